"""What a table cell shows, and the strokes that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from empower_desktop.ui.kit.paint import (
    paint_check_box,
    paint_chip,
    paint_dots,
    paint_icon,
    paint_squares,
    paint_text,
    paint_tick,
    paint_two_lines,
)
from empower_desktop.ui.theme import Theme

Kind = Literal["text", "strong", "muted", "number", "word", "tick", "check", "chip", "dots", "squares", "arrow", "lines"]
NOTHING = "–"
PAD = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: how it is drawn, its text, and what colours it.

    Lines are a text in as many as two lines; every other kind has one.
    `value` is yes, no or None for a tick, taken, not or (None) in part for a check, how many are full for dots and squares.
    `role` is a colour of the palette, for a chip its kind. A cell with a problem is `bad`; `tip` is its tooltip, the whole
    text when it is empty.
    """

    text: str = ""
    kind: Kind = "text"
    value: bool | int | None = None
    of: int = 4
    role: str = ""
    icon: str = ""
    tip: str = ""
    bad: bool = False

    def spoken(self) -> str:
        """Give the words of the cell for a screen reader."""
        if self.text or self.kind not in ("dots", "squares"):
            return self.text
        return f"{self.value}/{self.of}"


Painting = Callable[[QPainter, Theme, QRect, Cell, bool, Qt.AlignmentFlag], None]


def paint_cell(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    """Draw a cell inside its rectangle, without ground or ring; an empty one shows a dash."""
    inside = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
    _PAINTINGS[cell.kind](painter, theme, inside, cell, chosen, align)


def _text(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    role = cell.role or ("ink" if cell.kind in ("strong", "number") else "muted")
    weight = 600 if cell.bad or (cell.role and cell.kind == "number") else 500 if cell.kind in ("strong", "word") else 400
    if not cell.text:
        role, weight = "faint", 400
    if cell.icon:
        paint_icon(painter, theme, cell.icon, cell.role or "muted", QRect(rect.x(), rect.y(), theme.px(15), rect.height()), 15)
        rect = rect.adjusted(theme.px(22), 0, 0, 0)
    color = theme.color("danger" if cell.bad else "ink" if cell.kind == "strong" and cell.icon else role)
    for part, text in _one_or_two(rect, theme, cell.text or NOTHING):
        paint_text(painter, part, text, theme.font(13, weight), color, align)


def _one_or_two(rect: QRect, theme: Theme, text: str) -> list[tuple[QRect, str]]:
    """Give a text with its place, and of one in two lines both, close to each other."""
    first, _, second = text.partition("\n")
    if not second:
        return [(rect, text)]
    line = theme.px(17)
    upper = QRect(rect.x(), rect.center().y() - line, rect.width(), line)
    return [(upper, first), (upper.translated(0, line), second)]


def _word(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    color = theme.color("danger" if cell.bad else cell.role or "muted")
    for part, text in _one_or_two(rect, theme, cell.text or NOTHING):
        paint_text(painter, part, text, theme.font(12, 600 if cell.role else 400), color, align)


def _lines(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    color = theme.color(cell.role or "muted" if cell.text else "faint")
    paint_two_lines(painter, rect, cell.text or NOTHING, theme.font(13, 500 if cell.role else 400), color)


def _tick(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    if cell.value is None and cell.text:
        _word(painter, theme, rect, cell, chosen, Qt.AlignmentFlag.AlignHCenter)
    else:
        paint_tick(painter, theme, rect, None if cell.value is None else bool(cell.value), chosen)


def _check(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    paint_check_box(painter, theme, rect, None if cell.value is None else bool(cell.value))


def _chip(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    if cell.text:
        paint_chip(painter, theme, rect, cell.role or "neutral", cell.text, cell.icon)
    else:
        _text(painter, theme, rect, cell, chosen, align)


def _dots(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    if cell.value is None:
        _text(painter, theme, rect, cell, chosen, Qt.AlignmentFlag.AlignHCenter)
    else:
        paint_dots(painter, theme, rect, int(cell.value), cell.of)


def _squares(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    paint_squares(painter, theme, rect, int(cell.value or 0), cell.of)


def _arrow(painter: QPainter, theme: Theme, rect: QRect, cell: Cell, chosen: bool, align: Qt.AlignmentFlag) -> None:
    paint_icon(painter, theme, cell.icon or "arrow-right", cell.role or "accent", rect)


_PAINTINGS: Mapping[str, Painting] = MappingProxyType(
    {
        "text": _text,
        "strong": _text,
        "muted": _text,
        "number": _text,
        "word": _word,
        "tick": _tick,
        "check": _check,
        "chip": _chip,
        "dots": _dots,
        "squares": _squares,
        "arrow": _arrow,
        "lines": _lines,
    }
)
