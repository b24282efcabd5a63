"""A training, the people who came to it, and its participants on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Participation, Person, Training
from empower_desktop.records.fields import Plain
from empower_desktop.ui.participants import Participants
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import join
from empower_desktop.workspace.saving import add

VILLAGE = "33.99.01.2003"
NAMES = ("Suminah", "Rohmah", "Tugiyem", "Wagiyah", "Kuswati", "Lasmini")


@pytest.fixture
def training(work: Workspace) -> str:
    plain = {"title": "Pupuk bokashi", "topic": "pupuk_bokashi", "date_start": "2026-01-04", "hours": "6", "area": VILLAGE}
    return str(add(work, Training, {**plain, "methods": ["praktik"]}).result)


@pytest.fixture
def people(work: Workspace) -> list[str]:
    return [str(add(work, Person, {"name": name, "sex": "P", "area": VILLAGE}).result) for name in NAMES]


@pytest.fixture
def part(frame: Frame, work: Workspace, training: str, people: list[str], shown: Callable[..., QWidget], qtbot: QtBot) -> Participants:
    join(work, Participation, training, {who: {"presence": "hadir"} for who in people})
    made = Participants(frame)
    frame.desk.stepped.connect(made.refresh)
    made.show_record(training)
    shown(made, width=900, height=640)
    qtbot.waitUntil(lambda: made.people is not None)
    return made


@pytest.fixture
def row(noted: Callable[[str, str, str], Mapping[str, Plain]], training: str) -> Callable[[str], Mapping[str, Plain]]:
    """Read what the store holds of somebody's part in the training."""
    return partial(noted, "participation", training)
