"""What every test has: windows that are not drawn, laws by profile, golden texts."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from begun import Begun
from hypothesis import HealthCheck, Phase, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from replicas import Ground, ReadOnce
from shiboken6 import delete, isValid

from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.workbook.child import SELDOM
from empower_desktop.workbook.reader import Readers
from empower_desktop.workspace import Workspace, opening

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Enough to find a fault, without looking for its smallest form.
settings.register_profile(
    "mutants", max_examples=200, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept what is made now as the golden texts; review them in the diff")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Destroy what the last window left before a test without one, in which Python collects by itself, and at the end let it be."""
    if nextitem is None:
        gc.disable()
    elif has_windows(item) and not has_windows(nextitem):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        gc.enable()


def has_windows(item: pytest.Item) -> bool:
    """Say whether a test asks for what windows need."""
    return "qapp" in getattr(item, "fixturenames", ())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are cores: tests of windows wait for an answer half of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def nobodys_data(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test may find or touch the data of the person who runs it."""
    monkeypatch.setenv("EMPOWER_DATA", str(tmp_path_factory.getbasetemp() / "nobody"))


@pytest.fixture(autouse=True)
def garbage_goes_as_in_the_program(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where there are windows, garbage is collected on their thread alone."""
    if not has_windows(request.node):
        yield
        return
    from empower_desktop.ui.garbage import GarbageCollection  # tests without windows do without the floor of the window

    collection = GarbageCollection(request.getfixturevalue("qapp"))
    yield
    collection.stop()
    delete(collection)


@pytest.fixture(autouse=True)
def no_window_stays() -> Iterator[None]:
    """The windows of a test go with it: whoever dresses the program after it would dress them too, and take seconds for each."""
    before = windows()
    yield
    for window in windows():
        if isValid(window) and window not in before:
            delete(window)


def windows() -> list[QWidget]:
    """Give the windows that nothing else will take with it."""
    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory, begun: Begun) -> Iterator[Ground]:
    """Give the ground on which the laws of a file are tried; it looks for garbage itself, and seldom: a sixth of the time went with it."""
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        with ReadOnce() as children:
            yield Ground(tmp_path_factory.mktemp("ground"), children, begun)
    finally:
        gc.set_threshold(*usual)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """The stores from which those of the tests are copied."""
    return Begun(tmp_path_factory.mktemp("begun"))


@pytest.fixture(scope="session")
def children() -> Iterator[Readers]:
    """The child process in which most tests read, one after the other: to start one takes longer than to read a small workbook."""
    with Readers(1) as kept:
        yield kept


@pytest.fixture
def open_work(tmp_path: Path, begun: Begun, children: Readers) -> Iterator[Callable[..., Workspace]]:
    """Open somebody's workspace, started on first use; its clock ticks a second a call, and the area list is empty."""
    opened_here: list[Workspace] = []

    def open_one(name: str, *, practice: bool = False, code: str = "id", hour: int = 8) -> Workspace:
        folder = tmp_path / name
        if not opening.is_there(folder):
            begun.begin(folder, name.capitalize(), "33.02.10", code, practice=practice)
        seconds = count()
        clock = Clock(lambda: datetime(2026, 11, 24, hour, tzinfo=UTC) + timedelta(seconds=next(seconds)))
        work = opening.opened(folder, Language(code), clock)
        work.readers = lambda _: nullcontext(children)
        opened_here.append(work)
        return work

    yield open_one
    for work in opened_here:
        opening.close(work)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `golden/<name>` beside the test; `--bless` writes it."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        kept = folder / name
        if request.config.getoption("--bless"):
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, encoding="utf-8", newline="\n")
        assert kept.exists(), f"{kept} is missing: run pytest --bless and review it"
        assert text == kept.read_text(encoding="utf-8")

    return compare
