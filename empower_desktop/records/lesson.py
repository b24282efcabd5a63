"""Lessons: what was planned, what happened, why, and what changes now, told by community and bureaucracy together."""

from __future__ import annotations

import datetime as dt

from empower_desktop.language import Label
from empower_desktop.records.record import Record, Section, choice, day, integer, long_text, record, ref, text


def is_joint(lesson: Lesson) -> bool | None:
    """Say whether community and bureaucracy learned it together; None where a count is not known."""
    if lesson.community_count is None or lesson.bureaucracy_count is None:
        return None
    return lesson.community_count >= 1 and lesson.bureaucracy_count >= 1


@record(
    "lesson",
    Label("Pembelajaran bersama", "Lesson (social learning)"),
    sheet=Label("Pembelajaran", "Lessons"),
    title=("title",),
    date_field="date",
    sections=(
        Section(
            Label("Siapa yang ikut belajar", "Who learned together"),
            ("community_count", "bureaucracy_count", "bureaucracy_institutions"),
        ),
        Section(Label("Berasal dari", "Comes from"), ("group", "meeting", "training", "decision", "cycle_stage")),
        Section(Label("Suasana", "How it felt"), ("equality_score", "respect_score", "trust_score", "shared_with")),
    ),
)
class Lesson(Record):
    """One thing learned from what was done, and what is done otherwise from now on."""

    date: dt.date | None = day("Tanggal", "Date", required=True, latest=0)
    title: str | None = text("Judul", "Title", required=True, least=3, most=160)
    planned: str | None = long_text("Apa yang direncanakan", "What we planned", required=True, least=5)
    happened: str | None = long_text("Apa yang terjadi", "What happened", required=True, least=5)
    change: str | None = long_text("Apa yang kita ubah", "What we change", required=True, least=5)
    why: str | None = long_text("Mengapa", "Why", most=4_000)
    cycle_stage: str | None = choice("Tahap kegiatan", "Cycle stage", "cycle_stage")
    group: str | None = ref("Kelompok", "Group", to="group")
    meeting: str | None = ref("Pertemuan", "Meeting", to="meeting")
    training: str | None = ref("Pelatihan", "Training", to="training")
    decision: str | None = ref("Keputusan", "Decision", to="decision")
    community_count: int | None = integer("Warga yang ikut", "Community present")
    bureaucracy_count: int | None = integer("Aparatur yang ikut", "Bureaucracy present")
    bureaucracy_institutions: str | None = text("Instansi yang ikut", "Institutions present", most=200)
    equality_score: int | None = integer("Kesetaraan (1–4)", "Equality", least=1, most=4)
    respect_score: int | None = integer("Saling menghormati (1–4)", "Respect", least=1, most=4)
    trust_score: int | None = integer("Saling percaya (1–4)", "Trust", least=1, most=4)
    shared_with: str | None = text("Dibagikan kepada", "Shared with", most=200)
