"""Conflicts that were settled: by whom and when, which value won and which were left behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import Rival, history_order, state_of
from empower_desktop.records import UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.store import Conflict
from empower_desktop.workspace.resolved import RESOLVED, filler_of, reason_of
from empower_desktop.workspace.saving import UNDONE
from empower_desktop.workspace.workspace import Workspace

MOST = 500
"""So many answers are looked through, the last to come here first."""


@dataclass(frozen=True)
class Settled:
    """An answer to a conflict: the change that wrote it, and what fought until then; `won` is the change of the value that it took.

    `won` is empty where something else was written.
    """

    conflict: Conflict
    answer: Change
    won: str

    @property
    def reason(self) -> str:
        """Give why it was settled so, where somebody wrote that down."""
        return reason_of(self.answer.why)

    @property
    def filler(self) -> str:
        """Give who filled in the workbook that settled it, where it was not who made it."""
        return filler_of(self.answer.why)


def settled_conflicts(work: Workspace) -> list[Settled]:
    """Give the conflicts that were settled and stayed so, the last first; one whose answer was undone waits again and is not among them."""
    answers = work.store.changes_because(RESOLVED, MOST)
    homes = _homes(work, {answer.record for answer in answers})
    histories = work.store.histories({record for answer in answers for record in homes[answer.record]})
    standing = [answer for answer in answers if not _was_undone(answer, histories[answer.record])]
    found = []
    for alike in _as_given(standing, homes):
        history = [change for record in homes[alike[0].record] for change in histories.get(record, ())]
        found.append(_settled(alike, homes[alike[0].record][0], history))
    return [each for each in found if each is not None]


def _homes(work: Workspace, records: Collection[str]) -> dict[str, Sequence[str]]:
    """Give for each record those that are shown as one with it, the one under whose id they are first."""
    joined = work.store.homes(records)
    return {record: work.store.members(record) if record in joined else (record,) for record in records}


def _as_given(answers: Iterable[Change], homes: Mapping[str, Sequence[str]]) -> Iterable[list[Change]]:
    """Put together what one answer wrote: of joined records a change each by the same person, saying the same."""
    given: dict[tuple[str, ...], list[Change]] = {}
    for answer in answers:
        key = (homes[answer.record][0], answer.by, repr(sorted(answer.fields.items())))
        given.setdefault(key if len(homes[answer.record]) > 1 else (answer.id,), []).append(answer)
    return given.values()


def _was_undone(answer: Change, history: Iterable[Change]) -> bool:
    return any(change.why == UNDONE and answer.id in change.over for change in history)


def _settled(answers: Sequence[Change], record: str, history: Sequence[Change]) -> Settled | None:
    """Work out what an answer settled; nothing where all that it is over said the same."""
    answer, over = answers[0], {change for each in answers for change in each.over}
    if DELETED in answer.fields:
        spot, unit, rivals = DELETED, "", _contest(answer, [change for change in history if change.record == answer.record])
    else:
        units = UNITS.get(answer.kind, {})
        unit = next((unit for unit, codes in units.items() if set(codes) & answer.fields.keys()), "")
        spot = unit or next(iter(answer.fields))
        rivals = _fought(over, history, units.get(unit, (spot,)), whole=bool(unit))
    if len({_same(rival.value) for rival in rivals}) < 2:
        return None
    return Settled(Conflict(record, answer.kind, spot, unit, rivals, spot == DELETED), answer, _won(answer, rivals))


def _fought(over: Collection[str], history: Sequence[Change], codes: Sequence[str], *, whole: bool) -> tuple[Rival, ...]:
    """Give the values that an answer is over, by time."""
    fought = sorted((each for each in history if each.id in over and not each.fields.keys().isdisjoint(codes)), key=_by_time)
    values = [{code: each.fields[code] for code in codes if code in each.fields} if whole else each.fields[codes[0]] for each in fought]
    return tuple(Rival(value, each.id, each.by, each.at) for value, each in zip(values, fought, strict=True))


def _contest(answer: Change, history: Sequence[Change]) -> tuple[Rival, ...]:
    """Give the deletions, restores and unseen edits that would stand against each other had the answer not been given."""
    later = {answer.id}
    for change in history_order(history):
        if not later.isdisjoint(change.over):
            later.add(change.id)
    before = [change for change in history if change.id not in later]
    return state_of(before, UNITS).contest if before else ()


def _won(answer: Change, rivals: Iterable[Rival]) -> str:
    """Give the change whose value an answer took: the first that says all of it, and of what it leaves out nothing."""
    for rival in rivals:
        if DELETED in answer.fields:
            if (rival.value is True) == (answer.fields[DELETED] is True):
                return rival.change
        elif isinstance(rival.value, Mapping):
            if all(rival.value.get(code) == value for code, value in answer.fields.items()):
                return rival.change
        elif list(answer.fields.values()) == [rival.value]:
            return rival.change
    return ""


def _same(value: Plain | Mapping[str, Plain]) -> str:
    return repr(sorted(value.items())) if isinstance(value, Mapping) else repr(value)


def _by_time(change: Change) -> tuple[str, str]:
    return change.at, change.id
