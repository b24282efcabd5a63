"""Workbooks behind a passphrase, as Excel saves them, and what can be wrong with such a file."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import olefile
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.ecma376_agile import ECMA376Agile

PASSPHRASE = "Rembuk-desa 12 äß"
CONTENT, EXPLANATION = "EncryptedPackage", "EncryptionInfo"
VERSION = 8


def locked(workbook: bytes, passphrase: str = PASSPHRASE, *, checked: bool = True) -> bytes:
    """Give a workbook as Excel saves it with a passphrase; unchecked, anything else in its place."""
    if not checked:
        whole: bytes = ECMA376Agile.encrypt(passphrase, io.BytesIO(workbook))
        return whole
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(passphrase, stream)
    return stream.getvalue()


def repacked(file: bytes, change: Callable[[bytes], bytes], name: str = CONTENT) -> bytes:
    """Give a locked file in which one of its streams is another of the same length."""
    stream = io.BytesIO(file)
    with olefile.OleFileIO(stream, write_mode=True) as ole:
        held = ole.openstream(name).read()
        changed = change(held)
        assert len(changed) == len(held)
        ole.write_stream(name, changed)
        return stream.getvalue()


def explained(file: bytes, before: bytes, after: bytes) -> bytes:
    """Give a locked file that says something else of its lock; it may become shorter but not longer than it was."""

    def change(held: bytes) -> bytes:
        assert before in held
        return _as_long(held.replace(before, after, 1), held)

    return repacked(file, change, EXPLANATION)


def explained_anew(file: bytes, xml: bytes) -> bytes:
    """Give a locked file that says nothing but this of its lock."""
    return repacked(file, lambda held: _as_long(held[:VERSION] + xml, held), EXPLANATION)


def noise(held: bytes) -> bytes:
    """Give chance bytes after the stated length."""
    return held[:8] + random.Random(7).randbytes(len(held) - 8)


def _as_long(text: bytes, held: bytes) -> bytes:
    """Take out or put in what XML does not mind, so that the length is kept."""
    short = len(held) - len(text)
    if short < 0:
        spare = text.rstrip(b" \r\n")
        assert len(spare) <= len(held), "no room"
        return spare.ljust(len(held))
    return text + b" " * short
