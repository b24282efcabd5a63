from __future__ import annotations

from itertools import groupby

from empower_desktop.history.change import DELETED, Change, keyed_id
from empower_desktop.language import Language
from empower_desktop.workbook.contents import Privacy
from empower_desktop.workbook.gathered import Gathered
from empower_desktop.workbook.nearness import Nearness
from tests.workbook import village


def gathered(*more: Change, privacy: Privacy = "penuh") -> Gathered:
    return Gathered([*village.village(), *more], Language("id"), village.Names(), privacy)


def save(record: str, kind: str, fields: dict[str, object]) -> Change:
    return Change.make(record, kind, fields, [], village.SARI, "2026-02-01T08:00:00.000Z/0000")  # type: ignore[arg-type]


def test_rows_are_ordered_as_people_look_for_them() -> None:
    rows = gathered().rows
    assert [state.record for state in rows["meeting"]] == [village.MEETING, village.SECOND_MEETING]
    assert [state.fields["name"] for state in rows["person"]] == ["Rohmah Wulandari", "Suminah", "Suminah"]
    assert list(rows) == ["meeting", "attendance", "decision", "action", "training", "group", "person"]


def test_the_deleted_and_their_parts_have_no_row() -> None:
    deletion = Change.make(
        village.MEETING, "meeting", {DELETED: True}, [one.id for one in village.village()], village.SARI, "2026-02-01T08:00:00.000Z/0000"
    )
    rows = gathered(deletion).rows
    assert [state.record for state in rows["meeting"]] == [village.SECOND_MEETING]
    assert "attendance" not in rows


def test_a_part_whose_owner_has_not_come_waits() -> None:
    waiting = save(village.identity(8, 1), "agenda_item", {"meeting": village.identity(8, 2), "topic": "Air", "order_no": 1})
    assert "agenda_item" not in gathered(waiting).rows


def test_a_part_that_names_itself_its_owner_is_no_trap() -> None:
    odd = village.identity(8, 1)
    assert "agenda_item" not in gathered(save(odd, "agenda_item", {"meeting": odd, "topic": "Air"})).rows


def test_every_name_is_a_different_one() -> None:
    found = gathered()
    assert found.record("person", village.SUMINAH) == "Suminah (Dusun I)"
    assert found.record("person", village.OTHER_SUMINAH) == "Suminah (Dusun III)"
    assert found.record("person", village.ROHMAH) == "Hj. Rohmah Wulandari"
    assert found.record("person", village.SUTARJO) == "Sutarjo (dihapus)"
    assert found.record("meeting", village.MEETING) == "12-01-2026 Musyawarah Pembagian Air Blok Timur"
    assert found.record("group", village.identity(7, 7)) == "belum diterima: 019bb138"
    twins = [save(village.identity(8, number), "person", {"name": "Kembar"}) for number in (1, 2)]
    assert gathered(*twins).record("person", village.identity(8, 2)) == "Kembar #0002"


def test_several_titles_stand_before_a_name_one_after_another() -> None:
    named = gathered(save(village.identity(8, 1), "person", {"name": "Warsini", "titles": "Bu; Hj."}))
    assert named.record("person", village.identity(8, 1)) == "Bu Hj. Warsini"


def test_a_shared_copy_names_nobody_who_refused() -> None:
    found = gathered(privacy="berbagi")
    assert found.record("person", village.ROHMAH) == "(nama tidak ditampilkan)"
    assert found.record("person", village.SUMINAH) == "Suminah"


def test_records_of_one_kind_stand_together_and_of_these_those_of_one_group() -> None:
    mixed = [
        save(village.identity(9, 2 * n + which), "decision", {"statement": f"Bersama {n}", "meeting": meeting})
        for n in range(3)
        for which, meeting in enumerate((village.MEETING, village.SECOND_MEETING))
    ]
    found = gathered(*mixed)
    order = Nearness(found.states, found.rows).order()
    assert sorted(order) == sorted(found.states)
    kinds = [found.states[record].kind for record in order]
    assert [kind for kind, _ in groupby(kinds)] == sorted(set(kinds))
    meetings = [found.states[record].fields["meeting"] for record in order if found.states[record].kind == "decision"]
    assert [len(list(some)) for _, some in groupby(meetings)] == [4, 3]


def test_records_that_refer_to_each_other_in_a_circle_are_stored_once() -> None:
    one, other = village.identity(8, 1), village.identity(8, 2)
    circle = [save(one, "group", {"name": "A", "parent_group": other}), save(other, "group", {"name": "B", "parent_group": one})]
    found = gathered(*circle)
    assert sorted(Nearness(found.states, found.rows).order()) == sorted(found.states)


def test_who_is_entered_twice_keeps_two_rows_and_is_told_of_and_counted_once() -> None:
    pair = {"kind": "person", "one": village.SUMINAH, "other": village.OTHER_SUMINAH, "same": True}
    found = gathered(save(keyed_id(village.SUMINAH, village.OTHER_SUMINAH), "same_as", pair))
    both = {state.record for state in found.rows["person"]} & found.homes.keys()
    assert both == {village.SUMINAH, village.OTHER_SUMINAH}
    assert found.homes[village.OTHER_SUMINAH] == min(both)
    (first,) = [state for state in found.rows["person"] if state.record == village.SUMINAH]
    assert found.same_as(first) == [village.OTHER_SUMINAH]
    assert gathered(save(keyed_id(village.SUMINAH, village.OTHER_SUMINAH), "same_as", {**pair, "same": False})).homes == {}
