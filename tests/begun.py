"""Stores begun as copies of one that was begun before: to make the tables of a new one takes ten times as long."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from few_areas import few_areas

from empower_desktop.store import Store
from empower_desktop.workspace import opening


@dataclass(frozen=True)
class Begun:
    """The first store of each person, from which the others are copied; whoever bears one name is one person with one laptop."""

    folder: Path

    def begin(self, place: Path, name: str, area: str, code: str = "id", *, practice: bool = False) -> None:
        """Begin a field worker's store, whose list of areas is empty."""
        first = self.folder / str(uuid5(NAMESPACE_URL, f"{name} {area} {code} {practice}"))
        if not first.exists():
            opening.start(first, name, "pendamping", area, code, practice, str(uuid5(NAMESPACE_URL, name)))
            few_areas(first)
            with Store.open(first / opening.STORE_FILE) as store:
                store.put_setting("store_id", str(uuid5(NAMESPACE_URL, f"store {name}")))
        place.mkdir(parents=True)
        for file in first.iterdir():
            # Nobody writes into the reserve: one file serves all.
            (os.link if file.suffix == ".reserve" else shutil.copyfile)(file, place / file.name)
