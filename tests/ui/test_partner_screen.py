"""Partners at the window: beside the cash book, noted in a form, chosen where they gave something, found twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.records import Contribution, Group, Partner
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.screens.contribution import ContributionPage, ContributionScreen
from empower_desktop.ui.screens.partner import PartnerScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.finding import record_offers
from empower_desktop.workspace.saving import add

VILLAGE = "33.99.01.2003"


@pytest.fixture
def bank(work: Workspace) -> str:
    add(work, Partner, {"name": "Pemerintah Desa", "partner_type": "pemdes", "area": VILLAGE})
    return str(add(work, Partner, {"name": "Bank Desa", "partner_type": "bank", "area": VILLAGE, "contact_name": "Ratna"}).result)


@pytest.fixture
def window(qtbot: QtBot, bank: str, desk: Desk, theme: Theme, tmp_path: Path) -> MainWindow:
    made = MainWindow(desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.resize(1366, 697)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_list_can_be_narrowed_to_government_or_business(window: MainWindow, qtbot: QtBot) -> None:
    window.go("partner")
    screen = window.screen_now()
    assert isinstance(screen, PartnerScreen)
    for key, first, count in (("government", "Pemerintah Desa", 1), ("capital", "Bank Desa", 1), ("all", "Bank Desa", 2)):
        assert screen.pane.pills is not None
        screen.pane.pills.button(key).click()
        qtbot.waitUntil(lambda shows=(first, count): _shown(screen) == shows)


def _shown(screen: PartnerScreen) -> tuple[str, int]:
    items = screen.pane.items
    return items.model().index(0, 0).data(), items.count()


def test_a_partner_is_noted_in_its_form_and_asked_about_when_it_is_known(
    window: MainWindow, work: Workspace, desk: Desk, bank: str, qtbot: QtBot
) -> None:
    window.go("partner")
    window.new_here()
    screen = window.screen_now()
    assert isinstance(screen, PartnerScreen)
    screen.page.show_part("", "name")
    QTest.keyClicks(QApplication.focusWidget(), "Pemerintah Desa")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.is_writing and len(work.all(Partner)) == 3)
    note = screen.page.doubles  # type: ignore[attr-defined]  # every page of a record has it
    qtbot.waitUntil(lambda: not note.isHidden())
    next(button for button in note.findChildren(Button) if button.text() == "Yes, that is the one").click()
    qtbot.waitUntil(lambda: not desk.is_writing and len(work.all(Partner)) == 2)


def test_a_partner_is_chosen_where_it_gave_something(
    work: Workspace, bank: str, frame: object, shown: Callable[..., object], settled: Callable[[], None], qtbot: QtBot
) -> None:
    group = add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result
    assert [(each.title, each.meta.split(" · ")[0]) for each in record_offers(work, "partner", "bank")] == [("Bank Desa", "Bank")]
    page = ContributionPage(frame, ContributionScreen)  # type: ignore[arg-type]  # the fixture gives a Frame
    shown(page, width=900, height=640)
    basics = {"date": "2026-01-12", "group": group, "entry_type": "pinjaman_diterima", "source": "bank", "amount": 500_000}
    page.show_record("", {**basics, "purpose": "modal"})
    page.show_part("", "partner")
    QTest.keyClicks(QApplication.focusWidget(), "bank")
    qtbot.wait(400)  # offers come while one types
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled()
    assert [each.partner for each in work.all(Contribution)] == [bank]
