"""Outreach: information on public affairs that was brought to people, how, and about how many it reached."""

from __future__ import annotations

import datetime as dt

from empower_desktop.language import Label
from empower_desktop.records.record import Record, Section, area, choice, choices, day, integer, record, ref, text, yes_no


def contacts(outreach: Outreach) -> int:
    """Give how many people an activity reached, split by sex or not; contacts, not unique people."""
    return (outreach.reached_female or 0) + (outreach.reached_male or 0) + (outreach.reached_unknown or 0)


@record(
    "outreach",
    Label("Penyebaran informasi", "Outreach"),
    title=("topic",),
    date_field="date",
    sections=(
        Section(
            Label("Siapa yang terjangkau", "Who was reached"),
            ("reached_female", "reached_male", "reached_unknown", "estimate", "audience"),
        ),
        Section(Label("Di mana dan dari siapa", "Where and from whom"), ("group", "meeting", "info_source", "language")),
        Section(Label("Diminta dan dipahami", "Asked for and understood"), ("requested", "understanding")),
    ),
)
class Outreach(Record):
    """One time that information on public affairs was brought to people."""

    date: dt.date | None = day("Tanggal", "Date", required=True, latest=0)
    topic: str | None = text("Informasi yang disampaikan", "Topic", required=True, least=3, most=200)
    info_type: str | None = choice("Jenis informasi", "Information type", "info_type", required=True)
    channel: str | None = choice("Saluran", "Channel", "channel", required=True)
    area: str | None = area("Desa/kelurahan", "Village", required=True)
    reached_female: int | None = integer("Perempuan terjangkau", "Women reached")
    reached_male: int | None = integer("Laki-laki terjangkau", "Men reached")
    reached_unknown: int | None = integer("Terjangkau (tidak dipilah)", "Reached (not split)")
    estimate: bool | None = yes_no("Jumlah perkiraan", "Estimated", default=True)
    audience: tuple[str, ...] | None = choices("Kelompok warga sasaran", "Audience", "constituency")
    group: str | None = ref("Kelompok", "Group", to="group")
    meeting: str | None = ref("Dalam pertemuan", "In meeting", to="meeting")
    info_source: str | None = text("Sumber informasi", "Information source", most=160)
    requested: bool | None = yes_no("Diminta warga", "Asked for by residents")
    language: str | None = text("Bahasa", "Language", most=60)
    understanding: bool | None = yes_no("Pengecekan pemahaman", "Understanding checked")
