"""Lists of every form as they are read in the child process, and files that are none."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font

from empower_desktop.errors import Problem, Refusal, Trouble
from empower_desktop.lists.grid import Listing, unpack
from empower_desktop.lists.reading import read_list
from empower_desktop.workbook.reader import Reader
from tests.libreoffice import converted
from tests.own_lists import listed

ROWS = "Nama{0}L/P{0}Alamat\nTumini{0}P{0}RT 01\nJosé{0}L{0}“RT; 02”\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as one:
        yield one


def read(reader: Reader, file: Path) -> Listing:
    return unpack(reader.call(read_list, file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_is_read_in_any_encoding_with_any_sign_between_its_columns(reader: Reader, tmp_path: Path, sign: str, encoding: str) -> None:
    file = tmp_path / "list.csv"
    text = ROWS.format(sign).replace("“RT; 02”", '"RT; 02"')
    file.write_bytes(text.encode(encoding))
    [sheet] = read(reader, file).sheets
    assert [sheet.text(3, column) for column in (1, 2, 3)] == ["José", "L", "RT; 02"]


def test_a_csv_may_say_itself_which_sign_parts_its_columns(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("sep=;\nNama;L/P\nBM, Tumini;P\n", "utf-8")
    [sheet] = read(reader, file).sheets
    assert sheet.text(3, 1) == "BM, Tumini"
    file.write_text("BM Tumini;P\nBM Paijo;L\n", "utf-8")
    assert read(reader, file).sheets[0].text(1, 2) == "P"


@pytest.mark.parametrize("text", ['1;"Tumini;P\n2;Budi;L\n', '1;"Tumini;P\n2;Budi;L\n3;"Wati;P\n4;Aminah;P\n'])
def test_a_csv_in_which_a_quote_swallows_lines_is_refused_and_one_with_other_quotes_is_read(
    reader: Reader, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"No;Nama;L/P\n{text}", "utf-8")
    with pytest.raises(Problem) as refused:
        read(reader, file)
    assert refused.value.code == "not_a_list"
    file.write_text('No;Nama;L/P\n1;"Iti" Aminah;P\n2;"Budi ""Pak De""";L\n', "utf-8")
    [sheet] = read(reader, file).sheets
    assert [sheet.text(2, 2), sheet.text(3, 2)] == ["Iti Aminah", 'Budi "Pak De"']


def test_what_a_workbook_says_without_words_is_read_too(reader: Reader, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B3"], sheet["C4"], sheet["D4"] = "Daftar", "Tumini", "=SUM(1)", 990210450271000
    sheet.merge_cells("A1:D1")
    sheet["B3"].font = Font(strike=True)
    sheet["B3"].comment = Comment("sakit", "panitia")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Draf").sheet_state = "hidden"
    file = tmp_path / "list.xlsx"
    book.save(file)
    first, draft = read(reader, file).sheets
    assert (str(first.merged[0]), first.hidden_columns, first.hidden_rows, draft.hidden) == ("A1:D1", {4}, {4}, True)
    cell = first.cell(3, 2)
    assert cell is not None
    assert (cell.struck, cell.comment) == (True, "sakit")
    assert [(cell.kind, cell.text) for cell in first.by_row[4]] == [("formula", ""), ("identity", "")]


def test_an_empty_text_of_a_formula_is_an_empty_cell_and_no_formula_that_was_never_calculated(reader: Reader, tmp_path: Path) -> None:
    file, saved = listed(tmp_path, ["Tumini", "=30+4", '=IF(1=1,"","x")']), tmp_path / "saved.xlsx"
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'<c r="C1">', b'<c r="C1" t="str">'))
    [sheet] = read(reader, saved).sheets
    assert [(cell.name, cell.kind) for cell in sheet.cells.values()] == [("A1", "text"), ("B1", "formula")]


