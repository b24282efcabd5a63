"""The report of a merge as a workbook to keep: what became of each file, what is to be mended in which cell, what waits for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from empower_desktop.errors import Place, Problem, Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.workbook.proposing import Asked, Proposal
from empower_desktop.workbook.reported import ReportedEdit, ReportedFile, ReportedPoint, ToReport
from empower_desktop.workspace.counts import Counts
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.left_out import IF_MEANT, MEND, odd_first, place_of, what_to_do, why_left_out
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.report import FileReport, Merged, Status
from empower_desktop.workspace.senders import sender
from empower_desktop.workspace.settling import spot_label
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.untaken import Untaken
from empower_desktop.workspace.workspace import Workspace

OUTCOMES: Mapping[Status, Message] = {"merged": N_("merged"), "same": N_("nothing new"), "refused": N_("refused")}
FORETOLD: Mapping[Status, Message] = {**OUTCOMES, "merged": N_("would be merged")}
AFTERWARDS = N_("Then save the file, and merge it again.")
LOOK = N_("Look at it in the app.")
NO_FAULT_OF_THE_CELL = frozenset(
    (
        "answered",
        "answered_before",
        "damaged_row",
        "no_such_question",
        "not_come",
        "row_moved",
        "settled_meanwhile",
        "taken_back",
        "undone",
    )
)
"""Answers that are left out whatever is typed into their cell: each says by itself what is to be done."""
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")


def report_name(work: Workspace) -> str:
    """Give the name that a report has unless another is chosen."""
    return f"{work.language(N_('report'))}_{work.today.isoformat()}.xlsx"


def save_report(work: Workspace, merged: Merged, path: Path) -> Step:
    """Write the report of a merge, or of one foretold, into a workbook; `result` is its path. Nothing in the store changes."""
    from empower_desktop.workbook.report_writing import write_report  # openpyxl is wanted only once something is written

    write_report(
        path,
        ToReport(
            author=sender(work),
            made_at=work.clock.stamp(),
            digest=merged.digest,
            said=work.language(N_("Only checked: nothing is merged yet.") if merged.is_foretold else merged.said()),
            merge=merged.merge or work.language(N_("not merged yet") if merged.is_foretold else N_("nothing new")),
            files=[_file(work.language, report, FORETOLD if merged.is_foretold else OUTCOMES) for report in merged.files],
            points=[point for report in merged.files for point in _points(work, report)],
            edits=[edit for report in merged.files for proposal in report.proposals for edit in _edits(work, report.file, proposal)],
        ),
        work.language,
    )
    return Step(N_("Report saved in {file}.", file=path.name), result=path)


def _file(say: Language, report: FileReport, outcomes: Mapping[Status, Message]) -> ReportedFile:
    by_kind = tuple((say(KINDS[kind].label) if kind in KINDS else kind, _figures(counts)) for kind, counts in report.counts.items())
    needs_something = bool(report.problems or report.questions or report.left_out)
    code = data_code(report.digest) if report.digest else ""
    return ReportedFile(report.file, report.sender, say(outcomes[report.status]), _figures(report.total), by_kind, code, needs_something)


def _figures(counts: Counts) -> tuple[int, ...]:
    return counts.read, counts.new, counts.updated, counts.same, counts.conflict, counts.rejected


def _points(work: Workspace, report: FileReport) -> Iterator[ReportedPoint]:
    """Give what is to be mended, then what was left out, then what is asked, then what is only good to know."""
    say = work.language
    for problem in report.problems:
        yield _problem(work, report, problem)
    for proposal in odd_first(report.left_out):
        yield _left_out(work, report.file, proposal)
    for asked in with_namesakes(work, report.questions):
        choices = " / ".join(say(choice.label) for choice in asked.choices)
        cell = asked.cell or (str(asked.row) if asked.row else "")
        to_do = say(N_("Answer it in the app: {choices}", choices=choices))
        yield ReportedPoint(say(N_("Question")), report.file, asked.sheet, cell, _column(say, asked), say(asked.message), to_do)
    for untaken in report.untaken_before:
        yield _untaken(say, report.file, untaken)
    for note in report.notes[:1] if report.untaken_before else report.notes:  # the head alone: each has its row above
        yield ReportedPoint(say(N_("Note")), report.file, "", "", "", say(note), "")


def _left_out(work: Workspace, file: str, proposal: Proposal) -> ReportedPoint:
    """Tell of an edit that it was not taken, and why."""
    say, place = work.language, place_of(proposal)
    found, column = say(why_left_out(work, proposal)), _field(say, place)
    return ReportedPoint(say(N_("Not taken")), file, place.sheet, place.cell, column, found, what_to_do(work, proposal))


def _untaken(say: Language, file: str, untaken: Untaken) -> ReportedPoint:
    """Tell what was not taken when the file came before."""
    place = Place(sheet=untaken.sheet, cell=untaken.cell, field=untaken.field)
    to_do = say(MEND if untaken.for_sender else IF_MEANT)
    return ReportedPoint(say(N_("Not taken")), file, place.sheet, place.cell, _field(say, place), say(untaken.message), to_do)


def _problem(work: Workspace, report: FileReport, refusal: Refusal) -> ReportedPoint:
    """Tell a problem: what it is, and the sentences of it that say what to do; a file refused whole is not mended in one cell."""
    say, file, whole = work.language, report.file, report.status == "refused"
    found, to_do = _parted(say(refusal.message))
    if not isinstance(refusal, Problem):
        return ReportedPoint(say(N_("Trouble")), file, "", "", "", found, to_do or say(LOOK))
    place = refusal.place
    column = _spot(work, place) or _field(say, place)
    if not to_do:
        to_do = say(MEND if place.cell else LOOK)
    elif place.cell and not whole and refusal.code not in NO_FAULT_OF_THE_CELL:
        to_do = f"{to_do} {say(AFTERWARDS)}"
    return ReportedPoint(say(N_("Problem")), file, place.sheet, place.cell, column, found, to_do)


def _parted(text: str) -> tuple[str, str]:
    """Part a refusal after its first sentence: what follows says what to do."""
    found = SENTENCE_END.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _column(say: Language, asked: Asked) -> str:
    field = KINDS[asked.kind].fields().get(asked.field) if asked.kind in KINDS else None
    return say(field.label) if field is not None else asked.field


def _spot(work: Workspace, place: Place) -> str:
    """Name what an answer to a conflict is about, "" where nothing of that sort is here: several fields have one code together."""
    state = work.store.state(place.record) if place.record and place.field else None
    kind = KINDS.get(state.kind) if state is not None else None
    return work.language(spot_label(kind, place.field)) if kind is not None else ""


def _field(say: Language, place: Place) -> str:
    """Name a field as the kind of its sheet calls it; on a sheet that was renamed, as most kinds that have it do."""
    code = place.field
    kinds = sorted(KINDS.values(), key=lambda kind: place.sheet not in (kind.sheet.id, kind.sheet.en))
    fields = (kind.fields().get(code) for kind in kinds)
    field = next((each for each in fields if each is not None), None)
    return say(field.label) if field is not None else code


def _edits(work: Workspace, file: str, proposal: Proposal) -> Iterator[ReportedEdit]:
    kind = proposal.change.kind
    names = DatedNames(work)
    title = proposal.title or names.title(kind, proposal.change.fields)
    for cell in proposal.cells:
        field = KINDS[kind].fields()[cell.field]
        before, after = (field.show(plain, work.language, names) for plain in (cell.before, cell.after))
        yield ReportedEdit(file, cell.sheet, cell.cell, title, work.language(field.label), before, cell.words or after)
