"""What lies in the trash here upon what a merge brought: it keeps nobody from undoing the merge, and is not lost with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import RecordState, Seen, state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.author import PAIR
from empower_desktop.workbook.ground import EDITED
from empower_desktop.workspace.workspace import Save, Workspace
from empower_desktop.workspace.written_upon import WrittenUpon

IN_TRASH = "deleted"


class Leaving:
    """Changes that are to leave with a merge, and what stands of the trash while they do."""

    def __init__(self, work: Workspace, changes: Collection[str], upon: Collection[WrittenUpon]) -> None:
        """Let go along with the changes what threw their records away here, and was all that was written upon them.

        What was put back before that is let go with it, but where any of it left in an export: it may come back, and what put it
        back and threw the record away must be here then. A deletion that left comes back as the deletion that it is.
        """
        self._work = work
        thrown = (each for each in upon if each.is_only_deleted)
        self._thrown = {each.record for each in thrown if not work.store.carried_with(each.besides_deletions)}
        along = (name for each in upon if each.record in self._thrown for name in each.upon)
        self.changes = frozenset((*changes, *along))

    def holding(self, builders: Sequence[Change]) -> list[Change]:
        """Give, of the changes that build on those that leave, the ones that keep them: what stays whole in the trash does not."""
        histories = self._work.store.histories({each.record for each in builders})
        stays = {record for record, history in histories.items() if self._stays_whole(history) and self._stays_in_trash(record, history)}
        return [each for each in builders if each.record not in stays]

    def let_partings_go(self, builders: Sequence[Change]) -> list[Change]:
        """Let go along what answers to workbooks say of two rows that are not one, of which one leaves; give the others."""
        parting = {each.id for each in builders if each.kind == PAIR and each.fields.get("same") is False and each.why.startswith(EDITED)}
        self.changes |= parting
        return [each for each in builders if each.id not in parting]

    def delete_again(self) -> Sequence[Change]:
        """Throw away again what was here before the merge too: its deletion went along, since it was over what the merge brought."""
        states = self._work.store.states(self._thrown)
        saves = [
            Save(state.kind, state.record, {DELETED: True}, over=Seen.of(state).everything())
            for state in states.values()
            if state.standing != IN_TRASH
        ]
        return self._work.keep([change for save in saves for change in self._work.made(save)])

    def _stays_whole(self, history: Sequence[Change]) -> bool:
        """Say whether a record was begun by what stays, so that no part of it is left without the rest."""
        return history[0].id not in self.changes

    def _stays_in_trash(self, record: str, history: Sequence[Change]) -> bool:
        """Say whether a record lies in the trash, by itself or with what it is a part of, and goes on doing so."""
        thrown = thrown_away_with(self._work, state_of(history, UNITS))
        if thrown == record:
            return self._standing_then(record, history) == IN_TRASH
        return bool(thrown) and self._standing_then(thrown, self._work.changes(thrown)) in (IN_TRASH, "absent")

    def _standing_then(self, record: str, history: Sequence[Change]) -> str:
        left = [change for change in history if change.id not in self.changes]
        if not left:
            return "absent"
        return IN_TRASH if record in self._thrown else state_of(left, UNITS).standing


def thrown_away_with(work: Workspace, state: RecordState) -> str:
    """Give the id of the record in the trash with which one is out of sight, itself or what it is a part of; none if it is not."""
    if state.standing == IN_TRASH:
        return state.record
    described = KINDS.get(state.kind)
    owner = state.fields.get(described.part_of) if described is not None else None
    return owner if isinstance(owner, str) and work.standing(owner) == IN_TRASH else ""
