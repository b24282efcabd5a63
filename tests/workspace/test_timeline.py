"""The life of a group is told from its founding on: who came and led, what it decided, learned, gathered and paid back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Contribution, Decision, Group, Meeting, Membership, Person, Record
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import open_workspace, start
from empower_desktop.workspace.saving import delete, save
from empower_desktop.workspace.timeline import SORTS, Moment, timeline_of
from tests.storied import questions, story_in


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with story_in(tmp_path_factory.mktemp("life"), "en") as work:
        yield work


@pytest.fixture(scope="module")
def life(story: Workspace) -> tuple[Moment, ...]:
    (group,) = [each.id for each in story.all(Group) if each.name == "KWT Tunas Harapan"]
    return timeline_of(story, group)


def said(work: Workspace, moments: tuple[Moment, ...], sort: str) -> list[str]:
    return [moment.text if isinstance(moment.text, str) else work.language(moment.text) for moment in moments if moment.sort == sort]


def test_it_goes_back_from_the_newest_to_the_founding(story: Workspace, life: tuple[Moment, ...]) -> None:
    assert all(one.day >= next_one.day for one, next_one in pairwise(life))
    assert {moment.sort for moment in life} == set(SORTS)
    assert said(story, life, "group") == ["Founded"]
    assert min(moment.day for moment in life) == next(moment.day for moment in life if moment.sort == "group")


def test_who_came_led_and_left_is_told_and_many_at_once_are_counted(story: Workspace, life: tuple[Moment, ...]) -> None:
    told = said(story, life, "membership")
    assert [each for each in told if each.endswith("took office: Treasurer")]
    assert [each for each in told if each.endswith(" left")]
    assert "9 members joined" in told
    assert all(story.standing(moment.record) == "live" for moment in life)


def test_of_a_cash_book_only_what_is_worth_a_word_is_told(story: Workspace, life: tuple[Moment, ...]) -> None:
    told = said(story, life, "contribution")
    assert len(told) < len(story.all(Contribution)) / 3
    assert [each.partition(" Rp")[0] for each in reversed(told)] == [
        "The first savings",
        "Savings reached",
        "The first loan to a member",
        "Savings reached",
        "The first work done together",
        "Took a loan of",
        "Savings reached",
        "A member paid back",
        "The first income of its own business",
        "A member paid back",
        "The loan of",
    ]


def test_a_partnership_that_ended_is_told_twice(story: Workspace, life: tuple[Moment, ...]) -> None:
    told = said(story, life, "partnership")
    assert "Ended: Singkong basah dengan harga yang disebut di muka" in told
    assert "Singkong basah dengan harga yang disebut di muka" in told


def test_it_asks_few_questions_however_long_the_life_is(story: Workspace, life: tuple[Moment, ...]) -> None:
    (founded,) = [moment.record for moment in life if moment.sort == "group"]
    with questions() as asked:
        timeline_of(story, founded)
    assert 0 < len(asked) <= 40


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    start(tmp_path, "Sari", "pendamping", "33.02.10.2003", "en", practice=True)
    with open_workspace(tmp_path, Language("en")) as opened:
        yield opened


def new(work: Workspace, kind: type[Record], **typed: object) -> str:
    return str(save(work, kind, typed).result)


def test_a_new_group_without_days_has_no_life_yet(work: Workspace) -> None:
    group = new(work, Group, name="KWT Baru")
    new(work, Decision, statement="Iuran dimulai", group=group)
    assert timeline_of(work, group) == ()
    assert timeline_of(work, "0190a000-0000-7000-8000-00000000dead") == ()


def test_what_is_in_the_trash_is_no_part_of_a_life(work: Workspace) -> None:
    group = new(work, Group, name="KWT Baru")
    meeting = new(work, Meeting, title="Rapat", date="2026-02-01", group=group)
    assert [moment.record for moment in timeline_of(work, group)] == [meeting]
    delete(work, Meeting, meeting, work.seen(meeting))
    assert timeline_of(work, group) == ()


def test_savings_taken_out_are_reached_once_and_a_loan_paid_back_in_part_is_not_told(work: Workspace) -> None:
    group = new(work, Group, name="KWT Baru")
    entry = {"group": group, "source": "anggota", "purpose": "simpan_pinjam"}
    for day, kind, amount in ((1, "simpanan", 600_000), (2, "tarik_simpanan", 300_000), (3, "simpanan", 300_000)):
        new(work, Contribution, **entry, date=f"2026-02-0{day}", entry_type=kind, amount=amount)
    loan = new(work, Contribution, **entry, date="2026-02-04", entry_type="pinjaman_anggota", amount=200_000)
    new(work, Contribution, **entry, date="2026-02-05", entry_type="angsuran_anggota", amount=150_000, loan_ref=loan)
    told = said(work, timeline_of(work, group), "contribution")
    assert sorted(told) == ["Savings reached Rp 500,000", "The first loan to a member", "The first savings"]


def test_two_who_join_on_a_day_are_named(work: Workspace) -> None:
    group = new(work, Group, name="KWT Baru")
    for name in ("Suminah", "Rohmah"):
        new(work, Membership, group=group, person=new(work, Person, name=name), role="anggota", start_on="2026-02-01")
    assert sorted(said(work, timeline_of(work, group), "membership")) == ["Rohmah joined", "Suminah joined"]
