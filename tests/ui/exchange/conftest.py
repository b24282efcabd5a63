"""Sari in the field, Budi who merges, and Budi's screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_pages import Desks, Show
from exchanging import change, copy_of, frame_of, person_at_work, send

from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import close


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Workspace, str, Path]:
    """What was lived before each test: Sari noted a meeting and sent it, Budi has nothing yet."""
    folder = tmp_path_factory.mktemp("lived")
    sari, budi = person_at_work(folder / "sari", "Sari Handayani"), person_at_work(folder / "budi", "Budi Hartanto")
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai Dusun II")
    sent = send(sari, folder)
    close(sari)
    close(budi)
    return sari, budi, meeting, sent


@pytest.fixture
def desks(lived: tuple[Workspace, Workspace, str, Path], tmp_path: Path, theme: Theme, children: Readers) -> Iterator[Desks]:
    sari, budi = copy_of(lived[0], tmp_path / "sari", children), copy_of(lived[1], tmp_path / "budi", children)
    frame = frame_of(budi, theme, tmp_path)
    yield Desks(sari, budi, frame, *lived[2:], tmp_path)
    frame.desk.close()
    close(sari)
    close(budi)


@pytest.fixture
def screen(desks: Desks, shown: Show) -> ExchangeScreen:
    made = ExchangeScreen(desks.frame)
    shown(made, width=1158, height=697)
    return made
