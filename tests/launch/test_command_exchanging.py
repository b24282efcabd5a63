"""Workbooks sent and merged by command, and the conflicts that they bring."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.excel import added, by_hand

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

COUNTS = {"read", "new", "updated", "same", "conflict", "rejected"}


@pytest.fixture
def budi(seat: Callable[[str], Seat]) -> Seat:
    return seat("budi")


@pytest.fixture
def workbook(sari: Seat) -> Path:
    """A workbook of Sari's with one meeting."""
    sari.meeting("venue=Balai desa")
    file = sari.folder.parent / "sari.xlsx"
    sari.json("export", str(file))
    return file


@pytest.fixture
def dispute(sari: Seat, budi: Seat, workbook: Path) -> Any:
    """A meeting whose title and time Budi and Sari changed without seeing each other: what the merge tells Budi."""
    budi.json("merge", str(workbook))
    meeting = budi.json("list", "meeting")[0]["id"]
    budi.json("set", meeting, "title=Rapat Budi", "start_time=08:00")
    sari.json("set", meeting, "title=Rapat Sari", "start_time=09:00")
    sari.json("export", str(workbook))
    return budi("merge", str(workbook), "--json")


def test_an_export_tells_what_it_holds(sari: Seat, workbook: Path) -> None:
    told = sari.json("export", str(workbook))
    assert list(told) == ["file", "export", "number", "records", "changes", "digest"]
    assert (told["file"], told["number"], told["records"]["meeting"]) == (str(workbook), 2, 1)
    assert told["digest"] == sari("digest").out.strip()


def test_a_share_copy_carries_no_history_and_is_never_merged(sari: Seat, budi: Seat, workbook: Path) -> None:
    assert sari.json("export", str(workbook), "--profile", "share")["digest"] is None
    assert budi("merge", str(workbook)).status == 4


def test_an_export_of_a_period_leaves_the_rest_out(sari: Seat, workbook: Path) -> None:
    sari.add("meeting", "title=Tahun lalu", "date=2025-01-12")
    assert sari.json("export", str(workbook), "--from", "2026-01-01", "--to", "2026-12-31")["records"]["meeting"] == 1


def test_a_merge_brings_the_same_data(sari: Seat, budi: Seat, workbook: Path) -> None:
    told = budi.json("merge", str(workbook))
    assert list(told) == ["merge", "digest", "files"]
    assert told["digest"] == sari("digest").out.strip() == budi("digest").out.strip()
    file = told["files"][0]
    assert (file["file"], file["status"], file["problems"], file["questions"]) == ("sari.xlsx", "merged", [], [])
    assert {frozenset(counts) for counts in file["counts"].values()} == {frozenset(COUNTS)}
    assert file["counts"]["meeting"] == dict.fromkeys(COUNTS, 0) | {"read": 1, "new": 1}


def test_the_same_file_twice_brings_nothing_new(budi: Seat, workbook: Path) -> None:
    budi.json("merge", str(workbook))
    again = budi.json("merge", str(workbook))
    assert (again["merge"], again["files"][0]["status"]) == (None, "same")


def test_a_dry_run_foretells_and_changes_nothing(budi: Seat, workbook: Path) -> None:
    before = budi("digest").out
    told = budi.json("merge", "--dry-run", str(workbook))
    assert (told["merge"], told["files"][0]["counts"]["meeting"]["new"]) == (None, 1)
    assert (budi("digest").out, budi.json("merges")) == (before, [])
    said = budi("merge", "--dry-run", str(workbook)).out
    code = next(line.partition(": ")[2] for line in said.splitlines() if line.startswith("Data code once it is merged: "))
    merged = budi.json("merge", str(workbook))["digest"]
    assert (merged, f"Data code: {code}\n" in budi("merge", str(workbook)).out) == (told["digest"], True)


def test_a_refused_file_does_not_keep_the_others_waiting(budi: Seat, workbook: Path) -> None:
    (workbook.parent / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    told = budi("merge", str(workbook), str(workbook.parent / "broken.xlsx"), "--json")
    assert told.status == 1
    assert [file["status"] for file in told.json["files"]] == ["merged", "refused"]
    assert set(told.json["files"][1]["problems"][0]) == {"sheet", "cell", "code", "message"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"a,b\n1,2\n"])
def test_nothing_taken_and_something_refused_is_a_refusal(content: bytes, budi: Seat, tmp_path: Path) -> None:
    (tmp_path / "odd.xlsx").write_bytes(content)
    told = budi("merge", str(tmp_path / "odd.xlsx"))
    assert told.status == 4
    assert "odd.xlsx" in told.out + told.err


