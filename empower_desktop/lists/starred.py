"""A star behind a name, and the line below the list that says what it means: an office, an absence, or a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.offices import role_here
from empower_desktop.lists.people import Somebody

_STARRED = re.compile(r"\s*[^\s*].*\*+\s*\)?\s*", re.DOTALL)
"""A name with a star behind it; one with stars around it is only shown in bold."""
_KEY = re.compile(r"\s*\(?\s*\*+\s*\)?\s*[:=–-]?\s*([^\W\d].*)", re.DOTALL)


def read_stars(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Let the line below a list be a remark on each starred person of those who came, and name the stars that say nothing of a record."""
    starred = [one for one in people if _is_starred(one)]
    said = _said_below(part) if starred else ""
    if said and context.kind in ("attendance", "meeting") and not part.table.columns_with("session"):
        for one in starred:
            one.remark = "; ".join(filter(None, (said, one.remark)))
    elif starred and not (context.kind == "membership" and role_here(part, said)):
        context.asking.leave(part.sheet, [one.cell for one in starred], N_("The star behind the name: {words}", words=said or "*"))


def offices_by_stars(part: Part, people: Sequence[Somebody]) -> dict[int, str]:
    """Give by row the office that the stars of a roll say, `*) Ketua`."""
    starred = [one.row for one in people if _is_starred(one)]
    role = role_here(part, _said_below(part)) if starred else ""
    return dict.fromkeys(starred, role) if role else {}


def _is_starred(one: Somebody) -> bool:
    return _STARRED.fullmatch(one.part.table.sheet.text(one.row, one.part.table.column("name"))) is not None


def _said_below(part: Part) -> str:
    """Give what the first line below the headings that begins with a star says behind it, "" for none."""
    sheet, first = part.table.sheet, max(part.table.header_rows, default=0)
    lines = (_KEY.fullmatch(cell.text) for row, cells in sheet.by_row.items() if row > first for cell in cells if cell.kind == "text")
    return next((" ".join(found[1].split()) for found in lines if found is not None), "")
