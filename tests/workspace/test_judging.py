"""A group judges itself: levels, evidence out of its own records, and what stands now against before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from empower_desktop.records import (
    Assessment,
    AssessmentScore,
    Contribution,
    Group,
    Issue,
    Meeting,
    Membership,
    Outcome,
    Person,
    Record,
)
from empower_desktop.records.anchors import AIMS, LEVELS, anchor, short_name
from empower_desktop.records.rules import incomplete
from empower_desktop.reports.insight.scope import Period
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.evidence import facts_for
from empower_desktop.workspace.insight import View, figures
from empower_desktop.workspace.judging import begin, judge, maturity_of
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.saving import add, delete, undo
from tests.people import person_at_work

VILLAGE = "33.99.01.2003"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    sari = person_at_work(tmp_path / "sari", "Sari")
    yield sari
    close(sari)


@pytest.fixture
def group(work: Workspace) -> str:
    return made(work, Group, name="KWT Melati", group_type="kwt", area=VILLAGE, admin_books=["anggota", "kas"])


def made(work: Workspace, kind: type[Record], **typed: object) -> str:
    return str(add(work, kind, typed).result)


def told(work: Workspace, group: str, aim: str) -> list[str]:
    return [work.language(each) for each in facts_for(work, group, aim, work.today)]


def test_every_level_of_every_aim_has_words_in_both_languages() -> None:
    assert len(AIMS) == 11
    assert LEVELS == ("1", "2", "3", "4")
    for aim in AIMS:
        assert short_name(aim).id not in ("", aim)
        words = [anchor(aim, level) for level in LEVELS]
        assert len({each.id for each in words} | {each.en for each in words}) == 8


def test_a_level_is_one_record_however_often_it_is_set(work: Workspace, group: str) -> None:
    sitting = str(begin(work, group).result)
    assert begin(work, group).result == sitting, "a second one of the same day is the first"
    first, again = judge(work, sitting, "A3", "1"), judge(work, sitting, "A3", "2")
    assert first.result == again.result
    assert [each.level for each in work.where(AssessmentScore, assessment=sitting)] == ["2"]
    undo(work, again)
    assert maturity_of(work, group).aims[2].level == 1
    undo(work, first)
    assert maturity_of(work, group).answered == 0


def test_a_level_that_was_taken_back_comes_without_its_old_evidence(work: Workspace, group: str) -> None:
    sitting = str(begin(work, group).result)
    step = judge(work, sitting, "A2", "3")
    add(work, AssessmentScore, {"assessment": sitting, "aim": "A2", "evidence": "Buku kas terisi"})
    score = work.one(AssessmentScore, str(step.result))
    assert score
    assert score.evidence
    assert not incomplete(score, work)
    delete(work, AssessmentScore, score.id, work.seen(score.id))
    judge(work, sitting, "A2", "3")
    score = work.one(AssessmentScore, score.id)
    assert score
    assert (score.level, score.evidence) == ("3", None)
    assert [finding.rule for finding in incomplete(score, work)] == ["R19"]


def test_now_stands_beside_the_time_before_and_an_empty_sitting_hides_neither(work: Workspace, group: str) -> None:
    former = made(work, Assessment, group=group, date="2025-02-12")
    later = made(work, Assessment, group=group, date="2025-08-24")
    for aim, before, now in (("A1", "1", "2"), ("A2", "2", "2"), ("A3", "2", None), ("A4", None, "1")):
        if before:
            judge(work, former, aim, before)
        if now:
            judge(work, later, aim, now)
    begin(work, group)
    found = maturity_of(work, group)
    assert found.assessment
    assert found.before
    assert (found.assessment.id, found.before.id) == (later, former)
    assert [each.rise for each in found.aims[:4]] == [1, 0, None, None]
    assert found.answered == 3
    assert maturity_of(work, group, former).before is None


def test_a_sitting_noted_on_two_laptops_of_one_day_is_not_its_own_time_before(work: Workspace, group: str) -> None:
    former = made(work, Assessment, group=group, date="2025-02-12")
    first, second = (made(work, Assessment, group=group, date="2025-08-24") for _ in range(2))
    for sitting, level in ((former, "1"), (first, "2"), (second, "3")):
        judge(work, sitting, "A1", level)
    found = maturity_of(work, group)
    assert found.before
    assert found.before.id == former
    assert [each.rise for each in found.aims[:1]] == [2]
    made(work, Assessment, group=group, date="2025-11-01")
    radar = figures(work, View(Period(date(2025, 1, 1), date(2025, 12, 31))), ["MAT"])["MAT"]
    assert [line.numbers[0].value for line in radar.lines] == [3, 1, 2]


def test_the_groups_own_records_speak_for_an_aim_in_counts(work: Workspace, group: str) -> None:
    assert told(work, group, "A1") == []
    day = work.today.isoformat()
    for by in ("warga", "warga", "pemdes"):
        made(work, Issue, entry_type="masalah", title="Sewa lahan naik", area=VILLAGE, identified_on=day, identified_by=by, group=group)
    for report in (True, False):
        made(
            work, Meeting, title="Rapat", meeting_type="rapat_kelompok", date=day, area=VILLAGE, convened_by="kelompok", group=group,
            accountability_report=report,
        )  # fmt: skip
    money = {"date": day, "group": group, "purpose": "modal"}
    made(work, Contribution, entry_type="tunai", source="anggota", amount="600000", **money)
    made(work, Contribution, entry_type="tunai", source="apbd_kab", amount="400000", **money)
    made(work, Contribution, entry_type="simpanan", source="anggota", amount="250000", **money)
    assert told(work, group, "A1") == ["3 problems noted, 2 recognised by people themselves."]
    assert told(work, group, "A2") == [
        "2 meetings within a year, in 1 different months.",
        "Leaders reported at 1 of 2 meetings.",
        "2 of 11 kinds of books are kept.",
    ]
    assert told(work, group, "A10") == ["Self-help Rp 600,000 of Rp 1,000,000.", "Members saved Rp 250,000."]


def test_a_change_is_told_from_the_first_to_the_latest_and_not_of_few(work: Workspace, group: str) -> None:
    plain = {"group": group, "area": VILLAGE}
    for day, value in (("2025-03-01", "1"), ("2025-06-01", "2"), ("2025-08-01", "3")):
        made(work, Outcome, **plain, date=day, indicator="perempuan_di_bpd", value=value, base_n="9")
        made(work, Outcome, **plain, date=day, indicator="balita_gizi", value=value, base_n="4")
    made(work, Outcome, **plain, date="2025-08-01", indicator="air_bersih", value="30")
    assert told(work, group, "A11") == ["Women in BPD: 1 before, 3 now."]


def test_evidence_never_counts_few_poor_people(work: Workspace, group: str) -> None:
    def member(number: int, **more: object) -> None:
        person = made(work, Person, name=f"Warga {chr(65 + number)}", sex="P", **more)
        made(work, Membership, group=group, person=person)

    for number in range(9):
        member(number, constituencies=["miskin"] if number < 5 else [])
    assert told(work, group, "A8") == [], "four are not poor: who they are would follow"
    member(9)
    assert told(work, group, "A8") == ["5 of 10 members are poor."]
