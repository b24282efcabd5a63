"""Self-assessments: a group judges where it stands on each of the eleven aims, with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from empower_desktop.language import N_, Label
from empower_desktop.records.record import Finding, Look, Record, Section, choice, day, integer, long_text, record, ref, text
from empower_desktop.records.rules import is_taken

APART_DAYS = 60
NEEDS_EVIDENCE = frozenset({"3", "4"})


def _not_twice_on_a_day(assessment: Assessment, look: Look) -> Iterator[Finding]:
    if assessment.group and assessment.date and is_taken(assessment, "date", look.where(Assessment, group=assessment.group)):
        yield Finding("R24", "W", "date", N_("This group has another assessment of that day. Is it the same one?"))


def _not_too_soon(assessment: Assessment, look: Look) -> Iterator[Finding]:
    if not (assessment.group and assessment.date):
        return
    earlier = [each.date for each in look.where(Assessment, group=assessment.group) if each.date and each.date < assessment.date]
    if earlier and (assessment.date - max(earlier)).days < APART_DAYS:
        days = (assessment.date - max(earlier)).days
        yield Finding("soon", "W", "date", N_("Only {n} days after the assessment before. Change takes longer to show.", n=days))


@record(
    "assessment",
    Label("Penilaian mandiri kelompok", "Group self-assessment"),
    sheet=Label("Penilaian mandiri", "Self-assessments"),
    title=("group",),
    date_field="date",
    sections=(
        Section(Label("Siapa yang menilai", "Who judged"), ("participants_female", "participants_male", "facilitator")),
        Section(Label("Simpulan", "Conclusion"), ("summary",)),
    ),
    doubts=(_not_twice_on_a_day, _not_too_soon),
)
class Assessment(Record):
    """One sitting in which a group judged itself."""

    group: str | None = ref("Kelompok", "Group", to="group", required=True)
    date: dt.date | None = day("Tanggal", "Date", required=True, latest=0)
    assessor: str | None = choice("Cara menilai", "Assessed by", "assessor", required=True, default="mandiri")
    participants_female: int | None = integer("Peserta P", "Women")
    participants_male: int | None = integer("Peserta L", "Men")
    facilitator: str | None = ref("Pendamping", "Facilitator", to="person", privacy="personal")
    summary: str | None = long_text("Simpulan bersama", "Joint conclusion", most=2_000)


def _high_level_has_evidence(score: AssessmentScore, look: Look) -> Iterator[Finding]:
    if score.level in NEEDS_EVIDENCE and not score.evidence:
        yield Finding("R19", "E", "evidence", N_("From level 3 on, write what shows it. One sentence is enough."))


@record(
    "assessment_score",
    Label("Nilai per sasaran", "Assessment score"),
    key=("assessment", "aim"),
    part_of="assessment",
    title=("aim", "level"),
    rules=(_high_level_has_evidence,),
)
class AssessmentScore(Record):
    """The level that a group gave itself on one aim, and what shows it."""

    assessment: str | None = ref("Penilaian", "Assessment", to="assessment", required=True)
    aim: str | None = choice("Sasaran", "Aim", "aim", required=True)
    level: str | None = choice("Tingkat", "Level", "maturity", required=True)
    evidence: str | None = long_text("Bukti", "Evidence")
    next_step: str | None = text("Langkah berikut", "Next step", most=300)
