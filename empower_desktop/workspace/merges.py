"""What was merged: each merge with its workbooks."""

from __future__ import annotations

from dataclasses import dataclass

from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Brought:
    """A merge, the names of its workbooks that brought something, and how many changes they brought."""

    id: str
    at: str
    by: str
    files: tuple[str, ...]
    changes: int


def merges(work: Workspace) -> list[Brought]:
    """Give the merges that can be taken back, the newest first."""
    arrived = work.store.arrivals()
    brought = []
    for merge in work.store.merges():
        files = [arrival for arrival in arrived if arrival.merge == merge.id]
        names = tuple(arrival.file for arrival in files)
        brought.append(Brought(merge.id, merge.at, merge.by, names, sum(arrival.changes for arrival in files)))
    return brought
