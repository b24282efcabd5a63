"""From any record one sees what it came from and what came of it, each record once, and never another matter's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from empower_desktop.language import Language
from empower_desktop.records import (
    Action,
    Contribution,
    Decision,
    Group,
    Issue,
    Lesson,
    Meeting,
    Outcome,
    Person,
    Proposal,
    Record,
    Training,
)
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.chain import SHOWN, Chain, chain_of
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.opening import open_workspace, start
from empower_desktop.workspace.saving import delete, save
from tests.storied import questions, story_in


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with story_in(tmp_path_factory.mktemp("chain"), "id") as work:
        yield work


def one(work: Workspace, kind: type[Record], beginning: str) -> Any:
    (code,) = kind.title_fields[:1]
    (found,) = [each for each in work.all(kind) if str(getattr(each, code)).startswith(beginning)]
    return found


def chain(work: Workspace, record: Record) -> Chain:
    found = chain_of(work, record.kind, record.id)
    assert found is not None
    return found


def told(stages: Any) -> dict[str, list[str]]:
    return {stage.kind: [link.title for link in stage.links] for stage in stages}


def test_a_decision_shows_the_problem_that_it_came_from_and_the_lesson_that_came_of_it(story: Workspace) -> None:
    found = chain(story, one(story, Decision, "Semua penggarap blok timur"))
    before, after = told(found.before), told(found.after)
    assert list(before) == ["issue", "proposal", "meeting"]
    assert before["issue"] == ["Sewa lahan blok timur naik sepihak, dibayar di muka, tanpa surat"]
    assert before["proposal"] == ["Membayar sewa seperti tahun lalu sambil berunding"]
    assert list(after) == ["engagement", "action", "lesson"]
    assert after["engagement"][0] == "Perundingan pertama dengan pemilik lahan"
    assert after["lesson"] == ["Perundingan yang gagal"]


def test_a_training_leads_to_its_use_in_practice(story: Workspace) -> None:
    found = chain(story, one(story, Training, "Pelatihan Keripik"))
    assert told(found.before)["issue"] == ["Singkong dijual mentah kepada satu pengepul dengan harga yang ia tentukan"]
    assert told(found.after)["participation"] == [story.language(found.after[2].links[0].title)]
    assert "10" in told(found.after)["participation"][0]
    assert told(found.after)["lesson"] == ["Belajar dari sesama warga"]


def test_a_lesson_leads_on_to_what_was_promised_because_of_it(story: Workspace) -> None:
    assert told(chain(story, one(story, Lesson, "Janji yang terlambat")).after) == {
        "action": [one(story, Action, "Menempel undangan").what]
    }


def test_a_meeting_met_on_the_way_does_not_lead_to_other_matters(story: Workspace) -> None:
    land = chain(story, one(story, Proposal, "Kelompok perempuan menggarap"))
    assert len(told(land.after)["decision"]) == 1, "the same assembly decided on the seats too"
    meeting = chain(story, one(story, Meeting, "Pertemuan Ketiga"))
    assert len(told(meeting.after)["decision"]) == 2


def test_what_came_of_much_is_folded_and_counted(story: Workspace) -> None:
    fund = chain(story, one(story, Decision, "Setiap anggota menabung"))
    (entries,) = [stage for stage in fund.after if stage.kind == "contribution"]
    assert len(entries.links) == SHOWN
    lent = {each.id for each in story.where(Contribution, decision=fund.here.id)}
    assert entries.count == len(lent) + len([each for each in story.all(Contribution) if each.loan_ref in lent and each.id not in lent])
    days = [link.day for link in entries.links if link.day]
    assert days == sorted(days)


def test_a_record_without_a_chain_comes_from_its_group(story: Workspace) -> None:
    found = chain(story, next(each for each in story.all(Outcome) if each.group))
    assert [stage.kind for stage in found.before] == ["group"]
    assert not found.after
    assert chain(story, one(story, Group, "KWT Tunas")).before == ()
    assert chain(story, story.all(Person)[0]).after == ()


def test_from_both_ends_the_same_chain_is_seen(story: Workspace) -> None:
    """What stands after a record has it before itself: no link is seen from one side alone, but through a meeting."""
    for kind in (Issue, Decision, Action, Lesson, Contribution):
        for record in story.all(kind):
            for stage in chain(story, record).after:
                for link in stage.links:
                    if stage.kind not in ("participation", "meeting"):
                        back = chain_of(story, link.kind, link.id)
                        assert back is not None
                        named = [each.id for part in (*back.before, *back.after) for each in part.links]
                        assert record.id in named or any(part.more for part in back.before)


def test_a_chain_asks_few_questions_however_much_hangs_on_it(story: Workspace) -> None:
    with questions() as asked:
        chain(story, one(story, Issue, "Sewa lahan"))
    assert 0 < len(asked) <= 150


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    start(tmp_path, "Sari", "pendamping", "33.02.10.2003", "en", practice=True)
    with open_workspace(tmp_path, Language("en")) as opened:
        yield opened


def new(work: Workspace, kind: type[Record], **typed: object) -> str:
    return str(save(work, kind, typed).result)


def test_references_in_a_ring_come_to_an_end(work: Workspace) -> None:
    meeting = new(work, Meeting, title="Musdus", date=date(2026, 1, 5).isoformat())
    issue = new(work, Issue, title="Jalan rusak", meeting=meeting)
    new(work, Proposal, title="Kerja bakti", issue=issue, meeting=meeting)
    found = chain_of(work, "meeting", meeting)
    assert found is not None
    assert told(found.before) == {"issue": ["Jalan rusak"], "proposal": ["Kerja bakti"]}
    assert not found.after


def test_joined_records_are_met_once(work: Workspace) -> None:
    first, second = (new(work, Meeting, title=f"Musdus {n}", date="2026-01-05") for n in (1, 2))
    issue = new(work, Issue, title="Jalan rusak", meeting=first)
    decisions = [
        new(work, Decision, statement=f"Diperbaiki {n}", meeting=meeting, issue=issue) for n, meeting in enumerate((first, second))
    ]
    join(work, Meeting, first, second)
    for record in decisions:
        found = chain_of(work, "decision", record)
        assert found is not None
        assert [stage.count for stage in found.before if stage.kind == "meeting"] == [1]
    whole = chain_of(work, "meeting", second)
    assert whole is not None
    assert [stage.count for stage in whole.after if stage.kind == "decision"] == [2]


def test_what_is_in_the_trash_or_has_not_come_is_left_out(work: Workspace) -> None:
    issue = new(work, Issue, title="Jalan rusak")
    proposal = new(work, Proposal, title="Kerja bakti", issue=issue, meeting="0190a000-0000-7000-8000-00000000dead")
    delete(work, Issue, issue, work.seen(issue))
    found = chain_of(work, "proposal", proposal)
    assert found is not None
    assert not found.before
    assert not found.after
    assert chain_of(work, "issue", issue) is None
    assert chain_of(work, "issue", proposal) is None
