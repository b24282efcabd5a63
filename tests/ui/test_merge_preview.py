"""What somebody edited in Excel, taken or left cell by cell before anything is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from exchanging import change, frame_of, person_at_work, send
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.asked_card import MOST
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merge_words import COUNTS
from empower_desktop.ui.merging_page import CHECK, REPORT
from empower_desktop.ui.proposals_card import TICK, ProposalsCard
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.opening import close
from tests.excel import added, by_hand
from tests.own_lists import listed

Show = Callable[..., QWidget]
SLOW = 30_000
Key = Qt.Key


@dataclass
class Village:
    """Sari, whose workbook somebody edits, and Budi, who merges it."""

    sari: Workspace
    budi: Workspace
    folder: Path
    meeting: str
    person: str


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    sari, budi = person_at_work(tmp_path / "sari", "Sari Handayani"), person_at_work(tmp_path / "budi", "Budi Hartanto")
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai Dusun II", invited_count="25")
    change(sari, "meeting", title="Rapat KWT", date="2026-11-18", venue="Rumah Bu Rohmah")
    person = change(sari, "person", name="Wagiyah", sex="P")
    yield Village(sari, budi, tmp_path, meeting, person)
    close(sari)
    close(budi)


@pytest.fixture
def screen(village: Village, theme: Theme, shown: Show) -> Iterator[ExchangeScreen]:
    frame = frame_of(village.budi, theme, village.folder)
    made = ExchangeScreen(frame)
    shown(made, width=1158, height=697)
    yield made
    frame.desk.close()


def edited(file: Path, edits: Mapping[str, Mapping[str, object]], gone: str = "") -> Path:
    """Edit cells by what they held, per sheet, and save as a spreadsheet program would; the row that holds `gone` is taken out."""
    book = openpyxl.load_workbook(file)
    for name, values in edits.items():
        for held, value in values.items():
            cell = next(cell for row in book[name].iter_rows() for cell in row if str(cell.value) == held)
            cell.value = value  # type: ignore[assignment]  # whatever somebody types
    if gone:
        sheet, row = next((sheet, cell.row) for sheet in _visible(book) for row in sheet.iter_rows() for cell in row if cell.value == gone)
        sheet.delete_rows(row)
    book.save(file)
    return file


def _visible(book: openpyxl.Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def drop(qtbot: QtBot, screen: ExchangeScreen, *files: Path) -> ProposalsCard:
    screen.drop([str(file) for file in files])
    qtbot.waitUntil(lambda: screen.merging.at == CHECK and bool(screen.merging._reports()), timeout=SLOW)
    return screen.merging.preview.proposals


def merge(qtbot: QtBot, screen: ExchangeScreen) -> None:
    screen.finish_part()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)


def texts(card: ProposalsCard) -> list[list[str]]:
    model = card.model
    return [[model.index(row, column).data(CELL).text.strip() for column in range(6)] for row in range(model.rowCount())]


def lines(card: ProposalsCard) -> dict[str, tuple[str, str]]:
    """Give of each record whether it is taken, and why not."""
    return {row[1]: (row[0], row[5]) for row in texts(card) if row[2].startswith("row")}


def venue(village: Village) -> object:
    row = village.budi.store.row("meeting", village.meeting)
    return row.fields.get("venue") if row else None


def test_each_edited_cell_stands_below_its_record_with_its_place_and_both_values(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = edited(send(village.sari, village.folder), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}})
    card = drop(qtbot, screen, file)
    record, *cells = texts(card)
    assert record[1].endswith("Rembuk blok timur")
    assert record[2] == "Meeting, row " + cells[0][2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    expected = {("Venue", "Balai Dusun II", "Rumah Bu Warsi"), ("Number invited", "25", "27")}
    assert {(each[1], each[3], each[5]) for each in cells} == expected
    assert "Of 2 edits from Excel 2 are taken." in screen.merging.foot.sentence()


def test_space_leaves_one_cell_out_which_the_report_names_and_merges_the_other(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = edited(send(village.sari, village.folder), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}})
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
    file = edited(send(village.sari, village.folder), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi", "25": 27}})
    card = drop(qtbot, screen, file)
    spot = card.table.visualRect(card.model.index(0, TICK)).center()
    qtbot.mouseClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot.x(), spot.y()))
    assert len(card.refused) == 2
    merge(qtbot, screen)
    assert venue(village) == "Balai Dusun II"


def test_edits_on_several_sheets_are_taken_or_left_by_sheet_and_by_file(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = edited(send(village.sari, village.folder), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}, "Person": {"Wagiyah": "Wagiyem"}})
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


def test_an_odd_value_is_marked_and_left_out_until_somebody_takes_it(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    change(village.sari, "action", what="Iuran saluran", due_on="2026-12-01")
    file = send(village.sari, village.folder)
    book = openpyxl.load_workbook(file)
    cell = next(cell for row in book["Follow-up"].iter_rows() for cell in row if str(cell.value).startswith("2026-12-01"))
    cell.value = cell.value.replace(year=2062)  # type: ignore[union-attr,call-arg]  # it is a day
    book.save(file)
    card = drop(qtbot, screen, file)
    last = card.model.rowCount() - 1
    made = card.model.index(last, 5).data(CELL)
    assert (made.icon, made.text) == ("triangle-alert", "1 December 2062, odd")
    assert "more than ten years from what stood there" in made.tip
    card.table.setCurrentIndex(card.model.index(last, 1))
    assert card.told.text().startswith("1 December 2026 → 1 December 2062. ")
    assert "more than ten years from what stood there" in card.told.text()
    assert card.model.index(last, TICK).data(CELL).value is False


def with_a_new_person_who_is_odd(file: Path) -> Path:
    """Write somebody into a spare row who consented on no day."""
    book = openpyxl.load_workbook(file)
    sheet = book["Person"]
    named = "Full name without titles"
    at, heads = next((int(row[0].row or 0), row) for row in sheet.iter_rows() if any(cell.value == named for cell in row))
    columns = {str(cell.value): int(cell.column or 0) for cell in heads}
    row = next(row for row in range(at + 1, at + 20) if sheet.cell(row, columns[named]).value is None)
    for head, value in {named: "Warsinah", "Sex": "Female", "Data consent": "Oral"}.items():
        sheet.cell(row, columns[head]).value = value
    book.save(file)
    return file


def line_of_warsinah(card: ProposalsCard) -> int:
    """Give the line of that person among what is offered, -1 where they are not offered."""
    lines = [[card.model.index(line, column).data(CELL) for column in range(6)] for line in range(card.model.rowCount())]
    return next((at for at, line in enumerate(lines) if "Warsinah" in line[1].text and line[1].icon == "triangle-alert"), -1)


def test_a_new_row_that_is_odd_says_why_it_is_left_out(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    card = drop(qtbot, screen, with_a_new_person_who_is_odd(send(village.sari, village.folder)))
    tick, why = (card.model.index(line_of_warsinah(card), column).data(CELL) for column in (TICK, 5))
    assert (tick.value, why.text) == (False, "Consent was given: write on which day.")
    before = screen.merging.foot.sentence()
    new, row = new_records(screen), settled_counts(qtbot, screen)
    card.take_all(take=True)
    assert settled_counts(qtbot, screen) == {**row, "new": row["new"] + 1}
    assert new_records(screen) == new + 1
    assert before != screen.merging.foot.sentence()
    merge(qtbot, screen)
    assert "1 edit from Excel was taken." in screen.merging.foot.sentence()


def test_an_odd_row_that_nobody_declined_is_offered_again_and_one_that_was_declined_is_not(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = with_a_new_person_who_is_odd(send(village.sari, village.folder))
    drop(qtbot, screen, file)
    merge(qtbot, screen)
    assert "1 edit from Excel was left out." in screen.merging.foot.sentence()
    screen.merging.start_over()
    card = drop(qtbot, screen, file)
    for _ in ("taken", "declined"):
        card.turn(line_of_warsinah(card))
    assert card.model.index(line_of_warsinah(card), TICK).data(CELL).value is False
    merge(qtbot, screen)
    screen.merging.start_over()
    drop(qtbot, screen, file)
    assert line_of_warsinah(card) == -1


def counts(screen: ExchangeScreen, row: int = 0) -> dict[str, int]:
    """What the row of a file says that it brings; what is 0 is left out."""
    model = screen.merging.preview.files
    texts = {column.key: model.index(row, at).data(CELL).text for at, column in enumerate(model.columns)}
    return {code: int(texts[code]) for code, _ in COUNTS if texts[code]}


def settled_counts(qtbot: QtBot, screen: ExchangeScreen, row: int = 0) -> dict[str, int]:
    """The same once everything that was asked has come back."""
    qtbot.waitUntil(lambda: not screen.desk.is_busy, timeout=SLOW)
    return counts(screen, row)


def reported(screen: ExchangeScreen, row: int = 0) -> dict[str, int]:
    """What the report says that a file brought."""
    total = screen.merging._reports()[row].total
    return {code: count for code, _ in COUNTS if (count := getattr(total, code))}


def test_the_row_of_a_file_follows_what_is_ticked_and_the_report_says_the_same(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = send(village.sari, village.folder)
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
    file = send(village.sari, village.folder)
    apply(village.budi, [file])
    card = drop(qtbot, screen, edited(file, {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}, "Person": {"Wagiyah": "Wagiyem"}}))
    for number in range(7):
        card.take_all(take=number % 2 == 1)
    assert settled_counts(qtbot, screen) == {"same": 4}


def test_what_an_edit_left_out_gives_way_to_in_another_copy_is_shown_before_it_is_merged(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    sent = send(village.sari, village.folder)
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


def figures(screen: ExchangeScreen) -> str:
    """What the foot foretells of all files."""
    return next(each.text() for each in screen.merging.foot.findChildren(QLabel) if "in conflict" in each.text())


def new_records(screen: ExchangeScreen) -> int:
    """How many new records the foot foretells."""
    return int(figures(screen).split(" ")[0])


def test_what_is_asked_stands_beside_and_waits_after_the_merge(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = edited(send(village.sari, village.folder), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}}, gone="Wagiyah")
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


def test_a_column_that_is_not_known_is_named(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = send(village.sari, village.folder)
    book = openpyxl.load_workbook(file)
    sheet = book["Meeting"]
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "_id")
    sheet.cell(row, sheet.max_column + 1, "Catatan saya")
    book.save(file)
    drop(qtbot, screen, file)
    said = " ".join(each.text() for each in screen.merging.preview.asked.findChildren(QLabel))
    assert "Catatan saya" in said


def test_the_first_file_with_edits_is_opened_and_the_next_is_one_press_away(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    plain = send(village.sari, village.folder / "plain")
    first = edited(send(village.sari, village.folder / "first"), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}})
    second = edited(send(village.sari, village.folder / "second"), {"Person": {"Wagiyah": "Wagiyem"}})
    card = drop(qtbot, screen, plain, first, second)
    table = screen.merging.preview.table
    assert table.currentIndex().row() == 1
    card.acted.emit("next")
    assert table.currentIndex().row() == 2
    assert "Wagiyem" in texts(card)[1][5]


def test_another_file_dropped_meanwhile_keeps_what_was_ticked(village: Village, screen: ExchangeScreen, qtbot: QtBot) -> None:
    first = edited(send(village.sari, village.folder / "first"), {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}})
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
    sent = send(village.sari, village.folder)
    files = [Path(shutil.copy(sent, village.folder / f"{letter}.xlsx")) for letter in "abcdefghijk"]
    drop(qtbot, screen, *files[:-1], edited(files[-1], {"Meeting": {"Balai Dusun II": "Rumah Bu Warsi"}}))
    preview_of = screen.merging.preview
    table = preview_of.table
    chosen = table.currentIndex()
    assert preview_of.proposals.isVisible()
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(chosen)))
    assert table.horizontalScrollBar().maximum() == preview_of.proposals.table.horizontalScrollBar().maximum() == 0


def test_a_row_that_names_a_new_person_who_is_not_ticked_is_left_out_and_says_so_until_the_person_is_taken(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    there = added("attendance", meeting="Rapat KWT", person="Karto", presence="hadir")
    card = drop(
        qtbot, screen, by_hand(send(village.sari, village.folder), added("person", 0, name="Karto", sex="L", consent="lisan"), there)
    )
    tick, person = "New row: Karto Present", "New row: Karto"
    assert lines(card)[tick] == ("left out", "It names a new row that is left out.")
    assert "Of 2 edits from Excel 0 are taken." in screen.merging.foot.sentence()
    at = [row[1] for row in texts(card)].index(person)
    card.turn(at)
    qtbot.waitUntil(lambda: lines(card)[tick] == ("taken", ""), timeout=SLOW)
    card.turn(at)
    qtbot.waitUntil(lambda: lines(card)[tick][0] == "left out", timeout=SLOW)
    assert not screen.merging.preview.refused & card.lacking
    merge(qtbot, screen)
    assert village.budi.store.count("attendance") == 0
