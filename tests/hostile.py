"""The corpus of hostile files: what a stranger, a broken disk or a joker may send, made anew from a good workbook.

Each has the code with which it is refused, or `merged` where it does no harm and its history is taken.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import openpyxl
from locked import explained, explained_anew, locked, noise, repacked
from openpyxl.comments import Comment
from spoiled import (
    END,
    ENTRY,
    LINKS,
    STRINGS,
    WORKBOOK,
    Spoil,
    entry_of,
    logs,
    on_sheet,
    packed,
    plain_workbook,
    replaced,
    rewritten,
    saved_again,
    says_of_itself,
    sheet_path,
    with_declaration,
    with_parts,
    within_rows,
    without,
    zeroed,
    zipped,
)

MERGED = "merged"
MIB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
LAUGHING = b'<!DOCTYPE a [<!ENTITY a0 "ha">' + LAUGHS[: LAUGHS.index(b"<!ENTITY a10 ")] + b"]><a>&a9;</a>"
MEETINGS = "Pertemuan"
EMPTY_ROWS = b"".join(b'<row r="%d" ht="15"/>' % n for n in range(900, 1_000_900))


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(4096)


def of(content: bytes) -> Spoil:
    """Give what has nothing to do with the workbook."""
    return lambda workbook: content


def every_row_overlapping(workbook: bytes) -> bytes:
    """Give a list of 3,000 entries that all unpack the same bytes, as the best known bombs do."""
    data = zipped({"[Content_Types].xml": b"<Types/>", WORKBOOK: b" " * 900_000}, zipfile.ZIP_DEFLATED)
    directory = data[data.find(ENTRY) : data.rfind(END)]
    second = directory[directory.find(ENTRY, 4) :]
    entries = [second.replace(WORKBOOK.encode(), b"xl/work%04d.xml" % n) for n in range(800)]
    whole = directory + b"".join(entries)
    tail = struct.pack("<4s4H2LH", END, 0, 0, 802, 802, len(whole), data.find(ENTRY), 0)
    return data[: data.find(ENTRY)] + whole + tail


def of_zeros(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack, pack.open("xl/media/image1.png", "w") as part:
        for _ in range(size // MIB):
            part.write(bytes(MIB))
        part.close()
        pack.writestr(WORKBOOK, b"<workbook/>")
    return stream.getvalue()


def twice(part: str, name: str) -> Spoil:
    """Give a workbook in which a second part has the name of the first, in whatever letters."""

    def add(workbook: bytes) -> bytes:
        stand_in = "x" * len(name)
        return with_parts((stand_in, b"<x/>"))(workbook).replace(stand_in.encode(), name.encode())

    assert part.lower() == name.lower()
    return add


def many_sheets(workbook: bytes) -> bytes:
    sheets = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="rId1"/>' % (n, n + 900) for n in range(300))
    return replaced(WORKBOOK, b"</sheets>", sheets + b"</sheets>")(workbook)


def in_utf_16(content: bytes) -> bytes:
    text = content.decode("utf-8")
    return text[text.find("?>") + 2 if text.startswith("<?xml") else 0 :].encode("utf-16")


def declared_as(encoding: bytes) -> Callable[[bytes], bytes]:
    def declare(content: bytes) -> bytes:
        start = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return b'<?xml version="1.0" encoding="' + encoding + b'"?>' + content[start:]

    return declare


def shuffled_log(book: openpyxl.Workbook) -> None:
    log = book["_log"]
    rows = [[cell.value for cell in row] for row in log.iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            log.cell(at, column).value = value


def of_1904(workbook: bytes) -> bytes:
    return saved_again(lambda book: setattr(book, "epoch", openpyxl.utils.datetime.CALENDAR_MAC_1904))(workbook)


def with_remarks(book: openpyxl.Workbook) -> None:
    book[MEETINGS]["H1"].comment = Comment("Tolong dicek", "Bu Rina")
    book.create_sheet("Catatan saya")["A1"] = "=1/0"


def without_ids(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        if sheet["A1"].value == "_id":
            sheet.delete_cols(1)


def wide(columns: int) -> Spoil:
    """Give a workbook with a further row that is so many cells wide."""
    return within_rows(MEETINGS, b'<row r="900">' + b"<c/>" * columns + b"</row>")


def points_to(target: bytes) -> Spoil:
    """Give a workbook whose meetings are said to lie elsewhere."""

    def change(workbook: bytes) -> bytes:
        own = sheet_path(workbook, MEETINGS).removeprefix("xl/").encode()
        with zipfile.ZipFile(io.BytesIO(workbook)) as pack:
            stated = b"/xl/" + own if b'"/xl/' + own in pack.read(LINKS) else own
        return replaced(LINKS, b'"' + stated + b'"', b'"' + target + b'"')(workbook)

    return change


def dimension(content: bytes) -> bytes:
    return content.replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>', 1) if b"<dimension" not in content else content


BROKEN_ZIPS: dict[str, tuple[str, Spoil]] = {
    "nothing": ("empty_file", of(b"")),
    "zeros": ("empty_file", of(bytes(90_000))),
    "two bytes": ("not_a_workbook", of(b"PK")),
    "a half": ("cut_off", lambda workbook: workbook[: len(workbook) // 2]),
    "all but the end": ("cut_off", lambda workbook: workbook[:-200]),
    "a hole in the texts": ("damaged", zeroed(STRINGS, 60, 200)),
    "a wrong checksum": ("damaged", packed(entry_of(STRINGS, 16), "<I", 7)),
    "a part that says it is smaller": ("damaged", packed(entry_of(STRINGS, 24), "<I", 30)),
    "a part that says it is 200 MB": ("bomb", packed(entry_of(STRINGS, 24), "<I", 200 * MIB)),
    "a part that starts nowhere": ("cut_off", packed(entry_of(STRINGS, 42), "<I", 0x7FFFFFFF)),
    "a list of parts of 400 MB": ("too_many_parts", packed(lambda data: data.rfind(END) + 12, "<I", 400_000_000)),
    "a part twice": ("duplicate_part", twice(STRINGS, STRINGS)),
    "a part twice in other letters": ("duplicate_part", twice(STRINGS, "XL/SHAREDSTRINGS.XML")),
    "a passphrase on one part": ("packing", packed(entry_of(STRINGS, 8), "<H", 1)),
    "an unusual packing": ("packing", packed(entry_of(STRINGS, 10), "<H", 14)),
    "5,000 parts": ("too_many_parts", with_parts(*[(f"x{n}", b"") for n in range(5_000)])),
    "a name that climbs out": ("bad_part_name", with_parts(("../../.bashrc", b"x"))),
    "a name from the root": ("bad_part_name", with_parts(("/etc/passwd", b"x"))),
    "a name with a drive": ("bad_part_name", with_parts(("C:/Windows/x", b"x"))),
    "a name with backslashes": ("bad_part_name", with_parts(("xl\\..\\..\\x", b"x"))),
}

BOMBS: dict[str, tuple[str, Spoil]] = {
    "300 MB of zeros": ("bomb", of(of_zeros(300 * MIB))),
    "300 MB of zeros behind a passphrase": ("bomb", of(locked(of_zeros(300 * MIB), checked=False))),
    "a passphrase around 16 exabytes": ("damaged", lambda workbook: repacked(locked(workbook), lambda held: b"\xff" * 8 + held[8:])),
    "a passphrase hashed without end": ("unknown_encryption", lambda workbook: explained(locked(workbook), b'"100000"', b'"999999"')),
    "laughs in a lock": ("damaged", lambda workbook: explained_anew(locked(workbook), LAUGHING)),
    "9 MB of zeros": ("bomb", with_parts(("xl/media/image1.png", bytes(9 * MIB)))),
    "parts that lie over each other": ("bomb", every_row_overlapping),
    "a million rows without a number": ("bomb", within_rows(MEETINGS, b"<row/>" * 1_000_000)),
    "blanks without end in a sheet": ("bomb", within_rows(MEETINGS, b" " * 40_000_000)),
    "laughs": ("forbidden_xml", with_declaration(STRINGS, b'<!DOCTYPE sst [<!ENTITY a0 "ha">' + LAUGHS + b"]>")),
    "three million texts": ("too_big", replaced(STRINGS, b"</sst>", b"<si><t>a</t></si>" * 3_000_000 + b"</sst>")),
    "a tag of 30 MB": ("too_long", within_rows(MEETINGS, b'<row r="900" x="' + b"0123456789abcdef" * 2_000_000 + b'"/>')),
    "100,000 levels": ("nesting", on_sheet(MEETINGS, lambda content: b"<a>" * 100_000)),
    "100,000 levels in a cell": ("nesting", within_rows(MEETINGS, b"<row><c>" + b"<v>" * 100_000)),
    "100,000 levels in the history": ("log_damaged", logs("fields", '{"title":' + "[" * 30_000)),
    "100,000 levels in what it says": ("bad_meta", says_of_itself("scope", "[" * 30_000)),
    "a number of 4,000 digits": ("log_damaged", logs("fields", '{"headcount":' + "9" * 4_000 + "}")),
    "a cell beyond 32,767": ("cell_too_long", within_rows(MEETINGS, b'<row r="900"><c t="str"><v>' + b"x" * 32_768 + b"</v></c></row>")),
}

BAD_XML: dict[str, tuple[str, Spoil]] = {
    "a document type": ("forbidden_xml", with_declaration(STRINGS, b"<!DOCTYPE sst []>")),
    "an entity of the machine": ("forbidden_xml", with_declaration(WORKBOOK, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    "an outside document type": ("forbidden_xml", with_declaration(LINKS, b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">')),
    "a parameter entity": ("forbidden_xml", with_declaration(STRINGS, b'<!DOCTYPE x [<!ENTITY % a "b"> %a;]>')),
    "invalid UTF-8 in the texts": ("broken_xml", replaced(STRINGS, b"</t>", b"\xff\xfe</t>")),
    "invalid UTF-8 in a sheet": ("broken_xml", on_sheet(MEETINGS, lambda content: content.replace(b"<row", b"\xc3<row", 1))),
    "half of UTF-16": ("broken_xml", on_sheet(MEETINGS, lambda content: in_utf_16(content)[:-301])),
    "UTF-7": ("encoding", on_sheet(MEETINGS, declared_as(b"UTF-7"))),
    "Windows-1252": ("encoding", on_sheet(MEETINGS, declared_as(b"windows-1252"))),
    "a sheet that breaks off": ("broken_xml", on_sheet(MEETINGS, lambda content: content[:-300])),
    "an empty sheet": ("broken_xml", on_sheet(MEETINGS, lambda content: b"")),
    "a text that is not there": ("shared_string", within_rows(MEETINGS, b'<row r="900"><c t="s"><v>99999999</v></c></row>')),
    "a text before the first": ("shared_string", within_rows(MEETINGS, b'<row r="900"><c t="s"><v>-1</v></c></row>')),
    "a history with a text that is not there": ("shared_string", within_rows("_log", b'<row r="900"><c t="s"><v>99999999</v></c></row>')),
    "16,385 columns": ("too_many_columns", wide(16_385)),
    "row 1,048,577": ("too_many_rows", within_rows(MEETINGS, b'<row r="1048577"/>')),
    "rows in a circle": ("rows_out_of_order", within_rows(MEETINGS, b'<row r="1"/>')),
    "a cell twice": ("cell_twice", within_rows(MEETINGS, b'<row r="900"><c r="A900"><v>1</v></c><c r="A900"><v>2</v></c></row>')),
    "300 sheets": ("too_many_sheets", many_sheets),
    "a sheet outside": ("missing_part", points_to(b"../../../etc/passwd")),
    "a sheet that is gone": ("missing_part", lambda workbook: without(sheet_path(workbook, MEETINGS))(workbook)),
    "no workbook": ("missing_part", without(WORKBOOK)),
}

OTHER_FORMATS: dict[str, tuple[str, Spoil]] = {
    "a passphrase around nothing": ("damaged", of(ole("EncryptedPackage"))),
    "another passphrase": ("wrong_passphrase", lambda workbook: locked(workbook, "Kopi hitam")),
    "a passphrase around noise": ("damaged", lambda workbook: repacked(locked(workbook), noise)),
    "a passphrase around a picture": ("damaged", of(locked(b"\x89PNG" + bytes(9_000), checked=False))),
    "half behind a passphrase": ("damaged", lambda workbook: locked(workbook)[: len(workbook) // 2]),
    "all but the end behind a passphrase": ("damaged", lambda workbook: locked(workbook)[:-2_000]),
    "a passphrase within a passphrase": ("damaged", lambda workbook: locked(locked(workbook), checked=False)),
    "a lock of another sort": ("unknown_encryption", lambda workbook: explained(locked(workbook), b"\4\0\4\0", b"\4\0\3\0")),
    "a lock without words": ("damaged", lambda workbook: explained(locked(workbook), b"<keyData", b"<keyDatum")),
    "a lock in broken XML": ("damaged", lambda workbook: explained(locked(workbook), b"<encryption ", b"<encryption<")),
    "an old workbook": ("not_a_workbook", of(ole("Workbook\0"))),
    "an OpenDocument sheet": ("not_a_workbook", of(zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}))),
    "a binary workbook": ("not_a_workbook", of(zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}))),
    "a document of Word": ("not_a_workbook", with_parts(("word/document.xml", b"<x/>"))),
    "an archive of photographs": ("not_a_workbook", of(zipped({"foto.jpg": b"\xff\xd8\xff"}))),
    "text in columns": ("not_a_workbook", of(b"nama,tanggal\nSari,2026-01-12\n")),
    "a web page": ("not_a_workbook", of(b"<html><table><tr><td>Sari</td></tr></table></html>")),
    "a workbook of 2003 in XML": ("not_a_workbook", of(b'<?xml version="1.0"?><Workbook/>')),
    "a PDF": ("not_a_workbook", of(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")),
    "a photograph": ("not_a_workbook", of(b"\xff\xd8\xff\xe0\x00\x10JFIF")),
    "a voice message": ("not_a_workbook", of(b"OggS\0\x02")),
    "a program": ("not_a_workbook", of(b"MZ\x90\0" + bytes(60))),
    "a database": ("not_a_workbook", of(b"SQLite format 3\0" + bytes(84))),
    "a workbook of somebody else": ("not_ours", of(plain_workbook())),
}

BAD_HISTORIES: dict[str, tuple[str, Spoil]] = {
    "no history": ("no_log", saved_again(lambda book: book.remove(book["_log"]))),
    "a gap in the history": ("log_damaged", saved_again(lambda book: book["_log"].delete_rows(3))),
    "a number twice": ("log_damaged", logs("n", 2, row=2)),
    "no number": ("log_damaged", logs("n", "satu")),
    "another value in the history": ("digest", logs("at", "2026-01-12T08:00:00.000Z/0000")),
    "a float in the history": ("log_damaged", logs("fields", '{"title":1.5}')),
    "an object in the history": ("log_damaged", logs("fields", '{"title":{"a":1}}')),
    "no JSON in the history": ("log_damaged", logs("fields", "{title}")),
    "half a character in the history": ("log_damaged", logs("fields", '{"title":"\\ud800"}')),
    "a record in capitals": ("log_damaged", logs("record", "019BB154-A45F-769E-96F1-81BD1A455E79")),
    "a moment that never was": ("log_damaged", logs("at", "2026-02-31T08:00:00.000Z/0000")),
    "too few changes": ("log_incomplete", says_of_itself("changes", "999999999999999999999")),
    "authors that are none": ("bad_meta", says_of_itself("authors", "[1]")),
    "a number of rows beyond all numbers": (
        "bad_meta",
        says_of_itself("sheets", '{"meeting":{"sheet":"","table":"","rows":1e999,"spare":[]}}'),
    ),
    "a sheet of no number": ("bad_meta", says_of_itself("scope", '{"areas":[],"from":"","to":"","since_receipt":{"a":1e999}}')),
    "sheets that are none": ("bad_meta", says_of_itself("sheets", '{"meeting":{"sheet":[]}}')),
    "a newer format": ("newer_format", says_of_itself("format_version", "99999999999999")),
    "a purpose nobody knows": ("not_mergeable", says_of_itself("purpose", "hadiah")),
}

HARMLESS: dict[str, tuple[str, Spoil]] = {
    "itself": (MERGED, lambda workbook: workbook),
    "itself behind its passphrase": (MERGED, locked),
    "macros": (MERGED, with_parts(("xl/vbaProject.bin", b"\0" * 999))),
    "links to other workbooks": (MERGED, with_parts(("xl/externalLinks/externalLink1.xml", b"<x/>"))),
    "an embedded object": (MERGED, with_parts(("xl/embeddings/oleObject1.bin", OLE))),
    "days counted from 1904": (MERGED, of_1904),
    "a wrong size": (MERGED, on_sheet(MEETINGS, dimension)),
    "a sheet in UTF-16": (MERGED, on_sheet(MEETINGS, in_utf_16)),
    "16,384 columns": (MERGED, wide(16_384)),
    "a million empty rows": (MERGED, within_rows(MEETINGS, EMPTY_ROWS)),
    "rows of the history in any order": (MERGED, saved_again(shuffled_log)),
    "remarks and formulas": (MERGED, saved_again(with_remarks)),
    "hidden columns gone": (MERGED, saved_again(without_ids)),
    "something after the end": (MERGED, lambda workbook: workbook + b"\n-- \nDikirim dari ponsel"),
    "a comment in the XML": (MERGED, on_sheet(MEETINGS, lambda content: content.replace(b"<sheetData>", b"<!-- a --><sheetData>", 1))),
    "texts of no use": (MERGED, replaced(STRINGS, b"</sst>", b"<si><t>a</t></si>" * 100_000 + b"</sst>")),
    "an unknown part": (MERGED, rewritten(lambda _, content: content, ("xl/richData/rdrichvalue.xml", b"<x/>"))),
}

REFUSED = {**BROKEN_ZIPS, **BOMBS, **BAD_XML, **OTHER_FORMATS, **BAD_HISTORIES}
CORPUS = {**REFUSED, **HARMLESS}
