"""Rows of two copies of a workbook that may be one, of a kind that cannot be joined: where both have come, one may be deleted.

Who merges two copies that were passed on keeps the row of the first, and who merges them in the other order that of the other. Nobody
asks again when they exchange what they have: a decision would be there twice for both. It is always the row of the same person that is
offered to go, so that what names rows of one copy is left whole, and both coordinators mean the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.author import JOINABLE
from empower_desktop.workbook.asking import called
from empower_desktop.workbook.ground import EDITED, editor_in, filler_of
from empower_desktop.workbook.proposing import ANOTHER_NAME, Asked, Choice
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.rows_joined import rows_of

THERE_TWICE = "there_twice"
"""The code of the question whether one of two rows that may be one is to be deleted."""


def there_twice(ledger: Ledger, came: Sequence[Change]) -> list[Asked]:
    """Ask about rows that came and may be one with such as are here, but for those that were answered to be other ones."""
    rows = {change.id: change for change in came if _stays_alone(change)}
    fresh = rows.keys() - ledger.changes(rows.keys()).keys() if rows else rows.keys()
    asked = ledger.questions_made({rows[name].at for name in fresh}).values() if fresh else ()
    open_or_same = [each.asked for each in asked if each.asked.code == ANOTHER_NAME and each.answer != "another"]
    pairs = [
        (each, row, other)
        for each in open_or_same
        for choice in each.choices
        if choice.code == "same"
        for row, other in rows_of(each, choice)
        if row.id in fresh
    ]
    return [question for each in pairs for question in _one_too_many(ledger, came, *each)]


def _stays_alone(change: Change) -> bool:
    """Say whether a change may be a new row of a workbook, of a kind of which two records are never found to be one."""
    return change.why.startswith(EDITED) and change.kind in KINDS and not KINDS[change.kind].key and change.kind not in JOINABLE


def _one_too_many(ledger: Ledger, came: Iterable[Change], asked: Asked, row: Change, other: str) -> Iterator[Asked]:
    """Ask whether the row of one of two people is to be deleted, where both are here."""
    histories = {record: dict.fromkeys(changes) for record, changes in ledger.histories([row.record, other]).items()}
    for change in came:
        if change.record in (row.record, other):
            histories.setdefault(change.record, {})[change] = None
    begun = [change for history in histories.values() for change in history if not change.over and change.why.startswith(EDITED)]
    states = {record: state_of(list(history), UNITS) for record, history in histories.items() if history}
    if len({change.record for change in begun}) < 2 or any(state.standing == "deleted" for state in states.values()):
        return
    gone = max(begun, key=lambda change: (filler_of(change.why), change.record))
    state = states[gone.record]
    message = N_(
        "Row {row} may be the one that somebody else had filled in (“{title}”). Both have come as entries of their own, since another "
        "coordinator merged the copies of this workbook in the other order. Is one of them too many?",
        row=asked.row,
        title=called(gone.kind, state.fields, lambda _kind, _record: "") or gone.record[:8],
    )
    over = sorted({one for ids in state.survivors.values() for one in ids})
    deletion = Change.make(gone.record, gone.kind, {DELETED: True}, over, gone.by, gone.at, gone.why)
    name = editor_in(gone.why)
    delete = N_("Delete the one that {name} filled in", name=name) if name else N_("Delete one of them")
    choices = Choice("yes", delete, (deletion,)), Choice("no", N_("Keep both"))
    question = sha256("\n".join([THERE_TWICE, *sorted(states)]).encode()).hexdigest()[:32]
    yield replace(asked, id=question, code=THERE_TWICE, message=message, choices=choices, record=gone.record, field="")
