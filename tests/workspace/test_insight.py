"""Which records figures are made of: those of an area or a group, on their days, and what is left out when they are shared."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import pytest

from empower_desktop.records import (
    Action,
    ActionLog,
    Attendance,
    Contribution,
    Decision,
    Group,
    Issue,
    Meeting,
    Participation,
    Person,
    Proposal,
    Training,
)
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.scope import Period
from empower_desktop.reports.recap.recap import Listing
from empower_desktop.workspace import Workspace, summing_up
from empower_desktop.workspace.insight import View, default_view, facts_of, figures
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.met import met_elsewhere
from empower_desktop.workspace.recapping import save_recap_workbook
from empower_desktop.workspace.saving import add, save
from empower_desktop.workspace.summing_up import recap

HERE, THERE, YEAR = "33.02.10.2003", "33.05.01.2001", Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
FIELDS = {
    Meeting: ("status",),
    Attendance: ("meeting", "person"),
    Decision: (),
    Action: ("status",),
    Contribution: ("amount",),
    Person: ("sex",),
}
MEETING = {"meeting_type": "rapat_kelompok", "venue": "Balai", "convened_by": "kelompok"}


def added(work: Workspace, kind: type, **fields: object) -> str:
    return str(add(work, kind, fields).result)


@pytest.fixture
def village(sari: Workspace) -> dict[str, str]:
    """A group here and one there, a meeting of each, and what came of the first."""
    made = {
        "here": added(sari, Group, name="KWT Melati", group_type="kwt", area=HERE),
        "there": added(sari, Group, name="KWT Mawar", group_type="kwt", area=THERE),
        "maria": added(sari, Person, name="Maria", sex="P", area=THERE),
    }
    for place, area in (("here", HERE), ("there", THERE)):
        made[f"meeting {place}"] = added(sari, Meeting, title="Musyawarah", date="2026-01-12", area=area, group=made[place], **MEETING)
    made["attendance"] = added(sari, Attendance, meeting=made["meeting here"], person=made["maria"])
    made["decision"] = added(sari, Decision, statement="Air dibagi bergilir", meeting=made["meeting here"])
    made["action"] = added(sari, Action, what="Bersihkan saluran", decision=made["decision"])
    made["entry"] = added(sari, Contribution, date="2025-03-01", group=made["here"], amount=50_000)
    return made


def found(facts: Facts) -> set[str]:
    return {record.id for kind in facts.kinds for record in facts.all(kind)}


def test_an_area_holds_what_happened_in_it_and_everybody_who_took_part(sari: Workspace, village: dict[str, str]) -> None:
    facts = facts_of(sari, View(YEAR, area="33.02"), FIELDS)
    assert found(facts) == {village[name] for name in ("meeting here", "attendance", "decision", "action", "entry", "maria")}
    assert "33.02" not in {view.id for view in facts.all(Group)}


def test_a_group_has_what_names_it_and_what_comes_of_that(sari: Workspace, village: dict[str, str]) -> None:
    here = found(facts_of(sari, View(YEAR, group=village["here"]), FIELDS))
    there = found(facts_of(sari, View(YEAR, group=village["there"]), FIELDS))
    assert here & there == {village["maria"]}
    assert {village[name] for name in ("meeting here", "attendance", "decision", "action", "entry")} <= here


def test_what_has_no_day_of_its_own_happened_when_that_happened_from_which_it_comes(sari: Workspace, village: dict[str, str]) -> None:
    facts = facts_of(sari, View(YEAR), FIELDS)
    assert {facts.days[village[name]] for name in ("attendance", "decision", "action")} == {dt.date(2026, 1, 12)}
    assert [each.id for each in facts.within(Contribution)] == []
    assert [each.id for each in facts.until(Contribution)] == [village["entry"]]


def test_what_lacks_something_stands_in_no_figure_that_is_shared(sari: Workspace, village: dict[str, str]) -> None:
    own, shared = facts_of(sari, View(YEAR), FIELDS), facts_of(sari, View(YEAR, shared=True), FIELDS)
    assert village["decision"] in {each.id for each in own.all(Decision)}
    assert shared.all(Decision) == ()


def test_a_person_noted_twice_is_one_in_every_figure(sari: Workspace, village: dict[str, str]) -> None:
    again = added(sari, Person, name="Maria S", sex="P", area=THERE)
    added(sari, Attendance, meeting=village["meeting here"], person=again)
    join(sari, Person, village["maria"], again)
    facts = facts_of(sari, View(YEAR), FIELDS)
    assert len(facts.all(Person)) == len(facts.all(Attendance)) == 1


@pytest.mark.parametrize("asked", [0, 1])
def test_a_group_joined_with_another_is_summed_up_whole_by_whichever_id_one_asks(
    sari: Workspace, village: dict[str, str], asked: int
) -> None:
    both = sorted(village[place] for place in ("here", "there"))
    meetings = {village[f"meeting {place}"] for place in ("here", "there")}
    added(sari, Decision, meeting=village["meeting here"], group=village["here"], statement="Iuran naik")
    join(sari, Group, *both)
    facts = facts_of(sari, View(YEAR, group=both[asked]), FIELDS)
    assert {each.id for each in facts.all(Meeting)} == meetings
    assert len(facts.all(Decision)) == 2
    assert met_elsewhere(sari, both[asked]) == []


def test_figures_speak_of_the_last_twelve_months_unless_told_otherwise(sari: Workspace) -> None:
    assert default_view(sari).period == Period(dt.date(2025, 12, 1), dt.date(2026, 11, 24))


def test_a_delay_counts_from_the_day_on_which_it_was_noted(sari: Workspace, village: dict[str, str]) -> None:
    action = added(
        sari, Action, what="Perbaiki pintu air", meeting=village["meeting here"], due_on="2026-02-01", responsible_side="kelompok"
    )
    added(sari, ActionLog, action=action, logged_on="2026-05-02", status="ditunda", new_due_on="2026-09-01")
    until_march = View(Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31)))
    overdue = next(each for each in figures(sari, until_march, ("A2a",))["A2a"].lines if each.code == "lewat")
    assert action in overdue.numbers[0].behind


def test_what_came_of_a_meeting_or_problem_counts_for_it_wherever_that_is_noted(sari: Workspace, village: dict[str, str]) -> None:
    """Of a meeting of one group another one's proposal counts in its funnel; the proposal itself is counted where it belongs."""
    people = [added(sari, Person, name=f"Warga {letter}", sex="P", area=HERE) for letter in "ABCDE"]
    for person in people:
        added(sari, Attendance, meeting=village["meeting here"], person=person, presence="hadir", invited=True, spoke=False)
    problem = added(sari, Issue, entry_type="masalah", title="Air", area=HERE, identified_on="2026-01-12", group=village["here"])
    raised = {"meeting": village["meeting here"], "proposer_person": people[0], "proposer_group": village["there"], "issue": problem}
    added(sari, Proposal, title="Pintu air", proposed_on="2026-01-12", area=THERE, status="diterima", proposer_type="kelompok", **raised)
    for view in (View(YEAR, group=village["here"]), View(YEAR, area=HERE)):
        found = figures(sari, view, ("F1", "A1c", "A4b"))
        assert len(found["F1"].lines[0].numbers[4].behind) == 1
        assert found["A1c"].lines[0].numbers[0].behind == (problem,)
        assert found["A4b"].lines[0].numbers[0].among == ()


