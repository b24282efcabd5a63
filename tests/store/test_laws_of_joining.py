"""Laws of records found to be one thing: in whatever order that became known, and whatever is taken back, the rows are the same."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.store import Store
from empower_desktop.store.arrivals import Arrival, Merge
from empower_desktop.store.opening import remake_rows
from empower_desktop.store.row_tables import every_table
from tests.store.conftest import record_id
from tests.store.pairs import AUTHORS, MEETINGS, PAIRS, PEOPLE, SAME

DECISION = record_id(21)
PLACES = [*((meeting, person) for meeting in MEETINGS for person in PEOPLE)]
OTHERS = [("meeting", one) for one in MEETINGS] + [("person", one) for one in PEOPLE]
TICKS = [keyed_id(*place) for place in PLACES]

people = st.tuples(
    st.just("person"),
    st.sampled_from(PEOPLE),
    st.fixed_dictionaries(
        {},
        optional={
            "name": st.sampled_from(["Suminah", "Suminah S.", None]),
            "birth_year": st.sampled_from([1971, None]),
            "birth_year_estimated": st.booleans(),
            "hamlet": st.sampled_from(["Dusun II", "Dusun III"]),
        },
    ).filter(bool),
)
meetings = st.tuples(
    st.just("meeting"),
    st.sampled_from(MEETINGS),
    st.fixed_dictionaries(
        {"title": st.sampled_from(["Musdus", "Rembug"])}, optional={"facilitators": st.sampled_from([(PEOPLE[1],), tuple(PEOPLE)])}
    ),
)
ticks = st.sampled_from(PLACES).flatmap(
    lambda place: st.tuples(
        st.just("attendance"),
        st.just(keyed_id(*place)),
        st.fixed_dictionaries({"meeting": st.just(place[0]), "person": st.just(place[1]), "presence": st.sampled_from(["hadir", "izin"])}),
    )
)
decisions = st.tuples(
    st.just("decision"), st.just(DECISION), st.fixed_dictionaries({"meeting": st.sampled_from(MEETINGS), "title": st.just("Jalan")})
)
answers = st.sampled_from(PAIRS).flatmap(
    lambda pair: st.tuples(
        st.just("same_as"),
        st.just(keyed_id(*pair[1:])),
        st.fixed_dictionaries({"kind": st.just(pair[0]), "one": st.just(pair[1]), "other": st.just(pair[2]), "same": st.booleans()}),
    )
)
deletions = st.tuples(
    st.sampled_from(
        [*OTHERS, *(("attendance", tick) for tick in TICKS), *(("same_as", pair) for pair in SAME)],
    ),
    st.booleans(),
).map(lambda chosen: (*chosen[0], {DELETED: chosen[1]}))
saves = st.tuples(
    st.one_of(people, meetings, ticks, ticks, decisions, answers, answers, deletions),
    st.sampled_from(AUTHORS),
    st.randoms(use_true_random=False),
)
histories = st.lists(saves, min_size=1, max_size=18)


def _changes(history: list[tuple[tuple[str, str, dict[str, object]], str, object]]) -> list[Change]:
    """Make the changes of a history; each is over a few of the earlier ones of its record."""
    made: list[Change] = []
    for second, ((kind, record, fields), by, dice) in enumerate(history):
        former = [change.id for change in made if change.record == record]
        over = former if dice.random() < 0.7 else dice.sample(former, dice.randint(0, len(former)))
        made.append(Change.make(record, kind, fields, over, by, f"2026-01-12T08:00:{second:02}.000Z/0000"))
    return made


def _dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give all derived rows but for the numbers, which are of this store alone."""
    with store.reading() as connection:
        dumped = {}
        for table in every_table().sorted_tables:
            columns = [column for column in table.columns if column.name != "_n"]
            dumped[table.name] = sorted(map(tuple, connection.execute(sa.select(*columns)).all()), key=repr)
        found = connection.exec_driver_sql("SELECT id, kind, title, body FROM found").all()
        return {**dumped, "found": sorted(map(tuple, found))}


@given(history=histories, pieces=st.lists(st.integers(1, 4), min_size=1), dice=st.randoms(use_true_random=False))
def test_joined_rows_are_the_same_in_every_order_and_made_anew(
    shared: Store, emptied: Callable[[Store], Store], history: list[object], pieces: list[int], dice: object
) -> None:
    changes = _changes(history)
    store = emptied(shared)
    store.append(changes)
    at_once = _dump(store)
    assert store.check() == []
    store.write(remake_rows)
    assert _dump(store) == at_once
    store = emptied(shared)
    waiting = list(changes)
    dice.shuffle(waiting)
    while waiting:
        for size in pieces:
            store.append(waiting[:size])
            waiting = waiting[size:]
            assert store.check() == []
    assert _dump(store) == at_once


@given(history=histories, late=st.integers(1, 8))
def test_what_a_merge_joined_is_as_before_when_the_merge_is_taken_back(
    shared: Store, emptied: Callable[[Store], Store], history: list[object], late: int
) -> None:
    changes = _changes(history)
    store = emptied(shared)
    store.append(changes[:-late])
    before = _dump(store)
    store.note_merge(Merge("m", "2026-01-13T08:00:00.000Z/0000", AUTHORS[0]))
    store.append(changes[-late:], Arrival("m", "a.xlsx"))
    store.take_back("m", {})
    assert store.check() == []
    assert _dump(store) == before


@given(history=histories, pair=st.sampled_from(PAIRS))
def test_parting_gives_back_exactly_the_former_rows(
    shared: Store, emptied: Callable[[Store], Store], history: list[object], pair: tuple[str, str, str]
) -> None:
    kind, one, other = pair
    name = keyed_id(one, other)
    changes = [change for change in _changes(history) if change.record != name]
    store = emptied(shared)
    store.append(changes)
    before = _dump(store)
    join = Change.make(
        name, "same_as", {"kind": kind, "one": one, "other": other, "same": True}, (), AUTHORS[0], "2026-01-13T08:00:00.000Z/0000"
    )
    store.append([join])
    store.append([Change.make(name, "same_as", {DELETED: True}, [join.id], AUTHORS[0], "2026-01-13T08:00:01.000Z/0000")])
    after = _dump(store)
    for table in ("row_same_as", "found"):
        after[table] = [row for row in after[table] if name not in row]
    assert after == {**before, "row_same_as": before["row_same_as"]}
