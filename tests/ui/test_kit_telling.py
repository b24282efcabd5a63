"""The building blocks that tell and ask: toasts, notes, bars, questions and the frame for what is dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import JobBar, Note, TroubleBar
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.toast import DropOverlay, Toast
from empower_desktop.ui.theme import Theme

Show = Callable[..., QWidget]
Key = Qt.Key


def test_a_toast_offers_the_way_back(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    window = shown(height=400)
    toast = Toast(theme, window, "Urungkan", "Ctrl Z")
    toast.show_toast("“Rapat RT 05” dipindah ke tempat sampah.")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    with qtbot.waitSignal(toast.undone):
        qtbot.mouseClick(toast._link, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


@pytest.mark.parametrize(("width", "is_below"), [(360, True), (900, False)])
def test_a_note_in_a_narrow_place_has_its_buttons_below_its_sentence(width: int, is_below: bool, theme: Theme, shown: Show) -> None:
    note = Note(theme, "warn", "triangle-alert")
    note.show_text("Berkas nomor 1 dari Sari Handayani belum datang.", [Action("leave", "Jangan tanyakan lagi", kind="ghost")])
    shown(note, width=width, height=200)
    QApplication.processEvents()
    (button,) = note.findChildren(Button)
    assert (button.y() >= note._text.geometry().bottom()) == is_below


def test_a_toast_hides_no_button_that_stands_where_it_would(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    first, second = Button(theme, "Ini yang benar"), Button(theme, "Jawab nanti", "primary")
    window = shown(width=600, height=400)
    for button, y in ((first, 260), (second, 310)):
        button.setParent(window)
        button.setGeometry(200, y, 200, 36)
        button.show()
    toast = Toast(theme, window, "Urungkan", "Ctrl Z")
    toast.show_toast("1 berkas digabung. Catatan: 2 baru, 1 berubah, 0 berkonflik.")
    assert not any(toast.geometry().intersects(button.geometry()) for button in (first, second))
    first.move(200, toast.y() + 4)
    qtbot.waitUntil(lambda: not toast.geometry().intersects(first.geometry()))


def test_a_toast_goes_by_itself_after_six_seconds(theme: Theme, shown: Show) -> None:
    toast = Toast(theme, shown(), "Urungkan", "Ctrl Z")
    toast.show_toast("Dipindah.")
    assert (toast._clock.isActive(), toast._clock.interval()) == (True, 6000)


def test_a_job_can_be_stopped_once(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    bar = JobBar(theme, "Batalkan")
    shown(bar)
    bar.show_progress("Menyiapkan Sari_015.xlsx", "824 dari 1.284 catatan", 824, 1284, "64%", "± 6 detik lagi")
    with qtbot.waitSignal(bar.cancelled):
        qtbot.mouseClick(bar._stop, Qt.MouseButton.LeftButton)
    assert (bar._stop.isEnabled(), bar._bar.value(), bar.height()) == (False, 824, 42)


def test_a_trouble_bar_helps_and_closes(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    bar = TroubleBar(theme, "Tutup")
    shown(bar)
    bar.show_trouble("Flashdisk belum terpasang.", "Cadangan di laptop ini saja.", Action("backup", "Cadangkan", "hard-drive", "ghost"))
    button = next(found for found in bar.findChildren(Button) if found.text() == "Cadangkan")
    with qtbot.waitSignal(bar.acted) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["backup"]
    with qtbot.waitSignal(bar.closed):
        bar.close_bar()


def test_a_question_is_answered_by_a_verb(theme: Theme, qtbot: QtBot) -> None:
    question = Question(theme, None, "Pulihkan cadangan?", "Data sekarang disimpan dulu.", [Action("restore", "Pulihkan")])
    qtbot.addWidget(question)
    question.show()
    assert question.width() == 440
    qtbot.mouseClick(question.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert question.answer == "restore"


def test_a_question_put_away_is_no_answer(theme: Theme, qtbot: QtBot) -> None:
    question = Question(theme, None, "Pulihkan cadangan?", "", [Action("restore", "Pulihkan", kind="danger")])
    qtbot.addWidget(question)
    question.show()
    qtbot.keyClick(question, Key.Key_Escape)
    assert question.answer == ""


def test_the_drop_frame_covers_the_window(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    window = shown()
    overlay = DropOverlay(theme, window, "Lepaskan untuk diperiksa")
    overlay.show_over()
    window.resize(700, 500)
    qtbot.waitUntil(lambda: overlay.geometry() == window.rect())