def test_a_recap_tells_only_of_its_own_area_which_records_lack_something(sari: Workspace, village: dict[str, str]) -> None:
    def left_out() -> list[object]:
        told = [part for part in recap(sari, View(YEAR, area=HERE)).parts if part.code == "left_out"]
        return [item.rows for part in told for item in part.items if isinstance(item, Listing)]

    before = left_out()
    added(sari, Proposal, title="Pintu air", area=THERE, meeting=village["meeting here"])
    assert left_out() == before
    added(sari, Decision, statement="Iuran naik", area=HERE, decided_on="2026-02-01")
    assert left_out() != before


def test_garbage_is_looked_for_again_once_figures_are_worked_out_or_stopped(sari: Workspace, village: dict[str, str]) -> None:
    figures(sari, View(YEAR), ("D1a",))
    assert gc.isenabled()
    with pytest.raises(KeyError):
        figures(sari, View(YEAR), ("no such figure",))
    assert gc.isenabled()


def test_of_one_constituency_every_figure_of_persons_reads_who_they_are(sari: Workspace, village: dict[str, str]) -> None:
    """Somebody who turned 60 between two trainings was old at the second only."""
    born = added(sari, Person, name="Sumini", sex="P", birth_date="1966-02-10", area=HERE)
    for day in ("2026-01-20", "2026-02-20"):
        training = added(sari, Training, title="Kompos", date_start=day, area=HERE, hours=4)
        added(sari, Participation, training=training, person=born, presence="hadir", adoption_1m="rutin")
    old, women = (figures(sari, View(YEAR, constituency=code), ("A5b", "A5d", "D1")) for code in ("lansia", "perempuan"))
    assert [found["A5d"].lines[-1].numbers[0].value for found in (old, women)] == [1, 2]
    assert [found["A5b"].lines[0].numbers[0].made_of for found in (old, women)] == [(1, 1), (2, 2)]
    assert old["D1"] == figures(sari, View(YEAR), ("D1",))["D1"]


def test_a_recap_of_one_constituency_counts_nobody_else(sari: Workspace, village: dict[str, str]) -> None:
    saved = {"extra_male": 3, "extra_female": 4, "status": "disahkan"}
    save(sari, Meeting, saved, village["meeting here"])
    save(sari, Attendance, {"presence": "hadir", "invited": True}, village["attendance"])
    save(sari, Decision, {"decided_on": "2026-01-12", "area": HERE, "final_decider": "kelompok"}, village["decision"])

    def women_and_men(constituency: str) -> list[object]:
        told = recap(sari, View(YEAR, area=HERE, constituency=constituency))
        lists = next(part for part in told.parts if part.code == "lists").items[0]
        assert isinstance(lists, Listing)
        return [row.cells[-3:-1] for row in lists.rows]

    assert women_and_men("") == [(3, 5)]
    assert women_and_men("perempuan") == [(0, 1)]
    assert women_and_men("miskin") == [(0, 0)]


def test_a_workbook_reads_what_it_counts_once(
    sari: Workspace, village: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[View] = []
    monkeypatch.setattr(summing_up, "facts_of", lambda work, view, fields: (asked.append(view), facts_of(work, view, fields))[1])
    save_recap_workbook(sari, View(YEAR, area=HERE), tmp_path / "rekap.xlsx")
    assert asked == [View(YEAR, area=HERE, shared=True)]
