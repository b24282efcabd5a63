"""Who stood on a list before and is lacking in its later copy, where somebody new is nearly of that name, or of that number or birth."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from empower_desktop.lists.understood import Entry
from empower_desktop.records import KINDS
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.roster import Somebody, hamlet_of
from empower_desktop.workspace.spelling import is_nearly_among, sounds


@dataclass
class CorrectedNames:
    """Finds them among those of the same group, meeting or training; `ids` gives the records of these by their entries' names."""

    known: Known
    ids: Mapping[str, str]
    _there: dict[tuple[str, str, str], frozenset[str]] = field(default_factory=dict, init=False)

    def like(self, entry: Entry, parts: Sequence[Entry], taken: Collection[tuple[str, str]]) -> list[Somebody]:
        """Give who may be somebody new, by the name or else by the number or birth.

        They are noted with the same `parts` as others whom the list means, and meant by none of its rows.
        """
        meant = {person for person, _ in taken}
        there = frozenset[str]().union(*[noted for part in parts if (noted := self._noted_with(part)) & meant]) - meant
        wanted, home = sounds(str(entry.fields.get("name", ""))), hamlet_of(str(entry.fields.get("hamlet", "")))
        lacking = [one for record in sorted(there) if (one := self.known.people.get(record)) is not None]
        alike = [one for one in lacking if _is_alike(wanted, sounds(one.name)) and home in ("", hamlet_of(one.hamlet))]
        return alike or [one for one in lacking if self.known.agrees(entry.fields, one.id)]

    def _noted_with(self, part: Entry) -> frozenset[str]:
        """Give who is noted at the meeting or training of a row, or in its group, or gave to it."""
        owner = next((code for code in KINDS[part.kind].key if code != "person"), "group")
        of = part.kind, owner, self.ids.get(part.links.get(owner, ""), "")
        if of not in self._there:
            rows = self.known.like(part.kind, {owner: of[2]}) if of[2] else []
            self._there[of] = frozenset(str(row.fields.get("person")) for row in rows)
        return self._there[of]


def _is_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether each word of the shorter of two names is nearly one of the other, or the whole name the other: Eka is short."""
    shorter, longer = sorted((one, other), key=len)
    each = bool(shorter) and all(is_nearly_among(word, longer) for word in shorter)
    return each or is_nearly_among(" ".join(one), [" ".join(other)])
