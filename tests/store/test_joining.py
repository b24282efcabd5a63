"""Records found to be one thing are one row, and two again when it is taken back."""

from __future__ import annotations

import pytest

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.history.joining import joined
from empower_desktop.store import Store, standing
from empower_desktop.store.packed import each_in, packed
from tests.store.conftest import record_id
from tests.store.pairs import AUTHORS, MEETINGS, PEOPLE, SAME


def _joined_village(store: Store, make, attend) -> None:
    """Bring two persons who are one, both noted at one meeting, one of them at another, and a third who is nobody else."""
    store.append(
        [
            make("person", 11, {"name": "Suminah", "sex": "P"}),
            make("person", 12, {"name": "Ibu Suminah", "sex": "P", "hamlet": "Dusun II"}),
            make("person", 13, {"name": "Rina", "sex": "P"}),
            make("meeting", 1, {"title": "Musdus", "facilitators": [record_id(12)]}),
            make("meeting", 2, {"title": "Rembug"}),
            attend(1, 11),
            attend(1, 12, presence="izin", notes="datang terlambat"),
            attend(1, 13),
            attend(2, 12),
            make(
                "same_as",
                keyed_id(record_id(11), record_id(12)),
                {"kind": "person", "one": record_id(11), "other": record_id(12), "same": True},
            ),
        ]
    )


def test_joined_persons_are_listed_counted_and_found_once_under_the_smallest_id(store, make, attend):
    _joined_village(store, make, attend)
    assert store.ids("person") == [record_id(11), record_id(13)]
    assert store.count("person") == 2
    assert {row.id for row in store.people("Suminah")} == {record_id(11)}
    assert [found.record for found in store.find("ibu")] == [record_id(11)]
    assert store.row("person", record_id(12)).fields == {"name": "Suminah", "sex": "P", "hamlet": "Dusun II"}
    assert store.titles("person", [record_id(12)]) == {record_id(12): ("Suminah", "live")}
    assert set(store.visible([record_id(11), record_id(12), record_id(13)])) == {record_id(11), record_id(13)}
    assert set(store.visible([record_id(11), record_id(12), record_id(13)], each=True)) == {record_id(11), record_id(12), record_id(13)}
    assert store.made_by() == {AUTHORS[0]: 2 + 2 + 3 + 1}
    assert store.members(record_id(12)) == [record_id(11), record_id(12)]


@pytest.mark.parametrize("read", [(0, 0), (0, 999), (999, 999)], ids=["each looked at", "by their numbers", "all that is there"])
def test_many_records_are_known_to_be_shown_as_few_are(store, make, attend, monkeypatch, read):
    _joined_village(store, make, attend)
    gone, newer = make("person", 14, {"name": "Tono"}), make("irrigation", 15, {"flow": "0.5"})
    store.append([gone, newer, make("person", 14, {DELETED: True}, gone)])
    waits = attend(7, 11)
    store.append([waits])
    monkeypatch.setattr(standing, "EVERY_FROM", read[0])
    monkeypatch.setattr(standing, "PAYS_FROM", read[1])
    asked = [record_id(11), record_id(12), record_id(13), record_id(99), gone.record, newer.record, waits.record]
    each = {record_id(11): "person", record_id(12): "person", record_id(13): "person", newer.record: "irrigation"}
    assert store.visible(asked, each=True) == each
    assert store.packed_visible(set(each_in(packed(asked)))) == dict(zip(each_in(packed(each)), each.values(), strict=True))
    assert store.visible(asked) == {one: kind for one, kind in each.items() if one != record_id(12)}
    assert store.visible([]) == store.packed_visible(set()) == {}


def test_two_attendances_of_joined_persons_at_one_meeting_are_one_with_one_question(store, make, attend):
    _joined_village(store, make, attend)
    assert store.count("attendance", {"meeting": record_id(1)}) == 2
    assert store.counts_by("attendance", "person") == {record_id(11): 2, record_id(13): 1}
    (row,) = store.rows("attendance", {"meeting": record_id(1), "person": record_id(12)})
    assert row.fields["person"] == record_id(11)
    assert row.fields["notes"] == "datang terlambat"
    (conflict,) = store.conflicts("attendance")
    assert (conflict.record, conflict.spot, [rival.value for rival in conflict.rivals]) == (row.id, "presence", ["hadir", "izin"])
    assert store.row("meeting", record_id(1)).fields["facilitators"] == (record_id(11),)
    assert store.count("meeting", {"facilitators": record_id(12)}) == 1


