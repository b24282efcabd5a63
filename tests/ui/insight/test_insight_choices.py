"""What the insight pages are about: area, group, period, constituency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from insight_pages import card_of, page_of, said_on
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Meeting
from empower_desktop.reports.insight.scope import Period
from empower_desktop.ui import insight_card
from empower_desktop.ui.insight_choices import choices
from empower_desktop.ui.insight_page import codes_of
from empower_desktop.ui.insight_pills import Places, ViewPills, places
from empower_desktop.ui.screens.insight import SOURCE_PAGE, InsightScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import default_view, figures
from empower_desktop.workspace.saving import add


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
