"""Nothing that a stranger sends is more than refused, and every refusal names its reason and its place."""

from __future__ import annotations

import contextlib
import io
import os
import random
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.errors import Problem, Trouble
from empower_desktop.language import Label, Language
from empower_desktop.workbook.container import Container
from empower_desktop.workbook.package import Limits, Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "xl/worksheets/sheet1.xml"
SMALL = Limits(
    entries=20,
    rows=100,
    columns=50,
    nesting=20,
    sheets=10,
    ratio_from=200_000,
    part=2_000_000,
    small_part=500_000,
    unpacked=3_000_000,
    token=100_000,
)
Build = Callable[..., bytes]


def zipped(*entries: tuple[str, bytes], comment: bytes = b"", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
        archive.comment = comment
    return stream.getvalue()


def worksheet(rows: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def with_sheet(content: str | bytes) -> Callable[[Build], bytes]:
    return lambda build: build(parts={SHEET: content})


def with_rows(rows: str, strings: str = "") -> Callable[[Build], bytes]:
    return lambda build: build(rows, strings)


def with_part(name: str, content: str | bytes | None = "x") -> Callable[[Build], bytes]:
    return lambda build: build(parts={name: content})


def twice(build: Build) -> bytes:
    data = build(parts={"xl/worksheets/sheet9.xml": "<x/>"})
    return data.replace(b"sheet9.xml", b"SHEET1.xml")


def bad_checksum(build: Build) -> bytes:
    data = bytearray(build("<row><c><v>1</v></c></row>"))
    entry = data.rfind(SHEET.encode()) - 46
    data[entry + 16] ^= 0xFF
    return bytes(data)


def broken_stream(build: Build) -> bytes:
    data = bytearray(build("".join(f"<row><c><v>{n * n}</v></c></row>" for n in range(90))))
    start = data.find(SHEET.encode()) + len(SHEET)
    data[start + 40 : start + 60] = bytes(20)
    return bytes(data)


def flagged(build: Build) -> bytes:
    data = bytearray(build())
    data[data.rfind(SHEET.encode()) - 46 + 8] |= 1
    return bytes(data)


def lying_sizes(build: Build) -> bytes:
    data = bytearray(build("<row><c><v>1</v></c></row>" * 50))
    struct.pack_into("<I", data, data.rfind(SHEET.encode()) - 46 + 24, 30)
    return bytes(data)


def lying_directory(build: Build) -> bytes:
    data = bytearray(build())
    struct.pack_into("<I", data, data.rfind(b"PK\x05\x06") + 12, 400_000_000)
    return bytes(data)


def many_sheets(build: Build) -> bytes:
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r1"/>' for n in range(300))
    return build(workbook=f"<sheets>{sheets}</sheets>")


def same_names(build: Build) -> bytes:
    return build(workbook='<sheets><sheet name="Satu" r:id="r1"/><sheet name="SATU" r:id="r1"/></sheets>')


DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "aaaa">{}]>' + worksheet("<row><c t='str'><v>&a;</v></c></row>")
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
LONG = "x" * 32_768
NASTY: dict[str, tuple[str, Callable[[Build], bytes]]] = {
    "an empty file": ("empty_file", lambda build: b""),
    "a file of zeros": ("empty_file", lambda build: bytes(5000)),
    "a zip without its end": ("cut_off", lambda build: build()[:-30]),
    "half a zip": ("cut_off", lambda build: build()[:700]),
    "a wrong checksum": ("damaged", bad_checksum),
    "a broken stream": ("damaged", broken_stream),
    "a part that says it is smaller": ("damaged", lying_sizes),
    "a list of entries of 400 MB": ("too_many_parts", lying_directory),
    "a part twice": ("duplicate_part", twice),
    "a name that climbs out": ("bad_part_name", with_part("../../etc/passwd")),
    "an absolute name": ("bad_part_name", with_part("/etc/passwd")),
    "a name of Windows": ("bad_part_name", with_part("C:/Windows/x")),
    "a name with backslashes": ("bad_part_name", with_part("xl\\..\\x")),
    "a zip with a passphrase": ("packing", flagged),
    "an encrypted workbook": ("encrypted", lambda build: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)),
    "an unusual packing": ("packing", lambda build: zipped(("[Content_Types].xml", b"<x/>"), method=zipfile.ZIP_LZMA)),
    "a part that unpacks too far": ("bomb", with_sheet(worksheet(" " * 900_000))),
    "a part that is too large": ("bomb", with_sheet(os.urandom(2_000_001))),
    "parts that are too large together": ("bomb", lambda build: build(parts={f"x{n}": os.urandom(1_900_000) for n in range(2)})),
    "too many parts": ("too_many_parts", lambda build: build(parts={f"x{n}": "" for n in range(30)})),
    "no workbook part": ("missing_part", with_part("xl/workbook.xml", None)),
    "a sheet without its part": ("missing_part", with_part(SHEET, None)),
    "no sheets": ("no_sheets", lambda build: build(workbook="<sheets/>")),
    "300 sheets": ("too_many_sheets", many_sheets),
    "two sheets of one name": ("duplicate_sheet", same_names),
    "a document type": ("forbidden_xml", with_sheet(DOCTYPE.format(""))),
    "entities of entities": ("forbidden_xml", with_sheet(DOCTYPE.format(LAUGHS))),
    "an outside entity": ("forbidden_xml", with_sheet('<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>')),
    "a document type in the workbook part": ("forbidden_xml", with_part("xl/workbook.xml", "<!DOCTYPE x []><x/>")),
    "invalid UTF-8": ("broken_xml", with_sheet(worksheet("<row><c t='str'><v>@</v></c></row>").encode().replace(b"@", b"\xff\xfe"))),
    "half of a UTF-16 sheet": ("broken_xml", with_sheet(worksheet("").encode("utf-16")[:-31])),
    "another encoding": ("encoding", with_sheet(b'<?xml version="1.0" encoding="windows-1252"?>' + worksheet("").encode())),
    "XML that breaks off": ("broken_xml", with_sheet(worksheet("<row><c><v>1</v></c></row>")[:-30])),
    "an empty sheet part": ("broken_xml", with_sheet("")),
    "a tag that does not end": ("too_long", with_sheet(worksheet(f'<row r="1" x="{os.urandom(150_000).hex()}"/>'))),
    "nesting outside the cells": ("nesting", with_sheet(f'<worksheet xmlns="{MAIN}">{"<a>" * 30}{"</a>" * 30}</worksheet>')),
    "nesting inside a cell": ("nesting", with_rows(f"<row><c>{'<v>' * 30}{'</v>' * 30}</c></row>")),
    "nesting of rows": ("nesting", with_rows(f"{'<row>' * 30}{'</row>' * 30}")),
    "nesting in the shared texts": ("nesting", with_rows('<row><c t="s"><v>0</v></c></row>', f"<si>{'<r>' * 30}{'</r>' * 30}</si>")),
    "nesting in the workbook part": ("nesting", with_part("xl/workbook.xml", f"{'<a>' * 30}{'</a>' * 30}")),
    "a row beyond the limit": ("too_many_rows", with_rows('<row r="101"/>')),
    "too many rows without numbers": ("too_many_rows", with_rows("<row/>" * 101)),
    "a column beyond the limit": ("too_many_columns", with_rows('<row r="1"><c r="AY1"/></row>')),
    "too many cells in a row": ("too_many_columns", with_rows(f"<row>{'<c/>' * 51}</row>")),
    "rows out of order": ("rows_out_of_order", with_rows('<row r="2"/><row r="1"/>')),
    "a row twice": ("rows_out_of_order", with_rows('<row r="2"/><row r="2"/>')),
    "a row number that is none": ("rows_out_of_order", with_rows('<row r="-1"/>')),
    "a cell of another row": ("cell_out_of_place", with_rows('<row r="1"><c r="A2"/></row>')),
    "a cell with no column": ("cell_out_of_place", with_rows('<row r="1"><c r="1"/></row>')),
    "a cell twice": ("cell_twice", with_rows('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')),
    "two values in a cell": ("cell_twice", with_rows("<row><c><v>1</v><v>2</v></c></row>")),
    "a large part that should be small": ("bomb", with_part("xl/_rels/workbook.xml.rels", os.urandom(600_000))),
    "a cell of an unknown type": ("cell_type", with_rows('<row><c t="zz"><v>1</v></c></row>')),
    "a shared text that is not there": ("shared_string", with_rows('<row><c t="s"><v>7</v></c></row>', "<si><t>a</t></si>")),
    "a shared text before the first": ("shared_string", with_rows('<row><c t="s"><v>-1</v></c></row>', "<si><t>a</t></si>")),
    "a text that is too long": ("cell_too_long", with_rows(f'<row><c t="str"><v>{LONG}</v></c></row>')),
    "a shared text that is too long": ("cell_too_long", with_rows('<row><c t="s"><v>0</v></c></row>', f"<si><t>{LONG}</t></si>")),
    "a text too long in UTF-16": ("cell_too_long", with_rows(f'<row><c t="str"><v>{"😀" * 16_384}</v></c></row>')),
}


