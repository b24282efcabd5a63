"""A new person without leaving the list: one line, and a question when somebody of a like name is known."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.texts import announce, row
from empower_desktop.ui.roster_rows import Newcomer, NewcomerRow, Slot
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace.roster import Somebody

YES_THAT_ONE, NO_ANOTHER = N_("Yes, that is the one"), N_("No, someone else")
Like = Callable[[Newcomer, Callable[[list[Somebody]], None]], None]
"""Finds who may be the same person as a new one, and hands them over once they are found."""


class Newcoming(QObject):
    """The line for a new person with its question: it tells the new one, or the known one who was meant.

    With a new one it tells who was asked about and is somebody else, if anybody was.
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
        self.note.show_text(escape(text), [Action(key, self._say(word), kind="ghost") for key, word in answers])
        self._asked = newcomer, known
        self.place.show()
        announce(self.note, text)
        first = self.note.findChildren(Button)[-len(answers)]
        first.setFocus(Qt.FocusReason.TabFocusReason)  # Enter answers nothing; Space does

    def _answered(self, answer: str) -> None:
        if self._asked is None:
            return
        newcomer, known = self._asked
        self.close()
        if answer == "same":
            self.was_known.emit(known.id)
        else:
            self.came.emit(newcomer, known.id)
