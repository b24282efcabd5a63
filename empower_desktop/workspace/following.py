"""What follows from a reference that somebody chooses: the village of a group, the people of a meeting; filled in where nothing stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Protocol, TypeVar

from empower_desktop.history.merge import Seen
from empower_desktop.records import Attendance, Group, Meeting, Person, Record
from empower_desktop.records.fields import Area, Plain

R = TypeVar("R", bound=Record)
AREA_FROM: Mapping[str, tuple[str, ...]] = {"decision": ("meeting", "group"), "engagement": ("group",)}
"""The references that a kind takes its village from unless it has one, the first that has one before the others."""
REACHED = {"P": "reached_female", "L": "reached_male", "tidak_dicatat": "reached_unknown"}
"""Where outreach counts those who came to its meeting, by sex."""


class Known(Protocol):
    """Where the records are found that others refer to: what a workspace holds, or what it will."""

    def one(self, kind: type[R], record: str) -> R | None:
        """Give a live record, or None."""

    def where(self, kind: type[R], **fields: Plain) -> list[R]:
        """Give the live records of a kind whose fields have these values."""


def following(known: Known, kind: type[Record], plain: Mapping[str, Plain], seen: Seen) -> dict[str, Plain]:
    """Give the values that follow from what is chosen here, for fields that hold nothing and are given nothing (`records.md`)."""
    met = plain.get("meeting") if kind.kind == "outreach" else None
    found = {**_area(known, kind, plain), **(reached_at(known, met) if isinstance(met, str) else {})}
    empty = {code for code in kind.fields() if plain.get(code) is None and seen.shown.get(code) is None}
    # Several counts are one answer: those who were counted by hand are not mixed with those of a list.
    counts = set(REACHED.values())
    return {code: value for code, value in found.items() if code in empty and (code not in counts or counts <= empty)}


def _area(known: Known, kind: type[Record], plain: Mapping[str, Plain]) -> dict[str, Plain]:
    for code in AREA_FROM.get(kind.kind, ()):
        source = plain.get(code)
        area = _area_of(known, code, source) if isinstance(source, str) else None
        field = kind.fields()["area"]
        if area and isinstance(field, Area) and area.count(".") + 1 in field.levels:
            return {"area": area}
    return {}


def _area_of(known: Known, kind: str, record: str) -> str | None:
    source = known.one(Meeting, record) if kind == "meeting" else known.one(Group, record)
    return source.area if source else None


def reached_at(known: Known, name: str) -> dict[str, Plain]:
    """Count those present at the meeting of an outreach, by sex; nothing for one that is not here, or where nobody was noted."""
    meeting = known.one(Meeting, name)
    if meeting is None:
        return {}
    people = [one.person for one in known.where(Attendance, meeting=meeting.id) if one.presence == "hadir" and one.person]
    sexes = Counter(person.sex for one in people if (person := known.one(Person, one)) is not None)
    sexes.update({"P": meeting.extra_female or 0, "L": meeting.extra_male or 0})
    return {code: sexes[sex] for sex, code in REACHED.items()} if sexes.total() else {}
