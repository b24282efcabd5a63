"""Records that moved to another area or day: files of the part that they left hold them no more, and who gets these is not told."""

from __future__ import annotations

from empower_desktop.language import P_, Message
from empower_desktop.workbook import contents
from empower_desktop.workspace.scope import part_of, scope_json
from empower_desktop.workspace.workspace import Workspace


def count_moved_away(work: Workspace, scope: contents.Scope) -> int:
    """Count the records that an export of the same areas and days carried once, and that changed since they last left with any."""
    part = part_of(scope_json(scope))
    return work.store.count_left_behind([one.id for one in work.store.exports() if part_of(one.scope) == part]) if any(part) else 0


def moved_words(count: int) -> Message:
    """Say that records no longer belong to the part of which a file is, though an earlier file of it held them."""
    return P_(
        "{n} record of an earlier file of this part was changed and belongs elsewhere now, so it is not in this one: whoever has the "
        "earlier file learns of it from a file of everything.",
        "{n} records of an earlier file of this part were changed and belong elsewhere now, so they are not in this one: whoever has the "
        "earlier file learns of it from a file of everything.",
        count,
    )
