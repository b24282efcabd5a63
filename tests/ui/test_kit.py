"""The building blocks, driven as a person drives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from held import double_click, hold
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.exchange_parts import DecidingFoot
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.nav import NavPlace, initials
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.sidebar import Sidebar
from empower_desktop.ui.kit.steps import Steps
from empower_desktop.ui.kit.tabs import Tabs
from empower_desktop.ui.kit.texts import Elided
from empower_desktop.ui.theme import Theme

Show = Callable[..., QWidget]
Key = Qt.Key


def test_a_button_shows_an_ampersand(theme: Theme) -> None:
    button = Button(theme, "Kirim & Gabung")
    assert (button.text(), button.accessibleName()) == ("Kirim && Gabung", "Kirim & Gabung")


def test_the_ring_comes_with_the_keyboard_only_and_moves_nothing(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    one, other = Button(theme, "Cetak"), Button(theme, "Sahkan", "primary")
    window = shown(one, other)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    plain, place = window.grab().toImage(), other.geometry()
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.grab().toImage() != plain
    assert other.geometry() == place


def test_walking_by_keyboard_draws_the_ring_and_no_other_frame(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    one, other = Button(theme, "Cetak"), Button(theme, "Catat")
    shown(one, other)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    plain = other.grab().toImage()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert other.hasFocus()
    walked, inner = other.grab().toImage(), other.rect().adjusted(6, 6, -6, -6)
    assert walked != plain
    assert walked.copy(inner) == plain.copy(inner)


def test_a_field_keeps_its_height_when_focused(theme: Theme, shown: Show) -> None:
    edit, other = QLineEdit(), QLineEdit()
    shown(edit, other)
    other.setFocus()
    before = edit.height()
    edit.setFocus()
    assert (edit.height(), before) == (32, 32)


def test_elided_text_keeps_the_whole_in_its_tooltip(theme: Theme, shown: Show) -> None:
    line = Elided("Musdus Penyusunan Usulan RKP 2027", "title")
    line.setFixedWidth(120)
    shown(line)
    assert line.text().endswith("…")
    assert line.toolTip() == line.whole_text()


@pytest.fixture
def sidebar(theme: Theme) -> Sidebar:
    groups = [[NavPlace("home", "house", "Beranda"), NavPlace("meeting", "users-round", "Pertemuan")], [NavPlace("send", "send", "Kirim")]]
    return Sidebar(
        theme, "Empower", ("Cari", "Ctrl F"), groups, NavPlace("settings", "settings", "Pengaturan"), NavPlace("me", "", "Profil")
    )


def test_the_sidebar_tells_where_one_goes(sidebar: Sidebar, shown: Show, qtbot: QtBot) -> None:
    shown(sidebar)
    with qtbot.waitSignal(sidebar.chosen) as told:
        qtbot.keyClick(sidebar._places["meeting"], Key.Key_Space)
    assert told.args == ["meeting"]
    assert [key for key, button in sidebar._places.items() if button.isChecked()] == ["meeting"]


def test_the_sidebar_is_reduced_to_icons(sidebar: Sidebar, shown: Show) -> None:
    shown(sidebar, height=700)
    assert sidebar.width() == 208
    sidebar.set_narrow(True)
    assert (sidebar.width(), sidebar._places["home"].toolTip()) == (56, "Beranda")


def test_enter_goes_to_a_place_as_space_does(sidebar: Sidebar, shown: Show, qtbot: QtBot) -> None:
    shown(sidebar)
    for key in (Key.Key_Return, Key.Key_Space):
        with qtbot.waitSignal(sidebar.chosen) as told:
            qtbot.keyClick(sidebar._places["send"], key)
        assert told.args == ["send"]


def test_enter_presses_what_goes_ahead_and_nothing_else(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    ahead, other = Button(theme, "Mulai", "primary"), Button(theme, "Hapus")
    shown(ahead, other)
    pressed: list[str] = []
    for button in (other, ahead):
        button.clicked.connect(lambda _checked=False, button=button: pressed.append(button.text()))
        qtbot.keyClick(button, Key.Key_Return)
    assert pressed == ["Mulai"]


def test_a_badge_is_read_out(sidebar: Sidebar) -> None:
    sidebar.set_badge("send", 2)
    assert sidebar._places["send"].accessibleName() == "Kirim 2"


def test_initials_are_of_two_words() -> None:
    assert [initials(name) for name in ("Sari Handayani", "Darto", "")] == ["SH", "D", ""]


def test_initials_are_of_who_wrote_and_not_of_whose_workbook_it_was() -> None:
    assert initials("Anton (di buku kerja Sari Handayani)") == "A"


def test_arrow_keys_walk_through_the_tabs(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    tabs = Tabs(theme, [("a", "Rincian"), ("b", "Daftar hadir"), ("c", "Keputusan")])
    window = shown(tabs)
    tabs._buttons["a"].setFocus()
    with qtbot.waitSignals([tabs.changed, tabs.changed]):
        qtbot.keyClick(window.focusWidget(), Key.Key_Left)
        qtbot.keyClick(window.focusWidget(), Key.Key_Left)
    assert tabs.current() == "b"


def test_tabs_stand_closer_and_give_up_their_counts_before_a_word_is_cut(theme: Theme, shown: Callable[..., QWidget]) -> None:
    tabs = Tabs(theme, [("a", "Rincian"), ("b", "Daftar hadir"), ("c", "Keputusan"), ("d", "Tindak lanjut")])
    for key in "abcd":
        tabs.set_count(key, "12")
    shown(tabs, width=700)
    assert [button.text() for button in tabs._buttons.values()][1] == "Daftar hadir  12"
    tabs.window().resize(380, 100)
    QApplication.processEvents()
    assert [button.text() for button in tabs._buttons.values()] == ["Rincian", "Daftar hadir", "Keputusan", "Tindak lanjut"]
    assert all(button.width() >= button.sizeHint().width() for button in tabs._buttons.values())


@pytest.fixture
def head(theme: Theme) -> PageHead:
    made = PageHead(theme, "", more="Lainnya", back="Kembali", tabs=Tabs(theme, [("a", "Rincian")]))
    made.set_title("Musdus Penyusunan Usulan RKP 2027")
    made.set_meta([("map-pin", "Balai Dusun II")])
    made.set_actions([Action("print", "Cetak daftar", "printer"), Action("ratify", "Sahkan", "check", "primary")])
    return made


def test_the_keyboard_stays_among_the_buttons_when_others_are_offered(head: PageHead, shown: Show) -> None:
    window = shown(head, width=900)
    ratify = head.button("ratify")
    ratify.setFocus()
    head.set_actions([Action("print", "Cetak daftar", "printer"), Action("ratify", "Sahkan", "check", "primary")])
    assert window.focusWidget() is ratify, "the same buttons are left alone"
    head.set_actions([Action("reopen", "Buka lagi", "lock-open")])
    assert window.focusWidget() is head.button("reopen")


def test_the_head_has_the_height_of_the_design(head: PageHead, shown: Show) -> None:
    shown(head, width=868)
    assert head.height() == 114


def test_buttons_move_into_the_menu_the_primary_last(head: PageHead, shown: Show) -> None:
    window = shown(head, width=900)
    assert not head.button("print").isHidden()
    window.resize(430, 400)
    assert (head.button("print").isHidden(), head.button("ratify").isHidden()) == (True, False)


def test_a_low_window_keeps_the_meta_line_in_the_tooltip(head: PageHead, shown: Show) -> None:
    shown(head)
    head.set_short(True)
    assert head._meta_row.isHidden()
    assert "Balai Dusun II" in head._title.toolTip()


def test_a_sentence_goes_on_in_a_second_line_where_its_neighbours_leave_little_room(theme: Theme, shown: Show) -> None:
    said = "12 berkas digabung. Catatan: 2.012 baru, 1.021 berubah, 15 berkonflik."
    foot = DecidingFoot(theme)
    shown(foot, width=1280, height=300)
    low = foot.height()
    foot.show_sentence("circle-check", "ok", said, "Bisa diurungkan di sini, atau lewat Riwayat.")
    QApplication.processEvents()
    assert (foot._strong.text(), foot.height()) == (said, low)
    foot.show_buttons(*(Button(theme, word) for word in ("Urungkan", "Simpan laporan", "Gabung berkas lainnya", "Jawab pertanyaan")))
    foot.show_figures("2.012 catatan baru · 1.021 berubah · 15 berkonflik")
    QApplication.processEvents()
    assert foot._strong.text().replace("\n", " ") == said
    assert foot.height() > low
    assert foot._strong.height() >= 2 * foot._strong.fontMetrics().height()


def test_steps_tell_which_is_at_hand(theme: Theme) -> None:
    steps = Steps(theme, ["Pilih berkas", "Periksa", "Gabungkan"])
    steps.set_step(1)
    assert (steps.step(), steps.accessibleName()) == (1, "Periksa")


def test_what_comes_under_the_mouse_or_the_keyboard_within_a_double_click_or_while_enter_is_held_is_not_pressed(
    theme: Theme, shown: Show
) -> None:
    pressed: list[str] = []
    first, second = Button(theme, "Gabungkan", "primary"), Button(theme, "Batal", "primary")
    shown(first, second)
    for button in (first, second):
        button.clicked.connect(lambda _=False, button=button: pressed.append(button.text()))
    first.setFocus()
    first.clicked.connect(second.setFocus)
    hold(Key.Key_Return)
    double_click(first, lambda: second.setGeometry(first.geometry()) or second.raise_())
    assert pressed == ["Gabungkan", "Gabungkan"]


def test_a_button_by_which_one_steps_keeps_up_with_a_quick_finger(theme: Theme, shown: Show) -> None:
    steps: list[bool] = []
    button = Button(theme, "", "icon", "chevron-down", "Berikutnya")
    shown(button)
    button.clicked.connect(lambda: steps.append(True))
    double_click(button)
    assert len(steps) == 2
