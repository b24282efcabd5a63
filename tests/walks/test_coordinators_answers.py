"""A coordinator answers at the real window: a conflict left for later, a question of a file, and a way back out of the trash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from at_the_window import CTRL, Key, Sitter
from exchanging import change, send
from few_areas import coordinators_laptop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.merging_page import CHECK, REPORT
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.screens.home import HomeScreen
from empower_desktop.ui.screens.settings import SettingsScreen
from empower_desktop.ui.screens.trash import TrashScreen
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close, opened, start


def worker(folder: Path, name: str) -> Workspace:
    start(folder, name, "pendamping", None, "id", practice=False)
    return opened(folder, Language("id"))


@pytest.fixture
def sari(tmp_path: Path) -> Iterator[Workspace]:
    made = worker(tmp_path / "sari", "Sari Handayani")
    yield made
    close(made)


@pytest.fixture
def rina(tmp_path: Path) -> Iterator[Workspace]:
    made = worker(tmp_path / "rina", "Rina Astuti")
    yield made
    close(made)


@pytest.fixture
def budi(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitter]:
    coordinators_laptop(tmp_path / "budi")
    sitter = Sitter(qtbot, qapp, tmp_path / "budi")
    yield sitter
    sitter.close()


def without_the_row_of(file: Path, name: str) -> Path:
    """Take a row out as a person does in Excel."""
    book = openpyxl.load_workbook(file)
    row = next(cell.row for row in book["Orang"].iter_rows() for cell in row if cell.value == name)
    book["Orang"].delete_rows(row)
    book.save(file)
    return file


def test_what_waits_is_answered_left_for_later_and_taken_back_by_keyboard(
    budi: Sitter, sari: Workspace, rina: Workspace, tmp_path: Path
) -> None:
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", status="draf")
    person = change(sari, "person", name="Tumirah", sex="P")
    apply(rina, [send(sari, tmp_path / "awal")])
    change(sari, "meeting", meeting, venue="Balai Dusun II")
    change(rina, "meeting", meeting, venue="Rumah Bu Rohmah")
    files = [send(rina, tmp_path / "masuk"), without_the_row_of(send(sari, tmp_path / "masuk"), "Tumirah")]

    exchange = budi.window.screen_of("exchange")
    assert isinstance(exchange, ExchangeScreen)
    budi.drop(files)
    budi.until(lambda: exchange.merging.at == CHECK and bool(exchange.merging._reports()))
    budi.press(Key.Key_Return, CTRL)
    budi.until(lambda: exchange.merging.at == REPORT)
    budi.rest()
    assert budi.work.standing(person) == "live", "a row that is gone deletes nothing"

    budi.tab_to(exchange.merging.foot.findChildren(Button)[-1])
    budi.press(Key.Key_Return)
    budi.rest()
    waiting = budi.window.screen_now()
    assert isinstance(waiting, ConflictScreen)
    assert len(waiting._all) == 2
    budi.press(Key.Key_N)
    budi.rest()
    assert [each.key for each in waiting._later] == [f"{meeting} venue"]
    budi.press(Key.Key_2)
    budi.rest()
    assert (len(waiting._all), budi.work.standing(person)) == (0, "deleted")

    budi.window.go("home")
    budi.rest()
    home = budi.window.screen_now()
    assert isinstance(home, HomeScreen)
    assert home._overview is not None
    assert not any(each.why in ("conflict", "question") for each in home._overview.waiting)

    budi.window.go("settings")
    budi.rest()
    settings = budi.window.screen_now()
    assert isinstance(settings, SettingsScreen)
    budi.tab_to(next(each for each in settings.findChildren(Button) if each.text() == "Tempat sampah"))
    budi.press(Key.Key_Space)
    budi.rest()
    trash = budi.window.screen_now()
    assert isinstance(trash, TrashScreen)
    assert [each.title for each in trash.shown] == ["Tumirah"]
    budi.tab_to(trash.table)
    budi.press(Key.Key_Return)
    budi.rest()
    assert budi.work.standing(person) == "live"
    assert trash.shown == []
