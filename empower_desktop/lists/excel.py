"""An .xlsx list as plain cells, with what a list says without words: merged, hidden and struck-out cells, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.lists.grid import Block, Cell, Kind, Sheet, column_of
from empower_desktop.workbook import cells as excel
from empower_desktop.workbook.package import Package, SheetPart
from empower_desktop.workbook.sheetdata import Cell as RawCell
from empower_desktop.workbook.styles import FALSE

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
MOST_MERGED = 20_000
_MOST_DAYS, _SECONDS = 10_000, 86_400


@dataclass
class _Marks:
    """What the part of a sheet says beside its cells."""

    merged: list[Block]
    hidden_rows: set[int]
    hidden_columns: set[int]
    formula_texts: set[tuple[int, int]]
    """Cells in which a formula gives a text: an empty one says nothing, while a formula that was never calculated may say anything."""


def excel_sheets(package: Package, most: int) -> list[Sheet]:
    """Give the sheets of an opened workbook; one with more filled cells than `most` is refused."""
    sheets, left = [], most
    for part in package.sheets:
        cells = _cells(package, part, left)
        left -= len(cells)
        for where, comment in _comments(package, part):
            if where in cells:
                cells[where] = replace(cells[where], comment=comment)
        marks = _marks(package, part)
        for where in marks.formula_texts & {where for where, cell in cells.items() if cell.kind == "formula"}:
            del cells[where]
        sheets.append(
            Sheet(
                part.name,
                cells,
                part.state != "visible",
                tuple(marks.merged),
                frozenset(marks.hidden_rows),
                frozenset(marks.hidden_columns),
            )
        )
    return sheets


def _cells(package: Package, part: SheetPart, most: int) -> dict[tuple[int, int], Cell]:
    found: dict[tuple[int, int], Cell] = {}
    for row, raw in package.rows(part):
        for each in raw:
            cell = _cell(package, row, each)
            if cell is not None:
                found[row, each.column] = cell
        if len(found) > most:
            message = N_("{file} holds more than {limit} filled cells. Split it into several lists.", file=package.place.file, limit=most)
            raise Problem(message, "too_big", package.place)
    return found


def _cell(package: Package, row: int, raw: RawCell) -> Cell | None:
    struck = package.is_struck(raw.style)
    if not raw.text.strip():
        return Cell(row, raw.column, "formula", "") if raw.formula else None
    if raw.kind == "number":
        return _number(package, row, raw, struck)
    if raw.kind == "date":
        day, _, moment = raw.text.partition("T")
        return Cell(row, raw.column, *(written_day(day, raw.text) if day else ("time", moment[:5])), struck)
    return Cell(row, raw.column, raw.kind, raw.text.strip(), struck)


def _number(package: Package, row: int, raw: RawCell, struck: bool) -> Cell:
    try:
        number = Decimal(raw.text)
    except InvalidOperation:
        return Cell(row, raw.column, "error", raw.text, struck)
    if package.is_lasting(raw.style) and 0 <= number < _MOST_DAYS:
        return Cell(row, raw.column, *lasting(number * _SECONDS), struck)
    if package.is_date(raw.style):
        days = number + (excel.DAYS_1904 if package.date1904 else 0)
        if 0 <= days < 1:
            return Cell(row, raw.column, *lasting(days * _SECONDS), struck)
        if 1 <= days <= excel.LAST_SERIAL:
            return Cell(row, raw.column, "date", day_of(int(days)).isoformat(), struck)
    return Cell(row, raw.column, *figure_of(number, package.is_percentage(raw.style)), struck)


def figure_of(number: Decimal, is_percent: bool) -> tuple[Kind, str]:
    """Give what a cell with a number holds; one that is shown as a percentage is one, `40%`, as somebody types it."""
    if not is_percent:
        return "number", digits(number)
    hundredfold = number.scaleb(2)
    return "text", f"{digits(round(hundredfold, 2) if hundredfold.adjusted() < 15 else hundredfold)}%"


def lasting(seconds: Decimal) -> tuple[Kind, str]:
    """Give what a cell with a time holds: a time of the day, or as a text how long something lasts, from a day on."""
    minutes = round(seconds) // 60
    return "time" if minutes < excel.MINUTES else "text", f"{minutes // 60:02}:{minutes % 60:02}"


def day_of(serial: int) -> date:
    """Give the day that Excel counts so."""
    return excel.EPOCH + timedelta(days=serial if serial >= 61 else serial + 1)


def written_day(day: str, shown: str) -> tuple[Kind, str]:
    """Give what a cell with a written day holds; one that no calendar has is a text."""
    try:
        return "date", date.fromisoformat(day).isoformat()
    except ValueError:
        return "text", shown


def digits(number: Decimal) -> str:
    """Give a number's digits with a point, as many as Excel is exact to, without an exponent."""
    if number.adjusted() < 15:
        number = Decimal(f"{number:.15g}")
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _marks(package: Package, part: SheetPart) -> _Marks:
    marks = _Marks([], set(), set(), set())
    for element in package.elements(part.path):
        hidden = element.attributes.get("hidden", "0").lower() not in FALSE
        if element.path == "worksheet/cols/col" and (hidden or element.attributes.get("width") == "0"):
            marks.hidden_columns.update(_span(element.attributes.get("min", ""), element.attributes.get("max", "")))
        elif element.path == "worksheet/sheetData/row" and hidden and element.attributes.get("r", "").isdecimal():
            marks.hidden_rows.add(int(element.attributes["r"]))
        elif element.path == "worksheet/mergeCells/mergeCell" and len(marks.merged) < MOST_MERGED:
            marks.merged.extend(_block(element.attributes.get("ref", "")))
        elif element.path == "worksheet/sheetData/row/c" and element.attributes.get("t") == "str":
            marks.formula_texts.update((block.top, block.left) for block in _block(element.attributes.get("r", "")))
    return marks


def _span(first: str, last: str) -> range:
    if not (first.isdecimal() and last.isdecimal() and len(first) < 6 and len(last) < 6):
        return range(0)
    # The last columns of all may be hidden at once: that is no column of a list.
    return range(int(first), min(int(last), 1_000) + 1)


def _block(ref: str) -> Iterator[Block]:
    first, _, last = ref.partition(":")
    top, bottom = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if top and bottom:
        yield Block(int(top[2]), column_of(top[1]), int(bottom[2]), column_of(bottom[1]))


def _comments(package: Package, part: SheetPart) -> Iterator[tuple[tuple[int, int], str]]:
    for name, text in package.comments(part):
        if place := _CELL.fullmatch(name):
            yield (int(place[2]), column_of(place[1])), text[:500]
