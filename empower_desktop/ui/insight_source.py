"""Principles & aims: every sentence of the source with what is recorded for it, its indicators now, and where to go next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.records import KINDS
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.indicators import INDICATORS, SOURCE, Sentence
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.source import PARTS
from empower_desktop.ui.insight_figure import in_short
from empower_desktop.ui.insight_words import FIRST_ONE, INDICATOR_NOW, NOTHING_RECORDED, NOTHING_YET, OF_EVERYBODY_HERE, RECORDED
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.flow import Flow
from empower_desktop.ui.kit.scrolling import fit_at_once, scrolled
from empower_desktop.ui.kit.texts import column, empty_layout, label
from empower_desktop.ui.routes import OWN_SCREENS
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import View, figures, recorded


@dataclass(frozen=True)
class Told:
    """A sentence of the source: the records in which something is recorded for it by kind, and its indicators in short."""

    sentence: Sentence
    records: Mapping[str, tuple[str, ...]]
    now: Sequence[tuple[str, str]]


def told_by_source(work: Workspace, view: View) -> list[Told]:
    """Work out what is recorded for each sentence of the source, by all residents, on the thread that reads."""
    everybody = replace(view, constituency="")
    found, results = recorded(work, everybody), figures(work, everybody)
    return [
        Told(
            sentence,
            found.get(code, {}),
            [(each, in_short(results[each], work.language)) for each in sentence.indicators if each in results],
        )
        for code, sentence in SOURCE.items()
    ]


class SourcePage(Asking):
    """All sentences of the source; `behind` asks for records, `page_wanted` for an indicator on its page."""

    behind = Signal(object, str)
    figure_wanted = Signal(str)

    def __init__(self, frame: Frame) -> None:
        """Start empty."""
        super().__init__(frame)
        self._asked: View | None = None
        self._waiting: list[Told] = []
        self._heads: dict[str, QWidget] = {}
        self._sought = ""
        self.cards: dict[str, Card] = {}
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._put_next)
        self._whole = QWidget()
        self._lines = column(self.theme, space=10, margins=(24, 6, 24, 16))
        self._whole.setLayout(self._lines)
        self._area = scrolled(self._whole, follows=False)
        self.setLayout(column(self.theme, self._area, space=0))

    def show_view(self, view: View) -> None:
        """Ask what is recorded in a view, and show it when it comes."""
        self._asked = view
        self.desk.ask(told_by_source, view, then=partial(self._show, view))

    def show_part(self, part: str) -> None:
        """Bring the sentences of a part into sight: meanings, aims, principles, sides of power."""
        self._sought = part
        if part in self._heads:
            QTimer.singleShot(0, self, self._bring)

    def focus_first(self) -> None:
        """Bring the keyboard to the first button."""
        if (first := self.findChild(Button)) is not None:
            first.setFocus()

    def _bring(self) -> None:
        head = self._heads.get(self._sought)
        if head is not None:
            self._area.verticalScrollBar().setValue(head.y() - self.theme.px(6))

    def _show(self, view: View, found: Sequence[Told]) -> None:
        if view != self._asked:
            return
        empty_layout(self._lines)
        self._heads, self.cards = {}, {}
        if view.constituency:
            who = name_of("constituency", view.constituency)
            self._lines.addWidget(label(self.desk.say(OF_EVERYBODY_HERE.filled(who=who)), "small", wrap=True))
        self._waiting = sorted(found, key=lambda told: list(PARTS).index(told.sentence.part))
        self._put_next()

    def _put_next(self) -> None:
        """Put one sentence down; the next one when the window had time for other things."""
        if not self._waiting:
            self._lines.addStretch(1)
            self._bring()
            return
        told = self._waiting.pop(0)
        part = told.sentence.part
        if part not in self._heads:
            self._heads[part] = label(self.desk.say(PARTS[part]), "section")
            self._lines.addWidget(self._heads[part])
        self.cards[told.sentence.code] = self._card(told)
        self._lines.addWidget(self.cards[told.sentence.code])
        self.cards[told.sentence.code].show()  # now: what is not shown yet is given no height
        fit_at_once(self._whole)
        self._next.start()

    def _card(self, told: Told) -> Card:
        theme, sentence = self.theme, told.sentence
        card = Card(theme)
        card.body.setSpacing(theme.px(4))
        card.body.addWidget(label(self.desk.say(sentence.label), "strong", wrap=True))
        card.body.addWidget(self._recorded(told))
        for code, words in told.now:
            card.body.addWidget(self._indicator(code, words))
        return card

    def _recorded(self, told: Told) -> QWidget:
        """Say how many records of each kind speak of a sentence, each count a button; or how to record the first."""
        say, theme = self.desk.say, self.theme
        line: list[QWidget] = [label(say(RECORDED), "small")]
        counted = {kind: ids for kind, ids in told.records.items() if ids}
        for kind, ids in counted.items():
            button = Button(theme, f"{say(KINDS[kind].label)} {self.desk.language.number(len(ids))}", "ghost")
            button.clicked.connect(partial(self._ask_behind, kind, ids, told.sentence))
            line.append(button)
        if not counted:
            line.append(label(say(NOTHING_RECORDED), "small"))
            first = next((kind for kind in told.records if kind in OWN_SCREENS), "")
            if first:
                button = Button(theme, say(FIRST_ONE.filled(kind=say(KINDS[first].label).lower())), "ghost", "plus")
                button.clicked.connect(partial(self._begin, first))
                line.append(button)
        return Flow(theme, line, 4)

    def _indicator(self, code: str, words: str) -> QWidget:
        """Say an indicator now, with the way to it."""
        say, theme = self.desk.say, self.theme
        button = Button(theme, say(INDICATORS[code].title), "ghost", "chart-column")
        button.clicked.connect(lambda: self.figure_wanted.emit(code))
        number = label(words or say(NOTHING_YET), "strong" if words else "small")
        number.setAccessibleName(f"{say(INDICATORS[code].title)} {say(INDICATOR_NOW)}: {number.text()}")
        return Flow(theme, [button, number], 8)

    def _ask_behind(self, kind: str, ids: tuple[str, ...], sentence: Sentence) -> None:
        self.behind.emit(Number(None, behind=ids, kind=kind), self.desk.say(sentence.label))

    def _begin(self, kind: str) -> None:
        self.go_new(kind)
