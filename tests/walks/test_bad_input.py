"""Whatever a file, a disk or another program does: one plain sentence, the right exit status, and nothing changed."""

from __future__ import annotations

import io
import os
import re
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from laptops import Laptop, Told, start_laptop, whole_area_list

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENDING = re.compile(r"[.?!](?=\s|$)")


def rewritten(parts: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> Callable[[bytes], bytes]:
    """Give a workbook whose parts are as a function makes them; None leaves one out."""

    def rewrite(workbook: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                content = parts(info.filename, old.read(info))
                if content is not None:
                    new.writestr(info.filename, content)
            for name, content in more:
                new.writestr(name, content)
        return stream.getvalue()

    return rewrite


def saved_again(act: Callable[[openpyxl.Workbook], None]) -> Callable[[bytes], bytes]:
    """Give a workbook that somebody opened, changed and saved."""

    def save(workbook: bytes) -> bytes:
        book, stream = openpyxl.load_workbook(io.BytesIO(workbook)), io.BytesIO()
        act(book)
        book.save(stream)
        return stream.getvalue()

    return save


def says_of_itself(key: str, value: str) -> Callable[[bytes], bytes]:
    """Give a workbook whose `_meta` says something else."""

    def change(book: openpyxl.Workbook) -> None:
        row = next(row for row in book["_meta"].iter_rows() if row[0].value == key)
        row[1].value = value

    return saved_again(change)


def with_another_title(book: openpyxl.Workbook) -> None:
    cell = next(cell for row in book["Pertemuan"].iter_rows() for cell in row if cell.value == "Rapat bulanan")
    cell.value = "Rapat tahunan"


def with_another_history(book: openpyxl.Workbook) -> None:
    cell = next(cell for row in book["_log"].iter_rows() for cell in row if "Rapat bulanan" in str(cell.value))
    cell.value = cell.value.replace("Rapat bulanan", "Rapat tahunan")


def without(part: str) -> Callable[[bytes], bytes]:
    return rewritten(lambda name, content: None if name == part else content)


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
    "zeros": ("empty_file", lambda workbook: bytes(9_000)),
    "a half": ("cut_off", lambda workbook: workbook[: len(workbook) // 2]),
    "all but the end": ("cut_off", lambda workbook: workbook[:-200]),
    "broken texts": ("damaged", with_broken_texts),
    "text in columns": ("not_a_workbook", lambda workbook: b"nama,tanggal\nSari,2026-01-12\n"),
    "a web page": ("not_a_workbook", lambda workbook: b"<html><table><tr><td>Sari</td></tr></table></html>"),
    "a PDF": ("not_a_workbook", lambda workbook: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "a photograph": ("not_a_workbook", lambda workbook: b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    "an old workbook": ("not_a_workbook", lambda workbook: OLE + "Workbook\0".encode("utf-16-le") + bytes(500)),
    "an encrypted workbook": ("encrypted", lambda workbook: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500)),
    "a zip with a passphrase": ("encrypted", with_passphrase),
    "an archive": ("not_a_workbook", lambda workbook: _zipped(("foto.jpg", b"\xff\xd8\xff"))),
    "a document of Word": ("not_a_workbook", rewritten(lambda name, content: content, ("word/document.xml", b"<x/>"))),
    "a bomb": ("bomb", rewritten(lambda name, content: content, ("xl/media/image1.png", bytes(9_000_000)))),
    "5,000 parts": ("too_many_parts", rewritten(lambda name, content: content, *[(f"x{n}", b"") for n in range(5_000)])),
    "a list of parts without end": ("too_many_parts", of_endless_list),
    "a part that climbs out": ("bad_part_name", rewritten(lambda name, content: content, ("../../.bashrc", b"x"))),
    "an entity": ("forbidden_xml", rewritten(with_entity)),
    "a workbook without its sheets": ("missing_part", without("xl/workbook.xml")),
    "a workbook of somebody else": ("not_ours", lambda workbook: _plain_workbook()),
    "no history": ("no_log", saved_again(lambda book: book.remove(book["_log"]))),
    "another history": ("digest", saved_again(with_another_history)),
    "another digest": ("digest", says_of_itself("digest", "0" * 64)),
    "too few changes": ("log_incomplete", says_of_itself("changes", "99")),
    "no reasonable word of itself": ("bad_meta", says_of_itself("scope", "{")),
    "a newer format": ("newer_format", says_of_itself("format_version", "2")),
    "an edit in Excel": ("edited", saved_again(with_another_title)),
}


def _zipped(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as pack:
        for name, content in members:
            pack.writestr(name, content)
    return stream.getvalue()


def _plain_workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Nama", "Umur"])
    book.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_area_list(tmp_path_factory.mktemp("areas"))


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


def refused(laptop: Laptop, *words: object, status: int, naming: str, code: str = "") -> list[str]:
    """Have a command refused in both languages, plainly, and give the sentences."""
    said = []
    for language in ("id", "en"):
        told = replace(laptop, options=("--lang", language))(*words)
        assert told.status == status, told
        said.append(_plain(told, naming))
    assert said[0] != said[1]
    if code:
        assert f'"code": "{code}"' in _all(laptop(*words, "--json"))
    return said


def _plain(told: Told, naming: str) -> str:
    """Hold what was said to be plain: it names the thing, and says in a second sentence what to do; no trace of the program."""
    said = told.err.strip()
    assert naming in _all(told)
    assert "Traceback" not in said
    assert not re.search(r"\b\w+(Error|Exception)\b|sqlite|errno|\.py\b", said, re.IGNORECASE), said
    assert len(ENDING.findall(said.splitlines()[0])) >= 2, said
    return said


def _all(told: Told) -> str:
    return told.out + told.err


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_bad_workbook_is_refused_whole(name: str, sent: bytes, budi: Laptop, tmp_path: Path) -> None:
    code, spoil = WORKBOOKS[name]
    (tmp_path / "kiriman.xlsx").write_bytes(spoil(sent))
    before = budi.digest()
    refused(budi, "merge", tmp_path / "kiriman.xlsx", status=4, naming="kiriman.xlsx", code=code)
    assert budi("merge", "--dry-run", tmp_path / "kiriman.xlsx").status == 4
    assert (budi.digest(), budi.json("merges")) == (before, [])
