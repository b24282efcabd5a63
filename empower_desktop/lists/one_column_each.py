"""Of several columns that hold the same, the one that is taken: what is now before what was, and else the first."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from empower_desktop.lists.understood import Column
from empower_desktop.records.words import plain

_BEFORE = re.compile(r"\b(?:lama|sebelumnya|terdahulu|dulu)\W*$", re.IGNORECASE)

_CALLED = re.compile(r"\b(?:panggilan|alias|nama kecil)\b", re.IGNORECASE)


def once(columns: list[Column], several: Set[str], often: Set[str]) -> list[Column]:
    """Let one column of a field keep it; fields that stand there `often`, as days do, and `several` columns stay.

    A home may stand in a column for each part of it, `Dusun | RT | RW`.
    """
    taken: set[str] = set()
    kept = []
    for column in _as_called(_as_it_is_now(columns, often)):
        parts = {f"{column.field} {part}" for part in parts_of_home(column.heading)} if column.field == "hamlet" else {column.field}
        if not taken.isdisjoint(parts - often) and column.letters not in several:
            column = replace(column, field="", certainty="none")
        else:
            taken |= parts
        kept.append(column)
    return kept


def parts_of_home(heading: str) -> tuple[str, ...]:
    """Give which parts of a home a column holds, in the order in which they are written: a place, "", or `rt`, `rw`, or both."""
    words = plain(heading.rpartition(" – ")[2]).split()
    return tuple(part for part in ("rt", "rw") if part in words) or ("",)


def _as_it_is_now(columns: list[Column], often: Set[str]) -> list[Column]:
    """Leave what was before where another column says what is now: `Jabatan lama` beside `Jabatan baru`."""
    now = {column.field for column in columns if not _BEFORE.search(column.heading)} - often
    was = [column for column in columns if column.field in now and _BEFORE.search(column.heading)]
    return [replace(column, field="", certainty="none") if column in was else column for column in columns]


def _as_called(columns: list[Column]) -> list[Column]:
    """Take what people are called, `Nama Panggilan`, for that and not for their name, where another column gives it."""
    called = [column for column in columns if _CALLED.search(column.heading) and column.field in ("name", "")]
    others = any(column.field == "name" and column not in called for column in columns)
    return [replace(column, field="nickname", certainty="word") if others and column in called else column for column in columns]
