"""The records behind each number of the insight pages, from charts, tables and ledgers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from insight_pages import behind, card_of, page_of, shown_ids
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Decision
from empower_desktop.reports.insight.indicators import INDICATORS, SOURCE
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.insight_left_out import LeftOutLine
from empower_desktop.ui.insight_source import SourcePage
from empower_desktop.ui.insight_table import WholeTable
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.chips import RemovableChip
from empower_desktop.ui.screens.insight import SOURCE_PAGE, InsightScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import add


def test_a_bar_opens_exactly_the_records_behind_it_and_esc_leads_back(screen: InsightScreen, qtbot: QtBot) -> None:
    card = page_of(screen, qtbot).cards[0]
    assert card.chart is not None
    spot = next(spot for spot in card.chart.spots() if spot.part.column == 3 and spot.part.size)
    number = card.figure.number(spot.part.line, spot.part.column)
    assert number is not None
    qtbot.mouseClick(card.chart, Qt.MouseButton.LeftButton, pos=spot.rect.center().toPoint())
    found = behind(screen, qtbot)
    assert sorted(shown_ids(found)) == sorted(number.behind)
    chip = found.findChild(RemovableChip)
    assert chip is not None
    assert "Corong partisipasi · Perempuan, Mengusulkan" in chip.accessibleName()
    listed = found._stack.currentWidget()
    assert listed.table.hasFocus()
    qtbot.keyClick(listed.table, Qt.Key.Key_Escape)
    assert screen.pages["participation"].isVisible()
    assert card.chart.hasFocus()


def test_those_that_a_number_is_a_share_of_are_one_tab_away(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place("decisions")
    page = page_of(screen, qtbot, "decisions")
    figure = next(card.figure for card in page.cards if card.figure.code == "D1a")
    number = figure.number(0, 0)
    assert number is not None
    screen.show_behind(number, "Diprakarsai warga")
    found = behind(screen, qtbot)
    screen.step_tab(1)
    qtbot.waitUntil(lambda: len(shown_ids(found)) == len(number.among))
    assert sorted(shown_ids(found)) == sorted(number.among)


def test_a_record_behind_a_number_opens_on_its_own_screen(screen: InsightScreen, qtbot: QtBot) -> None:
    card = page_of(screen, qtbot).cards[0]
    number = card.figure.number(0, 2)
    assert number is not None
    screen.show_behind(number, "Bicara")
    found = behind(screen, qtbot)
    with qtbot.waitSignal(screen.going) as went:
        qtbot.keyClick(found._stack.currentWidget().table, Qt.Key.Key_Return)
    assert went.args[0] == "meeting"
    assert went.args[2].focus in number.behind


def test_a_number_made_of_several_kinds_shows_each_of_them_under_a_tab(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place("learning")
    page = page_of(screen, qtbot, "learning")
    figure = card_of(page, "P5")[1]
    number = figure.number(0, 0)
    assert number is not None
    page._ask_behind("P5", 0, 0)
    found = behind(screen, qtbot)
    seen = set(shown_ids(found))
    assert seen < set(number.behind)
    screen.step_tab(1)
    qtbot.waitUntil(lambda: bool(shown_ids(found)) and set(shown_ids(found)) != seen)
    assert seen | set(shown_ids(found)) == set(number.behind)


def test_a_number_of_many_records_is_read_page_by_page_in_one_order(screen: InsightScreen, qtbot: QtBot) -> None:
    card = page_of(screen, qtbot).cards[0]
    number = card.figure.number(0, 0)
    assert number is not None
    assert len(number.behind) > 200
    screen.show_behind(number, "Diundang")
    assert sorted(shown_ids(behind(screen, qtbot))) == sorted(number.behind)


def test_a_cell_of_the_table_opens_its_records_by_enter(screen: InsightScreen, qtbot: QtBot) -> None:
    card = page_of(screen, qtbot).cards[0]
    assert card.table is not None
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_Right)
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    number = card.figure.number(0, 1)
    assert number is not None
    assert len(shown_ids(behind(screen, qtbot))) == len(number.behind)


def test_the_authority_ledger_stands_below_its_line_and_each_row_opens_its_decision(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place("decisions")
    page = page_of(screen, qtbot, "decisions")
    assert [card.figure.code for card in page.cards][:4] == ["D1", "M1a-waktu", "M1a", "PARa"]
    card = page.cards[2]
    assert card.ledger is not None
    assert card.figure.result.ledger is not None
    card.ledger.setFocus()
    qtbot.keyClick(card.ledger, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.going) as went:
        qtbot.keyClick(card.ledger, Qt.Key.Key_Return)
    assert went.args[:2] == ["decision", card.figure.result.ledger.entries[1].record]


def test_a_long_ledger_lists_some_and_offers_all_of_them(screen: InsightScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("empower_desktop.ui.insight_card.MOST_LISTED", 2)
    screen.show_place("decisions")
    card = page_of(screen, qtbot, "decisions").cards[2]
    ledger = card.figure.result.ledger
    assert ledger is not None
    assert card.ledger is not None
    assert card.ledger.model().rowCount() == 2
    every = next(button for button in card.findChildren(Button) if button.text() == f"Tampilkan semua {len(ledger.entries)}")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert sorted(shown_ids(behind(screen, qtbot))) == sorted(entry.record for entry in ledger.entries)


def test_the_page_follows_the_keyboard_down_a_long_ledger(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place("decisions")
    ledger = page_of(screen, qtbot, "decisions").cards[2].ledger
    assert ledger is not None
    ledger.setFocus(Qt.FocusReason.TabFocusReason)
    for row in range(ledger.model().rowCount()):
        qtbot.waitUntil(lambda row=row: ledger.currentIndex().row() == row and _seen(ledger, row))  # type: ignore[misc]
        qtbot.keyClick(ledger, Qt.Key.Key_Down)


def _seen(table: WholeTable, row: int) -> bool:
    cell = table.visualRect(table.model().index(row, 0)).translated(table.viewport().pos())
    return table.visibleRegion().boundingRect().contains(cell.center())


def test_a_single_count_of_each_month_lies_in_one_row_whose_cells_open_their_records(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place("decisions")
    card = page_of(screen, qtbot, "decisions").cards[1]
    assert card.table is not None
    months = card.figure.result.lines
    assert (card.table.model().rowCount(), card.table.model().columnCount()) == (1, 1 + len(months))
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_End)
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert sorted(shown_ids(behind(screen, qtbot))) == sorted(months[-1].numbers[0].behind)


def test_a_count_of_the_source_opens_its_records_and_an_indicator_its_page(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place(SOURCE_PAGE)
    page = screen.pages[SOURCE_PAGE]
    assert isinstance(page, SourcePage)
    qtbot.waitUntil(lambda: len(page.cards) == len(SOURCE), timeout=10_000)
    count, *_ = page.cards["P4"].findChildren(Button)
    title = next(button for button in page.cards["P4"].findChildren(Button) if button.text() == screen.desk.say(INDICATORS["P4a"].title))
    qtbot.mouseClick(count, Qt.MouseButton.LeftButton)
    assert str(len(shown_ids(behind(screen, qtbot)))) in count.text()
    screen.leave_behind()
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert screen._page == "learning"


def test_what_is_counted_here_and_not_in_a_report_is_said_and_opened(
    frame: Frame, work: Workspace, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    made = InsightScreen(frame)
    shown(made, width=1158, height=697)
    made.show_place("decisions")
    line = made.findChild(LeftOutLine)
    assert line is not None
    qtbot.waitUntil(lambda: not made.desk.is_busy and not line._soon.isActive())
    assert line.isHidden()
    record = str(add(work, Decision, {"statement": "Iuran naik", "decided_on": work.today.isoformat(), "area": "33.99.01.2003"}).result)
    made.refresh(None)
    qtbot.waitUntil(lambda: not line.isHidden())
    assert "1 incomplete record is counted here, not in reports." in [each.text() for each in line.findChildren(QLabel)]
    button = line.findChild(Button)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: bool(made.behind.findChildren(WideList)))
    (listed,) = made.behind.findChildren(WideList)
    qtbot.waitUntil(lambda: listed.model.rowCount() == 1)
    assert listed.model.pages.row(0).key == record
