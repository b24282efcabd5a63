from __future__ import annotations

import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.store import Store
from empower_desktop.store.opening import remake_rows
from empower_desktop.store.row_tables import every_table

AUTHORS = ["01910000-0000-7000-8000-000000000001", "01910000-0000-7000-8000-000000000002"]
MEETINGS = [f"01900000-0000-7000-8000-{n:012x}" for n in (1, 2)]
PEOPLE = [f"01900000-0000-7000-8000-{n:012x}" for n in (11, 12)]
TICKS = [(keyed_id(meeting, person), meeting, person) for meeting in MEETINGS for person in PEOPLE]

meeting_saves = st.tuples(
    st.just("meeting"),
    st.sampled_from(MEETINGS),
    st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(["Musdus", "Rembug", None]),
            "date": st.sampled_from(["2026-01-05", "2026-02-07"]),
            "start_time": st.sampled_from(["08:00", None]),
            "extra_male": st.sampled_from([3, 4, "many"]),
            "quorum_met": st.booleans(),
            "facilitators": st.sampled_from([("a",), ("a", "b")]),
            "mood": st.just("calm"),
        },
    ).filter(bool),
)
ticks = st.sampled_from(TICKS).flatmap(
    lambda tick: st.tuples(
        st.just("attendance"),
        st.just(tick[0]),
        st.fixed_dictionaries(
            {"presence": st.sampled_from(["hadir", "izin"])}, optional={"meeting": st.just(tick[1]), "person": st.just(tick[2])}
        ),
    )
)
deletions = st.tuples(
    st.sampled_from(["meeting", "attendance"]),
    st.sampled_from([*MEETINGS, *[tick[0] for tick in TICKS]]),
    st.builds(lambda gone: {DELETED: gone}, st.booleans()),
)
strange = st.tuples(st.just("irrigation"), st.sampled_from(MEETINGS), st.just({"flow": "0.5"}))
saves = st.tuples(st.one_of(meeting_saves, ticks, deletions, strange), st.sampled_from(AUTHORS), st.randoms(use_true_random=False))
histories = st.lists(saves, min_size=1, max_size=14)


