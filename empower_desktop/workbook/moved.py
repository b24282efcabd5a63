"""Columns that were sorted alone: their cells moved against the ids of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.workbook.contents import Edit

FEWEST_MOVED = 2
"""So many cells of a column must have changed places before it is called sorted alone."""


def with_moved(edits: Sequence[Edit], rows: int) -> list[Edit]:
    """Give the edits of a sheet, marked where most of its `rows` known ones differ in a column only by a change of places.

    Where one column was sorted without the ids, others that only changed places were too, though few of their rows differ.
    """
    by_field: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.title and edit.sort != "unclear":
            by_field.setdefault(edit.field, []).append(edit)
    places = {
        code: found for code, found in by_field.items() if Counter(one.before for one in found) == Counter(one.after for one in found)
    }
    if not any(len(found) >= FEWEST_MOVED and len(found) * 2 > rows for found in places.values()):
        return list(edits)
    return [replace(edit, sort="moved") if edit.title and edit.field in places and edit.sort != "unclear" else edit for edit in edits]
