"""Whose values fight: everybody is named, looked at alone, and told from others of the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conflict_pages import Village
from exchanging import change, frame_of, person_at_work, send
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.ui.disputes import Dispute
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.to_answer import ToAnswer
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close, opened, start

Show = Callable[..., QWidget]


def test_everybody_who_wrote_what_fights_is_named_and_can_be_looked_at_alone(screen: ConflictScreen, village: Village) -> None:
    assert screen.pills.button("author").text() == "Budi, Sari"
    screen.show_author(village.budi.author.id)
    assert screen.pills.button("author").text() == "Budi"
    assert all(isinstance(each, Dispute) and village.budi.author.id in each.by for each in screen._shown)
    screen.pills.button("waiting").click()
    assert len(screen._shown) == 3


@pytest.mark.parametrize("names", [("Rina", "Sari"), ("Suprihatiningsih Wulandari", "Muhammad-Abdurrahman Wahid"), ("Budi",)])
def test_no_pill_is_cut_by_long_names(screen: ConflictScreen, names: tuple[str, ...]) -> None:
    (fight,) = [each for each in screen._all if isinstance(each, Dispute) and each.conflict.kind == "meeting"]
    many = [replace(fight, by=dict(zip("ab", names, strict=False)))] * 113
    screen.pills.show_counts(ToAnswer(many, ()), "waiting", "")
    visible = [each for each in screen.pills.findChildren(QPushButton) if each.isVisible()]
    QApplication.processEvents()
    assert [each.text() for each in visible if each.width() < each.sizeHint().width()] == []


def test_two_of_one_first_name_are_told_apart_where_everything_of_one_is_taken(
    tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot
) -> None:
    budi, *others = [person_at_work(tmp_path / name, name) for name in ("Budi Hartanto", "Siti Aminah", "Siti Rahayu", "Bu Wulan Sari")]
    meeting = change(budi, "meeting", title="Rembuk", date="2026-11-14")
    first = send(budi, tmp_path / "out")
    for each in others:
        apply(each, [first])
        change(each, "meeting", meeting, venue=f"Balai {each.author.name}")
        apply(budi, [send(each, tmp_path / "out")])
    frame = frame_of(budi, theme, tmp_path)
    screen = ConflictScreen(frame)
    shown(screen, width=1158, height=697)
    qtbot.waitUntil(lambda: len(screen._all) == 1)
    offered = [each.text() for each in screen.page.findChildren(QPushButton) if each.text().startswith("Use all from")]
    assert offered == ["Use all from Wulan (1)", "Use all from Siti Aminah (1)", "Use all from Siti Rahayu (1)"]
    screen.show_author(others[0].author.id)
    assert screen.pills.button("author").text() == "Siti"
    frame.desk.close()
    for each in (budi, *others):
        close(each)


def test_two_of_one_name_are_told_apart_on_the_pill_and_beside_their_values(
    tmp_path: Path, theme: Theme, shown: Show, qtbot: QtBot
) -> None:
    budi = person_at_work(tmp_path / "budi", "Budi Hartanto")
    sitis = []
    for role in ("pendamping", "koordinator"):
        start(tmp_path / role, "Siti", role, None, "en", practice=False)
        sitis.append(opened(tmp_path / role, Language("en")))
    meeting = change(budi, "meeting", title="Rembuk", date="2026-11-14")
    first = send(budi, tmp_path / "out")
    for each in sitis:
        apply(each, [first])
        change(each, "meeting", meeting, venue=f"Balai {each.author.role}")
        apply(budi, [send(each, tmp_path / each.author.role)])
    frame = frame_of(budi, theme, tmp_path)
    screen = ConflictScreen(frame)
    shown(screen, width=1158, height=697)
    qtbot.waitUntil(lambda: len(screen._all) == 1)
    named = screen.pills.button("author").toolTip().split("\n")
    assert named == ["Siti (Coordinator)", "Siti (Field worker)"]
    screen.pills.resize(2 * screen.pills.sizeHint().width(), screen.pills.height())
    assert screen.pills.button("author").text() == ", ".join(named), "where there is room both are named as they are told apart"
    assert screen.page.contest is not None
    assert sorted(side.name for side in screen.page.contest.sides) == sorted(named)
    frame.desk.close()
    for each in (budi, *sitis):
        close(each)
