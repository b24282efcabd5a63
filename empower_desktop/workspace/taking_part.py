"""What a person took part in: meetings, trainings, groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Attendance, Membership, Participation, Record
from empower_desktop.records.choices import name_of
from empower_desktop.workspace.listing import day_in
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Took:
    """One thing that a person took part in: what, when, how, and what is worth a word."""

    record: str
    title: str
    day: dt.date | None
    how: Label | Message | str
    more: tuple[Label | Message | str, ...] = ()


def meetings_of(work: Workspace, person: str) -> list[Took]:
    """Give the meetings on whose roster a person stands, the newest first."""

    def more(noted: Attendance) -> tuple[Label | Message | str, ...]:
        spoke = (N_("spoke"),) if noted.spoke else ()
        return (*spoke, *((noted.remark,) if noted.remark else ()))

    noted = work.where(Attendance, person=person)
    return _took(work, "meeting", "date", [(str(one.meeting), one) for one in noted], lambda one: name_of("presence", one.presence), more)


def trainings_of(work: Workspace, person: str) -> list[Took]:
    """Give the trainings of a person, the newest first."""

    def more(part: Participation) -> tuple[Label | Message | str, ...]:
        if part.pre_score is None or part.post_score is None:
            return ()
        return (N_("score {pre} → {post}", pre=part.pre_score, post=part.post_score),)

    parts = work.where(Participation, person=person)
    return _took(
        work, "training", "date_start", [(str(one.training), one) for one in parts], lambda one: name_of("presence", one.presence), more
    )


def groups_of(work: Workspace, person: str) -> list[Took]:
    """Give the groups of a person, the newest first."""
    found = []
    titles = work.store.titles("group", [str(one.group) for one in work.where(Membership, person=person)])
    for one in work.where(Membership, person=person):
        title, standing = titles.get(str(one.group), ("", "absent"))
        if standing in ("live", "contested"):
            ended = (N_("until {day}", day=one.end_on),) if one.end_on else ()
            found.append(Took(str(one.group), title, one.start_on, name_of("member_role", one.role), ended))
    return sorted(found, key=lambda took: took.day or dt.date.min, reverse=True)


def _took(
    work: Workspace,
    kind: str,
    date_field: str,
    parts: Sequence[tuple[str, Record]],
    how: Callable[..., Label | Message | str],
    more: Callable[..., tuple[Label | Message | str, ...]],
) -> list[Took]:
    rows = {row.id: row for row in work.store.rows_by_id(kind, [owner for owner, _ in parts])}
    found = []
    for owner, part in parts:
        row = rows.get(owner)
        if row is not None:
            found.append(Took(owner, row.title, day_in(row, date_field), how(part), more(part)))
    return sorted(found, key=lambda took: took.day or dt.date.min, reverse=True)
