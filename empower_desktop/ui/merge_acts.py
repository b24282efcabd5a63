"""What the merge page has done beside the window: the check and the merge, as long jobs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from empower_desktop.language import Message
from empower_desktop.ui.merge_words import stopped_text
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.merges import is_merged
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.retelling import retold


def check(work: Workspace, paths: Sequence[Path], passphrase: str, watch: Watch) -> Step:
    """Foretell a merge as it is while nobody ticked anything; what is refused stands in the table, not above the page."""
    merged = preview(work, paths, watch, passphrase=passphrase).result
    odd = {each.change.id for report in merged.files for each in report.proposals if each.is_odd}
    return Step(Message(""), result=retold(work, merged, odd, odd))


def merge(
    work: Workspace, paths: Sequence[Path], passphrase: str, without: Collection[str], undecided: Collection[str], watch: Watch
) -> Step:
    """Merge, but for the edits that were refused or that nobody decided about; what is refused stands in the report."""
    step = apply(work, paths, watch, without=without, undecided=undecided, passphrase=passphrase)
    return replace(step, text=stopped_text(step.result), problems=()) if step.result.stopped else replace(step, problems=())


def still_holds(work: Workspace, told: Merged) -> bool:
    """Tell whether the merge of a report still stands, or whether a preview was counted against what is here now."""
    return is_merged(work, told.merge) if told.merge else work.store.digest() == told.before
