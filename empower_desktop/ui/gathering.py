"""A list that people are brought onto: the name field, new persons, pasted lists, and what waits for the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_, Message
from empower_desktop.records import Person, Record
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entry_grid import EntryGrid, EntryModel, Spot
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.page import Foot, ToolRow
from empower_desktop.ui.kit.search import Offer
from empower_desktop.ui.kit.texts import announce, column, row
from empower_desktop.ui.name_field import ON_THE_LIST, TWO_LETTERS, NameField, offer_of
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.roster_model import noted
from empower_desktop.ui.roster_paste import PasteSheet
from empower_desktop.ui.roster_rows import Newcomer, NewcomerRow, Slot
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.attending import Attender, Coming, Marks, coming, join, mark, village_of
from empower_desktop.workspace.pasted import read_list
from empower_desktop.workspace.roster import People, Somebody, people_with

Values = Mapping[str, Plain]
FROM_MEMBERS = N_("From the member list")
PASTE = N_("Paste")
YES_THAT_ONE, NO_ANOTHER = N_("Yes, that is the one"), N_("No, someone else")
NO_MEMBERS = N_("No group with members is named in the details.")
ALL_MEMBERS_HERE = N_("All members are on the list already.")


class Gathering(Part):
    """What roster and participants share.

    What is noted stands in the grid at once, marked until its step comes back from the disk.
    """

    owner_kind: ClassVar[type[Record]]
    noted_kind: ClassVar[type[Record]]
    goes_on_at: ClassVar[str]
    touched_by: ClassVar[frozenset[str]]

    def __init__(self, frame: Frame, grid: EntryGrid) -> None:
        """Make the tool row, the grid and the foot."""
        super().__init__(frame)
        self.record = ""
        self.list: Coming | None = None
        self.people: People | None = None
        self.grid = grid
        self._batches: list[Marks] = []
        self._arriving: dict[str, Attender] = {}
        self._order: tuple[str, ...] = ()
        self._handled: Step | None = None
        self._asked: tuple[Newcomer, Somebody] | None = None
        self.sheet: PasteSheet | None = None
        self.field = NameField(self.theme, self.desk.language, self._find, self.desk.say(TWO_LETTERS))
        self.tools, self.slot, self.foot = ToolRow(self.theme), Slot(self.theme), Foot(self.theme)
        self.note = Note(self.theme, "info", "circle-help")
        self.note_place = QWidget()
        self._lay_out()
        self._listen()

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
        self._batches, self._arriving, self._order = [], {}, ()
        self.close_slot(back=False)
        self.field.setText("")
        if self.people is None:
            self.desk.ask(People.load, then=self._know)
        self.reload()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched, unless it is our own and stands already."""
        if step is None:
            self.desk.ask(People.load, then=self._know)
        elif Person.kind in step.kinds and self.people is not None:
            self.desk.ask(people_with, self.people, step.records, then=self._know)
        if step is None or (step is not self._handled and step.kinds & self.touched_by):
            self.reload()

    def settle(self) -> None:
        """Keep what stands in an open cell."""
        self.grid.leave_cell()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the name field, or to somebody on the list."""
        if focus and self.entries.row_of(focus) >= 0:
            self.grid.go_to(focus, self.goes_on_at)
        else:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        waiting: dict[str, dict[str, Plain]] = {}
        for batch in self._batches:
            for person, values in batch.items():
                waiting.setdefault(person, {}).update(values)
        found = noted(self.list.attenders if self.list else (), waiting, self._arriving)
        if not self._order:
            return found
        place = {person: at for at, person in enumerate(self._order)}
        return sorted(found, key=lambda each: place.get(each.person, len(place)))

    def show_list(self) -> None:
        """Show the list as it will stand once everything that waits is saved."""
        attenders = self.shown()
        self.entries.show_rows(self.table_rows(attenders), self._waiting_spots())
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
            self._arriving[person] = Attender(person, "", known.name, known.sex, shown)
        self._send(join, {person: values}, (self.noted_kind, self.record, {person: values}), say=False)
        self.field.start_again()
        self._point_out(person)

    def bring_new(self, newcomer: Newcomer) -> None:
        """Make a new person and bring them onto the list."""
        fields = self.list.owner.fields if self.list else {}
        plain: dict[str, Plain] = {
            "name": newcomer.name,
            "sex": newcomer.sex,
            "hamlet": newcomer.hamlet or None,
            "area": village_of(fields.get("area")),
        }
        values = {**self.first_marks("", alone=False), **({"capacity_as": newcomer.capacity} if newcomer.capacity else {})}
        known: Marks = {}
        arguments = (self.noted_kind, self.record, known, [(plain, values)])
        self.desk.do(join, *arguments, then=self._came, refused=partial(self._not_saved, known))
        self.close_slot()
        self.field.start_again()

    def close_slot(self, *, back: bool = True) -> None:
        """Put the open line and its question away."""
        self.slot.empty()
        self.note_place.hide()
        if back:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_all(self, known: Marks, newcomers: Sequence[tuple[Values, Values]] = ()) -> None:
        """Bring many onto the list in one step, and say how many."""
        self.desk.do(join, self.noted_kind, self.record, known, list(newcomers), then=self._were_added)

    # How it works

    def _lay_out(self) -> None:
        say = self.desk.say
        self.field.setMinimumWidth(self.theme.px(180))
        self.field.setMaximumWidth(self.theme.px(318))
        self.members_button = Button(self.theme, say(FROM_MEMBERS), "default", "users-round")
        self.paste_button = Button(self.theme, say(PASTE), "default", "clipboard-paste")
        self.tools.add(self.field, 40)
        self.note_place.setLayout(row(self.theme, margins=(24, 0, 16, 8)))
        self.note_place.layout().addWidget(self.note)  # type: ignore[union-attr]  # the layout set in the line above
        self.note_place.hide()
        paper = QWidget()
        paper.setObjectName("paper")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        paper.setLayout(column(self.theme, self.grid, margins=(16, 0, 12, 0)))
        whole = column(self.theme, self.tools, self.slot, self.note_place, space=0)
        whole.addWidget(paper, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)

    def _listen(self) -> None:
        self.field.picked.connect(self._picked)
        self.field.wanted_new.connect(self._ask_newcomer)
        self.field.list_pasted.connect(self.open_sheet)
        self.field.went_down.connect(self._to_grid)
        self.grid.left.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        self.grid.letters_typed.connect(self.field.type_in)
        self.note.acted.connect(self._answered)
        self.members_button.clicked.connect(self._add_members)
        self.paste_button.clicked.connect(self._paste_from_clipboard)

    def _know(self, people: People) -> None:
        self.people = people
        if self.field.hasFocus() and self.field.text():
            self.field.offer_again()

    def _find(self, text: str) -> Sequence[Offer]:
        if self.people is None or self.list is None:
            return ()
        here = {each.person: each for each in self.shown()}
        near = replace(
            self.list.near,
            missing=frozenset(person for person, each in here.items() if each.presence != "hadir"),
            present=frozenset(person for person, each in here.items() if each.presence == "hadir"),
        )
        return [self._offer(known, here.get(known.id)) for known in self.people.find(text, near)]

    def _offer(self, known: Somebody, held: Attender | None) -> Offer:
        if held is None:
            return offer_of(known, self.desk.language, self.desk.work.today)
        return offer_of(known, self.desk.language, self.desk.work.today, (known.hamlet, self.desk.say(ON_THE_LIST)))

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
            self.grid.go_to(self.entries.keys[-1], self.goes_on_at)

    def _point_out(self, person: str) -> None:
        at = self.entries.row_of(person)
        if at >= 0:
            self.grid.flash(at)
            self.grid.scrollTo(self.entries.index(at, 0))

    def _ask_newcomer(self, name: str) -> None:
        if self.is_locked():
            return
        made = NewcomerRow(self.theme, self.desk.language, name, self.list.hamlet if self.list else "", self.capacities())
        made.kept.connect(self._check_newcomer)
        made.given_up.connect(lambda: self._back_to_typing(name))
        self.slot.hold(made)

    def capacities(self) -> Sequence[tuple[str, str]]:
        """Give what a new person may stand for; nothing where that is not asked."""
        return ()

    def _back_to_typing(self, name: str) -> None:
        self.close_slot(back=False)
        self.field.type_in(name)

    def _check_newcomer(self, newcomer: Newcomer) -> None:
        near = self.list.near if self.list else None
        like = self.people.similar(newcomer.name, newcomer.sex, near) if self.people and near else []
        if not like:
            self.bring_new(newcomer)
            return
        known = like[0]
        what = ", ".join(part for part in (str(known.born or ""), known.hamlet) if part) or self.desk.work.areas.name(known.area) or "–"
        text = self.desk.say(N_("Similar to {name} ({what}). The same person?", name=known.name, what=what))
        self.note.show_text(
            escape(text),
            [Action("same", self.desk.say(YES_THAT_ONE), kind="ghost"), Action("other", self.desk.say(NO_ANOTHER), kind="ghost")],
        )
        self._asked = newcomer, known
        self.note_place.show()
        announce(self.note, text)
        self.note.findChildren(Button)[-2].setFocus(Qt.FocusReason.TabFocusReason)

    def _answered(self, answer: str) -> None:
        if self._asked is None:
            return
        newcomer, known = self._asked
        self._asked = None
        self.close_slot()
        if answer == "same":
            self._picked(known.id, "")
        else:
            self.bring_new(newcomer)

    def _add_members(self) -> None:
        if self.is_locked() or self.list is None:
            return
        here = {each.person for each in self.shown()}
        missing = [person for person in self.list.members if person not in here]
        if not missing:
            self.say(ALL_MEMBERS_HERE if self.list.members else NO_MEMBERS)
            return
        self.add_all({person: self.member_marks(person) for person in missing})

    def member_marks(self, person: str) -> dict[str, Plain]:
        """Give what is noted of a member who is brought on before anybody came."""
        return {"presence": "tidak_dicatat"}

    def _paste_from_clipboard(self) -> None:
        self.open_sheet(QGuiApplication.clipboard().text())

    def open_sheet(self, text: str) -> None:
        """Show who stands on a pasted list before anybody is added."""
        if self.is_locked() or self.list is None or self.people is None:
            return
        sheet = PasteSheet(self.frame, self, read_list(text), self.people, self.list, {each.person for each in self.shown()})
        sheet.added.connect(self._add_pasted)
        sheet.closed.connect(self.field.start_again)
        self.sheet = sheet

    def _add_pasted(self, known: Sequence[str], newcomers: Sequence[Values]) -> None:
        here = {each.person for each in self.shown()}
        marks: dict[str, Values] = {
            person: {"presence": "hadir"} if person in here else self.first_marks(person, alone=False) for person in known
        }
        area = village_of(self.list.owner.fields.get("area")) if self.list else None
        self.add_all(marks, [({**plain, "area": area}, self.first_marks("", alone=False)) for plain in newcomers])

    def _waiting_spots(self) -> frozenset[Spot]:
        spots = {(person, code) for batch in self._batches for person, values in batch.items() for code in values}
        return frozenset(spots | {(person, "name") for person in self._arriving})

    def _send(self, act: Callable[..., Step], marks: Marks, arguments: Sequence[Any], say: bool) -> None:
        self._batches.append(marks)
        self.desk.do(act, *arguments, then=partial(self._saved, marks, say), refused=partial(self._not_saved, marks))
        self.show_list()

    def _saved(self, marks: Marks, say: bool, step: Step) -> None:
        self._let_go(marks)
        self._handled = step
        self.reload()
        self.saved.emit(step)
        if say:
            self.say(step.text, undo=True)

    def _not_saved(self, marks: Marks, refusal: Refusal) -> None:
        self._let_go(marks)
        self.show_list()
        self.desk.refused.emit(refusal)

    def _let_go(self, marks: Marks) -> None:
        self._batches = [batch for batch in self._batches if batch is not marks]
        for person in marks:
            self._arriving.pop(person, None)

    def _came(self, step: Step) -> None:
        self._handled = step
        self.reload()
        self.saved.emit(step)
        self._point_out(step.result[-1])

    def _were_added(self, step: Step) -> None:
        self._came(step)
        self.say(P_("{n} person added.", "{n} people added.", len(step.result)), undo=True)
