"""Forms not yet saved: what was typed, kept locally with what the person saw, never exported."""

from __future__ import annotations

import json
from collections.abc import Mapping

from empower_desktop.history.merge import Seen
from empower_desktop.records import Record
from empower_desktop.records.fields import Plain
from empower_desktop.store import Unsaved
from empower_desktop.workspace.workspace import Workspace


def keep_unsaved(work: Workspace, unsaved: Unsaved) -> None:
    """Keep what is being typed."""
    work.store.keep_unsaved(unsaved)


def unsaved_of(work: Workspace, key: str, record: str = "") -> Unsaved | None:
    """Give what was typed into one form and never saved, also what was begun before its record had an id."""
    return next((each for each in work.store.unsaved() if each.key == key or (record and each.record == record)), None)


def new_key(kind: type[Record], given: Mapping[str, Plain]) -> str:
    """Give the key under which the form of a new record is kept: one for each start, so that none takes another's place."""
    started = {code: plain for code, plain in sorted(given.items()) if plain is not None and plain != kind.defaults().get(code)}
    return f"new:{kind.kind}" + (f":{json.dumps(started)}" if started else "")


def started_from(work: Workspace, key: str) -> dict[str, Plain]:
    """Give the values that the form of a new record started from."""
    kept = unsaved_of(work, key)
    return dict(Seen.load(kept.seen).shown) if kept is not None else {}


def drop_unsaved(work: Workspace, key: str) -> None:
    """Forget a form that was saved or thrown away."""
    work.store.drop_unsaved(key)
