"""Questions in words: what they are about, and what an answer would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from empower_desktop.history.change import DELETED, Change
from empower_desktop.language import N_, P_, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.listing import row_of
from empower_desktop.workspace.names import StoredNames

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


def answers_of(asked: Asked) -> Sequence[Choice]:
    """Give the answers by their keys: of yes and no first the one that keeps what stands, so that a hasty 1 loses nothing."""
    if {choice.code for choice in asked.choices} == {"yes", "no"}:
        return sorted(asked.choices, key=lambda choice: choice.code == "yes")
    return asked.choices


def effects_of(work: Workspace, choice: Choice) -> list[str]:
    """Say what a choice writes, a line a record; of many records and of many fields the first few."""
    if not choice.changes:
        return [work.language(CHANGES_NOTHING)]
    names = _NamesToCome(work.names, {change.record: change.fields for change in choice.changes})
    told = [_effect(work, change, names) for change in choice.changes[:MOST_TOLD]]
    more = len(choice.changes) - len(told)
    return [*told, *([work.language(P_("and {n} more record", "and {n} more records", more))] if more else [])]


@dataclass(frozen=True)
class _NamesToCome:
    """Names as the store has them, and those of records that the same answer would make."""

    names: StoredNames
    made: Mapping[str, Mapping[str, Plain]]

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record."""
        fields = self.made.get(record, {})
        return (self.names.title(kind, fields) if kind in KINDS and DELETED not in fields else "") or self.names.record(kind, record)

    def area(self, code: str) -> str:
        """Give the name of an area."""
        return self.names.area(code)


def _effect(work: Workspace, change: Change, names: _NamesToCome) -> str:
    say, kind = work.language, KINDS.get(change.kind)
    label = say(kind.label) if kind else change.kind
    if kind is None:
        return say(P_("{kind}: {n} field", "{kind}: {n} fields", len(change.fields), kind=label))
    is_there = work.standing(change.record) != "absent"
    title = work.names.record(change.kind, change.record) if is_there else _title(change, say, names)
    if DELETED in change.fields:
        gone = change.fields[DELETED] is True
        text = N_("{kind} “{title}” goes into the trash.", kind=label, title=title)
        return say(text if gone else N_("{kind} “{title}” is kept.", kind=label, title=title))
    told = "; ".join(_fields(work, change, names, before=is_there))
    if is_there:
        return say(N_("{kind} “{title}”: {fields}", kind=label, title=title, fields=told))
    return say(N_("New: {kind} “{title}”: {fields}", kind=label, title=title, fields=told))


def _title(change: Change, say: Language, names: _NamesToCome) -> str:
    """Name a record that is to be made."""
    fields = KINDS[change.kind].fields()
    parts = [fields[code].in_title(fields[code].show(change.fields.get(code), say, names)) for code in KINDS[change.kind].title_fields]
    return " ".join(part for part in parts if part)


def _fields(work: Workspace, change: Change, names: _NamesToCome, *, before: bool) -> Sequence[str]:
    row = row_of(work, change.kind, change.record) if before else None
    fields = KINDS[change.kind].fields()
    codes = [code for code in change.fields if code in fields and (before or change.fields[code] is not None)]
    told = []
    for code in codes[:MOST_TOLD]:
        plains = (row.fields.get(code) if row else None, change.fields[code])
        former, now = (fields[code].show(plain, work.language, names) if plain is not None else "–" for plain in plains)
        if not before or former != now:
            label = work.language(fields[code].label)
            told.append(f"{label} {former} → {now}" if before else f"{label} {now}")
    return [*told, *(["…"] if len(codes) > MOST_TOLD else [])]
