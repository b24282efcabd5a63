"""What is no shift although it looks like one, and what is not known of a row that did change its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace.saving import add_keyed, save
from tests.excel import typed
from tests.workspace.hand_edited import SentToBudi
from tests.workspace.test_shifted_rows import NAMES, OpenWork, Village, reordered

__all__ = ["village"]


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def test_days_that_were_corrected_one_after_the_other_move_no_meeting(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    days = ["2026-01-12", "2026-02-12", "2026-03-12"]
    meetings = [str(save(sari, Meeting, {"title": "Rapat rutin", "date": day}).result) for day in days]
    corrected = [typed("meeting", meeting, date=day) for meeting, day in zip(meetings, (*days[1:], "2026-04-12"), strict=True)]
    report = SentToBudi(sari, budi, tmp_path).merged(*corrected)
    assert (report.questions, sorted(str(meeting.date) for meeting in budi.all(Meeting))) == ((), [*days[1:], "2026-04-12"])


def test_an_entry_in_which_another_person_was_typed_stays_the_entry_it_was_where_all_else_is_its_own(
    open_work: OpenWork, tmp_path: Path
) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12"}).result)
    people = [str(save(sari, Person, {"name": name}).result) for name in ("Darto", "Parjo")]
    for person, remark in zip(people, ("datang awal", "menulis notulen"), strict=True):
        add_keyed(sari, Attendance, {"meeting": meeting, "person": person, "presence": "hadir", "remark": remark})
    stands = {"meeting": "12-01-2026 Musdus", "person": "Parjo", "presence": "Hadir", "invited": "Ya", "remark": "datang awal"}
    report = SentToBudi(sari, budi, tmp_path).merged(reordered(0, 0, kind="attendance", **stands))
    assert ([asked.code for asked in report.questions], report.proposals) == (["missing", "key"], ())


def test_a_row_that_says_what_another_says_that_stayed_is_asked_about(village: Village) -> None:
    report = village.merged(reordered(3, 3, kind="attendance"))
    assert ([asked.code for asked in report.questions], report.proposals, village.who_came()) == (["key"], (), ["Parjo", "Rohmah"])


def test_what_cannot_be_read_in_a_row_that_changed_its_place_is_taken_from_nobody_else(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    born = {name: 1950 + number for number, name in enumerate(NAMES)}
    people = [str(save(sari, Person, {"name": name, "birth_year": year}).result) for name, year in born.items()]
    sent = SentToBudi(sari, budi, tmp_path)
    sent.merged(reordered(2, 4, 3, 5, 6), typed("person", people[1], birth_year="tidak tahu"))
    sent.answer("same")
    assert {str(person.name): person.birth_year for person in budi.all(Person)} == born


@pytest.mark.parametrize(("answer", "hamlets"), [("same", "Dusun 1"), ("renamed", "Lor"), ("no", "Dusun 1")])
def test_somebody_else_who_was_typed_over_a_row_is_asked_about(village: Village, answer: str, hamlets: str) -> None:
    report = village.merged(typed("person", village.people["Parjo"], name="Kasiyem", hamlet="Lor"))
    assert ([asked.code for asked in report.questions], report.proposals) == (["shifted"], ())
    assert "“Kasiyem” stands where “Parjo” was" in Language("en")(report.questions[0].message)
    village.answer(answer)
    row = village.budi.store.row("person", village.people["Parjo"])
    assert row is not None
    assert row.fields["hamlet"] == hamlets
    assert ("Kasiyem" in dict(village.hamlets()), len(village.hamlets())) == (answer != "no", 6 if answer == "same" else 5)


@pytest.mark.parametrize("more", [{"name": "Pardjo", "hamlet": "Lor"}, {"name": "Kasiyem"}, {"hamlet": "Lor", "nickname": "Jo"}])
def test_a_name_written_otherwise_or_alone_is_an_edit(village: Village, more: dict[str, object]) -> None:
    report = village.merged(typed("person", village.people["Parjo"], **more))
    assert (report.questions, {code for proposal in report.proposals for code in proposal.change.fields}) == ((), {*more})
