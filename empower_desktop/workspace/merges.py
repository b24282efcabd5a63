"""What was merged: each merge with its workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from empower_desktop.store import Arrival, Merge
from empower_desktop.workspace.workspace import Workspace

IMPORTED = "imported list"
"""Says of a merge, and of the changes that it brought, that it took in a list of somebody's own."""


@dataclass(frozen=True)
class Past:
    """A merge, the name of who did it, and the files that came with it."""

    merge: Merge
    by: str
    files: Sequence[Arrival]

    @property
    def changes(self) -> int:
        """How many changes it brought."""
        return sum(file.changes for file in self.files)

    @property
    def is_list(self) -> bool:
        """Whether a list of somebody's own was taken in."""
        return self.merge.text == IMPORTED


def is_merged(work: Workspace, merge: str) -> bool:
    """Say whether a merge stands: it was not taken back."""
    return any(each.id == merge for each in work.store.merges())


def past_merges(work: Workspace) -> list[Past]:
    """Give the merges that can be taken back, the newest first."""
    names = work.author_names()
    files: dict[str, list[Arrival]] = {}
    for arrival in work.store.arrivals():
        files.setdefault(arrival.merge, []).append(arrival)
    return [Past(each, names.get(each.by, ""), files.get(each.id, [])) for each in work.store.merges()]
