"""Edits from Excel in the preview of a merge: each with its place and both values, taken or left."""

from __future__ import annotations

import shutil
from pathlib import Path

from exchanging import send
from preview_pages import (
    SLOW,
    Key,
    Village,
    drop,
    edited,
    figures,
    merge,
    reported,
    settled_counts,
    texts,
    venue,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.proposals_card import TICK
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.workspace.merging import apply, preview
from tests.excel import added, by_hand, filled_in_by


def test_each_edited_cell_stands_below_its_record_with_its_place_and_both_values(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = edited(village.workbook(), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}})
    card = drop(qtbot, screen, file)
    record, *cells = texts(card)
    assert record[1].endswith("Rembuk blok timur")
    assert record[2] == "Meeting, row " + cells[0][2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    expected = {("Venue", "Balai Dusun II", "Rumah Bu Warsi"), ("Number invited", "25", "27")}
    assert {(each[1], each[3], each[5]) for each in cells} == expected
    assert "Of 2 edits from Excel 2 are taken." in screen.merging.foot.sentence()


def test_who_wrote_into_the_workbook_of_another_is_named_over_the_edits(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = by_hand(village.workbook(), added("person", name="Warsinah", sex="Female"), filled_in_by("Yanto"))
    card = drop(qtbot, screen, file)
    shown = [each.text() for each in card.findChildren(QLabel)]
    assert f"filled in by Yanto · 1 record, 2 cells · {file.name}" in shown


def test_a_new_row_says_what_it_begins_with_where_nothing_was_typed(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = by_hand(village.workbook(), added("person", name="Warsinah", sex="Female", status="Active"))
    card = drop(qtbot, screen, file)
    record, *cells = texts(card)
    told = "As in a new form: Standing: Resident, Data consent: Not asked"
    assert (record[1], record[5], len(cells)) == ("New row: Warsinah", told, 3)
    card.table.setCurrentIndex(card.model.index(0, 1))
    assert card.told.text() == f"New row: Warsinah. {told}"


def test_space_leaves_one_cell_out_which_the_report_names_and_merges_the_other(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = edited(village.workbook(), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}})
    card = drop(qtbot, screen, file)
    at = next(number for number, each in enumerate(texts(card)) if each[1] == "Venue")
    card.table.setFocus()
    card.table.setCurrentIndex(card.model.index(at, 1))
    qtbot.keyClick(card.table, Key.Key_Space)
    assert card.model.index(at, TICK).data(CELL).value is False
    assert card.model.index(0, TICK).data(CELL).value is None
    assert "Of 2 edits from Excel 1 are taken." in screen.merging.foot.sentence()
    merge(qtbot, screen)
    assert "1 edit from Excel was left out. It can" in screen.merging.foot.sentence()
    model = screen.merging.report.rows
    told = [[model.index(row, at).data(CELL).text for at in (0, 2)] for row in range(model.rowCount())]
    (left,) = [[place, text] for place, text in told if "not ticked" in text]
    assert left[0].startswith("Meeting ")
    assert left[1].endswith("Rembuk blok timur”, Venue: Balai Dusun II → Rumah Bu Warsi.")
    row = village.budi.store.row("meeting", village.meeting)
    assert row is not None
    assert (row.fields["venue"], row.fields["invited_count"]) == ("Balai Dusun II", 27)
    again = preview(village.budi, [file]).result.files[0]
    assert again.proposals == ()


def test_the_tick_of_a_record_takes_or_leaves_all_of_its_cells(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = edited(village.workbook(), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}})
    card = drop(qtbot, screen, file)
    spot = card.table.visualRect(card.model.index(0, TICK)).center()
    qtbot.mouseClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot.x(), spot.y()))
    assert len(card.refused) == 2
    merge(qtbot, screen)
    assert venue(village) == "Balai Dusun II"


