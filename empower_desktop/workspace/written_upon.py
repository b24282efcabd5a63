"""What was written here upon changes that are to leave, record by record, and whether anything of it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.merge import state_of, survivors
from empower_desktop.records import UNITS
from empower_desktop.workspace.resolved import RESOLVED
from empower_desktop.workspace.saving import UNDONE
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class WrittenUpon:
    """A record of which some changes are to leave, and what was written here upon them."""

    record: str
    history: Sequence[Change]
    upon: frozenset[str]

    @property
    def stands_as_without(self) -> bool:
        """Say whether the record stands as if nothing had been written upon it: each value that fought fights again, and no other does."""
        return self._says_nothing and self.standing == self.standing_without

    @property
    def is_only_deleted(self) -> bool:
        """Say whether all that was written upon it comes to is that it was thrown away."""
        return self._says_nothing and self.standing == "deleted" != self.standing_without

    @property
    def besides_deletions(self) -> frozenset[str]:
        """Give what was written upon it but for what only threw it away."""
        return frozenset(each.id for each in self.history if each.id in self.upon and dict(each.fields) != {DELETED: True})

    @property
    def standing(self) -> str:
        """How the record stands now."""
        return state_of(self.history, UNITS).standing

    @property
    def standing_without(self) -> str:
        """How it would stand if nothing had been written upon it."""
        return state_of(self._without, UNITS).standing

    @property
    def _without(self) -> list[Change]:
        return [change for change in self.history if change.id not in self.upon]

    @property
    def _says_nothing(self) -> bool:
        is_put_back = bool(self._without) and _values(self.history) == _values(self._without)
        return is_put_back and not any(map(self._is_passed_over, self.history))

    def _is_passed_over(self, change: Change) -> bool:
        """Say whether what somebody wrote was replaced only by undoing what stood before it: nobody may have meant it to go."""
        if change.id not in self.upon or change.why == UNDONE or change.why.startswith(RESOLVED):
            return False
        replacing = [each for each in self.history if change.id in each.over and each.id in self.upon]
        return bool(replacing) and not any(each.why != UNDONE or self._is_first_of(change, each.over) for each in replacing)

    def _is_first_of(self, change: Change, over: Collection[str]) -> bool:
        return next(each for each in self.history if each.id in self.upon and each.id in over) == change


def written_upon(work: Workspace, leaving: Collection[str]) -> list[WrittenUpon]:
    """Give what was written here upon these changes, over them or in a record that they made; not what only refers to such a record."""
    found = work.store.written_upon(leaving)
    histories = work.store.histories({each.record for each in work.store.changes(found).values()})
    return [
        WrittenUpon(record, history, frozenset(each.id for each in history if each.id in found)) for record, history in histories.items()
    ]


def _values(history: Sequence[Change]) -> dict[str, set[str]]:
    """Give what survives in each field, but for what deletes and restores: how the record stands says that.

    A field that was emptied stands as one that was never set.
    """
    values = {code: {repr(each.fields[code]) for each in left} for code, left in survivors(history).items() if code != DELETED}
    return {code: each for code, each in values.items() if each != {repr(None)}}
