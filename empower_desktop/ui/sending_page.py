"""Send: the data code, a file as a long job, and what was sent before."""

from __future__ import annotations

from functools import partial
from html import escape
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from empower_desktop.errors import Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Message
from empower_desktop.ui.entries import unsent_words
from empower_desktop.ui.exchange_parts import CodeCard, DecidingFoot, local_moment
from empower_desktop.ui.job import Job
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.listview import ListItem, ListView
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, label, row
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.screens.screen import Asking, Frame, Room
from empower_desktop.ui.sending_form import SendingForm
from empower_desktop.workspace import Export, Step
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.moved_away import moved_words
from empower_desktop.workspace.outgoing import Outgoing, outgoing
from empower_desktop.workspace.sending import Exported, export
from empower_desktop.workspace.templating import Template, template, template_name

SECOND, WIDEST = 330, 16_777_215
MAKE_FILE, CANCEL, OPEN_FOLDER = N_("Make the file"), N_("Cancel"), N_("Open folder")
SENT_BEFORE = N_("Sent before")
NOTHING_SENT = N_("Nothing sent yet. The first file holds everything.")
CODE_COPIED = N_("Data code copied.")
WITHOUT_APP, MAKE_TEMPLATE = N_("For people without the app"), N_("Make a template…")
TEMPLATE_MEANS = N_("An empty workbook with the names that are known. Somebody fills it in with Excel, and it is merged like any file.")


