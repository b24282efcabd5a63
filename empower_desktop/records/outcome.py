"""Outcomes: what became better or worse in a village, counted on a day, and the story behind the number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from empower_desktop.language import Label
from empower_desktop.records.choices import choice_of
from empower_desktop.records.group import Membership
from empower_desktop.records.record import (
    Finding,
    Look,
    Record,
    Section,
    area,
    choice,
    day,
    integer,
    long_text,
    number,
    record,
    ref,
    text,
)
from empower_desktop.records.unnamed import tells_no_names

PEOPLE = Label("orang", "people")
UNITS: Mapping[str, Label] = {
    "pendapatan_anggota": Label("rupiah sebulan", "rupiah a month"),
    "keterwakilan_dusun": Label("dusun", "hamlets"),
    "anak_sekolah": Label("anak", "children"),
    "air_bersih": Label("rumah tangga", "households"),
    "balita_gizi": Label("balita", "children under five"),
}
"""In what a measure is counted; those that are not named here count people."""


def unit_of(indicator: str) -> Label | None:
    """Give in what a measure is counted; None for one that the list does not know."""
    return UNITS.get(indicator, PEOPLE) if choice_of("outcome_indicator", indicator) else None


def _story_names_nobody(outcome: Outcome, look: Look) -> Iterator[Finding]:
    if outcome.story and outcome.group:
        members = [member.person for member in look.where(Membership, group=outcome.group)]
        yield from tells_no_names(outcome, ("story",), members, look, "story")


@record(
    "outcome",
    Label("Perubahan kesejahteraan", "Outcome note"),
    sheet=Label("Perubahan", "Outcomes"),
    title=("indicator",),
    soft_key=("group", "area", "indicator", "date"),
    soft_either=("group", "area"),
    date_field="date",
    sections=(
        Section(Label("Bagaimana dihitung", "How it was counted"), ("base_n", "source_note")),
        Section(Label("Kelompok dan cerita", "Group and story"), ("group", "story")),
    ),
    doubts=(_story_names_nobody,),
)
class Outcome(Record):
    """A measure of prosperity, equality or welfare, as it stood on a day."""

    date: dt.date | None = day("Tanggal", "Date", required=True, latest=0)
    area: str | None = area("Desa/kelurahan", "Village", required=True)
    indicator: str | None = choice("Ukuran", "Measure", "outcome_indicator", required=True)
    value: Decimal | None = number("Nilai", "Value", required=True, most=Decimal(1_000_000_000_000))
    group: str | None = ref("Kelompok", "Group", to="group")
    base_n: int | None = integer("Jumlah yang dihitung", "Base count", least=1)
    source_note: str | None = text("Sumber data", "Source", most=200)
    story: str | None = long_text("Cerita perubahan", "Story", most=2_000)
