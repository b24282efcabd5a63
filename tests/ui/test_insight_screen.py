"""Insight: figures with their chart and table, the records behind each number, and every sentence of the source."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from few_areas import few_areas
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import LANGUAGES, N_, Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.records import KINDS, Decision, Meeting
from empower_desktop.reports.charting import chart_of
from empower_desktop.reports.insight.indicators import INDICATORS, PAGES, SOURCE
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.scope import Period
from empower_desktop.ui import insight_card
from empower_desktop.ui.charts.look import grey_look
from empower_desktop.ui.charts.painter import laid_out
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.insight_behind import BehindPage
from empower_desktop.ui.insight_choices import choices
from empower_desktop.ui.insight_figure import Figure, figure_of
from empower_desktop.ui.insight_left_out import LeftOutLine
from empower_desktop.ui.insight_page import InsightPage, codes_of
from empower_desktop.ui.insight_pills import Places, ViewPills, places
from empower_desktop.ui.insight_source import SourcePage
from empower_desktop.ui.insight_table import FigureTable, WholeTable
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.chips import RemovableChip
from empower_desktop.ui.screens.insight import SOURCE_PAGE, InsightScreen
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import default_view, figures
from empower_desktop.workspace.opening import open_workspace, start
from empower_desktop.workspace.saving import add

RESOURCES = Path(__file__).parents[2] / "resources"
RECORDS = 640


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A village's year, in Indonesian."""
    folder = tmp_path_factory.mktemp("year") / "data"
    start(folder, "Sari", "pendamping", "33.99.01.2003", "id", practice=True)
    few_areas(folder)
    with open_workspace(folder, Language("id", RESOURCES / "translations")) as work:
        fill(work, RECORDS, 1)
        yield work


@pytest.fixture
def year_frame(year: Workspace, theme: Theme, qapp: QApplication, tmp_path: Path) -> Iterator[Frame]:
    desk = Desk(year)
    yield Frame(desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    desk.close()


@pytest.fixture
def screen(year_frame: Frame, shown: Callable[..., QWidget], qtbot: QtBot) -> InsightScreen:
    made = InsightScreen(year_frame)
    shown(made, width=1158, height=697)
    made.set_room(Room())
    made.show_list()
    page_of(made, qtbot)
    return made


def page_of(screen: InsightScreen, qtbot: QtBot, key: str = "participation") -> InsightPage:
    """Give a page of the screen, with all its figures put down."""
    page = screen.pages[key]
    assert isinstance(page, InsightPage)
    qtbot.waitUntil(lambda: len(page.cards) == len(codes_of(key)), timeout=10_000)
    return page


def card_of(page: InsightPage, code: str) -> tuple[QWidget, Figure]:
    card = next(card for card in page.cards if card.figure.code == code)
    return card, card.figure


def behind(screen: InsightScreen, qtbot: QtBot) -> BehindPage:
    found = screen.findChild(BehindPage)
    assert found is not None
    qtbot.waitUntil(lambda: shown_ids(found) != [], timeout=10_000)
    return found


def shown_ids(page: BehindPage) -> list[str]:
    listed = page._stack.currentWidget()
    if not isinstance(listed, WideList):
        return []
    model = listed.model
    return [model.pages.row(at).key for at in range(model.rowCount())]


@pytest.fixture(scope="module")
def results(year: Workspace) -> Mapping[bool, Mapping[str, Result]]:
    """All figures of the year, on the own device and as they are shared."""
    view = default_view(year)
    return {shared: figures(year, replace(view, shared=shared)) for shared in (False, True)}


@pytest.mark.parametrize("code", INDICATORS)
def test_every_part_of_a_chart_is_a_number_of_its_table_and_says_it_in_words(
    year: Workspace, theme: Theme, results: Mapping[bool, Mapping[str, Result]], code: str
) -> None:
    for result in (results[False][code], results[True][code]):
        for language in (Language("en"), year.language):
            chart = chart_of(result, language)
            for spot in laid_out(chart, 820, grey_look(1.0)).spots if chart is not None else ():
                number = result.lines[spot.part.line].numbers[spot.part.column]
                assert spot.part.said
                assert spot.part.size is None or 0 <= spot.part.size <= 1
                if number.value is None:
                    assert number.hidden == "few" or spot.part.size in (None, 0.0)


def test_lines_of_groups_and_villages_stand_by_name_never_by_a_number(
    year: Workspace, results: Mapping[bool, Mapping[str, Result]]
) -> None:
    groups = {row.id: row.title for row in year.store.rows("group")}
    for code, result in results[False].items():
        named = [groups[line.code] for line in result.lines if line.code in groups]
        assert named == sorted(named, key=str.casefold), code


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
    whole, squeezed = page._whole, []
    page._next.timeout.connect(lambda: squeezed.append(whole.height() < whole.minimumSizeHint().height()))
    page.show_view(page._asked)
    qtbot.waitUntil(lambda: len(squeezed) >= len(page.cards) > 1 and not page._waiting, timeout=10_000)
    assert not any(squeezed)


def test_a_village_and_its_district_of_one_name_can_be_told_apart(work: Workspace) -> None:
    work.areas.replace([("33", "Jawa Tengah"), ("33.02", "Banyumas"), ("33.02.10", "Kalibagor"), ("33.02.10.2003", "Kalibagor")])
    add(work, Meeting, {"title": "Rapat", "date": "2026-01-12", "area": "33.02.10.2003"})
    assert [name for _, name in places(work).areas] == ["Kalibagor, Banyumas", "Kalibagor, Kalibagor"]


def test_with_an_area_only_its_groups_are_offered_and_one_from_elsewhere_is_let_go(frame: Frame) -> None:
    pills = ViewPills(frame, [("decisions", "Decisions")])
    groups, lying = [("a", "KWT Anggrek"), ("b", "KWT Bakung")], {"a": "33.04.05.2001", "b": "33.04.16.2003"}
    found = Places([("33.04.05", "Bawang")], groups, lying)
    assert (found.groups_in(""), found.groups_in("33.04.05"), found.groups_in("33.04.16.2003")) == (groups, groups[:1], groups[1:])
    pills._take_places(found)
    pills.choose("group", "a")
    pills.choose("area", "33.04.05")
    assert pills.view().group == "a"
    pills.choose("area", "33.04.16.2003")
    assert (pills.view().area, pills.view().group) == ("33.04.16.2003", "")


def test_another_period_area_or_group_gives_other_figures(screen: InsightScreen, qtbot: QtBot, year: Workspace) -> None:
    found = places(year)
    assert found.areas
    assert found.groups == sorted(found.groups, key=lambda group: group[1].casefold())
    page = page_of(screen, qtbot)

    def invited() -> int:
        figure = card_of(page, "F1")[1]
        number = figure.number(0, 0) if figure.result.lines else None
        return int(number.value or 0) if number else 0

    whole = invited()
    screen.pills.choose("group", found.groups[-1][0])
    qtbot.waitUntil(lambda: 0 <= invited() < whole, timeout=10_000)
    screen.pills.choose("group", "")
    qtbot.waitUntil(lambda: invited() == whole, timeout=10_000)
    day = year.today - dt.timedelta(days=60)
    screen.pills.choose_own(day, year.today)
    qtbot.waitUntil(lambda: invited() < whole, timeout=10_000)
    assert screen.pills.period() == Period(day, year.today)


def said_on(card: QWidget) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel))


