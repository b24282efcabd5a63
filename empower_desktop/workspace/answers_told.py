"""What the answers of a workbook write, said before and after it is merged."""

from __future__ import annotations

from collections.abc import Iterator

from empower_desktop.history.change import Change
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.workspace.answering_in_excel import Settlement
from empower_desktop.workspace.coming import Ledger


def answers_told(ledger: Ledger, settlement: Settlement) -> tuple[Message, ...]:
    """Say what each answer writes; of records that are joined, which get the same, it is said once."""
    histories = ledger.histories({change.record for change in settlement.changes})
    told: dict[str, Message] = {}
    for change in settlement.changes:
        fields = state_of(histories.get(change.record) or [change], UNITS).fields
        title = ledger.work.names.title(change.kind, fields)
        told.update((ledger.work.language(each), each) for each in _told(ledger, change, title))
    return tuple(told.values())


def _told(ledger: Ledger, change: Change, title: str) -> Iterator[Message]:
    fields, names = KINDS[change.kind].fields(), ledger.work.names
    for code, plain in change.fields.items():
        if code in fields:
            value = fields[code].show(plain, ledger.work.language, names) or "–"
            yield N_("Answered: {title}, {label}: {value}", title=title, label=fields[code].label, value=value)
        else:
            yield N_("Answered: {title} is deleted", title=title) if plain else N_("Answered: {title} is kept", title=title)
