"""Whether what a workbook answers still waits here, or was answered meanwhile, perhaps in the same way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import state_of
from empower_desktop.records import UNITS
from empower_desktop.workbook.answers import AnsweredConflict
from empower_desktop.workspace.coming import Ledger, standing
from empower_desktop.workspace.lettered import codes_of


def is_open(
    ledger: Ledger, row: AnsweredConflict, kind: str, fighting: Sequence[Change], histories: Mapping[str, Sequence[Change]]
) -> bool:
    """Say whether nobody settled the conflict or wrote something else since the workbook was made."""
    records = {change.record for change in fighting}
    members = ledger.members(fighting[0].record)
    current: set[str] = set()
    for one in records:
        survivors = state_of(list(histories[one]), UNITS).survivors
        codes: Collection[str] = survivors.keys() if row.spot == DELETED else codes_of(kind, row.spot)
        current.update(each for code in codes for each in survivors.get(code, ()))
    unnamed = members.difference(records) if row.spot == DELETED else ()
    return current == {change.id for change in fighting} and not unnamed and members.issuperset({row.record, *records})


def stands_already(ledger: Ledger, row: AnsweredConflict, fields: Mapping[str, Plain], records: Collection[str]) -> bool:
    """Say whether somebody gave the same answer already, so that nothing is left to settle."""
    members = ledger.members(row.record)
    if not members.issuperset(records):
        return False
    state = standing(ledger.histories(members).values())
    if DELETED in fields:
        return state.standing == ("deleted" if fields[DELETED] is True else "live")
    return state.disputed.isdisjoint(fields) and all(state.fields.get(code) == plain for code, plain in fields.items())
