"""The meetings of a group: its own, and those of the village where something was decided for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.listing import PageNames, Query, names_for, rows_of
from empower_desktop.workspace.met import Met, at_the, met

FIRST = 100
DECIDED_THERE = N_("something was decided there for this group")


class MeetingsPart(Part):
    """The meetings of a group, the newest first; Enter opens one."""

    def __init__(self, frame: Frame) -> None:
        """Show no meetings yet."""
        super().__init__(frame)
        say = self.desk.say
        self._record, self._elsewhere = "", frozenset[str]()
        columns = [
            Column("date", say(Meeting.fields()["date"].label), 110),
            Column("title", say(Meeting.label), 260, wide=True),
            Column("meeting_type", say(Label("Jenis", "Type")), 170),
            Column("area", say(Label("Desa", "Village")), 120),
            Column("status", say(Label("Status", "Status")), 110),
        ]
        self.model = TableModel(columns, self)
        self.table = Table(self.theme, say(N_("Meetings")), self.model)
        self.table.opened.connect(lambda key: self.go("meeting", key))
        self.foot = Foot(self.theme, 40)
        self.setLayout(column(self.theme, space=0))
        self.layout().addWidget(self.table)  # type: ignore[union-attr]  # the layout set in the line above
        self.layout().addWidget(self.foot)  # type: ignore[union-attr]  # as above

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the meetings of a record."""
        self._record = record
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show them again when a meeting changed."""
        if step is None or step.kinds & {"meeting", "decision"}:
            self._reload()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reload(self) -> None:
        if self._record:
            self.desk.ask(met, self._record, FIRST, then=self._show)

    def _show(self, all_of_them: Met) -> None:
        if all_of_them.group != self._record:
            return
        found, self._elsewhere = all_of_them.listed, all_of_them.elsewhere
        first = [self._row(row, found.names) for row in found.rows]
        self.model.show(found.count, partial(self._fetch, found.query, first))
        number = self.desk.language.number(found.count)
        self.counted.emit(number if found.count else "")
        none = N_("No meetings yet. Start with the latest one attended.")
        self.foot.set_sentence(self.desk.say(P_("{n} meeting", "{n} meetings", found.count) if found.count else none), "")

    def _fetch(self, query: Query, first: Sequence[TableRow], offset: int, limit: int) -> Sequence[TableRow]:
        if not offset:
            return first
        rows = rows_of(self.desk.work, query, offset, limit)
        names = names_for(self.desk.work, rows)
        return [self._row(row, names) for row in rows]

    def _row(self, row: Row, names: PageNames) -> TableRow:
        meeting = Meeting.load(row.id, row.fields)
        status = names.show(row, "status")
        chip = {"draf": ("warn", "pencil"), "disahkan": ("ok", "check")}.get(str(meeting.status), ("neutral", "x"))
        cells = (
            Cell(self.desk.language.short_day(meeting.date) if meeting.date else "", "muted"),
            Cell(names.title(row), "strong"),
            self._type(row, names),
            Cell(names.show(row, "area"), "muted"),
            Cell(status, "chip", role=chip[0], icon=chip[1]) if status else Cell(),
        )
        return TableRow(row.id, cells)

    def _type(self, row: Row, names: PageNames) -> Cell:
        type_ = names.show(row, "meeting_type")
        if row.id not in self._elsewhere:
            return Cell(type_, "muted")
        text = self.desk.say(at_the(type_))
        return Cell(text, "muted", tip=f"{text}: {self.desk.say(DECIDED_THERE)}")
