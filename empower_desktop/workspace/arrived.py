"""What became of a workbook as it was opened: it came before, it is new, it cannot be taken in, or a record has it as attached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from empower_desktop.errors import Refusal
from empower_desktop.store import Arrival
from empower_desktop.workspace.unpacking import Source

if TYPE_CHECKING:  # a file that came before is told without what reads it
    from empower_desktop.workbook.contents import Incoming
    from empower_desktop.workbook.proposing import Proposed


@dataclass(frozen=True)
class Again:
    """A workbook whose very content was merged before."""

    source: Source
    arrival: Arrival


@dataclass(frozen=True)
class Fresh:
    """A workbook that was read, with the hash of its content, and what its edits come to or that they are left out.

    `is_weighed` says that what is proposed was held against what came before already.
    """

    source: Source
    content: Incoming
    sha256: str
    proposed: Proposed
    edits_left_out: bool = False
    is_weighed: bool = False

    @property
    def may_hold_edits(self) -> bool:
        """Whether what was done by hand is looked at: somebody saved the file again."""
        return not self.content.untouched and not self.edits_left_out


@dataclass(frozen=True)
class Refused:
    """A workbook that cannot be taken in, and why."""

    source: Source
    refusals: tuple[Refusal, ...]
    sender: str = ""


@dataclass(frozen=True)
class Proof:
    """A file that is attached to a record, and so not what somebody sends."""

    source: Source


Arrived = Again | Fresh | Proof | Refused
