"""What the columns and the head of a list hold: shown, corrected, remembered."""

from __future__ import annotations

import re
from pathlib import Path

from importing_pages import ROLL, ROSTER, SHEETS, line_of, looked, rested, taken_in, words_in
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from empower_desktop.lists.answer_keys import words_key
from empower_desktop.records import Attendance, Group, Meeting, Person
from empower_desktop.ui.import_columns import REMEMBERED
from empower_desktop.ui.import_word_fields import AT_ONCE
from empower_desktop.ui.importing_page import COLUMNS, OUTCOME, QUESTIONS, ImportingPage
from empower_desktop.ui.inputs import LineInput
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.workspace import Workspace
from tests.own_lists import listed


def test_a_corrected_column_is_remembered_for_the_next_list_of_this_shape(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    line = next(each for each in page.columns.lines if each.box.currentData() == "capacity")
    line.box.setFocus()
    qtbot.keyClicks(line.box, "not u")
    qtbot.keyClick(line.box, Qt.Key.Key_Return)
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
    assert again.box.currentText() == "Not used"
    assert page.sitting.imported is not None
    assert page.sitting.imported.rows.new == 0


def head_line(page: ImportingPage, field: str) -> QLineEdit:
    """Give the line in which a field of what the head says is typed."""
    made = next(made for key, made in page.columns.head.inputs.items() if key.endswith(f"!{field}"))
    assert isinstance(made, LineInput)
    return made.line


def typed_over(page: ImportingPage, qtbot: QtBot, line: QLineEdit, text: str, leave_with: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type a text in the place of what stands in a line, or empty it, and wait until the list is understood anew."""
    line.setFocus()
    line.selectAll()
    if text:
        QTest.keyClicks(line, text)
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, leave_with)
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)


def test_what_the_head_says_can_be_corrected(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    typed_over(page, qtbot, head_line(page, "meeting.title"), "Musdes RKP 2027")
    taken_in(page, qtbot)
    assert [meeting.title for meeting in work.where(Meeting)] == ["Musdes RKP 2027"]


def test_what_the_head_says_can_be_taken_out(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROSTER, "attendance", qtbot)
    line = head_line(page, "meeting.venue")
    assert line.text()
    typed_over(page, qtbot, line, "")
    assert line.text() == ""
    taken_in(page, qtbot)
    assert [each.venue for each in work.all(Meeting)] == [None]


def test_a_group_keeps_a_name_by_which_its_list_finds_it_again(page: ImportingPage, work: Workspace, qtbot: QtBot) -> None:
    looked(page, SHEETS / ROLL, "membership", qtbot)
    line = head_line(page, "group.name")
    name = line.text()
    typed_over(page, qtbot, line, "", leave_with=Qt.Key.Key_Tab)
    assert line.text() == name
    taken_in(page, qtbot)
    assert [each.name for each in work.all(Group)] == [name]


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


def test_a_list_without_people_says_what_it_seems_to_be_above_its_columns(page: ImportingPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "buku rapat.csv"
    file.write_text("No;Tanggal;Kegiatan;Tempat;Jumlah Hadir\n1;5 Januari 2026;Rapat rutin;Balai;20\n", encoding="utf-8")
    looked(page, file, "attendance", qtbot)
    assert page.at == COLUMNS
    assert "one meeting at a time" in words_in(page)


def test_words_are_shown_with_their_choice_and_read_otherwise_where_somebody_says_so(
    page: ImportingPage, work: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    head = [["DAFTAR HADIR MUSYAWARAH DESA"], ["Tanggal : 5 Maret 2026"], [], ["No", "Nama", "L/P", "Unsur", "TTD"]]
    rows = [[at, f"Siti {letter}", "P", f"Ketua {letter}", "v"] for at, letter in enumerate("ABCDEFGHIJKLMN", 1)]
    offices = [*rows, [15, "Darmi", "P", "Ketua KWT", "v"], [16, "Wati", "P", "Kaur Keuangan", "v"]]
    looked(page, listed(tmp_path, *head, *offices), "attendance", qtbot)
    fields = page.columns.words
    key = words_key("attendance", "capacity_as", "Ketua KWT")
    assert next(iter(fields.inputs)) == words_key("attendance", "capacity_as", "Ketua A")
    fields.more.findChildren(Button)[0].click()
    assert fields.inputs[key].typed() == "perempuan"
    fields.inputs[key].show_plain("pemuda")
    fields.inputs[key].left.emit()
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)
    taken_in(page, qtbot)
    assert {each.capacity_as for each in work.where(Attendance)} >= {"pemuda", "pemdes"}
    assert "perempuan" not in {each.capacity_as for each in work.where(Attendance)}


def test_a_word_that_is_being_typed_stays_when_what_was_said_before_comes_back(page: ImportingPage, qtbot: QtBot, tmp_path: Path) -> None:
    head = [["DAFTAR HADIR MUSYAWARAH DESA"], ["Tanggal : 5 Maret 2026"], [], ["No", "Nama", "L/P", "Unsur", "TTD"]]
    looked(page, listed(tmp_path, *head, [1, "Siti", "P", "Ketua KWT", "v"]), "attendance", qtbot)
    title, day = head_line(page, "meeting.title"), head_line(page, "meeting.date")
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "6 Maret 2026")
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Rembug")
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)
    assert (title.text(), day.text()) == ("Rembug", "6 Mar 2026")


def test_of_many_words_the_first_are_shown_and_more_with_each_wish(page: ImportingPage, qtbot: QtBot, tmp_path: Path) -> None:
    head = [["DAFTAR HADIR MUSYAWARAH DESA"], ["Tanggal : 5 Maret 2026"], [], ["No", "Nama", "L/P", "Unsur", "TTD"]]
    rows = [[at, f"Siti {letter}", "P", f"Kaur {letter * 3}", "v"] for at, letter in enumerate("ABCDEFGHIJKLMNOP", 1)]
    looked(page, listed(tmp_path, *head, *rows), "attendance", qtbot)
    fields = page.columns.words
    assert len(fields.inputs) == AT_ONCE
    first = list(fields.inputs.values())
    [more] = fields.more.findChildren(Button)
    more.click()
    assert len(fields.inputs) == len(rows)
    assert list(fields.inputs.values())[:AT_ONCE] == first
    assert fields.more.isHidden()


def test_the_same_words_on_several_sheets_are_shown_once_and_read_otherwise_on_all_of_them(
    page: ImportingPage, work: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    book = Workbook()
    for day, who in ((5, "Siti"), (9, "Wati")):
        sheet = book.create_sheet(f"Hari {day}")
        for row in (["DAFTAR HADIR MUSYAWARAH DESA"], [f"Tanggal : {day} Maret 2026"], [], ["No", "Nama", "L/P", "Unsur", "TTD"]):
            sheet.append(row)
        sheet.append([1, who, "P", "Ketua KWT", "v"])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "maret.xlsx")
    looked(page, tmp_path / "maret.xlsx", "attendance", qtbot)
    fields = page.columns.words
    assert [each.text() for each in fields.findChildren(QLabel) if "Ketua KWT" in each.text()] == [
        "“Ketua KWT” (2 rows): Element represented"
    ]
    [input_] = fields.inputs.values()
    input_.show_plain("pemuda")
    input_.left.emit()
    qtbot.waitUntil(lambda: page.sitting.is_busy)
    rested(page, qtbot)
    assert list(fields.inputs.values()) == [input_]
    taken_in(page, qtbot)
    assert [each.capacity_as for each in work.where(Attendance)] == ["pemuda", "pemuda"]
