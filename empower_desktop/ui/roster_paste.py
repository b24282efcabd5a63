"""The sheet that shows a pasted list before anybody is added: each line, who it is, and what is doubtful."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, P_, Message
from empower_desktop.records.fields import Plain
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.ui.entry_grid import EntryGrid, EntryModel
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.ui.kit.texts import column, label, row
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace.attending import Coming
from empower_desktop.workspace.pasted import Line, Pasted, Recognised, recognise
from empower_desktop.workspace.roster import People, Somebody

TITLE = N_("People on the pasted list")
NOTHING_READ = N_("No names were found. Copy the column with the names, then paste again.")
KEYS = N_("1 2 3 the same person   0 someone else   Del leave out   Enter add   Esc back")
BACK = N_("Back")
NEW, OUT = "new", "out"
STATES: Mapping[str, tuple[Message, str, str]] = {
    "known": (N_("Known"), "ok", "check"),
    "here": (N_("On the list"), "neutral", "check"),
    "similar": (N_("Similar"), "warn", "circle-help"),
    NEW: (N_("New"), "info", "user-plus"),
    OUT: (N_("Left out"), "neutral", "x"),
}
HEADS: tuple[tuple[str, Message, int], ...] = (
    ("number", N_("Line"), 48),
    ("line", N_("As pasted"), 210),
    ("sex", N_("M/F"), 44),
    ("person", N_("Recognised"), 230),
    ("state", N_("State"), 130),
)


@dataclass(frozen=True)
class Guess:
    """A line with who it is taken for: a person's id, a new one, left out, or nothing yet."""

    found: Recognised
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return not self.answer

    def person(self) -> Somebody | None:
        """Give who it is taken for."""
        return next((each for each in self.found.persons if each.id == self.answer), None)


def first_guess(found: Recognised) -> Guess:
    """Take a line for the one who is known, or for a new person; a similar name waits for an answer."""
    return Guess(found, found.persons[0].id if found.state == "known" else NEW if found.state == "new" else "")


def newcomer_of(line: Line) -> dict[str, Plain]:
    """Give what a line tells of a new person."""
    return {"name": line.name, "sex": line.sex or "tidak_dicatat", "titles": line.titles or None, "hamlet": line.hamlet or None}


