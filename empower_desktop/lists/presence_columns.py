"""Presence in a column of its own for each of its kinds, `Hadir | Tidak Hadir` or `H | S | I | A`: the ticked one says who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing, is_tick
from empower_desktop.lists.context import Context, Part, across
from empower_desktop.lists.grid import Cell, cell_name
from empower_desktop.lists.headings import headed_presence
from empower_desktop.lists.marks import CROSS, MARK_OPTIONS, PRESENT_OPTIONS
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.tables import Found
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.records.words import meaning, plain

_TICK, _BLANK = "tick", "blank"
_CROSS_OPTIONS = (Option(_TICK, N_("A tick: what heads the column is so")), Option(_BLANK, N_("The same as a blank cell")))


def presence_columns(table: Found) -> dict[int, str]:
    """Give what a tick means in each of several columns of presence; nothing where there is one such column, or none."""
    columns = table.columns_with("presence")
    headings = [table.heading(column) for column in columns]
    meant = {each.column: said for each in headings if (said := headed_presence(each.top, each.sub))}
    return meant if len(set(meant.values())) > 1 else {}


def ticked_presences(context: Context, part: Part, people: Sequence[Somebody], meant: Mapping[int, str]) -> list[str]:
    """Give the presence that each row ticks, "" where it ticks none; what no sign or several say is asked."""
    cells = [_filled(part, one, meant) for one in people]
    crosses = _crosses(context, part, [cell for some in cells for cell in some if _is_cross(cell)])
    found = [_of_row(context, part, one, some, (meant, crosses)) for one, some in zip(people, cells, strict=True)]
    return _blanks(context, part, people, found, meant)


def _of_row(context: Context, part: Part, one: Somebody, cells: Sequence[Cell], known: tuple[Mapping[int, str], str]) -> str:
    meant, crosses = known
    cells = [cell for cell in cells if crosses != _BLANK or not _is_cross(cell)]
    said = {_said(cell, meant[cell.column], crosses) for cell in cells}
    if len(said) < 2 and "" not in said:
        return next(iter(said), "")
    if not crosses and any(map(_is_cross, cells)):  # what a cross means is asked once for all of them
        return UNKNOWN
    where = across(one.row, [cell.column for cell in cells])
    signs = " · ".join(f"{part.table.heading(cell.column).words}: {cell.text[:20]}" for cell in cells)
    message = N_("{name} has “{signs}”. Were they present?", name=one.name.name, signs=signs)
    return context.asking.ask("mark_unknown", part.sheet, where, message, MARK_OPTIONS) or UNKNOWN


def _filled(part: Part, one: Somebody, columns: Mapping[int, str]) -> list[Cell]:
    cells = [cell for column in columns if (cell := part.table.sheet.cell(one.row, column)) is not None]
    return [cell for cell in cells if not is_nothing(cell.text) and cell.text != "0"]


def _is_cross(cell: Cell) -> bool:
    return plain(cell.text) == CROSS


def _said(cell: Cell, headed: str, crosses: str) -> str:
    """Give what a sign below a heading says, that of the heading where it is a tick or its own letter; "" where nobody knows."""
    said = meaning("presence", cell.text)
    if _is_cross(cell):
        return headed if crosses == _TICK else ""
    if said == headed or (is_tick(cell.text) and not headed_presence("", cell.text)):
        return headed
    return said if headed == "alpa" and said in ("izin", "sakit") else ""


def _crosses(context: Context, part: Part, cells: Sequence[Cell]) -> str:
    if not cells:
        return ""
    where = ",".join(cell.name for cell in cells[:20])
    message = N_("What does “{mark}” mean in these columns?", mark=cells[0].text.strip())
    return context.asking.ask("mark_unknown", part.sheet, where, message, _CROSS_OPTIONS, about=(context.place_of(part), CROSS))


def _blanks(context: Context, part: Part, people: Sequence[Somebody], said: Sequence[str], meant: Mapping[int, str]) -> list[str]:
    """Ask once about rows without a tick where only those who stayed away were to be ticked, and nobody signed either."""
    blank = [one for one, each in zip(people, said, strict=True) if not each]
    if "hadir" in meant.values():
        return [each or UNKNOWN for each in said]
    if not blank or part.table.column("signed"):
        return list(said)
    message = P_(
        "The columns say who was not present, and nothing is ticked for {n} person. Were they present?",
        "The columns say who was not present, and nothing is ticked for {n} people. Were they present?",
        len(blank),
    )
    where, about = cell_name(blank[0].row, min(meant)), (context.place_of(part),)
    answer = context.asking.ask("blank_means", part.sheet, where, message, PRESENT_OPTIONS, about=about)
    return [each or answer or UNKNOWN for each in said]
