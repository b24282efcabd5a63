"""Forms not yet saved: what was typed, kept locally with what the person saw, never exported."""

from __future__ import annotations

from dataclasses import dataclass

from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class Unsaved:
    """What stands in a form: `typed` and `seen` as JSON, `record` empty for a new one."""

    key: str
    kind: str
    record: str
    typed: str
    seen: str


def keep_unsaved(work: Workspace, unsaved: Unsaved) -> None:
    """Keep what is being typed."""
    work.store.keep_unsaved(unsaved.key, unsaved.kind, unsaved.record, unsaved.typed, unsaved.seen, work.clock.stamp())


def unsaved_of(work: Workspace, key: str) -> Unsaved | None:
    """Give what was typed into one form and never saved."""
    return next((each for each in all_unsaved(work) if each.key == key), None)


def all_unsaved(work: Workspace) -> list[Unsaved]:
    """Give every form that was not saved."""
    return [Unsaved(each.key, each.kind, each.record, each.typed, each.seen) for each in work.store.unsaved()]


def drop_unsaved(work: Workspace, key: str) -> None:
    """Forget a form that was saved or thrown away."""
    work.store.drop_unsaved(key)
