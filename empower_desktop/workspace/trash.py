"""The trash: what was deleted within thirty days, of every kind, and what each held. Older ones are not offered, but stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.clock import local_moment
from empower_desktop.history.merge import state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.store import Conflict, Row
from empower_desktop.workspace.listing import KEPT_IN_TRASH
from empower_desktop.workspace.settling import open_conflicts
from empower_desktop.workspace.workspace import Workspace

NOT_SHOWN = frozenset(("author", "same_as"))


@dataclass(frozen=True)
class Trashed:
    """A record in the trash: who deleted it and when, for how many days it is still offered, and how many parts lie in it by kind.

    A contested one was deleted by one and edited by another: it is not in the trash until that is answered.
    """

    kind: str
    record: str
    title: str
    by: str
    at: str
    days: int
    fields: Mapping[str, Plain] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    contested: bool = False


def trashed(work: Workspace) -> list[Trashed]:
    """Give what was deleted within thirty days, the last first, and before it what is contested."""
    names = work.author_names()
    found: list[Trashed] = []
    for kind in KINDS:
        if kind not in NOT_SHOWN:
            rows = work.store.rows(kind, deleted=True)
            histories = work.store.histories({row.id for row in rows})
            deletions = {row.id: _last_deletion(histories[row.id]) for row in rows}
            came = work.store.came_at([change.id for change in deletions.values() if change])
            found += [each for row in rows if (each := _trashed(work, row, deletions[row.id], came, names))]
    return [*_contested(work, names), *sorted(found, key=lambda each: (each.days, each.at), reverse=True)]


def _trashed(work: Workspace, row: Row, deletion: Change | None, came: Mapping[str, str], names: Mapping[str, str]) -> Trashed | None:
    """Tell of a deleted record; nothing once thirty days have passed since this store knew."""
    if deletion is None:
        return None
    # A deletion of others counts from its arrival: the clock that stamped it may have been years behind, or ahead.
    since = local_moment(came.get(deletion.id, deletion.at)).date()
    gone = (work.today - min(since, work.today)).days
    if gone > KEPT_IN_TRASH:
        return None
    title = work.names.title(row.kind, row.fields)
    by = names.get(deletion.by, deletion.by[:8])
    return Trashed(row.kind, row.id, title, by, deletion.at, KEPT_IN_TRASH - gone, row.fields, work.store.hidden_parts(row.kind, row.id))


def _last_deletion(history: Sequence[Change]) -> Change | None:
    survivors = set(state_of(history, UNITS).survivors.get(DELETED, ()))
    return max((each for each in history if each.id in survivors and each.fields[DELETED] is True), key=_by_time, default=None)


def _contested(work: Workspace, names: Mapping[str, str]) -> Iterable[Trashed]:
    for conflict in open_conflicts(work):
        if conflict.contested and conflict.kind in KINDS:
            yield _contested_one(work, conflict, names)


def _contested_one(work: Workspace, conflict: Conflict, names: Mapping[str, str]) -> Trashed:
    deletion = next(rival for rival in conflict.rivals if rival.value is True)
    row = work.store.row(conflict.kind, conflict.record)
    title = work.names.record(conflict.kind, conflict.record)
    fields = row.fields if row else {}
    return Trashed(conflict.kind, conflict.record, title, names.get(deletion.by, ""), deletion.at, KEPT_IN_TRASH, fields, contested=True)


def _by_time(change: Change) -> tuple[str, str]:
    return change.at, change.id
