"""What every input can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from empower_desktop.records import fields as kinds
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.theme import Theme


class Input(QWidget):
    """What every input can do; `edited` comes with every key, `left` when the value is meant."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        """Serve one field."""
        super().__init__()
        self.field, self.desk, self.theme = field, desk, theme
        self.held: QWidget = self
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def typed(self) -> object:
        """Give what stands in the input, for `Field.read`."""
        raise AssertionError("each input gives what was typed in it")

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        raise AssertionError("each input shows a value")

    def bring_back(self, typed: object) -> None:
        """Show again what was being typed when the app ended."""
        self.show_plain(tuple(typed) if isinstance(typed, list) else typed if isinstance(typed, bool | str) else None)

    def go_on(self) -> None:
        """Put the cursor behind what stands there, to go on where typing was broken off."""
        if isinstance(self.held, QLineEdit):
            self.held.end(False)

    def _meant(self) -> None:
        """Tell that a value was chosen: it was edited and is meant at once."""
        self.edited.emit()
        self.left.emit()

    def _hold(self, widget: QWidget, width: int = 0) -> None:
        self.held = widget
        self._lines.addWidget(widget)
        self.setFocusProxy(widget)
        if width:
            widget.setMaximumWidth(self.theme.px(width))

    def setAccessibleName(self, name: str) -> None:
        """Name the widget that takes the keyboard."""
        super().setAccessibleName(name)
        if proxy := self.focusProxy():
            proxy.setAccessibleName(name)
