"""A chart on paper: painted by the hand that paints it in the window, in black and three greys."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from empower_desktop.reports.charts import Chart
from empower_desktop.ui.charts.look import Look, grey_look
from empower_desktop.ui.charts.painter import height_of, paint
from empower_desktop.ui.paper_type import FAMILIES, RESOLUTION, Type


def chart_height(chart: Chart, type_: Type, width: float) -> float:
    """Give how high a chart stands in a width."""
    return height_of(chart, width, _look(type_))


def paint_chart(painter: QPainter, area: QRectF, chart: Chart, type_: Type) -> None:
    """Paint a chart."""
    paint(painter, area, chart, _look(type_))


def _look(type_: Type) -> Look:
    return grey_look(RESOLUTION / 96 * type_.scale, (FAMILIES["sans"],))
