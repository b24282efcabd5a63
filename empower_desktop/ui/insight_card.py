"""A figure on the page: what it tells, its chart, the same numbers as a table, and what it does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records.choices import name_of
from empower_desktop.reports.charts import NamedChart
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.insight.shown import shown
from empower_desktop.ui.charts.look import screen_look
from empower_desktop.ui.charts.painter import save_png
from empower_desktop.ui.charts.view import ChartView
from empower_desktop.ui.inputs import NONE_FITS
from empower_desktop.ui.insight_choices import choices
from empower_desktop.ui.insight_figure import Figure, figure_of, is_empty
from empower_desktop.ui.insight_table import FigureTable, LedgerTable
from empower_desktop.ui.insight_words import (
    ALL_LISTED,
    IN_THEIR_WORDS,
    KNOWN_OF,
    NOT_A_SURVEY,
    NOTHING_YET,
    OF_EVERYBODY,
    OF_EVERYBODY_HERE,
    PICTURE_REFUSED,
    PICTURE_SAVED,
    SAVE_PICTURE,
    SAVE_PICTURE_HINT,
    TOO_LITTLE,
)
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.texts import column, icon_label, label, row
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import View, figures

MOST_QUOTES, MOST_LISTED, MOST_NOTES = 5, 20, 6
PICTURE = "picture"


class FigureCard(Asking):
    """One figure; `behind` asks for the records of one of its numbers by line and column, `listed` for all of its ledger."""

    behind = Signal(str, int, int)
    listed = Signal(str)
    walked = Signal(QRect)

    def __init__(self, frame: Frame, figure: Figure, view: View, chosen: str = "") -> None:
        """Show a figure of a view; `chosen` is which of its charts."""
        super().__init__(frame)
        self._view = view
        say, theme = self.desk.say, self.theme
        self.figure = figure
        self.title = say(figure.indicator.title)
        self.chosen = chosen if chosen in [named.name for named in figure.charts] else figure.charts[0].name if figure.charts else ""
        self.chart: ChartView | None = None
        self.table: FigureTable | None = None
        self.ledger: LedgerTable | None = None
        picture = Action(PICTURE, say(SAVE_PICTURE), "download", "ghost", say(SAVE_PICTURE_HINT))
        card = Card(theme, self.title, actions=[picture] if figure.charts else [])
        card.acted.connect(lambda _: self._ask_where())
        self._lines = card.body
        self._lines.addWidget(label(say(figure.indicator.says), "muted", wrap=True))
        if view.constituency and not figure.indicator.is_by(view.constituency):
            self._lines.addWidget(_said(self, "users-round", self._of_everybody()))
        if is_empty(figure.result):
            self._lines.addWidget(_said(self, "circle", NOTHING_YET))
        else:
            self._show_numbers()
        self.setLayout(column(theme, card, space=0))

    def focus_here(self) -> None:
        """Bring the keyboard to the chart, or to the table where there is none."""
        place = self.chart or self.ledger or self.table
        if place is not None:
            place.setFocus()

    def choose(self, name: str) -> None:
        """Show another of the charts."""
        self.chosen = name
        if self.chart is not None:
            self.chart.show_chart(self._named().chart, f"{self.title}: {name}")

    def save_picture(self, path: Path) -> None:
        """Write the chart in sight as a picture, with its title and the word that it is no survey.

        A picture goes to others, so it is drawn of the figures as they are shared: small numbers of people are hidden.
        """
        self.desk.ask(figure_to_share, self._view, self.figure.code, then=partial(self._write_picture, path))

    def _write_picture(self, path: Path, figure: Figure) -> None:
        if not figure.charts:
            self.say(TOO_LITTLE)
            return
        named = next((one for one in figure.charts if one.name == self.chosen), figure.charts[0])
        title = self.title if named.name == self.title else f"{self.title} – {named.name}"
        if figure.indicator.is_by(self._view.constituency):
            title = f"{title} ({self.desk.say(name_of('constituency', self._view.constituency))})"
        say = self.desk.say
        try:
            save_png(named.chart, path, screen_look(self.theme), title=title, note=say(NOT_A_SURVEY))
        except OSError:
            self.say(PICTURE_REFUSED.filled(file=path.name))
        else:
            self.say(PICTURE_SAVED.filled(file=path.name))

    def _of_everybody(self) -> Message:
        """Say of a figure that is no part of one constituency's why it is not."""
        who = name_of("constituency", self._view.constituency)
        return (OF_EVERYBODY_HERE if self.figure.indicator.counts_persons else OF_EVERYBODY).filled(who=who)

    def _named(self) -> NamedChart:
        return next(named for named in self.figure.charts if named.name == self.chosen)

    def _show_numbers(self) -> None:
        theme, figure = self.theme, self.figure
        if len(figure.charts) > 1:
            offered = choices(theme, [named.name for named in figure.charts], self.chosen, self.title, self.desk.say(NONE_FITS))
            offered.changed.connect(self.choose)
            self._lines.addWidget(offered)
        if figure.charts:
            self.chart = ChartView(theme, self._named().chart, f"{self.title}: {self.chosen}" if len(figure.charts) > 1 else self.title)
            self.chart.picked.connect(self._ask_behind)
            self.chart.walked.connect(partial(self._tell_walked, self.chart))
            self._lines.addWidget(self.chart)
        elif not figure.result.drawn:
            self._lines.addWidget(_said(self, "eye-off", TOO_LITTLE))
        self.table = FigureTable(theme, self.title, figure)
        self.table.picked.connect(self._ask_behind)
        self.table.walked.connect(partial(self._tell_walked, self.table))
        listed = self._ledger()
        for widget in (self.table, *listed) if figure.charts else (*listed, self.table):
            self._lines.addWidget(widget)
        self._say_what_is_missing()

    def _ledger(self) -> Sequence[QWidget]:
        """Make the list of records under its name; where there is no chart it stands above the table, being what the figure is about."""
        ledger = self.figure.result.ledger
        if ledger is None:
            return ()
        say = self.desk.say
        name, heads = say(ledger.name), [say(head) for head in ledger.heads]
        self.ledger = LedgerTable(self.theme, f"{self.title}: {name}", heads, self.figure.listed[:MOST_LISTED])
        self.ledger.walked.connect(partial(self._tell_walked, self.ledger))
        self.ledger.wanted.connect(lambda row: self.go(ledger.entries[row].kind, ledger.entries[row].record))
        shown: list[QWidget] = [label(name, "label"), self.ledger]
        if len(ledger.entries) > MOST_LISTED:
            every = Button(self.theme, say(ALL_LISTED.filled(n=len(ledger.entries))), "ghost", "chevron-right")
            every.clicked.connect(lambda: self.listed.emit(self.figure.code))
            shown.append(every)
        return shown

    def _say_what_is_missing(self) -> None:
        figure, language = self.figure, self.desk.language
        if (known := figure.result.thin_coverage) is not None:
            self._lines.addWidget(_said(self, "circle-alert", KNOWN_OF.filled(share=shown(known, language))))
        for note in figure.result.notes[:MOST_NOTES]:
            self._lines.addWidget(_said(self, "", note))
        if more := figure.result.notes[MOST_NOTES:]:
            self._offer_more(more)
        if figure.indicator.caveat is not None:
            self._lines.addWidget(_said(self, "lightbulb", figure.indicator.caveat))
        if quotes := [text for _, text in figure.result.quotes][:MOST_QUOTES]:
            self._lines.addWidget(label(language(IN_THEIR_WORDS), "label"))
            for text in quotes:
                self._lines.addWidget(label(f"“{text}”", wrap=True))

    def _offer_more(self, notes: Sequence[Message]) -> None:
        """Offer to say what else there is to note, of a hundred groups for example, in one text that is made when it is wanted."""
        say = self.desk.say
        more, fewer = say(P_("{n} more note", "{n} more notes", len(notes))), say(N_("Show fewer"))
        every = Button(self.theme, more, "ghost", "chevron-down")
        every.setCheckable(True)
        place = self._lines.count() + 1
        self._lines.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        told: list[QWidget] = []

        def show(on: bool) -> None:
            if not told:
                told.append(label("\n".join(map(say, notes)), "small", wrap=True))
                self._lines.insertWidget(place, told[0])
            told[0].setVisible(on)
            every.set_text(fewer if on else more)

        every.toggled.connect(show)

    def _ask_behind(self, line: int, at: int) -> None:
        self.behind.emit(self.figure.code, line, at)

    def _tell_walked(self, place: QWidget, rect: QRect) -> None:
        self.walked.emit(QRect(place.mapTo(self, rect.topLeft()), rect.size()))

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or str(Path.home())
        name = f"{self.figure.code}_{self.desk.work.today.isoformat()}.png"
        if chosen := ask_for_place(self, self.desk.say(SAVE_PICTURE_HINT), Path(folder) / name):
            self.save_picture(chosen)


def figure_to_share(work: Workspace, view: View, code: str) -> Figure:
    """Make the figure of a view ready as others may see it, on the thread that reads."""
    found = figures(work, replace(view, shared=True), (code,))
    return figure_of(INDICATORS[code], found[code], work.language)


def _said(card: Asking, icon: str, text: Message | Label | str) -> QWidget:
    """Make a small line of its own, with an icon before it if there is one."""
    line = row(card.theme, space=6)
    if icon:
        line.addWidget(icon_label(card.theme, icon, "muted", 14))
    line.addWidget(label(card.desk.say(text), "small", wrap=True), 1)
    made = QWidget()
    made.setLayout(line)
    return made
