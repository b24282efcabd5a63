"""Taking a whole merge back, or saying what builds on it."""

from __future__ import annotations

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change
from empower_desktop.language import N_
from empower_desktop.workbook.reader import Reader
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workspace.step import Step
from empower_desktop.workspace.unpacking import original_of
from empower_desktop.workspace.workspace import Workspace, step_of


def unmerge(work: Workspace, merge: str) -> Step:
    """Take a whole merge back, or say what builds on it and leave it as it is.

    Taken away are the changes that arrived with it first and that no other kept original also brings.
    """
    if not any(each.id == merge for each in work.store.merges()):
        raise Problem(N_("There is no merge {merge}.", merge=merge), "no_such_merge")
    elsewhere, unread = _brought_by_others(work, merge)
    going = set(work.store.brought_by(merge)) - elsewhere.keys()
    if builders := work.store.built_on(going):
        raise _built_upon(work, builders[0])
    gone = work.store.take_back(merge, elsewhere, unread)
    return step_of(N_("Merge undone"), gone)


def _built_upon(work: Workspace, builder: Change) -> Problem:
    """Say what keeps a merge from being undone, and to whom it has left since."""
    title = work.names.record(builder.kind, builder.record)
    sent = work.store.sent_with(builder.id)
    if not sent:
        message = N_("This merge cannot be undone: “{title}” was changed afterwards.", title=title)
    else:
        message = N_(
            "This merge cannot be undone: “{title}” was changed afterwards, and left with {file} ({who}).",
            title=title,
            file=sent[0].file,
            who=", ".join(dict.fromkeys(export.for_name for export in sent if export.for_name)) or "–",
        )
    return Problem(message, "built_upon", Place(record=builder.record))


def _brought_by_others(work: Workspace, merge: str) -> tuple[dict[str, int], list[int]]:
    """Give the changes that this merge was the first to bring and that the original of another brings too, read again.

    With them come the arrivals of other merges whose original is gone, as after a restored daily backup.
    """
    mine = set(work.store.brought_by(merge))
    elsewhere: dict[str, int] = {}
    unread: list[int] = []
    with Reader() as reader:
        for arrival in work.store.arrivals():
            original = original_of(work.store.originals, arrival.sha256)
            if arrival.merge == merge:
                continue
            if not original.exists():
                unread.append(arrival.seq)
            else:
                content = incoming(reader.call(read_workbook, original))
                elsewhere.update((change.id, arrival.seq) for change in content.changes if change.id in mine and change.id not in elsewhere)
    return elsewhere, unread
