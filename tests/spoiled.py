"""Workbooks of ours that were spoiled, by accident or on purpose: each maker takes a good one and gives a bad one."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

Spoil = Callable[[bytes], bytes]
Part = bytes | None

STRINGS, WORKBOOK, LINKS = "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ENTRY, END = b"PK\x01\x02", b"PK\x05\x06"


def rewritten(parts: Callable[[str, bytes], Part], *more: tuple[str, bytes]) -> Spoil:
    """Give a workbook whose parts are as a function makes them; None leaves one out."""

    def rewrite(workbook: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
            for info in old.infolist():
                content = parts(info.filename, old.read(info))
                if content is not None:
                    new.writestr(info.filename, content)
            for name, content in more:
                new.writestr(name, content)
        return stream.getvalue()

    return rewrite


def with_parts(*more: tuple[str, bytes]) -> Spoil:
    """Give a workbook that carries further parts."""
    return rewritten(lambda _, content: content, *more)


def without(part: str) -> Spoil:
    """Give a workbook that has lost a part."""
    return rewritten(lambda name, content: None if name == part else content)


def replaced(part: str, old: bytes, new: bytes, count: int = 1) -> Spoil:
    """Give a workbook in one part of which some bytes are others; they must be there."""

    def replace(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        assert old in content, (part, old)
        return content.replace(old, new, count)

    return rewritten(replace)


def saved_again(act: Callable[[openpyxl.Workbook], None]) -> Spoil:
    """Give a workbook that somebody opened, changed and saved."""

    def save(workbook: bytes) -> bytes:
        book, stream = openpyxl.load_workbook(io.BytesIO(workbook)), io.BytesIO()
        act(book)
        book.save(stream)
        return stream.getvalue()

    return save


def says_of_itself(key: str, value: str) -> Spoil:
    """Give a workbook whose `_meta` says something else."""

    def change(book: openpyxl.Workbook) -> None:
        row = next(row for row in book["_meta"].iter_rows() if row[0].value == key)
        row[1].value = value

    return saved_again(change)


def logs(column: str, value: Any, row: int = 2) -> Spoil:
    """Give a workbook in whose history one cell holds something else."""

    def change(book: openpyxl.Workbook) -> None:
        names = [cell.value for cell in book["_log"][1]]
        book["_log"].cell(row, names.index(column) + 1).value = value

    return saved_again(change)


def sheet_path(workbook: bytes, name: str) -> str:
    """Give the part that holds a sheet."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as pack:
        paths = sorted(one for one in pack.namelist() if one.startswith("xl/worksheets/sheet"))
        names = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True).sheetnames
        by_number = sorted(paths, key=lambda path: int("".join(filter(str.isdigit, path))))
    return by_number[names.index(name)]


def on_sheet(name: str, change: Callable[[bytes], bytes]) -> Spoil:
    """Give a workbook in which the part of one sheet is as a function makes it."""

    def spoil(workbook: bytes) -> bytes:
        path = sheet_path(workbook, name)
        return rewritten(lambda part, content: change(content) if part == path else content)(workbook)

    return spoil


def within_rows(name: str, more: bytes) -> Spoil:
    """Give a workbook with more at the end of a sheet's rows."""
    return on_sheet(name, lambda content: content.replace(b"</sheetData>", more + b"</sheetData>", 1))


def with_declaration(part: str, declared: bytes) -> Spoil:
    """Give a workbook in which a part declares a document type."""

    def declare(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        start = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return content[:start] + declared + content[start:]

    return rewritten(declare)


def packed(at: Callable[[bytearray], int], form: str, value: int) -> Spoil:
    """Give a workbook with one number of its zip overwritten."""

    def overwrite(workbook: bytes) -> bytes:
        data = bytearray(workbook)
        struct.pack_into(form, data, at(data), value)
        return bytes(data)

    return overwrite


def entry_of(part: str, offset: int) -> Callable[[bytearray], int]:
    """Find a number in the entry that lists a part."""
    return lambda data: data.rfind(part.encode()) - 46 + offset


def zeroed(part: str, start: int, length: int) -> Spoil:
    """Give a workbook in which some of the packed bytes of a part are zeros."""

    def zero(workbook: bytes) -> bytes:
        data = bytearray(workbook)
        with zipfile.ZipFile(io.BytesIO(workbook)) as pack:
            at = pack.getinfo(part).header_offset + 30 + len(part) + start
        data[at : at + length] = bytes(length)
        return bytes(data)

    return zero


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Give an archive of these members, by itself not packed any smaller."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as pack:
        for name, content in members.items():
            pack.writestr(name, content)
    return stream.getvalue()


def plain_workbook() -> bytes:
    """Give a workbook that somebody made in Excel."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(["Nama", "Umur"])
    book.save(stream)
    return stream.getvalue()
