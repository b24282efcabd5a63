"""Names, days and amounts as lists write them, by tables that people can read."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.lists.amounts import read_age, read_amount, read_phone, sexes_of
from empower_desktop.lists.days import Clues, read_day, read_range
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headwords import group_in, times_in
from empower_desktop.lists.names import read_name, usual_title
from empower_desktop.records.typed import read_day as typed_day
from empower_desktop.records.words import plain, words_of
from empower_desktop.shipped import RESOURCES
from tests.paper import of_kind
from tests.paper import read as paper

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "name", "titles"),
    [
        ("Hj. Siti Rohmah, S.Pd", "Siti Rohmah", "Hj.; S.Pd"),
        ("Drs. H. Syafril, M.Si", "Syafril", "Drs.; H.; M.Si"),
        ("H. MOH. HOSEN", "Moh. Hosen", "H."),
        ("SAHRAWI B. MATRAWI", "Sahrawi b. Matrawi", ""),
        ("HOTIJAH binti SUBHAN", "Hotijah binti Subhan", ""),
        ("NUR'AINI", "Nur'aini", ""),
        ("Ibu Komang Ayu (wakil RT 03)", "Komang Ayu", "Ibu"),
        ("I Made Setiawan", "I Made Setiawan", ""),
        ("Ni Luh  Sari", "Ni Luh Sari", ""),
        ("A. Rahman", "A. Rahman", ""),
        ("3. Paijo", "Paijo", ""),
        ("R. Agus S.Pd", "R. Agus", "S.Pd"),
        ("Siti Rohmah, S. Pd. I, M.Si.", "Siti Rohmah", "S. Pd. I; M.Si."),
        ("Murni, A.Md.Keb. SKM", "Murni", "A.Md.Keb. SKM"),
        ("Siti, Hj.", "Siti", "Hj."),
        ("Endang Sulastri, S.Pd.SD., Gr., M.Kn", "Endang Sulastri", "S.Pd.SD.; Gr.; M.Kn"),
        ("Joko, RT 03", "Joko", ""),
        ("Joko, ketua kelompok", "Joko", ""),
        ("Rahayu, Sri", "Rahayu", ""),
        ("dr. Rina Dewi", "Rina Dewi", "dr."),
        ("drg. Budi", "Budi", "drg."),
        ("Bu RT", "Bu RT", ""),
        ("Pak RT 03", "Pak RT 03", ""),
        ("PAK HAJI", "Pak Haji", ""),
        ("Bpk. Guru Made", "Guru Made", "Bpk."),
        ("K.H. AHMAD DAHLAN", "Ahmad Dahlan", "K.H."),
        ("HJ. NUR HIDAYATI", "Nur Hidayati", "Hj."),
        ("Mbah Karto", "Karto", "Mbah"),
        ("Parto**", "Parto", ""),
        ("Sugito / -", "Sugito", ""),
        ("Sugito S.Pd.SD", "Sugito", "S.Pd.SD"),
        ("Sri Hartini Amd. Keb.", "Sri Hartini", "Amd. Keb."),
        ("a. Sugito", "Sugito", ""),
        ("Buya Zulkarnain", "Zulkarnain", "Buya"),
        ("Rm. Silvester Manggut, Pr", "Silvester Manggut", "Rm.; Pr"),
        ("Pater Yosef Lalu, OFM", "Yosef Lalu", "Pater; OFM"),
        ("Siti Aminah, Pr", "Siti Aminah", ""),
        ("Hendrik S.", "Hendrik S.", ""),
        ("YOHANES B.S.", "Yohanes B.S.", ""),
        ("Hendrik S", "Hendrik S", ""),
        ("Sugito.", "Sugito", ""),
    ],
)
def test_titles_and_capitals_leave_a_name_and_nothing_else_is_corrected(written: str, name: str, titles: str) -> None:
    read = read_name(written)
    assert (read.name, read.titles) == (name, titles)


@pytest.mark.parametrize(
    ("written", "name", "note"),
    [
        ("Karto alm", "Karto", "alm"),
        ("KARTO ALMARHUM", "Karto", "ALMARHUM"),
        ("Karto Wijoyo RT 02/01", "Karto Wijoyo", "RT 02/01"),
        ("Manto?", "Manto", "?"),
        ("Karto dkk", "Karto", "dkk"),
        ("Karto + 2 orang", "Karto", "+ 2 orang"),
        ("Perwakilan RT 02", "Perwakilan RT 02", ""),
        ("Ketua RT 02", "Ketua RT 02", ""),
    ],
)
def test_what_stands_behind_a_name_without_a_comma_is_remarked_of_the_person(written: str, name: str, note: str) -> None:
    read = read_name(written)
    assert (read.name, read.note) == (name, note)


@pytest.mark.parametrize("between", ["alias", "als.", "a.k.a"])
def test_another_name_of_somebody_is_the_one_that_they_are_called_by(between: str) -> None:
    [person] = of_kind(paper("person", f"WARGA\nNo | Nama | L/P\n1 | RASMINI {between} MINI | P"), "person")
    assert (person["name"], person["nickname"]) == ("Rasmini", "Mini")


@pytest.mark.parametrize(
    ("written", "iso", "doubt"),
    [
        ("Senin, 12 Januari 2026", "2026-01-12", ""),
        ("10 Jan 2021", "2021-01-10", ""),
        ("15 Agust 1993", "1993-08-15", ""),
        ("3 Nopember 2025", "2025-11-03", ""),
        ("7 Pebruari 2025", "2025-02-07", ""),
        ("2 Mrt 2026", "2026-03-02", ""),
        ("21-02-2026", "2026-02-21", ""),
        ("02/03/2026", "2026-03-02", "order"),
        ("1/13/2026", "2026-01-13", ""),
        ("12.12.2025", "2025-12-12", ""),
        ("31 Februari 1977", "", "impossible"),
        ("15/7/90", "1990-07-15", "two_digit"),
        ("15/7/26", "2026-07-15", "two_digit"),
        ("2020", "", "year_only"),
        ("12/1", "", "no_year"),
        ("Kamis, 12 Maret", "2026-03-12", "no_year"),
        ("secepatnya", "", "none"),
        ("081200000001", "", "none"),
        ("Rabu/7-10-2026", "2026-10-07", ""),
        ("2026/10/07", "2026-10-07", ""),
        ("7 OKTOBER2026", "2026-10-07", ""),
        ("7Oktober tahun 2026", "2026-10-07", ""),
        ("7 Okt 13.00", "", "no_year"),
        ("7 Okt 15 orang", "", "no_year"),
    ],
)
def test_a_day_is_read_as_far_as_it_is_certain(written: str, iso: str, doubt: str) -> None:
    read = read_day(written, Clues(), 0, TODAY)
    assert (read.iso, read.doubt) == (iso, doubt)


MONTH_OF_WORD = {word: int(number) for word, number in words_of("month").items()}


@given(
    st.sampled_from(sorted(MONTH_OF_WORD)),
    st.dates(date(1950, 1, 1), date(2050, 12, 31)),
    st.sampled_from(("", "Senin ", "Jum'at, ", "Jum’at, ", "Ahad, ", "hari Rabu, ", "Thursday, ")),
    st.sampled_from(
        ("{day} {word} {year}", "{day} {word}. {year}", "{day}-{word}-{year}", "{day} {word}, {year}", "{day:02}  {word} {year}")
    ),
    st.sampled_from((str.lower, str.upper, str.capitalize)),
)
def test_a_day_in_words_is_the_same_in_a_list_and_where_it_is_typed(
    word: str, when: date, weekday: str, form: str, capitals: Callable[[str], str]
) -> None:
    when = when.replace(day=min(when.day, 28), month=MONTH_OF_WORD[word])
    written = weekday + form.format(day=when.day, word=capitals(word), year=when.year)
    assert read_day(written, Clues(), 0, TODAY).iso == typed_day(written, TODAY).isoformat() == when.isoformat()


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(("", "Senin, ", "Jum'at ")), st.sampled_from(("/", "-", ".", " / ")))
def test_a_day_in_digits_is_the_same_in_a_list_and_where_it_is_typed(when: date, weekday: str, sign: str) -> None:
    when = when.replace(day=13 + when.day % 15)  # no month, so that nothing is to be asked
    written = f"{weekday}{when.day}{sign}{when.month}{sign}{when.year}"
    assert read_day(written, Clues(), 0, TODAY).iso == typed_day(written, TODAY).isoformat() == when.isoformat()


def test_one_certain_day_of_the_file_settles_which_part_is_the_day() -> None:
    clues = Clues()
    clues.learn("14-3-2019")
    assert read_day("02/03/2026", clues, 0, TODAY).doubt == ""
    near = Clues()
    near.learn("8 Maret 2026")
    assert (read_day("7/3/2026", near).iso, read_day("7/3/2026", near).doubt) == ("2026-03-07", "settled")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("4 s.d. 5 Februari 2026 (12 JP)", "2026-02-04", "2026-02-05"),
        ("Tgl 16 & 17 April 2026, jam 8-15", "2026-04-16", "2026-04-17"),
        ("30 Januari s/d 1 Februari 2026", "2026-01-30", "2026-02-01"),
        ("Senin, 12 Januari 2026", "2026-01-12", ""),
        ("Angkatan 2, 9-10 Maret 2026", "2026-03-09", "2026-03-10"),
        ("Minggu ke-1, 2 Maret 2026", "2026-03-02", ""),
        ("Minggu 1, 2 Maret 2026", "2026-03-02", ""),
        ("Pertemuan 2 - 9 Maret 2026", "2026-03-09", ""),
        ("RT 03, 12 Maret 2026", "2026-03-12", ""),
        ("Minggu ke-2 Maret 2026", "", ""),
        ("23-03-2026 s/d 25-03-2026", "2026-03-23", "2026-03-25"),
        ("Senin, 28/02/2026 - Rabu, 04/03/2026", "2026-02-28", "2026-03-04"),
        ("02.03.26 sampai dengan 15.03.26", "2026-03-02", "2026-03-15"),
        ("10 Maret 2026, jam 13.00", "2026-03-10", ""),
    ],
)
def test_days_in_a_row_are_read_as_such(written: str, first: str, last: str) -> None:
    one, other = read_range(written, Clues())
    assert (one.iso, other.iso) == (first, last)


@pytest.mark.parametrize(
    ("written", "rupiah", "loose"),
    [
        ("Rp 50.000", 50_000, False),
        ("50.000,-", 50_000, True),
        ("50 rb", 50_000, True),
        ("1,2 jt", 1_200_000, True),
        ("50000", 50_000, False),
        ("Rp. 1.250.000,00", 1_250_000, False),
    ],
)
def test_money_is_read_as_whole_rupiah(written: str, rupiah: int, loose: bool) -> None:
    amount = read_amount(Cell(1, 1, "text", written))
    assert amount is not None
    assert (amount.rupiah, amount.loose) == (rupiah, loose)


@pytest.mark.parametrize(
    ("written", "numbers", "mended"),
    [
        ("0812 0000 0101", ("081200000101",), False),
        ("81200000011", ("081200000011",), True),
        ("+6281200000103", ("+6281200000103",), False),
        ("081200000105/081200000106", ("081200000105", "081200000106"), False),
    ],
)
def test_phone_numbers_keep_their_leading_zero(written: str, numbers: tuple[str, ...], mended: bool) -> None:
    phone = read_phone(Cell(1, 1, "text", written))
    assert phone is not None
    assert (phone.numbers, phone.mended) == (numbers, mended)


def test_small_things_are_read_as_people_write_them() -> None:
    assert [read_age(text) for text in ("34 th", "51", "± 40", "28 tahun", "300", "abc")] == [34, 51, 40, 28, None, None]
    assert [sexes_of(text) for text in ("p", "Pr", "Laki-laki", "L/P", "?")] == [["P"], ["P"], ["L"], ["L", "P"], []]
    assert times_in("09.00 – 12.15 WIB") == ("09:00", "12:15")
    assert times_in("19.30 s.d. selesai") == ("19:30", "")
    assert [times_in(days) for days in ("2-4 Nov 2026", "2 s/d 4 November", "12-10-2026", "12.10.2026")] == [("", "")] * 4
    assert times_in("Rabu, 2-4 November 2026 jam 8-12") == ("08:00", "12:00")
    assert usual_title("MUSYAWARAH DESA PENYUSUNAN RKP DESA") == "Musyawarah Desa Penyusunan RKP Desa"
    assert usual_title('POSYANDU LANSIA "SEHAT CERIA"') == 'Posyandu Lansia "Sehat Ceria"'
    assert usual_title("LAPORAN REALISASI SEMESTER I TA 2025") == "Laporan Realisasi Semester I TA 2025"
    groups = ("KELOMPOK WANITA TANI (KWT) SEKAR MELATI", "PELATIHAN PEMBUKUAN KELOMPOK", "RAPAT KELOMPOK TANI DESA KALIORI")
    assert [group_in(text) for text in groups] == ["KWT SEKAR MELATI", "", ""]
    assert [group_in(text) for text in ("Rapat Kelompok KWT Melati", "Rapat Kelompok SPP Mawar")] == ["KWT Melati", "Kelompok SPP Mawar"]


def test_no_word_that_lists_are_understood_by_has_two_meanings() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    with (RESOURCES / "lists" / "import_words.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            meanings.setdefault((row["list"], plain(row["word"]) or row["word"]), set()).add(row["meaning"])
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_a_k_before_the_name_of_a_cleric_is_his_title_and_before_others_an_initial() -> None:
    rows = "1 | K. Abdul Ghofur | Tokoh Agama\n2 | K. Sudarma | Ketua RT 02"
    found = paper("attendance", f"DAFTAR HADIR MUSDUS\n3 Maret 2026\nNo | Nama | Unsur\n{rows}")
    assert [(one["name"], one.get("titles")) for one in of_kind(found, "person")] == [("Abdul Ghofur", "K."), ("K. Sudarma", None)]
