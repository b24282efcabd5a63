"""Whatever the order in which changes arrive, nothing is lost and all stores agree."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.joining import connected, joined
from empower_desktop.history.merge import NEW, Seen, history_order, moved, state_of, survivors, union

VOTES = ("method", "votes_for", "votes_against")
UNITS = {"meeting": {"votes": VOTES}}
CODES = ("title", "venue", *VOTES)
RECORD = "01900000-0000-7000-8000-000000000001"
values = st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from("ab")


@st.composite
def books(draw):
    """Give changes of one record, made by people who had each seen some of the earlier ones; some never arrive."""
    made: list[Change] = []
    for count in range(draw(st.integers(1, 9))):
        over = draw(st.lists(st.sampled_from(made), max_size=4)) if made else []
        edit = st.dictionaries(st.sampled_from(CODES), values, min_size=1, max_size=3)
        fields = draw(edit | st.fixed_dictionaries({DELETED: st.booleans()}))
        second, author = draw(st.integers(0, 9)), draw(st.integers(1, 3))
        at = f"2026-01-12T08:00:0{second}.000Z/0000"
        kind = "training" if draw(st.integers(0, 9)) == 0 else "meeting"
        ids = [change.id for change in over]
        made.append(Change.make(RECORD, kind, fields, ids, f"01910000-0000-7000-8000-00000000000{author}", at, f"{count}"))
    return draw(st.lists(st.sampled_from(made), min_size=1, max_size=12))


def by_the_book(changes):
    """Give the survivors as the contract words them, pair by pair."""
    left = {}
    for change in union(changes):
        for code in change.fields:
            if not any(change.id in other.over and code in other.fields for other in changes):
                left.setdefault(code, set()).add(change)
    return left


@given(books(), books(), books())
def test_merging_does_not_care_for_order_or_repeats(a, b, c):
    assert union(a, b) == union(b, a)
    assert union(a, union(b, c)) == union(union(a, b), c)
    assert union(a, union(b, a)) == union(b, a)
    assert state_of([*a, *b, *a], UNITS) == state_of(list(union(b, a)), UNITS)
    assert survivors(union(a, union(b, a))) == survivors(union(b, a))


@given(st.data(), books())
def test_a_state_follows_from_the_set_alone(data, changes):
    shuffled = data.draw(st.permutations(changes))
    assert state_of(shuffled, UNITS) == state_of(changes, UNITS)
    assert repr(state_of([*shuffled, shuffled[0]], UNITS).fields) == repr(state_of(changes, UNITS).fields)


@given(books())
def test_survivors_are_those_that_no_other_is_over(changes):
    assert {code: set(left) for code, left in survivors(changes).items()} == by_the_book(changes)
    for left in survivors(changes).values():
        assert list(left) == sorted(left, key=lambda change: (change.at, change.id))


@given(books(), books())
def test_no_survivor_disappears_unless_a_change_is_over_it(before, arriving):
    after = survivors(union(before, arriving))
    for code, left in survivors(before).items():
        for change in left:
            assert change in after[code] or any(change.id in other.over and code in other.fields for other in arriving)


@given(books())
def test_every_surviving_value_is_shown_or_stands_among_the_rivals(changes):
    state = state_of(changes, UNITS)
    told = {rival.change for rivals in state.conflicts.values() for rival in rivals}
    for code, left in survivors(changes).items():
        if code != DELETED and code not in state.disputed:
            assert {repr(change.fields[code]) for change in left} == {repr(state.fields.get(code))}
        elif code != DELETED:
            assert {change.id for change in left} <= told


@given(books())
def test_a_record_is_deleted_only_when_surviving_deletions_saw_all_that_stands(changes):
    state, left = state_of(changes, UNITS), by_the_book(changes)
    deletions = {change for change in left.get(DELETED, ()) if change.fields[DELETED] is True}
    saw = {seen for change in deletions for seen in (*change.over, change.id)}
    edits = {change.id for code, some in left.items() if code != DELETED for change in some}
    restores = left.get(DELETED, set()) - deletions
    expected = "live" if not deletions else "contested" if restores or edits - saw else "deleted"
    assert state.standing == expected
    assert bool(state.contest) is (expected == "contested")


def answer(changes, fields, over):
    """Make the change of somebody whose clock is far behind."""
    kind = state_of(changes).kind
    return Change.make(RECORD, kind, fields, over, "01910000-0000-7000-8000-000000000001", "2020-01-01T00:00:00.000Z/0000", "resolved")


@given(books())
def test_a_save_over_all_that_was_seen_settles_everything(changes):
    fields = dict.fromkeys(CODES, "b")
    over = Seen.of(state_of(changes, UNITS)).over(fields)
    settled = state_of([*changes, answer(changes, fields, over)], UNITS)
    assert settled.fields == fields
    assert settled.conflicts == {}


@given(books())
def test_deleting_all_that_was_seen_deletes_and_keeps_what_the_trash_shows(changes):
    before = state_of(changes, UNITS)
    after = state_of([*changes, answer(changes, {DELETED: True}, Seen.of(before).everything())], UNITS)
    assert after.standing == "deleted"
    assert (after.fields, after.conflicts) == (before.fields, before.conflicts)


@given(books())
def test_saving_what_stands_alone_makes_no_change(changes):
    state = state_of(changes, UNITS)
    shown = {code: state.fields.get(code) for code in CODES if code not in state.disputed}
    assert moved(Seen.of(state), shown, UNITS["meeting"]) == {}


@given(books())
def test_history_never_shows_an_answer_before_its_question(changes):
    order = history_order(changes)
    assert set(order) == union(changes)
    assert order == history_order(reversed(changes))
    places = {change.id: place for place, change in enumerate(order)}
    assert all(places[seen] < places[change.id] for change in order for seen in change.over if seen in places)


@given(books())
def test_what_was_seen_can_be_written_down(changes):
    seen = Seen.of(state_of(changes, UNITS))
    assert Seen.load(seen.dump()) == seen
    assert Seen.load(seen.dump()).dump() == seen.dump()


def test_the_clock_does_not_decide(save):
    first = save({"title": "Musdus"}, second=9)
    later = save({"title": "Musdes"}, first, second=1)
    assert state_of([first, later]).fields == {"title": "Musdes"}
    assert state_of([first, later]).conflicts == {}


def test_history_of_one_time_is_in_order_of_ids(save):
    changes = [save({"title": title}) for title in "pqrs"]
    assert history_order(changes) == sorted(changes, key=lambda change: change.id)


def test_a_contested_deletion_names_both_sides(save):
    first = save({"title": "Musdus", "venue": "Balai"})
    end, edit = save({DELETED: True}, first, second=3), save({"title": "Musdes"}, first, second=2)
    contest = state_of([first, end, edit]).contest
    assert [(rival.change, rival.value) for rival in contest] == [(end.id, True), (edit.id, {"title": "Musdes"})]
    assert (contest[0].by, contest[0].at) == (end.by, end.at)


def test_an_unknown_field_and_kind_are_kept(save):
    state = state_of([save({"x_colour": "red"}, kind="x_new")], UNITS)
    assert (state.kind, state.fields) == ("x_new", {"x_colour": "red"})


def test_a_change_takes_effect_before_what_it_is_over_has_come(save):
    first = save({"title": "Musdus"})
    state = state_of([save({"title": "Musdes"}, first)])
    assert (state.fields, state.over) == ({"title": "Musdes"}, {first.id})


def test_a_save_carries_the_unit_of_what_moved_and_nothing_else(save):
    seen = Seen.of(state_of([save({"title": "Musdus", "method": "mufakat", "votes_for": 3})], UNITS))
    plain = {"title": "Musdus", "venue": "", "votes_for": 4, "votes_against": None}
    assert moved(seen, plain, UNITS["meeting"]) == {"method": "mufakat", "votes_for": 4, "votes_against": None}


def test_a_save_is_over_the_whole_unit_that_was_seen(save):
    whole = save({"method": "mufakat", "votes_for": 3, "votes_against": None})
    lone, title = save({"votes_for": 4}, whole, second=2), save({"title": "Musdus"}, second=3)
    seen = Seen.of(state_of([whole, lone, title], UNITS))
    assert seen.over(["votes_against"], UNITS["meeting"]) == tuple(sorted((whole.id, lone.id)))
    assert seen.over(["title"], UNITS["meeting"]) == (title.id,)
    assert seen.everything() == tuple(sorted((whole.id, lone.id, title.id)))


def test_a_save_is_not_over_what_arrived_after_the_form_was_opened(save):
    first = save({"title": "Musdus"})
    seen = Seen.of(state_of([first]))
    arrived = save({"title": "Musdes"}, first, second=2)
    saved = Change.make(RECORD, "meeting", {"title": "Rapat"}, seen.over(["title"]), first.by, "2026-01-12T09:00:00.000Z/0000")
    assert [rival.value for rival in state_of([first, arrived, saved]).conflicts["title"]] == ["Musdes", "Rapat"]


def test_of_a_new_record_only_what_is_filled_moves():
    assert moved(NEW, {"title": "Musdus", "venue": "", "aims": (), "present": False}) == {"title": "Musdus", "present": False}
    assert NEW.over(["title"]) == NEW.everything() == ()


def test_yes_does_not_stand_where_one_stands(save):
    seen = Seen.of(state_of([save({"present": 1, "aims": ("A1", "A2")})]))
    assert not seen.stands("present", True)
    assert seen.stands("present", 1)
    assert seen.stands("aims", ["A2", "A1", "A1"])


def test_a_value_in_dispute_does_not_stand_alone(save):
    seen = Seen.of(state_of([save({"title": "a"}), save({"title": "b"})]))
    assert not seen.stands("title", "a")
    assert not seen.stands("title", "b")


def test_two_records_found_to_be_one_fill_each_other(save):
    one = [save({"title": "Ibu Rina", "venue": None}, record=2)]
    other = [save({"title": "Ibu Rina", "venue": "Oelua", "notes": "x"}, record=1, second=2)]
    for records in permutations([one, other]):
        both = joined(records, UNITS)
        assert (both.record, both.conflicts) == (other[0].record, {})
        assert both.fields == {"title": "Ibu Rina", "venue": "Oelua", "notes": "x"}


def test_what_differs_between_two_records_found_to_be_one_is_one_question(save):
    one, other = [save({"title": "Rina"}, record=1)], [save({"title": "Rina T."}, record=2, second=2)]
    both = joined([other, one], UNITS)
    assert both.fields == {"title": "Rina"}
    assert [rival.value for rival in both.conflicts["title"]] == ["Rina", "Rina T."]


def test_of_records_found_to_be_one_half_a_unit_is_never_put_to_the_half_of_another(save):
    empty = [save({"method": None, "votes_for": None, "votes_against": None}, record=1)]
    half = [save({"method": "mufakat", "votes_for": None, "votes_against": None}, record=2, second=2)]
    full = [save({"method": "voting", "votes_for": 5, "votes_against": 1}, record=3, second=3)]
    assert joined([empty, full], UNITS).fields == {"method": "voting", "votes_for": 5, "votes_against": 1}
    assert joined([empty, full], UNITS).conflicts == {}
    assert joined([empty, half, full], UNITS).fields == {"method": "mufakat"}
    assert len(joined([empty, half, full], UNITS).conflicts["votes"]) == 2


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.randoms(use_true_random=False))
def test_what_pairs_connect_is_found_in_any_order(pairs, chance):
    found = {frozenset(some) for some in connected(pairs)}
    for one, other in pairs:
        assert [some for some in found if {one, other} & some] == [some for some in found if {one, other} <= some]
    assert sorted(each for some in found for each in some) == sorted({each for pair in pairs for each in pair})
    turned = [pair if chance.random() < 0.5 else pair[::-1] for pair in chance.sample(pairs, len(pairs))]
    assert {frozenset(some) for some in connected(turned)} == found
