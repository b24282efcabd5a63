"""The preview of a merge beside the edits: what is asked, what is not known, which file one looks at."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from exchanging import change, frame_of, send
from preview_pages import (
    SLOW,
    Show,
    Village,
    _visible,
    drop,
    edited,
    merge,
    texts,
    venue,
)
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.asked_card import MOST
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merging_page import CHECK
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.kept_questions import open_questions
from tests.excel import added, by_hand, taken_out
from tests.own_lists import listed


def test_what_is_asked_stands_beside_and_waits_after_the_merge(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = edited(village.workbook(), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}}, gone="Wagiyah")
    drop(qtbot, screen, file)
    asked = screen.merging.preview.asked
    said = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert asked.isVisible()
    assert "Row gone in Excel" in said
    merge(qtbot, screen)
    assert village.budi.standing(village.person) == "live"
    [question] = open_questions(village.budi)
    assert question.asked.code == "missing"
    answer = next(each for each in screen.merging.foot.findChildren(Button) if each.accessibleName() == "Answer questions")
    with qtbot.waitSignal(screen.going) as gone:
        answer.click()
    assert gone.args[:2] == ["conflict", question.asked.id], "the question of this file, not the first of the list"


def test_questions_are_not_laid_out_anew_while_the_same_ones_are_shown(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = village.workbook()
    by_hand(file, taken_out("person", village.person), to=village.folder / "gone.xlsx")
    drop(qtbot, screen, village.folder / "gone.xlsx", file)
    preview = screen.merging.preview

    def lines() -> list[QLabel]:
        return [each for each in preview.asked.findChildren(QLabel) if each.text() == "Row gone in Excel" and each.isVisible()]

    (shown,) = lines()
    preview.show_files(screen.merging._reports())
    assert lines() == [shown]
    preview.table.setCurrentIndex(preview.files.index(1, 0))
    assert lines() == []
    preview.table.setCurrentIndex(preview.files.index(0, 0))
    assert len(lines()) == 1


def test_of_very_many_questions_the_preview_shows_the_first_and_says_how_many_more_there_are(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    for number in range(MOST + 2):
        change(village.sari, "person", name=f"Orang ke-{number}", sex="P")
    file = send(village.sari, village.folder)
    book = openpyxl.load_workbook(file)
    sheet = next(sheet for sheet in _visible(book) if any(cell.value == "Wagiyah" for row in sheet.iter_rows() for cell in row))
    first = next(cell.row for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Orang ke-"))
    sheet.delete_rows(first, MOST + 2)
    book.save(file)
    drop(qtbot, screen, file)
    asked = screen.merging.preview.asked
    more = len(screen.merging._reports()[0].questions) - MOST
    assert more > 0
    assert f"and {more} more" in [each.text() for each in asked.findChildren(QLabel)]


def test_how_much_was_not_taken_is_counted_in_records_and_in_the_cells_that_are_listed(
    village: Village, screen: ExchangeScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    unclear = {"meeting": "Musdus", "person": "Bu Yati"}
    file = by_hand(village.workbook(), added("attendance", **unclear), added("attendance", 1, **unclear))
    drop(qtbot, screen, file)
    assert "2 records rejected, 4 cells to mend" in [each.text() for each in screen.merging.foot.findChildren(QLabel)]
    merge(qtbot, screen)
    rows = screen.merging.report.rows
    what = [rows.index(at, 2).data(CELL).text for at in range(rows.rowCount())]
    assert [text for text in what if text.endswith("2 records rejected · 4 cells to mend")]
    assert len([text for text in what if "Bu Yati" in text or "Musdus" in text]) == 4


def test_a_column_that_is_not_known_is_named_before_and_after_the_merge(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = village.workbook()
    book = openpyxl.load_workbook(file)
    sheet = book["Meeting"]
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "_id")
    sheet.cell(row, sheet.max_column + 1, "Catatan saya")
    book.save(file)
    drop(qtbot, screen, file)
    said = " ".join(each.text() for each in screen.merging.preview.asked.findChildren(QLabel))
    assert "Catatan saya" in said
    merge(qtbot, screen)
    rows = screen.merging.report.rows
    assert any("Catatan saya" in rows.index(at, 2).data(CELL).text for at in range(rows.rowCount())), "so does the report"


def test_the_first_file_with_edits_is_opened_and_the_next_is_one_press_away(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    plain = village.workbook(village.folder / "plain")
    first = edited(send(village.sari, village.folder / "first"), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}})
    second = edited(send(village.sari, village.folder / "second"), {"Person": {"Wagiyah": "Wagiyem"}})
    card = drop(qtbot, screen, plain, first, second)
    table = screen.merging.preview.table
    assert table.currentIndex().row() == 1
    card.acted.emit("next")
    assert table.currentIndex().row() == 2
    assert "Wagiyem" in texts(card)[1][5]


def test_a_list_of_ones_own_is_not_called_refused_and_the_deciding_button_takes_it_in(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    mine = listed(village.folder, ["No", "Nama"], [1, "Tumini"], name="daftar.xlsx")
    drop(qtbot, screen, mine)
    preview, foot = screen.merging.preview, screen.merging.foot
    assert preview.files.index(0, 2).data(CELL).text == "Perhaps a list"
    assert (preview.refusal.property("bar"), "refused" in foot.sentence()) == ("box-info", False)
    assert [each.accessibleName() for each in foot.findChildren(Button) if each.isVisible()] == [
        "Choose other files",
        "Take it in as a list",
    ]
    with qtbot.waitSignal(screen.merging.list_wanted) as wanted:
        screen.finish_part()
    assert wanted.args == [str(mine)]


def test_what_has_another_form_may_be_an_export_that_was_saved_so_and_is_not_only_called_a_list(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    listed_as_text = village.folder / "daftar.csv"
    listed_as_text.write_text("No,Nama\n1,Tumini\n", "utf-8")
    drop(qtbot, screen, listed_as_text)
    assert any("save it as .xlsx" in each.text() for each in screen.merging.preview.refusal.findChildren(QLabel))


def test_the_deciding_button_is_of_the_file_that_is_looked_at(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    broken = village.folder / "a.xlsx"
    broken.write_bytes(b"no workbook")
    drop(qtbot, screen, broken, listed(village.folder, ["No", "Nama"], [1, "Tumini"], name="b.xlsx"))
    preview, foot = screen.merging.preview, screen.merging.foot

    def offered(row: int) -> str:
        preview.table.setCurrentIndex(preview.files.index(row, 0))
        return [each.accessibleName() for each in foot.findChildren(Button) if each.isVisible()][-1]

    assert [offered(0), offered(1), offered(0)] == ["Choose other files", "Take it in as a list", "Choose other files"]


def test_the_report_keeps_a_list_apart_from_what_was_refused(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, village.workbook(), listed(village.folder, ["No", "Nama"], [1, "Tumini"], name="daftar.xlsx"))
    merge(qtbot, screen)
    rows = screen.merging.report.rows
    told = [rows.index(at, 0).data(CELL).text for at in range(rows.rowCount())]
    assert told == ["Merged files  1", village.workbook().name, "Perhaps lists: not merged  1", "daftar.xlsx"]


def test_edits_are_not_written_over_where_a_note_takes_room_above_them(
    village: Village, theme: Theme, shown: Show, qapp: QApplication, qtbot: QtBot
) -> None:
    large = Theme(RESOURCES, scale=1.25)
    large.apply(qapp)
    frame = frame_of(village.budi, large, village.folder)
    screen = ExchangeScreen(frame)
    shown(screen, width=1296, height=653)
    mine = listed(village.folder, ["No", "Nama"], [1, "Tumini"], name="a.xlsx")
    changed = edited(village.workbook(), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}}, gone="Wagiyah")
    card = drop(qtbot, screen, mine, changed)
    screen.merging.preview.table.setCurrentIndex(screen.merging.preview.files.index(1, 0))
    qtbot.waitUntil(card.isVisible)
    QApplication.processEvents()
    assert screen.merging.preview.refusal.isVisible()
    assert not card.table.geometry().intersects(card.told.geometry())
    frame.desk.close()
    theme.apply(qapp)


def test_of_lists_that_bear_one_name_the_chosen_one_is_taken_in_and_the_other_files_of_the_folder_wait(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    received = village.folder / "received"
    for place in ("a", "b"):
        (received / place).mkdir(parents=True)
        listed(received / place, ["No", "Nama"], [1, f"Tumini {place}"], name="daftar[1].xlsx")
    send(village.sari, received)
    drop(qtbot, screen, received)
    preview = screen.merging.preview
    preview.table.setCurrentIndex(preview.files.index(2, 0))
    with qtbot.waitSignal(screen.merging.list_wanted) as wanted:
        preview.refusal.findChildren(Button)[-1].click()
    assert wanted.args == [str(received / "b" / "daftar[1].xlsx")]
    assert (screen.merging.at, len(screen.merging._reports())) == (CHECK, 3)


def test_the_chosen_file_stays_in_sight_when_its_edits_take_room_below(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    sent = village.workbook()
    files = [Path(shutil.copy(sent, village.folder / f"{letter}.xlsx")) for letter in "abcdefghijk"]
    drop(qtbot, screen, *files[:-1], edited(files[-1], {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}}))
    preview_of = screen.merging.preview
    table = preview_of.table
    chosen = table.currentIndex()
    assert preview_of.proposals.isVisible()
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(chosen)))
    assert table.horizontalScrollBar().maximum() == preview_of.proposals.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("meanwhile", "files", "held"), [("edited again", 1, "Rumah Pak Wiryo"), ("another file", 2, "Rumah Bu Warsi")])
def test_what_came_into_the_files_after_they_were_checked_is_looked_at_before_it_is_merged(
    meanwhile: str, files: int, held: str, village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    folder = village.folder / "received"
    file = edited(village.workbook(folder), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}})
    drop(qtbot, screen, folder)
    before = village.budi.store.digest()
    if meanwhile == "edited again":
        edited(file, {"Meeting": {"Rumah Bu Warsi": held}})
    else:
        change(village.sari, "person", name="Tumini")
        send(village.sari, folder, "later.xlsx")
    with qtbot.waitSignal(screen.saying, timeout=SLOW):
        screen.finish_part()
    qtbot.waitUntil(lambda: screen.merging.at == CHECK and len(screen.merging._reports()) == files, timeout=SLOW)
    assert village.budi.store.digest() == before
    merge(qtbot, screen)
    assert venue(village) == held
