"""Whatever a file, a disk or another program does: one plain sentence, the right exit status, and nothing changed."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from laptops import Laptop, refused, start_laptop
from spoiled import plain_workbook, rewritten, saved_again, says_of_itself, without, zipped

from empower_desktop.workspace.unpacking import LARGEST_MEMBER

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_another_history(book: openpyxl.Workbook) -> None:
    cell = next(cell for row in book["_log"].iter_rows() for cell in row if "Rapat bulanan" in str(cell.value))
    cell.value = cell.value.replace("Rapat bulanan", "Rapat tahunan")


def with_entity(name: str, content: bytes) -> bytes:
    if not name.startswith("xl/worksheets/"):
        return content
    return content.replace(b"<worksheet", b'<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet', 1)


def with_passphrase(workbook: bytes) -> bytes:
    data = bytearray(workbook)
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def of_endless_list(workbook: bytes) -> bytes:
    data = bytearray(workbook)
    struct.pack_into("<I", data, data.rfind(b"PK\x05\x06") + 12, 400_000_000)
    return bytes(data)


def with_broken_texts(workbook: bytes) -> bytes:
    data = bytearray(workbook)
    with zipfile.ZipFile(io.BytesIO(workbook)) as pack:
        start = pack.getinfo("xl/sharedStrings.xml").header_offset + 100
    data[start : start + 200] = bytes(200)
    return bytes(data)


WORKBOOKS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "nothing": ("empty_file", lambda workbook: b""),
    "a half": ("cut_off", lambda workbook: workbook[: len(workbook) // 2]),
    "broken texts": ("damaged", with_broken_texts),
    "a PDF": ("not_a_workbook", lambda workbook: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "a photograph": ("not_a_workbook", lambda workbook: b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    "an old workbook": ("not_a_workbook", lambda workbook: OLE + "Workbook\0".encode("utf-16-le") + bytes(500)),
    "an encrypted workbook": ("encrypted", lambda workbook: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)),
    "a zip with a passphrase": ("packing", with_passphrase),
    "a document of Word": ("not_a_workbook", rewritten(lambda name, content: content, ("word/document.xml", b"<x/>"))),
    "a bomb": ("bomb", rewritten(lambda name, content: content, ("xl/media/image1.png", bytes(9_000_000)))),
    "5,000 parts": ("too_many_parts", rewritten(lambda name, content: content, *[(f"x{n}", b"") for n in range(5_000)])),
    "a list of parts without end": ("too_many_parts", of_endless_list),
    "a part that climbs out": ("bad_part_name", rewritten(lambda name, content: content, ("../../.bashrc", b"x"))),
    "an entity": ("forbidden_xml", rewritten(with_entity)),
    "a workbook without its sheets": ("missing_part", without("xl/workbook.xml")),
    "a workbook of somebody else": ("not_ours", lambda workbook: plain_workbook()),
    "no history": ("no_log", saved_again(lambda book: book.remove(book["_log"]))),
    "another history": ("digest", saved_again(with_another_history)),
    "too few changes": ("log_incomplete", says_of_itself("changes", "99")),
    "no reasonable word of itself": ("bad_meta", says_of_itself("scope", "{")),
    "a newer format": ("newer_format", says_of_itself("format_version", "2")),
}


def _with_a_meeting(folder: Path, name: str, areas: Path, *options: str) -> Laptop:
    laptop = start_laptop(folder / name, name.capitalize(), "--area", "33.02.10", *options, areas=areas)
    laptop.json("add", "meeting", "title=Rapat bulanan", "date=2026-01-12", "area=33.02.10.2003")
    return laptop


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> bytes:
    """Give a workbook of Sari's as she sent it, in Indonesian."""
    folder = tmp_path_factory.mktemp("sent")
    sari = replace(_with_a_meeting(folder, "sari", areas), options=("--lang", "id"))
    sari.json("export", folder / "sari.xlsx")
    return (folder / "sari.xlsx").read_bytes()


