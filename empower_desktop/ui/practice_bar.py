"""The line above every page while one practises, with the way to the real data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from empower_desktop.language import N_, Language
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.texts import Elided, icon_label, row
from empower_desktop.ui.theme import Theme

PRACTICE = N_("Practice mode. Feel free to try anything with this data.")
BEGIN = N_("Begin for real")
BACK = N_("Back to the real data")


class PracticeBar(QFrame):
    """Says that nothing here is real; `left` when the real data is wanted."""

    left = Signal()

    def __init__(self, theme: Theme, language: Language, way_out: str) -> None:
        """Start hidden; `way_out` says how one leaves practice: "back", "begin", or "" for not at all."""
        super().__init__()
        self.setProperty("bar", "warn")
        words = Elided(language(PRACTICE), "warn")
        self.button = Button(theme, language(BACK if way_out == "back" else BEGIN), "ghost", "arrow-right")
        self.button.clicked.connect(self.left)
        if not way_out:  # shown before it stands in the bar it would be a window of its own for a moment
            self.button.hide()
        line = row(theme, icon_label(theme, "sprout", "warn", 14), words, space=6, margins=(24, 0, 12, 0))
        line.addStretch(1)
        line.addWidget(self.button)
        self.setLayout(line)
        self.setFixedHeight(theme.px(36))
        self.hide()
