"""What was edited in Excel, taken in and asked about by command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
    assert cells == [
        "Meeting!P2 Venue Balai desa Balai RW",
        "Person!C3 Full name without titles Parjo new row",
        "Person!D3 Sex Male new row",
    ]
    merged = budi.json("merge", str(sent))
    assert merged["files"][0]["counts"]["person"] == {"read": 2, "new": 2, "updated": 0, "same": 0, "conflict": 0, "rejected": 0}
    assert budi.one(meeting)["fields"]["venue"] == "Balai RW"
    assert budi.json("show", meeting, "--history")["history"][-1]["why"] == "edited in Excel"


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
    answered = budi.json("answer", waiting["twice"]["question"], "yes")
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
