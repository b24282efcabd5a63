"""What came in and what has arrived, in the window: gaps, replies, returns, deltas and the mark on a record."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from at_the_window import main_window
from exchanging import change, copy_of, frame_of, person_at_work, send
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.ui.coverage_page import CoveragePage
from empower_desktop.ui.exchange_parts import DecidingFoot
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL, TableModel
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.screens.home import HomeScreen
from empower_desktop.ui.screens.person import PersonScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.listing import Query, rows_of
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close, opened
from empower_desktop.workspace.receipts import marks
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import Exported, export
from tests.storied import questions

Show = Callable[..., QWidget]
SLOW = 20_000


@dataclass
class Desks:
    """Sari, who sent the first and the third of three files, Budi who merged them, and a window."""

    sari: Workspace
    budi: Workspace
    theme: Theme
    folder: Path
    person: str

    def frame(self, work: Workspace) -> Frame:
        return frame_of(work, self.theme, self.folder)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Workspace, str, Path]:
    """What was lived before each test: three files that Sari sent, two of which Budi merged."""
    folder = tmp_path_factory.mktemp("lived")
    sari, budi = person_at_work(folder / "sari", "Sari Handayani"), person_at_work(folder / "budi", "Budi Hartanto")
    files = []
    for number in range(1, 4):
        person = change(sari, "person", name=f"Ani {number}")
        files.append(send(sari, folder / "sent"))
    apply(budi, [files[0], files[2]])
    close(sari)
    close(budi)
    return sari, budi, person, folder / "sent"


@pytest.fixture
def desks(lived: tuple[Workspace, Workspace, str, Path], tmp_path: Path, theme: Theme, children: Readers) -> Iterator[Desks]:
    sari, budi, person, sent = lived
    shutil.copytree(sent, tmp_path / "sent")
    made = Desks(copy_of(sari, tmp_path / "sari", children), copy_of(budi, tmp_path / "budi", children), theme, tmp_path, person)
    yield made
    close(made.sari)
    close(made.budi)


@pytest.fixture
def budis(desks: Desks, shown: Show, qtbot: QtBot) -> Iterator[CoveragePage]:
    frame = desks.frame(desks.budi)
    screen = ExchangeScreen(frame)
    shown(screen, width=1158, height=697)
    screen.open_record("coverage")
    qtbot.waitUntil(lambda: bool(screen.coverage.reply.text()), timeout=SLOW)
    yield screen.coverage
    frame.desk.close()


def _texts(model: TableModel) -> list[list[str]]:
    return [[model.index(at, of).data(CELL).text for of in range(model.columnCount(QModelIndex()))] for at in range(model.rowCount())]


def test_what_is_missing_is_said_and_each_arrival_shows_its_code(desks: Desks, budis: CoveragePage) -> None:
    ((name, last, _, code, missing, *_),) = _texts(budis.workers)
    digests = {str(one.number): f"{one.digest[:4]} {one.digest[4:8]}".upper() for one in desks.sari.store.exports()}
    assert (name, last, code, missing) == ("Sari Handayani", "3", digests["3"], "2")
    assert [(row[0], row[4]) for row in _texts(budis.files)] == [("3", digests["3"]), ("1", digests["1"])]
    assert any("File number 2 from Sari Handayani has not come yet." in each.text() for each in budis.missing.findChildren(QLabel))


def test_what_is_missing_but_came_later_is_no_matter_of_amber(desks: Desks, budis: CoveragePage, qtbot: QtBot) -> None:
    (name, *_) = _texts(budis.workers)[0]
    assert (name, budis.missing.property("bar")) == ("Sari Handayani", "box-info")
    said = " ".join(each.text() for each in budis.missing.findChildren(QLabel))
    assert "File number 2 from Sari Handayani has not come yet. What was in it came later, so nothing is lost." in said


def test_what_is_missing_and_came_no_other_way_stands_out(desks: Desks, budis: CoveragePage, qtbot: QtBot) -> None:
    change(desks.sari, "meeting", title="Rembuk", date="2026-11-14")
    send(desks.sari, desks.folder)
    of_one_day = desks.folder / "of_one_day.xlsx"
    export(desks.sari, of_one_day, Scope(start=date(2026, 1, 1), end=date(2026, 1, 1)))
    apply(desks.budi, [of_one_day])
    budis.refresh(None)
    qtbot.waitUntil(lambda: budis.missing.property("bar") == "box-warn", timeout=SLOW)


def test_the_reply_is_copied_as_it_stands(budis: CoveragePage) -> None:
    budis.copy_reply()
    pasted = QApplication.clipboard().text()
    assert pasted == budis.reply.text()
    assert pasted.startswith("Hello Sari. File 3 received, data code ")
    assert "File 2 has not come." in pasted


def test_a_return_made_here_tells_the_worker_what_arrived(desks: Desks, budis: CoveragePage, qtbot: QtBot) -> None:
    budis.foot.findChildren(Button)[-1].setFocus()
    budis.make_return(desks.folder / "back.xlsx")
    qtbot.waitUntil(lambda: not budis.is_under_way, timeout=SLOW)
    assert budis.done.isVisible()
    assert budis.foot.isAncestorOf(QApplication.focusWidget())
    apply(desks.sari, [desks.folder / "back.xlsx"])
    assert marks(desks.sari, [desks.person])[desks.person].by == "Budi Hartanto"


def test_the_keyboard_stays_in_the_foot_however_quickly_its_buttons_change(theme: Theme, shown: Show) -> None:
    foot = DecidingFoot(theme)
    foot.show_buttons(Button(theme, "Ahead"))
    shown(Button(theme, "Elsewhere"), foot)
    foot.findChildren(Button)[-1].setFocus()
    foot.show_buttons(Button(theme, "Cancel"))
    foot.show_buttons(Button(theme, "Everybody"), Button(theme, "Ahead again"))
    assert QApplication.focusWidget().text() == "Ahead again"


def test_returns_for_everybody_lie_in_one_folder_each_under_a_name(desks: Desks, budis: CoveragePage, qtbot: QtBot) -> None:
    rina = person_at_work(desks.folder / "rina", "Rina Wulandari")
    change(rina, "person", name="Tono")
    apply(desks.budi, [send(rina, desks.folder / "sent")])
    close(rina)
    budis.refresh(None)
    qtbot.waitUntil(lambda: budis.workers.rowCount() == 2, timeout=SLOW)
    (desks.folder / "back").mkdir()
    budis.make_all(desks.folder / "back")
    qtbot.waitUntil(lambda: not budis.is_under_way, timeout=SLOW)
    names = sorted(file.name.split("_", 2)[2] for file in (desks.folder / "back").iterdir())
    assert names == ["return01_for_RINA.xlsx", "return02_for_SARI.xlsx"]
    assert apply(desks.sari, sorted((desks.folder / "back").iterdir())).problems == ()
    assert marks(desks.sari, [desks.person])


def test_only_what_was_not_received_is_sent_when_that_is_wanted(desks: Desks, shown: Show, qtbot: QtBot) -> None:
    give_back(desks.budi, worker_named(desks.budi, "Sari"), desks.folder / "back.xlsx")
    apply(desks.sari, [desks.folder / "back.xlsx"])
    change(desks.sari, "person", name="Baru")
    frame = desks.frame(desks.sari)
    screen = ExchangeScreen(frame)
    shown(screen, width=1158, height=697)
    form = screen.sending.form
    qtbot.waitUntil(lambda: bool(screen.sending._known.records), timeout=SLOW)
    assert (screen.sending._known.waiting, screen.sending._known.records) == (1, 5)
    assert "Budi Hartanto" in screen.sending.foot.sentence()
    form.what._take("new")
    assert not form.how.isVisible()
    with qtbot.waitSignal(frame.desk.stepped, timeout=SLOW) as made:
        screen.sending.go_ahead()
    (step,) = made.args
    assert isinstance(step.result, Exported)
    assert step.result.records == {"person": 1}
    frame.desk.close()


def test_when_everything_has_arrived_no_file_is_made_no_number_used_and_that_is_said(desks: Desks, theme: Theme, qtbot: QtBot) -> None:
    give_back(desks.budi, worker_named(desks.budi, "Sari"), desks.folder / "back.xlsx")
    apply(desks.sari, [desks.folder / "back.xlsx"])
    frame = desks.frame(desks.sari)
    window = main_window(qtbot, frame.desk, theme, frame.settings)
    window.go("exchange", "send")
    screen = window.screen_now()
    assert isinstance(screen, ExchangeScreen)
    qtbot.waitUntil(lambda: bool(screen.sending._known.records), timeout=SLOW)
    screen.sending.form.what._take("new")
    before, path = desks.sari.store.next_export(), screen.sending.form.path()
    with qtbot.waitSignal(frame.desk.stepped, timeout=SLOW) as made:
        screen.finish_part()
    (step,) = made.args
    assert (step.result, path.exists(), desks.sari.store.next_export()) == (None, False, before)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.text() == "Everything has arrived already, so no file was made."
    assert not screen.sending.is_under_way
    frame.desk.close()


def test_returns_are_among_what_was_sent(desks: Desks, shown: Show, qtbot: QtBot) -> None:
    give_back(desks.budi, worker_named(desks.budi, "Sari"), desks.folder / "back.xlsx")
    frame = desks.frame(desks.budi)
    sending = ExchangeScreen(frame).sending
    shown(sending, width=1158, height=697)
    sending.refresh(None)
    qtbot.waitUntil(lambda: bool(sending._known.returns), timeout=SLOW)
    assert not sending._none.isVisible()
    item = sending._item(sending._known.returns[0])
    assert sending.past.count() == 1
    assert (item.title, item.meta) == ("back.xlsx", "return for Sari Handayani")
    assert "back.xlsx" in sending.foot.sentence()
    frame.desk.close()


def test_a_record_shows_by_whom_it_was_received_until_it_changes(desks: Desks, shown: Show, qtbot: QtBot) -> None:
    give_back(desks.budi, worker_named(desks.budi, "Sari"), desks.folder / "back.xlsx")
    apply(desks.sari, [desks.folder / "back.xlsx"])
    frame = desks.frame(desks.sari)
    screen = PersonScreen(frame)
    shown(screen, width=1158, height=697)
    screen.open_record(desks.person)
    qtbot.waitUntil(lambda: "Received by Budi, " in screen.page.head._saved.text(), timeout=SLOW)
    change(desks.sari, "person", desks.person, nickname="An")
    screen.refresh(None)
    qtbot.waitUntil(lambda: not screen.page.head._saved.text(), timeout=SLOW)
    frame.desk.close()


def test_a_coordinators_home_names_who_wants_looking_after(desks: Desks, shown: Show, qtbot: QtBot) -> None:
    desks.budi.store.put_setting("author_role", "koordinator")
    close(desks.budi)
    desks.budi = opened(desks.folder / "budi", Language("en"))
    frame = desks.frame(desks.budi)
    home = HomeScreen(frame)
    shown(home, width=1158, height=697)

    def said() -> list[str]:
        return [each.text() for each in home._sent.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "Sari Handayani" in " ".join(said()), timeout=SLOW)
    went = []
    home.going.connect(lambda *to: went.append(to[:2]))
    home._sent.all_asked.emit()
    assert went == [("exchange", "coverage")]
    frame.desk.close()


def test_lists_mark_what_arrived_and_say_so_and_ask_no_more_for_many_rows_than_for_one(desks: Desks, shown: Show, qtbot: QtBot) -> None:
    give_back(desks.budi, worker_named(desks.budi, "Sari Handayani"), desks.folder / "back.xlsx")
    apply(desks.sari, [desks.folder / "back.xlsx"])
    change(desks.sari, "person", name="Tono")
    frame = desks.frame(desks.sari)
    screen = PersonScreen(frame)
    shown(screen, width=1366, height=697)
    screen.show_list()
    qtbot.waitUntil(lambda: screen.pane.items.count() == 4)
    items = screen.pane.items.model()
    said = {items.index(at, 0).data(): items.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(4)}
    assert "Received by Budi" in said["Ani 3"]
    assert "Received by" not in said["Tono"]
    screen.toggle_wide()
    qtbot.waitUntil(lambda: "Received" in {each.text for each in screen.wide.model.columns} and screen.wide.model.rowCount() == 4)
    cells = {row[0]: row[-1] for row in _texts(screen.wide.model)}
    assert cells["Tono"] == " "
    assert cells["Ani 3"] == frame.desk.language.short_day(desks.sari.today)
    rows = rows_of(desks.sari, Query("person"))
    counts = []
    for some in (rows[:1], rows):
        with questions() as asked:
            marks(desks.sari, [row.id for row in some])
        counts.append(len(asked))
    assert counts[0] == counts[1]
    frame.desk.close()


def test_a_file_that_will_never_come_is_let_go_and_asked_for_again(desks: Desks, budis: CoveragePage, qtbot: QtBot) -> None:
    def press(word: str) -> None:
        (button,) = [each for each in budis.missing.findChildren(Button) if each.text() == word]
        with qtbot.waitSignal(budis.desk.stepped, timeout=SLOW):
            button.click()
        budis.refresh(None)

    press("Ask no more")
    qtbot.waitUntil(lambda: "has not come" not in budis.reply.text(), timeout=SLOW)
    assert any("Not asked for any more: 2." in each.text() for each in budis.missing.findChildren(QLabel))
    assert _texts(budis.workers)[0][4] == ""
    press("Ask again")
    qtbot.waitUntil(lambda: "File 2 has not come." in budis.reply.text(), timeout=SLOW)
