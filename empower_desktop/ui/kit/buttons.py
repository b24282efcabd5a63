"""Buttons in the kinds of the style sheet, with a focus ring for those who use the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from empower_desktop.ui.kit.paint import by_keyboard, paint_ring
from empower_desktop.ui.kit.texts import restyle
from empower_desktop.ui.theme import Theme

_ICON_ROLES = {"primary": "on_accent", "ghost": "accent", "danger": "danger", "toast": "toast_link", "icon": "muted", "filter": "muted"}
GAP = 4
ARROWS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
ENTERS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
ONE_OF_SEVERAL = ("seg", "tab")
PRESSED_FAST = (*ONE_OF_SEVERAL, "filter", "icon", "ghost")
"""By these one steps and looks around; the others decide something."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a button or a menu line offers; an empty text means a button without a word."""

    key: str
    text: str
    icon: str = ""
    kind: str = "default"
    hint: str = ""
    enabled: bool = True


class Button(QPushButton):
    """A button of a kind: default, primary, ghost, icon, danger, toast, tab, seg or filter."""

    def __init__(self, theme: Theme, text: str, kind: str = "default", icon: str = "", hint: str = "") -> None:
        """Show a word as it stands, with an icon in the colour of the kind; the hint is tooltip and name of a wordless one."""
        super().__init__()
        self._theme, self._kind, self._icon_name, self._ringed = theme, kind, icon, False
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_text(text)
        self.set_icon(icon)
        if hint:
            self.setToolTip(hint)
            self.setAccessibleName(text or hint)

    def set_text(self, text: str) -> None:
        """Show another word; `&` is shown, not taken for a shortcut."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def break_lines(self, widest: int) -> None:
        """Break words that are wider than that into lines."""
        self.ensurePolished()
        letters, lines = self.fontMetrics(), [""]
        for word in self.text().split(" "):
            longer = f"{lines[-1]} {word}".strip()
            lines[-1:] = [longer] if not lines[-1] or letters.horizontalAdvance(longer) <= widest else [lines[-1], word]
        self.setText("\n".join(lines))
        restyle(self, "lines", "many" if len(lines) > 1 else "one")

    def shorten(self, widest: int) -> None:
        """End words that are wider than that in …; the tooltip says them whole."""
        self.ensurePolished()
        whole = self.text()
        self.setText(self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, widest))
        self.setToolTip("" if self.text() == whole else whole.replace("&&", "&"))

    def set_icon(self, name: str, role: str = "") -> None:
        """Show another icon, in the colour of the kind unless another is named."""
        self._icon_name = name
        if name:
            gap = GAP if self.text() else 0
            self.setIcon(self._theme.icon(name, role or _ICON_ROLES.get(self._kind, "ink"), gap=gap))
            self.setIconSize(self._theme.icon_size() + QSize(self._theme.px(gap), 0))

    def set_on(self, on: bool) -> None:
        """Show the button as the chosen one of its kind."""
        restyle(self, "on", "1" if on else "0")
        if self._icon_name:
            self.set_icon(self._icon_name, "accent" if on else "")

    def is_on(self) -> bool:
        """Tell whether this is the chosen one."""
        return bool(self.property("on") == "1")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ringed = by_keyboard(event, self._ringed)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go ahead on Enter too where there is one way ahead; leave the arrows to the row in which one of several is chosen."""
        if event.key() in ENTERS and event.modifiers() in PLAIN and self._kind == "primary":
            if not event.isAutoRepeat():
                self.click()
        elif event.key() in ARROWS and self._kind in ONE_OF_SEVERAL:
            event.ignore()  # Qt would only move the focus
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Decide once on a double click: after its first press something else may be asked in the same place."""
        if self._kind in PRESSED_FAST:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the ring inside its own edge."""
        super().paintEvent(event)
        if self.hasFocus() and self._ringed:
            primary = self._kind == "primary"
            radius = {"filter": 14, "tab": 4}.get(self._kind, 6)
            color = "on_accent" if primary else "toast_link" if self._kind == "toast" else "focus"
            looks_chosen = self._kind == "seg" and not self.is_on()  # with the ring at its edge it would
            paint_ring(QPainter(self), self._theme, self.rect(), color, radius, 2 if primary else 3 if looks_chosen else 0)


def icon_button(theme: Theme, icon: str, hint: str) -> Button:
    """Make a button without a word: its hint is shown when pointed at and read out."""
    return Button(theme, "", "icon", icon, hint)


def action_button(theme: Theme, action: Action, do: Callable[[str], None]) -> Button:
    """Make the button of an action; a press calls `do` with its key."""
    button = Button(theme, action.text, action.kind, action.icon, action.hint)
    button.setEnabled(action.enabled)
    button.clicked.connect(lambda: do(action.key))
    return button


def action_menu(theme: Theme, parent: QWidget, actions: Iterable[Action | None], do: Callable[[str], None]) -> QMenu:
    """Make a menu of actions, None being a line between them; a choice calls `do` with its key."""
    menu = QMenu(parent)
    for action in actions:
        if action is None:
            menu.addSeparator()
            continue
        line = menu.addAction(action.text.replace("&", "&&"))
        if action.icon:
            line.setIcon(theme.icon(action.icon, "danger" if action.kind == "danger" else "muted"))
        line.setToolTip(action.hint)
        line.setEnabled(action.enabled)
        line.triggered.connect(lambda _checked=False, key=action.key: do(key))
    return menu
