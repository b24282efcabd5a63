"""The commands that send and take in workbooks: export, merge, merges, unmerge."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.errors import Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.launch import answers
from empower_desktop.launch.by_hand_aloud import tell_left_out, tell_proposals, tell_questions
from empower_desktop.launch.call import Call, Usage, area_of, period_of, workbook_of
from empower_desktop.launch.exits import Exit, of_refusals
from empower_desktop.launch.leaving_out import edits_named
from empower_desktop.launch.progress import Progress
from empower_desktop.launch.say import ENCRYPTED, HOW_TO_UNLOCK, Say, sentence
from empower_desktop.placing import DISK_FULL
from empower_desktop.records import KINDS
from empower_desktop.workspace import Step, Workspace, merging, report, sending
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.disk_room import short_of_room
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.moved_away import moved_words
from empower_desktop.workspace.namesakes import with_namesakes
from empower_desktop.workspace.receipts import PACKED
from empower_desktop.workspace.replacing import refuse_to_replace
from empower_desktop.workspace.scope import Scope


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
        call.say.word(_said_code(written.digest))
    return Exit.DONE


def merge(call: Call) -> Exit:
    """Take in workbooks, folders of them and .zip files; say what became of each."""
    options = call.options
    kept = workbook_of(options.report, "merge") if options.report else None
    if options.without and options.no_edits:
        raise Usage(N_("{what} cannot stand beside {other}.", what="--without", other="--no-edits"), "empower-desktop merge")
    with call.workspace() as work:
        if kept is not None:
            refuse_to_replace(work, kept)
        with Progress(call.say) as watch:
            merged = _merged(call, work, watch)
        if call.say.as_json:
            files = [answers.report(each, call.language) for each in merged.files]
            call.say.json({"merge": merged.merge or None, "digest": merged.digest, "files": files})
        else:
            _tell(call, work, merged)
        return exit_of(merged) if kept is None else _with_report(call, work, merged, kept)


def _merged(call: Call, work: Workspace, watch: Progress) -> report.Merged:
    """Merge or foretell; where single edits are left out, what was edited is looked at first."""
    options, paths = call.options, [Path(path).absolute() for path in call.options.paths]
    edits, passphrase = not options.no_edits, call.passphrase
    without: frozenset[str] = frozenset()
    if options.without:
        foretold: report.Merged = merging.preview(work, paths, watch, edits, passphrase=passphrase).result
        if foretold.stopped:
            raise KeyboardInterrupt
        without = edits_named(options.without, [each for file in foretold.files for each in file.proposals])
    act = merging.preview if options.dry_run else merging.apply
    merged: report.Merged = act(work, paths, watch, edits, without, passphrase).result
    return merged


def _with_report(call: Call, work: Workspace, merged: report.Merged, file: Path) -> Exit:
    """Keep the report as a workbook. Where that fails, what was merged stays merged."""
    from empower_desktop.workspace.reporting import save_report  # with openpyxl, which a merge does without

    try:
        call.say.word(save_report(work, merged, file).text)
    except Refusal as refusal:
        call.say.refusal(refusal)
        status = exit_of(merged)
        return Exit.IN_PART if status in (Exit.DONE, Exit.WAITS) else status
    return exit_of(merged)


def exit_of(merged: report.Merged) -> Exit:
    """Give the exit status of a merge, or of one foretold."""
    refused = [problem for each in merged.files if each.status == "refused" for problem in each.problems]
    if merged.count("refused") and not merged.count("merged"):
        return of_refusals(refused)
    if merged.problems or merged.stopped:
        return Exit.IN_PART
    return Exit.WAITS if merged.waits else Exit.DONE


def _tell(call: Call, work: Workspace, merged: report.Merged) -> None:
    """Tell of each file what became of it, then what holds for all of them."""
    say = call.say
    said = {"merged": N_("would be merged") if call.options.dry_run else N_("merged"), "same": N_("nothing new"), "refused": N_("refused")}
    for each in merged.files:
        say.line(f"{each.file}: {say(said[each.status])}")
        rows = [
            (
                say(KINDS[code].label) if code in KINDS else code,
                *map(str, (counts.read, counts.new, counts.updated, counts.same, counts.conflict, counts.rejected)),
            )
            for code, counts in each.counts.items()
        ]
        if rows:
            say.table(("", N_("Read"), N_("New"), N_("Changed"), N_("Same"), N_("Conflict"), N_("Rejected")), rows, "  ")
        tell_proposals(say, work, each.proposals)
        tell_left_out(say, work, each.left_out)
        tell_questions(say, with_namesakes(work, each.questions))
        for note in each.notes:
            say.word(f"{each.file}: {say(note)}")
        if each.to_mend:
            say.word(P_("{n} cell to mend:", "{n} cells to mend:", each.to_mend))
        for problem in each.problems:
            if not (merged.missing and problem.code == DISK_FULL):  # said once, of all that were left out
                say.word(sentence(problem, call.language))
    _tell_whole(say, merged)


def _tell_whole(say: Say, merged: report.Merged) -> None:
    """Tell of a whole merge what keeps files out, its id, the data code, and whether something waits."""
    if merged.missing:
        say.word(short_of_room(merged))
    if any(problem.code == ENCRYPTED for problem in merged.problems):
        say.word(HOW_TO_UNLOCK)
    if merged.merge:
        say.line(say(N_("Merge: {id}", id=merged.merge)))
    say.line(N_("Data code once it is merged: {code}", code=data_code(merged.digest)) if merged.is_foretold else _said_code(merged.digest))
    if merged.waits and merged.is_foretold:
        say.word(N_("Once it is merged, something waits for a decision."))
    elif merged.waits:
        say.word(N_("Something waits for a decision. See: empower-desktop {command}", command="questions" if merged.asks else "conflicts"))


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
        call.say.line(_said_code(code))
    return Exit.DONE


def _said_code(digest: str) -> Message:
    return N_("Data code: {code}", code=data_code(digest))
