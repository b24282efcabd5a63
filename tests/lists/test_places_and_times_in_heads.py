"""Where and at what time something was, wherever the lines over a list say it: beside the day, behind a label, on a line of its own."""

from __future__ import annotations

import pytest

from tests.paper import asked, of_kind, read

LISTED = "No | Nama | L/P | TTD\n1 | Siti | P | ttd\n2 | Ani | P | ttd"


@pytest.mark.parametrize(
    ("line", "venue", "start", "end"),
    [
        ("Rabu, 22 Juli 2026 pukul 09.00-12.00 WIB di Balai Desa", "Balai Desa", "09:00", "12:00"),
        ("Rabu 22/7/2026 jam 19.30-21.30, di Wisma Kartini", "Wisma Kartini", "19:30", "21:30"),
        ("Rabu, 22 Juli 2026 | Jam 09.00 | Balai RW 03", "Balai RW 03", "09:00", None),
        ("Balai RW 03, Rabu 22 Juli 2026", "Balai RW 03", None, None),
        ("Tanggal 22 Juli 2026, Rumah Ibu Sri RT 02", "Rumah Ibu Sri RT 02", None, None),
        ("Rabu / 22 Juli 2026, Rumah Produksi KWT Sumber Rezeki", "Rumah Produksi KWT Sumber Rezeki", None, None),
        ("22 Juli 2026 (Balai RW)", "Balai RW", None, None),
        ("Tempat : Balai RW 03, Rabu 22 Juli 2026", "Balai RW 03", None, None),
        ("Waktu : Rabu, 22 Juli 2026 pukul 19.30 di rumah Pak RT", "rumah Pak RT", "19:30", None),
        ("Hari/Tanggal : Rabu, 22 Juli 2026, di Balai RW 03", "Balai RW 03", None, None),
        ("Hari/Tgl : Rabu / 22 Juli 2026\nJam / Tempat : 19.30 / Rumah Bp. Karso", "Rumah Bp. Karso", "19:30", None),
        ("Hari, Tanggal, Jam, Tempat : Rabu, 22 Juli 2026, 09.00 - 12.00 WIB, Balai Desa", "Balai Desa", "09:00", "12:00"),
        ("Pada hari ini Rabu, 22 Juli 2026, bertempat di Balai Desa", "Balai Desa", None, None),
        ("22 Juli 2026\nPendopo Kecamatan", "Pendopo Kecamatan", None, None),
        ("Tanggal | 22-7-2026 | ba'da Isya (20.30 WIB)", None, "20:30", None),
        ("Tgl : Rabu 22 Juli 2026, jam 19.30      Tempat : Warung Cak Mat", "Warung Cak Mat", "19:30", None),
        ("Rabu, 22 Juli 2026\nTempat: Balai Kalurahan, setiap pukul 20.00 WIB", "Balai Kalurahan", "20:00", None),
        ("22 Juli 2026 di rumah Bu Sri, mulai jam 2 siang", "rumah Bu Sri", "14:00", None),
        ("Pada hari Rabu 22 Juli 2026 bertempat di Balai Kampung telah dilaksanakan rapat", "Balai Kampung", None, None),
    ],
)
def test_a_place_and_a_time_beside_a_day_are_taken(line: str, venue: str, start: str | None, end: str | None) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KADER\n{line}\n{LISTED}")
    [meeting] = of_kind(found, "meeting")
    assert (meeting["date"], meeting.get("venue"), meeting.get("start_time"), meeting.get("end_time")) == ("2026-07-22", venue, start, end)
    assert (meeting["title"], found.asks) == ("Rapat Kader", ())


@pytest.mark.parametrize("label", ["", "Tgl : "])
def test_what_was_talked_about_behind_a_place_is_no_part_of_it_and_is_told(label: str) -> None:
    found = read("attendance", f"RAPAT KADER\n{label}22 Juli 2026 di rumah Pak Buhari, bahas iuran air Rp 50.000/bahu\n{LISTED}")
    [meeting] = of_kind(found, "meeting")
    assert meeting["venue"] == "rumah Pak Buhari"
    assert any(left.cell == "A2" and "iuran" in str(left.why) for left in found.left)


