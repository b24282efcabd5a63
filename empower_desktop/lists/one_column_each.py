"""Of several columns that hold the same, the one that is taken: what is now before what was, and else the first."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from empower_desktop.lists.understood import Column

_BEFORE = re.compile(r"\b(?:lama|sebelumnya|terdahulu|dulu)\W*$", re.IGNORECASE)


def once(columns: list[Column], several: Set[str], often: Set[str]) -> list[Column]:
    """Let one column of a field keep it; fields that stand there `often`, as days do, and `several` columns stay."""
    taken: set[str] = set()
    kept = []
    for column in _as_it_is_now(columns, often):
        if column.field in taken - often and column.letters not in several:
            column = replace(column, field="", certainty="none")
        taken.add(column.field)
        kept.append(column)
    return kept


def _as_it_is_now(columns: list[Column], often: Set[str]) -> list[Column]:
    """Leave what was before where another column says what is now: `Jabatan lama` beside `Jabatan baru`."""
    now = {column.field for column in columns if not _BEFORE.search(column.heading)} - often
    was = [column for column in columns if column.field in now and _BEFORE.search(column.heading)]
    return [replace(column, field="", certainty="none") if column in was else column for column in columns]
