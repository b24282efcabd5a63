"""Lists as offices keep them: books of meetings below each other, guest books, forms filled in online, bodies with their supervisors."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read, sheet_of


def test_meetings_below_each_other_each_have_their_own_day_though_the_place_stands_behind_it() -> None:
    table = "No | Nama | L/P | Ttd\n1 | Siti | P | ttd\n2 | Wati | P | ttd\n"
    first = f"Rapat ke-1 : Iuran\nSenin, 9 Maret 2026, pukul 19.30, kantor BPD\n{table}"
    found = read("attendance", f"{first}\nRapat ke-2 : Persiapan Musdes\nSenin, 15 Juni 2026, pukul 20.00, kantor BPD\n{table}")
    meetings = [(one["date"], one["start_time"], one["venue"], one.get("meeting_type")) for one in of_kind(found, "meeting")]
    assert meetings == [("2026-03-09", "19:30", "kantor BPD", None), ("2026-06-15", "20:00", "kantor BPD", None)]


@pytest.mark.parametrize("body", ["Univ. Mataram", "Koperasi Tunas Baru", "Dinsos Loteng", "KWT Melati Desa Suro"])
def test_a_guest_of_a_body_does_not_live_in_it_nor_in_the_village_of_the_book(body: str) -> None:
    rows = f"1 | Rizal | Mahasiswa KKN | {body}\n2 | Sumiati | - | Dsn. Lor"
    found = read(
        "person", f"BUKU TAMU DESA KALIORI\nDESA KALIORI KEC. KALIBAGOR KAB. BANYUMAS\nNo | Nama | Jabatan | Instansi / Alamat\n{rows}"
    )
    guests = [{code: one.get(code) for code in ("position_title", "institution", "hamlet", "area")} for one in of_kind(found, "person")]
    assert guests == [
        {"position_title": "Mahasiswa KKN", "institution": body, "hamlet": None, "area": None},
        {"position_title": None, "institution": None, "hamlet": "Dsn. Lor", "area": "33.02.10.2003"},
    ]


def test_what_somebody_did_before_is_not_what_they_do() -> None:
    found = read("membership", "ANGGOTA BUM DESA MAJU\nNo | Nama | L/P | Pekerjaan sebelumnya\n1 | Siti | P | Petani\n2 | Wati | P | Guru")
    assert ([one.get("occupation") for one in of_kind(found, "person")], asked(found)["columns_without_field"]) == ([None, None], "D2")


def test_who_supervises_a_group_is_neither_its_head_nor_a_plain_member() -> None:
    rows = "1 | Siti | P | Ketua Pengawas\n2 | Wati | P | Anggota Pengawas\n3 | Umi | P | Direktur\n4 | Ani | P | Anggota"
    found = read("membership", f"PENGURUS KOPERASI SEKAR\nNo | Nama | L/P | Jabatan\n{rows}")
    assert [member["role"] for member in of_kind(found, "membership")] == ["pengawas", "pengawas", "ketua", "anggota"]
    assert "several_heads" not in asked(found)


def test_a_part_of_minutes_called_by_two_names_is_the_one_that_is_known() -> None:
    minutes = "NOTULEN RAPAT\nTanggal : 9 Maret 2026\nSusunan acara\n1. Iuran\nHasil / kesimpulan\n1. Iuran naik\n2. Mulai April"
    found = read("meeting", minutes)
    assert [one["topic"] for one in of_kind(found, "agenda_item")] == ["Iuran"]
    assert [one["statement"] for one in of_kind(found, "decision")] == ["Iuran naik", "Mulai April"]


def test_what_stands_beside_a_deed_is_named() -> None:
    rtl = "RTL\nNo | Kegiatan | PJ | Batas Waktu | Ket\n1 | Menyiapkan konsumsi | Bu Umi | 1 Juni 2026 | dana dari bendahara"
    found = read("meeting", f"NOTULEN RAPAT\nTanggal : 9 Maret 2026\n{rtl}")
    assert "E5" in [left.cell for left in found.left]


def test_the_answers_to_a_form_are_a_list_though_one_question_is_a_sentence() -> None:
    heads = "Timestamp | Nama Lengkap (beserta gelar) | Usia (tahun) | JK | Saya hadir di Rembuk Stunting Desa Kaliori pada 10 Maret 2026"
    found = read("attendance", f"{heads}\n10/03/2026 9:05:12 | Siti | 31 | Perempuan | Ya\n10/03/2026 9:06:30 | Umi | 55 | Perempuan | Ya")
    assert people(found) == ["Siti P", "Umi P"]
    assert "E2:E3" in [left.cell for left in found.left]


def test_names_of_those_who_were_invited_are_names() -> None:
    rows = "1 | Bpk. Sunarto | v |\n2 | Ibu Misyati | | v"
    found = read("attendance", f"RAPAT KWT SEKAR\n2 Maret 2026\nNo | Nama yang diundang | Hadir | Tidak\n{rows}")
    assert [one["presence"] for one in of_kind(found, "attendance")] == ["hadir", "alpa"]


def test_what_a_mark_means_is_asked_once_for_all_who_have_it() -> None:
    rows = "1 | Siti | P | H\n2 | Wati | P | K\n3 | Umi | P | K"
    found = read("attendance", f"RAPAT KWT SEKAR\n2 Maret 2026\nNo | Nama | L/P | Hadir\n{rows}")
    [ask] = [each for each in found.asks if each.code == "mark_unknown"]
    assert ask.cell == "D5,D6"
    found = read("attendance", f"RAPAT KWT SEKAR\n2 Maret 2026\nNo | Nama | L/P | Hadir\n{rows}", answers={ask.id: "izin"})
    assert [one["presence"] for one in of_kind(found, "attendance")] == ["hadir", "izin", "izin"]


def test_a_short_form_in_brackets_is_the_kind_of_a_group() -> None:
    [group] = of_kind(
        read("membership", 'ANGGOTA KELOMPOK DIFABEL DESA (KDD) "BANGKIT BERSAMA"\nNo | Nama | L/P\n1 | Siti | P\n2 | Umi | P'), "group"
    )
    assert (group["name"], group["group_type"]) == ('KDD "Bangkit Bersama"', "kelompok_difabel")


def test_a_sheet_of_speakers_lists_no_participants_and_all_of_them_may_be_noted_as_trainers() -> None:
    came = sheet_of("PELATIHAN MENJAHIT\n2 Maret 2026\nNo | Nama | L/P\n1 | Siti | P\n2 | Umi | P", "Peserta")
    spoke = sheet_of("No | Nama | Instansi | Materi\n1 | Drs. Bambang | Dinas | Pola\n2 | Lestari | LKP | Jahit", "Narasumber")
    found = read("participation", came, spoke, defaults=True)
    assert people(found) == ["Siti P", "Umi P"]
    assert of_kind(found, "training")[0]["trainer_name"] == "Bambang, Lestari"


def test_of_who_was_paid_the_way_it_is_not_asked_whether_they_came() -> None:
    rows = "1 | Siti | P | 50000 | KTP hilang\n2 | Umi | P | | disumbangkan ke kas\n3 | Wati | P | 50000 |"
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n2 Maret 2026\nNo | Nama | L/P | Uang Transport | Ket\n{rows}")
    assert asked(found).get("remark_unknown") == "E5"
    all_paid = rows.replace(
        "| P | | disumbangkan", "| P | 50000 | disumbangkan"
    )  # a list of what is to be paid says of nobody that they came
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n2 Maret 2026\nNo | Nama | L/P | Uang Transport | Ket\n{all_paid}")
    assert asked(found).get("remark_unknown") == "E4,E5"


@pytest.mark.parametrize(
    "body", ["TIM PENGGERAK PKK DESA KALIORI", "Karang Taruna Desa Kaliori", "BPD DESA KALIORI", "LEMBAGA ADAT DESA KALIORI"]
)
def test_a_body_of_which_a_village_has_one_is_called_by_its_village(body: str) -> None:
    head = f"SUSUNAN PENGURUS {body} KEC. KALIBAGOR PERIODE 2025-2030"
    found = read("membership", f"{head}\nNo | Nama | L/P | Jabatan\n1 | Siti | P | Ketua\n2 | Umi | P | Anggota")
    assert [str(one["name"]).casefold() for one in of_kind(found, "group")] == [body.casefold()]
    assert "group_missing" not in asked(found)


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("Iuran naik, 7 setuju 1 keberatan.", "Iuran naik"),
        ("Iuran naik (setuju 7, keberatan 1)", "Iuran naik"),
        ("Iuran naik. Setuju 7, tidak setuju 1.", "Iuran naik"),
        ("Iuran naik, setuju 7, tidak setuju 1, mulai Juli dibayar kepada bendahara", "Iuran naik, mulai Juli dibayar kepada bendahara"),
    ],
)
def test_votes_are_counted_by_every_word_for_them_and_what_stands_behind_them_is_part_of_the_decision(line: str, statement: str) -> None:
    [decision] = of_kind(read("meeting", f"NOTULEN RAPAT\nTanggal : 9 Maret 2026\nKEPUTUSAN\n1. {line}"), "decision")
    assert (decision["statement"], decision["votes_for"], decision["votes_against"]) == (statement, 7, 1)


@pytest.mark.parametrize("days", ["1/5 | 8/5", "1 Mei 2026 | 8 Mei 2026"])
@pytest.mark.parametrize(("unit", "amount"), [("", "10000"), (" (dalam ribuan rupiah)", "10")])
def test_what_members_saved_on_each_day_of_a_month_is_taken_for_that_day(days: str, unit: str, amount: str) -> None:
    head = f"TABUNGAN KELOMPOK PEKKA BUNGA\nPertemuan tiap Jumat - bulan Mei 2026{unit}\nNo | Nama | {days} | Ket"
    found = read("contribution", f"{head}\n1 | Surni | {amount} | {amount} | ketua\n2 | Lestari | {amount} | |", defaults=True)
    assert [(one["date"], one["amount"]) for one in of_kind(found, "contribution")] == [
        ("2026-05-01", 10000),
        ("2026-05-08", 10000),
        ("2026-05-01", 10000),
    ]
