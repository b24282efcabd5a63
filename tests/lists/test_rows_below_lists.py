"""What stands below a list is of nobody on it: counts of people, balances, what was agreed; no person and no payment comes of it."""

from __future__ import annotations

from tests.paper import asked, of_kind, people, read


def names_left(found: object) -> list[str]:
    return [left.cell for left in found.left]  # type: ignore[attr-defined]


def test_counts_of_people_below_numbers_of_members_are_nobody() -> None:
    found = read(
        "attendance",
        """
RAPAT ANGGOTA TAHUNAN KWT SEKAR, 25 Januari 2026
No. Agt | Nama Anggota | L/P | Dusun | Hadir
001 | Rosmalina | P | Krajan | v
003 | Murniati | P | Krajan | v
007 | Sumarni | P | Bulu | v

 | Anggota terdaftar | | 10 orang |
 | Hadir sendiri | | 3 orang |
 | KUORUM | | tercapai (90%) |
""",
    )
    assert people(found) == ["Rosmalina P", "Murniati P", "Sumarni P"]
    assert any(cell.startswith(("A7", "B7")) for cell in names_left(found))


def test_a_sum_that_stands_right_of_the_names_ends_the_list_as_any_does() -> None:
    found = read(
        "contribution",
        """
KWT SEKAR, 16 Mei 2026
No | Nama | Hadir | Simpanan Wajib
1 | Sanah | h | 10000
2 | Marni | h | 10000
 | | Jumlah | 20000

 | Kas bulan lalu | | 1340000
 | Dibahas: beli 2 mesin jahit, ikut musdes | |
""",
    )
    assert [one["amount"] for one in of_kind(found, "contribution")] == [10000, 10000]
    assert [one["name"] for one in of_kind(found, "person")] == ["Sanah", "Marni"]


def test_somebody_added_below_an_empty_row_without_a_number_stays_on_the_list() -> None:
    found = read(
        "attendance",
        """
RAPAT KWT SEKAR, 16 Mei 2026
No | Nama | L/P | Dusun | Hadir
1 | Sanah | P | Krajan | v
2 | Marni | P | Krajan | v

 | Tumini | P | Bulu | v
""",
    )
    assert people(found) == ["Sanah P", "Marni P", "Tumini P"]


def test_a_line_with_a_label_in_the_column_of_names_names_nobody_and_is_told() -> None:
    found = read(
        "attendance",
        """
RAPAT KWT SEKAR, 16 Mei 2026
Nama | L/P | Hadir
Sanah | P | v
Marni | P | v
Sesuai kesepakatan: 3x tidak hadir berturut2 giliran dimundurkan
""",
    )
    assert people(found) == ["Sanah P", "Marni P"]
    assert asked(found)["no_name"] == "A5"


def test_notes_right_below_a_sum_are_nobody_of_a_numbered_list_and_tell_of_the_absent() -> None:
    found = read(
        "training",
        """
PELATIHAN PEMBUKUAN, 18 Juni 2026 (12 jam)
No | Nama | L/P | Pre Test | Post Test | TTD
1 | Maria | P | 55 | 80 | ada
2 | Paulus | L | - | - |
3 | Emerensiana | P | 70 | 95 | ada
 | Jumlah peserta : 3 orang (L 1 / P 2)
 | Nilai: skala 0 - 100
 | No. 2 izin mendadak, orang tua meninggal""",
    )
    assert people(found) == ["Maria P", "Paulus L", "Emerensiana P"]
    assert [ask.cell for ask in found.asks if ask.code in ("not_signed", "total_mismatch", "scale")] == ["F4"]
    assert any(cell.startswith("B7") for cell in names_left(found))


def test_a_part_of_a_numbered_list_goes_on_below_the_sum_of_the_one_before() -> None:
    rows = "No | Nama | L/P | TTD\n1 | Maria | P | ttd\n | Jumlah | 1\n | Krajan\n2 | Siti | P | ttd"
    assert people(read("attendance", f"DAFTAR HADIR RAPAT KADER\n7 Maret 2026\n{rows}")) == ["Maria P", "Siti P"]
