"""What a set of changes shows: the rows of each sheet in their order, and the words that name a record in others' rows.

The writer and the finder of edits both work from this, so what nobody touched is the same at both ends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from empower_desktop.history.change import Change, Plain
from empower_desktop.history.joining import connected, joined
from empower_desktop.history.merge import RecordState, Rival, Standing, state_of
from empower_desktop.language import Label, Language
from empower_desktop.records import KINDS, UNANSWERED, UNITS
from empower_desktop.records.author import JOINABLE, PAIR
from empower_desktop.records.fields import Field
from empower_desktop.records.record import Record
from empower_desktop.records.references import Homes, named_at_home, names_among
from empower_desktop.workbook.contents import Areas
from empower_desktop.workbook.day_before import short_day
from empower_desktop.workbook.layout import NO_SHEET, shown_fields
from empower_desktop.workbook.purposes import Privacy

# These words are compared with what comes back, so they are no messages: a translation mended later must not make edits.
DELETED = Label("(dihapus)", "(deleted)")
NOT_COME = Label("belum diterima", "not received yet")
NOT_SHOWN = Label("(nama tidak ditampilkan)", "(name not shown)")
UNNAMED = Label("(tanpa nama)", "(no name)")

LONGEST_NAME = 80
REFUSED_CONSENT = frozenset({"menolak", "dicabut"})

SortKey = tuple[str, ...]
REFERRED_TO = frozenset(field.refers_to for kind in KINDS.values() for field in kind.fields().values() if field.refers_to)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What a file shows of a record; a state without its ids, of which a large file would have millions."""

    record: str
    kind: str
    standing: Standing
    fields: Mapping[str, Plain]
    conflicts: Mapping[str, tuple[Rival, ...]]
    contest: tuple[Rival, ...]
    disputed: frozenset[str]

    @classmethod
    def of(cls, changes: list[Change]) -> FileRecord:
        """Work it out from the record's changes."""
        state = state_of(changes, UNITS)
        fields = changes[0].fields
        # A single save mostly is what is shown, and then need not be kept twice.
        if len(changes) > 1 or len(fields) != len(state.fields):
            fields = state.fields
        return cls._of(state, fields)

    @classmethod
    def of_joined(cls, histories: Sequence[list[Change]]) -> FileRecord:
        """Work out records that are one thing from the changes of each."""
        state = joined(histories, UNITS, UNANSWERED)
        return cls._of(state, state.fields)

    @classmethod
    def _of(cls, state: RecordState, fields: Mapping[str, Plain]) -> FileRecord:
        return cls(state.record, state.kind, state.standing, fields, state.conflicts, state.contest, state.disputed)


