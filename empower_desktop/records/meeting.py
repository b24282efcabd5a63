"""Meetings, who came, and what was on the agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Sequence

from empower_desktop.language import N_, Label
from empower_desktop.records.person import Person, protects_child
from empower_desktop.records.record import (
    Finding,
    Look,
    Record,
    Section,
    area,
    choice,
    choices,
    clock,
    day,
    integer,
    long_text,
    money,
    record,
    ref,
    refs,
    text,
    yes_no,
)
from empower_desktop.records.rules import is_taken, needs_live_person

VILLAGE_FORUMS = frozenset({"musdus", "musdes", "musrenbangdes", "musrenbangcam", "mkp", "mad"})


def present_named(attendance: Sequence[Attendance]) -> int:
    """Count who is noted as present by name."""
    return sum(1 for noted in attendance if noted.presence == "hadir")


def present_total(meeting: Meeting, attendance: Sequence[Attendance]) -> int:
    """Count everybody present, the unnamed too."""
    return present_named(attendance) + (meeting.extra_male or 0) + (meeting.extra_female or 0)


def women_present(meeting: Meeting, attendance: Sequence[Attendance], women: Container[str]) -> int:
    """Count the women present, the unnamed too; `women` holds the ids of those known to be women."""
    named = sum(1 for noted in attendance if noted.presence == "hadir" and noted.person in women)
    return named + (meeting.extra_female or 0)


def quorum_needed(invited: int | None) -> int | None:
    """Give two thirds of those invited, rounded up (Permendesa 2/2015 Pasal 47, a hint only); None without a number."""
    return -(-2 * invited // 3) if invited else None


def _times_fit(meeting: Meeting, look: Look) -> Iterator[Finding]:
    if meeting.start_time and meeting.end_time and meeting.end_time <= meeting.start_time:
        yield Finding("times", "W", "end_time", N_("The end is before the start. Did it end the next day?"))
    if meeting.date and meeting.next_meeting_on and meeting.next_meeting_on <= meeting.date:
        yield Finding("next", "W", "next_meeting_on", N_("The next meeting lies before this one."))
    if meeting.date and meeting.date.year < 2000:
        yield Finding("R18", "W", "date", N_("A meeting in the year {year}? Check the date.", year=str(meeting.date.year)))


def who_came(meeting: str, look: Look) -> set[str]:
    """Give the persons who are noted as present at a meeting."""
    return {noted.person for noted in look.where(Attendance, meeting=meeting) if noted.person and noted.presence == "hadir"}


def _leaders_were_there(meeting: Meeting, look: Look) -> Iterator[Finding]:
    leaders = {code: getattr(meeting, code) for code in ("chair", "note_taker") if getattr(meeting, code)}
    came = who_came(meeting.id, look) if leaders else set()
    for code, person in leaders.items():
        if came and person not in came:
            yield Finding("R07", "W", code, N_("Is not noted as present at the meeting."))


def _facilitators_facilitate(meeting: Meeting, look: Look) -> Iterator[Finding]:
    known = [person for one in meeting.facilitators or () if (person := look.one(Person, one))]
    for person in known:
        if person.person_kind and person.person_kind != "pendamping":
            message = N_("{name} is not noted as a facilitator. Is that right?", name=person.name or "")
            yield Finding("facilitator", "W", "facilitators", message)


def _somebody_organised_it(meeting: Meeting, look: Look) -> Iterator[Finding]:
    if meeting.meeting_type and meeting.meeting_type not in VILLAGE_FORUMS and not meeting.group:
        yield Finding("organiser", "W", "group", N_("Which group held it? It may stay empty."))


def _own_document_number(meeting: Meeting, look: Look) -> Iterator[Finding]:
    if meeting.doc_no and meeting.date:
        same_year = [other for other in look.where(Meeting, doc_no=meeting.doc_no) if other.date and other.date.year == meeting.date.year]
        if is_taken(meeting, "doc_no", same_year):
            yield Finding("R24", "W", "doc_no", N_("Another meeting of that year has this number too."))


def _invited_fit(meeting: Meeting, look: Look) -> Iterator[Finding]:
    if meeting.invited_count is None:
        return
    invited = sum(1 for noted in look.where(Attendance, meeting=meeting.id) if noted.invited)
    if meeting.invited_count < invited:
        yield Finding(
            "R26",
            "W",
            "invited_count",
            N_("{listed} on the roster are invited, more than {count}.", listed=invited, count=meeting.invited_count),
        )


@record(
    "meeting",
    Label("Pertemuan", "Meeting"),
    title=("title",),
    soft_key=("date", "title", "area"),
    units={"time": ("date", "start_time", "end_time")},
    date_field="date",
    sections=(
        Section(Label("Tempat dan waktu", "Place and time"), ("group", "cycle_stage", "start_time", "end_time", "venue", "doc_no")),
        Section(Label("Pimpinan dan narasumber", "Chair and speakers"), ("chair", "note_taker", "facilitators", "resource_persons")),
        Section(
            Label("Kehadiran", "Attendance"),
            ("invited_count", "extra_male", "extra_female", "quorum_met", "inclusion_measures", "language"),
        ),
        Section(
            Label("Keterbukaan dan suasana", "Openness and mood"),
            ("accountability_report", "finance_shared", "equality_score", "respect_score", "trust_score"),
        ),
        Section(Label("Ringkasan", "Summary"), ("summary", "next_meeting_on")),
    ),
    doubts=(_times_fit, _leaders_were_there, _facilitators_facilitate, _somebody_organised_it, _own_document_number, _invited_fit),
)
class Meeting(Record):
    """A forum in which power is exercised."""

    title: str | None = text("Nama pertemuan", "Meeting title", required=True, least=3, most=160)
    meeting_type: str | None = choice("Jenis pertemuan", "Meeting type", "meeting_type", required=True)
    date: dt.date | None = day("Tanggal", "Date", required=True, latest=90)
    area: str | None = area("Desa/kelurahan", "Village", required=True, levels=(3, 4))
    convened_by: str | None = choice("Pemrakarsa pertemuan", "Convened by", "actor", required=True)
    status: str | None = choice("Status catatan", "Record status", "record_status", required=True, default="draf")
    group: str | None = ref("Kelompok penyelenggara", "Organising group", to="group")
    start_time: dt.time | None = clock("Mulai pukul", "Start time")
    end_time: dt.time | None = clock("Selesai pukul", "End time")
    venue: str | None = text("Tempat", "Venue", most=120)
    doc_no: str | None = text("Nomor berita acara", "Minutes number")
    chair: str | None = ref("Pimpinan musyawarah", "Chair", to="person", privacy="personal")
    note_taker: str | None = ref("Notulis", "Note taker", to="person", privacy="personal")
    facilitators: tuple[str, ...] | None = refs("Fasilitator/pendamping", "Facilitators", to="person", privacy="personal")
    resource_persons: str | None = text("Narasumber", "Resource persons", most=300, privacy="personal")
    cycle_stage: str | None = choice("Tahap kegiatan", "Cycle stage", "cycle_stage")
    invited_count: int | None = integer("Jumlah diundang", "Number invited")
    extra_male: int | None = integer("Hadir tanpa nama – laki-laki", "Unnamed present, men")
    extra_female: int | None = integer("Hadir tanpa nama – perempuan", "Unnamed present, women")
    quorum_met: bool | None = yes_no("Kuorum terpenuhi", "Quorum met")
    inclusion_measures: tuple[str, ...] | None = choices("Upaya agar semua bisa ikut", "Inclusion measures", "inclusion_measure")
    language: str | None = text("Bahasa yang dipakai", "Language used", most=60)
    accountability_report: bool | None = yes_no("Pengurus menyampaikan pertanggungjawaban", "Leaders reported accounts")
    finance_shared: bool | None = yes_no("Keuangan dibuka kepada peserta", "Finances opened to participants")
    equality_score: int | None = integer("Kesetaraan (1–4)", "Equality (1–4)", least=1, most=4)
    respect_score: int | None = integer("Saling menghormati (1–4)", "Mutual respect (1–4)", least=1, most=4)
    trust_score: int | None = integer("Saling percaya (1–4)", "Mutual trust (1–4)", least=1, most=4)
    summary: str | None = long_text("Ringkasan pembahasan", "Summary of discussion", most=8_000)
    next_meeting_on: dt.date | None = day("Pertemuan berikutnya", "Next meeting")


def _speaks_only_when_present(noted: Attendance, look: Look) -> Iterator[Finding]:
    if noted.spoke and noted.presence != "hadir":
        yield Finding("R06", "E", "spoke", N_("Somebody who was not present cannot have spoken."))
    if noted.proxy_for and noted.proxy_for == noted.person:
        yield Finding("R06", "E", "proxy_for", N_("Nobody stands in for themselves. Choose another person."))


def _child_is_protected(noted: Attendance, look: Look) -> Iterator[Finding]:
    meeting = look.one(Meeting, noted.meeting) if noted.meeting else None
    yield from protects_child(look, noted.person, meeting.date if meeting else None)


@record(
    "attendance",
    Label("Kehadiran", "Attendance"),
    key=("meeting", "person"),
    part_of="meeting",
    title=("person", "presence"),
    rules=(needs_live_person, _speaks_only_when_present),
    doubts=(_child_is_protected,),
)
class Attendance(Record):
    """One person at one meeting; the key makes two ticks one record."""

    meeting: str | None = ref("Pertemuan", "Meeting", to="meeting", required=True)
    person: str | None = ref("Orang", "Person", to="person", required=True, privacy="personal")
    presence: str | None = choice("Kehadiran", "Presence", "presence", required=True, default="hadir", privacy="personal")
    invited: bool | None = yes_no("Diundang", "Invited", default=True, privacy="personal")
    spoke: bool | None = yes_no("Menyampaikan pendapat", "Spoke", privacy="personal")
    capacity_as: str | None = choice("Mewakili unsur", "Element represented", "stakeholder_element")
    represents_group: str | None = ref("Mewakili kelompok", "Represents group", to="group")
    proxy_for: str | None = ref("Hadir mewakili (orang)", "Proxy for", to="person", privacy="personal")
    signed: bool | None = yes_no("Tanda tangan ada", "Signed", privacy="personal")
    transport_paid: int | None = money("Uang transport", "Transport paid", privacy="personal")
    remark: str | None = text("Keterangan", "Remark", most=200, privacy="personal")


def _order_is_unique(item: AgendaItem, look: Look) -> Iterator[Finding]:
    if item.meeting and item.order_no is not None and is_taken(item, "order_no", look.where(AgendaItem, meeting=item.meeting)):
        yield Finding("R24", "W", "order_no", N_("Another item has this number too."))


@record(
    "agenda_item",
    Label("Mata acara", "Agenda item"),
    part_of="meeting",
    title=("topic",),
    doubts=(_order_is_unique,),
)
class AgendaItem(Record):
    """What was discussed, and who brought it."""

    meeting: str | None = ref("Pertemuan", "Meeting", to="meeting", required=True)
    order_no: int | None = integer("No. urut", "Order", required=True, least=1)
    topic: str | None = text("Topik/materi", "Topic", required=True, least=3, most=200)
    item_type: str | None = choice("Jenis", "Type", "agenda_type", default="bahasan")
    raised_by: str | None = choice("Diusulkan oleh", "Raised by", "actor")
    presenter: str | None = ref("Penyampai", "Presenter", to="person", privacy="personal")
    discussion: str | None = long_text("Pokok pembahasan", "Discussion", most=8_000)
    conclusion: str | None = long_text("Simpulan", "Conclusion", most=2_000)
    issue: str | None = ref("Masalah/potensi terkait", "Related issue", to="issue")
    aims: tuple[str, ...] | None = choices("Sasaran terkait", "Related aims", "aim")
