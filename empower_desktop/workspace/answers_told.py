"""What the answers of a workbook write, said before and after it is merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.field import as_it_stands, several
from empower_desktop.records.fields import Field
from empower_desktop.workbook.answers import DELETED_OR_EDITED
from empower_desktop.workbook.unit_words import unit_text
from empower_desktop.workspace.answering_in_excel import Settlement
from empower_desktop.workspace.coming import Ledger, standing
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.lettered import codes_of
from empower_desktop.workspace.names_to_come import NamesToCome
from empower_desktop.workspace.replying_in_excel import Reply
from empower_desktop.workspace.settling import spot_label
from empower_desktop.workspace.what_is_written import MOST_TOLD, effects_of

Histories = Mapping[str, Sequence[Change]]


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
_OVERRULED = _Words(
    N_("Answered before, and changed since: {question} – {answer}"),
    N_("Answered before, and overruled: {title} is deleted by now"),
    N_("Answered before, and overruled: {title} is kept by now"),
    N_("Answered before, and overruled: {title}, {label}: {value} by now"),
)
"""What stands instead of an answer that was merged before."""
_IN_DISPUTE = N_("Answered before, and in dispute again: {title}, {label}")
_AGREED = _Words(
    _DONE.question,
    N_("Answered so already: {title} is deleted"),
    N_("Answered so already: {title} is kept"),
    N_("Answered so already: {title}, {label}: {value}"),
)
"""Somebody else gave the same answer before."""
_STILL = N_("In dispute also after this answer: {title}, {label}: {value}")
_CONTRADICTING = N_("In dispute after these answers: {title}, {label}")
_CONTRADICTING_VALUES = N_("In dispute after these answers: {title}, {label}: {values}")
_BESIDE = N_("Beside the other answers it writes: {effects}")
_TO_COME = _Words(
    N_("Would answer: {question} – {answer}"),
    N_("Would answer: {title} is deleted"),
    N_("Would answer: {title} is kept"),
    N_("Would answer: {title}, {label}: {value}"),
)


def answers_told(ledger: Ledger, settlement: Settlement, *, foretold: bool) -> tuple[Message, ...]:
    """Say each answer once: which questions are answered and how, and what each settled conflict becomes; or would be, where foretold.

    Of records that are joined each gets a change, and the first gives them their name. What the answer to a question writes is not told
    change by change: it says so itself, unless it writes something else beside the others. What answers leave in dispute with each other
    is told with all its values. Of an answer that was merged before and stands no more it is said what stands instead.
    """
    words = _TO_COME if foretold else _DONE
    by_replies = {change.id for reply in (*settlement.replies, *settlement.repeated) for change in reply.changes}
    settled = [*(change for change in settlement.changes if change.id not in by_replies), *settlement.agreed]
    replied = [change for reply in settlement.replies for change in reply.changes]
    about = _About.of(ledger, settlement, settled, replied)
    told: dict[object, Message] = dict(_questions_told(ledger, settlement, words))
    agreed = {change.id for change in settlement.agreed}
    for change in settled:
        said = _AGREED if change.id in agreed else words
        for place, message in _settled_told(ledger, change, about, said):
            told.setdefault(place, message)
    for change in replied:
        first, after = min(about.members[change.record]), _standing(about.later, about.members[change.record])
        for code, message in _left_in_dispute(ledger, change, about.names, after):
            told.setdefault((first, code), message)
    return tuple(told.values())


@dataclass(frozen=True)
class _About:
    """What answers are about: each record with those that are one thing with it, their histories before and after, and all names."""

    members: Mapping[str, set[str]]
    histories: Histories
    later: Histories
    fields: Mapping[str, Mapping[str, Plain]]
    names: NamesToCome

    @classmethod
    def of(cls, ledger: Ledger, settlement: Settlement, settled: Sequence[Change], replied: Sequence[Change]) -> Self:
        """Look it up for conflicts that are settled and for what the answers to questions write."""
        to_come = {record for change in settled for record in _meant(change) if ledger.work.standing(record) == "absent"}
        members = {change.record: {change.record, *ledger.members(change.record)} for change in (*settled, *replied)}
        histories = ledger.histories({*to_come, *(one for some in members.values() for one in some)})
        own = {*to_come, *members}
        fields = {record: state_of(history, UNITS).fields for record, history in histories.items() if history and record in own}
        names = NamesToCome(DatedNames(ledger.work), {record: fields[record] for record in to_come & fields.keys()})
        return cls(members, histories, _with(histories, settlement.changes), fields, names)


def _questions_told(ledger: Ledger, settlement: Settlement, words: _Words) -> Iterator[tuple[object, Message]]:
    """Say of each question how it is answered, and of the first that write something else beside the others what that is."""
    replies = (*settlement.replies, *settlement.repeated)
    moved = [each.question for each in replies if each.is_moved]
    for each in replies:
        yield each.question, _told_of_question(ledger, each, words)
        if each.question in moved[:MOST_TOLD] and each.chosen is not None:
            effects = " · ".join(effects_of(ledger.work, each.chosen))
            yield (each.question, "beside"), _BESIDE.filled(effects=effects)
    if more := len(moved[MOST_TOLD:]):
        others = P_(
            "{n} more answer writes something else beside the others.", "{n} more answers write something else beside the others.", more
        )
        yield "beside", others


def _settled_told(ledger: Ledger, change: Change, about: _About, said: _Words) -> Iterator[tuple[tuple[str, str], Message]]:
    """Say what a settled conflict becomes, by the record that gives its name and the field."""
    together = about.members[change.record]
    first = min(together & about.fields.keys())
    title = about.names.title(change.kind, about.fields[first]) if change.kind in KINDS else first
    is_known = change in about.histories[change.record]
    before = _standing(about.histories, together) if is_known else None
    after = None if is_known else _standing(about.later, together)
    for code, message in _told(ledger, change, title, about.names, said, before, after):
        yield (first, code), message
    if after is not None and after.standing == "contested" and _standing(about.histories, together).standing == "deleted":
        yield (first, DELETED), _CONTRADICTING.filled(title=title, label=DELETED_OR_EDITED)


def _left_in_dispute(ledger: Ledger, change: Change, names: NamesToCome, after: RecordState) -> Iterator[tuple[str, Message]]:
    """Say which fields that the answer to a question wrote are in dispute after all answers, by their codes, with all their values."""
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    title = names.title(change.kind, after.fields) if change.kind in KINDS else change.record
    if DELETED in change.fields and after.standing == "contested":
        yield DELETED, _CONTRADICTING.filled(title=title, label=DELETED_OR_EDITED)
    for spot, rivals in after.conflicts.items():
        codes = codes_of(change.kind, spot)
        if change.fields.keys().isdisjoint(codes):
            continue
        described = [fields[code] for code in codes if code in fields]
        values = dict.fromkeys(_shown(ledger, described, rival.value, names) for rival in rivals)
        label = spot_label(KINDS.get(change.kind), spot)
        yield spot, _CONTRADICTING_VALUES.filled(title=title, label=label, values=" ↔ ".join(values))


def _shown(ledger: Ledger, described: Sequence[Field], value: Plain | Mapping[str, Plain], names: NamesToCome) -> str:
    if isinstance(value, Mapping):
        return unit_text(described, value, ledger.work.language, names)
    return (described[0].show(value, ledger.work.language, names) if described else as_it_stands(value)) or "–"


def _told_of_question(ledger: Ledger, reply: Reply, words: _Words) -> Message:
    """Say which question is answered and how; of one answered before whether what it wrote stands still."""
    said = words if not reply.is_known or _stands(ledger, reply) else _OVERRULED
    answer = next((choice.label for choice in reply.asked.choices if choice.code == reply.choice), reply.choice)
    return said.question.filled(question=reply.asked.message, answer=answer)


def _stands(ledger: Ledger, reply: Reply) -> bool:
    known = ledger.changes([change.id for change in reply.changes]).values()
    members = {change.record: ledger.members(change.record) for change in known}
    histories = ledger.histories({one for some in members.values() for one in some})
    states = ((change, _standing(histories, members[change.record])) for change in known)
    return all(_as_it_stands(state, code) == plain for change, state in states for code, plain in change.fields.items())


def _meant(change: Change) -> Iterator[str]:
    """Give the records that a change refers to."""
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    yield from (record for code, plain in change.fields.items() if code in fields and fields[code].refers_to for record in several(plain))


def _with(histories: Histories, changes: Iterable[Change]) -> Histories:
    """Give histories as they are once these changes have come."""
    coming: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        coming[change.record].append(change)
    return {record: [*histories.get(record, ()), *coming.get(record, ())] for record in {*histories, *coming}}


def _standing(histories: Histories, records: Iterable[str]) -> RecordState:
    """Give how a record stands together with what is one thing with it."""
    return standing([histories.get(record, ()) for record in records])


def _as_it_stands(state: RecordState, code: str) -> Plain:
    return state.standing == "deleted" if code == DELETED else state.fields.get(code)


def _told(
    ledger: Ledger,
    change: Change,
    title: str,
    names: NamesToCome,
    words: _Words,
    before: RecordState | None,
    after: RecordState | None,
) -> Iterator[tuple[str, Message]]:
    """Say what each field becomes, by its code: what stands by now if it was answered `before`, else whether it is settled `after` it."""
    fields = KINDS[change.kind].fields() if change.kind in KINDS else {}
    for code, answered in change.fields.items():
        field = fields.get(code)  # none where a newer version knows more fields, or the kind
        label = DELETED_OR_EDITED if code == DELETED else field.label if field else code
        plain, said = answered, words
        if before is not None:
            plain = _as_it_stands(before, code)
            said = words if plain == answered else _OVERRULED
            if code in before.disputed or (code == DELETED and before.standing == "contested"):
                yield code, _IN_DISPUTE.filled(title=title, label=label)
                continue
        if code == DELETED:
            yield code, (said.deleted if plain is True else said.kept).filled(title=title)
            continue
        value = field.show(plain, ledger.work.language, names) if field else as_it_stands(plain)
        is_disputed = after is not None and code in after.disputed
        yield code, (_STILL if is_disputed else said.value).filled(title=title, label=label, value=value or "–")