def read_all(data: bytes) -> None:
    with Package(data, SMALL, "jahat.xlsx") as package:
        for sheet in package.sheets:
            list(package.rows(sheet))


@pytest.mark.parametrize(("code", "make"), NASTY.values(), ids=NASTY)
def test_a_nasty_file_is_refused_with_its_reason(build: Build, code: str, make: Callable[[Build], bytes]) -> None:
    data = make(build)
    with pytest.raises(Problem) as refusal:
        read_all(data)
    assert (refusal.value.code, refusal.value.place.file) == (code, "jahat.xlsx")
    assert str(refusal.value)


def test_a_refused_cell_is_named(build: Build) -> None:
    rows = '<row r="7"><c r="AB7" t="s"><v>9</v></c></row>'
    data = build(rows)
    with pytest.raises(Problem) as refusal:
        read_all(data)
    assert str(refusal.value.place) == "jahat.xlsx: Satu!AB7"


KINDS = {
    "old Excel": (OLE + "Workbook\0".encode("utf-16-le"), "an old Excel workbook (.xls)"),
    "older Excel": (b"\x09\x08\x10\0\0\x06\x05\0", "an old Excel workbook (.xls)"),
    "old Word": (OLE + "WordDocument\0".encode("utf-16-le"), "an old Word document (.doc)"),
    "an OpenDocument sheet": (
        zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
        "an OpenDocument spreadsheet (.ods)",
    ),
    "Word": (zipped(("[Content_Types].xml", b""), ("word/document.xml", b"")), "a Word document (.docx)"),
    "binary Excel": (zipped(("[Content_Types].xml", b""), ("xl/workbook.bin", b"")), "a binary Excel workbook (.xlsb)"),
    "a zip of workbooks": (zipped(("a.xlsx", b"")), "a compressed archive"),
    "a table as text": ("\ufeffNama;Usia\r\nSiti;30\r\n".encode(), "text in columns (.csv)"),
    "a web page": (b"\n <!DOCTYPE html><html><table></table></html>", "a web page (HTML)"),
    "an XML spreadsheet of 2003": (b'<?xml version="1.0"?><Workbook/>', "an XML file"),
    "a PDF": (b"%PDF-1.7 ...", "a PDF"),
    "a photo": (b"\xff\xd8\xff\xe0....JFIF", "a picture"),
    "a voice message": (b"OggS\0...", "a sound recording"),
    "JSON": (b'{"a": 1}', "a JSON file"),
    "a letter": (b"Selamat pagi", "a text file"),
    "nothing known": (b"\x01\x02\x03\x04", "some other file"),
}


