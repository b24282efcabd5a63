"""What a sheet that says less than the others of its file takes from these: its title, and the village."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.head_places import LEVELS
from empower_desktop.lists.heads import Said
from empower_desktop.lists.names import usual_title
from empower_desktop.lists.shared_heads import with_place
from empower_desktop.records.words import plain


def complete_from_siblings(context: Context, parts: Sequence[Part]) -> None:
    """Let each sheet take from the others what its own head does not say; that it was taken from there is said."""
    _name_after_siblings(context, parts)
    if context.kind != "meeting":
        _place_as_siblings(context, parts)


def _name_after_siblings(context: Context, parts: Sequence[Part]) -> None:
    """Let a sheet that names only its hamlet be called as its sibling is: "Musyawarah Dusun I", "Musyawarah Dusun II"."""
    named = next((part for part in parts if part.head.title is not None and part.head.hamlet), None)
    if named is None or named.head.title is None:
        return
    for part in parts:
        if part.head.title is None and part.head.hamlet and part.sheet != named.sheet and context.kind in ("attendance", "meeting"):
            pattern = re.compile(re.escape(named.head.hamlet), re.IGNORECASE)
            title, count = pattern.subn(part.head.hamlet, named.head.title.text)
            cell = part.head.day.cell if part.head.day else next(iter(part.table.sheet.cells.values()))
            if count:
                part.head.title = Said(title, cell)
                part.head.lines.extend(named.head.lines)
                message = N_("This sheet has no title of its own: it was named as the other sheet is.")
                context.asking.say("title_from_sheet", part.sheet, cell.name, message)


def _place_as_siblings(context: Context, parts: Sequence[Part]) -> None:
    """Let a sheet whose head names no place be of the village of the other sheets, where all that name one name the same, a certain one.

    A village among the words of its own title goes before that.
    """
    named = [part for part in parts if part.head.village]
    villages = {(plain(part.head.village), plain(part.head.district)) for part in named}
    if len(villages) != 1:
        return
    first = named[0]
    if not context.find_area(first.head.village, first.head.district, first.head.regency):
        return
    for part in parts:
        cell = _naming(part)
        if cell is not None and part.sheet != first.sheet and _names_no_place(part):
            part.head = with_place(part.head, first.head)
            village = usual_title(first.head.village.upper())
            message = N_("This sheet names no village: that of the sheet {sheet} is taken, {village}.", sheet=first.sheet, village=village)
            context.asking.say("place_from_sheet", part.sheet, cell.name, message)


def _names_no_place(part: Part) -> bool:
    head = part.head
    is_named = head.village or head.district or head.regency or head.key("village", "district", "regency")
    return not (is_named or part.table.column("village") or any(LEVELS.search(line.text) for line in head.lines))


def _naming(part: Part) -> Cell | None:
    """Give the cell that says what a sheet lists; None for one that says nothing, of which it is not known to be like the others."""
    said = part.head.group or part.head.title
    return said.cell if said is not None else None
