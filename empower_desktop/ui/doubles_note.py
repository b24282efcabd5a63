"""One line below the head of a record: whether a new one is there already, and which records a joined one is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from PySide6.QtCore import QPoint, Signal

from empower_desktop.language import N_
from empower_desktop.records import Person, Record
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.buttons import Action, action_menu
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.texts import announce, row
from empower_desktop.ui.newcoming import NO_ANOTHER, YES_THAT_ONE
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.doubles import Double, asked_about, like_saved
from empower_desktop.workspace.joining import Member, join, members_of, not_the_same, part

PART = N_("Part")
PART_ONE, CHOOSE = N_("Part one of them…"), "choose"


class DoublesNote(Asking):
    """Asks of a record made here whether it is one that is known; shows of a joined one what it is made of, with a way to part it.

    `joined` tells under which id two records are shown from now on.
    """

    joined = Signal(str)

    def __init__(self, frame: Frame, kind: type[Record]) -> None:
        """Start out of sight."""
        super().__init__(frame)
        self._kind, self._record, self._is_new = kind, "", False
        self._asked: Double | None = None
        self._members: list[Action] = []
        self.note = Note(self.theme, "info", "circle-help")
        self.note.acted.connect(self._answered)
        self.setLayout(row(self.theme, margins=(24, 8, 24, 0)))
        self.layout().addWidget(self.note)  # type: ignore[union-attr]  # the layout set in the line above
        self.hide()

    def show_record(self, record: str, *, is_new: bool = False) -> None:
        """Look whether there is something to say of a record; only one made in this sitting is asked about."""
        if record != self._record:
            self.hide()
        self._record, self._is_new, self._asked = record, is_new, None
        self.look()

    def look(self) -> None:
        """Look again, after the record or another changed."""
        if self._record:
            self.desk.ask(members_of, self._kind, self._record, then=partial(self._show_members, self._record))
        else:
            self.hide()

    def _show_members(self, record: str, members: Sequence[Member]) -> None:
        if record != self._record:
            return
        if not members:
            if self._is_new:
                self.desk.ask(like_saved, self._kind.kind, record, then=partial(self._ask, record))
            else:
                self.hide()
            return
        names = self.desk.work.author_names()
        told = [N_("{title} ({who}, {day})", title=each.title, who=names.get(each.made_by, "–"), day=_day(each.made)) for each in members]
        words = list(map(self.desk.say, told))
        text = self.desk.say(N_("Joined from {n} records: {records}.", n=len(members), records=" · ".join(words)))
        # A button for each would not fit beside the names of many.
        key, word = (members[1].id, PART) if len(members) == 2 else (CHOOSE, PART_ONE)
        self._asked, self._members = None, [Action(each.id, line) for each, line in zip(members, words, strict=True)]
        self.note.show_text(escape(text), [Action(key, self.desk.say(word), kind="ghost")])
        self.show()

    def _ask(self, record: str, found: Sequence[Double]) -> None:
        if record != self._record:
            return
        if not found:
            self.hide()
            return
        self._asked = found[0]
        text = self.desk.say(asked_about(self.desk.work, found[0]))
        answers = [("same", YES_THAT_ONE), ("other", NO_ANOTHER if self._kind is Person else N_("No, another one"))]
        self.note.show_text(escape(text), [Action(key, self.desk.say(word), kind="ghost") for key, word in answers])
        self.show()
        announce(self.note, text)

    def _choose(self) -> None:
        """Let one of the records be chosen that is to be parted from the others."""
        menu = action_menu(self.theme, self, self._members, self._answered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.note.mapToGlobal(self.note.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)))

    def _answered(self, key: str) -> None:
        if key == CHOOSE:
            self._choose()
            return
        self.hide()
        asked, self._asked = self._asked, None
        if asked is None:
            self.desk.do(part, key, then=self._parted)
        elif key == "same":
            self.desk.do(join, self._kind, self._record, asked.other.id, then=self._was_joined)
        else:
            self.desk.do(not_the_same, self._kind, self._record, asked.other.id, then=lambda step: self.say(step.text, undo=True))

    def _was_joined(self, step: Step) -> None:
        self.say(step.text, undo=True)
        self.joined.emit(step.result)

    def _parted(self, step: Step) -> None:
        self.say(step.text, undo=True)
        self.look()


def _day(at: str) -> date:
    return local_moment(at).date()
