"""What waits is asked in a workbook, and templates are handed out and taken back, by command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.excel import by_hand, filled_in_by

if TYPE_CHECKING:
    from tests.launch.conftest import Seat


@pytest.fixture
def budi(seat: Callable[[str], Seat]) -> Seat:
    """Budi, who wrote something else than Sari about a meeting."""
    return seat("budi")


@pytest.fixture
def asked(sari: Seat, budi: Seat) -> Path:
    """The workbook that asks what Sari and Budi wrote differently, and what is missing in a workbook that came back."""
    folder = sari.folder.parent
    meeting = sari.meeting("venue=Balai desa")
    sari.json("export", str(folder / "sari.xlsx"))
    budi.json("merge", str(folder / "sari.xlsx"))
    budi.json("set", meeting, "title=Rapat Budi", "start_time=08:00")
    sari.json("set", meeting, "title=Rapat Sari", "start_time=09:00")
    sari.json("export", str(folder / "sari2.xlsx"))
    assert budi("merge", str(folder / "sari2.xlsx")).status == 3
    file = folder / "konflik.xlsx"
    told = budi.json("conflicts", "--workbook", str(file))
    assert told == {"file": str(file), "conflicts": 2, "questions": 0}
    return file


def answered(file: Path, **choices: str) -> Path:
    workbook = load_workbook(file)
    sheet = workbook["Conflicts"]
    for row in sheet.iter_rows(min_row=2):
        row[15].value = choices.get(str(row[1].value))
    workbook.save(file)
    return file


def test_conflicts_name_their_record_with_its_day(budi: Seat, asked: Path) -> None:
    told = budi("conflicts").out
    assert told.count("Meeting: 12-01-2026 Rapat ") == 2
    titles = [row[5].value for row in load_workbook(asked)["Conflicts"].iter_rows(min_row=2)]
    assert [str(each).startswith("12-01-2026 Rapat ") for each in titles] == [True, True]


def test_conflicts_tell_people_of_one_name_apart(sari: Seat, budi: Seat) -> None:
    folder, bearers = sari.folder.parent, [sari.add("person", "name=Suminah", "sex=P", f"hamlet={home}") for home in ("Krajan", "Jambon")]
    meeting = sari.meeting()
    sari.json("export", str(folder / "sari.xlsx"))
    budi.json("merge", str(folder / "sari.xlsx"))
    for at_work, chair in ((sari, bearers[0]), (budi, bearers[1])):
        at_work.json("set", meeting, f"chair={chair}")
        for bearer in bearers:
            at_work.json("set", bearer, f"nickname={at_work.folder.name}")
    sari.json("export", str(folder / "sari2.xlsx"))
    budi("merge", str(folder / "sari2.xlsx"))
    told = budi("conflicts").out
    assert [told.count(each) for each in ("Suminah (Krajan)", "Suminah (Jambon)")] == [2, 2]


def test_who_settled_what_is_listed(sari: Seat, budi: Seat, asked: Path) -> None:
    assert budi.json("conflicts", "--settled") == []
    waiting = {each["field"]: each for each in budi.json("conflicts")}
    theirs = waiting["title"]["values"][0]["change"]
    first = budi.json("resolve", waiting["title"]["id"], "title", "--take", theirs)["change"]
    second = budi.json("resolve", waiting["time"]["id"], "time", "--value", '{"start_time": "10:00"}')["change"]
    time, title = budi.json("conflicts", "--settled")
    assert [list(each) for each in (time, title)] == [["id", "kind", "field", "unit", "values", "settled", "won"]] * 2
    assert (title["settled"]["change"], title["won"], title["values"]) == (first, theirs, waiting["title"]["values"])
    assert (time["settled"]["change"], time["won"], time["unit"]) == (second, None, "time")
    told = budi("conflicts", "--settled").out
    assert [line.partition(": ")[2] for line in told.splitlines() if "Settled by Budi" in line] == [
        "Date: 12 January 2026, End time: (empty), Start time: 10:00",
        title["values"][0]["value"],
    ]
    assert budi("conflicts", "--settled", "--workbook", "x.xlsx").status == 2


def test_conflicts_are_answered_in_excel_and_merged_back(sari: Seat, budi: Seat, asked: Path) -> None:
    told = budi("merge", str(answered(asked, title="A", time="B")), "--json")
    (report,) = told.json["files"]
    assert (told.status, report["status"], report["problems"]) == (0, "merged", [])
    assert report["counts"] == {"meeting": {"read": 1, "new": 0, "updated": 1, "same": 0, "conflict": 0, "rejected": 0}}
    assert budi.json("conflicts") == []
    history: list[Any] = budi.json("show", budi.json("list", "meeting")[0]["id"], "--history")["history"]
    assert [change["why"] for change in history[-2:]] == ["resolved", "resolved"]
    sari.json("export", str(asked.with_name("mine.xlsx")))
    assert budi("merge", str(asked.with_name("mine.xlsx"))).status == 0
    assert sari("merge", str(asked)).status == 1  # what Budi wrote has not come to her


def test_who_only_answers_and_sends_is_called_by_name_wherever_it_comes(
    sari: Seat, budi: Seat, seat: Callable[[str], Seat], asked: Path
) -> None:
    rina = seat("rina")
    budi.json("export", str(asked.with_name("budi.xlsx")))
    assert rina("merge", str(asked.with_name("budi.xlsx"))).status == 3
    asked.unlink()  # that of Sari, which is not written over
    rina.json("conflicts", "--workbook", str(asked))
    assert rina("merge", str(answered(asked, title="A", time="B"))).status == 0
    rina.json("export", str(asked.with_name("rina.xlsx")))
    assert sari("merge", str(asked.with_name("rina.xlsx"))).status == 0
    sari.json("export", str(asked.with_name("on.xlsx")))  # and from there it comes to others
    assert budi("merge", str(asked.with_name("on.xlsx"))).status == 0
    for each in (rina, sari, budi):
        assert each("conflicts", "--settled").out.count("Settled by Rina") == 2
        history = each("show", each.json("list", "meeting")[0]["id"], "--history").out
        assert [" Rina " in line for line in history.splitlines() if line.endswith("resolved")] == [True, True]


def test_who_filled_in_the_workbook_and_why_is_listed_with_what_was_settled(budi: Seat, asked: Path) -> None:
    file = answered(asked, title="A", time="B")
    workbook = load_workbook(file)
    for row in workbook["Conflicts"].iter_rows(min_row=2):
        row[17].value = "as in the minutes" if row[1].value == "title" else None
    workbook.save(file)
    assert budi("merge", str(by_hand(file, filled_in_by("Wagiyem")))).status == 0
    told = budi("conflicts", "--settled").out
    assert told.count("Settled by Wagiyem in the workbook that Budi made, ") == 2
    assert told.count("Reason: ") == told.count("  Reason: as in the minutes\n") == 1
    time, title = sorted((each["settled"] for each in budi.json("conflicts", "--settled")), key=lambda each: str(each["reason"]))
    assert list(title) == ["change", "by", "at", "reason", "filled_in_by"]
    assert [(each["reason"], each["filled_in_by"]) for each in (time, title)] == [("", "Wagiyem"), ("as in the minutes", "Wagiyem")]


def test_a_value_that_somebody_filled_in_for_another_is_theirs_also_where_it_fights_again(sari: Seat, budi: Seat, asked: Path) -> None:
    budi.json("export", str(asked.with_name("budi.xlsx")))
    sari("merge", str(asked.with_name("budi.xlsx")))
    assert budi("merge", str(by_hand(answered(asked, title="A"), filled_in_by("Wagiyem")))).status == 0
    title = next(each for each in sari.json("conflicts") if each["field"] == "title")
    sari.json("resolve", title["id"], "title", "--value", "Rapat lain")
    sari.json("export", str(asked.with_name("sari.xlsx")))
    assert budi("merge", str(asked.with_name("sari.xlsx"))).status == 3
    rows = [line for line in budi("conflicts").out.splitlines() if "Rapat" in line and "Meeting" not in line]
    assert sorted("Wagiyem" in row for row in rows) == [False, True]
    assert sorted("Sari" in row for row in rows) == [False, True]
    again = asked.with_name("again.xlsx")
    budi.json("conflicts", "--workbook", str(again))
    whose = {str(cell.value).split(",")[0] for row in load_workbook(again)["Conflicts"].iter_rows(min_row=2) for cell in row if cell.value}
    assert {"Wagiyem", "Sari"} <= whose


def test_a_row_that_cannot_be_taken_is_done_in_part(budi: Seat, asked: Path) -> None:
    file = answered(asked, title="A", time="X")
    assert budi("merge", str(file), "--dry-run").status == 1
    told = budi("merge", str(file), "--json")
    (problem,) = told.json["files"][0]["problems"]
    assert told.status == 1
    assert (problem["sheet"], problem["code"]) == ("Conflicts", "no_such_letter")
    assert "X" in problem["message"]
    assert [conflict["field"] for conflict in budi.json("conflicts")] == ["time"]


def test_a_name_without_xlsx_is_wrong_usage(budi: Seat) -> None:
    assert budi("conflicts", "--workbook", "konflik.csv").status == 2
    assert budi("template", "templat.ods").status == 2
    assert budi("template", "templat.xlsx", "--kind", "author").status == 2


def test_what_cannot_be_written_says_so(budi: Seat, tmp_path: Path) -> None:
    assert budi("template", str(tmp_path / "nowhere" / "t.xlsx")).status == 5
    assert budi("conflicts", "--workbook", str(tmp_path / "nowhere" / "k.xlsx")).status == 5


def test_a_template_is_made_filled_in_and_taken_back(sari: Seat, budi: Seat, tmp_path: Path) -> None:
    sari.add("person", "name=Suminah", "sex=P", "phone=081200000000")
    file = tmp_path / "template.xlsx"
    told = sari.json("template", str(file))
    assert (told["file"], told["number"], told["known"]) == (str(file), 1, 1)
    assert told["kinds"] == ["meeting", "attendance", "decision", "action", "person"]
    other = sari.json("template", str(tmp_path / "other.xlsx"), "--kind", "group", "person", "--kind", "meeting")
    assert (other["number"], other["kinds"]) == (2, ["meeting", "group", "person"])
    workbook = load_workbook(file)
    workbook["Read first"]["C10"] = "Yatmi"
    people = workbook["Person"]
    for column, value in zip("CDEF", ("Yatmi", "Female", "Resident", "Not asked"), strict=True):
        people[f"{column}3"] = value
    workbook.save(file)
    for seat in (sari, budi):
        told_back = seat("merge", str(file), "--json")
        assert told_back.status == 0, told_back
        assert told_back.json["files"][0]["counts"]["person"]["new"] == 1
    assert {person["fields"]["name"] for person in budi.json("list", "person")} == {"Yatmi"}
    workbook["Read first"]["C10"] = None
    workbook.save(file)
    refused = budi("merge", str(file), "--json")
    assert refused.status == 4
    assert refused.json["files"][0]["problems"][0]["cell"] == "C10"


def test_where_nothing_waits_no_workbook_is_made(budi: Seat, tmp_path: Path) -> None:
    file = tmp_path / "konflik.xlsx"
    assert budi.json("conflicts", "--workbook", str(file)) == {"file": None, "conflicts": 0, "questions": 0}
    told = budi("conflicts", "--workbook", str(file))
    assert (told.status, told.out, "Nothing waits for an answer, so no file was made." in told.err) == (0, "", True)
    assert not file.exists()
