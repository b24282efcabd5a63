"""A page from top to bottom: head with title and tabs, tool row, foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from empower_desktop.ui.kit.buttons import Action, Button, action_button, action_menu, icon_button
from empower_desktop.ui.kit.tabs import Tabs
from empower_desktop.ui.kit.texts import Chip, Elided, column, empty_layout, icon_label, label, row
from empower_desktop.ui.theme import Theme

_TITLE_ROOM = 180


class PageHead(QWidget):
    """Title, chip, when it was saved, buttons and menu; below them a meta line and the tabs."""

    acted = Signal(str)
    went_back = Signal()

    def __init__(self, theme: Theme, title: str, *, more: str, back: str, tabs: Tabs | None = None) -> None:
        """Show a title; `more` and `back` are the names of the menu and of the arrow before the title."""
        super().__init__()
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.tabs = tabs
        self._back = icon_button(theme, "chevron-left", back)
        self._back.clicked.connect(self.went_back)
        self._title, self._count = Elided(title, "title"), label("", "muted")
        self._chip = Chip(theme, "neutral", "")
        self._saved_icon, self._saved = icon_label(theme, "check", "ok", 14), label("", "small")
        self._buttons: list[tuple[Action, Button]] = []
        self._actions: list[Action] = []
        self._menu_actions: list[Action | None] = []
        self._more = icon_button(theme, "ellipsis", more)
        self._more.clicked.connect(self._open_menu)
        self._action_row = row(theme)
        self._meta_row = QWidget()
        self._meta_row.setLayout(row(theme, space=14, margins=(0, 4, 0, 0)))
        self._meta_row.setFixedHeight(theme.px(20))
        self._meta_texts: list[str] = []
        self._short = False
        self._lay_out()

    def set_title(self, title: str, count: str = "") -> None:
        """Show a title, and in a list how many there are."""
        self._title.set_text(title)
        self._count.setText(count)
        self._count.setVisible(bool(count))

    def set_chip(self, kind: str = "", text: str = "", icon: str = "") -> None:
        """Show the state as a chip beside the title; no kind or no word for it, no chip."""
        if kind and text:
            self._chip.set_chip(kind, text, icon)
        self._chip.setVisible(bool(kind and text))

    def set_saved(self, text: str) -> None:
        """Show when it was saved; empty while there is nothing to say."""
        self._saved.setText(text)
        for part in (self._saved, self._saved_icon):
            part.setVisible(bool(text))

    def set_meta(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show what one wants to know at a glance: icon (or none) and text of each part."""
        line = self._meta_row.layout()
        assert isinstance(line, QHBoxLayout)
        empty_layout(line)
        for icon, text in parts:
            part = row(self._theme, space=5)
            if icon:
                part.addWidget(icon_label(self._theme, icon, "faint", 14))
            part.addWidget(Elided(text, "muted"))
            line.addLayout(part)
        line.addStretch(1)
        self._meta_texts = [text for _, text in parts]
        self._show_meta()

    def add_beside(self, button: QWidget) -> None:
        """Place a small button right after the title and its count."""
        self._top.insertWidget(self._top.indexOf(self._chip), button)

    def set_short(self, short: bool) -> None:
        """Give the meta line up when the window is low: it becomes the tooltip of the title."""
        self._short = short
        self._show_meta()

    def set_back(self, shown: bool) -> None:
        """Show the arrow that brings the list back."""
        self._back.setVisible(shown)

    def set_actions(self, actions: Sequence[Action], more: Sequence[Action | None] = ()) -> None:
        """Offer these as buttons, the primary last, and those behind the ellipsis; the keyboard stays where it was."""
        self._menu_actions = list(more)
        focused: QWidget | None = self.window().focusWidget()
        at = next((at for at, (_, button) in enumerate(self._buttons) if button is focused), -1)
        if self._actions != list(actions):
            self._make_buttons(actions)
        self._give_way()
        if at >= 0:
            left = [button for _, button in self._buttons if not button.isHidden()]
            (left[min(at, len(left) - 1)] if left else self._more).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self, actions: Sequence[Action]) -> None:
        empty_layout(self._action_row)
        self._actions = list(actions)
        self._buttons = [(action, action_button(self._theme, action, self.acted.emit)) for action in actions]
        for _, button in self._buttons:
            self._action_row.addWidget(button)

    def button(self, key: str) -> Button:
        """Give the button of an action."""
        return next(button for action, button in self._buttons if action.key == key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move buttons into the menu when the title would have no room."""
        super().resizeEvent(event)
        self._give_way()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._top = top = row(self._theme, self._back, self._title, self._count, self._chip, space=9)
        top.addStretch(1)
        top.addLayout(row(self._theme, self._saved_icon, self._saved, space=4))
        top.addSpacing(px(4))
        top.addLayout(self._action_row)
        top.addWidget(self._more)
        whole = column(self._theme, space=0, margins=(24, 14, 24, 0))
        whole.addLayout(top)
        whole.addWidget(self._meta_row)
        if self.tabs is not None:
            whole.addSpacing(px(12) - 1)
            whole.addWidget(self.tabs)
        else:
            whole.addSpacing(px(13))
        whole.setContentsMargins(px(24), px(14), px(24), 1)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title.setMinimumHeight(self._theme.row("control"))
        for part in (self._back, self._count, self._chip, self._meta_row, self._more, self._saved, self._saved_icon):
            part.hide()

    def _show_meta(self) -> None:
        self._meta_row.setVisible(bool(self._meta_texts) and not self._short)
        self._title.setAccessibleDescription(" · ".join(self._meta_texts))
        if self._short:
            self._title.setToolTip(" · ".join([self._title.whole_text(), *self._meta_texts]))

    def _give_way(self) -> None:
        px = self._theme.px
        fixed = sum(px(9) + part.sizeHint().width() for part in (self._chip, self._count, self._saved) if not part.isHidden())
        room = self.width() - px(48 + 40) - fixed - min(self._title.sizeHint().width(), px(_TITLE_ROOM))
        needed = sum(button.sizeHint().width() + px(8) for _, button in self._buttons)
        for action, button in sorted(self._buttons, key=lambda pair: pair[0].kind == "primary"):
            fits = needed <= room or (action.kind == "primary" and len(self._buttons) == 1)
            if not fits:
                needed -= button.sizeHint().width() + px(8)
            button.setVisible(fits)
        self._more.setVisible(bool(self._menu_actions) or any(button.isHidden() for _, button in self._buttons))

    def _open_menu(self) -> None:
        moved: list[Action | None] = [action for action, button in self._buttons if button.isHidden()]
        if moved and self._menu_actions:
            moved.append(None)
        menu = action_menu(self._theme, self, [*moved, *self._menu_actions], self.acted.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class ToolRow(QWidget):
    """The row between head and content: fields at the left, buttons at the right."""

    def __init__(self, theme: Theme, right: int = 16) -> None:
        """Start empty; `right` is how far from the edge what stands below it ends."""
        super().__init__()
        self._row = row(theme, margins=(24, 10, right, 10))
        self._row.addStretch(1)
        self._left = 0
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.px(52))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Place a widget at the left, after those already there."""
        self._row.insertWidget(self._left, widget, stretch, Qt.AlignmentFlag.AlignVCenter)
        self._left += 1

    def add_right(self, widget: QWidget) -> None:
        """Place a widget at the right."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class Foot(QWidget):
    """The foot of a page: its counts at the left, hints or the deciding button at the right."""

    def __init__(self, theme: Theme, height: int = 44) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._figures = row(theme, space=18)
        self._right = row(theme, space=12)
        whole = row(theme, margins=(24, 0, 16, 0))
        whole.addLayout(self._figures)
        whole.addStretch(1)
        whole.addLayout(self._right)
        self.setLayout(whole)
        self.setFixedHeight(theme.px(height))

    def set_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Show counts: the number, its word, and "accent" or nothing for the one that matters."""
        empty_layout(self._figures)
        for number, word, role in figures:
            pair = row(self._theme, label(number, f"figure{role}"), Elided(word, "muted"), space=6)
            self._figures.addLayout(pair)

    def set_sentence(self, strong: str, text: str, icon: str = "", role: str = "ok") -> None:
        """Show a sentence in place of counts, its beginning in strong letters."""
        empty_layout(self._figures)
        line = row(self._theme)
        if icon:
            line.addWidget(icon_label(self._theme, icon, role, 14))
        line.addWidget(label(strong, "strong"))
        line.addWidget(Elided(text, "muted"))
        self._figures.addLayout(line)

    def set_right(self, *widgets: QWidget) -> None:
        """Place other widgets at the right, in their order."""
        empty_layout(self._right)
        for widget in widgets:
            self._right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


def note(theme: Theme, icon: str, role: str, text: str) -> QWidget:
    """Make a small line of an icon and a sentence, as for the right of a foot."""
    made = QWidget()
    made.setLayout(row(theme, icon_label(theme, icon, role, 14), label(text, "small"), space=6))
    return made
