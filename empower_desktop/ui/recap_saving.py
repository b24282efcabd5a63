"""Saving the recap, or the sheet of one group, as a PDF: made on whatever thread asks for it, never the window's own."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.language import LANGUAGES, N_, Language
from empower_desktop.records.choices import choice_of
from empower_desktop.reports.papers.paper import Paper, Tongues
from empower_desktop.reports.papers.recap_paper import Office, recap_paper, sheet_paper
from empower_desktop.reports.papers.tongue import Tongue
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.paper import write_pdf
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.stationery import stationery_of
from empower_desktop.workspace.step import always
from empower_desktop.workspace.summing_up import group_sheet, recap


def paper_of(work: Workspace, view: View, tongues: Tongues, *, nameless: bool = False) -> Paper:
    """Give the recap of a view as a paper, on the stationery of this office."""
    return recap_paper(recap(work, view, nameless=nameless), office_of(work, view), tongue_of(work, tongues))


def sheet_of_group(work: Workspace, view: View, tongues: Tongues) -> Paper:
    """Give the sheet of the view's group, for the wall of the village hall."""
    return sheet_paper(group_sheet(work, view), office_of(work, view), tongue_of(work, tongues))


def save_recap_pdf(work: Workspace, view: View, path: Path, tongues: Tongues, nameless: bool = False, watch: Watch = always) -> Step:
    """Write the recap as a PDF; `result` is the number of its pages, 0 when it was stopped. Nothing in the store changes."""
    return write_paper(paper_of(work, view, tongues, nameless=nameless), path, watch)


def write_paper(paper: Paper, path: Path, watch: Watch = always) -> Step:
    """Write a paper as a PDF; `result` is the number of its pages, 0 when it was stopped."""
    pages = write_pdf(paper, path, watch)
    return Step(N_("Saved in {file}.", file=path.name) if pages else N_("Stopped; nothing was written."), result=pages)


def tongue_of(work: Workspace, tongues: Tongues) -> Tongue:
    """Give the tongue of a paper; that of the window brings the catalogue that is loaded already."""
    known = {code: work.language if code == work.language.code else Language(code, RESOURCES / "translations") for code in LANGUAGES}
    return Tongue(known["id"], known["en"]) if tongues == "both" else Tongue(known[tongues])


def office_of(work: Workspace, view: View) -> Office:
    """Give whose recap it is: the letterhead that was set, the village of the view or else of the person at work."""
    kept = stationery_of(work)
    village = next((code for code in (view.area, work.author.area or "") if code.count(".") == 3), "")
    name = work.areas.name(village) if village else ""
    role = choice_of("author_role", work.author.role)
    known = {"role": role.label} if role is not None and role.code != "lainnya" else {}
    return Office(kept.letterhead, name, kept.signs, work.author.name, size=kept.size, arial_only=kept.arial_only, **known)
