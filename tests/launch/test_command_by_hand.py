"""What was edited in Excel, taken in and asked about by command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.excel import added, by_hand, copied, taken_out, typed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

QUESTION = ["question", "sheet", "cell", "code", "record", "field", "message"]


@pytest.fixture
def budi(seat: Callable[[str], Seat]) -> Seat:
    return seat("budi")


@pytest.fixture
def sent(sari: Seat) -> Path:
    """A workbook of Sari's with a meeting, a group and a person."""
    sari.meeting("venue=Balai desa")
    sari.add("group", "name=KWT Melati")
    sari.add("person", "name=Suminah", "sex=P")
    file = sari.folder.parent / "sari.xlsx"
    sari.json("export", str(file))
    return file


def record_of(seat: Seat, kind: str) -> str:
    return str(seat.json("list", kind)[0]["id"])


def test_a_merge_takes_what_was_edited_and_says_each_cell(sari: Seat, budi: Seat, sent: Path) -> None:
    meeting = record_of(sari, "meeting")
    by_hand(sent, typed("meeting", meeting, venue="Balai RW"), added("person", name="Parjo", sex="Laki-laki"))
    told = budi("merge", str(sent), "--dry-run")
    assert (told.status, budi.json("list", "person")) == (0, [])
    cells = [" ".join(line.split()) for line in told.out.splitlines() if "!" in line]
    begun = "for the rest as in a new form: Standing: Resident, Data consent: Not asked, Status: Active"
    assert cells == [
        "Meeting!P2 12-01-2026 Rapat bulanan Venue Balai desa Balai RW",
        f"Person!C3 Parjo Full name without titles Parjo new row; {begun}",
        "Person!D3 Parjo Sex Male new row",
    ]
    merged = budi.json("merge", str(sent))
    assert merged["files"][0]["counts"]["person"] == {"read": 2, "new": 2, "updated": 0, "same": 0, "conflict": 0, "rejected": 0}
    assert budi.one(meeting)["fields"]["venue"] == "Balai RW"
    assert budi.json("show", meeting, "--history")["history"][-1]["why"] == "edited in Excel"


def test_somebody_new_is_named_by_the_bare_name_where_titles_stand_beside_it(sari: Seat, budi: Seat, sent: Path) -> None:
    whose = {"sex": "Perempuan", "person_kind": "Warga", "consent": "Belum ditanya"}
    by_hand(
        sent,
        added("person", name="Warsini", titles="Hj.", **whose),
        added("person", nth=1, name="Surti", titles="Hj.", **whose),
        added("person", nth=2, name="Surti", titles="Bu", **whose),
        typed("meeting", record_of(sari, "meeting"), chair="Warsini", note_taker="Surti"),
    )
    questions = json.loads(budi("merge", str(sent), "--json").out)["files"][0]["questions"]
    new = {each["fields"]["name"]: each["id"] for each in budi.json("list", "person")}
    assert budi.json("list", "meeting")[0]["fields"]["chair"] == new["Warsini"]
    assert [(question["code"], question["field"]) for question in questions] == [("unclear", "note_taker")]


def test_what_is_asked_waits_and_is_answered_by_command(sari: Seat, budi: Seat, sent: Path) -> None:
    person, group = record_of(sari, "person"), record_of(sari, "group")
    by_hand(sent, taken_out("person", person), copied("group", group, name="KWT Mawar"))
    merged = budi("merge", str(sent), "--json")
    assert merged.status == 3
    asked = merged.json["files"][0]["questions"]
    assert [list(each) for each in asked] == [QUESTION, QUESTION]
    assert {(each["code"], each["sheet"]) for each in asked} == {("missing", "Person"), ("twice", "Group")}
    waiting = {each["code"]: each for each in budi.json("questions")}
    assert [choice["code"] for choice in waiting["missing"]["choices"]] == ["yes", "no"]
    assert (waiting["missing"]["file"], waiting["missing"]["record"], waiting["missing"]["kind"]) == ("sari.xlsx", person, "person")
    assert budi.json("answer", waiting["missing"]["question"], "no")["changes"] == []
    answered = budi.json("answer", waiting["twice"]["question"], "Ya")
    assert (answered["choice"], len(answered["changes"])) == ("yes", 1)
    assert {each["fields"]["name"] for each in budi.json("list", "group")} == {"KWT Melati", "KWT Mawar"}
    assert (budi.json("questions"), len(budi.json("list", "person"))) == ([], 1)
    assert budi("answer", waiting["twice"]["question"], "no").status == 4
    assert budi.json("merge", str(sent))["files"][0]["questions"] == []


def test_a_cell_of_the_wrong_type_is_a_problem_and_the_rest_is_taken(sari: Seat, budi: Seat, sent: Path) -> None:
    meeting = record_of(sari, "meeting")
    by_hand(sent, typed("meeting", meeting, venue="Balai RW", invited_count="banyak"))
    told = budi("merge", str(sent), "--json")
    (problem,) = told.json["files"][0]["problems"]
    assert (told.status, told.json["files"][0]["status"], problem["code"]) == (1, "merged", "not_a_number")
    assert budi.one(meeting)["fields"]["venue"] == "Balai RW"


