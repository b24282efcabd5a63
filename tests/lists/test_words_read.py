"""How words in a list came to be choices: each is told with its cells."""

from __future__ import annotations

from tests.paper import of_kind, read

LIST = """DAFTAR HADIR MUSYAWARAH DESA
Tanggal : 5 Maret 2026
No | Nama | L/P | Unsur | TTD
1 | Siti | P | Kaur Keuangan | ttd
2 | Wati | P | Kader Posyandu | ttd
3 | Darmi | P | kaur keuangan | ttd
4 | Joko | L | BPD | ttd"""


def told(drawing: str, kind: str = "attendance") -> dict[tuple[str, str], tuple[str, str, int]]:
    """Give by field and words the choice, the cells and the rows."""
    return {(each.field, each.words): (each.value, each.cells, each.rows) for each in read(kind, drawing).readings}


def test_words_that_came_to_a_choice_are_told_with_their_cells_once_however_they_are_written() -> None:
    readings = told(LIST)
    assert readings["capacity_as", "Kaur Keuangan"] == ("pemdes", "D4,D6", 2)
    assert readings["capacity_as", "Kader Posyandu"] == ("kader", "D5", 1)


def test_words_in_rows_below_each_other_are_named_as_one_range_and_each_row_is_counted_once() -> None:
    rows = "\n".join(f"{at} | Siti {letter} | P | Ketua KWT | v | v" for at, letter in enumerate("ABC", 1))
    head = "DAFTAR HADIR ARISAN\nNo | Nama | L/P | Unsur | 5 Maret 2026 | 12 Maret 2026"
    days = f"{head}\n{rows}\n4 | Wati | P | BPD | v | v\n5 | Tini | P | Ketua KWT | v | v"
    assert told(days)["capacity_as", "Ketua KWT"] == ("perempuan", "D3:D5,D7", 4)


def test_the_very_name_of_a_choice_and_what_marks_tell_are_not_worth_a_word() -> None:
    assert {field for field, _ in told(LIST)} == {"meeting_type", "capacity_as"}
    assert ("capacity_as", "BPD") not in told(LIST)


def test_what_letters_and_ticks_tell_is_a_matter_of_their_column_and_no_word() -> None:
    marks = "DAFTAR HADIR RAPAT KWT SEKAR, 5 Maret 2026\nNo | Nama | L/P | Hadir\n1 | Siti | pr | H\n2 | Joko | lk | S\n3 | Wati | pr | H"
    assert [each["sex"] for each in of_kind(read("attendance", marks), "person")] == ["P", "L", "P"]
    assert {field for field, _ in told(marks)} <= {"meeting_type", "group_type"}


def test_what_a_head_comes_to_is_told_with_it() -> None:
    assert told(LIST)["meeting_type", "DAFTAR HADIR MUSYAWARAH DESA"] == ("musdes", "A1", 0)


def test_words_of_a_register_are_told_too() -> None:
    register = "DAFTAR KELOMPOK\nNo | Nama kelompok | Jenis kelompok\n1 | Sekar | Kelompok Wanita Tani\n2 | Maju | Poktan"
    assert told(register, "group") == {
        ("group_type", "Kelompok Wanita Tani"): ("kwt", "C3", 1),
        ("group_type", "Poktan"): ("kelompok_tani", "C4", 1),
    }


def test_a_name_that_tells_a_choice_is_no_words_that_are_read() -> None:
    assert told("DAFTAR KELOMPOK\nNo | Nama kelompok | Ketua\n1 | KWT Sekar | Siti\n2 | Poktan Maju | Budi", "group") == {}


def test_what_one_of_several_heads_on_a_sheet_comes_to_has_no_key_of_its_own() -> None:
    readings = read("attendance", f"{LIST}\n\n{LIST.replace('5 Maret', '9 April')}").readings
    assert [(each.key, each.cells) for each in readings if not each.rows] == [("", "A1"), ("", "A9")]


SAVED = "SIMPANAN KWT SEKAR, 5 Maret 2026\nNo | Nama | L/P | {heads}\n1 | Siti | P | 250.000 | 40.000\n2 | Ani | P | 100.000 | 40.000"


def test_what_amounts_are_is_read_from_their_heading_and_not_from_the_amounts() -> None:
    readings = told(SAVED.format(heads="Simp. Pokok | Iuran HUT"), "contribution")
    said = {words: (value, cells) for (field, words), (value, cells, _) in readings.items() if field == "entry_type"}
    assert said == {"Simp. Pokok": ("simpanan", "D2"), "Iuran HUT": ("tunai", "E2")}


def test_a_month_over_amounts_does_not_say_what_they_are() -> None:
    assert "entry_type" not in {field for field, _ in told(SAVED.format(heads="Jan | Feb"), "contribution")}
