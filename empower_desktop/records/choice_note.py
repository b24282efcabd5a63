"""Choices: a person or a group that became able to determine its own life, told in its own words."""

from __future__ import annotations

import datetime as dt

from empower_desktop.language import Label
from empower_desktop.records.record import Record, Section, choice, day, integer, long_text, record, ref, text, yes_no


@record(
    "choice_note",
    Label("Catatan pilihan", "Choice note"),
    sheet=Label("Catatan pilihan", "Choice notes"),
    title=("statement",),
    date_field="date",
    sections=(
        Section(Label("Siapa dan terlaksanakah", "Who, and whether it came true"), ("person", "realised")),
        Section(Label("Pilihan lain dan hambatan", "Other options and barriers"), ("options_known", "barrier")),
        Section(Label("Keyakinan", "Confidence"), ("confidence_before", "confidence_after")),
        Section(Label("Kutipan", "Quoting"), ("quote_allowed",)),
    ),
)
class ChoiceNote(Record):
    """One choice, who determined it, and how sure they were before and after."""

    date: dt.date | None = day("Tanggal", "Date", required=True, latest=0, privacy="personal")
    domain: str | None = choice("Bidang pilihan", "Domain", "choice_domain", required=True, privacy="personal")
    statement: str | None = long_text("Pilihan yang diambil", "Choice made", required=True, least=3, most=1_000, privacy="sensitive")
    decided_by: str | None = choice("Siapa yang menentukan", "Who decided", "choice_decider", required=True, privacy="sensitive")
    group: str | None = ref("Kelompok", "Group", to="group", required=True)
    person: str | None = ref("Orang", "Person", to="person", privacy="sensitive")
    options_known: str | None = long_text("Pilihan lain yang diketahui", "Other options known", privacy="personal")
    confidence_before: int | None = integer("Keyakinan sebelum (1–4)", "Confidence before", least=1, most=4, privacy="personal")
    confidence_after: int | None = integer("Keyakinan sekarang (1–4)", "Confidence now", least=1, most=4, privacy="personal")
    barrier: str | None = text("Hambatan", "Barrier", most=300, privacy="sensitive")
    realised: str | None = choice("Terlaksana", "Realised", "realised", default="belum", privacy="personal")
    quote_allowed: bool | None = yes_no("Boleh dikutip", "May be quoted", default=False, privacy="personal")
