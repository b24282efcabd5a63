"""Sending, merging and taking back, through real stores and real workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from exchanging import change, frame_of, person_at_work, send
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.store import Store
from empower_desktop.ui import unmerging
from empower_desktop.ui.entries import unsent_words
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.nav import NavButton
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merging_page import CHECK, CHOOSE, REPORT
from empower_desktop.ui.routes import ANEW
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.sending_page import written_words
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace, merging
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.sending import Exported
from empower_desktop.workspace.unmerging import unmerge

Show = Callable[..., QWidget]
SLOW = 20_000


@dataclass
class Desks:
    """Sari in the field, Budi who merges, and Budi's window."""

    sari: Workspace
    budi: Workspace
    frame: Frame
    meeting: str
    folder: Path


@pytest.fixture
def desks(tmp_path: Path, theme: Theme) -> Iterator[Desks]:
    sari, budi = person_at_work(tmp_path / "sari", "Sari Handayani"), person_at_work(tmp_path / "budi", "Budi Hartanto")
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai Dusun II")
    frame = frame_of(budi, theme, tmp_path)
    yield Desks(sari, budi, frame, meeting, tmp_path)
    frame.desk.close()
    close(sari)
    close(budi)


@pytest.fixture
def screen(desks: Desks, shown: Show) -> ExchangeScreen:
    made = ExchangeScreen(desks.frame)
    shown(made, width=1158, height=697)
    return made


def drop(qtbot: QtBot, screen: ExchangeScreen, *files: Path) -> None:
    screen.drop([str(file) for file in files])
    qtbot.waitUntil(lambda: screen.merging.at != CHECK or bool(screen.merging._reports()), timeout=SLOW)


def merge(qtbot: QtBot, screen: ExchangeScreen) -> None:
    screen.finish_part()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)


def states(screen: ExchangeScreen) -> list[str]:
    model = screen.merging.preview.files
    return [model.index(at, 2).data(CELL).text for at in range(model.rowCount())]


def test_the_report_of_a_merge_that_was_undone_elsewhere_goes_away(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, send(desks.sari, desks.folder))
    merge(qtbot, screen)
    merged = screen.merging._merged
    assert merged is not None
    unmerge(desks.budi, str(merged.merge))
    screen.open_record("history")
    screen.open_record("merge")
    qtbot.waitUntil(lambda: screen.merging.at == CHOOSE, timeout=SLOW)


