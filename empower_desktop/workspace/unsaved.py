"""Forms not yet saved: what was typed, kept locally with what the person saw, never exported."""

from __future__ import annotations

from empower_desktop.store import Unsaved
from empower_desktop.workspace.workspace import Workspace


def keep_unsaved(work: Workspace, unsaved: Unsaved) -> None:
    """Keep what is being typed."""
    work.store.keep_unsaved(unsaved)


def unsaved_of(work: Workspace, key: str) -> Unsaved | None:
    """Give what was typed into one form and never saved."""
    return next((each for each in work.store.unsaved() if each.key == key), None)


def drop_unsaved(work: Workspace, key: str) -> None:
    """Forget a form that was saved or thrown away."""
    work.store.drop_unsaved(key)
