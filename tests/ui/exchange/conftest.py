"""Sari in the field, Budi who merges, and Budi's screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_pages import Desks, Show
from exchanging import change, frame_of, person_at_work

from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.opening import close


@pytest.fixture
def desks(tmp_path: Path, theme: Theme) -> Iterator[Desks]:
    sari, budi = person_at_work(tmp_path / "sari", "Sari Handayani"), person_at_work(tmp_path / "budi", "Budi Hartanto")
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", venue="Balai Dusun II")
    frame = frame_of(budi, theme, tmp_path)
    yield Desks(sari, budi, frame, meeting, tmp_path)
    frame.desk.close()
    close(sari)
    close(budi)


@pytest.fixture
def screen(desks: Desks, shown: Show) -> ExchangeScreen:
    made = ExchangeScreen(desks.frame)
    shown(made, width=1158, height=697)
    return made
