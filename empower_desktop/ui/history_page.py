"""History: every merge with its files, and taking one back later."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_
from empower_desktop.ui.exchange_parts import DecidingFoot, day_and_time, local_moment, to_merging
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem, ListPane
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column, keep_place, label, row
from empower_desktop.ui.routes import NOWHERE, place_of
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.ui.screens.trash import TrashScreen
from empower_desktop.ui.unmerging import UNDO_LIST, UNDO_MERGE, ask_to_unmerge
from empower_desktop.workspace import Arrival, Step
from empower_desktop.workspace.looking import kind_here
from empower_desktop.workspace.merges import Past, past_merges

MERGES = N_("Merges")
SEARCH = N_("File or sender…")
NONE_YET = N_("Nothing merged yet")
NONE_YET_MEANS = N_("Every merge stands here with its files, and can be undone as long as nothing builds on it.")
OPEN, OPEN_TRASH = N_("Open the record"), N_("Open the trash")
NONE_FOUND = N_("Nothing matches. Try part of a word.")


class HistoryPage(Asking):
    """The merges at the left, the files of one at the right."""

    def __init__(self, frame: Frame) -> None:
        """Lay out list and page."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self._all: list[Past] = []
        self._shown: list[Past] = []
        self.pane = ListPane(theme, say(MERGES), say(SEARCH))
        self.pane.items.chosen.connect(self._open)
        self.pane.search.textChanged.connect(lambda _: self._show_list())
        self.files = TableModel(_columns(self), self)
        self.table = Table(theme, say(N_("Files of this merge")), self.files, "dense")
        self.problem = Note(theme, "danger", "circle-alert")
        self.problem.acted.connect(lambda _: self._open_record())
        self._in_the_way = NOWHERE
        self.foot = DecidingFoot(theme)
        self._title, self._meta = label("", "title"), label("", "muted")
        self._page = self._make_page()
        split = QWidget()
        beside = row(theme, space=0)
        beside.addWidget(self.pane)
        beside.addWidget(self._page, 1)
        split.setLayout(beside)
        self._stack = QStackedWidget()
        self._empty = EmptyState(theme, "git-merge", say(NONE_YET), say(NONE_YET_MEANS), [to_merging(say)])
        self._empty.acted.connect(lambda _: self.go("exchange", "merge"))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)
        self.setLayout(column(theme, self._stack))
        self.problem.hide()

    def _make_page(self) -> QWidget:
        """Lay out what is said of one merge, and its files; it keeps its place while it is hidden, or the list would go into the middle."""
        theme = self.theme
        card = Card(theme)
        card.body.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
        card.body.addWidget(self.table)
        inside = column(theme, self._title, self._meta, space=4, margins=(24, 16, 24, 12))
        inside.addSpacing(theme.px(8))
        inside.addWidget(self.problem)
        inside.addWidget(card, 1)
        page = QWidget()
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = column(theme, space=0)
        whole.addLayout(inside, 1)
        whole.addWidget(self.foot)
        page.setLayout(whole)
        keep_place(page)
        return page

    def refresh(self, step: Step | None) -> None:
        """Look up the merges again."""
        self.desk.ask(past_merges, then=self._show_all)

    def focus_first(self) -> None:
        """Bring the keyboard to the list."""
        (self.pane.items if self._all else self._empty).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo_merge(self) -> None:
        """Take the chosen merge back, once asked."""
        if past := self._current():
            ask_to_unmerge(self, past.merge.id, len(past.files), self.refresh, partial(self._built_upon, past), is_list=past.is_list)

    def _show_all(self, found: list[Past]) -> None:
        turns = bool(found) != bool(self._all) and self.holds_keyboard()
        self._all = found
        self._stack.setCurrentIndex(1 if found else 0)
        if turns:
            self.focus_first()
        self._show_list()

    def _show_list(self) -> None:
        wanted = self.pane.search.text().strip().casefold()
        self._shown = [
            each for each in self._all if wanted in " ".join(f"{file.file} {file.author_name}" for file in each.files).casefold()
        ]
        items = [self._item(each) for each in self._shown]
        number = self.desk.language.number(len(items))
        self.pane.show_items(len(items), number, lambda offset, limit: items[offset : offset + limit], self.desk.say(NONE_FOUND))
        if items and not self.pane.items.current_key():
            self.pane.items.choose(items[0].key)
        self._open(self.pane.items.current_key())

    def _item(self, past: Past) -> ListItem:
        language, moment = self.desk.language, local_moment(past.merge.at)
        senders = ", ".join(dict.fromkeys(each.author_name for each in past.files))
        title = past.files[0].file if len(past.files) == 1 else language(P_("{n} file", "{n} files", len(past.files)))
        meta = f"{language.time(moment.time())} · {senders}".removesuffix(" · ")
        return ListItem(past.merge.id, title, meta, str(moment.day), language.short_month(moment))

    def _current(self) -> Past | None:
        key = self.pane.items.current_key()
        return next((each for each in self._shown if each.merge.id == key), None)

    def _open(self, key: str) -> None:
        self.problem.hide()
        past = self._current()
        self._page.setVisible(past is not None)  # or what is searched for in vain would seem to be what it shows
        if past is None:
            return
        say, language = self.desk.say, self.desk.language
        when = day_and_time(language, past.merge.at)
        self._title.setText(say(N_("List taken in on {when}", when=when) if past.is_list else N_("Merge of {when}", when=when)))
        self._meta.setText(say(N_("by {name}", name=past.by)) if past.by else "")
        rows = [_row(self, each) for each in past.files]
        self.files.show_all(rows)
        changes = sum(each.changes for each in past.files)
        self.foot.show_sentence(
            "git-merge",
            "muted",
            say(P_("{n} change came with it", "{n} changes came with it", changes)),
            say(N_("Undone, it can be merged again.")),
        )
        undo = Button(self.theme, say(UNDO_LIST if past.is_list else UNDO_MERGE), "default", "undo-2")
        undo.clicked.connect(self.undo_merge)
        self.foot.show_figures()
        self.foot.show_buttons(undo)

    def _built_upon(self, past: Past, refusal: Refusal) -> None:
        """Say at the merge what builds on it; who looks at something else by then is told all the same."""
        if not self.isVisible() or self._current() != past:
            self.desk.refused.emit(refusal)
            return
        record = refusal.place.record if isinstance(refusal, Problem) else ""
        self._in_the_way = self._place_of(record) if record else NOWHERE
        words, icon = (OPEN_TRASH, "trash-2") if self._in_the_way[0] == TrashScreen.key else (OPEN, "file-text")
        actions = [Action("open", self.desk.say(words), icon, "ghost")] if self._in_the_way[0] else []
        self.problem.show_text(escape(self.desk.say(refusal.message)), actions)

    def _place_of(self, record: str) -> tuple[str, str, str, str]:
        """Give where a record is shown: in the trash those of its kind."""
        work = self.desk.work
        kind = kind_here(work, record).kind
        return (TrashScreen.key, kind, "", "") if work.standing(record) == "deleted" else place_of(work, kind, record)

    def _open_record(self) -> None:
        if self._in_the_way[0]:
            self.go(*self._in_the_way)


def _columns(page: HistoryPage) -> list[Column]:
    say = page.desk.say
    return [
        Column("file", say(N_("File")), 240, wide=True),
        Column("from", say(N_("From")), 160),
        Column("number", say(N_("No.")), 50, "right"),
        Column("changes", say(N_("New changes")), 100, "right"),
        Column("code", say(N_("Code")), 100),
    ]


def _row(page: HistoryPage, arrival: Arrival) -> TableRow:
    number = page.desk.language.number
    cells = (
        Cell(arrival.file, "strong", icon="file-spreadsheet"),
        Cell(arrival.author_name, "muted"),
        Cell(number(arrival.number) if arrival.number else "", "number"),
        Cell(number(arrival.changes) if arrival.changes else "", "number"),
        Cell(data_code(arrival.digest) if arrival.digest else "", "muted"),
    )
    return TableRow(str(arrival.seq), cells)
