"""Rows of which only a copy is left: one was copied to write another into it, and the first was deleted in a later copy of the file.

The row that is left bears the hidden mark of the first, and by that would be a correction of it. Where it says what a new row said
that an earlier copy brought, it is that one; the first is gone from the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.asking import Asking
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.ground import Ground
from empower_desktop.workbook.proposing import Proposal, Proposed
from empower_desktop.workbook.spare_again import as_moved, filled, what_stands


def copies_alone(proposed: Proposed, asking: Asking, earlier: Mapping[str, Sequence[Change]]) -> tuple[Proposed, Mapping[str, str]]:
    """Give what is proposed and asked with each row that is left as the new one that it is, and which these are by the marks they bear.

    Whether what the mark is of shall be deleted is asked as of any row that is gone. `earlier` are the edits that came before.
    """
    ground = asking.ground
    here = {each.change.record for each in proposed.proposals}
    here.update(change.record for question in proposed.questions for choice in question.choices for change in choice.changes)
    left = {
        record: what_stands(changes)
        for record, changes in earlier.items()
        if ground.state(record) is None and record not in here and not KINDS[changes[0].kind].key
    }
    edited = _edited(proposed) if left else {}
    alone: dict[str, str] = {}
    for record, proposals in edited.items():
        says = _said(record, proposals, ground) if _is_renamed(proposals) else {}
        same = next((one for one, stands in left.items() if says and says.items() <= stands.items()), "")
        if same:
            alone[record] = same
            del left[same]
    if not alone:
        return proposed, alone
    kept = replace(proposed, proposals=tuple(each for each in proposed.proposals if each.change.record not in alone))
    gone = [asking.missing(_gone(edited[record][0])) for record in alone]
    moved = as_moved(kept, alone)
    return replace(moved, questions=(*moved.questions, *gone)), alone


def _edited(proposed: Proposed) -> Mapping[str, Sequence[Proposal]]:
    """Give, by their record, what is proposed of rows that were sent."""
    found: dict[str, list[Proposal]] = {}
    for each in proposed.proposals:
        if not each.is_new and not KINDS[each.change.kind].key:
            found.setdefault(each.change.record, []).append(each)
    return found


def _is_renamed(proposals: Sequence[Proposal]) -> bool:
    """Say whether a row is called otherwise than it was."""
    titles = KINDS[proposals[0].change.kind].title_fields
    return any(cell.field in titles for each in proposals for cell in each.cells)


def _said(record: str, proposals: Sequence[Proposal], ground: Ground) -> Mapping[str, Plain]:
    """Give all that a row says now."""
    edited = {code: plain for each in proposals for code, plain in each.change.fields.items()}
    return filled({**ground.shown(record), **edited})


def _gone(proposal: Proposal) -> Edit:
    """Give what was in the row as one that is no longer on the sheet."""
    return Edit("missing", proposal.cells[0].sheet, 0, proposal.change.kind, proposal.change.record, title=proposal.title)
