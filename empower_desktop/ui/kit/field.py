"""Around a field: its label above, a problem or warning below; sections that fold to one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.paint import paint_ring
from empower_desktop.ui.kit.texts import Elided, announce, column, empty_layout, icon_label, label, restyle, row
from empower_desktop.ui.theme import Theme

_SENTENCE = 220
"""The width in which a sentence reads well beside what settles it."""


class Field(QWidget):
    """A widget with its label above it and, when there is one, its problem and the cures below it."""

    cured = Signal(str)

    def __init__(
        self, theme: Theme, text: str, inner: QWidget, *, required: str = "", hint: str = "", marked: QWidget | None = None
    ) -> None:
        """Put a label over a widget; `required` says what it is required for, `marked` is what wears the border of a problem."""
        super().__init__()
        self._theme, self.inner = theme, inner
        self._marked = marked or inner
        self._said: _Said | None = None
        self._required = required
        named = QLabel(text.replace("&", "&&"))
        named.setProperty("role", "label")
        named.setBuddy(inner)
        inner.setAccessibleName(text)
        inner.setAccessibleDescription(required)
        self._lines = column(theme, space=4)
        self._lines.addLayout(self._head(named, required))
        grows = bool(inner.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        if inner.minimumWidth() == inner.maximumWidth():
            self._lines.addWidget(inner, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._lines.addWidget(inner, 1 if grows else 0)
        if hint:
            self._lines.addWidget(label(hint, "small", wrap=True))
        self._lines.addStretch(0)
        self.setLayout(self._lines)

    def show_problem(self, text: str, *cures: Action) -> None:
        """Say what is wrong in danger colours, with the buttons that mend it."""
        self._show("bad", "danger", "circle-alert", text, cures)

    def show_warning(self, text: str, *cures: Action) -> None:
        """Say what looks odd in warn colours, with the buttons that settle it."""
        self._show("warned", "warn", "triangle-alert", text, cures)

    def show_hint(self, text: str) -> None:
        """Say below the field, in small letters, what is meant."""
        self._lines.insertWidget(2, label(text, "small", wrap=True))

    def clear(self) -> None:
        """Take problem and warning away."""
        if self._said is not None:
            for mark in ("bad", "warned"):
                restyle(self._marked, mark, "0")
            self._said.say("danger", "circle-alert", "", ())
            self.inner.setAccessibleDescription(self._required)

    def problem(self) -> str:
        """Give what is said below the field."""
        return self._said.text() if self._said is not None else ""

    def _head(self, named: QLabel, required: str) -> QHBoxLayout:
        head = row(self._theme, named, space=4)
        if required:
            star = label("*", "danger")
            star.setToolTip(required)
            head.addWidget(star)
        head.addStretch(1)
        return head

    def _show(self, mark: str, role: str, icon: str, text: str, cures: Sequence[Action]) -> None:
        self.clear()
        restyle(self._marked, mark, "1")
        if self._said is None:  # most fields never have anything to say
            self._said = _Said(self._theme)
            self._said.cured.connect(self.cured)
            self._lines.insertWidget(self._lines.count() - 1, self._said)
        self._said.say(role, icon, text, cures)
        # Read out when the keyboard comes to the field, too.
        self.inner.setAccessibleDescription(" ".join(filter(None, (self._required, text))))
        announce(self, text)


class _Said(QWidget):
    """What is said below a field: icon, sentence, and the buttons that settle it."""

    cured = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._text = icon_label(theme, "circle-alert", "danger", 13), label("", "danger", wrap=True)
        self._cures = row(theme, space=2)
        self._whole = row(theme, space=5)
        line = row(theme, space=5)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self._whole.addLayout(line, 1)
        self._whole.addLayout(self._cures)
        self.setLayout(self._whole)
        self.hide()

    def say(self, role: str, icon: str, text: str, cures: Sequence[Action]) -> None:
        """Say a sentence in a colour; an empty one says nothing."""
        self._text.setText(text)
        restyle(self._text, "role", role)
        self._icon.setPixmap(self._theme.pixmap(icon, role, 13))
        empty_layout(self._cures)
        for cure in cures:
            button = Button(self._theme, cure.text, "ghost", cure.icon, cure.hint)
            button.clicked.connect(lambda _checked=False, key=cure.key: self.cured.emit(key))
            self._cures.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._give_room()
        self.setVisible(bool(text))

    def text(self) -> str:
        """Give the sentence."""
        return self._text.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        self._give_room()
        super().resizeEvent(event)

    def _give_room(self) -> None:
        """Put the cures beside the sentence where both have room, else below it."""
        narrow = self.width() - self._cures.sizeHint().width() < self._theme.px(_SENTENCE)
        self._whole.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class _FoldHead(QWidget):
    """The line that opens and folds a section, by mouse, Enter or Space."""

    pressed = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setMinimumHeight(theme.px(44))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finishes = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)  # Ctrl+Enter is for the whole form
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not finishes:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            paint_ring(QPainter(self), self._theme, self.rect(), radius=8)


class Fold(Card):
    """A section that folds to one line saying what is in it."""

    folded = Signal(bool)

    def __init__(self, theme: Theme, title: str, *, is_open: bool = False) -> None:
        """Show a section, folded unless told otherwise."""
        super().__init__(theme)
        self._title = title
        self._content = QWidget()
        self._head = _FoldHead(theme, title)
        self._head.pressed.connect(lambda: self.set_open(not self.is_open()))
        self._summary = Elided("", "muted")
        self._arrow = icon_label(theme, "chevron-down", "muted", 16)
        self._sign = icon_label(theme, "triangle-alert", "warn", 14)
        self._sign.hide()
        line = row(theme, label(title, "section"), self._sign, self._summary, space=12, margins=(16, 0, 14, 0))
        line.addStretch(1)
        line.addWidget(self._arrow)
        self._head.setLayout(line)
        self.content: QVBoxLayout = column(theme, space=12, margins=(16, 4, 16, 16))
        self._content.setLayout(self.content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._head)
        self.body.addWidget(self._content)
        self._content.setVisible(is_open)
        self.set_open(is_open)

    def set_summary(self, text: str) -> None:
        """Say what is in the section, for when it is folded."""
        self._summary.set_text(text)
        self._head.setAccessibleDescription(text)

    def set_sign(self, role: str) -> None:
        """Show that something inside is wrong ("danger") or looks odd ("warn"); nothing for ""."""
        if role:
            self._sign.setPixmap(self._theme.pixmap("circle-alert" if role == "danger" else "triangle-alert", role, 14))
        self._sign.setVisible(bool(role))

    def set_open(self, is_open: bool) -> None:
        """Open or fold the section, and tell before what is inside is shown."""
        if self._content.isHidden() == is_open:
            self.folded.emit(not is_open)
        self._content.setVisible(is_open)
        self._summary.setVisible(not is_open)
        self._arrow.setPixmap(self._theme.pixmap("chevron-up" if is_open else "chevron-down", "muted", 16))

    def is_open(self) -> bool:
        """Tell whether the section is open."""
        return not self._content.isHidden()
