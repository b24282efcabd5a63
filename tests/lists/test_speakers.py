"""Who stands under speakers or the committee on a training's list is no participant before somebody says so."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, people, read

DRAWING = """DAFTAR HADIR PELATIHAN BOKASHI
10 Februari 2026
No | Nama | L/P | TTD
A. NARASUMBER
1 | Ir. Bambang | L | ttd
B. PANITIA
2 | Joko | L | ttd
3 | Susi | P | ttd
C. PESERTA
4 | Siti | P | ttd"""


@pytest.mark.parametrize(
    ("answer", "came", "trainer"), [("", 1, None), ("trainer", 1, "Bambang"), ("participants", 2, None), ("leave", 1, None)]
)
def test_a_speaker_is_asked_about_and_may_be_noted_as_the_trainer(answer: str, came: int, trainer: str | None) -> None:
    speaker = next(ask for ask in read("training", DRAWING).asks if ask.code == "second_table")
    found = read("training", DRAWING, answers={speaker.id: answer} if answer else {})
    assert (speaker.cell, len(of_kind(found, "participation"))) == ("B5", came)
    assert trainer is None or trainer in str(of_kind(found, "training")[0]["trainer_name"])


def test_the_committee_is_asked_about_once_and_named_until_then() -> None:
    found = read("training", DRAWING)
    assert [ask.cell for ask in found.asks if ask.code == "second_table"] == ["B5", "B7,B8"]
    assert {"B5", "B7", "B8"} <= {left.cell for left in found.left}
    assert people(found) == ["Bambang L", "Joko L", "Susi P", "Siti P"]


def test_at_a_meeting_they_were_there_like_the_others() -> None:
    found = read("attendance", DRAWING.replace("PELATIHAN BOKASHI", "RAPAT KADER"))
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir"] * 4


def test_signatures_side_by_side_below_rows_without_numbers_are_nobody() -> None:
    rows = "Joko | Gang 1 | ttd\nSiti | Gang 2 | ttd\nKetua RT | Sekretaris\nKarto | Budi"
    drawing = f"DAFTAR HADIR RAPAT RT\n7 Maret 2026\nNama | Alamat | TTD\n{rows}"
    assert people(read("attendance", drawing)) == ["Joko ?", "Siti ?"]


BESIDE = """DAFTAR PESERTA PELATIHAN P3K (6 jam)
10 Februari 2026
No | Nama | L/P | Keterangan
1 | Andi | L | KSR
2 | dr. Fitria | P | narasumber (Puskesmas)
3 | Hasan | L | Fasilitator desa
4 | Joko | L | panitia
5 | Susi | P | Panitia"""


def test_who_came_instead_is_proposed_where_it_is_written_and_told_of_a_training() -> None:
    drawing = BESIDE.replace("Andi", "Rendi (diganti Roni)").replace("Hasan", "Hasan (diwakili istrinya)")
    roni, wife = (ask for ask in read("training", drawing).asks if ask.code == "represented_by")
    assert ([option.code for option in roni.options], roni.default, wife.default) == (["Roni", "unknown"], "Roni", "unknown")
    found = read("training", drawing, answers={roni.id: "Roni"})
    [told] = [ask for ask in found.asks if ask.code == "represented_by" and not ask.options]
    assert (told.cell, dict(told.message.values)) == ("B4", {"name": "Roni", "other": "Rendi"})


@pytest.mark.parametrize(("answer", "came", "trainer"), [("", 2, None), ("trainer", 2, "Fitria"), ("participants", 3, None)])
def test_a_speaker_by_a_remark_is_asked_about_as_one_below_a_heading_is(answer: str, came: int, trainer: str | None) -> None:
    speaker = next(ask for ask in read("training", BESIDE).asks if ask.code == "second_table")
    found = read("training", BESIDE, answers={speaker.id: answer} if answer else {})
    assert (speaker.cell, speaker.default, len(of_kind(found, "participation"))) == ("B5", "trainer", came)
    assert trainer is None or trainer in str(of_kind(found, "training")[0]["trainer_name"])
    assert [ask.cell for ask in found.asks if ask.code == "second_table"][-1] == "B7,B8"
    assert {"B7", "B8"} <= {left.cell for left in found.left}
