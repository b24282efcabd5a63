"""What a merge did not take of an edited workbook is named with its cell: in the report, when it comes again, and to its sender."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.coverage import coverage
from empower_desktop.workspace.coverage_words import reply_to
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.reporting import save_report
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import added, by_hand, column_of, filled_in_by, sheet_of, typed
from tests.people import change, send
from tests.workbook.grid import grids

OpenWork = Callable[..., Workspace]
ENGLISH = Language("en")
CONSENT = {"name": "Karto", "sex": "L", "consent": "lisan"}
"""Somebody of whom it says that they agreed, and not when."""


@pytest.fixture
def budi(open_work: OpenWork) -> Workspace:
    work = open_work("budi", hour=9)
    work.language = ENGLISH
    return work


@pytest.fixture
def sari(open_work: OpenWork) -> Workspace:
    work = open_work("sari")
    work.language = ENGLISH
    return work


@pytest.fixture
def edited(sari: Workspace, tmp_path: Path) -> Path:
    """A workbook of Sari's in which somebody typed a good year, a bad year, a status that there is not, and an odd new person."""
    people = [change(sari, "person", name=name, sex="P", birth_year="1960") for name in ("Suminah", "Parjo")]
    road = change(sari, "proposal", title="Jalan desa", proposed_on="2026-04-12", area="33.02.10.2003", proposer_type="warga")
    file = send(sari, tmp_path, "sari.xlsx")
    acts = [typed("person", people[0], birth_year=1961), typed("person", people[1], birth_year="tahun lalu"), added("person", **CONSENT)]
    return by_hand(file, *acts, typed("proposal", road, status="entah"))


def odd(report: FileReport) -> frozenset[str]:
    return frozenset(each.change.id for each in report.proposals if each.is_odd)


def merged_as_the_window_does(work: Workspace, file: Path) -> FileReport:
    (foretold,) = preview(work, [file]).result.files
    assert odd(foretold)
    merged = apply(work, [file], without=odd(foretold)).result
    return merged.files[0]


def test_the_report_names_what_was_left_out_with_its_cell_and_why(budi: Workspace, edited: Path, tmp_path: Path) -> None:
    (foretold,) = preview(budi, [edited]).result.files
    taken = next(each for each in foretold.proposals if not each.is_odd)
    merged = apply(budi, [edited], without=odd(foretold) | {taken.change.id}).result
    assert [each.is_new for each in merged.files[0].left_out] == [False, True]
    save_report(budi, merged, tmp_path / "report.xlsx")
    told = [line for line in grids(tmp_path / "report.xlsx")["To do"].splitlines() if "Not taken" in line]
    assert ["Karto" in line for line in told] == [True, False]
    assert "needs a look: new row “Karto”." in told[0]
    assert "Mend this cell in the file" in told[0]
    assert "1960 → 1961" in told[1]
    assert "not ticked" in told[1]


def test_the_report_names_a_column_as_its_sheet_does(budi: Workspace, edited: Path, tmp_path: Path) -> None:
    save_report(budi, preview(budi, [edited]).result, tmp_path / "report.xlsx")
    (told,) = [line for line in grids(tmp_path / "report.xlsx")["To do"].splitlines() if "entah" in line]
    assert told.count("Proposal status") == 2
    assert "Record status" not in told


def test_a_file_that_comes_again_says_what_of_it_was_not_taken(budi: Workspace, edited: Path) -> None:
    merged_as_the_window_does(budi, edited)
    (again,) = apply(budi, [edited]).result.files
    said = [ENGLISH(note) for note in again.notes]
    assert (again.status, len(said)) == ("same", 4)
    assert "still stands in the file" in said[0]
    assert "tahun lalu" in said[1]
    assert "entah" in said[2]
    assert "Karto" in said[3]


def test_the_sender_reads_which_cells_to_mend_until_they_are_mended(budi: Workspace, edited: Path) -> None:
    merged_as_the_window_does(budi, edited)
    lines = reply_to(coverage(budi)[0], ENGLISH).split("\n")
    assert lines[1].startswith("3 things in it could not be taken.")
    assert lines[2].startswith("• sari.xlsx, ")
    assert "tahun lalu" in lines[2]
    assert "Karto" in lines[4]
    by_hand(edited, mend, to=edited.with_name("mended.xlsx"))
    (mended,) = apply(budi, [edited.with_name("mended.xlsx")]).result.files
    assert mended.problems == mended.left_out == ()
    assert len(reply_to(coverage(budi)[0], ENGLISH).split("\n")) == 1


@pytest.mark.parametrize("year", [2020, 2031])
def test_which_cells_to_mend_is_told_until_somebody_writes_over_what_stood_there_whatever_the_clocks_say(
    budi: Workspace, sari: Workspace, tmp_path: Path, year: int
) -> None:
    parjo = change(sari, "person", name="Parjo", sex="L", birth_year="1960")
    right, sari.clock = sari.clock, Clock(lambda: datetime(year, 1, 1, tzinfo=UTC))
    file = by_hand(send(sari, tmp_path, "sari.xlsx"), typed("person", parjo, birth_year="tahun lalu"))
    apply(budi, [file])
    assert [each.file for each in coverage(budi)[0].untaken] == ["sari.xlsx"]
    sari.clock = right
    change(sari, "person", parjo, birth_year="1961")
    apply(budi, [send(sari, tmp_path, "mended in the app.xlsx")])
    assert coverage(budi)[0].untaken == ()


