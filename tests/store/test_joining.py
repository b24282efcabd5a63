"""Records found to be one thing are one row, in whatever order that became known, and two again when it is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.history.joining import joined
from empower_desktop.store import Store, standing
from empower_desktop.store.arrivals import Arrival, Merge
from empower_desktop.store.opening import remake_rows
from empower_desktop.store.row_tables import ROWS

AUTHORS = ["01910000-0000-7000-8000-000000000001", "01910000-0000-7000-8000-000000000002"]


def _id(n: int) -> str:
    return f"01900000-0000-7000-8000-{n:012x}"


MEETINGS = [_id(1), _id(2)]
PEOPLE = [_id(11), _id(12), _id(13)]
DECISION = _id(21)
PLACES = [*((meeting, person) for meeting in MEETINGS for person in PEOPLE)]
PAIRS = [("meeting", MEETINGS[0], MEETINGS[1]), *(("person", PEOPLE[a], PEOPLE[b]) for a, b in ((0, 1), (1, 2), (0, 2)))]
OTHERS = [("meeting", one) for one in MEETINGS] + [("person", one) for one in PEOPLE]
TICKS = [keyed_id(*place) for place in PLACES]
SAME = [keyed_id(one, other) for _, one, other in PAIRS]

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
        for table in ROWS.sorted_tables:
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


def _joined_village(store: Store, make, attend) -> None:
    """Bring two persons who are one, both noted at one meeting, one of them at another, and a third who is nobody else."""
    store.append(
        [
            make("person", 11, {"name": "Suminah", "sex": "P"}),
            make("person", 12, {"name": "Ibu Suminah", "sex": "P", "hamlet": "Dusun II"}),
            make("person", 13, {"name": "Rina", "sex": "P"}),
            make("meeting", 1, {"title": "Musdus", "facilitators": [_id(12)]}),
            make("meeting", 2, {"title": "Rembug"}),
            attend(1, 11),
            attend(1, 12, presence="izin", notes="datang terlambat"),
            attend(1, 13),
            attend(2, 12),
            make("same_as", keyed_id(_id(11), _id(12)), {"kind": "person", "one": _id(11), "other": _id(12), "same": True}),
        ]
    )


def test_joined_persons_are_listed_counted_and_found_once_under_the_smallest_id(store, make, attend):
    _joined_village(store, make, attend)
    assert store.ids("person") == [_id(11), _id(13)]
    assert store.count("person") == 2
    assert {row.id for row in store.people("Suminah")} == {_id(11)}
    assert [found.record for found in store.find("ibu")] == [_id(11)]
    assert store.row("person", _id(12)).fields == {"name": "Suminah", "sex": "P", "hamlet": "Dusun II"}
    assert store.titles("person", [_id(12)]) == {_id(12): ("Suminah", "live")}
    assert set(store.visible([_id(11), _id(12), _id(13)])) == {_id(11), _id(13)}
    assert set(store.visible([_id(11), _id(12), _id(13)], each=True)) == {_id(11), _id(12), _id(13)}
    assert store.made_by() == {AUTHORS[0]: 2 + 2 + 3 + 1}
    assert store.members(_id(12)) == [_id(11), _id(12)]


@pytest.mark.parametrize("read", [(0, 0), (0, 999), (999, 999)], ids=["each looked at", "by their numbers", "all that is there"])
def test_many_records_are_known_to_be_shown_as_few_are(store, make, attend, monkeypatch, read):
    _joined_village(store, make, attend)
    gone, newer = make("person", 14, {"name": "Tono"}), make("irrigation", 15, {"flow": "0.5"})
    store.append([gone, newer, make("person", 14, {DELETED: True}, gone)])
    waits = attend(7, 11)
    store.append([waits])
    monkeypatch.setattr(standing, "EVERY_FROM", read[0])
    monkeypatch.setattr(standing, "PAYS_FROM", read[1])
    asked = [_id(11), _id(12), _id(13), _id(99), gone.record, newer.record, waits.record]
    each = {_id(11): "person", _id(12): "person", _id(13): "person", newer.record: "irrigation"}
    assert store.visible(asked, each=True) == each
    assert store.visible(asked) == {one: kind for one, kind in each.items() if one != _id(12)}
    assert store.visible([]) == {}


def test_two_attendances_of_joined_persons_at_one_meeting_are_one_with_one_question(store, make, attend):
    _joined_village(store, make, attend)
    assert store.count("attendance", {"meeting": _id(1)}) == 2
    assert store.counts_by("attendance", "person") == {_id(11): 2, _id(13): 1}
    (row,) = store.rows("attendance", {"meeting": _id(1), "person": _id(12)})
    assert row.fields["person"] == _id(11)
    assert row.fields["notes"] == "datang terlambat"
    (conflict,) = store.conflicts("attendance")
    assert (conflict.record, conflict.spot, [rival.value for rival in conflict.rivals]) == (row.id, "presence", ["hadir", "izin"])
    assert store.row("meeting", _id(1)).fields["facilitators"] == (_id(11),)
    assert store.count("meeting", {"facilitators": _id(12)}) == 1


def test_joined_meetings_stay_one_when_the_person_who_led_them_is_joined_later(store, make):
    for kind, one, other, fields in (
        ("meeting", 1, 2, {"title": "Musdus", "facilitators": [_id(12)]}),
        ("person", 11, 12, {"name": "Suminah"}),
    ):
        store.append([make(kind, one, fields), make(kind, other, fields)])
        pair = {"kind": kind, "one": _id(one), "other": _id(other), "same": True}
        store.append([make("same_as", keyed_id(_id(one), _id(other)), pair)])
    assert store.ids("meeting") == [_id(1)]
    assert store.row("meeting", _id(1)).fields["facilitators"] == (_id(11),)
    assert store.check() == []


def test_values_that_fight_name_joined_records_by_the_id_under_which_they_are_shown(store, make):
    pair = make("same_as", keyed_id(_id(1), _id(2)), {"kind": "meeting", "one": _id(1), "other": _id(2), "same": True})
    store.append([make("meeting", n, {"title": "Musdus"}) for n in (1, 2, 3)])
    store.append([make("decision", 21, {"meeting": _id(n)}) for n in (3, 2)])
    store.append([pair])
    assert store.check() == []
    store.append([Change.make(pair.record, "same_as", {DELETED: True}, [pair.id], AUTHORS[0], "2026-01-13T08:00:00.000Z/0000")])
    assert store.check() == []


def test_joined_records_that_are_both_contested_ask_in_the_same_order_in_every_store(store, make):
    pair = make("same_as", keyed_id(_id(11), _id(12)), {"kind": "person", "one": _id(11), "other": _id(12), "same": True})
    people = {n: make("person", n, {"name": "Suminah"}) for n in (11, 12)}
    gone = [make("person", n, {DELETED: True}, one) for n, one in people.items()]
    edits = [make("person", n, {"name": "Sum"}, one) for n, one in people.items()]
    store.append([*people.values(), *gone, *edits, pair])
    assert store.check() == []
    histories = [[people[n], *(one for one in (*gone, *edits) if one.record == _id(n))] for n in (11, 12)]
    assert joined(histories) == joined(histories[::-1])


def test_a_no_joins_nothing_and_a_yes_through_what_has_not_come_does(store, make, attend):
    def pair(one, other, same, *over):
        return make(
            "same_as", keyed_id(_id(one), _id(other)), {"kind": "person", "one": _id(one), "other": _id(other), "same": same}, *over
        )

    store.append([make("person", n, {"name": f"Rina {n}"}) for n in (11, 13)])
    store.append([pair(11, 13, False)])
    assert store.count("person") == 2
    store.append([pair(11, 12, True), pair(12, 13, True)])
    assert store.ids("person") == [_id(11)]
    assert {conflict.spot for conflict in store.conflicts()} == {"name"}
    store.append([make("person", 12, {"name": "Rina 12"})])
    assert store.members(_id(13)) == [_id(11), _id(12), _id(13)]
    assert store.check() == []


def test_what_is_joined_stays_so_when_the_smallest_goes_to_the_trash(store, make, attend):
    _joined_village(store, make, attend)
    _, seen = store.looked_at(_id(11))
    gone = Change.make(_id(11), "person", {DELETED: True}, seen.members[_id(11)].everything(), AUTHORS[0], "2026-01-13T08:00:00.000Z/0000")
    store.append([gone])
    assert store.ids("person") == [_id(12), _id(13)]
    assert store.ids("person", deleted=True) == [_id(11)]
    assert store.counts_by("attendance", "person") == {_id(11): 1, _id(12): 2, _id(13): 1}
    assert store.check() == []


def test_a_check_finds_joined_rows_that_do_not_fit_and_mends_them(store, make, attend):
    _joined_village(store, make, attend)
    store.write(lambda connection: connection.exec_driver_sql("UPDATE row_person SET hamlet = NULL"))
    assert [problem.code for problem in store.check()] == ["rows_differ"]
    store.write(lambda connection: connection.exec_driver_sql("DELETE FROM home"))
    assert store.check() != []
    assert store.check(rebuild=True) == []
    assert store.row("person", _id(12)).fields["hamlet"] == "Dusun II"


@pytest.mark.parametrize("joined_first", [True, False])
def test_a_joined_person_is_named_by_the_id_they_are_shown_under_in_whatever_form_a_newer_version_wrote_it(store, make, joined_first):
    joins = [make("person", one, {"name": "Siti"}) for one in PEOPLE[:2]]
    joins.append(make("same_as", SAME[1], {"kind": "person", "one": PEOPLE[0], "other": PEOPLE[1], "same": True}))
    held = [make("meeting", MEETINGS[0], {"title": "Musdus", "chair": (PEOPLE[1],), "facilitators": PEOPLE[1]})]
    for changes in (joins, held) if joined_first else (held, joins):
        store.append(changes)
    assert store.check() == []
    fields = store.row("meeting", MEETINGS[0]).fields
    assert (fields["chair"], fields["facilitators"]) == ((PEOPLE[0],), PEOPLE[0])
    assert store.check(rebuild=True) == []
    assert store.check() == []
    assert store.row("meeting", MEETINGS[0]).fields == fields
