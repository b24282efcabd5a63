"""The head of minutes: what their cells say of the meeting itself, and not of what was talked about there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from empower_desktop.lists.closing_rows import PLACE_AND_DAY
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.minutes import heads_other, section_of
from empower_desktop.lists.venues import label_of
from empower_desktop.records.words import meaning

_COUNTED = re.compile(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[a-z])\s*[.)]\s")


def of_their_head(cells: Iterable[Cell]) -> list[Cell]:
    """Give the cells of minutes that belong to their head: none that is counted, and below the first heading of a part only labels.

    What somebody said there, `Bu Sarinah : jalan ke posyandu licin`, names no group and no title.
    """
    rows = [list(row) for _, row in groupby(sorted(cells, key=lambda each: (each.row, each.column)), key=lambda each: each.row)]
    said: list[Cell] = []
    is_begun = is_told = False
    for row in rows:
        first = row[0].text
        is_told = is_told or (len(row) == 1 and bool(section_of(first) or (is_begun and heads_other(first, is_counted=False))))
        is_begun = is_begun or bool(meaning("section", first.partition(":")[0]))
        said.extend(_labelled(row) if is_told else row)
    return [cell for cell in said if not _COUNTED.match(cell.text)]


def _labelled(row: Sequence[Cell]) -> Iterator[Cell]:
    """Give the labels of a row and what stands right of them, or the place and the day of who signed."""
    is_label = False
    for cell in row:
        is_label = is_label or bool(label_of(cell.text.partition(":")[0]))
        if is_label or PLACE_AND_DAY.match(cell.text):
            yield cell
