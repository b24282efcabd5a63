"""What a merge says of each file, before and after: counts that add up, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import P_, Message
from empower_desktop.workspace.counts import Counts

if TYPE_CHECKING:  # reports are told anew by it, and of files that came before without what reads them
    from empower_desktop.workbook.proposing import Asked, Proposal
    from empower_desktop.workspace.retelling import Retelling
    from empower_desktop.workspace.untaken import Untaken

Status = Literal["merged", "same", "refused"]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one workbook, or would become of it: what was edited in Excel and is taken or left out, and what it asks anew.

    Of what is left out, the changes that are `lacking` are so only since a new row that they name is.
    Of one that came again, `untaken_before` was not taken then; its notes say so too.
    Of one that could not be read, or is attached to a record, `path` tells where it lies, for files in several folders may bear one
    name; None in a .zip file.
    """

    file: str
    status: Status
    counts: Mapping[str, Counts] = field(default_factory=dict)
    problems: tuple[Refusal, ...] = ()
    sender: str = ""
    number: int = 0
    digest: str = ""
    sha256: str = ""
    proposals: tuple[Proposal, ...] = ()
    questions: tuple[Asked, ...] = ()
    notes: tuple[Message, ...] = ()
    left_out: tuple[Proposal, ...] = ()
    lacking: frozenset[str] = frozenset()
    path: Path | None = None
    untaken_before: tuple[Untaken, ...] = ()

    @property
    def total(self) -> Counts:
        """Add up the kinds."""
        whole = Counts()
        for counts in self.counts.values():
            whole = whole.plus(counts)
        return whole

    @property
    def to_mend(self) -> int:
        """Count the cells that are told as not taken: a record may have several, and one may be of a record that is taken."""
        cells = (each for each in self.problems if isinstance(each, Problem) and each.place.cell)
        return sum(1 for _ in cells) if self.status != "refused" else 0


@dataclass(frozen=True)
class Merged:
    """A whole merge: its id (None where nothing new came), the data code after it, a report a file, and whether something waits.

    `asks` says that a question is among what waits. Of a preview the data code is that of then, empty once it is told anew with
    edits left out, and `before` the one against which it was counted; where edits can be left out it holds what is needed for
    that. `missing` is how many bytes of the disk are missing for files that were left out, or would be; 0 where all find room.
    `fought` is the first record that got a conflict by this merge and still has it; empty of a preview.
    """

    merge: str | None
    digest: str
    files: tuple[FileReport, ...]
    stopped: bool = False
    waits: bool = False
    retelling: Retelling | None = field(default=None, compare=False, repr=False)
    missing: int = 0
    before: str = ""
    asks: bool = False
    fought: str = ""

    @property
    def is_foretold(self) -> bool:
        """Say whether it tells what a merge would do, and nothing was written."""
        return bool(self.before)

    @property
    def problems(self) -> tuple[Refusal, ...]:
        """Everything that was refused, file by file."""
        return tuple(problem for report in self.files for problem in report.problems)

    def count(self, status: Status) -> int:
        """Count the files that ended so."""
        return sum(1 for report in self.files if report.status == status)

    def said(self) -> Message:
        """Say in one sentence what came."""
        whole = Counts()
        for report in self.files:
            whole = whole.plus(report.total)
        return P_(
            "{n} file merged. Records: {new} new, {updated} changed, {conflict} in conflict.",
            "{n} files merged. Records: {new} new, {updated} changed, {conflict} in conflict.",
            self.count("merged"),
            new=whole.new,
            updated=whole.updated,
            conflict=whole.conflict,
        )