def test_a_line_is_told_though_a_table_of_another_sheet_that_is_left_out_has_its_place() -> None:
    recap = "Nama | 22/7 | Jml\nSiti | 1 | 1\nAni | 1 | 1"
    found = read("attendance", f"RAPAT KADER\n22 Juli 2026 di rumah Pak Buhari, bahas iuran air\n{LISTED}", recap)
    told = [(left.cell, left.why.values.get("words")) for left in found.left if left.sheet == "Sheet1"]
    assert told == [("A2", "bahas iuran air")]


@pytest.mark.parametrize(
    "line", ["Kaliori, 22 Juli 2026", "Desa Kaliori, 22 Juli 2026", "22 Juli 2026 di Desa Kaliori", "KANTOR DESA\n22 Juli 2026"]
)
def test_a_village_beside_a_day_and_the_office_of_a_letterhead_are_no_venue(line: str) -> None:
    [meeting] = of_kind(read("attendance", f"DAFTAR HADIR RAPAT KADER\n{line}\n{LISTED}"), "meeting")
    assert (meeting["date"], meeting.get("venue")) == ("2026-07-22", None)


def test_an_address_of_a_street_that_is_called_by_a_day_stays_whole() -> None:
    head = "RAPAT KADER\nTanggal : 22 Juli 2026\nTempat : Jl. 17 Agustus 1945 No 3"
    [meeting] = of_kind(read("attendance", f"{head}\n{LISTED}"), "meeting")
    assert (meeting["date"], meeting["venue"]) == ("2026-07-22", "Jl. 17 Agustus 1945 No 3")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Minggu Pon, 1 Maret 2026 jam 15.30 di rumah Bu Yanti", ("2026-03-01", "15:30", None, "rumah Bu Yanti")),
        ("Minggu Legi tgl 1 Maret 2026, tempat rumah Bu Yanti", ("2026-03-01", None, None, "rumah Bu Yanti")),
        ("Sabtu malam, 7 Maret 2026 jam 7.30 malam", ("2026-03-07", "19:30", None, None)),
        ("1 Maret 2026 jam 3 sore di rumah Bu Yanti", ("2026-03-01", "15:00", None, "rumah Bu Yanti")),
        ("1 Maret 2026 jam 8 - 10 malam", ("2026-03-01", "20:00", "22:00", None)),
        ("1 Maret 2026 pukul 1 siang s/d selesai", ("2026-03-01", "13:00", None, None)),
        ("1 Maret 2026 pukul 9 pagi", ("2026-03-01", "09:00", None, None)),
    ],
)
def test_the_market_day_and_the_part_of_the_day_belong_to_when_it_was(line: str, said: tuple[str | None, ...]) -> None:
    found = read("attendance", f"RAPAT WARGA\n{line}\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    [meeting] = of_kind(found, "meeting")
    assert tuple(meeting.get(code) for code in ("date", "start_time", "end_time", "venue")) == said


@pytest.mark.parametrize("weekday", ["Sabtu malam", "Malam Minggu", "Sabtu Wage", "Sabtu s/d Minggu"])
def test_a_day_of_the_week_with_more_words_leaves_the_date_to_the_next_label(weekday: str) -> None:
    found = read("attendance", f"RAPAT WARGA\nHari : {weekday}\nTanggal : 11 Juli 2026\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd")
    assert ([meeting["date"] for meeting in of_kind(found, "meeting")], asked(found)) == (["2026-07-11"], {})


def test_a_friday_is_known_with_its_apostrophe() -> None:
    text = "RAPAT WARGA\nHari : Jum'at\nTanggal : {day}\nNo | Nama | L/P | TTD\n1 | Siti | P | ttd"
    friday = read("attendance", text.format(day="10/07/2026"))
    assert ([meeting["date"] for meeting in of_kind(friday, "meeting")], asked(friday)) == (["2026-07-10"], {})
    assert set(asked(read("attendance", text.format(day="11 Juli 2026")))) == {"weekday_differs"}


@pytest.mark.parametrize("line", ["Tanggal | 16 | September 2026", "Tanggal | 46281 | Rabu"])
def test_a_day_of_which_a_cell_is_a_number_and_the_next_one_a_word_is_read(line: str) -> None:
    found = read("attendance", f"DAFTAR HADIR RAPAT KWT SEKAR\n{line}\n\nNo | Nama | L/P\n1 | Tumini | P\n2 | Paijo | L", defaults=True)
    assert len(of_kind(found, "attendance")) == 2
