"""A form saves what is left, over what was before the person, and never waits for a slow disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from form_lines import leave, line
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import Change
from empower_desktop.records import Group, Meeting
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.saving import save

RINA = "5e3a6f0e-0f6f-5d6e-9d6c-1c1f2f3a4b5c"
SLOW = 0.3
LONGEST_WAIT = 0.05


@pytest.fixture
def slow_disk(work: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes its time for every save."""
    quick = work.store.append

    def slow(*args: object, **more: object) -> object:
        time.sleep(SLOW)
        return quick(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(work.store, "append", slow)


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