def test_a_missing_file_is_no_wrong_usage(budi: Seat, tmp_path: Path) -> None:
    assert budi("merge", str(tmp_path / "nowhere.xlsx")).status in (4, 5)


def test_a_practice_workbook_is_refused_by_a_real_store(sari: Seat, budi: Seat, tmp_path: Path) -> None:
    practice = sari.beside("practice")
    practice.json("init", "--name", "Sari", "--practice")
    practice.add("person", "name=Maria", "sex=P")
    practice.json("export", str(tmp_path / "practice.xlsx"))
    told = budi("merge", str(tmp_path / "practice.xlsx"), "--json")
    assert (told.status, told.json["files"][0]["problems"][0]["code"]) == (4, "practice")


def test_a_conflict_waits_and_both_values_are_told(dispute: Any, sari: Seat, budi: Seat) -> None:
    assert dispute.status == 3
    assert dispute.json["files"][0]["counts"]["meeting"]["conflict"] == 1
    spots = {conflict["field"]: conflict for conflict in budi.json("conflicts")}
    assert [list(conflict) for conflict in spots.values()] == [["id", "kind", "field", "unit", "values"]] * 2
    assert [list(value) for value in spots["title"]["values"]] == [["value", "change", "by", "at", "file"]] * 2
    assert {value["value"]: value["file"] for value in spots["title"]["values"]} == {"Rapat Budi": "", "Rapat Sari": "sari.xlsx"}


def test_a_unit_fights_whole(dispute: Any, budi: Seat) -> None:
    unit = next(conflict for conflict in budi.json("conflicts") if conflict["unit"])
    assert (unit["field"], unit["unit"]) == ("time", "time")
    assert sorted(value["value"]["start_time"] for value in unit["values"]) == ["08:00", "09:00"]
    listed = budi.json("list", "meeting")[0]["conflicts"]
    assert set(listed) == {"title", "time"}
    assert list(listed["time"][0]) == ["value", "change", "by", "at"]


def test_people_read_the_fields_of_a_unit_that_fights_by_their_names(dispute: Any, budi: Seat) -> None:
    said = budi("conflicts").out
    assert "Start time: 08:00" in said
    assert "start_time=" not in said


def test_a_conflict_is_settled_by_taking_a_value(dispute: Any, budi: Seat) -> None:
    conflict = next(conflict for conflict in budi.json("conflicts") if conflict["field"] == "title")
    taken = next(value for value in conflict["values"] if value["file"])
    assert budi.json("resolve", conflict["id"], "title", "--take", taken["change"])["change"]
    assert [conflict["field"] for conflict in budi.json("conflicts")] == ["time"]
    assert budi.one(conflict["id"])["fields"]["title"] == "Rapat Sari"


def test_a_unit_is_settled_by_an_object(dispute: Any, budi: Seat) -> None:
    meeting = budi.json("list", "meeting")[0]["id"]
    assert budi("resolve", meeting, "time", "--value", "08:30").status == 4
    budi.json("resolve", meeting, "time", "--value", json.dumps({"start_time": "08:30", "end_time": "10:00"}))
    shown = budi.one(meeting)
    assert (shown["fields"]["start_time"], shown["fields"]["date"], set(shown["conflicts"])) == ("08:30", "2026-01-12", {"title"})


def test_of_a_field_that_fights_together_with_others_it_is_said_under_which_name(dispute: Any, budi: Seat) -> None:
    meeting = budi.json("list", "meeting")[0]["id"]
    told = budi("resolve", meeting, "start_time", "--value", "08:30")
    assert told.status == 4
    assert f"resolve {meeting} time" in told.err
    assert len(budi.json("conflicts")) == 2


def test_all_that_one_person_wrote_is_taken_at_once(dispute: Any, budi: Seat) -> None:
    assert budi("resolve", "--all-from", "Nobody").status == 4
    assert budi.json("resolve", "--all-from", "sari") == {"settled": 2}
    assert (budi.json("conflicts"), budi.json("list", "meeting")[0]["fields"]["title"]) == ([], "Rapat Sari")


def test_all_that_one_wrote_oneself_is_taken_by_the_own_name(dispute: Any, budi: Seat) -> None:
    assert budi("resolve", "--all-from", "Budi").err.splitlines()[0] == "2 conflicts settled."
    assert budi.json("list", "meeting")[0]["fields"]["title"] == "Rapat Budi"


