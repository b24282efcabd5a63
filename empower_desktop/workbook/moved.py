"""Columns that were sorted alone: their cells moved against the ids of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from empower_desktop.workbook.contents import Edit

FEWEST_MOVED = 2
"""So many cells of a column must have changed places before it is called sorted alone."""

MOST_EDITED = 1 / 4
"""Of a column that was sorted beside another one, so much at most may have been typed anew as well."""


def with_moved(edits: Sequence[Edit], rows: int) -> list[Edit]:
    """Give the edits of a sheet, marked where most of its `rows` known ones differ in a column only by a change of places.

    Where one column was sorted without the ids, others that only changed places were too, though few of their rows differ,
    and though some of their cells were edited as well.
    """
    by_field: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.title and edit.sort != "unclear":
            by_field.setdefault(edit.field, []).append(edit)
    typed = {code: _typed_anew(found) for code, found in by_field.items()}
    alone = [found for code, found in by_field.items() if not typed[code] and len(found) >= FEWEST_MOVED and len(found) * 2 > rows]
    if not alone:
        return list(edits)
    # Where no value is there twice, the cells surely moved: a few values look sorted by chance.
    share = MOST_EDITED if any(len({one.after for one in found}) == len(found) for found in alone) else 0
    places = {code for code, found in by_field.items() if typed[code] <= len(found) * share}
    return [replace(edit, sort="moved") if edit.title and edit.field in places and edit.sort != "unclear" else edit for edit in edits]


def _typed_anew(found: Sequence[Edit]) -> int:
    """Give how many cells of a column hold what none of them held before."""
    return (Counter(one.after for one in found) - Counter(one.before for one in found)).total()
