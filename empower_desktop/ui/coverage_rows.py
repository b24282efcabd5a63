"""The rows of the coverage page: of each worker what came and what is missing, and of one worker each file."""

from __future__ import annotations

from empower_desktop.language import N_, P_, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.workspace import Arrival
from empower_desktop.workspace.coverage import Coverage
from empower_desktop.workspace.coverage_words import code_words, gap_numbers

LONG_AGO = 14
"""After so many days without a file somebody stands out."""


def worker_columns(desk: Desk) -> list[Column]:
    """Give the columns of the workers."""
    say = desk.say
    return [
        Column("name", say(N_("Name")), 200, wide=True),
        Column("last", say(N_("Last file")), 90, "right"),
        Column("came", say(N_("Came")), 110),
        Column("code", say(N_("Data code")), 110),
        Column("gaps", say(N_("Not come")), 130),
        Column("records", say(N_("Records")), 80, "right"),
        Column("questions", say(N_("Questions")), 90, "right"),
        Column("days", say(N_("Since")), 120),
    ]


def worker_row(desk: Desk, one: Coverage) -> TableRow:
    """Give the row of a worker; who sent nothing for long stands out."""
    say, language = desk.say, desk.language
    last, number = one.last, desk.language.number
    late = one.days is not None and one.days >= LONG_AGO
    cells = (
        Cell(one.worker.name, "strong"),
        Cell(number(last.number) if last else "", "number"),
        Cell(language.short_day(local_moment(last.at).date()) if last else ""),
        Cell(say(code_words(last)) if last else "", "muted"),
        Cell(gap_numbers(one, language), role="warn" if one.wanted else "muted", icon="triangle-alert" if one.wanted else ""),
        Cell(number(one.records), "number"),
        Cell(number(len(one.questions)) if one.questions else "", "number"),
        Cell(say(days_words(one.days)) if one.days is not None else "", role="warn" if late else "", icon="clock" if late else ""),
    )
    return TableRow(one.worker.id, cells)


def days_words(days: int) -> Message:
    """Say how long ago a file came."""
    return P_("{n} day ago", "{n} days ago", days) if days > 0 else N_("today")


def file_columns(desk: Desk) -> list[Column]:
    """Give the columns of the files of one worker."""
    say = desk.say
    return [
        Column("number", say(N_("No.")), 50, "right"),
        Column("file", say(N_("File")), 200, wide=True),
        Column("made", say(N_("Made")), 100),
        Column("came", say(N_("Came")), 100),
        Column("code", say(N_("Code")), 100),
    ]


def file_row(desk: Desk, arrival: Arrival) -> TableRow:
    """Give the row of a file that came."""
    language = desk.language
    cells = (
        Cell(language.number(arrival.number), "number"),
        Cell(arrival.file, "strong", icon="file-spreadsheet"),
        Cell(language.short_day(local_moment(arrival.made).date()) if arrival.made else ""),
        Cell(language.short_day(local_moment(arrival.at).date())),
        Cell(language(code_words(arrival)), "muted"),
    )
    return TableRow(arrival.export_id, cells)
