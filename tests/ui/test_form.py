"""A form derived from a description: it saves what is left, keeps what is typed, and shows what is wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import Change
from empower_desktop.language import Language
from empower_desktop.records import KINDS, Group, Meeting, Membership, Person, Record
from empower_desktop.records.fields import FIELD_KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import KEEP_MS, Form
from empower_desktop.ui.form_section import FormGrid
from empower_desktop.ui.inputs import Input, LineInput, input_for
from empower_desktop.ui.keyboard_watch import KeyboardWatch
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.doubting import open_findings
from empower_desktop.workspace.members import add_new_member
from empower_desktop.workspace.opening import open_workspace
from empower_desktop.workspace.saving import save

RINA = "5e3a6f0e-0f6f-5d6e-9d6c-1c1f2f3a4b5c"
SLOW = 0.3
LONGEST_WAIT = 0.05
Shown = Callable[..., QWidget]


@pytest.fixture
def form(shown: Shown, desk: Desk, theme: Theme) -> Form:
    """An empty meeting form in a window."""
    made = Form(desk, theme, Meeting)
    KeyboardWatch(shown(made, width=860, height=700))
    made.show_record("")
    return made


@pytest.fixture
def slow_disk(work: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes its time for every save."""
    quick = work.store.append

    def slow(*args: object, **more: object) -> object:
        time.sleep(SLOW)
        return quick(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(work.store, "append", slow)


def line(form: Form, code: str) -> QLineEdit:
    found = form.inputs[code]
    assert isinstance(found, LineInput)
    return found.line


def leave(form: Form, code: str) -> None:
    line(form, code).setFocus()
    QTest.keyClick(line(form, code), Qt.Key.Key_Return)


def test_a_field_is_saved_when_it_is_left(qtbot: QtBot, form: Form, work: Workspace) -> None:
    qtbot.keyClicks(line(form, "title"), "Musdus RKP")
    with qtbot.waitSignal(form.saved):
        leave(form, "title")
    assert [meeting.title for meeting in work.all(Meeting)] == ["Musdus RKP"]


def test_a_new_record_takes_its_defaults_and_what_was_given(qtbot: QtBot, form: Form, work: Workspace) -> None:
    group = save(work, Group, {"name": "KWT Melati"}).result
    form.show_record("", {"group": group})
    qtbot.keyClicks(line(form, "title"), "Rapat bulanan")
    with qtbot.waitSignal(form.saved):
        leave(form, "title")
    meeting = work.all(Meeting)[0]
    assert (meeting.status, meeting.group) == ("draf", group)


def test_what_is_made_ahead_is_not_in_sight_before_its_section_is_opened(form: Form) -> None:
    for _ in form.get_ready():
        pass
    form.hide()
    form.show()
    assert not form.fields["venue"].isVisible()
    form.show_problem_at("venue")
    assert form.fields["venue"].isVisible()


def test_a_day_is_read_as_people_write_it_and_shown_in_full(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(line(form, "date"), "12/1/26")
    with qtbot.waitSignal(form.saved):
        leave(form, "date")
    assert line(form, "date").text() == "12 Jan 2026"


def test_what_cannot_be_read_stays_with_its_problem(qtbot: QtBot, form: Form, work: Workspace) -> None:
    qtbot.keyClicks(line(form, "date"), "kapan-kapan")
    leave(form, "date")
    assert "kapan-kapan" in form.fields["date"].problem()
    assert line(form, "date").text() == "kapan-kapan"
    assert work.all(Meeting) == []


def test_a_problem_goes_once_it_is_mended(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(line(form, "date"), "kapan-kapan")
    leave(form, "date")
    line(form, "date").clear()
    qtbot.keyClicks(line(form, "date"), "12/1/26")
    with qtbot.waitSignal(form.saved):
        leave(form, "date")
    assert form.fields["date"].problem() == ""


def test_a_merge_during_typing_is_not_overwritten(qtbot: QtBot, form: Form, work: Workspace, desk: Desk) -> None:
    record = save(work, Meeting, {"title": "Musdus"}).result
    form.show_record(record)
    line(form, "title").end(False)
    qtbot.keyClicks(line(form, "title"), " RKP")
    seen = work.seen(record)
    work.store.append([Change.make(record, "meeting", {"title": "Musdes"}, seen.over(["title"], {}), RINA, work.clock.stamp())])
    form.refresh()
    assert line(form, "title").text() == "Musdus RKP"
    with qtbot.waitSignal(form.saved):
        leave(form, "title")
    assert [conflict.spot for conflict in work.store.conflicts()] == ["title"]


def test_what_others_changed_comes_into_sight(form: Form, work: Workspace) -> None:
    record = save(work, Meeting, {"title": "Musdus"}).result
    form.show_record(record)
    save(work, Meeting, {"venue": "Balai Dusun II"}, record, work.seen(record))
    form.refresh()
    assert line(form, "venue").text() == "Balai Dusun II"


def test_saving_the_same_again_makes_no_change(qtbot: QtBot, form: Form, work: Workspace) -> None:
    record = save(work, Meeting, {"title": "Musdus"}).result
    form.show_record(record)
    before = len(work.changes(record))
    qtbot.keyClicks(line(form, "title"), "x")
    QTest.keyClick(line(form, "title"), Qt.Key.Key_Backspace)
    with qtbot.waitSignal(form.saved):
        leave(form, "title")
    assert len(work.changes(record)) == before


def test_a_rule_speaks_beside_its_field(qtbot: QtBot, shown: Shown, desk: Desk, theme: Theme, work: Workspace) -> None:
    record = save(work, Person, {"name": "Sumi 2", "sex": "P"}).result
    form = Form(desk, theme, Person)
    shown(form)
    form.show_record(record)
    qtbot.waitUntil(lambda: "digits" in form.fields["name"].problem())


def test_typing_twice_before_the_disk_answers_is_no_conflict_with_oneself(
    qtbot: QtBot, form: Form, work: Workspace, slow_disk: None, settled: Callable[[], None]
) -> None:
    record = save(work, Meeting, {"title": "Musdus"}).result
    form.show_record(record)
    for letters in ("A", "B", "C"):
        qtbot.keyClicks(line(form, "title"), letters)
        leave(form, "title")
        qtbot.wait(20)
    settled()
    assert work.store.conflicts() == []
    assert work.all(Meeting)[0].title == "ABCMusdus"


def test_what_is_on_its_way_arrives_though_another_record_is_shown(
    qtbot: QtBot, form: Form, work: Workspace, slow_disk: None, settled: Callable[[], None]
) -> None:
    record = save(work, Meeting, {"title": "Musdus"}).result
    other = save(work, Meeting, {"title": "Rapat"}).result
    form.show_record(record)
    for code, text in (("venue", "Balai"), ("doc_no", "14")):
        qtbot.keyClicks(line(form, code), text)
        leave(form, code)
    form.show_record(other)
    settled()
    assert {(meeting.title, meeting.doc_no) for meeting in work.all(Meeting)} == {("Musdus", "14"), ("Rapat", None)}
    assert form.record == other


def test_closing_waits_for_what_waited_for_the_disk(qtbot: QtBot, form: Form, work: Workspace, desk: Desk, slow_disk: None) -> None:
    for code, text in (("title", "Musdus"), ("venue", "Balai"), ("doc_no", "14")):
        qtbot.keyClicks(line(form, code), text)
    form.settle()
    desk.flush()
    assert [(meeting.title, meeting.venue, meeting.doc_no) for meeting in work.all(Meeting)] == [("Musdus", "Balai", "14")]


def test_one_column_puts_fields_below_each_other(form: Form) -> None:
    form.set_columns(1)
    grid = form.findChildren(FormGrid)[0]
    assert all(grid.itemAtPosition(row, 0) is not None for row in range(grid.count()))
    assert grid.itemAtPosition(0, 1) is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_has_a_form_that_shows_what_was_kept(kind: type[Record], desk: Desk, theme: Theme, shown: Shown) -> None:
    form = Form(desk, theme, kind)
    shown(form)
    form.show_record("")
    for code in form.inputs:
        form.show_problem_at(code)
    assert set(form.inputs.made) == {code for code, field in kind.fields().items() if not field.refers_to or field.refers_to in KINDS}


@pytest.mark.parametrize("name", FIELD_KINDS)
def test_every_field_kind_has_an_input(name: str, desk: Desk, theme: Theme) -> None:
    found = [field for kind in KINDS.values() for field in kind.fields().values() if type(field).type == name]
    for field in found[:1]:
        each = input_for(field, desk, theme)
        assert isinstance(each, Input)
        each.show_plain(None)
        assert field.read(each.typed(), desk.work.today) is None


def test_what_is_typed_is_kept_within_a_second_and_comes_back(qtbot: QtBot, form: Form, work: Workspace, desk: Desk, theme: Theme) -> None:
    qtbot.keyClicks(line(form, "title"), "Musdus Peny")
    qtbot.waitUntil(lambda: bool(work.store.unsaved()), timeout=KEEP_MS + 1000)
    again = Form(desk, theme, Meeting)
    qtbot.addWidget(again)
    again.show_record("")
    assert line(again, "title").text() == "Musdus Peny"


def test_typing_goes_on_where_it_was_broken_off(qtbot: QtBot, form: Form, work: Workspace) -> None:
    form._sitting.keep({"title": "Rembuk pembagian a"})
    qtbot.waitUntil(lambda: bool(work.store.unsaved()))
    form.inputs["date"].setFocus()
    form.show_record("")
    form.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "ir")
    assert line(form, "title").text() == "Rembuk pembagian air"


def test_what_was_saved_is_no_longer_kept_beside(qtbot: QtBot, form: Form, work: Workspace) -> None:
    qtbot.keyClicks(line(form, "title"), "Musdus")
    qtbot.waitUntil(lambda: bool(work.store.unsaved()), timeout=KEEP_MS + 1000)
    with qtbot.waitSignal(form.saved):
        leave(form, "title")
    qtbot.waitUntil(lambda: not work.store.unsaved())


TYPING = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from empower_desktop.language import Language
from empower_desktop.records import Meeting
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.keyboard_watch import KeyboardWatch
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.opening import opened
app = QApplication([])
form = Form(Desk(opened(Path(sys.argv[1]), Language("en"))), Theme(RESOURCES), Meeting)
form.show()
form.show_record("")
QTest.keyClicks(form.inputs["title"].line, "Rembuk pembagian air")
until = time.monotonic() + 1
while time.monotonic() < until:
    app.processEvents()
print("typed", flush=True)
time.sleep(60)
"""


def test_a_killed_program_loses_nothing_that_was_typed_a_second_ago(qtbot: QtBot, work: Workspace, tmp_path: Path, theme: Theme) -> None:
    program = subprocess.Popen([sys.executable, "-c", TYPING, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "typed\n"
    program.kill()
    program.wait()
    program.stdout.close()
    with open_workspace(tmp_path / "data", Language("en")) as again:
        desk = Desk(again)
        form = Form(desk, theme, Meeting)
        qtbot.addWidget(form)
        form.show_record("")
        assert line(form, "title").text() == "Rembuk pembagian air"
        desk.close()


def test_a_slow_disk_never_holds_the_window(
    qtbot: QtBot, form: Form, work: Workspace, slow_disk: None, settled: Callable[[], None]
) -> None:
    beats: list[float] = []
    heart = QTimer(form)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    heart.start(5)
    for code, text in (("title", "Musdus"), ("date", "12/1/26"), ("venue", "Balai"), ("doc_no", "14")):
        qtbot.keyClicks(line(form, code), text)
        leave(form, code)
    settled()
    gaps = sorted(later - earlier for earlier, later in pairwise(beats))
    assert work.all(Meeting)[0].doc_no == "14"
    assert len(work.all(Meeting)) == 1
    assert gaps[len(gaps) * 9 // 10] < LONGEST_WAIT
    assert gaps[-1] < SLOW


def test_a_folded_section_is_made_when_it_is_opened(form: Form) -> None:
    assert "venue" not in form.inputs.made
    form.show_problem_at("venue")
    assert form.inputs.made["venue"].isVisible()


def test_figures_in_a_folded_line_come_with_their_label(form: Form, work: Workspace) -> None:
    record = save(work, Meeting, {"title": "Musdus", "invited_count": "26", "venue": "Balai"}).result
    form.show_record(record)
    said = [section._summary.whole_text() for section in form._sections]
    assert "Balai" in said
    assert any(text.endswith(": 26") for text in said)


def test_a_section_stands_as_it_was_left(shown: Shown, desk: Desk, theme: Theme, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "folds.ini"), QSettings.Format.IniFormat)
    first = Form(desk, theme, Meeting, settings=settings)
    shown(first)
    first._sections[1].set_open(True)
    again = Form(desk, theme, Meeting, settings=settings)
    shown(again)
    assert [section.is_open() for section in again._sections][:3] == [False, True, False]


def test_a_warning_can_be_left_until_the_value_changes(qtbot: QtBot, shown: Shown, work: Workspace, desk: Desk, theme: Theme) -> None:
    form = Form(desk, theme, Membership, without=("group", "person"))
    shown(form, width=860, height=700)
    member = add_new_member(work, save(work, Group, {"name": "KWT Melati"}).result, {"name": "Suminah"}).records[-1]
    first, second = (choice.code for choice in Membership.fields()["end_reason"].choices[:2])
    save(work, Membership, {"end_reason": first}, member, work.seen(member))
    form.show_record(member)
    form.show_problem_at("end_reason")
    qtbot.waitUntil(lambda: "no day of the end" in form.fields["end_reason"].problem())
    leave_it = next(button for button in form.fields["end_reason"].findChildren(Button) if button.text() == "Leave it")
    qtbot.mouseClick(leave_it, Qt.MouseButton.LeftButton)
    assert form.fields["end_reason"].problem() == ""
    desk.flush()
    assert "end_reason" not in {finding.rule for finding in open_findings(work, Membership, member)}
    save(work, Membership, {"end_reason": second}, member, work.seen(member))
    assert "end_reason" in {finding.rule for finding in open_findings(work, Membership, member)}


def test_letters_that_are_on_no_list_are_said_to_be_so_when_the_field_is_left_by_tab(
    qtbot: QtBot, form: Form, shown: Callable[..., QWidget]
) -> None:
    form.show_problem_at("area")
    qtbot.keyClicks(QApplication.focusWidget(), "suk")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not form.inputs["area"].isAncestorOf(QApplication.focusWidget())
    assert form.fields["area"].problem()
    form.show_problem_at("area")
    assert form.fields["area"].problem(), "it stays while one goes back to mend it"
