"""A table on paper: rows that are never split, under a head that comes again on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from empower_desktop.reports.papers.paper import Row, Table, Words
from empower_desktop.ui.paper_pager import Piece, glued
from empower_desktop.ui.paper_text import LaidText, Look
from empower_desktop.ui.paper_type import HEAD, INK, Type, mm, pt

SMALL = 8
"""A table of so few rows is not split."""
LEAST_BEFORE, LEAST_AFTER = 2, 3
ASIDE = mm(1.4)


@dataclass(frozen=True)
class _Cell:
    left: float
    width: float
    text: LaidText


def table_pieces(table: Table, type_: Type, width: float) -> list[Piece]:
    """Lay a table out: its head, and a piece for each row; a few rows stay together, of many no page takes one alone.

    A row over the whole width heads those that follow, and stays with the first of them.
    """
    widths = _widths(table, width)
    heads = [column.head for column in table.columns]
    head = _row(heads, widths, ["center"] * len(widths), type_, bold=True, filled=True)
    aligns = [column.align for column in table.columns]
    rows = [replace(_body(row, widths, aligns, type_), head=head, glued=1 < len(widths) == row.spread) for row in table.rows]
    first = replace(head, gap=type_.pt(6), glued=True)
    if len(rows) <= SMALL:
        return glued([first, *rows])
    before, after = rows[:LEAST_BEFORE], rows[-LEAST_AFTER:]
    return [*glued([first, *before]), *rows[LEAST_BEFORE:-LEAST_AFTER], *glued(after)]


def _widths(table: Table, width: float) -> list[float]:
    whole = sum(column.share for column in table.columns) or 1
    return [width * column.share / whole for column in table.columns]


def _body(row: Row, widths: Sequence[float], aligns: Sequence[str], type_: Type) -> Piece:
    spread = [sum(widths[: row.spread]), *widths[row.spread :]]
    return _row(row.cells, spread, ["left", *aligns[row.spread :]] if row.spread > 1 else aligns, type_, bold=row.bold)


def _row(cells: Sequence[Words], widths: Sequence[float], aligns: Sequence[str], type_: Type, *, bold: bool, filled: bool = False) -> Piece:
    placed, left = [], 0.0
    for said, width, align in zip(cells, widths, aligns, strict=True):
        look = Look("sans", 8.5 if filled else 9, align, 1.2, bold=bold)
        placed.append(_Cell(left, width, LaidText(said, type_, look, width - 2 * ASIDE)))
        left += width
    height = max(cell.text.height for cell in placed) + type_.mm(2.6)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(INK, pt(0.5)))
        for cell in placed:
            box = QRectF(x + cell.left, y, cell.width, height)
            painter.setBrush(HEAD if filled else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(INK, pt(0.5)))
            painter.drawRect(box)
            cell.text.paint(painter, box.x() + ASIDE, y + (height - cell.text.height) / 2)

    return Piece(height, paint)
