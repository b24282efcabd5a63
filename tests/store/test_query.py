from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

import pytest

from empower_desktop.history.change import DELETED
from empower_desktop.store import Between, OneOf, Within

DAYS = ["2026-01-05", "2026-03-09", None, "2026-02-07"]


@pytest.fixture
def meetings(store, make):
    """Keep four meetings, one of them without a date."""
    areas = ["33.04.01.2001", "33.04.02.2001", "33.05.01.2001", "33.04.01.2002"]
    saved = [
        make("meeting", n, {"title": title, "date": day, "area": area})
        for n, (title, day, area) in enumerate(zip(["musdus", "Rembug", "Arisan", "Rapat"], DAYS, areas, strict=True))
    ]
    store.append(saved)
    return saved


def titles(rows):
    return [row.title for row in rows]


def test_rows_come_by_id_where_nothing_else_sorts_them(store, meetings):
    assert [row.id for row in store.rows("meeting")] == sorted(one.record for one in meetings)


def test_rows_are_sorted_by_day_the_latest_first(store, meetings):
    assert titles(store.rows("meeting", sort=[("date", True)])) == ["Rembug", "Rapat", "musdus", "Arisan"]


def test_names_are_sorted_whatever_their_capitals(store, meetings):
    assert titles(store.rows("meeting", sort=[("title", False)])) == ["Arisan", "musdus", "Rapat", "Rembug"]


def test_pages_put_together_are_the_whole_list(store, meetings):
    whole = store.rows("meeting", sort=[("date", True)])
    assert [row for offset in range(4) for row in store.rows("meeting", sort=[("date", True)], limit=1, offset=offset)] == whole
    assert store.ids("meeting", sort=[("date", True)]) == [row.id for row in whole]


def test_a_page_takes_two_statements(store, meetings, statements):
    with statements(store) as asked:
        store.rows("meeting", sort=[("date", True)], limit=50)
    assert len(asked) == 2


def test_a_list_is_read_out_of_an_index(store, meetings):
    with store.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT _n FROM row_meeting WHERE _shown = 1 ORDER BY date DESC, id DESC LIMIT 50 OFFSET 100"
        ).all()
    assert [step[-1] for step in plan] == ["SEARCH row_meeting USING COVERING INDEX ix_row_meeting_by_date (_shown=?)"]


def test_what_belongs_to_a_record_is_read_out_of_the_index_of_that_record(store, attend, statements):
    came = attend(1, 2)
    store.append([came])
    with statements(store) as asked:
        store.rows("attendance", {"meeting": came.fields["meeting"]})
    with store.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", (None,) * asked[0].count("?")).all()
    assert plan[0][-1] == "SEARCH row_attendance USING INDEX ix_row_attendance_meeting (meeting=?)"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"date": "2026-03-09"}, ["Rembug"]),
        ({"date": None}, ["Arisan"]),
        ({"date": Between("2026-01-05", "2026-02-28")}, ["Rapat", "musdus"]),
        ({"date": Between(first="2026-02-01")}, ["Rapat", "Rembug"]),
        ({"area": Within("33.04")}, ["Rapat", "Rembug", "musdus"]),
        ({"area": Within("33.04.01.2001")}, ["musdus"]),
        ({"title": OneOf(("Arisan", "Rapat"))}, ["Arisan", "Rapat"]),
        ({"title": OneOf(())}, []),
        ({"area": Within("33.04"), "date": Between(last="2026-01-31")}, ["musdus"]),
    ],
)
def test_rows_are_chosen_by_their_fields(store, meetings, wanted, found):
    assert sorted(titles(store.rows("meeting", wanted))) == found
    assert store.count("meeting", wanted) == len(found)


def test_yes_and_no_and_one_of_several_are_found(store, make):
    store.append([make("meeting", 1, {"quorum_met": True, "facilitators": ["a", "b"]}), make("meeting", 2, {"quorum_met": False})])
    assert store.count("meeting", {"quorum_met": True}) == store.count("meeting", {"quorum_met": False}) == 1
    assert store.count("meeting", {"facilitators": "b"}) == store.count("meeting", {"facilitators": ("a", "b")}) == 1


