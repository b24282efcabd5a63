"""Who is known: everybody recorded here, kept up to date, and found by letters of a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from empower_desktop.records import Person
from empower_desktop.records.author import PAIR
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.offers import Offer
from empower_desktop.ui.name_field import ON_THE_LIST, offer_of
from empower_desktop.ui.roster_rows import Newcomer
from empower_desktop.workspace import Row, Step, Workspace
from empower_desktop.workspace.attending import Attender, Coming
from empower_desktop.workspace.roster import Near, People, Somebody, rows_of_people

FEW = 500
"""So many people are read again one by one; of more all are."""


def _similar(people: People | None, newcomer: Newcomer, near: Near, work: Workspace) -> list[Somebody]:
    everybody = people if people is not None else People.load(work)
    return everybody.similar(newcomer.name, newcomer.sex, near, hamlet=newcomer.hamlet)


class Acquaintances(QObject):
    """The people of a store, read once and then followed; `learnt` when they are others than before."""

    learnt = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Follow what a desk does, out of sight too, or a name would be taken for a new one."""
        super().__init__(parent)
        self._desk = desk
        self.people: People | None = None
        desk.stepped.connect(self._hear)
        desk.changed_elsewhere.connect(self.ask_everybody)

    def ask_everybody(self) -> None:
        """Read all people again."""
        self._desk.ask(People.load, then=self._know)

    def find(self, text: str, coming: Coming, here: Sequence[Attender]) -> list[Offer]:
        """Offer those who fit the letters, near ones first; who is on the list already is said to be."""
        if self.people is None:
            return []
        held = {each.person: each for each in here}
        near = replace(
            coming.near,
            missing=frozenset(person for person, each in held.items() if each.presence != "hadir"),
            present=frozenset(person for person, each in held.items() if each.presence == "hadir"),
        )
        return [self._offer(known, known.id in held) for known in self.people.find(text, near)]

    def like(self, newcomer: Newcomer, near: Near, then: Callable[[list[Somebody]], None]) -> None:
        """Find those whom a new person might be: at once where who is known is ready, else once the thread that reads has made it so."""
        if self.people is not None and self.people.is_ready:
            then(self.people.similar(newcomer.name, newcomer.sex, near, hamlet=newcomer.hamlet))
        else:
            self._desk.ask(partial(_similar, self.people, newcomer, near), then=then)

    def _offer(self, known: Somebody, is_here: bool) -> Offer:
        language, today = self._desk.language, self._desk.work.today
        return offer_of(known, language, today, (known.hamlet, language(ON_THE_LIST))) if is_here else offer_of(known, language, today)

    def _hear(self, step: Step) -> None:
        if Person.kind not in step.kinds:
            return
        # Whom a step joined or parted it does not name: then everybody is read again.
        if PAIR not in step.kinds and 0 < len(step.records) <= FEW:
            self._desk.ask(rows_of_people, step.records, then=self._know_again)
        else:
            self.ask_everybody()

    def _know_again(self, rows: Sequence[Row]) -> None:
        if self.people is not None:
            self._know(self.people.changed(rows))

    def _know(self, people: People) -> None:
        self.people = people
        self.learnt.emit()
