"""What the answers of a workbook write, said before and after it is merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_, Label, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.field import as_it_stands, several
from empower_desktop.workspace.answering_in_excel import Settlement
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.names_to_come import NamesToCome
from empower_desktop.workspace.replying_in_excel import Reply


@dataclass(frozen=True)
class _Words:
    question: Message
    deleted: Message
    kept: Message
    value: Message


_DONE = _Words(
    N_("Answered: {question} – {answer}"),
    N_("Answered: {title} is deleted"),
    N_("Answered: {title} is kept"),
    N_("Answered: {title}, {label}: {value}"),
)
_TO_COME = _Words(
    N_("Would answer: {question} – {answer}"),
    N_("Would answer: {title} is deleted"),
    N_("Would answer: {title} is kept"),
    N_("Would answer: {title}, {label}: {value}"),
)


def answers_told(ledger: Ledger, settlement: Settlement, *, foretold: bool) -> tuple[Message, ...]:
    """Say each answer once: which questions are answered and how, and what each settled conflict becomes; or would be, where foretold.

    Of records that are joined each gets a change, and the first gives them their name. What the answer to a question writes is not told
    change by change: it says so itself.
    """
    words = _TO_COME if foretold else _DONE
    replies = (*settlement.replies, *settlement.repeated)
    by_replies = {change.id for reply in replies for change in reply.changes}
    settled = [change for change in settlement.changes if change.id not in by_replies]
    to_come = {record for change in settled for record in _meant(change) if ledger.work.standing(record) == "absent"}
    histories = ledger.histories({*to_come, *(change.record for change in settled)})
    fields = {record: state_of(history, UNITS).fields for record, history in histories.items() if history}
    names = NamesToCome(DatedNames(ledger.work), {record: fields[record] for record in to_come & fields.keys()})
    answered = [words.question.filled(question=each.asked.message, answer=_answer(each)) for each in replies]
    told: dict[object, Message] = {(each.asked.id,): message for each, message in zip(replies, answered, strict=True)}
    for change in settled:
        first = min(ledger.members(change.record) & fields.keys())
        title = names.title(change.kind, fields[first]) if change.kind in KINDS else first
        for code, message in _told(ledger, change, title, names, words):
            told.setdefault((first, code), message)
    return tuple(told.values())


def _answer(reply: Reply) -> Message | Label | str:
    return next((choice.label for choice in reply.asked.choices if choice.code == reply.choice), reply.choice)


def _meant(change: Change) -> Iterator[str]:
    """Give the records that a change refers to."""
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    yield from (record for code, plain in change.fields.items() if code in fields and fields[code].refers_to for record in several(plain))


def _told(ledger: Ledger, change: Change, title: str, names: NamesToCome, words: _Words) -> Iterator[tuple[str, Message]]:
    """Say what each field becomes, by its code."""
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    for code, plain in change.fields.items():
        if code == DELETED:
            yield code, (words.deleted if plain is True else words.kept).filled(title=title)
            continue
        field = fields.get(code)  # none where a newer version knows more fields, or the kind
        value = field.show(plain, ledger.work.language, names) if field else as_it_stands(plain)
        yield code, words.value.filled(title=title, label=field.label if field else code, value=value or "–")
