"""The room that great acts find on the disk: guessed before they write, so that what people type and send always finds some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from empower_desktop.errors import Trouble
from empower_desktop.history.change import Change
from empower_desktop.language import N_, P_, Message
from empower_desktop.placing import DISK_FULL
from empower_desktop.store import Store
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.unpacking import Source
from empower_desktop.workspace.workspace import Workspace

MEGABYTE = 1024 * 1024
A_CHANGE, COPIES = 1_100, 3
"""Bytes that a change takes with its row and their indexes, and how often its texts are written: ledger, row, index of words."""
TOUCHED, LEAST_AHEAD = 16 * 1024, 512 * 1024
"""Bytes of pages here and there that a change moves in a great store, and what the smallest transaction writes ahead."""
COPY, BESIDE_COPY = 3, 128 * MEGABYTE
"""How often a store lies on the disk while it is copied and foretold into, and what is written ahead there."""
EMPTY_WORKBOOK, UNPACKED = 70 * 1024, 11
"""Bytes of a workbook with few records, and how much larger what further ones hold is here than in it."""


@dataclass(frozen=True)
class Need:
    """Bytes of the disk: those that stay, and those that are written ahead meanwhile."""

    lasting: int = 0
    ahead: int = 0


def need_of(store: Store, changes: Iterable[Change], kept: int = 0) -> Need:
    """Guess what writing fresh changes takes; `kept` are bytes of files that are kept beside them."""
    many = letters = 0
    for change in changes:
        many += 1
        letters += sum(len(value) for value in change.fields.values() if isinstance(value, str))
    grown = many * A_CHANGE + COPIES * letters
    return Need(kept + grown, grown * 3 // 2 + _moved(store, many))


def refuse_without_room(work: Workspace, changes: Iterable[Change] = (), many: int = 0) -> None:
    """Raise the Trouble that writing these changes, or taking so many away, would leave no room for what people type."""
    need = need_of(work.store, changes)
    missing = need.lasting + need.ahead + _moved(work.store, many) - work.store.room()
    if missing > 0:
        raise Trouble(_without_room(missing), DISK_FULL)


def _moved(store: Store, many: int) -> int:
    # Each page is written ahead once, so that no more of them are moved than there are.
    return LEAST_AHEAD + min(many * TOUCHED, store.path.stat().st_size // 3)


@dataclass
class DiskRoom:
    """What a merge finds: once a workbook does not fit, those after it are left out too, be they ever so small.

    `is_out` says that one did not fit, `missing` how many bytes are missing for those that were left out or would be.
    """

    store: Store
    at_first: int
    is_out: bool = False
    missing: int = 0
    _lacking: int = 0
    _foretold: int = 0

    @classmethod
    def of(cls, store: Store) -> Self:
        """Look at what room there is now."""
        return cls(store, store.room())

    def foretell(self, changes: Iterable[Change], kept: int) -> None:
        """Note a workbook of these fresh changes and so many bytes that would come after those that were foretold before it."""
        need = need_of(self.store, changes, kept)
        self._foretold += need.lasting
        self.missing = max(self.missing, self._foretold + need.ahead - self.at_first)

    def refuse(self, changes: Iterable[Change], kept: int) -> None:
        """Raise the Trouble that workbooks of these fresh changes and so many bytes do not fit, if so."""
        need = need_of(self.store, changes, kept)
        self._lacking = need.lasting + need.ahead - self.store.room()
        if self._lacking > 0:
            raise Trouble(_without_room(self._lacking), DISK_FULL)

    def refuse_copy(self) -> None:
        """Raise the Trouble that a copy of the store would leave too little for others, who write meanwhile."""
        if COPY * self.store.path.stat().st_size + BESIDE_COPY > self.store.room():
            raise Trouble(_without_room(0), DISK_FULL)

    def run_out(self) -> None:
        """Note that the workbook which was weighed last did not fit, whatever had been guessed."""
        self.is_out, self.missing = True, max(self._lacking, MEGABYTE)

    def leave_out(self, source: Source, sender: str = "") -> FileReport:
        """Give the report of a workbook that is left out because one before it did not fit."""
        self.missing += 2 * source.size + max(0, source.size - EMPTY_WORKBOOK) * UNPACKED
        return FileReport(source.name, "refused", problems=(self._said_of(source.name),), sender=sender)

    def told(self, report: FileReport) -> FileReport:
        """Tell of a workbook that was left out how much room is missing for all of them."""
        return replace(report, problems=(self._said_of(report.file),)) if _is_left_out(report) else report

    def foretold(self) -> Trouble:
        """Say of a merge to come that not all of it fits."""
        return Trouble(_not_all(self.missing), DISK_FULL)

    def _said_of(self, file: str) -> Trouble:
        message = N_(
            "The disk has no room for {file}: about {missing} MB are missing. Nothing of it was written. "
            "Make room, for example by emptying the recycle bin, then merge the same files again: what is merged already is recognised.",
            file=file,
            missing=megabytes(self.missing),
        )
        return Trouble(message, DISK_FULL)


def short_of_room(merged: Merged) -> Message:
    """Say of a merge in which files were left out, or would be, how many, how much room is missing, and what to do."""
    left_out = sum(map(_is_left_out, merged.files))
    if not left_out:
        return _not_all(merged.missing)
    return P_(
        "The disk has no room for {n} file: about {missing} MB are missing. "
        "Make room, for example by emptying the recycle bin, then merge the same files again: what is merged already is recognised.",
        "The disk has no room for {n} files: about {missing} MB are missing. "
        "Make room, for example by emptying the recycle bin, then merge the same files again: what is merged already is recognised.",
        left_out,
        missing=megabytes(merged.missing),
    )


def beside_last(reports: Sequence[FileReport], trouble: Trouble) -> tuple[FileReport, ...]:
    """Tell a Trouble that concerns no single workbook beside the last of them."""
    return (*reports[:-1], *(replace(last, problems=(*last.problems, trouble)) for last in reports[-1:]))


def megabytes(many: int) -> int:
    """Give bytes as whole megabytes, rounded up: who makes so much room has enough."""
    return -(-many // MEGABYTE)


def _is_left_out(report: FileReport) -> bool:
    return report.status == "refused" and any(each.code == DISK_FULL for each in report.problems)


def _not_all(missing: int) -> Message:
    return N_(
        "The disk has no room for all of these files: about {missing} MB are missing. Make room first, for example by emptying "
        "the recycle bin; or merge what fits, and the same files again later: what is merged already is recognised.",
        missing=megabytes(missing),
    )


def _without_room(missing: int) -> Message:
    return N_(
        "There is too little room on the disk: about {missing} MB are missing. Nothing was changed. "
        "Make room, for example by emptying the recycle bin, and try again.",
        missing=megabytes(missing),
    )
