"""The window: painted first, then filled; one for each data folder; a first run, or the notebook as it was left."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, Language
from empower_desktop.launch.looks import Looks
from empower_desktop.launch.one_window import OneWindow
from empower_desktop.launch.places import Places
from empower_desktop.launch.quick_start import hasten
from empower_desktop.ui.garbage import GarbageCollection
from empower_desktop.ui.shell import Shell
from empower_desktop.ui.theme import Theme

# All else is imported where it is first needed, after the window was painted: SQLAlchemy and the screens take a second on an old laptop.
if TYPE_CHECKING:
    from empower_desktop.ui.beginning import Wanted
    from empower_desktop.ui.desk import Desk
    from empower_desktop.ui.screens.first_run import FirstRun
    from empower_desktop.ui.screens.screen import WayOut
    from empower_desktop.ui.window import MainWindow
    from empower_desktop.workspace import Workspace

LATEST_MS = 400
LISTEN_AFTER_MS = 1_000
PRACTICE_RECORDS = 400
PRACTICE_SEED = 7
TURN = 0.001
"""Seconds after which a thread that reads lets the window go on; by itself Python takes five times as long."""


def open_window(places: Places, language: str | None = None) -> int:
    """Open the window of a data folder and stay until it is closed; a second start brings the first forward and ends."""
    hasten()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("empower-desktop")
    app.setQuitOnLastWindowClosed(True)
    one = OneWindow(places.data)
    if not one.is_first:
        one.call_first()
        return 0
    program = Program(app, places, language)
    one.called.connect(program.shell.come_forward)
    QTimer.singleShot(LISTEN_AFTER_MS, one, one.listen)
    try:
        program.show()
        return app.exec()
    finally:
        program.close()
        one.release()


def settings_of(places: Places) -> QSettings:
    """Give what stays on this laptop: where the window stood, folds, views, the look before the store is open."""
    return QSettings(str(places.data / "window.ini"), QSettings.Format.IniFormat)


class Program(QObject):
    """What the window shows in turn: quiet ground, a first run or the notebook, and that again after a change of language or look."""

    def __init__(self, app: QApplication, places: Places, language: str | None) -> None:
        """Dress the program and make the empty window."""
        super().__init__()
        sys.setswitchinterval(TURN)
        self._app, self._home = app, places
        self._places = places  # of what is open: the real data, or the practice below them
        self._other: OneWindow | None = None
        self._settings = settings_of(places)
        self._looks = Looks(app, places, self._settings, language)
        self.shell = Shell(self.theme, self._settings)
        # A desktop that never asks for the window to be painted, such as one that starts it minimised, gets it filled all the same.
        self._filling = QTimer(self, singleShot=True)
        self._filling.timeout.connect(self.fill)
        self.shell.painted.connect(lambda: self._filling.isActive() and self._filling.start(0))
        self.work: Workspace | None = None
        self.desk: Desk | None = None
        self._first: FirstRun | None = None
        self._garbage: GarbageCollection | None = None
        self._former_hooks = sys.excepthook
        sys.excepthook = self._caught

    @property
    def language(self) -> Language:
        """The reader's tongue."""
        return self._looks.language

    @property
    def theme(self) -> Theme:
        """The look."""
        return self._looks.theme

    def show(self) -> None:
        """Paint the window, and fill it as soon as it stands."""
        self._filling.start(LATEST_MS)
        self.shell.show()

    def fill(self) -> None:
        """Show the notebook, or ask for the first time."""
        from empower_desktop.workspace.opening import is_there

        at_home = is_there(self._home.data)
        self._places = self._home if at_home or not is_there(self._home.practice.data) else self._home.practice
        try:
            (self._open if is_there(self._places.data) else self._ask_first)()
        finally:
            self._garbage = GarbageCollection(self)

    def close(self) -> None:
        """Bring everything to the disk and let go of it."""
        self._leave()
        if self._other is not None:
            self._other.release()
        if self._garbage is not None:
            self._garbage.stop()
        sys.excepthook = self._former_hooks

    def _open(self) -> None:
        from empower_desktop.workspace.opening import opened

        try:
            self.work = opened(self._places.data, self.language)
        except Refusal as refusal:
            self._show_refused(refusal)
            return
        if self._looks.take_from(self.work):
            self._leave()
            self.work = opened(self._places.data, self.language)
        self._show_notebook()

    def _show_notebook(self) -> None:
        from empower_desktop.launch.daily_copy import DailyCopy
        from empower_desktop.ui.desk import Desk
        from empower_desktop.ui.leaving import may_close, once_free
        from empower_desktop.ui.window import MainWindow
        from empower_desktop.workspace.practising import is_practice

        assert self.work is not None
        self.desk = Desk(self.work)
        DailyCopy(self.desk)
        window = MainWindow(self.desk, self.theme, self._settings, way_out=self._way_out())
        self._app.focusChanged.connect(window.field_undo.follow)
        window.wants_restart.connect(lambda: once_free(window, self._made_anew))
        window.restore_asked.connect(lambda file: once_free(window, lambda: self._restore(file)))
        # Who leaves practice loses nothing that counts, and is not asked.
        window.practice_asked.connect(lambda on: once_free(window, self._practise) if on else _later(self._stop_practising))
        title = [self.work.author.name, *([self.language(N_("Practice mode"))] if is_practice(self.work) else [])]
        self.shell.show_content(window, " – ".join(title), lambda: may_close(window, self.shell.close))
        gc.freeze()
        # The areas are made at their first question, which takes a second. What home shows was asked for before, and is not to wait.
        self.desk.ask(lambda work: work.areas.count(), then=lambda _: self._get_ready(window))

    def _get_ready(self, window: MainWindow) -> None:
        from empower_desktop.ui.ahead import Ahead

        Ahead(window.get_ready(), window).done.connect(gc.freeze)

    def _ask_first(self, begun: Wanted | None = None) -> None:
        from empower_desktop.ui.screens.first_run import FirstRun

        home = self._home
        self._first = FirstRun(self.theme, self._looks.languages, self.language.code, home.data, home.practice.data, begun)
        self._first.started.connect(lambda practice: _later(lambda: self._started(practice)))
        self._first.language_chosen.connect(lambda code: _later(lambda: self._speak(code)))
        self.shell.show_content(self._first)

    def _speak(self, code: str) -> None:
        begun = self._first.typed() if self._first else None
        self._leave()
        self.shell.show_ground()
        self._looks.speak(code)
        self._ask_first(begun)

    def _started(self, practice: bool) -> None:
        self._go_to(self._home.practice if practice else self._home)
        if practice and self.desk is not None and self.work is not None and not self.work.store.count("meeting"):
            from empower_desktop.launch.sample.filling import fill

            self.desk.start(fill, PRACTICE_RECORDS, PRACTICE_SEED, text=N_("Preparing practice data"))

    def _go_to(self, places: Places) -> None:
        """Close what is open, and open the data of these folders, or ask for the first time."""
        from empower_desktop.workspace.opening import is_there

        self._leave()
        self._places = places
        self.shell.show_ground()
        (self._open if is_there(places.data) else self._ask_first)()

    def _practise(self) -> None:
        """Open the practice data beside the real, begun with the same name where there is none yet."""
        from empower_desktop.workspace.practising import start_practice

        if self.work is not None:
            start_practice(self.work, self._home.practice.data)
        self._started(practice=True)

    def _stop_practising(self) -> None:
        """Open the real data, or ask for the first time."""
        real = self._real()
        if real is None:
            return
        if real != self._home:
            other = OneWindow(real.data, self)
            if not other.is_first:
                other.call_first()
                return
            other.called.connect(self.shell.come_forward)
            other.listen()
            self._home, self._other = real, other
        self._go_to(real)

    def _real(self) -> Places | None:
        """Find the place of the real data: above the practice; of a folder that is all practice, where the platform keeps it."""
        if self._places != self._home:
            return self._home
        return Places.of() if Places.of().data != self._home.data else None

    def _way_out(self) -> WayOut:
        """Say how one leaves practice: back to real data, to a first run, or not at all."""
        from empower_desktop.workspace.opening import is_there

        real = self._real()
        return "" if real is None else "back" if is_there(real.data) else "begin"

    def _made_anew(self) -> None:
        """Make the window anew, in another language or look."""
        self._leave()
        self.shell.show_ground()
        self._looks.wear_again()
        self._open()

    def _restore(self, file: str) -> None:
        from empower_desktop.workspace.keeping import restore

        self._leave()
        self.shell.show_ground()
        try:
            restore(self._places.data, Path(file))
        except Refusal as refusal:
            self._open()
            if self.desk is not None:
                self.desk.refused.emit(refusal)
            return
        self._open()

    def _leave(self) -> None:
        """Close what is open, whatever that is."""
        from empower_desktop.workspace.opening import close

        gc.unfreeze()
        if self._first is not None:
            self._first.close_down()
            self._first = None
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        if self.work is not None:
            close(self.work)
            self.work = None

    def _show_refused(self, refusal: Refusal) -> None:
        """Say why the notebook cannot be opened, and what one can do."""
        from empower_desktop.ui.refused import Refused

        page = Refused(self.theme, self.language, refusal)
        page.tried_again.connect(lambda: _later(self._made_anew))
        page.restored.connect(lambda file: _later(lambda: self._restore(file)))
        self.shell.show_content(page)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report of what nobody expected and say where it lies; the notebook goes on."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        from empower_desktop.launch.bug import write_report
        from empower_desktop.ui.refused import tell_of_bug

        file = write_report(error, self._places, "window")
        tell_of_bug(self.theme, self.language, self.shell, file)


def _later(act: Callable[[], None]) -> None:
    """Do something once the widget that asked for it has finished: it will not outlive the act."""
    QTimer.singleShot(0, act)
