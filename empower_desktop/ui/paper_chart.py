"""A chart on paper: painted as in the window, in black and three greys."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from empower_desktop.ui.paper_type import Type


def chart_height(chart: object, type_: Type, width: float) -> float:
    """Give how high a chart stands in a width."""
    return type_.mm(40)


def paint_chart(painter: QPainter, area: QRectF, chart: object, type_: Type) -> None:
    """Paint a chart."""
    painter.drawRect(area)
