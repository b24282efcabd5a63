"""Rows counted by a column of numbers: whether a list goes on below what may end it, with its next number or with 1."""

from __future__ import annotations

import re

from empower_desktop.lists.grid import Sheet

ANSWERED = re.compile(r"\s*[^\W\d_]{4}")
"""Below a gap in a numbered table such a word where the numbers stand is of another one: `Selesai | 3`."""
DOTS = re.compile(r"[(\[]?\s*[.…_]{4,}.*")
"""A line to write on, `(.........)`."""
FARTHEST = 12
"""No further below empty rows a table goes on, be its rows counted on, nor below what heads it."""


def counts_on(sheet: Sheet, last: int, row: int, name: int, number: int) -> bool:
    """Say whether somebody whose number is the next after the `last` row's stands below empty rows, or below words that may end a table."""
    filled = (at for at in range(row + 1, row + FARTHEST) if len(sheet.by_row.get(at, ())) > 1)
    below = next(filled, 0) if number and last else 0
    before, following = (sheet.text(at, number).strip(". ") for at in (last, below)) if below else ("", "")
    counted = before.isdecimal() and following.isdecimal() and int(following) == int(before) + 1
    return counted and bool(sheet.text(below, name))


def counts_anew(sheet: Sheet, row: int, name: int, number: int, right: int) -> bool:
    """Say whether rows counted from 1, with more than a name, stand right below a word: `Panitia`, and below it `1 | Susi | P | ttd`."""
    further = [cell for cell in sheet.by_row.get(row + 1, ()) if name < cell.column <= right]
    is_first = bool(number) and sheet.text(row + 1, number).strip(". )") == "1" and bool(sheet.text(row + 1, name))
    return is_first and bool(further) and not any(DOTS.fullmatch(cell.text) for cell in further)
