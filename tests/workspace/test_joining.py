"""Two records that are one thing: worked with as one, on every laptop, until somebody parts them."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change, keyed_id, new_id
from empower_desktop.records import Attendance, Meeting, Person, Proposal, SameAs
from empower_desktop.records.author import WITH_ITSELF
from empower_desktop.workspace.attending import coming, mark, take_off
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.joining import join, members_of, not_the_same, part
from empower_desktop.workspace.looking import listed, whole
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, delete, restore_record, save, undo
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.settling import open_conflicts, take, type_another
from empower_desktop.workspace.trash import trashed


@pytest.fixture
def work(open_work):
    return open_work("sari")


@pytest.fixture
def pair(work):
    """Give two persons entered for one, the smaller id first."""
    made = [
        add(work, Person, {"name": name, "sex": "P", **more}).result
        for name, more in (("Suminah", {}), ("Ibu Suminah", {"hamlet": "Dusun II"}))
    ]
    return sorted(made)


def test_a_save_of_a_joined_record_is_written_to_each_and_leaves_no_question(work, pair):
    join(work, Person, *pair)
    step = save(work, Person, {"phone": "081234567890"}, pair[0], work.seen(pair[0]))
    assert set(step.records) == set(pair)
    save(work, Person, {"name": "Suminah Wati"}, pair[1], work.seen(pair[1]))
    assert open_conflicts(work) == []
    assert work.one(Person, pair[1]).name == "Suminah Wati"
    part(work, pair[1])
    assert [person.phone for person in work.all(Person)] == ["081234567890"] * 2


def test_what_differs_is_one_question_whose_answer_is_a_change_to_each_over_its_own(work, pair):
    join(work, Person, *pair)
    (conflict,) = open_conflicts(work)
    assert (conflict.record, conflict.spot) == (pair[0], "name")
    before = {one: work.changes(one)[0].id for one in pair}
    step = take(work, conflict.record, "name", conflict.rivals[1].change)
    assert {change.record: change.over for one in pair for change in work.changes(one)[1:]} == {one: (before[one],) for one in pair}
    assert len(step.changes) == 2
    assert open_conflicts(work) == []
    undo(work, step)
    assert [each.spot for each in open_conflicts(work)] == ["name"]
    type_another(work, pair[1], "name", "Suminah binti Karto")
    assert open_conflicts(work) == []
    assert work.one(Person, pair[0]).name == "Suminah binti Karto"


def test_ticking_somebody_joined_goes_to_the_tick_that_is_there(work, pair):
    meeting = add(work, Meeting, {"title": "Musdus"}).result
    mark(work, Attendance, meeting, {pair[1]: {"presence": "izin"}})
    join(work, Person, *pair)
    mark(work, Attendance, meeting, {pair[0]: {"presence": "hadir"}})
    (one,) = coming(work, Meeting, meeting).attenders
    assert (one.person, one.record, one.presence, one.conflicts) == (pair[0], keyed_id(meeting, pair[1]), "hadir", ())
    other = add(work, Meeting, {"title": "Rembug"}).result
    mark(work, Attendance, other, {pair[1]: {"presence": "hadir"}})
    assert [row.id for row in work.store.rows("attendance", {"meeting": other})] == [keyed_id(other, pair[0])]
    answers = batch(
        work, [{"do": "add", "kind": "attendance", "fields": {"meeting": meeting, "person": pair[1], "presence": "sakit"}}]
    ).result
    assert answers[0].id == keyed_id(meeting, pair[1])
    assert [each.fields["presence"] for each in listed(work, Attendance, {"meeting": meeting})] == ["sakit"]


def test_two_ticks_that_became_one_are_marked_and_taken_off_together(work, pair):
    meeting = add(work, Meeting, {"title": "Musdus"}).result
    for person, presence in zip(pair, ("hadir", "izin"), strict=True):
        mark(work, Attendance, meeting, {person: {"presence": presence}})
    join(work, Person, *pair)
    (one,) = coming(work, Meeting, meeting).attenders
    assert one.conflicts == ("presence",)
    mark(work, Attendance, meeting, {pair[0]: {"presence": "sakit"}})
    assert [(each.presence, each.conflicts) for each in coming(work, Meeting, meeting).attenders] == [("sakit", ())]
    step = take_off(work, Attendance, [one.record], Meeting.label)
    assert len(step.changes) == 2
    assert coming(work, Meeting, meeting).attenders == ()
    undo(work, step)
    assert len(coming(work, Meeting, meeting).attenders) == 1


def test_a_joined_record_is_deleted_and_brought_back_whole(work, pair):
    join(work, Person, *pair)
    step = delete(work, Person, pair[1], work.seen(pair[1]))
    assert (work.all(Person), len(step.changes)) == ([], 2)
    undo(work, step)
    assert [person.id for person in work.all(Person)] == [pair[0]]


def test_somebody_joined_in_the_trash_is_still_one_who_came_to_a_meeting_and_comes_back_as_one(work, pair):
    meeting = add(work, Meeting, {"title": "Musdus"}).result
    for person in pair:
        mark(work, Attendance, meeting, {person: {"presence": "hadir"}})
    join(work, Person, *pair)
    delete(work, Person, pair[1], work.seen(pair[1]))
    assert [one.presence for one in coming(work, Meeting, meeting).attenders] == ["hadir"]
    assert [(each.kind, each.title) for each in trashed(work)] == [("person", "Suminah")]
    restore_record(work, Person, trashed(work)[0].record)
    assert [person.id for person in work.all(Person)] == [pair[0]]
    assert len(coming(work, Meeting, meeting).attenders) == 1
    assert work.store.check() == []


def test_a_form_opened_before_the_join_saves_over_what_it_saw(work, pair):
    seen = work.seen(pair[1])
    join(work, Person, *pair)
    save(work, Person, {"hamlet": "Dusun III"}, pair[1], seen)
    assert work.one(Person, pair[0]).hamlet == "Dusun III"


def test_both_ids_lead_to_the_same_and_names_are_those_of_the_joined(work, pair):
    proposal = add(work, Proposal, {"title": "Jalan", "proposer_person": pair[1]}).result
    join(work, Person, *pair)
    assert whole(work, pair[1]).id == pair[0]
    assert work.one(Proposal, proposal).proposer_person == pair[0]
    assert work.names.record("person", pair[1]) == work.names.record("person", pair[0])
    assert save(work, Proposal, {"proposer_person": pair[1]}, proposal, work.seen(proposal)).changes == ()
    assert {change.record for change in work.history(pair[0])} == set(pair)


def test_an_answer_is_remembered_taken_back_and_given_anew(work, pair):
    step = join(work, Person, *pair)
    assert (step.result, [member.id for member in members_of(work, Person, pair[1])]) == (pair[0], pair)
    undo(work, step)
    assert members_of(work, Person, pair[0]) == []
    join(work, Person, *reversed(pair))
    part(work, pair[1])
    with pytest.raises(Problem, match="not joined"):
        part(work, pair[1])
    not_the_same(work, Person, *pair)
    assert len(work.all(Person)) == 2
    join(work, Person, *pair)
    assert len(work.all(Person)) == 1


def test_only_two_live_records_of_one_kind_are_joined(work, pair):
    meeting = add(work, Meeting, {"title": "Musdus"}).result
    for one, other in ((pair[0], meeting), (pair[0], pair[0])):
        with pytest.raises(Problem, match="Only two live records"):
            join(work, Person, one, other)
    delete(work, Person, pair[1], work.seen(pair[1]))
    with pytest.raises(Problem, match="Only two live records"):
        join(work, Person, *pair)


def test_what_is_no_record_of_the_kind_is_refused_at_the_door_by_whatever_door(work, pair):
    meeting = add(work, Meeting, {"title": "Musdus"}).result
    for other, code in ((meeting, "not_joinable"), (new_id(0), "no_such_record")):
        said = {"kind": "person", "one": pair[0], "other": other, "same": True}
        with pytest.raises(Problem) as refused:
            add(work, SameAs, said)
        for problem in (refused.value, *batch(work, [{"do": "add", "kind": "same_as", "fields": said}]).problems):
            assert (problem.code, problem.place.field) == (code, "one" if other < pair[0] else "other")
    assert work.all(SameAs) == []


def test_another_kind_is_not_said_afterwards_of_what_was_paired(work, pair):
    said = add(work, SameAs, {"kind": "person", "one": pair[0], "other": pair[1], "same": True}).result
    with pytest.raises(Problem) as refused:
        save(work, SameAs, {"kind": "meeting"}, said, work.seen(said))
    (problem,) = batch(work, [{"do": "set", "id": said, "fields": {"kind": "meeting"}}]).problems
    assert {(each.code, each.place.field) for each in (refused.value, problem)} == {("not_joinable", "one")}
    save(work, SameAs, {"kind": "person", "same": False}, said, work.seen(said))
    assert len(work.all(Person)) == 2


def test_what_was_paired_wrongly_before_can_still_be_answered_otherwise(work, pair):
    meeting = add(work, Meeting, {"title": "Musdus"}).result
    one, other = sorted((pair[0], meeting))
    said = {"kind": "person", "one": one, "other": other, "same": True}
    work.store.append([Change.make(keyed_id(one, other), "same_as", said, (), work.author.id, work.clock.stamp())])
    add(work, SameAs, {**said, "same": False})
    assert [each.same for each in work.all(SameAs)] == [False]


def test_records_of_one_batch_are_paired_by_the_names_that_it_gives_them(work):
    people = [{"do": "add", "kind": "person", "as": name, "fields": {"name": name, "sex": "P"}} for name in ("Suminah", "Soeminah")]
    meeting = {"do": "add", "kind": "meeting", "as": "musdus", "fields": {"title": "Musdus"}}
    pairs = [
        {"do": "add", "kind": "same_as", "fields": {"kind": "person", "one": "@Suminah", "other": other, "same": True}}
        for other in ("@Soeminah", "@musdus")
    ]
    step = batch(work, [*people, meeting, *pairs], keep_going=True)
    assert [answer.line for answer in step.result if answer.problem] == [5]
    assert (len(work.all(SameAs)), len(work.all(Person))) == (1, 1)


def test_a_record_is_not_joined_with_itself_and_such_a_pair_that_arrives_joins_nothing(work, pair, open_work, tmp_path):
    said = {"kind": "person", "one": pair[0], "other": pair[0], "same": True}
    with pytest.raises(Problem) as refused:
        add(work, SameAs, said)
    for problem in (refused.value, *batch(work, [{"do": "add", "kind": "same_as", "fields": said}]).problems):
        assert (problem.code, problem.place.field) == ("same", "other")
    budi, before = open_work("budi"), work.store.digest()
    work.store.append([Change.make(keyed_id(pair[0], pair[0]), "same_as", said, (), work.author.id, work.clock.stamp())])
    export(work, tmp_path / "old.xlsx")
    (report,) = apply(budi, [tmp_path / "old.xlsx"]).result.files
    assert (report.status, budi.store.digest() == work.store.digest() != before) == ("merged", True)
    for each in (work, budi):
        assert (len(each.all(Person)), members_of(each, Person, pair[0])) == (2, [])
        assert [[missing.message for missing in whole(each, one.id).missing] for one in each.all(SameAs)] == [[WITH_ITSELF]]
        join(each, Person, *pair)
        assert len(each.all(Person)) == 1


def test_parting_one_of_three_leaves_the_others_together(work, pair):
    third = add(work, Person, {"name": "Nah", "sex": "P"}).result
    middle = pair[1]
    for one in (pair[0], third):
        join(work, Person, one, middle)
    part(work, middle)
    assert sorted(work.store.ids("person")) == sorted((min(pair[0], third), middle))
    assert set(work.store.members(third)) == {pair[0], third}


def test_not_asked_and_not_recorded_are_no_answers_beside_one(work):
    said = {"sex": "P", "consent": "lisan", "consent_on": "2026-01-12"}
    one, other = (add(work, Person, {"name": "Suminah", "sex": "tidak_dicatat", **more}).result for more in ({}, said))
    join(work, Person, one, other)
    assert open_conflicts(work) == []
    shown = work.store.row("person", min(one, other)).fields
    assert {code: shown[code] for code in said} == said
    third = add(work, Person, {"name": "Suminah", "sex": "P", "consent": "menolak"}).result
    join(work, Person, one, third)
    assert [conflict.spot for conflict in open_conflicts(work)] == ["consent"]


def test_two_of_whom_nobody_was_asked_stay_not_asked(work):
    one, other = (add(work, Person, {"name": "Suminah", "sex": "tidak_dicatat"}).result for _ in range(2))
    join(work, Person, one, other)
    assert work.store.row("person", min(one, other)).fields["consent"] == "belum_ditanya"
    assert open_conflicts(work) == []


def test_an_answer_whether_two_are_one_is_called_by_the_names_of_both_also_once_they_are_joined(work, pair):
    answer = join(work, Person, *pair).records[0]
    type_another(work, pair[0], "name", "Suminah Wati")
    save(work, Person, {"name": "Ny. Karto"}, other := add(work, Person, {"name": "Karto"}).result, work.seen(other))
    second = join(work, Person, pair[0], other).records[0]
    assert work.names.record("same_as", answer) == "Suminah Wati – Suminah Wati"
    assert sorted(work.names.record("same_as", second).split(" – ")) == ["Ny. Karto", "Suminah Wati"]
