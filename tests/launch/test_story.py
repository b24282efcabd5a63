"""The story of a hamlet group's year can be read by somebody who was not there, and contradicts nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.records import (
    KINDS,
    Action,
    Assessment,
    Attachment,
    Contribution,
    Decision,
    Engagement,
    Group,
    Issue,
    Lesson,
    Meeting,
    Partnership,
)
from empower_desktop.reports.insight.facts import Period
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attaching import attached_to
from empower_desktop.workspace.insight import View, figures
from empower_desktop.workspace.opening import open_workspace, start

RECORDS = 605


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder: Path = tmp_path_factory.mktemp("story")
    start(folder, "Sari Handayani", "pendamping", "33.02.10", "id", practice=True)
    with open_workspace(folder, Language("id")) as opened:
        fill(opened, RECORDS, 7)
        yield opened


@pytest.fixture(scope="module")
def group(work: Workspace) -> Group:
    return next(each for each in work.all(Group) if each.name == "KWT Tunas Harapan")


def test_no_record_of_the_story_lacks_anything_or_raises_a_doubt(work: Workspace) -> None:
    hints = {"R13"}  # strength without authority is met in life, and the story shows it
    found = Counter(
        (code, finding.rule, finding.field)
        for code, kind in KINDS.items()
        for record in work.all(kind)
        for rule in (*kind.rules, *kind.doubts)
        for finding in rule(record, work)
        if finding.rule not in hints
    )
    assert not found
    assert not [
        (code, field)
        for code, kind in KINDS.items()
        for record in work.all(kind)
        for field, described in kind.fields().items()
        if described.required and getattr(record, field) is None
    ]


def test_the_story_has_what_such_a_year_has(work: Workspace, group: Group) -> None:
    with_the_head = [each for each in work.all(Meeting) if each.title and "dengan Kepala Desa" in each.title]
    assert [each.meeting_type for each in sorted(with_the_head, key=day)][:3] == ["lainnya", "musdus", "musdes"]
    decisions = work.where(Decision, group=group.id) + work.where(Decision, meeting=with_the_head[1].id)
    assert [each for each in decisions if each.power_dimension == "distributif" and each.resistance_from and each.dissent]
    moved = [each for each in decisions if each.power_dimension == "generatif" and each.authority_status == "berlaku"]
    assert [each for each in moved if each.authority_from == "pemdes" and each.authority_instrument == "perkades" and each.authority_until]
    assert {each.engagement_type for each in work.all(Engagement)} >= {"perundingan", "audiensi", "pengaduan", "petisi"}
    assert [each for each in work.all(Engagement) if each.engagement_type == "audiensi" and each.allies]
    assert len({each.date for each in work.where(Assessment, group=group.id)}) == 2
    assert [each for each in work.where(Partnership, group=group.id) if each.status == "putus" and each.end_on]
    assert [each for each in work.all(Lesson) if (each.bureaucracy_count or 0) > 0]
    assert {each.status for each in work.all(Action)} >= {"belum", "berjalan", "selesai", "ditunda", "batal"}
    assert {each.entry_type for each in work.where(Contribution, group=group.id)} >= {
        "simpanan",
        "pinjaman_anggota",
        "tenaga",
        "hasil_usaha",
    }


def day(record: Any) -> Any:
    return record.date


def test_a_problem_of_the_story_is_noted_again_until_it_is_solved(work: Workspace) -> None:
    (rent,) = [each for each in work.all(Issue) if each.title and each.title.startswith("Sewa lahan")]
    assert (rent.status, rent.solved_by) == ("selesai", "bersama")
    told = [change.fields.get("status") for change in sorted(work.changes(rent.id), key=lambda change: change.at)]
    assert told == ["dikenali", "dibahas", "direncanakan", "ditangani", "selesai"]
    assert work.standing(rent.id) == "live"


def test_the_story_fills_every_indicator(work: Workspace) -> None:
    """No figure is without data; where only a few stand behind a share, that is said, as it is in life."""
    found = figures(work, View(Period(work.today - timedelta(365), work.today)))
    assert set(found) == set(INDICATORS)
    for code, result in found.items():
        assert result.lines, code
        assert result.drawn, code
        assert [number for line in result.lines for number in line.numbers if number.hidden != "empty"], code
    small = {code for code, result in found.items() if all(number.hidden for line in result.lines for number in line.numbers)}
    assert small <= {"A1b", "PARb"}


def test_the_pictures_of_the_story_can_be_opened(work: Workspace) -> None:
    attached = [each for record in work.all(Attachment) for each in attached_to(work, record.owner_id or "")]
    assert [each.path is not None and each.is_picture for each in attached] == [True, True]
