"""The command that writes the activity recap: report."""

from __future__ import annotations

import os
from pathlib import Path

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_
from empower_desktop.launch.call import Call, Usage, area_of, day_of, no_window
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.progress import Progress
from empower_desktop.records import Group
from empower_desktop.reports.papers.paper import Tongues
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.recapping import save_recap_workbook
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.summing_up import period_between


def report(call: Call) -> Exit:
    """Write the recap of a period, an area or a group as a workbook, or as a PDF."""
    options = call.options
    path = Path(options.file).absolute()
    if path.suffix.lower() not in (".xlsx", ".pdf"):
        raise Usage(N_("The name of a recap ends in .xlsx or .pdf: {file}", file=options.file), "empower-desktop report")
    with call.workspace() as work, Progress(call.say) as watch:
        refuse_to_replace(work, path)
        view = _view(call, work)
        if path.suffix.lower() == ".xlsx":
            step = save_recap_workbook(work, view, path, options.no_names, watch)
        else:
            step = _as_pdf(work, view, path, call, watch)
    if call.say.as_json:
        call.say.json({"file": str(path), **({"pages": step.result} if path.suffix.lower() == ".pdf" else {})})
    else:
        call.say.line(str(path))
        call.say.word(step.text)
    return Exit.DONE if step.result else Exit.REFUSED


def _view(call: Call, work: Workspace) -> View:
    options = call.options
    period = period_between(work, day_of(options.start, work.today), day_of(options.end, work.today))
    if period.first > period.last:
        raise Usage(N_("The period ends before it begins. Turn the days round."), "empower-desktop report")
    return View(period, area_of(options.area) if options.area else "", _group(work, options.group), shared=True)


def _group(work: Workspace, asked_for: str) -> str:
    """Find a group by its id or its whole name."""
    if not asked_for or work.one(Group, asked_for):
        return asked_for
    named = [group.id for group in work.all(Group) if (group.name or "").casefold() == asked_for.casefold()]
    if len(named) != 1:
        message = N_("No group, or more than one, is called “{name}”. Give its id: empower-desktop list group", name=asked_for)
        raise Problem(message, "no_group", Place(field="group"))
    return named[0]


def _as_pdf(work: Workspace, view: View, path: Path, call: Call, watch: Watch) -> Step:
    """Paint the recap; paper needs no display, and a night job has none."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from PySide6.QtGui import QGuiApplication

        from empower_desktop.ui.recap_saving import save_recap_pdf  # Qt, which a server may lack
    except ImportError as error:
        raise no_window(error) from error
    app = QGuiApplication.instance() or QGuiApplication([])
    assert app is not None
    tongues: Tongues = "id" if call.language.code == "id" else "en"
    return save_recap_pdf(work, view, path, tongues, call.options.no_names, watch)
