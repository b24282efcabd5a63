"""Home: what waits, what one does most, how the month goes, what comes next and what went out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import KINDS
from empower_desktop.ui.change_card import ChangeCard
from empower_desktop.ui.entries import unsent_words
from empower_desktop.ui.home_parts import BigAction, BigNumber, TwoLines, greeting, lines_of
from empower_desktop.ui.home_sending import SendingCard
from empower_desktop.ui.home_waiting import WaitingCard
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import Elided, column, empty_layout, label, row
from empower_desktop.ui.routes import ANEW, OWN_SCREENS, place_of
from empower_desktop.ui.screens.screen import Frame, Room, Screen
from empower_desktop.ui.way_back import Return
from empower_desktop.workspace import Step
from empower_desktop.workspace.lessons import lesson_of, needs_no_lesson
from empower_desktop.workspace.overview import Coming, Month, Overview, Reminder, overview
from empower_desktop.workspace.sentences import sentences_of_change
from empower_desktop.workspace.unsaved import started_from

CHANGE_MS = 400
FORM = "details"
"""The tab of every page that holds the fields of the record itself, whichever was open there last."""
_LEFT = Qt.AlignmentFlag.AlignLeft


class HomeScreen(Screen):
    """What one sees first."""

    key = "home"
    title = Label("Beranda", "Home")
    icon = "house"
    all_asked = Signal()

    def __init__(self, frame: Frame) -> None:
        """Lay the cards out; what they show is asked at once."""
        super().__init__(frame)
        theme, say = self.theme, self.desk.say
        self._overview: Overview | None = None
        self._greeting, self._meta = Elided("", "display"), label("", "muted")
        self._coordinator = self.desk.work.author.role == "koordinator"
        self._actions = self._make_actions()
        self._waiting = WaitingCard(self.desk, theme)
        self._waiting.opened.connect(self._open)
        self._waiting.left_out.connect(lambda record: self.desk.do(needs_no_lesson, record, then=self._left_out))
        self._month = Card(theme, say(N_("This month")))
        self._figures = [BigNumber(theme) for _ in range(4)]
        figures = row(theme, space=16)
        for figure in self._figures:
            figures.addWidget(figure, 1)
        self._month.body.addLayout(figures)
        self._coming, self._sent = Card(theme, say(N_("Coming up"))), SendingCard(self.desk, theme, coordinator=self._coordinator)
        self._sent.all_asked.connect(lambda: self.go("exchange", "coverage"))
        self.change = ChangeCard(self.desk, theme)
        self.change.opened.connect(lambda code: self.go("insight", code))
        self._change_later = QTimer(self)  # figures take longer than the rest, which is not to wait for them
        self._change_later.setSingleShot(True)
        self._change_later.setInterval(CHANGE_MS)
        self._change_later.timeout.connect(self._ask_change)
        self._grid = QGridLayout()
        self._lay_out()
        self._ask()

    def show_list(self) -> None:
        """Bring the keyboard to the first thing that one does."""
        if self._overview is not None:  # what was asked for at first is on its way
            self._ask()
        self._actions[0].setFocus()

    def here(self) -> Return:
        """Give what brings the keyboard back to what it is at, among what waits to the line of the same place."""
        at = self._waiting.row_at_hand()
        return super().here() if at < 0 else partial(self._back_to_row, at)

    def refresh(self, step: Step | None) -> None:
        """Ask again for what is shown."""
        self._ask()

    def set_room(self, room: Room) -> None:
        """Put the second column below the first in a narrow window."""
        self._arrange(one_column=room.one_column)

    def next_place(self) -> bool:
        """Bring the keyboard to the actions."""
        if self.holds_keyboard():
            return False
        self._actions[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _make_actions(self) -> list[BigAction]:
        say = self.desk.say
        wanted: list[tuple[str, Message, Message, Callable[[], None]]] = [
            ("users-round", N_("Record a meeting"), N_("roster, notes"), lambda: self.go_new("meeting")),
            ("scale", N_("Record a decision"), N_("step by step"), lambda: self.go_new("decision")),
            ("graduation-cap", N_("Record a training"), N_("participants and scores"), lambda: self.go_new("training")),
        ]
        if self._coordinator:
            wanted.append(("git-merge", N_("Merge"), N_("drop the files that came"), lambda: self.go("exchange", "merge", ANEW)))
        else:
            wanted.append(("send", N_("Send"), N_("to the coordinator, as Excel"), lambda: self.go("exchange", "send")))
        made = []
        for number, (icon, text, meta, do) in enumerate(wanted):
            button = BigAction(self.theme, icon, say(text), say(meta), first=number == 0)
            button.clicked.connect(do)
            made.append(button)
        return made

    def _lay_out(self) -> None:
        theme = self.theme
        inside = QWidget()
        whole = column(theme, space=0, margins=(24, 16, 24, 16))
        whole.addWidget(self._greeting)
        whole.addSpacing(theme.px(4))
        whole.addWidget(self._meta)
        whole.addSpacing(theme.px(15))
        self._big = QGridLayout()
        self._big.setSpacing(theme.px(12))
        whole.addLayout(self._big)
        whole.addSpacing(theme.px(16))
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(12))
        whole.addLayout(self._grid, 1)
        inside.setLayout(whole)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(column(theme, scrolled(inside), space=0))
        self._left: QWidget = QWidget()
        self._left.setLayout(column(theme, space=12))
        lines_of(self._left).addWidget(self._waiting, 1)
        lines_of(self._left).addWidget(self._month)
        self._right: QWidget = QWidget()
        self._right.setLayout(column(theme, self._coming, self._sent, self.change, space=12))
        lines_of(self._right).addStretch(1)
        self._one_column: bool | None = None
        self._arrange(one_column=False)

    def _arrange(self, *, one_column: bool) -> None:
        if one_column == self._one_column:
            return
        self._one_column = one_column
        across = 2 if one_column else 4
        for number, button in enumerate(self._actions):
            self._big.addWidget(button, number // across, number % across)
        for at in range(4):
            self._big.setColumnStretch(at, 1 if at < across else 0)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, *((1, 0) if one_column else (0, 1)))
        self._grid.setColumnStretch(0, 746)
        self._grid.setColumnStretch(1, 0 if one_column else 352)

    def _ask(self) -> None:
        self.desk.ask(overview, then=self._show)

    def _ask_change(self) -> None:
        self.desk.do_beside(sentences_of_change, then=self.change.show_sentences)

    def _show(self, found: Overview) -> None:
        self._overview = found
        self._show_head(found)
        self._waiting.show_waiting(found.waiting)
        self._show_month(found.month)
        self._show_coming(found.coming, found.last)
        self._sent.show_overview(found)
        self._change_later.start()

    def _show_head(self, found: Overview) -> None:
        say, language, work = self.desk.say, self.desk.language, self.desk.work
        self._greeting.set_text(say(greeting(work.author.name)))
        today = N_("{weekday}, {day}", weekday=language.weekday(work.today), day=language.day(work.today))
        area = work.areas.full(work.author.area).partition(" (")[0] if work.author.area else ""
        counts = []
        if found.groups:
            counts = [P_("{n} village", "{n} villages", found.villages), P_("{n} group", "{n} groups", found.groups)]
        parts = [say(today), area, ", ".join(say(count) for count in counts)]
        self._meta.setText("  ·  ".join(part for part in parts if part))
        if not self._coordinator:
            self._actions[3].show_words(say(N_("Send")), say(unsent_words(found.sent.unsent, ever_sent=found.sent.last is not None)))

    def _open(self, each: Reminder) -> None:
        if each.why in ("conflict", "question"):
            self.go("conflict", each.record, focus=each.spot)
        elif each.why == "unsaved":
            self._open_unsaved(each)
        elif each.why == "adoption":
            self.go("training", each.record, "adoption", each.spot)
        elif each.why == "lesson":
            self.desk.ask(lesson_of, KINDS[each.kind], each.record, then=partial(self.go_new, "lesson"))
        elif each.why == "draft" and each.missing:
            self.go(each.kind, each.record, FORM, each.missing[0].field)
        else:
            self.go(each.kind, each.record)

    def _back_to_row(self, at: int) -> None:
        """Bring the keyboard back to the line of a place, and ask what stands there by now."""
        self._waiting.seek(at)
        self._ask()

    def _left_out(self, step: Step) -> None:
        self._ask()
        self.say(step.text)

    def _open_unsaved(self, each: Reminder) -> None:
        """Open the form again: of its own screen, or of the record that it is a part of."""
        if not each.record and each.kind in OWN_SCREENS:
            self.desk.ask(started_from, each.spot, then=partial(self.go_new, each.kind))
        elif each.record:
            screen, record, at, spot = place_of(self.desk.work, each.kind, each.record)
            if screen:
                self.go(screen, record, at or FORM, spot)

    def _show_month(self, month: Month) -> None:
        say, number = self.desk.say, self.desk.language.number
        self._month.set_count(f"{self.desk.language.month(month.first)} {month.first.year}")
        figures: list[tuple[str, Message, Message | str]] = [
            (
                number(month.meetings),
                P_("meeting", "meetings", month.meetings),
                N_("{n} present, F {women}", n=month.present, women=month.women),
            ),
            (number(month.decisions), P_("decision", "decisions", month.decisions), N_("{n} initiated by people", n=month.by_people)),
            (
                number(month.trainings),
                P_("training", "trainings", month.trainings),
                P_("{n} participant", "{n} participants", month.participants),
            ),
            (
                say(N_("{done} of {due}", done=month.done, due=month.due)) if month.due else "–",
                N_("promises kept"),
                N_("due this month") if month.due else N_("none due this month"),
            ),
        ]
        for shown, (figure, word, more) in zip(self._figures, figures, strict=True):
            shown.show_figure(figure, say(word), say(more))

    def _show_coming(self, coming: Sequence[Coming], last: Coming | None) -> None:
        empty_layout(self._coming.body)
        for each in coming:
            self._add_day(each)
        if not coming:
            self._coming.body.addWidget(label(self.desk.say(N_("Nothing is planned yet.")), "muted", wrap=True))
        if last is not None:
            self._coming.body.addWidget(label(self.desk.say(N_("Last meeting")), "small"))
            self._add_day(last)

    def _add_day(self, each: Coming) -> None:
        day = column(self.theme, space=0)
        number, month = label(f"{each.day.day:02}", "figure"), label(self.desk.language.short_month(each.day), "small")
        for part in (number, month):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.setFixedWidth(self.theme.px(36))
            day.addWidget(part)
        line = row(self.theme, space=10)
        line.addLayout(day)
        line.addWidget(TwoLines(self.theme, each.title, each.meta), 1)
        self._coming.body.addLayout(line)
