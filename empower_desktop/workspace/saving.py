"""Saving, ticking, deleting, restoring and undoing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change, keyed_id, new_id
from empower_desktop.history.clock import millis_of
from empower_desktop.history.merge import NEW, RecordState, Seen, state_of
from empower_desktop.language import N_
from empower_desktop.records import UNITS, Action, ActionLog, Record
from empower_desktop.records.fields import Plain
from empower_desktop.workspace.following import following
from empower_desktop.workspace.pairing import check_pair
from empower_desktop.workspace.postponing import put_back
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.ties import one_thing
from empower_desktop.workspace.workspace import Save, Workspace, step_of

RESTORED = "restored"
UNDONE = "undone"


def save(work: Workspace, kind: type[Record], typed: Mapping[str, object], record: str = "", seen: Seen = NEW) -> Step:
    """Save a record, new or standing; only fields whose value moved make a change.

    `step.result` is the id. A Problem names the field that cannot be taken, and then nothing is saved.
    """
    plain = kind.read(typed, work.today)
    return save_plain(work, kind, plain, record, seen)


def save_plain(work: Workspace, kind: type[Record], plain: Mapping[str, Plain], record: str = "", seen: Seen = NEW) -> Step:
    """Save values that were read already."""
    record = record or id_for(work, kind, plain)
    check_key(kind, record, plain, seen)
    check_pair(kind, plain, seen, work.store.kind_of)
    plain = {**plain, **following(work, kind, plain, seen)}
    saves = [Save(kind.kind, record, plain, seen), *trail(work, kind, record, plain, seen)]
    step = work.write(N_("{kind} saved", kind=kind.label), saves)
    return replace(step, result=record)


def id_for(work: Workspace, kind: type[Record], plain: Mapping[str, Plain]) -> str:
    """Make the id of a new record: of its key where it has one, else a new one of the moment."""
    if not kind.key:
        return new_id(millis_of(work.clock.stamp()))
    parts = [plain.get(code) for code in kind.key]
    for code, part in zip(kind.key, parts, strict=True):
        if not isinstance(part, str):
            raise kind.fields()[code].missing()
    first, second = sorted(map(str, parts)) if kind.kind == "same_as" else map(str, parts)
    return work.store.part_id(kind.kind, first, second) if kind.part_of else keyed_id(first, second)


def check_key(kind: type[Record], record: str, plain: Mapping[str, Plain], seen: Seen) -> None:
    """Refuse another key in a record that stands: another person is a deletion and a new record."""
    for code in kind.key:
        if code in plain and seen.shown.get(code) not in (None, plain[code]):
            message = N_("“{label}” cannot be changed. Delete this entry and make a new one.", label=kind.fields()[code].label)
            raise Problem(message, "fixed_key", Place(record=record, field=code))


def trail(work: Workspace, kind: type[Record], record: str, plain: Mapping[str, Plain], seen: Seen) -> list[Save]:
    """Give the row of progress that goes with the new status of a follow-up; none with anything else."""
    status = plain.get("status")
    if kind is not Action or not seen.shown or status is None or seen.stands("status", status):
        return []
    row: dict[str, Plain] = {"action": record, "logged_on": work.today.isoformat(), "status": status}
    return [Save(ActionLog.kind, id_for(work, ActionLog, row), row)]


def add(work: Workspace, kind: type[Record], typed: Mapping[str, object]) -> Step:
    """Add a record with the values that a new form shows; of a keyed kind that is there already, change it."""
    plain = kind.read(typed, work.today)
    return add_keyed(work, kind, plain) if kind.key else save_plain(work, kind, {**kind.defaults(), **plain})


def add_keyed(work: Workspace, kind: type[Record], plain: Mapping[str, Plain]) -> Step:
    """Add a record that has a key, or change the one that is there; one in the trash is restored."""
    record = id_for(work, kind, plain)
    seen = work.seen(record)
    check_pair(kind, plain, seen, work.store.kind_of)
    if not seen.survivors:
        plain = {**kind.defaults(), **plain}
    saves = [Save(kind.kind, record, {DELETED: False}, seen, RESTORED)] if work.standing(record) == "deleted" else []
    saves.append(Save(kind.kind, record, plain, seen))
    step = work.write(N_("{kind} saved", kind=kind.label), saves)
    return replace(step, result=record)


def delete(work: Workspace, kind: type[Record], record: str, seen: Seen) -> Step:
    """Put a record into the trash: over everything that the person saw of it."""
    title = work.names.record(kind.kind, record)
    if work.standing(record) == "deleted":
        return Step(N_("“{title}” is in the trash already.", title=title), result=record)
    save = Save(kind.kind, record, {DELETED: True}, seen, over=seen.everything())
    return work.write(N_("“{title}” moved to the trash.", title=title), [save])


def restore_record(work: Workspace, kind: type[Record], record: str) -> Step:
    """Take a record out of the trash, or keep one whose deletion is contested; of any other nothing changes.

    With it come those that are in the trash too and that somebody said are one thing with it: it was shown with all that they say.
    """
    found = work.store.looked_at(record)
    if found is None or found[0].standing == "live":
        return Step(N_("{kind} is not in the trash.", kind=kind.label), result=record)
    along = sorted(each for each in one_thing(work, record) - {record, *found[1].members} if work.standing(each) == "deleted")
    looked_at = {record: found[1], **{each: work.seen(each) for each in along}}
    saves = [Save(kind.kind, each, {DELETED: False}, seen, RESTORED, seen.over([DELETED])) for each, seen in looked_at.items()]
    return work.write(N_("{kind} restored", kind=kind.label), saves)


def undo(work: Workspace, step: Step) -> Step:
    """Write the former values over a step's changes; a record that it made goes into the trash.

    Undo is itself a change and travels like any other: taking changes away would only bring them back with the next merge.
    """
    ours = set(step.changes)
    changes: list[Change] = []
    for record in reversed(step.records):
        history = work.changes(record)
        began = next((at for at, change in enumerate(history) if change.id in ours), len(history))
        former, since = history[:began], history[began:]
        mine = [change for change in since if change.id in ours]
        if mine and record != work.author.id:
            # What one wrote oneself since then, and took back before this, is no longer meant either.
            over = {change.id for change in since if change.id in ours or change.by == work.author.id}
            changes.extend(_back(work, former, mine, tuple(sorted(over))))
    return work.at_once(lambda: _turned_back(work, step, changes))


def _turned_back(work: Workspace, step: Step, changes: list[Change]) -> Step:
    """Keep the changes that undo a step, and let what it answered, asked again or put off wait or not as it did before.

    What was asked again is answered as before unless somebody answered it since.
    """
    given = [(each.id, each.answer) for each in work.store.questions(answered=True) if each.id in step.answered] if step.answered else []
    for question, _ in given:
        work.store.answer(question, "", "")
    waiting = {each.id for each in work.store.questions()} if step.reopened else set()
    again = [(question, choice) for question, choice in step.reopened if question in waiting]
    for question, choice in again:
        work.store.answer(question, choice, work.clock.stamp())
    put_off = put_back(work, step.put_off) if step.put_off else ()
    questions = tuple(question for question, _ in again)
    return step_of(N_("Undone"), work.keep(changes), answered=questions, reopened=tuple(given), put_off=put_off)


def was_undone(work: Workspace, change: Change) -> bool:
    """Say whether somebody here took back what a change had written."""
    return any(each.why == UNDONE and change.id in each.over for each in work.changes(change.record))


def _back(work: Workspace, former: list[Change], mine: list[Change], ids: tuple[str, ...]) -> list[Change]:
    """Make the changes that bring a record back to what it was before these of a step."""
    undone = Save(mine[0].kind, mine[0].record, {}, over=ids, why=UNDONE)
    if not former:
        return work.made(replace(undone, plain={DELETED: True}))
    before = state_of(former, UNITS)
    codes = {code for change in mine for code in change.fields}
    changes = [change for values in _held(before, codes - {DELETED}) for change in work.made(replace(undone, plain=values))]
    if before.standing == "deleted":
        # It lies in the trash again only where its deletion has seen these values too.
        seen = {*ids, *Seen.of(before).everything(), *(change.id for change in changes)}
        return [*changes, *work.made(replace(undone, plain={DELETED: True}, over=tuple(sorted(seen))))]
    if DELETED in codes:
        answers = _contest_again(before, former, undone) if before.standing == "contested" else [replace(undone, plain={DELETED: False})]
        changes.extend(change for save in answers for change in work.made(save))
    return changes


def _contest_again(before: RecordState, former: Sequence[Change], undone: Save) -> list[Save]:
    """Give what brings a contested deletion back: over all that it had seen, or all else of the record would stand against it.

    A restore that stood against it does so again.
    """
    stood = set(Seen.of(before).over([DELETED]))
    standing = [change for change in former if change.id in stood]
    deletions = [change for change in standing if change.fields[DELETED] is True]
    seen = {*(undone.over or ()), *(change.id for change in deletions), *(each for change in deletions for each in change.over)}
    restores = [replace(undone, plain={DELETED: False})] if len(deletions) < len(standing) else []
    return [*restores, replace(undone, plain={DELETED: True}, over=tuple(sorted(seen)))]


def _held(before: RecordState, codes: set[str]) -> list[dict[str, Plain]]:
    """Give what a record held in these fields: what was shown, and what fought with it."""
    if not codes:
        return []
    return [{code: before.fields.get(code) for code in codes}, *_fought(before, codes)]


def _fought(before: RecordState, codes: set[str]) -> list[dict[str, Plain]]:
    """Give the values, besides those shown, that fought for these fields: side by side they are in conflict again."""
    others: list[dict[str, Plain]] = []
    for spot, rivals in before.conflicts.items():
        for rival in rivals:
            value = dict(rival.value) if isinstance(rival.value, Mapping) else {spot: rival.value}
            if not codes.isdisjoint(value) and any(before.fields.get(code) != each for code, each in value.items()):
                others.append(value)
    return others
