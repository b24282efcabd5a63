"""Taking in somebody's own list: preview, then apply; nothing that is uncertain is taken before it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Listing
from empower_desktop.lists.understood import Answers, Ask, Understood
from empower_desktop.workspace.counting import Counts
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.workspace import Workspace

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Imported:
    """What an import does or did.

    `merge` is the id under which it can be undone, "" where nothing came. `rows` counts rows of the list (read = new
    + updated + same + rejected), `records` the records by kind. `asks` holds every question and remark, those about
    records that are here already included; `understood` the tables and columns as they were understood; `listing` the
    sheets as they were read.
    """

    merge: str
    file: str
    understood: Understood
    rows: Counts = field(default_factory=Counts)
    records: Mapping[str, Counts] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    problems: tuple[Problem, ...] = ()
    listing: Listing | None = None

    @property
    def waits(self) -> bool:
        """Whether a question is open."""
        return any(ask.waits for ask in self.asks)


def look(work: Workspace, file: Path) -> Step:
    """Read a list as it is, before it is known what it is taken as. `result` is a Listing.

    Raises the Problem or Trouble of a file that cannot be read.
    """
    raise NotImplementedError


def preview(work: Workspace, file: Path, kind: str, mapping: Mapping[str, str] = NOTHING, answers: Answers = NOTHING) -> Step:
    """Tell what importing this list would do; nothing is written. `result` is an Imported.

    `kind` is one of `lists.understood.LISTS`; `mapping` names columns (`F`, `Sheet1!F` or a heading) with the field
    each holds, "" for none, and goes before what is remembered and what the headings say; `answers` are ids of
    questions with a choice or a value, and `@SHEET!kind.field` with what goes over the head of a sheet. Raises the
    Problem or Trouble of a file that cannot be read.
    """
    raise NotImplementedError


def apply(work: Workspace, file: Path, kind: str, mapping: Mapping[str, str] = NOTHING, answers: Answers = NOTHING) -> Step:
    """Take in this list, whole or not at all, in one transaction; the same list again changes nothing. `result` is an Imported.

    It is noted as a merge, so that `unmerge` takes it back. What is open is kept as questions; the mapping is
    remembered for the next list of this shape. Of the file itself only its hash is kept.
    """
    raise NotImplementedError
