"""Edits that look odd are left out until somebody takes them, and whatever names a new row goes with it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from exchanging import change, send
from preview_pages import (
    SLOW,
    Village,
    drop,
    lines,
    merge,
    new_records,
    settled_counts,
    texts,
)
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.proposals_card import TICK, ProposalsCard
from empower_desktop.ui.screens.exchange import ExchangeScreen
from tests.excel import added, by_hand


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
    card = drop(qtbot, screen, with_a_new_person_who_is_odd(village.workbook()))
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
    file = with_a_new_person_who_is_odd(village.workbook())
    drop(qtbot, screen, file)
    merge(qtbot, screen)
    assert "1 edit from Excel was left out." in screen.merging.foot.sentence()
    undo = next(button for button in screen.merging.foot.findChildren(Button) if button.text().startswith("Undo"))
    assert (undo.text(), undo.toolTip() or undo.accessibleDescription()) == ("Undo", "Undo the merge"), "short beside a long sentence"
    screen.merging.start_over()
    card = drop(qtbot, screen, file)
    for _ in ("taken", "declined"):
        card.turn(line_of_warsinah(card))
    assert card.model.index(line_of_warsinah(card), TICK).data(CELL).value is False
    foot = screen.merging.foot  # counted anew beside the window: that something was declined is kept
    qtbot.waitUntil(lambda: any(button.text().startswith("Merge 1") for button in foot.findChildren(Button)))
    merge(qtbot, screen)
    screen.merging.start_over()
    drop(qtbot, screen, file)
    assert line_of_warsinah(card) == -1


def test_a_row_that_names_a_new_person_who_is_not_ticked_is_left_out_and_says_so_until_the_person_is_taken(
    village: Village, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    there = added("attendance", meeting="Rapat KWT", person="Karto", presence="hadir")
    card = drop(qtbot, screen, by_hand(village.workbook(), added("person", 0, name="Karto", sex="L", consent="lisan"), there))
    tick, person = "New row: Karto Present", "New row: Karto"
    assert lines(card)[tick] == ("left out", "It names a new row that is left out.")
    assert "Of 2 edits from Excel 0 are taken." in screen.merging.foot.sentence()
    at = [row[1] for row in texts(card)].index(person)
    card.turn(at)
    qtbot.waitUntil(lambda: lines(card)[tick] == ("taken", "As in a new form: Invited: yes"), timeout=SLOW)
    card.turn(at)
    qtbot.waitUntil(lambda: lines(card)[tick][0] == "left out", timeout=SLOW)
    assert not screen.merging.preview.refused & card.lacking
    merge(qtbot, screen)
    assert village.budi.store.count("attendance") == 0
