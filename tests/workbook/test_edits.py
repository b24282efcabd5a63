from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.history.change import Change, keyed_id
from empower_desktop.language import Language, Message
from empower_desktop.records.texts import Text
from empower_desktop.workbook.contents import Edit, Incoming
from empower_desktop.workbook.proposing import propose
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village

TODAY = date(2026, 4, 7)
Alter = Callable[[Workbook], object]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Alter], Incoming]:
    """Give what is found in the small store's workbook after it was altered and saved with openpyxl."""

    def alter_and_read(alter: Alter, language: str = "id") -> Incoming:
        path = tmp_path / "a.xlsx"
        assert write_workbook(path, village.outgoing(), Language(language))
        workbook = load_workbook(path)
        alter(workbook)
        workbook.save(path)
        return incoming(read_workbook(str(path)))

    return alter_and_read


def cell_of(sheet: Worksheet, record: str, header: str) -> str:
    """Give the place of a record's cell, such as `H2`."""
    column = next(cell.column_letter for cell in sheet[1] if cell.value == header)
    return f"{column}{next(row[0].row for row in sheet.iter_rows() if row[0].value == record)}"


def put(sheet: str, record: str, header: str, value: object) -> Alter:
    """Give an act that types a value into a record's cell."""
    return lambda workbook: workbook[sheet].__setitem__(cell_of(workbook[sheet], record, header), value)


def type_row(sheet: Worksheet, row: int, **cells: object) -> None:
    """Type into a row, by headers with `_` for blanks."""
    heads = {str(cell.value).replace(" ", "_").replace("/", "_"): cell.column for cell in sheet[1]}
    for header, value in cells.items():
        sheet.cell(row, heads[header]).value = value


