"""Edits found in a workbook: of cells, of rows that are new, gone, copied or moved, and none where nothing was edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from empower_desktop.history.change import Change, keyed_id
from empower_desktop.language import Language
from empower_desktop.records.texts import Text
from empower_desktop.workbook.contents import Edit, Incoming
from empower_desktop.workbook.proposing import propose
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village
from tests.workbook.altering import Alter, edited, put, type_row

__all__ = ["edited"]
TODAY = date(2026, 4, 7)


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


def written_beside(workbook: Workbook) -> None:
    sheet = workbook["Orang"]
    note = next(cell.column_letter for cell in sheet[1] if cell.value == "Catatan sistem")
    sheet[f"{note}2"], sheet["AD3"], sheet["AE9"] = "moved away", "to be asked", 12


def test_what_is_written_beside_the_fields_is_left_out_and_that_is_said(edited: Callable[[Alter], Incoming]) -> None:
    found = edited(written_beside)
    assert found.edits == found.problems == ()
    assert [Language("en")(note).partition(", for")[0] for note in found.notes] == [
        "What was typed into the column “System note” on the sheet “Orang” was left out (Z2)",
        "What stands in columns without a heading on the sheet “Orang” was left out (AD3, AE9).",
    ]


def test_what_is_written_into_comments_changes_nothing_and_is_told(edited: Callable[[Alter], Incoming]) -> None:
    def remark(workbook: Workbook) -> None:
        workbook["Orang"]["C2"].comment = Comment("namanya\nSuminem", "Anton")

    found = edited(remark)
    assert found.edits == found.problems == ()
    assert [str(note) for note in found.notes] == [
        "Comments on cells of the sheet “Orang” change nothing (C2: namanya Suminem). What they say has to be typed into the cells."
    ]


def test_of_a_comment_with_replies_its_own_words_are_told(edited: Callable[[Alter], Incoming]) -> None:
    before = "Versi Excel Anda memungkinkan Anda membaca komentar ini. Pelajari: https://go.microsoft.com/fwlink/?linkid=870924"
    said = f"[Komentar berutas]\n\n{before}\n\nKomentar:\n    namanya Suminem\nBalas:\n    ya"
    (note,) = edited(lambda workbook: setattr(workbook["Orang"]["C2"], "comment", Comment(said, "tc={A-1}"))).notes
    assert "(C2: Komentar: namanya Suminem Balas: ya)" in str(note)


def test_what_is_crossed_out_still_counts_and_that_is_told(edited: Callable[[Alter], Incoming]) -> None:
    def crossed_out(workbook: Workbook) -> None:
        for cell in workbook["Orang"][2][2:4]:
            cell.font = Font(strike=True)
        workbook["Pertemuan"]["C2"].font = Font(strike=False)

    found = edited(crossed_out)
    assert found.edits == found.problems == ()
    (note,) = found.notes
    assert "What is crossed out on the sheet “Orang” still counts (C2: Rohmah Wulandari; D2: Perempuan)" in str(note)


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
