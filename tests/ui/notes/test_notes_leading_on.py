"""What a note leads to: a proposal, a decision, advocacy, a follow-up."""

from __future__ import annotations

import pytest
from notes_pages import VILLAGE, Rest, chosen, form, press, screen, typed, write

from empower_desktop.records import Action, Decision, Engagement, Group, Issue, Lesson, Proposal
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.finding import find
from empower_desktop.workspace.saving import add


@pytest.fixture
def group(work: Workspace) -> str:
    return str(add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result)


def write_at(window: MainWindow, field: str, text: str, rested: Rest) -> None:
    """Write into a field of the record that is being opened."""
    rested()
    page = window.screen_now().page  # type: ignore[attr-defined]  # a list screen has one
    page.show_part("", field)
    write(text)
    rested()


def test_a_problem_is_typed_made_a_proposal_found_and_taken_back(window: MainWindow, work: Workspace, rested: Rest) -> None:
    window.go("notes")
    rested()
    assert screen(window).key == "issue"
    window.new_here()
    chosen(window, "entry_type", "masalah")
    typed(window, "title", "Sewa lahan naik")
    chosen(window, "area", VILLAGE)
    rested()
    press(window, "Make it a proposal")
    rested()
    assert screen(window).key == "proposal"
    typed(window, "title", "Sewa dibayar sesudah panen")
    rested()
    (issue,), (proposal,) = work.all(Issue), work.all(Proposal)
    assert (issue.entry_type, issue.title, issue.status) == ("masalah", "Sewa lahan naik", "dikenali")
    assert (proposal.issue, proposal.area, proposal.title, proposal.status) == (
        issue.id,
        VILLAGE,
        "Sewa dibayar sesudah panen",
        "diusulkan",
    )
    assert {(each.kind, each.title) for each in find(work, "sewa")} == {("issue", issue.title), ("proposal", proposal.title)}
    window.undo()
    rested()
    assert work.all(Proposal) == []
    assert [each.title for each in work.all(Issue)] == ["Sewa lahan naik"]


def test_a_proposal_that_was_decided_asks_what_became_of_it(window: MainWindow, work: Workspace, rested: Rest) -> None:
    told = {"proposed_on": "2/2/26", "proposer_type": "kelompok_perempuan", "area": VILLAGE}
    proposal = add(work, Proposal, {"title": "Sewa dibayar sesudah panen", **told}).result
    window.go("proposal", proposal)
    rested()
    assert not form(window)._note.isVisible()
    press(window, "Record the decision")
    write_at(window, "statement", "Sewa dibayar sesudah panen mulai musim ini", rested)
    (decision,) = work.all(Decision)
    assert (decision.proposal, decision.area, decision.proposer_type) == (proposal, VILLAGE, "kelompok_perempuan")
    window.go("proposal", proposal)
    rested()
    press(window, "It was turned down")
    rested()
    assert [each.status for each in work.all(Proposal)] == ["ditolak"]
    assert form(window).fields["reason_rejected"].isVisible()
    assert form(window).fields["reason_rejected"].problem() == "Write the reason, one sentence is enough."


def test_a_decision_that_met_resistance_offers_advocacy(window: MainWindow, work: Workspace, group: str, rested: Rest) -> None:
    told = {"statement": "Sewa ditetapkan pemilik", "decided_on": "5/3/26", "group": group, "area": VILLAGE}
    easy, hard = (add(work, Decision, {**told, **more}).result for more in ({}, {"resistance_from": ["pemilik_modal"]}))
    window.go("decision", easy)
    rested()
    assert "Note advocacy" not in [button.text() for button in window.screen_now().findChildren(Button) if button.isVisible()]
    window.go("decision", hard)
    rested()
    press(window, "Note advocacy")
    rested()
    assert screen(window).key == "engagement"
    typed(window, "title", "Audiensi sewa lahan")
    rested()
    (noted,) = work.all(Engagement)
    assert (noted.related_decision, noted.group, noted.area, noted.outcome) == (hard, group, VILLAGE, "menunggu")
    assert "resistance from: Company" in form(window)._note._text.text()
    assert form(window).fields["obstacle"].isVisible()


def test_four_questions_stand_in_their_order_and_what_changes_becomes_a_follow_up(
    window: MainWindow, work: Workspace, group: str, rested: Rest
) -> None:
    told = {"planned": "Panen 300 kg", "happened": "Panen 210 kg", "change": "Tanam serempak"}
    lesson = add(work, Lesson, {"date": "30/6/26", "title": "Refleksi panen", "group": group, **told}).result
    window.go("lesson", lesson)
    rested()
    asked = [
        form(window).fields[code].mapTo(window, form(window).fields[code].rect().topLeft()).y()
        for code in ("planned", "happened", "why", "change")
    ]
    assert asked == sorted(set(asked))
    press(window, "Note a follow-up")
    write_at(window, "responsible_text", "Sekretaris", rested)
    (action,) = work.all(Action)
    assert (action.lesson, action.what, action.responsible_group, action.responsible_text) == (
        lesson,
        "Tanam serempak",
        group,
        "Sekretaris",
    )
    press(window, "Open the source")
    assert (screen(window).key, screen(window).page.record) == ("lesson", lesson)  # type: ignore[attr-defined]  # the page of a record
