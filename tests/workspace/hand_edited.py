"""What Sari recorded and sent, edited in Excel, and what becomes of it where it is merged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from begun import Begun

from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.records import Attendance, Group, Meeting, Person
from empower_desktop.workspace import Workspace, opening, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.sending import export
from tests.excel import Act, by_hand, merged_by_hand, typed

OpenWork = Callable[..., Workspace]


class Village:
    """What Sari recorded, and her workbook of it."""

    def __init__(self, folder: Path, *ids: str) -> None:
        self.meeting, self.person, self.group, self.tick = ids
        self.file = folder / "sari.xlsx"
        self._folder = folder

    def edited(self, name: str, *acts: Act) -> Path:
        return by_hand(self.file, *acts, to=self._folder / name)

    def at(self, venue: str) -> Act:
        return typed("meeting", self.meeting, venue=venue)


def recorded(sari: Workspace, file: Path) -> tuple[str, ...]:
    """Let Sari record a meeting, somebody, a group and who was there, and send it; give the ids."""
    meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12", "venue": "Balai"}).result)
    person = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    group = str(save(sari, Group, {"name": "KWT Melati"}).result)
    tick = str(add_keyed(sari, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"}).result)
    export(sari, file)
    return meeting, person, group, tick


@pytest.fixture(scope="module")
def recorded_once(tmp_path_factory: pytest.TempPathFactory, begun: Begun) -> tuple[Path, tuple[str, ...]]:
    """Give a folder with Sari's store and her workbook, made once, and the ids: each test works in a copy."""
    folder = tmp_path_factory.mktemp("recorded")
    begun.begin(folder / "sari", "Sari", "33.02.10")
    seconds = count()
    clock = Clock(lambda: datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(seconds=next(seconds)))
    with opening.open_workspace(folder / "sari", Language("id"), clock) as sari:
        return folder, recorded(sari, folder / "sari.xlsx")


@pytest.fixture
def village(recorded_once: tuple[Path, tuple[str, ...]], tmp_path: Path) -> Village:
    """Asked for before `sari`, whose store it lays down."""
    folder, ids = recorded_once
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Village(tmp_path, *ids)


class SentToBudi:
    """What Sari has recorded by now, in a workbook that Budi gets once it was edited; and what he answers."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.budi, self.file = budi, folder / "sari.xlsx"
        export(sari, self.file)

    def merged(self, *acts: Act) -> FileReport:
        return merged_by_hand(self.budi, self.file, *acts)

    def answer(self, choice: str) -> None:
        (waiting,) = open_questions(self.budi)
        questions.answer(self.budi, waiting.asked.id, choice)


def merged(work: Workspace, *files: Path, **more: object) -> Merged:
    result: Merged = apply(work, list(files), **more).result  # type: ignore[arg-type]  # edits, without
    return result


def one(work: Workspace, *files: Path, **more: object) -> FileReport:
    return merged(work, *files, **more).files[-1]


def foretold(work: Workspace, *files: Path) -> Merged:
    result: Merged = preview(work, list(files)).result
    return result


def venue(work: Workspace, village: Village) -> object:
    row = work.store.row("meeting", village.meeting)
    return row.fields.get("venue") if row else None


def codes(work: Workspace) -> list[str]:
    return sorted(each.asked.code for each in open_questions(work))


def answer_all(work: Workspace, choice: str) -> None:
    for each in open_questions(work):
        questions.answer(work, each.asked.id, choice)
