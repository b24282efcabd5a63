"""A list whose day was corrected: asked whether what it lists is the meeting that is here, so that nobody attends twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.own_lists import listed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

PEOPLE = ("Tumini", "Painem", "Sutinah", "Wagiyem")


class Evenings:
    """Attendance lists of one group, each of its evenings in a file of its own."""

    def __init__(self, sari: Seat, folder: Path) -> None:
        self.sari, self.folder = sari, folder

    def take(self, day: str, *people: str) -> Any:
        head = (["DAFTAR HADIR RAPAT KWT MELATI"], [f"Tanggal : {day}"], ["No", "Nama", "L/P"])
        rows = ([number, name, "P"] for number, name in enumerate(people or PEOPLE, 1))
        return self.sari("import", str(listed(self.folder, *head, *rows, name=f"{day}.xlsx")), "--as", "attendance", "--json").json

    def days(self) -> list[str]:
        return sorted(one["fields"]["date"] for one in self.sari.json("list", "meeting"))

    def attendances(self) -> int:
        return len(self.sari.json("list", "attendance"))


@pytest.fixture
def evenings(sari: Seat, tmp_path: Path) -> Evenings:
    return Evenings(sari, tmp_path)


@pytest.mark.parametrize("corrected", ["13 Maret 2026", "3 Oktober 2026", "10 Maret 2025"])
@pytest.mark.parametrize(
    ("answer", "days", "attendances"), [("same", ["corrected"], 4), ("keep", ["first"], 4), ("new", ["corrected", "first"], 8)]
)
def test_a_list_whose_day_was_corrected_asks_whether_its_meeting_is_here(
    evenings: Evenings, corrected: str, answer: str, days: list[str], attendances: int
) -> None:
    evenings.take("10 Maret 2026")
    [first] = evenings.days()
    [asked] = evenings.take(corrected)["questions"]
    assert (asked["code"], asked["cell"], evenings.days(), evenings.attendances()) == ("row_again", "A2", [first], 4)
    evenings.sari.json("answer", asked["question"], answer)
    said = {"13 Maret 2026": "2026-03-13", "3 Oktober 2026": "2026-10-03", "10 Maret 2025": "2025-03-10"}[corrected]
    assert evenings.days() == sorted({"corrected": said, "first": first}[day] for day in days)
    assert evenings.attendances() == attendances


@pytest.mark.parametrize(("day", "people"), [("17 Maret 2026", PEOPLE), ("13 Maret 2026", ("Suparti", "Lasmi", "Tumini"))])
def test_the_meeting_of_the_next_week_or_of_others_is_another_one(evenings: Evenings, day: str, people: tuple[str, ...]) -> None:
    evenings.take("10 Maret 2026")
    assert evenings.take(day, *people)["questions"] == []
    assert (len(evenings.days()), evenings.attendances()) == (2, 4 + len(people))


def test_a_list_of_several_days_that_grew_by_one_asks_nothing_about_it(evenings: Evenings) -> None:
    def take(*days: str) -> Any:
        head = (["REKAP HADIR KWT MELATI 2026"], ["No", "Nama", "L/P", *days])
        rows = ([number, name, "P", *["H"] * len(days)] for number, name in enumerate(PEOPLE, 1))
        file = listed(evenings.folder, *head, *rows, name=f"{len(days)}.xlsx")
        return evenings.sari("import", str(file), "--as", "attendance", "--json").json

    take("16/3/2026", "17/3/2026")
    assert [each["code"] for each in take("16/3/2026", "17/3/2026", "18/3/2026")["questions"]] == []
    assert (len(evenings.days()), evenings.attendances()) == (3, 12)
