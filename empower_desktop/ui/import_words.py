"""What is said while a list is taken in: what it may be, how a column is known, what a question is about, what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter

from empower_desktop.errors import Problem
from empower_desktop.language import N_, P_, Label, Language, Message
from empower_desktop.lists.grid import Listing, column_of
from empower_desktop.lists.headings import PRIVATE as PRIVATE_FIELDS
from empower_desktop.lists.questions import as_kept
from empower_desktop.lists.targets import UNKEPT
from empower_desktop.lists.understood import REGISTERS, Ask, Column, Left, Table, Understood
from empower_desktop.records import KINDS
from empower_desktop.ui.kit import table_model as kit
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.workspace.counts import Counts, in_order

LISTS: Sequence[tuple[str, Message]] = (
    ("attendance", N_("Who came to a meeting")),
    ("meeting", N_("Minutes of a meeting")),
    ("participation", N_("Who took part in a training")),
    ("membership", N_("Members of a group")),
    ("contribution", N_("Savings and loans of a group")),
    ("person", N_("People of a village")),
)
"""What a list can be taken as, in the words of those who keep it."""
NOT_USED, NOT_TAKEN = N_("Not used"), N_("What is not taken")
KNOWN_BY: Mapping[str, Message] = {
    "chosen": N_("chosen by hand"),
    "remembered": N_("remembered"),
    "word": N_("from the heading"),
    "values": N_("from what stands in it"),
    "none": N_("not recognised"),
}
DOUBTFUL = ("values", "none")
NOT_TYPED: Mapping[str, Message] = {
    "day": N_("Write a day, such as 12/1/26."),
    "year": N_("Write a year with four digits, such as 2026."),
    "number": N_("Write a number, such as 8,5."),
    "scale": N_("Write a scale, such as 0-10."),
    "day of the month": N_("Write a day that every month has, from 1 to 28."),
}
MOST_BESIDE = 6
EXAMPLES = 4
PROPOSED = N_("{answer} (proposed)")


def kinds_of_lists() -> list[tuple[str, Message | Label]]:
    """Give what a list can be taken as: those of people first, then the registers, called as their sheets are."""
    return [*LISTS, *((code, KINDS[code].sheet) for code in REGISTERS)]


def place(sheet: str, cell: str, sheets: int) -> str:
    """Say where something stands; the sheet only where there are several."""
    return " ".join(part for part in (sheet if sheets > 1 or not cell else "", cell) if part)


def table_title(say: Language, table: Table) -> str:
    """Say which table of a list this is."""
    rows = say(N_("rows {first}–{last}", first=table.first_row, last=table.last_row))
    return " · ".join(part for part in (table.caption, table.sheet, rows) if part)


def heading_of(column: Column) -> str:
    """Give the letters and the heading of a column, in one line."""
    return f"{column.letters} · {' '.join(column.heading.split())}" if column.heading else column.letters


def is_odd(column: Column) -> bool:
    """Say whether one should look at a column: nobody told what it holds, or only its values do."""
    return column.certainty in DOUBTFUL and not column.why_not and column.field not in UNKEPT


def waiting(asks: Iterable[Ask]) -> list[Ask]:
    """Give what can be answered, answered already or not."""
    return [ask for ask in asks if ask.options]


def remarks(asks: Iterable[Ask]) -> list[Ask]:
    """Give what is only said."""
    return [ask for ask in asks if not ask.options]


def doubts(say: Language, asks: Iterable[Ask], sheets: int) -> list[tuple[str, str]]:
    """Say what is taken and should be looked at first, each with its cells: what may belong elsewhere, and what is of children."""
    return [(say(ask.message), place(ask.sheet, ask.cell, sheets)) for ask in asks if ask.family == "doubt"]


def left_lines(say: Language, left: Sequence[Left], sheets: int) -> list[tuple[str, str]]:
    """Say what was not taken, and why: places of one reason together, what belongs to the form of the list last."""
    gathered: dict[str, list[str]] = {}
    for each in sorted(left, key=attrgetter("of_form")):
        gathered.setdefault(say(each.why), []).append(place(each.sheet, each.cell, sheets))
    return [(why, ", ".join(dict.fromkeys(cells))) for why, cells in gathered.items()]


def said_of(asks: Sequence[Ask]) -> tuple[Message, Message]:
    """Say how many questions there are, and how many of them are answered."""
    every = waiting(asks)
    answered = sum(1 for ask in every if ask.answer)
    return P_("{n} question", "{n} questions", len(every)), P_("{n} answered", "{n} answered", answered)


COUNTED: Sequence[tuple[str, Message]] = (
    ("read", N_("Read")),
    ("new", N_("New")),
    ("updated", N_("Changed")),
    ("same", N_("Same")),
    ("rejected", N_("Not taken")),
)


def count_columns(say: Language) -> list[kit.Column]:
    """Give the columns of what comes of a list."""
    return [kit.Column("kind", say(N_("Records")), 200, wide=True), *(kit.Column(code, say(text), 84, "right") for code, text in COUNTED)]


def count_rows(say: Language, counts: Mapping[str, Counts]) -> list[kit.TableRow]:
    """Give a row for each kind of record that comes of a list."""
    rows = []
    for kind, each in in_order(counts).items():
        figures = [Cell(say.number(n) if (n := getattr(each, code)) else "", "number") for code, _ in COUNTED]
        rows.append(kit.TableRow(kind, (Cell(say(KINDS[kind].label), "strong"), *figures)))
    return rows


class RowsBeside:
    """What stands in the rows that a question is about, as far as they are few; columns that are not kept are left out."""

    def __init__(self, listing: Listing | None, understood: Understood) -> None:
        """Know where the entries of a list stand."""
        self._sheets = listing.by_name if listing else {}
        self._places = {entry.name: (entry.sheet, entry.row) for entry in understood.entries}
        self._private = {
            (table.sheet, number_of(each)) for table in understood.tables for each in table.columns if each.field in PRIVATE_FIELDS
        }

    def of(self, ask: Ask) -> list[str]:
        """Give the rows that a question is about, each with its number."""
        spots = [self._places[name] for pair in ask.pairs for name in pair if name in self._places]
        if not ask.pairs:
            numbers = {int(number) for number in re.findall(r"[A-Z]+(\d+)", ask.cell)}
            spots = [(ask.sheet, number) for number in numbers] if len(numbers) == 1 else []
        shown = list(dict.fromkeys(spot for spot in spots if spot[1]))
        texts = [(row, self._text(sheet, row)) for sheet, row in shown] if len(shown) <= MOST_BESIDE else []
        return [f"{row}:  {text}" for row, text in texts if text]

    def _text(self, name: str, row: int) -> str:
        sheet = self._sheets.get(name)
        cells = [cell for cell in sheet.by_row.get(row, ()) if (name, cell.column) not in self._private] if sheet else []
        return "  |  ".join(text for cell in cells if (text := " ".join(cell.text.split())))


def read_typed(ask: Ask, text: str, today: date) -> str:
    """Give an answer of one's own in the form in which it is kept; a Problem says what is expected instead."""
    kept = as_kept(text, ask.typed, today)
    if not kept:
        raise Problem(NOT_TYPED.get(ask.typed, NOT_TYPED["day"]), "not_an_answer")
    return kept


def examples(understood_rows: Iterable[str]) -> str:
    """Give a few different things that stand in a column."""
    found: list[str] = []
    for text in understood_rows:
        if text and text not in found:
            found.append(text)
        if len(found) > EXAMPLES:
            return ", ".join(found[:EXAMPLES]) + ", …"
    return ", ".join(found)


def number_of(column: Column) -> int:
    """Give the number of a column."""
    return column_of(column.letters)
