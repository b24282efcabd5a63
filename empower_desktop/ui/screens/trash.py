"""The trash: what was deleted within thirty days, of every kind, with what it held and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from empower_desktop.history.change import DELETED
from empower_desktop.language import N_, P_, Label
from empower_desktop.records import KINDS
from empower_desktop.ui.exchange_parts import day_and_time
from empower_desktop.ui.kit.buttons import Action, Button, action_menu
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.over import TableOver
from empower_desktop.ui.kit.page import Foot, PageHead, ToolRow
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column, label
from empower_desktop.ui.record_page import MORE
from empower_desktop.ui.screens.screen import Frame, Room, Screen
from empower_desktop.workspace import Step
from empower_desktop.workspace.saving import restore_record
from empower_desktop.workspace.trash import Trashed, trashed

EMPTY, EMPTY_MEANS = (
    N_("The trash is empty."),
    N_("What is deleted stays here for 30 days, and can be restored with all that belongs to it."),
)
KEPT = N_("Offered here for 30 days. After that it stays in the history, and can be restored by command.")
KEYS = N_("↑ ↓ choose  ·  Enter restore")
ALL_KINDS = N_("All kinds")
RESTORE, ANSWER = N_("Restore"), N_("Keep or delete?")
WHAT_IT_HELD = N_("What it held")
CONTESTED = N_("Deleted by one, edited by another: it stays in the lists until you answer.")
MOST_FIELDS = 8
NOT_FOUND = N_("Nothing matches. Try part of a word.")


class TrashScreen(Screen):
    """Deleted records of all kinds, the last first; what is contested stands above them."""

    key: ClassVar[str] = "trash"
    title: ClassVar[Label] = Label("Tempat sampah", "Trash")
    icon: ClassVar[str] = "trash-2"

    def __init__(self, frame: Frame) -> None:
        """Lay out the table over what the chosen record held."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._all: Sequence[Trashed] = ()
        self.shown: list[Trashed] = []
        self._kind = ""
        self.head = PageHead(theme, say(self.title), more=say(MORE), back="")
        self.model = TableModel(self._columns(), self)
        self.table = Table(theme, say(self.title), self.model)
        self.table.opened.connect(self.bring_back)
        self.table.left.connect(lambda: self.go("back"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_held())
        self._make_held()
        self._restore = Button(theme, say(RESTORE), "primary", "archive-restore")
        self._restore.clicked.connect(lambda: self.bring_back(self.table.current_key()))
        self._keys = label(say(KEYS), "small")
        self.foot = Foot(theme, 48)
        self.foot.set_right(self._keys, self._restore)
        empty = EmptyState(theme, "trash-2", say(EMPTY), say(EMPTY_MEANS))
        self._stack = TableOver(theme, empty, self.table, self._held, (1, 0), self._make_tools())
        self.setLayout(column(theme, self.head, self._stack, self.foot, space=0))
        self.foot.hide()
        self.refresh(None)

    def _make_tools(self) -> ToolRow:
        say, theme = self.desk.say, self.theme
        self.search = SearchField(theme, say(N_("Search in {place}…", place=say(self.title).lower())))
        self.search.setFixedWidth(theme.px(290))
        self.search.textChanged.connect(lambda _: self._show_table())
        self.search.descended.connect(self.table.setFocus)
        self.pills = FilterPills(theme, [("kind", say(ALL_KINDS), "funnel")], exclusive=False)
        self.pills.changed.connect(lambda _: self._choose_kind())
        tools = ToolRow(theme)
        tools.add(self.search)
        tools.add(self.pills)
        return tools

    def _make_held(self) -> None:
        say, theme = self.desk.say, self.theme
        self._held = Card(theme, say(WHAT_IT_HELD), " ")
        self._fields, self._parts = label("", wrap=True), label("", "muted", wrap=True)
        self._held.body.addWidget(self._fields)
        self._held.body.addWidget(self._parts)

    def show_list(self) -> None:
        """Bring the keyboard to the table."""
        self.refresh(None)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Show the trash of one kind, by its code."""
        self._kind = record if record in KINDS else ""
        self.show_list()

    def refresh(self, step: Step | None) -> None:
        """Look again at what lies in the trash."""
        self.desk.ask(trashed, then=self._show_all)

    def set_room(self, room: Room) -> None:
        """Leave the hints out where there is little room."""
        self.head.set_short(room.low)
        self._keys.setVisible(not room.one_of_two)

    def next_place(self) -> bool:
        """Go from the search to the table."""
        if self.table.hasFocus():
            return False
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def bring_back(self, record: str) -> None:
        """Restore a record with all that belongs to it; whether a contested one is kept is asked where its edits are seen."""
        chosen = next((each for each in self.shown if each.record == record), None)
        if chosen is None:
            return
        if chosen.contested:
            self.go("conflict", chosen.record, focus=DELETED)
        else:
            self.desk.do(restore_record, KINDS[chosen.kind], record, then=lambda step: self.say(step.text, undo=True))

    def _columns(self) -> list[Column]:
        say = self.desk.say
        return [
            Column("title", say(N_("Name")), 260, wide=True),
            Column("kind", say(N_("Kind")), 150),
            Column("by", say(N_("Deleted by")), 170),
            Column("at", say(N_("When")), 150),
            Column("left", say(N_("Offered")), 196),
        ]

    def _show_all(self, found: Sequence[Trashed]) -> None:
        self._all = found
        if self._kind and self._kind not in {each.kind for each in found}:
            self._kind = ""
        self.head.set_title(self.desk.say(self.title), self.desk.language.number(len(found)) if found else "")
        self._stack.show_whether(bool(found))
        self.foot.setVisible(bool(found))
        self._show_table()

    def _show_table(self) -> None:
        text = self.search.text().strip().casefold()
        self.shown = [each for each in self._all if self._kind in ("", each.kind) and text in f"{each.title} {each.by}".casefold()]
        self.table.show_rows([self._row(each) for each in self.shown])
        self.pills.set_pill("kind", self.desk.say(KINDS[self._kind].label if self._kind else ALL_KINDS), bool(self._kind))
        self._show_held()

    def _row(self, each: Trashed) -> TableRow:
        say = self.desk.say
        left = P_("{n} more day", "{n} more days", each.days) if each.days else N_("the last day")
        state = Cell(say(ANSWER), "chip", role="danger", icon="git-compare") if each.contested else Cell(say(left), "muted")
        title = Cell(each.title or say(KINDS[each.kind].label), "strong")
        by, when = Cell(each.by, "muted"), Cell(day_and_time(self.desk.language, each.at), "muted")
        return TableRow(each.record, (title, Cell(say(KINDS[each.kind].label), "muted"), by, when, state))

    def _show_held(self) -> None:
        key = self.table.current_key()
        chosen = next((each for each in self.shown if each.record == key), None)
        self._held.setVisible(chosen is not None)
        self._restore.setEnabled(chosen is not None)
        if chosen is None:
            self.foot.set_sentence(self.desk.say(NOT_FOUND), "")
            return
        say, number = self.desk.say, self.desk.language.number
        self._restore.set_text(say(ANSWER if chosen.contested else RESTORE))
        self._fields.setText(self._words(chosen))
        parts = ", ".join(f"{say(KINDS[kind].label).lower()} {number(count)}" for kind, count in chosen.parts.items())
        self._parts.setText(say(N_("With it come back: {parts}", parts=parts)))
        self._parts.setVisible(bool(parts))
        self.foot.set_sentence("", say(CONTESTED if chosen.contested else KEPT))

    def _words(self, chosen: Trashed) -> str:
        """Say the fields of a record, those that it must have first."""
        language, names, fields = self.desk.language, self.desk.work.names, KINDS[chosen.kind].fields()
        codes = sorted((code for code in fields if code in chosen.fields), key=lambda code: not fields[code].required)
        few = [(fields[code], chosen.fields[code]) for code in codes[:MOST_FIELDS]]
        told = [f"{language(described.label)}: {described.show(plain, language, names)}" for described, plain in few]
        return " · ".join(told) + (" …" if len(codes) > MOST_FIELDS else "")

    def _choose_kind(self) -> None:
        say = self.desk.say
        kinds = list(dict.fromkeys(each.kind for each in self._all))
        actions = [Action("", say(ALL_KINDS)), *(Action(kind, say(KINDS[kind].label)) for kind in kinds)]
        pill = self.pills.button("kind")
        menu = action_menu(self.theme, self, actions, self.show_kind)
        menu.popup(pill.mapToGlobal(pill.rect().bottomLeft()))

    def show_kind(self, kind: str) -> None:
        """Show the records of one kind, or with "" of all."""
        self._kind = kind
        self._show_table()
