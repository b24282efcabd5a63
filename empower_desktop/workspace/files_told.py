"""The photos and documents that come with a merge, told beside the workbooks or by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, P_, Message
from empower_desktop.workspace.carrying import holds_any
from empower_desktop.workspace.report import FileReport
from empower_desktop.workspace.unpacking import NO_WORKBOOKS, WORKBOOK, is_named_by_hash


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
    for path in paths:
        if (came := looking.take([path])) and told:
            place = max((nth for nth, each in enumerate(told) if each.file.partition("/")[0] == path.name), default=len(told) - 1)
            told[place] = _with(told[place], came)
    return tuple(told)


def _by_itself(report: FileReport, looking: Looking, at_first: frozenset[str]) -> FileReport:
    """Tell of a place that was refused, since there is no workbook in it, what else it brings: something new, what is here, or nothing."""
    path = report.path
    if report.status != "refused" or path is None or not (_is_without_workbook(report) or _is_one_file(path)):
        return report
    if came := looking.take([path]):
        return replace(report, status="merged", problems=(), notes=(_said(came),))
    if holds_any([path], {*looking.here(), *(at_first - looking.waiting)}):
        return replace(report, status="same", problems=(), notes=(N_("The photos and documents in it are here already."),))
    if _is_one_file(path) and path.suffix.lower() != WORKBOOK and holds_any([path], {path.stem}):
        message = N_(
            "{file} is a photo or document of a record that has not come. Merge the workbook with that record, then this file again.",
            file=report.file,
        )
        return replace(report, problems=(Problem(message, "not_waited_for", Place(report.file)),))
    return report


def _is_without_workbook(report: FileReport) -> bool:
    return any(each.code == NO_WORKBOOKS for each in report.problems)


def _is_one_file(path: Path) -> bool:
    return is_named_by_hash(path) and path.is_file()


def _with(report: FileReport, came: int) -> FileReport:
    return replace(report, status="merged" if report.status == "same" else report.status, notes=(*report.notes, _said(came)))


def _said(came: int) -> Message:
    return P_("{n} photo or document that was waited for", "{n} photos or documents that were waited for", came)
