"""The photos and documents that come with a merge, told beside the workbooks or by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, P_
from empower_desktop.workbook.container import NOT_A_WORKBOOK
from empower_desktop.workbook.sniffing import is_backup
from empower_desktop.workspace.awaited import beside, holds_any, holds_photos
from empower_desktop.workspace.receipts import PACKED
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.unpacking import NO_WORKBOOKS, WORKBOOK, Source, is_named_by_hash

NOT_WAITED_FOR = "not_waited_for"
_NO_WORKBOOK = frozenset((NO_WORKBOOKS, NOT_A_WORKBOOK))


@dataclass(frozen=True)
class Looking:
    """Looks through one place after the other for the files that records wait for.

    `take` counts those in some places, which are no longer among `waiting` then; `here` gives the hashes of those that came before.
    """

    take: Callable[[Sequence[Path]], int]
    waiting: set[str]
    here: Callable[[], Iterable[str]]


def with_files(looking: Looking, paths: Sequence[Path], reports: tuple[FileReport, ...]) -> tuple[FileReport, ...]:
    """Tell the files that are waited for: what holds nothing else counts as merged with them, others do once they bring some."""
    at_first = frozenset(looking.waiting)
    told = [_by_itself(each, looking, at_first) for each in reports]
    looked_through = {each.path for each in reports if _is_looked_through(each)}
    for path in paths:
        places = beside(path) if path in looked_through else [path, *beside(path)]
        if (came := looking.take(places)) and told:
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
    if came := looking.take([path]):
        return _with(replace(report, status="merged", problems=()), came)
    if report.status == "same":
        return report
    if holds_any([path], {*looking.here(), *(at_first - looking.waiting)}):
        return replace(report, status="same", problems=(), notes=(N_("The photos and documents in it are here already."),))
    if is_named_by_hash(path) and path.suffix.lower() != WORKBOOK and holds_any([path], {path.stem}):
        message = N_(
            "{file} is a photo or document of a record that has not come. Merge the workbook with that record, then this file again.",
            file=report.file,
        )
        return replace(report, problems=(Problem(message, NOT_WAITED_FOR, Place(report.file)),))
    return report


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
    path = report.path
    is_one_file = path is not None and path.suffix.lower() != PACKED and path.is_file()
    return is_one_file or any(each.code == NO_WORKBOOKS for each in report.problems)


def _with(report: FileReport, came: int) -> FileReport:
    said = P_("{n} photo or document that was waited for", "{n} photos or documents that were waited for", came)
    return replace(report, status="merged" if report.status == "same" else report.status, notes=(*report.notes, said))
