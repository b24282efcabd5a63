"""Which of the screens that share a place was in sight last, on this laptop."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from empower_desktop.ui.entries import SHARED_PLACES, Entry


def screen_at(key: str, settings: QSettings) -> str:
    """Give the screen that a key leads to: its own, or of a shared place the one last in sight, at first the first."""
    place = SHARED_PLACES.get(key)
    if place is None:
        return key
    keys = [entry.key for entry in place.screens()]
    last = str(settings.value(f"places/{key}", ""))
    return last if last in keys else keys[0]


def remember(entry: Entry, settings: QSettings) -> None:
    """Let the place that a screen shares with others lead to it from now on."""
    if entry.under in SHARED_PLACES:
        settings.setValue(f"places/{entry.under}", entry.key)
