"""What was edited in Excel, and what is asked, as people read it on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, P_, Label
from empower_desktop.launch.reading_aloud import said_value
from empower_desktop.launch.say import Say
from empower_desktop.records import KINDS
from empower_desktop.workbook.proposing import Asked, EditedCell, Proposal
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.left_out import odd_first, place_of, title_of, why_left_out
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.report import FileReport

MOST_CELLS = 40


def tell_by_hand(say: Say, work: Workspace, report: FileReport) -> None:
    """Tell of one workbook what was edited in it, what of that was left out, and what it asks."""
    _tell_proposals(say, work, report.proposals)
    _tell_left_out(say, work, report.left_out)
    tell_questions(say, with_namesakes(work, report.questions))


def _tell_proposals(say: Say, work: Workspace, proposals: Sequence[Proposal]) -> None:
    """Show the cells that were edited: of which record, what each held and what it holds now."""
    cells = [(proposal, cell) for proposal in proposals for cell in proposal.cells]
    if not cells:
        return
    say.line("  " + say(P_("{n} cell edited in Excel:", "{n} cells edited in Excel:", len(cells))))
    rows = [_row(say, work, proposal, cell) for proposal, cell in cells[:MOST_CELLS]]
    say.table((N_("Place"), N_("Record"), N_("Column"), N_("Before"), N_("Now"), ""), rows, "  ")
    if len(cells) > MOST_CELLS:
        say.line("  " + say(P_("… and {n} more cell", "… and {n} more cells", len(cells) - MOST_CELLS)))


def _tell_left_out(say: Say, work: Workspace, proposals: Sequence[Proposal]) -> None:
    """Name the edits that were left out, with their places and why."""
    for each in odd_first(proposals):
        place = place_of(each)
        say.line(f"  {place.sheet}!{place.cell}: {say(why_left_out(work, each))}")


def tell_questions(say: Say, questions: Sequence[Asked]) -> None:
    """Show what is asked, each with its place and its answers."""
    for each in questions:
        place = f"{each.sheet}!{each.cell}" if each.sheet and each.cell else each.sheet or each.cell
        say.line(f"  {': '.join(part for part in (each.file, place) if part)}: {say(each.message)}")
        say.line(f"    {each.id}  " + "  ".join(f"{choice.code} = {say(choice.label)}" for choice in each.choices))


def _row(say: Say, work: Workspace, proposal: Proposal, cell: EditedCell) -> tuple[str, ...]:
    kind = KINDS[proposal.change.kind]
    before, after = (said_value(work, kind.kind, cell.field, plain) for plain in (cell.before, cell.after))
    marks = [N_("new row")] if proposal.is_new else []
    if proposal.begun and cell == proposal.cells[0]:
        marks = [N_("new row; for the rest as in a new form: {what}", what=said_value(work, kind.kind, "", proposal.begun))]
    marks += [N_("look at this one: {why}", why=each) for each in proposal.why_odd]
    label: Label = kind.fields()[cell.field].label
    place = f"{cell.sheet}!{cell.cell}"
    return place, title_of(work, proposal), say(label), "" if proposal.is_new else before, cell.words or after, ", ".join(map(say, marks))
