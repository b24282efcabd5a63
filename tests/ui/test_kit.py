"""The building blocks, driven as a person drives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import JobBar, TroubleBar
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.chips import ChipsField, find_among
from empower_desktop.ui.kit.choose import FilterPills, RadioCards, Segmented
from empower_desktop.ui.kit.field import Field, Fold
from empower_desktop.ui.kit.listview import ListItem, ListPane, ListView
from empower_desktop.ui.kit.nav import NavPlace, initials
from empower_desktop.ui.kit.offers import Offer, PopupList, split_match
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.pages import PAGE, Pages
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.kit.sidebar import Sidebar
from empower_desktop.ui.kit.steps import Steps
from empower_desktop.ui.kit.table import Column, Table, TableModel, TableRow
from empower_desktop.ui.kit.tabs import Tabs
from empower_desktop.ui.kit.texts import Elided
from empower_desktop.ui.kit.toast import DropOverlay, Toast
from empower_desktop.ui.theme import Theme

Show = Callable[..., QWidget]
Key = Qt.Key


def items(offset: int, limit: int) -> list[ListItem]:
    return [ListItem(str(number), f"Meeting {number}", "Dusun II", "21", "Nov") for number in range(offset, offset + limit)]


def rows(offset: int, limit: int) -> list[TableRow]:
    numbers = range(offset, offset + limit)
    return [TableRow(str(number), (Cell(f"Person {number}", "strong"), Cell(str(number), "number"))) for number in numbers]


@pytest.fixture
def table(theme: Theme) -> Table:
    model = TableModel([Column("name", "Name", 160, wide=True), Column("count", "Count", 60, "right")])
    model.show(100_000, rows)
    made = Table(theme, "People", model, "dense")
    model.setParent(made)
    return made


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


def test_a_hundred_thousand_items_open_at_once(theme: Theme, shown: Show) -> None:
    asked: list[int] = []

    def fetch(offset: int, limit: int) -> Sequence[ListItem]:
        asked.append(offset)
        return items(offset, limit)

    view = ListView(theme, "Pertemuan")
    view.show_items(100_000, fetch)
    shown(view)
    assert (view.count(), asked) == (100_000, [0])


def test_pages_are_fetched_once_and_forgotten_when_many() -> None:
    asked: list[int] = []
    pages: Pages[int] = Pages(10_000, lambda offset, limit: asked.append(offset) or list(range(offset, offset + limit)))
    assert [pages.row(at) for at in (5, 7, 9_999)] == [5, 7, 9_999]
    assert asked == [0, 9_900]
    for page in range(40):
        pages.row(page * PAGE)
    assert len(pages._pages) == 20


def test_the_chosen_item_stays_chosen_when_the_list_is_shown_again(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    view = ListView(theme, "Pertemuan")
    view.show_items(500, items)
    shown(view)
    view.choose("7")
    with qtbot.assertNotEmitted(view.chosen):
        view.show_items(501, lambda offset, limit: [ListItem("new", "New"), *items(0, 99)] if offset == 0 else items(offset - 1, limit))
    assert (view.current_key(), view.currentIndex().row()) == ("7", 8)


def test_keys_of_the_list(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    view = ListView(theme, "Pertemuan")
    view.show_items(500, items)
    shown(view)
    view.choose("0")
    for key, signal, said in (
        (Key.Key_Down, view.chosen, "1"),
        (Key.Key_Return, view.opened, "1"),
        (Key.Key_Delete, view.delete_asked, "1"),
        (Key.Key_M, view.letters_typed, "m"),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(view, key)
        assert told.args == [said]


def test_letters_typed_in_the_list_go_to_its_search(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    pane = ListPane(theme, "Pertemuan", "Cari pertemuan…")
    pane.show_items(500, "500", items, "Belum ada pertemuan.")
    shown(pane)
    with qtbot.waitSignal(pane.search.searched) as told:
        qtbot.keyClick(pane.items, Key.Key_M)
    assert told.args == ["m"]


def test_an_empty_list_says_so(theme: Theme, shown: Show) -> None:
    pane = ListPane(theme, "Pertemuan", "Cari pertemuan…")
    shown(pane)
    pane.show_items(0, "0", items, "Belum ada pertemuan.")
    assert (pane._empty.text(), pane._empty.isVisible(), pane.items.isVisible()) == ("Belum ada pertemuan.", True, False)


def test_items_are_read_out_whole(theme: Theme) -> None:
    view = ListView(theme, "Pertemuan")
    view.show_items(1, items)
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "21 Nov, Meeting 0, Dusun II"


def test_sixteen_dense_rows_are_seen_within_the_budget(theme: Theme, table: Table, shown: Show) -> None:
    shown(table)
    assert table.rowHeight(0) == 27
    assert table.horizontalHeader().height() == 32


def test_the_wide_column_takes_the_room_that_is_left(theme: Theme, table: Table, shown: Show) -> None:
    shown(table)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_the_current_cell_is_ringed(theme: Theme, table: Table, shown: Show) -> None:
    window = shown(table)
    table.setCurrentIndex(table.model().index(2, 1))
    table.setFocus()
    spot = table.viewport().mapTo(window, table.visualRect(table.currentIndex()).center())
    edge = table.visualRect(table.currentIndex()).left() + 1 + table.viewport().mapTo(window, table.rect().topLeft()).x()
    assert window.grab().toImage().pixelColor(edge, spot.y()) == theme.color("focus")


def test_keys_of_the_table(table: Table, shown: Show, qtbot: QtBot) -> None:
    shown(table)
    table.setCurrentIndex(table.model().index(3, 0))
    for key, signal, said in ((Key.Key_Return, table.opened, "3"), (Key.Key_D, table.letters_typed, "d")):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(table, key)
        assert told.args == [said]


def test_the_head_of_the_sorting_column_has_an_arrow(table: Table) -> None:
    model = table.model()
    assert isinstance(model, TableModel)
    model.show_sorting("count", True)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Count  ↓"


@pytest.fixture
def popup(theme: Theme, shown: Show) -> PopupList:
    field = SearchField(theme, "Dua huruf nama", "user-plus")
    shown(field)
    field.setFocus()
    made = PopupList(theme, field)
    made.offer([Offer("1", "Darto", "L"), Offer("2", "Darsini", "P"), Offer("new", "Orang baru", fresh=True)], "da")
    return made


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        ([(Key.Key_Return, Qt.KeyboardModifier.NoModifier)], ["1", ""]),
        ([(Key.Key_Down, Qt.KeyboardModifier.NoModifier), (Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)], ["2", "shift"]),
        ([(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)], ["new", "ctrl"]),
        ([(Key.Key_Up, Qt.KeyboardModifier.NoModifier), (Key.Key_Return, Qt.KeyboardModifier.NoModifier)], ["new", ""]),
    ],
)
def test_the_type_ahead_is_driven_from_its_field(
    popup: PopupList, qtbot: QtBot, keys: list[tuple[Key, Qt.KeyboardModifier]], picked: list[str]
) -> None:
    with qtbot.waitSignal(popup.picked) as told:
        for key, held in keys:
            qtbot.keyClick(popup._anchor, key, held)
    assert told.args == picked
    assert not popup.isVisible()


def test_escape_closes_the_type_ahead_and_keeps_the_letters(popup: PopupList, qtbot: QtBot) -> None:
    popup._anchor.setText("da")
    with qtbot.waitSignal(popup.escaped):
        qtbot.keyClick(popup._anchor, Key.Key_Escape)
    assert (popup.isVisible(), popup._anchor.text()) == (False, "da")


def test_a_hasty_enter_waits_for_the_offers_of_all_its_letters(popup: PopupList, qtbot: QtBot) -> None:
    popup.expect()
    told: list[str] = []
    popup.picked.connect(lambda key, how: told.append(key))
    qtbot.keyClick(popup._anchor, Key.Key_Return)
    assert told == []
    popup.offer([Offer("2", "Darsini", "P")], "dars")
    assert (told, popup.isVisible()) == (["2"], False)


def test_a_hasty_enter_without_any_offer_is_told(popup: PopupList, qtbot: QtBot) -> None:
    popup.expect()
    qtbot.keyClick(popup._anchor, Key.Key_Return)
    with qtbot.waitSignal(popup.missed):
        popup.offer([])
    popup.offer([Offer("2", "Darsini", "P")], "dars")
    assert popup.isVisible()


def test_the_type_ahead_closes_when_its_field_is_left(popup: PopupList, qtbot: QtBot) -> None:
    popup._anchor.clearFocus()
    assert not popup.isVisible()


@pytest.mark.parametrize(
    ("title", "typed", "parts"),
    [
        ("Darto", "da", ("", "Da", "rto")),
        ("Adinda Dara", "da", ("Adinda ", "Da", "ra")),
        ("Suminah", "min", ("Suminah", "", "")),
        ("Darto", "", ("Darto", "", "")),
    ],
)
def test_what_was_typed_is_found_at_the_start_of_a_word(title: str, typed: str, parts: tuple[str, str, str]) -> None:
    assert split_match(title, typed) == parts


def test_a_choice_is_found_by_the_beginning_of_any_of_its_words() -> None:
    find = find_among([("a", "Pembuatan pupuk bokashi/kompos"), ("b", "Air (bersih)")])
    assert [offer.key for offer in find("kompos")] == ["a"]
    assert [offer.key for offer in find("ber")] == ["b"]
    assert find("pos") == []
    assert len(find("")) == 2


CHOICES = [("a", "Mengelola aset"), ("b", "Membuat aturan"), ("c", "Menentukan penerima")]


def test_chips_are_added_by_typing_and_taken_out_by_backspace(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    field = ChipsField(theme, "tambah…", "Keluarkan", find_among(CHOICES))
    shown(field)
    qtbot.keyClicks(field._edit, "mem")
    qtbot.keyClick(field._edit, Key.Key_Return)
    assert field.values() == ("b",)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field._edit, Key.Key_Backspace)
    assert field.values() == ()


def test_a_choice_taken_is_not_offered_again(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    field = ChipsField(theme, "tambah…", "Keluarkan", find_among(CHOICES))
    shown(field)
    field.set_values(CHOICES[:2])
    qtbot.keyClick(field._edit, Key.Key_Down)
    assert field._popup is not None
    assert [offer.key for offer in field._popup._model.offers] == ["c"]


def test_chips_break_into_lines(theme: Theme, shown: Show) -> None:
    field = ChipsField(theme, "tambah…", "Keluarkan", find_among(CHOICES))
    shown(field, width=300)
    field.set_values(CHOICES)
    assert field.height() > 60


def test_tab_goes_on_to_the_next_field_after_a_choice_was_taken(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    before, field, after = QLineEdit(), ChipsField(theme, "tambah…", "Keluarkan", find_among(CHOICES)), QLineEdit()
    window = shown(before, field, after)
    before.setFocus()
    qtbot.keyClick(before, Key.Key_Tab)
    for letters in ("aset", "aturan"):
        qtbot.keyClicks(window.focusWidget(), letters)
        qtbot.keyClick(window.focusWidget(), Key.Key_Return)
    assert field.values() == ("a", "b")
    qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
    assert after.hasFocus()
    back = []
    for _ in range(4):
        qtbot.keyClick(window.focusWidget(), Key.Key_Backtab)
        back.append(window.focusWidget().accessibleName())
    assert back == ["", "Membuat aturan", "Mengelola aset", ""]


def test_yes_no_not_recorded_by_arrow_keys(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    choice = Segmented(theme, [(True, "Ya"), (False, "Tidak"), (None, "Tidak dicatat")], None)
    window = shown(choice)
    choice.setFocus()
    with qtbot.waitSignal(choice.changed) as told:
        qtbot.keyClick(window.focusWidget(), Key.Key_Left)
    assert (told.args, choice.value()) == ([False], False)
    assert window.focusWidget() is choice._buttons[False]


def test_radio_cards_say_what_they_mean(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    cards = RadioCards(theme, [("promised", "Dijanjikan", "belum jalan"), ("valid", "Berlaku", "sudah dijalankan")], "promised")
    shown(cards)
    card = cards._buttons["valid"]
    assert card.accessibleDescription() == "sudah dijalankan"
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert cards.value() == "valid"
    qtbot.keyClick(card, Key.Key_Up)
    assert (cards.value(), cards._buttons["promised"].hasFocus()) == ("promised", True)
    qtbot.keyClicks(cards._buttons["promised"], "b")
    assert (cards.value(), card.hasFocus()) == ("valid", True), "as in a list of choices, a letter leads to its word"
    qtbot.keyClicks(card, "x")
    assert cards.value() == "promised", "“bx” is on no card, so “b” was not meant"


def test_choices_that_have_no_room_side_by_side_stand_below_each_other_in_full(shown: Callable[..., QWidget], theme: Theme) -> None:
    cards = RadioCards(
        theme, [("a", "Distributif: yang satu bertambah, yang lain berkurang", ""), ("b", "Keduanya", ""), ("c", "Tidak ada", "")]
    )
    window = shown(cards, width=900)
    places = [button.geometry() for button in cards._buttons.values()]
    assert len({place.y() for place in places}) == 1
    window.resize(360, 400)
    QApplication.processEvents()
    places = [button.geometry() for button in cards._buttons.values()]
    assert len({place.x() for place in places}) == 1
    assert all(place.width() > 300 for place in places)
    assert sorted(place.y() for place in places) == [place.y() for place in places]


def test_one_pill_is_chosen(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    pills = FilterPills(theme, [("all", "Semua", ""), ("draft", "Draf 2", "")])
    shown(pills)
    qtbot.mouseClick(pills.button("draft"), Qt.MouseButton.LeftButton)
    assert pills.chosen() == ["draft"]


def test_a_problem_stands_below_its_field_with_its_cure(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    edit = QLineEdit("850")
    field = Field(theme, "Nilai akhir", edit, required="wajib untuk disahkan")
    shown(field)
    field.show_problem("Nilai 850 melewati skala 100. Mungkin 85?", Action("85", "Jadikan 85"))
    assert (field.problem()[:9], edit.property("bad"), edit.height()) == ("Nilai 850", "1", 32)
    with qtbot.waitSignal(field.cured) as told:
        qtbot.mouseClick(field.findChild(Button), Qt.MouseButton.LeftButton)
    assert told.args == ["85"]


def test_a_mended_field_says_nothing_more(theme: Theme, shown: Show) -> None:
    field = Field(theme, "Nilai akhir", QLineEdit("850"))
    shown(field)
    field.show_warning("Nilai tinggi.", Action("leave", "Biarkan"))
    field.clear()
    assert (field.problem(), field.inner.property("warned")) == ("", "0")
    assert not [button for button in field.findChildren(Button) if button.isVisible()]


def test_a_required_field_says_so_to_screen_readers(theme: Theme) -> None:
    field = Field(theme, "Nama", QLineEdit(), required="wajib untuk disahkan")
    read = QAccessible.queryAccessibleInterface(field.inner)
    assert read.text(QAccessible.Text.Name) == "Nama"
    assert read.text(QAccessible.Text.Description) == "wajib untuk disahkan"


def test_a_fold_opens_by_keyboard_and_remembers_to_tell(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    fold = Fold(theme, "Tempat dan waktu")
    fold.content.addWidget(QLineEdit())
    fold.set_summary("Balai Dusun II, 13.00–15.30")
    shown(fold)
    with qtbot.waitSignal(fold.folded) as told:
        qtbot.keyClick(fold._head, Key.Key_Space)
    assert (told.args, fold.is_open(), fold._summary.isVisible()) == ([False], True, False)


def test_a_toast_offers_the_way_back(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    window = shown(height=400)
    toast = Toast(theme, window, "Urungkan", "Ctrl Z")
    toast.show_toast("“Rapat RT 05” dipindah ke tempat sampah.")
    assert toast.isVisible()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    with qtbot.waitSignal(toast.undone):
        qtbot.mouseClick(toast._link, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


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


def test_steps_tell_which_is_at_hand(theme: Theme) -> None:
    steps = Steps(theme, ["Pilih berkas", "Periksa", "Gabungkan"])
    steps.set_step(1)
    assert (steps.step(), steps.accessibleName()) == (1, "Periksa")


def test_the_cure_goes_below_the_sentence_in_a_narrow_field(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    edit = QLineEdit("12/13")
    edit.setFixedWidth(130)
    field = Field(theme, "Tanggal", edit)
    shown(field, width=240)
    field.show_problem("Tanggal “12/13” tidak terbaca.", Action("swap", "Jadikan 13/12"))
    sentence = next(each for each in field.findChildren(QLabel) if each.text().startswith("Tanggal “"))
    qtbot.waitUntil(lambda: field.findChild(Button).y() > sentence.y())
    assert (edit.x(), edit.width()) == (0, 130)
