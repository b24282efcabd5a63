"""Around a field: its label above, a problem or warning below; sections that fold to one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.paint import paint_ring
from empower_desktop.ui.kit.texts import Elided, announce, column, icon_label, label, restyle, row
from empower_desktop.ui.theme import Theme

_NARROW = 300


class Field(QWidget):
    """A widget with its label above it and, when there is one, its problem and the cure below it."""

    cured = Signal(str)

    def __init__(self, theme: Theme, text: str, inner: QWidget, *, required: str = "", hint: str = "") -> None:
        """Put a label over a widget; `required` says what it is required for, and shows the red star."""
        super().__init__()
        self._theme, self.inner = theme, inner
        self._label = QLabel(text.replace("&", "&&"))
        self._label.setProperty("role", "label")
        self._label.setBuddy(inner)
        inner.setAccessibleName(text)
        inner.setAccessibleDescription(required)
        head = row(theme, self._label, space=4)
        if required:
            star = label("*", "danger")
            star.setToolTip(required)
            head.addWidget(star)
        head.addStretch(1)
        self._below = row(theme, space=5)
        line = row(theme, space=5)
        self._icon, self._said = icon_label(theme, "circle-alert", "danger", 13), label("", "danger", wrap=True)
        self._cure: Button | None = None
        self._cure_key = ""
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._said, 1)
        self._below.addLayout(line, 1)
        self._hint = label(hint, "small", wrap=True)
        whole = column(theme, space=4)
        whole.addLayout(head)
        grows = bool(inner.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        if inner.minimumWidth() == inner.maximumWidth():
            whole.addWidget(inner, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            whole.addWidget(inner, 1 if grows else 0)
        whole.addWidget(self._hint)
        whole.addLayout(self._below)
        whole.addStretch(0)
        self.setLayout(whole)
        self._hint.setVisible(bool(hint))
        self.clear()

    def show_problem(self, text: str, cure: Action | None = None) -> None:
        """Say what is wrong in danger colours, with the button that mends it."""
        self._show("bad", "danger", "circle-alert", text, cure)

    def show_warning(self, text: str, cure: Action | None = None) -> None:
        """Say what looks odd in warn colours, with the button that settles it."""
        self._show("warned", "warn", "triangle-alert", text, cure)

    def clear(self) -> None:
        """Take problem and warning away."""
        self._said.clear()
        for mark in ("bad", "warned"):
            restyle(self.inner, mark, "0")
        self._drop_cure()
        for part in (self._icon, self._said):
            part.hide()

    def problem(self) -> str:
        """Give what is said below the field."""
        return self._said.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cure beside the sentence where there is room, and below it in a narrow field."""
        narrow = self.width() < self._theme.px(_NARROW)
        self._below.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)

    def _show(self, mark: str, role: str, icon: str, text: str, cure: Action | None) -> None:
        self.clear()
        restyle(self.inner, mark, "1")
        self._said.setText(text)
        restyle(self._said, "role", role)
        self._icon.setPixmap(self._theme.pixmap(icon, role, 13))
        for part in (self._icon, self._said):
            part.show()
        if cure is not None:
            self._cure = Button(self._theme, cure.text, "ghost", cure.icon, cure.hint)
            self._cure.clicked.connect(lambda: self.cured.emit(cure.key))
            self._below.addWidget(self._cure, 0, Qt.AlignmentFlag.AlignLeft)
        announce(self, text)

    def _drop_cure(self) -> None:
        if self._cure is not None:
            self._below.removeWidget(self._cure)
            self._cure.hide()
            self._cure.deleteLater()
            self._cure = None


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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
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
        line = row(theme, label(title, "section"), self._summary, space=12, margins=(16, 0, 14, 0))
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

    def set_open(self, is_open: bool) -> None:
        """Open or fold the section."""
        changed = self._content.isHidden() == is_open
        self._content.setVisible(is_open)
        self._summary.setVisible(not is_open)
        self._arrow.setPixmap(self._theme.pixmap("chevron-up" if is_open else "chevron-down", "muted", 16))
        if changed:
            self.folded.emit(not is_open)

    def is_open(self) -> bool:
        """Tell whether the section is open."""
        return not self._content.isHidden()
