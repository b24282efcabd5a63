"""Whom of those known here the rows of a list mean: certain only by one name in one group or village, else asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from empower_desktop.language import N_, P_
from empower_desktop.lists.context import CameTo, no_shorter_list
from empower_desktop.lists.names import sex_of_titles
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.understood import Entry, Option, Understood
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.workspace.corrected_names import CorrectedNames
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.roster import Somebody, hamlet_of
from empower_desktop.workspace.told_apart import home_of, told_apart

_SAME = Option("same", N_("The same person"))
_NEW = Option("new", N_("Somebody new"))
_WHICH = ("several_known", "name_alike")
_MOST_NAMED = 6
_MOST_OFFERED = 40
"""So many of exactly the name are offered: whoever is not cannot be meant."""
_MOST_ASKED = 40
"""So many names that are only like a known one are asked about one by one, the others at once."""
Likes = tuple[Entry, Sequence[Somebody]]
Meant = tuple[str, str]
"""Whom a row means, and by which name: who was joined may stand in two rows, by the names of two records."""

Met = Callable[[str], str]
"""Gives the record of the person here that an entry of a file was found to be before, by the entry's name; "" for none."""


def nobody_met(entry: str) -> str:
    """Know of no time before."""
    return ""


@dataclass
class Whom:
    """Finds the persons of a list; `ids` gives the records of its groups and events, `fresh` the id of one that is new.

    `came_to` gives who a row was when it stood in a shorter list of the same, `met` who an entry was when this very file came before.
    """

    known: Known
    understood: Understood
    asking: Asking
    ids: dict[str, str]
    fresh: Callable[[Entry], str]
    came_to: CameTo = no_shorter_list
    met: Met = nobody_met

    def match(self, entries: Sequence[Entry]) -> dict[str, str]:
        """Give the record of each person, a new one for those who are not certain until somebody answers."""
        found = {entry.name: own for entry in entries if (own := self.known.shown("person", self.fresh(entry)))}
        found = self._of_shorter_lists(entries) | found
        rest = [entry for entry in entries if entry.name not in found]
        found |= {entry.name: self._ask_which(entry, *told) for entry in rest if (told := self._told(entry)) is not None}
        found |= {entry.name: one for entry in rest if entry.name not in found and (one := self._met(entry))}
        named = [(entry, self.bearers(entry)) for entry in rest if entry.name not in found]
        found |= self._certain(named, self._taken(entries, found))
        strange: list[Likes] = []
        for entry, bearers in named:
            if entry.name in found:
                continue
            near = [one for one in bearers if self.is_near(one) or self.known.agrees(entry.fields, one.id)]
            if not near and (gone := self._gone(entry)):
                found[entry.name] = gone
            elif near or (len(bearers) > 1 and not self.areas):
                found[entry.name] = self._ask_which(entry, near or bearers)
            else:
                found[entry.name] = self.fresh(entry)
                strange.append((entry, bearers))
        meant = [self._meant(entry, found[entry.name]) for entry in entries]
        return found | self._ask_of_strangers(strange, set[Meant]().union(*meant))

    def _of_shorter_lists(self, entries: Sequence[Entry]) -> dict[str, str]:
        """Give who rows were before the list grew; a person whose rows were several is none of them."""
        told: dict[str, set[str]] = {}
        for row in self.understood.rows:
            if one := self.came_to(row.fingerprint):
                told.setdefault(row.entries[0], set()).add(one)
        return {entry.name: one for entry in entries if len(ones := told.get(entry.name, set())) == 1 for one in ones}

    def _told(self, entry: Entry) -> tuple[list[Somebody], str] | None:
        """Give whom somebody said that a row means, before others who may be, and the question: it holds whatever became of them."""
        for code in _WHICH:
            answer = self.asking.answer_to(code, entry.sheet, _cell(entry), entry.name)
            one = self.known.people.get(self.known.shown("person", answer)) if answer and answer != _NEW.code else None
            if one is not None:
                others = [other for other in self.bearers(entry) if other.id not in (one.id, answer)]
                return [one._replace(id=answer), *others], code  # under another id by now, where somebody joined them to another
        return None

    def _met(self, entry: Entry) -> str:
        """Give who a row was when this file came before, unless somebody says by now who it is."""
        said = any(self.asking.answer_to(code, entry.sheet, _cell(entry), entry.name) for code in _WHICH)
        return "" if said else self.met(entry.name)

    def _taken(self, entries: Sequence[Entry], found: Mapping[str, str]) -> set[Meant]:
        """Give who is spoken for; what somebody was called once keeps nobody who stands there by the name of now from being meant."""
        taken: set[Meant] = set()
        for entry in entries:
            if entry.name in found and found[entry.name] not in [one.id for one in self.once_called(entry)]:
                taken.update(self._meant(entry, found[entry.name]))
        return taken

    def _meant(self, entry: Entry, person: str) -> set[Meant]:
        """Give who is meant by a row, and by which of their names."""
        return {(person, name) for name in self.known.people.names_meant(person, _name(entry))}

    def _is_free(self, entry: Entry, one: Somebody, taken: set[Meant]) -> bool:
        return not self._meant(entry, one.id) & taken

    def once_called(self, entry: Entry) -> list[Somebody]:
        """Give those who had that name before, or bear it beside their own, and may be the one."""
        return [one for one in self.known.people.known_as(_name(entry)) if _may_be(entry, one)]

    def _gone(self, entry: Entry) -> str:
        """Give who is in the trash and is noted where the row is, at its meeting or in its group: made anew, they would be there twice."""
        gone = [one.id for one in self.known.gone.named(_name(entry)) if _may_be(entry, one)]
        parts = [part for part in self._noted.get(entry.name, ()) if KINDS[part.kind].key]
        here = [one for one in gone if any(self.known.row(part.kind, self._part(part, one)) for part in parts)]
        return here[0] if len(here) == 1 else ""

    @cached_property
    def _noted(self) -> dict[str, list[Entry]]:
        """What the list notes of persons at its meetings and trainings and in its groups, and what they gave, by their names."""
        found: dict[str, list[Entry]] = {}
        for entry in self.understood.entries:
            if (KINDS[entry.kind].key or entry.kind == "contribution") and "person" in entry.links:
                found.setdefault(entry.links["person"], []).append(entry)
        return found

    def _part(self, part: Entry, person: str) -> str:
        owner = next(code for code in KINDS[part.kind].key if code != "person")
        return self.known.part(part.kind, self.ids.get(part.links.get(owner, ""), ""), person)

    def bearers(self, entry: Entry) -> list[Somebody]:
        """Give all of that name who may be the one."""
        return [one for one in self.known.people.named(_name(entry)) if _may_be(entry, one)]

    def _certain(self, named: Sequence[Likes], taken: set[Meant]) -> dict[str, str]:
        """Give who is certain: by birth date or phone first, then by the name alone; nobody whom several rows of one name may mean."""
        found: dict[str, str] = {}
        spoken_for = set(taken)
        agreeing = {entry.name: [one for one in bearers if self.known.agrees(entry.fields, one.id)] for entry, bearers in named}
        by_name = {entry.name: self._alone_of_the_name(entry, bearers) for entry, bearers in named if not agreeing[entry.name]}
        for ones in (agreeing, by_name):
            alone = [(entry, some[0].id) for entry, _ in named if len(some := ones.get(entry.name, [])) == 1]
            wanted = {entry.name: (one, self._meant(entry, one)) for entry, one in alone}
            many = Counter(each for _, meant in wanted.values() for each in meant)
            spoken_for |= {each for each, rows in many.items() if rows > 1}
            found |= {name: one for name, (one, meant) in wanted.items() if not meant & spoken_for}
            spoken_for |= many.keys()
        return found

    def _alone_of_the_name(self, entry: Entry, bearers: Sequence[Somebody]) -> list[Somebody]:
        near = [one for one in bearers if self.is_near(one)]
        doubtful = len(near) != 1 or _lives_elsewhere(entry, near[0]) or self._is_called_otherwise(entry, near[0])
        return [] if doubtful else near

    def _is_called_otherwise(self, entry: Entry, one: Somebody) -> bool:
        """Say whether a row calls one a man and what is known a woman, or the other way round: Sri is a name of both."""
        row = self.known.row("person", one.id)
        said = {code: value for code, value in entry.fields.items() if code not in entry.assumed}
        return {_sex_said(said), _sex_said(row.fields if row is not None else {})} == {"L", "P"}

    def is_near(self, one: Somebody) -> bool:
        """Say whether somebody belongs to what the list is about: to its group, its events or its village."""
        if one.id in self.circle or one.area:
            return one.id in self.circle or one.area in self.areas
        # Of somebody whom another list brought nothing else says where they live.
        return one.id in self.known.came("area", self.areas)

    @cached_property
    def circle(self) -> frozenset[str]:
        """Who is near: members of the groups, who ever came to what they held or gave to them, and who is noted at these events."""
        found: set[str] = set()
        of = (("membership", "group"), ("contribution", "group"), ("attendance", "meeting"), ("participation", "training"))
        for entry in self.understood.entries:
            for kind, code in of:
                if entry.kind == code and self.known.row(code, self.ids[entry.name]) is not None:
                    found.update(str(row.fields.get("person")) for row in self.known.like(kind, {code: self.ids[entry.name]}))
                    found.update(self.known.came(code, frozenset([self.ids[entry.name]])) if code == "group" else ())
        return frozenset(found)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The villages that the list speaks of, those of its groups too."""
        found = {str(area) for entry in self.understood.entries if (area := entry.fields.get("area"))}
        for entry in self.understood.entries:
            row = self.known.row("group", self.ids[entry.name]) if entry.kind == "group" else None
            if row is not None and row.fields.get("area"):
                found.add(str(row.fields["area"]))
        return frozenset(found)

    def _ask_which(self, entry: Entry, bearers: Sequence[Somebody], code: str = "several_known") -> str:
        message = N_("Who is {name}?", name=_name(entry))
        if code == "name_alike":
            message = N_("{name} (row {row}): somebody who is known already by another form of the name?", name=_name(entry), row=entry.row)
        offered = bearers[: _MOST_NAMED if code == "name_alike" else _MOST_OFFERED]
        options = [Option(one.id, words) for one, words in zip(offered, told_apart(self.known, offered), strict=True)]
        pairs = [(entry.name, one.id) for one in offered]
        answer = self.asking.ask(code, entry.sheet, _cell(entry), message, [*options, _NEW], entry=entry.name, pairs=pairs)
        return answer if answer and answer != _NEW.code else self.fresh(entry)

    def _ask_of_strangers(self, strange: Sequence[Likes], taken: set[Meant]) -> dict[str, str]:
        """Ask about those whom nobody near is called like: they may be known by another form of the name, or as from elsewhere."""
        found: dict[str, str] = {}
        alike: list[Likes] = []
        elsewhere: list[tuple[Entry, Somebody]] = []
        nearby, corrected = self.known.nearby(self.circle, self.areas), CorrectedNames(self.known, self.ids)
        for entry, bearers in strange:
            once = self.once_called(entry)
            like = [one for one in nearby.like(_name(entry)) if (self._is_free(entry, one, taken) or one in once) and _may_be(entry, one)]
            like = like or [one for one in corrected.like(entry, self._noted.get(entry.name, ()), taken) if _may_be(entry, one)]
            if like:
                alike.append((entry, like))
            else:
                first = [one for one in (bearers or once)[:1] if self._is_free(entry, one, taken)]
                elsewhere.extend((entry, one) for one in first if not (one.area and self.areas))
        alike.sort(key=lambda each: each[0].name)  # which of many are asked about singly does not follow from the order of rows
        found.update({entry.name: self._ask_which(entry, like, "name_alike") for entry, like in alike[:_MOST_ASKED]})
        found.update(self._ask_by_bearer([(entry, like[0]) for entry, like in alike[_MOST_ASKED:]], "name_alike", ""))
        return found | self._ask_by_bearer(elsewhere, "known_elsewhere", _SAME.code)

    def _ask_by_bearer(self, found: Sequence[tuple[Entry, Somebody]], code: str, default: str) -> dict[str, str]:
        """Ask of each whom several rows may mean which row it is, of all others at once: one answer never makes two rows one."""
        many = Counter(one.id for _, one in found)
        alone = [(entry, one) for entry, one in found if many[one.id] == 1]
        contested = [(entry, one) for entry, one in found if many[one.id] > 1]
        return self._ask_at_once(alone, code, default) | {entry.name: self._ask_which(entry, [one]) for entry, one in contested}

    def _ask_at_once(self, found: Sequence[tuple[Entry, Somebody]], code: str, default: str) -> dict[str, str]:
        """Ask once about many names whether they are those that are known."""
        if not found:
            return {}
        names = ", ".join(f"{_name(entry)}: {one.name} ({home_of(self.known, one)})" for entry, one in found[:_MOST_NAMED])
        message = P_(
            "{n} name is known already, but the list does not say from where: {names}. The same person?",
            "{n} names are known already, but the list does not say from where: {names}. The same people?",
            len(found),
            names=names,
        )
        if code == "name_alike":
            message = P_(
                "{n} more name is like one that is known here: {names}. The same person?",
                "{n} more names are like such as are known here: {names}. The same people?",
                len(found),
                names=names,
            )
        where = ",".join(_cell(entry) for entry, _ in found)
        pairs = [(entry.name, one.id) for entry, one in found]
        first = found[0][0]
        answer = self.asking.ask(code, first.sheet, where, message, (_SAME, _NEW), default, entry=first.name, pairs=pairs)
        return {entry.name: one.id for entry, one in found} if answer == _SAME.code else {}


def _name(entry: Entry) -> str:
    return str(entry.fields.get("name", ""))


def _cell(entry: Entry) -> str:
    return entry.cells.get("name", "A1")


def _may_be(entry: Entry, one: Somebody) -> bool:
    """Say whether a row may mean somebody; a sex that was answered for many rows at once makes nobody another."""
    if "sex" not in entry.assumed and {str(entry.fields.get("sex", "")), one.sex} == {"L", "P"}:
        return False
    born = str(entry.fields.get("birth_date", ""))[:4] or str(entry.fields.get("birth_year", ""))
    return not (born and one.born and abs(int(born) - one.born) > 2)


def _sex_said(fields: Mapping[str, Plain]) -> str:
    """Give the sex of a person, by the titles where it is not recorded."""
    sex = fields.get("sex")
    return str(sex) if sex in ("L", "P") else sex_of_titles(str(fields.get("titles", "")))


def _lives_elsewhere(entry: Entry, one: Somebody) -> bool:
    ours, theirs = hamlet_of(str(entry.fields.get("hamlet", ""))), hamlet_of(one.hamlet)
    return bool(ours and theirs and ours != theirs)