def test_an_answer_settles_it_everywhere(dispute: Any, sari: Seat, budi: Seat, workbook: Path) -> None:
    for conflict in budi.json("conflicts"):
        budi.json("resolve", conflict["id"], conflict["field"], "--take", conflict["values"][0]["change"])
    budi.json("export", str(workbook))
    assert sari("merge", str(workbook)).status == 0
    assert sari("digest").out == budi("digest").out
    assert sari.json("conflicts") == []


def test_what_is_not_in_dispute_cannot_be_settled(budi: Seat) -> None:
    person = budi.add("person", "name=Maria", "sex=P")
    assert budi("resolve", person, "name", "--value", "Mariam").status == 4


def test_deleted_here_and_edited_there_is_asked(sari: Seat, budi: Seat, workbook: Path) -> None:
    budi.json("merge", str(workbook))
    meeting = budi.json("list", "meeting")[0]["id"]
    budi.json("delete", meeting)
    sari.json("set", meeting, "title=Rapat penting")
    sari.json("export", str(workbook))
    assert budi("merge", str(workbook)).status == 3
    assert [(one["field"], one["unit"]) for one in budi.json("conflicts")] == [("_deleted", None)]
    assert budi.one(meeting)["contested"] is True
    assert budi("resolve", meeting, "_deleted", "--value", "perhaps").status == 4
    budi.json("resolve", meeting, "_deleted", "--value", "false")
    assert [one["id"] for one in budi.json("list", "meeting")] == [meeting]


def test_a_merge_is_taken_back(budi: Seat, workbook: Path) -> None:
    before = budi("digest").out
    merge = budi.json("merge", str(workbook))["merge"]
    listed = budi.json("merges")
    assert [one["merge"] for one in listed] == [merge]
    assert listed[0]["at"][:10] not in budi("merges").out, "people read a day as they write it"
    budi.json("unmerge", merge)
    assert (budi("digest").out, budi.json("merges"), budi.json("list", "meeting")) == (before, [], [])
    assert budi("unmerge", merge).status == 4


def test_people_read_what_a_merge_did(budi: Seat, workbook: Path) -> None:
    told = budi("merge", str(workbook))
    assert told.status == 0
    assert "sari.xlsx: merged" in told.out
    assert "Data code: " in told.out


def test_people_read_how_many_cells_stand_below_that_were_not_taken(sari: Seat, budi: Seat, workbook: Path) -> None:
    told = budi("merge", str(by_hand(workbook, added("attendance", meeting="Musdus", person="Bu Yati"))), "--lang", "en")
    said = told.err.splitlines()
    at = said.index("2 cells to mend:")
    assert [("Musdus" in line or "Bu Yati" in line) for line in said[at + 1 :]] == [True, True]


def test_it_is_me_again(sari: Seat, workbook: Path) -> None:
    again = sari.beside("new-laptop")
    author = again.json("init", "--again", str(workbook))["author"]
    again.json("merge", str(workbook))
    assert author == again.json("list", "author")[0]["id"] == sari.json("list", "author")[0]["id"]
    assert again("digest").out == sari("digest").out


def test_it_is_me_again_from_a_backup(sari: Seat, tmp_path: Path) -> None:
    sari.json("backup", str(tmp_path / "sari.empower"))
    again = sari.beside("new-laptop").json("init", "--again", str(tmp_path / "sari.empower"))["author"]
    sari.add("person", "name=Maria", "sex=P")
    assert again == sari.json("list", "author")[0]["id"]


def test_beginning_again_from_a_part_warns_beforehand_and_names_what_holds_all(sari: Seat, tmp_path: Path) -> None:
    sari.meeting()
    sari.json("export", str(tmp_path / "part.xlsx"), "--from", "2030-01-01")
    told = sari.beside("new")("init", "--again", str(tmp_path / "part.xlsx"), "--json")
    assert told.status == 0
    assert list(told.json) == ["author"]
    assert "part.xlsx holds only the records of some villages or days: all other records stay behind. Better choose a backup" in told.err


def test_nobody_is_known_from_some_other_file(sari: Seat, tmp_path: Path) -> None:
    (tmp_path / "odd.xlsx").write_bytes(b"no workbook")
    assert sari.beside("new")("init", "--again", str(tmp_path / "odd.xlsx")).status == 4
    assert sari.beside("new")("init", "--again", str(tmp_path / "nowhere.xlsx")).status == 5
