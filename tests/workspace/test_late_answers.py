"""Answers in Excel that come late: after the record was deleted, after somebody else answered, to two stores in two orders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook

from empower_desktop.history.change import keyed_id
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace import Workspace, settling
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.attending import mark
from empower_desktop.workspace.counts import Counts
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.saving import delete, save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, taken_out
from tests.workspace.test_namesakes import met, teguh

OpenWork = Callable[..., Workspace]


@dataclass(frozen=True)
class Edited:
    """A workbook that asks two things: who Teguh is who was added to a meeting, and whether Parjo, whose row is gone, shall be deleted."""

    file: Path
    meeting: str
    parjo: str


@pytest.fixture
def edited(open_work: OpenWork, tmp_path: Path) -> Edited:
    sari, file = open_work("sari"), tmp_path / "sari.xlsx"
    meeting = met(sari, ["Suminah"], file)
    parjo = str(save(sari, Person, {"name": "Parjo", "sex": "L"}).result)
    export(sari, file)
    by_hand(file, added("attendance", meeting="Musdus", person="Teguh", presence="Hadir"), taken_out("person", parjo))
    return Edited(file, meeting, parjo)


def asked_in_excel(work: Workspace, file: Path) -> Path:
    ask_in_excel(work, file)
    return file


def answered(file: Path, name: str, **answers: str) -> Path:
    """Answer, each with one word, the questions that speak of somebody."""

    def typed_in(book: Workbook) -> None:
        for row in book["Pertanyaan"].iter_rows(min_row=2):
            row[7].value = next(answer for about, answer in answers.items() if about in str(row[5].value))

    return by_hand(file, typed_in, to=file.with_name(name))


def only(work: Workspace, file: Path) -> FileReport:
    (report,) = apply(work, [file]).result.files
    assert isinstance(report, FileReport)
    return report


@pytest.mark.parametrize("reply", ["ya", "tidak"])
def test_an_answer_about_what_was_deleted_meanwhile_brings_nothing_back_and_counts_nothing_in_the_trash(
    reply: str, budi: Workspace, edited: Edited, tmp_path: Path
) -> None:
    here = teguh(budi, "Krajan")
    apply(budi, [edited.file])
    file = answered(asked_in_excel(budi, tmp_path / "konflik.xlsx"), "jawab.xlsx", Parjo=reply, Teguh="A")
    for kind, record in ((Person, edited.parjo), (Meeting, edited.meeting)):
        delete(budi, kind, record, budi.seen(record))
    merged = apply(budi, [file]).result
    assert (merged.files[0].problems, merged.files[0].counts) == ((), {})
    assert [budi.standing(one) for one in (edited.parjo, edited.meeting)] == ["deleted", "deleted"]
    assert (budi.all(Attendance), settling.open_conflicts(budi), open_questions(budi)) == ([], [], [])
    assert budi.standing(keyed_id(edited.meeting, here)) == "live"  # it waits for its meeting, should that be restored
    unmerge(budi, merged.merge)
    assert len(open_questions(budi)) == 2


def test_an_answer_about_one_of_two_that_were_joined_meanwhile_is_about_that_one(budi: Workspace, edited: Edited, tmp_path: Path) -> None:
    apply(budi, [edited.file])
    file = answered(asked_in_excel(budi, tmp_path / "konflik.xlsx"), "jawab.xlsx", Parjo="ya", Teguh="A")
    other = str(save(budi, Person, {"name": "Parjo Karto", "sex": "L"}).result)
    join(budi, Person, edited.parjo, other)
    assert only(budi, file).problems == ()
    assert {str(one.name) for one in budi.all(Person)} == {"Suminah", "Teguh", "Parjo Karto"}


def test_an_answer_that_says_otherwise_than_what_stands_here_by_now_is_a_conflict_and_counts_as_one(
    budi: Workspace, edited: Edited, tmp_path: Path
) -> None:
    here = teguh(budi, "Krajan")
    apply(budi, [edited.file])
    file = answered(asked_in_excel(budi, tmp_path / "konflik.xlsx"), "jawab.xlsx", Parjo="tidak", Teguh="A")
    mark(budi, Attendance, edited.meeting, {here: {"presence": "izin"}})
    report = only(budi, file)
    assert report.counts["attendance"] == Counts(conflict=1)
    assert [one.spot for one in settling.open_conflicts(budi)] == ["presence"]


def test_two_people_who_answer_the_same_workbook_differently_lose_nothing_in_whatever_order(
    open_work: OpenWork, edited: Edited, tmp_path: Path
) -> None:
    """Each store takes the answer that comes first, and tells of the other; once they exchange, both hold the same."""
    rina = open_work("rina", hour=9)
    people = [teguh(rina, "Krajan"), teguh(rina, "Sumber")]
    export(rina, tmp_path / "rina.xlsx")
    apply(rina, [edited.file])
    asked = asked_in_excel(rina, tmp_path / "konflik.xlsx")
    one = answered(asked, "satu.xlsx", Parjo="ya", Teguh="A")
    other = answered(asked, "dua.xlsx", Parjo="tidak", Teguh="B")
    works = [open_work(name, hour=11) for name in ("wulan", "yanto")]
    for work, (first, second) in zip(works, ((one, other), (other, one)), strict=True):
        apply(work, [tmp_path / "rina.xlsx", edited.file])
        assert only(work, first).problems == ()
        problems = only(work, second).problems
        assert [each.code for each in problems] == ["answered", "answered"]
        assert all(first.name in work.language(each.message) for each in problems)
        export(work, tmp_path / f"{work.author.name}.xlsx")
    assert [[tick.person for tick in work.all(Attendance)] for work in works] == [[each] for each in people]
    assert [work.standing(edited.parjo) for work in works] == ["deleted", "live"]
    for work in works:
        apply(work, [tmp_path / f"{each.author.name}.xlsx" for each in works])
    assert works[0].store.digest() == works[1].store.digest()
    assert [{tick.person for tick in work.all(Attendance)} for work in works] == [set(people)] * 2
    assert [work.standing(edited.parjo) for work in works] == ["deleted"] * 2
