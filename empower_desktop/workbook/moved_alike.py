"""Columns whose cells moved together: from the same rows to the same ones."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.workbook.contents import Edit


def moved_alike(columns: Sequence[Sequence[Edit]]) -> list[list[Edit]]:
    """Give the edits of these moved columns, those together of which each cell can have come from the row of the others' cells."""
    found: list[list[Edit]] = []
    for column in columns:
        alike = next((some for some in found if some[0].sheet == column[0].sheet and _came_alike(some, column)), None)
        if alike is None:
            found.append([*column])
        else:
            alike += column
    return found


def _came_alike(some: Sequence[Edit], others: Sequence[Edit]) -> bool:
    """Say whether two columns were altered in the same rows, and each row got the cells of both from one row, or lost them both."""
    one, other = ({edit.row: edit for edit in column} for column in (some, others))
    if one.keys() != other.keys():
        return False

    def came_from(row: int, source: int) -> bool:
        return all(column[row].after == column[source].before for column in (one, other))

    return all(any(came_from(row, source) for source in one) or one[row].after is other[row].after is None for row in one)