def test_checking_writes_nothing_and_says_so(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    before = desks.budi.store.digest()
    drop(qtbot, screen, send(desks.sari, desks.folder))
    assert states(screen) == ["Ready"]
    assert "Nothing has been written yet." in screen.merging.foot.sentence()
    assert (desks.budi.store.digest(), desks.budi.store.arrivals()) == (before, [])


def test_what_was_merged_or_undone_elsewhere_is_counted_in_the_preview_that_was_open(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot
) -> None:
    file = send(desks.sari, desks.folder)
    drop(qtbot, screen, file)
    merged = apply(desks.budi, [file]).result
    screen.open_record("history")
    screen.open_record("merge")
    qtbot.waitUntil(lambda: states(screen) == ["Nothing new"], timeout=SLOW)
    unmerge(desks.budi, str(merged.merge))
    screen.refresh(None)
    qtbot.waitUntil(lambda: states(screen) == ["Ready"], timeout=SLOW)
    assert offered(screen) == ["Cancel", "Merge 1 file"]


def test_where_nothing_is_new_other_files_are_chosen(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    file = send(desks.sari, desks.folder)
    apply(desks.budi, [file])
    drop(qtbot, screen, file)
    assert states(screen) == ["Nothing new"]
    qtbot.waitUntil(lambda: offered(screen) == ["Choose other files"], timeout=SLOW)


def test_hovering_a_count_names_its_kinds(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, send(desks.sari, desks.folder))
    new = screen.merging.preview.files.index(0, 3).data(CELL)
    assert "Meeting 1" in new.tip


def test_three_files_one_conflict_and_the_same_code_at_both_ends(desks: Desks, screen: ExchangeScreen, shown: Show, qtbot: QtBot) -> None:
    sari, budi = desks.sari, desks.budi
    first = send(sari, desks.folder)
    apply(budi, [first])
    change(budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    change(sari, "meeting", desks.meeting, venue="Rumah Pak Wiryo")
    second = send(sari, desks.folder)
    yanto = person_at_work(desks.folder / "yanto", "Yanto Prabowo")
    change(yanto, "person", name="Wagiyah")
    drop(qtbot, screen, first, second, send(yanto, desks.folder))
    close(yanto)
    assert states(screen) == ["Nothing new", "Ready", "Ready"]
    merge(qtbot, screen)
    conflicts = ConflictScreen(desks.frame)
    shown(conflicts, width=1158, height=697)
    qtbot.waitUntil(lambda: bool(conflicts._all))
    conflicts.page.sides.takes[0].click()
    qtbot.waitUntil(lambda: not budi.store.conflicts(), timeout=SLOW)
    apply(sari, [send(budi, desks.folder / "back")])
    assert sari.store.digest() == budi.store.digest()
    assert sari.store.row("meeting", desks.meeting).fields["venue"] == "Rumah Bu Rohmah"  # type: ignore[union-attr]


def test_a_refused_file_says_why_and_has_a_message_to_send(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    whole = send(desks.sari, desks.folder)
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
    file = send(desks.sari, desks.folder)
    drop(qtbot, screen, file)
    file.unlink()
    merge(qtbot, screen)
    assert screen.merging.foot.sentence().endswith("Nothing was written.")


def test_a_merge_is_undone_from_its_report(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    before = desks.budi.store.digest()
    drop(qtbot, screen, send(desks.sari, desks.folder))
    merge(qtbot, screen)
    screen.merging.undo_merge()
    answer(qtbot, "undo")
    qtbot.waitUntil(lambda: screen.merging.at == CHOOSE, timeout=SLOW)
    assert desks.budi.store.digest() == before


def test_files_chosen_while_a_merge_is_undone_stay_when_that_ends(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    monkeypatch.setattr(unmerging, "unmerge", lambda work, merge: may_end.wait(20) and unmerge(work, merge))
    drop(qtbot, screen, send(desks.sari, desks.folder))
    merge(qtbot, screen)
    screen.merging.undo_merge()
    answer(qtbot, "undo")
    change(desks.sari, "meeting", title="Rembuk blok barat", date="2026-11-15")
    other = send(desks.sari, desks.folder)
    screen.merging.start_over()
    drop(qtbot, screen, other)
    may_end.set()
    qtbot.waitUntil(lambda: not screen.desk.is_busy, timeout=SLOW)
    assert (screen.merging.at, screen.merging._paths, states(screen)) == (CHECK, [other], ["Ready"])


def offered(screen: ExchangeScreen) -> list[str]:
    return [button.accessibleName() or button.text() for button in screen.merging.foot.findChildren(Button) if not button.isHidden()]


@pytest.fixture
def in_conflict(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> ExchangeScreen:
    """Give the report of a merge that left a conflict."""
    apply(desks.budi, [send(desks.sari, desks.folder)])
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


@pytest.mark.parametrize("way", ["Ctrl+M", "home"])
def test_whoever_comes_to_merge_after_a_merge_is_done_chooses_files(way: str, in_conflict: ExchangeScreen) -> None:
    if way == "home":
        in_conflict.open_record("merge", ANEW)
    else:
        in_conflict.drop([])
    assert in_conflict.merging.at == CHOOSE


def test_history_tells_two_merges_of_a_day_apart(desks: Desks, screen: ExchangeScreen) -> None:
    file = send(desks.sari, desks.folder)
    apply(desks.budi, [file])
    [past] = past_merges(desks.budi)
    item = screen.history._item(past)
    assert item.title == file.name
    assert item.meta == f"{desks.budi.language.time(local_moment(past.merge.at).time())} · Sari Handayani"


def test_history_says_what_builds_on_a_merge(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    apply(desks.budi, [send(desks.sari, desks.folder)])
    change(desks.budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    before = desks.budi.store.digest()
    screen.open_record("history")
    qtbot.waitUntil(lambda: screen.history._current() is not None)
    screen.history.undo_merge()
    answer(qtbot, "undo")
    qtbot.waitUntil(screen.history.problem.isVisible, timeout=SLOW)
    assert "Rembuk blok timur" in screen.history.problem._text.text()
    assert desks.budi.store.digest() == before
    with qtbot.waitSignal(screen.going) as gone:
        screen.history.problem.acted.emit("open")
    assert gone.args[:2] == ["meeting", desks.meeting]


def test_the_question_before_undoing_can_be_put_away(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, send(desks.sari, desks.folder))
    merge(qtbot, screen)
    after = desks.budi.store.digest()
    screen.merging.undo_merge()
    answer(qtbot, "keep")
    assert (screen.merging.at, desks.budi.store.digest()) == (REPORT, after)


def test_a_name_with_a_dot_in_it_stays_whole_and_no_other_file_is_written_over(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(qtbot, screen, send(desks.sari, desks.folder))
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


def test_the_report_is_kept_as_a_workbook(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, send(desks.sari, desks.folder))
    merge(qtbot, screen)
    kept = desks.folder / "report.xlsx"
    screen.merging.write_report(kept)
    qtbot.waitUntil(kept.exists, timeout=SLOW)
    workbook = load_workbook(kept)
    assert workbook["Files"]["C2"].value == "Sari Handayani"
    assert screen.merging.report.code.code.text() == workbook["Read first"]["C4"].value


def test_conflicts_answered_in_excel_are_settled_by_dropping_the_workbook(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    person = change(desks.sari, "person", name="Wagiyah", sex="P", hamlet="Dusun I")
    apply(desks.budi, [send(desks.sari, desks.folder)])
    change(desks.sari, "person", person, hamlet="Dusun II")
    change(desks.budi, "person", person, hamlet="Dusun III")
    apply(desks.budi, [send(desks.sari, desks.folder)])
    path = desks.folder / "conflicts.xlsx"
    ask_in_excel(desks.budi, path)
    workbook = load_workbook(path)
    workbook["Conflicts"]["P2"] = "A"
    workbook.save(path)
    drop(qtbot, screen, path)
    [report] = screen.merging._reports()
    assert [desks.budi.language(each) for each in report.notes] == ["Answered: Wagiyah, Hamlet: Dusun II"]
    assert screen.merging.preview.asked.isVisibleTo(screen)
    merge(qtbot, screen)
    assert desks.budi.store.conflicts() == []
    assert [row.fields["hamlet"] for row in desks.budi.store.rows("person", where={"name": "Wagiyah"})] == ["Dusun II"]


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


def test_however_many_more_wait_for_an_answer_their_tab_says_how_many(screen: ExchangeScreen, qtbot: QtBot) -> None:
    tab = screen.top.tabs._buttons["conflict"]
    for count in (5, 11, 120, 1_234):
        screen.top.show_to_answer(count)
        told = f"  {screen.desk.language.number(count)}"
        qtbot.waitUntil(lambda told=told: tab.accessibleName().endswith(told) and tab.width() >= tab.sizeHint().width())


def test_tabs_lead_to_conflicts_and_back_by_keyboard(screen: ExchangeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.going) as gone:
        screen.top.tabs.choose("conflict")
    assert gone.args[0] == "conflict"
    assert screen.top.tabs.current() == "send"
    qtbot.keyClick(screen.top.tabs, Qt.Key.Key_Right)
    assert screen.top.tabs.current() == "merge"


def answer(qtbot: QtBot, verb: str) -> None:
    """Answer the question that is open."""
    qtbot.waitUntil(lambda: any(isinstance(each, Question) and each.isVisible() for each in QApplication.topLevelWidgets()))
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible())
    dialog._answer(verb)


def test_a_folder_dropped_on_the_window_is_checked_and_conflicts_keep_the_place_marked(
    desks: Desks, theme: Theme, shown: Show, qtbot: QtBot
) -> None:
    send(desks.sari, desks.folder / "received")
    window = MainWindow(desks.frame.desk, theme, desks.frame.settings)
    shown(window, width=1366, height=697)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(desks.folder / "received"))])
    no_keys = Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, no_keys)
    let_go = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, no_keys)
    for event in (held, let_go):
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
    screen = window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    qtbot.waitUntil(lambda: screen.merging.preview.files.rowCount() == 1, timeout=SLOW)
    window.go("conflict")
    assert [button.text() for button in window.sidebar.findChildren(NavButton) if button.isChecked()] == ["Send & Merge"]


def test_while_many_files_are_merged_each_shows_when_it_is_done_and_what_is_below_them_stands(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for number in range(4):
        change(desks.sari, "person", name=f"Wagiyah {number}")
        files.append(send(desks.sari, desks.folder))
    drop(qtbot, screen, *files)
    preview, laid_out, shown = screen.merging.preview, list[object](), list[list[str]]()
    show = preview.asked.show_file
    monkeypatch.setattr(preview.asked, "show_file", lambda report: laid_out.append(report) or show(report))
    preview.files.dataChanged.connect(lambda *_: shown.append(states(screen)))
    merge(qtbot, screen)
    assert len(laid_out) <= 2
    assert shown[-1] == ["Merged"] * 4


def test_a_cancelled_merge_says_how_many_files_are_merged(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    first = send(desks.sari, desks.folder)
    change(desks.sari, "meeting", desks.meeting, venue="Rumah Pak Wiryo")
    drop(qtbot, screen, first, send(desks.sari, desks.folder))
    screen.finish_part()
    screen.merging.start_over()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)
    merged = screen.merging._merged
    assert merged is not None
    assert merged.stopped
    assert merged.count("merged") == len(desks.budi.store.arrivals())
    assert screen.merging.foot.sentence().startswith("Cancelled.")


def test_a_merge_for_which_the_disk_has_no_room_says_before_and_after_how_much_is_missing(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = send(desks.sari, desks.folder)
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
