"""The toast that offers to undo, and the frame that invites to drop files."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFont, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.paint import paint_icon, smooth
from empower_desktop.ui.kit.texts import Elided, announce, icon_label, label, row
from empower_desktop.ui.theme import Theme

STAYS, LOOKS_AGAIN = 6000, 200
GAP, EDGE = 4, 6


class Toast(QFrame):
    """A sentence near the bottom, in the middle, above the buttons there, with a way back; it stays longer while pointed at."""

    undone = Signal()

    def __init__(self, theme: Theme, over: QWidget, undo: str, keys: str) -> None:
        """Start hidden over a widget; `undo` is the word of the link, `keys` what one may press instead."""
        super().__init__(over)
        self.setObjectName("toast")
        self._theme, self._over = theme, over
        self._text = Elided("", "toast")
        self._link = Button(theme, undo, "toast")
        self._link.clicked.connect(self._undo)
        self._keys = label(keys, "toastkey")
        tick = icon_label(theme, "check", "toast_link", 16)
        self.setLayout(row(theme, tick, self._text, self._link, self._keys, space=8, margins=(14, 0, 16, 0)))
        self.setFixedHeight(theme.px(40))
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        self._watch = QTimer(self)  # what stands below it may come only after it, as the next that is asked
        self._watch.setInterval(LOOKS_AGAIN)
        self._watch.timeout.connect(self._rise)
        over.installEventFilter(self)
        self.hide()

    def show_toast(self, text: str, *, undo: bool = True) -> None:
        """Say what was done for six seconds."""
        self._text.set_text(text)
        self._link.setVisible(undo)
        self._keys.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        self._clock.start(STAYS)
        self._watch.start()
        announce(self, text)

    def text(self) -> str:
        """Give what it says."""
        return self._text.whole_text()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more at what stands below it."""
        self._watch.stop()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while pointed at."""
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again from the start."""
        self._clock.start(STAYS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle while the window changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _undo(self) -> None:
        self.hide()
        self.undone.emit()

    def _place(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = min(layout.sizeHint().width(), self._over.width() - self._theme.px(48))
        self.resize(width, self.height())
        self.move((self._over.width() - width) // 2, self._over.height() - self.height() - self._theme.px(60))
        self._rise()

    def _rise(self) -> None:
        """Go up to where it hides nothing; not from under the pointer of who is about to press it."""
        while not self.underMouse() and (hidden := self._hides()) is not None and hidden.top() > self._over.height() // 2:
            self.move(self.x(), hidden.top() - self.height() - self._theme.px(GAP + EDGE))

    def _hides(self) -> QRect | None:
        """Give what it would hide that somebody may want to press or read before it goes: a button, or the foot of the page."""
        pressed = [each for each in self._over.findChildren(QAbstractButton) if not self.isAncestorOf(each)]
        shown = [each for each in (*pressed, *self._over.findChildren(QWidget, "foot")) if each.isVisible()]
        edge = self._theme.px(EDGE)  # where no more than that is covered, it can be read and pressed
        places = (QRect(each.mapTo(self._over, QPoint(0, 0)), each.size()).adjusted(0, edge, 0, -edge) for each in shown)
        return next((place for place in places if place.intersects(self.geometry())), None)


class DropOverlay(QWidget):
    """A dashed frame over the whole window while files are held above it."""

    def __init__(self, theme: Theme, over: QWidget, text: str) -> None:
        """Start hidden over a widget; the text says what happens on letting go."""
        super().__init__(over)
        self._theme, self._over, self._text = theme, over, text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        over.installEventFilter(self)
        self.hide()

    def show_over(self) -> None:
        """Cover the widget."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the widget when its size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw veil, frame, icon and text."""
        theme = self._theme
        painter = QPainter(self)
        veil = theme.color("window")
        veil.setAlphaF(0.9)
        painter.fillRect(self.rect(), veil)
        gap = theme.px(12)
        with smooth(painter):
            painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(gap, gap, -gap, -gap), theme.px(8), theme.px(8))
        middle = self.rect().center().y()
        icon = self.rect()
        icon.setBottom(middle)
        icon.setTop(middle - theme.px(56))
        paint_icon(painter, theme, "file-spreadsheet", "accent", icon, 34)
        words = self.rect()
        words.setTop(middle)
        font: QFont = theme.font(20, 600)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter.value), self._text)
