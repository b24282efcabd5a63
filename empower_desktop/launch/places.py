"""Where data, logs and resources lie."""

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
    def practice(self) -> Places:
        """Give the folders of the same person's practice: apart from the real data, so that neither is ever in the way of the other."""
        return Places(self.data / "practice", self.resources)

    @property
    def logs(self) -> Path:
        """Give the folder of the logs and bug reports."""
        return self.data / "logs"

    @property
    def translations(self) -> Path:
        """Give the folder of the compiled catalogues."""
        return self.resources / "translations"


def _platform_folder() -> Path:
    from platformdirs import user_data_path  # slow to import, and a script that names its folder does not ask

    return user_data_path(PROGRAM, appauthor=False)
