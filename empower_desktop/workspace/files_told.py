"""The photos and documents that come with a merge, told beside the workbooks or by themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, P_
from empower_desktop.workbook.container import NOT_A_WORKBOOK
from empower_desktop.workbook.sniffing import is_backup
from empower_desktop.workspace.awaited import Patience, beside, held_in, holds_photos
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.unpacking import NO_WORKBOOKS, PACKED, WORKBOOK, Source, is_named_by_hash

NOT_WAITED_FOR = "not_waited_for"
_NO_WORKBOOK = frozenset((NO_WORKBOOKS, NOT_A_WORKBOOK))


@dataclass
class Looking:
    """Looks for the files that records wait for in the places of one act, through each place once.

    `waiting` gives their hashes, of which those that were found are no longer; `here` gives those of the files that came before.
    `keep` takes the content of each that was found, with its ending.
    """

    waiting: set[str]
    here: Callable[[], Iterable[str]]
    keep: Callable[[bytes, str], object]
    _patience: Patience = field(default_factory=Patience, init=False)
    _looked_through: set[Path] = field(default_factory=set, init=False)

    def take(self, path: Path) -> int:
        """Count the files in a place that are waited for: none where it was looked through before."""
        return self.look(path, ())[0]

    def look(self, path: Path, known: Collection[str]) -> tuple[int, str]:
        """Count the files in a place that are waited for; with it comes the hash of one that is among the `known`, where there is one."""
        came, found = 0, ""
        if path in self._looked_through and not known:
            return came, found
        self._looked_through.add(path)
        wanted = {*self.waiting, *known}
        for name, content, ending in held_in(path, wanted, Patience() if _is_one_file(path) else self._patience):
            if name in self.waiting:
                self.waiting.discard(name)
                self.keep(content, ending)
                came += 1
            else:
                found = name
            wanted &= self.waiting  # one is enough to tell that there are some
        return came, found


def with_files(looking: Looking, paths: Sequence[Path], reports: tuple[FileReport, ...]) -> tuple[FileReport, ...]:
    """Tell the files that are waited for: what holds nothing else counts as merged with them, others do once they bring some."""
    at_first = frozenset(looking.waiting)
    told = [_by_itself(each, looking, at_first) for each in reports]
    for path in paths:
        if (came := sum(looking.take(place) for place in (path, *beside(path)))) and told:
            place = max((nth for nth, each in enumerate(told) if each.file.partition("/")[0] == path.name), default=len(told) - 1)
            told[place] = _with(told[place], came)
    return tuple(_refused_as_photo(each) if looking.waiting else each for each in told)


def told_as_attached(source: Source) -> FileReport:
    """Tell of an Excel file that it is a proof which somebody attached to a record, and not what they send."""
    note = N_("It is attached to a record: what stands in it is not merged. To merge it all the same, give it another name first.")
    return FileReport(source.name, "same", notes=(note,), path=None if source.member else source.path)


def _by_itself(report: FileReport, looking: Looking, at_first: frozenset[str]) -> FileReport:
    """Tell of a place in which there is no workbook to be merged what else it brings: something new, what is here, or nothing."""
    path = report.path
    if path is None or not _is_looked_through(report):
        return report
    here = {*looking.here(), *(at_first - looking.waiting)}
    came, found = looking.look(path, _to_tell_of(report, path, here))
    if came:
        return _with(replace(report, status="merged", problems=()), came)
    if found in here:
        return replace(report, status="same", problems=(), notes=(N_("The photos and documents in it are here already."),))
    if found:
        message = N_(
            "{file} is a photo or document of a record that has not come. Merge the workbook with that record, then this file again.",
            file=report.file,
        )
        return replace(report, problems=(Problem(message, NOT_WAITED_FOR, Place(report.file)),))
    return report


def _to_tell_of(report: FileReport, path: Path, here: set[str]) -> set[str]:
    """Give what is told of besides what is waited for: files that are here, and one that is refused under its own hash."""
    if path.suffix.lower() == WORKBOOK:
        return set() if report.status == "same" else here
    return {*here, path.stem} if report.status != "same" and is_named_by_hash(path) else here


def _refused_as_photo(report: FileReport) -> FileReport:
    """Tell of a photo that is none of those waited for what most often made another file of it on the way.

    What else is wrong with a file is the true reason, and stays.
    """
    path = report.path
    is_no_workbook = any(each.code in _NO_WORKBOOK for each in report.problems)
    if not is_no_workbook or path is None or is_backup(path) or not holds_photos(path):
        return report
    message = N_(
        "{file} brings no photo that a record here waits for. WhatsApp makes photos smaller on their way, and then they are others: ask "
        "for it to be sent again as a document, or for the workbook as a .zip with its files. A photo can also be attached to its record "
        "here.",
        file=report.file,
    )
    return replace(report, problems=(Problem(message, NOT_WAITED_FOR, Place(report.file)),))


def _is_looked_through(report: FileReport) -> bool:
    """Say whether a place is looked through by itself: one without a workbook, or a file that is none to be merged."""
    is_one_file = report.path is not None and _is_one_file(report.path)
    return is_one_file or any(each.code == NO_WORKBOOKS for each in report.problems)


def _is_one_file(path: Path) -> bool:
    return path.suffix.lower() != PACKED and path.is_file()


def _with(report: FileReport, came: int) -> FileReport:
    said = P_("{n} photo or document that was waited for", "{n} photos or documents that were waited for", came)
    return replace(report, status="merged" if report.status == "same" else report.status, notes=(*report.notes, said))