def written(history) -> list[Change]:
    """Make changes of what was drawn, each over a chance choice of the earlier ones of its record."""
    changes: list[Change] = []
    for second, ((kind, name, fields), by, chance) in enumerate(history):
        earlier = [one.id for one in changes if one.record == name]
        over = chance.sample(earlier, chance.randint(0, len(earlier)))
        changes.append(Change.make(name, kind, fields, over, by, f"2026-01-12T08:00:{second:02}.000Z/0000"))
    return changes


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all derived tables, without the numbers that tell in which order they came."""
    with store.reading() as connection:
        kept = {
            name: sorted(map(repr, connection.execute(sa.select(*[column for column in table.columns if column.name != "_n"]))))
            for name, table in every_table().tables.items()
        }
        found = connection.exec_driver_sql("SELECT id, kind, title, body FROM found").all()
    return kept | {"found": sorted(map(repr, found))}


@given(histories, st.randoms(use_true_random=False))
def test_rows_are_the_same_in_any_order_and_when_made_anew(shared, emptied, history, chance):
    changes = written(history)
    emptied(shared).append(changes)
    together = rows_of(shared)
    chance.shuffle(changes)
    emptied(shared)
    while changes:
        size = chance.randint(1, 4)
        shared.append(changes[:size])
        changes = changes[size:]
    assert rows_of(shared) == together
    shared.write(remake_rows)
    assert rows_of(shared) == together
    assert shared.check() == []


def test_a_row_holds_what_stands(store, make):
    first = make("meeting", 1, {"title": "Musdus", "date": "2026-01-05", "quorum_met": False, "facilitators": ["b", "a"], "extra_male": 3})
    last = make("meeting", 1, {"venue": "Balai", "title": None}, first)
    store.append([first, last])
    row = store.row("meeting", first.record)
    assert row.fields == {"date": "2026-01-05", "quorum_met": False, "facilitators": ("a", "b"), "extra_male": 3, "venue": "Balai"}
    assert (row.made, row.made_by, row.changed, row.standing, row.hidden) == (first.at, first.by, last.at, "live", False)


def test_a_value_of_another_form_is_kept_beside_its_column(store, make):
    odd = make("meeting", 1, {"title": 5, "extra_male": "many", "quorum_met": 1, "facilitators": "one", "start_time": True})
    store.append([odd])
    assert dict(store.row("meeting", odd.record).fields) == dict(odd.fields)
    assert store.row("meeting", odd.record).fields["quorum_met"] is not True


def test_values_that_fight_are_shown_with_their_rivals(store, make):
    start = make("meeting", 1, {"title": "Musdus"})
    one, other = make("meeting", 1, {"title": "Rembug"}, start), make("meeting", 1, {"title": "Rapat"}, start)
    store.append([start, one, other])
    assert store.row("meeting", start.record).conflicts == ("title",)
    (conflict,) = store.conflicts("meeting")
    assert [(rival.value, rival.change) for rival in conflict.rivals] == [("Rembug", one.id), ("Rapat", other.id)]
    store.append([make("meeting", 1, {"title": "Rapat"}, one, other, why="resolved")])
    assert store.conflicts() == []
    assert store.row("meeting", start.record).conflicts == ()


def test_a_unit_fights_as_one(store, make):
    moments = (("2026-01-05", "08:00"), ("2026-01-06", "09:00"))
    store.append([make("meeting", 1, {"date": day, "start_time": time, "end_time": None}) for day, time in moments])
    (conflict,) = store.conflicts()
    assert (conflict.spot, conflict.unit) == ("time", "time")
    assert conflict.rivals[1].value == {"date": "2026-01-06", "start_time": "09:00", "end_time": None}


def test_a_contested_deletion_stays_visible_and_is_asked(store, make):
    start = make("meeting", 1, {"title": "Musdus"})
    store.append([start, make("meeting", 1, {DELETED: True}, start), make("meeting", 1, {"title": "Rembug"}, start)])
    (row,) = store.rows("meeting")
    (conflict,) = store.conflicts()
    assert (row.standing, row.conflicts) == ("contested", (DELETED,))
    assert (conflict.spot, conflict.contested, len(conflict.rivals)) == (DELETED, True, 2)


def test_parts_are_hidden_with_their_owner_and_come_back(store, make, attend):
    meeting, tick = make("meeting", 1, {"title": "Musdus"}), attend(1, 11)
    store.append([tick])
    assert (store.count("attendance"), store.row("attendance", tick.record).hidden) == (0, True)
    store.append([meeting])
    assert store.count("attendance") == 1
    gone = make("meeting", 1, {DELETED: True}, meeting)
    store.append([gone])
    assert (store.count("attendance"), store.count("attendance", deleted=True)) == (0, 0)
    assert store.visible([meeting.record, tick.record]) == {}
    store.append([make("meeting", 1, {DELETED: False}, gone)])
    assert store.visible([meeting.record, tick.record]) == {meeting.record: "meeting", tick.record: "attendance"}


def test_conflicts_of_what_is_deleted_wait_until_it_is_restored(store, make):
    rivals = [make("meeting", 1, {"title": "Musdus"}), make("meeting", 1, {"title": "Rembug"})]
    gone = make("meeting", 1, {DELETED: True}, *rivals)
    store.append([*rivals, gone])
    assert store.conflicts() == []
    store.append([make("meeting", 1, {DELETED: False}, gone)])
    assert [conflict.spot for conflict in store.conflicts()] == ["title"]


def test_rows_are_made_anew_when_a_description_changed(tmp_path, make):
    with Store.open(tmp_path / "empower.db", create=True) as store:
        store.append([make("meeting", 1, {"title": "Musdus"})])
        store.write(lambda connection: connection.exec_driver_sql("DELETE FROM row_meeting"))
        store.put_setting("rows", "of an older version")
    with Store.open(tmp_path / "empower.db") as store:
        assert [row.title for row in store.rows("meeting")] == ["Musdus"]


def test_a_check_finds_rows_that_do_not_fit_and_mends_them(store, make):
    store.append([make("meeting", 1, {"title": "Musdus"})])
    store.write(lambda connection: connection.exec_driver_sql("UPDATE row_meeting SET title = 'Rembug'"))
    assert [problem.code for problem in store.check()] == ["rows_differ"]
    assert store.check(rebuild=True) == []


def test_a_check_finds_a_change_that_somebody_altered(store, make):
    store.append([make("meeting", 1, {"title": "Musdus"})])
    store.write(lambda connection: connection.exec_driver_sql("UPDATE change SET why = 'altered'"))
    assert "change.id" in [problem.code for problem in store.check()]


def test_one_statement_a_table_brings_many_records_in(store, make, attend, statements):
    changes = [make("meeting", 1, {"title": "Musdus"}), *[attend(1, n) for n in range(20, 220)]]
    with statements(store) as asked:
        store.append(changes)
    assert len(asked) <= 15
