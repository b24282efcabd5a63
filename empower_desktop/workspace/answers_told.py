"""What the answers of a workbook write, said before and after it is merged."""

from __future__ import annotations

from collections.abc import Iterator

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Label, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.author import PAIR
from empower_desktop.records.field import as_it_stands, several
from empower_desktop.workspace.answering_in_excel import Settlement
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.names_to_come import NamesToCome
from empower_desktop.workspace.replying_in_excel import Reply
from empower_desktop.workspace.what_is_written import sameness


def answers_told(ledger: Ledger, settlement: Settlement) -> tuple[Message, ...]:
    """Say which questions are answered and how, and what each answer writes; of records that are joined, which get the same, once."""
    changes = settlement.changes
    to_come = {record for change in changes for record in _meant(change) if ledger.work.standing(record) == "absent"}
    histories = ledger.histories({*to_come, *(change.record for change in changes)})
    made = {change.record: [each for each in changes if each.record == change.record] for change in changes}
    fields = {record: state_of(histories.get(record) or made[record], UNITS).fields for record in {**histories, **made}}
    names = NamesToCome(DatedNames(ledger.work), {record: fields[record] for record in to_come & fields.keys()})
    answered = [N_("Answered: {question} – {answer}", question=each.asked.message, answer=_answer(each)) for each in settlement.replies]
    told = {ledger.work.language(each): each for each in answered}
    for change in changes:
        title = names.title(change.kind, fields[change.record]) if change.kind in KINDS else change.record
        told.update((ledger.work.language(each), each) for each in _told(ledger, change, title, names))
    return tuple(told.values())


def _answer(reply: Reply) -> Message | Label | str:
    return next((choice.label for choice in reply.asked.choices if choice.code == reply.choice), reply.choice)


def _meant(change: Change) -> Iterator[str]:
    """Give the records that a change refers to."""
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    pair = [str(change.fields.get(code) or "") for code in ("one", "other")] if change.kind == PAIR else []
    yield from (record for record in pair if record)
    yield from (record for code, plain in change.fields.items() if code in fields and fields[code].refers_to for record in several(plain))


def _told(ledger: Ledger, change: Change, title: str, names: NamesToCome) -> Iterator[Message]:
    if (same := sameness(change, names)) is not None:
        yield N_("Answered: {what}", what=same)
        return
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    for code, plain in change.fields.items():
        if code == DELETED:
            yield N_("Answered: {title} is deleted", title=title) if plain is True else N_("Answered: {title} is kept", title=title)
            continue
        field = fields.get(code)  # none where a newer version knows more fields, or the kind
        value = field.show(plain, ledger.work.language, names) if field else as_it_stands(plain)
        yield N_("Answered: {title}, {label}: {value}", title=title, label=field.label if field else code, value=value or "–")
