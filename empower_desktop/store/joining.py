"""Records found to be one thing: kept as one row under the smallest id, and named by that id in the rows of all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from empower_desktop.history.change import Change, Plain, keyed_id
from empower_desktop.history.joining import connected, joined
from empower_desktop.history.merge import RecordState, Seen, state_of
from empower_desktop.records import KINDS, UNANSWERED, UNITS
from empower_desktop.records.author import JOINABLE, PAIR
from empower_desktop.records.references import Homes, named_at_home, names_among
from empower_desktop.store import search
from empower_desktop.store.homes import named_by, names_in, renamed, whole_groups
from empower_desktop.store.ledger import changes_of_records, numbers_of
from empower_desktop.store.many import among, chunks, insert, several
from empower_desktop.store.naming import records_naming
from empower_desktop.store.row_tables import JOINED, PAIRED, SHOWN, TABLES, conflict, home
from empower_desktop.store.rowmaking import Pile, owners_seen, shown_of

MADE_AT_ONCE = 2_000

_PAIRS = TABLES[PAIR].table.c
_JOINS = sa.and_(_PAIRS["_shown"] == SHOWN, _PAIRS["same"] == 1)
_TOUCHING = sa.union(*[sa.select(_PAIRS["kind"], _PAIRS.one, _PAIRS.other).where(_JOINS, among(_PAIRS[code])) for code in PAIRED])
_EVERY_END = sa.union(*[sa.select(_PAIRS[code]).where(_JOINS) for code in PAIRED])
_HOMES = sa.select(home.c.record, home.c.home).where(among(home.c.record))
_ANY = sa.select(sa.exists().select_from(TABLES[PAIR].table))
_JOINABLE = TABLES.keys() & set(JOINABLE)
_KEYED_PARTS = tuple(kind for kind in KINDS.values() if kind.key and kind.part_of)


def has_pairs(connection: sa.Connection) -> bool:
    """Say whether anybody ever answered which records are one thing: a store without pays nothing for it."""
    return bool(connection.execute(_ANY).scalar_one())


def homes_of(connection: sa.Connection, records: Collection[str]) -> dict[str, str]:
    """Give, of these records, those that are shown as one with others, each with the id under which they are shown."""
    return dict(connection.execute(_HOMES, several(records)).all()) if records else {}


def members_of(connection: sa.Connection, homes: Collection[str]) -> dict[str, str]:
    """Give all records that are shown under these ids, with that id, the smallest first."""
    query = sa.select(home.c.record, home.c.home).where(among(home.c.home)).order_by(home.c.record)
    return dict(connection.execute(query, several(homes)).all()) if homes else {}


def seen_of(connection: sa.Connection, record: str) -> tuple[RecordState, Seen] | None:
    """Work out what is shown of a record, with those it is joined with, and what who looks at it has seen; None when it has not come."""
    members = [record]
    if has_pairs(connection) and (homes := homes_of(connection, members)):
        members = list(members_of(connection, set(homes.values())))
    histories = changes_of_records(connection, members)
    if not histories:
        return None
    named = renamed(histories, _homes_named(connection, histories)) if has_pairs(connection) else histories
    states = [state_of(changes, UNITS) for changes in named.values()]
    if len(states) == 1:
        return states[0], Seen.of(states[0])
    state = joined(list(named.values()), UNITS, UNANSWERED)
    return state, Seen.of(state, states)


def part_id(connection: sa.Connection, kind: str, owner: str, other: str) -> str:
    """Give the id of the part that a key makes; where that is one with others, the id of what stands for it."""
    if not has_pairs(connection) or not (homes := homes_of(connection, {owner, other})):
        return keyed_id(owner, other)
    owner, other = homes.get(owner, owner), homes.get(other, other)
    columns, (first, second) = TABLES[kind].table.c, KINDS[kind].key
    query = sa.select(sa.func.min(columns.id)).where(columns[first] == owner, columns[second] == other, columns["_standing"] != "deleted")
    return connection.execute(query).scalar() or keyed_id(owner, other)


def named_as_shown(connection: sa.Connection, kind: str, plain: Mapping[str, Plain]) -> Mapping[str, Plain]:
    """Give values with the ids under which the records that they name are shown."""
    names = names_among(kind, plain)
    if not names or not has_pairs(connection) or not (homes := homes_of(connection, names)):
        return plain
    return named_at_home(kind, plain, homes)


def follow(connection: sa.Connection, former: Mapping[str, RecordState], states: Mapping[str, RecordState]) -> None:
    """Bring what is joined up to date after these records changed and their own rows were written."""
    pairs = [state for states_of in (former, states) for state in states_of.values() if state.kind == PAIR]
    touched = {one: state.kind for states_of in (former, states) for one, state in states_of.items()}
    ends = {str(state.fields[code]) for state in pairs for code in PAIRED if code in state.fields}
    loose = {one for one, kind in touched.items() if kind in _JOINABLE}
    remade, moved = _regroup(connection, ends | loose)
    naming = {one: names_in(state) for one, state in states.items()}
    homes = homes_of(connection, {name for names in naming.values() for name in names})
    others = {one for one, names in naming.items() if not names.isdisjoint(homes)}
    others |= homes_of(connection, touched).keys() - remade
    _remake(connection, remade, others, records_naming(connection, moved))


def follow_all(connection: sa.Connection) -> None:
    """Join all that is one thing, where every row was just made for itself."""
    if has_pairs(connection):
        remade, moved = _regroup(connection, set(connection.execute(_EVERY_END).scalars()))
        _remake(connection, remade, set(), records_naming(connection, moved))


@dataclass
class Alike:
    """What is joined, worked out anew to hold the rows against it."""

    homes: Homes
    _aside: set[str] = field(default_factory=set)
    _expected: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_all(cls, connection: sa.Connection) -> Alike:
        """Find what is one thing in the whole store."""
        return cls(_groups(connection, set(connection.execute(_EVERY_END).scalars())))

    def concerns(self, changes: Sequence[Change]) -> bool:
        """Say whether a record is joined with others, or names one that is."""
        if not self.homes:
            return False
        return changes[0].record in self.homes or any(not named_by(change).isdisjoint(self.homes) for change in changes)

    def set_aside(self, records: Iterable[str]) -> None:
        """Keep records for the piles."""
        self._aside.update(records)

    def piles(self, connection: sa.Connection) -> Iterator[Pile]:
        """Give what is to stand for the records that were set aside."""
        parts: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for some in chunks(sorted(self._aside), MADE_AT_ONCE):
            for one, changes in renamed(changes_of_records(connection, some), self.homes).items():
                if key := _key_of(state_of(changes, UNITS)):
                    parts[key].append(one)
        twins = {one: min(some) for some in parts.values() if len(some) > 1 for one in some}
        self._expected = {**self.homes, **twins}
        for some in whole_groups(self._aside, self._expected, MADE_AT_ONCE):
            yield _pile(connection, some, self._expected, self.homes)[1]

    def wrong_homes(self, connection: sa.Connection) -> list[str]:
        """Give the records that are kept under another id than the one they belong under."""
        kept = dict(connection.execute(sa.select(home.c.record, home.c.home)).all())
        return sorted(one for one in kept.keys() | self._expected.keys() if kept.get(one) != self._expected.get(one))


def _regroup(connection: sa.Connection, about: set[str]) -> tuple[set[str], set[str]]:
    """Note anew what is one thing with any of these; give all that are or were joined, and those that others now name differently."""
    former = homes_of(connection, about)
    former = members_of(connection, set(former.values()))
    homes = _groups(connection, about | former.keys())
    # What was joined with a record that is reached only now is reached with it.
    former = {**former, **homes_of(connection, homes.keys())}
    concerned = former.keys() | homes.keys()
    _note(connection, concerned, homes)
    moved = {one for one in concerned if former.get(one, one) != homes.get(one, one)}
    return set(concerned), moved | {former[one] for one in moved if one in former}


def _groups(connection: sa.Connection, about: Collection[str]) -> dict[str, str]:
    """Find what the pairs make one: through pairs that are live and say yes; what has not come is left out.

    So is what is deleted, while something of it is live. Deleted all, it stays one: its attendances are listed and counted still.
    """
    pairs: set[tuple[str, str, str]] = set()
    asked: set[str] = set()
    asking = set(about)
    while asking:
        found = {(kind, one, other) for kind, one, other in connection.execute(_TOUCHING, several(asking)).all() if kind in _JOINABLE}
        asked |= asking
        asking = {end for _, *ends in found for end in ends} - asked
        pairs |= found
    ends: dict[str, set[str]] = defaultdict(set)
    for kind, one, other in pairs:
        ends[kind] |= {one, other}
    is_live = {(kind, one): live for kind, some in ends.items() for one, live in _come(connection, kind, some).items()}
    homes: dict[str, str] = {}
    for some in connected([((kind, one), (kind, other)) for kind, one, other in pairs]):
        come = sorted(some & is_live.keys())
        members = [one for kind, one in come if is_live[kind, one]] or [one for _, one in come]
        homes.update(dict.fromkeys(members, members[0]) if len(members) > 1 else {})
    return homes


def _come(connection: sa.Connection, kind: str, records: Collection[str]) -> dict[str, bool]:
    """Give those of these records that have come, each with whether it is live."""
    described = TABLES[kind]
    query = sa.select(described.table.c.id, described.table.c["_standing"] != "deleted").where(described.is_one_of_several)
    return dict(connection.execute(query, several(records)).all())


def _note(connection: sa.Connection, concerned: Collection[str], homes: Homes) -> None:
    connection.execute(sa.delete(home).where(among(home.c.record)), several(concerned))
    insert(connection, home, list(homes.items()))


def _remake(connection: sa.Connection, regrouped: Collection[str], touched: Collection[str], naming: Mapping[str, str]) -> None:
    """Write the rows of joined records, then those that name them, then those parts of them that have become one."""
    # What names them may be joined itself, as two meetings led by one person: it stays joined, and is written whole.
    named = homes_of(connection, [one for one, kind in naming.items() if kind in _JOINABLE])
    joinable = {*regrouped, *members_of(connection, set(named.values()))}
    others = {*touched, *naming} - joinable
    for some in whole_groups(joinable, homes_of(connection, joinable), MADE_AT_ONCE):
        _write(connection, some)
    mates = members_of(connection, set(homes_of(connection, others).values()))
    connection.execute(sa.delete(home).where(among(home.c.record)), several(mates))
    twins: dict[str, str] = {}
    for some in chunks(sorted({*others, *mates}), MADE_AT_ONCE):
        twins.update(_twins(connection, _write(connection, some)))
    _note(connection, twins, twins)
    for some in whole_groups(twins, twins, MADE_AT_ONCE):
        _write(connection, some)


def _write(connection: sa.Connection, records: Collection[str]) -> list[RecordState]:
    """Write the rows of these records anew, whole groups as one, and give how each is by itself."""
    homes = homes_of(connection, records)
    states, pile = _pile(connection, records, homes)
    numbers = numbers_of(connection, records)
    for kind in {state.kind for state in states} & TABLES.keys():
        table = TABLES[kind].table
        connection.execute(sa.delete(table).where(among(table.c["_n"])), several(numbers.values()))
    connection.execute(sa.delete(conflict).where(among(conflict.c.record)), several(records))
    search.drop(connection, numbers.values())
    pile.write(connection)
    return states


def _pile(connection: sa.Connection, records: Collection[str], homes: Homes, named: Homes | None = None) -> tuple[list[RecordState], Pile]:
    """Gather what is to stand for these records, those of one home as one."""
    kept = changes_of_records(connection, records)
    histories = renamed(kept, _homes_named(connection, kept) if named is None else named)
    states = {one: state_of(changes, UNITS) for one, changes in histories.items()}
    together: dict[str, list[str]] = defaultdict(list)
    for one in states.keys() & homes.keys():
        together[homes[one]].append(one)
    owners, numbers, pile = owners_seen(connection, states), numbers_of(connection, records), Pile()
    for one, state in states.items():
        if one not in homes:
            pile.add(numbers[one], state, histories[one], shown_of(state, owners))
        elif homes[one] != one:
            pile.add(numbers[one], state, histories[one], JOINED)
        else:
            group = [histories[each] for each in together[one]]
            words = [search.text_of(TABLES[state.kind], states[each].fields) for each in together[one]]
            both = joined(group, UNITS, UNANSWERED)
            every = [change for changes in group for change in changes]
            pile.add(numbers[one], both, every, shown_of(both, owners), more="".join(f"\n{text}" for text in words))
    return list(states.values()), pile


def _twins(connection: sa.Connection, states: Iterable[RecordState]) -> dict[str, str]:
    """Find the parts whose key has become one: two attendances of one person at one meeting."""
    wanted: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for state in states:
        if key := _key_of(state):
            wanted[state.kind].add(key)
    twins: dict[str, str] = {}
    for kind, keys in wanted.items():
        columns, codes = TABLES[kind].table.c, KINDS[kind].key
        query = sa.select(columns.id, *[columns[code] for code in codes]).where(columns["_standing"] != "deleted")
        # By what is the rarer: a person is at fewer meetings than a meeting has persons, as a rule.
        query = query.where(among(columns[codes[-1]]))
        found: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for one, *values in connection.execute(query, several({key[-1] for key in keys})).all():
            found[(kind, *values)].append(one)
        for key in keys & found.keys():
            if len(found[key]) > 1:
                twins.update(dict.fromkeys(found[key], min(found[key])))
    return twins


def _key_of(state: RecordState) -> tuple[object, ...]:
    """Give what makes two live parts one; nothing for any other record."""
    kind = KINDS.get(state.kind)
    if kind is None or kind not in _KEYED_PARTS or state.standing == "deleted":
        return ()
    key = tuple(state.fields.get(code) for code in kind.key)
    return (state.kind, *key) if all(isinstance(each, str) for each in key) else ()


def _homes_named(connection: sa.Connection, histories: Mapping[str, Sequence[Change]]) -> dict[str, str]:
    return homes_of(connection, {name for changes in histories.values() for change in changes for name in named_by(change)})
