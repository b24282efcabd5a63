"""What the report of a merge holds, in words: handed to its writer, which needs openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from empower_desktop.workbook.contents import Sender


@dataclass(frozen=True, slots=True)
class ReportedFile:
    """What became of a file: read, new, changed, same, conflict and rejected records, in all and by kind."""

    file: str
    sender: str
    outcome: str
    counts: tuple[int, ...]
    by_kind: tuple[tuple[str, tuple[int, ...]], ...]
    code: str
    needs_something: bool


@dataclass(frozen=True, slots=True)
class ReportedPoint:
    """A problem, a question or a note, with its place and what to do."""

    sort: str
    file: str
    sheet: str
    cell: str
    column: str
    found: str
    to_do: str


@dataclass(frozen=True, slots=True)
class ReportedEdit:
    """A cell that was edited in Excel and taken."""

    file: str
    sheet: str
    cell: str
    record: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ToReport:
    """All that the report holds; `said` is the merge in one sentence, `merge` its number or that there is none."""

    author: Sender
    made_at: str
    digest: str
    said: str
    merge: str
    files: Sequence[ReportedFile]
    points: Sequence[ReportedPoint]
    edits: Sequence[ReportedEdit]
    zone: tzinfo | None = None
