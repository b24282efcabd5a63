"""Judging together before a projector: the whole screen, one aim a page, large letters, no names of persons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from empower_desktop.language import N_
from empower_desktop.records import Assessment, AssessmentScore
from empower_desktop.records.anchors import AIMS, LEVELS, anchor, short_name
from empower_desktop.records.choices import CHOICES, choice_of
from empower_desktop.reports.insight.maturity import DRAWN_FROM
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.levels import LevelCards, WrappedText
from empower_desktop.ui.kit.texts import announce, column, empty_layout, row
from empower_desktop.ui.maturity_words import DISCUSS, NEEDS_EIGHT, NO_REPORT_CARD, radar_of, word_of
from empower_desktop.ui.radar_view import RadarView
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Step
from empower_desktop.workspace.judging import AimLevel, judge, maturity_of

LINES, LETTERS = 20, 27
"""So many lines find room below each other, and about twice so many letters beside each other: 28 points on 1024 × 768."""
RADAR = 1.15
"""How much larger those of the radar are, whose rings and days are written smaller than its axes."""
WIDE = 1.5
SHOWN = 3
KEYS = N_("← →   ·   1 – 4   ·   Esc")
NOTHING_JUDGED = N_("Nothing is judged yet. Go back with ←, and let everybody say what they see.")
_BACK = frozenset((Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Up))
_ON = frozenset((Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter))


class Projector(QWidget):
    """The pages of an assessment on the whole screen; `closed` comes when one goes back to the window.

    The keys of a pointing device for slides (Page Up, Page Down) turn the pages too.
    """

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, assessment: str, parent: QWidget, *, aim: str = AIMS[0]) -> None:
        """Begin with an aim: the one that was at hand in the window."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self._theme, self._assessment = desk, theme, assessment
        self.page = AIMS.index(aim)
        self._letters = 0.0
        self._whole = column(theme, space=0)
        self._whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # or the window outgrows a small screen
        self.setLayout(self._whole)
        self._build()
        desk.stepped.connect(self._stepped)
        self._reload()

    def turn(self, by: int) -> None:
        """Turn the page; after the last aim comes the picture."""
        self.page = max(0, min(self._last(), self.page + by))
        self._show()

    def choose(self, level: str) -> None:
        """Set the level of the aim in sight."""
        if self.page < len(AIMS):
            self.cards.set_value(level)
            self._desk.do(judge, self._assessment, AIMS[self.page], level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, choose a level, go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.text() in LEVELS:
            self.choose(event.text())
        elif event.key() in _BACK:
            self.turn(-1)
        elif event.key() in _ON:
            self.turn(1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turn(-self._last() if event.key() == Qt.Key.Key_Home else self._last())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        """Tell that one goes back."""
        self.closed.emit()
        super().closeEvent(event)  # type: ignore[arg-type]  # Qt's close event

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write larger on a larger screen."""
        super().resizeEvent(event)
        if abs(self._fitting() - self._letters) > 1:
            self._build()
            self._show()

    # How it is made

    def _fitting(self) -> float:
        """Give the size of the letters that fills the screen, whatever the text scale of the window."""
        return min(self.height() / LINES, self.width() / LETTERS) / self._theme.scale

    def _build(self) -> None:
        """Make the pages in letters that fit the screen."""
        self._letters = self._fitting()
        empty_layout(self._whole)
        self._make_aim()
        self._make_end()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._aim_page)
        self._pages.addWidget(self._end_page)
        self._place, self._keys = (WrappedText(self._theme, self._letters, role="muted") for _ in range(2))
        self._keys.set_text(self._desk.say(KEYS))
        inside = column(self._theme, self._pages, space=12, margins=(40, 28, 40, 20))
        foot = row(self._theme, self._place, self._keys, space=24)
        inside.addLayout(foot)
        around = QWidget()
        around.setLayout(inside)
        self._whole.addWidget(around)

    def _make_aim(self) -> None:
        self.title = WrappedText(self._theme, self._letters, 600)
        words = [(each.code, self._desk.say(each.label)) for each in CHOICES["maturity"]]
        self.cards = LevelCards(self._theme, words, self._letters, across=2)
        for level in LEVELS:
            self.cards.card(level).setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the page
        self.cards.chosen.connect(self.choose)
        self._aim_page = QWidget()
        lines = column(self._theme, self.title, space=32)
        lines.addStretch(1)
        lines.addWidget(self.cards)
        lines.addStretch(2)
        self._aim_page.setLayout(lines)

    def _make_end(self) -> None:
        self._radar = RadarView(self._theme, self._letters * RADAR)
        self.discussion = column(self._theme, space=16)
        self._end_page = QWidget()
        beside = row(self._theme, space=32)
        beside.addWidget(self._radar, 3, Qt.AlignmentFlag(0))
        self._words = QWidget()
        self._words.setLayout(self.discussion)
        beside.addWidget(self._words, 2, Qt.AlignmentFlag(0))
        self._end_page.setLayout(beside)

    # What it shows

    def _stepped(self, step: Step) -> None:
        if step.kinds & {Assessment.kind, AssessmentScore.kind}:
            self._reload()

    def _reload(self) -> None:
        sitting = self._desk.work.one(Assessment, self._assessment)
        self._found = maturity_of(self._desk.work, sitting.group if sitting else None, self._assessment)
        self._show()

    def _show(self) -> None:
        self.page = min(self.page, self._last())
        say, at_end = self._desk.say, self.page >= len(AIMS)
        self._pages.setCurrentWidget(self._end_page if at_end else self._aim_page)
        self._place.set_text("" if at_end else say(N_("{a} of {b}", a=self.page + 1, b=len(AIMS))))
        if at_end:
            self._show_end()
            return
        aim = AIMS[self.page]
        described = choice_of("aim", aim)
        self.title.set_text(f"{aim} · {say(described.label) if described else ''}")
        self.cards.set_sentences([say(anchor(aim, level)) for level in LEVELS])
        self.cards.set_value(str(self._found.aims[self.page].level or ""))
        for level in LEVELS:
            self.cards.card(level).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        announce(self, self.title.text())

    def _last(self) -> int:
        """Give the number of the last page: what to discuss, beside the picture or on a narrow screen after it."""
        narrow = self.width() < WIDE * self.height() and self._found.answered >= DRAWN_FROM
        return len(AIMS) + narrow

    def _show_end(self) -> None:
        """Show the picture, and the lowest aims with what the next level would look like."""
        say, language, found = self._desk.say, self._desk.language, self._found
        self._radar.setVisible(found.answered >= DRAWN_FROM and self.page == len(AIMS))
        if found.answered >= DRAWN_FROM:
            self._radar.show_radar(radar_of(found, language))
        self._words.setVisible(self.page == self._last())
        empty_layout(self.discussion)
        self._write(say(DISCUSS) if found.answered else say(NOTHING_JUDGED), 600)
        lowest = found.to_discuss
        for each in lowest[:SHOWN]:
            self._write(self._told(each), 400)
        if len(lowest) > SHOWN:
            self._write(say(N_("And {aims}", aims=", ".join(say(short_name(each.aim)) for each in lowest[SHOWN:]))), 400)
        if found.answered:
            self._write(say(NO_REPORT_CARD), 400, "muted")
        if 0 < found.answered < DRAWN_FROM:
            self._write(say(NEEDS_EIGHT), 400, "muted")
        self.discussion.addStretch(1)

    def _told(self, each: AimLevel) -> str:
        """Say where an aim stands in the words of its level, and what comes after it; never the evidence, which may name people."""
        say = self._desk.say
        language, following = self._desk.language, (each.level or 0) + 1
        name, words = f"{each.aim} {say(short_name(each.aim))}.", (word_of(each.level, language), word_of(following, language))
        return f"{name} {' → '.join(words)}: {say(anchor(each.aim, str(following)))}"

    def _write(self, text: str, weight: int, role: str = "ink") -> None:
        line = WrappedText(self._theme, self._letters, weight, role)
        line.set_text(text)
        self.discussion.addWidget(line)
