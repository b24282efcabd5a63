"""What one tells who helps: which version, how much data, how it fares. Nothing about persons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import empower_desktop
from empower_desktop.errors import Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_
from empower_desktop.records import KINDS
from empower_desktop.workspace.keeping import check
from empower_desktop.workspace.step import Step, Watch
from empower_desktop.workspace.workspace import Workspace


@dataclass(frozen=True)
class About:
    """The program and its data."""

    version: str
    folder: Path
    records: int
    areas: int
    data_code: str


def about(work: Workspace) -> About:
    """Tell which version this is and what it holds."""
    records = sum(work.store.count(kind) for kind in KINDS)
    return About(empower_desktop.__version__, work.folder, records, work.areas.count(), data_code(work.store.digest()))


def examine(work: Workspace, watch: Watch) -> Step:
    """Look for what is wrong with the data; `result` are the findings, none when all is well."""
    watch(0, 1)
    found: list[Refusal] = check(work)
    watch(1, 1)
    text = (
        P_("{n} thing is wrong with the data", "{n} things are wrong with the data", len(found)) if found else N_("The data is in order.")
    )
    return Step(text, result=tuple(found))
