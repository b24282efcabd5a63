"""The pills over what waits for an answer: its state, and whose values fight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.disputes import Dispute
from empower_desktop.ui.kit.buttons import Action, action_menu
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.to_answer import Entry, State, ToAnswer
from empower_desktop.workspace.spelling import short_names

SETTLED = N_("Answered")
BY_NAME = 2
"""So many people find room on the pill; of more the first is named, and how many others there are."""


class AnswerPills(FilterPills):
    """Waiting, later, answered, and while nothing is left for later everybody who wrote what fights: three pills at most.

    `author_chosen` comes with the id of the one whose values shall be shown.
    """

    author_chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no words yet."""
        super().__init__(theme, [(key, "", "") for key in ("waiting", "later", "author", "settled")], exclusive=False)
        self._desk, self._theme = desk, theme
        self.authors: dict[str, str] = {}
        self._names: Sequence[str] = ()

    def show_counts(self, found: ToAnswer, state: State, author: str) -> None:
        """Show how many wait, and what the list is narrowed to."""
        self.authors = _authors_of(found.waiting)
        say, number = self._desk.say, self._desk.language.number
        self._names = names = [self.authors[author]] if author else list(self.authors.values())
        self.set_pill("waiting", say(N_("Waiting {n}", n=number(len(found.waiting)))), state == "waiting" and not author)
        self.set_pill("later", say(N_("Later {n}", n=number(len(found.later)))), state == "later")
        self.button("author").set_on(bool(author))
        self.button("author").setToolTip("\n".join(names))
        self.set_pill("settled", say(SETTLED), state == "settled")
        self.button("later").setVisible(bool(found.later))
        self.button("author").setVisible(not found.later and len(self.authors) > 1)
        self._name_shortly()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many as there is room for."""
        super().resizeEvent(event)
        self._name_shortly()

    def _name_shortly(self) -> None:
        """Name people so that no pill is cut; the names of who is left out are in the tooltip."""
        pill = self.button("author")
        for words in _shortly(self._names):
            pill.set_text(words)
            if pill.isHidden() or self.sizeHint().width() <= self.width():
                return
        room = self.width() - self.sizeHint().width() + pill.fontMetrics().horizontalAdvance(words)
        pill.setText(pill.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))

    def _press(self, key: str) -> None:
        if key == "author":
            self._ask_whose()
        else:
            super()._press(key)

    def _ask_whose(self) -> None:
        """Offer everybody who wrote what fights."""
        people = [Action(author, name) for author, name in self.authors.items()]
        menu = action_menu(self._theme, self, people, self.author_chosen.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        pill = self.button("author")
        menu.popup(pill.mapToGlobal(pill.rect().bottomLeft()))


def _authors_of(entries: Sequence[Entry]) -> dict[str, str]:
    """Give those who wrote what fights, by id, in the order of their names."""
    names = {author: name for each in entries if isinstance(each, Dispute) for author, name in each.by.items()}
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def _shortly(names: Sequence[str]) -> Sequence[str]:
    """Give ways to name people by their first names, the shortest last: the first of many, and how many others there are.

    Those whose first names are alike are named whole where there is room.
    """
    called = short_names(names)
    first = [called[name] for name in names]
    some = f"{first[0]} +{len(first) - 1}" if len(first) > 1 else "".join(first)
    return [", ".join(first), some] if len(first) <= BY_NAME else [some]
