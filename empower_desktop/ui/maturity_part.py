"""The maturity of a group as it sees it itself: the radar now against before, the aims in words, and what to talk about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.language import N_, Label
from empower_desktop.records import Assessment, AssessmentScore
from empower_desktop.records.anchors import short_name
from empower_desktop.records.fields import Plain
from empower_desktop.reports.insight.maturity import DRAWN_FROM
from empower_desktop.reports.insight.shown import decimals
from empower_desktop.ui.entry_grid import EntryModel
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.ui.kit.texts import Chip, Elided, column, empty_layout, label, row
from empower_desktop.ui.maturity_words import (
    DISCUSS,
    NEEDS_EIGHT,
    NO_REPORT_CARD,
    judged_by,
    radar_of,
    rise_of,
    word_of,
)
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Step
from empower_desktop.workspace.judging import AimLevel, Maturity, begin, maturity_of

if TYPE_CHECKING:
    from empower_desktop.ui.radar_view import RadarView

MATURITY = N_("Maturity")
JUDGE, JUDGE_AGAIN = N_("Judge together"), N_("Judge again")
NONE_YET = N_("Not judged yet. Eleven questions, half an hour together.")
WHAT_IT_IS = N_("The members say themselves where they stand on each aim, in words from the village. Nobody compares groups.")
INDICATIVE = N_("indicative")
SHOWN = 4
TALLEST = 290
"""The height of the radar at 96 dpi, so that what there is to discuss stays in sight."""


class MaturityPart(Part):
    """What the newest assessment says beside the one before it."""

    def __init__(self, frame: Frame) -> None:
        """Show nothing yet; the radar is made when there is something to draw."""
        super().__init__(frame)
        self.group = ""
        self.found: Maturity | None = None
        self._radar: RadarView | None = None
        say = self.desk.say
        self._empty = EmptyState(self.theme, "sprout", say(NONE_YET), say(WHAT_IT_IS), [Action("judge", say(JUDGE), "plus", "primary")])
        self._empty.acted.connect(lambda _: self.judge_again())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._make_picture())
        self.setLayout(column(self.theme, self._stack, space=0))

    @property
    def is_judged(self) -> bool:
        """Say whether the group judged itself before."""
        return self.found is not None and self.found.assessment is not None

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a group."""
        self.group = record
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show it again when an assessment changed."""
        if step is None or step.kinds & {Assessment.kind, AssessmentScore.kind}:
            self._reload()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the aims, or to the button that begins."""
        target = self.table if self.found and self.found.assessment else self._empty.findChild(Button)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, room: Room) -> None:
        """Put the radar above the list in a narrow window."""
        self._picture_row.setDirection(
            self._picture_row.Direction.TopToBottom if room.one_column else self._picture_row.Direction.LeftToRight
        )

    def finish(self) -> None:
        """Judge again."""
        self.judge_again()

    def judge_again(self) -> None:
        """Begin an assessment of today, or go on with it."""
        if self.group:
            self.desk.do(begin, self.group, then=lambda step: self.go(Assessment.kind, str(step.result), "aims"))

    # How it is made

    def _make_picture(self) -> QWidget:
        say, theme = self.desk.say, self.theme
        self._word, self._mean = label("", "title"), Elided("", "muted")
        self._by, self._too_few = label("", "small", wrap=True), label("", "muted", wrap=True)
        self._left = Card(theme)
        head = row(theme, self._word, self._mean, space=9)
        head.addStretch(1)
        self._left.body.addLayout(head)
        self._left.body.addWidget(self._by)
        self._left.body.addWidget(self._too_few)
        self._left.body.addStretch(1)
        self._left.body.addWidget(Chip(theme, "neutral", say(INDICATIVE)), 0, Qt.AlignmentFlag.AlignRight)
        columns = [
            Column("aim", "", 44),
            Column("name", say(Label("Sasaran", "Aim")), 150, wide=True),
            Column("level", "", 74),
            Column("word", say(Label("Tingkat", "Level")), 98),
            Column("change", "", 86),
        ]
        self.model = EntryModel(columns, self)
        self.table = Table(theme, say(MATURITY), self.model)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(self._open)
        right = Card(theme, ruled=True)
        right.body.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        right.body.addWidget(self.table)
        right.body.addStretch(1)
        self._picture_row = row(theme, space=12)
        self._picture_row.addWidget(self._left, 10, Qt.AlignmentFlag(0))
        self._picture_row.addWidget(right, 13, Qt.AlignmentFlag(0))
        self._discussion = Card(theme, say(DISCUSS), say(NO_REPORT_CARD))
        inside = QWidget()
        lines = column(theme, space=12, margins=(24, 14, 24, 16))
        lines.addLayout(self._picture_row)
        lines.addWidget(self._discussion)
        lines.addStretch(1)
        inside.setLayout(lines)
        return scrolled(inside)

    # What it shows

    def _reload(self) -> None:
        if not self.group:
            return
        self.found = found = maturity_of(self.desk.work, self.group)
        self._stack.setCurrentIndex(0 if found.assessment is None else 1)
        if found.assessment is None:
            return
        language = self.desk.language
        self._word.setText(word_of(found.judgement.maturity, language))
        self._mean.set_text(
            self.desk.say(N_("mean {mean} of {n} aims", mean=decimals(found.judgement.mean, 2, language), n=found.answered))
        )
        self._by.setText(judged_by(found.assessment, language))
        self._show_radar(found)
        self._show_list(found)
        self._show_discussion(found)

    def _show_radar(self, found: Maturity) -> None:
        drawn = found.answered >= DRAWN_FROM
        self._too_few.setText("" if drawn else self.desk.say(NEEDS_EIGHT))
        self._too_few.setVisible(not drawn)
        if drawn and self._radar is None:
            from empower_desktop.ui.radar_view import RadarView  # charts are loaded when one is shown

            self._radar = RadarView(self.theme)
            self._radar.setMaximumHeight(self.theme.px(TALLEST))
            self._left.body.insertWidget(3, self._radar, 10)
        if self._radar is not None:
            self._radar.setVisible(drawn)
            if drawn:
                self._radar.show_radar(radar_of(found, self.desk.language))

    def _show_list(self, found: Maturity) -> None:
        before = found.before.date if found.before else None
        columns = list(self.model.columns)
        if before is not None:
            month = self.desk.language.short_month(before)
            since, whole = self.desk.say(N_("Since {month}", month=month)), self.desk.language.day(before)
            columns[-1] = Column("change", since, 86, tip=whole)
        if columns != list(self.model.columns):
            self.model.show_rows(())
            self.model.show_columns(columns)
        self.model.show_rows([TableRow(each.aim, self._cells(each)) for each in found.aims])
        self.table.setFixedHeight(self.theme.px(34) + len(found.aims) * self.theme.row("table"))
        self.table.fit_columns()

    def _cells(self, each: AimLevel) -> tuple[Cell, ...]:
        say = self.desk.say
        rise, role, icon = rise_of(each)
        change = Cell(say(rise) if rise else "", "text", role=role, icon=icon)
        word = word_of(each.level, self.desk.language)
        return (
            Cell(each.aim, "muted"),
            Cell(say(short_name(each.aim)), "strong"),
            Cell("", "squares", each.level or 0, tip=word),
            Cell(word, "muted", bad=each.disputed),
            change,
        )

    def _show_discussion(self, found: Maturity) -> None:
        empty_layout(self._discussion.body)
        lowest = found.to_discuss
        for each in lowest[:SHOWN]:
            words = row(self.theme, Chip(self.theme, "accent", each.aim), space=10)
            step = self.desk.say(N_("Next step: {step}", step=each.next_step)) if each.next_step else ""
            text = " ".join(_ended(part) for part in (self.desk.say(short_name(each.aim)), each.evidence, step) if part)
            words.addWidget(label(text, wrap=True), 1)
            self._discussion.body.addLayout(words)
        if len(lowest) > SHOWN:
            more = ", ".join(each.aim for each in lowest[SHOWN:])
            self._discussion.body.addWidget(label(self.desk.say(N_("And {aims}", aims=more)), "muted"))
        self._discussion.setVisible(bool(lowest))

    def _open(self, aim: str) -> None:
        if self.found and self.found.assessment:
            self.go(Assessment.kind, self.found.assessment.id, "aims", aim)


def _ended(text: str) -> str:
    """Give a sentence its full stop."""
    return text if text.rstrip().endswith((".", "?")) else f"{text.rstrip()}."
