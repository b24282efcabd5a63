"""A village's year, and the insight pages over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from few_areas import few_areas
from insight_pages import page_of
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.reports.insight.result import Result
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.screens.insight import InsightScreen
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import default_view, figures
from empower_desktop.workspace.opening import open_workspace, start

RESOURCES = Path(__file__).parents[3] / "resources"
RECORDS = 640


@pytest.fixture(scope="package")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A village's year, in Indonesian."""
    folder = tmp_path_factory.mktemp("year") / "data"
    start(folder, "Sari", "pendamping", "33.99.01.2003", "id", practice=True)
    few_areas(folder)
    with open_workspace(folder, Language("id", RESOURCES / "translations")) as work:
        fill(work, RECORDS, 1)
        yield work


@pytest.fixture
def year_frame(year: Workspace, theme: Theme, qapp: QApplication, tmp_path: Path) -> Iterator[Frame]:
    desk = Desk(year)
    yield Frame(desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    desk.close()


@pytest.fixture
def screen(year_frame: Frame, shown: Callable[..., QWidget], qtbot: QtBot) -> InsightScreen:
    made = InsightScreen(year_frame)
    shown(made, width=1158, height=697)
    made.set_room(Room())
    made.show_list()
    page_of(made, qtbot)
    return made


@pytest.fixture(scope="package")
def results(year: Workspace) -> Mapping[bool, Mapping[str, Result]]:
    """All figures of the year, on the own device and as they are shared."""
    view = default_view(year)
    return {shared: figures(year, replace(view, shared=shared)) for shared in (False, True)}
