"""Take in a list: choose a file, check its columns, answer what is open, take it in, read the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.grid import Listing
from empower_desktop.ui.exchange_parts import WAIT, DecidingFoot
from empower_desktop.ui.import_beginning import CHOOSE_FILE, beginning
from empower_desktop.ui.import_columns import ImportColumns
from empower_desktop.ui.import_outcome import ImportOutcome
from empower_desktop.ui.import_questions import ImportQuestions
from empower_desktop.ui.import_sitting import ImportSitting
from empower_desktop.ui.import_words import kinds_of_lists, said_of
from empower_desktop.ui.inputs import NONE_FITS
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.combo import Combo
from empower_desktop.ui.kit.page import ToolRow
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import Elided, announce, column, icon_label, label
from empower_desktop.ui.passphrase import ask_passphrase, passphrase_of
from empower_desktop.ui.screens.screen import Asking, Frame, Room, focused_in
from empower_desktop.ui.unmerging import ask_to_unmerge
from empower_desktop.workspace.importing import Imported

CHOOSE, COLUMNS, QUESTIONS, OUTCOME, REPORT = range(5)
KINDS_OF_FILES = "*.xlsx *.xls *.ods *.csv"

WHAT_IS_IT, CHOOSE_ONE = N_("What is this list?"), N_("Choose…")
SAY_FIRST, SAY_COLUMNS = N_("Say first what this list is."), N_("Say first what the columns hold.")
NOTHING_WRITTEN = N_("Nothing has been written yet.")
CANCEL, BACK, ANOTHER = N_("Cancel"), N_("Back"), N_("Another list")
TO_QUESTIONS, TO_OUTCOME, TAKE_IN = N_("Next: questions"), N_("Next: preview"), N_("Take it in")
UNDO, UNDO_SHORT, TO_ANSWERS = N_("Undo the import"), N_("Undo"), N_("Answer the questions")
AFTERWARDS = N_("It can be undone here, or later under History.")
REMEMBERED = N_("How its columns were read is remembered for the next list of this shape.")


class ImportingPage(Asking):
    """The way in for lists that others keep, in five steps; `stepped` tells which one is at hand, `went_back` asks for the other way in."""

    stepped = Signal(int)
    went_back = Signal()

    def __init__(self, frame: Frame) -> None:
        """Begin by choosing a file."""
        super().__init__(frame)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.at, self._is_understood = CHOOSE, False
        self._decides: Button | None = None
        self.sitting = ImportSitting(self.desk, self)
        self.columns = ImportColumns(self.desk, self.theme)
        self.questions = ImportQuestions(self.desk, self.theme)
        self.outcome = ImportOutcome(self.desk, self.theme)
        self.columns.column_chosen.connect(self.sitting.say_column)
        self.columns.said.connect(self.sitting.answer)
        self.questions.answered.connect(self.sitting.answer)
        self.kind = self._kinds()
        self._name = Elided("", "section")
        self._tools = ToolRow(self.theme, right=24)
        self._tools.add(icon_label(self.theme, "file-spreadsheet", "muted", 17))
        self._tools.add(self._name, 1)
        self._tools.add_right(label(self.desk.say(WHAT_IS_IT), "muted"))
        self._tools.add_right(self.kind)
        self.foot = DecidingFoot(self.theme)
        self._stack = QStackedWidget()
        self._start = self._choosing()
        for part in (self._start, self.columns, self.questions, self.outcome):
            self._stack.addWidget(part)
        self.setLayout(column(self.theme, self._tools, self._stack, self.foot, space=0))
        self._listen()
        self._show(CHOOSE)

    @property
    def is_under_way(self) -> bool:
        """Tell whether a list was chosen and waits for something."""
        return self.at in (COLUMNS, QUESTIONS, OUTCOME)

    def take(self, path: str, passphrase: str = "") -> None:
        """Look at a file; where it is locked, its passphrase is asked for. One that is being taken in is waited for."""
        if self.sitting.is_taking_in:
            self.say(WAIT)
            return
        self._forget()
        self._name.set_text(Path(path).name)
        self.sitting.open(Path(path), passphrase)
        self._show(COLUMNS)

    def go_ahead(self) -> None:
        """Do what the deciding button says."""
        if self.sitting.is_busy:
            return
        if self.at == CHOOSE:
            self.choose_file()
        elif self.at == REPORT:
            self.start_over()
        elif self.sitting.imported is not None and self.at == OUTCOME:
            self.sitting.take_in()
        elif self.sitting.imported is not None:
            self._step(1)

    def go_back(self) -> None:
        """Go to the step before."""
        if COLUMNS < self.at <= OUTCOME:
            self._step(-1)
        else:
            self.start_over()

    def _step(self, by: int) -> None:
        """Go to the next step or the one before; nobody is led past questions that there are not."""
        to = self.at + by
        self._show(to + by if to == QUESTIONS and not self.questions.cards else to)
        self.focus_first()

    def start_over(self) -> None:
        """Let go of the list."""
        self._forget()
        self._show(CHOOSE)
        self.focus_first()

    def choose_file(self) -> None:
        """Choose a file in a dialog."""
        kinds = self.desk.say(N_("Lists")) + f" ({KINDS_OF_FILES})"
        chosen, _ = QFileDialog.getOpenFileName(self, self.desk.say(CHOOSE_FILE), "", kinds)
        if chosen:
            self.take(chosen)

    def undo_import(self) -> None:
        """Take the list back, once asked."""
        imported = self.sitting.imported
        if imported is not None and imported.merge:
            ask_to_unmerge(self, imported.merge, 1, lambda step: self._undone(imported), self.desk.refused.emit, is_list=True)

    def _undone(self, imported: Imported) -> None:
        """Let go of the report of a list that was taken back; one that was chosen meanwhile stays."""
        if self.sitting.imported is imported:
            self.start_over()

    def set_room(self, room: Room) -> None:
        """Give way."""
        self.columns.set_room(room)

    def focus_first(self) -> None:
        """Bring the keyboard to where one works now."""
        if self.at == CHOOSE:
            self._start.findChildren(Button)[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.at == COLUMNS:
            if self.sitting.imported is None:
                self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.columns.focus_first()
        elif self.at == QUESTIONS and self.questions.focus_first():
            return
        elif self.at == QUESTIONS and self._decides is not None:
            self._decides.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.at in (OUTCOME, REPORT):
            self.outcome.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        sitting = self.sitting
        sitting.looked_at.connect(self._looked_at)
        sitting.understood.connect(self._understood)
        sitting.unclear.connect(self._unclear)
        sitting.taken.connect(self._taken)
        sitting.refused.connect(self._refused)
        sitting.locked.connect(self._locked)
        sitting.moved.connect(self._show_foot)

    def _forget(self) -> None:
        self.sitting.close()
        self._is_understood = False
        self.kind.setCurrentIndex(0)

    def _kinds(self) -> Combo:
        made = Combo(self.desk.say(NONE_FITS))
        made.addItem(self.desk.say(CHOOSE_ONE), "")
        for code, text in kinds_of_lists():
            made.addItem(self.desk.say(text), code)
        made.setAccessibleName(self.desk.say(WHAT_IS_IT))
        made.setMinimumWidth(self.theme.px(250))
        made.meant.connect(lambda: self.sitting.take_as(made.currentData()))
        return made

    def _choosing(self) -> QWidget:
        empty = beginning(self.desk, self.theme)
        empty.acted.connect(lambda key: self.choose_file() if key == "file" else self.went_back.emit())
        return scrolled(empty)

    # What becomes of the list

    def _looked_at(self, listing: Listing) -> None:
        self.columns.show_listing(listing)
        self._show(COLUMNS)
        self.focus_first()
        announce(self, self.foot.sentence())

    def _understood(self, imported: Imported) -> None:
        first = not self._is_understood
        self._is_understood = True
        self.columns.show_imported(imported)
        self.questions.show_asks(imported.asks, imported.understood, self.sitting.listing)
        self.outcome.show_imported(imported)
        self._show(self.at)
        if first or focused_in(self) is None:
            self.focus_first()
        if first:
            announce(self, self.foot.sentence())

    def _unclear(self, refusal: Refusal) -> None:
        """Stay at the columns, where one can say which of them holds the names."""
        self._is_understood = False
        self.columns.show_unclear(refusal)
        self._show(COLUMNS)

    def _taken(self, imported: Imported) -> None:
        self.outcome.show_imported(imported)
        self._show(REPORT)
        self.focus_first()
        announce(self, self.foot.sentence())

    def _locked(self, file: Path, tried: str) -> None:
        self._show(CHOOSE)
        ask_passphrase(self.theme, self.desk.language, self, passphrase_of(file.name), partial(self.take, str(file)), tried)

    def _refused(self, refusal: Refusal) -> None:
        self._show(OUTCOME if self.sitting.file else CHOOSE)
        self.desk.refused.emit(refusal)

    # What is shown

    def _show(self, at: int) -> None:
        self.at = at
        self._stack.setCurrentIndex(min(at, OUTCOME))
        self.foot.setVisible(at != CHOOSE)
        self._tools.setVisible(at in (COLUMNS, REPORT))
        self.kind.setEnabled(at == COLUMNS)
        self._show_foot()
        self.stepped.emit(at)

    def _show_foot(self) -> None:
        say = self.desk.say
        self.foot.show_figures()
        imported = self.sitting.imported
        if (doing := self.sitting.doing) is not None:
            self.foot.show_sentence("file-spreadsheet", "accent", say(doing), say(NOTHING_WRITTEN))
            self.foot.show_buttons()
        elif imported is None:
            self.foot.show_sentence("circle-help", "info", say(SAY_COLUMNS if self.sitting.kind else SAY_FIRST), say(NOTHING_WRITTEN))
            self.foot.show_buttons(self._button(CANCEL, self.start_over))
        elif self.at == REPORT:
            self._show_report(imported)
        else:
            self._show_under_way(imported)

    def _show_under_way(self, imported: Imported) -> None:
        asked, answered = said_of(imported.asks)
        said = " · ".join(self.desk.say(each) for each in (self._rows(imported), asked, answered) if each.count or each.count is None)
        self.foot.show_sentence("shield-check", "ok", self.desk.say(NOTHING_WRITTEN), said)
        first = TO_QUESTIONS if self.questions.cards else TO_OUTCOME
        ahead = {COLUMNS: first, QUESTIONS: TO_OUTCOME, OUTCOME: TAKE_IN}[self.at]
        button = self._button(ahead, self.go_ahead, "primary", "download" if ahead is TAKE_IN else "", "Ctrl+Enter")
        button.setEnabled(bool(imported.rows.read) or (self.at == COLUMNS and bool(self.questions.cards)))
        self.foot.show_buttons(self._button(BACK if self.at > COLUMNS else CANCEL, self.go_back), button)

    def _rows(self, imported: Imported) -> Message:
        rows = imported.rows
        told = {"n": rows.read, "new": rows.new, "updated": rows.updated, "same": rows.same, "rejected": rows.rejected}
        if rows.rejected:
            return N_("{n} rows: {new} new, {updated} changed, {same} the same, {rejected} not taken", **told)
        return N_("{n} rows: {new} new, {updated} changed, {same} the same", **told)

    def _show_report(self, imported: Imported) -> None:
        say = self.desk.say
        remembers = any(column.certainty == "chosen" for table in imported.understood.tables for column in table.columns)
        later = REMEMBERED if remembers else AFTERWARDS if imported.merge else N_("Nothing had to be written.")
        self.foot.show_sentence("circle-check", "ok", say(self._rows(imported)), say(later))
        undo = UNDO_SHORT if imported.waits else UNDO  # with three buttons it is short, or the rows would not be told at large text
        buttons = [self._button(undo, self.undo_import, "default", "undo-2", say(UNDO))] if imported.merge else []
        buttons.append(self._button(ANOTHER, self.start_over, "default" if imported.waits else "primary"))
        if waiting := [ask.id for ask in imported.asks if ask.waits]:
            self.foot.show_figures(say(P_("{n} question is open", "{n} questions are open", len(waiting))))
            buttons.append(self._button(TO_ANSWERS, lambda: self.go("conflict", waiting[0]), "primary", "circle-help"))
        self.foot.show_buttons(*buttons)

    def _button(self, text: Message, act: Callable[[], object], kind: str = "default", icon: str = "", hint: str = "") -> Button:
        made = Button(self.theme, self.desk.say(text), kind, icon, hint)
        made.clicked.connect(act)
        if kind == "primary":
            self._decides = made
        return made
