"""Somebody's own list at the window: dropped, its columns checked, its questions answered, taken in, and taken back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from few_areas import few_areas
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.errors import Refusal
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.records import Attendance, Contribution, Group, Meeting, Membership, Person
from empower_desktop.ui import import_sitting, unmerging
from empower_desktop.ui.import_columns import REMEMBERED
from empower_desktop.ui.import_head import head_key
from empower_desktop.ui.import_sitting import CHANGED_SINCE
from empower_desktop.ui.importing_page import CHOOSE, COLUMNS, OUTCOME, QUESTIONS, REPORT, ImportingPage
from empower_desktop.ui.inputs import LineInput
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.importing import read
from empower_desktop.workspace.opening import start
from empower_desktop.workspace.saving import delete
from empower_desktop.workspace.unmerging import unmerge
from tests.at_the_window import CTRL, Key, Sitter
from tests.own_lists import listed
from tests.people import change

SHEETS = Path(__file__).parents[1] / "lists" / "sheets"
SAVINGS, ROSTER, ROLL = "12_anggota_spp_simpanan.xlsx", "01_daftar_hadir_musdes.xlsx", "10_anggota_kwt.xlsx"


@pytest.fixture
def budi(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitter]:
    """A coordinator's window."""
    start(tmp_path / "budi", "Budi Hartanto", "koordinator", None, "id", practice=False)
    few_areas(tmp_path / "budi")
    sitter = Sitter(qtbot, qapp, tmp_path / "budi")
    yield sitter
    sitter.close()


@pytest.fixture
def page(frame: Frame, shown: Callable[..., QWidget]) -> ImportingPage:
    made = ImportingPage(frame)
    made.set_room(Room())
    frame.desk.refused.connect(lambda refusal: pytest.fail(str(refusal.message)))
    shown(made, width=1158, height=640)
    return made


def looked(page: ImportingPage, file: Path, kind: str, qtbot: QtBot) -> None:
    """Choose a file and say what it is."""
    page.take(str(file))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.kind.meant.emit()
    rested(page, qtbot)


def rested(page: ImportingPage, qtbot: QtBot) -> None:
    """Wait until what was said is worked out."""
    qtbot.waitUntil(lambda: not page.sitting.is_busy, timeout=20_000)


def take_in(page: ImportingPage) -> None:
    """Begin to write what the list brings."""
    while page.at < OUTCOME:
        page.go_ahead()
    page.go_ahead()


def taken_in(page: ImportingPage, qtbot: QtBot) -> None:
    """Go on to the end."""
    take_in(page)
    qtbot.waitUntil(lambda: page.at == REPORT, timeout=20_000)


def decide(budi: Sitter, page: ImportingPage, text: str) -> None:
    """Walk to a button of the foot, once it is the one in sight."""

    def found() -> list[Button]:
        return [button for button in page.foot.findChildren(Button) if button.text() == text and button.isVisible()]

    budi.until(lambda: len(found()) == 1)
    budi.tab_to(found()[0])


def words_in(page: QWidget) -> str:
    """Give all that can be read on the page."""
    labels = [each.text() for each in page.findChildren(QLabel)]
    assert isinstance(page, ImportingPage)
    model = page.columns.sheet.cells
    cells = [str(model.index(row, at).data()) for row in range(model.rowCount()) for at in range(model.columnCount())]
    return "\n".join([*labels, *cells])


def test_a_dropped_list_comes_in_by_keyboard_and_goes_back_as_one(budi: Sitter, tmp_path: Path) -> None:
    file = tmp_path / SAVINGS
    shutil.copy(SHEETS / SAVINGS, file)
    budi.drop([file])
    screen = budi.window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    refusal = screen.merging.preview.refusal
    budi.until(lambda: [button.text() for button in refusal.findChildren(Button)] == ["Masukkan sebagai daftar"])
    budi.rest()
    (offer,) = refusal.findChildren(Button)
    budi.tab_to(offer)
    budi.press(Key.Key_Space)

    page = screen.importing
    budi.until(lambda: page.sitting.listing is not None and page.kind.hasFocus())
    assert (page.at, page.kind.currentData(), page.sitting.imported) == (COLUMNS, "", None)
    budi.type("angg")
    budi.press(Key.Key_Return)
    budi.until(lambda: page.sitting.imported is not None and not page.sitting.is_busy)
    assert [line.box.currentText() for line in page.columns.lines][1:3] == ["Nama lengkap (tanpa gelar)", "Nomor anggota"]
    name = page.columns.head.inputs[head_key("Simpanan 2026", "group", "name")]
    assert name.typed() == "SPP Anggrek"

    budi.press(Key.Key_Return, CTRL)
    assert page.at == QUESTIONS
    cards = list(page.questions.cards.values())
    assert cards
    assert all(card.choice.value() is None for card in cards)
    first = cards[0]
    budi.until(lambda: first.isAncestorOf(budi.focused()))
    budi.press(Key.Key_Down)
    budi.press(Key.Key_Tab)
    budi.until(lambda: not page.sitting.is_busy and first.ask.answer != "")

    budi.press(Key.Key_Return, CTRL)
    assert page.at == OUTCOME
    assert budi.work.where(Person) == []
    decide(budi, page, "Masukkan")
    budi.press(Key.Key_Return)
    budi.until(lambda: page.at == REPORT)
    assert page.outcome.table.hasFocus()
    assert {person.name for person in budi.work.where(Person)} >= {"Rotua Handayani", "Lamria", "Tiur Sari"}
    assert [group.name for group in budi.work.where(Group)] == ["SPP Anggrek"]
    assert len(budi.work.where(Membership)) == 6
    assert page.sitting.imported is not None
    assert page.sitting.imported.waits

    decide(budi, page, "Urungkan")
    budi.press(Key.Key_Space)
    budi.answer("Urungkan daftar ini")
    budi.until(lambda: page.at == CHOOSE)
    assert [budi.work.where(kind) for kind in (Person, Group, Membership, Contribution)] == [[], [], [], []]


