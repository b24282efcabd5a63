"""Those known here who bear exactly the name that a file asks about, offered beside what the file itself knows.

What a file proposes and asks follows from the file alone, or two coordinators would come to different records. So these
are looked up when a question is shown or answered, never when it is asked: the order of files plays no part in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from empower_desktop.history.change import Change, is_id
from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.records.field import several
from empower_desktop.workbook.proposing import Asked, Choice
from empower_desktop.workbook.turning import refers_to, turned
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.told_apart import told_apart
from empower_desktop.workspace.workspace import Workspace

UNCLEAR, NEW = "unclear", "new"


def with_namesakes(work: Workspace, questions: Iterable[Asked]) -> list[Asked]:
    """Give these questions; one that asks whom a name means has a choice more for each person of exactly that name here.

    Such a choice has the person's id for its code, and writes what it would had the file held the person.
    """
    known = Known(work)
    return [_offered(known, each) if asks_whom(each) else each for each in questions]


def naming(work: Workspace, asked: Asked, person: str) -> Choice | None:
    """Give the answer that takes a name for the person of this id, whoever that is; None where the question asks for nobody.

    What it writes follows from question and id alone: whether the person has come, or was deleted or joined since, plays no part.
    """
    pattern = _pattern(asked) if asks_whom(asked) and is_id(person) else None
    if pattern is None:
        return None
    known = Known(work)
    bearer = next((one for one in known.people if one.id == person), None)
    words = told_apart(known, [bearer])[0] if bearer is not None else N_("number {code}", code=person[-4:].upper())
    return Choice(person, words, tuple(turned(change, {pattern.record: person}) for change in pattern.changes))


def asks_whom(asked: Asked) -> bool:
    """Say whether a question asks whom a name means, so that everybody who is known is looked through for it."""
    described = KINDS[asked.kind].fields().get(asked.field) if asked.code == UNCLEAR and asked.kind in KINDS else None
    return described is not None and described.refers_to == "person"


@dataclass(frozen=True)
class _Answer:
    """What one answer of the file's own writes, and the record that it takes the name for."""

    record: str
    changes: Sequence[Change]


def _offered(known: Known, asked: Asked) -> Asked:
    pattern = _pattern(asked)
    if pattern is None:
        return asked
    everywhere = [change for choice in asked.choices for change in choice.changes]
    people = sorted(known.people.named(str(asked.message.values.get("text", ""))), key=lambda one: one.id)
    strange = [
        one
        for one in people
        if not any(refers_to(change, each) for change in everywhere for each in (one.id, *known.work.store.members(one.id)))
    ]
    more = [
        Choice(one.id, words, tuple(turned(change, {pattern.record: one.id}) for change in pattern.changes))
        for one, words in zip(strange, told_apart(known, strange), strict=True)
    ]
    own = [each for each in asked.choices if each.code.isdigit()]
    return replace(asked, choices=(*own, *more, *[each for each in asked.choices if each not in own]))


def _pattern(asked: Asked) -> _Answer | None:
    """Give what the answer writes that takes the name for somebody new, else the first; None where no answer takes it for anybody."""
    new = next((each.changes for each in asked.choices if each.code == NEW), ())
    if len(new) > 1:
        return _Answer(new[0].record, new[1:])
    own = [each.changes for each in asked.choices if each.code.isdigit() and each.changes]
    meant = [{one for change in changes for one in several(change.fields.get(asked.field))} for changes in own[:2]]
    only = meant[0].difference(*meant[1:]) if meant else set()
    return _Answer(only.pop(), own[0]) if len(only) == 1 else None
