"""Ids of many records, each in the sixteen bytes that it is: a merge of thousands of files names hundreds of thousands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload
from uuid import UUID

from empower_desktop.history.change import is_id
from empower_desktop.store.packed import BYTES


@dataclass(frozen=True)
class ManyRecords(Sequence[str]):
    """The ids of records, in their order; one that was named twice is there twice, as to tell would take the memory that is saved."""

    packed: bytes | bytearray = b""

    def __len__(self) -> int:
        return len(self.packed) // BYTES

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...

    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        start = range(len(self))[at] * BYTES
        return str(UUID(bytes=bytes(self.packed[start : start + BYTES])))

    def __contains__(self, record: object) -> bool:
        if not isinstance(record, str) or not is_id(record):
            return False
        wanted = UUID(record).bytes
        at = self.packed.find(wanted)
        while at % BYTES and at > 0:
            at = self.packed.find(wanted, at + 1)
        return at >= 0
