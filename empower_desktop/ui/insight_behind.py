"""The records behind a number: the wide list of their kind, filtered to them, with a pill that names the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from empower_desktop.language import N_
from empower_desktop.records import KINDS, Record
from empower_desktop.reports.insight.number import Number
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.grid_rows import Beginning
from empower_desktop.ui.insight_words import BACK, COUNTED, OUT_OF, SHOW_ALL
from empower_desktop.ui.kit.chips import RemovableChip
from empower_desktop.ui.kit.table_model import TableRow
from empower_desktop.ui.kit.texts import column, empty_layout, row
from empower_desktop.ui.routes import OWN_SCREENS, place_of
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace import OneOf, Workspace
from empower_desktop.workspace.insight import kinds_of
from empower_desktop.workspace.listing import Query, ids_in, names_for, rows_of

KEYS = N_("↑ ↓ choose    Enter open    Esc back to the figures")


def by_kind(work: Workspace, number: Number) -> list[Number]:
    """Part a number that is made of records of several kinds: one of each kind, on the thread that reads."""
    parts = []
    for kind, found in kinds_of(work, {*number.behind, *number.among}).items():
        behind, among = (tuple(one for one in ids if one in found) for ids in (number.behind, number.among))
        parts.append(replace(number, behind=behind, among=among, kind=kind))
    return parts


class _ListOfThese(WideList):
    """A kind's wide list, narrowed to the records of a number: those counted, or those that they are a share of."""

    whole_wanted = Signal()
    kind_wanted = Signal(str)

    def __init__(self, frame: Frame, kind: type[Record]) -> None:
        self._number = Number(None)
        self._which = "behind"
        self._others: Sequence[tuple[str, str]] = ()
        self._order: Sequence[str] = ()
        super().__init__(frame, kind, "chart-column", kind.label, N_("New"))
        self.head.set_back(True)
        self.head.went_back.connect(self.left)
        self._keys.setText(self.desk.say(KEYS))
        self._chip_row = row(self.theme, margins=(24, 10, 24, 0))
        around = QWidget()
        around.setLayout(self._chip_row)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(1, around)
        whole.setStretch(3, 1)

    def show_number(self, number: Number, words: str, others: Sequence[tuple[str, str]] = ()) -> None:
        """Show the records of a number, in words on a pill; its cross shows all of the kind.

        `others` are the other kinds that the number is made of, each with its words for a tab.
        """
        self._number, self._which, self._others = number, "behind" if number.behind else "among", others
        empty_layout(self._chip_row)
        chip = RemovableChip(self.theme, "figure", words, self.desk.say(SHOW_ALL))
        chip.removed.connect(lambda _: self.whole_wanted.emit())
        self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)
        self._show_views()
        self.tabs.choose(self._which)
        self.reload()

    def query(self) -> Query:
        """Ask for these records alone."""
        query = super().query()
        ids = self._number.among if self._which == "among" else self._number.behind
        return replace(query, where={**query.where, "id": OneOf(ids)})

    def _read(self, work: Workspace, query: Query) -> Beginning:
        self._order = ids_in(work, query)
        return super()._read(work, query)

    def _fetch(self, query: Query, first: Sequence[TableRow], offset: int, limit: int) -> Sequence[TableRow]:
        """Read a further page by its own ids: a number may be made of tens of thousands."""
        if not offset:
            return first
        page = replace(query, where={"id": OneOf(tuple(self._order[offset : offset + limit]))}, search="")
        rows = rows_of(self.desk.work, page)
        return self._rows(rows, names_for(self.desk.work, rows), self.model.columns)

    def _show_views(self) -> None:
        number = self.desk.language.number
        counted = {"behind": (COUNTED, self._number.behind), "among": (OUT_OF, self._number.among)}
        shown = {key: self.desk.say(text.filled(n=number(len(ids)))) for key, (text, ids) in counted.items() if ids}
        self.tabs.set_tabs([*shown.items(), *self._others])

    def _show_view(self, key: str) -> None:
        if key in KINDS:
            self.kind_wanted.emit(key)
        else:
            self._which = key
            self.reload()

    def _filter(self) -> None:
        self.reload()


class BehindPage(Asking):
    """The records behind a number; `left` asks to go back to the figure."""

    left = Signal()

    def __init__(self, frame: Frame) -> None:
        """Make the lists when their kind is wanted first."""
        super().__init__(frame)
        self._lists: dict[str, _ListOfThese] = {}
        self._words, self._parts = "", dict[str, Number]()
        self._stack = QStackedWidget()
        self.setLayout(column(self.theme, self._stack, space=0))

    def show_number(self, number: Number, words: str) -> None:
        """Show the records of a number, and bring the keyboard to them; those of several kinds a kind at a time."""
        if number.kind in KINDS:
            self._show_parts(words, [number])
        else:
            self.desk.ask(by_kind, number, then=partial(self._show_parts, words))

    def _show_parts(self, words: str, parts: Sequence[Number]) -> None:
        if parts:
            self._words, self._parts = words, {part.kind: part for part in parts}
            self._show_kind(parts[0].kind)

    def _show_kind(self, kind: str) -> None:
        say, number = self.desk.say, self.desk.language.number
        others = [(each, f"{say(KINDS[each].label)} {number(len(part.behind))}") for each, part in self._parts.items() if each != kind]
        shown = self._list_of(kind)
        self._stack.setCurrentWidget(shown)
        shown.show_number(self._parts[kind], self._words, others)
        shown.focus_here()

    def reload(self) -> None:
        """Ask again for what is shown."""
        shown = self._stack.currentWidget()
        if isinstance(shown, _ListOfThese):
            shown.reload()

    def focus_here(self) -> None:
        """Bring the keyboard to the records."""
        shown = self._stack.currentWidget()
        if isinstance(shown, _ListOfThese):
            shown.focus_here()

    def step_tab(self, by: int) -> None:
        """Go between those counted and those that they are a share of."""
        shown = self._stack.currentWidget()
        if isinstance(shown, _ListOfThese):
            shown.tabs.step(by)

    def _list_of(self, kind: str) -> _ListOfThese:
        if kind not in self._lists:
            made = _ListOfThese(self.frame, KINDS[kind])
            made.opened.connect(partial(self._open, kind))
            made.left.connect(self.left)
            made.going.connect(self.going)
            made.kind_wanted.connect(self._show_kind)
            made.whole_wanted.connect(partial(self._show_all, kind))
            made.head.setAccessibleDescription(self.desk.say(BACK))
            self._lists[kind] = made
            self._stack.addWidget(made)
        return self._lists[kind]

    def _open(self, kind: str, record: str) -> None:
        self.desk.ask(place_of, kind, record, then=self._go_to)

    def _go_to(self, place: tuple[str, str, str, str]) -> None:
        if place[0]:
            self.go(*place)

    def _show_all(self, kind: str) -> None:
        if kind in OWN_SCREENS:
            self.go(kind, at="wide")
        else:
            self.left.emit()
