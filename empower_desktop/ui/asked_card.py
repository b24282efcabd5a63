"""The card beside the edits: what a file asks, which cells could not be read, what was not known in it. Nothing of it is applied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, empty_layout, icon_label, label, row
from empower_desktop.ui.question_words import short_of
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace.report import FileReport

QUESTIONS = N_("Questions and remarks")
ASKED_LATER = N_("Asked after merging. Nothing of this is written.")
MOST = 40


class AskedCard(Card):
    """Questions first, then unreadable cells, then what was left out because it was not known."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, desk.say(QUESTIONS), " ")
        self._desk, self._theme = desk, theme
        self._told: tuple[Sequence[object], ...] = ()
        inside = QWidget()
        inside.setObjectName("clear")
        self._lines: QVBoxLayout = column(theme, space=8, margins=(0, 0, 6, 0))
        inside.setLayout(self._lines)
        area = scrolled(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_file(self, report: FileReport) -> bool:
        """Show what a file asks; False when it asks nothing and everything in it is known."""
        problems: Sequence[Refusal] = report.problems if report.status != "refused" else ()
        told = report.questions, problems, report.notes
        if told != self._told:  # laid out anew for each look, many would hold the window
            self._told = told
            self._lay_out(report, problems)
        return any(told)

    def _lay_out(self, report: FileReport, problems: Sequence[Refusal]) -> None:
        empty_layout(self._lines)
        self.set_count(self._desk.language.number(len(report.questions) + len(problems) + len(report.notes)))
        if report.questions:
            self._lines.addWidget(label(self._desk.say(ASKED_LATER), "small", wrap=True))
        for asked in report.questions[:MOST]:
            self._add("circle-help", "info", short_of(asked), self._desk.say(asked.message), _place(asked))
        for problem in problems[:MOST]:
            place = problem.place if isinstance(problem, Problem) else None
            where = f"{place.sheet} {place.cell}".strip() if place else ""
            self._add("circle-alert", "warn", where, self._desk.say(problem.message), "")
        for note in report.notes[:MOST]:
            self._add("info", "muted", "", self._desk.say(note), "")  # what was left out, what is answered, what was received
        if more := sum(max(len(each) - MOST, 0) for each in (report.questions, problems, report.notes)):
            self._lines.addWidget(label(self._desk.say(N_("and {n} more", n=more)), "muted"))
        self._lines.addStretch(1)

    def _add(self, icon: str, role: str, strong: Message | str, text: str, place: str) -> None:
        words = column(self._theme, space=1)
        for each, kind in ((self._desk.say(strong), "strong"), (text, "small"), (place, "small")):
            if each:
                words.addWidget(label(each, kind, wrap=True))
        line = row(self._theme, space=8)
        line.addWidget(icon_label(self._theme, icon, role, 15), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._lines.addLayout(line)


def _place(asked: Asked) -> str:
    return f"{asked.sheet} {asked.cell}".strip()
