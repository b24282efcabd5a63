"""Groups and who belongs to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.record import Finding, Look, Record, Section, area, choice, choices, day, long_text, record, ref, text, yes_no
from empower_desktop.records.rules import is_taken, needs_live_person, not_before


def _parent_is_no_circle(group: Group, look: Look) -> Iterator[Finding]:
    above, seen = group.parent_group, {group.id}
    while above:
        if above in seen:
            yield Finding("circle", "E", "parent_group", N_("A group cannot stand above itself. Choose another parent."))
            return
        seen.add(above)
        parent = look.one(Group, above)
        above = parent.parent_group if parent else None


@record(
    "group",
    Label("Kelompok", "Group"),
    title=("name",),
    soft_key=("name", "area"),
    sections=(
        Section(
            Label("Tempat dan asal", "Place and origin"), ("hamlet", "formed_on", "founding_initiative", "focus_constituencies", "purpose")
        ),
        Section(
            Label("Pengesahan dan pengurus", "Standing and order"),
            ("legal_form", "registration_no", "parent_group", "meeting_schedule", "admin_books", "has_bylaws", "bank_account"),
        ),
        Section(Label("Kebiasaan setempat dan catatan", "Local practice and notes"), ("local_practice", "notes")),
    ),
    rules=(_parent_is_no_circle,),
)
class Group(Record):
    """A community organisation: it holds members, decisions, funds and self-assessment."""

    name: str | None = text("Nama kelompok", "Group name", required=True, least=2, most=120)
    group_type: str | None = choice("Jenis kelompok", "Group type", "group_type", required=True)
    area: str | None = area("Desa/kelurahan", "Village", required=True, levels=(4,))
    status: str | None = choice("Status kelompok", "Group status", "group_status", required=True, default="aktif")
    hamlet: str | None = text("Dusun/RT/RW", "Hamlet", most=80)
    formed_on: dt.date | None = day("Tanggal dibentuk", "Formed on", latest=0)
    founding_initiative: str | None = choice("Pemrakarsa pembentukan", "Initiator of founding", "actor")
    focus_constituencies: tuple[str, ...] | None = choices("Sasaran utama", "Main constituencies", "constituency")
    purpose: str | None = long_text("Tujuan kelompok", "Purpose", most=2_000)
    legal_form: str | None = choice("Bentuk/pengesahan", "Legal form", "legal_form")
    registration_no: str | None = text("Nomor pengesahan/registrasi", "Registration number", most=60)
    parent_group: str | None = ref("Induk/gabungan", "Parent or federation", to="group")
    meeting_schedule: str | None = text("Jadwal pertemuan rutin", "Regular meeting schedule", most=120)
    admin_books: tuple[str, ...] | None = choices("Buku administrasi yang diisi", "Books kept", "admin_book")
    has_bylaws: bool | None = yes_no("Punya AD/ART atau aturan tertulis", "Has written rules")
    bank_account: bool | None = yes_no("Punya rekening atas nama kelompok", "Has group bank account")
    local_practice: str | None = long_text("Aturan & kebiasaan setempat yang dipakai", "Local practice followed", most=2_000)
    notes: str | None = long_text("Catatan", "Notes", most=4_000)


def is_active(member: Membership, on: dt.date) -> bool:
    """Say whether the membership had not ended by a day."""
    return member.end_on is None or member.end_on > on


def _ends_after_it_starts(member: Membership, look: Look) -> Iterator[Finding]:
    yield from not_before(member, "end_on", "start_on", "R17")
    yield from not_before(member, "role_since", "start_on", "R17")
    yield from not_before(member, "term_end_on", "start_on", "R17")


def _one_chair(member: Membership, look: Look) -> Iterator[Finding]:
    if member.role == "ketua" and is_active(member, look.today) and member.group:
        others = look.where(Membership, group=member.group)
        if any(other.role == "ketua" and is_active(other, look.today) and other.id != member.id for other in others):
            yield Finding("one_chair", "W", "role", N_("The group has more than one chair. Has one of them ended?"))


def _joined_a_group_that_was(member: Membership, look: Look) -> Iterator[Finding]:
    group = look.one(Group, member.group) if member.group else None
    if group and group.formed_on and member.start_on and member.start_on < group.formed_on:
        yield Finding("formed", "W", "start_on", N_("The group was formed only on {day}.", day=group.formed_on))


def _own_number(member: Membership, look: Look) -> Iterator[Finding]:
    if member.group and member.member_no and is_taken(member, "member_no", look.where(Membership, group=member.group)):
        yield Finding("R24", "W", "member_no", N_("Another member has this number too."))


def _says_more_than_fits(member: Membership, look: Look) -> Iterator[Finding]:
    if member.end_reason and not member.end_on:
        yield Finding("end_reason", "W", "end_reason", N_("There is a reason for the end, but no day of the end."))
    if member.selection_method and member.role == "anggota":
        yield Finding("selection", "W", "selection_method", N_("Only who holds an office was selected for it."))


@record(
    "membership",
    Label("Keanggotaan", "Membership"),
    key=("group", "person"),
    part_of="group",
    title=("person", "role"),
    sections=(
        Section(Label("Masa jabatan", "Term"), ("start_on", "role_since", "term_end_on", "end_on", "end_reason", "past_offices")),
        Section(Label("Nomor dan hak suara", "Number and vote"), ("member_no", "selection_method", "can_vote")),
    ),
    rules=(needs_live_person, _ends_after_it_starts),
    doubts=(_one_chair, _joined_a_group_that_was, _own_number, _says_more_than_fits),
)
class Membership(Record):
    """One person in one group; the key makes two entries one record, earlier offices stay in its history."""

    group: str | None = ref("Kelompok", "Group", to="group", required=True)
    person: str | None = ref("Orang", "Person", to="person", required=True, privacy="personal")
    role: str | None = choice("Jabatan dalam kelompok", "Role", "member_role", required=True, default="anggota")
    start_on: dt.date | None = day("Masuk", "Joined")
    role_since: dt.date | None = day("Menjabat sejak", "In office since")
    past_offices: str | None = text("Jabatan sebelumnya", "Earlier offices", most=300)
    end_on: dt.date | None = day("Berakhir", "End")
    member_no: str | None = text("Nomor anggota", "Member number", privacy="personal")
    selection_method: str | None = choice("Cara terpilih", "How selected", "selection_method")
    term_end_on: dt.date | None = day("Akhir masa jabatan", "Term ends")
    can_vote: bool | None = yes_no("Punya hak suara", "May vote", default=True)
    end_reason: str | None = choice("Alasan berhenti", "End reason", "end_reason", privacy="personal")
