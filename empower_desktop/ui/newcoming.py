"""A new person without leaving the list: one line, and a question when somebody of a like name is known."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_
from empower_desktop.ui.kit.buttons import ARROWS, ENTERS, Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.texts import announce, row
from empower_desktop.ui.roster_rows import Newcomer, NewcomerRow, Slot
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace.roster import Somebody

YES_THAT_ONE, NO_ANOTHER = N_("Yes, that is the one"), N_("No, someone else")
_WALKS = (*ARROWS, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
Like = Callable[[Newcomer, Callable[[list[Somebody]], None]], None]
"""Finds who may be the same person as a new one, and hands them over once they are found."""


class Newcoming(QObject):
    """The line for a new person with its question: it tells the new one, or the known one who was meant.

    With a new one it tells who was asked about and is somebody else, if anybody was. The question is answered by its number,
    by Space, or by Enter once one walked to an answer: the Enter that asked it must not answer it too. Esc goes back to the line.
    """

    came = Signal(object, str)
    was_known = Signal(str)
    given_up = Signal(str)

    def __init__(self, frame: Frame, slot: Slot, like: Like, parent: QObject) -> None:
        """Stand in a slot; `like` finds who may be the same person."""
        super().__init__(parent)
        self._theme, self._say, self._language = frame.theme, frame.desk.say, frame.desk.language
        self._areas = frame.desk.work.areas
        self._slot, self._like = slot, like
        self._asked: tuple[Newcomer, Somebody] | None = None
        self._looking: Newcomer | None = None
        self._is_walked = False
        self.note = Note(self._theme, "info", "circle-help")
        self.note.acted.connect(self._answered)
        self.note.hide()
        self.place = QWidget()
        self.place.setLayout(row(self._theme, margins=(24, 0, 16, 8)))
        self.place.layout().addWidget(self.note)  # type: ignore[union-attr]  # the layout set in the line above
        self.place.hide()

    @property
    def is_asking(self) -> bool:
        """Tell whether a question waits for its answer."""
        return self._asked is not None

    def open(self, name: str, hamlet: str, capacities: list[tuple[str, str]]) -> None:
        """Ask for the rest of a new person, the name as it was typed."""
        made = NewcomerRow(self._theme, self._language, name, hamlet, capacities)
        made.kept.connect(self._check)
        made.given_up.connect(lambda: self._give_up(name))
        self._slot.hold(made)
        # So that who is known is made ready while the rest is typed.
        self._like(Newcomer(name, "", hamlet, ""), lambda like: None)

    def close(self) -> None:
        """Put line and question away."""
        self._asked = self._looking = None
        self._slot.empty()
        self.note.hide()
        self.place.hide()

    def _give_up(self, name: str) -> None:
        self.close()
        self.given_up.emit(name)

    def _check(self, newcomer: Newcomer) -> None:
        if self._looking != newcomer:  # Enter pressed twice asks once
            self._looking, self._asked = newcomer, None
            self._like(newcomer, partial(self._ask, newcomer))
            if self._looking is newcomer and isinstance(self._slot.held, NewcomerRow):
                self._slot.held.wait()

    def _ask(self, newcomer: Newcomer, like: list[Somebody]) -> None:
        if newcomer is not self._looking:
            return
        self._looking = None
        if not like:
            self.close()
            self.came.emit(newcomer, "")
            return
        if isinstance(self._slot.held, NewcomerRow):
            self._slot.held.wait(over=True)
        known = like[0]
        what = ", ".join(part for part in (str(known.born or ""), known.hamlet) if part) or self._areas.name(known.area) or "–"
        text = self._say(N_("Similar to {name} ({what}). The same person?", name=known.name, what=what))
        answers = [("same", YES_THAT_ONE), ("other", NO_ANOTHER)]
        numbered = [Action(key, f"{number}  {self._say(word)}", kind="ghost") for number, (key, word) in enumerate(answers, 1)]
        self.note.show_text(escape(text), numbered)
        self._asked, self._is_walked = (newcomer, known), False
        self.place.show()
        announce(self.note, text)
        buttons = self.note.findChildren(Button)[-len(answers) :]
        for button in buttons:
            button.installEventFilter(self)
        buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that answer the question."""
        if self._asked is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.text() in ("1", "2"):
            self._answered("same" if event.text() == "1" else "other")
        elif event.key() == Qt.Key.Key_Escape:
            self._back_to_line()
        elif event.key() in ENTERS and self._is_walked and isinstance(watched, Button):
            watched.click()
        else:
            self._is_walked = self._is_walked or event.key() in _WALKS
            return False
        return True

    def _back_to_line(self) -> None:
        """Put the question away unanswered, and bring the keyboard back to the line."""
        self._asked = None
        self.note.hide()
        self.place.hide()
        if isinstance(self._slot.held, NewcomerRow):
            self._slot.held.start()

    def _answered(self, answer: str) -> None:
        if self._asked is None:
            return
        newcomer, known = self._asked
        self.close()
        if answer == "same":
            self.was_known.emit(known.id)
        else:
            self.came.emit(newcomer, known.id)