def rearrange(workbook: Workbook) -> None:
    """Do all that people do to a workbook without editing anything."""
    sheet = workbook["Orang"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
            if isinstance(value, str):
                sheet.cell(number, column).data_type = "s"  # openpyxl takes =1+1 for a formula
    sheet["AD1"], sheet["AD2"] = "my own column", "mine"
    sheet.column_dimensions["C"].width = 99
    sheet.auto_filter.ref = "A1:Z10"
    sheet.row_dimensions[3].hidden = True
    workbook["Keputusan"].title = "Putusan kita"
    workbook.move_sheet("Orang", -5)
    workbook.create_sheet("Coretan")["A1"] = "notes"
    workbook.epoch = CALENDAR_MAC_1904


def test_what_is_no_edit_makes_none(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(rearrange)
    assert found.edits == found.problems == ()
    assert [str(note) for note in found.notes] == [
        "The column “my own column” on the sheet “Orang” is not known and was left out.",
        "The sheet “Coretan” is not known and was left out.",
    ]


def test_of_a_column_that_stands_twice_the_first_counts_and_that_is_said(edited: Callable[[Alter], Incoming]) -> None:
    def copy(workbook: Workbook) -> None:
        type_row(workbook["Pertemuan"], 2, Tempat="Balai")
        workbook["Pertemuan"]["ZA1"], workbook["Pertemuan"]["ZA2"] = "Tempat", "Rumah RT"

    found = edited(copy)
    assert [(edit.field, edit.after) for edit in found.edits] == [("venue", "Balai")]
    assert [str(note) for note in found.notes] == ["The column “Tempat” stands twice on the sheet “Pertemuan”; only the first was read."]


def test_lost_tables_are_found_by_their_sheets_names(edited: Callable[[Alter], Incoming]) -> None:
    def lose(workbook: Workbook) -> None:
        for sheet in workbook:
            sheet.tables.clear()
        workbook["Orang"].title = "Daftar warga"
        workbook["Pertemuan"].insert_rows(1, 3)

    found = edited(lose)
    assert found.edits == found.notes == ()


def test_a_changed_cell_is_an_edit_of_its_field(edited: Callable[[Alter], Incoming]) -> None:
    (edit,) = edited(put("Pertemuan", village.MEETING, "Tanggal", datetime(2026, 1, 13))).edits
    wanted = Edit("changed", "Pertemuan", 2, "meeting", village.MEETING, "I2", "date", "2026-01-12", "2026-01-13")
    assert replace(edit, title="") == wanted


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


def test_a_new_row_has_its_spare_id(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        type_row(workbook["Orang"], 5, **{"Nama_lengkap_(tanpa_gelar)": "Parjo", "Jenis_kelamin": "Laki-laki"})
        type_row(workbook["Tindak lanjut"], 2, **{"Penanggung_jawab_(orang)": "Parjo"})

    found = edited(alter)
    spare = found.meta.sheets["person"].spare[0]
    assert [(edit.sort, edit.record, edit.field, edit.after) for edit in found.edits] == [
        ("changed", village.ACTION, "responsible_person", spare),
        ("new", spare, "name", "Parjo"),
        ("new", spare, "sex", "L"),
    ]


def test_a_new_person_with_several_titles_is_named_as_people_write_it(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        new = {"Nama_lengkap_(tanpa_gelar)": "Warsini", "Gelar_sapaan": "Bu; Hj.", "Jenis_kelamin": "Perempuan"}
        type_row(workbook["Orang"], 6, **new)
        type_row(workbook["Tindak lanjut"], 2, **{"Penanggung_jawab_(orang)": "Bu Hj. Warsini"})

    found = edited(alter)
    spare = found.meta.sheets["person"].spare[1]
    assert [edit.after for edit in found.edits if edit.field == "responsible_person"] == [spare]


def test_a_name_that_was_written_with_a_semicolon_between_its_titles_is_no_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    titled = Change.make(village.SUMINAH, "person", {"titles": "Bu; Hj."}, [], village.SARI, "2026-02-01T08:00:00.000Z/0000")
    path, content = tmp_path / "a.xlsx", village.outgoing()
    with monkeypatch.context() as before:
        before.setattr(Text, "in_title", lambda _, text: text)  # as it was written at first
        assert write_workbook(path, replace(content, changes=[*content.changes, titled]), Language("id"))
    workbook = load_workbook(path)
    assert "Bu; Hj. Suminah" in {cell.value for row in workbook["Kehadiran"].iter_rows() for cell in row}
    workbook.save(path)
    assert incoming(read_workbook(str(path))).edits == ()


def test_a_new_row_of_a_key_has_the_id_of_its_key(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        type_row(workbook["Kehadiran"], 4, Pertemuan="Rapat Rutin", Orang="Suminah (Dusun III)", Kehadiran="Hadir")

    found = edited(alter)
    (proposal,) = propose(found, "a.xlsx", TODAY).proposals
    assert proposal.change.record == keyed_id(village.SECOND_MEETING, village.OTHER_SUMINAH)
    assert {(edit.sort, edit.record) for edit in found.edits} == {("new", "")}
    assert [edit.field for edit in found.edits] == ["meeting", "person", "presence"]


def test_a_row_without_id_is_new(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(lambda book: type_row(book["Kelompok"], 40, Nama_kelompok="Karang Taruna"))
    assert found.edits == (Edit("new", "Kelompok", 40, "group", "", "D40", "name", None, "Karang Taruna"),)


def test_a_name_of_two_or_of_none_is_asked(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        put("Pertemuan", village.SECOND_MEETING, "Notulis", "Suminah")(workbook)
        put("Pertemuan", village.SECOND_MEETING, "Pimpinan musyawarah", "Nobody")(workbook)

    found = edited(alter).edits
    assert [(edit.sort, edit.field, edit.text) for edit in found] == [("unclear", "chair", "Nobody"), ("unclear", "note_taker", "Suminah")]


def test_a_missing_row_is_told_and_not_a_deletion(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(lambda workbook: workbook["Orang"].delete_rows(2))
    assert found.edits == (Edit("missing", "Orang", 0, "person", village.ROHMAH, title="Hj. Rohmah Wulandari"),)


def test_a_missing_sheet_is_noted(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(lambda workbook: workbook.remove(workbook["Orang"]))
    assert found.edits == ()
    assert [str(note) for note in found.notes] == ["The sheet “Orang” is gone; nothing is deleted by that."]


def test_a_row_copied_with_its_id_is_told(edited: Callable[[Alter], Incoming]) -> None:
    def copy(workbook: Workbook) -> None:
        sheet = workbook["Kelompok"]
        for column in range(1, 23):
            sheet.cell(30, column).value = sheet.cell(2, column).value
        sheet["D30"] = "KWT Mawar"

    found = edited(copy)
    assert {(edit.sort, edit.row, edit.record) for edit in found.edits} == {("twice", 30, village.GROUP)}
    assert found.edits[0].after == "KWT Mawar"


def test_an_unknown_id_a_deleted_record_and_a_changed_key_are_told(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        type_row(workbook["Orang"], 40, _id=village.SUTARJO, **{"Nama_lengkap_(tanpa_gelar)": "Sutarjo"})
        put("Kehadiran", keyed_id(village.MEETING, village.SUMINAH), "Orang", "Hj. Rohmah Wulandari")(workbook)
        put("Orang", village.SUMINAH, "Jenis kelamin", None)(workbook)

    found = edited(alter)
    assert [(edit.sort, edit.record) for edit in found.edits] == [
        ("key", keyed_id(village.MEETING, village.SUMINAH)),
        ("cleared", village.SUMINAH),
        ("unknown", village.SUTARJO),
    ]


def test_a_column_sorted_alone_is_noticed(edited: Callable[[Alter], Incoming]) -> None:
    def turn(workbook: Workbook) -> None:
        sheet = workbook["Orang"]
        column = next(cell.column for cell in sheet[1] if cell.value == "Dusun/RT/RW")
        values = [sheet.cell(row, column).value for row in (2, 3, 4)]
        for row, value in zip((2, 3, 4), (values[1], values[2], values[0]), strict=True):
            sheet.cell(row, column).value = value

    assert [edit.sort for edit in edited(turn).edits] == ["moved"] * 3


def test_who_filled_in_is_read(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(lambda workbook: workbook["Baca dulu"].__setitem__("C25", " Pak Darmo "))
    assert (found.filled_in_by, found.edits) == ("Pak Darmo", ())


def test_an_error_and_a_date_that_excel_made_are_problems(edited: Callable[[Alter], Incoming]) -> None:
    def alter(workbook: Workbook) -> None:
        sheet = workbook["Orang"]
        sheet[cell_of(sheet, village.SUMINAH, "Dusun/RT/RW")] = datetime(2026, 2, 1)
        sheet[cell_of(sheet, village.SUMINAH, "Jabatan")] = "#REF!"
        sheet[cell_of(sheet, village.SUMINAH, "Jabatan")].data_type = "e"

    found = edited(alter)
    assert found.edits == ()
    assert {problem.code for problem in found.problems} == {"became_date", "cell_error"}
