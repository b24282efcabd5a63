"""A group judges itself at the real window: levels by number, evidence out of the records, a projector, the radar at the group."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Assessment, AssessmentScore, Group, Meeting
from empower_desktop.records.anchors import AIMS
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.radar_view import RadarView
from empower_desktop.ui.screens.assessment import AssessmentPage, AssessmentScreen
from empower_desktop.ui.screens.group import GroupScreen
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.judging import begin, judge
from empower_desktop.workspace.saving import add

Key = Qt.Key
VILLAGE = "33.99.01.2003"


@pytest.fixture
def group(work: Workspace) -> str:
    return str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE, "admin_books": ["kas", "anggota"]}).result)


@pytest.fixture
def sitting(work: Workspace, group: str) -> str:
    return str(begin(work, group).result)


@pytest.fixture
def page(frame: Frame, sitting: str, shown: Callable[..., QWidget]) -> AssessmentPage:
    screen = AssessmentScreen(frame)
    frame.desk.stepped.connect(screen.refresh)
    shown(screen, width=1158, height=697)
    screen.open_record(sitting)
    assert isinstance(screen.page, AssessmentPage)
    return screen.page


@pytest.fixture
def scores(work: Workspace, sitting: str) -> Callable[[], dict[str, str]]:
    """Read what the store holds of the assessment."""
    return lambda: {str(each.aim): str(each.level) for each in work.where(AssessmentScore, assessment=sitting)}


def test_a_number_sets_the_level_of_the_aim_and_one_goes_on_by_keyboard(
    page: AssessmentPage, scores: Callable[[], dict[str, str]], settled: Callable[[], None], qtbot: QtBot
) -> None:
    part = page.judging
    part.focus_on("")
    assert part.aim == "A1"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_2)
    settled()
    assert scores() == {"A1": "2"}
    part.finish()
    assert part.aim == "A2"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
    assert scores() == {"A1": "2"}, "walking past a level sets nothing"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    settled()
    assert scores() == {"A1": "2", "A2": "2"}
    part.table.setFocus()
    qtbot.keyClick(part.table, Key.Key_Down)
    qtbot.keyClick(part.table, Key.Key_1)
    settled()
    assert scores() == {"A1": "2", "A2": "2", "A3": "1"}
    assert page.tabs.findChildren(Button)[1].text().endswith("3/11")
    page.desk.undo_last()
    settled()
    assert scores() == {"A1": "2", "A2": "2"}
    assert part.cards.value() == ""


def test_all_eleven_aims_are_judged_with_a_number_and_enter_each_and_the_ring_stands_on_what_was_chosen(
    page: AssessmentPage, scores: Callable[[], dict[str, str]], settled: Callable[[], None], qtbot: QtBot
) -> None:
    part = page.judging
    part.focus_on("")
    wanted = {aim: str(1 + at % 4) for at, aim in enumerate(AIMS)}
    for aim, level in wanted.items():
        assert part.aim == aim
        qtbot.keyClicks(QApplication.focusWidget(), level)
        chosen = part.cards.card(level)
        assert chosen.hasFocus()
        settled()
        qtbot.waitUntil(lambda: not page.desk.is_busy)
        assert chosen.hasFocus(), "also once it is on the disk"
        ring = chosen.grab().toImage().pixelColor(chosen.width() // 2, 1)
        assert ring == page.theme.color("focus")
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert scores() == wanted


def test_what_the_records_say_becomes_evidence_by_one_press(
    page: AssessmentPage, work: Workspace, group: str, sitting: str, settled: Callable[[], None], qtbot: QtBot
) -> None:
    part = page.judging
    meeting = {"title": "Rapat", "meeting_type": "rapat_kelompok", "date": work.today.isoformat(), "area": VILLAGE, "group": group}
    page.desk.do(add, Meeting, {**meeting, "convened_by": "kelompok"})
    settled()
    part.open_aim("A2")
    part.choose("3")
    settled()

    def offered() -> list[Button]:
        return [each for each in part.findChildren(Button) if each.text() == "Use as evidence" and each.isVisible() and each.isEnabled()]

    qtbot.waitUntil(lambda: len(offered()) == 2)
    typed = part.form.inputs["evidence"].findChild(QPlainTextEdit)
    assert isinstance(typed, QPlainTextEdit)
    typed.setFocus()
    qtbot.keyClicks(typed, "Iuran jalan 4 bulan.")
    for button in offered():
        button.click()
    settled()
    (score,) = work.where(AssessmentScore, assessment=sitting)
    assert score.level == "3", "digits in a text are text"
    told = "1 meeting within a year, in 1 different months. 2 of 11 kinds of books are kept."
    assert score.evidence == f"Iuran jalan 4 bulan. {told}"


def test_before_a_projector_everybody_can_read_and_the_keys_suffice(
    page: AssessmentPage, work: Workspace, sitting: str, scores: Callable[[], dict[str, str]], settled: Callable[[], None], qtbot: QtBot
) -> None:
    for aim in AIMS[1:]:
        judge(work, sitting, aim, "2")
    page.judging.open_aim("A1")
    page.act("project")
    view = page.projector
    qtbot.waitExposed(view)
    view.resize(1024, 768)
    qtbot.waitUntil(lambda: view.title.minimumSizeHint().height() >= 28 * 96 / 72)
    assert view.title.text().startswith("A1 ")
    qtbot.keyClick(view, Key.Key_1)
    settled()
    assert scores()["A1"] == "1"
    qtbot.keyClick(view, Key.Key_PageDown)
    assert view.title.text().startswith("A2 ")
    qtbot.keyClick(view, Key.Key_End)

    def said(*words: str) -> bool:
        texts = [part.accessibleName() for part in view.findChildren(QWidget) if part.isVisible()]
        return any(all(word in text for word in words) for text in texts)

    qtbot.waitUntil(lambda: said("A1 Shared problems. Beginner → Developing: "))
    qtbot.keyClick(view, Key.Key_PageUp)
    qtbot.waitUntil(lambda: said("A11", "A3"))  # the picture is told to those who do not see it
    qtbot.keyClick(view, Key.Key_4)
    settled()
    assert scores()["A11"] == "2", "the last page judges nothing"
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Key.Key_Escape)


def test_the_whole_screen_begins_at_the_aim_that_was_at_hand(page: AssessmentPage, qtbot: QtBot) -> None:
    page.judging.open_aim("A6")
    page.act("project")
    qtbot.waitExposed(page.projector)
    assert page.projector.title.text().startswith("A6 ")


def test_before_a_small_projector_nothing_stands_beyond_the_screen(
    page: AssessmentPage, work: Workspace, sitting: str, qtbot: QtBot
) -> None:
    for aim in AIMS:
        judge(work, sitting, aim, "2")
    page.act("project")
    view = page.projector
    qtbot.waitExposed(view)
    view.showNormal()
    for wide, high in ((1024, 768), (1366, 768), (1920, 1080)):
        view.resize(wide, high)
        for key in (Key.Key_Home, Key.Key_End, Key.Key_PageUp):
            qtbot.keyClick(view, key)
            qtbot.wait(50)
            assert view.minimumSize().expandedTo(view.size()) == view.size(), "or the window grows beyond the screen"
            beyond = [
                part.accessibleName()
                for part in view.findChildren(QWidget)
                if part.isVisible()
                and part.accessibleName()
                and not view.rect().contains(QRect(part.mapTo(view, QPoint(0, 0)), part.size()))
            ]
            assert beyond == [], f"on page {view.page} of {wide} × {high}"
    qtbot.keyClick(view, Key.Key_End)

    def names_aims() -> bool:
        told = [part.accessibleName() for part in view.findChildren(QWidget) if part.isVisible()]
        return any(text.startswith("And Public affairs, ") and text.endswith("Well-being") for text in told)

    qtbot.waitUntil(names_aims)  # not their numbers


def test_the_group_shows_now_against_before_and_draws_from_eight_aims_on(
    frame: Frame, work: Workspace, group: str, settled: Callable[[], None], shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    former = str(add(work, Assessment, {"group": group, "date": "2025-02-12"}).result)
    now = str(add(work, Assessment, {"group": group, "date": "2025-08-24", "participants_female": "14"}).result)
    judge(work, former, "A1", "1")
    for aim in AIMS[:7]:
        judge(work, now, aim, "2" if aim != "A3" else "1")
    screen = GroupScreen(frame)
    frame.desk.stepped.connect(screen.refresh)
    shown(screen, width=1158, height=697)
    screen.open_record(group, "maturity")
    assert screen.page is not None
    part = screen.page.part("maturity")  # type: ignore[attr-defined]  # a page with parts
    assert part.findChild(RadarView) is None, "seven aims are a list, no picture"
    rows = [[cell.text for cell in part.model.pages.row(at).cells] for at in range(11)]
    assert rows[0][1:] == ["Shared problems", "", "Developing", "up 1"]
    assert rows[7][3] == "not judged"
    frame.desk.do(judge, now, "A8", "4")
    settled()
    radar = part.findChild(RadarView)
    assert radar is not None
    assert radar.isVisible()
    assert "Developing" in [each.text() for each in part.findChildren(QLabel)], "no more than one above the lowest"
    going: list[tuple[str, str, Going]] = []
    screen.going.connect(lambda key, record, more: going.append((key, record, more)))
    screen.page.act("judge")  # type: ignore[attr-defined]
    settled()
    assert going[0][0] == "assessment"
    assert going[0][2].at == "aims"
    assert work.one(Assessment, going[0][1]).date == work.today  # type: ignore[union-attr]
