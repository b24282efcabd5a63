"""People below a line of another day, in the middle of a list: nobody came to the wrong meeting, and nobody is left out unasked."""

from __future__ import annotations

import pytest

from tests.paper import asked, people, read

LATE = """
DAFTAR HADIR RAPAT KWT SEKAR
Tanggal : 2 Maret 2026
No | Nama | L/P | TTD
1 | Tumini | P | ttd
{}
2 | Painem | P | ttd
3 | Wagiman | L | ttd
"""


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Peserta susulan, 3 Maret 2026", "2"),
        ("| Peserta susulan, 3 Maret 2026", "2"),
        ("Susulan tgl 3/3/2026", "2"),
        ("Hadir tanggal 3 Maret", "2"),
    ],
)
def test_whether_people_below_a_line_of_another_day_came_on_that_of_the_list_is_asked(line: str, counts: str) -> None:
    drawing = LATE.format(line)
    found = read("attendance", drawing)
    assert (people(found), asked(found)) == (["Tumini P"], {"another_day": "A5"})
    assert [left.cell for left in found.left if str(left.why) == "People of another day"] == ["A6:D6", "A7:D7"]
    [ask] = found.asks
    assert str(ask.message.values["n"]) == counts
    assert people(read("attendance", drawing, answers={ask.id: "take"})) == ["Tumini P", "Painem P", "Wagiman L"]
    assert people(read("attendance", drawing, answers={ask.id: "leave"})) == ["Tumini P"]


@pytest.mark.parametrize(
    "line", ["Peserta susulan, 2 Maret 2026", "Kaliori, 9 Maret 2026", "Peserta dari Dusun II", "Dicetak 9 Maret 2026"]
)
def test_a_line_of_the_day_of_the_list_or_of_none_leaves_nobody_out(line: str) -> None:
    found = read("attendance", LATE.format(line))
    assert (people(found), asked(found)) == (["Tumini P", "Painem P", "Wagiman L"], {})


@pytest.mark.parametrize(
    "rows",
    [
        "Nama | Tgl Lahir | Ket\nTumini | 1 Mei 1980 | Hadir\nPainem | 3 Maret 1985 | Hadir\nWagiman | | Hadir",
        "No | Nama | Ket\n1. | Tumini | Hadir\n2. | Painem | Hadir s.d. 10 Maret\n3. | Wagiman | Hadir",
    ],
)
def test_the_row_of_somebody_with_a_day_of_their_own_is_no_line_over_those_below_it(rows: str) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\nTanggal : 2 Maret 2026\n{rows}")
    assert (people(found), "another_day" in asked(found)) == (["Tumini ?", "Painem ?", "Wagiman ?"], False)


def test_a_line_of_a_day_within_those_of_a_training_leaves_nobody_out() -> None:
    drawing = LATE.format("Peserta susulan, 3 Maret 2026").replace("2 Maret 2026", "2 s.d. 4 Maret 2026", 1)
    assert people(read("training", drawing.replace("RAPAT", "PELATIHAN"))) == ["Tumini P", "Painem P", "Wagiman L"]


def test_a_line_of_another_day_in_one_of_two_lists_side_by_side_is_asked_about_where_it_stands() -> None:
    found = read(
        "attendance",
        """
RAPAT KWT SEKAR, 2 Maret 2026 | | | RAPAT KWT MELATI, 2 Maret 2026
Nama | L/P | | Nama | L/P
Tumini | P | | Ester | P
Painem | P | | Susulan tgl 3 Maret 2026 |
Wagiman | L | | Yanti | P
""",
    )
    assert (people(found), asked(found)["another_day"]) == (["Tumini P", "Painem P", "Wagiman L", "Ester P"], "D4")
