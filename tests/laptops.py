"""Laptops on which the real command line is called, as a script or a night job calls it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from empower_desktop.launch.command import main
from empower_desktop.records import KINDS
from empower_desktop.store.areas import AreaList
from empower_desktop.workspace.opening import AREAS_FILE

LANGUAGES = ("id", "en")
SENTENCE_END = re.compile(r"[.?!](?=\s|$)|(?<=[^.?!])$")
START = (sys.executable, "-m", "empower_desktop")


@dataclass(frozen=True)
class Told:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Laptop:
    """A data folder and the command line on it."""

    folder: Path
    options: tuple[str, ...] = field(default=("--lang", "en"))

    def __call__(self, *words: object) -> Told:
        """Call one command."""
        return within(self.line(*words))

    def line(self, *words: object) -> list[str]:
        """Give the whole command line of a command."""
        return ["--data", str(self.folder), *self.options, *map(str, words)]

    def json(self, *words: object, status: int = 0) -> Any:
        """Give the JSON of a command that ends with this status."""
        told = self(*words, "--json")
        assert told.status == status, (words, told)
        return told.json

    def batch(self, lines: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Do lines that are all taken, and give what came back for each."""
        file = self.folder / "lines.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        told = self("batch", file)
        assert told.status == 0, told
        return [json.loads(line) for line in told.out.splitlines()]

    def digest(self) -> str:
        """Give the data code in full."""
        return self("digest").out.strip()

    def everything(self) -> dict[str, Any]:
        """Give all that lists say, the trash too, and what fights, without the files it came from."""
        lists = {(kind, *more): self.json("list", kind, *more) for kind in KINDS for more in ((), ("--deleted",))}
        fights = self.json("conflicts")
        for conflict in fights:
            for value in conflict["values"]:
                del value["file"]
        return {**{" ".join(words): listed for words, listed in lists.items()}, "conflicts": fights}

    def copied(self, folder: Path) -> Laptop:
        """Give a copy, for what must not touch this one."""
        shutil.copytree(self.folder, folder)
        return Laptop(folder, self.options)


def in_a_process(line: Iterable[str], before: Iterable[str] = ()) -> Told:
    """Call the command line as a process of its own; `before` it stands what starts it in another way."""
    done = subprocess.run([*before, *START, *line], capture_output=True, check=False, timeout=300)
    return Told(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def start_laptop(folder: Path, name: str, *options: str, areas: Path | None = None) -> Laptop:
    """Begin on a new laptop; a list of areas spares it the making of one at its first question."""
    folder.mkdir(parents=True)
    if areas is not None:
        shutil.copyfile(areas, folder / AREAS_FILE)
    laptop = Laptop(folder)
    laptop.json("init", "--name", name, *options)
    return laptop


def whole_area_list(folder: Path) -> Path:
    """Make the list of areas that a store makes at its first question."""
    areas = AreaList(folder / AREAS_FILE)
    assert areas.count() > 80_000
    areas.close()
    return folder / AREAS_FILE


def plainly(told: Told, naming: str) -> str:
    """Hold what was said to be plain: it names the thing, and says in a second sentence what to do; no trace of the program."""
    said = told.err.strip()
    assert naming in told.out + told.err
    assert "Traceback" not in said
    assert not re.search(r"\b\w+(Error|Exception)\b|sqlite|errno|\.py\b", said, re.IGNORECASE), said
    assert len(SENTENCE_END.findall(said.splitlines()[0])) >= 2, said
    return said


def refused(laptop: Laptop, *words: object, status: int, naming: str, code: str) -> None:
    """Have a command refused in both languages, plainly, with a word for scripts."""
    said = []
    for language in LANGUAGES:
        told = replace(laptop, options=("--lang", language))(*words)
        assert told.status == status, told
        said.append(plainly(told, naming))
    assert said[0] != said[1]
    told = laptop(*words, "--json")
    assert f'"code": "{code}"' in told.out + told.err


def within(line: list[str]) -> Told:
    """Call the command line within this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(line)
    said = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]
    return Told(status, *said)


def is_root() -> bool:
    """Say whether permissions do not hold for whoever runs the tests."""
    return os.name == "posix" and os.geteuid() == 0
