"""What taking in a list comes to: for each record the values it would get, held against what is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from empower_desktop.errors import Place, Problem
from empower_desktop.history.merge import moved
from empower_desktop.language import N_
from empower_desktop.lists.context import CameTo, FindArea, no_shorter_list
from empower_desktop.lists.questions import Asking
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand
from empower_desktop.lists.understood import Answers, Ask, Chosen, Entry, Option, Understood
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.store import Row
from empower_desktop.workspace.counts import Counts, in_order
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.matching import Matching
from empower_desktop.workspace.merges import IMPORTED
from empower_desktop.workspace.names_to_come import NamesToCome
from empower_desktop.workspace.offices_held import is_held_by_another
from empower_desktop.workspace.rows_before import RowsBefore
from empower_desktop.workspace.whom import Met, nobody_met
from empower_desktop.workspace.workspace import Workspace

_WEAK = {"tidak_dicatat", "anggota"}
"""What a list says of everybody of whom it says nothing: never put in the place of anything."""
_NAMING = frozenset({"name", "title", "titles", "name_variants", "person_kind", "group_type", "meeting_type", "topic"})
_TAKE = (Option("keep", N_("Keep what is here")), Option("take", N_("Take what the list says")))
_LATER = (Option("keep", N_("What the earlier row says")), Option("take", N_("What the later row says")))
Differing = list[tuple[Entry, str, Plain, Plain]]


@dataclass
class Plan:
    """The records that a list comes to: by id their kind and the values they get; nothing to do is an empty mapping."""

    understood: Understood
    ids: Mapping[str, str]
    asks: tuple[Ask, ...]
    kinds: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Plain]] = field(default_factory=dict)
    is_new: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def status(self, record: str) -> str:
        """Say what becomes of a record: new, updated or same."""
        if record in self.is_new:
            return "new"
        return "updated" if self.values.get(record) else "same"

    def counts(self) -> dict[str, Counts]:
        """Count the records by kind."""
        found: dict[str, Counts] = {}
        for record, kind in self.kinds.items():
            found[kind] = found.get(kind, Counts()).plus(Counts(**{self.status(record): 1}))
        return in_order(found)

    def rows(self) -> Counts:
        """Count the rows of the list: a row is new when any record of its own is."""
        total = Counts()
        for row in self.understood.rows:
            statuses = {self.status(record) for name in row.entries if (record := self.ids.get(name, ""))}
            status = next((each for each in ("new", "updated", "same") if each in statuses), "rejected")
            total = total.plus(Counts(**{status: 1}))
        refused = sum(ask.code == "no_name" for ask in self.asks)
        skipped = sum(left.why.text == "A row without a name" for left in self.understood.left)
        return total.plus(Counts(rejected=refused + skipped))


class Planner:
    """Understands one list with one set of answers after the other; what it reads of the store it reads once."""

    def __init__(
        self, work: Workspace, surveyed: Surveyed, kind: str, mapping: Chosen, remembered: Callable[[str], Mapping[str, str]]
    ) -> None:
        """Keep what is the same for all answers."""
        self._work = work
        self._surveyed = surveyed
        self._kind = kind
        self._mapping = mapping
        self._remembered = remembered
        self._known = Known(work)
        self._before = RowsBefore(work, self._known, surveyed.listing.fingerprint)
        self._find_area = lru_cache(maxsize=None)(find_area(work))
        self._today = work.today
        self._histories: dict[str, dict[str, set[str]]] = {}

    def plan(self, answers: Answers) -> Plan:
        """Give what the list comes to with these answers; what was noted of its rows counts only where they are of the same things."""
        plan = self._plan(answers, self._before.came_to, self._before.met)
        return plan if self._before.is_of_the_same(plan.understood, plan.ids) else self._plan(answers, no_shorter_list, self._before.met)

    def asked_at_first(self) -> Sequence[Ask]:
        """Give what the list asks where nothing is answered and nobody remembers whom it met here when it came before."""
        return self._plan({}, self._before.came_to, nobody_met).asks

    def _plan(self, answers: Answers, came_to: CameTo, met: Met) -> Plan:
        mapping, remembered = self._mapping, self._remembered
        understood = understand(self._surveyed, self._kind, self._today, self._find_area, mapping, answers, remembered, came_to)
        asking = Asking(understood.fingerprint, answers, self._today, self._surveyed.places)
        matching = Matching(self._known, understood, asking, came_to, met)
        ids = matching.match()
        plan = Plan(understood, ids, ())
        differing: Differing = []
        for kind in dict.fromkeys(entry.kind for entry in understood.entries):
            self._known.look_up(kind, [ids[entry.name] for entry in understood.entries if entry.kind == kind and ids.get(entry.name)])
        for entry in understood.entries:
            if ids.get(entry.name):
                said = matching.said.get(entry.name)
                self._add(plan, replace(entry, fields={**entry.fields, **said}) if said else entry, differing, matching)
        self._ask_differing(plan, asking, differing)
        plan.asks = (*understood.asks, *asking.asks.values())
        return plan

    def _add(self, plan: Plan, entry: Entry, differing: Differing, matching: Matching) -> None:
        record, kind = plan.ids[entry.name], KINDS[entry.kind]
        row = self._known.row(entry.kind, record)
        if entry.mentioned and row is not None:
            return
        values = self._read(plan, entry)
        plan.kinds[record] = entry.kind
        if row is not None and row.standing == "deleted":
            plan.values.setdefault(record, {})
            return
        if row is None:
            if record in plan.is_new:
                self._join(plan.values[record], entry, values, differing)
                return
            plan.is_new.add(record)
            plan.values[record] = {**kind.defaults(), **values}
            if self._is_held(plan, entry, "role", values.get("role")):
                plan.values[record]["role"] = "anggota"
                differing.append((entry, "role", "anggota", values["role"]))
            return
        wanted = plan.values.setdefault(record, {})
        if entry.name in matching.taken:
            wanted.update(values)
        for code, value in values.items() if entry.name not in (matching.held | matching.taken) else ():
            self._compare(plan, entry, row, code, value, differing)
        plan.values[record] = moved(self._work.seen(record), wanted, UNITS.get(entry.kind, {})) if wanted else {}

    def _read(self, plan: Plan, entry: Entry) -> dict[str, Plain]:
        """Give the values of an entry in the form that is kept; one that cannot be is a Problem with its cell."""
        fields = KINDS[entry.kind].fields()
        values: dict[str, Plain] = {}
        for code, value in entry.fields.items():
            try:
                values[code] = fields[code].read(value, self._today)
            except Problem as problem:
                place = Place(self._surveyed.listing.file, entry.sheet, entry.cells.get(code, ""), field=code)
                plan.problems.append(Problem(problem.message, problem.code, place))
        values.update({code: plan.ids[name] for code, name in entry.links.items() if plan.ids.get(name)})
        many = {code: tuple(sorted({plan.ids[name] for name in names if plan.ids.get(name)})) for code, names in entry.several.items()}
        values.update({code: found for code, found in many.items() if found})
        return values

    def _compare(self, plan: Plan, entry: Entry, row: Row, code: str, value: Plain, differing: Differing) -> None:
        stands = row.fields.get(code)
        if value is None or stands == value or code == "name_variants":
            return
        if stands is not None and (code in _NAMING or (value in _WEAK and not _is_written(plan, entry, code))):
            return
        if code in entry.assumed and stands not in (None, "tidak_dicatat"):
            return
        if self._brought_before(row.id, code, value):
            return
        before = plan.values[row.id].get(code)
        if before is not None and before != value:  # another head or row of this list is the same record, and says otherwise
            differing.extend([] if value in _WEAK else [(entry, code, before, value)])
            return
        if _fills(entry.kind, code, stands, value) and not self._is_held(plan, entry, code, value):
            plan.values[row.id][code] = value
        else:
            differing.append((entry, code, stands, value))

    def _is_held(self, plan: Plan, entry: Entry, code: str, value: Plain) -> bool:
        return code == "role" and is_held_by_another(self._known, plan.understood.entries, plan.ids, entry, value)

    def _join(self, before: dict[str, Plain], entry: Entry, values: Mapping[str, Plain], differing: Differing) -> None:
        """Add what another head or row of this list says of a record that is new too; what it says otherwise is asked."""
        for code, value in values.items():
            stands = before.get(code)
            if value is None or value == stands or value in _WEAK or (code in entry.assumed and stands not in (None, "tidak_dicatat")):
                continue
            if _fills(entry.kind, code, stands, value):
                before[code] = value
            elif code not in _NAMING:
                differing.append((entry, code, stands, value))

    def _brought_before(self, record: str, code: str, value: Plain) -> bool:
        """Say whether an import brought this value once: it is not brought again over what somebody made of it since."""
        if record not in self._histories:
            found: dict[str, set[str]] = {}
            for change in self._work.history(record):
                if change.why == IMPORTED:
                    for each, plain in change.fields.items():
                        found.setdefault(each, set()).add(repr(plain))
            self._histories[record] = found
        return repr(value) in self._histories[record].get(code, ())

    def _ask_differing(self, plan: Plan, asking: Asking, differing: Differing) -> None:
        """Ask once for each field in which the list says something else than is here."""
        by_field: dict[tuple[str, str, str, bool], Differing] = {}
        for each in differing:
            is_new = plan.ids[each[0].name] in plan.is_new and each[2] not in _WEAK  # an office that another holds is asked of all alike
            by_field.setdefault((each[0].sheet, each[0].kind, each[1], is_new), []).append(each)
        names = NamesToCome(self._work.names, {record: plan.values[record] for record in plan.is_new})
        for (sheet, kind, code, is_new), found in by_field.items():
            described = KINDS[kind].fields()[code]
            told = [[described.show(value, self._work.language, names) for value in both] for _, _, *both in found[:3]]
            values = {"label": described.label, "n": len(found), "examples": "; ".join(" → ".join(both) for both in told)}
            message = N_("{label}: the list says something else than is here ({n}): {examples}", **values)
            if is_new:
                message = N_("{label}: two rows of the list that mean the same say different things ({n}): {examples}", **values)
            where = ",".join(dict.fromkeys(entry.cells.get(code, "A1") for entry, _, _, _ in found))
            options, first = _LATER if is_new else _TAKE, found[0][0]
            if asking.ask("value_differs", sheet, f"{where}", message, options, "keep", entry=first.name, of=code) == "take":
                for entry, _, _, value in found:
                    record = plan.ids[entry.name]
                    wanted = {**plan.values[record], code: value}
                    is_moved = record not in plan.is_new
                    plan.values[record] = moved(self._work.seen(record), wanted, UNITS.get(kind, {})) if is_moved else wanted


def _is_written(plan: Plan, entry: Entry, code: str) -> bool:
    """Say whether somebody's office is what a roll writes in a column of offices, rather than what is taken where it has none."""
    return plan.understood.kind == "membership" and code == "role" and entry.cells.get(code) != entry.cells.get("person")


def _fills(kind: str, code: str, stands: Plain, value: Plain) -> bool:
    """Say whether a value may be put where another stands: where that says nothing of anybody, or fewer of the same choices."""
    is_weak = stands in (None, "tidak_dicatat") or stands == KINDS[kind].fields()[code].default == "anggota"
    return is_weak or (isinstance(stands, tuple) and isinstance(value, tuple) and set(stands) < set(value))


def find_area(work: Workspace) -> FindArea:
    """Give the function that finds a village by name: by those above it, or else within the author's own area."""

    def found(village: str, district: str, regency: str, near: bool = False, /) -> str:
        text = " ".join(name for name in (village, district, regency) if name)
        places = [place for place in work.areas.search(text, 20, (4,)) if place.name.casefold() == village.casefold()]
        if (near or len(places) > 1) and work.author.area:
            places = [place for place in places if place.code.startswith(work.author.area)]
        return places[0].code if len(places) == 1 else ""

    return found
