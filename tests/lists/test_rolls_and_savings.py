"""Rolls of members and books of savings: whose members, since when, and of which week or month an amount is."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem
from tests.paper import asked, of_kind, people, read, sheet_of


def test_a_roll_by_hamlets_with_doubtful_days_asks_about_each_of_them() -> None:
    found = read(
        "membership",
        """
DATA ANGGOTA KELOMPOK TANI SUMBER MAKMUR
DESA KALIORI KEC. KALIBAGOR KAB. BANYUMAS
NO | NAMA    | L/P | JABATAN    | TGL MASUK | HP               | KET
   | DUSUN KRAJAN
1  | Wagiman | L   | Ketua      | 43538     | +62 812-0000-0001 |
2  | Paijo   | L   | Anggota    | 3/4/20    |                  | meninggal 2024
   | DUSUN LOR
3  | Sarwono | L   | Anggota    | 2019      | 81200000002      | NIK 9902104502710001
4  | Teguh   | L   | Sekretaris | 31/4/2021 | 12345            |
""",
    )
    assert [(one["hamlet"], one.get("phone")) for one in of_kind(found, "person")] == [
        ("Dusun Krajan", "+6281200000001"),
        ("Dusun Krajan", None),
        ("Dusun Lor", "081200000002"),
        ("Dusun Lor", None),
    ]
    assert [member["role"] for member in of_kind(found, "membership")] == ["ketua", "anggota", "anggota", "sekretaris"]
    assert [member.get("start_on") for member in of_kind(found, "membership")] == [None, "2020-04-03", None, None]
    assert of_kind(found, "group")[0]["area"] == "33.02.10.2003"
    assert asked(found) == {
        "nik_dropped": "G8",
        "phone_zero_restored": "F8",
        "phone_unreadable": "F9",
        "date_serial_unformatted": "E5",
        "two_digit_year": "E6",
        "left_member": "B6",
        "year_only": "E8",
        "date_impossible": "E9",
    }
    assert "9902104502710001" not in repr(found)


def test_savings_of_several_kinds_are_read_as_rupiah_and_wrong_sums_are_said() -> None:
    found = read(
        "membership",
        """
BUKU SIMPANAN KELOMPOK SPP MAWAR
No | Nama Anggota | L/P | Simpanan Pokok | Simpanan Wajib | Simpanan Sukarela | Jumlah
1  | Rohaeti      | P   | 100.000        | 240000         | -                 | 340.000
2  | Enok         | P   | 100.000        | 1,2 jt         | 50rb              | 1.400.000
3  | Lilis        | P   | seratus ribu   | 240000         |                   | 240000
Total |           |     | 200.000        | 1.680.000      | 50.000            | 1.930.000
""",
    )
    amounts = [(entry["note"], entry["amount"]) for entry in of_kind(found, "contribution")]
    assert amounts == [
        ("Simpanan Pokok", 100_000),
        ("Simpanan Wajib", 240_000),
        ("Simpanan Pokok", 100_000),
        ("Simpanan Wajib", 1_200_000),
        ("Simpanan Sukarela", 50_000),
        ("Simpanan Wajib", 240_000),
    ]
    assert {code: cell for code, cell in asked(found).items() if code != "money_text"} == {
        "no_date": "D2:F2",
        "amount_unreadable": "D5",
        "row_total_mismatch": "G4",
    }


@pytest.mark.parametrize(("title", "is_of"), [("IURAN BULANAN", "tunai"), ("SIMPANAN", "simpanan"), ("SIMPANAN DAN IURAN", "simpanan")])
def test_amounts_below_months_alone_are_of_what_the_title_says(title: str, is_of: str) -> None:
    found = read(
        "contribution", f"{title} KWT SEKAR 2026\nNo | Nama | L/P | Jan | Feb\n1 | Tumini | P | 5000 | 5000\n2 | Painem | P | 5000 |"
    )
    assert {one["entry_type"] for one in of_kind(found, "contribution")} == {is_of}


def test_amounts_of_the_weeks_of_a_month_are_each_one_of_that_month() -> None:
    found = read(
        "contribution",
        """
SIMPANAN KWT SEKAR TAHUN 2026
No | Nama   | L/P | Januari |      |      | Februari |
   |        |     | mg1     | mg2  | mg3  | mg1      | mg2