class Gathered:
    """The records of a file, worked out from its changes."""

    def __init__(self, changes: Iterable[Change], language: Language, areas: Areas, privacy: Privacy = "penuh") -> None:
        self._language = language
        self._areas = areas
        self._privacy = privacy
        by_record: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            by_record[change.record].append(change)
        self.states: Mapping[str, FileRecord] = {record: FileRecord.of(found) for record, found in by_record.items()}
        if privacy == "berbagi" and (homes := _homes_among(self.states)):
            self.states = {**self.states, **_as_one(by_record, homes)}
            self.states = {record: state for record, state in self.states.items() if homes.get(record, record) == record}
        # In a shared copy a title leaves out what its sheet leaves out.
        shown = {code: {field.code for field in shown_fields(kind, privacy)} for code, kind in KINDS.items()}
        self._titles = {code: [one for one in kind.title_fields if one in shown[code]] for code, kind in KINDS.items()}
        self._names: dict[str, dict[str, str]] = {}
        self._keys: dict[str, SortKey] = {}

    @cached_property
    def rows(self) -> Mapping[str, tuple[FileRecord, ...]]:
        """The records that the sheets show, by kind and in the order of the rows.

        Deleted records, and parts of such as are deleted or have not come, are in none.
        """
        by_kind: dict[str, list[FileRecord]] = defaultdict(list)
        for state in self.states.values():
            if state.kind in KINDS and state.kind not in NO_SHEET and self.is_shown(state):
                by_kind[state.kind].append(state)
        return {kind: tuple(sorted(by_kind[kind], key=self._sort_key)) for kind in KINDS if kind in by_kind}

    @cached_property
    def homes(self) -> Homes:
        """The records of the file that are one thing with others, each with the smallest id among these; also parts whose key became one.

        In the app they show and count as one, and so they do in a copy for others; where each must come back as it is, each keeps its row.
        """
        return _homes_among(self.states) if self._privacy == "penuh" else {}

    def same_as(self, state: FileRecord) -> list[str]:
        """Give the other records that are one thing with this one, the smallest id first."""
        at = self.homes.get(state.record)
        return sorted(one for one, other in self.homes.items() if other == at and one != state.record) if at else []

    def is_shown(self, state: FileRecord) -> bool:
        """Say whether a record has a row: it is not deleted, and neither is what it is a part of.

        A copy for others names only people whom one of its lists names: not who complains, or who made a choice.
        """
        if state.standing == "deleted" or (state.kind == "person" and self._privacy == "berbagi" and state.record not in self._listed):
            return False
        if not KINDS[state.kind].part_of:
            return True
        owner = self._owner(state)
        return owner is not None and self.is_shown(owner)

    @cached_property
    def _listed(self) -> frozenset[str]:
        """The people whom a list names: who came, took part, or belongs."""
        lists = {
            code: part for code, kind in KINDS.items() if kind.part_of for part in kind.key if kind.fields()[part].refers_to == "person"
        }
        shown = (state for state in self.states.values() if state.kind in lists and self.is_shown(state))
        return frozenset(str(state.fields.get(lists[state.kind])) for state in shown)

    def _owner(self, state: FileRecord) -> FileRecord | None:
        """Give the record that this one is a part of, unless it has not come."""
        kind = KINDS[state.kind]
        owner = self.states.get(str(state.fields.get(kind.part_of))) if kind.part_of else None
        # A kind is never a part of itself, so owners of the stated kind cannot go in a circle.
        return owner if owner is not None and owner.kind == kind.fields()[kind.part_of].refers_to else None

    def hides_person(self, state: FileRecord) -> bool:
        """Say whether this copy must not tell who a person is: one word of refusal is enough, though another disputes it."""
        if self._privacy != "berbagi" or state.kind != "person":
            return False
        rivals = [rival.value for rivals in state.conflicts.values() for rival in rivals if isinstance(rival.value, Mapping)]
        said = [state.fields.get("consent"), *(value.get("consent") for value in rivals)]
        return not REFUSED_CONSENT.isdisjoint(one for one in said if isinstance(one, str))

    def values(self, state: FileRecord, fields: Iterable[Field]) -> list[Plain]:
        """Give the plain values of a record's cells; of a hidden person nothing."""
        if self.hides_person(state):
            return [self._language(NOT_SHOWN) if field.code == "name" else None for field in fields]
        return [state.fields.get(field.code) for field in fields]

    def area(self, code: str) -> str:
        """Give an area with its code in brackets at the end."""
        text = self._areas.area(code)
        return text if text.endswith(code) or f"({code})" in text else f"{text} ({code})".lstrip()

    def record(self, kind: str, record: str) -> str:
        """Give the words that name a record; a deleted one and one that has not come say so."""
        state = self.states.get(record)
        if state is None or state.kind != kind:
            return f"{self._language(NOT_COME)}: {record[:8]}"
        name = self.names(kind)[record]
        return f"{name} {self._language(DELETED)}" if state.standing == "deleted" else name

    def with_owner(self, kind: str, record: str) -> str:
        """Give the words that name a record, a part with what it is a part of: whose attendance, at which meeting and when."""
        name, state = self.record(kind, record), self.states.get(record)
        owner = self._owner(state) if state is not None and state.kind in KINDS else None
        return f"{name} – {self.record(owner.kind, owner.record)}" if owner is not None else name

    def names(self, kind: str) -> Mapping[str, str]:
        """Give the names of all records of a kind, those of one name told apart."""
        found = self._names.get(kind)
        if found is None:
            states = [state for state in self.states.values() if state.kind == kind]
            plain = {state.record: self._name(state) for state in states}
            if self._privacy == "penuh":
                plain = _with_details(plain, {state.record: self._detail(state) for state in _doubled(states, plain)})
                plain = _with_details(plain, {record: f"#{record[-4:]}" for record in plain})
            found = self._names[kind] = plain
        return found

    def _name(self, state: FileRecord) -> str:
        """Name a record by its day and its title, in one line."""
        if self.hides_person(state):
            return self._language(NOT_SHOWN)
        kind = KINDS[state.kind]
        parts = [kind.fields()[code].in_title(self._said(kind, code, state.fields.get(code))) for code in self._titles[state.kind]]
        title = " ".join(" ".join(part for part in parts if part).split()) or self._language(UNNAMED)
        title = title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1] + "…"
        day = state.fields.get(kind.date_field) if kind.date_field else None
        return f"{short_day(day)} {title}" if isinstance(day, str) else title

    def _detail(self, state: FileRecord) -> str:
        """Tell a record from others of its name by what else people know it by."""
        kind = KINDS[state.kind]
        named = {*kind.title_fields, kind.date_field}
        parts = [self._said(kind, code, state.fields.get(code)) for code in kind.soft_key if code not in named]
        return next((f"({part})" for part in reversed(parts) if part), "")

    def _said(self, kind: type[Record], code: str, plain: Plain) -> str:
        field = kind.fields()[code]
        # Not every reader of the file has the same list of areas, and names must come out the same.
        return str(plain or "") if field.type == "area" else field.show(plain, self._language, self)

    def _sort_key(self, state: FileRecord) -> SortKey:
        """Give the key by which rows are sorted: under their owner, by day, order and name."""
        key = self._keys.get(state.record)
        if key is None:
            kind = KINDS[state.kind]
            owner = self._owner(state)
            day = str(state.fields.get(kind.date_field) or "") if kind.date_field else ""
            order = str(state.fields.get("order_no") or "").zfill(6)
            above = self._sort_key(owner) if owner is not None else ()
            name = self.record(state.kind, state.record) if state.kind in REFERRED_TO else self._name(state)
            key = (*above, day, order, name.casefold(), state.record)
            if not kind.part_of:
                self._keys[state.record] = key
        return key


