"""Sari, whose workbook somebody edits, and Budi, who merges it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exchanging import change, copy_of, frame_of, person_at_work, send
from preview_pages import Show, Village

from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace.opening import close


@pytest.fixture(scope="package")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Village:
    """What was lived before each test: Sari noted two meetings and a person, and sent them."""
    folder = tmp_path_factory.mktemp("lived")
    sari, budi = person_at_work(folder / "sari", "Sari Handayani"), person_at_work(folder / "budi", "Budi Hartanto")
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai Dusun II", invited_count="25")
    change(sari, "meeting", title="Rapat KWT", date="2026-11-18", venue="Rumah Bu Rohmah")
    person = change(sari, "person", name="Wagiyah", sex="P")
    sent = send(sari, folder)
    close(sari)
    close(budi)
    return Village(sari, budi, folder, sent, meeting, person)


@pytest.fixture
def village(lived: Village, tmp_path: Path, children: Readers) -> Iterator[Village]:
    sari, budi = copy_of(lived.sari, tmp_path / "sari", children), copy_of(lived.budi, tmp_path / "budi", children)
    made = replace(lived, sari=sari, budi=budi, folder=tmp_path)
    yield made
    close(made.sari)
    close(made.budi)


@pytest.fixture
def screen(village: Village, theme: Theme, shown: Show) -> Iterator[ExchangeScreen]:
    frame = frame_of(village.budi, theme, village.folder)
    made = ExchangeScreen(frame)
    shown(made, width=1158, height=697)
    yield made
    frame.desk.close()
