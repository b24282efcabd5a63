"""Conflicts: which there are, and how one is settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import RecordState, Rival, Seen
from empower_desktop.language import N_, Label, Message
from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import Plain
from empower_desktop.store import Conflict
from empower_desktop.workspace.looking import known_kind, no_record
from empower_desktop.workspace.postponing import postpone, postponed, rests_until
from empower_desktop.workspace.resolved import RESOLVED
from empower_desktop.workspace.saving import UNDONE
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Save, Workspace

Shown = Collection[str] | None
"""The changes whose values somebody had before them when they answered; None is all that stand at that moment, as for a command."""


def open_conflicts(work: Workspace, kind: str = "") -> list[Conflict]:
    """Give the conflicts that wait, contested deletions too."""
    return work.store.conflicts(kind or None)


def key_of(conflict: Conflict) -> str:
    """Tell a conflict from the others that wait."""
    return f"{conflict.record} {conflict.spot}"


def waiting_conflicts(work: Workspace) -> list[Conflict]:
    """Give the conflicts that wait and were not left for later."""
    kept = postponed(work)
    return [each for each in open_conflicts(work) if rests_until(kept, key_of(each), facing(each)) is None]


def facing(conflict: Conflict) -> tuple[str, ...]:
    """Give the changes that stand against each other."""
    return tuple(rival.change for rival in conflict.rivals)


def postpone_conflict(work: Workspace, record: str, spot: str, shown: Shown = None) -> Step:
    """Leave a conflict for later: for a week, or until a rival stands that was not shown."""
    contended = _contended(work, record, spot, shown)
    return postpone(work, f"{contended.state.record} {spot}", (rival.change for rival in contended.rivals))


def sources_of(work: Workspace, changes: Iterable[str]) -> dict[str, str]:
    """Give, for changes by id, the file that brought each; of those made here there is none."""
    return work.store.sources_of(set(changes))


def writers_of(work: Workspace, conflicts: Iterable[Conflict]) -> dict[str, Change]:
    """Give, for the change of each value that fights, the one that wrote the value.

    An undo puts back what others wrote, in the name of who undid: the value stays theirs who had it first.
    """
    fighting = [(conflict, rival) for conflict in conflicts for rival in conflict.rivals]
    wrote = work.store.changes({rival.change for _, rival in fighting})
    undone = [(conflict, rival) for conflict, rival in fighting if wrote[rival.change].why == UNDONE]
    histories = work.store.histories({wrote[rival.change].record for _, rival in undone})
    for conflict, rival in undone:
        same = [each for each in histories[wrote[rival.change].record] if each.why != UNDONE and _says(each, conflict.spot, rival.value)]
        wrote[rival.change] = min(same, key=lambda each: (each.at, each.id), default=wrote[rival.change])
    return wrote


def _says(change: Change, spot: str, value: Plain | Mapping[str, Plain]) -> bool:
    """Say whether a change sets a spot to this value; what it leaves out of a unit is empty."""
    said = value if isinstance(value, Mapping) else {spot: value}
    return not said.keys().isdisjoint(change.fields) and all(change.fields.get(code) == each for code, each in said.items())


def spot_label(kind: type[Record] | None, spot: str) -> Label | Message:
    """Name the field, or all fields of the unit, that a conflict is about; what only a newer version knows by its code."""
    if spot == DELETED:
        return N_("Deleted by one, edited by another")
    if kind is not None and spot in kind.units:
        labels = [kind.fields()[code].label for code in kind.units[spot]]
        return Label(" · ".join(label.id for label in labels), " · ".join(label.en for label in labels))
    field = kind.fields().get(spot) if kind is not None else None
    return field.label if field else Label(spot, spot)


def take(work: Workspace, record: str, spot: str, change: str, shown: Shown = None) -> Step:
    """Settle a conflict with the value of one of its changes, over all that were shown; a rival that was not stays one.

    `result` says whether there is such a rival, so that it is asked once more.
    """
    contended = _contended(work, record, spot, shown)
    rival = next((rival for rival in contended.rivals if rival.change == change), None)
    if rival is None:
        message = N_("Change {change} is not one of those that fight here. The command conflicts lists them.", change=change[:8])
        raise Problem(message, "no_such_value", Place(record=record, field=spot))
    return _settle(work, contended, rival.value)


def type_another(work: Workspace, record: str, spot: str, typed: object, shown: Shown = None) -> Step:
    """Settle a conflict with a value of one's own, over all that were shown; of a unit it is a mapping of its fields.

    `result` says whether a rival that was not shown stays one.
    """
    contended = _contended(work, record, spot, shown)
    if spot == DELETED:
        return _settle(work, contended, typed in (True, "true", "yes", "ya"))
    kind = known_kind(contended.state.kind, Place(record=record))
    if spot not in kind.units:
        return _settle(work, contended, kind.read({spot: typed}, work.today)[spot])
    if not isinstance(typed, Mapping) or not set(typed) <= set(kind.units[spot]):
        message = N_("These fields belong together: give {fields} as one object.", fields=", ".join(kind.units[spot]))
        raise Problem(message, "not_a_unit", Place(record=record, field=spot))
    return _settle(work, contended, kind.read(typed, work.today))


def only_value_of(conflict: Conflict, wrote: Mapping[str, Change], author: str) -> Rival | None:
    """Give the value by which a conflict is settled when all is taken from somebody; `wrote` is as `writers_of` gives it.

    None where they have no value, or two that differ, as when two records of theirs are joined: which one holds they must say.
    """
    theirs = [rival for rival in conflict.rivals if wrote[rival.change].by == author]
    agree = conflict.spot != DELETED and all(rival.value == theirs[0].value for rival in theirs)
    return theirs[0] if theirs and agree else None


def take_all_from(work: Workspace, author: str, among: Mapping[str, Collection[str]] | None = None) -> Step:
    """Settle every conflict in which somebody has one value with that value; `result` counts those that wait no more.

    `among` names by their keys the conflicts that are meant, each with the changes that were shown; without it all of them are.
    """
    saves, settled, waiting = [], 0, [_as_shown(each, among) for each in open_conflicts(work) if among is None or key_of(each) in among]
    wrote = writers_of(work, waiting)
    for conflict in waiting:
        theirs = only_value_of(conflict, wrote, author)
        if theirs is not None:
            contended = _contended(work, conflict.record, conflict.spot, facing(conflict))
            saves.append(_settling(contended, theirs.value))
            settled += not contended.unseen
    step = work.write(N_("{n} conflicts settled", n=settled), saves)
    return replace(step, result=settled)


def _as_shown(conflict: Conflict, among: Mapping[str, Collection[str]] | None) -> Conflict:
    """Leave out of a conflict the rivals that were not shown."""
    if among is None:
        return conflict
    shown = among[key_of(conflict)]
    return replace(conflict, rivals=tuple(rival for rival in conflict.rivals if rival.change in shown))


@dataclass(frozen=True)
class _Contended:
    """A spot in dispute as it stands now: the rivals that were shown to whoever answers, and the changes of those that were not."""

    state: RecordState
    spot: str
    seen: Seen
    rivals: tuple[Rival, ...]
    unseen: frozenset[str]

    @property
    def before_them(self) -> Mapping[str, Plain]:
        """The fields that belong together as whoever answers had them before them: without what a rival says that was not shown."""
        shown = self.rivals[0].value if self.unseen and self.rivals else None
        return shown if isinstance(shown, Mapping) else self.state.fields


def _contended(work: Workspace, record: str, spot: str, shown: Shown) -> _Contended:
    found = work.store.looked_at(record)
    if found is None:
        raise no_record(record, Place(record=record))
    state, seen = found
    rivals = state.contest if spot == DELETED else state.conflicts.get(spot, ())
    if not rivals:
        raise _no_conflict(state, spot)
    if state.standing == "deleted":
        # What fights in the trash is asked about once it is restored; an answer would be an edit that the deletion has not seen.
        raise Problem(N_("This record is in the trash. Restore it first."), "deleted", Place(record=record, field=spot))
    unseen = frozenset(rival.change for rival in rivals if shown is not None and rival.change not in shown)
    return _Contended(state, spot, seen, tuple(rival for rival in rivals if rival.change not in unseen), unseen)


def _no_conflict(state: RecordState, spot: str) -> Problem:
    """Say that nothing fights at a spot, or as part of which unit it does."""
    units = KINDS[state.kind].units if state.kind in KINDS else {}
    unit = next((unit for unit, codes in units.items() if spot in codes and unit in state.conflicts), "")
    message = N_("Nothing is in dispute here. What is stands under Conflicts & questions; the command conflicts lists it too.")
    if unit:
        message = N_(
            "This is settled together with what depends on it, under the name {unit}: resolve {id} {unit}", unit=unit, id=state.record
        )
    return Problem(message, "part_of_unit" if unit else "no_conflict", Place(record=state.record, field=spot))


def _settle(work: Workspace, contended: _Contended, value: Plain | Mapping[str, Plain]) -> Step:
    goes_on = bool(contended.unseen)
    text = N_("Answer saved. Another value came meanwhile, so it is asked once more.") if goes_on else N_("Answer saved")
    return replace(work.write(text, [_settling(contended, value)]), result=goes_on)


def _settling(contended: _Contended, value: Plain | Mapping[str, Plain]) -> Save:
    """Make the save that is over every rival that was shown; deleting again is over everything else too, keeping is a restore.

    Of joined records each gets its own change, over what survives in itself.
    """
    state, spot, seen = contended.state, contended.spot, contended.seen
    if spot == DELETED:
        deleted = value is True
        fields: dict[str, Plain] = {DELETED: deleted}
        over = seen.everything() if deleted else seen.over([DELETED])
    else:
        codes = (KINDS[state.kind].units.get(spot, ()) if state.kind in KINDS else ()) or (spot,)
        given = value if isinstance(value, Mapping) else {spot: value}
        fields = {code: given[code] if code in given else contended.before_them.get(code) for code in codes}
        over = seen.over(codes)
    return Save(state.kind, state.record, fields, seen, RESOLVED, tuple(each for each in over if each not in contended.unseen))
