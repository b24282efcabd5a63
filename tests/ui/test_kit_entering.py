"""Fields: what they offer while one types, choices, pills, and a problem with its cure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.chips import ChipsField, find_among
from empower_desktop.ui.kit.choose import FilterPills, RadioCards, Segmented
from empower_desktop.ui.kit.field import Field, Fold
from empower_desktop.ui.kit.offers import Offer, PopupList, split_match
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.theme import Theme

Show = Callable[..., QWidget]
Key = Qt.Key


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


def test_choices_that_share_the_width_are_not_cut_short_beside_shorter_ones(shown: Callable[..., QWidget], theme: Theme) -> None:
    cards = RadioCards(theme, [("all", "Semua", ""), ("new", "Yang baru", ""), ("part", "Sebagian", "sebentar")], fill=True)
    shown(cards, width=620)
    assert len({button.y() for button in cards._buttons.values()}) == 1
    cards.set_meaning("part", "satu wilayah atau satu masa, dan hanya itu")
    QApplication.processEvents()
    assert all(button.width() >= button.sizeHint().width() for button in cards._buttons.values())
    assert len({button.x() for button in cards._buttons.values()}) == 1


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


def test_the_cure_goes_below_the_sentence_in_a_narrow_field(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    edit = QLineEdit("12/13")
    edit.setFixedWidth(130)
    field = Field(theme, "Tanggal", edit)
    shown(field, width=240)
    field.show_problem("Tanggal “12/13” tidak terbaca.", Action("swap", "Jadikan 13/12"))
    sentence = next(each for each in field.findChildren(QLabel) if each.text().startswith("Tanggal “"))
    qtbot.waitUntil(lambda: field.findChild(Button).y() > sentence.y())
    assert (edit.x(), edit.width()) == (0, 130)


def test_what_settles_a_problem_is_never_cut_and_its_sentence_no_narrow_column(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    field = Field(theme, "Method", QLineEdit())
    shown(field, width=400, height=300)
    cures = [Action("reserve", "Change to consensus with reservations"), Action("leave", "Leave it")]
    field.show_warning("There is dissent. Change to consensus with reservations?", *cures)
    sentence = next(each for each in field.findChildren(QLabel) if each.text().startswith("There is"))
    qtbot.waitUntil(lambda: sentence.width() >= theme.px(220))
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in field.findChildren(Button)))
