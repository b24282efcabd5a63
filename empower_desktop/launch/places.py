"""Where data, backups, logs and resources lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from empower_desktop.shipped import RESOURCES

PROGRAM = "empower-desktop"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one person's data, and those that came with the program."""

    data: Path
    resources: Path

    @classmethod
    def of(cls, data: Path | None = None) -> Places:
        """Find the folders; the data lies where it is asked for, else where `EMPOWER_DATA` says, else where the platform keeps it."""
        named = os.environ.get("EMPOWER_DATA")
        chosen = data or (Path(named) if named else _platform_folder())
        return cls(chosen.expanduser().absolute(), RESOURCES)

    @property
    def store(self) -> Path:
        """Give the database that holds the ledger."""
        return self.data / "empower.db"

    @property
    def areas(self) -> Path:
        """Give the database of the area list."""
        return self.data / "areas.db"

    @property
    def originals(self) -> Path:
        """Give the folder that keeps every merged workbook as it came."""
        return self.data / "originals"

    @property
    def backups(self) -> Path:
        """Give the folder of the daily copies."""
        return self.data / "backups"

    @property
    def logs(self) -> Path:
        """Give the folder of the logs and bug reports."""
        return self.data / "logs"

    @property
    def translations(self) -> Path:
        """Give the folder of the compiled catalogues."""
        return self.resources / "translations"

    @property
    def help(self) -> Path:
        """Give the folder of the help pages, one folder for each language."""
        return self.resources / "help"

    @property
    def icons(self) -> Path:
        """Give the folder of the icons."""
        return self.resources / "icons"

    @property
    def fonts(self) -> Path:
        """Give the folder of the fonts."""
        return self.resources / "fonts"

    @property
    def theme(self) -> Path:
        """Give the folder of the colours and sizes."""
        return self.resources / "theme"

    @property
    def lists(self) -> Path:
        """Give the folder of the code lists."""
        return self.resources / "lists"

    @property
    def area_list(self) -> Path:
        """Give the area list that came with the program."""
        return self.resources / "areas" / "areas.csv.gz"


def _platform_folder() -> Path:
    from platformdirs import user_data_path  # slow to import, and a script that names its folder does not ask

    return user_data_path(PROGRAM, appauthor=False)
