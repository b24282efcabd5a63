"""A page of one record: head, tabs, and a part for each tab, made when it is first opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from empower_desktop.language import N_, Message
from empower_desktop.records import Record
from empower_desktop.records.attachment import WITHOUT
from empower_desktop.records.author import JOINABLE
from empower_desktop.records.fields import Plain
from empower_desktop.ui.attachments_part import AttachmentsPart
from empower_desktop.ui.chain_strip import CHAIN, ChainStrip
from empower_desktop.ui.doubles_note import DoublesNote
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.tabs import Tabs
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.part import FormPart, Part
from empower_desktop.ui.received_mark import ReceivedMark
from empower_desktop.ui.screens.screen import Frame, Page, Room
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.attaching import attached_count
from empower_desktop.workspace.listing import PageNames, names_for, row_of
from empower_desktop.workspace.saving import delete, restore_record

__all__ = ["FormPart", "Part", "RecordPage"]

MORE = N_("More")
BACK_TO_LIST = N_("Back to the list")
TO_TRASH = N_("Move to trash")
RESTORE = N_("Restore")
IN_TRASH = N_("In the trash")
NOT_SAVED_YET = N_("Not saved yet")
DETAILS = N_("Details")
FILES, ATTACHED = "files", N_("Files")


class RecordPage(Page):
    """One record of a kind, in parts."""

    kind: type[Record]
    new_title: Message

    def __init__(self, frame: Frame) -> None:
        """Make the head and the first part; the others wait until they are opened."""
        super().__init__(frame)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.record, self._made_here = "", False
        self._given: Mapping[str, Plain] | None = None
        self._room = Room()
        tabs = [(key, self.desk.say(text)) for key, text in self._all_parts()]
        self.tabs = Tabs(self.theme, tabs, self.desk.say(self.kind.label))
        more, back = map(self.desk.say, (MORE, BACK_TO_LIST))
        self.head = PageHead(self.theme, "", more=more, back=back, tabs=self.tabs if len(tabs) > 1 else None)
        self.received = ReceivedMark(self.desk, self.head)
        self.head.acted.connect(self.act)
        self.head.went_back.connect(self.went_back)
        self.tabs.changed.connect(self._open_part)
        self.tabs.pressed.connect(lambda key: self.part(key).focus_on(""))
        self.doubles = DoublesNote(frame, self.kind)
        self.doubles.saying.connect(self.saying)
        self.doubles.joined.connect(lambda record: self.go(self.kind.kind, record))
        self.chain = ChainStrip(frame)
        self.chain.going.connect(self.going)
        self._stack = QStackedWidget()
        self._parts: dict[str, Part] = {}
        self.setLayout(column(self.theme, self.head, self.doubles, self.chain, self._stack, space=0))

    def get_ready(self) -> Iterator[None]:
        """Make the parts that were not opened yet."""
        for key, _ in self._all_parts():
            yield from self.part(key).get_ready()

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give the parts by key and word; the first is the record itself."""
        return [("details", DETAILS)]

    def _all_parts(self) -> Sequence[tuple[str, Message]]:
        """Give the parts with that of the attached files, which stands last on every page."""
        return [*self.part_names(), *([] if self.kind.kind in WITHOUT else [(FILES, ATTACHED)])]

    def make_part(self, key: str) -> Part:
        """Make a part when it is first opened."""
        return FormPart(self.frame, Form(self.desk, self.theme, self.kind, settings=self.frame.settings))

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show chip, meta line and buttons of a standing record."""

    def act(self, key: str) -> None:
        """Do what a button of the head says."""
        if key == "trash":
            self.to_trash()
        elif key == "restore":
            self.desk.do(restore_record, self.kind, self.record, then=lambda step: self.say(step.text, undo=True))

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Give the buttons of a standing record."""
        return ()

    def menu_for(self, row: Row) -> Sequence[Action | None]:
        """Give what stands behind the ellipsis."""
        return [Action("trash", self.desk.say(TO_TRASH), "trash-2", "danger")]

    def to_trash(self) -> None:
        """Put the record into the trash, with a way back."""
        if self.record:
            self.settle()
            seen = self.desk.seen(self.kind, self.record)
            self.desk.do(delete, self.kind, self.record, seen, then=lambda step: self.say(step.text, undo=True))

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a record, or a new one."""
        self.settle()
        self.record, self._given, self._made_here = record, given, not record
        for part in self._parts.values():
            part.setProperty("stale", True)
        self.head.set_saved("")
        self._show_head()
        self._look_around()
        if not record and self.tabs.current() != self.part_names()[0][0]:
            self.tabs.choose(self.part_names()[0][0])
        else:
            self._open_part(self.tabs.current())

    def show_part(self, at: str, focus: str) -> None:
        """Open a part, and bring the keyboard to something in it."""
        if at:
            self.tabs.choose(at)
        if focus == CHAIN:
            self.chain.take_keyboard()
        else:
            self.part(self.tabs.current()).focus_on(focus)

    def is_untouched(self) -> bool:
        """Say whether it shows a new record in which nothing was entered."""
        return not self.record and all(part.is_untouched for part in self._parts.values())

    def begun_with(self) -> object:
        """Give the values that the record in sight was begun with."""
        return self._given

    def part_in_sight(self) -> tuple[str, str]:
        """Give the part that is open, and whether the keyboard is in the line of the chain."""
        return self.tabs.current(), CHAIN if self.chain.holds_keyboard() else ""

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        if self.record:
            self._show_head()
            self._look_around()
            for key, part in self._parts.items():
                if key == self.tabs.current():
                    part.refresh(step)
                else:
                    part.setProperty("stale", True)

    def settle(self) -> None:
        """Save what is being typed in every part."""
        for part in self._parts.values():
            part.settle()

    def set_room(self, room: Room, *, alone: bool) -> None:
        """Give way in head and parts."""
        self._room = room
        self.head.set_back(alone)
        self.head.set_short(room.low)
        self.chain.set_low(room.low)
        for part in self._parts.values():
            part.set_room(room)

    def step_tab(self, by: int) -> None:
        """Open the next or former part."""
        self.tabs.step(by)
        self.part(self.tabs.current()).focus_on("")

    def finish_part(self) -> None:
        """Finish the section at hand."""
        self.part(self.tabs.current()).finish()

    def pictures(self) -> list[tuple[str, str]]:
        """Name every part but the first."""
        return [(key, key) for key, _ in self.part_names()[1:]]

    def part(self, key: str) -> Part:
        """Give a part; it is made when it is asked for first."""
        if key not in self._parts:
            made = AttachmentsPart(self.frame, self.kind) if key == FILES else self.make_part(key)
            made.setProperty("stale", True)
            made.going.connect(self.going)
            made.saying.connect(self.saying)
            made.saved.connect(self._was_saved)
            made.counted.connect(lambda count, key=key: self.tabs.set_count(key, count))
            made.set_room(self._room)
            self._parts[key] = made
            self._stack.addWidget(made)
        return self._parts[key]

    def _open_part(self, key: str) -> None:
        part = self.part(key)
        if part.property("stale"):
            part.setProperty("stale", False)
            part.show_record(self.record, self._given)
        self._stack.setCurrentWidget(part)

    def _was_saved(self, step: Step) -> None:
        if not self.record:
            self.record = step.result
            self._show_head()
            self.made.emit(self.record)
            self._look_around()
        self.received.let_go()
        now = self.desk.language.time(datetime.now().time())  # the clock on the wall
        self.head.set_saved(self.desk.say(N_("Saved {time}", time=now)))

    def _look_around(self) -> None:
        """Show who received it, where it stands among others, and whether it is there twice."""
        self.received.show_record(self.record)
        self.chain.show_record(self.kind.kind, self.record)
        if self.record:
            self.desk.ask(attached_count, self.record, then=partial(self._count_files, self.record))
        if self.kind.kind in JOINABLE:
            self.doubles.show_record(self.record, is_new=self._made_here)

    def _count_files(self, record: str, count: int) -> None:
        if record == self.record:
            self.tabs.set_count(FILES, self.desk.language.number(count) if count else "")

    def _show_head(self) -> None:
        row = row_of(self.desk.work, self.kind.kind, self.record) if self.record else None
        self.tabs.setEnabled(row is not None)
        for key, _ in self._all_parts()[1:] if row is None else ():
            self.tabs.set_count(key, "")
        if row is None:
            self.head.set_title(self.desk.say(self.new_title))
            self.head.set_chip("neutral", self.desk.say(NOT_SAVED_YET), "pencil")
            self.head.set_meta([])
            self.head.set_actions([])
            return
        names = names_for(self.desk.work, [row])
        self.head.set_title(names.title(row) or self.desk.say(self.new_title))
        if row.standing == "deleted":
            self.head.set_chip("neutral", self.desk.say(IN_TRASH), "trash-2")
            self.head.set_actions([Action("restore", self.desk.say(RESTORE), "archive-restore", "primary")])
            return
        self.head.set_chip()
        self.show_head(row, names)
        self.head.set_actions(self.buttons_for(row), self.menu_for(row))
