"""The roster of a meeting: two letters of a name, Enter, next; then who spoke and who proposed, by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.records import Attendance, Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.ui import roster_model as model
from empower_desktop.ui.entry_grid import EntryModel
from empower_desktop.ui.gathering import Gathering
from empower_desktop.ui.kit.buttons import Action, action_menu, icon_button
from empower_desktop.ui.kit.page import note
from empower_desktop.ui.kit.table_model import TableRow
from empower_desktop.ui.kit.texts import announce
from empower_desktop.ui.roster_columns import ColumnActs
from empower_desktop.ui.roster_grid import RosterGrid
from empower_desktop.ui.roster_proposals import ProposalTicks
from empower_desktop.ui.roster_rows import UnnamedRow
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.attending import Attender, Marks, take_off
from empower_desktop.workspace.saving import save

ROSTER = N_("Roster")
MORE = N_("More")
LOCKED = N_("The meeting is ratified. Reopen it to change the roster.")
UNNAMED = N_("Present without a name…")


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
        self._columns, self._proposals = ColumnActs(self), ProposalTicks(self)
        self._former: Marks = {}
        self._more = icon_button(self.theme, "ellipsis", say(MORE))
        for button in (self.members_button, self.paste_button, self._more):
            self.tools.add_right(button)
        self._more.clicked.connect(self._open_more)
        grid = self.grid
        grid.space_pressed.connect(self._flip)
        grid.whole_column_asked.connect(lambda: self._columns.flip(self._column()))
        grid.presence_chosen.connect(self._set)
        grid.refused.connect(lambda: self._set(False))
        grid.cleared.connect(lambda: self._set(model.emptied(self._column())))
        grid.remark_asked.connect(self._write_remark)
        grid.taken_off.connect(self._take_off)
        grid.name_begun.connect(self._begin_name)
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
            numbers = {"a": quorum.present, "b": quorum.invited, "c": quorum.needed}
            more_came = N_("Quorum: {a} present, {b} invited ({c} needed)", **numbers)  # some came on their own
            text = say(more_came if quorum.present > quorum.invited else N_("Quorum: {a} of {b} ({c} needed)", **numbers))
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
            if not self.is_locked():
                self._proposals.flip(held)
        elif column in model.TICKS:
            self._set(model.flipped(held, column))

    def _set(self, value: Plain) -> None:
        held, column = self._current(), self._column()
        if held is None or column in ("number", "name", "sex"):
            return
        if column == "proposed":
            if held.proposals and value is None and not self.is_locked():
                self._proposals.flip(held)
        else:
            marks = self._with_silence({held.person: {column: value}})
            self._former = {held.person: {code: held.fields.get(code) for code in marks[held.person]}}
            self.note_down(marks)

    def _begin_name(self, letters: str) -> None:
        """Go on with a name whose first letter was taken for a mark, and take that mark back."""
        self.note_down(self._former)
        self.field.type_in(letters)

    def _with_silence(self, marks: Marks) -> Marks:
        """Add what follows from the marks, and say whose “spoke” goes with their presence."""
        made, silenced = model.after(self.shown(), marks)
        if silenced and not self._is_ratified():
            self.say(N_("{name} is not present, so “spoke” was cleared.", name=", ".join(silenced)), undo=True)
        return made

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
            self.desk.do(take_off, Attendance, (held.record,), text, then=self.took_off)

    # Menus

    def act_on_column(self, column: str, key: str) -> None:
        """Do what a line of a column's menu says, for the rows shown."""
        self._columns.act(column, key)

    def _open_head(self, column: str) -> None:
        actions = self._columns.actions(column, free=not self._is_ratified())
        menu = action_menu(self.theme, self, actions, partial(self._columns.act, column))
        menu.aboutToHide.connect(menu.deleteLater)
        head = self.grid.horizontalHeader()
        menu.popup(head.mapToGlobal(QPoint(self.grid.columnViewportPosition(self.entries.column_of(column)), head.height())))

    def _open_more(self) -> None:
        column = self._column() or "presence"
        free = not self._is_ratified()
        unnamed = Action("unnamed", self.desk.say(UNNAMED), "users-round", enabled=free)
        actions = [unnamed, None, *self._columns.actions(column, free=free)]
        menu = action_menu(self.theme, self, actions, partial(self._act_more, column))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _act_more(self, column: str, key: str) -> None:
        if key == "unnamed":
            self.open_unnamed()
        else:
            self._columns.act(column, key)

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
