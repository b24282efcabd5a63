"""Cells as people type them in Excel: read for what they mean, told where they mean nothing, and no edit where they mean the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from empower_desktop.language import Message
from empower_desktop.workbook.contents import Incoming
from tests.workbook import village
from tests.workbook.altering import Alter, cell_of, edited, put, type_row

__all__ = ["edited"]
TYPED = (
    ("Pertemuan", village.MEETING, "Jumlah diundang", "46", 46),
    ("Pertemuan", village.MEETING, "Hadir tanpa nama – perempuan", None, None),
    ("Pertemuan", village.MEETING, "Jenis pertemuan", "village assembly", "musdes"),
    ("Pertemuan", village.MEETING, "Mulai pukul", "14.05", "14:05"),
    ("Pertemuan", village.MEETING, "Kuorum terpenuhi", "Tidak", False),
    ("Pertemuan", village.MEETING, "Desa/kelurahan", "Sumberagung (33.99.01.2004)", "33.99.01.2004"),
    ("Pertemuan", village.MEETING, "Fasilitator/pendamping", "Hj. Rohmah Wulandari", (village.ROHMAH,)),
    ("Pertemuan", village.MEETING, "Pimpinan musyawarah", "Rohmah Wulandari", village.ROHMAH),
    ("Pertemuan", village.MEETING, "Ringkasan pembahasan", "baru", "baru"),
    ("Pertemuan", village.SECOND_MEETING, "Pertemuan berikutnya", "12 Mei 2026", "2026-05-12"),
    ("Orang", village.SUMINAH, "Nomor HP", 81234567890, "081234567890"),
    ("Orang", village.ROHMAH, "Nomor HP", 6281234567890, "+6281234567890"),
    ("Orang", village.OTHER_SUMINAH, "Nomor HP", "81234567890", "81234567890"),
    ("Orang", village.SUMINAH, "Tanggal lahir", date(1955, 3, 1), "1955-03-01"),
    ("Orang", village.SUMINAH, "Kelompok warga", "Warga miskin; difabel", ("difabel", "miskin")),
    ("Pelatihan", village.TRAINING, "Lama (jam)", 7.25, "7.25"),
    ("Tindak lanjut", village.ACTION, "Dari pertemuan", "Rapat Rutin", village.SECOND_MEETING),
    ("Tindak lanjut", village.ACTION, "Biaya", "Rp 1.250.000", 1_250_000),
)


def test_cells_are_read_as_people_type_them(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(lambda workbook: [put(*typed[:4])(workbook) for typed in TYPED])
    assert found.problems == ()
    assert {edit.sort for edit in found.edits} == {"changed"}
    labels = {(edit.record, edit.cell): edit.after for edit in found.edits}
    assert sorted(map(repr, labels.values())) == sorted(repr(typed[4]) for typed in TYPED)


@pytest.mark.parametrize("between", ["; ", ", ", "\n", " dan ", " & ", " / ", "+"])
def test_several_names_are_known_however_they_are_parted(edited: Callable[[Alter], Incoming], between: str) -> None:
    names = between.join(["Hj. Rohmah Wulandari", "Sutarjo (dihapus)"])
    (edit,) = edited(put("Pertemuan", village.SECOND_MEETING, "Fasilitator/pendamping", names)).edits
    assert (edit.sort, edit.after) == ("changed", (village.ROHMAH, village.SUTARJO))


@pytest.mark.parametrize("day", ["02-02-2026", "2/2/2026", "02.02.2026", "2-2-2026,"])
def test_a_meeting_is_known_however_the_day_before_its_name_is_typed(edited: Callable[[Alter], Incoming], day: str) -> None:
    def alter(workbook: Workbook) -> None:
        put("Pertemuan", village.SECOND_MEETING, "Nama pertemuan", "Musyawarah Pembagian Air Blok Timur")(workbook)
        put("Pertemuan", village.SECOND_MEETING, "Tanggal", date(2026, 2, 2))(workbook)
        put("Tindak lanjut", village.ACTION, "Dari pertemuan", f"{day} Musyawarah Pembagian Air Blok Timur")(workbook)

    (edit,) = [edit for edit in edited(alter).edits if edit.field == "meeting"]
    assert (edit.sort, edit.after) == ("changed", village.SECOND_MEETING)


def test_names_of_which_one_is_unclear_are_asked_about_as_they_were_written(edited: Callable[[Alter], Incoming]) -> None:
    (edit,) = edited(put("Pertemuan", village.SECOND_MEETING, "Fasilitator/pendamping", "Rohmah Wulandari, Bu Camat")).edits
    assert (edit.sort, edit.text) == ("unclear", "Rohmah Wulandari, Bu Camat")


@pytest.mark.parametrize(
    ("names", "clear", "unclear"),
    [
        ("Bu Rohmah dan Sutarjo (dihapus)", (village.SUTARJO,), "Bu Rohmah"),  # to answer that takes away nobody
        ("Hj. Rohmah Wulandari, Sutarjo (dihapus); Bu Camat", (village.ROHMAH, village.SUTARJO), "Bu Camat"),
        ("Bu Rohmah, S.Pd", None, "Bu Rohmah, S.Pd"),
    ],
)
def test_of_several_names_those_alone_are_asked_about_that_are_not_clear(
    edited: Callable[[Alter], Incoming], names: str, clear: tuple[str, ...] | None, unclear: str
) -> None:
    (edit,) = edited(put("Pertemuan", village.SECOND_MEETING, "Fasilitator/pendamping", names)).edits
    assert (edit.sort, edit.after, edit.text) == ("unclear", tuple(sorted(clear)) if clear else None, unclear)


def test_a_phone_number_that_only_lost_its_zero_is_no_edit(edited: Callable[[Alter], Incoming]) -> None:
    assert edited(put("Orang", village.SUMINAH, "Nomor HP", 81200000000)).edits == ()


SAME = {
    "Tanggal": "2026-01-12",
    "Jumlah diundang": "45",
    "Jenis pertemuan": " musyawarah DUSUN ",
    "Kuorum terpenuhi": True,
    "Mulai pukul": "13:00",
    "Nama pertemuan": "Musyawarah Pembagian Air Blok Timur  ",
    "Desa/kelurahan": "Sumberagung",
    "Kelompok penyelenggara": "kwt melati lestari",
    "Fasilitator/pendamping": f"Sutarjo (dihapus);{village.ROHMAH.upper()}",
}


def test_another_spelling_of_the_same_value_is_no_edit(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(lambda workbook: [put("Pertemuan", village.MEETING, *typed)(workbook) for typed in SAME.items()])
    assert found.edits == found.problems == ()


def test_a_cell_of_the_wrong_type_is_a_problem_and_the_rest_is_taken(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        put("Pertemuan", village.MEETING, "Tanggal", "besok lusa kira-kira")(workbook)
        put("Pertemuan", village.MEETING, "Tempat", "Balai")(workbook)

    found = edited(alter)
    assert [edit.field for edit in found.edits] == ["venue"]
    (problem,) = found.problems
    assert (problem.code, problem.place.sheet, problem.place.cell, problem.place.field) == ("not_a_date", "Pertemuan", "I2", "date")


@pytest.mark.parametrize("typed", [1e19, 1e300])
@pytest.mark.parametrize("header", ["Jumlah diundang", "Mulai pukul", "Tanggal"])
def test_a_number_of_very_many_digits_is_told_with_its_cell(edited: Callable[[Alter], Incoming], header: str, typed: float) -> None:
    def alter(workbook: Workbook) -> None:
        put("Pertemuan", village.MEETING, header, typed)(workbook)
        put("Pertemuan", village.MEETING, "Tempat", "Balai")(workbook)

    found = edited(alter)
    assert [edit.field for edit in found.edits] == ["venue"]
    assert [one.code for one in found.problems] == [{"Jumlah diundang": "too_large", "Mulai pukul": "not_a_time"}.get(header, "not_a_date")]


@pytest.mark.parametrize("typed", [8, 14.3, datetime(2026, 1, 12), -0.25])
def test_a_number_that_was_typed_for_an_hour_is_no_time_of_day(edited: Callable[[Alter], Incoming], typed: object) -> None:
    found = edited(put("Pertemuan", village.MEETING, "Mulai pukul", typed))
    assert found.edits == ()
    assert [(one.code, one.place.field) for one in found.problems] == [("not_a_time", "start_time")]


def test_a_time_that_follows_its_day_is_that_time(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(put("Pertemuan", village.MEETING, "Mulai pukul", datetime(2026, 1, 12, 9, 30)))
    assert [(edit.field, edit.after) for edit in found.edits] == [("start_time", "09:30")]


def test_cells_that_were_merged_downwards_each_hold_what_they_show(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        type_row(workbook["Kehadiran"], 4, Orang="Sutarjo", Kehadiran="Hadir")
        workbook["Kehadiran"].merge_cells("G2:G5")  # only the first meeting is left: of one who was known, and of a new row
        workbook["Orang"].merge_cells("F3:F8")  # over spare rows too

    found = edited(alter)
    assert [(edit.sheet, edit.row, edit.field) for edit in found.edits] == [
        ("Kehadiran", 4, "meeting"), ("Kehadiran", 4, "person"), ("Kehadiran", 4, "presence")
    ]  # fmt: skip
    assert (found.edits[0].after, found.problems) == (village.MEETING, ())


def test_a_cell_over_which_the_one_before_it_was_merged_is_not_emptied(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        sheet = workbook["Pertemuan"]
        start = next(cell for cell in sheet[1] if cell.value == "Mulai pukul")
        sheet.merge_cells(start_row=2, end_row=2, start_column=start.column, end_column=start.column + 1)  # the end is no longer seen
        sheet.merge_cells(start_row=3, end_row=4, start_column=start.column, end_column=start.column + 1)  # over spare rows
        put("Pertemuan", village.MEETING, "Tempat", "Balai")(workbook)

    found = edited(alter)
    assert [(edit.field, edit.after) for edit in found.edits] == [("venue", "Balai")]
    assert [(one.code, one.place.field) for one in found.problems] == [("covered", "end_time")]


def test_a_formula_whose_result_was_not_saved_empties_nothing(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        put("Pertemuan", village.MEETING, "Jumlah diundang", "=40+5")(workbook)  # openpyxl saves no results
        workbook["Orang"]["G10"] = '=IF(1=1,"","")'  # nor does a row begin with one

    found = edited(alter)
    assert found.edits == ()
    assert [(one.code, one.place.sheet, one.place.field) for one in found.problems] == [("no_result", "Pertemuan", "invited_count")]


def test_what_is_wrong_with_a_number_is_told_with_the_number_as_people_see_it(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(put("Pertemuan", village.MEETING, "Jumlah diundang", 45.5))
    (problem,) = found.problems
    assert isinstance(problem.message, Message)
    assert problem.message.values["text"] == "45.5"


def test_an_error_and_a_date_that_excel_made_are_problems(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        sheet = workbook["Orang"]
        sheet[cell_of(sheet, village.SUMINAH, "Dusun/RT/RW")] = datetime(2026, 2, 1)
        sheet[cell_of(sheet, village.SUMINAH, "Jabatan")] = "#REF!"
        sheet[cell_of(sheet, village.SUMINAH, "Jabatan")].data_type = "e"

    found = edited(alter)
    assert found.edits == ()
    assert {problem.code for problem in found.problems} == {"became_date", "cell_error"}


@pytest.mark.parametrize(
    ("header", "typed", "form", "code"),
    [
        ("Lama (jam)", 0.8, "0%", "not_a_number"),  # 80% was typed, 0.8 is what a spreadsheet keeps
        ("Jumlah diundang", 8, '0.0"%"', ""),
        ("Jumlah diundang", datetime(2026, 3, 12), "d-mmm", "became_date"),  # 12/3 was typed
        ("Lama (jam)", time(6, 30), "h:mm", "became_date"),
        ("Tanggal", 1980, "dd mmmm yyyy", "not_a_date"),  # shown as a day in June 1905
    ],
)
def test_a_number_is_read_as_it_is_seen(edited: Callable[[Alter], Incoming], header: str, typed: object, form: str, code: str) -> None:
    def alter(workbook: Workbook) -> None:
        sheet = workbook["Pelatihan" if header.startswith("Lama") else "Pertemuan"]
        cell = sheet[cell_of(sheet, village.TRAINING if header.startswith("Lama") else village.MEETING, header)]
        cell.value, cell.number_format = typed, form

    found = edited(alter)
    assert ([one.code for one in found.problems], len(found.edits)) == ([code] * bool(code), not code)


def test_a_percentage_in_a_text_is_written_as_one(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        cell = workbook["Pertemuan"][cell_of(workbook["Pertemuan"], village.MEETING, "Ringkasan pembahasan")]
        cell.value, cell.number_format = 0.075, "0.0%"

    assert [edit.after for edit in edited(alter).edits] == ["7.5%"]
