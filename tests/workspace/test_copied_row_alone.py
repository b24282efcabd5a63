"""A row that was copied to write another into it, and of which only the copy is left when the workbook comes again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from empower_desktop.records import Attendance, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import Act, added, by_hand, copied, row_of, sheet_of
from tests.workspace.test_later_copies import ENGLISH, Desk

OpenWork = Callable[..., Workspace]
CAME = added("attendance", meeting="12-01-2026 Musdus", person="Titik", presence="Present")


def titik(desk: Desk, **more: object) -> Act:
    """Copy the row of Suminah and write Titik into the copy."""
    return copied("person", desk.person, name="Titik", **more)


def without_the_first(desk: Desk) -> Act:
    def act(book: Workbook) -> None:
        sheet_of(book, "person").delete_rows(row_of(sheet_of(book, "person"), desk.person))

    return act


def people(desk: Desk) -> list[str]:
    assert [each.name for each in desk.work.all(Person) if each.id == desk.person] == ["Suminah"]
    return sorted(str(each.name) for each in desk.work.all(Person))


def who_came(desk: Desk) -> list[str]:
    names = {each.id: str(each.name) for each in desk.work.all(Person)}
    return [names[str(each.person)] for each in desk.work.all(Attendance)]


def answer(desk: Desk, code: str, choice: str) -> None:
    """Answer the first question of a sort."""
    asked = next(each.asked for each in open_questions(desk.work) if each.asked.code == code)
    questions.answer(desk.work, asked.id, choice)


def apart(desk: Desk, files: Sequence[Path]) -> None:
    for file in files:
        apply(desk.work, [file])


def at_once(desk: Desk, files: Sequence[Path]) -> None:
    apply(desk.work, files)


def in_one_zip(desk: Desk, files: Sequence[Path]) -> None:
    with ZipFile(files[0].with_name("both.zip"), "w") as packed:
        for number, file in enumerate(files):
            packed.write(file, f"{number}.xlsx")
    apply(desk.work, [files[0].with_name("both.zip")])


def test_who_was_taken_in_from_a_copied_row_does_not_come_again_over_the_row_that_was_copied_once_that_is_deleted(
    open_work: Callable[..., Workspace], tmp_path: Path
) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(titik(desk))
    answer(desk, "twice", "yes")
    assert people(desk) == ["Suminah", "Titik"]
    desk.copy(titik(desk), without_the_first(desk), CAME)
    assert people(desk) == ["Suminah", "Titik"]
    (gone,) = open_questions(desk.work)
    assert (gone.asked.code, gone.asked.record) == ("missing", desk.person)
    assert who_came(desk) == ["Titik"]


@pytest.mark.parametrize("merged", [apart, at_once, in_one_zip])
@pytest.mark.parametrize("order", [*permutations(range(2))])
def test_nobody_is_overwritten_or_doubled_by_a_copied_row_in_whatever_order_its_copies_come(
    open_work: OpenWork, tmp_path: Path, merged: Callable[[Desk, Sequence[Path]], None], order: Sequence[int]
) -> None:
    desk = Desk(open_work, tmp_path)
    sent = tmp_path / "sari.xlsx"
    both = by_hand(sent, titik(desk), to=tmp_path / "both.xlsx")
    alone = by_hand(sent, titik(desk), without_the_first(desk), CAME, to=tmp_path / "alone.xlsx")
    merged(desk, [(both, alone)[at] for at in order])
    assert desk.codes() == (["missing", "twice"] if order == (0, 1) else ["twice"])
    answer(desk, "twice", "yes")
    assert (people(desk), who_came(desk)) == (["Suminah", "Titik"], ["Titik"])
    assert "twice" not in desk.codes()


@pytest.mark.parametrize("answered", ["yes", "no", ""])
def test_what_is_added_to_a_copied_row_once_the_first_is_deleted_is_said_of_the_new_one(
    open_work: OpenWork, tmp_path: Path, answered: str
) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(titik(desk))
    if answered:
        answer(desk, "twice", answered)
    desk.copy(titik(desk, phone="0812555666"), without_the_first(desk), CAME)
    while "twice" in desk.codes():
        answer(desk, "twice", "yes")
    assert (people(desk), desk.codes(), who_came(desk)) == (["Suminah", "Titik"], ["missing"], ["Titik"])
    assert desk.fields("person", "name", "Titik")["phone"] == "0812555666"
    assert "phone" not in desk.fields("person", "name", "Suminah")


def test_a_copied_row_alone_is_still_asked_about_when_the_merge_of_the_earlier_copy_is_undone(open_work: OpenWork, tmp_path: Path) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(titik(desk))
    desk.copy(titik(desk), without_the_first(desk), CAME)
    first = desk.work.store.arrivals()[0].merge
    unmerge(desk.work, first)
    assert (people(desk), desk.codes()) == (["Suminah"], ["missing", "twice"])
    answer(desk, "twice", "yes")
    assert (people(desk), who_came(desk)) == (["Suminah", "Titik"], ["Titik"])


@pytest.mark.parametrize("answered", ["yes", ""])
@pytest.mark.parametrize("phone", [None, "0812555666"])
def test_the_question_of_an_older_copy_goes_with_it_and_so_does_what_was_answered(
    open_work: OpenWork, tmp_path: Path, answered: str, phone: str | None
) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(titik(desk, phone=phone), without_the_first(desk), CAME)
    code = desk.work.store.digest()
    desk.copy(titik(desk))
    if answered:
        answer(desk, "twice", answered)
        assert people(desk) == ["Suminah", "Titik"]
        assert desk.fields("person", "name", "Titik").get("phone") == phone
    unmerge(desk.work, desk.work.store.arrivals()[-1].merge)
    assert (desk.work.store.digest(), desk.codes()) == (code, [])


def test_a_correction_of_a_name_stands_where_a_row_of_an_older_copy_is_left_out(open_work: OpenWork, tmp_path: Path) -> None:
    desk = Desk(open_work, tmp_path)
    sent = tmp_path / "sari.xlsx"
    alone = by_hand(sent, titik(desk), without_the_first(desk), CAME, to=tmp_path / "alone.xlsx")
    both = by_hand(sent, titik(desk), to=tmp_path / "both.xlsx")
    apart(desk, [alone, both])
    answer(desk, "twice", "no")
    assert [str(each.name) for each in desk.work.all(Person)] == ["Titik"]
    assert (who_came(desk), desk.codes()) == (["Titik"], [])


@pytest.mark.parametrize("is_alone", [True, False])
def test_who_came_of_a_row_that_was_answered_to_be_left_out_is_told_with_its_cell(
    open_work: OpenWork, tmp_path: Path, is_alone: bool
) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(titik(desk))
    desk.copy(titik(desk), without_the_first(desk), *([] if is_alone else [CAME]))
    answer(desk, "twice", "no")
    later = by_hand(tmp_path / "sari.xlsx", titik(desk), without_the_first(desk), CAME, to=tmp_path / "later.xlsx")
    told = apply(desk.work, [later]).result.files[-1]
    assert [(each.cells[0].sheet, each.cells[0].cell) for each in told.left_out] == [("Attendance", "G2")]
    assert (people(desk), who_came(desk)) == (["Suminah"], [])


def test_what_a_later_copy_says_of_a_row_is_told_where_that_is_left_out(open_work: OpenWork, tmp_path: Path) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(titik(desk))
    desk.copy(titik(desk), without_the_first(desk), CAME)
    waiting = next(each for each in open_questions(desk.work) if each.asked.code == "twice")
    labels = [ENGLISH(choice.label) for choice in questions.offered(desk.work, waiting)[0].choices]
    assert labels == ["Take it as a new row", "Leave it out, and with it what names this row (copy1.xlsx: Attendance G2)"]


def test_what_goes_with_a_row_that_is_left_out_is_said_with_its_cell_before_it_is_answered(open_work: OpenWork, tmp_path: Path) -> None:
    desk = Desk(open_work, tmp_path)
    desk.copy(added("person", name="Adi", sex="L"))
    desk.copy(added("person", 5, name="Joko", sex="L"))
    answer(desk, "row_gone", "yes")
    desk.copy(added("person", name="Bagus", sex="L"), added("attendance", meeting="12-01-2026 Musdus", person="Bagus", presence="Present"))
    assert "Leave it out, and with it what names this row (Attendance G2)" in desk.answers("merged_before")
