"""Saying that two records are one thing, or that they are not, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import DELETED, keyed_id
from empower_desktop.history.joining import connected
from empower_desktop.language import N_, P_
from empower_desktop.records import Record
from empower_desktop.records.author import JOINABLE, PAIR
from empower_desktop.records.fields import Plain
from empower_desktop.workspace.looking import kind_here
from empower_desktop.workspace.saving import RESTORED
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.ties import ends_of, ties_of
from empower_desktop.workspace.workspace import Save, Workspace


@dataclass(frozen=True)
class Member:
    """One of the records that are shown as one: what it is called by itself, who made it when, and what else it says."""

    id: str
    title: str
    fields: dict[str, Plain]
    made: str
    made_by: str


def join(work: Workspace, kind: type[Record], one: str, other: str) -> Step:
    """Say that two records are one thing: they show and count as one from now on. `step.result` is the id under which they do.

    Raises a Problem where they are not two live records of the kind.
    """
    step = _answer(work, kind, one, other, same=True)
    first = work.store.members(one)[0]
    row = work.store.row(kind.kind, first)
    if row is None or not row.conflicts:
        return replace(step, result=first)
    said = P_(
        "“{title}” joined. {n} field differs: answer it under Conflicts.",
        "“{title}” joined. {n} fields differ: answer them under Conflicts.",
        len(row.conflicts),
        title=work.names.record(kind.kind, first),
    )
    return replace(step, text=said, result=first)


def not_the_same(work: Workspace, kind: type[Record], one: str, other: str) -> Step:
    """Say that two records are two things: on no laptop that hears of it is it asked again."""
    return _answer(work, kind, one, other, same=False)


def part(work: Workspace, record: str) -> Step:
    """Take one record out of those that it is shown as one with: what connects it with them goes into the trash.

    The others stay together, and what was written to all of them meanwhile stays with each.
    """
    members = work.store.members(record)
    every = ties_of(work, members)
    ties = [row for row in every if record in ends_of(row)]
    if len(members) < 2 or not ties:
        raise Problem(N_("This record is not joined with another."), "not_joined", Place(record=record))
    kind = kind_here(work, record)
    saves = [Save(PAIR, row.id, {DELETED: True}, seen, over=seen.everything()) for row in ties for seen in (work.seen(row.id),)]
    rest = [one for one in members if one != record]
    held = connected([*((one, one) for one in rest), *(ends_of(row) for row in every if row not in ties)])
    first, *others = [min(some & set(rest)) for some in held if some & set(rest)]
    for other in others:
        saves.extend(answering(work, kind, first, other, same=True))
    title = work.names.title(kind.kind, work.store.states([record])[record].fields)
    return work.write(N_("“{title}” stands for itself again.", title=title), saves)


def members_of(work: Workspace, kind: type[Record], record: str) -> list[Member]:
    """Give the records that are shown as one with this one, itself among them; nothing where it stands for itself."""
    ids = work.store.members(record)
    if len(ids) < 2:
        return []
    states = work.store.states(ids)
    made = {one: min(changes, key=lambda change: (change.at, change.id)) for one, changes in work.store.histories(ids).items()}
    return [
        Member(one, work.names.title(kind.kind, states[one].fields) or "–", dict(states[one].fields), made[one].at, made[one].by)
        for one in ids
    ]


def shown_under(work: Workspace, record: str) -> str:
    """Give the id under which a record is shown: that of another where it is joined to one."""
    return work.store.members(record)[0] if record else record


def _answer(work: Workspace, kind: type[Record], one: str, other: str, *, same: bool) -> Step:
    for each in (one, other):
        if kind.kind not in JOINABLE or kind_here(work, each) is not kind or work.standing(each) == "deleted" or one == other:
            message = N_("Only two live records of one kind can be one thing: {record} cannot.", record=work.names.record(kind.kind, each))
            raise Problem(message, "not_joinable", Place(record=each))
    title = work.names.record(kind.kind, one)
    saves = answering(work, kind, one, other, same=same)
    return work.write(N_("“{title}” joined", title=title) if same else N_("Noted: they are not the same."), saves)


def answering(work: Workspace, kind: type[Record], one: str, other: str, *, same: bool) -> list[Save]:
    """Give the saves that note whether two records of a kind are one thing."""
    first, second = sorted((one, other))
    record = keyed_id(first, second)
    seen = work.seen(record)
    restored = [Save(PAIR, record, {DELETED: False}, seen, RESTORED)] if work.standing(record) == "deleted" else []
    return [*restored, Save(PAIR, record, {"kind": kind.kind, "one": first, "other": second, "same": same}, seen)]
