"""What came in: of each worker the last file, what is missing and since when, and the way back to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_
from empower_desktop.ui.coverage_rows import file_columns, file_row, worker_columns, worker_row
from empower_desktop.ui.exchange_parts import DecidingFoot, put_on_clipboard, to_merging
from empower_desktop.ui.job import Job
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import TableModel
from empower_desktop.ui.kit.texts import column, label, row
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.screens.screen import Asking, Frame, Room
from empower_desktop.ui.sending_form import FOLDER, documents
from empower_desktop.workspace import Step
from empower_desktop.workspace.coverage import Coverage, coverage
from empower_desktop.workspace.coverage_words import forgone_words, gap_words, reply_to
from empower_desktop.workspace.gaps import ask_again, ask_no_more
from empower_desktop.workspace.returning import give_back, give_back_to, return_name

NONE_YET, NONE_YET_MEANS = N_("Nothing received yet"), N_("Once files are merged, it stands here who sent what, and what is missing.")
WORKERS, FILES, REPLY = N_("Who sent"), N_("Files received"), N_("Reply")
COPY_REPLY, MAKE_RETURN, OPEN_FOLDER, CANCEL = N_("Copy the reply"), N_("Make the return"), N_("Open folder"), N_("Cancel")
FOR_ALL = N_("For everybody…")
ASK_NO_MORE, ASK_AGAIN = N_("Ask no more"), N_("Ask again")
MISSED, NO_MATTER = ("warn", "triangle-alert"), ("info", "info")
COPIED = N_("Reply copied. Paste it into WhatsApp.")


class CoveragePage(Asking):
    """The workers above, what came from the chosen one below, with the reply to them."""

    def __init__(self, frame: Frame) -> None:
        """Lay out tables, reply and foot; nothing is known yet."""
        super().__init__(frame)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say, theme = self.desk.say, self.theme
        self._all: Sequence[Coverage] = ()
        self._chosen, self._folder = "", Path()
        self._job: Job | None = None
        self.workers = TableModel(worker_columns(self.desk), self)
        self.table = Table(theme, say(WORKERS), self.workers)
        self.table.selectionModel().currentRowChanged.connect(self._open)
        self.files = TableModel(file_columns(self.desk), self)
        self.reply = label("", wrap=True)
        self.reply.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.missing = Note(theme, *MISSED)
        self.missing.acted.connect(self._let_go)
        self.done = Note(theme, "ok", "circle-check")
        self.done.acted.connect(lambda _: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self.foot = DecidingFoot(theme)
        self._stack = QStackedWidget()
        self._empty = EmptyState(theme, "download", say(NONE_YET), say(NONE_YET_MEANS), [to_merging(say)])
        self._empty.acted.connect(lambda _: self.go("exchange", "merge"))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._laid_out())
        self.setLayout(column(theme, self._stack))
        for note in (self.missing, self.done):
            note.hide()

    @property
    def is_under_way(self) -> bool:
        """Tell whether a return is being made."""
        return self._job is not None

    def refresh(self, step: Step | None) -> None:
        """Look again at what came."""
        self.desk.ask(coverage, then=self._show)

    def focus_first(self) -> None:
        """Bring the keyboard to the workers."""
        (self.table if self._all else self._empty).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, room: Room) -> None:
        """Put the reply below the files in a narrow window."""
        directions = self._below.Direction
        self._below.setDirection(directions.TopToBottom if room.one_column else directions.LeftToRight)

    def chosen(self) -> Coverage | None:
        """Give the worker at hand."""
        return next((each for each in self._all if each.worker.id == self._chosen), None)

    def copy_reply(self) -> None:
        """Let the reply be pasted where the worker reads."""
        if one := self.chosen():
            put_on_clipboard(reply_to(one, self.desk.language))
            self.say(COPIED)

    def go_ahead(self) -> None:
        """Ask where the return is to lie, and make it."""
        one = self.chosen()
        if one is None or self._job is not None:
            return
        place = Path(str(self.frame.settings.value(FOLDER, documents()))) / return_name(self.desk.work, one.worker)
        if chosen := ask_for_place(self, self.desk.say(MAKE_RETURN), place):
            self.make_return(chosen)

    def make_return(self, path: Path) -> None:
        """Make the workbook that goes back to the worker at hand."""
        if one := self.chosen():
            self.done.hide()
            text, done = N_("Preparing {file}", file=path.name), partial(self._made, one.worker.name)
            self._job = self.desk.start(give_back, one.worker, path, text=text, then=done, refused=self._refused)
            self._job.told_on = self
            self._show_foot()

    def ask_for_all(self) -> None:
        """Ask in which folder the returns for everybody are to lie, and make them."""
        start = str(self.frame.settings.value(FOLDER, documents()))
        if self._job is None and (chosen := QFileDialog.getExistingDirectory(self, self.desk.say(FOR_ALL), start)):
            self.make_all(Path(chosen))

    def make_all(self, folder: Path) -> None:
        """Make the return for each of the workers."""
        self.done.hide()
        several = [each.worker for each in self._all if each.exports]  # nobody whose file was merged by mistake
        text = N_("Preparing the returns")
        self._job = self.desk.start(give_back_to, several, folder, text=text, then=partial(self._made_all, folder), refused=self._refused)
        self._job.told_on = self
        self._show_foot()

    def _laid_out(self) -> QWidget:
        theme, say = self.theme, self.desk.say
        above = Card(theme, say(WORKERS), ruled=True)
        above.body.addWidget(self.table, 1)
        above.body.setContentsMargins(0, 0, 0, theme.px(6))
        files = Card(theme, say(FILES), ruled=True)
        files.body.addWidget(Table(theme, say(FILES), self.files, "dense"), 1)
        files.body.setContentsMargins(0, 0, 0, theme.px(6))
        # Above the reply, where it is in sight however long that is.
        answer = Card(theme, say(REPLY), actions=[Action("copy", say(COPY_REPLY), "copy", "ghost")])
        answer.acted.connect(lambda _: self.copy_reply())
        answer.body.addWidget(self.missing)
        answer.body.addWidget(self.reply)
        answer.body.addStretch(1)
        self._below = row(theme, space=12)
        self._below.addWidget(files, 3)
        self._below.addWidget(answer, 2)
        inside = QWidget()
        lines = column(theme, space=12, margins=(24, 16, 24, 16))
        lines.addWidget(above, 2)
        lines.addWidget(self.done)
        lines.addLayout(self._below, 3)
        inside.setLayout(lines)
        whole = QWidget()
        together = column(theme, space=0)
        together.addWidget(scrolled(inside), 1)
        together.addWidget(self.foot)
        whole.setLayout(together)
        return whole

    def _show(self, found: Sequence[Coverage]) -> None:
        turns = bool(found) != bool(self._all) and self.holds_keyboard()
        self._all = found
        self._stack.setCurrentIndex(1 if found else 0)
        if turns:
            self.focus_first()
        rows = [worker_row(self.desk, each) for each in found]
        self.workers.show_all(rows)
        ids = [each.worker.id for each in found]
        if ids:
            self.table.setCurrentIndex(self.workers.index(ids.index(self._chosen) if self._chosen in ids else 0, 0))

    def _open(self, current: QModelIndex, _: QModelIndex) -> None:
        if not current.isValid():
            return
        one = self._all[current.row()]
        if one.worker.id != self._chosen:
            self.done.hide()
        self._chosen = one.worker.id
        rows = [file_row(self.desk, each) for each in reversed(one.exports)]
        self.files.show_all(rows)
        self.reply.setText(reply_to(one, self.desk.language))
        self._show_missing(one)
        self._show_foot()

    def _show_missing(self, one: Coverage) -> None:
        """Say what has not come, with the way to ask for it no more, or again."""
        say, said = self.desk.say, [*map(self.desk.say, gap_words(one)), forgone_words(one, self.desk.language)]
        offered = [Action("leave", say(ASK_NO_MORE), kind="ghost")] if one.of_lost_laptop else []
        offered += [Action("ask", say(ASK_AGAIN), kind="ghost")] if one.forgone else []
        self.missing.setVisible(bool(one.gaps))
        self.missing.set_kind(*MISSED if one.wanted else NO_MATTER)
        if one.gaps:
            self.missing.show_text(escape(" ".join(filter(None, said))), offered)

    def _let_go(self, key: str) -> None:
        """Ask for the files of a laptop that is gone no more, or again for what was let go."""
        if one := self.chosen():
            act, gaps = (ask_no_more, one.of_lost_laptop) if key == "leave" else (ask_again, tuple(one.forgone))
            self.desk.do(act, gaps, then=lambda step: self.say(step.text))

    def _show_foot(self) -> None:
        say, one = self.desk.say, self.chosen()
        if self._job is not None:
            said = N_("If it is cancelled, no file is left behind.")
            self.foot.show_sentence("file-spreadsheet", "accent", say(self._job.text), say(said))
            stop = Button(self.theme, say(CANCEL), "default", "x")
            stop.clicked.connect(self._job.stop)
            self.foot.show_buttons(stop)
        elif one is not None:
            told = N_("The return for {name} holds the receipt and all of their records.", name=one.worker.name)
            self.foot.show_sentence("file-check", "muted", say(told), say(N_("Once it is merged there, only the rest is sent again.")))
            ahead = Button(self.theme, say(MAKE_RETURN), "primary", "send", "Ctrl+Enter")
            ahead.clicked.connect(self.go_ahead)
            everybody = Button(self.theme, say(FOR_ALL), "default", "users-round")
            everybody.clicked.connect(self.ask_for_all)
            self.foot.show_buttons(*([everybody] if len(self._all) > 1 else []), ahead)

    def _made_all(self, folder: Path, step: Step) -> None:
        self._job, self._folder = None, folder
        self._show_foot()
        told = f"<b>{escape(self.desk.say(step.text))}</b> · {escape(self.desk.say(N_('Each stands under the name of whom it is for.')))}"
        self.done.show_text(told, [Action("open", self.desk.say(OPEN_FOLDER), "folder-open", "ghost")])

    def _made(self, name: str, step: Step) -> None:
        self._job = None
        self._show_foot()
        if step.result is not None:
            file, say = step.result.file, self.desk.say
            self._folder = file.parent
            told = say(N_("Send it to {name}, to be merged there.", name=name))
            self.done.show_text(f"<b>{escape(file.name)}</b> · {escape(told)}", [Action("open", say(OPEN_FOLDER), "folder-open", "ghost")])

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._show_foot()
        self.desk.refused.emit(refusal)
