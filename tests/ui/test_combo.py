"""A closed list: what is typed on it, and that nothing but a choice ever changes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.choose import RadioCards, Segmented
from empower_desktop.ui.kit.combo import Combo
from empower_desktop.ui.kit.letters import fitting
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing the)")
Key = Qt.Key
Show = Callable[..., QWidget]
OUTCOMES = ("Menunggu", "Ditarik", "Dipenuhi sebagian", "Ditolak: kelompok tidak siap", "Terpenuhi")


@pytest.fixture
def combo(shown: Show) -> Combo:
    """A closed list with an empty first line, in a page that is higher than the window, with a field after it."""
    made = Combo("Nothing matches {text}")
    made.addItem("–", None)
    for word in OUTCOMES:
        made.addItem(word, word)
    page = QWidget()
    lines = QVBoxLayout(page)
    lines.addWidget(made)
    lines.addWidget(QLineEdit())
    far = QLabel("far below")
    far.setMinimumHeight(2_000)
    lines.addWidget(far)
    shown(scrolled(page))
    made.setFocus()
    return made


def area_of(widget: QWidget) -> QScrollArea:
    area = widget.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    return area


def test_a_choice_that_begins_with_the_letters_comes_before_one_with_such_a_word_inside() -> None:
    answers = ["Belum menerapkan", "Mencoba", "Rutin menerapkan", "Berhenti"]
    assert [answers[at] for at in fitting("m", answers)] == ["Mencoba", "Belum menerapkan", "Rutin menerapkan"]
    assert [answers[at] for at in fitting("rutin m", answers)] == ["Rutin menerapkan"]
    assert fitting("zz", answers) == []
    kinds = ["Rapat pengurus", "Rapat/pertemuan kelompok", "Musyawarah desa"]
    assert [kinds[at] for at in fitting("rapat kel", kinds)] == ["Rapat/pertemuan kelompok"], "words between may be left out"
    assert fitting("kel rapat", kinds) == []


@pytest.mark.parametrize("typed", ["dipen", "di pen", "xyz", "-", "terz"])
@pytest.mark.parametrize("before", [0, 1])
def test_letters_that_are_on_no_choice_leave_the_one_there_was_and_say_so(combo: Combo, qtbot: QtBot, typed: str, before: int) -> None:
    combo.removeItem(3)  # no choice begins with “dipen”
    combo.setCurrentIndex(before)
    qtbot.keyClicks(combo, typed)
    assert combo.currentIndex() == before
    assert QToolTip.text() == f"Nothing matches {typed}"
    qtbot.keyClick(combo, Key.Key_Tab)
    assert combo.currentIndex() == before


def test_backspace_takes_the_last_letter_back(combo: Combo, qtbot: QtBot) -> None:
    qtbot.keyClicks(combo, "terz")
    assert combo.currentIndex() == 0
    qtbot.keyClick(combo, Key.Key_Backspace)
    assert combo.currentText() == "Terpenuhi"
    for _ in range(3):
        qtbot.keyClick(combo, Key.Key_Backspace)
    assert combo.currentIndex() == 0


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_PageUp])
def test_page_keys_scroll_the_page_and_leave_the_choice(combo: Combo, qtbot: QtBot, key: Key) -> None:
    bar = area_of(combo).verticalScrollBar()
    combo.setCurrentIndex(2)
    before = 0 if key == Key.Key_PageDown else bar.maximum()
    bar.setValue(before)
    qtbot.keyClick(combo, key)
    assert combo.currentIndex() == 2
    assert bar.value() != before


@pytest.mark.parametrize("key", [Key.Key_Home, Key.Key_End])
def test_a_choice_is_not_changed_by_the_keys_for_the_ends(combo: Combo, qtbot: QtBot, key: Key) -> None:
    combo.setCurrentIndex(2)
    qtbot.keyClick(combo, key)
    assert combo.currentIndex() == 2


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_scrolls_the_page_and_leaves_the_choice(combo: Combo, focused: bool) -> None:
    combo.setCurrentIndex(2)
    if not focused:
        combo.clearFocus()
    middle = QPointF(combo.rect().center())
    wheel = QWheelEvent(
        middle,
        combo.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, wheel)
    assert combo.currentIndex() == 2
    assert not wheel.isAccepted()


def test_in_the_open_list_letters_search_as_in_the_closed_one_and_tab_takes_and_goes_on(combo: Combo, qtbot: QtBot) -> None:
    meant: list[str] = []
    combo.meant.connect(lambda: meant.append(combo.currentText()))
    qtbot.keyClick(combo, Key.Key_F4)
    qtbot.waitUntil(combo.view().isVisible)
    qtbot.keyClicks(combo.view(), "kel")
    assert combo.view().currentIndex().data() == "Ditolak: kelompok tidak siap"
    qtbot.keyClicks(combo.view(), "z")
    assert combo.view().currentIndex().row() == 0, "nothing matches: as it was when the search began"
    qtbot.keyClick(combo.view(), Key.Key_Backspace)
    qtbot.keyClick(combo.view(), Key.Key_Tab)
    assert meant == ["Ditolak: kelompok tidak siap"]
    assert not combo.view().isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_whole_word_typed_on_a_few_choices_leads_to_that_choice(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    choice = Segmented(theme, [(True, "Ya"), (False, "Tidak"), (None, "Tidak dicatat")], None)
    window = shown(choice)
    choice.setFocus()
    for letter in "tidak":
        qtbot.keyClicks(window.focusWidget(), letter)
    assert choice.value() is False
    for letter in " dicatat":
        qtbot.keyClicks(window.focusWidget(), letter)
    assert choice.value() is None
    for letter in "yz":
        qtbot.keyClicks(window.focusWidget(), letter)
    assert choice.value() is None


@pytest.mark.parametrize("made", [Segmented, RadioCards])
def test_where_the_keyboard_is_at_an_unanswered_choice_does_not_look_chosen(
    theme: Theme, shown: Show, qtbot: QtBot, made: type[Segmented | RadioCards]
) -> None:
    words = [("masalah", "Masalah", ""), ("potensi", "Potensi", "")]
    choice = made(theme, [word[: 2 if made is Segmented else 3] for word in words])  # type: ignore[misc,arg-type]  # as each wants it
    window = shown(QLineEdit(), choice)
    qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
    first = window.focusWidget()
    assert first.accessibleName() == "Masalah"
    accent, edge = theme.color("focus"), (first.width() - 1, first.height() // 2)
    assert first.grab().toImage().pixelColor(*edge) != accent
    qtbot.keyClicks(first, "masa")
    assert choice.value() == "masalah"
    assert first.grab().toImage().pixelColor(*edge) == accent
