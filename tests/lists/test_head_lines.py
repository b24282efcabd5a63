"""Lines over a list: the day that they say, and a title that goes on in the next one."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, people, read


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Hari : Senin\nTanggal : 2 Maret 2026", "2026-03-02"),
        ("Hari | : | Senin\nTanggal | : | 2 Maret 2026", "2026-03-02"),
        ("Hari : Senin | | Tanggal : 6/4/2026", "2026-04-06"),  # the fourth of June is a Thursday
        ("Hari : Kamis\nTgl : 6/4/2026", "2026-06-04"),
    ],
)
def test_the_day_of_the_week_on_a_line_of_its_own_leaves_the_date_to_the_line_that_says_it(said: str, day: str) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n{said}\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    assert ([meeting.get("date") for meeting in of_kind(found, "meeting")], asked(found)) == ([day], {})


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Hari/Tanggal : Selasa, 2 Maret 2026", ["weekday_differs"]),
        ("Hari : Selasa\nTanggal : 2 Maret 2026", ["weekday_differs"]),
        ("Hari/Tanggal : Senin, 2 Maret 2026", []),
        ("Tanggal : Minggu II, 2 Maret 2026", []),
        ("Tanggal : malam Selasa, 2 Maret 2026", []),
        ("Malam Senin, 2 Maret 2026", ["weekday_differs"]),
    ],
)
def test_a_day_of_the_week_that_is_not_that_of_the_date_is_said(said: str, codes: list[str]) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n{said}\nNo | Nama | L/P\n1 | Tumini | P\n2 | Painem | P")
    assert ([meeting.get("date") for meeting in of_kind(found, "meeting")], list(asked(found))) == (["2026-03-02"], codes)


@pytest.mark.parametrize(
    ("line", "day", "said"),
    [
        ("Pertemuan ke-2 - 9 Maret 2026", "2026-03-09", ""),
        ("RT 03 - 12 Maret 2026", "2026-03-12", ""),
        ("Tgl. 7 Nop 25", "2025-11-07", "two_digit_year"),
        ("Kaliori, 7 Nop '25, pukul 13.00", "2025-11-07", "two_digit_year"),
        ("Tgl. 7 Nop 13.00 WIB", None, "year_missing"),
        ("Tgl. 7 Nop, 25 orang", None, "year_missing"),
        ("Tanggal : 7 Nop '25 jam 13.00", "2025-11-07", "two_digit_year"),
        ("Minggu ke-2 Maret 2026", None, "no_date"),
    ],
)
def test_a_line_over_a_list_says_its_day_whatever_numbers_stand_around_it(line: str, day: str | None, said: str) -> None:
    found = read("attendance", f"RAPAT KWT SEKAR\n{line}\nNo | Nama | L/P\n1 | Joko | L")
    assert (of_kind(found, "meeting")[0].get("date"), said in asked(found) or not said) == (day, True)


@pytest.mark.parametrize(
    ("answer", "days"), [("", (None, None)), ("2026-03-02", ("2026-03-02", "2026-03-04")), ("2026-02-03", ("2026-02-03", "2026-04-03"))]
)
def test_whether_the_day_or_the_month_is_first_is_asked_once_for_both_ends_of_a_training(
    answer: str, days: tuple[str | None, str | None]
) -> None:
    drawing = """
