"""The roster of a meeting: two letters of a name, Enter, next; then who spoke and who proposed, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from empower_desktop.errors import Problem
from empower_desktop.language import N_, P_
from empower_desktop.records import Attendance, Meeting, Proposal
from empower_desktop.records.fields import Plain
from empower_desktop.ui import roster_model as model
from empower_desktop.ui.entry_grid import EntryGrid, EntryModel
from empower_desktop.ui.gathering import Gathering
from empower_desktop.ui.kit.buttons import Action, action_menu, icon_button
from empower_desktop.ui.kit.page import note
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.table import TableRow
from empower_desktop.ui.kit.texts import announce
from empower_desktop.ui.roster_rows import LineRow, UnnamedRow
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Step
from empower_desktop.workspace.attending import Attender, Marks, holds_more, propose, take_off
from empower_desktop.workspace.saving import save

ROSTER = N_("Roster")
MORE = N_("More")
WHAT_PROPOSED = N_("What is the proposal?")
LOCKED = N_("The meeting is ratified. Reopen it to change the roster.")
UNNAMED = N_("Present without a name…")
EVERYONE_PRESENT = N_("Everyone invited is present")
BLANKS_NO = N_("Blanks become “no”")
CLEAR_COLUMN = N_("Clear the column")
SORT_BY_IT, AS_RECORDED = N_("Sort by it"), N_("As recorded")
CLEAR_PROPOSAL, KEEP_IT = N_("Move to trash"), N_("Keep it")
PROPOSAL_HOLDS_MORE = N_("It holds more than the line typed here.")
NOBODY_TO_MARK = N_("Nobody is left to mark in this column.")


class RosterGrid(EntryGrid):
    """The grid of the roster with its keys; letters that mean nothing here go to the name field."""

    space_pressed = Signal()
    whole_column_asked = Signal()
    presence_chosen = Signal(str)
    refused = Signal()
    cleared = Signal()
    remark_asked = Signal()
    taken_off = Signal()
    menu_asked = Signal()
    went_up = Signal()

    def __init__(self, theme: Theme, name: str, entries: EntryModel) -> None:
        """Show the roster."""
        super().__init__(theme, name, entries)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the roster."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        column = self.spot()[1]
        letter = event.text().upper()
        if event.key() == Qt.Key.Key_Space:
            (self.whole_column_asked if ctrl else self.space_pressed).emit()
        elif event.key() == Qt.Key.Key_Delete:
            (self.taken_off if ctrl else self.cleared).emit()
        elif event.key() == Qt.Key.Key_F2:
            self.remark_asked.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self.went_up.emit()
        elif column == "presence" and letter in model.PRESENCES and not ctrl:
            self.presence_chosen.emit(model.PRESENCES[letter])
        elif column in ("invited", "spoke") and letter == "T" and not ctrl:
            self.refused.emit()
        else:
            super().keyPressEvent(event)

    def _click(self) -> None:
        if self.spot()[1] in model.TICKS:
            self.space_pressed.emit()


class Roster(Gathering):
    """Who was invited, came, spoke and proposed; ticks are seen at once and saved one by one."""

    owner_kind, noted_kind = Meeting, Attendance
    goes_on_at = "spoke"
    touched_by = frozenset({"attendance", "meeting", "proposal", "person", "membership"})

    grid: RosterGrid

    def __init__(self, frame: Frame) -> None:
        """Make the roster."""
        say = frame.desk.say
        entries = EntryModel(model.columns_of(frame.desk.language))
        super().__init__(frame, RosterGrid(frame.theme, say(ROSTER), entries))
        entries.setParent(self)
        self._more = icon_button(self.theme, "ellipsis", say(MORE))
        for button in (self.members_button, self.paste_button, self._more):
            self.tools.add_right(button)
        self._more.clicked.connect(self._open_more)
        grid = self.grid
        grid.space_pressed.connect(self._flip)
        grid.whole_column_asked.connect(self._flip_column)
        grid.presence_chosen.connect(self._set)
        grid.refused.connect(lambda: self._set(False))
        grid.cleared.connect(lambda: self._set(model.emptied(self._column())))
        grid.remark_asked.connect(self._write_remark)
        grid.taken_off.connect(self._take_off)
        grid.went_up.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        grid.opened.connect(lambda _: self._enter())
        grid.head_pressed.connect(self._open_head)
        grid.menu_asked.connect(lambda: self._open_head(self._column()))

    # What Gathering asks

    def table_rows(self, attenders: Sequence[Attender]) -> Sequence[TableRow]:
        """Give the rows of the grid."""
        return model.rows_of(attenders, self.desk.language)

    def show_foot(self, attenders: Sequence[Attender]) -> None:
        """Show the counts and the quorum, all live."""
        fields = self.list.owner.fields if self.list else {}
        counts, say = model.counts_of(attenders, fields), self.desk.say
        unnamed = f" +{counts.unnamed}" if counts.unnamed else ""
        women, men = counts.women + counts.unnamed_women, counts.men + counts.unnamed_men
        figures = [
            (str(counts.listed), say(N_("listed")), ""),
            (str(counts.invited), say(N_("invited")), ""),
            (f"{counts.present}{unnamed}", say(N_("present  F {women} · M {men}", women=women, men=men)), "accent"),
            (str(counts.spoke), say(N_("spoke")), ""),
            (str(counts.proposed), say(N_("proposed")), ""),
        ]
        self.foot.set_figures(figures)
        quorum = model.quorum_of(counts, fields)
        if quorum is None:
            self.foot.set_right()
        else:
            text = say(N_("Quorum: {a} of {b} ({c} needed)", a=quorum.present, b=quorum.invited, c=quorum.needed))
            self.foot.set_right(note(self.theme, "circle-check" if quorum.is_met else "info", "ok" if quorum.is_met else "warn", text))
        locked = self._is_ratified()
        for part in (self.field, self.members_button, self.paste_button):
            part.setEnabled(not locked)
        announce(self, ", ".join(f"{number} {word}" for number, word, _ in figures))

    def first_marks(self, person: str, alone: bool) -> dict[str, Plain]:
        """Note that somebody is present, invited or on their own, standing for what they stood for last time."""
        marks: dict[str, Plain] = {"presence": "hadir", "invited": not alone}
        if alone:
            marks["remark"] = self.desk.say(model.CAME_BY_THEMSELVES)
        if self.list and person in self.list.capacities:
            marks["capacity_as"] = self.list.capacities[person]
        return marks

    def member_marks(self, person: str) -> dict[str, Plain]:
        """Note that a member is invited; whether they came is not known yet."""
        return {**self.first_marks(person, alone=False), "presence": model.NOT_NOTED}

    def capacities(self) -> Sequence[tuple[str, str]]:
        """Give what a new person may stand for."""
        return model.capacities(self.desk.language)

    def is_locked(self) -> bool:
        """Say whether the meeting is ratified; then it says so."""
        if self._is_ratified():
            self.say(LOCKED)
            return True
        return False

    # Ticks

    def _is_ratified(self) -> bool:
        return bool(self.list and self.list.owner.fields.get("status") == "disahkan")

    def _column(self) -> str:
        return self.grid.spot()[1]

    def _current(self) -> Attender | None:
        return self.attender(self.grid.spot()[0])

    def _flip(self) -> None:
        held, column = self._current(), self._column()
        if held is None:
            return
        if column in ("capacity_as", "remark"):
            self._enter()
        elif column == "proposed":
            self._flip_proposal(held)
        elif column in model.TICKS:
            self._set(model.flipped(held, column))

    def _set(self, value: Plain) -> None:
        held, column = self._current(), self._column()
        if held is None or column in ("number", "name", "sex"):
            return
        if column == "proposed":
            if held.proposals and value is None:
                self._flip_proposal(held)
        else:
            self.note_down(self._with_silence({held.person: {column: value}}))

    def _with_silence(self, marks: Marks) -> Marks:
        """Add what follows from the marks, and say whose “spoke” goes with their presence."""
        made, silenced = model.after(self.shown(), marks)
        if silenced and not self._is_ratified():
            self.say(N_("{name} is not present, so “spoke” was cleared.", name=", ".join(silenced)), undo=True)
        return made

    def _flip_column(self) -> None:
        column = self._column()
        if column not in ("invited", "presence", "spoke"):
            return
        shown = self.shown()
        open_ones = [each for each in shown if model.ticked(each, column) is None and not (column == "presence" and each.presence)]
        if column == "spoke":
            open_ones = [each for each in open_ones if each.presence == "hadir"]
        chosen = open_ones or [each for each in shown if model.ticked(each, column)]
        value = ("hadir" if column == "presence" else True) if open_ones else model.emptied(column)
        self._mark_column(chosen, value)

    def _mark_column(self, chosen: Sequence[Attender], value: Plain, column: str = "") -> None:
        column = column or self._column()
        marks = {each.person: {column: value} for each in chosen}
        if not marks:
            self.say(NOBODY_TO_MARK)
            return
        made, _ = model.after(self.shown(), marks)
        word = self.desk.say(model.HEADS[column])
        self.note_down(made, P_("{column}: {n} person marked", "{column}: {n} people marked", len(made), column=word), say=True)

    # Writing

    def _enter(self) -> None:
        held, column = self._current(), self._column()
        if held is None:
            return
        if column == "name":
            self.go("person", held.person)
        elif column == "remark":
            self._write_remark()
        elif column == "capacity_as" and not self.is_locked():
            person = held.person
            self.grid.write_into("", lambda code: self.note_down({person: {"capacity_as": code or None}}), self.capacities())
        else:
            self.grid.walk("down")

    def _write_remark(self) -> None:
        held = self._current()
        if held is not None and not self.is_locked():
            self.grid.go_to(held.person, "remark")
            self.grid.write_into(str(held.fields.get("remark") or ""), partial(self._keep_remark, held.person))

    def _keep_remark(self, person: str, text: str) -> None:
        held = self.attender(person)
        if held is None or text.strip() == str(held.fields.get("remark") or ""):
            return
        try:
            plain = Attendance.read({"remark": text}, self.desk.work.today)
        except Problem as problem:
            self.say(problem.message)
            return
        self.note_down({person: plain})

    def _take_off(self) -> None:
        held = self._current()
        if held is not None and held.record and not self.is_locked():
            text = N_("{name} was taken off the roster.", name=held.name)
            self.desk.do(take_off, Attendance, (held.record,), text, then=self._took_off)

    def _took_off(self, step: Step) -> None:
        self.reload()
        self.saved.emit(step)
        self.say(step.text, undo=True)

    # Proposals

    def _flip_proposal(self, held: Attender) -> None:
        if self.is_locked():
            return
        if not held.proposals:
            made = LineRow(self.theme, self.desk.language, held.name, WHAT_PROPOSED)
            made.kept.connect(partial(self._propose, held.person))
            made.given_up.connect(lambda: self._back_to(held.person))
            self.slot.hold(made)
        elif holds_more(self.desk.work, held.proposals):
            self._ask_about(held)
        else:
            self._withdraw(held)

    def _propose(self, person: str, title: str) -> None:
        try:
            Proposal.read({"title": title}, self.desk.work.today)
        except Problem as problem:
            self.say(problem.message)
            return
        self.desk.do(propose, self.record, person, title, then=lambda step: self._proposed(step, person))

    def _proposed(self, step: Step, person: str) -> None:
        self.reload()
        self.saved.emit(step)
        self._back_to(person)

    def _back_to(self, person: str) -> None:
        self.close_slot(back=False)
        self.grid.go_to(person, "proposed")

    def _ask_about(self, held: Attender) -> None:
        say = self.desk.say
        title = self.desk.work.names.record(Proposal.kind, held.proposals[0])
        question = say(N_("Move the proposal “{title}” to the trash?", title=title))
        actions = [Action("", say(KEEP_IT)), Action("clear", say(CLEAR_PROPOSAL), kind="danger")]
        dialog = Question(self.theme, self.window(), question, say(PROPOSAL_HOLDS_MORE), actions)
        dialog.finished.connect(lambda _: self._withdraw(held) if dialog.answer == "clear" else None)
        dialog.open()

    def _withdraw(self, held: Attender) -> None:
        text = P_(
            "{n} proposal of {name} moved to the trash", "{n} proposals of {name} moved to the trash", len(held.proposals), name=held.name
        )
        self.desk.do(take_off, Proposal, held.proposals, text, then=self._took_off)

    # Menus

    def _open_head(self, column: str) -> None:
        actions = self._head_actions(column)
        at = self.entries.column_of(column)
        spot = self.grid.horizontalHeader().mapToGlobal(QPoint(self.grid.columnViewportPosition(at), self.grid.horizontalHeader().height()))
        menu = action_menu(self.theme, self, actions, lambda key: self.act_on_column(column, key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)

    def _head_actions(self, column: str) -> list[Action | None]:
        say, free = self.desk.say, not self._is_ratified()
        actions: list[Action | None] = []
        if column == "presence":
            actions.append(Action("everyone", say(EVERYONE_PRESENT), "check", enabled=free))
        if column in ("invited", "presence", "spoke"):
            actions.append(Action("blanks", say(BLANKS_NO), "minus", enabled=free))
            actions.append(Action("clear", say(CLEAR_COLUMN), "x", enabled=free))
            actions.append(None)
        actions.append(Action("sort", say(SORT_BY_IT), "arrow-down"))
        actions.append(Action("recorded", say(AS_RECORDED), "list-checks"))
        return actions

    def act_on_column(self, column: str, key: str) -> None:
        """Do what a line of a column's menu says, for the rows shown."""
        shown = self.shown()
        acts: Mapping[str, Callable[[], None]] = {
            "everyone": lambda: self._mark_column(
                [each for each in shown if each.fields.get("invited") and not each.presence], "hadir", column
            ),
            "blanks": lambda: self._mark_column(_blank(shown, column), model.refused(column), column),
            "clear": lambda: self._mark_column([each for each in shown if _is_noted(each, column)], model.emptied(column), column),
            "sort": lambda: self.order_by([each.person for each in sorted(shown, key=partial(_sort_key, column))]),
            "recorded": lambda: self.order_by(()),
        }
        acts[key]()

    def _open_more(self) -> None:
        column = self._column() or "presence"
        actions = [
            Action("unnamed", self.desk.say(UNNAMED), "users-round", enabled=not self._is_ratified()),
            None,
            *self._head_actions(column),
        ]
        menu = action_menu(
            self.theme, self, actions, lambda key: self.open_unnamed() if key == "unnamed" else self.act_on_column(column, key)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def open_unnamed(self) -> None:
        """Ask how many men and women were there without being named."""
        fields = self.list.owner.fields if self.list else {}
        held = [str(fields[code]) if code in fields else "" for code in ("extra_male", "extra_female")]
        made = UnnamedRow(self.theme, self.desk.language, *held)
        made.kept.connect(self._keep_unnamed)
        made.given_up.connect(self.close_slot)
        self.slot.hold(made)

    def _keep_unnamed(self, men: str, women: str) -> None:
        typed = {"extra_male": men, "extra_female": women}
        self.desk.do(save, Meeting, typed, self.record, self.desk.seen(Meeting, self.record), then=self._unnamed_kept)

    def _unnamed_kept(self, step: Step) -> None:
        self.close_slot()
        self.reload()
        self.saved.emit(step)


def _blank(attenders: Sequence[Attender], column: str) -> list[Attender]:
    blank = [each for each in attenders if not _is_noted(each, column)]
    return [each for each in blank if each.presence == "hadir"] if column == "spoke" else blank


def _is_noted(attender: Attender, column: str) -> bool:
    return bool(attender.presence) if column == "presence" else model.ticked(attender, column) is not None


def _sort_key(column: str, each: Attender) -> tuple[object, ...]:
    if column in model.TICKS:
        yes = model.ticked(each, column)
        return (0 if yes else 1 if _is_noted(each, column) else 2, each.name.casefold())
    if column == "sex":
        return (each.sex, each.name.casefold())
    if column in ("capacity_as", "remark"):
        text = str(each.fields.get(column) or "")
        return (not text, text.casefold(), each.name.casefold())
    return (each.name.casefold(),)
