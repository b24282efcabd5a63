"""What the merge page has done beside the window: the check and the merge, as long jobs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Message
from empower_desktop.ui.merge_words import stopped_text
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.merges import is_merged
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.retelling import retold
from empower_desktop.workspace.unpacking import workbooks_in

Lying = frozenset[tuple[Path, int, int]]
"""Files as they lie there: each with its size, and when it was written last."""
CHANGED, CHANGED_MEANWHILE = (
    "changed_since_checked",
    N_("Files have changed or come since they were checked. Look at the check again, then merge."),
)


def check(work: Workspace, paths: Sequence[Path], passphrase: str, watch: Watch) -> Step:
    """Foretell a merge as it is while nobody ticked anything, and give with it the files as they lay there.

    What is refused stands in the table, not above the page.
    """
    files = _lying(paths)  # before they are read: what is written meanwhile was not seen
    merged = preview(work, paths, watch, passphrase=passphrase).result
    odd = {each.change.id for report in merged.files for each in report.proposals if each.is_odd}
    return Step(Message(""), result=(retold(work, merged, odd, odd), files))


def merge(
    work: Workspace,
    paths: Sequence[Path],
    passphrase: str,
    checked: Lying,
    without: Collection[str],
    undecided: Collection[str],
    watch: Watch,
) -> Step:
    """Merge, but for the edits that were refused or that nobody decided about; what is refused stands in the report.

    A Problem says that one of the files is not what was checked, or that another came: what is in it nobody has seen.
    """
    if not _lying(paths) <= checked:
        raise Problem(CHANGED_MEANWHILE, CHANGED)
    step = apply(work, paths, watch, without=without, undecided=undecided, passphrase=passphrase)
    return replace(step, text=stopped_text(step.result), problems=()) if step.result.stopped else replace(step, problems=())


def still_holds(work: Workspace, told: Merged) -> bool:
    """Tell whether the merge of a report still stands, or whether a preview was counted against what is here now."""
    return is_merged(work, told.merge) if told.merge else work.store.digest() == told.before


def _lying(paths: Sequence[Path]) -> Lying:
    """Look at the files, folders and .zip files; one that is gone is left out."""
    there = {source.path for source in workbooks_in(paths) if source.path.is_file()}
    return frozenset((path, (stat := path.stat()).st_size, stat.st_mtime_ns) for path in there)
