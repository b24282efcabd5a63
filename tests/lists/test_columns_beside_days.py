"""What stands beside the days of a table of people by days: offices are taken, what is of no day that is known is named."""

from __future__ import annotations

from tests.paper import of_kind, read

DAYS = """ABSENSI KWT MELATI
No | Nama | L/P | Jabatan | 5 Januari 2026 | 12 Januari 2026 | Transport | TTD | Ket
1 | Siti (janda) | P | Ketua | v | v | 20000 | ttd |
2 | Aminah | P | Anggota | v | a | 20000 | ttd | pindah"""


def test_offices_beside_days_are_noted() -> None:
    assert [member["role"] for member in of_kind(read("attendance", DAYS), "membership")] == ["ketua", "anggota"]


def test_what_is_of_no_single_day_is_named_as_not_taken() -> None:
    found = read("attendance", DAYS)
    assert {left.cell for left in found.left} == {
        "G3:G4",
        "H3:H4",
        "I4",
        "B3",
    }


def test_days_by_their_number_are_meetings_of_their_own() -> None:
    found = read(
        "attendance", "ABSENSI KWT MELATI BULAN MARET 2026\nNo | Nama | L/P | Tgl 4 | Tgl 11\n1 | Siti | P | v | i\n2 | Ani | P | v | v"
    )
    assert len(of_kind(found, "meeting")) == 2
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "hadir", "izin", "hadir"]


def test_marks_of_the_days_of_a_training_say_who_came_and_no_remark_is_asked_about() -> None:
    drawing = "PELATIHAN BOKASHI\n3 s.d. 4 Maret 2026\nNo | Nama | L/P | Hari 1 | Hari 2 | Ket\n1 | Siti | P | v | a | izin hari kedua\n"
    found = read("training", f"{drawing}2 | Ani | P | | | sakit\n3 | Umi | P | v | v | tuan rumah")
    assert [noted["presence"] for noted in of_kind(found, "participation")] == ["hadir", "sakit", "hadir"]
    assert "remark_unknown" not in [ask.code for ask in found.asks]


def test_a_sum_that_no_amounts_stand_beside_is_named_as_not_taken() -> None:
    found = read(
        "attendance", "DAFTAR PENERIMA BLT\nNo | Nama | L/P | Jumlah | TTD\n1 | Siti | P | 300000 | ttd\n2 | Ani | P | 300000 | ttd"
    )
    assert "D3:D4" in [left.cell for left in found.left]
