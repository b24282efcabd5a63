"""A chart in the window: its parts are walked with the arrow keys, read out in words, and opened by Enter or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from empower_desktop.reports.charts import Chart
from empower_desktop.ui.charts.brush import marks_between, paint_marks
from empower_desktop.ui.charts.look import screen_look
from empower_desktop.ui.charts.painter import laid_out
from empower_desktop.ui.charts.sheet import Sheet, Spot
from empower_desktop.ui.kit.buttons import ENTERS
from empower_desktop.ui.kit.paint import smooth
from empower_desktop.ui.kit.texts import announce
from empower_desktop.ui.theme import Theme

_STEPS = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Up): -1}
EDGE = 3
"""Room around the chart for the ring of its parts."""


class ChartView(QWidget):
    """A chart as high as it needs to be in its width.

    `picked` tells line and column of the number whose part was opened, `walked`
    where the part is that the arrow keys came to.
    """

    picked = Signal(int, int)
    walked = Signal(QRect)

    def __init__(self, theme: Theme, chart: Chart, name: str) -> None:
        """Show a chart; the name is what a screen reader calls it."""
        super().__init__()
        self._theme, self._look = theme, screen_look(theme)
        self._chart = chart
        self._sheet = Sheet(self._look, 0)
        self._at, self._ringed, self._has_width = -1, False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_chart(chart, name)

    def show_chart(self, chart: Chart, name: str) -> None:
        """Show another chart; the first one is laid out once it has its width, as a chart of many rows takes long."""
        self._chart, self._at = chart, -1
        self.setAccessibleName(name)
        if self._has_width:
            self._lay_out()

    def spots(self) -> list[Spot]:
        """Give the parts that can be opened, in reading order, with where they are."""
        edge = self._edge()
        return [Spot(spot.rect.translated(edge, edge), spot.part) for spot in self._sheet.spots]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out anew for its width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() or not self._has_width:
            self._has_width = True
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and a ring around the part at hand."""
        painter = QPainter(self)
        painter.translate(self._edge(), self._edge())
        top, bottom = event.rect().top() - self._edge(), event.rect().bottom() + self._edge()
        paint_marks(painter, marks_between(self._sheet.marks, top, bottom), self._look)
        if self.hasFocus() and self._ringed and 0 <= self._at < len(self._sheet.spots):
            rect = self._sheet.spots[self._at].rect.adjusted(-2, -2, 2, 2)
            with smooth(painter):
                painter.setPen(QPen(self._theme.color("focus"), 2))
                painter.drawRoundedRect(rect, self._theme.px(4), self._theme.px(4))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first part when the keyboard comes."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._step(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the ring away."""
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the parts, and open the one at hand."""
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._at = 0 if event.key() == Qt.Key.Key_Home else len(self._sheet.spots) - 1
            self._step(0)
        elif event.key() in ENTERS or event.key() == Qt.Key.Key_Space:
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the part that was pressed."""
        self._at = self._under(event.position())
        self._pick(self._at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a part can be opened."""
        over = self._under(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say in words what is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._sheet.spots[at].part.said if at >= 0 else "", self)
            return True
        return super().event(event)

    def _edge(self) -> int:
        return self._theme.px(EDGE)

    def _lay_out(self) -> None:
        self._sheet = laid_out(self._chart, self.width() - 2 * self._edge(), self._look)
        height = round(self._sheet.height) + 2 * self._edge()
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.setAccessibleDescription(". ".join(spot.part.said for spot in self._sheet.spots if spot.part.said))
        self.update()

    def _under(self, where: QPointF) -> int:
        """Give the smallest part at a place; -1 when there is none."""
        inside = where - QPointF(self._edge(), self._edge())
        found = [at for at, spot in enumerate(self._sheet.spots) if spot.rect.contains(inside)]
        return min(found, key=lambda at: _size(self._sheet.spots[at].rect), default=-1)

    def _step(self, by: int) -> None:
        spots = self._sheet.spots
        if spots:
            self._at = min(max(self._at + by, 0), len(spots) - 1)
            self._ringed = True
            announce(self, spots[self._at].part.said)
            self.walked.emit(spots[self._at].rect.translated(self._edge(), self._edge()).toAlignedRect())
            self.update()

    def _pick(self, at: int) -> None:
        if 0 <= at < len(self._sheet.spots):
            part = self._sheet.spots[at].part
            self.picked.emit(part.line, part.column)


def _size(rect: QRectF) -> float:
    return rect.width() * rect.height()
