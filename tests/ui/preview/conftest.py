"""Sari, whose workbook somebody edits, and Budi, who merges it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchanging import change, frame_of, person_at_work
from preview_pages import (
    Show,
    Village,
)

from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.opening import close


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    sari, budi = person_at_work(tmp_path / "sari", "Sari Handayani"), person_at_work(tmp_path / "budi", "Budi Hartanto")
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai Dusun II", invited_count="25")
    change(sari, "meeting", title="Rapat KWT", date="2026-11-18", venue="Rumah Bu Rohmah")
    person = change(sari, "person", name="Wagiyah", sex="P")
    yield Village(sari, budi, tmp_path, meeting, person)
    close(sari)
    close(budi)


@pytest.fixture
def screen(village: Village, theme: Theme, shown: Show) -> Iterator[ExchangeScreen]:
    frame = frame_of(village.budi, theme, village.folder)
    made = ExchangeScreen(frame)
    shown(made, width=1158, height=697)
    yield made
    frame.desk.close()