def test_a_constituency_narrows_what_counts_persons_and_the_rest_says_that_it_is_of_all(
    screen: InsightScreen, qtbot: QtBot, year: Workspace
) -> None:
    page = page_of(screen, qtbot)
    everybody = card_of(page, "F1")[1].number(0, 0)
    screen.pills.choose("constituency", "perempuan")
    qtbot.waitUntil(lambda: card_of(page, "F1")[1].rows[0].cells[0].text == "Perempuan", timeout=10_000)
    page_of(screen, qtbot)
    women = card_of(page, "F1")[1].number(0, 0)
    assert everybody
    assert women
    assert 0 < len(women.behind) < len(everybody.behind)
    assert "Tentang semua warga" not in said_on(card_of(page, "F1")[0])
    assert "Tentang semua warga, bukan Perempuan saja" in said_on(card_of(page, "A9a")[0])
    screen.show_place("decisions")
    decided = page_of(screen, qtbot, "decisions")
    assert all("yang dihitung di sini bukan orang" in said_on(card) for card in decided.cards)
    assert (
        card_of(decided, "D1a")[1].result == figures(year, screen.pills.view(), ("D1a",))["D1a"] == figures(year, default_view(year))["D1a"]
    )
    screen.show_place(SOURCE_PAGE)
    source = screen.pages[SOURCE_PAGE]
    qtbot.waitUntil(lambda: "bukan Perempuan saja" in said_on(source), timeout=10_000)


