"""The life of a group as its page shows it: what happened month by month, the newest first; Enter opens what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entries import SCREENS
from empower_desktop.ui.kit.buttons import Action, Button, action_menu
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.page import Foot, ToolRow
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.routes import place_of
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.timeline import FUNDS, MEMBERS, SORTS, Moment, Said, timeline_of

LIFE = N_("Life of the group")
EVERYTHING = N_("Everything")
NOTHING_YET = N_("Nothing has happened yet. What is noted of this group will stand here.")
WORDS = {
    MEMBERS: Label("Anggota & pengurus", "Members and officers"),
    FUNDS: Label("Swadaya & dana", "Self-help and funds"),
    "engagement": Label("Advokasi & perundingan", "Advocacy and negotiation"),
    "assessment": Label("Penilaian mandiri", "Self-assessments"),
    "lesson": Label("Pembelajaran", "Lessons"),
}
"""What a sort is called, where its kind has a longer or another name."""
ICONS = {entry.key: entry.icon for entry in SCREENS} | {MEMBERS: "users-round", FUNDS: "hand-coins", "meeting": "calendar-days"}
TOUCHED_BY = frozenset({"group", "person", "membership", "contribution", *SORTS})
BLANK = Cell(" ")


class TimelinePart(Part):
    """What happened in a group, with a choice of the sorts of things."""

    def __init__(self, frame: Frame) -> None:
        """Lay out the choice, the table and the count."""
        super().__init__(frame)
        say = self.desk.say
        self._record, self._sort = "", ""
        self._moments: tuple[Moment, ...] = ()
        columns = [
            Column("day", say(Label("Tanggal", "Day")), 138),
            Column("what", say(N_("What happened")), 320, wide=True),
            Column("more", say(Label("Keterangan", "More about it")), 210),
        ]
        self.model = TableModel(columns, self)
        self.table = Table(self.theme, say(LIFE), self.model)
        self.table.opened.connect(self._open)
        self.choice = Button(self.theme, say(EVERYTHING), "filter", "funnel")
        self.choice.clicked.connect(self._offer)
        self.tools = ToolRow(self.theme)
        self.tools.add(self.choice)
        self.foot = Foot(self.theme, 40)
        lines = column(self.theme, self.tools, space=0)
        lines.addWidget(self.table, 1)
        lines.addWidget(self.foot)
        self.setLayout(lines)

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the life of a group, all of it."""
        if record != self._record:
            self._sort = ""
        self._record = record
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show it again when something of it changed."""
        if step is None or TOUCHED_BY & step.kinds:
            self._reload()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, sort: str) -> None:
        """Show one sort of things alone; "" is everything."""
        self._sort = sort
        self._fill()

    def _reload(self) -> None:
        if self._record:
            self.desk.ask(timeline_of, self._record, then=partial(self._show, self._record))

    def _show(self, group: str, moments: tuple[Moment, ...]) -> None:
        if group == self._record and moments != self._moments:
            self._moments = moments
            self._fill()
        elif not moments:
            self._fill()

    def _fill(self) -> None:
        say, number = self.desk.say, self.desk.language.number
        shown = [(at, moment) for at, moment in enumerate(self._moments) if self._sort in ("", moment.sort)]
        self.model.show_all(self._rows(shown))
        self.choice.set_text(say(self._word(self._sort)) if self._sort else say(EVERYTHING))
        self.choice.set_on(bool(self._sort))
        self.counted.emit(number(len(self._moments)) if self._moments else "")
        self.foot.set_sentence(say(P_("{n} moment", "{n} moments", len(shown)) if self._moments else NOTHING_YET), "")

    def _rows(self, shown: Sequence[tuple[int, Moment]]) -> list[TableRow]:
        rows: list[TableRow] = []
        month = (0, 0)
        for at, moment in shown:
            if month != (moment.day.year, moment.day.month):
                month = (moment.day.year, moment.day.month)
                name = f"{self.desk.language.month(moment.day)} {moment.day.year}"
                rows.append(TableRow("", (Cell(name, "strong"), BLANK, BLANK), grouping=True))
            more = self._words(moment.more)
            cells = (
                Cell(self.desk.language.short_day(moment.day), "muted"),
                Cell(self._words(moment.text), "strong", icon=ICONS.get(moment.sort, "file-text")),
                Cell(more, "muted") if more else BLANK,
            )
            rows.append(TableRow(str(at), cells))
        return rows

    def _words(self, said: Said) -> str:
        return said if isinstance(said, str) else self.desk.say(said)

    def _word(self, sort: str) -> Label:
        return WORDS.get(sort, KINDS[sort].label)

    def _offer(self) -> None:
        """Offer the sorts that this life has."""
        met = {moment.sort for moment in self._moments}
        lines = [Action("", self.desk.say(EVERYTHING), "funnel")]
        lines += [Action(sort, self.desk.say(self._word(sort)), ICONS.get(sort, "file-text")) for sort in SORTS[1:] if sort in met]
        menu = action_menu(self.theme, self, lines, self.choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.choice.mapToGlobal(QPoint(0, self.choice.height())))

    def _open(self, key: str) -> None:
        if not key:
            return
        moment = self._moments[int(key)]
        if moment.sort == MEMBERS and moment.kind == "group":
            self.go("group", moment.record, at="members")
        elif moment.record != self._record:
            self.go(*place_of(self.desk.work, moment.kind, moment.record))
