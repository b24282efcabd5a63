"""Noting people on a list, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from empower_desktop.errors import Problem
from empower_desktop.history.change import keyed_id
from empower_desktop.language import Language, Message
from empower_desktop.records import Attendance, Group, Meeting, Membership, Person, Proposal
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attending import coming, holds_more, join, mark, propose, take_off, village_of
from empower_desktop.workspace.minutes import Wrong, add_item, first_wrong, put_in_order, set_standing, undertake
from empower_desktop.workspace.opening import open_workspace, start
from empower_desktop.workspace.saving import add, save_plain, undo

VILLAGE = "33.99.01.2003"
WHOLE_TEXT = Message("Taken off")
WHOLE = {"title": "Rapat", "date": "2026-01-12", "meeting_type": "rapat_kelompok", "area": VILLAGE, "convened_by": "kelompok"}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    start(tmp_path / "data", "Sari", "pendamping", VILLAGE, "en", practice=False)
    with open_workspace(tmp_path / "data", Language("en")) as opened:
        yield opened


@pytest.fixture
def meeting(work: Workspace) -> str:
    return str(add(work, Meeting, WHOLE).result)


def person(work: Workspace, name: str) -> str:
    return str(add(work, Person, {"name": name, "sex": "P", "area": VILLAGE}).result)


def noted(work: Workspace, meeting: str, who: str) -> Attendance | None:
    return work.one(Attendance, keyed_id(meeting, who))


def test_several_are_noted_in_one_step_and_undone_in_one(work: Workspace, meeting: str) -> None:
    both = [person(work, "Suminah"), person(work, "Rohmah")]
    step = mark(work, Attendance, meeting, {who: {"spoke": True} for who in both})
    assert [getattr(noted(work, meeting, who), "spoke", None) for who in both] == [True, True]
    undo(work, step)
    assert work.where(Attendance, meeting=meeting) == []


def test_who_is_not_present_has_not_spoken(work: Workspace, meeting: str) -> None:
    who = person(work, "Suminah")
    join(work, Attendance, meeting, {who: {"spoke": True}})
    mark(work, Attendance, meeting, {who: {"presence": "sakit"}})
    found = noted(work, meeting, who)
    assert found is not None
    assert (found.presence, found.spoke) == ("sakit", None)


def test_a_new_person_comes_on_in_the_same_step(work: Workspace, meeting: str) -> None:
    step = join(work, Attendance, meeting, {}, [({"name": "Kartinah", "sex": "P"}, {"presence": "hadir"})])
    (made,) = step.result
    assert (work.names.record("person", made), len(step.records)) == ("Kartinah", 2)
    undo(work, step)
    assert (work.standing(made), work.where(Attendance, meeting=meeting)) == ("deleted", [])


def test_nobody_without_a_name(work: Workspace, meeting: str) -> None:
    with pytest.raises(Problem, match="still empty"):
        join(work, Attendance, meeting, {}, [({"name": None}, {})])


def test_who_was_taken_off_comes_back_fresh(work: Workspace, meeting: str) -> None:
    who = person(work, "Suminah")
    join(work, Attendance, meeting, {who: {"remark": "datang terlambat", "spoke": True}})
    take_off(work, Attendance, [keyed_id(meeting, who)], WHOLE_TEXT)
    join(work, Attendance, meeting, {who: {"presence": "hadir"}})
    found = noted(work, meeting, who)
    assert found is not None
    assert (found.presence, found.remark, found.spoke, found.invited) == ("hadir", None, None, True)


def test_who_proposed_has_spoken(work: Workspace, meeting: str) -> None:
    who = person(work, "Suminah")
    join(work, Attendance, meeting, {who: {"capacity_as": "perempuan"}})
    made = str(propose(work, meeting, who, "Perbaiki saluran").result)
    found = coming(work, Meeting, meeting)
    assert found is not None
    assert (found.attenders[0].spoke, found.attenders[0].proposals) == (True, (made,))
    proposal = work.one(Proposal, made)
    assert proposal is not None
    assert (proposal.proposer_type, str(proposal.proposed_on), proposal.area) == ("kelompok_perempuan", "2026-01-12", VILLAGE)


def test_a_proposal_in_the_meeting_of_a_group_is_of_this_group(work: Workspace) -> None:
    group = str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result)
    meeting = str(add(work, Meeting, {**WHOLE, "group": group}).result)
    proposal = work.one(Proposal, str(propose(work, meeting, person(work, "Suminah"), "Perbaiki saluran").result))
    official = person(work, "Pak Kades")
    join(work, Attendance, meeting, {official: {"capacity_as": "pemdes"}})
    of_the_village = work.one(Proposal, str(propose(work, meeting, official, "Bangun posyandu").result))
    assert proposal is not None
    assert of_the_village is not None
    assert (proposal.proposer_group, of_the_village.proposer_group) == (group, None)
    assert not holds_more(work, [proposal.id])


def test_a_proposal_that_holds_more_is_not_cleared_unasked(work: Workspace, meeting: str) -> None:
    made = str(propose(work, meeting, person(work, "Suminah"), "Perbaiki saluran").result)
    assert not holds_more(work, [made])
    save_plain(work, Proposal, {"cost_estimate": 5_000_000}, made, work.seen(made))
    assert holds_more(work, [made])


def test_members_and_those_of_the_last_meeting_are_near(work: Workspace) -> None:
    group = str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE, "hamlet": "RT 02 Dusun II"}).result)
    member, guest = person(work, "Suminah"), person(work, "Darsini")
    add(work, Membership, {"group": group, "person": member})
    former = str(add(work, Meeting, {**WHOLE, "group": group, "date": "2025-12-12"}).result)
    join(work, Attendance, former, {guest: {"presence": "hadir", "capacity_as": "kader"}, member: {"presence": "izin"}})
    now = str(add(work, Meeting, {**WHOLE, "group": group}).result)
    found = coming(work, Meeting, now)
    assert found is not None
    assert (found.members, found.near.last, found.near.hamlet) == ((member,), frozenset({guest}), "dusun ii")
    assert found.capacities == {guest: "kader"}


def test_the_hamlet_is_read_out_of_the_venue(work: Workspace) -> None:
    meeting = str(add(work, Meeting, {**WHOLE, "venue": "Balai Dusun II"}).result)
    found = coming(work, Meeting, meeting)
    assert found is not None
    assert found.hamlet == "Dusun II"


def test_a_new_person_of_a_district_meeting_has_no_village() -> None:
    assert [village_of(area) for area in (VILLAGE, "33.99.01", None)] == [VILLAGE, None, None]


def test_topics_are_numbered_in_their_order(work: Workspace, meeting: str) -> None:
    first, second = (str(add_item(work, meeting, topic).result) for topic in ("Pembukaan", "Pembagian hasil"))
    put_in_order(work, [second, first])
    rows = work.store.rows("agenda_item", {"meeting": meeting}, sort=(("order_no", False),))
    assert [row.id for row in rows] == [second, first]


def test_a_follow_up_needs_all_three(work: Workspace, meeting: str) -> None:
    with pytest.raises(Problem) as caught:
        undertake(work, {"what": "Bersihkan", "due_on": "", "responsible_text": "Regu 2"}, {"meeting": meeting})
    assert caught.value.place.field == "due_on"


def test_the_first_thing_wrong_is_told_in_the_order_of_the_page(work: Workspace, meeting: str) -> None:
    assert first_wrong(work, meeting) is None
    who = person(work, "Suminah")
    join(work, Attendance, meeting, {who: {"presence": "hadir"}})
    record = keyed_id(meeting, who)
    save_plain(work, Attendance, {"presence": "izin", "spoke": True}, record, work.seen(record))
    assert (first_wrong(work, meeting) or Wrong("", "", WHOLE_TEXT)).spot == who
    save_plain(work, Meeting, {"title": None}, meeting, work.seen(meeting))
    assert (first_wrong(work, meeting) or Wrong("", "", WHOLE_TEXT)).part == "details"


def test_ratifying_says_so(work: Workspace, meeting: str) -> None:
    step = set_standing(work, meeting, "disahkan")
    assert str(step.text) == "Meeting ratified"
    assert set_standing(work, meeting, "disahkan").changes == ()
