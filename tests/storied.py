"""A store that tells the year of one group, and what a store is asked meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from few_areas import few_areas

from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import open_workspace, start

RECORDS, SEED = 605, 3
"""The smallest store that holds the whole story."""


@contextmanager
def story_in(folder: Path, tongue: str) -> Iterator[Workspace]:
    """Give a practice store with the year of KWT Tunas Harapan."""
    start(folder, "Sari", "pendamping", "33.99.01.2003", tongue, practice=True)
    few_areas(folder)
    with open_workspace(folder, Language(tongue)) as work:
        fill(work, RECORDS, SEED)
        yield work


@contextmanager
def questions() -> Iterator[list[str]]:
    """Gather what any store is asked."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
