"""What somebody finds on the insight pages, once it is there."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.grid import WideList
from empower_desktop.ui.insight_behind import BehindPage
from empower_desktop.ui.insight_figure import Figure
from empower_desktop.ui.insight_page import InsightPage, codes_of
from empower_desktop.ui.screens.insight import InsightScreen


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


def said_on(card: QWidget) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel))