@pytest.mark.parametrize(("data", "kind"), KINDS.values(), ids=KINDS)
def test_a_renamed_file_is_named_as_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(Problem) as refusal:
        Container(data, name="data.xlsx")
    named = refusal.value.message.values["kind"]
    assert refusal.value.code == "not_a_workbook"
    assert isinstance(named, Label)
    assert named.en == kind


@pytest.mark.parametrize(("name", "data"), [("daftar.jpg", b"\xff\xd8\xff\xe0....JFIF"), ("daftar.pdf", b"%PDF-1.7 ...")])
def test_nobody_is_told_to_save_a_picture_as_a_workbook(name: str, data: bytes) -> None:
    with pytest.raises(Problem) as refusal:
        Container(data, name=name)
    told = Language("en")(refusal.value.message)
    assert (told.startswith(f"{name} is not an Excel workbook but "), ".xlsx" in told) == (True, False)
    assert "cannot be merged" in told
    assert "has to be typed" in told


def test_the_lock_file_beside_an_open_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "~$rekap.xlsx"
    path.write_bytes(b"\x04Sari" + b" " * 160)
    with pytest.raises(Problem, match=r"is not an Excel workbook"):
        Container(path)


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(Problem) as refusal:
        Container(tmp_path / "folder.xlsx")
    assert refusal.value.code == "not_a_file"
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.xlsx")
        with pytest.raises(Problem):
            Container(tmp_path / "pipe.xlsx")


def test_a_file_that_went_away_is_a_trouble_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refusal:
        Container(tmp_path / "hilang.xlsx")
    assert refusal.value.code == "file_gone"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_a_trouble(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.xlsx"
    path.write_bytes(zipped(("a", b"")))
    path.chmod(0)
    with pytest.raises(Trouble) as refusal:
        Container(path)
    assert refusal.value.code == "no_permission"


def test_a_refused_file_is_let_go(tmp_path: Path, build: Build) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(build(workbook="<sheets/>"))
    with pytest.raises(Problem):
        Package(path)
    path.unlink()
    assert not path.exists()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_byte_is_wrong_the_file_is_read_or_refused(build: Build, seed: int) -> None:
    chance = random.Random(seed)
    whole = build("".join(f'<row><c t="s"><v>0</v></c><c><v>{n}</v></c></row>' for n in range(9)), "<si><t>a</t></si>")
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(4, len(data))] = chance.choice((0, 0xFF, chance.randrange(256)))
        with contextlib.suppress(Problem):
            read_all(bytes(data))
