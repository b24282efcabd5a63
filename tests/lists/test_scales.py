"""Scales of the marks of a training and of how content people were: as a heading says, asked where that is not clear."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read

SATISFIED = """
PELATIHAN PUPUK ORGANIK, Senin, 2 Maret 2026
No | Nama | L/P | Kepuasan
1  | Budi | L   | 4
2  | Ani  | P   | {0}
3  | Umi  | P   | puas
"""


def test_a_scale_of_satisfaction_that_goes_beyond_four_is_asked_about_and_a_four_of_it_is_not_four_of_four() -> None:
    drawing = SATISFIED.format("5")
    found = read("participation", drawing)
    [ask] = [ask for ask in found.asks if ask.code == "scale"]
    assert (ask.cell, ask.default, [option.code for option in ask.options]) == ("D2", "", ["1-4", "leave"])
    assert [one.get("satisfaction") for one in of_kind(found, "participation")] == [None, None, None]
    said = read("participation", drawing, answers={ask.id: "1-4"}, defaults=True)
    assert [one.get("satisfaction") for one in of_kind(said, "participation")] == [4, None, 3]
    assert "D4" in [left.cell for left in said.left]


@pytest.mark.parametrize("word", ["lumayan sekali deh", "3,5"])
def test_a_word_for_satisfaction_that_nobody_knows_is_named_as_left_out(word: str) -> None:
    found = read("participation", SATISFIED.format(word), defaults=True)
    assert [one.get("satisfaction") for one in of_kind(found, "participation")] == [4, None, 3]
    assert asked(found)["word_unknown"] == "D4"


def test_marks_in_percent_are_out_of_a_hundred() -> None:
    table = """
DAFTAR HADIR PELATIHAN BOKASHI
Senin, 2 Maret 2026
No | Nama   | L/P | Pre Test | Post Test
1  | Tumini | P   | 40%      | 85%
2  | Painem | P   | 7,5%     | 62.5 %
"""
    found = read("participation", table, defaults=True)
    assert [(part["pre_score"], part["post_score"]) for part in of_kind(found, "participation")] == [("40", "85"), ("7.5", "62.5")]
    assert of_kind(found, "training")[0]["score_max"] == "100"


def test_what_heads_two_marks_may_be_said_in_two_rows_whose_words_mean_nothing_alone() -> None:
    heads = "No | Nama | L/P | Nilai |\n | | | Awal | Akhir"
    table = f"PELATIHAN BOKASHI\nSenin, 2 Maret 2026\n{heads}\n1 | Tumini | P | 40 | 85\n2 | Painem | P | 50 | 62"
    found = read("participation", table, defaults=True)
    assert [(part["pre_score"], part["post_score"]) for part in of_kind(found, "participation")] == [("40", "85"), ("50", "62")]


def test_small_marks_in_percent_are_of_a_scale_up_to_a_hundred() -> None:
    table = "DAFTAR HADIR PELATIHAN BOKASHI\nSenin, 2 Maret 2026\nNo | Nama | L/P | Pre Test\n1 | Tumini | P | 5%\n2 | Painem | P | 8%\n"
    found = read("participation", table, defaults=True)
    assert [part["pre_score"] for part in of_kind(found, "participation")] == ["5", "8"]


@pytest.mark.parametrize("heading", ["Nilai (0-10)", "Nilai (skala 0 - 10)", "Nilai 0–10"])
def test_the_scale_that_a_heading_says_is_that_of_its_marks(heading: str) -> None:
    rows = "1 | Siti | P | 8,5\n2 | Ani | P | 10"
    found = read("participation", f"PELATIHAN BOKASHI\n5 Maret 2026\nNo | Nama | L/P | {heading}\n{rows}")
    assert [one.get("post_score") for one in of_kind(found, "participation")] == ["8.5", "10"]
    [training] = of_kind(found, "training")
    assert (training["score_min"], training["score_max"], "scale" in asked(found)) == ("0", "10", False)


def test_the_scale_that_a_heading_says_is_asked_about_where_a_mark_lies_outside_it() -> None:
    rows = "1 | Siti | P | 85\n2 | Ani | P | 10"
    found = read("participation", f"PELATIHAN BOKASHI\n5 Maret 2026\nNo | Nama | L/P | Nilai (0-10)\n{rows}")
    assert "scale" in asked(found)


@pytest.mark.parametrize(("heading", "marks"), [("Nilai", ["80", "75"]), ("Nilai | Nilai akhir", [None, None])])
def test_the_only_marks_of_a_training_are_those_after_it(heading: str, marks: list[str | None]) -> None:
    rows = "1 | Siti | P | 80 |\n2 | Ani | P | 75 |"
    found = read("participation", f"PELATIHAN BOKASHI\n5 Maret 2026\nNo | Nama | L/P | {heading}\n{rows}", defaults=True)
    assert [one.get("post_score") for one in of_kind(found, "participation")] == marks


@pytest.mark.parametrize(("scale", "taken"), [("1-4", [4, 3]), ("skala 1 - 4", [4, 3]), ("1-5", [None, None])])
def test_a_heading_says_the_scale_of_satisfaction_and_only_that_of_four_is_taken(scale: str, taken: list[int | None]) -> None:
    found = read("participation", f"PELATIHAN PUPUK, 2 Maret 2026\nNo | Nama | Kepuasan ({scale})\n1 | Budi | 4\n2 | Ani | 3")
    assert [one.get("satisfaction") for one in of_kind(found, "participation")] == taken
    assert ("C3:C4" in [left.cell for left in found.left]) is (taken[0] is None)


@pytest.mark.parametrize(
    ("note", "most"),
    [("Nilai 0-10, lulus jika minimal 6,0", "10"), ("Keterangan: nilai skala 0-100. Batas lulus 60.", "100"), ("Nilai 6-10: lulus", "")],
)
def test_a_note_below_the_table_says_the_scale_of_the_marks(note: str, most: str) -> None:
    found = read("participation", f"PELATIHAN P3K, 2 Maret 2026\nNo | Nama | Pre | Post\n1 | Budi | 5 | 8\n2 | Ani | 6 | 9\n\n{note}")
    assert (of_kind(found, "training")[0].get("score_max", ""), "scale" in asked(found)) == (most, not most)
