"""Which records of the store a list speaks of: the same name in the same group or village, when only one bears it; else asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from uuid import UUID, uuid5

from empower_desktop.history.change import Plain
from empower_desktop.language import N_
from empower_desktop.lists.context import CameTo, no_shorter_list
from empower_desktop.lists.questions import LEAVE, Asking
from empower_desktop.lists.understood import REGISTERS, Entry, Option, Understood
from empower_desktop.records import KINDS
from empower_desktop.records.words import beginning, plain
from empower_desktop.store import Row
from empower_desktop.workspace.corrected_rows import Corrected, may_be_corrected
from empower_desktop.workspace.formerly import Formerly
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.likening import Likening
from empower_desktop.workspace.mentions import Mentions
from empower_desktop.workspace.near_day import may_be_one_day
from empower_desktop.workspace.registering import Registering
from empower_desktop.workspace.rows_again import RowsAgain
from empower_desktop.workspace.same_day import SameDay
from empower_desktop.workspace.told_apart import told_apart
from empower_desktop.workspace.whom import Met, Whom, nobody_met

LISTS = UUID("5b9d2c52-6a1f-5f0e-9a53-0d5a3c1e7b44")
"""The namespace of the records that lists bring: the same list makes the same ids in every store."""


@dataclass
class Matching:
    """Finds the record of each entry; `ids` gives it by the entry's name, "" for one that can have none."""

    known: Known
    understood: Understood
    asking: Asking
    came_to: CameTo = no_shorter_list
    met: Met = nobody_met
    ids: dict[str, str] = field(default_factory=dict)
    certain: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    said: dict[str, dict[str, Plain]] = field(default_factory=dict)
    """What was answered of entries over what the list says, by their names."""

    @cached_property
    def own(self) -> UUID:
        """The namespace of this very list."""
        return uuid5(LISTS, self.understood.fingerprint)

    def match(self) -> dict[str, str]:
        """Give the id of every entry's record."""
        by_kind: dict[str, list[Entry]] = {}
        mentioned: dict[str, list[Entry]] = {}
        for entry in self.understood.entries:
            (mentioned if entry.mentioned else by_kind).setdefault(entry.kind, []).append(entry)
        for kind, entries in by_kind.items():
            if not KINDS[kind].key:
                self.known.look_up(kind, [self.fresh(entry) for entry in entries])
        groups = by_kind.pop("group", [])
        for entry in groups:
            self._settle(entry, self._group(entry))
        self._renamed(groups)
        for kind in ("meeting", "training"):
            for entry in by_kind.get(kind, ()):
                self._settle(entry, self._event(entry))
                if self.ids[entry.name]:
                    self._propose_village(entry)
        self._mentioned(mentioned)
        self.ids.update(self._whom().match(by_kind.pop("person", [])))
        for kind, entries in sorted(by_kind.items(), key=lambda pair: bool(KINDS[pair[0]].part_of)):  # owners before their parts
            if kind in ("meeting", "training"):
                continue
            waiting = {entry.name: "" for entry in entries if self._waits(entry)}
            self.ids.update(waiting)
            entries = [entry for entry in entries if entry.name not in waiting]
            if self.understood.kind in REGISTERS and not KINDS[kind].key:
                self._rows(entries)
                continue
            if KINDS[kind].key:
                self.ids.update({entry.name: self._keyed(entry) for entry in entries})
            else:
                self.ids.update(Likening(self.known, self._again, self.ids, self.fresh, self._namesakes).find(entries))
        return self.ids

    def _mentioned(self, entries: dict[str, list[Entry]]) -> None:
        """Look for what the rows of a register only name, groups first: who is near is known by them."""
        people = entries.pop("person", [])
        owned = [(entry, KINDS[entry.kind].part_of) for entry in self.understood.entries]
        owners = frozenset(entry.links[owner] for entry, owner in owned if owner in entry.links)
        mentions = Mentions(self.asking, self.known.live, self.fresh, self._place, partial(told_apart, self.known), owners)
        for kind in sorted(entries, key=lambda code: code != "group"):
            self.ids.update(mentions.find(entries[kind]))
        if people:
            self.ids.update(dict.fromkeys((entry.name for entry in people), ""))
            self.ids.update(mentions.find_people(people, self.known.people, self._whom().is_near))

    def _whom(self) -> Whom:
        return Whom(self.known, self.understood, self.asking, self.ids, self.fresh, self.came_to, self.met)

    @property
    def _again(self) -> RowsAgain:
        return RowsAgain(self.asking, self.fresh, self.known.work.names.title, self.held, self.taken)

    @property
    def _formerly(self) -> Formerly:
        return Formerly(self.known, self.asking, self.held)

    @cached_property
    def _people(self) -> dict[str, Entry]:
        return {entry.name: entry for entry in self.understood.entries if entry.kind == "person"}

    def _namesakes(self, person: str) -> list[str]:
        """Give all who bear or once had the name of a person of the list, as far as they may be the one."""
        whom, entry = self._whom(), self._people[person]
        return [one.id for one in (*whom.bearers(entry), *whom.once_called(entry))]

    def _rows(self, entries: Sequence[Entry]) -> None:
        """Find the records of the rows of a register."""
        rows = Registering(self._again, self.known.like, self.known.live, self.fresh, self.known.work.today)
        self.ids.update(rows.find(entries, lambda entry: self.known.shown(entry.kind, self.fresh(entry)), self.ids))

    def fresh(self, entry: Entry) -> str:
        """Give the id that this list gives to a record of its own."""
        return str(uuid5(self.own, entry.name))

    def _settle(self, entry: Entry, found: str | None) -> None:
        """Note the record of an entry: what this very list made of it before, or what was found; none while that is asked."""
        own = self.known.shown(entry.kind, self.fresh(entry))
        self.ids[entry.name] = own or ("" if found is None else found or self.fresh(entry))

    def _waits(self, entry: Entry) -> bool:
        """Say whether an entry belongs to a meeting, training or other owner of which somebody has to say first which one it is."""
        owner = KINDS[entry.kind].part_of
        is_of_nothing = bool(owner) and not KINDS[entry.kind].key and owner not in entry.links
        return is_of_nothing or any(self.ids.get(entry.links.get(code, ""), "-") == "" for code in ("meeting", "training", owner))

    def _group(self, entry: Entry) -> str:
        wanted, area = _name_key(str(entry.fields.get("name", ""))), entry.fields.get("area")
        bearers = [row for row in self.known.live("group") if _name_key(str(row.fields.get("name", ""))) == wanted]
        bearers = [row for row in bearers if _compatible(row, "area", area) and row.id not in self._made_of_groups - {self.fresh(entry)}]
        if area and len(bearers) > 1:
            bearers = [row for row in bearers if row.fields.get("area") == area] or bearers
        if not bearers:
            return self._formerly.find(
                entry, lambda row: _compatible(row, "area", area), {"name": lambda text: _name_key(str(text)) == wanted}
            )
        if len(bearers) == 1:
            return bearers[0].id
        options = [Option(row.id, N_("{name}, {place}", name=row.title, place=self._place(row.fields.get("area")))) for row in bearers]
        message = N_("Several groups are called {name}. Which one?", name=str(entry.fields["name"]))
        where = entry.cells.get("name", "A1")
        answer = self.asking.ask(
            "several_known", entry.sheet, where, message, [*options, Option("new", N_("A new group"))], entry=entry.name
        )
        return answer if answer != "new" else ""

    def _renamed(self, entries: Sequence[Entry]) -> None:
        """Ask about the groups of a grown register that may be known by a name which it corrects."""
        live = {row.id for row in self.known.live("group")}
        known = [record for entry in entries if (record := self.ids[entry.name]) in live]
        if self.understood.kind == "group" and known:
            strange = [entry for entry in entries if self.ids[entry.name] == self.fresh(entry) not in live]
            corrected = Corrected(self.known.live, self.known.work.today).find(strange, self.ids, known)
            self.ids.update(self._again.ask(corrected))

    @cached_property
    def _made_of_groups(self) -> set[str]:
        """The ids that this list gives to its groups: what one row of it made is not what another one means."""
        return {self.fresh(entry) for entry in self.understood.entries if entry.kind == "group"}

    def _place(self, area: object) -> str:
        return self.known.work.areas.full(str(area)) if area else "–"

    def _event(self, entry: Entry) -> str | None:
        code = KINDS[entry.kind].date_field
        day = entry.fields.get(code)
        if not day:
            return ""
        group = self.ids.get(entry.links.get("group", ""), "")
        title = plain(str(entry.fields.get("title", "")))
        same = [row for row in self.known.like(entry.kind, {code: day}) if plain(str(row.fields.get("title", ""))) == title]

        def fits(row: Row) -> bool:
            holder = self.known.row("group", str(row.fields.get("group") or ""))
            held_by_it = holder is None or holder.standing == "deleted" or _compatible(row, "group", group)
            return held_by_it and _compatible(row, "area", entry.fields.get("area"))

        same = [row for row in same if fits(row)]
        own = self.known.shown(entry.kind, self.fresh(entry))
        if same and own:
            return own
        asking = SameDay(self.known, self.understood, self.asking, group, self._namesakes, self.held, self.taken)
        if same:
            return asking.find(entry, same)
        former = self._formerly.find(entry, fits, {code: lambda text: text == day, "title": lambda text: plain(str(text)) == title})
        if own or former:
            return own or former
        near = [row for row in self._near(entry) if fits(row)]
        return asking.find_near(entry, near or [row for row in self._retitled(entry) if fits(row)])

    def _near(self, entry: Entry) -> list[Row]:
        """Give what bears the title of a meeting or training of a list and may have its day, as no other one of the list does."""
        code = KINDS[entry.kind].date_field
        load, title = KINDS[entry.kind].fields()[code].load, plain(str(entry.fields.get("title", "")))
        listed = {each.fields.get(code) for each in self.understood.entries if each.kind == entry.kind}
        return [
            row
            for row in self.known.live(entry.kind)
            if plain(str(row.fields.get("title", ""))) == title
            and row.fields.get(code) not in listed
            and may_be_one_day(load(entry.fields[code]), load(row.fields.get(code)))
        ]

    def _retitled(self, entry: Entry) -> list[Row]:
        """Give what was held on the day of a meeting or training of a list and may bear its title, corrected, as no other of it does."""
        code, title = KINDS[entry.kind].date_field, str(entry.fields.get("title", ""))
        listed = {plain(str(each.fields.get("title", ""))) for each in self.understood.entries if each.kind == entry.kind}
        rows = self.known.like(entry.kind, {code: entry.fields.get(code)})
        alike = [row for row in rows if may_be_corrected(title, str(row.fields.get("title", "")))]
        return [row for row in alike if plain(str(row.fields.get("title", ""))) not in listed]

    def _propose_village(self, entry: Entry) -> None:
        """Ask whether what a known group held was in its own village, where the list names none."""
        group = self.known.row("group", self.ids.get(entry.links.get("group", ""), ""))
        row = self.known.row(entry.kind, self.ids[entry.name])
        area = str(group.fields.get("area") or "") if group is not None else ""
        if group is None or not area or entry.fields.get("area") or (row is not None and row.fields.get("area")):
            return
        message = N_("The list names no village. {group} is of {place}. Was it there?", group=group.title, place=self._place(area))
        options = (Option(area, N_("{value}", value=self._place(area))), LEAVE)
        where = entry.cells.get("title", "A1")
        if self.asking.ask("area_of_group", entry.sheet, where, message, options, area, entry=entry.name, of="area") == area:
            self.said[entry.name] = {"area": area}

    def _keyed(self, entry: Entry) -> str:
        parts = [self.ids.get(entry.links.get(code, ""), "") or str(entry.fields.get(code, "")) for code in KINDS[entry.kind].key]
        return self.known.part(entry.kind, *parts) if all(parts) else ""


def _compatible(row: Row, code: str, said: Plain) -> bool:
    """Say whether a record may be the one of which this is said: it says the same, or one of them says nothing."""
    return not said or not row.fields.get(code) or row.fields[code] == said


def _name_key(name: str) -> tuple[str, str]:
    """Give a group's name for comparing: what kind it is, and what it is called."""
    phrase, kind = beginning("group_type", name)
    rest = " ".join(plain(name).split()[len(phrase.split()) :])
    return (kind, rest) if phrase and rest else ("", plain(name))
