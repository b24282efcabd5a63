"""How people of one name are told apart: by home, birth and groups; where that is not enough by phone and since when they are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import reduce

from empower_desktop.language import N_, Message
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.roster import Somebody

Part = Message | str
_DIGITS = 3
_MOST_GROUPS = 3


def told_apart(known: Known, people: Sequence[Somebody]) -> list[Message]:
    """Give words for each of these people, no two alike."""
    parts = [_first_parts(known, one) for one in people]
    for more in (_phone, _since, _number):
        alike = Counter(map(repr, parts))
        parts = [[*each, *(more(known, one) if alike[repr(each)] > 1 else ())] for each, one in zip(parts, people, strict=True)]
    return [N_("{value}", value=reduce(_followed_by, each)) for each in parts]


def home_of(known: Known, one: Somebody) -> str:
    """Give where somebody lives, in one line."""
    return ", ".join(part for part in (one.hamlet, known.work.areas.full(one.area) if one.area else "") if part) or "–"


def _followed_by(first: Part, following: Part) -> Part:
    return N_("{first}, {following}", first=first, following=following)


def _first_parts(known: Known, one: Somebody) -> list[Part]:
    born = [N_("born {year}", year=str(one.born))] if one.born else []
    return [one.name, home_of(known, one), *born, *groups_of(known, one.id)]


def groups_of(known: Known, person: str) -> list[str]:
    """Give the first groups that somebody is a member of."""
    groups = [str(row.fields.get("group")) for row in known.like("membership", {"person": person})]
    return sorted(row.title for group in groups if (row := known.row("group", group)) is not None)[:_MOST_GROUPS]


def phone_of(known: Known, person: str) -> list[Message]:
    """Give the end of somebody's phone number; nothing where none is known."""
    row = known.row("person", person)
    phone = str(row.fields.get("phone") or "") if row is not None else ""
    return [N_("phone …{digits}", digits=phone[-_DIGITS:])] if phone else []


def _phone(known: Known, one: Somebody) -> list[Message]:
    return phone_of(known, one.id)


def _since(known: Known, one: Somebody) -> list[Part]:
    row = known.row("person", one.id)
    return [N_("known since {day}", day=date.fromisoformat(row.made[:10]))] if row is not None else []


def _number(_known: Known, one: Somebody) -> list[Part]:
    return [N_("number {code}", code=one.id[-4:].upper())]
