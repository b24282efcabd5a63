"""What is done by hand and names a new row that is left out: taken alone it would name somebody who never comes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.workbook.proposing import Proposal
from empower_desktop.workspace.coming import Ledger

WHY = N_("It names a new row that is left out.")


def lacking(
    ledger: Ledger, proposed: Sequence[Proposal], taken: Sequence[Proposal], left_out: Set[str] = frozenset()
) -> dict[str, Proposal]:
    """Give, by the ids of their changes, those to be taken that name a new row of the same workbook which is not, and is not here.

    They say why they are left out. What is `left_out` was answered to be no record.
    """
    rows = {each.change.record for each in proposed if each.is_new} - {each.change.record for each in taken if each.is_new}
    gone = rows - ledger.kinds(rows).keys() if rows else rows
    gone |= left_out - ledger.visible(left_out).keys() if left_out else left_out
    found: dict[str, Proposal] = {}
    while more := [each for each in taken if each.change.id not in found and _names(each.change, gone)]:
        found |= {each.change.id: replace(each, why_odd=(*each.why_odd, WHY)) for each in more}
        gone |= {each.change.record for each in more if each.is_new}
    return found


def _names(change: Change, records: Set[str]) -> bool:
    return any(not records.isdisjoint(value) if isinstance(value, tuple) else value in records for value in change.fields.values())
