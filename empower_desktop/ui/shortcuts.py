"""The keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from empower_desktop.ui.entries import FIRST_KEYS
from empower_desktop.ui.screens.screen import Going

if TYPE_CHECKING:
    from empower_desktop.ui.window import MainWindow


def add_shortcuts(window: MainWindow) -> None:
    """Let a window answer to its keys."""
    for sequence, act in _keys(window):
        QShortcut(QKeySequence(sequence), window, activated=act)  # type: ignore[call-overload]  # Qt takes the slot as a property


def _keys(window: MainWindow) -> list[tuple[str, Callable[[], object]]]:
    return [
        ("Ctrl+F", window.open_search),
        ("Ctrl+N", window.new_here),
        ("Ctrl+L", lambda: window.screen_now().toggle_wide()),
        ("Ctrl+E", partial(window.follow, "exchange", "send")),
        ("Ctrl+M", window.merge_files),
        ("Ctrl+P", lambda: window.screen_now().print_page()),
        ("Ctrl+Z", window.undo),
        ("Ctrl+Shift+Z", window.redo),
        ("F6", window.next_place),
        ("F1", window.show_help),
        ("Ctrl+/", window.show_keys),
        ("Ctrl+Tab", lambda: window.screen_now().step_tab(1)),
        ("Ctrl+Shift+Tab", lambda: window.screen_now().step_tab(-1)),
        ("Ctrl+PgDown", lambda: window.screen_now().step_place(1)),
        ("Ctrl+PgUp", lambda: window.screen_now().step_place(-1)),
        ("Alt+Left", window.go_back),
        ("Alt+Up", lambda: window.screen_now().step_record(-1)),
        ("Alt+Down", lambda: window.screen_now().step_record(1)),
        *((f"Ctrl+{number}", partial(window.follow, key, "", Going(new=True, given={}))) for number, key in enumerate(FIRST_KEYS, 1)),
    ]