1  | Tumini | P   | 5000    |      | 2000 | 3000     | 1000
2  | Painem | P   | 5000    | 4000 |      |          | 1000
""",
        defaults=True,
    )
    noted = [(one["amount"], one["date"], one["note"]) for one in of_kind(found, "contribution")]
    january, february = "2026-01-31", "2026-02-28"
    assert noted == [
        (5000, january, "mg1 Januari 2026"),
        (2000, january, "mg3 Januari 2026"),
        (3000, february, "mg1 Februari 2026"),
        (1000, february, "mg2 Februari 2026"),
        (5000, january, "mg1 Januari 2026"),
        (4000, january, "mg2 Januari 2026"),
        (1000, february, "mg2 Februari 2026"),
    ]
    assert (set(asked(found)), found.left) == ({"day_missing"}, ())


def test_the_day_of_a_loan_that_may_be_read_in_two_ways_is_asked_about_and_not_said_to_be_missing() -> None:
    drawing = """
PINJAMAN KWT SEKAR
No | Nama   | L/P | Pinjaman | Tgl Bayar
1  | Tumini | P   | 500000   | 5 Feb 2026
2  | Karsih | P   | 300000   | 10/3/2025
3  | Wagini | P   | 300000   | 10 Maret 25
4  | Painem | P   | 200000   |
"""
    found = read("contribution", drawing)
    assert [one.get("date") for one in of_kind(found, "contribution")] == ["2026-02-05", None, "2025-03-10", None]
    [ask] = [ask for ask in found.asks if ask.code == "date_order"]
    assert (ask.cell, asked(found)["no_date"]) == ("E4", "D6")
    said = read("contribution", drawing, answers={ask.id: "2025-03-10"})
    assert [one.get("date") for one in of_kind(said, "contribution")] == ["2026-02-05", "2025-03-10", "2025-03-10", None]


def test_whose_members_those_are_whose_rows_name_another_group_than_the_head_is_asked() -> None:
    drawing = """
