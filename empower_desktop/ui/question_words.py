"""Questions in words: what they are about, and what an answer would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.listing import row_of

SHORTLY: Mapping[str, Message] = MappingProxyType(
    {
        "missing": N_("Row gone in Excel"),
        "row_gone": N_("Row gone in Excel"),
        "twice": N_("Row there twice"),
        "unknown": N_("Unknown row"),
        "key": N_("About another now"),
        "cleared": N_("Needed cell emptied"),
        "moved": N_("Column sorted alone"),
        "unclear": N_("Unclear name"),
        "another_name": N_("Row filled in by another"),
        "back_at_base": N_("Cell as it was sent"),
        "merged_before": N_("Other value than before"),
    }
)
"""What a question is about in few words, by its code; the whole sentence stands on its page."""

MOST_TOLD = 6
CHANGES_NOTHING = N_("Changes nothing.")


def short_of(asked: Asked) -> Message:
    """Say in few words what a question is about; of a sort that is new here its whole sentence."""
    return SHORTLY.get(asked.code, asked.message)


def effects_of(work: Workspace, choice: Choice) -> list[str]:
    """Say what a choice writes, a line a record; of many fields the first few."""
    if not choice.changes:
        return [work.language(CHANGES_NOTHING)]
    return [_effect(work, change) for change in choice.changes]


def _effect(work: Workspace, change: Change) -> str:
    say, kind = work.language, KINDS.get(change.kind)
    label = say(kind.label) if kind else change.kind
    is_there = work.standing(change.record) != "absent"
    if kind is None:
        return say(N_("{kind}: {n} fields", kind=label, n=len(change.fields)))
    title = work.names.record(change.kind, change.record) if is_there else work.names.title(change.kind, change.fields)
    if DELETED in change.fields:
        gone = change.fields[DELETED] is True
        text = N_("{kind} “{title}” goes into the trash.", kind=label, title=title)
        return say(text if gone else N_("{kind} “{title}” is kept.", kind=label, title=title))
    told = "; ".join(_fields(work, change, before=is_there))
    if is_there:
        return say(N_("{kind} “{title}”: {fields}", kind=label, title=title, fields=told))
    return say(N_("New: {kind} “{title}”: {fields}", kind=label, title=title, fields=told))


def _fields(work: Workspace, change: Change, *, before: bool) -> Sequence[str]:
    row = row_of(work, change.kind, change.record) if before else None
    fields = KINDS[change.kind].fields()
    codes = [code for code in change.fields if code in fields and (before or change.fields[code] is not None)]
    told = []
    for code in codes[:MOST_TOLD]:
        former, now = (_shown(work, change.kind, code, each) for each in (row.fields.get(code) if row else None, change.fields[code]))
        if not before or former != now:
            label = work.language(fields[code].label)
            told.append(f"{label} {former} → {now}" if before else f"{label} {now}")
    return [*told, *(["…"] if len(codes) > MOST_TOLD else [])]


def _shown(work: Workspace, kind: str, code: str, plain: Plain) -> str:
    return KINDS[kind].fields()[code].show(plain, work.language, work.names) if plain is not None else "–"
