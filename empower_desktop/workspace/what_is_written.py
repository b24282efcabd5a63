"""What an answer to a question writes, in words: the same in the window and in the workbook that asks in Excel."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import N_, P_, Label, Language, Message
from empower_desktop.lists.questions import in_full
from empower_desktop.records import KINDS
from empower_desktop.records.author import PAIR
from empower_desktop.records.fields import Plain
from empower_desktop.workbook.proposing import Choice
from empower_desktop.workspace.coming import Ledger, standing
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.listing import row_of
from empower_desktop.workspace.names_to_come import NamesToCome
from empower_desktop.workspace.workspace import Workspace

MOST_TOLD = 6
CHANGES_NOTHING = N_("Changes nothing.")


def answer_in_words(say: Language, label: Message | Label | str) -> str:
    """Say an answer; one that is a day alone as people write days."""
    words = say(label)
    day = in_full(words)
    return say.day(day) if isinstance(day, date) else words


def effects_of(work: Workspace, choice: Choice) -> list[str]:
    """Say what a choice writes, a line a record; of many records and of many fields the first few."""
    if not choice.changes:
        return [work.language(CHANGES_NOTHING)]
    names = NamesToCome(DatedNames(work), {change.record: change.fields for change in choice.changes})
    first = choice.changes[:MOST_TOLD]
    fought = _fought(work, first)
    told = [work.language(_effect(work, change, names, fought)) for change in first]
    more = len(choice.changes) - len(told)
    return [*told, *([work.language(P_("and {n} more record", "and {n} more records", more))] if more else [])]


def sameness(change: Change, names: NamesToCome, before: Mapping[str, Plain]) -> Message | None:
    """Say of whom a change says that they are the same, or that they are not; None where it says neither."""
    said = {**before, **change.fields}
    kind, one, other = (str(said.get(code) or "") for code in ("kind", "one", "other"))
    if change.kind != PAIR or DELETED in change.fields or kind not in KINDS or not one or not other:
        return None
    words = {"one": names.record(kind, one), "other": names.record(kind, other), "kind": KINDS[kind].label}
    if kind == "person":
        same, differ = N_("“{one}” and “{other}” are the same person"), N_("“{one}” and “{other}” are two people")
    else:
        same, differ = N_("{kind}: “{one}” and “{other}” are the same"), N_("{kind}: “{one}” and “{other}” are two")
    return (differ if said.get("same") is False else same).filled(**words)


def _fought(work: Workspace, changes: Sequence[Change]) -> Mapping[str, Collection[str]]:
    """Give, by change, the fields that are in dispute once these have come: what somebody wrote meanwhile they are not over."""
    ledger = Ledger(work)
    members = {change.record: sorted({change.record, *ledger.members(change.record)}) for change in changes}
    histories = ledger.histories({one for some in members.values() for one in some})
    for change in changes:
        histories.setdefault(change.record, []).append(change)
    return {change.id: standing(histories.get(one, ()) for one in members[change.record]).disputed for change in changes}


def _effect(work: Workspace, change: Change, names: NamesToCome, fought: Mapping[str, Collection[str]]) -> Message:
    kind = KINDS.get(change.kind)
    if kind is None:
        return P_("{kind}: {n} field", "{kind}: {n} fields", len(change.fields), kind=change.kind)
    is_there = work.standing(change.record) != "absent"
    row = row_of(work, change.kind, change.record) if is_there else None
    before = row.fields if row is not None else {}
    if (same := sameness(change, names, before)) is not None:
        return same
    title = names.names.record(change.kind, change.record) if is_there else names.title(change.kind, change.fields)
    said = {"kind": kind.label, "title": title}
    if DELETED in change.fields:
        gone = change.fields[DELETED] is True
        return N_("{kind} “{title}” goes into the trash.", **said) if gone else N_("{kind} “{title}” is kept.", **said)
    told = "; ".join(_altered(work, change, names, before, fought[change.id]) if is_there else _made(work, change, names))
    if not told:
        return N_("{kind} “{title}”", **said) if is_there else N_("New: {kind} “{title}”", **said)
    text = N_("{kind} “{title}”: {fields}", **said) if is_there else N_("New: {kind} “{title}”: {fields}", **said)
    return text.filled(fields=told)


def _altered(work: Workspace, change: Change, names: NamesToCome, before: Mapping[str, Plain], fought: Collection[str]) -> Sequence[str]:
    """Give the fields that get another value, with both; of one that is in dispute then it is said that both stand."""
    told = [(code, _shown(work, change, code, before.get(code), names), now) for code, now in _values(work, change, names)]
    beside = work.language(N_("in dispute"))
    differing = [
        f"{_label(work, change, code)} {former} ↔ {now} ({beside})" if code in fought else f"{_label(work, change, code)} {former} → {now}"
        for code, former, now in told
        if former != now
    ]
    return [*differing[:MOST_TOLD], *(["…"] if len(differing) > MOST_TOLD else [])]


def _made(work: Workspace, change: Change, names: NamesToCome) -> Sequence[str]:
    """Give the fields of a new record, each with its value."""
    told = [f"{_label(work, change, code)} {now}" for code, now in _values(work, change, names) if change.fields[code] is not None]
    return [*told[:MOST_TOLD], *(["…"] if len(told) > MOST_TOLD else [])]


def _values(work: Workspace, change: Change, names: NamesToCome) -> Iterator[tuple[str, str]]:
    known = KINDS[change.kind].fields()
    return ((code, _shown(work, change, code, plain, names)) for code, plain in change.fields.items() if code in known)


def _shown(work: Workspace, change: Change, code: str, plain: Plain, names: NamesToCome) -> str:
    return KINDS[change.kind].fields()[code].show(plain, work.language, names) if plain is not None else "–"


def _label(work: Workspace, change: Change, code: str) -> str:
    return work.language(KINDS[change.kind].fields()[code].label)
