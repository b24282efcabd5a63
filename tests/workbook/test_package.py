"""A good workbook gives what other readers find in it; odd ones are understood; what they carry besides is told."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from empower_desktop.errors import Problem
from empower_desktop.workbook.package import Cell, Limits, Package, is_sealed, seal

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
EPOCH = datetime(1899, 12, 30)


def cells_of(data: bytes, limits: Limits | None = None) -> list[tuple[int, list[Cell]]]:
    with Package(data, limits or Limits(), "berkas.xlsx") as package:
        return list(package.rows(package.sheets[0]))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Pertemuan"
    sheet.append(["Nama", "Tanggal", "Jumlah", "Ya", "Pukul"])
    sheet.append(["Musyawarah é 😀", date(2026, 4, 12), 12.5, True, time(14, 5)])
    sheet.append(["=1+1", date(1999, 1, 1), -7, False, time(0, 0)])
    sheet["A3"].data_type = "s"
    sheet.append([None, None, 123456789012345, None, None])
    sheet["B2"].number_format = sheet["B3"].number_format = "[$-421]dd mmmm yyyy"
    sheet.add_table(Table(displayName="t_meeting", ref="A1:E4"))
    book.create_sheet("_log").sheet_state = "hidden"
    book.save(tmp_path / "baik.xlsx")
    return tmp_path / "baik.xlsx"


def plain(package: Package, cell: Cell) -> object:
    if cell.kind == "number":
        number = float(cell.text)
        return EPOCH + timedelta(days=number) if package.is_date(cell.style) else number
    return cell.text == "1" if cell.kind == "bool" else cell.text


def test_a_good_workbook_reads_as_openpyxl_reads_it(good: Path) -> None:
    sheet = openpyxl.load_workbook(good)["Pertemuan"]
    with Package(good) as package:
        found = {(row, cell.column): plain(package, cell) for row, cells in package.rows(package.sheets[0]) for cell in cells}
    expected = {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    clock = {key: (EPOCH + timedelta(hours=v.hour, minutes=v.minute)) if isinstance(v, time) else v for key, v in expected.items()}
    assert found == clock


def test_a_good_workbook_reads_as_calamine_reads_it(good: Path) -> None:
    expected = CalamineWorkbook.from_path(str(good)).get_sheet_by_name("Pertemuan").to_python()
    with Package(good) as package:
        for row, cells in package.rows(package.sheets[0]):
            for cell in cells:
                other = expected[row - 1][cell.column - 1]
                if not package.is_date(cell.style):
                    assert plain(package, cell) == other


def test_sheets_states_and_tables_are_known_without_reading_a_cell(good: Path) -> None:
    with Package(good) as package:
        assert [(sheet.name, sheet.state) for sheet in package.sheets] == [("Pertemuan", "visible"), ("_log", "hidden")]
        table = package.tables["t_meeting"]
    assert (table.sheet, table.ref, table.columns) == ("Pertemuan", "A1:E4", ("Nama", "Tanggal", "Jumlah", "Ya", "Pukul"))


def test_every_kind_of_cell_keeps_its_exact_text(build) -> None:
    rows = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>0.1000</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c>'
        '<c r="F2" t="inlineStr"><is><r><t>da</t></r><r><rPr><b/></rPr><t>lam</t></r></is></c><c r="G2" t="d"><v>2026-04-12</v></c>'
        '<c r="H2" t="str" s="4"><f>A1&amp;"x"</f><v>hasil</v></c><c r="I2" s="9"/></row>'
    )
    assert cells_of(build(rows, "<si><t> 0812 </t></si>")) == [
        (2, [Cell(1, "text", " 0812 "), Cell(3, "number", "0.1000"), Cell(4, "bool", "1"), Cell(5, "error", "#N/A"),
             Cell(6, "text", "dalam"), Cell(7, "date", "2026-04-12"), Cell(8, "text", "hasil", 4, formula=True)])
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["NaN", "1E9999", "0x10", "1_000", "١", "9" * 500, "12 34"])
def test_what_is_no_number_is_an_error_and_not_a_number(build, number: str) -> None:
    assert cells_of(build(f'<row><c r="A1"><v>{number}</v></c></row>'))[0][1][0].kind == "error"


@pytest.mark.parametrize(
    ("string", "text"),
    [
        ("<r><t>dua </t></r><r><rPr><b/></rPr><t>bagian</t></r>", "dua bagian"),
        ("<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>", "東京"),
        ("<t>a_x000D_b_x005F_x0041_</t>", "a\rb_x0041_"),
        ("<t>_xD83D__xDE00_</t>", "😀"),
        ("<t>&lt;&amp;&#65;</t>", "<&A"),
        ("<t><![CDATA[<t>]]></t>", "<t>"),
        ("<ext><t>asing</t></ext><t>ada</t>", "ada"),
        ("<t xmlns='urn:other'>asing</t><t>ada</t>", "ada"),
    ],
    ids=["runs are joined", "phonetic hints are left out", "escapes are undone", "a pair of escaped surrogates is one character",
         "character references count", "CDATA is text", "unknown elements are passed over", "other namespaces are passed over"],
)  # fmt: skip
def test_a_shared_text_is_what_excel_shows(build, string: str, text: str) -> None:
    assert cells_of(build('<row><c t="s"><v>0</v></c></row>', f"<si>{string}</si>"))[0][1] == [Cell(1, "text", text)]


@pytest.mark.parametrize(
    "besides", ["", "<!-- -->", "<x/>", "<?x?>", "\r\n"], ids=["plain", "a comment", "a tag", "an instruction", "a line"]
)
def test_plain_texts_read_alike_whatever_stands_besides_them(build, besides: str) -> None:
    texts = "".join(
        f"<si><t{space}>{text}</t></si>" for space, text in [("", "a &lt;b&gt; &#x80;&#00233;"), (' xml:space="preserve"', " _x0041_ ")]
    )
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    assert [cell.text for cell in cells_of(build(rows, texts + besides))[0][1]] == ["a <b> \x80é", " A "]


def test_rows_and_cells_without_references_are_counted(build) -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>'
    found = [(row, [(cell.column, cell.text) for cell in cells]) for row, cells in cells_of(build(rows))]
    assert found == [(1, [(1, "1"), (3, "3")]), (5, [(3, "4"), (4, "5")]), (6, [(1, "6")])]


def test_cells_out_of_order_are_put_in_order(build) -> None:
    rows = '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'
    assert [cell.column for cell in cells_of(build(rows))[0][1]] == [1, 3]


def test_what_a_sheet_says_of_its_size_is_not_believed(build) -> None:
    sheet = '<worksheet xmlns="{}"><dimension ref="A1:A1"/><sheetData><row r="9"><c r="B9"><v>1</v></c></row></sheetData></worksheet>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    assert cells_of(build(parts={"xl/worksheets/sheet1.xml": sheet.format(main)})) == [(9, [Cell(2, "number", "1")])]


def test_prefixes_and_the_strict_namespace_are_understood(build) -> None:
    rows = "<x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData>"
    sheet = f'<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">{rows}</x:worksheet>'
    assert cells_of(build(parts={"xl/worksheets/sheet1.xml": sheet}))[0][1] == [Cell(1, "number", "7")]


def test_a_sheet_in_utf_16_is_read_and_not_found_empty(build) -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet = f"{head}<sheetData><row><c t='str'><v>é😀</v></c></row></sheetData></worksheet>"
    assert cells_of(build(parts={"xl/worksheets/sheet1.xml": sheet.encode("utf-16")}))[0][1] == [Cell(1, "text", "é😀")]


def test_the_last_column_and_the_last_row_are_read(build) -> None:
    assert cells_of(build('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')) == [(1048576, [Cell(16384, "number", "1")])]


def test_many_empty_rows_give_nothing_and_hold_nothing(build) -> None:
    rows = "".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(1, 50_000))
    assert cells_of(build(rows)) == []


def test_a_text_of_the_greatest_length_is_read_whole(build) -> None:
    longest = "😀" * 16_383 + "x"
    assert cells_of(build(f'<row><c t="str"><v>{longest}</v></c></row>'))[0][1][0].text == longest


def test_a_formula_without_a_result_is_told(build) -> None:
    assert cells_of(build("<row><c><f>NOW()</f></c></row>"))[0][1] == [Cell(1, "text", "", 0, formula=True)]


def test_the_year_1904_is_told(build) -> None:
    book = '<workbookPr date1904="1"/><sheets><sheet name="Satu" sheetId="1" r:id="r1"/></sheets>'
    with Package(build(workbook=book)) as package:
        assert package.date1904 is True


@pytest.mark.parametrize(
    ("code", "shows"),
    [("[$-421]dd mmmm yyyy", True), ("hh:mm", True), ("[h]:mm", True), ("yyyy\\-mm\\-dd;@", True), ("[$-F800]dddd\\,\\ mmmm", True),
     ("#,##0.##", False), ("General", False), ('0" hari"', False),
     ("[Red]0;[Yellow]0", False), ("0\\d", False), ("[$Rp-421]#,##0", False), ("@", False)],
)  # fmt: skip
def test_a_number_format_says_whether_it_shows_days(build, code: str, shows: bool) -> None:
    escaped = code.replace('"', "&quot;")
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{escaped}"/></numFmts><cellXfs><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
    with Package(build(styles=styles)) as package:
        assert (package.is_date(0), package.is_date(1), package.is_date(99)) == (True, shows, False)


def test_names_of_the_whole_workbook_are_given(build) -> None:
    names = "<definedNames><definedName name='diisi_oleh'>'Satu'!$C$9</definedName></definedNames>"
    with Package(build(workbook=f'<sheets><sheet name="Satu" sheetId="1" r:id="r1"/></sheets>{names}')) as package:
        assert package.defined_names["diisi_oleh"] == "'Satu'!$C$9"


@pytest.mark.parametrize(
    ("part", "note"),
    [
        ("xl/vbaProject.bin", "Macros in the file were ignored."),
        ("xl/externalLinks/externalLink1.xml", "Links to other workbooks were ignored."),
        ("xl/embeddings/oleObject1.bin", "Embedded objects were ignored."),
        ("xl/connections.xml", "Links to outside data were ignored."),
    ],
)
def test_what_a_file_carries_besides_is_ignored_and_told(build, part: str, note: str) -> None:
    with Package(build(parts={part: "x"})) as package:
        assert [str(text) for text in package.notes] == [note]


def test_a_link_out_of_the_file_is_not_followed(build) -> None:
    outside = f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="file:///etc/passwd" TargetMode="External"/>'
    with pytest.raises(Problem) as refusal:
        Package(build(parts={"xl/_rels/workbook.xml.rels": LINKS.format(outside)}))
    assert refusal.value.code == "missing_part"


def test_a_sealed_workbook_is_untouched_until_someone_saves_it_again(build, tmp_path: Path) -> None:
    path = tmp_path / "segel.xlsx"
    path.write_bytes(build("<row><c><v>1</v></c></row>"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = seal(archive.infolist())
        assert is_sealed(archive)
    with Package(path) as package:
        assert package.untouched
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/extra.xml", "<x/>")
    with Package(path) as package:
        assert not package.untouched


def test_a_workbook_saved_by_another_program_is_not_taken_for_untouched(good: Path) -> None:
    with Package(io.BytesIO(good.read_bytes()).getvalue()) as package:
        assert not package.untouched
