"""What is said of a workbook's parts that nobody reads: a sheet, a column, cells."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, Message

MOST_SHOWN = 5


def unknown_sheet(sheet: str) -> Message:
    """Say that a sheet was not read."""
    return N_("The sheet “{sheet}” is not known and was left out.", sheet=sheet)


def unknown_column(column: str, sheet: str) -> Message:
    """Say that a column was not read."""
    return N_("The column “{column}” on the sheet “{sheet}” is not known and was left out.", column=column, sheet=sheet)


def unheaded(sheet: str, cells: Sequence[str]) -> Message:
    """Say that something stands in columns without a heading."""
    text = N_("What stands in columns without a heading on the sheet “{sheet}” was left out ({cells}).")
    return text.filled(sheet=sheet, cells=some(cells))


def elsewhere(sheet: str, cells: Sequence[str]) -> Message:
    """Say that something stands on a sheet where nothing is read."""
    return N_("What was written on the sheet “{sheet}” was left out ({cells}).", sheet=sheet, cells=some(cells))


def some(said: Sequence[str], between: str = ", ") -> str:
    """Name the first of some cells, or of what is said of them."""
    return between.join([*said[:MOST_SHOWN], *(["…"] if len(said) > MOST_SHOWN else [])])