DAFTAR HADIR PELATIHAN PUPUK ORGANIK
Tanggal : 02-03-2026 s/d 04-03-2026
No | Nama   | L/P | Paraf
1  | Tumini | P   | v
"""
    [ask] = [ask for ask in read("participation", drawing).asks if ask.code == "date_order"]
    found = of_kind(read("participation", drawing, answers={ask.id: answer}), "training")[0]
    assert (found.get("date_start"), found.get("date_end")) == days


HEADED = """
{}
{}
Tanggal | | 10 November 2026
No | Nama | L/P | Paraf
1  | Tumini | P | v
"""


@pytest.mark.parametrize(
    ("first", "second", "title", "group"),
    [
        ("DAFTAR PESERTA PELATIHAN", "PEMBUATAN KERIPIK PISANG", "Pelatihan Pembuatan Keripik Pisang", ""),
        ("DAFTAR PESERTA PELATIHAN", "PEMBUKUAN KELOMPOK", "Pelatihan Pembukuan Kelompok", ""),
        ("DAFTAR HADIR PESERTA RAPAT", "EVALUASI IURAN AIR", "Rapat Evaluasi Iuran Air", ""),
        ("Daftar Hadir Musyawarah Desa", "PENYUSUNAN RKP TAHUN 2027", "Musyawarah Desa Penyusunan RKP Tahun 2027", ""),
        ("DAFTAR HADIR PERTEMUAN", "KELOMPOK TANI MAJU", "Pertemuan Kelompok Tani Maju", "Kelompok Tani Maju"),
        ("DAFTAR HADIR PELATIHAN", "PEMBUKUAN KELOMPOK TANI MAJU", "Pelatihan Pembukuan Kelompok Tani Maju", "Kelompok Tani Maju"),
        ("DAFTAR HADIR RAPAT", "Kelompok | | KWT Melati", "Rapat KWT Melati", "KWT Melati"),
        *(
            ("DAFTAR HADIR RAPAT", line, "Rapat", "")
            for line in (
                "Desa Kaliori",
                "Dusun Krajan",
                "RT 03",
                "Balai Desa",
                "Tempat",
                "Selasa",
                "Kaliori, 9 Maret 2026",
                "13.00 - 15.00",
                "Program: X",
            )
        ),
    ],
)
def test_a_title_of_two_lines_is_one_title_and_a_line_of_whom_where_and_when_is_none(
    first: str, second: str, title: str, group: str
) -> None:
    kind = "participation" if "PELATIHAN" in first else "attendance"
    found = read(kind, HEADED.format(first, second))
    said = [one["title"] for held in ("meeting", "training") for one in of_kind(found, held)]
    assert (said, [one["name"] for one in of_kind(found, "group")]) == ([title], [group] if group else [])


@pytest.mark.parametrize(
    ("first", "second", "title", "left"),
    [
        ("DAFTAR HADIR PELATIHAN PEMBUATAN", "KERIPIK PISANG", "Pelatihan Pembuatan Keripik Pisang", []),
        ("MUSYAWARAH DESA PENETAPAN", "RKP DESA 2026", "Musyawarah Desa Penetapan RKP Desa 2026", []),
        ("MUSYAWARAH DESA PEMBAHASAN DAN", "PENETAPAN APBDES", "Musyawarah Desa Pembahasan dan Penetapan APBDes", []),
        ("MUSYAWARAH DESA PENETAPAN", "Desa Kaliori", "Musyawarah Desa Penetapan", []),
        ("PELATIHAN KERIPIK PISANG", "DAN SINGKONG", "Pelatihan Keripik Pisang dan Singkong", []),
        ("PELATIHAN KERIPIK", "PISANG KEPOK", "Pelatihan Keripik", ["A2"]),
        ("RAPAT KOORDINASI KADER", "Semester Ganjil", "Rapat Koordinasi Kader", ["A2"]),
        ("RAPAT KOORDINASI KADER", "Dusun Krajan", "Rapat Koordinasi Kader", ["A2"]),
        ("RAPAT KOORDINASI KADER", "KWT Melati", "Rapat Koordinasi Kader", []),
    ],
)
def test_a_second_line_of_a_title_completes_one_that_lacks_its_end_and_is_named_else(
    first: str, second: str, title: str, left: list[str]
) -> None:
    kind = "participation" if "PELATIHAN" in first else "attendance"
    found = read(kind, HEADED.format(first, second))
    said = [one["title"] for held in ("meeting", "training") for one in of_kind(found, held)]
    assert (said, [each.cell for each in found.left if each.cell < "B"]) == ([title], left)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Tanggal : 2, 3 dan 4 Maret 2026", ("2026-03-02", "2026-03-04")),
        ("Tanggal | 2,3,4 Maret 2026", ("2026-03-02", "2026-03-04")),
        ("Senin - Rabu, 2, 3, dan 4 Maret 2026", ("2026-03-02", "2026-03-04")),
        ("Hari : Senin s/d Rabu\nTanggal : 2 - 4 Maret 2026", ("2026-03-02", "2026-03-04")),
        ("Dusun 2, 9 Maret 2026", ("2026-03-09", None)),
    ],
)
def test_a_training_whose_days_are_all_named_lasts_from_the_first_to_the_last(said: str, days: tuple[str | None, str | None]) -> None:
    found = of_kind(read("participation", f"PELATIHAN KERIPIK PISANG\n{said}\nNo | Nama | L/P\n1 | Tumini | P"), "training")[0]
    assert (found.get("date_start"), found.get("date_end")) == days


@pytest.mark.parametrize(
    ("line", "title"), [("YASINAN IBU-IBU RT 02", "Yasinan Ibu-Ibu RT 02"), ("GURU PAUD", "Guru PAUD"), ("PKK", "PKK")]
)
def test_what_a_form_is_of_is_the_title_where_nothing_else_is(line: str, title: str) -> None:
    found = read("attendance", f"DAFTAR HADIR {line}\n5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert of_kind(found, "meeting")[0].get("title") == title


@pytest.mark.parametrize("form", ["PESERTA", "REKAP NILAI", "Data peserta"])
def test_a_training_is_called_by_what_stands_behind_the_words_of_its_form(form: str) -> None:
    found = read("participation", f"{form} PELATIHAN MENJAHIT\n5 Maret 2026\nNo | Nama | L/P\n1 | Siti | P")
    assert of_kind(found, "training")[0].get("title") == "Pelatihan Menjahit"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("DAFTAR HADIR DAN USULAN MUSDUS KRAJAN", "Musyawarah Dusun Krajan"),
        ("DAFTAR HADIR & TANDA TERIMA TRANSPORT RAPAT KADER", "Rapat Kader"),
        ("BERITA ACARA DAN DAFTAR HADIR RAPAT RT 04", "Rapat RT 04"),
        ("DAFTAR HADIR DAN ARISAN PKK", "Arisan PKK"),
        ("DAFTAR HADIR RAPAT PEMBAHASAN DAN PENETAPAN", "Rapat Pembahasan dan Penetapan"),
    ],
)
def test_what_a_form_is_besides_is_no_part_of_the_title(line: str, title: str) -> None:
    found = read("attendance", f"{line}\n5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert of_kind(found, "meeting")[0].get("title") == title


@pytest.mark.parametrize("time", ["pukul 13.00", "jam 13.00 WIB", "Pkl. 13:00", "pukul 13.00 - 15.00 WIB"])
def test_an_hour_in_a_line_is_no_part_of_a_title_or_a_group(time: str) -> None:
    found = read("attendance", f"Rapat BUMDes Maju {time}\n5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    said = of_kind(found, "meeting")[0]
    assert (said["title"], said["start_time"], of_kind(found, "group")[0]["name"]) == ("Rapat BUMDes Maju", "13:00", "BUMDes Maju")


@pytest.mark.parametrize("line", ["", "PESERTA", "DUSUN KRAJAN", "LANJUTAN", "BULAN MARET 2026"])
def test_a_place_or_a_month_on_a_form_is_no_title(line: str) -> None:
    found = read("attendance", f"DAFTAR HADIR {line}\n5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert "title" not in of_kind(found, "meeting")[0]


def test_words_with_blanks_between_their_letters_are_words() -> None:
    found = read(
        "attendance",
        "D A F T A R   H A D I R\nRAPAT PKK\n5 Maret 2026\nNo | N A M A | L/P | J A B A T A N\n1 | Siti | P | Ketua\n2 | Ani | P |",
    )
    presences = [one["presence"] for one in of_kind(found, "attendance")]
    assert (presences, found.asks, people(found)) == (["hadir"] * 2, (), ["Siti P", "Ani P"])


@pytest.mark.parametrize(
    ("first", "second", "group", "left"),
    [
        ("DAFTAR HADIR RAPAT GABUNGAN", "KWT MELATI DAN KWT MAWAR", "KWT Melati", ["A2"]),
        ("DAFTAR HADIR RAPAT KWT MELATI & KELOMPOK TANI MAJU", "Senin, 9 Maret 2026", "KWT Melati", ["A1"]),
        ("DAFTAR HADIR RAPAT", "Kelompok : KWT Melati, KWT Mawar", "KWT Melati", ["A2"]),
        ("DAFTAR HADIR RAPAT", "Kelompok : KWT Melati dan Mawar", "KWT Melati dan Mawar", []),
        ("DAFTAR HADIR RAPAT", "KWT MELATI DENGAN PPL", "KWT Melati", []),
    ],
)
def test_of_two_groups_that_met_the_first_is_noted_and_the_other_is_named_as_not_taken(
    first: str, second: str, group: str, left: list[str]
) -> None:
    found = read("attendance", HEADED.format(first, second))
    assert [one["name"] for one in of_kind(found, "group")] == [group]
    assert [each.cell for each in found.left if "One group is noted" in str(each.why)] == left


@pytest.mark.parametrize("day", ["10 - 11 Februari 2026", "10 s/d 11 Februari 2026"])
def test_a_meeting_of_two_days_is_noted_on_its_first_and_that_is_said(day: str) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KADER\nTanggal : {day}\nNo | Nama | L/P | Paraf\n1 | Tumini | P | v")
    assert [one["date"] for one in of_kind(found, "meeting")] == ["2026-02-10"]
    assert [each.cell for each in found.left if "on one day" in str(each.why)] == ["A2"]


def test_a_title_keeps_the_bracket_that_closes_it() -> None:
    found = read("participation", "DAFTAR PESERTA PELATIHAN KADER (KPM)\n5 Maret 2026\nNo | Nama | L/P\n1 | Siti | P")
    assert of_kind(found, "training")[0]["title"] == "Pelatihan Kader (KPM)"


def test_a_title_behind_its_label_names_the_group_too() -> None:
    found = read(
        "attendance", "DAFTAR HADIR\nAcara : Rapat Rutin KWT Melati\nTanggal : 5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd"
    )
    assert [group["name"] for group in of_kind(found, "group")] == ["KWT Melati"]


@pytest.mark.parametrize(
    "line", ["Pimpinan Rapat : Bu Endang", "Notulis | : | Yuni", "Jumlah undangan : 9 orang", "PJ : Umi", "Seksi | : Kebun"]
)
def test_what_no_field_of_a_list_holds_is_named_as_not_taken(line: str) -> None:
    found = read("attendance", f"{line}\nRAPAT KWT SEKAR\nTanggal : 5 Maret 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert [each.cell[1:] for each in found.left] == ["1"]


def test_the_decree_and_the_years_of_those_who_hold_office_are_named_as_not_taken() -> None:
    roll = "No | Jabatan | Nama | L/P\n1 | Ketua | Joko | L"
    decree = "LAMPIRAN KEPUTUSAN KEPALA DESA\nNomor : 141/12/2026\nTanggal : 2 Januari 2026"
    found = read("membership", f"{decree}\nPENGURUS KARANG TARUNA BHAKTI\nMASA BAKTI 2026 - 2031\n{roll}")
    assert [each.cell for each in found.left] == ["A2", "A3", "A5"]
    labelled = read("membership", f"PENGURUS KARANG TARUNA BHAKTI\nPeriode : 2026 - 2031\n{roll}")
    assert [each.cell for each in labelled.left] == ["A2"]