def test_what_was_left_out_is_offered_again_once_the_merge_is_undone(budi: Workspace, edited: Path) -> None:
    (foretold,) = preview(budi, [edited]).result.files
    merged = apply(budi, [edited], without=odd(foretold)).result
    unmerge(budi, merged.merge)
    (again,) = preview(budi, [edited]).result.files
    assert odd(again) == odd(foretold)


def test_a_file_that_is_dropped_with_its_twin_says_all_the_same_what_was_not_taken(budi: Workspace, edited: Path) -> None:
    twin = Path(copyfile(edited, edited.with_name("sari (1).xlsx")))
    foretold = preview(budi, [edited, twin]).result.files
    apply(budi, [edited, twin], without=odd(foretold[0]))
    lines = reply_to(coverage(budi)[0], ENGLISH).split("\n")
    assert ["Karto" in line for line in lines] == [False, False, False, False, True]
    (again,) = apply(budi, [edited]).result.files
    assert "Karto" in ENGLISH(again.notes[-1])


def test_what_was_left_out_is_told_on_while_a_later_copy_mends_but_something_else(budi: Workspace, edited: Path) -> None:
    merged_as_the_window_does(budi, edited)
    later = by_hand(edited, partly_mend, to=edited.with_name("later.xlsx"))
    (told,) = apply(budi, [later]).result.files
    assert told.left_out == ()  # it was refused before
    head, _, *lines = reply_to(coverage(budi)[0], ENGLISH).split("\n")
    assert "received" in head
    assert [("later.xlsx" in line, "entah" in line, "Karto" in line) for line in lines] == [(True, True, False), (True, False, True)]


def test_the_sender_reads_of_each_who_filled_in_a_copy_until_that_one_has_mended_it(budi: Workspace, edited: Path) -> None:
    tuti, joko, mended = (edited.with_name(f"{name}.xlsx") for name in ("tuti", "joko", "tuti 2"))
    by_hand(edited, filled_in_by("Bu Tuti"), to=tuti)
    for act, source, target in ((filled_in_by("Pak Joko"), edited, joko), (filled_in_by("BU  TUTI"), tuti, mended)):
        by_hand(source, act, mend, to=target)
    apply(budi, [tuti, joko])
    assert {each.file for each in coverage(budi)[0].untaken} == {"tuti.xlsx"}
    apply(budi, [mended])
    assert coverage(budi)[0].untaken == ()


def test_what_was_left_out_of_two_copies_is_offered_by_the_later_one_once_the_first_is_undone(budi: Workspace, edited: Path) -> None:
    (foretold,) = preview(budi, [edited]).result.files
    first = apply(budi, [edited], without=odd(foretold)).result
    later = by_hand(edited, partly_mend, to=edited.with_name("later.xlsx"))
    apply(budi, [later])
    unmerge(budi, first.merge)
    (offered,) = preview(budi, [later]).result.files
    assert odd(offered) == odd(foretold)
    assert "Karto" not in names(budi)
    ticked = apply(budi, [later]).result
    assert "Karto" in names(budi)
    assert [each.status for each in apply(budi, [later]).result.files] == ["same"]
    unmerge(budi, ticked.merge)
    assert "Karto" not in names(budi)


def names(work: Workspace) -> set[str | None]:
    return {each.name for each in work.all(Person)}


def partly_mend(book: Workbook) -> None:
    """Write what was asked for into the cell of the year alone."""
    for row in sheet_of(book, "person").iter_rows(min_row=2):
        for cell in row:
            if cell.value == "tahun lalu":
                cell.value = 1961


def mend(book: Workbook) -> None:
    """Write what was asked for into each of the three cells."""
    partly_mend(book)
    people, proposals = sheet_of(book, "person"), sheet_of(book, "proposal")
    for row in people.iter_rows(min_row=2):
        for cell in row:
            if cell.value == "Karto":
                people.cell(cell.row, column_of(people, "person", "consent_on")).value = "2026-04-01"
    proposals.cell(2, column_of(proposals, "proposal", "status")).value = "diusulkan"


def test_a_later_file_of_the_same_sender_does_not_make_forget_what_is_to_be_mended(budi: Workspace, sari: Workspace, edited: Path) -> None:
    merged_as_the_window_does(budi, edited)
    before = coverage(budi)[0].untaken
    change(sari, "person", name="Wiryo", sex="L")
    apply(budi, [send(sari, edited.parent, "later.xlsx")])
    assert coverage(budi)[0].untaken == before


def test_a_cell_whose_value_was_written_anew_since_need_not_be_mended(budi: Workspace, sari: Workspace, edited: Path) -> None:
    merged_as_the_window_does(budi, edited)
    parjo = next(each.id for each in sari.all(Person) if each.name == "Parjo")
    save(sari, Person, {"birth_year": "1962"}, parjo, sari.seen(parjo))
    apply(budi, [send(sari, edited.parent, "later.xlsx")])
    assert ["tahun lalu" in ENGLISH(each.message) for each in coverage(budi)[0].untaken] == [False, False]


def test_the_report_of_a_file_that_came_again_names_the_cells_of_what_was_not_taken(budi: Workspace, edited: Path, tmp_path: Path) -> None:
    merged_as_the_window_does(budi, edited)
    again = apply(budi, [edited]).result
    save_report(budi, again, tmp_path / "again.xlsx")
    told = load_workbook(tmp_path / "again.xlsx")["To do"]
    rows = [row for row in told.iter_rows(min_row=2, values_only=True) if row[1] == "Not taken"]
    assert [f"{row[3]} {row[4]}" for row in rows] == [each.place for each in again.files[0].untaken_before]
    assert {str(row[3]) for row in rows} == {"Person", "Proposal"}
    assert len({row[6] for row in rows}) == len(rows)