DAFTAR ANGGOTA GAPOKTAN SUMBER REJEKI
No | Nama    | L/P | Nama Kelompok | Jabatan
1  | Sukardi | L   | Tani Makmur   | Ketua
2  | Wagiman | L   | Tani Makmur   | Anggota
3  | Tumini  | P   | KWT Sekar     | Ketua
"""
    found = read("membership", drawing)
    [ask] = found.asks
    assert (ask.code, ask.cell, [option.code for option in ask.options]) == ("group_unknown", "D3:D5", ["rows", "head"])
    assert ([one.get("role") for one in of_kind(found, "membership")], len(of_kind(found, "group"))) == ([None] * 3, 1)

    rows = read("membership", drawing, answers={ask.id: "rows"})
    groups = {entry.name: entry.fields["name"] for entry in rows.entries if entry.kind == "group"}
    members = [(entry.fields["role"], groups[entry.links["group"]]) for entry in rows.entries if entry.kind == "membership"]
    assert members == [("ketua", "Tani Makmur"), ("anggota", "Tani Makmur"), ("ketua", "KWT Sekar")]

    head = read("membership", drawing, answers={ask.id: "head"})
    assert {entry.links["group"] for entry in head.entries if entry.kind == "membership"} == {"group:gapoktan sumber rejeki"}
    assert [left.cell for left in head.left] == ["D3:D5"]


def test_a_column_that_names_the_group_of_the_head_asks_nothing() -> None:
    found = read("membership", "ANGGOTA KWT SEKAR\nNo | Nama | L/P | Kelompok\n1 | Tumini | P | KWT Sekar\n2 | Painem | P |")
    assert (asked(found), found.left, len(of_kind(found, "group"))) == ({}, (), 1)


@pytest.mark.parametrize(
    ("answer", "groups"), [("", [None] * 3), ("rows", ["group:posyandu mawar", "group:posyandu melati", "group:posyandu melati"])]
)
def test_who_stands_without_a_number_below_a_group_that_has_one_is_of_that_group(answer: str, groups: list[str | None]) -> None:
    rows = "1 | Mawar | Siti | P\n2 | Melati | Sri | P\n | | Eni | P"
    drawing = f"KADER POSYANDU INDUK JAYA\nNo | Nama Posyandu | Nama Kader | L/P\n{rows}"
    [ask] = [ask for ask in read("membership", drawing).asks if ask.code == "group_unknown"]
    found = read("membership", drawing, answers={ask.id: answer} if answer else {})
    assert [entry.links.get("group") for entry in found.entries if entry.kind == "membership"] == groups


def test_all_groups_of_a_village_are_no_group() -> None:
    found = read("membership", "DATA KADER POSYANDU SE-DESA KALIORI\nNo | Nama | L/P\n1 | Siti | P\n2 | Ani | P")
    assert of_kind(found, "group") == []


def test_the_name_of_a_sheet_says_whose_members_it_lists() -> None:
    roll = "No | Nama | L/P\n1 | {0} | P"
    found = read("membership", sheet_of(roll.format("Siti"), "KWT Melati"), sheet_of(roll.format("Ani"), "Anggota"))
    assert [entry.links.get("group") for entry in found.entries if entry.kind == "membership"] == ["group:kwt melati", None]


def test_a_list_of_loans_says_as_what_it_comes_in() -> None:
    drawing = "DAFTAR ANGGOTA SPP MAWAR\nNo | Nama | L/P | Pinjaman | Jasa\n1 | Sri | P | 1000000 | 150000"
    with pytest.raises(Problem, match="--as contribution"):
        read("membership", drawing)


def test_savings_are_of_the_day_on_which_each_row_says_that_they_were_paid() -> None:
    drawing = "SIMPANAN KWT SEKAR\nNama | L/P | Tgl Bayar | Simpanan Wajib\nSri | P | 3 Juli 2026 | 10000\nAni | P | 13/7/2026 | 5000"
    found = read("contribution", drawing)
    assert ([one["date"] for one in of_kind(found, "contribution")], found.asks, found.left) == (["2026-07-03", "2026-07-13"], (), ())


def test_amounts_below_a_day_are_asked_to_be_of_that_day() -> None:
    drawing = "KWT SEKAR\nTgl 10 Agustus 2026\nNo | Nama | L/P | Tabungan\n1 | Sri | P | 10000"
    assert asked(read("contribution", drawing)) == {"no_date": "D3"}
    assert [one.get("date") for one in of_kind(read("contribution", drawing), "contribution")] == [None]
    assert [one["date"] for one in of_kind(read("contribution", drawing, defaults=True), "contribution")] == ["2026-08-10"]


@pytest.mark.parametrize("heading", ["Tabungan", "Pinjaman"])
def test_amounts_of_no_group_are_said_to_be_so(heading: str) -> None:
    drawing = f"JULI 2026\nNo | Nama | L/P | Tgl Bayar | {heading}\n1 | Sri | P | 3 Juli 2026 | 10000"
    assert asked(read("contribution", drawing)) == {"group_missing": "B2"}


@pytest.mark.parametrize("words", ["Saldo lalu", "Saldo bulan lalu", "Saldo akhir"])
def test_what_was_left_in_the_till_is_nobodys_amount(words: str) -> None:
    rows = f"1 | Sri | P | 5000\n | {words} | | 120000\n | Jumlah | | 125000"
    assert people(read("contribution", f"IURAN KWT SEKAR\nNo | Nama | L/P | Iuran\n{rows}")) == ["Sri P"]


def test_of_a_member_whose_name_says_that_they_died_it_is_asked_since_when() -> None:
    found = read("membership", "DAFTAR ANGGOTA KWT SEKAR\nNo | Nama | L/P\n1 | Sri (alm) | P\n2 | Almh. Ani | P\n3 | Umi (janda) | P")
    assert [ask.cell for ask in found.asks if ask.code == "left_member"] == ["B3", "B4"]


@pytest.mark.parametrize(("title", "name"), [("BUKU SIMPAN PINJAM KWT MELATI", "KWT Melati"), ("ARISAN PKK", "Arisan PKK")])
def test_the_savings_of_a_group_are_no_group_of_their_own(title: str, name: str) -> None:
    found = read("contribution", f"{title}\nMARET 2026\nNo | Nama | L/P | Simpanan\n1 | Siti | P | 10000")
    assert [group["name"] for group in of_kind(found, "group")] == [name]


@pytest.mark.parametrize("heading", ["Tgl", "Tanggal"])
def test_each_row_of_a_cash_book_is_of_its_own_day(heading: str) -> None:
    rows = "1 | 2 Maret 2026 | Siti | P | 10000\n2 | 9 Maret 2026 | Ani | P | 10000"
    found = read("contribution", f"BUKU SIMPANAN KWT MELATI\nNo | {heading} | Nama | L/P | Setoran\n{rows}")
    assert [entry["date"] for entry in of_kind(found, "contribution")] == ["2026-03-02", "2026-03-09"]
    assert asked(found) == {}


def test_parts_of_a_roll_that_name_other_groups_are_not_taken_for_the_first() -> None:
    heads = "No | Nama | L/P | Jabatan"
    drawing = f"DATA ANGGOTA\nKWT MELATI\n{heads}\n1 | Siti | P | Ketua\n\nPOKTAN MAJU\n{heads}\n1 | Budi | L | Ketua"
    found = read("membership", drawing)
    [ask] = found.asks
    assert (ask.code, ask.cell) == ("group_unknown", "A6")
    open_ones = [entry.links.get("group") for entry in found.entries if entry.kind == "membership"]
    assert open_ones == ["group:kwt melati", None]
    rows = read("membership", drawing, answers={ask.id: "rows"})
    assert [entry.links["group"] for entry in rows.entries if entry.kind == "membership"] == ["group:kwt melati", "group:poktan maju"]


def test_the_heading_over_the_first_part_of_a_roll_names_its_group_like_those_of_the_others() -> None:
    heads = "No | Nama | L/P | Jabatan"
    drawing = f"DATA DASAWISMA RT 02\n\nDasawisma Mawar\n{heads}\n1 | Siti | P | Ketua\n\nDasawisma Anggrek\n{heads}\n1 | Ani | P | Ketua"
    [ask] = read("membership", drawing).asks
    assert (ask.code, ask.cell) == ("group_unknown", "A3,A7")
    rows = read("membership", drawing, answers={ask.id: "rows"})
    members = [entry for entry in rows.entries if entry.kind == "membership"]
    assert [(entry.links["group"], entry.fields["role"]) for entry in members] == [
        ("group:dasawisma mawar", "ketua"),
        ("group:dasawisma anggrek", "ketua"),
    ]


@pytest.mark.parametrize(
    ("said", "code"), [("SLTA", "sma"), ("S1", "sarjana"), ("D III", "diploma"), ("MTs", "smp"), ("Tdk tamat SD", "tidak_tamat_sd")]
)
def test_schools_are_known_by_their_usual_names(said: str, code: str) -> None:
    assert of_kind(read("person", f"WARGA\nNo | Nama | L/P | Pendidikan\n1 | Siti | P | {said}"), "person")[0]["education"] == code


def test_a_number_taken_out_behind_a_name_leaves_nothing_of_what_parted_them() -> None:
    found = read("membership", "DAFTAR ANGGOTA POKTAN MAJU\nNo | Nama / NIK | L/P\n1 | Budi / 3302101234567890 | L")
    assert of_kind(found, "person")[0]["name"] == "Budi"


def test_a_total_of_a_row_may_hold_what_was_not_taken_and_what_stood_there_before_is_named() -> None:
    heads = "No | Nama | L/P | Jml Anak | Saldo Awal | Jan | Feb | Arisan | Jumlah"
    rows = "1 | Siti | P | 2 | 50000 | 10000 | 10000 | 5000 | 75000\n2 | Wati | P | 3 | 20000 | 10000 | 10000 | 5000 | 99000"
    found = read("contribution", f"SIMPANAN KWT SEKAR TAHUN 2026\n{heads}\n{rows}\nJumlah | | | | 70000 | 20000 | 20000 | 10000 | 174000")
    assert [ask.cell for ask in found.asks if "total" in ask.code] == ["I4", "I5"]  # the first row is right, the second is not
    [said] = [ask for ask in found.asks if ask.code == "columns_without_field"]
    assert (said.cell, [left.cell for left in found.left if "Column" in str(left.why)]) == ("D2:H2", ["D3:D4", "E3:E4", "H3:H4"])


def test_amounts_of_a_month_beside_which_some_are_ticked_are_amounts() -> None:
    rows = "1 | Siti | P | 20000 | 20000\n2 | Wati | P | v | v\n3 | Umi | P | 20000 |"
    found = read("contribution", f"ARISAN KWT SEKAR TAHUN 2026\nNo | Nama | L/P | Jan | Feb\n{rows}")
    assert [entry["amount"] for entry in of_kind(found, "contribution")] == [20000] * 3


@pytest.mark.parametrize(("below", "heading"), [("Anggota yang keluar:", ""), ("Lain-lain:", "pindah")])
def test_of_who_stands_below_those_who_left_it_is_asked_since_when(below: str, heading: str) -> None:
    rows = f"1 | Siti | P | Ketua\n2 | Wati | P | Anggota\n\n{below}\n1 | Umi | P | {heading}"
    found = read("membership", f"DAFTAR ANGGOTA KWT SEKAR\nNo | Nama | L/P | Jabatan\n{rows}")
    assert [ask.cell for ask in found.asks if ask.code == "left_member"] == ["B7"]


def test_each_member_of_a_family_is_taken_where_its_head_stands_beside_the_first() -> None:
    rows = "1 | Sarno | Sarno | L\n | | Sumi | P\n | | Adi | L\n2 | Tarmin | Tarmin | L\n | | Parti | P"
    found = read("person", f"DATA WARGA RT 02\nNo | Nama Kepala Keluarga | Nama Anggota Keluarga | L/P\n{rows}")
    assert people(found) == ["Sarno L", "Sumi P", "Adi L", "Tarmin L", "Parti P"]


def test_marks_of_months_below_one_heading_say_who_came() -> None:
    rows = "1 | Siti | P | H | H | I\n2 | Wati | P | H | A | H"
    found = read("attendance", f"DAFTAR HADIR KWT SEKAR TAHUN 2026\nNo | Nama | L/P | Bulan\n | | | Jan | Feb | Mar\n{rows}")
    assert [noted["presence"] for noted in of_kind(found, "attendance")] == ["hadir", "hadir", "hadir", "alpa", "izin", "hadir"]