def _homes_among(states: Mapping[str, FileRecord]) -> Homes:
    pairs = [state.fields for state in states.values() if state.kind == PAIR and state.standing != "deleted"]
    yes = [((kind, one), (kind, other)) for kind, one, other in map(_pair, pairs) if kind in JOINABLE]
    homes: dict[str, str] = {}
    for some in connected(yes):
        homes.update(_home_of_all(states, [one for kind, one in some if one in states and states[one].kind == kind]))
    twins: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for state in states.values() if homes else ():
        kind = KINDS.get(state.kind)
        if kind is not None and kind.key and kind.part_of:
            named = (str(state.fields.get(code)) for code in kind.key)
            twins[(state.kind, *[homes.get(one, one) for one in named])].append(state.record)
    for some_parts in twins.values():
        homes.update(_home_of_all(states, some_parts))
    return homes


def _home_of_all(states: Mapping[str, FileRecord], records: list[str]) -> Homes:
    live = sorted(one for one in records if states[one].standing != "deleted")
    return dict.fromkeys(live, live[0]) if len(live) > 1 else {}


def _as_one(histories: Mapping[str, list[Change]], homes: Homes) -> Mapping[str, FileRecord]:
    """Give what is joined as one record, under the id by which all others name it, and those that do."""
    together: dict[str, list[list[Change]]] = defaultdict(list)
    for record, changes in histories.items():
        if record in homes or any(not names_among(change.kind, change.fields).isdisjoint(homes) for change in changes):
            named = [replace(change, fields=named_at_home(change.kind, change.fields, homes)) for change in changes]
            together[homes.get(record, record)].append(named)
    return {home: FileRecord.of_joined(some) if len(some) > 1 else FileRecord.of(some[0]) for home, some in together.items()}


def _pair(fields: Mapping[str, Plain]) -> tuple[str, str, str]:
    """Give kind and ends of a pair that is one thing; no kind where it is not."""
    return str(fields.get("kind")) if fields.get("same") is True else "", str(fields.get("one")), str(fields.get("other"))


def _doubled(states: Iterable[FileRecord], names: Mapping[str, str]) -> list[FileRecord]:
    times = Counter(names.values())
    return [state for state in states if times[names[state.record]] > 1]


def _with_details(names: Mapping[str, str], details: Mapping[str, str]) -> dict[str, str]:
    """Add its detail to every name that several records have."""
    times = Counter(names.values())
    return {record: f"{name} {details[record]}" if times[name] > 1 and details.get(record) else name for record, name in names.items()}