def test_edits_on_several_sheets_are_taken_or_left_by_sheet_and_by_file(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = edited(village.workbook(), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}, "Person": {"Wagiyah": "Wagiyem"}})
    card = drop(qtbot, screen, file)
    sheets = [number for number, line in enumerate(card.lines) if line.level == "sheet"]
    assert [card.lines[number].sheet for number in sheets] == ["Meeting", "Person"]
    card.turn(sheets[1])
    assert len(card.refused) == 1
    card.take_all(take=False)
    assert len(card.refused) == 2
    card.take_all(take=True)
    assert card.refused == set()
    merge(qtbot, screen)
    assert venue(village) == "Rumah Bu Warsi"


def test_the_row_of_a_file_follows_what_is_ticked_and_the_report_says_the_same(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = village.workbook()
    apply(village.budi, [file])
    sheet = {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}
    card = drop(qtbot, screen, edited(file, {"Meeting": sheet, "Person": {"Wagiyah": "Wagiyem"}}))
    assert settled_counts(qtbot, screen) == {"updated": 2, "same": 2}
    venue_at = next(number for number, each in enumerate(texts(card)) if each[1] == "Venue")
    card.turn(venue_at)
    assert settled_counts(qtbot, screen) == {"updated": 2, "same": 2}, "the number invited is still taken"
    card.turn(next(number for number, each in enumerate(texts(card)) if each[1] == "Number invited"))
    assert settled_counts(qtbot, screen) == {"updated": 1, "same": 3}
    assert figures(screen) == "0 records new · 1 changed · 0 in conflict"
    card.take_all(take=False)
    assert settled_counts(qtbot, screen) == {"same": 4}
    card.turn(venue_at)
    assert settled_counts(qtbot, screen) == {"updated": 1, "same": 3}
    merge(qtbot, screen)
    assert reported(screen) == {"updated": 1, "same": 3}


def test_ticks_faster_than_they_can_be_counted_end_with_what_holds_then(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = village.workbook()
    apply(village.budi, [file])
    card = drop(qtbot, screen, edited(file, {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}, "Person": {"Wagiyah": "Wagiyem"}}))
    for number in range(7):
        card.take_all(take=number % 2 == 1)
    assert settled_counts(qtbot, screen) == {"same": 4}


def test_what_an_edit_left_out_gives_way_to_in_another_copy_is_shown_before_it_is_merged(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    sent = village.workbook()
    first, second = (Path(shutil.copy(sent, village.folder / name)) for name in ("one.xlsx", "two.xlsx"))
    edited(first, {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}})
    edited(second, {"Meeting": {"Balai Dusun II": "Rumah Bu Rohmah"}})
    card = drop(qtbot, screen, first, second)
    table = screen.merging.preview.table
    table.setCurrentIndex(table.model().index(1, 0))
    assert (texts(card), screen.merging.preview.asked.isVisible()) == ([], True)
    table.setCurrentIndex(table.model().index(0, 0))
    card.take_all(take=False)
    settled_counts(qtbot, screen)
    table.setCurrentIndex(table.model().index(1, 0))
    assert (texts(card)[1][5], screen.merging.preview.asked.isVisible()) == ("Rumah Bu Rohmah", False)
    merge(qtbot, screen)
    assert venue(village) == "Rumah Bu Rohmah"


def test_another_file_dropped_meanwhile_keeps_what_was_ticked(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    first = edited(village.workbook(village.folder / "first"), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}})
    second = edited(send(village.sari, village.folder / "second"), {"Person": {"Wagiyah": "Wagiyem"}})
    card = drop(qtbot, screen, first)
    card.turn(0)
    left = set(card.refused)
    assert len(left) == 1
    screen.drop([str(second)])
    qtbot.waitUntil(lambda: len(screen.merging._reports()) == 2, timeout=SLOW)
    assert card.refused == left
    screen.merging.start_over()
    drop(qtbot, screen, first)
    assert card.refused == set(), "chosen anew, it begins anew"
