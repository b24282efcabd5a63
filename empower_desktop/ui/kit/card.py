"""Paper on the ground: cards, quiet boxes, notes and bars of one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.ui.kit.buttons import Action, Button, action_button, icon_button
from empower_desktop.ui.kit.texts import Elided, announce, column, empty_layout, hair, icon_label, label, restyle, row
from empower_desktop.ui.theme import Theme


def paper(layout: QLayout) -> QWidget:
    """Give white ground to what a layout holds, without a frame."""
    made = QWidget()
    made.setObjectName("paper")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


NARROW = 280


class Card(QFrame):
    """White paper with a hairline around, a title and a body."""

    acted = Signal(str)

    def __init__(self, theme: Theme, title: str = "", count: str = "", actions: Sequence[Action] = (), *, ruled: bool = False) -> None:
        """Show a title with a count and small buttons; a ruled card has a line below them and no padding for its body."""
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._buttons: dict[str, Button] = {}
        whole = column(theme, space=0)
        if title:
            self._count = Elided(count, "muted")
            head = row(theme, label(title, "section"), self._count, space=9, margins=(16, 8 if ruled else 12, 10, 8 if ruled else 4))
            head.addStretch(1)
            for action in actions:
                self._buttons[action.key] = action_button(theme, action, self.acted.emit)
                head.addWidget(self._buttons[action.key])
            whole.addLayout(head)
            if ruled:
                whole.addWidget(hair())
        self.body: QVBoxLayout = column(theme, space=8, margins=(0, 0, 0, 0) if ruled else (16, 4 if title else 12, 16, 12))
        whole.addLayout(self.body)
        self.setLayout(whole)

    def button(self, key: str) -> Button:
        """Give the small button of an action."""
        return self._buttons[key]

    def set_count(self, count: str) -> None:
        """Show another count beside the title that the card has."""
        self._count.set_text(count)


class Note(QFrame):
    """One sentence on soft ground with an icon, and what one can do about it: info, ok, warn or danger."""

    acted = Signal(str)

    def __init__(self, theme: Theme, kind: str, icon: str) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self._text = label("", wrap=True, rich=True)
        self._buttons = row(theme, space=4)
        self.set_kind(kind, icon)
        whole = row(theme, self._icon, space=10, margins=(12, 3, 6, 3))
        self._beside = row(theme, space=4)
        self._beside.addWidget(self._text, 1)
        self._beside.addLayout(self._buttons)
        self._beside.setAlignment(self._buttons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(self._beside, 1)
        self.setLayout(whole)
        self.setMinimumHeight(theme.px(34))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the sentence where both would be squeezed beside each other."""
        super().resizeEvent(event)
        is_narrow = self._buttons.count() and self.width() - self._buttons.sizeHint().width() < self._theme.px(NARROW)
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def set_kind(self, kind: str, icon: str) -> None:
        """Say it in the colours of another kind, with another icon."""
        restyle(self, "bar", f"box-{kind}")
        self._icon.setPixmap(self._theme.pixmap(icon, kind, 16))
        self._icon.setFixedSize(self._theme.icon_size(16))

    def show_text(self, text: str, actions: Sequence[Action] = ()) -> None:
        """Show a sentence, in which <b> marks strong words, and its buttons."""
        self._text.setText(text)
        empty_layout(self._buttons)
        for action in actions:
            self._buttons.addWidget(action_button(self._theme, action, self.acted.emit))
        self.show()


class TroubleBar(QFrame):
    """A sentence over the whole width above the page, until it is solved or closed."""

    acted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, close: str) -> None:
        """Start hidden; `close` is the name of the cross."""
        super().__init__()
        self.setProperty("bar", "warn")
        self._theme = theme
        self._strong, self._text = label("", "medium", wrap=True), Elided("", "muted")
        self._buttons = row(theme)
        cross = icon_button(theme, "x", close)
        cross.clicked.connect(self.close_bar)
        whole = row(theme, icon_label(theme, "triangle-alert", "warn", 16), space=8, margins=(24, 4, 12, 4))
        whole.addWidget(self._strong, 1)  # in lines, or a long one would make the window wider than the screen
        whole.addWidget(self._text)
        whole.addLayout(self._buttons)
        whole.addSpacing(theme.px(6))
        whole.addWidget(cross)
        self.setLayout(whole)
        self.setMinimumHeight(theme.px(42))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_trouble(self, strong: str, text: str, action: Action | None = None) -> None:
        """Say what is wrong in one sentence, with one button that helps."""
        self._strong.setText(strong)
        self._text.set_text(text)
        empty_layout(self._buttons)
        if action is not None:
            self._buttons.addWidget(action_button(self._theme, action, self.acted.emit))
        self.show()
        announce(self, f"{strong} {text}")

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()


class JobBar(QFrame):
    """How far a long job is: what, how many of how many, a bar, the share, the time left, and how to stop it."""

    cancelled = Signal()

    def __init__(self, theme: Theme, cancel: str) -> None:
        """Start hidden; `cancel` is the word of the button that stops the job."""
        super().__init__()
        self.setObjectName("foot")
        self._theme = theme
        self._what, self._pieces = Elided("", "body"), Elided("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(220))
        self._share, self._left = label("", "strong"), label("", "small")
        self._stop = Button(theme, cancel, "ghost", "x")
        self._stop.clicked.connect(self._cancel)
        whole = row(theme, icon_label(theme, "file-spreadsheet", "accent", 16), self._what, self._pieces, space=10, margins=(24, 0, 16, 0))
        whole.addStretch(1)
        for part in (self._bar, self._share, self._left, self._stop):
            whole.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)
        self.setFixedHeight(theme.px(42))
        self.hide()

    def show_progress(self, what: str, pieces: str, done: int, of: int, share: str, left: str) -> None:
        """Show how far the job is; texts are written out, and `of` is 0 while the end is not known."""
        self._what.set_text(what)
        self._pieces.set_text(pieces)
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._bar.setAccessibleName(what)
        self._share.setText(share)
        self._left.setText(left)
        self._stop.setEnabled(True)
        self.show()

    def offer_cancel(self, can_stop: bool) -> None:
        """Offer to stop the job, or not where it is done whole or not at all."""
        self._stop.setVisible(can_stop)

    def finish(self, text: str) -> None:
        """Put the bar away, and tell a screen reader how it ended."""
        self.hide()
        announce(self, text)

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self.cancelled.emit()
