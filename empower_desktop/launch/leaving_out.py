"""Which edits made in Excel a merge is to leave out, as the command line names them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from empower_desktop.errors import Problem
from empower_desktop.language import N_

if TYPE_CHECKING:  # most merges have nothing to leave out
    from empower_desktop.workbook.proposing import Proposal


def edits_named(names: Iterable[str], proposals: Sequence[Proposal]) -> frozenset[str]:
    """Give the ids of the changes of the edits that are named: by a sheet, a cell of it, or the id of the change itself.

    A name that fits no edit raises a Problem: who leaves something out must not find it merged.
    """
    found: set[str] = set()
    for name in names:
        named = {each.change.id for each in proposals if _is_named(name.strip().casefold(), each)}
        if not named:
            message = N_("No edit is called “{name}”. Foretell the merge (--dry-run), and take sheet and cell from there.", name=name)
            raise Problem(message, "no_such_edit")
        found |= named
    return frozenset(found)


def _is_named(name: str, proposal: Proposal) -> bool:
    places = {place.casefold() for cell in proposal.cells for place in (cell.sheet, f"{cell.sheet}!{cell.cell}")}
    return name == proposal.change.id or name in places
