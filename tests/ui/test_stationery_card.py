from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.desk import Desk
from empower_desktop.ui.stationery_card import StationeryCard
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.stationery import stationery_of

Shown = Callable[..., QWidget]


def test_a_letterhead_is_kept_as_soon_as_its_field_is_left(
    desk: Desk, theme: Theme, shown: Shown, settled: Callable[[], None], qtbot: QtBot
) -> None:
    card = StationeryCard(desk, theme)
    shown(card)
    settled()
    card.inputs["name"].setFocus()
    qtbot.keyClicks(card.inputs["name"].held, "DESA SUMBERAGUNG")
    qtbot.keyClick(card.inputs["name"].held, Qt.Key.Key_Tab)
    card.inputs["above"].setFocus()
    qtbot.keyClicks(card.inputs["above"].held, "PEMERINTAH KABUPATEN LEMBAYUNG")
    qtbot.keyClick(card.inputs["above"].held, Qt.Key.Key_Return)
    qtbot.keyClicks(card.inputs["above"].held, "KECAMATAN WANATIRTA")
    qtbot.keyClick(card.inputs["above"].held, Qt.Key.Key_Tab)
    settled()
    kop = stationery_of(desk.work).letterhead
    assert (kop.above, kop.name) == (("PEMERINTAH KABUPATEN LEMBAYUNG", "KECAMATAN WANATIRTA"), "DESA SUMBERAGUNG")


def test_an_emblem_is_kept_and_taken_off_again_and_no_other_file_is_taken(
    desk: Desk, theme: Theme, shown: Shown, settled: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    card = StationeryCard(desk, theme)
    shown(card)
    picture, letter = tmp_path / "lambang.png", tmp_path / "surat.png"
    image = QImage(40, 50, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGray)
    image.save(str(picture))
    letter.write_text("Dear all")
    card.take_logo(picture)
    settled()
    assert stationery_of(desk.work).logo == picture.read_bytes()
    with qtbot.waitSignal(desk.refused) as refused:
        card.take_logo(letter)
    assert refused.args
    assert refused.args[0].code == "no_picture"
    card.without.click()
    settled()
    assert stationery_of(desk.work).logo == b""


def test_paper_and_type_are_chosen_once(desk: Desk, theme: Theme, shown: Shown, settled: Callable[[], None]) -> None:
    card = StationeryCard(desk, theme)
    shown(card)
    settled()
    card.paper._take("A4")
    card.faces._take(True)
    settled()
    kept = stationery_of(desk.work)
    assert (kept.size, kept.arial_only) == ("A4", True)
