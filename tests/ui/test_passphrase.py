"""A file that is locked: its passphrase is asked for where it is missing, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exchanging import change, frame_of, person_at_work, send
from locked import PASSPHRASE, locked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Meeting
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merging_page import CHECK, REPORT
from empower_desktop.ui.passphrase import PassphraseQuestion
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import close

Key = Qt.Key
ROLL = Path(__file__).parents[1] / "lists" / "sheets" / "10_anggota_kwt.xlsx"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Give a workbook of Sari's that she saved with a passphrase in Excel."""
    sari = person_at_work(tmp_path / "sari", "Sari Handayani")
    change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14")
    file = send(sari, tmp_path / "kiriman")
    close(sari)
    file.write_bytes(locked(file.read_bytes()))
    return file


@pytest.fixture
def budi(tmp_path: Path) -> Iterator[Workspace]:
    work = person_at_work(tmp_path / "budi", "Budi Hartanto")
    yield work
    close(work)


@pytest.fixture
def screen(budi: Workspace, theme: Theme, shown: Callable[..., QWidget], tmp_path: Path) -> Iterator[ExchangeScreen]:
    frame = frame_of(budi, theme, tmp_path)
    made = ExchangeScreen(frame)
    shown(made, width=1158, height=697)
    yield made
    frame.desk.close()


def checked(qtbot: QtBot, screen: ExchangeScreen) -> None:
    qtbot.waitUntil(lambda: screen.merging.at == CHECK and bool(screen.merging._reports()), timeout=30_000)


def states(screen: ExchangeScreen) -> list[str]:
    files = screen.merging.preview.files
    return [files.index(row, 2).data(CELL).text for row in range(files.rowCount())]


def button(parent: QWidget, text: str) -> Button:
    return next(each for each in parent.findChildren(Button) if each.text() == text and not each.isHidden())


def asked(qtbot: QtBot, screen: ExchangeScreen) -> PassphraseQuestion:
    qtbot.keyClick(button(screen.merging.preview.refusal, "Passphrase…"), Key.Key_Space)
    return screen.window().findChildren(PassphraseQuestion)[-1]


def test_a_locked_file_waits_for_its_passphrase_and_is_then_merged_like_any_other(
    screen: ExchangeScreen, sent: Path, budi: Workspace, qtbot: QtBot
) -> None:
    screen.merging.take([str(sent)])
    checked(qtbot, screen)
    assert states(screen) == ["Needs a passphrase"]
    question = asked(qtbot, screen)
    qtbot.keyClick(question.line, Key.Key_Return)
    assert question.field.problem()
    assert question.isVisible()
    qtbot.keyClicks(question.line, "kopi hitam")
    qtbot.keyClick(question.line, Key.Key_Return)
    checked(qtbot, screen)
    assert states(screen) == ["Needs a passphrase"]
    question = asked(qtbot, screen)
    assert question.line.selectedText()
    assert question.field.problem()
    question.line.setText(PASSPHRASE)
    qtbot.keyClick(question.line, Key.Key_Return)
    checked(qtbot, screen)
    assert states(screen) == ["Ready"]
    screen.merging.go_ahead()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=30_000)
    assert [meeting.title for meeting in budi.all(Meeting)] == ["Rembuk blok timur"]
    assert PASSPHRASE not in map(str, vars(screen.merging).values())


def test_the_passphrase_is_hidden_unless_it_is_shown_and_escape_asks_nothing_of_the_file(
    screen: ExchangeScreen, sent: Path, qtbot: QtBot
) -> None:
    screen.merging.take([str(sent)])
    checked(qtbot, screen)
    question = asked(qtbot, screen)
    assert question.line.accessibleName() == "Passphrase"
    assert question.line.echoMode() is QLineEdit.EchoMode.Password
    for text, mode in (("Show", QLineEdit.EchoMode.Normal), ("Hide", QLineEdit.EchoMode.Password)):
        qtbot.keyClick(button(question, text), Key.Key_Space)
        assert question.line.echoMode() is mode
    qtbot.keyClicks(question.line, "kopi hitam")
    qtbot.keyClick(question, Key.Key_Escape)
    assert states(screen) == ["Needs a passphrase"]
    assert screen.merging._job is None


def test_a_locked_list_is_read_once_its_passphrase_is_there(screen: ExchangeScreen, budi: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / ROLL.name
    file.write_bytes(locked(ROLL.read_bytes()))
    screen.open_record("import")
    page = screen.importing

    def dialog() -> PassphraseQuestion:
        open_now = [each for each in screen.window().findChildren(PassphraseQuestion) if each.isVisible()]
        assert len(open_now) == 1
        return open_now[0]

    page.take(str(file))
    for tried in ("kopi hitam", PASSPHRASE):
        qtbot.waitUntil(lambda: dialog().isVisible(), timeout=20_000)
        assert bool(dialog().field.problem()) is (tried == PASSPHRASE)
        dialog().line.setText(tried)
        qtbot.keyClick(dialog().line, Key.Key_Return)
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
