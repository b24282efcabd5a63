"""Labels and small things that carry text: plain, elided, with an icon, a chip, an initials disc."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.ui.kit.paint import CHIP_HEIGHT, chip_width, paint_chip, paint_frame, paint_icon, paint_round, paint_text
from empower_desktop.ui.theme import Theme

Look = Literal["soft", "filled", "outlined"]


def label(text: str, role: str = "body", *, wrap: bool = False, rich: bool = False) -> QLabel:
    """Make a label in one of the roles of the style sheet; only a rich one reads tags."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


def hair() -> QFrame:
    """Make a hairline."""
    line = QFrame()
    line.setObjectName("hair")
    return line


def icon_label(theme: Theme, name: str, role: str = "muted", size: int = 16) -> QLabel:
    """Make a label that shows an icon, passed over by screen readers' focus."""
    made = QLabel()
    made.setPixmap(theme.pixmap(name, role, size))
    made.setFixedSize(theme.icon_size(size))
    return made


def row(theme: Theme, *widgets: QWidget, space: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Make a horizontal layout with scaled space and margins."""
    made = QHBoxLayout()
    made.setSpacing(theme.px(space))
    made.setContentsMargins(*(theme.px(margin) for margin in margins))
    for widget in widgets:
        made.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return made


def column(theme: Theme, *widgets: QWidget, space: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Make a vertical layout with scaled space and margins."""
    made = QVBoxLayout()
    made.setSpacing(theme.px(space))
    made.setContentsMargins(*(theme.px(margin) for margin in margins))
    for widget in widgets:
        made.addWidget(widget)
    return made


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout, its widgets and its inner layouts."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        if (inner := item.layout()) is not None:
            empty_layout(inner)
            inner.deleteLater()


def keep_place(widget: QWidget, *, while_hidden: bool = True) -> None:
    """Let a widget that is hidden keep its place, so that its neighbours stay where they are, or not."""
    stays = widget.sizePolicy()
    stays.setRetainSizeWhenHidden(while_hidden)
    widget.setSizePolicy(stays)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and dress the widget again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a text now, without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Elided(QLabel):
    """A line that ends in … when there is no room, with its whole text in the tooltip."""

    def __init__(self, text: str = "", role: str = "body", *, ends: bool = False) -> None:
        """Show a text in one of the roles of the style sheet; with `ends` beginning and end are kept, as of a file's name."""
        super().__init__()
        self._mode = Qt.TextElideMode.ElideMiddle if ends else Qt.TextElideMode.ElideRight
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def whole_text(self) -> str:
        """Give the text before it was shortened."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole text."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a few letters."""
        return QSize(min(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 6), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._mode, max(self.width(), 1))
        if self.text() != shown:
            self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)


class Chip(QWidget):
    """A pill with an icon and a word: neutral, accent, ok, warn, danger or info."""

    def __init__(self, theme: Theme, kind: str, text: str, icon: str = "") -> None:
        """Show a word in the colours of its kind."""
        super().__init__()
        self._theme, self._kind, self._text, self._icon = theme, kind, text, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_chip(kind, text, icon)

    def set_chip(self, kind: str, text: str, icon: str = "") -> None:
        """Show another word."""
        self._kind, self._text, self._icon = kind, text, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Give the word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Ask for the room of the word."""
        return QSize(chip_width(self._theme, self._text, self._icon), self._theme.px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        paint_chip(QPainter(self), self._theme, self.rect(), self._kind, self._text, self._icon)


class Disc(QWidget):
    """A soft round ground with initials, a number or an icon on it."""

    def __init__(self, theme: Theme, side: int, text: str = "", icon: str = "", *, icon_size: int = 16, look: Look = "soft") -> None:
        """Draw initials, a number or an icon on a disc of this side."""
        super().__init__()
        self._theme, self._icon_size = theme, icon_size
        self.setFixedSize(theme.px(side), theme.px(side))
        self.set_disc(text, icon, look)

    def set_disc(self, text: str = "", icon: str = "", look: Look = "soft") -> None:
        """Show something else, on soft, filled or outlined ground."""
        self._text, self._icon, self._look = text, icon, look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc and what stands on it."""
        painter = QPainter(self)
        if self._look == "outlined":
            paint_frame(painter, QRectF(self.rect()), self._theme.color("line_strong"), self.width() / 2)
        else:
            ground = "accent" if self._look == "filled" else "accent_soft"
            paint_round(painter, QRectF(self.rect()), self._theme.color(ground), self.width() / 2)
        ink = {"soft": "accent", "filled": "on_accent", "outlined": "muted"}[self._look]
        if self._icon:
            paint_icon(painter, self._theme, self._icon, ink, self.rect(), self._icon_size)
        else:
            font = self._theme.font(12, 600)
            paint_text(painter, self.rect(), self._text, font, self._theme.color(ink), Qt.AlignmentFlag.AlignHCenter)


class Tile(QWidget):
    """The square ground of a big icon: the mark of the program, or a big action."""

    def __init__(self, theme: Theme, side: int, icon: str, *, icon_size: int = 20, filled: bool = False) -> None:
        """Draw an icon on a square; a filled one has the accent as its ground."""
        super().__init__()
        self._theme, self._icon, self._icon_size, self._filled = theme, icon, icon_size, filled
        self.setFixedSize(theme.px(side), theme.px(side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square and its icon."""
        painter = QPainter(self)
        paint_round(painter, QRectF(self.rect()), self._theme.color("accent" if self._filled else "accent_soft"), self._theme.px(6))
        paint_icon(painter, self._theme, self._icon, "on_accent" if self._filled else "accent", self.rect(), self._icon_size)