def test_a_picture_of_one_constituency_names_it(
    screen: InsightScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, titles = page_of(screen, qtbot), list[str]()
    screen.pills.choose("constituency", "perempuan")
    qtbot.waitUntil(lambda: card_of(page, "F1")[1].rows[0].cells[0].text == "Perempuan", timeout=10_000)
    monkeypatch.setattr(insight_card, "save_png", lambda *others, title, **more: titles.append(title))
    page.cards[0].save_picture(tmp_path / "F1.png")
    qtbot.waitUntil(lambda: bool(titles))
    assert titles[0].endswith("(Perempuan)")


def test_a_period_of_one_s_own_that_ends_before_it_begins_says_so(screen: InsightScreen, qtbot: QtBot) -> None:
    screen.pills.choose("period", "own")
    before = screen.pills.period()
    screen.pills._first.show_plain("2026-06-01")
    screen.pills._last.show_plain("2026-05-01")
    screen.pills._take_own()
    assert screen.pills.period() == before
    assert any("Tukar" in child.accessibleName() or "Tukar" in getattr(child, "text", str)() for child in _texts(screen.pills))


def _texts(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.findChildren(QWidget) if callable(getattr(child, "text", None))]


def test_the_chart_of_a_constituency_stays_chosen_when_figures_come_anew(screen: InsightScreen, qtbot: QtBot) -> None:
    page = page_of(screen, qtbot)
    name = page.cards[0].figure.charts[1].name
    page.cards[0].choose(name)
    screen.refresh(None)
    first = page.cards[0]
    qtbot.waitUntil(lambda: len(page.cards) == len(codes_of("participation")) and page.cards[0] is not first, timeout=10_000)
    assert page.cards[0].chosen == name


def test_a_chart_of_many_groups_is_found_by_typing_its_name(theme: Theme, shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    names = [f"Kelompok {number:02}" for number in range(40)]
    offered = choices(theme, names, names[0], "Buku terisi", "None fits {text}")
    shown(offered, width=400, height=40)
    offered.setFocus()
    with qtbot.waitSignal(offered.changed) as chosen:
        qtbot.keyClicks(offered, "17")
        qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert chosen.args == ["Kelompok 17"]
    with qtbot.waitSignal(offered.changed) as chosen:
        offered.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
        offered.focusInEvent(QFocusEvent(QEvent.Type.FocusIn))
        qtbot.keyClicks(offered, "00")
        qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert chosen.args == ["Kelompok 00"], "the first one too"


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


def test_a_chart_is_saved_as_a_picture(screen: InsightScreen, qtbot: QtBot, tmp_path: Path) -> None:
    card = page_of(screen, qtbot).cards[0]
    said: list[object] = []
    card.saying.connect(lambda text, _undo: said.append(text))
    card.save_picture(tmp_path / "F1.png")
    card.save_picture(tmp_path / "no folder" / "F1.png")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert QImage(str(tmp_path / "F1.png")).width() > 800
    assert [screen.desk.say(text) for text in said] == [  # type: ignore[arg-type]
        "Tersimpan sebagai F1.png.",
        "F1.png tidak bisa ditulis. Pilih folder lain.",
    ]


def test_a_saved_picture_hides_what_others_must_not_see(
    screen: InsightScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, drawn = page_of(screen, qtbot).cards[0], list[object]()
    monkeypatch.setattr(insight_card, "save_png", lambda chart, *others, **more: drawn.append(chart))
    shared = insight_card.figure_to_share(screen.desk.work, screen.pills.view(), card.figure.code)
    theirs, ours = ({named.name: named.chart for named in figure.charts} for figure in (shared, card.figure))
    card.choose(next(name for name in theirs if theirs[name] != ours[name]))
    card.save_picture(tmp_path / "F1.png")
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn == [theirs[card.chosen]]


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


def test_nothing_is_painted_before_a_chart_is_shown() -> None:
    code = "import sys, empower_desktop.ui.screens.insight; print('empower_desktop.ui.charts.painter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_insight_speaks_both_languages() -> None:
    for language in LANGUAGES:
        assert all(label.in_language(language) for label in PAGES.values())


def test_a_hundred_notes_cost_one_text_and_are_there_when_they_are_wanted(
    screen: InsightScreen, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    figure = page_of(screen, qtbot).cards[0].figure
    many = replace(figure, result=replace(figure.result, notes=tuple(N_("Group {n} is missing.", n=n) for n in range(100))))
    card = insight_card.FigureCard(screen.frame, many, screen.pills.view())
    shown(card)

    def told() -> str:
        return "\n".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())

    usual = insight_card.FigureCard(screen.frame, figure, screen.pills.view())
    assert len(card.findChildren(QLabel)) <= len(usual.findChildren(QLabel)) + insight_card.MOST_NOTES
    every = next(button for button in card.findChildren(Button) if "94" in button.text())
    assert "Group 99" not in told()
    every.setFocus()
    qtbot.keyClick(every, Qt.Key.Key_Space)
    assert "Group 99" in told()
    assert every.hasFocus()
    qtbot.keyClick(every, Qt.Key.Key_Space)
    assert "Group 99" not in told()


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


def test_no_column_of_a_training_lies_beyond_the_edge_and_numbers_stand_in_one_line_where_there_is_room(
    year: Workspace, theme: Theme, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    found = figures(year, default_view(year), ["A5a"])["A5a"]
    table = FigureTable(theme, "A5a", figure_of(INDICATORS["A5a"], found, year.language))
    window = shown(table, width=870, height=400)
    assert table.horizontalHeader().length() <= table.viewport().width()
    model = table.model()
    assert "\n(n = " in str(model.index(0, 1).data(Qt.ItemDataRole.DisplayRole))
    window.resize(1500, 400)
    qtbot.waitUntil(lambda: "\n" not in str(model.index(0, 1).data(Qt.ItemDataRole.DisplayRole)))
