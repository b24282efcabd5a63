"""The trash: what was deleted within thirty days, of every kind, and what each held. Older ones are not offered, but stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.clock import local_moment
from empower_desktop.history.merge import state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.store import Conflict, Row
from empower_desktop.workspace.dated_names import DatedNames
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
    rows = [row for kind in KINDS if kind not in NOT_SHOWN for row in work.store.rows(kind, deleted=True)]
    histories = work.store.histories({row.id for row in rows})
    deletions = {row.id: each for row in rows if (each := _last_deletion(histories[row.id]))}
    known = _known_since(work, deletions.values())
    found = [_trashed(work, row, deletions[row.id], known, names) for row in rows if row.id in deletions]
    return [*_contested(work, names), *sorted(filter(None, found), key=lambda each: (each.days, each.at), reverse=True)]


def _known_since(work: Workspace, deletions: Collection[Change]) -> dict[str, str]:
    """Give the stamps from which deletions count that do not count from their own, by the id of the change.

    A deletion of others counts from its arrival: the clock that stamped it may have been years behind, or ahead. One of our own
    that seems long past may be of a day on which the battery of this clock was dead: it is no older than what was here before it.
    """
    came = work.store.came_at(each.id for each in deletions)
    first, last = (work.today + timedelta(days=days) for days in (-KEPT_IN_TRASH - 1, 1))
    past = [each.id for each in deletions if each.id not in came and each.at < first.isoformat()]
    return {**came, **work.store.newest_before(past, first.isoformat(), last.isoformat())}


def _trashed(work: Workspace, row: Row, deletion: Change, known: Mapping[str, str], names: Mapping[str, str]) -> Trashed | None:
    """Tell of a deleted record; nothing once thirty days have passed since this store knew."""
    since = local_moment(known.get(deletion.id, deletion.at)).date()
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
    title = DatedNames(work).record(conflict.kind, conflict.record)
    fields = row.fields if row else {}
    return Trashed(conflict.kind, conflict.record, title, names.get(deletion.by, ""), deletion.at, KEPT_IN_TRASH, fields, contested=True)


def _by_time(change: Change) -> tuple[str, str]:
    return change.at, change.id
