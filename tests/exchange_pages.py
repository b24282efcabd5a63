"""Who sends and who merges, and what somebody does and finds where files are exchanged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from people import put_into
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merging_page import CHECK, REPORT
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace

SLOW = 20_000
Show = Callable[..., QWidget]


@dataclass
class Desks:
    """Sari in the field, Budi who merges, and Budi's window."""

    sari: Workspace
    budi: Workspace
    frame: Frame
    meeting: str
    sent: Path
    folder: Path

    def workbook(self, folder: Path | None = None) -> Path:
        """Give the workbook that Sari sent, in the folder of all or in another."""
        return put_into(folder or self.folder, self.sent)


def drop(qtbot: QtBot, screen: ExchangeScreen, *files: Path) -> None:
    screen.drop([str(file) for file in files])
    qtbot.waitUntil(lambda: screen.merging.at != CHECK or bool(screen.merging._reports()), timeout=SLOW)


def merge(qtbot: QtBot, screen: ExchangeScreen) -> None:
    screen.finish_part()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)


def states(screen: ExchangeScreen) -> list[str]:
    model = screen.merging.preview.files
    return [model.index(at, 2).data(CELL).text for at in range(model.rowCount())]


def offered(screen: ExchangeScreen) -> list[str]:
    return [button.accessibleName() or button.text() for button in screen.merging.foot.findChildren(Button) if not button.isHidden()]


def answer(qtbot: QtBot, verb: str) -> None:
    """Answer the question that is open."""
    qtbot.waitUntil(lambda: any(isinstance(each, Question) and each.isVisible() for each in QApplication.topLevelWidgets()))
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible())
    dialog._answer(verb)
