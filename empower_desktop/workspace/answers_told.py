"""What the answers of a workbook write, said before and after it is merged."""

from __future__ import annotations

from collections.abc import Iterator

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.field import as_it_stands
from empower_desktop.workspace.answering_in_excel import Settlement
from empower_desktop.workspace.coming import Ledger


def answers_told(ledger: Ledger, settlement: Settlement) -> tuple[Message, ...]:
    """Say what each answer writes; of records that are joined, which get the same, it is said once."""
    histories = ledger.histories({change.record for change in settlement.changes})
    told: dict[str, Message] = {}
    for change in settlement.changes:
        fields = state_of(histories.get(change.record) or [change], UNITS).fields
        title = ledger.work.names.title(change.kind, fields) if change.kind in KINDS else change.record
        told.update((ledger.work.language(each), each) for each in _told(ledger, change, title))
    return tuple(told.values())


def _told(ledger: Ledger, change: Change, title: str) -> Iterator[Message]:
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    for code, plain in change.fields.items():
        if code == DELETED:
            yield N_("Answered: {title} is deleted", title=title) if plain is True else N_("Answered: {title} is kept", title=title)
            continue
        field = fields.get(code)  # none where a newer version knows more fields, or the kind
        value = field.show(plain, ledger.work.language, ledger.work.names) if field else as_it_stands(plain)
        yield N_("Answered: {title}, {label}: {value}", title=title, label=field.label if field else code, value=value or "–")
