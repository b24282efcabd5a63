"""Taking a merge back, from its report and from the history."""

from __future__ import annotations

from threading import Event

import pytest
from exchange_pages import SLOW, Desks, answer, drop, merge, states
from exchanging import change, send
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from empower_desktop.records import Meeting
from empower_desktop.ui import unmerging
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merging_page import CHECK, CHOOSE, REPORT
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import delete
from empower_desktop.workspace.unmerging import unmerge


def open_questions() -> list[Question]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Question) and each.isVisible()]


def undo_in_vain(screen: ExchangeScreen, qtbot: QtBot) -> None:
    """Undo the last merge, on which something builds: what it is stands there then."""
    screen.open_record("history")
    qtbot.waitUntil(lambda: screen.history._current() is not None)
    screen.history.undo_merge()
    answer(qtbot, "undo")
    qtbot.waitUntil(screen.history.problem.isVisible, timeout=SLOW)


def test_the_report_of_a_merge_that_was_undone_elsewhere_goes_away(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, desks.workbook())
    merge(qtbot, screen)
    merged = screen.merging._merged
    assert merged is not None
    unmerge(desks.budi, str(merged.merge))
    screen.open_record("history")
    screen.open_record("merge")
    qtbot.waitUntil(lambda: screen.merging.at == CHOOSE, timeout=SLOW)


def test_a_merge_is_undone_from_its_report(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    before = desks.budi.store.digest()
    drop(qtbot, screen, desks.workbook())
    merge(qtbot, screen)
    screen.merging.undo_merge()
    answer(qtbot, "undo")
    qtbot.waitUntil(lambda: screen.merging.at == CHOOSE, timeout=SLOW)
    assert desks.budi.store.digest() == before


def test_with_which_file_it_had_left_is_said_until_it_was_read(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, desks.workbook())
    merge(qtbot, screen)
    sent = send(desks.budi, desks.folder)
    screen.merging.undo_merge()
    answer(qtbot, "undo")
    qtbot.waitUntil(lambda: not desks.budi.store.merges() and not screen.desk.is_busy, timeout=SLOW)
    qtbot.waitUntil(lambda: bool(open_questions()), timeout=SLOW)
    (told,) = open_questions()
    assert sent.name in " ".join(each.text() for each in told.findChildren(QLabel))
    answer(qtbot, "seen")
    assert (screen.merging.at, open_questions()) == (CHOOSE, [])


def test_files_chosen_while_a_merge_is_undone_stay_when_that_ends(
    desks: Desks, screen: ExchangeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    monkeypatch.setattr(unmerging, "unmerge", lambda work, merge: may_end.wait(20) and unmerge(work, merge))
    drop(qtbot, screen, desks.workbook())
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


def test_history_tells_two_merges_of_a_day_apart(desks: Desks, screen: ExchangeScreen) -> None:
    file = desks.workbook()
    apply(desks.budi, [file])
    [past] = past_merges(desks.budi)
    item = screen.history._item(past)
    assert item.title == file.name
    assert item.meta == f"{desks.budi.language.time(local_moment(past.merge.at).time())} · Sari Handayani"


def test_history_says_what_builds_on_a_merge(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    apply(desks.budi, [desks.workbook()])
    change(desks.budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    before = desks.budi.store.digest()
    undo_in_vain(screen, qtbot)
    assert "Rembuk blok timur" in screen.history.problem._text.text()
    assert desks.budi.store.digest() == before
    with qtbot.waitSignal(screen.going) as gone:
        screen.history.problem.acted.emit("open")
    assert gone.args[:2] == ["meeting", desks.meeting]


def test_the_row_that_builds_on_a_merge_is_shown_where_it_stands(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    apply(desks.budi, [desks.workbook()])
    row = change(desks.budi, "attendance", meeting=desks.meeting, person=change(desks.budi, "person", name="Suminah"), presence="hadir")
    undo_in_vain(screen, qtbot)
    with qtbot.waitSignal(screen.going) as gone:
        screen.history.problem.acted.emit("open")
    going = gone.args[2]
    assert (gone.args[:2], going.at, going.focus) == (["meeting", desks.meeting], "roster", row)


def test_what_builds_on_a_merge_and_lies_in_the_trash_is_shown_there(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    apply(desks.budi, [desks.workbook()])
    change(desks.budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    delete(desks.budi, Meeting, desks.meeting, desks.budi.seen(desks.meeting))
    undo_in_vain(screen, qtbot)
    with qtbot.waitSignal(screen.going) as gone:
        screen.history.problem.acted.emit("open")
    assert gone.args[:2] == ["trash", "meeting"]


def test_what_builds_on_a_merge_is_told_also_to_who_looks_for_another_by_then(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    apply(desks.budi, [desks.workbook()])
    change(desks.budi, "meeting", desks.meeting, venue="Rumah Bu Rohmah")
    screen.open_record("history")
    history = screen.history
    qtbot.waitUntil(lambda: history._current() is not None)
    with qtbot.waitSignal(screen.desk.refused, timeout=SLOW) as told:
        history.undo_merge()
        answer(qtbot, "undo")
        history.pane.search.setText("barat")
    assert "Rembuk blok timur" in screen.desk.say(told.args[0].message)


def test_the_question_before_undoing_can_be_put_away(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    drop(qtbot, screen, desks.workbook())
    merge(qtbot, screen)
    after = desks.budi.store.digest()
    screen.merging.undo_merge()
    answer(qtbot, "keep")
    assert (screen.merging.at, desks.budi.store.digest()) == (REPORT, after)


def test_history_offers_to_undo_only_a_merge_that_was_found(desks: Desks, screen: ExchangeScreen, qtbot: QtBot) -> None:
    for title in ("Rembuk blok barat", "Rembuk blok utara"):
        change(desks.sari, "meeting", title=title, date="2026-11-15")
        apply(desks.budi, [send(desks.sari, desks.folder, f"{title}.xlsx")])
    screen.open_record("history")
    history = screen.history
    qtbot.waitUntil(lambda: history._current() is not None)
    for text, file in (
        ("utara", "Rembuk blok utara.xlsx"),
        ("barat", "Rembuk blok barat.xlsx"),
        ("xyz", ""),
        ("utara", "Rembuk blok utara.xlsx"),
    ):
        history.pane.search.setText(text)
        shown = [history.files.index(at, 0).data(CELL).text for at in range(history.files.rowCount())]
        assert (history.foot.isVisible(), shown if file else []) == (bool(file), [file] if file else [])
        assert history.table.isVisible() == bool(file)
        assert (history._current() is not None) == bool(file)