def test_a_corrected_column_is_remembered_for_the_next_list_of_this_shape(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    line = next(each for each in page.columns.lines if each.box.currentData() == "capacity")
    line.box.setCurrentIndex(0)
    line.box.meant.emit()
    rested(page, qtbot)
    taken_in(page, qtbot)
    assert work.where(Attendance)
    assert all(each.capacity_as is None for each in work.where(Attendance))

    page.start_over()
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    note = page.columns.note.findChildren(QLabel)
    assert not page.columns.note.isHidden()
    assert any(label.text() == REMEMBERED.text for label in note)
    again = next(each for each in page.columns.lines if each.heading.whole_text() == line_of(line))
    assert again.box.currentData() == ""
    assert page.sitting.imported is not None
    assert page.sitting.imported.rows.new == 0


def line_of(line: object) -> str:
    """Give the heading that a line of a column showed."""
    return str(line.heading.whole_text())  # type: ignore[attr-defined]  # a line of a column


def test_what_the_head_says_can_be_corrected(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    key = next(key for key in page.columns.head.inputs if key.endswith("!meeting.title"))
    made = page.columns.head.inputs[key]
    assert isinstance(made, LineInput)
    made.line.setFocus()
    made.line.selectAll()
    QTest.keyClicks(made.line, "Musdes RKP 2027")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)
    taken_in(page, qtbot)
    assert [meeting.title for meeting in work.where(Meeting)] == ["Musdes RKP 2027"]


def test_what_the_head_says_can_be_taken_out(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    made = next(made for key, made in page.columns.head.inputs.items() if key.endswith("!meeting.venue"))
    assert isinstance(made, LineInput)
    assert made.line.text()
    made.line.setFocus()
    made.line.selectAll()
    QTest.keyClick(made.line, Qt.Key.Key_Delete)
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)
    assert made.line.text() == ""
    taken_in(page, qtbot)
    assert [each.venue for each in work.all(Meeting)] == [None]


def test_a_group_keeps_a_name_by_which_its_list_finds_it_again(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROLL, "membership", qtbot)
    made = next(made for key, made in page.columns.head.inputs.items() if key.endswith("!group.name"))
    assert isinstance(made, LineInput)
    name = made.line.text()
    made.line.setFocus()
    made.line.selectAll()
    QTest.keyClick(made.line, Qt.Key.Key_Delete)
    QTest.keyClick(made.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)
    assert made.line.text() == name
    taken_in(page, qtbot)
    assert [each.name for each in work.all(Group)] == [name]


def test_the_same_list_again_changes_nothing(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    taken_in(page, qtbot)
    before = work.store.digest()
    page.start_over()
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    taken_in(page, qtbot)
    assert work.store.digest() == before
    assert page.sitting.imported is not None
    assert page.sitting.imported.merge == ""


def test_identity_numbers_are_never_shown(page: ImportingPage, qtbot: QtBot) -> None:
    page.take(str(SHEETS / ROLL))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    assert re.findall(r"\d{15,}", words_in(page)) == []
    looked(page, SHEETS / ROLL, "membership", qtbot)
    for _ in (COLUMNS, QUESTIONS, OUTCOME):
        assert re.findall(r"\d{15,}", words_in(page)) == []
        assert "9933170" not in words_in(page)
        page.go_ahead()


def test_an_answer_leaves_the_columns_as_they_stand_and_a_refused_choice_is_shown_as_refused(page: ImportingPage, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROLL, "membership", qtbot)
    before = list(page.columns.lines)
    card = next(iter(page.questions.cards.values()))
    page.sitting.answer(card.ask.id, card.ask.options[0].code)
    rested(page, qtbot)
    assert card.ask.answer
    assert page.columns.lines == before

    private = next(each for each in page.columns.lines if each.box.currentData() == "nik")
    private.box.setCurrentIndex(private.box.findData("name"))
    private.box.meant.emit()
    rested(page, qtbot)
    assert [each.box.currentData() for each in page.columns.lines if each.heading.whole_text() == line_of(private)] == ["nik"]


def test_what_is_not_taken_is_said_before_and_after(page: ImportingPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text("Nama,L/P,Ukuran sepatu\nTumini,P,38\nPaijo,L,41\n", "utf-8")
    looked(page, file, "person", qtbot)
    said = "Column “Ukuran sepatu”, 2 values: no field of this list holds it"
    assert any(said in label.text() for label in page.columns.findChildren(QLabel))
    taken_in(page, qtbot)
    assert any(said in label.text() for label in page.outcome.left.findChildren(QLabel))


def test_rows_that_cannot_be_taken_are_counted_with_the_others(page: ImportingPage, tmp_path: Path, qtbot: QtBot) -> None:
    looked(page, list_of(tmp_path / "list.xlsx", "Tumini", "A&B", "Darmi"), "attendance", qtbot)
    assert "3 rows: 2 new, 0 changed, 0 the same, 1 not taken" in page.foot.sentence()


def test_where_no_column_holds_names_any_more_the_keyboard_stays_at_its_column(page: ImportingPage, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    line = page.columns.lines[1]
    line.box.setFocus()
    line.box.setCurrentIndex(line.box.findData(""))
    line.box.meant.emit()
    rested(page, qtbot)
    assert page.sitting.imported is None
    qtbot.waitUntil(page.columns.lines[1].box.hasFocus)
    assert page.foot.sentence() == "Say first what the columns hold. Nothing has been written yet."
    assert "--map" not in words_in(page)


def test_an_answer_to_what_is_asked_no_more_is_let_go(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / SAVINGS, "membership", qtbot)
    for card in list(page.questions.cards.values()):
        page.sitting.answer(card.ask.id, card.ask.default or card.ask.options[0].code)
    page.sitting.answer("0" * 32, "yes")
    rested(page, qtbot)
    assert page.sitting.imported is not None
    line = next(each for each in page.columns.lines if each.box.currentData() == "member_no")
    line.box.setCurrentIndex(0)
    line.box.meant.emit()
    rested(page, qtbot)
    assert page.sitting.imported is not None
    taken_in(page, qtbot)
    assert {each.member_no for each in work.where(Membership)} == {None}


def test_a_list_of_which_an_answer_fits_no_more_is_shown_anew_and_can_be_taken_in(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    refusals: list[Refusal] = []
    page.desk.refused.disconnect()  # here one is wanted
    page.desk.refused.connect(refusals.append)
    change(work, "person", name="Tumini", sex="P")
    other = change(work, "person", name="Tumini", sex="P")
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    assert page.sitting.imported is not None
    page.sitting.answer(next(ask.id for ask in page.sitting.imported.asks if ask.code == "several_known"), other)
    rested(page, qtbot)
    delete(work, Person, other, work.seen(other))
    take_in(page)
    qtbot.waitUntil(lambda: bool(refusals) and not page.sitting.is_busy, timeout=20_000)
    assert ([each.message for each in refusals], page.at) == ([CHANGED_SINCE], OUTCOME)
    assert "several_known" not in {ask.code for ask in page.sitting.imported.asks}
    taken_in(page, qtbot)
    assert sorted(each.name or "" for each in work.all(Person)) == ["Darmi", "Tumini", "Tumini"]


def test_a_day_of_ones_own_is_read_as_everywhere_and_what_is_none_is_said(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / SAVINGS, "membership", qtbot)
    page.go_ahead()
    card = next(each for each in page.questions.cards.values() if each.ask.code == "left_member")
    card.own.setFocus()
    QTest.keyClicks(card.own, "kapan-kapan")
    QTest.keyClick(card.own, Qt.Key.Key_Return)
    assert card.own_field.problem() == "Write a day, such as 12/1/26."
    assert card.ask.answer == ""
    card.own.selectAll()
    QTest.keyClicks(card.own, "14/2/26")
    QTest.keyClick(card.own, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.ask.answer == "2026-02-14", timeout=20_000)
    taken_in(page, qtbot)
    assert [str(each.end_on) for each in work.where(Membership) if each.end_on] == ["2026-02-14"]


def test_without_headings_somebody_says_which_column_holds_the_names(
    page: ImportingPage, work: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "catatan.csv"
    file.write_text("Sukarti;085\nNgatini;086\nWarsini;087\n", encoding="utf-8")
    looked(page, file, "person", qtbot)
    page.go_ahead()
    assert [card.ask.code for card in page.questions.cards.values()] == ["no_heading"]
    page.go_back()
    line = page.columns.lines[0]
    line.box.setCurrentIndex(line.box.findData("name"))
    line.box.meant.emit()
    rested(page, qtbot)
    taken_in(page, qtbot)
    assert {person.name for person in work.where(Person)} == {"Sukarti", "Ngatini", "Warsini"}


def test_the_rows_of_a_list_say_whose_they_are_first_and_what_a_bare_number_or_yes_is_about(page: ImportingPage, qtbot: QtBot) -> None:
    looked(page, SHEETS / "08_pelatihan_pembukuan.xlsx", "participation", qtbot)
    while page.at < OUTCOME:
        page.go_ahead()
    rows = page.outcome.rows
    told = [rows.index(at, 2).data(CELL).text for at in range(3)]
    assert told[0].endswith("16 April 2026 · End date: 17 April 2026 · Hours: 14")
    assert told[1] == "Baiq Hikmah · Female · Year of birth: 1992 · Birth year estimated: yes"
    assert "5 · " in told[2]
    assert "<i>" not in " ".join(label.text() for label in page.outcome.left.findChildren(QLabel))


def list_of(file: Path, *names: str) -> Path:
    """Write a list of people."""
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama"])
    return listed(file.parent, *head, *enumerate(names, 1), name=file.name)


def test_who_becomes_known_while_a_list_is_looked_at_is_asked_about_before_it_is_taken_in(
    budi: Sitter, tmp_path: Path, qtbot: QtBot
) -> None:
    budi.window.go("exchange", "import")
    screen = budi.window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    page = screen.importing
    looked(page, list_of(tmp_path / "list.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    page.go_ahead()
    here = budi.focused()
    assert [card.ask.code for card in page.questions.cards.values()] == ["sex_missing"]
    change(budi.work, "person", name="Tumini", sex="P")
    budi.until(lambda: [card.ask.code for card in page.questions.cards.values()] == ["sex_missing", "known_elsewhere"])
    assert (page.at, budi.focused()) == (QUESTIONS, here)


def test_a_list_that_is_being_taken_in_is_told_to_the_end_before_another_is_opened(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    take_in(page)
    with qtbot.waitSignal(page.saying):
        page.take(str(list_of(tmp_path / "second.xlsx", "Sukini")))
    qtbot.waitUntil(lambda: page.at == REPORT, timeout=20_000)
    assert page.sitting.file == tmp_path / "first.xlsx"
    assert {each.name for each in work.all(Person)} == {"Tumini", "Darmi"}


def test_a_late_answer_about_a_list_that_was_let_go_is_not_shown_over_the_one_at_hand(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    take_in(page)
    page.start_over()  # as an undo does that ends meanwhile
    page.take(str(list_of(tmp_path / "second.xlsx", "Sukini")))
    qtbot.waitUntil(lambda: page.sitting.listing is not None and len(work.all(Person)) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=20_000)
    assert (page.at, page.sitting.imported, page.sitting.file) == (COLUMNS, None, tmp_path / "second.xlsx")


def test_a_list_chosen_while_another_is_taken_back_stays_when_that_ends(
    page: ImportingPage, work: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    monkeypatch.setattr(unmerging, "unmerge", lambda work, merge: may_end.wait(20) and unmerge(work, merge))
    looked(page, list_of(tmp_path / "first.xlsx", "Tumini", "Darmi"), "attendance", qtbot)
    taken_in(page, qtbot)
    page.undo_import()
    (question,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()]
    question._answer("undo")
    page.start_over()
    page.take(str(list_of(tmp_path / "second.xlsx", "Sukini")))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    may_end.set()
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=20_000)
    assert (page.at, page.sitting.file) == (COLUMNS, tmp_path / "second.xlsx")
    assert work.all(Person) == []


def test_a_bad_file_that_is_refused_late_leaves_the_good_one_that_was_opened_after_it(
    page: ImportingPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = list_of(tmp_path / "good.xlsx", "Sukini"), tmp_path / "bad.xlsx"
    bad.write_bytes(good.read_bytes()[:2500])
    is_read = Event()

    def slowly(file: Path, *given: str | Path) -> Surveyed:
        if file == bad:
            is_read.wait(20)
        return read(file, *given)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(import_sitting, "read", slowly)
    page.take(str(bad))
    page.take(str(good))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    is_read.set()
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=20_000)
    assert (page.at, page.sitting.file) == (COLUMNS, good)
