"""Minutes that are written beside labels, `Agenda | : | Iuran kas`: their parts are found, and what goes nowhere is named."""

from __future__ import annotations

import pytest

from empower_desktop.lists.understood import Understood
from tests.paper import of_kind, read

HEAD = "NOTULEN RAPAT RT\nHari/Tgl | : | Senin, 9 Maret 2026\nTempat | : | Rumah Bu RT\n"
BESIDE = "Keputusan | : | 1. Iuran naik\n | | 2. Mulai April"


def left_of(found: Understood) -> list[str]:
    return sorted(left.cell for left in found.left)


def test_labels_down_a_column_are_no_names_and_what_stands_beside_them_is_read() -> None:
    found = read("meeting", f"{HEAD}Agenda | : | 1. Iuran kas\n | | 2. Lomba\nPembahasan | : | Bu Tini keberatan.\n{BESIDE}")
    assert [item["topic"] for item in of_kind(found, "agenda_item")] == ["Iuran kas", "Lomba"]
    assert [decision["statement"] for decision in of_kind(found, "decision")] == ["Iuran naik", "Mulai April"]
    assert (of_kind(found, "meeting")[0]["venue"], left_of(found)) == ("Rumah Bu RT", ["A6", "C6"])


@pytest.mark.parametrize("line", ["Peserta : 15 orang", "Peserta | : 15 orang", "Jumlah undangan | : | 20 orang", "Yang hadir : 15 orang"])
def test_what_a_head_of_minutes_says_that_goes_nowhere_is_named(line: str) -> None:
    found = read("meeting", f"{HEAD}{line}\n{BESIDE}")
    assert any(cell.endswith("4") for cell in left_of(found))
    assert len(of_kind(found, "decision")) == 2


def test_a_part_of_minutes_may_begin_behind_its_label() -> None:
    found = read("meeting", "NOTULEN RAPAT\nTanggal : 9 Maret 2026\nAgenda : 1. Iuran\n2. Lomba\nKeputusan : 1. Iuran naik\n2. Mulai April")
    assert [item["topic"] for item in of_kind(found, "agenda_item")] == ["Iuran", "Lomba"]
    assert [decision["statement"] for decision in of_kind(found, "decision")] == ["Iuran naik", "Mulai April"]


@pytest.mark.parametrize("heading", ["II. Pembahasan", "PEMBAHASAN", "Saran dan usul:", "Jalannya rapat:"])
def test_what_was_said_under_another_heading_is_no_item_of_the_agenda(heading: str) -> None:
    found = read(
        "meeting", f"NOTULEN RAPAT\nTanggal : 9 Maret 2026\nI. Agenda\n1. Iuran\n{heading}\n1. Pak Karto: iuran naik\nKEPUTUSAN\n1. Ya"
    )
    assert [item["topic"] for item in of_kind(found, "agenda_item")] == ["Iuran"]
    assert (left_of(found), len(of_kind(found, "decision"))) == (["A5", "A6"], 1)


def test_minutes_beside_labels_without_agenda_or_decisions_ask_for_no_column_of_names() -> None:
    found = read("meeting", f"{HEAD}Acara | : | Arisan\nYang hadir | : | 15 orang")
    assert not [ask for ask in found.asks if ask.code == "no_heading"]
    assert left_of(found) == ["A5", "C5"]


def test_who_came_written_as_lines_of_minutes_is_named() -> None:
    found = read("meeting", f"NOTULEN RAPAT\nTanggal : 5 Maret 2026\nPeserta yang hadir:\n1. Bu Siti\n2. Bu Umi (izin)\n{BESIDE}")
    assert left_of(found) == ["A3", "A4", "A5"]


SPOKEN = """
NOTULEN MUSYAWARAH DUSUN
Dusun Krajan Desa Kaliori
Hari, tanggal | : | Sabtu, 18 Juli 2026
Acara | : | 1. Usulan RKP
Notulis | : | Nur Hidayati

JALANNYA PERTEMUAN
Bu Sarinah : jalan ke posyandu licin, minta dirabat dulu.
Pak Wasto minta kelompok tani Jaya ikut dua hari lagi.

KEPUTUSAN
1. Rabat jalan posyandu
2. Kolam lele, lewat suara terbanyak: 19 setuju, 11 tidak, 5 abstain
Pimpinan : Tasroh
"""


def test_what_somebody_said_at_a_meeting_names_neither_its_group_nor_its_title() -> None:
    found = read("meeting", SPOKEN)
    (meeting,) = of_kind(found, "meeting")
    assert (meeting["title"], meeting["date"], of_kind(found, "group")) == ("Musyawarah Dusun", "2026-07-18", [])
    assert {each["name"] for each in of_kind(found, "person")} == {"Nur Hidayati", "Tasroh"}
    assert {"A8", "A9"} <= {each.cell for each in found.left}


def test_votes_against_may_be_counted_by_a_no_alone() -> None:
    decision = of_kind(read("meeting", SPOKEN), "decision")[1]
    assert [decision.get(f"votes_{code}") for code in ("for", "against", "abstain")] == [19, 11, 5]
