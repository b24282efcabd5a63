"""The insight pages: their figures, the way through them, and every sentence of the source."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from insight_pages import page_of
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import LANGUAGES
from empower_desktop.records import KINDS
from empower_desktop.reports.insight.indicators import INDICATORS, PAGES, SOURCE
from empower_desktop.ui.insight_figure import Figure, figure_of
from empower_desktop.ui.insight_page import InsightPage, codes_of
from empower_desktop.ui.insight_source import SourcePage
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.screens.insight import SOURCE_PAGE, InsightScreen
from empower_desktop.ui.screens.screen import Frame, Room


@pytest.mark.parametrize("code", SOURCE)
def test_no_sentence_of_the_source_lacks_records_and_an_indicator(code: str) -> None:
    sentence = SOURCE[code]
    assert sentence.recorded
    assert all(set(fields) <= kind.fields().keys() for kind, fields in sentence.recorded.items())
    assert sentence.indicators
    assert all(INDICATORS[each].page in PAGES for each in sentence.indicators)


def test_every_page_has_a_figure_and_a_first_step() -> None:
    assert all(codes_of(page) for page in PAGES)


def test_a_page_shows_each_of_its_figures_with_chart_table_and_sentence(screen: InsightScreen, qtbot: QtBot) -> None:
    page = page_of(screen, qtbot)
    assert [card.figure.code for card in page.cards] == list(codes_of("participation"))
    card = page.cards[0]
    assert card.chart is not None
    assert card.table is not None
    assert card.table.model().rowCount() == len(card.figure.result.lines)
    assert "Diundang" in card.chart.accessibleDescription()


def test_ctrl_tab_walks_through_the_pages_and_what_the_source_says(screen: InsightScreen) -> None:
    seen = []
    for _ in range(len(PAGES) + 1):
        screen.step_tab(1)
        seen.append(screen._page)
    assert seen == [*list(PAGES)[1:], SOURCE_PAGE, next(iter(PAGES))]


def test_the_figures_are_worked_out_off_the_window_s_thread(screen: InsightScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    formula = figure_of

    def noted(*args: object) -> Figure:
        threads.append(threading.current_thread().name)
        return formula(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("empower_desktop.ui.insight_page.figure_of", noted)
    screen.show_place("training")
    page_of(screen, qtbot, "training")
    assert threads
    assert all(name.startswith("reader") for name in threads)


def test_no_figure_is_squeezed_while_others_still_come(screen: InsightScreen, qtbot: QtBot) -> None:
    page = page_of(screen, qtbot)
    whole, squeezed = page._whole, list[bool]()

    def look() -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # on a busy machine they wait; nothing is painted before them
        squeezed.append(whole.height() < whole.minimumSizeHint().height())

    page._next.timeout.connect(look)
    page.show_view(page._asked)
    qtbot.waitUntil(lambda: len(squeezed) >= len(page.cards) > 1 and not page._waiting, timeout=10_000)
    assert not any(squeezed)


def test_every_sentence_of_the_source_stands_there_with_its_figures(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.show_place(SOURCE_PAGE)
    page = screen.pages[SOURCE_PAGE]
    assert isinstance(page, SourcePage)
    qtbot.waitUntil(lambda: len(page.cards) == len(SOURCE), timeout=10_000)
    assert list(page.cards) == list(SOURCE)
    for code, card in page.cards.items():
        words = " ".join(label.text() for label in card.findChildren(QWidget) if callable(getattr(label, "text", None)))
        assert screen.desk.say(SOURCE[code].label) in words
        assert all(screen.desk.say(INDICATORS[each].title).replace("&", "&&") in words for each in SOURCE[code].indicators)


def test_in_a_narrow_window_a_pill_leads_to_the_pages(screen: InsightScreen) -> None:
    screen.set_room(Room(900, 600))
    assert not screen.places.isVisible()
    assert screen.pills.pills.button("page").isVisible()
    screen.pills.choose("page", "swadaya")
    assert screen._page == "swadaya"
    screen.set_room(Room())
    assert screen.places.isVisible()
    assert not screen.pills.pills.button("page").isVisible()


def test_f6_goes_from_the_list_of_pages_to_the_figures(screen: InsightScreen, qtbot: QtBot) -> None:
    page = page_of(screen, qtbot)
    assert screen.places.holds_keyboard()
    assert screen.next_place()
    assert page.cards[0].chart is not None
    assert page.cards[0].chart.hasFocus()
    assert not screen.next_place()


def test_an_empty_page_says_what_to_record_first(frame: Frame, shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = InsightScreen(frame)
    shown(screen, width=1158, height=697)
    for page in PAGES:
        screen.show_place(page)
        made = screen.pages[page]
        assert isinstance(made, InsightPage)
        qtbot.waitUntil(lambda made=made: made._stack.currentIndex() == 1, timeout=10_000)  # type: ignore[misc]
        button = made._empty.findChild(Button)
        assert button is not None
        with qtbot.waitSignal(screen.going) as went:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert went.args[0] in KINDS
        assert went.args[2].new


def test_insight_speaks_both_languages() -> None:
    for language in LANGUAGES:
        assert all(label.in_language(language) for label in PAGES.values())
