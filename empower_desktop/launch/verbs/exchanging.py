"""The commands about workbooks that are sent, and about merges that were done: export, merges, unmerge."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.language import N_, P_, Label
from empower_desktop.launch.call import Call, Usage, area_of, period_of, workbook_of
from empower_desktop.launch.code_aloud import said_code
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.progress import Progress
from empower_desktop.workspace import Step, sending
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.moved_away import moved_words
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.unpacking import PACKED


def export(call: Call) -> Exit:
    """Write a workbook of everything, or of an area and a period; with a name in .zip its attached files go along."""
    options = call.options
    with_files = options.file.lower().endswith(PACKED)
    file = Path(options.file).absolute() if with_files else workbook_of(options.file, "export")
    if options.since_receipt and options.profile == "share":
        message = N_("A shared copy is never received: leave out --since-receipt or --profile share.")
        raise Usage(message, "empower-desktop export")
    areas = tuple(map(area_of, options.area))
    with call.workspace() as work, Progress(call.say) as watch:
        refuse_to_replace(work, file)
        scope = Scope(areas, *period_of(options, work.today, "export"))
        delta = options.since_receipt
        act = export_with_files if with_files else sending.export
        step = act(work, file, scope, options.profile, options.for_name, watch, since_receipt=delta)
    return tell_written(call, step)


def tell_written(call: Call, step: Step) -> Exit:
    """Say what was written, and its data code."""
    written = step.result
    if written is None:
        return Exit.REFUSED
    if call.say.as_json:
        counted = {"records": written.records, "changes": written.changes, "digest": written.digest}
        call.say.json({"file": str(written.file), "export": written.export, "number": written.number, **counted})
        return Exit.DONE
    call.say.line(str(written.file))
    call.say.word(step.text)
    if not written.changes and written.digest:
        call.say.word(
            N_("Everything has arrived already: this file holds no records. Its number {n} is missed if it is not sent.", n=written.number)
        )
    if written.moved:
        call.say.word(moved_words(written.moved))
    if written.digest and written.changes:  # the code of nothing is the same for everybody
        call.say.word(said_code(written.digest))
    return Exit.DONE


def merges(call: Call) -> Exit:
    """List what was merged, the newest first."""
    with call.workspace() as work:
        known = past_merges(work)
    if call.say.as_json:
        call.say.array(
            {"merge": past.merge.id, "at": past.merge.at, "files": [file.file for file in past.files], "changes": past.changes}
            for past in known
        )
        return Exit.DONE
    if known:
        rows = [
            (past.merge.id, call.say.moment(past.merge.at), str(past.changes), ", ".join(file.file for file in past.files))
            for past in known
        ]
        call.say.table((Label("Penggabungan", "Merge"), N_("When"), N_("Changes"), Label("Berkas", "Files")), rows)
    call.say.word(P_("{n} merge", "{n} merges", len(known)))
    return Exit.DONE


def unmerge(call: Call) -> Exit:
    """Take one merge back."""
    from empower_desktop.workspace import unmerging  # a merge is not to wait for it

    with call.workspace() as work:
        step = unmerging.unmerge(work, call.options.merge.strip())
        code = sending.scope_digest(work, Scope())
    if call.say.as_json:
        call.say.json({"merge": call.options.merge.strip(), "changes": len(step.changes), "digest": code})
    else:
        call.say.word(step.text)
        call.say.line(said_code(code))
    return Exit.DONE
