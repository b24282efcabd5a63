"""Tables whose column of names may name things, `Nama Masjid` or a bare `Nama` beside `Satuan`: asked, and nobody taken of them before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, span
from empower_desktop.lists.grid import Cell, line_of
from empower_desktop.lists.headings import names_people
from empower_desktop.lists.tables import Found, rows_over
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import beginning, meaning, plain

_OF_PEOPLE_ALONE = frozenset(
    [
        *("sex", "sex_male", "sex_female", "birth_date", "birth_year", "birth", "age", "nik", "account", "occupation", "education"),
        *("signed", "presence", "session", "capacity", "position", "task", "transport_paid", "member_no", "savings", "loan", "loan_paid"),
        *("pre_score", "post_score", "satisfaction", "certificate_no", "attended_hours"),
    ]
)
"""What only a table of people has a column of; a place, a phone number or a remark may be of anything."""
_BARE = ("nama", "name")
_LISTS = ("daftar", "data", "buku", "rekap", "rekapitulasi", "laporan", "list")
"""What a title calls the list itself, before it says of what it is."""
_MOST_TOLD = 3
_OPTIONS = (Option("people", N_("Yes, people")), Option("things", N_("No, something else")))


def may_list_people(context: Context, table: Found) -> bool:
    """Say whether a table lists people, as far as its headings or an answer tell; it is asked where they tell neither."""
    column = next((each for each in table.columns if each.field == "name"), None)
    if column is None or column.certainty != "word" or any(each.field in _OF_PEOPLE_ALONE for each in table.columns):
        return True
    is_of_things = any(meaning("beside_things", each.heading) for each in table.columns) or any(map(_is_titled, rows_over(table)))
    if _calls_people(column.heading) and not (is_of_things and plain(column.heading) in _BARE):
        return True
    number = table.column("name")
    named = ", ".join(f"“{table.sheet.text(row, number)[:30]}”" for row in table.rows[:_MOST_TOLD])
    message = N_("Does “{heading}” name people: {names}? Nothing else in the list is of people alone.", heading=column.heading, names=named)
    default = "things" if is_of_things else ""
    if context.asking.ask("whether_people", table.sheet.name, span(number, table.rows), message, _OPTIONS, default) == "people":
        return True
    table.columns[table.columns.index(column)] = replace(column, field="", certainty="none")
    return False


def _calls_people(heading: str) -> bool:
    """Say whether a heading calls those below it people, `Nama Donatur`; a body that sends some, `Nama Puskesmas`, is nobody."""
    called = plain(heading).removeprefix("nama ")
    return bool(meaning("people", called)) or (names_people(heading) and meaning("office", called) != "body")


def _is_titled(cells: Sequence[Cell]) -> bool:
    """Say whether a row over a table is the title of a list of things, `DAFTAR INVENTARIS` or `Data barang milik desa`."""
    words = dropwhile(lambda word: word in _LISTS, plain(line_of(cells)).split())
    return bool(beginning("things", " ".join(words))[0])
