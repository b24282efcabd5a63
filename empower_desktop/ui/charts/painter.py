"""Painting a chart: one module for window, PDF and PNG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from empower_desktop.reports.charts import (
    Bars,
    Boxes,
    Chart,
    Charts,
    Columns,
    Dots,
    Dumbbell,
    Funnel,
    Lines,
    MonthStrip,
    Network,
    Radar,
    Sentence,
    Single,
    Steps,
    Tiles,
    TwoSided,
)
from empower_desktop.ui.charts.bars import lay_bars, lay_funnel, lay_sides
from empower_desktop.ui.charts.brush import paint_marks
from empower_desktop.ui.charts.levels import lay_dots, lay_dumbbell, lay_radar
from empower_desktop.ui.charts.look import Look
from empower_desktop.ui.charts.over_time import lay_columns, lay_lines, lay_steps
from empower_desktop.ui.charts.sheet import Sheet
from empower_desktop.ui.charts.squares import lay_boxes, lay_network, lay_strip, lay_tiles


def paint(painter: QPainter, area: QRectF, chart: Chart, look: Look) -> None:
    """Paint a chart from the top left corner of an area, as wide as that is; how high it gets, `height_of` says before."""
    painter.save()
    painter.translate(area.topLeft())
    paint_marks(painter, laid_out(chart, area.width(), look).marks, look)
    painter.restore()


def height_of(chart: Chart, width: float, look: Look) -> float:
    """Give the height that a chart takes in a width, both in painter units."""
    return laid_out(chart, width, look).height


def save_png(chart: Chart, path: Path, look: Look, width: float = 900, title: str = "", note: str = "") -> None:
    """Write a chart as a picture with its title above and a note below, twice as fine as the screen.

    `width` is in pixels at 96 dpi. Raises OSError when the file cannot be written.
    """
    margin, room = look.px(24), look.px(width)
    whole = Sheet(look, room - 2 * margin)
    top = whole.write(0, 0, whole.width, title, "big") + look.px(16) if title else 0.0
    bottom = _lay(whole, chart, top)
    if note:
        bottom += look.px(16)
        bottom += whole.write(0, bottom, whole.width, note, "small", "muted")
    image = QImage(QSize(round(room), round(bottom + 2 * margin)) * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    painter.translate(margin, margin)
    paint_marks(painter, whole.marks, look)
    painter.end()
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]  # Qt takes the format as text
        raise OSError(f"{path.name} cannot be written")


def laid_out(chart: Chart, width: float, look: Look) -> Sheet:
    """Lay a chart out: its marks, its height, and the spots that can be pointed at."""
    sheet = Sheet(look, max(width, look.px(120)))
    sheet.height = _lay(sheet, chart, 0.0)
    return sheet


def _lay(sheet: Sheet, chart: Chart, top: float) -> float:
    if not isinstance(chart, Charts):
        return _lay_single(sheet, chart, top)
    for named in chart.charts:
        top += sheet.write(0, top, sheet.width, named.name, "strong") + sheet.px(6)
        top = _lay_single(sheet, named.chart, top) + sheet.px(20)
    return top - sheet.px(20) if chart.charts else top


def _lay_single(sheet: Sheet, chart: Single, top: float) -> float:
    match chart:
        case Bars():
            return lay_bars(sheet, chart, top)
        case Funnel():
            return lay_funnel(sheet, chart, top)
        case TwoSided():
            return lay_sides(sheet, chart, top)
        case Columns():
            return lay_columns(sheet, chart, top)
        case Steps():
            return lay_steps(sheet, chart, top)
        case Lines():
            return lay_lines(sheet, chart, top)
        case Dumbbell():
            return lay_dumbbell(sheet, chart, top)
        case Dots():
            return lay_dots(sheet, chart, top)
        case Radar():
            return lay_radar(sheet, chart, top)
        case Tiles():
            return lay_tiles(sheet, chart, top)
        case MonthStrip():
            return lay_strip(sheet, chart, top)
        case Boxes():
            return lay_boxes(sheet, chart, top)
        case Network():
            return lay_network(sheet, chart, top)
        case Sentence():
            return top + sheet.write(0, top, sheet.width, chart.text, "body", "muted")
