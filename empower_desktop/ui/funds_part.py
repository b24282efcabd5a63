"""The cash book of a group: what it has and owes, whose means these are, and every entry with money in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from empower_desktop.language import N_, P_, Label, Language, Message
from empower_desktop.records import Contribution
from empower_desktop.records.fields import Plain
from empower_desktop.ui.home_parts import BigNumber
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import paper
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.page import Foot, ToolRow
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column, empty_layout, label
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.rows_part import empty_of
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Row, Step, Workspace
from empower_desktop.workspace.funds import IN, NO_MONEY, OUT, Funds, funds_of, side_of
from empower_desktop.workspace.listing import Listed, PageNames, Query, listed, names_for, rows_of

FIRST = 100
FUNDS = N_("Cash and self-help")
NOTE_ENTRY = N_("Note an entry")
MONEY_IN, MONEY_OUT, NOT_MONEY = Label("Uang masuk", "Money in"), Label("Uang keluar", "Money out"), Label("Bukan uang", "Not money")
SIDES: Sequence[tuple[str, Label]] = ((IN, MONEY_IN), (OUT, MONEY_OUT), (NO_MONEY, NOT_MONEY))
CASH, SAVINGS, LENT, OWED, SELF_HELP = N_("in the cash box"), N_("members’ savings"), N_("lent to members"), N_("owed"), N_("self-help")
SHORT = N_("too little: something came in that is not noted")
NO_ENTRIES = N_("Nothing noted yet. Begin with what was saved or given last.")
WHAT_IT_IS = N_("Savings, labour, goods, village funds, loans: what comes in and what goes out, and whose it is.")


def side_columns(say: Language) -> list[Column]:
    """Give the columns in which amounts stand as in a cash book."""
    return [Column(side, say(text), 112, "right") for side, text in SIDES]


def side_cells(say: Language, row: Row) -> list[Cell]:
    """Give the amount of an entry, in the column where it belongs."""
    amount = Contribution.fields()["amount"].load(row.fields.get("amount"))
    own = side_of(str(row.fields.get("entry_type") or ""), str(row.fields.get("source") or ""))
    return [Cell(say.money(amount) if side == own and isinstance(amount, int) else "", "number") for side, _ in SIDES]


def figures_of(say: Language, funds: Funds) -> list[tuple[str, str, str]]:
    """Give what there is to tell of some entries: a number, what it is, and where it comes from."""
    more = say(N_("in {in_} − out {out}", in_=say.money(funds.came_in), out=say.money(funds.went_out)))
    found = [(say.money(abs(funds.cash)), say(SHORT if funds.cash < 0 else CASH), more)]
    for amount, word in ((funds.savings, SAVINGS), (funds.lent, LENT), (funds.owed, OWED)):
        if amount:
            found.append((say.money(amount), say(word), ""))
    if funds.own_share is not None:
        of = say(N_("{own} of {all}", own=say.money(funds.own), all=say.money(funds.given)))
        found.append((f"{round(100 * funds.own_share)}%", say(SELF_HELP), of))
    return found


class FundsPart(Part):
    """What a group gathered and spent, the newest first; Enter opens an entry."""

    def __init__(self, frame: Frame) -> None:
        """Show nothing yet."""
        super().__init__(frame)
        say, fields = self.desk.say, Contribution.fields()
        self.group = ""
        self._figures: list[tuple[str, str, str]] = []
        self._across = 5
        columns = [
            Column("date", say(fields["date"].label), 104),
            Column("entry_type", say(fields["entry_type"].label), 200, wide=True),
            Column("source", say(fields["source"].label), 116),
            *side_columns(self.desk.language),
        ]
        self.model = TableModel(columns, self)
        self.table = Table(self.theme, say(FUNDS), self.model)
        self.table.opened.connect(lambda key: self.go("contribution", key))
        self.new_button = Button(self.theme, say(NOTE_ENTRY), "default", "plus")
        self.new_button.clicked.connect(self.finish)
        self.tools = ToolRow(self.theme)
        self.tools.add(self.new_button)
        self._box, self._grid = QWidget(), QGridLayout()
        self._grid.setContentsMargins(self.theme.px(24), 0, self.theme.px(16), self.theme.px(12))
        self._grid.setHorizontalSpacing(self.theme.px(24))
        self._box.setLayout(self._grid)
        self._empty = empty_of(frame, "hand-coins", NO_ENTRIES, WHAT_IT_IS)
        self._stack, self._paper = QStackedWidget(), paper(column(self.theme, self.table, margins=(16, 0, 12, 0)))
        self._stack.addWidget(self._paper)
        self._stack.addWidget(self._empty)
        self.foot = Foot(self.theme, 40)
        self.foot.set_right(label(say(N_("Enter open")), "small"))
        self.setLayout(column(self.theme, self.tools, self._box, self._stack, self.foot, space=0))

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the entries of a group."""
        self.group = record
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show them again when an entry changed."""
        if step is None or step.kinds & {"contribution", "person"}:
            self._reload()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the entries, or to the button for the first."""
        (self.table if self.model.rowCount() else self.new_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, room: Room) -> None:
        """Put the figures in two lines in a narrow window."""
        self._across = 3 if room.one_column else 5
        self._show_figures()

    def finish(self) -> None:
        """Begin an entry of this group."""
        self.go_new("contribution", {"group": self.group})

    def _query(self) -> Query:
        return Query(Contribution.kind, {"group": self.group}, sort=(("date", True),))

    def _reload(self) -> None:
        if self.group:
            self.desk.ask(_read, self._query(), then=self._show)

    def _show(self, read: tuple[Listed, Funds]) -> None:
        found, funds = read
        if found.query != self._query():
            return
        first = [self._row(row, found.names) for row in found.rows]
        self.model.show(found.count, partial(self._fetch, found.query, first))
        self._stack.setCurrentWidget(self._paper if found.count else self._empty)
        self._figures = figures_of(self.desk.language, funds) if found.count else []
        self._show_figures()
        self.counted.emit(self.desk.language.number(found.count) if found.count else "")
        counted: Message = P_("{n} entry", "{n} entries", found.count) if found.count else NO_ENTRIES
        self.foot.set_sentence(self.desk.say(counted), "")

    def _show_figures(self) -> None:
        empty_layout(self._grid)
        for number, told in enumerate(self._figures):
            figure = BigNumber(self.theme)
            figure.show_figure(*told)
            self._grid.addWidget(figure, number // self._across, number % self._across, Qt.AlignmentFlag.AlignTop)
        for at in range(5):
            self._grid.setColumnStretch(at, 1 if at < self._across else 0)
        self._box.setVisible(bool(self._figures))

    def _fetch(self, query: Query, first: Sequence[TableRow], offset: int, limit: int) -> Sequence[TableRow]:
        if not offset:
            return first
        rows = rows_of(self.desk.work, query, offset, limit)
        names = names_for(self.desk.work, rows)
        return [self._row(row, names) for row in rows]

    def _row(self, row: Row, names: PageNames) -> TableRow:
        language = self.desk.language
        day = Contribution.fields()["date"].load(row.fields.get("date"))
        what = " · ".join(part for part in (names.title(row), str(row.fields.get("note") or "")) if part)
        cells = (
            Cell(language.short_day(day) if day else "", "muted"),  # type: ignore[arg-type]  # a day's value is a date
            Cell(what, "strong"),
            Cell(names.show(row, "source"), "muted"),
            *side_cells(language, row),
        )
        return TableRow(row.id, cells)


def _read(work: Workspace, query: Query) -> tuple[Listed, Funds]:
    return listed(work, query, FIRST), funds_of(work, query)
