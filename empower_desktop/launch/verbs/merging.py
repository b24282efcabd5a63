"""The command that takes in workbooks: merge. Of files that all came before it tells without what reads and takes them."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.errors import Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_
from empower_desktop.launch import answers
from empower_desktop.launch.call import Call, Usage, workbook_of
from empower_desktop.launch.code_aloud import said_code
from empower_desktop.launch.exits import Exit, of_refusals
from empower_desktop.launch.leaving_out import edits_named
from empower_desktop.launch.progress import Progress
from empower_desktop.launch.say import ENCRYPTED, HOW_TO_UNLOCK, Say, sentence
from empower_desktop.placing import DISK_FULL
from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace, merging, report
from empower_desktop.workspace.disk_room import short_of_room


def merge(call: Call) -> Exit:
    """Take in workbooks, folders of them and .zip files; say what became of each."""
    options = call.options
    kept = workbook_of(options.report, "merge") if options.report else None
    if options.without and options.no_edits:
        raise Usage(N_("{what} cannot stand beside {other}.", what="--without", other="--no-edits"), "empower-desktop merge")
    with call.workspace() as work:
        if kept is not None:
            from empower_desktop.workspace.replacing import refuse_to_replace  # with backups, which a merge does without

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
    headings = [say(each) for each in ("", N_("Read"), N_("New"), N_("Changed"), N_("Same"), N_("Conflict"), N_("Rejected"))]
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
            say.table(headings, rows, "  ")
        if each.proposals or each.left_out or each.questions:
            from empower_desktop.launch.by_hand_aloud import tell_by_hand  # most files are as the program wrote them

            tell_by_hand(say, work, each)
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
    say.line(N_("Data code once it is merged: {code}", code=data_code(merged.digest)) if merged.is_foretold else said_code(merged.digest))
    if merged.waits and merged.is_foretold:
        say.word(N_("Once it is merged, something waits for a decision."))
    elif merged.waits:
        say.word(N_("Something waits for a decision. See: empower-desktop {command}", command="questions" if merged.asks else "conflicts"))
