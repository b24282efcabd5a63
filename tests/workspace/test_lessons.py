"""The learning loop: asked at the close of a cycle, and back at the next planning meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from empower_desktop.records import Action, Attendance, Decision, Engagement, Group, Lesson, Meeting, Person, Record, Training
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.lessons import lesson_of, needs_no_lesson, open_lessons, put_on_agenda, unlearned
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.saving import add
from tests.people import change, person_at_work

VILLAGE = "33.99.01.2003"
WORDS = {"planned": "Panen 300 kg", "happened": "Panen 210 kg", "change": "Tanam serempak"}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    sari = person_at_work(tmp_path / "sari", "Sari")
    yield sari
    close(sari)


@pytest.fixture
def group(work: Workspace) -> str:
    return made(work, Group, name="KWT Melati", group_type="kwt", area=VILLAGE)


def made(work: Workspace, kind: type[Record], **typed: object) -> str:
    return str(add(work, kind, typed).result)


def ago(work: Workspace, days: int) -> str:
    return (work.today - timedelta(days=days)).isoformat()


def meeting(work: Workspace, group: str, stage: str = "evaluasi", **more: object) -> str:
    plain = {"title": "Evaluasi panen", "meeting_type": "rapat_kelompok", "area": VILLAGE, "convened_by": "kelompok", "status": "disahkan"}
    return made(work, Meeting, **{**plain, "date": ago(work, 10), "group": group, "cycle_stage": stage, **more})


def asked(work: Workspace) -> set[str]:
    return {each.record for each in unlearned(work)}


def test_a_closed_cycle_asks_for_its_lesson_until_there_is_one(work: Workspace, group: str) -> None:
    meeting(work, group, "perencanaan")
    meeting(work, group, status="draf")
    meeting(work, group, date=ago(work, 400))
    held = meeting(work, group)
    decision = {"statement": "Iuran Rp 5.000", "decided_on": ago(work, 60), "method": "musyawarah_mufakat", "group": group, "area": VILLAGE}
    going_on = made(work, Decision, **decision, status="dilaksanakan")
    decided = made(work, Decision, **decision, status="selesai")
    teaching = {"title": "Bokashi", "topic": "pupuk_bokashi", "hours": "6", "area": VILLAGE, "methods": ["praktik"], "group": group}
    made(work, Training, **teaching, date_start=ago(work, 100))
    taught = made(work, Training, **teaching, date_start=ago(work, 160))
    hearing = {"engagement_type": "audiensi", "title": "Audiensi BPD", "target_type": "bpd", "demand": "5% Dana Desa", "group": group}
    made(work, Engagement, **hearing, date=ago(work, 40))
    heard = made(work, Engagement, **hearing, date=ago(work, 40), outcome="sebagian", outcome_on=ago(work, 20))
    assert asked(work) == {held, decided, taught, heard}
    for code, record in (("meeting", held), ("decision", decided), ("training", taught)):
        made(work, Lesson, date=ago(work, 30), title="Pelajaran", **WORDS, **{code: record})
    assert asked(work) == {heard}
    made(work, Lesson, date=ago(work, 5), title="Sesudah audiensi", **WORDS, group=group)
    assert asked(work) == set()
    change(work, "decision", going_on, status="batal")
    assert asked(work) == {going_on}, "what was given up teaches too"
    needs_no_lesson(work, going_on)
    assert asked(work) == set()


def test_a_lesson_starts_from_who_was_there(work: Workspace, group: str) -> None:
    held = meeting(work, group, equality_score=3)
    for number, (kind, presence) in enumerate(
        (("warga", "hadir"), ("warga", "hadir"), ("warga", "izin"), ("aparatur", "hadir"), ("pendamping", "hadir"))
    ):
        person = made(
            work, Person, name=f"Orang {chr(65 + number)}", sex="P", person_kind=kind, institution="Pemdes" if number == 3 else ""
        )
        made(work, Attendance, meeting=held, person=person, presence=presence)
    given = lesson_of(work, Meeting, held)
    assert (given["community_count"], given["bureaucracy_count"], given["bureaucracy_institutions"]) == (2, 1, "Pemdes")
    assert (given["meeting"], given["group"], given["cycle_stage"], given["equality_score"]) == (held, group, "evaluasi", 3)
    decided = made(work, Decision, statement="Iuran", decided_on=ago(work, 9), method="musyawarah_mufakat", meeting=held, status="selesai")
    assert lesson_of(work, Decision, decided)["bureaucracy_count"] == 1
    assert set(given) <= set(Lesson.fields())


def test_a_lesson_comes_back_until_a_follow_up_of_it_is_done(work: Workspace, group: str) -> None:
    former = meeting(work, group)
    lesson = made(work, Lesson, date=ago(work, 10), title="Refleksi panen", **WORDS, group=group, meeting=former)
    planning = meeting(work, group, "perencanaan", date=ago(work, 1))
    other = made(work, Group, name="Gapoktan", group_type="gapoktan", area=VILLAGE)
    assert open_lessons(work, other, planning) == []
    assert open_lessons(work, group, former) == [], "not at the meeting where it was learned"
    earlier = meeting(work, group, "perencanaan", date=ago(work, 11))
    assert open_lessons(work, group, earlier) == [], "nor at one before it"
    (found,) = open_lessons(work, group, planning)
    assert (found.row.id, found.change, found.followed, found.on_agenda) == (lesson, "Tanam serempak", "", False)
    put_on_agenda(work, planning, lesson)
    action = {"what": "Tanam serempak", "due_on": ago(work, -30), "responsible_text": "Suminah", "lesson": lesson, "meeting": planning}
    follow_up = made(work, Action, **action)
    (found,) = open_lessons(work, group, planning)
    assert (found.followed, found.on_agenda) == (follow_up, True)
    change(work, "action", follow_up, status="selesai", done_on=ago(work, 0))
    assert open_lessons(work, group, planning) == []
