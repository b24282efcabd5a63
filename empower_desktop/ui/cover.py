"""The green side of the first run: what this is."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, Language, Message
from empower_desktop.ui.kit.paint import paint_icon, paint_round, paint_text
from empower_desktop.ui.theme import Theme

BRAND = "Empower Desktop"
FORM = 548
"""So wide is what stands beside it, with its margins."""

_LEFT = Qt.AlignmentFlag.AlignLeft
POINTS: tuple[tuple[str, Message, Message], ...] = (
    ("list-checks", N_("Written once"), N_("The roster becomes minutes, recap and report.")),
    ("send", N_("Without internet"), N_("Sent through Excel. Nothing is overwritten.")),
    ("scale", N_("Seeing authority move"), N_("Who proposes, who finally decides.")),
)


class Cover(QWidget):
    """The green side: mark, what it is, three points."""

    def __init__(self, theme: Theme, language: Language) -> None:
        """Show it in a language."""
        super().__init__()
        self._theme, self._language = theme, language
        self.setFixedWidth(theme.px(520))

    def give_way(self, width: int) -> None:
        """Step aside in a window of this width that has no room for the form beside it."""
        self.setVisible(width >= self.minimumWidth() + self._theme.px(FORM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, say, painter = self._theme, self._language, QPainter(self)
        px, left = theme.px, theme.px(48)
        ground, ink = ("accent_hover", "on_accent") if theme.tone == "light" else ("accent_soft", "ink")
        painter.fillRect(self.rect(), theme.color(ground))
        mark = QRect(left, px(44), px(38), px(38))
        paint_round(painter, mark.toRectF(), theme.color(ink if theme.tone == "light" else "accent"), px(8))
        paint_icon(painter, theme, "sprout", ground if theme.tone == "light" else "on_accent", mark, 21)
        words = QRect(mark.right() + px(13), mark.y(), self.width(), mark.height())
        paint_text(painter, words, BRAND, theme.font(15, 600), theme.color(ink), _LEFT)
        top = (self.height() - px(260)) // 2
        lines = say(N_("A notebook of\nvillage empowerment")).split("\n")
        for number, words_of_title in enumerate(lines):
            line = QRect(left, top + number * px(37), self.width() - left - px(24), px(37))
            paint_text(painter, line, words_of_title, theme.font(30, 600), theme.color(ink), _LEFT)
        top += len(lines) * px(37) + px(26)
        for number, (icon, title, text) in enumerate(POINTS):
            line = QRect(left, top + number * px(53), px(20), px(40))
            paint_icon(painter, theme, icon, ink, line, 20)
            words = QRect(left + px(34), line.y(), self.width() - left - px(44), px(20))
            paint_text(painter, words, say(title), theme.font(14, 600), theme.color(ink), _LEFT)
            paint_text(painter, words.translated(0, px(19)), say(text), theme.font(13), theme.color(ink), _LEFT)
        foot = QRect(left, self.height() - px(54), self.width() - left, px(20))
        paint_text(painter, foot, say(N_("All data stays on this laptop.")), theme.font(12), theme.color(ink), _LEFT)
