"""The lessons of a group that come back at a meeting: each to be made a topic, or a follow-up that takes it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt

from empower_desktop.language import N_, P_, Message
from empower_desktop.records import Lesson, Meeting
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.ui.meeting_parts import UNTIL, WHAT, WHO
from empower_desktop.ui.rows_part import QuickRow, RowsPart, empty_of
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.lessons import OpenLesson, open_lessons, put_on_agenda
from empower_desktop.workspace.listing import PageNames
from empower_desktop.workspace.minutes import undertake

LESSONS = N_("Lessons")
OPEN_LESSONS = N_("Open lessons of the group")
AS_TOPIC = N_("Make it a topic")
NONE_OPEN = N_("No lesson is open")
WHAT_COMES_BACK = N_("What the group wanted to do otherwise comes back here, until a follow-up of it is done.")


class LessonsPart(RowsPart):
    """The open lessons of the group that holds a meeting."""

    def __init__(self, frame: Frame) -> None:
        """Make the list, and above it what can be done with the lesson at hand."""
        say = frame.desk.say
        columns = [
            Column("title", say(N_("Lesson")), 190, wide=True),
            Column("change", say(Lesson.fields()["change"].label), 240, wide=True),
            Column("date", say(N_("Day")), 104),
            Column("state", say(N_("State")), 150),
        ]
        super().__init__(frame, say(OPEN_LESSONS), columns, empty_of(frame, "lightbulb", NONE_OPEN, WHAT_COMES_BACK))
        self._open: dict[str, OpenLesson] = {}
        self.topic_button = Button(self.theme, say(AS_TOPIC), "default", "list-checks")
        self.topic_button.clicked.connect(self.make_topic)
        self.quick = QuickRow(self.theme, [("what", say(WHAT), 0), ("due_on", say(UNTIL), 130), ("responsible_text", say(WHO), 180)])
        self.quick.filled.connect(self._follow_up)
        self.tools.add(self.quick, 9)
        self.tools.add_right(self.topic_button)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())

    def rows(self) -> Sequence[Row]:
        """Give the lessons that nobody took up to the end, the oldest first."""
        meeting = self.desk.work.one(Meeting, self.record)
        found = open_lessons(self.desk.work, meeting.group or "", meeting.id) if meeting else []
        self._open = {each.row.id: each for each in found}
        return [each.row for each in found]

    def cells(self, number: int, row: Row, names: PageNames) -> tuple[Cell, ...]:
        """Give title, change, day, and whether something was done with it."""
        say, each = self.desk.say, self._open[row.id]
        day = Lesson.fields()["date"].load(row.fields.get("date"))
        state, role, icon = N_("open"), "warn", "lightbulb"
        if each.followed:
            state, role, icon = N_("followed up"), "info", "circle-dot"
        elif each.on_agenda:
            state, role, icon = N_("on the agenda"), "accent", "list-checks"
        return (
            Cell(names.title(row), "strong"),
            Cell(each.change.replace("\n", " "), "muted"),
            Cell(self.desk.language.short_day(day) if isinstance(day, date) else "", "muted"),
            Cell(say(state), "chip", role=role, icon=icon),
        )

    def touched_by(self) -> frozenset[str]:
        """Lessons are taken up by follow-ups and topics."""
        return frozenset({"lesson", "action", "agenda_item", "meeting"})

    def reload(self) -> None:
        """Read the lessons again, and offer what can be done with the one at hand."""
        super().reload()
        self.tools.setVisible(bool(self.model.keys))
        self._offer()

    def open_row(self, key: str) -> None:
        """Open a lesson."""
        self.go("lesson", key)

    def make_topic(self) -> None:
        """Put the lesson at hand on the agenda."""
        key = self.table.current_key()
        if key:
            self.desk.do(put_on_agenda, self.record, key, then=self._noted)

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the lessons."""
        super().focus_on(focus)
        self._offer()

    def finish(self) -> None:
        """Make the lesson at hand a follow-up: until when, and who."""
        self.quick.fields["due_on"].setFocus(Qt.FocusReason.TabFocusReason)

    def _offer(self) -> None:
        """Fill the quick line with what the lesson at hand wants changed; a follow-up or topic is offered once."""
        each = self._open.get(self.table.current_key())
        self.topic_button.setEnabled(each is not None and not each.on_agenda)
        self.quick.setEnabled(each is not None and not each.followed)
        if not any(field.hasFocus() for field in self.quick.fields.values()):
            self.quick.empty()
            self.quick.fields["what"].setText(each.change.replace("\n", " ") if each and not each.followed else "")
            self.quick.fields["what"].setCursorPosition(0)

    def _follow_up(self, typed: Mapping[str, str]) -> None:
        lesson = self.table.current_key()
        if lesson:
            given = {"meeting": self.record, "lesson": lesson}
            self.desk.do(undertake, typed, given, then=self._noted, refused=partial(self.not_saved, self.quick))

    def _noted(self, step: Step) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()
        self.saved.emit(step)
        self.say(step.text, undo=True)


def told_open(count: int) -> Message:
    """Say that lessons wait to be taken up."""
    return P_("{n} lesson of this group is still open.", "{n} lessons of this group are still open.", count)
