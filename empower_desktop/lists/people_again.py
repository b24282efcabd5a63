"""Sheets that name people of another sheet again without a word of when they came: who won the draw, who paid. Asked about."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import range_name
from empower_desktop.lists.names import is_name, read_name
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import plain

_OF_PRESENCE = ("session", "presence", "signed")
_OPTIONS = (
    Option("leave", N_("No: leave that sheet out")),
    Option("came", N_("Yes, those on it came together once more")),
)


def ask_of_people_again(context: Context, parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Give the tables that are taken as those of a meeting, and those that are none, or of which nobody said yet that they are.

    Asked is about a sheet without a day, a mark or a signature, most of whose people stand on another one that has them.
    """
    if context.kind != "attendance":
        return list(parts), []
    dated = [part for part in parts if _says_when(part) and _says_who_came(part)]
    left: list[Part] = []
    for part in parts:
        if _says_when(part) or _says_who_came(part) or not any(_are_of(part, other) for other in dated if other.sheet != part.sheet):
            continue
        message = N_(
            "The sheet {sheet} names people of another sheet, and neither a day nor who came. Is it of a meeting?", sheet=part.sheet
        )
        if context.asking.ask("people_again", part.sheet, part.head_cell("name") or "A1", message, _OPTIONS, "leave") != "came":
            left.append(part)
            table = part.table
            cells = range_name(min(table.header_rows, default=table.top), table.left, table.bottom, table.right)
            context.asking.leave(part.sheet, cells, N_("People of another sheet, of whom it is not said that they came"))
    return [part for part in parts if part not in left], left


def _says_when(part: Part) -> bool:
    return part.head.day is not None or bool(part.head.days) or bool(part.table.columns_with("session"))


def _says_who_came(part: Part) -> bool:
    return any(part.table.columns_with(code) for code in _OF_PRESENCE)


def _are_of(part: Part, other: Part) -> bool:
    """Say whether most of the people of a table stand on another one."""
    names = _names(part)
    return bool(names) and 2 * len(names & _names(other)) > len(names)


def _names(part: Part) -> set[str]:
    cells = (part.table.cell(row, "name") for row in part.table.rows)
    return {plain(name) for cell in cells if cell is not None and is_name(name := read_name(cell.text).name)}
