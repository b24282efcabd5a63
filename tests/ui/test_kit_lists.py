"""Long lists and tables, driven by keyboard, with only what is in sight fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.listview import ListItem, ListPane, ListView
from empower_desktop.ui.kit.pages import PAGE, Pages
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.theme import Theme

Show = Callable[..., QWidget]
Key = Qt.Key


def items(offset: int, limit: int) -> list[ListItem]:
    return [ListItem(str(number), f"Meeting {number}", "Dusun II", "21", "Nov") for number in range(offset, offset + limit)]


def rows(offset: int, limit: int) -> list[TableRow]:
    numbers = range(offset, offset + limit)
    return [TableRow(str(number), (Cell(f"Person {number}", "strong"), Cell(str(number), "number"))) for number in numbers]


@pytest.fixture
def table(theme: Theme) -> Table:
    model = TableModel([Column("name", "Name", 160, wide=True), Column("count", "Count", 60, "right")])
    model.show(100_000, rows)
    made = Table(theme, "People", model, "dense")
    model.setParent(made)
    return made


def test_a_hundred_thousand_items_open_at_once(theme: Theme, shown: Show) -> None:
    asked: list[int] = []

    def fetch(offset: int, limit: int) -> Sequence[ListItem]:
        asked.append(offset)
        return items(offset, limit)

    view = ListView(theme, "Pertemuan")
    view.show_items(100_000, fetch)
    shown(view)
    assert (view.count(), asked) == (100_000, [0])


def test_pages_are_fetched_once_and_forgotten_when_many() -> None:
    asked: list[int] = []
    pages: Pages[int] = Pages(10_000, lambda offset, limit: asked.append(offset) or list(range(offset, offset + limit)))
    assert [pages.row(at) for at in (5, 7, 9_999)] == [5, 7, 9_999]
    assert asked == [0, 9_900]
    for page in range(40):
        pages.row(page * PAGE)
    assert len(pages._pages) == 20


def test_the_chosen_item_stays_chosen_when_the_list_is_shown_again(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    view = ListView(theme, "Pertemuan")
    view.show_items(500, items)
    shown(view)
    view.choose("7")
    with qtbot.assertNotEmitted(view.chosen):
        view.show_items(501, lambda offset, limit: [ListItem("new", "New"), *items(0, 99)] if offset == 0 else items(offset - 1, limit))
    assert (view.current_key(), view.currentIndex().row()) == ("7", 8)


def test_keys_of_the_list(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    view = ListView(theme, "Pertemuan")
    view.show_items(500, items)
    shown(view)
    view.choose("0")
    for key, signal, said in (
        (Key.Key_Down, view.chosen, "1"),
        (Key.Key_Return, view.opened, "1"),
        (Key.Key_Delete, view.delete_asked, "1"),
        (Key.Key_M, view.letters_typed, "m"),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(view, key)
        assert told.args == [said]


def test_letters_typed_in_the_list_go_to_its_search_and_the_arrow_leads_back_to_what_was_found(
    theme: Theme, shown: Show, qtbot: QtBot
) -> None:
    pane = ListPane(theme, "Pertemuan", "Cari pertemuan…")
    pane.show_items(500, "500", items, "Belum ada pertemuan.")
    shown(pane)
    with qtbot.waitSignal(pane.search.searched) as told:
        qtbot.keyClick(pane.items, Key.Key_M)
    assert told.args == ["m"]
    with qtbot.waitSignal(pane.items.chosen) as chosen:
        qtbot.keyClick(pane.search, Key.Key_Down)
    assert (pane.items.hasFocus(), chosen.args) == (True, ["0"])
    pane.search.setFocus()
    with qtbot.assertNotEmitted(pane.items.chosen):
        qtbot.keyClick(pane.search, Key.Key_Down)
    assert (pane.items.hasFocus(), pane.items.current_key()) == (True, "0")


def test_an_empty_list_says_so(theme: Theme, shown: Show) -> None:
    pane = ListPane(theme, "Pertemuan", "Cari pertemuan…")
    shown(pane)
    pane.show_items(0, "0", items, "Belum ada pertemuan.")
    assert (pane._empty.text(), pane._empty.isVisible(), pane.items.isVisible()) == ("Belum ada pertemuan.", True, False)


def test_items_are_read_out_whole(theme: Theme) -> None:
    view = ListView(theme, "Pertemuan")
    view.show_items(1, items)
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "21 Nov, Meeting 0, Dusun II"


def test_sixteen_dense_rows_are_seen_within_the_budget(theme: Theme, table: Table, shown: Show) -> None:
    shown(table)
    assert table.rowHeight(0) == 27
    assert table.horizontalHeader().height() == 32


def test_the_wide_column_takes_the_room_that_is_left(theme: Theme, table: Table, shown: Show) -> None:
    shown(table)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_the_current_cell_is_ringed(theme: Theme, table: Table, shown: Show) -> None:
    window = shown(table)
    table.setCurrentIndex(table.model().index(2, 1))
    table.setFocus()
    spot = table.viewport().mapTo(window, table.visualRect(table.currentIndex()).center())
    edge = table.visualRect(table.currentIndex()).left() + 1 + table.viewport().mapTo(window, table.rect().topLeft()).x()
    assert window.grab().toImage().pixelColor(edge, spot.y()) == theme.color("focus")


def test_keys_of_the_table(table: Table, shown: Show, qtbot: QtBot) -> None:
    shown(table)
    table.setCurrentIndex(table.model().index(3, 0))
    for key, signal, said in ((Key.Key_Return, table.opened, "3"), (Key.Key_D, table.letters_typed, "d")):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(table, key)
        assert told.args == [said]


def test_the_head_of_the_sorting_column_has_an_arrow(table: Table) -> None:
    model = table.model()
    assert isinstance(model, TableModel)
    model.show_sorting("count", True)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Count  ↓"
