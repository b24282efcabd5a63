"""A list that people are brought onto: the name field, new persons, pasted lists, and what waits for the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import Record
from empower_desktop.records.fields import Plain
from empower_desktop.ui.acquaintances import Acquaintances
from empower_desktop.ui.entry_grid import EntryGrid, EntryModel
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import paper
from empower_desktop.ui.kit.offers import Offer
from empower_desktop.ui.kit.page import Foot, ToolRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.many_at_once import ManyAtOnce
from empower_desktop.ui.name_field import TWO_LETTERS, NameField
from empower_desktop.ui.newcoming import Newcoming
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.roster_model import noted
from empower_desktop.ui.roster_rows import Newcomer, Slot
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.waiting import MarksUnderWay
from empower_desktop.workspace import Step
from empower_desktop.workspace.attending import Attender, Coming, Marks, Values, coming, join, mark, village_of
from empower_desktop.workspace.roster import Near, People, Somebody

FROM_MEMBERS = N_("From the member list")
PASTE = N_("Paste")


class Gathering(Part):
    """What roster and participants share.

    What is noted stands in the grid at once, marked until its step comes back from the disk.
    """

    owner_kind: ClassVar[type[Record]]
    noted_kind: ClassVar[type[Record]]
    goes_on_at: ClassVar[str]
    enters_at: ClassVar[int] = -1
    """The row that ↓ in the empty field leads to: the last, who was just added, is marked first on a roster."""
    touched_by: ClassVar[frozenset[str]]

    def __init__(self, frame: Frame, grid: EntryGrid) -> None:
        """Make the tool row, the grid and the foot."""
        super().__init__(frame)
        self.record = ""
        self.list: Coming | None = None
        self._known = Acquaintances(self.desk, self)
        self.grid = grid
        self._waiting = MarksUnderWay()
        self._order: tuple[str, ...] = ()
        self._handled: Step | None = None
        self.many = ManyAtOnce(self)
        self.field = NameField(self.theme, self.desk.language, self._find, self.desk.say(TWO_LETTERS))
        self.tools, self.slot, self.foot = ToolRow(self.theme), Slot(self.theme), Foot(self.theme)
        self._newcoming = Newcoming(frame, self.slot, self._like, self)
        self.note, self.note_place = self._newcoming.note, self._newcoming.place
        self._lay_out()
        self._listen()

    @property
    def people(self) -> People | None:
        """Everybody who is known, once they have been read."""
        return self._known.people

    @property
    def entries(self) -> EntryModel:
        """The rows of the grid."""
        return self.grid.entries

    # What a list of its own says

    def table_rows(self, attenders: Sequence[Attender]) -> Sequence[Any]:
        """Give the rows that show those on the list."""
        raise AssertionError("each list says how it shows people")

    def show_foot(self, attenders: Sequence[Attender]) -> None:
        """Count in the foot."""

    def first_marks(self, person: str, alone: bool) -> dict[str, Plain]:
        """Give what is noted of somebody who comes onto the list; `alone` if nobody invited them."""
        return {"presence": "hadir"}

    def is_locked(self) -> bool:
        """Say whether nothing may be changed (any more), and say why."""
        return False

    # The part as a page knows it

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the list of a meeting or training."""
        self.record = record
        self._waiting, self._order = MarksUnderWay(), ()
        self.close_slot(back=False)
        self.field.setText("")
        if self.people is None:
            self._known.ask_everybody()
        self.reload()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched, unless it is our own and stands already."""
        if step is None or (step is not self._handled and step.kinds & self.touched_by):
            self.reload()

    def settle(self) -> None:
        """Keep what stands in an open cell."""
        self.grid.leave_cell()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the name field (while it is locked, to the list), or to somebody by person or line."""
        person = next((each.person for each in self.shown() if focus and focus in (each.person, each.record)), "")
        if person:
            self.grid.go_to(person, self.goes_on_at)
        else:
            (self.field if self.field.isEnabled() else self.grid).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Make a new person of the name typed."""
        self.field.ask_new()

    # Showing

    def reload(self) -> None:
        """Read the list again."""
        self.list = coming(self.desk.work, self.owner_kind, self.record) if self.record else None
        self.show_list()

    def shown(self) -> list[Attender]:
        """Give those on the list as they stand in sight, in the order of the grid."""
        found = noted(self.list.attenders if self.list else (), self._waiting.values(), self._waiting.arriving)
        if not self._order:
            return found
        place = {person: at for at, person in enumerate(self._order)}
        return sorted(found, key=lambda each: place.get(each.person, len(place)))

    def show_list(self) -> None:
        """Show the list as it will stand once everything that waits is saved."""
        attenders = self.shown()
        self.entries.show_rows(self.table_rows(attenders), self._waiting.spots())
        self.show_foot(attenders)
        self.counted.emit(self.desk.language.number(len(attenders)) if attenders else "")

    def attender(self, person: str) -> Attender | None:
        """Give somebody on the list as they stand in sight."""
        return next((each for each in self.shown() if each.person == person), None)

    def order_by(self, persons: Sequence[str]) -> None:
        """Show people in this order, those who come later below."""
        self._order = tuple(persons)
        self.show_list()

    # Noting

    def note_down(self, marks: Marks, text: Message | None = None, *, say: bool = False) -> None:
        """Note fields of people on the list, seen at once."""
        if marks and not self.is_locked():
            self._send(mark, marks, (self.noted_kind, self.record, marks, text), say)

    def bring(self, person: str, values: Values) -> None:
        """Bring somebody onto the list and go on to the next name."""
        known = self.people.get(person) if self.people else None
        if self.attender(person) is None and known is not None:
            shown = {**self.noted_kind.defaults(), **values}
            self._waiting.arriving[person] = Attender(person, "", known.name, known.sex, shown)
        self._send(join, {person: values}, (self.noted_kind, self.record, {person: values}), say=False)
        self.field.start_again()
        self._point_out(person)

    def bring_new(self, newcomer: Newcomer, unlike: str = "") -> None:
        """Make a new person and bring them onto the list; `unlike` is one of a like name who is somebody else."""
        fields = self.list.owner.fields if self.list else {}
        village = village_of(fields.get("area"))
        plain: Values = {"name": newcomer.name, "sex": newcomer.sex, "hamlet": newcomer.hamlet or None, "area": village}
        values = {**self.first_marks("", alone=False), **({"capacity_as": newcomer.capacity} if newcomer.capacity else {})}
        refused = partial(self._not_saved, {})
        self.desk.do(join, self.noted_kind, self.record, {}, [(plain, values)], unlike, then=self._came, refused=refused)
        self.close_slot()
        self.field.start_again()

    def close_slot(self, *, back: bool = True) -> None:
        """Put the open line and its question away."""
        self._newcoming.close()
        if back:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def took_off(self, step: Step) -> None:
        """Show the list without what a step took off it, and say so with the way back."""
        self.reload()
        self.saved.emit(step)
        self.say(step.text, undo=True)

    def add_all(self, known: Marks, newcomers: Sequence[tuple[Values, Values]] = ()) -> None:
        """Bring many onto the list in one step, and say how many."""
        self.desk.do(join, self.noted_kind, self.record, known, list(newcomers), then=self._were_added)

    def _lay_out(self) -> None:
        say = self.desk.say
        self.field.setMinimumWidth(self.theme.px(180))
        self.field.setMaximumWidth(self.theme.px(318))
        self.members_button = Button(self.theme, say(FROM_MEMBERS), "default", "users-round")
        self.paste_button = Button(self.theme, say(PASTE), "default", "clipboard-paste")
        self.tools.add(self.field, 40)
        whole = column(self.theme, self.tools, self.slot, self.note_place, space=0)
        whole.addWidget(paper(column(self.theme, self.grid, margins=(16, 0, 12, 0))), 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)

    def _listen(self) -> None:
        self._known.learnt.connect(self._offer_again)
        self.field.picked.connect(self._picked)
        self.field.wanted_new.connect(self._ask_newcomer)
        self.field.list_pasted.connect(self.many.open_sheet)
        self.field.went_down.connect(self._to_grid)
        self.grid.stand_below(self.field)
        self.grid.letters_typed.connect(self.field.type_in)
        self._newcoming.came.connect(self.bring_new)
        self._newcoming.was_known.connect(lambda person: self._picked(person, ""))
        self._newcoming.given_up.connect(self.field.type_in)
        self.members_button.clicked.connect(self.many.add_members)
        self.paste_button.clicked.connect(self.many.paste)

    def _offer_again(self) -> None:
        if self.field.hasFocus() and self.field.text():
            self.field.offer_again()

    def _find(self, text: str) -> Sequence[Offer]:
        return self._known.find(text, self.list, self.shown()) if self.list is not None else ()

    def _picked(self, person: str, how: str) -> None:
        if self.is_locked():
            return
        held = self.attender(person)
        if held is not None and held.presence == "hadir":
            self.field.setText("")
            self.grid.go_to(person, self.goes_on_at)
        else:
            alone = how == "shift"
            self.bring(person, self.first_marks(person, alone) if held is None or alone else {"presence": "hadir"})

    def _to_grid(self) -> None:
        if self.entries.keys:
            self.grid.go_to(self.entries.keys[self.enters_at], self.goes_on_at)

    def _point_out(self, person: str) -> None:
        at = self.entries.row_of(person)
        if at >= 0:
            self.grid.flash(at)
            self.grid.scrollTo(self.entries.index(at, 0))

    def _ask_newcomer(self, name: str) -> None:
        if not self.is_locked():
            self._newcoming.open(name, self.list.hamlet if self.list else "", list(self.capacities()))

    def _like(self, newcomer: Newcomer, then: Callable[[list[Somebody]], None]) -> None:
        self._known.like(newcomer, self.list.near if self.list is not None else Near(), then)

    def capacities(self) -> Sequence[tuple[str, str]]:
        """Give what a new person may stand for; nothing where that is not asked."""
        return ()

    def member_marks(self, person: str) -> dict[str, Plain]:
        """Give what is noted of a member who is brought on before anybody came."""
        return {"presence": "tidak_dicatat"}

    def _send(self, act: Callable[..., Step], marks: Marks, arguments: Sequence[Any], say: bool) -> None:
        self._waiting.add(marks)
        self.desk.do(act, *arguments, then=partial(self._saved, marks, say), refused=partial(self._not_saved, marks))
        self.show_list()

    def _saved(self, marks: Marks, say: bool, step: Step) -> None:
        self._waiting.let_go(marks)
        self._handled = step
        self.reload()
        self.saved.emit(step)
        if say:
            self.say(step.text, undo=True)

    def _not_saved(self, marks: Marks, refusal: Refusal) -> None:
        self._waiting.let_go(marks)
        self.show_list()
        self.desk.refused.emit(refusal)

    def _came(self, step: Step) -> None:
        self._handled = step
        self.reload()
        self.saved.emit(step)
        self._point_out(step.result[-1])

    def _were_added(self, step: Step) -> None:
        self._came(step)
        self.say(P_("{n} person added.", "{n} people added.", len(step.result)), undo=True)
