"""Conflicts, settled as a person settles them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from exchanging import change, frame_of, person_at_work, send
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.ui.disputes import Dispute, contest_of
from empower_desktop.ui.inputs import LineInput
from empower_desktop.ui.kit.texts import Elided
from empower_desktop.ui.merge_acts import merge
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.screen import Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.overview import overview, to_answer
from empower_desktop.workspace.saving import delete, save
from empower_desktop.workspace.settling import waiting_conflicts
from tests.excel import by_hand, filled_in_by

Show = Callable[..., QWidget]
Key = Qt.Key


class Village:
    """Budi's store with Sari's rival values in it: a venue, votes, and a person deleted here and edited there."""

    def __init__(self, folder: Path) -> None:
        self.sari, self.budi = person_at_work(folder / "sari", "Sari Handayani"), person_at_work(folder / "budi", "Budi Hartanto")
        self.meeting = change(self.sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai")
        self.decision = change(self.sari, "decision", statement="Kelompok mengelola air", meeting=self.meeting, method="voting_terbuka")
        self.person = change(self.sari, "person", name="Suminah")
        apply(self.budi, [send(self.sari, folder)])
        self.both("meeting", self.meeting, {"venue": "Rumah Bu Rohmah"}, {"venue": "Balai Dusun II"})
        votes = {"votes_for": "18", "votes_against": "3", "votes_abstain": "1"}
        self.both("decision", self.decision, votes, {"votes_for": "21", "votes_against": "3"})
        delete(self.budi, KINDS["person"], self.person, self.budi.seen(self.person))
        change(self.sari, "person", self.person, name="Suminah Wati")
        apply(self.budi, [send(self.sari, folder)])

    def both(self, kind: str, record: str, mine: dict[str, str], theirs: dict[str, str]) -> None:
        """Let both change the same without seeing each other."""
        change(self.budi, kind, record, **mine)
        change(self.sari, kind, record, **theirs)

    def shown(self, kind: str, record: str, code: str) -> object:
        """Give what Budi's lists show."""
        row = self.budi.store.row(kind, record)
        return row.fields.get(code) if row else None


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    made = Village(tmp_path)
    yield made
    close(made.sari)
    close(made.budi)


@pytest.fixture
def screen(village: Village, tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot) -> Iterator[ConflictScreen]:
    frame = frame_of(village.budi, theme, tmp_path)
    made = ConflictScreen(frame)
    frame.desk.stepped.connect(made.refresh)
    shown(made, width=1158, height=697)
    qtbot.waitUntil(lambda: len(made._all) == 3)
    yield made
    frame.desk.close()


def opened(screen: ConflictScreen, record: str) -> None:
    screen.open_record(record)
    assert screen.page.contest is not None
    assert screen.page.contest.dispute.conflict.record == record


def waiting(work: Workspace) -> int:
    return len(work.store.conflicts())


def test_no_side_is_chosen_and_differences_are_marked(screen: ConflictScreen, village: Village) -> None:
    opened(screen, village.decision)
    contest = screen.page.contest
    assert contest is not None
    assert [contest.differs(code) for code, _ in contest.rows] == [False, True, False, True]
    assert [side.name for side in contest.sides] == ["Budi Hartanto", "Sari Handayani"]
    assert [side.file.endswith(".xlsx") for side in contest.sides] == [False, True]
    assert not any(button.isDefault() or button.property("kind") == "primary" for button in screen.page.sides.takes)


def test_after_an_undo_each_value_still_bears_the_name_of_who_wrote_it(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.page.take(screen.page.contest.sides[1].change)  # type: ignore[union-attr]  # one is open
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 3)
    opened(screen, village.meeting)
    contest = screen.page.contest
    assert contest is not None
    theirs = next(side for side in contest.sides if side.words["venue"] == "Balai Dusun II")
    assert theirs.who == "Sari Handayani (put back by Budi Hartanto)"
    assert theirs.file.endswith(".xlsx")
    assert {side.name for side in contest.sides} == {"Sari Handayani", "Budi Hartanto"}


