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

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings, QSize, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from empower_desktop.language import LANGUAGES, Language
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.garbage import GarbageCollection
from empower_desktop.ui.projector import Projector
from empower_desktop.ui.record_page import FILES
from empower_desktop.ui.report_dialog import ReportDialog
from empower_desktop.ui.screens.first_run import FirstRun
from empower_desktop.ui.screens.screen import Going
from empower_desktop.ui.theme import Theme, Tone
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import default_view
from empower_desktop.workspace.listing import Query, rows_of
from empower_desktop.workspace.opening import empty_workspace, in_language

QUIET = 0.03
LONGEST = 20.0
SOON_MS = 1_000
LOOKS: tuple[tuple[str, Tone, float], ...] = (("gelap", "dark", 1.0), ("125", "light", 1.25), ("150", "light", 1.5))
IN_OTHER_LOOKS = ("home", "meeting", "group", "insight")


@dataclass
class Album:
    """The pictures taken so far: numbered, all of one size, no two alike."""

    folder: Path
    size: QSize
    paths: list[Path] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def take(self, widget: QWidget, name: str, over: QWidget | None = None) -> None:
        """Keep a picture of a widget, with another one over its middle; one that was taken before is left out."""
        shown = widget.grab()
        if over is not None:
            with QPainter(shown) as painter:
                painter.drawPixmap(widget.rect().center() - over.rect().center(), over.grab())
        image = shown.toImage().scaled(self.size)
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt takes the format as text
        content = bytes(held.data())
        mark = hashlib.sha256(content).hexdigest()
        if mark not in self.seen:
            self.seen.add(mark)
            path = self.folder / f"{len(self.paths) + 1:03}-{name}.png"
            path.write_bytes(content)
            self.paths.append(path)


def shots(work: Workspace, folder: Path, size: tuple[int, int] = (1366, 768)) -> list[Path]:
    """Write a PNG of every screen into a folder, each of exactly this size and no two alike; nothing in the store changes."""
    app = _app()
    folder.mkdir(parents=True, exist_ok=True)
    garbage = GarbageCollection(app)
    try:
        return _taken(app, work, Album(folder, QSize(*size)))
    finally:
        garbage.stop()


def _taken(app: QApplication, work: Workspace, album: Album) -> list[Path]:
    with tempfile.TemporaryDirectory() as spare:
        _dressed(app, "light", 1.0)
        _first_run(app, album, work.language, Path(spare) / "first")
        with _window(app, work, album.size, "light", 1.0) as window:
            _every_screen(window, album)
            _what_is_opened_over(window, album)
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
                _rest(window)
                album.take(window, f"{key}-kosong")
        _dressed(app, "light", 1.0)
    return album.paths


def _every_screen(window: MainWindow, album: Album) -> None:
    for key in window.entries:
        window.go(key)
        _rest(window)
        album.take(window, key)
        screen = window.screen_now()
        for suffix, name in screen.pictures():
            screen.show_picture(name)
            _rest(window)
            album.take(window, f"{key}-{suffix}")


def _what_is_opened_over(window: MainWindow, album: Album) -> None:
    """Take the files of a record that has some, a self-assessment before a projector, and the question which report is wanted."""
    work = window.desk.work
    if attached := [row.fields for row in rows_of(work, Query("attachment", {"owner_kind": "meeting"}), limit=1)]:
        window.go("meeting", str(attached[0]["owner_id"]), Going(at=FILES))
        _rest(window)
        album.take(window, "meeting-berkas")
    if judged := rows_of(work, Query("assessment"), limit=1):
        projector = Projector(window.desk, window.theme, judged[0].id, window)
        projector.setFixedSize(album.size)
        projector.show()
        _rest(window)
        album.take(projector, "assessment-proyektor")
        projector.close()
    window.go("insight")
    dialog = ReportDialog(window.desk, window.theme, default_view(work), window)
    dialog.show()
    _rest(window)
    album.take(window, "insight-laporan", over=dialog)
    dialog.close()


def _some_screens(window: MainWindow, album: Album, look: str) -> None:
    for key in IN_OTHER_LOOKS:
        if key in window.entries:
            window.go(key)
            _rest(window)
            album.take(window, f"{key}-{look}")
            if key == "meeting":
                window.go(key, "", Going(new=True, given={}))
                _rest(window)
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
            _rest(window)
            window.close()
            desk.close()
            delete(window)  # now: dressing the program anew would dress it too


def _dressed(app: QApplication, tone: Tone, scale: float) -> Theme:
    theme = Theme(RESOURCES, tone, scale)
    theme.apply(app)
    return theme


def _rest(window: MainWindow) -> None:
    """Wait until nothing has been asked or about to be asked for a while, so that all of it is drawn."""
    app = _app()
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        _spin(app, lambda: not window.desk.is_busy and not _is_waiting(window), LONGEST)
        if not _spin(app, lambda: window.desk.is_busy or _is_waiting(window), QUIET):
            return


def _is_waiting(window: MainWindow) -> bool:
    """Say whether something waits for its moment, as the sentences on home do until everything else is there."""
    timers = window.findChildren(QTimer)
    return any(timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON_MS for timer in timers)


def _spin(app: QApplication, is_done: Callable[[], bool], most: float) -> bool:
    """Let the program do its work until this is done or so many seconds are over; say whether it was done."""
    until = time.monotonic() + most
    while time.monotonic() < until:
        app.processEvents()
        if is_done():
            return True
        time.sleep(0.002)
    return False


def _app() -> QApplication:
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    return app
