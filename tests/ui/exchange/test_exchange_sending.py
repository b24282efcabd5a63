"""Sending, through a real store and real workbooks."""

from __future__ import annotations

from pathlib import Path

from exchange_pages import SLOW, Desks
from exchanging import change
from openpyxl import load_workbook
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.entries import unsent_words
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.sending_page import written_words
from empower_desktop.workspace.sending import Exported


def test_a_template_for_people_without_the_app_is_made_where_one_sends(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    change(desks.budi, "person", name="Wagiyah", sex="P")
    screen.open_record("send")
    path = desks.folder / "template.xlsx"
    screen.sending.make_template(path)
    qtbot.waitUntil(screen.sending.done.isVisible, timeout=SLOW)
    assert load_workbook(path)["Person"]["C2"].value == "Wagiyah"


def test_a_file_says_how_many_records_it_holds_and_has_no_code_where_it_holds_nothing() -> None:
    held = Exported(Path("one.xlsx"), "one", 1, {"author": 1, "group": 2}, 4, "cab442d1" * 8, gone=1)
    assert [str(each) for each in written_words(held)] == ["2 records", "1 deleted", "data code CAB4 42D1"]
    assert str(written_words(Exported(Path("two.xlsx"), "two", 2, {}, 0, "e3b0c442" * 8))[-1]) == "nothing new is in it"
    assert [str(unsent_words(0, ever_sent=sent)) for sent in (False, True)] == ["Nothing to send yet", "Everything is sent"]


def test_sending_writes_the_file_and_goes_on_to_the_next_number(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    change(desks.budi, "person", name="Wagiyah")
    screen.open_record("send")
    qtbot.waitUntil(lambda: screen.sending.form.file.text().endswith("_no01.xlsx"))
    first = screen.sending.form.path()
    screen.sending.form.whom.setText("Dinas PMD")
    screen.finish_part()
    qtbot.waitUntil(lambda: screen.sending.form.file.text().endswith("_no02.xlsx"), timeout=SLOW)
    assert first.exists()
    assert [each.for_name for each in desks.budi.store.exports()] == ["Dinas PMD"]
    assert screen.sending.past.count() == 1
    assert screen.sending.done.isVisible()


def test_where_the_file_lies_is_in_sight_though_the_form_is_higher_than_the_window(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    screen.resize(1158, 480)
    change(desks.budi, "person", name="Wagiyah")
    screen.open_record("send")
    qtbot.waitUntil(lambda: screen.sending.form.file.text().endswith("_no01.xlsx"))
    screen.finish_part()
    qtbot.waitUntil(screen.sending.done.isVisible, timeout=SLOW)
    QApplication.processEvents()
    page, done = screen.sending, screen.sending.done
    assert done.mapTo(page, done.rect().bottomLeft()).y() < page.foot.y()


def test_a_copy_for_reading_says_in_its_name_that_it_is_one_and_has_no_number(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    form = screen.sending.form
    screen.open_record("send")
    qtbot.waitUntil(lambda: form.file.text().endswith("_no01.xlsx"))
    next(each for each in form.how.findChildren(QAbstractButton) if "Reading" in each.text()).click()
    assert form.file.text() == f"BUDI_{desks.budi.today}_for_reading.xlsx"
    first = form.path()
    screen.finish_part()
    qtbot.waitUntil(lambda: first.exists() and not screen.sending.is_under_way, timeout=SLOW)
    assert form.path() == first, "the same name is asked about before it replaces the first"
    assert desks.budi.store.next_export()[0] == 1


def test_a_name_that_is_taken_is_asked_about_and_another_offered(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    change(desks.budi, "person", name="Wagiyah")
    (desks.folder / "laporan.xlsx").write_bytes(b"not ours")
    form = screen.sending.form
    form.file.setText("laporan")
    screen.finish_part()
    assert "laporan.xlsx" in form.file_field.problem()
    form.file_field.cured.emit("laporan (2).xlsx")
    screen.finish_part()
    qtbot.waitUntil(lambda: (desks.folder / "laporan (2).xlsx").exists() and not screen.sending.is_under_way, timeout=SLOW)
    assert (desks.folder / "laporan.xlsx").read_bytes() == b"not ours"


def test_a_file_open_in_another_program_offers_another_name(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    change(desks.budi, "person", name="Wagiyah")
    form = screen.sending.form
    form.file.setText("laporan.xlsx")
    (desks.folder / "laporan.xlsx").write_bytes(b"open")
    (desks.folder / ".~lock.laporan.xlsx#").touch()
    screen.finish_part()
    screen.finish_part()
    qtbot.waitUntil(lambda: "open in another program" in form.file_field.problem(), timeout=SLOW)
    assert "laporan (2).xlsx" in {button.accessibleName().removeprefix("Use ") for button in form.file_field.findChildren(QWidget)}


def test_a_part_is_asked_for_by_area_and_period(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    form = screen.sending.form
    form.what.changed.emit("all")
    assert form.scope() is not None
    form.what.set_value("part")
    form.parts["first"][1].show_plain("2026-11-30")
    form.parts["last"][1].show_plain("2026-11-01")
    assert form.scope() is None
    assert "before it begins" in form.parts["last"][0].problem()
    form.parts["last"][1].show_plain("2026-12-31")
    scope = form.scope()
    assert scope is not None
    assert (str(scope.start), str(scope.end)) == ("2026-11-30", "2026-12-31")
