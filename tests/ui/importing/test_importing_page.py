"""A list of one's own taken in through the window: from the file to the report, and back."""

from __future__ import annotations

import shutil
from pathlib import Path

from importing_pages import ROSTER, SAVINGS, SHEETS, decide, list_of, looked, taken_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from empower_desktop.lists.answer_keys import head_key
from empower_desktop.records import Contribution, Group, Membership, Person
from empower_desktop.ui.importing_page import CHOOSE, COLUMNS, OUTCOME, QUESTIONS, REPORT, ImportingPage
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.workspace import Workspace
from tests.at_the_window import CTRL, Key, Sitter
from tests.own_lists import listed


def test_a_dropped_list_comes_in_by_keyboard_and_goes_back_as_one(budi: Sitter, tmp_path: Path) -> None:
    file = tmp_path / SAVINGS
    shutil.copy(SHEETS / SAVINGS, file)
    budi.drop([file])
    screen = budi.window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    note = screen.merging.preview.refusal
    budi.until(lambda: [button.text() for button in note.findChildren(Button)] == ["Masukkan sebagai daftar"])
    budi.rest()
    (offer,) = note.findChildren(Button)
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


def test_what_is_left_open_leads_to_the_questions_of_this_list(page: ImportingPage, qtbot: QtBot) -> None:
    looked(page, SHEETS / SAVINGS, "contribution", qtbot)
    taken_in(page, qtbot)
    assert page.sitting.imported is not None
    assert page._decides is not None
    with qtbot.waitSignal(page.going) as went:
        page._decides.click()
    assert went.args[:2] == ["conflict", next(ask.id for ask in page.sitting.imported.asks if ask.waits)]


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


def test_what_is_not_taken_is_said_before_and_after(page: ImportingPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text("Nama,L/P,Ukuran sepatu\nTumini,P,38\nPaijo,L,41\n", "utf-8")
    looked(page, file, "person", qtbot)
    said = "Column “Ukuran sepatu”, 2 values: no field of this list holds it"
    assert any(said in label.text() for label in page.columns.findChildren(QLabel))
    taken_in(page, qtbot)
    assert any(said in label.text() for label in page.outcome.left.findChildren(QLabel))


def test_what_reads_like_something_else_is_to_be_looked_at_before_it_is_taken_in(page: ImportingPage, qtbot: QtBot, tmp_path: Path) -> None:
    head = [["DAFTAR HADIR RAPAT KWT SEKAR"], ["Tanggal : 12 Januari 2026"], [], ["No", "Nama", "L/P", "Dusun", "Umur", "Ttd"]]
    rows = [[1, "Suminah", "P", "Kec. Natar", 41, "v"], [2, "Tumini", "P", "Lor", 12, "v"]]
    looked(page, listed(tmp_path, *head, *rows), "attendance", qtbot)
    while page.at < OUTCOME:
        page.go_ahead()
    said = " ".join(label.text() for label in page.outcome.doubted.findChildren(QLabel))
    assert not page.outcome.doubted.isHidden()
    assert all(word in said for word in ("Kec. Natar", "(D5)", "Tumini", "(E6)"))


def test_all_that_is_not_taken_is_shown_sums_and_signatures_last(page: ImportingPage, qtbot: QtBot, tmp_path: Path) -> None:
    head = [["ANGGOTA KWT SEKAR"], ["Nomor : 141/7/2026"], [], ["No", "Nama", "TTL", "Sepatu", "Topi"]]
    rows = [["A. KRAJAN"], [1, "Suminah", "Pati, 1 Mei 1975", 38, 40], ["B. DUKUH"], [1, "Tumini", "2 Mei 1976", 39, 41], ["Jumlah", 2]]
    looked(page, listed(tmp_path, *head, *rows, [], ["", "", "Ketua"], ["", "", "(..........)"]), "membership", qtbot)
    while page.at < OUTCOME:
        page.go_ahead()
    first = " ".join(label.text() for label in page.outcome.left.findChildren(QLabel))
    assert all(word in first for word in ("A2", "Pati", "Sepatu", "Topi"))
    assert "Signatures" not in first
    [every] = page.outcome.left.findChildren(Button)
    every.click()
    told = [page.outcome.all_left.index(at, 0).data(CELL).text for at in range(page.outcome.all_left.rowCount())]
    assert told[-1] == "Signatures"
    assert every.text() == f"Show all {len(told)}"


def test_rows_that_cannot_be_taken_are_counted_with_the_others(page: ImportingPage, tmp_path: Path, qtbot: QtBot) -> None:
    looked(page, list_of(tmp_path / "list.xlsx", "Tumini", "A&B", "Darmi"), "attendance", qtbot)
    assert "3 rows: 2 new, 0 changed, 0 the same, 1 not taken" in page.foot.sentence()


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


def test_where_one_decides_it_is_said_that_identity_numbers_are_not_kept(page: ImportingPage, qtbot: QtBot, tmp_path: Path) -> None:
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama", "NIK"])
    looked(page, listed(tmp_path, *head, [1, "Suminah", "3302101234567890"]), "attendance", qtbot)
    taken_in(page, qtbot)
    told = " ".join(label.text() for label in page.outcome.left.findChildren(QLabel))
    assert "such numbers are never kept. (C4)" in told
