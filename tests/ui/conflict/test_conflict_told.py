"""What is told of a conflict: whose values, in which file, what else was there, and who settled it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from conflict_pages import Village, opened
from exchanging import change, frame_of, person_at_work, send
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.history.change import Change
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.ui.disputes import Dispute, contest_of, disputes_of, told_apart
from empower_desktop.ui.kit.texts import Elided
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.overview import overview, to_answer
from tests.excel import by_hand, filled_in_by, typed

Show = Callable[..., QWidget]
PLACES = {"Dewi": "Balai RW", "Anton": "Masjid"}


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


def test_two_values_of_one_author_are_told_apart_by_when_they_were_written(open_work: Callable[..., Workspace]) -> None:
    stamps = iter(("2026-01-12T01:00:01.000Z/0000", "2026-02-13T02:00:01.000Z/0000"))
    sari = open_work("sari")
    pair = [str(uuid4()), str(uuid4())]
    sari.store.append(
        [
            Change.make(one, "person", {"name": name}, (), sari.author.id, next(stamps), "")
            for one, name in zip(pair, ("Suminah", "Suminem"), strict=True)
        ]
    )
    join(sari, KINDS["person"], *pair)
    (dispute,) = disputes_of(sari)
    contest = contest_of(sari, dispute)
    called = [told_apart(side, contest.sides) for side in contest.sides]
    assert [(text.startswith(f"{sari.author.name}, "), "2026" in text) for text in called] == [(True, True)] * 2
    assert called[0] != called[1]
    shown = next(side for side in contest.sides if side.words["name"] == sari.store.row("person", min(pair)).fields["name"])
    assert any(f"lists show what {told_apart(shown, contest.sides)} wrote" in text for _, text in contest.facts)


def test_who_was_present_without_a_name_counts_with_the_votes(screen: ConflictScreen, village: Village) -> None:
    change(village.budi, "meeting", village.meeting, extra_male="14", extra_female="9")
    opened(screen, village.decision)
    assert screen.page.contest is not None
    assert screen.page.contest.facts[0][1].startswith("Present at the meeting: 23.")


def test_the_votes_are_held_against_those_present(screen: ConflictScreen, village: Village) -> None:
    opened(screen, village.decision)
    assert screen.page.contest is not None
    assert "18 + 3 + 1 = 22 votes; 21 + 3 = 24 votes" in screen.page.contest.facts[0][1]


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


def test_whose_values_fight_is_told_and_found_where_somebody_else_filled_in_the_workbook(
    screen: ConflictScreen, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    meeting = change(village.sari, "meeting", title="Rembuk blok barat", date="2026-11-15", venue="Balai")
    sent = send(village.sari, tmp_path)
    for name, venue in PLACES.items():
        copy = by_hand(sent, filled_in_by(name), typed("meeting", meeting, venue=venue), to=tmp_path / f"{name}.xlsx")
        apply(village.budi, [copy])
    screen.refresh(None)
    qtbot.waitUntil(lambda: len(screen._all) == 4)
    opened(screen, meeting)
    contest = screen.page.contest
    assert contest is not None
    whose = {side.words["venue"]: side.name for side in contest.sides}
    assert whose == {venue: f"{name} (in the workbook of Sari Handayani)" for name, venue in PLACES.items()}
    qtbot.keyClicks(screen.pane.search, "dewi")
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


def newer(work: Workspace, record: str, fields: dict[str, Plain], *over: str) -> str:
    """Let somebody save a record of a kind that only a newer version knows."""
    made = Change.make(record, "irrigation", fields, over, work.author.id, work.clock.stamp())
    work.store.append([made])
    return made.id
