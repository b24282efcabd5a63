"""What Sari recorded and sent, edited in Excel, and what becomes of it where it is merged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.records import Attendance, Group, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.sending import export
from tests.excel import Act, by_hand, merged_by_hand, typed

OpenWork = Callable[..., Workspace]


class Village:
    """What Sari recorded, and her workbook of it."""

    def __init__(self, sari: Workspace, folder: Path) -> None:
        self.meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12", "venue": "Balai"}).result)
        self.person = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
        self.group = str(save(sari, Group, {"name": "KWT Melati"}).result)
        tick = {"meeting": self.meeting, "person": self.person, "presence": "hadir"}
        self.tick = str(add_keyed(sari, Attendance, tick).result)
        self.file = folder / "sari.xlsx"
        self._folder = folder
        export(sari, self.file)

    def edited(self, name: str, *acts: Act) -> Path:
        return by_hand(self.file, *acts, to=self._folder / name)

    def at(self, venue: str) -> Act:
        return typed("meeting", self.meeting, venue=venue)


@pytest.fixture
def village(sari: Workspace, tmp_path: Path) -> Village:
    return Village(sari, tmp_path)


class SentToBudi:
    """What Sari has recorded by now, in a workbook that Budi gets once it was edited; and what he answers."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        self.budi, self._file = budi, folder / "sari.xlsx"
        export(sari, self._file)

    def merged(self, *acts: Act) -> FileReport:
        return merged_by_hand(self.budi, self._file, *acts)

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
