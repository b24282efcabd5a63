"""Lists and wide lists: pages, search, filters, sorting, saved views, trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import KINDS, Group, Meeting, Person
from empower_desktop.store import Between
from empower_desktop.ui.columns import columns_of
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.filters import filters_of, period
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.screens.group import GroupScreen
from empower_desktop.ui.screens.person import PersonPage, PersonScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.views import read_views
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.listing import Query, names_for
from empower_desktop.workspace.saving import add, delete

Shown = Callable[..., QWidget]
MANY = 250


@pytest.fixture
def people(work: Workspace) -> Workspace:
    """Two hundred and fifty people, every second a woman."""
    people = [{"name": f"Warga {number:03}", "sex": "P" if number % 2 else "L"} for number in range(MANY)]
    batch(work, [{"do": "add", "kind": "person", "fields": fields} for fields in people])
    return work


@pytest.fixture
def screen(people: Workspace, frame: Frame, shown: Shown, rested: Callable[[], None]) -> PersonScreen:
    """The list of people, shown."""
    made = PersonScreen(frame)
    shown(made, width=1200, height=680)
    made.show_list()
    rested()
    return made


def first_cells(wide: WideList, column: int) -> list[str]:
    return [str(wide.model.index(row, column).data()) for row in range(min(wide.model.rowCount(), 3))]


def test_a_list_counts_all_and_fetches_a_page(screen: PersonScreen) -> None:
    assert screen.pane.items.count() == MANY
    assert screen.pane._count.text() == "250"
    assert len(screen.pane.items._items.pages._pages) <= 2


def test_the_end_of_a_list_is_fetched_when_it_is_shown(screen: PersonScreen) -> None:
    screen.pane.items.setFocus()
    QTest.keyClick(screen.pane.items, Qt.Key.Key_End)
    assert screen.pane.items.currentIndex().data() == "Warga 249"


def test_searching_narrows_the_list(qtbot: QtBot, screen: PersonScreen) -> None:
    qtbot.keyClicks(screen.pane.search, "warga 24")
    qtbot.waitUntil(lambda: screen.pane.items.count() == 10)


def test_searching_for_nothing_there_says_so(qtbot: QtBot, screen: PersonScreen) -> None:
    qtbot.keyClicks(screen.pane.search, "zzz")
    qtbot.waitUntil(lambda: "zzz" in screen.pane._empty.text())


def test_a_pill_filters(screen: PersonScreen, rested: Callable[[], None]) -> None:
    assert screen.pane.pills is not None
    screen.pane.pills.button("women").click()
    rested()
    assert screen.pane.items.count() == MANY // 2


def test_the_first_record_is_open_beside_the_list(screen: PersonScreen, people: Workspace) -> None:
    assert screen.page.record == people.store.rows("person", sort=[("name", False)], limit=1)[0].id  # type: ignore[attr-defined]


def test_a_person_of_whose_consent_nothing_is_known_bears_no_chip_without_a_word(screen: PersonScreen, people: Workspace) -> None:
    page = screen.page
    assert isinstance(page, PersonPage)
    row = people.store.rows("person", limit=1)[0]
    for consent, bears_one in (("lisan", True), (None, False)):
        page.show_head(replace(row, fields={**row.fields, "consent": consent}), names_for(people, [row]))
        assert page.head._chip.isVisible() == bears_one


def test_an_empty_list_says_what_to_do_first(frame: Frame, shown: Shown, rested: Callable[[], None]) -> None:
    screen = GroupScreen(frame)
    shown(screen, width=1200, height=680)
    screen.show_list()
    rested()
    assert screen._empty is not None
    assert screen._empty.isVisible()
    assert screen._empty.isAncestorOf(screen.window().focusWidget())


def test_the_wide_list_sorts_by_its_heads(screen: PersonScreen, rested: Callable[[], None]) -> None:
    screen.toggle_wide()
    rested()
    screen.wide.table.head_pressed.emit("name")
    rested()
    assert first_cells(screen.wide, 0) == ["Warga 249", "Warga 248", "Warga 247"]


def test_with_a_place_chosen_only_its_groups_are_offered(frame: Frame, work: Workspace) -> None:
    here, there = "33.99.01.2003", "33.99.01.2004"
    made = {area: str(add(work, Group, {"name": f"KWT {area}", "group_type": "kwt", "area": area}).result) for area in (here, there)}
    (groups,) = [each for each in filters_of(Meeting, frame.desk) if each.code == "group"]
    assert {key for key, _ in groups.options({})} == set(made.values())
    assert [key for key, _ in groups.options({"area": there})] == [made[there]]


def test_the_wide_list_filters_and_a_view_remembers_it(screen: PersonScreen, rested: Callable[[], None], frame: Frame) -> None:
    screen.toggle_wide()
    screen.wide.filters.set_state({"sex": "P"})
    screen.wide.save_view("Perempuan")
    rested()
    assert screen.wide.model.rowCount() == MANY // 2
    screen.wide.tabs.choose("all")
    rested()
    assert screen.wide.model.rowCount() == MANY
    assert [view.name for view in read_views(frame.settings, "person")] == ["Perempuan"]


def test_the_trash_shows_what_was_deleted_and_enter_restores(
    qtbot: QtBot, screen: PersonScreen, people: Workspace, desk: Desk, rested: Callable[[], None]
) -> None:
    record = people.all(Person)[0].id
    delete(people, Person, record, people.seen(record))
    screen.toggle_wide()
    screen.wide.tabs.choose("trash")
    rested()
    assert screen.wide.model.rowCount() == 1
    screen.wide.search.setFocus()
    QTest.keyClick(screen.wide.search, Qt.Key.Key_Down)
    assert screen.wide.table.hasFocus()
    with qtbot.waitSignal(desk.stepped):
        QTest.keyClick(screen.wide.table, Qt.Key.Key_Return)
    assert people.one(Person, record) is not None


def test_the_wide_list_keeps_few_rows_of_many(screen: PersonScreen, rested: Callable[[], None]) -> None:
    screen.toggle_wide()
    rested()
    assert screen.wide.model.rowCount() == MANY
    assert len(screen.wide.model.pages._pages) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_columns_for_its_table(kind: str) -> None:
    codes: Sequence[str] = columns_of(KINDS[kind])
    assert 0 < len(codes) <= 8
    assert set(codes) <= KINDS[kind].fields().keys()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("this_month", "2026-01-01", "2026-01-31"),
        ("last_month", "2025-12-01", "2025-12-31"),
        ("last_three", "2025-11-01", "2026-01-31"),
        ("this_year", "2026-01-01", "2026-12-31"),
        ("last_year", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods_begin_and_end_where_people_expect(name: str, first: str, last: str) -> None:
    assert period(name, date(2026, 1, 24)) == Between(first, last)


def test_views_of_another_laptop_are_not_there(tmp_path: Path) -> None:
    assert read_views(QSettings(str(tmp_path / "none.ini"), QSettings.Format.IniFormat), Group.kind) == []


def test_a_list_that_was_read_while_it_was_still_empty_takes_no_new_record_out_of_sight(
    frame: Frame, shown: Shown, qtbot: QtBot, settled: Callable[[], None], rested: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, may_answer, read = PersonScreen(frame), Event(), PersonScreen._read
    frame.desk.stepped.connect(screen.refresh)
    shown(screen, width=1200, height=680)

    def read_slowly(asked: PersonScreen, work: Workspace, query: Query) -> object:
        found = read(asked, work, query)
        may_answer.wait(20)
        return found

    monkeypatch.setattr(PersonScreen, "_read", read_slowly)
    screen.new_record()
    qtbot.keyClicks(screen.page.focusWidget(), "Warsini\t")
    settled()
    may_answer.set()
    rested()
    assert screen.page.isVisible()
    assert screen.pane.items.current_key() == screen.page.record != ""
