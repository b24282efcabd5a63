"""The meetings of a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.table import Column, Table, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Row, Step
from empower_desktop.workspace.listing import Listed, PageNames, Query, listed, names_for, rows_of

FIRST = 100


class MeetingsPart(Part):
    """The meetings of a group or a person, the newest first; Enter opens one."""

    def __init__(self, frame: Frame, field: str) -> None:
        """Show the meetings whose field names the record."""
        super().__init__(frame)
        say = self.desk.say
        self._field, self._record = field, ""
        columns = [
            Column("date", say(Meeting.fields()["date"].label), 110),
            Column("title", say(Meeting.label), 260, wide=True),
            Column("meeting_type", say(Label("Jenis", "Type")), 150),
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
        if step is None or "meeting" in step.kinds:
            self._reload()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _query(self) -> Query:
        return Query("meeting", {self._field: self._record}, sort=(("date", True),))

    def _reload(self) -> None:
        if self._record:
            self.desk.ask(listed, self._query(), FIRST, then=self._show)

    def _show(self, found: Listed) -> None:
        if found.query != self._query():
            return
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
            Cell(names.show(row, "meeting_type"), "muted"),
            Cell(names.show(row, "area"), "muted"),
            Cell(status, "chip", role=chip[0], icon=chip[1]) if status else Cell(),
        )
        return TableRow(row.id, cells)
