"""A radar in a widget of its own, as wide as there is room, in letters of any size."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from empower_desktop.reports.charts import Radar
from empower_desktop.ui.charts.look import screen_look
from empower_desktop.ui.charts.painter import height_of, paint
from empower_desktop.ui.theme import Theme


class RadarView(QWidget):
    """Paints a radar; what it shows stands as words beside it, for those who do not see it."""

    def __init__(self, theme: Theme, size: float = 13) -> None:
        """Start empty; `size` is that of its letters at 96 dpi."""
        super().__init__()
        look = screen_look(theme)
        self._look = replace(look, unit=look.unit * size / 13)
        self._radar: Radar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_radar(self, radar: Radar) -> None:
        """Show another radar."""
        self._radar = radar
        said = [axis.now.said for axis in radar.axes if axis.now.said]
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the radar in a width."""
        return min(round(height_of(self._radar, width, self._look)), self.maximumHeight()) if self._radar else 0

    def sizeHint(self) -> QSize:
        """Ask for the room of a radar with its names."""
        width = round(self._look.px(330))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less than can be read."""
        width = round(self._look.px(220))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the middle by height, as wide as still fits."""
        if self._radar is None:
            return
        width = float(self.width())
        while width > self._look.px(160) and height_of(self._radar, width, self._look) > self.height():
            width -= self._look.px(10)
        top = max((self.height() - height_of(self._radar, width, self._look)) / 2, 0)
        paint(QPainter(self), QRectF((self.width() - width) / 2, top, width, self.height()), self._radar, self._look)
