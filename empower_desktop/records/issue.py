"""Problems that people recognise, and the resources of their own that they find: the register of both."""

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
    record,
    ref,
    text,
)
from empower_desktop.records.rules import not_before

OF_A_PROBLEM = ("severity",)
OF_AN_ASSET = ("resource_kind", "mobilised_on")


def _solved_says_by_whom(issue: Issue, look: Look) -> Iterator[Finding]:
    if issue.status == "selesai" and not issue.solved_by:
        yield Finding("R16", "E", "solved_by", N_("It is solved: say by whom."))
    yield from not_before(issue, "solved_on", "identified_on", "R17")


def _fits_its_type(issue: Issue, look: Look) -> Iterator[Finding]:
    if issue.entry_type == "potensi":
        for code in OF_A_PROBLEM:
            if getattr(issue, code) is not None:
                yield Finding("entry_type", "W", code, N_("Only a problem has this. Leave it empty, or choose “problem” above."))
    elif issue.entry_type == "masalah":
        for code in OF_AN_ASSET:
            if getattr(issue, code) is not None:
                yield Finding("entry_type", "W", code, N_("Only an asset has this. Leave it empty, or choose “asset” above."))
    if issue.solved_on and issue.status != "selesai":
        yield Finding("solved", "W", "status", N_("There is a day on which it was solved. Is it solved?"))


@record(
    "issue",
    Label("Daftar masalah & potensi", "Problem/asset register"),
    sheet=Label("Masalah dan potensi", "Problems and assets"),
    title=("title",),
    soft_key=("title", "area", "entry_type"),
    date_field="identified_on",
    sections=(
        Section(Label("Dikenali di mana", "Where it was recognised"), ("sector", "group", "meeting", "method", "local_specifics")),
        Section(Label("Masalahnya", "The problem"), ("cause", "affected", "affected_count", "severity")),
        Section(Label("Potensinya", "The asset"), ("resource_kind", "mobilised_on")),
        Section(Label("Pemecahan", "How it was solved"), ("solved_by", "solved_on")),
    ),
    rules=(_solved_says_by_whom,),
    doubts=(_fits_its_type,),
)
class Issue(Record):
    """A problem of a village or an asset of its own, and who recognised it."""

    entry_type: str | None = choice("Masalah atau potensi", "Problem or asset", "issue_entry", required=True)
    title: str | None = text("Uraian singkat", "Short title", required=True, least=3, most=160)
    area: str | None = area("Desa/kelurahan", "Village", required=True)
    identified_on: dt.date | None = day("Tanggal dikenali", "Identified on", required=True, latest=0)
    identified_by: str | None = choice("Dikenali oleh", "Identified by", "actor", required=True)
    status: str | None = choice("Status", "Status", "issue_status", required=True, default="dikenali")
    group: str | None = ref("Kelompok", "Group", to="group")
    meeting: str | None = ref("Dikenali dalam pertemuan", "Identified in meeting", to="meeting")
    method: str | None = choice("Cara mengenali", "Method", "assessment_method")
    sector: str | None = choice("Bidang", "Sector", "sector")
    cause: str | None = long_text("Penyebab menurut warga", "Cause as seen by residents", most=2_000)
    affected: tuple[str, ...] | None = choices("Kelompok warga terdampak", "Affected constituencies", "constituency")
    affected_count: int | None = integer("Perkiraan jumlah terdampak", "Number affected")
    severity: int | None = integer("Tingkat kegentingan (1–4)", "Severity (1–4)", least=1, most=4)
    resource_kind: str | None = choice("Jenis sumber daya", "Kind of resource", "resource_kind")
    mobilised_on: dt.date | None = day("Mulai dimanfaatkan warga", "Mobilised on")
    local_specifics: str | None = long_text("Kekhasan setempat", "Local specifics", most=2_000)
    solved_by: str | None = choice("Dipecahkan oleh", "Solved by", "solution_driver")
    solved_on: dt.date | None = day("Tanggal selesai", "Solved on")
