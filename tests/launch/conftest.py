"""The command line as a script calls it, on a store of its own."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from begun import Begun

from empower_desktop.launch.command import main
from empower_desktop.store.areas import AreaList
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Workspace, opening
from empower_desktop.workspace.opening import AREAS_FILE
from tests.launch.village_on_paper import village_lines

_MEETING = ("title=Rapat bulanan", "meeting_type=rapat_kelompok", "date=2026-01-12", "area=33.02.10.2003", "convened_by=kelompok")


@dataclass(frozen=True)
class Told:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        return json.loads(self.err.splitlines()[0])["error"]


class Seat:
    """A store in a folder, and the command line that is called on it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], tongue: str = "en") -> None:
        self.folder = folder
        self._capsys = capsys
        self._tongue = tongue

    def __call__(self, *words: str) -> Told:
        """Call one command."""
        self._capsys.readouterr()
        status = main(["--data", str(self.folder), "--lang", self._tongue, *words])
        told = self._capsys.readouterr()
        return Told(status, told.out, told.err)

    def json(self, *words: str) -> Any:
        """Give the JSON of a command that is done."""
        told = self(*words, "--json")
        assert told.status == 0, told.err
        return told.json

    def add(self, kind: str, *fields: str) -> str:
        """Add a record and give its id."""
        return str(self.json("add", kind, *fields)["id"])

    def meeting(self, *more: str) -> str:
        """Add a meeting that lacks nothing, and give its id."""
        return self.add("meeting", *_MEETING, *more)

    def beside(self, name: str) -> Seat:
        """Give a seat beside this one, without a store."""
        return Seat(self.folder.parent / name, self._capsys)

    def speaking(self, tongue: str) -> Seat:
        """Give the same seat, asked in another language."""
        return Seat(self.folder, self._capsys, tongue)

    def one(self, record: str) -> Any:
        """Give a record whole."""
        return self.json("show", record)


@pytest.fixture(scope="session")
def area_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The area list as every store makes it at its first question, made once."""
    path = tmp_path_factory.mktemp("areas") / AREAS_FILE
    areas = AreaList(path)
    assert areas.count() > 80_000
    areas.close()
    return path


@pytest.fixture
def read_in_one_child(monkeypatch: pytest.MonkeyPatch, children: Readers) -> None:
    """Let commands read in the child process that is kept for most tests, instead of starting one each."""
    monkeypatch.setattr(opening, "Workspace", partial(Workspace, readers=lambda _: nullcontext(children)))


@pytest.fixture
def seat_in(capsys: pytest.CaptureFixture[str], read_in_one_child: None) -> Callable[[Path], Seat]:
    """Give a seat at what lies in a folder."""
    return lambda folder: Seat(folder, capsys)


@pytest.fixture(scope="session")
def begin(begun: Begun, area_list: Path) -> Callable[[Path], None]:
    """Begin a store for whom its folder is called by, as `init` does, with the whole area list."""

    def begin(folder: Path) -> None:
        begun.begin(folder, folder.name.capitalize(), "33.02.10", "en")
        shutil.copyfile(area_list, folder / AREAS_FILE)

    return begin


@pytest.fixture
def seat(tmp_path: Path, begin: Callable[[Path], None], seat_in: Callable[[Path], Seat]) -> Callable[[str], Seat]:
    """Give a seat with a store for somebody."""

    def sit(name: str) -> Seat:
        begin(tmp_path / name)
        return seat_in(tmp_path / name)

    return sit


@pytest.fixture
def sari(seat: Callable[[str], Seat]) -> Seat:
    return seat("sari")


@pytest.fixture(scope="session")
def half_year(begin: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store lies that holds the half-year of a village, as a script enters it."""
    folder = tmp_path_factory.mktemp("half-year")
    begin(folder / "sari")
    (folder / "lines.jsonl").write_text(village_lines(), "utf-8")
    assert main(["--data", str(folder / "sari"), "batch", str(folder / "lines.jsonl")]) == 0
    return folder / "sari"


@pytest.fixture
def village(half_year: Path, tmp_path: Path, seat_in: Callable[[Path], Seat]) -> Seat:
    """A seat at a copy of that store."""
    shutil.copytree(half_year, tmp_path / "sari")
    return seat_in(tmp_path / "sari")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a text on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    return put
