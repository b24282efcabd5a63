"""Partnerships: what a group and a partner agreed on, who began it, and how equal the two stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.record import Finding, Look, Record, Section, choice, day, integer, long_text, money, record, ref, text
from empower_desktop.records.rules import not_before

BEGUN = frozenset({"aktif", "selesai", "putus"})
"""The states of a partnership that came about; one that is still prepared does not count as active."""


def active_on(partnership: Partnership, day: dt.date) -> bool:
    """Say whether a partnership was active on a day (`indicators.md`, P6)."""
    if partnership.status not in BEGUN or partnership.start_on is None or partnership.start_on > day:
        return False
    return partnership.end_on >= day if partnership.end_on else partnership.status == "aktif"


def _ends_after_its_start(partnership: Partnership, look: Look) -> Iterator[Finding]:
    yield from not_before(partnership, "end_on", "start_on", "R17")


def _ended_says_when(partnership: Partnership, look: Look) -> Iterator[Finding]:
    if partnership.status in BEGUN - {"aktif"} and not partnership.end_on:
        yield Finding("ended", "W", "end_on", N_("It has ended: write on which day."))


@record(
    "partnership",
    Label("Kemitraan", "Partnership"),
    sheet=Label("Kemitraan", "Partnerships"),
    title=("purpose", "partner"),
    soft_key=("group", "partner", "form", "start_on"),
    date_field="start_on",
    sections=(
        Section(Label("Siapa berperan apa", "Who does what"), ("initiated_by", "role_group", "role_partner", "equality")),
        Section(Label("Nilai dan hasil", "Value and result"), ("value", "result")),
        Section(Label("Dokumen dan akhir", "Document and end"), ("document_no", "end_on")),
    ),
    rules=(_ends_after_its_start,),
    doubts=(_ended_says_when,),
)
class Partnership(Record):
    """What a group and one partner do together."""

    group: str | None = ref("Kelompok", "Group", to="group", required=True)
    partner: str | None = ref("Mitra", "Partner", to="partner", required=True)
    form: str | None = choice("Bentuk kemitraan", "Form", "partnership_form", required=True)
    purpose: str | None = text("Tujuan", "Purpose", required=True, most=300)
    start_on: dt.date | None = day("Mulai", "Start", required=True, latest=0)
    status: str | None = choice("Status", "Status", "partnership_status", required=True, default="aktif")
    initiated_by: str | None = choice("Pemrakarsa", "Initiated by", "actor")
    end_on: dt.date | None = day("Berakhir", "End")
    document_no: str | None = text("Nomor dokumen", "Document number", most=80)
    role_group: str | None = text("Peran kelompok", "Group role", most=300)
    role_partner: str | None = text("Peran mitra", "Partner role", most=300)
    equality: int | None = integer("Kesetaraan posisi (1–4)", "Equality of position (1–4)", least=1, most=4)
    value: int | None = money("Nilai setahun", "Yearly value")
    result: str | None = long_text("Hasil", "Result", most=2_000)
