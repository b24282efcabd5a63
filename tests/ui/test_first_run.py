"""Beginning from a file: the same person on a new laptop, and somebody who goes on with another's work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from few_areas import few_areas
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.ui.passphrase import PassphraseQuestion
from empower_desktop.ui.screens.first_run import FirstRun
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import is_there, open_workspace
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export
from tests.locked import PASSPHRASE, locked

SLOW = 20_000


@pytest.fixture
def file(work: Workspace, tmp_path: Path) -> Path:
    """What Sari sent once."""
    save(work, Person, {"name": "Ani", "sex": "P"})
    export(work, tmp_path / "SARI_no01.xlsx")
    return tmp_path / "SARI_no01.xlsx"


@pytest.fixture
def first(theme: Theme, tmp_path: Path, shown: Callable[..., QWidget]) -> Iterator[FirstRun]:
    (tmp_path / "new").mkdir()
    few_areas(tmp_path / "new")
    made = FirstRun(theme, {"en": Language("en")}, "en", tmp_path / "new", tmp_path / "practice")
    shown(made, width=1366, height=768)
    yield made
    made.close_down()


def _brought(first: FirstRun) -> bool:
    """Say whether a file was read and is told of."""
    return first.isEnabled() and first._brought.isVisible()


def _begun(first: FirstRun, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.started, timeout=SLOW):
        first.begin()


def test_in_the_smallest_window_the_cover_leaves_its_room_to_the_form(first: FirstRun, qtbot: QtBot) -> None:
    assert first._cover.isVisible()
    first.window().resize(900, 600)
    qtbot.waitUntil(first._cover.isHidden)
    qtbot.waitUntil(lambda: first.rect().contains(first.name.mapTo(first, first.name.rect().topRight())))
    first.window().resize(1366, 768)
    qtbot.waitUntil(first._cover.isVisible)


def test_it_is_me_again_brings_name_and_records_back(first: FirstRun, file: Path, work: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    first.recognise(file)
    qtbot.waitUntil(lambda: _brought(first), timeout=SLOW)
    assert (first.name.text(), first.area.values()) == ("Sari", (work.author.area,)), "who begins at once would be without the area"
    assert first.name.hasFocus()
    _begun(first, qtbot)
    with open_workspace(tmp_path / "new", Language("en")) as again:
        assert (again.author, again.store.digest()) == (work.author, work.store.digest())
        assert again.store.next_export() == (1, "")


def test_while_a_file_is_read_it_is_said_and_nothing_begins_without_it(
    first: FirstRun, file: Path, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    first.name.setText("Somebody who typed before")
    first.recognise(file)
    go = next(each for each in first.findChildren(QPushButton) if each.text() == "Begin")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert any(each.isVisible() and "Reading SARI_no01.xlsx" in each.text() for each in first.findChildren(QLabel))
    qtbot.waitUntil(go.isEnabled, timeout=SLOW)
    assert not is_there(tmp_path / "new")
    assert first.name.text() == "Sari"
    _begun(first, qtbot)
    with open_workspace(tmp_path / "new", Language("en")) as again:
        assert again.author == work.author


def test_a_file_of_mine_that_is_locked_opens_with_its_passphrase(
    first: FirstRun, file: Path, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    file.write_bytes(locked(file.read_bytes()))
    first.recognise(file)
    qtbot.waitUntil(lambda: bool(first.window().findChildren(PassphraseQuestion)), timeout=SLOW)
    question = first.window().findChildren(PassphraseQuestion)[0]
    question.line.setText(PASSPHRASE)
    qtbot.keyClick(question.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.name.text() == "Sari", timeout=SLOW)
    _begun(first, qtbot)
    with open_workspace(tmp_path / "new", Language("en")) as again:
        assert (again.author, again.store.digest()) == (work.author, work.store.digest())


def test_who_goes_on_with_somebody_elses_work_keeps_a_name_of_their_own(
    first: FirstRun, file: Path, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    first.name.setText("Lia")
    first.go_on_with(file)
    qtbot.waitUntil(lambda: first._brought.isVisible() and bool(first.area.values()), timeout=SLOW)
    assert first.name.text() == "Lia"
    _begun(first, qtbot)
    with open_workspace(tmp_path / "new", Language("en")) as lia:
        assert (lia.author.name, lia.author.area) == ("Lia", work.author.area)
        assert lia.author.id != work.author.id
        assert [person.name for person in lia.all(Person)] == ["Ani"]


def test_who_turns_out_to_come_after_the_author_does_not_begin_under_their_name(first: FirstRun, file: Path, qtbot: QtBot) -> None:
    first.recognise(file)
    qtbot.waitUntil(lambda: first.name.text() == "Sari", timeout=SLOW)
    first.go_on_with(file)
    qtbot.waitUntil(lambda: not first.name.text(), timeout=SLOW)


@pytest.mark.parametrize(("word", "name"), [("Begin from my file", "Sari"), ("Begin from their file", "")])
def test_a_file_is_chosen_by_its_button(
    first: FirstRun, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, word: str, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    next(each for each in first.findChildren(QPushButton) if each.text() == word).click()
    qtbot.waitUntil(lambda: _brought(first), timeout=SLOW)
    assert first.name.text() == name


def test_a_file_can_be_left_again(first: FirstRun, file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    first.recognise(file)
    qtbot.waitUntil(lambda: _brought(first), timeout=SLOW)
    first._brought.acted.emit("leave")
    assert not first._brought.isVisible()
    _begun(first, qtbot)
    with open_workspace(tmp_path / "new", Language("en")) as begun:
        assert begun.all(Person) == []


def test_of_a_file_that_holds_only_a_part_it_warns_before_one_begins(
    first: FirstRun, file: Path, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    export(work, tmp_path / "part.xlsx", Scope(areas=("33.99.01.2003",)))
    for act, instead in ((first.recognise, "a backup, the file that came back to you last"), (first.go_on_with, "an export of everything")):
        act(tmp_path / "part.xlsx")
        qtbot.waitUntil(first._partly.isVisible, timeout=SLOW)
        assert "part.xlsx holds only the records of some villages or days" in first._partly._text.text()
        assert instead in first._partly._text.text()
        assert not first._brought.isVisible()
        assert first.typed().lacks is not None
        act(file)
        qtbot.waitUntil(lambda: _brought(first), timeout=SLOW)
        assert not first._partly.isVisible()


def test_a_file_that_is_refused_is_told_and_begins_nothing(first: FirstRun, file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    first.go_on_with(file)
    qtbot.waitUntil(lambda: _brought(first), timeout=SLOW)
    first.name.setText("Lia")
    file.write_bytes(file.read_bytes()[:-300])
    first.name.setFocus()
    first.begin()
    qtbot.waitUntil(first._note.isVisible, timeout=SLOW)
    assert first.name.hasFocus()
    assert not is_there(tmp_path / "new")
