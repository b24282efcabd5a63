"""Engagements: advocacy, negotiation, hearings and grievances, what was asked of whom and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.record import (
    Finding,
    Look,
    Record,
    Section,
    area,
    choice,
    choices,
    day,
    integer,
    long_text,
    money,
    record,
    ref,
    refs,
    text,
)
from empower_desktop.records.rules import not_before
from empower_desktop.records.unnamed import tells_no_names

SUCCEEDED = frozenset({"terpenuhi", "sebagian"})
CLOSED = SUCCEEDED | {"tidak"}
GRIEVANCES = frozenset({"pengaduan", "pendampingan_hukum"})
"""The types that seek justice for somebody: only they have a channel and a complainant, and they are told apart in figures (A6)."""
FOR_READING = ("title", "demand", "evidence", "outcome_note", "policy_instrument")
"""The texts that others get to read."""


def is_unnamed(engagement: Engagement) -> bool:
    """Say whether nobody of it may be named in print or in a shared copy: complainant and spokespersons of a grievance (R21)."""
    return engagement.engagement_type == "pengaduan"


def succeeded(engagement: Engagement) -> bool:
    """Say whether it reached what was asked, or a part of it."""
    return engagement.outcome in SUCCEEDED


def response_days(engagement: Engagement) -> int | None:
    """Give after how many days an answer came; None while there is none."""
    if engagement.date is None or engagement.response_on is None:
        return None
    return (engagement.response_on - engagement.date).days


def _days_follow_each_other(engagement: Engagement, look: Look) -> Iterator[Finding]:
    yield from not_before(engagement, "response_on", "date", "R17")
    yield from not_before(engagement, "outcome_on", "date", "R17")


def _outcome_says_when(engagement: Engagement, look: Look) -> Iterator[Finding]:
    if succeeded(engagement) and not engagement.outcome_on:
        yield Finding("outcome", "W", "outcome_on", N_("Something was reached: write on which day."))


def _justice_is_for_grievances(engagement: Engagement, look: Look) -> Iterator[Finding]:
    if engagement.engagement_type in GRIEVANCES:
        return
    for code in ("justice_channel", "complainant"):
        if getattr(engagement, code):
            yield Finding("justice", "W", code, N_("Only a grievance or legal aid has this. Leave it empty, or choose one of them above."))


def _somebody_asks(engagement: Engagement, look: Look) -> Iterator[Finding]:
    if not engagement.group:
        yield Finding("group", "W", "group", N_("Which group asks this? Without one it counts for no group."))


def _grievance_names_nobody(engagement: Engagement, look: Look) -> Iterator[Finding]:
    if is_unnamed(engagement):
        people = (engagement.complainant, *(engagement.spokespersons or ()))
        yield from tells_no_names(engagement, FOR_READING, people, look, "R21")


@record(
    "engagement",
    Label("Advokasi & perundingan", "Engagement"),
    sheet=Label("Advokasi", "Engagements"),
    title=("title",),
    soft_key=("date", "title"),
    date_field="date",
    sections=(
        Section(Label("Dari mana asalnya", "Where it comes from"), ("group", "area", "issue", "related_decision", "obstacle")),
        Section(
            Label("Siapa yang maju", "Who stood up"),
            ("target_partner", "spokespersons", "allies", "participants_male", "participants_female", "evidence"),
        ),
        Section(
            Label("Tanggapan dan hasil", "Response and result"),
            ("response", "response_on", "outcome_on", "outcome_note", "policy_instrument", "gain_value"),
        ),
        Section(Label("Jalur keadilan", "Way to justice"), ("justice_channel", "complainant")),
    ),
    rules=(_days_follow_each_other,),
    doubts=(_outcome_says_when, _justice_is_for_grievances, _somebody_asks, _grievance_names_nobody),
)
class Engagement(Record):
    """One approach to those who hold power: what was asked, who stood up, and what came of it."""

    engagement_type: str | None = choice("Jenis", "Type", "engagement_type", required=True)
    title: str | None = text("Judul", "Title", required=True, least=3, most=160)
    date: dt.date | None = day("Tanggal", "Date", required=True, latest=90)
    target_type: str | None = choice("Pihak yang dituju", "Target", "actor", required=True)
    demand: str | None = long_text("Tuntutan/permintaan", "Demand", required=True, least=3, most=2_000)
    outcome: str | None = choice("Hasil", "Outcome", "engagement_outcome", required=True, default="menunggu")
    group: str | None = ref("Kelompok", "Group", to="group")
    area: str | None = area("Wilayah", "Area")
    target_partner: str | None = ref("Pihak (mitra)", "Target partner", to="partner")
    spokespersons: tuple[str, ...] | None = refs("Juru bicara", "Spokespersons", to="person", privacy="personal")
    allies: tuple[str, ...] | None = refs("Jejaring yang ikut", "Allies taking part", to="partner")
    participants_male: int | None = integer("Peserta L", "Men")
    participants_female: int | None = integer("Peserta P", "Women")
    issue: str | None = ref("Masalah", "Issue", to="issue")
    related_decision: str | None = ref("Keputusan terkait", "Related decision", to="decision")
    obstacle: tuple[str, ...] | None = choices("Hambatan kekuasaan", "Obstacle of power", "obstacle", privacy="sensitive")
    evidence: str | None = long_text("Data/bukti yang dipakai", "Evidence used", most=2_000)
    response: str | None = choice("Tanggapan", "Response", "response")
    response_on: dt.date | None = day("Tanggal tanggapan", "Response date")
    outcome_on: dt.date | None = day("Tanggal hasil", "Outcome date")
    outcome_note: str | None = long_text("Uraian hasil", "Outcome note", most=2_000)
    policy_instrument: str | None = text("Kebijakan yang berubah", "Policy changed", most=160)
    gain_value: int | None = money("Nilai yang diperoleh", "Value gained")
    justice_channel: str | None = choice("Jalur keadilan", "Justice channel", "justice_channel", privacy="sensitive")
    complainant: str | None = ref("Pengadu", "Complainant", to="person", privacy="sensitive")