class SendingPage(Asking):
    """The way out: one file, made whole or not at all."""

    def __init__(self, frame: Frame) -> None:
        """Lay out the form, the data code, and what was sent before."""
        super().__init__(frame)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._known = Outgoing("", 0, (), "", "")
        self._job: Job | None = None
        self._folder = Path()
        self.form = SendingForm(frame)
        self.done = Note(self.theme, "ok", "circle-check")
        self.done.acted.connect(lambda _: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self.done.hide()
        self.code = CodeCard(self.desk, self.theme)
        self.code.copied.connect(lambda: self.say(CODE_COPIED))
        self.past = ListView(self.theme, self.desk.say(SENT_BEFORE))
        self._none = label(self.desk.say(NOTHING_SENT), "muted", wrap=True)
        self.foot = DecidingFoot(self.theme)
        self._lay_out()
        self._show_foot()

    @property
    def is_under_way(self) -> bool:
        """Tell whether a file is being made."""
        return self._job is not None

    def refresh(self, step: Step | None) -> None:
        """Look again at what changed since the last export."""
        self.desk.ask(outgoing, then=self._show_known)

    def focus_first(self) -> None:
        """Bring the keyboard to where one begins."""
        self.form.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, room: Room) -> None:
        """Put the second column below the first in a narrow window."""
        directions = self._columns.Direction
        self._columns.setDirection(directions.TopToBottom if room.one_column else directions.LeftToRight)
        self._second.setMaximumWidth(WIDEST if room.one_column else self.theme.px(SECOND))

    def go_ahead(self) -> None:
        """Make the file, unless something in the form cannot be taken."""
        if self._job is not None or (scope := self.form.scope()) is None or (path := self.form.checked_path()) is None:
            return
        self.done.hide()
        text, given = N_("Preparing {file}", file=path.name), (path, scope, self.form.profile(), self.form.for_name())
        written = export_with_files if self.form.with_files() else export
        act = partial(written, since_receipt=self.form.since_receipt(), unless_empty=self.form.since_receipt())
        self._job = self.desk.start(act, *given, text=text, then=self._sent, refused=self._refused)
        self._job.told_on = self
        self._show_foot()

    def _lay_out(self) -> None:
        theme = self.theme
        before = Card(theme, self.desk.say(SENT_BEFORE), ruled=True)
        before.body.addWidget(self.past, 1)
        before.body.addWidget(self._none)
        before.body.setContentsMargins(0, 0, 0, theme.px(6))
        self._none.setMargin(theme.px(16))
        self.past.setMinimumHeight(theme.row("list") * 3)
        self._second = QWidget()
        second = column(theme, self.code, space=12)
        second.addWidget(before, 1)
        second.addWidget(self._template_card())
        second.addStretch(0)
        self._second.setLayout(second)
        self._second.setMaximumWidth(theme.px(SECOND))
        first = column(theme, self.form, space=12)
        first.addStretch(1)
        self._columns = row(theme, space=12, margins=(24, 16, 24, 16))
        self._columns.addLayout(first, 1)
        self._columns.addWidget(self._second, 1)
        inside = QWidget()
        inside.setLayout(self._columns)
        whole = column(theme, space=0)
        whole.addWidget(scrolled(inside), 1)
        whole.addLayout(column(theme, self.done, space=0, margins=(24, 8, 24, 8)))  # in sight, however far the form was scrolled
        whole.addWidget(self.foot)
        self.setLayout(whole)

    def _template_card(self) -> Card:
        card = Card(self.theme, self.desk.say(WITHOUT_APP))
        card.body.addWidget(label(self.desk.say(TEMPLATE_MEANS), "muted", wrap=True))
        button = Button(self.theme, self.desk.say(MAKE_TEMPLATE), "default", "file-spreadsheet")
        button.clicked.connect(self._choose_template)
        card.body.addWidget(button)
        return card

    def _choose_template(self) -> None:
        self.desk.ask(template_name, then=self._ask_where)

    def _ask_where(self, name: str) -> None:
        if chosen := ask_for_place(self, self.desk.say(MAKE_TEMPLATE), self.form.path().parent / name):
            self.make_template(chosen)

    def make_template(self, path: Path) -> None:
        """Write a template where it was asked for, or say what is in the way."""
        self.desk.do(template, path, then=self._template_made)

    def _template_made(self, step: Step) -> None:
        made: Template = step.result
        self._folder = made.file.parent
        say, known = self.desk.say, P_("{n} name that is known already", "{n} names that are known already", made.known)
        told = f"<b>{escape(made.file.name)}</b> · {say(known)}"
        self.done.show_text(told, [Action("open", self.desk.say(OPEN_FOLDER), "folder-open", "ghost")])

    def _show_known(self, known: Outgoing) -> None:
        self._known = known
        self.code.show_code(known.digest)
        self.form.suggest(known.name, known.name_for_reading)
        self.form.show_waiting(known.receipt, known.waiting, known.records)
        self.form.show_files(known.files)
        sent = sorted((*known.exports, *known.returns), key=attrgetter("at"), reverse=True)
        self.past.setVisible(bool(sent))
        self._none.setVisible(not sent)
        self.past.show_items(len(sent), lambda offset, limit: [self._item(each) for each in sent[offset : offset + limit]])
        self._show_foot()

    def _item(self, sent: Export) -> ListItem:
        language, at = self.desk.language, local_moment(sent.at)
        count = P_("{n} change", "{n} changes", sent.changes)
        meta = language(N_("return for {name}", name=sent.for_name)) if sent.is_return else sent.for_name or language(count)
        word = data_code(sent.digest)
        return ListItem(sent.id, sent.file, meta, str(at.day), language.short_month(at), word=word, word_role="muted")

    def _show_foot(self) -> None:
        say, known = self.desk.say, self._known
        if self._job is not None:
            self.foot.show_sentence(
                "file-spreadsheet", "accent", say(self._job.text), say(N_("If it is cancelled, no file is left behind."))
            )
            stop = Button(self.theme, say(CANCEL), "default", "x")
            stop.clicked.connect(self._job.stop)
            self.foot.show_buttons(stop)
            return
        ever_sent = bool(known.exports)
        last = max((*known.exports[-1:], *known.returns[-1:]), key=attrgetter("at"), default=None)
        since = N_("Last sent: {file}, {day}", file=last.file, day=local_moment(last.at).date()) if last else NOTHING_SENT
        if known.receipt is not None:
            got, day = known.receipt.author_name, local_moment(known.receipt.at).date()
            since = N_("{sent} · receipt from {name}, {day}", sent=since, name=got, day=day)
        self.foot.show_sentence("upload", "muted", say(unsent_words(known.unsent, ever_sent=ever_sent)), say(since))
        ahead = Button(self.theme, say(MAKE_FILE), "primary", "send", "Ctrl+Enter")
        ahead.clicked.connect(self.go_ahead)
        self.foot.show_buttons(ahead)

    def _sent(self, step: Step) -> None:
        self._job, result = None, step.result
        if isinstance(result, Exported):
            said = " · ".join(map(self.desk.say, written_words(result)))
            self._folder = result.file.parent
            self.done.show_text(
                f"<b>{escape(result.file.name)}</b> · {said}", [Action("open", self.desk.say(OPEN_FOLDER), "folder-open", "ghost")]
            )
            self.form.sent()
        self.refresh(step)

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._show_foot()
        if not self.form.show_refusal(refusal):
            self.desk.refused.emit(refusal)


def written_words(written: Exported) -> list[Message]:
    """Say what a file holds, deleted records apart, and its data code where it holds anything."""
    told = [P_("{n} record", "{n} records", written.seen)]
    if written.gone:
        told.append(P_("{n} deleted", "{n} deleted", written.gone))
    if written.digest is None:
        return [*told, N_("a copy for reading, without history")]
    told = [*told, N_("data code {code}", code=data_code(written.digest))] if written.changes else [N_("nothing new is in it")]
    return [*told, moved_words(written.moved)] if written.moved else told
