"""Notebooks for the benches: stores with so many records, made once and kept."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from export import AREA, AUTHOR, changes, record_id
from measuring import PLACE
from workbooks import person

from empower_desktop.history.change import Change
from empower_desktop.language import Language
from empower_desktop.workspace.opening import close, opened, start

MADE = 1  # raised when what is made differs, so that it is made anew
AT_ONCE = 5_000


def village(records: int) -> Path:
    """Give the data folder of a store with groups, people, meetings, who came, decisions and follow-ups."""
    return _kept(f"village-{MADE}-{records}", lambda: changes(records))


def people(records: int) -> Path:
    """Give the data folder of a store with so many people."""
    return _kept(f"people-{MADE}-{records}", lambda: _people(records))


def _people(records: int) -> Iterator[Change]:
    chance = random.Random(11)
    for number in range(records):
        day, hour, minute, second = 1 + number // 8640 % 28, number // 360 % 24, number // 6 % 60, number % 6 * 10
        at = f"2026-03-{day:02}T{hour:02}:{minute:02}:{second:02}.000Z/0000"
        yield Change.make(record_id(chance), "person", person(chance), (), AUTHOR, at)


def _kept(name: str, make: Callable[[], Iterable[Change]]) -> Path:
    folder = PLACE / name
    if folder.exists():
        return folder
    half = folder.with_name(name + ".part")
    shutil.rmtree(half, ignore_errors=True)
    start(half, "Sari Wulandari", "pendamping", AREA, "id", practice=False, author=AUTHOR)
    work = opened(half, Language("id"))
    waiting = iter(make())
    while some := list(islice(waiting, AT_ONCE)):
        work.keep(some)
    work.areas.name(AREA)
    close(work)
    half.rename(folder)
    return folder