@pytest.fixture(scope="module")
def budi(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> Laptop:
    """Give a laptop that none of these tests may change."""
    return _with_a_meeting(tmp_path_factory.mktemp("budi"), "budi", areas)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_bad_workbook_is_refused_whole(name: str, sent: bytes, budi: Laptop, tmp_path: Path) -> None:
    code, spoil = WORKBOOKS[name]
    (tmp_path / "kiriman.xlsx").write_bytes(spoil(sent))
    before = budi.digest()
    refused(budi, "merge", tmp_path / "kiriman.xlsx", status=4, naming="kiriman.xlsx", code=code)
    assert (budi.digest(), budi.json("merges")) == (before, [])


def test_beside_a_bad_workbook_a_good_one_is_merged(sent: bytes, areas: Path, tmp_path: Path) -> None:
    rina = start_laptop(tmp_path / "rina", "Rina", areas=areas)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xlsx").write_bytes(sent[:900])
    (tmp_path / "in" / "b.xlsx").write_bytes(sent)
    (tmp_path / "in" / "c.zip").write_bytes(b"PK no archive")
    assert [file["status"] for file in rina.json("merge", tmp_path / "in", status=1)["files"]] == ["refused", "merged", "refused"]


@pytest.mark.parametrize("packed", [False, True], ids=["in a folder", "in a zip"])
def test_what_was_saved_in_another_form_is_merged_or_refused_in_a_folder_and_a_zip_as_it_is_alone(
    packed: bool, sent: bytes, areas: Path, tmp_path: Path
) -> None:
    rina = start_laptop(tmp_path / "rina", "Rina", areas=areas)
    open_sheet = zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
    old = OLE + "Workbook\0".encode("utf-16-le")
    forms = {"a.xlsm": sent, "b.ods": open_sheet, "c.XLS": old, "d.csv": b"Nama;Usia\nSiti;30\n", "e.txt": b"Catatan"}
    (tmp_path / "in").mkdir()
    for name, content in forms.items():
        (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "in.zip").write_bytes(zipped(forms))
    told = rina.json("merge", tmp_path / ("in.zip" if packed else "in"), status=1)["files"]
    assert [(file["file"].rpartition("/")[2], file["status"]) for file in told] == [
        ("a.xlsm", "merged"),
        ("b.ods", "refused"),
        ("c.XLS", "refused"),
        ("d.csv", "refused"),
    ]
    assert {problem["code"] for file in told for problem in file["problems"]} == {"not_a_workbook"}


def test_a_workbook_is_merged_though_another_spreadsheet_in_its_zip_is_too_large_to_be_laid_out(
    sent: bytes, areas: Path, tmp_path: Path
) -> None:
    rina = start_laptop(tmp_path / "rina", "Rina", areas=areas)
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("a.xlsx", sent)
        pack.writestr("b.csv", bytes(LARGEST_MEMBER + 1), compresslevel=1)
    told = rina.json("merge", tmp_path / "in.zip", status=1)["files"]
    assert [(file["file"], file["status"], [each["code"] for each in file["problems"]]) for file in told] == [
        ("in.zip/a.xlsx", "merged", []),
        ("in.zip/b.csv", "refused", ["too_large"]),
    ]


def test_macros_are_left_alone_and_the_workbook_is_merged(sent: bytes, areas: Path, tmp_path: Path) -> None:
    rina = start_laptop(tmp_path / "rina", "Rina", areas=areas)
    (tmp_path / "a.xlsx").write_bytes(rewritten(lambda name, content: content, ("xl/vbaProject.bin", b"\0"))(sent))
    assert rina.json("merge", tmp_path / "a.xlsx")["files"][0]["status"] == "merged"


PATHS: dict[str, tuple[str, int, Callable[[Path], object]]] = {
    "nowhere.xlsx": ("missing", 5, lambda path: None),
    "nowhere": ("missing", 5, lambda path: None),
    "foto": ("no_workbooks", 4, lambda path: (path.mkdir(), (path / "foto.jpg").write_bytes(b"\xff\xd8"))),
    "foto.zip": ("no_workbooks", 4, lambda path: path.write_bytes(zipped({"foto.jpg": b"\xff\xd8"}))),
    "rusak.zip": ("bad_zip", 4, lambda path: path.write_bytes(b"PK\x03\x04")),
    "terkunci.zip": ("locked", 4, lambda path: path.write_bytes(with_passphrase(zipped({"a.xlsx": b"x"})))),
    "besar.zip": ("too_large", 4, lambda path: path.write_bytes(_of_size(zipped({"a.xlsx": b"x"}), 900_000_000))),
    "tanda.zip": ("bad_zip", 4, lambda path: path.write_bytes(zipped({"a.xlsx": b"x" * 99}).replace(b"xxx", b"xyx", 1))),
}


def _of_size(pack: bytes, size: int) -> bytes:
    data = bytearray(pack)
    struct.pack_into("<I", data, data.rfind(b"PK\x01\x02") + 24, size)
    return bytes(data)


@pytest.mark.parametrize("name", PATHS)
def test_where_no_workbook_is_to_be_had_it_is_told(name: str, budi: Laptop, tmp_path: Path) -> None:
    code, status, make = PATHS[name]
    make(tmp_path / name)
    refused(budi, "merge", tmp_path / name, status=status, naming=name, code=code)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files on Windows")
def test_a_pipe_does_not_keep_one_waiting(budi: Laptop, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    refused(budi, "merge", tmp_path / "pipa.xlsx", status=4, naming="pipa.xlsx", code="not_a_file")


def test_practice_and_real_data_never_mix(sent: bytes, budi: Laptop, areas: Path, tmp_path: Path) -> None:
    practice = _with_a_meeting(tmp_path, "latihan", areas, "--practice")
    practice.json("export", tmp_path / "latihan.xlsx")
    (tmp_path / "nyata.xlsx").write_bytes(sent)
    refused(budi, "merge", tmp_path / "latihan.xlsx", status=4, naming="latihan.xlsx", code="practice")
    refused(practice, "merge", tmp_path / "nyata.xlsx", status=4, naming="nyata.xlsx", code="not_practice")


def test_a_copy_for_reading_is_not_merged(budi: Laptop, tmp_path: Path) -> None:
    budi.json("export", tmp_path / "baca.xlsx", "--profile", "share")
    refused(budi, "merge", tmp_path / "baca.xlsx", status=4, naming="baca.xlsx", code="share_copy")


def test_what_is_no_backup_is_not_restored(budi: Laptop, tmp_path: Path) -> None:
    before = budi.digest()
    budi.json("backup", tmp_path / "baik.empower")
    for content in (b"", b"text", (tmp_path / "baik.empower").read_bytes()[:-400]):
        (tmp_path / "budi.empower").write_bytes(content)
        refused(budi, "restore", tmp_path / "budi.empower", status=4, naming="budi.empower", code="damaged_backup")
    refused(budi, "restore", tmp_path / "tiada.empower", status=5, naming="tiada.empower", code="missing")
    assert budi.digest() == before


def test_lines_that_are_no_text_are_refused(budi: Laptop, tmp_path: Path) -> None:
    (tmp_path / "baris.jsonl").write_bytes(b"\xff\xfe{}")
    refused(budi, "batch", tmp_path / "baris.jsonl", status=4, naming="baris.jsonl", code="not_utf8")
    refused(budi, "batch", tmp_path / "tiada.jsonl", status=5, naming="tiada.jsonl", code="not_there")


def test_a_workbook_open_elsewhere_is_not_written_over(budi: Laptop, tmp_path: Path) -> None:
    (tmp_path / "budi.xlsx").write_bytes(b"theirs")
    (tmp_path / ".~lock.budi.xlsx#").write_text("LibreOffice", encoding="utf-8")
    refused(budi, "export", tmp_path / "budi.xlsx", status=5, naming="budi.xlsx", code="file_open")
    (tmp_path / "folder.xlsx").mkdir()
    refused(budi, "export", tmp_path / "folder.xlsx", status=5, naming="folder.xlsx", code="is_folder")
    refused(budi, "export", tmp_path / "tiada" / "budi.xlsx", status=5, naming="tiada", code="folder_gone")
    assert (tmp_path / "budi.xlsx").read_bytes() == b"theirs"
