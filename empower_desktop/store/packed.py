"""Ids of many records, each in the sixteen bytes that it is: taken apart and counted much quicker than as texts."""

from __future__ import annotations

import struct
from collections.abc import Iterable

BYTES = 16
_EACH = struct.Struct(f"{BYTES}s")


def packed(records: Iterable[str]) -> bytes:
    """Give ids one after the other in a form in which each takes sixteen bytes."""
    return packed_text("".join(records))


def packed_text(records: str) -> bytes:
    """Give ids that stand in one text, with or without blanks between, as `packed` does."""
    return bytes.fromhex(records.replace("-", ""))


def each_in(records: bytes) -> list[bytes]:
    """Give the ids that `packed` made small, each by itself and still small."""
    # One format for all: Python would keep the compiled format of each length, some megabytes for a workbook of many records.
    return [record for (record,) in _EACH.iter_unpack(records)]


def ids_in(records: bytes) -> list[str]:
    """Give the ids that `packed` made small."""
    digits = records.hex()
    whole = [digits[at : at + 32] for at in range(0, len(digits), 32)]
    return [f"{one[:8]}-{one[8:12]}-{one[12:16]}-{one[16:20]}-{one[20:]}" for one in whole]
