"""What a screen says while nothing is there: first what to do, then how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from empower_desktop.ui.kit.buttons import Action, action_button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.texts import Disc, column, icon_label, label, row
from empower_desktop.ui.theme import Theme

_CENTER = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """An icon on a disc, a title, two lines, one or two buttons, up to three hints."""

    acted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        actions: Sequence[Action] = (),
        hints: Sequence[tuple[str, str, str]] = (),
        keys: str = "",
    ) -> None:
        """Show what to do; a hint is an icon, a title and a text, and `keys` a line at the foot."""
        super().__init__()
        whole = column(theme, space=0, margins=(24, 24, 24, 18))
        whole.addStretch(4)
        whole.addWidget(Disc(theme, 76, icon=icon, icon_size=34), 0, _CENTER)
        whole.addSpacing(theme.px(14))
        heading = label(title, "title", wrap=True)
        heading.setAlignment(_CENTER)
        whole.addWidget(heading)
        whole.addSpacing(theme.px(6))
        whole.addLayout(_words(theme, text))
        whole.addSpacing(theme.px(20))
        whole.addLayout(self._buttons(theme, actions))
        whole.addSpacing(theme.px(30))
        if hints:
            whole.addLayout(_cards(theme, hints))
        whole.addStretch(4)
        foot = label(keys, "small")
        foot.setAlignment(_CENTER)
        whole.addWidget(foot)
        self.setLayout(whole)

    def _buttons(self, theme: Theme, actions: Sequence[Action]) -> QHBoxLayout:
        buttons = row(theme, space=10)
        buttons.addStretch(1)
        for action in actions:
            buttons.addWidget(button := action_button(theme, action, self.acted.emit))
            if action.kind == "primary":
                self.setFocusProxy(button)
        buttons.addStretch(1)
        return buttons


def _words(theme: Theme, text: str) -> QHBoxLayout:
    """Lay a text out in the middle, no wider than one reads with ease."""
    words = label(text, "muted", wrap=True)
    words.setAlignment(_CENTER)
    words.setMaximumWidth(theme.px(580))
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    around = row(theme)
    around.addStretch(1)
    around.addWidget(words, 1000)
    around.addStretch(1)
    return around


def _cards(theme: Theme, hints: Sequence[tuple[str, str, str]]) -> QHBoxLayout:
    cards = row(theme, space=12)
    cards.addStretch(1)
    for icon, title, text in hints:
        card = Card(theme)
        card.setFixedWidth(theme.px(232))
        card.body.setSpacing(theme.px(5))
        card.body.setContentsMargins(theme.px(16), theme.px(15), theme.px(16), theme.px(22))
        card.body.addWidget(icon_label(theme, icon, "accent", 17))
        card.body.addWidget(label(title, "strong"))
        card.body.addWidget(label(text, "small", wrap=True))
        card.body.addStretch(1)
        cards.addWidget(card)
    cards.addStretch(1)
    return cards
