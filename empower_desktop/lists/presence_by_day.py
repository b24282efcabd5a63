"""Who was there on each day of a table of people by days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell, cell_name
from empower_desktop.lists.mark_keys import bare, marks_said
from empower_desktop.lists.marks import ABSENT_OPTIONS, MARK_OPTIONS, ask_marks, known_marks
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.understood import UNKNOWN

_DASHES = ("-", "–", "—")
_DASH = _DASHES[0]
_Cells = Mapping[tuple[int, int], Cell | None]
"""The cells of a table, by row and column."""


@dataclass(frozen=True)
class Day:
    """One column of a table of people by days: its number and its `name` in the table; `iso` is empty while the day is not known.

    `is_named` says whether its heading names a day at all, as `12/1` does and `P1` does not; `is_asked` that it is asked whether
    its number is a day of the month over the list.
    """

    column: int
    name: str
    iso: str = ""
    is_named: bool = False
    is_asked: bool = False


def marks_by_day(context: Context, part: Part, people: Sequence[Somebody], days: Sequence[Day]) -> list[dict[int, str]]:
    """Give the presence of each person in each column of days; what a dash, a blank and a strange mark mean is asked once."""
    cells = {(one.row, day.column): part.table.sheet.cell(one.row, day.column) for one in people for day in days}
    meanings = _meanings(context, part, cells)
    return [{day.column: meanings[_said(cells[one.row, day.column])] for day in days} for one in people]


def _said(cell: Cell | None) -> str:
    """Give what a cell says: a dash however it is written, "" for a blank."""
    return _said_by(cell.text) if cell is not None else ""


def _said_by(text: str) -> str:
    return _DASH if text.strip() in _DASHES else text


def _meanings(context: Context, part: Part, cells: _Cells) -> dict[str, str]:
    """Give the presence that each thing said in these cells means; a key beside the table goes before what such a mark usually means."""
    saying: dict[str, list[Cell]] = {}
    for cell in cells.values():
        if cell is not None and cell.text:
            saying.setdefault(_said(cell), []).append(cell)
    dashes = saying.pop(_DASH, [])
    keyed = {_said_by(mark): presence for mark, presence in marks_said(part.table.sheet, [part.table]).items()}
    meanings = {"": _ask_blank(context, part, cells)}
    message = N_("What does “-” mean in this table?")
    meanings[_DASH] = keyed.get(_DASH) or ask_marks(context, part, dashes, message, "alpa", ABSENT_OPTIONS)
    known = {text: keyed.get(bare(text), usual) for text, usual in known_marks(saying).items()}
    for text, some in saying.items():
        message = N_("What does “{mark}” mean in this table?", mark=text[:20])
        meanings[text] = known[text] or ask_marks(context, part, some, message, "", MARK_OPTIONS)
    return meanings


def _ask_blank(context: Context, part: Part, cells: _Cells) -> str:
    blanks = [cell_name(*place) for place, cell in cells.items() if not _said(cell)]
    if not blanks:
        return UNKNOWN
    message = N_("Blank cells ({n}): not recorded, or absent?", n=len(blanks))
    options = tuple(reversed(ABSENT_OPTIONS))
    return context.asking.ask("blank_means", part.sheet, blanks[0], message, options, UNKNOWN, about=(context.place_of(part),)) or UNKNOWN


def days_present(row: Mapping[int, str]) -> int:
    """Count the days on which somebody was there."""
    return sum(mark == "hadir" for mark in row.values())
