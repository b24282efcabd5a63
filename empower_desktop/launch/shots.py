"""A picture of every screen, drawn from the real screens on a real store: for the manual, and to see what changed."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from empower_desktop.language import LANGUAGES, Language
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.screens.first_run import FirstRun
from empower_desktop.ui.screens.screen import Going
from empower_desktop.ui.theme import Theme, Tone
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import empty_workspace, in_language

QUIET = 0.03
LONGEST = 20.0
LOOKS: tuple[tuple[str, Tone, float], ...] = (("gelap", "dark", 1.0), ("125", "light", 1.25), ("150", "light", 1.5))
IN_OTHER_LOOKS = ("home", "meeting", "group", "insight")


@dataclass
class Album:
    """The pictures taken so far: numbered, all of one size, no two alike."""

    folder: Path
    size: QSize
    paths: list[Path] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def take(self, widget: QWidget, name: str) -> None:
        """Keep a picture of a widget; one that was taken before is left out."""
        image = widget.grab().toImage().scaled(self.size)
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes the format as text
        content = bytes(held.data())
        mark = hashlib.sha256(content).hexdigest()
        if mark not in self.seen:
            self.seen.add(mark)
            path = self.folder / f"{len(self.paths) + 1:02}-{name}.png"
            path.write_bytes(content)
            self.paths.append(path)


def shots(work: Workspace, folder: Path, size: tuple[int, int] = (1366, 768)) -> list[Path]:
    """Write a PNG of every screen into a folder, each of exactly this size and no two alike; nothing in the store changes."""
    app = _app()
    folder.mkdir(parents=True, exist_ok=True)
    album = Album(folder, QSize(*size))
    with tempfile.TemporaryDirectory() as spare:
        _dressed(app, "light", 1.0)
        _first_run(app, album, work.language, Path(spare) / "first")
        with _window(app, work, album.size, "light", 1.0) as window:
            _every_screen(window, album)
        for name, tone, scale in LOOKS:
            with _window(app, work, album.size, tone, scale) as window:
                _some_screens(window, album, name)
        for code in LANGUAGES:
            if code != work.language.code:
                with _window(app, in_language(work, Language(code, RESOURCES / "translations")), album.size, "light", 1.0) as window:
                    _some_screens(window, album, code)
        with empty_workspace(work, Path(spare) / "empty") as bare, _window(app, bare, album.size, "light", 1.0) as window:
            for key in window.entries:
                window.go(key)
                _rest(window.desk)
                album.take(window, f"{key}-kosong")
        _dressed(app, "light", 1.0)
    return album.paths


def _every_screen(window: MainWindow, album: Album) -> None:
    for key in window.entries:
        window.go(key)
        _rest(window.desk)
        album.take(window, key)
        screen = window.screen_now()
        for suffix, name in screen.pictures():
            screen.show_picture(name)
            _rest(window.desk)
            album.take(window, f"{key}-{suffix}")


def _some_screens(window: MainWindow, album: Album, look: str) -> None:
    for key in IN_OTHER_LOOKS:
        if key in window.entries:
            window.go(key)
            _rest(window.desk)
            album.take(window, f"{key}-{look}")
            if key == "meeting":
                window.go(key, "", Going(new=True, given={}))
                _rest(window.desk)
                album.take(window, f"{key}-baru-{look}")


def _first_run(app: QApplication, album: Album, language: Language, folder: Path) -> None:
    languages = {code: Language(code, RESOURCES / "translations") for code in LANGUAGES}
    page = FirstRun(Theme(RESOURCES), languages, language.code, folder, folder / "practice")
    page.setFixedSize(album.size)
    page.show()
    _spin(app, lambda: False, QUIET)
    album.take(page, "mulai")
    page.close_down()
    page.close()
    delete(page)


@contextmanager
def _window(app: QApplication, work: Workspace, size: QSize, tone: Tone, scale: float) -> Iterator[MainWindow]:
    theme = _dressed(app, tone, scale)
    with tempfile.TemporaryDirectory() as spare:
        desk = Desk(work)
        window = MainWindow(desk, theme, QSettings(str(Path(spare) / "window.ini"), QSettings.Format.IniFormat), way_out="begin")
        window.setFixedSize(size)
        window.show()
        window.activateWindow()
        try:
            yield window
        finally:
            _rest(desk)
            window.close()
            desk.close()
            delete(window)  # now: dressing the program anew would dress it too


def _dressed(app: QApplication, tone: Tone, scale: float) -> Theme:
    theme = Theme(RESOURCES, tone, scale)
    theme.apply(app)
    return theme


def _rest(desk: Desk) -> None:
    """Wait until nothing is asked or drawn any more."""
    app = _app()
    for _ in range(3):
        _spin(app, lambda: False, QUIET)
        _answered(app, desk)


def _answered(app: QApplication, desk: Desk) -> None:
    """Wait until everything that was asked before now has its answer."""
    answers: list[object] = []
    desk.ask(lambda work: True, then=answers.append)
    _spin(app, lambda: bool(answers), LONGEST)


def _spin(app: QApplication, is_done: Callable[[], bool], most: float) -> None:
    until = time.monotonic() + most
    while time.monotonic() < until and not is_done():
        app.processEvents()
        time.sleep(0.002)


def _app() -> QApplication:
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app
