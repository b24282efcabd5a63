"""Workbooks with small faults, made by chance from good ones: in the bytes of the zip, in its parts, in their cells."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

TAG = re.compile(rb"<[^>]{0,200}>")
NUMBER = re.compile(rb"\d+")
ODD_NUMBERS = (b"0", b"-1", b"255", b"65536", b"1048577", b"4294967296", b"9" * 40, b"1e309", b"NaN", b"")
ODD_TEXTS = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"&#0;",
    b"&lol;",
    b"<![CDATA[x]]>",
    b"<!-- x -->",
    b"]]>",
    "\u202e".encode(),
    b"_xD800_",
    b"_x0000_",
    b"x" * 40_000,
    b'<c t="s"><v>999999</v></c>',
    b"</row></sheetData>",
)

Mutation = Callable[[random.Random, bytes], bytes]


def mutated(chance: random.Random, workbook: bytes) -> bytes:
    """Give the workbook with one to four faults."""
    data = workbook
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(MUTATIONS)(chance, data)
    return data


def in_the_zip(chance: random.Random, data: bytes) -> bytes:
    """Spoil bytes wherever they lie."""
    return _spoiled(chance, data) if data else data


def cut(chance: random.Random, data: bytes) -> bytes:
    """Break off, as a transfer does."""
    return data[: chance.randrange(len(data) + 1)]


def in_a_part(chance: random.Random, data: bytes) -> bytes:
    """Spoil the bytes of a part that is packed again, so that its checksum holds."""
    return _with_a_part(chance, data, _spoiled)


def in_a_tag(chance: random.Random, data: bytes) -> bytes:
    """Take away, double or exchange tags of a part."""

    def change(dice: random.Random, content: bytes) -> bytes:
        found = list(TAG.finditer(content))
        if not found:
            return content
        one, other = dice.choice(found), dice.choice(found)
        return content[: one.start()] + dice.choice((b"", other[0], one[0] * 2)) + content[one.end() :]

    return _with_a_part(chance, data, change)


def in_a_number(chance: random.Random, data: bytes) -> bytes:
    """Put an odd number where one stands."""

    def change(dice: random.Random, content: bytes) -> bytes:
        found = list(NUMBER.finditer(content))
        if not found:
            return content
        one = dice.choice(found)
        return content[: one.start()] + dice.choice(ODD_NUMBERS) + content[one.end() :]

    return _with_a_part(chance, data, change)


def in_a_text(chance: random.Random, data: bytes) -> bytes:
    """Put an odd text between two tags."""

    def change(dice: random.Random, content: bytes) -> bytes:
        found = list(TAG.finditer(content))
        at = dice.choice(found).end() if found else 0
        return content[:at] + dice.choice(ODD_TEXTS) + content[at:]

    return _with_a_part(chance, data, change)


def of_parts(chance: random.Random, data: bytes) -> bytes:
    """Lose a part, or let two change places."""

    def change(parts: dict[str, bytes]) -> None:
        one, other = chance.choice(list(parts)), chance.choice(list(parts))
        if chance.random() < 0.5:
            del parts[one]
        else:
            parts[one], parts[other] = parts[other], parts[one]

    return _repacked(data, change)


MUTATIONS: tuple[Mutation, ...] = (in_the_zip, cut, in_a_part, in_a_tag, in_a_number, in_a_text, of_parts)


def _spoiled(chance: random.Random, content: bytes) -> bytes:
    if not content:
        return content
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(data)), chance.randint(1, 16)
        act = chance.randrange(4)
        if act == 0:
            data[at] = chance.randrange(256)
        elif act == 1:
            del data[at : at + length]
            data = data or bytearray(b"x")
        elif act == 2:
            data[at:at] = chance.randbytes(length)
        else:
            data[at : at + length] = data[: len(data[at : at + length])]
    return bytes(data)


def _with_a_part(chance: random.Random, data: bytes, change: Mutation) -> bytes:
    def act(parts: dict[str, bytes]) -> None:
        part = chance.choice(list(parts))
        parts[part] = change(chance, parts[part])

    return _repacked(data, act)


def _repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Give the workbook with changed parts; one that is too broken for that stays as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            comment = old.comment
            parts = {name: old.read(name) for name in old.namelist()}
    except Exception:  # noqa: BLE001  # whatever the faults before it did to the zip
        return data
    if not parts:
        return data
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, content in parts.items():
            new.writestr(name, content)
        new.comment = comment
    return stream.getvalue()
