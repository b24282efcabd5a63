"""How cells look: fonts, fills, lines and number formats, each combination one numbered style."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Literal

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension

from empower_desktop.records.fields import Field, Integer

INK, SOFT_INK, WHITE, LINK, ALARM = "1B2B31", "55636A", "FFFFFF", "0B5CAD", "A02020"
DARK, PALE, CREAM, MISSING, RIVAL = "1F4E5F", "DCE6EA", "FBFAF1", "FFE3B3", "F6C6C6"
LINE, FADED = "A6B4BA", "808080"
FONT = "Calibri"
TEXT = "@"
DAY = {"id": "[$-421]dd mmmm yyyy", "en": "[$-409]d mmmm yyyy"}
TIME = "hh:mm"
WHOLE = "#,##0"
YEAR = "0"  # 1955 is no 1,955
FIRST_YEAR = 1900
DECIMAL = "#,##0.##"

Lines = Literal["", "box", "below"]


@dataclass(frozen=True)
class Look:
    """One combination; the defaults are those of a cell of text."""

    format: str = "General"
    size: float = 11
    bold: bool = False
    italic: bool = False
    ink: str = INK
    fill: str = ""
    across: Literal["left", "center", "right", ""] = ""
    down: Literal["top", "center"] = "top"
    wrap: bool = False
    lines: Lines = ""


HAIR = Side(style="hair", color=LINE)


LINES: dict[Lines, Border] = {"": Border(), "below": Border(bottom=HAIR), "box": Border(right=HAIR, bottom=HAIR)}


class Looks:
    """Gives each look its number in a workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheet = workbook.worksheets[0]
        self._known: dict[Look, Cell] = {}
        self._numbers: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """Give the number of a look's style."""
        found = self._numbers.get(look)
        if found is None:
            found = self._numbers[look] = int(self._dressed(look).style_id)
        return found

    def dress_cell(self, cell: Cell | MergedCell, look: Look) -> None:
        """Give a cell its look, five times as fast as telling openpyxl of each font and line again."""
        # openpyxl's own pages copy styles in this way, though its types do not know it.
        cell._style = copy(self._dressed(look)._style)  # type: ignore[union-attr,attr-defined]  # noqa: SLF001

    def _dressed(self, look: Look) -> Cell:
        found = self._known.get(look)
        if found is None:
            found = self._known[look] = Cell(self._sheet, row=1, column=1)
            dress(found, look)
        return found

    def dress_column(self, column: ColumnDimension, look: Look) -> None:
        """Give a column the look that its empty cells have."""
        column._style = copy(self._dressed(look)._style)  # type: ignore[attr-defined]  # noqa: SLF001


def dress(target: Cell | MergedCell, look: Look) -> None:
    """Give a cell its look."""
    target.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.ink)
    if look.fill:
        target.fill = PatternFill("solid", fgColor=look.fill)
    target.border = LINES[look.lines]
    target.alignment = Alignment(horizontal=look.across or None, vertical=look.down, wrap_text=look.wrap or None)
    target.number_format = look.format


def body_look(field: Field, language: str) -> Look:
    """Give the look of a field's cells by the type of the field."""
    field_type = field.type
    if field_type == "date":
        return Look(DAY[language], across="center", lines="box")
    if field_type == "time":
        return Look(TIME, across="center", lines="box")
    if isinstance(field, Integer) and field.least >= FIRST_YEAR:
        return Look(YEAR, across="right", lines="box")
    if field_type in ("integer", "money"):
        return Look(WHOLE, across="right", lines="box")
    if field_type == "number":
        return Look(DECIMAL, across="right", lines="box")
    if field_type == "yes_no":
        return Look(TEXT, across="center", lines="box")
    return Look(TEXT, across="left", wrap=True, lines="box")