@pytest.mark.parametrize("form", ["xls", "ods"])
def test_what_is_hidden_in_an_older_or_open_form_is_known_as_in_xlsx(reader: Reader, tmp_path: Path, form: str) -> None:
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("Dusun II")
    assert first is not None
    for sheet in (first, second):
        for row in (["Nama", "L/P", "HP"], *([f"Tumini {n}", "P", "0812"] for n in range(1, 9))):
            sheet.append(row)
    first.row_dimensions[4].hidden = first.row_dimensions[5].hidden = True
    first.column_dimensions["C"].hidden = True
    second.row_dimensions[9].hidden = True
    second.auto_filter.ref = "A1:C9"
    file = tmp_path / "list.xlsx"
    book.save(file)
    told = [
        [(sheet.hidden_rows, sheet.hidden_columns) for sheet in read(reader, each).sheets]
        for each in (file, converted(file, form, tmp_path))
    ]
    assert told[1] == told[0] == [({4, 5}, {3}), ({9}, set())]


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_any_form_says_without_words_what_one_sees_of_it(reader: Reader, tmp_path: Path, form: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Daftar", None, None],
        ["Nama", "Umur", "Hadir"],
        ["Tumini", "=1/0", 0.5],
        ["=NA()", 34.25, time(9, 30)],
        ["Paijo\ndari Krajan", date(2026, 3, 2), '="izin"'],
        ["v", 0.4, 0.855],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet["A3"].font = Font(strike=True)
    sheet["A3"].comment = Comment("pindah ke Kediri", "panitia")
    sheet["C3"].number_format, sheet["C6"].number_format = "0%", '0.0" "%'
    sheet["D4"] = "RT 01"
    sheet["D4"].font = sheet.column_dimensions["D"].font = Font(strike=True)
    sheet.add_chart(BarChart(), "F2")
    file = tmp_path / "list.xlsx"
    book.save(file)
    saved = tmp_path / "saved"
    saved.mkdir()
    [told] = read(reader, converted(file, form, saved)).sheets
    assert {name: (cell.kind, cell.text) for cell in told.cells.values() if (name := cell.name) > "A2"} == {
        "A3": ("text", "Tumini"),
        "A4": ("error", "#N/A"),
        "A5": ("text", "Paijo\ndari Krajan"),
        "A6": ("text", "v"),
        "B2": ("text", "Umur"),
        "B3": ("error", "#DIV/0!"),
        "B4": ("number", "34.25"),
        "B5": ("date", "2026-03-02"),
        "B6": ("number", "0.4"),
        "C2": ("text", "Hadir"),
        "C3": ("text", "50%"),
        "C4": ("time", "09:30"),
        "C5": ("text", "izin"),
        "C6": ("text", "85.5%"),
        "D4": ("text", "RT 01"),
    }
    assert [str(block) for block in told.merged] == ["A1:C1"]
    assert [cell.name for cell in told.cells.values() if cell.struck] == ["A3", "D4"]
    assert [(cell.name, cell.comment) for cell in told.cells.values() if cell.comment] == [("A3", "pindah ke Kediri")]


def _open_sheet(tmp_path: Path, rows: str) -> Path:
    file, urn = tmp_path / "open.ods", "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    return file


def _open_cell(held: str, lines: str = "") -> str:
    return f"<table:table-row><table:table-cell {held}>{lines}</table:table-cell></table:table-row>"


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_how_long_something_lasts_a_moment_before_midnight_and_a_huge_percentage_are_read_alike(
    reader: Reader, tmp_path: Path, form: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Lama", "Jam", "Bagian"], [timedelta(hours=30, minutes=15), time(23, 59, 59), 1e30]):
        sheet.append(row)
    sheet["A2"].number_format, sheet["C2"].number_format = "[h]:mm", "0%"
    file = tmp_path / "list.xlsx"
    book.save(file)
    saved = tmp_path / "saved"
    saved.mkdir()
    [told] = read(reader, converted(file, form, saved)).sheets
    assert [(cell.kind, cell.text) for cell in told.by_row[2]] == [("text", "30:15"), ("time", "23:59"), ("text", f"{10**32}%")]


def test_a_box_of_an_xlsx_stays_one_in_an_ods_that_libreoffice_saved(reader: Reader, tmp_path: Path) -> None:
    [sheet] = read(reader, converted(listed(tmp_path, ["Tumini", True, False]), "ods", tmp_path)).sheets
    assert [(cell.kind, cell.text) for cell in sheet.by_row[1]] == [("text", "Tumini"), ("bool", "1"), ("bool", "0")]


def test_what_an_ods_of_another_program_holds_is_read_or_named(reader: Reader, tmp_path: Path) -> None:
    rows = {
        'table:formula="of:=SUM(1)"': ("formula", ""),
        'office:value-type="date" office:date-value="2026-13-45"': ("text", "45/13"),
        'office:value-type="float" office:value="1e999"': ("number", "1" + "0" * 999),
        'office:value-type="time" office:time-value="PT08H29M59.9999S"': ("time", "08:30"),
        'table:number-rows-spanned="9999999" table:number-columns-spanned="9999999"': ("text", "45/13"),
    }
    cells = (_open_cell(held, "" if "formula" in held else "<text:p>45/13</text:p>") for held in rows)
    [sheet] = read(reader, _open_sheet(tmp_path, "".join(cells))).sheets
    assert [(cell.kind, cell.text) for cell in sheet.cells.values()] == list(rows.values())
    assert [str(block) for block in sheet.merged] == ["A5"]
    empty = _open_cell('table:formula="of:=IF(1=1;0;0)"', "<text:p/>")
    with pytest.raises(Problem, match="holds nothing"):
        read(reader, _open_sheet(tmp_path, empty))


@pytest.mark.parametrize("text", ['<text:s text:c="9999999"/>' * 3000, "<text:s/>" * 1_000_000])
def test_a_cell_of_an_ods_that_is_longer_than_any_is_refused_at_once(reader: Reader, tmp_path: Path, text: str) -> None:
    with pytest.raises(Problem) as refused:
        read(reader, _open_sheet(tmp_path, _open_cell('office:value-type="string"', f"<text:p>{text}</text:p>")))
    assert (refused.value.code, refused.value.place.cell) == ("cell_too_long", "A1")


def test_neither_the_order_of_columns_and_rows_nor_the_program_moves_the_fingerprint(reader: Reader, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("Nama,L/P\nTumini,P\nPaijo,L\n", "utf-8")
    other.write_bytes("L/P;Nama\r\nL;Paijo\r\nP;Tumini\r\n".encode("utf-16"))
    assert read(reader, one).fingerprint == read(reader, other).fingerprint


def _spoiled(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    chance = random.Random(5)

    def file(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    noise = chance.randbytes(40_000)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    yield file("noise.xls", ole + noise + "Workbook\0".encode("utf-16-le") + noise), "xls"
    yield file("locked.xlsx", ole + noise + "EncryptedPackage".encode("utf-16-le")), "locked"
    yield file("noise.csv", b"\x00\x01\x02" + noise), "noise"
    yield file("page.xls", b"<html><body><table><tr><td>Nama</td></tr></table></body></html>"), "page"
    yield file("letter.pdf", b"%PDF-1.4 " + noise), "pdf"
    yield file("empty.csv", b""), "empty"
    sheet = tmp_path / "broken.ods"
    with zipfile.ZipFile(sheet, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content><a>" * 50_000)
    yield sheet, "ods"
    space = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    names = f'xmlns:office="{space.format("office")}" xmlns:table="{space.format("table")}" xmlns:text="{space.format("text")}"'
    cell = '<table:table-cell table:number-columns-repeated="9999" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999">{cell}</table:table-row>'
    many = tmp_path / "many.ods"
    with zipfile.ZipFile(many, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        body = f'<office:spreadsheet><table:table table:name="a">{row}</table:table></office:spreadsheet>'
        archive.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    yield many, "many"
    bomb = tmp_path / "bomb.ods"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"<a>" + b" " * 600_000_000)
    yield bomb, "bomb"
    yield file("wide.csv", b",".join([b"x"] * 300_000)), "wide"
    yield tmp_path / "gone.csv", "gone"
    yield tmp_path, "folder"


def test_a_file_that_is_no_list_is_refused_and_harms_nobody(reader: Reader, tmp_path: Path) -> None:
    for file, name in _spoiled(tmp_path):
        with pytest.raises(Refusal) as refused:
            read(reader, file)
        assert isinstance(refused.value, Problem | Trouble), name
        assert refused.value.code != "reader_bug", (name, getattr(refused.value, "__notes__", ""))
    good = tmp_path / "good.csv"
    good.write_text("Nama,L/P\nTumini,P\n", "utf-8")
    assert read(reader, good).sheets[0].text(2, 1) == "Tumini"
