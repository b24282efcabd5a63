"""How long a training lasted, in the many ways in which lists say it."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read

DAYS = """
PELATIHAN MENJAHIT
Tanggal | : 13 s.d. 17 Juli 2026
{}
No | Nama | L/P | Hari ke- | | | |
   |      |     | 1 | 2 | 3 | 4 | 5
1  | Yeni | P   | v | v | v | v | -
"""


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("Lama | : 5 hari x 6 jam = 30 jam", "30"),
        ("Lama | : 5 hari x 6 jam", "30"),
        ("Lama | : 6 JP x 5 hari (= 30 JP)", "22.5"),
        ("Lama | : 8 jam per hari", "40"),
        ("Durasi | 6 jam/hari", "30"),
        ("Lama | : 5 hari (40 JP)", "30"),
        ("Lama | : 5 hari efektif x 6 jam", "30"),
        ("Lama | : 5 x 6 jam", "30"),
        ("Durasi | 4x pertemuan @ 2 jam", "8"),
        ("Lama | : 8 jam x 3", "24"),
        ("Lama | : 8 jam x 3 orang", "8"),
        ("Lama | : 8 JP = 6 jam", "6"),
        ("Lama | : 1,5 jam", "1.5"),
        ("Lama | : 2 jam 30 menit", "2.5"),
        ("Jumlah jam | | 12", "12"),
        ("Jumlah JP | : 16", "12"),
    ],
)
def test_the_hours_of_a_training_are_those_of_all_its_days(said: str, hours: str) -> None:
    found = read("participation", DAYS.format(said), defaults=True)
    assert ([each["hours"] for each in of_kind(found, "training")], "hours_missing" in asked(found)) == ([hours], False)


def test_who_missed_a_day_took_part_for_the_hours_of_the_others() -> None:
    found = read("participation", DAYS.format("Lama | : 5 hari x 6 jam = 30 jam"), defaults=True)
    assert [each["attended_hours"] for each in of_kind(found, "participation")] == ["24"]


@pytest.mark.parametrize("said", ["Lama | : 5", "Lama | : 2 jam per pertemuan", "Lama | : 2 JP/minggu"])
def test_what_does_not_say_how_many_hours_there_were_in_all_is_none_of_hours(said: str) -> None:
    found = read("participation", DAYS.format(said), defaults=True)
    assert ("hours" in of_kind(found, "training")[0], "hours_missing" in asked(found)) == (False, True)