def test_joined_meetings_stay_one_when_the_person_who_led_them_is_joined_later(store, make):
    for kind, one, other, fields in (
        ("meeting", 1, 2, {"title": "Musdus", "facilitators": [record_id(12)]}),
        ("person", 11, 12, {"name": "Suminah"}),
    ):
        store.append([make(kind, one, fields), make(kind, other, fields)])
        pair = {"kind": kind, "one": record_id(one), "other": record_id(other), "same": True}
        store.append([make("same_as", keyed_id(record_id(one), record_id(other)), pair)])
    assert store.ids("meeting") == [record_id(1)]
    assert store.row("meeting", record_id(1)).fields["facilitators"] == (record_id(11),)
    assert store.check() == []


def test_values_that_fight_name_joined_records_by_the_id_under_which_they_are_shown(store, make):
    pair = make(
        "same_as", keyed_id(record_id(1), record_id(2)), {"kind": "meeting", "one": record_id(1), "other": record_id(2), "same": True}
    )
    store.append([make("meeting", n, {"title": "Musdus"}) for n in (1, 2, 3)])
    store.append([make("decision", 21, {"meeting": record_id(n)}) for n in (3, 2)])
    store.append([pair])
    assert store.check() == []
    store.append([Change.make(pair.record, "same_as", {DELETED: True}, [pair.id], AUTHORS[0], "2026-01-13T08:00:00.000Z/0000")])
    assert store.check() == []


def test_joined_records_that_are_both_contested_ask_in_the_same_order_in_every_store(store, make):
    pair = make(
        "same_as", keyed_id(record_id(11), record_id(12)), {"kind": "person", "one": record_id(11), "other": record_id(12), "same": True}
    )
    people = {n: make("person", n, {"name": "Suminah"}) for n in (11, 12)}
    gone = [make("person", n, {DELETED: True}, one) for n, one in people.items()]
    edits = [make("person", n, {"name": "Sum"}, one) for n, one in people.items()]
    store.append([*people.values(), *gone, *edits, pair])
    assert store.check() == []
    histories = [[people[n], *(one for one in (*gone, *edits) if one.record == record_id(n))] for n in (11, 12)]
    assert joined(histories) == joined(histories[::-1])


def test_a_no_joins_nothing_and_a_yes_through_what_has_not_come_does(store, make, attend):
    def pair(one, other, same, *over):
        return make(
            "same_as",
            keyed_id(record_id(one), record_id(other)),
            {"kind": "person", "one": record_id(one), "other": record_id(other), "same": same},
            *over,
        )

    store.append([make("person", n, {"name": f"Rina {n}"}) for n in (11, 13)])
    store.append([pair(11, 13, False)])
    assert store.count("person") == 2
    store.append([pair(11, 12, True), pair(12, 13, True)])
    assert store.ids("person") == [record_id(11)]
    assert {conflict.spot for conflict in store.conflicts()} == {"name"}
    store.append([make("person", 12, {"name": "Rina 12"})])
    assert store.members(record_id(13)) == [record_id(11), record_id(12), record_id(13)]
    assert store.check() == []


def test_what_is_joined_stays_so_when_the_smallest_goes_to_the_trash(store, make, attend):
    _joined_village(store, make, attend)
    _, seen = store.looked_at(record_id(11))
    gone = Change.make(
        record_id(11), "person", {DELETED: True}, seen.members[record_id(11)].everything(), AUTHORS[0], "2026-01-13T08:00:00.000Z/0000"
    )
    store.append([gone])
    assert store.ids("person") == [record_id(12), record_id(13)]
    assert store.ids("person", deleted=True) == [record_id(11)]
    assert store.counts_by("attendance", "person") == {record_id(11): 1, record_id(12): 2, record_id(13): 1}
    assert store.check() == []


def test_a_check_finds_joined_rows_that_do_not_fit_and_mends_them(store, make, attend):
    _joined_village(store, make, attend)
    store.write(lambda connection: connection.exec_driver_sql("UPDATE row_person SET hamlet = NULL"))
    assert [problem.code for problem in store.check()] == ["rows_differ"]
    store.write(lambda connection: connection.exec_driver_sql("DELETE FROM home"))
    assert store.check() != []
    assert store.check(rebuild=True) == []
    assert store.row("person", record_id(12)).fields["hamlet"] == "Dusun II"


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
