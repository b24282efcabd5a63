"""Merging: what is checked, what is merged, what is said of it, through real stores and real workbooks."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from at_the_window import main_window
from exchange_pages import SLOW, Desks, drop, merge, offered, states
from exchanging import change, send
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.store import Store
from empower_desktop.ui.job import Job
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merging_page import CHOOSE, REPORT
from empower_desktop.ui.routes import ANEW
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import merging
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.unmerging import unmerge


def test_checking_writes_nothing_and_says_so(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    before = desks.budi.store.digest()
    drop(qtbot, screen, desks.workbook())
    assert states(screen) == ["Ready"]
    assert "Nothing has been written yet." in screen.merging.foot.sentence()
    assert (desks.budi.store.digest(), desks.budi.store.arrivals()) == (before, [])


def test_what_was_merged_or_undone_elsewhere_is_counted_in_the_preview_that_was_open(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = desks.workbook()
    drop(qtbot, screen, file)
    merged = apply(desks.budi, [file]).result
    screen.open_record("history")
    screen.open_record("merge")
    qtbot.waitUntil(lambda: states(screen) == ["Nothing new"], timeout=SLOW)
    unmerge(desks.budi, str(merged.merge))
    screen.refresh(None)
    qtbot.waitUntil(lambda: states(screen) == ["Ready"], timeout=SLOW)
    assert offered(screen) == ["Cancel", "Merge 1 file"]


def several(desks: Desks, count: int) -> list[Path]:
    """Give so many files, each with somebody more than the one before it."""
    files = []
    for number in range(count):
        change(desks.sari, "person", name=f"Wagiyah {number}")
        files.append(send(desks.sari, desks.folder))
    return files


def test_the_file_that_one_looks_at_stays_chosen_when_the_preview_is_counted_anew(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    files = several(desks, 3)
    drop(qtbot, screen, *files)
    merging, preview = screen.merging, screen.merging.preview
    preview.table.setCurrentIndex(preview.files.index(2, 0))
    before = merging._merged
    change(desks.budi, "person", name="Lestari")
    screen.refresh(None)
    qtbot.waitUntil(lambda: merging._merged not in (None, before), timeout=SLOW)
    chosen = preview.chosen_file()
    assert chosen is not None
    assert chosen.file == files[2].name


def test_where_nothing_is_new_other_files_are_chosen(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = desks.workbook()
    apply(desks.budi, [file])
    drop(qtbot, screen, file)
    assert states(screen) == ["Nothing new"]
    qtbot.waitUntil(lambda: offered(screen) == ["Choose other files"], timeout=SLOW)


def test_hovering_a_count_names_its_kinds(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, desks.workbook())
    new = screen.merging.preview.files.index(0, 3).data(CELL)
    assert "Meeting 1" in new.tip


def test_a_refused_file_says_why_and_has_a_message_to_send(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    whole = desks.workbook()
    broken = desks.folder / "rusak.xlsx"
    broken.write_bytes(whole.read_bytes()[:3000])
    drop(qtbot, screen, whole, broken)
    assert states(screen) == ["Ready", "Refused"]
    screen.merging.preview.copy_message()
    assert "rusak.xlsx" in QApplication.clipboard().text()
    merge(qtbot, screen)
    groups = [each.key for each in screen.merging.report.rows.pages._page(0) if each.grouping]
    assert groups == ["merged", "refused"]


def test_a_file_that_went_away_before_it_was_merged_is_not_told_as_if_there_had_been_nothing_to_write(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = desks.workbook()
    drop(qtbot, screen, file)
    file.unlink()
    merge(qtbot, screen)
    assert screen.merging.foot.sentence().endswith("Nothing was written.")


@pytest.fixture
def in_conflict(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> ExchangeScreen:
    """Give the report of a merge that left a conflict."""
    apply(desks.budi, [desks.workbook()])
    change(desks.budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    change(desks.sari, "meeting", desks.meeting, venue="Rumah Pak Wiryo")
    drop(qtbot, screen, send(desks.sari, desks.folder))
    merge(qtbot, screen)
    return screen


def test_a_report_with_conflicts_leads_to_other_files_too(in_conflict: ExchangeScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: offered(in_conflict) == ["Undo", "Save report", "Merge others", "Resolve conflicts"], timeout=SLOW)
    in_conflict.open_record("history")
    in_conflict.top.tabs.choose("merge")
    assert in_conflict.merging.at == REPORT, "the report can be looked at again"
    first = in_conflict.top.steps._parts[0][1]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert in_conflict.merging.at == CHOOSE


def test_resolve_conflicts_leads_to_what_fights_since_this_merge_not_to_what_waited_before(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    first, second = change(desks.sari, "meeting", title="Rapat RT"), change(desks.sari, "meeting", title="Rapat RW")
    apply(desks.budi, [send(desks.sari, desks.folder)])
    for record in (first, second):
        change(desks.budi, "meeting", record, venue="Rumah Bu Rohmah")
        change(desks.sari, "meeting", record, venue="Rumah Pak Wiryo")
        drop(qtbot, screen, send(desks.sari, desks.folder))
        merge(qtbot, screen)
        with qtbot.waitSignal(screen.going) as gone:
            screen.merging.foot.findChildren(Button)[-1].click()
        assert gone.args[:2] == ["conflict", record]


@pytest.mark.parametrize("way", ["Ctrl+M", "home"])
def test_whoever_comes_to_merge_after_a_merge_is_done_chooses_files(way: str, in_conflict: ExchangeScreen) -> None:
    if way == "home":
        in_conflict.open_record("merge", ANEW)
    else:
        in_conflict.drop([])
    assert in_conflict.merging.at == CHOOSE


def test_a_name_with_a_dot_in_it_stays_whole_and_no_other_file_is_written_over(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(qtbot, screen, desks.workbook())
    merge(qtbot, screen)
    other = desks.folder / "Laporan 24.xlsx"
    other.write_text("of another merge")
    proposed = []

    def choose(_parent: QWidget, _question: str, place: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(place).name)
        return str(desks.folder / "Laporan 24.11"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(screen.desk.stepped, timeout=SLOW):
        screen.merging.save_report()
    assert other.read_text() == "of another merge"
    assert (desks.folder / "Laporan 24.11.xlsx").exists()
    assert len(proposed) == 1


def test_a_name_that_becomes_another_files_by_its_ending_is_asked_once_more(
    screen: ExchangeScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Templat.xlsx"
    other.write_text("of last year")
    chosen = iter([str(tmp_path / "Templat"), ""])
    proposed: list[str] = []

    def choose(_parent: QWidget, _question: str, place: str, _kinds: str) -> tuple[str, str]:
        proposed.append(place)
        return next(chosen), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    screen.sending._ask_where("Templat 2026.xlsx")
    assert proposed[1:] == [str(other)]
    assert other.read_text() == "of last year"


def test_the_report_is_kept_as_a_workbook_and_that_is_said(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, desks.workbook())
    merge(qtbot, screen)
    kept = desks.folder / "report.xlsx"
    with qtbot.waitSignal(screen.saying, timeout=SLOW) as said:
        screen.merging.write_report(kept)
    assert screen.desk.say(said.args[0]) == "Report saved in report.xlsx."
    workbook = load_workbook(kept)
    assert workbook["Files"]["C2"].value == "Sari Handayani"
    assert screen.merging.report.code.code.text() == workbook["Read first"]["C4"].value


def test_while_many_files_are_merged_each_shows_when_it_is_done_and_what_is_below_them_stands(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(qtbot, screen, *several(desks, 4))
    preview, laid_out, shown = screen.merging.preview, list[object](), list[list[str]]()
    show = preview.asked.show_file
    monkeypatch.setattr(preview.asked, "show_file", lambda report: laid_out.append(report) or show(report))
    preview.files.dataChanged.connect(lambda *_: shown.append(states(screen)))
    merge(qtbot, screen)
    assert len(laid_out) <= 2
    assert shown[-1] == ["Merged"] * 4


def test_a_cancelled_merge_says_how_many_files_are_merged(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, cancelled, watch = desks.workbook(), Event(), Job.watch
    change(desks.sari, "meeting", desks.meeting, venue="Rumah Pak Wiryo")
    drop(qtbot, screen, first, send(desks.sari, desks.folder))
    monkeypatch.setattr(Job, "watch", lambda job, *at: cancelled.wait(20) and watch(job, *at))
    screen.finish_part()
    screen.merging.start_over()
    cancelled.set()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)
    merged = screen.merging._merged
    assert merged is not None
    assert merged.stopped
    assert merged.count("merged") == len(desks.budi.store.arrivals())
    assert screen.merging.foot.sentence().startswith("Cancelled.")


def test_a_merge_for_which_the_disk_has_no_room_says_before_and_after_how_much_is_missing(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desks.workbook()
    change(desks.sari, "meeting", desks.meeting, venue="Rumah Pak Wiryo")
    monkeypatch.setattr(Store, "room", lambda _: 0)
    drop(qtbot, screen, first, send(desks.sari, desks.folder))
    preview, report = screen.merging.preview.short_of_room, screen.merging.report.short_of_room
    assert preview.isVisible()
    assert " MB are missing" in words_of(preview)
    monkeypatch.setattr(merging, "CHANGES_AT_ONCE", 1)
    monkeypatch.setattr(Store, "room", lambda store: 0 if store.arrivals() else 10**9)  # the second of them finds none
    merge(qtbot, screen)
    merged = screen.merging._merged
    assert merged is not None
    assert (merged.count("merged"), merged.count("refused")) == (1, 1)
    assert report.isVisible()
    assert words_of(report).startswith("The disk has no room for 1 file: about 1 MB are missing. Make room")
    assert screen.merging.foot.sentence().startswith("1 file merged.")
    monkeypatch.undo()
    screen.merging.start_over()
    drop(qtbot, screen, desks.folder)
    assert not preview.isVisible()


def words_of(note: Note) -> str:
    return " ".join(each.text() for each in note.findChildren(QLabel)).strip()


@pytest.mark.parametrize("stays", [True, False])
def test_that_all_is_done_is_said_beside_the_page_only_to_who_went_elsewhere(stays: bool, desks: Desks, theme: Theme, qtbot: QtBot) -> None:
    window = main_window(qtbot, desks.frame.desk, theme, desks.frame.settings)
    window.go("exchange", "merge")
    screen = window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    drop(qtbot, screen, desks.workbook())
    screen.finish_part()
    if not stays:
        window.go("home")
    qtbot.waitUntil(lambda: screen.merging.at == REPORT and not screen.desk.is_busy, timeout=SLOW)
    assert screen.merging.foot.sentence().startswith("1 file merged.")
    if not stays:
        qtbot.waitUntil(window.toast.isVisible)
    assert (window.toast.isVisible(), window.toast.text().startswith("1 file merged.")) == (not stays, not stays)


def test_why_a_file_was_refused_is_read_in_full_in_the_report(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    (desks.folder / "odd.xlsx").write_bytes(b"a,b")
    drop(qtbot, screen, desks.workbook(), desks.folder / "odd.xlsx")
    merge(qtbot, screen)
    report = screen.merging.report
    report.table.setCurrentIndex(report.rows.index(report.rows.rowCount() - 1, 0))
    qtbot.waitUntil(report.told.isVisible)
    assert any("odd.xlsx is not an Excel workbook" in each.text() for each in report.told.findChildren(QLabel))