class PasteSheet(QWidget):
    """A sheet over the page; `added` tells the persons known and the new ones, and what is doubtful stays."""

    added = Signal(object, object)
    closed = Signal()

    def __init__(self, frame: Frame, over: QWidget, pasted: Pasted, people: People, held: Coming, here: Collection[str]) -> None:
        """Show what was read over a part of the page."""
        super().__init__(over)
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._say, self._over, self._here = frame.theme, frame.desk.say, over, set(here)
        self._pasted = pasted
        self.guesses = [first_guess(each) for each in recognise(people, held.near, pasted.lines)]
        columns = [Column(key, self._say(text), width, wide=key in ("line", "person")) for key, text, width in HEADS]
        self.model = EntryModel(columns, self)
        self.grid = EntryGrid(self._theme, self._say(TITLE), self.model)
        self.grid.installEventFilter(self)
        self.note = Note(self._theme, "info", "circle-help")
        self.note.acted.connect(self.answer)
        self._title, self._dropped = label("", "section"), Note(self._theme, "warn", "eye-off")
        self.foot = Foot(self._theme, 52)
        self._back = Button(self._theme, self._say(BACK))
        self._add = Button(self._theme, "", "primary", "user-plus")
        self._lay_out()
        self._show()
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        first = next((at for at, each in enumerate(self.guesses) if each.is_open), 0)
        self.grid.setCurrentIndex(self.model.index(first, 3))

    def answer(self, key: str) -> None:
        """Take the current line for a person, a new one, or leave it out, and go on to the next doubtful one."""
        at = self.grid.currentIndex().row()
        if not 0 <= at < len(self.guesses):
            return
        guess = self.guesses[at]
        self.guesses[at] = replace(guess, answer="" if key == OUT and guess.answer == OUT else key)
        self._show()
        waiting = [number for number, each in enumerate(self.guesses) if each.is_open]
        if waiting:
            self.grid.setCurrentIndex(self.model.index(next((number for number in waiting if number > at), waiting[0]), 3))

    def add(self) -> None:
        """Add everybody who is clear; the doubtful stay as questions."""
        known = [each.answer for each in self.guesses if each.answer not in ("", NEW, OUT)]
        fresh = [newcomer_of(each.found.line) for each in self.guesses if each.answer == NEW]
        if known or fresh:
            self.added.emit(known, fresh)
        self.guesses = [each for each in self.guesses if each.is_open]
        if self.guesses:
            self._show()
            self.grid.setCurrentIndex(self.model.index(0, 3))
        else:
            self.close_sheet()

    def close_sheet(self) -> None:
        """Put the sheet away."""
        self.hide()
        self._over.removeEventFilter(self)
        self.deleteLater()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the size of the page, and take the keys that answer."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        if watched is self.grid and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        at = self.grid.currentIndex().row()
        persons = self.guesses[at].found.persons if 0 <= at < len(self.guesses) else ()
        if event.text().isdigit() and persons:
            number = int(event.text())
            if number <= len(persons):
                self.answer(persons[number - 1].id if number else NEW)
        elif event.key() == Qt.Key.Key_Delete:
            self.answer(OUT)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            return False
        return True

    def _lay_out(self) -> None:
        head = column(self._theme, self._title, self._dropped, self.note, space=8, margins=(24, 14, 16, 10))
        table = column(self._theme, self.grid, margins=(16, 0, 12, 0))
        whole = column(self._theme, space=0)
        whole.addLayout(head)
        whole.addLayout(table, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        buttons = QWidget()
        buttons.setLayout(row(self._theme, label(self._say(KEYS), "small"), self._back, self._add, space=12))
        self.foot.set_right(buttons)
        self._back.clicked.connect(self.close_sheet)
        self._add.clicked.connect(self.add)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_question())

    def _show(self) -> None:
        say = self._say
        count = len(self.guesses)
        self._title.setText(say(P_("{n} line on the pasted list", "{n} lines on the pasted list", count)) if count else say(NOTHING_READ))
        rows = ", ".join(map(str, self._pasted.dropped))
        if self._pasted.dropped:
            self._dropped.show_text(escape(say(N_("The 16-digit number in row {n} was not kept. No ID number is needed here.", n=rows))))
        self._dropped.setVisible(bool(self._pasted.dropped))
        self.model.show_rows([self._row(at, each) for at, each in enumerate(self.guesses)])
        ready = sum(1 for each in self.guesses if each.answer not in ("", OUT))
        self._add.set_text(say(P_("Add {n} person", "Add {n} people", ready)))
        self._add.set_icon("user-plus")
        self._add.setEnabled(bool(ready))
        waiting = sum(1 for each in self.guesses if each.is_open)
        self.foot.set_figures([(str(waiting), say(P_("question", "questions", waiting)), "")] if waiting else [])
        self._show_question()

    def _row(self, at: int, guess: Guess) -> TableRow:
        line, person = guess.found.line, guess.person()
        state = (
            guess.answer
            if guess.answer in (NEW, OUT)
            else "similar"
            if guess.is_open
            else "here"
            if guess.answer in self._here
            else "known"
        )
        text, role, icon = STATES[state]
        sex = SEX_LETTERS.get(line.sex)
        cells = (
            Cell(str(line.number), "muted"),
            Cell(line.name, "strong"),
            Cell(self._say(sex) if sex else "", "muted"),
            Cell(_described(person) if person else " · ".join(each.name for each in guess.found.persons) if guess.is_open else "", "muted"),
            Cell(self._say(text), "chip", role=role, icon=icon),
        )
        return TableRow(f"{at}:{line.number}", cells)

    def _show_question(self) -> None:
        at = self.grid.currentIndex().row()
        guess = self.guesses[at] if 0 <= at < len(self.guesses) else None
        if guess is None or not guess.found.persons or guess.found.state != "similar":
            self.note.hide()
            return
        persons: Sequence[Somebody] = guess.found.persons
        first = persons[0]
        text = N_("{line}: similar to {name} ({what}). The same person?", line=guess.found.line.name, name=first.name, what=_traits(first))
        actions = [Action(each.id, f"{number} {_described(each)}", kind="ghost") for number, each in enumerate(persons, 1)]
        self.note.show_text(escape(self._say(text)), [*actions, Action(NEW, f"0 {self._say(N_('No, someone else'))}", kind="ghost")])


def _traits(person: Somebody) -> str:
    return ", ".join(part for part in (str(person.born or ""), person.hamlet) if part) or "–"


def _described(person: Somebody) -> str:
    traits = _traits(person)
    return person.name if traits == "–" else f"{person.name} ({traits})"