def test_edits_may_be_left_out_and_taken_later(sari: Seat, budi: Seat, sent: Path) -> None:
    meeting = record_of(sari, "meeting")
    by_hand(sent, typed("meeting", meeting, venue="Balai RW"))
    assert budi.json("merge", str(sent), "--no-edits")["digest"] == sari("digest").out.strip()
    assert budi.json("merge", str(sent))["files"][0]["counts"]["meeting"]["updated"] == 1
    assert budi.one(meeting)["fields"]["venue"] == "Balai RW"


def test_unmerge_takes_the_edits_and_questions_back(sari: Seat, budi: Seat, sent: Path) -> None:
    budi.json("merge", str(sent))
    before = budi("digest").out
    by_hand(sent, typed("meeting", record_of(sari, "meeting"), venue="Balai RW"), taken_out("person", record_of(sari, "person")))
    merged = budi("merge", str(sent), "--json").json
    budi.json("answer", merged["files"][0]["questions"][0]["question"], "yes")
    budi.json("unmerge", merged["merge"])
    assert (budi("digest").out, budi.json("questions")) == (before, [])


def test_edits_are_left_out_singly_and_not_offered_again(sari: Seat, budi: Seat, sent: Path) -> None:
    meeting, person = record_of(sari, "meeting"), record_of(sari, "person")
    by_hand(sent, typed("meeting", meeting, venue="Balai RW", title="Rapat Mei"), typed("person", person, nickname="Nah"))
    foretold = budi.json("merge", str(sent), "--dry-run")["files"][0]["edits"]
    assert [list(each) for each in foretold] == [["change", "kind", "record", "sheet", "cell", "field", "before", "after", "new"]] * 3
    venue = next(each for each in foretold if each["field"] == "venue")
    assert [venue[key] for key in ("sheet", "cell", "before", "after", "new")] == ["Meeting", "P2", "Balai desa", "Balai RW", False]
    title = next(each["change"] for each in foretold if each["field"] == "title")
    left = ("--without", "meeting!p2", "--without", title)
    assert [each["field"] for each in budi.json("merge", str(sent), *left, "--dry-run")["files"][0]["edits"]] == ["nickname"]
    merged = budi.json("merge", str(sent), *left)["files"][0]
    assert [each["field"] for each in merged["edits"]] == ["nickname"]
    assert (budi.one(meeting)["fields"]["venue"], budi.one(person)["fields"]["nickname"]) == ("Balai desa", "Nah")
    assert budi.json("merge", str(sent))["files"][0]["status"] == "same"
    assert budi.one(meeting)["fields"]["title"] == "Rapat bulanan"


def test_a_whole_sheet_of_edits_is_left_out_and_an_edit_that_is_not_there_is_refused(sari: Seat, budi: Seat, sent: Path) -> None:
    meeting, person = record_of(sari, "meeting"), record_of(sari, "person")
    by_hand(sent, typed("meeting", meeting, venue="Balai RW"), typed("person", person, nickname="Nah"))
    before = budi("digest").out
    refused = budi("merge", str(sent), "--without", "Meeting!Z9", "--json")
    assert (refused.status, refused.out, refused.error["code"], budi("digest").out) == (4, "", "no_such_edit", before)
    assert budi("merge", str(sent), "--without", "Meeting", "--no-edits").status == 2
    budi.json("merge", str(sent), "--without", "Meeting")
    assert (budi.one(meeting)["fields"]["venue"], budi.one(person)["fields"]["nickname"]) == ("Balai desa", "Nah")


def test_a_merge_where_nothing_was_edited_tells_no_edits(budi: Seat, sent: Path) -> None:
    assert list(budi.json("merge", str(sent))["files"][0]) == ["file", "status", "counts", "problems", "questions"]


@pytest.mark.parametrize("dry", [["--dry-run"], []], ids=["foretold", "done"])
def test_the_report_of_a_merge_is_kept_as_a_workbook(dry: list[str], sari: Seat, budi: Seat, sent: Path, tmp_path: Path) -> None:
    by_hand(sent, typed("meeting", record_of(sari, "meeting"), venue="Balai RW", invited_count="banyak"))
    file = tmp_path / "laporan gabung.xlsx"
    told = budi("merge", str(sent), *dry, "--report", str(file), "--json")
    assert (told.status, told.json["files"][0]["status"]) == (1, "merged")
    said = {str(cell.value) for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row}
    assert {"sari.xlsx", "Balai RW"} <= said


def test_a_report_that_cannot_be_written_leaves_the_merge_done_and_says_so(budi: Seat, sent: Path, tmp_path: Path) -> None:
    assert budi("merge", str(sent), "--report", "laporan.txt").status == 2
    told = budi("merge", str(sent), "--report", str(tmp_path / "gone" / "laporan.xlsx"), "--json")
    assert (told.status, told.json["files"][0]["status"], told.error["code"]) == (1, "merged", "folder_gone")
    assert len(budi.json("merges")) == 1
