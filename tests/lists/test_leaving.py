"""Who left a group, as remarks say it: of whom it is said, whether it is a leaving at all, and since which day."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read

ROLL = "DAFTAR ANGGOTA KWT SEKAR TAHUN 2026\nNo | Nama | L/P | Jabatan | Ket\n1 | Siti | P | Ketua |\n2 | Wati | P | Anggota | "


@pytest.mark.parametrize(
    "remark", ["pindah RT 02", "sudah menikah, pindah ke RT 04/02", "pindah rumah ke Dusun Lor", "pindah ke RT sebelah"]
)
def test_who_moved_within_the_village_is_not_taken_to_have_left(remark: str) -> None:
    found = read("membership", ROLL + remark)
    assert (of_kind(found, "membership")[1], "left_member" in asked(found)) == ({"role": "anggota"}, False)
    assert "E4" in [left.cell for left in found.left]


@pytest.mark.parametrize("remark", ["pindah ke Tegal", "keluar, pindah RT 02", "pindah ke Desa Kaliori RT 02"])
def test_who_moved_away_or_also_left_is_asked_about(remark: str) -> None:
    assert asked(read("membership", ROLL + remark)).get("left_member") == "B4"


@pytest.mark.parametrize(
    "remark", ["sebelumnya Hadijah, mengundurkan diri", "menggantikan suami (meninggal)", "pengganti Bu Umi yang pindah"]
)
def test_what_is_said_of_the_one_before_is_not_asked_of_the_one_who_came_instead(remark: str) -> None:
    found = read("membership", ROLL + remark)
    assert (of_kind(found, "membership")[1], "left_member" in asked(found)) == ({"role": "anggota"}, False)


@pytest.mark.parametrize("remark", ["keluar, digantikan Bu Umi", "sebelumnya bendahara, sudah keluar"])
def test_who_is_said_to_have_had_a_successor_or_an_office_before_is_asked_about(remark: str) -> None:
    assert asked(read("membership", ROLL + remark)).get("left_member") == "B4"


@pytest.mark.parametrize(
    ("remark", "proposed"), [("meninggal 12 Mei 2025", "2025-05-12"), ("keluar 3-4-2025", "2025-04-03"), ("keluar Mei 2025", "2025-05-31")]
)
def test_the_day_that_a_remark_names_is_the_one_proposed(remark: str, proposed: str) -> None:
    ask = next(each for each in read("membership", ROLL + remark).asks if each.code == "left_member")
    assert [each.code for each in ask.options] == [proposed, "active"]


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ("Keluar 15/03/2025, pindah ke Bangkinang", "pindah"),
        ("keluar karena pindah, Mei 2025", "pindah"),
        ("keluar 15/03/2025 karena suami meninggal", "mundur"),
        ("keluar 15/03/2025", "mundur"),
    ],
)
def test_why_somebody_left_is_what_a_remark_says_behind_the_mere_leaving(remark: str, reason: str) -> None:
    ask = next(each for each in read("membership", ROLL + remark).asks if each.code == "left_member")
    found = read("membership", ROLL + remark, answers={ask.id: "2025-05-31"})
    assert of_kind(found, "membership")[1]["end_reason"] == reason


@pytest.mark.parametrize(
    "remark", ["istri alm. Tugimin", "suami meninggal 2024", "Ganti alm. suami", "ahli waris alm. Karto", "janda, ibunya sdh wafat"]
)
def test_who_lost_somebody_is_not_asked_to_have_left(remark: str) -> None:
    assert "left_member" not in asked(read("membership", ROLL + remark))


@pytest.mark.parametrize("remark", ["meninggal 2024", "alm.", "janda, pindah ke Tegal", "suami sudah meninggal, keluar Mei 2025"])
def test_who_left_or_died_is_asked_about_whoever_else_is_named(remark: str) -> None:
    assert "left_member" in asked(read("membership", ROLL + remark))
