"""Lines over a list that answer a label: two labels or days, two things under one label, a value over several cells."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read

LISTED = "No | Nama | L/P | TTD\n1 | Siti | P | ttd\n2 | Ani | P | ttd"


@pytest.mark.parametrize(
    "head",
    [
        "Nomor : 005/12\nTanggal : 1 September 2026\nRAPAT KADER\nJumat, 4 September 2026",
        "Nomor : 005/12\nTanggal : 1 September 2026\nRAPAT KADER\nHari/Tanggal : Jumat, 4 September 2026",
        "RAPAT KADER\nTanggal : 1 September 2026\nTgl pelaksanaan : 4 September 2026",
        "RAPAT KADER\nTgl pertemuan : 1 September 2026\nTanggal : 4 September 2026",
        "RAPAT KADER\nPertemuan tgl 1 September 2026, 4 September 2026",
    ],
)
def test_the_day_of_a_letter_over_a_list_is_not_that_of_the_meeting_without_asking(head: str) -> None:
    found = read("attendance", f"{head}\n{LISTED}")
    [ask] = found.asks
    assert (ask.code, [option.code for option in ask.options]) == ("several_days", ["2026-09-01", "2026-09-04", "leave"])
    assert of_kind(read("attendance", f"{head}\n{LISTED}", answers={ask.id: "2026-09-04"}), "meeting")[0]["date"] == "2026-09-04"


def test_the_same_day_said_twice_is_one_and_nothing_is_asked() -> None:
    head = "Nomor : 005/12\nTanggal : 4 September 2026\nRAPAT KADER\nHari/Tanggal : Jumat, 4 September 2026"
    found = read("attendance", f"{head}\n{LISTED}")
    assert (found.asks, [one["date"] for one in of_kind(found, "meeting")]) == ((), ["2026-09-04"])


@pytest.mark.parametrize(
    "line",
    [
        "Tempat/Tanggal : Balai Desa / 15 September 2026",
        "Hari, Tanggal, Tempat | : | 15 September 2026, Balai Desa",
        "Tempat dan tanggal : Balai Desa, Selasa, 15-9-2026",
    ],
)
def test_a_place_and_a_day_under_one_label_are_both_taken(line: str) -> None:
    [meeting] = of_kind(read("attendance", f"RAPAT KADER\n{line}\n{LISTED}"), "meeting")
    assert (meeting["date"], meeting["venue"]) == ("2026-09-15", "Balai Desa")


def test_a_village_and_its_district_under_one_label_are_both_taken() -> None:
    found = read(
        "attendance", f"RAPAT KADER\n15 September 2026\nDesa / Kecamatan | : | Kaliori / Kalibagor\nKabupaten | : | Banyumas\n{LISTED}"
    )
    assert (found.asks, [one["area"] for one in of_kind(found, "meeting")]) == ((), ["33.02.10.2003"])


@pytest.mark.parametrize("line", ["Pertemuan ke | 3", "Pertemuan ke : 3"])
def test_how_manieth_a_meeting_was_is_no_part_of_its_title_and_named_as_not_taken(line: str) -> None:
    found = read("attendance", f"PERTEMUAN RUTIN\n{line}\n15 September 2026\n{LISTED}")
    assert [one["title"] for one in of_kind(found, "meeting")] == ["Pertemuan Rutin"]
    assert [each.cell[1:] for each in found.left] == ["2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("di Pendopo Balai Desa", ("venue", "Pendopo Balai Desa")),
        ("Bertempat di rumah Bu Endang", ("venue", "rumah Bu Endang")),
        ("Tempat | : | Rumah Ibu | Endang", ("venue", "Rumah Ibu Endang")),
        ("Waktu | : | 13.00 | s/d | 15.00", ("end_time", "15.00".replace(".", ":"))),
        ("KANTOR DESA", ("venue", None)),
    ],
)
def test_a_place_on_a_line_of_its_own_and_a_value_over_several_cells_are_taken(line: str, said: tuple[str, str | None]) -> None:
    [meeting] = of_kind(read("attendance", f"RAPAT KADER\n{line}\n15 September 2026\n{LISTED}"), "meeting")
    assert meeting.get(said[0]) == said[1]


def test_a_day_whose_weekday_stands_in_another_cell_is_read() -> None:
    found = read("attendance", f"RAPAT KADER\nHari / Tanggal | : | Rabu | / | 16 September 2026 | Tempat : Balai\n{LISTED}")
    assert (found.asks, [(one["date"], one["venue"]) for one in of_kind(found, "meeting")]) == ((), [("2026-09-16", "Balai")])


def test_the_label_before_a_group_says_its_kind_and_one_who_guides_a_field_school_trains() -> None:
    head = "SEKOLAH LAPANG PHT\n{label} : Sri Rejeki\n2 Maret 2026\nPemandu : Sutaryo (PPL)"
    said = [read("participation", f"{head.format(label=label)}\n{LISTED}") for label in ("Kelompok Tani", "Kelompok")]
    assert [of_kind(each, "group") for each in said] == [[{"name": "Sri Rejeki", "group_type": "kelompok_tani"}], [{"name": "Sri Rejeki"}]]
    assert of_kind(said[0], "training")[0]["trainer_name"] == "Sutaryo (PPL)"


@pytest.mark.parametrize(("line", "name"), [("Nama Posyandu : Melati 1", "Posyandu Melati 1"), ("Posyandu : Mawar", "Posyandu Mawar")])
def test_a_label_names_the_kind_of_the_group_that_it_gives(line: str, name: str) -> None:
    found = read("membership", f"DATA KADER POSYANDU\n{line}\nNo | Nama Kader | Jabatan\n1 | Sumiyati | Ketua")
    assert [(one["name"], one["group_type"]) for one in of_kind(found, "group")] == [(name, "posyandu")]


ROLL_OF_GROUP = "DATA ANGGOTA KWT SEKAR\n{line}\nNo | Nama | L/P | Jabatan\n1 | Siti | P | Ketua\n2 | Wati | P | Anggota"


@pytest.mark.parametrize(
    ("line", "schedule"),
    [
        ("Pertemuan | : setiap Selasa Legi malam", "setiap Selasa Legi malam"),
        ("Jadwal pertemuan : tiap tanggal 10", "tiap tanggal 10"),
        ("Setiap malam Jum'at", "Setiap malam Jum'at"),
        ("Setiap anggota wajib hadir", None),
    ],
)
def test_when_a_group_meets_is_noted_of_it(line: str, schedule: str | None) -> None:
    found = read("membership", ROLL_OF_GROUP.format(line=line))
    assert of_kind(found, "group")[0].get("meeting_schedule") == schedule


@pytest.mark.parametrize(
    ("line", "hamlet"),
    [
        ("Dusun B Desa Kaliori Kec. Kalibagor", "Dusun B"),
        ("DUSUN KRAJAN, DESA KALIORI", "Dusun Krajan"),
        ("Dusun : 2", "Dusun 2"),
        ("Desa Kaliori", None),
        ("RT : 02", None),
    ],
)
def test_the_hamlet_before_the_village_is_where_the_group_is(line: str, hamlet: str | None) -> None:
    found = read("membership", ROLL_OF_GROUP.format(line=line))
    assert of_kind(found, "group")[0].get("hamlet") == hamlet


@pytest.mark.parametrize(
    "line", ["Jenis Usaha | : | Ternak kambing dan keripik pisang", "Jenis Usaha | : Ternak kambing", "Jenis Usaha: | Ternak"]
)
def test_the_answer_to_a_label_that_nobody_knows_is_told_in_whatever_cells_it_stands(line: str) -> None:
    found = read("membership", ROLL_OF_GROUP.format(line=line))
    assert any("2" in left.cell and left.cell[0] in "ABC" for left in found.left)
