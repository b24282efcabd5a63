"""A sheet that names people of another one again, with no word of when anybody came, is no meeting of theirs unless somebody says so."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read

CAME = "ARISAN RT 02 TAHUN 2026\nNo | Nama | 10/5/2026 | 10/6/2026\n1 | Bu Yatmi | v | v\n2 | Bu Jumiyem | v | i\n3 | Bu Darti | v | v"
WON = "YANG SUDAH DAPAT ARISAN\nBulan | Nama | Terima (Rp)\nMei | Bu Yatmi | 400.000\nJuni | Bu Jumiyem | 400.000"


def test_who_won_the_draw_was_at_no_meeting_for_that() -> None:
    found = read("attendance", CAME, WON, defaults=True)
    assert ([ask.cell for ask in found.asks if ask.code == "people_again"], len(of_kind(found, "meeting"))) == (["B2"], 2)
    assert "A2:C4" in [left.cell for left in found.left if left.sheet == "Sheet2"]
    assert {"no_date", "signature_empty", "same_person"} & asked(found).keys() == set()
    [ask] = [ask for ask in found.asks if ask.code == "people_again"]
    assert len(of_kind(read("attendance", CAME, WON, answers={ask.id: "came"}), "meeting")) == 3


@pytest.mark.parametrize(
    "other",
    [
        WON.replace("ARISAN\n", "ARISAN\nTanggal : 3 Mei 2026\n"),
        WON.replace("Yatmi", "Umi").replace("Jumiyem", "Eka"),
        WON.replace("Jumiyem", "Eka"),
        WON.replace("Terima (Rp)", "Tanda Tangan"),
    ],
    ids=["a day", "other people", "half of them others", "signatures"],
)
def test_a_further_sheet_with_a_day_or_signatures_or_of_other_people_is_not_asked_about(other: str) -> None:
    found = read("attendance", CAME, other)
    assert ("people_again" in asked(found), len(people(found)) >= 3) == (False, True)


def test_people_of_a_sheet_that_says_of_nobody_that_they_came_are_not_asked_about() -> None:
    invited = "UNDANGAN RAPAT\nTanggal : 3 Mei 2026\nNo | Nama\n1 | Bu Yatmi\n2 | Bu Jumiyem\n3 | Bu Darti"
    assert "people_again" not in asked(read("attendance", invited, WON))
