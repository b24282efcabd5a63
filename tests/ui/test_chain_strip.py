"""Along the chain one goes from a record to what it came from and what came of it, with the keyboard alone too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Contribution, Decision, Group, Issue, Lesson, Training
from empower_desktop.ui.chain_strip import ChainStrip
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.screens.decision import DecisionScreen
from empower_desktop.ui.screens.issue import IssueScreen
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save
from tests.story_pages import story, work

__all__ = ["story", "work"]

Key = Qt.Key


@pytest.fixture
def strip(frame: Frame, shown: Callable[..., QWidget]) -> ChainStrip:
    made = ChainStrip(frame)
    shown(made, width=1100)
    return made


@pytest.fixture
def gone(strip: ChainStrip) -> list[tuple[str, str, str]]:
    places: list[tuple[str, str, str]] = []

    def go(screen: str, record: str, going: Going) -> None:
        places.append((screen, record, going.at))

    strip.going.connect(go)
    return places


def show(strip: ChainStrip, qtbot: QtBot, kind: str, record: str) -> None:
    strip.show_record(kind, record)
    qtbot.waitUntil(lambda: not strip.isHidden())


def decision(work: Workspace, beginning: str) -> str:
    (found,) = [each.id for each in work.all(Decision) if (each.statement or "").startswith(beginning)]
    return found


def test_the_arrow_keys_walk_along_and_enter_goes_there(
    strip: ChainStrip, work: Workspace, qtbot: QtBot, gone: list[tuple[str, str, str]]
) -> None:
    show(strip, qtbot, "decision", decision(work, "Semua penggarap"))
    here = next(link for link in strip.links if link.is_on())
    assert [link for link in strip.links if link.focusPolicy() == Qt.FocusPolicy.StrongFocus] == [here], "one stop of the Tab key"
    here.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        qtbot.keyClick(strip.focusWidget(), Key.Key_Left)
    assert strip.links[0].hasFocus()
    qtbot.keyClick(strip.links[0], Key.Key_Return)
    (place,) = gone
    (rent,) = [each.id for each in work.all(Issue) if (each.title or "").startswith("Sewa lahan")]
    assert place == ("issue", rent, "")


def test_walking_along_by_keyboard_the_line_keeps_the_keyboard_on_the_next_page(
    frame: Frame, shown: Callable[..., QWidget], work: Workspace, qtbot: QtBot
) -> None:
    screens = {"decision": DecisionScreen(frame), "issue": IssueScreen(frame)}
    window = QStackedWidget()
    shown(window, width=1158, height=697)

    def go(key: str, record: str, going: Going) -> None:
        window.setCurrentWidget(screens[key])
        screens[key].open_record(record, going.at, going.focus)

    for screen in screens.values():
        window.addWidget(screen)
        screen.going.connect(go)
    screens["decision"].open_record(decision(work, "Semua penggarap"))
    here = screens["decision"].page.chain
    qtbot.waitUntil(lambda: any(link.is_on() for link in here.links))
    here.take_keyboard()
    for _ in here.links:
        qtbot.keyClick(here.focusWidget(), Key.Key_Left)
    qtbot.keyClick(here.links[0], Key.Key_Return)
    there = screens["issue"].page.chain
    qtbot.waitUntil(lambda: any(link.is_on() and link.hasFocus() for link in there.links))


def test_many_of_a_kind_are_a_number_that_opens_a_list(
    strip: ChainStrip, work: Workspace, qtbot: QtBot, gone: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: None)  # nothing can be raised above a window that is not drawn
    show(strip, qtbot, "decision", decision(work, "Setiap anggota"))
    strip.links[-1].click()
    (menu,) = strip.findChildren(QMenu)
    lines = [line.text() for line in menu.actions()]
    assert len(lines) == 13
    assert lines[-1] == "and 13 others"
    menu.actions()[-1].trigger()
    menu.actions()[0].trigger()
    assert [place[0] for place in gone] == ["contribution", "contribution"]
    assert gone[0][1] == ""
    assert gone[1][1] != ""


def test_use_in_practice_opens_where_it_is_asked(
    strip: ChainStrip, work: Workspace, qtbot: QtBot, gone: list[tuple[str, str, str]]
) -> None:
    training = next(each.id for each in work.all(Training) if (each.title or "").startswith("Pelatihan Keripik"))
    show(strip, qtbot, "training", training)
    next(link for link in strip.links if "apply it" in link.toolTip()).click()
    assert gone == [("training", training, "adoption")]


@pytest.mark.parametrize("width", [560, 700, 840, 1366])
def test_the_line_is_never_wider_than_its_room_and_what_is_short_is_told_whole(
    strip: ChainStrip, work: Workspace, qtbot: QtBot, width: int
) -> None:
    show(strip, qtbot, "issue", next(each.id for each in work.all(Issue) if (each.title or "").startswith("Sewa lahan")))
    strip.window().resize(width, 300)
    qtbot.waitUntil(lambda: strip.window().width() == width)
    assert all(link.accessibleName() == link.toolTip() != "" for link in strip.links)
    if width >= 700:
        assert strip.links[-1].geometry().right() <= strip.width()


def test_a_record_without_a_title_yet_is_called_by_its_kind(strip: ChainStrip, work: Workspace, qtbot: QtBot) -> None:
    group = next(each.id for each in work.all(Group))
    show(strip, qtbot, "contribution", save(work, Contribution, {"group": group}).result)
    assert [link.text() for link in strip.links if link.is_on()] == ["Self-help"]


def test_a_record_without_a_chain_shows_no_line(strip: ChainStrip, work: Workspace, qtbot: QtBot) -> None:
    show(strip, qtbot, "decision", decision(work, "Semua penggarap"))
    strip.show_record("decision", "")
    assert strip.isHidden()


def test_the_line_follows_what_is_done_elsewhere_and_keeps_the_keyboard(
    desk: Desk, strip: ChainStrip, work: Workspace, qtbot: QtBot
) -> None:
    record = decision(work, "Kelompok memakai aturan")
    show(strip, qtbot, "decision", record)
    strip.links[0].setFocus(Qt.FocusReason.TabFocusReason)
    before = len(strip.links)

    save(work, Lesson, {"title": "Aturan dibacakan", "planned": "Dibaca", "happened": "Dibaca", "change": "Tiap tahun", "decision": record})
    strip.show_record("decision", record)
    qtbot.waitUntil(lambda: len(strip.links) == before + 1)
    assert strip.links[0].hasFocus()