def test_who_was_present_without_a_name_counts_with_the_votes(screen: ConflictScreen, village: Village) -> None:
    change(village.budi, "meeting", village.meeting, extra_male="14", extra_female="9")
    opened(screen, village.decision)
    assert screen.page.contest is not None
    assert screen.page.contest.facts[0][1].startswith("Present at the meeting: 23.")


def test_the_votes_are_held_against_those_present(screen: ConflictScreen, village: Village) -> None:
    opened(screen, village.decision)
    assert screen.page.contest is not None
    assert "18 + 3 + 1 = 22 votes; 21 + 3 = 24 votes" in screen.page.contest.facts[0][1]


def test_a_number_takes_that_value_from_the_list_and_the_next_is_opened(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.pane.items.setFocus()
    with qtbot.waitSignal(screen.saying) as said:
        qtbot.keyClick(screen.pane.items, Key.Key_2)
    assert said.args[1] is True
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert screen.page.contest is not None
    assert screen.page.contest.dispute.conflict.record != village.meeting


def test_arrows_on_the_page_walk_through_the_conflicts(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    screen.pane.items.choose(screen._shown[0].key)
    screen._open()
    screen.page.sides.takes[0].setFocus()
    qtbot.keyClick(screen.page.sides.takes[0], Key.Key_Down)
    assert screen.pane.items.current_key() == screen._shown[1].key
    assert screen.page.hasFocus()
    qtbot.keyClick(screen.page, Key.Key_Up)
    assert screen.pane.items.current_key() == screen._shown[0].key


def test_something_else_is_typed_for_a_whole_unit(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.decision)
    assert screen.page.press("t")
    save = screen.page.sides.save
    assert save is not None
    assert not save.isEnabled()
    line = screen.page.sides.inputs["votes_for"]
    assert isinstance(line, LineInput)
    qtbot.keyClicks(line.line, "20")
    assert waiting(village.budi) == 3
    screen.finish_part()
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("decision", village.decision, "votes_for") == 20


def test_enter_saves_what_is_written_instead_and_leads_from_field_to_field(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.decision)
    fields = [each for each in screen.page.sides.inputs.values() if isinstance(each, LineInput)]
    fields[0].line.setFocus()
    qtbot.keyClicks(fields[0].line, "20")
    qtbot.keyClick(fields[0].line, Key.Key_Return)
    assert fields[1].line.hasFocus()
    assert waiting(village.budi) == 3
    fields[-1].line.setFocus()
    qtbot.keyClick(fields[-1].line, Key.Key_Return)
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("decision", village.decision, "votes_for") == 20


def test_what_cannot_be_read_is_said_and_settles_nothing(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.decision)
    line = screen.page.sides.inputs["votes_for"]
    assert isinstance(line, LineInput)
    qtbot.keyClicks(line.line, "banyak")
    screen.finish_part()
    qtbot.waitUntil(screen.page.problem.isVisible)
    assert waiting(village.budi) == 3


@pytest.mark.parametrize(("key", "standing"), [("1", "live"), ("2", "deleted")])
def test_a_contested_deletion_is_kept_or_deleted(screen: ConflictScreen, village: Village, qtbot: QtBot, key: str, standing: str) -> None:
    opened(screen, village.person)
    assert screen.page.press(key)
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.budi.standing(village.person) == standing


def test_all_of_one_person_is_one_step_and_one_undo(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.saying):
        screen.page._take_all(village.sari.author.id)
    assert waiting(village.budi) == 1
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"
    with qtbot.waitSignal(screen.desk.stepped):
        assert screen.desk.undo_last()
    assert waiting(village.budi) == 3
    assert not screen.desk.undo_last()


def test_undoing_an_answer_about_a_deletion_asks_it_again(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.person)
    with qtbot.waitSignal(screen.saying):
        screen.page.press("2")
    with qtbot.waitSignal(screen.desk.stepped):
        assert screen.desk.undo_last()
    assert village.budi.standing(village.person) == "contested"


def test_a_pill_shows_the_conflicts_of_one_person_and_letters_search(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    screen._filter("first")
    assert len(screen._shown) == 3
    qtbot.keyClicks(screen.pane.search, "blok")
    assert {each.conflict.record for each in screen._shown} == {village.meeting}


def test_the_record_is_one_press_away(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    with qtbot.waitSignal(screen.going) as gone:
        screen.page.head.acted.emit("open")
    assert gone.args[:2] == ["meeting", village.meeting]


def test_in_a_narrow_window_the_list_steps_aside(screen: ConflictScreen, village: Village) -> None:
    opened(screen, village.meeting)
    screen.set_room(Room(1000, 600))
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (False, True)
    screen.page.went_back.emit()
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, False)
    screen.set_room(Room(1366, 697))
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, True)


def test_without_conflicts_it_says_that_all_agree(tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot) -> None:
    work = person_at_work(tmp_path / "store", "Wulan")
    frame = frame_of(work, theme, tmp_path)
    screen = ConflictScreen(frame)
    shown(screen)
    with qtbot.waitSignal(screen.going) as gone:
        screen._stack.currentWidget().acted.emit("merge")  # type: ignore[union-attr]
    assert gone.args[:2] == ["exchange", "merge"]
    frame.desk.close()
    close(work)


def test_the_row_of_the_file_is_told_beside_the_value_that_came_with_it(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    lines = {each.whole_text() for each in screen.page.sides.findChildren(Elided)}
    assert "on this laptop" in lines
    qtbot.waitUntil(
        lambda: any(each.whole_text().endswith(".xlsx, row 2") for each in screen.page.sides.findChildren(Elided)), timeout=20_000
    )


def test_what_the_record_says_otherwise_and_who_was_there_stands_below(screen: ConflictScreen, village: Village) -> None:
    opened(screen, village.meeting)
    facts = " ".join(text for _, text in screen.page.contest.facts)  # type: ignore[union-attr]  # one is open
    assert "The record also says: Date: 14 November 2026" in facts
    assert "Venue" not in facts


def test_a_conflict_left_for_later_waits_under_its_own_pill_and_can_be_answered_there(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    opened(screen, village.meeting)
    screen.pane.items.setFocus()
    qtbot.keyClick(screen.pane.items, Key.Key_N)
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    assert screen.pills.button("later").isVisible()
    screen._filter("later")
    assert [each.conflict.record for each in screen._shown if isinstance(each, Dispute)] == [village.meeting]
    assert screen.page.press("2")
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("meeting", village.meeting, "venue") == "Balai Dusun II"


def test_later_is_taken_back_with_the_same_key(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    assert screen.page.press("n")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen._filter("later")
    assert screen.page.press("n")
    qtbot.waitUntil(lambda: len(screen._all) == 3)


def test_in_a_narrow_window_the_list_comes_back_when_all_are_left_for_later(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.set_room(Room(1000, 600))
    for left in (2, 1, 0):
        assert screen.page.press("n")
        qtbot.waitUntil(lambda left=left: len(screen._all) == left)
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, False)
    screen.show_list()
    assert (screen.pane.isVisible(), screen.page.isVisible()) == (True, False)


def test_who_settled_what_is_looked_up_by_name_with_the_value_that_won(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.page.press("2")
    qtbot.waitUntil(lambda: len(screen._all) == 2)
    screen._filter("settled")
    qtbot.waitUntil(lambda: len(screen._shown) == 1)
    contest = screen.page.contest
    assert contest is not None
    assert contest.answer is not None
    assert contest.answer.name == "Budi Hartanto"
    assert [side.words["venue"] for side in contest.sides if contest.is_taken(side.change)] == ["Balai Dusun II"]
    assert screen.page.sides.takes == []
    assert not screen.page.press("1")
    qtbot.keyClicks(screen.pane.search, "budi")
    assert len(screen._shown) == 1
    qtbot.keyClicks(screen.pane.search, "x")
    assert screen._shown == []
    screen.pane.search.setText("rohmah")
    assert len(screen._shown) == 1, "the value that lost is found too"


def test_what_somebody_settled_in_another_ones_workbook_is_told_with_both_and_found_by_either(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    def chosen(book: Workbook) -> None:
        row = next(row for row in book["Conflicts"].iter_rows(min_row=2) if row[1].value == "venue")
        row[15].value, row[17].value = "A", "sesuai notulen"

    ask_in_excel(village.budi, tmp_path / "konflik.xlsx")
    apply(village.budi, [by_hand(tmp_path / "konflik.xlsx", chosen, filled_in_by("Wagiyem <Ibu>"))])
    screen._filter("settled")
    qtbot.waitUntil(lambda: len(screen._shown) == 1)
    note = screen.page._note._text.text()
    assert "Wagiyem &lt;Ibu&gt;" in note
    assert "Budi Hartanto" in note
    assert "sesuai notulen" in note
    qtbot.keyClicks(screen.pane.search, "wagiyem")
    assert len(screen._shown) == 1


def test_what_is_in_dispute_is_named_with_its_day_and_what_it_is_a_part_of(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    other, third = (change(village.sari, "meeting", title="Rembuk blok timur", date=f"2026-12-{day}") for day in ("05", "12"))
    attendance = change(village.sari, "attendance", meeting=other, person=change(village.sari, "person", name="Parjo"), presence="hadir")
    apply(village.budi, [send(village.sari, village.budi.folder)])
    village.both("attendance", attendance, {"presence": "izin"}, {"presence": "alpa"})
    village.both("decision", village.decision, {"meeting": other}, {"meeting": third})
    apply(village.budi, [send(village.sari, village.budi.folder)])
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen._all) == 5)
    titles = {each.conflict.record: each.title for each in screen._all if isinstance(each, Dispute)}
    assert titles[village.meeting] == "14-11-2026 Rembuk blok timur"
    assert titles[attendance].startswith("Parjo ")
    assert titles[attendance].endswith(" – 05-12-2026 Rembuk blok timur")
    spoken = [screen.pane.items.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(5)]
    assert any("Meeting: 14-11-2026 Rembuk blok timur" in each for each in spoken)
    values = next(each for each in screen._all if isinstance(each, Dispute) and each.conflict.spot == "meeting")
    sides = contest_of(village.budi, values).sides
    assert {side.words["meeting"] for side in sides} == {"05-12-2026 Rembuk blok timur", "12-12-2026 Rembuk blok timur"}
    waits = {each.title for each in overview(village.budi).waiting if each.why == "conflict"}
    assert waits == set(titles.values())


def test_everybody_who_wrote_what_fights_is_named_and_can_be_looked_at_alone(screen: ConflictScreen, village: Village) -> None:
    assert screen.pills.button("author").text() == "Budi, Sari"
    screen.show_author(village.budi.author.id)
    assert screen.pills.button("author").text() == "Budi"
    assert all(isinstance(each, Dispute) and village.budi.author.id in each.by for each in screen._shown)
    screen.pills.button("waiting").click()
    assert len(screen._shown) == 3


def test_with_the_list_filtered_all_of_one_person_means_those_that_are_shown(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.pane.search, "rembuk")
    with qtbot.waitSignal(screen.saying):
        screen.page._take_all(village.sari.author.id)
    assert {each.record for each in village.budi.store.conflicts()} == {village.decision, village.person}


def test_more_than_three_values_scroll_while_the_labels_stay(tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot) -> None:
    sari = person_at_work(tmp_path / "sari", "Sari Handayani")
    meeting = change(sari, "meeting", title="Rembuk", date="2026-11-14")
    others = [person_at_work(tmp_path / name, name) for name in ("Budi Hartanto", "Wulan Ratnasari", "Yanto Prabowo")]
    first = send(sari, tmp_path / "out")
    for number, each in enumerate([sari, *others]):
        if each is not sari:
            apply(each, [first])
        change(each, "meeting", meeting, venue=f"Balai Dusun {number}")
    for each in others:
        apply(sari, [send(each, tmp_path / "out")])
    frame = frame_of(sari, theme, tmp_path)
    screen = ConflictScreen(frame)
    shown(screen, width=1158, height=697)
    qtbot.waitUntil(lambda: len(screen._all) == 1)
    bar = screen.page.sides._area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    takes, label = screen.page.sides.takes, screen.page.sides._labels[0]
    assert len(takes) == 4
    stood = label.mapTo(screen, label.rect().topLeft())
    bar.setValue(bar.maximum())
    assert label.mapTo(screen, label.rect().topLeft()) == stood
    assert all(each.width() >= each.sizeHint().width() for each in takes)
    frame.desk.close()
    for each in (sari, *others):
        close(each)


def test_all_that_waits_is_written_into_a_workbook_to_be_answered_in_excel(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(screen.saying, timeout=20_000) as said:
        screen.write_workbook(tmp_path / "KONFLIK.xlsx")
    assert "KONFLIK.xlsx" in str(said.args[0])
    assert (tmp_path / "KONFLIK.xlsx").exists()


@pytest.mark.parametrize("answer", ["1", "n"])
def test_a_value_that_a_merge_brings_while_two_others_are_shown_stays_and_is_asked(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    opened(screen, village.meeting)
    rina = person_at_work(tmp_path / "rina", "Rina Dewi")
    change(rina, "meeting", village.meeting, venue="Masjid Al-Ikhlas")
    apply(village.budi, [send(rina, tmp_path / "out")])  # one file of a merge that goes on: it tells when it ends
    with qtbot.waitSignal(screen.saying):
        assert screen.page.press(answer)
    asked = [each for each in waiting_conflicts(village.budi) if each.record == village.meeting]
    assert ["Masjid Al-Ikhlas" in {rival.value for rival in each.rivals} for each in asked] == [True]
    close(rina)


def test_a_conflict_that_was_left_for_later_is_opened_from_elsewhere(screen: ConflictScreen, village: Village, qtbot: QtBot) -> None:
    opened(screen, village.meeting)
    screen.page.press("n")
    qtbot.waitUntil(lambda: len(screen._later) == 1)
    opened(screen, village.meeting)
    assert screen.pills.chosen() == ["later"]
    opened(screen, village.decision)
    assert screen.pills.chosen() == ["waiting"]


def test_a_conflict_is_opened_from_elsewhere_whatever_the_list_was_narrowed_to(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.pane.search, "xyz")
    assert screen._shown == []
    opened(screen, village.decision)
    assert screen.page.isVisible()
    assert screen.pane.search.text() == ""


def test_after_an_answer_all_that_waits_is_counted_whatever_the_list_is_narrowed_to(screen: ConflictScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.pane.search, "blok")
    with qtbot.waitSignal(screen.saying) as said:
        assert screen.page.press("2")
    assert screen.desk.say(said.args[0]) == "Answer saved. 2 are left."


def written_instead(screen: ConflictScreen, record: str, text: str, qtbot: QtBot) -> LineInput:
    opened(screen, record)
    assert screen.page.press("t")
    line = screen.page.sides.inputs["venue"]
    assert isinstance(line, LineInput)
    qtbot.keyClicks(line.line, text)
    return line


def test_what_is_being_written_instead_stays_with_the_keyboard_when_something_else_is_saved(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    line = written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    with qtbot.waitSignal(screen.desk.stepped):
        screen.desk.do(save, KINDS["meeting"], {"title": "Rapat lain"})
    qtbot.waitUntil(lambda: not screen.desk.is_busy)
    assert line.line.hasFocus()
    qtbot.keyClicks(line.line, " Dusun")
    assert screen.page.sides.typed_values() == "Rumah Kepala Dusun"
    screen.finish_part()
    qtbot.waitUntil(lambda: waiting(village.budi) == 2)
    assert village.shown("meeting", village.meeting, "venue") == "Rumah Kepala Dusun"


def test_a_value_that_comes_while_another_is_written_leaves_the_writing_and_is_asked_afterwards(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    line = written_instead(screen, village.meeting, "Rumah Kepala", qtbot)
    change(village.sari, "meeting", village.meeting, venue="Balai Dusun III")
    screen.desk.start(merge, [send(village.sari, tmp_path / "out")], "", frozenset(), text=N_("Merging"))
    qtbot.waitUntil(lambda: not screen.desk.is_busy, timeout=20_000)
    assert (line.line.hasFocus(), screen.page.sides.typed_values()) == (True, "Rumah Kepala")
    screen.finish_part()
    qtbot.waitUntil(lambda: not screen.desk.is_busy)
    opened(screen, village.meeting)
    assert {side.words["venue"] for side in screen.page.contest.sides} == {"Rumah Kepala", "Balai Dusun III"}  # type: ignore[union-attr]
    assert len(screen.page.sides.takes) == 2
    assert screen.page.sides.typed_values() == ""


def test_the_workbook_of_all_that_waits_can_be_opened_whatever_name_it_was_given(
    screen: ConflictScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "konflik"), ""))
    with qtbot.waitSignal(screen.saying, timeout=20_000):
        screen.ask_where_to_write()
    assert (tmp_path / "konflik.xlsx").exists()


def newer(work: Workspace, record: str, fields: dict[str, Plain], *over: str) -> str:
    """Let somebody save a record of a kind that only a newer version knows."""
    made = Change.make(record, "irrigation", fields, over, work.author.id, work.clock.stamp())
    work.store.append([made])
    return made.id


def test_what_a_newer_version_recorded_is_listed_and_settled_like_anything_else(
    screen: ConflictScreen, village: Village, qtbot: QtBot
) -> None:
    channel, pump = str(uuid4()), str(uuid4())
    newer(village.sari, channel, {"flow": "0.5", "names": ("Hilir", "Hulu"), "in_use": True})
    newer(village.budi, channel, {"flow": "0.7", "names": ("Hilir",), "in_use": False})
    began = newer(village.sari, pump, {"name": "Pompa"})
    newer(village.sari, pump, {"name": "Pompa tua"}, began)
    newer(village.budi, pump, {"_deleted": True}, began)
    apply(village.budi, [send(village.sari, village.sari.folder)])
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen._all) == to_answer(village.budi) == 7)
    assert {each.record for each in overview(village.budi).waiting if each.why == "conflict"} >= {channel, pump}
    sides = {}
    for spot in ("in_use", "names", "flow"):
        screen.open_record(channel, spot)
        contest = screen.page.contest
        assert contest is not None
        assert (contest.dispute.kind, contest.dispute.title, contest.rows) == ("irrigation", channel, [(spot, spot)])
        assert all(side.when for side in contest.sides)
        sides[spot] = {side.name.split(" ")[0]: side.words[spot] for side in contest.sides}
        assert (len(screen.page.sides.takes), screen.page.sides.inputs, screen.page.sides.save) == (2, {}, None)
    assert sides == {
        "in_use": {"Budi": "false", "Sari": "true"},
        "names": {"Budi": "Hilir", "Sari": "Hilir; Hulu"},
        "flow": {"Budi": "0.7", "Sari": "0.5"},
    }
    assert "newer version" in screen.page._note._text.text()
    assert screen.page.contest is not None
    screen.page.press(str(1 + [side.words["flow"] for side in screen.page.contest.sides].index("0.5")))
    qtbot.waitUntil(lambda: len(screen._all) == 6)
    screen.desk.undo_last()
    qtbot.waitUntil(lambda: len(screen._all) == 7)
    screen.open_record(channel, "flow")
    assert screen.page.contest is not None
    screen.page.press(str(1 + [side.words["flow"] for side in screen.page.contest.sides].index("0.5")))
    qtbot.waitUntil(lambda: len(screen._all) == 6)
    settled = village.budi.store.state(channel)
    assert settled is not None
    assert settled.fields["flow"] == "0.5"
    opened(screen, pump)
    screen.page.press("n")
    qtbot.waitUntil(lambda: [each.title for each in screen._later] == [pump])
    screen._filter("later")
    screen.page.keep(True)
    qtbot.waitUntil(lambda: not screen._later)
    assert village.budi.standing(pump) == "live"
    screen._filter("settled")
    qtbot.waitUntil(lambda: {each.title for each in screen._shown} == {channel, pump})
    for each in screen._shown:
        screen.pane.items.choose(each.key)
        screen._open()
        assert screen.page.contest is not None
        assert screen.page.contest.answer is not None
