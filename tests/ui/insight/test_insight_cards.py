"""A figure's card: chart, table, notes, the picture that is saved of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from insight_pages import page_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import N_, Language
from empower_desktop.reports.charting import chart_of
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.insight.result import Result
from empower_desktop.ui import insight_card
from empower_desktop.ui.charts.look import grey_look
from empower_desktop.ui.charts.painter import laid_out
from empower_desktop.ui.insight_figure import figure_of
from empower_desktop.ui.insight_table import FigureTable
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.screens.insight import InsightScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import default_view, figures


@pytest.mark.parametrize("code", INDICATORS)
def test_every_part_of_a_chart_is_a_number_of_its_table_and_says_it_in_words(
    year: Workspace, theme: Theme, results: Mapping[bool, Mapping[str, Result]], code: str
) -> None:
    for result in (results[False][code], results[True][code]):
        for language in (Language("en"), year.language):
            chart = chart_of(result, language)
            for spot in laid_out(chart, 820, grey_look(1.0)).spots if chart is not None else ():
                number = result.lines[spot.part.line].numbers[spot.part.column]
                assert spot.part.said
                assert spot.part.size is None or 0 <= spot.part.size <= 1
                if number.value is None:
                    assert number.hidden == "few" or spot.part.size in (None, 0.0)


def test_lines_of_groups_and_villages_stand_by_name_never_by_a_number(
    year: Workspace, results: Mapping[bool, Mapping[str, Result]]
) -> None:
    groups = {row.id: row.title for row in year.store.rows("group")}
    for code, result in results[False].items():
        named = [groups[line.code] for line in result.lines if line.code in groups]
        assert named == sorted(named, key=str.casefold), code


def test_a_chart_is_saved_as_a_picture(screen: InsightScreen, qtbot: QtBot, tmp_path: Path) -> None:
    card = page_of(screen, qtbot).cards[0]
    said: list[object] = []
    card.saying.connect(lambda text, _undo: said.append(text))
    card.save_picture(tmp_path / "F1.png")
    card.save_picture(tmp_path / "no folder" / "F1.png")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert QImage(str(tmp_path / "F1.png")).width() > 800
    assert [screen.desk.say(text) for text in said] == [  # type: ignore[arg-type]
        "Tersimpan sebagai F1.png.",
        "F1.png tidak bisa ditulis. Pilih folder lain.",
    ]


def test_a_saved_picture_hides_what_others_must_not_see(
    screen: InsightScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, drawn = page_of(screen, qtbot).cards[0], list[object]()
    monkeypatch.setattr(insight_card, "save_png", lambda chart, *others, **more: drawn.append(chart))
    shared = insight_card.figure_to_share(screen.desk.work, screen.pills.view(), card.figure.code)
    theirs, ours = ({named.name: named.chart for named in figure.charts} for figure in (shared, card.figure))
    card.choose(next(name for name in theirs if theirs[name] != ours[name]))
    card.save_picture(tmp_path / "F1.png")
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn == [theirs[card.chosen]]


def test_a_hundred_notes_cost_one_text_and_are_there_when_they_are_wanted(
    screen: InsightScreen, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    figure = page_of(screen, qtbot).cards[0].figure
    many = replace(figure, result=replace(figure.result, notes=tuple(N_("Group {n} is missing.", n=n) for n in range(100))))
    card = insight_card.FigureCard(screen.frame, many, screen.pills.view())
    shown(card)

    def told() -> str:
        return "\n".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())

    usual = insight_card.FigureCard(screen.frame, figure, screen.pills.view())
    assert len(card.findChildren(QLabel)) <= len(usual.findChildren(QLabel)) + insight_card.MOST_NOTES
    every = next(button for button in card.findChildren(Button) if "94" in button.text())
    assert "Group 99" not in told()
    every.setFocus()
    qtbot.keyClick(every, Qt.Key.Key_Space)
    assert "Group 99" in told()
    assert every.hasFocus()
    qtbot.keyClick(every, Qt.Key.Key_Space)
    assert "Group 99" not in told()


def test_no_column_of_a_training_lies_beyond_the_edge_and_numbers_stand_in_one_line_where_there_is_room(
    year: Workspace, theme: Theme, shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    found = figures(year, default_view(year), ["A5a"])["A5a"]
    table = FigureTable(theme, "A5a", figure_of(INDICATORS["A5a"], found, year.language))
    window = shown(table, width=870, height=400)
    assert table.horizontalHeader().length() <= table.viewport().width()
    model = table.model()
    assert "\n(n = " in str(model.index(0, 1).data(Qt.ItemDataRole.DisplayRole))
    window.resize(1500, 400)
    qtbot.waitUntil(lambda: "\n" not in str(model.index(0, 1).data(Qt.ItemDataRole.DisplayRole)))


def test_nothing_is_painted_before_a_chart_is_shown() -> None:
    code = "import sys, empower_desktop.ui.screens.insight; print('empower_desktop.ui.charts.painter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
