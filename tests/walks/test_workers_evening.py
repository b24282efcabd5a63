"""A worker's evening at the real window, by keyboard: from the first start to the file for the coordinator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_window import CTRL, SHIFT, Key, Sitter, write
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.records import Group, Membership, Participation, Person, Training
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import open_workspace, start
from tests.walks.evening_meeting import (
    MEMBERS,
    VILLAGE,
    agrees_about_the_garden,
    begins_the_meeting,
    notes_who_came,
    person,
    promises_and_ratifies,
    ticks_who_spoke,
    votes_about_the_pump,
)


@pytest.fixture
def sari(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitter]:
    """Sari's new laptop, which speaks English until she says otherwise."""
    monkeypatch.setenv("LANGUAGE", "en")
    sitter = Sitter(qtbot, qapp, tmp_path / "sari")
    yield sitter
    sitter.close()


def begins(sari: Sitter) -> None:
    """Choose the language, then name, role and village; the first letters typed need not be waited for."""
    first = sari.first_run
    sari.press(Key.Key_Tab, SHIFT)
    sari.press(Key.Key_Left)
    sari.until(lambda: sari.program.shell.centralWidget() is not first and sari.first_run.name.hasFocus())
    first = sari.first_run
    sari.type("Sari Handayani")
    sari.press(Key.Key_Tab)
    sari.press(Key.Key_Right, times=2)
    sari.press(Key.Key_Tab)
    sari.enter("sidomulyo bantul")
    sari.until(lambda: first.area.values() == (VILLAGE,))
    sari.press(Key.Key_Tab)
    sari.press(Key.Key_Return)
    sari.until(lambda: isinstance(sari.program.shell.centralWidget(), MainWindow))
    sari.rest()
    author = sari.work.author
    assert (author.name, author.role, author.area, sari.work.language.code) == ("Sari Handayani", "pendamping", VILLAGE, "id")


def records_the_group(sari: Sitter) -> None:
    sari.press(Key.Key_F6)
    while sari.focused() is not sari.window.sidebar._places["group"]:
        sari.press(Key.Key_Down)
    sari.press(Key.Key_Return)
    sari.rest()
    sari.press(Key.Key_N, CTRL)
    write(sari, name="KWT Melati", group_type="kelompok wanita", area="sidomulyo bambang")
    sari.press(Key.Key_Tab, CTRL)
    for name in MEMBERS:
        sari.enter(name)
        sari.rest()
        sari.press(Key.Key_P)
        sari.press(Key.Key_Return)
        sari.rest()
    (group,) = sari.work.all(Group)
    assert (group.name, group.group_type, group.area, group.status) == ("KWT Melati", "kwt", VILLAGE, "aktif")
    assert sorted((person.name, person.sex) for person in sari.work.all(Person)) == [(name, "P") for name in sorted(MEMBERS)]
    assert len(sari.work.where(Membership, group=group.id)) == len(MEMBERS)


def records_a_training(sari: Sitter) -> None:
    today = sari.work.today
    sari.press(Key.Key_3, CTRL)
    write(
        sari,
        title="Membuat kompos",
        topic="kompos",
        date_start=f"{today.day}/{today.month}",
        hours="2,5",
        area="sidomulyo bambang",
        methods="praktik",
    )
    sari.press(Key.Key_Tab, CTRL)
    sari.rest()
    for name in ("sumi", "rohm", "dars"):
        sari.enter(name)
    sari.rest()
    sari.press(Key.Key_Down)
    for scores in ((40, 55, 60), (80, 75, 90)):
        for score in scores:
            sari.enter(str(score))
        sari.press(Key.Key_Up, times=2)
        sari.press(Key.Key_Tab)
    sari.rest()
    (training,) = sari.work.all(Training)
    assert (training.title, training.topic, str(training.hours), training.methods) == (
        "Membuat kompos",
        "pupuk_bokashi",
        "2.5",
        ("praktik",),
    )
    took_part = {each.person: each for each in sari.work.where(Participation, training=training.id)}
    scores = [took_part[person(sari, name)] for name in ("Suminah", "Rohmah Wati", "Darsini")]
    assert [(int(each.pre_score or 0), int(each.post_score or 0)) for each in scores] == [(40, 80), (55, 75), (60, 90)]


def sends_it(sari: Sitter, folder: Path) -> Path:
    sari.press(Key.Key_E, CTRL)
    screen = sari.window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    sari.tab_to(screen.sending.form.folder)
    sari.press(Key.Key_A, CTRL)
    sari.type(str(folder))
    sari.press(Key.Key_Return, CTRL)
    sari.until(lambda: not screen.sending.is_under_way and bool(list(folder.glob("*.xlsx"))))
    sari.rest()
    (file,) = folder.glob("*.xlsx")
    assert file.name in screen.sending.done._text.text()
    return file


def test_an_evening(sari: Sitter, tmp_path: Path) -> None:
    begins(sari)
    records_the_group(sari)
    begins_the_meeting(sari)
    notes_who_came(sari)
    ticks_who_spoke(sari)
    votes_about_the_pump(sari)
    agrees_about_the_garden(sari)
    promises_and_ratifies(sari)
    records_a_training(sari)
    (tmp_path / "kirim").mkdir()
    file = sends_it(sari, tmp_path / "kirim")
    start(tmp_path / "budi", "Budi Hartanto", "koordinator", None, "id", practice=False)
    with open_workspace(tmp_path / "budi", Language("id")) as budi:
        apply(budi, [file])
        assert budi.store.digest() == sari.work.store.digest()
        assert budi.store.conflicts() == []
