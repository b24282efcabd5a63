"""A laptop whose list of areas is short: to read in all of Indonesia takes a second."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from empower_desktop.store.areas import AreaList
from empower_desktop.workspace.opening import AREAS_FILE, start


def few_areas(folder: Path, areas: Iterable[tuple[str, str]] = ()) -> None:
    """Give the laptop in a folder only these areas, by code and name."""
    with closing(AreaList(folder / AREAS_FILE)) as listed:
        listed.replace(areas)


def coordinators_laptop(folder: Path) -> None:
    """Start a coordinator's data in a folder, with no areas."""
    start(folder, "Budi Hartanto", "koordinator", None, "id", practice=False)
    few_areas(folder)
