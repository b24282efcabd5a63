"""Who comes to a meeting or a training: the list, and the acts that note people on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from empower_desktop.history.change import DELETED
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import Attendance, Meeting, Participation, Person, Proposal, Record
from empower_desktop.records.fields import Plain
from empower_desktop.store import Between, Row
from empower_desktop.workspace.joining import answering
from empower_desktop.workspace.names import DELETED_MARK, not_come
from empower_desktop.workspace.roster import Near, hamlet_of
from empower_desktop.workspace.saving import RESTORED, id_for
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Save, Workspace

Values = Mapping[str, Plain]
Marks = Mapping[str, Values]
"""For each person the fields that are noted of them."""

VILLAGE_CODE_LENGTH = 13
_SIDES: Mapping[str, str] = {
    "perempuan": "kelompok_perempuan",
    "miskin": "kelompok_miskin",
    "pemuda": "kelompok_pemuda",
    "difabel": "kelompok_difabel",
    "kelompok_tani": "kelompok",
    "kelompok_nelayan": "kelompok",
    "kelompok_perajin": "kelompok",
    "pemdes": "pemdes",
    "bpd": "bpd",
    "tokoh_adat": "tokoh",
    "tokoh_agama": "tokoh",
    "tokoh_masyarakat": "tokoh",
    "pendamping": "pendamping",
}
_BARE_PROPOSAL = frozenset({"title", "proposed_on", "proposer_type", "status", "area", "proposer_person", "proposer_group", "meeting"})
_OF_THE_GROUP = frozenset({"warga", "kelompok", "kelompok_perempuan", "kelompok_miskin", "kelompok_pemuda", "kelompok_difabel"})
"""Who speaks for the group whose meeting it is; an official who comes there does not."""


@dataclass(frozen=True)
class Attender:
    """One line of a list: the person, and what is noted of them; `proposals` are those of this meeting by them."""

    person: str
    record: str = ""
    name: str = ""
    sex: str = ""
    fields: Mapping[str, Plain] = field(default_factory=dict)
    proposals: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    @property
    def presence(self) -> str:
        """Say how they were present; nothing while it is not recorded."""
        noted = str(self.fields.get("presence") or "")
        return "" if noted == "tidak_dicatat" else noted

    @property
    def spoke(self) -> bool | None:
        """Tell whether they spoke: who proposed has spoken."""
        noted = self.fields.get("spoke")
        return True if self.proposals else noted if isinstance(noted, bool) else None


@dataclass(frozen=True)
class Coming:
    """A meeting or training with those on its list, and who else is likely meant when a name is begun."""

    owner: Row
    attenders: tuple[Attender, ...]
    near: Near
    members: tuple[str, ...] = ()
    capacities: Mapping[str, str] = field(default_factory=dict)
    hamlet: str = ""


def coming(work: Workspace, kind: type[Record], owner: str) -> Coming | None:
    """Read the list of a meeting or training; None when that has not come."""
    row = work.store.row(kind.kind, owner)
    if row is None:
        return None
    noted = Attendance if kind is Meeting else Participation
    rows = work.store.rows(noted.kind, {noted.part_of: owner}, sort=(("_made", False),))
    proposals = _proposals_of(work, owner) if kind is Meeting else {}
    attenders = _attenders(work, rows, proposals)
    members, last, capacities = _company(work, kind, row)
    hamlet = _hamlet(work, row)
    near = Near(
        missing=frozenset(each.person for each in attenders if each.presence != "hadir"),
        present=frozenset(each.person for each in attenders if each.presence == "hadir"),
        members=frozenset(members),
        last=frozenset(last),
        hamlet=hamlet_of(hamlet) if hamlet else "",
        area=str(row.fields.get("area") or ""),
    )
    return Coming(row, attenders, near, members, capacities, hamlet)


def mark(work: Workspace, noted: type[Record], owner: str, marks: Marks, text: Message | None = None) -> Step:
    """Note fields of several people in one step; those not yet on the list come onto it.

    Who is not present cannot have spoken: noting the one clears the other.
    """
    saves = [save for person, values in marks.items() for save in _saves(work, noted, owner, person, values)]
    return work.write(text or N_("{kind} saved", kind=noted.label), saves)


def join(
    work: Workspace,
    noted: type[Record],
    owner: str,
    known: Marks,
    newcomers: Iterable[tuple[Mapping[str, Plain], Mapping[str, Plain]]] = (),
    unlike: str = "",
) -> Step:
    """Bring people onto the list in one step: those who are known, and new ones with what is known of them.

    `unlike` is a person of a like name who is none of the new ones: it is noted, so that nobody asks again.
    `step.result` is the persons' ids, the known first.
    """
    saves = [save for person, values in known.items() for save in _saves(work, noted, owner, person, values)]
    persons = list(known)
    for plain, values in newcomers:
        if not plain.get("name"):
            raise Person.fields()["name"].missing()
        person = id_for(work, Person, plain)
        saves.append(Save(Person.kind, person, {**Person.defaults(), **plain}))
        saves.extend(_saves(work, noted, owner, person, values))
        saves.extend(answering(work, Person, person, unlike, same=False) if unlike else ())
        persons.append(person)
    step = work.write(P_("{n} person added", "{n} people added", len(persons)), saves)
    return replace(step, result=tuple(persons))


def propose(work: Workspace, meeting: str, person: str, title: str) -> Step:
    """Make a proposal of a meeting by somebody there: “proposed” on the roster is nothing else."""
    plain = dict(Proposal.read({"title": title}, work.today))
    row, noted = work.store.row("meeting", meeting), work.store.row("attendance", work.store.part_id("attendance", meeting, person))
    held = row.fields if row else {}
    side = _SIDES.get(str(noted.fields.get("capacity_as") or "") if noted else "", "warga")
    given: dict[str, Plain] = {
        "proposed_on": held.get("date") or work.today.isoformat(),
        "proposer_type": side,
        "proposer_person": person,
        "proposer_group": held.get("group") if side in _OF_THE_GROUP else None,
        "meeting": meeting,
        "area": held.get("area"),
    }
    record = id_for(work, Proposal, plain)
    step = work.write(
        N_("Proposal “{title}” noted", title=str(plain["title"])), [Save(Proposal.kind, record, {**Proposal.defaults(), **plain, **given})]
    )
    return replace(step, result=record)


def holds_more(work: Workspace, proposals: Sequence[str]) -> bool:
    """Say whether clearing “proposed” would lose more than the line that was typed for it."""
    rows = work.store.rows_by_id(Proposal.kind, proposals)
    others = {code for row in rows for code in row.fields.keys() - _BARE_PROPOSAL}
    settled = any(row.fields.get("status") != Proposal.fields()["status"].default for row in rows)
    return len(rows) > 1 or bool(others) or settled


def take_off(work: Workspace, kind: type[Record], records: Sequence[str], text: Message) -> Step:
    """Put several records into the trash in one step: over everything that is seen of them now."""
    seen = {one: work.seen(one) for one in records}
    return work.write(text, [Save(kind.kind, one, {DELETED: True}, seen[one], over=seen[one].everything()) for one in records])


def _saves(work: Workspace, noted: type[Record], owner: str, person: str, values: Mapping[str, Plain]) -> list[Save]:
    record = work.store.part_id(noted.kind, owner, person)
    seen = work.seen(record)
    plain = dict(values)
    if plain.get("presence", "hadir") != "hadir" and seen.shown.get("spoke"):
        plain["spoke"] = None
    if seen.survivors and work.standing(record) == "deleted":
        fresh = {**dict.fromkeys(code for code in seen.shown if code not in noted.key), **noted.defaults(), **plain}
        return [Save(noted.kind, record, {DELETED: False}, seen, RESTORED), Save(noted.kind, record, fresh, seen)]
    if not seen.survivors:
        plain = {**noted.defaults(), **plain, noted.part_of: owner, "person": person}
    return [Save(noted.kind, record, plain, seen)]


def _attenders(work: Workspace, rows: Sequence[Row], proposals: Mapping[str, tuple[str, ...]]) -> tuple[Attender, ...]:
    ids = [str(row.fields.get("person")) for row in rows]
    persons = {row.id: row for row in work.store.rows_by_id("person", ids)}
    made = []
    for person, row in zip(ids, rows, strict=True):
        known = persons.get(person)
        name = _name(work, person, known)
        sex = str(known.fields.get("sex") or "") if known else ""
        made.append(Attender(person, row.id, name, sex, row.fields, proposals.get(person, ()), row.conflicts))
    return tuple(made)


def _name(work: Workspace, person: str, row: Row | None) -> str:
    if row is None:
        return work.language(not_come(person))
    name = str(row.fields.get("name") or "")
    return f"{name} {work.language(DELETED_MARK)}" if row.standing == "deleted" else name


def _proposals_of(work: Workspace, meeting: str) -> dict[str, tuple[str, ...]]:
    by_person: dict[str, list[str]] = defaultdict(list)
    for row in work.store.rows(Proposal.kind, {"meeting": meeting}):
        by_person[str(row.fields.get("proposer_person") or "")].append(row.id)
    return {person: tuple(ids) for person, ids in by_person.items() if person}


def _company(work: Workspace, kind: type[Record], row: Row) -> tuple[tuple[str, ...], tuple[str, ...], Mapping[str, str]]:
    """Give the members of the group, who came to its last meeting, and what they stood for there."""
    group, day = row.fields.get("group"), row.fields.get(kind.date_field)
    if not group:
        return (), (), {}
    members = [each for each in work.store.rows("membership", {"group": group}) if not each.fields.get("end_on")]
    names = work.store.rows_by_id("person", [str(each.fields.get("person")) for each in members])
    ordered = tuple(
        each.id for each in sorted(names, key=lambda each: str(each.fields.get("name", "")).casefold()) if each.standing != "deleted"
    )
    earlier = work.store.rows("meeting", {"group": group, "date": Between(None, day)}, sort=(("date", True),), limit=2)
    former = next((each.id for each in earlier if each.id != row.id), "")
    came = work.store.rows("attendance", {"meeting": former}) if former else []
    last = tuple(str(each.fields.get("person")) for each in came if each.fields.get("presence") == "hadir")
    stood = {str(each.fields["person"]): str(each.fields["capacity_as"]) for each in came if each.fields.get("capacity_as")}
    return ordered, last, stood


def _hamlet(work: Workspace, row: Row) -> str:
    """Give the hamlet where it is held: that of the group, else the one that place or title names."""
    group = row.fields.get("group")
    held = work.store.row("group", str(group)) if group else None
    if held and held.fields.get("hamlet"):
        return str(held.fields["hamlet"])
    for code in ("venue", "title"):
        text = str(row.fields.get(code) or "")
        if (found := hamlet_of(text)) and found.startswith("dusun"):
            at = text.casefold().find(found)
            return text[at : at + len(found)] if at >= 0 else found
    return ""


def village_of(area: Plain) -> str | None:
    """Give the village that a new person of a meeting lives in; None when it was held for a whole district."""
    return str(area) if isinstance(area, str) and len(area) == VILLAGE_CODE_LENGTH else None