def test_the_trash_holds_what_was_deleted(store, make, meetings):
    gone = make("meeting", 0, {DELETED: True}, meetings[0])
    store.append([gone])
    (row,) = store.rows("meeting", deleted=True, sort=[("_changed", True)])
    assert (row.id, row.changed, row.fields["title"]) == (gone.record, gone.at, "musdus")
    assert store.count("meeting") == 3
    assert store.count("meeting", {"_changed": Between(first=gone.at)}, deleted=True) == 1


def test_disputed_rows_are_listed_alone(store, make, meetings):
    store.append([make("meeting", 1, {"title": "Rapat besar"})])
    assert store.count("meeting", disputed=True) == len(store.rows("meeting", disputed=True)) == 1


def test_rows_are_sorted_by_the_names_they_refer_to(store, make, attend):
    people = [make("person", n, {"name": name}) for n, name in ((11, "Suminah"), (12, "aminah"), (13, "Budi"))]
    store.append([make("meeting", 1, {"title": "Musdus"}), *people, *[attend(1, n) for n in (11, 12, 13, 14)]])
    rows = store.rows("attendance", {"meeting": rid(1)}, sort=[("person", False)])
    assert [row.fields["person"] for row in rows] == [rid(14), rid(12), rid(13), rid(11)]


def test_titles_of_many_records_take_one_statement(store, meetings, statements):
    with statements(store) as asked:
        assert store.titles("meeting", [one.record for one in meetings] + ["absent"]) == {
            one.record: (one.fields["title"], "live") for one in meetings
        }
    assert len(asked) == 1


def test_figures_read_the_columns_they_need(store, make, attend, statements):
    store.append([make("meeting", 1, {"title": "Musdus"}), attend(1, 11, invited=True), attend(2, 11)])
    with statements(store) as asked:
        ((_, meeting, invited),) = store.columns("attendance", ["meeting", "invited"])
    assert (meeting, invited, len(asked)) == (rid(1), True, 1)


def test_numbers_are_compared_as_numbers(store, make):
    store.append([make("training", n, {"title": f"Pelatihan {n}", "hours": hours}) for n, hours in ((1, "9.5"), (2, "10"), (3, "100"))])
    assert titles(store.rows("training", {"hours": Between("9.6", "50")})) == ["Pelatihan 2"]
    assert titles(store.rows("training", sort=[("hours", False)])) == ["Pelatihan 1", "Pelatihan 2", "Pelatihan 3"]


def test_standing_is_told_of_any_record(store, make, meetings):
    store.append([make("meeting", 0, {DELETED: True}, meetings[0])])
    assert [store.standing(rid(n)) for n in (0, 1, 99)] == ["deleted", "live", "absent"]
    assert (store.kind_of(rid(1)), store.kind_of(rid(99))) == ("meeting", "")


def test_records_are_counted_by_who_made_them(store, make):
    other = "01910000-0000-7000-8000-000000000002"
    rapat = make("meeting", 2, {"title": "Rapat"}, by=other)
    store.append([make("meeting", 1, {"title": "Musdus"}), make("person", 11, {"name": "Ani"}), rapat])
    assert sorted(store.made_by().values()) == [1, 2]
    assert store.made_by()[other] == 1


def rid(number: int) -> str:
    return f"01900000-0000-7000-8000-{number:012x}"


def test_the_parts_of_thousands_of_records_are_found_at_once_and_out_of_their_index(store, make, attend, statements):
    came = attend(1, 2)
    meeting = came.fields["meeting"]
    store.append([make("meeting", meeting, {"title": "Musdus"}), came])
    several = OneOf((*[str(uuid5(NAMESPACE_URL, f"other {n}")) for n in range(5_000)], meeting))
    with statements(store) as asked:
        rows = store.rows("attendance", {"meeting": several})
    assert [row.id for row in rows] == [came.record]
    assert store.counts_by("attendance", "meeting", {"meeting": several}) == {meeting: 1}
    with store.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", (None,) * asked[0].count("?")).all()
    assert plan[0][-1] == "SEARCH row_attendance USING INDEX ix_row_attendance_meeting (meeting=?)"
