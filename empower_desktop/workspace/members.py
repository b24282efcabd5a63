"""Who belongs to a group, and taking somebody in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from empower_desktop.history.change import DELETED
from empower_desktop.history.merge import NEW
from empower_desktop.language import N_, Label
from empower_desktop.records import Group, Membership, Person
from empower_desktop.records.choices import name_of
from empower_desktop.records.fields import Plain
from empower_desktop.records.person import display_name
from empower_desktop.workspace.attending import village_of
from empower_desktop.workspace.joining import answering
from empower_desktop.workspace.roster import Near, hamlet_of
from empower_desktop.workspace.saving import RESTORED, id_for
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Save, Workspace

OFFICES = ("ketua", "wakil_ketua", "sekretaris", "bendahara")


@dataclass(frozen=True)
class Member:
    """One person in one group, as its table shows them."""

    record: str
    person: str
    name: str
    sex: str
    hamlet: str
    role: str
    office: Label | str
    start_on: dt.date | None
    role_since: dt.date | None
    ended: dt.date | None


def members_of(work: Workspace, group: str) -> list[Member]:
    """Give the members of a group: offices first, then by name, those who left last."""
    memberships = work.where(Membership, group=group)
    people = {
        row.id: Person.load(row.id, row.fields)
        for row in work.store.rows_by_id("person", [str(one.person) for one in memberships if one.person])
    }
    members = [_member(work, one, people.get(one.person or "")) for one in memberships]
    return sorted(members, key=lambda member: (member.ended is not None, _rank(member.role), member.name.casefold()))


def near_group(group: Group, members: Iterable[Member]) -> Near:
    """Say who is likely meant when a name is begun at a group: its members, then those of its hamlet and village."""
    now = frozenset(member.person for member in members if not member.ended)
    return Near(members=now, hamlet=hamlet_of(group.hamlet or ""), area=group.area or "")


def add_member(work: Workspace, group: str, person: str) -> Step:
    """Take a person into a group; one who left or was taken out is a member again."""
    return _take_in(work, group, person, [])


def add_new_member(work: Workspace, group: str, typed: Mapping[str, str], unlike: str = "") -> Step:
    """Take a new person into a group, with what was typed of them; they live in its village.

    `unlike` is a person of a like name who is somebody else: it is noted, so that nobody asks again.
    """
    owner = work.one(Group, group)
    village = village_of(owner.area) if owner else None
    plain = {**Person.defaults(), **Person.read(typed, work.today), **({"area": village} if village else {})}
    if not plain.get("name"):
        raise Person.fields()["name"].missing()
    person = id_for(work, Person, plain)
    answer = answering(work, Person, person, unlike, same=False) if unlike else []
    return _take_in(work, group, person, [Save("person", person, plain), *answer])


def _take_in(work: Workspace, group: str, person: str, saves: list[Save]) -> Step:
    key: dict[str, Plain] = {"group": group, "person": person}
    record = id_for(work, Membership, key)
    seen = work.seen(record)
    if seen is NEW or not seen.shown:
        saves.append(Save("membership", record, {**Membership.defaults(), **key}))
    elif work.standing(record) == "deleted":
        saves.append(Save("membership", record, {DELETED: False}, seen, RESTORED))
    elif seen.shown.get("end_on"):
        saves.append(Save("membership", record, {"end_on": None, "end_reason": None}, seen))
    step = work.write(N_("{n} people added.", n=1), saves)
    return replace(step, result=record)


def _member(work: Workspace, one: Membership, person: Person | None) -> Member:
    name = display_name(person) if person else work.names.record("person", one.person or "")
    sex = person.sex if person and person.sex in ("L", "P") else ""
    return Member(
        one.id,
        one.person or "",
        name,
        sex or "",
        (person.hamlet if person else "") or "",
        one.role or "",
        name_of("member_role", one.role),
        one.start_on,
        one.role_since,
        one.end_on,
    )


def _rank(role: str) -> int:
    return OFFICES.index(role) if role in OFFICES else len(OFFICES) + (role == "anggota")
