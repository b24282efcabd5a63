"""Edits of a workbook that were left out, in words: each with its sheet and cell, why it was not taken, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.workbook.proposing import EditedCell, Proposal
from empower_desktop.workspace.untaken import Untaken
from empower_desktop.workspace.workspace import Workspace

MEND: Final = N_("Mend this cell in the file, save it, and merge it again.")
IF_RIGHT: Final = N_("If it is right as it is, undo the merge, merge the file again and tick it.")
IF_MEANT: Final = N_("Nothing, if that was meant. Otherwise undo the merge, merge the file again and tick it.")


def odd_first(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Give the edits that were left out, those first that need a look before they can be taken."""
    return sorted(proposals, key=lambda each: not each.is_odd)


def why_left_out(work: Workspace, proposal: Proposal) -> Message:
    """Say what was proposed, and why it was not taken."""
    what = _new_row(work, proposal) if proposal.is_new else _edit(work, proposal)
    if proposal.is_odd:
        why = " ".join(work.language(each) for each in proposal.why_odd)
        return N_("Not taken, because something in it needs a look: {what}. {why}", what=what, why=why)
    return N_("Not taken, because it was not ticked: {what}.", what=what)


def what_to_do(work: Workspace, proposal: Proposal) -> str:
    """Say what to do with an edit that was left out."""
    return f"{work.language(MEND)} {work.language(IF_RIGHT)}" if proposal.is_odd else work.language(IF_MEANT)


def untaken_of(work: Workspace, problems: Iterable[Problem], left_out: Iterable[Proposal]) -> Iterator[Untaken]:
    """Give what was refused of a workbook, then the edits that were left out."""
    for problem in problems:
        place = problem.place
        yield Untaken(place.sheet, place.cell, problem.message, for_sender=True, record=place.record, field=place.field)
    for proposal in odd_first(left_out):
        place = place_of(proposal)
        why = why_left_out(work, proposal)
        yield Untaken(place.sheet, place.cell, why, for_sender=proposal.is_odd, record=place.record, field=place.field)


def place_of(proposal: Proposal) -> Place:
    """Give sheet and cell of an edit, of a new row its first cell; the field too where it is one cell."""
    first = proposal.cells[0]
    return Place(sheet=first.sheet, cell=first.cell, record=proposal.change.record, field="" if proposal.is_new else first.field)


def _new_row(work: Workspace, proposal: Proposal) -> Message:
    if title := title_of(work, proposal):
        return N_("new row “{title}”", title=title)
    return N_("new row {row} of the sheet {sheet}", row=proposal.row, sheet=place_of(proposal).sheet)


def _edit(work: Workspace, proposal: Proposal) -> Message:
    cells = ", ".join(_shown(work, proposal.change.kind, cell) for cell in proposal.cells)
    return N_("“{title}”, {cells}", title=title_of(work, proposal), cells=cells)


def title_of(work: Workspace, proposal: Proposal) -> str:
    """Give what a record is called that is edited, or that a new row makes."""
    return proposal.title or work.names.title(proposal.change.kind, proposal.change.fields)


def _shown(work: Workspace, kind: str, cell: EditedCell) -> str:
    field = KINDS[kind].fields()[cell.field]
    before, after = (field.show(plain, work.language, work.names) or "–" for plain in (cell.before, cell.after))
    return f"{work.language(field.label)}: {before} → {cell.words or after}"
