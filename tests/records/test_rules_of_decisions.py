"""The rules of decisions: votes and consensus, power and authority, and what they fit."""

from __future__ import annotations

import pytest

from empower_desktop.records import AgendaItem, Decision
from tests.records.told import FEB, JAN, MAR, told


@pytest.mark.parametrize(("votes", "said"), [((3, 1, 0), set()), ((3, 1, 1), {("E", "votes_for")}), ((None, None, None), set())])
def test_r03_no_more_votes_than_people(village, meeting, came, votes, said):
    cast = dict(zip(("votes_for", "votes_against", "votes_abstain"), votes, strict=True))
    assert told(village, Decision, "R03", meeting=meeting.id, **cast) == said


def test_r03_votes_without_a_meeting_have_no_bound_but_are_asked_about(village):
    assert told(village, Decision, "R03", votes_for=900) == {("W", "votes_for")}


@pytest.mark.parametrize("method", ["voting_terbuka", "voting_rahasia"])
def test_r04_a_vote_has_numbers_and_a_majority(village, method):
    assert told(village, Decision, "R04", method=method) == {("E", "votes_for"), ("E", "votes_against")}
    assert told(village, Decision, "R04", method=method, votes_for=3, votes_against=3) == {("W", "votes_for")}
    assert told(village, Decision, "R04", method=method, votes_for=4, votes_against=3) == set()
    assert told(village, Decision, "R04", method="musyawarah_mufakat") == set()


@pytest.mark.parametrize("dissent", [{"dissent": "Dua warga khawatir"}, {"dissent_from": ("miskin",)}, {"votes_against": 1}])
def test_r05_consensus_with_dissent_is_consensus_with_reservations(village, dissent):
    assert told(village, Decision, "R05", method="musyawarah_mufakat", **dissent) == {("W", "method")}
    assert told(village, Decision, "R05", method="mufakat_dengan_catatan", **dissent) == set()


def test_r10_authority_moves_from_somebody_to_somebody_else(village):
    moved = {"authority_kind": ("kelola_aset",), "authority_status": "berlaku", "authority_instrument": "berita_acara"}
    assert told(village, Decision, "R10", authority_kind=("kelola_aset",)) == {
        ("E", "authority_from"),
        ("E", "authority_to"),
        ("E", "authority_status"),
        ("W", "authority_instrument"),
    }
    assert told(village, Decision, "R10", **moved, authority_from="pemdes", authority_to="pemdes") == {("E", "authority_to")}
    assert told(village, Decision, "R10", **moved, authority_from="pemdes", authority_to="kelompok") == set()


def test_r11_a_tag_has_a_reason(village):
    assert told(village, Decision, "R11", power_dimension="generatif") == {("E", "power_reason")}
    assert told(village, Decision, "R11", power_dimension="generatif", power_reason="Sengketa air berkurang") == set()


def test_r12_losses_are_explained(village):
    assert told(village, Decision, "R12", losses=("petani_hulu",)) == {("W", "losses_note")}
    assert told(village, Decision, "R12", losses=("petani_hulu",), losses_note="Jatah berkurang") == set()


def test_r12a_nobody_is_represented_and_not_represented(village):
    assert told(village, Decision, "R12a", interests_represented=("miskin",), interests_missing=("miskin",)) == {("E", "interests_missing")}
    assert told(village, Decision, "R12a", interests_represented=("miskin",), interests_missing=("difabel",)) == set()


def test_r13_strength_without_authority_is_a_hint(village):
    assert told(village, Decision, "R13", capability_given=("alat",)) == {("W", "capability_given")}
    assert told(village, Decision, "R13", capability_given=("alat",), authority_kind=("anggaran",)) == set()


@pytest.mark.parametrize("code", ["budget_swadaya", "budget_outside"])
def test_r14_no_budget_is_negative(code):
    assert Decision.fields()[code].least == 0


def test_r17_authority_ends_after_the_decision(village):
    moved = {"authority_kind": ("anggaran",), "decided_on": FEB}
    assert told(village, Decision, "R17", **moved, authority_until=JAN) == {("E", "authority_until")}
    assert told(village, Decision, "R17", **moved, authority_until=MAR) == set()


@pytest.mark.parametrize("place", [{"meeting": "m"}, {"group": "g"}, {"area": "33.02"}])
def test_r28_a_decision_lies_somewhere(village, place):
    assert told(village, Decision, "R28") == {("E", "meeting")}
    assert told(village, Decision, "R28", **place) == set()


def test_dissent_names_nobody(village, meeting, came):
    assert told(village, Decision, "dissent", meeting=meeting.id, dissent="Suminah keberatan") == {("W", "dissent")}
    assert told(village, Decision, "dissent", meeting=meeting.id, dissent="Dua warga keberatan") == set()


def test_a_decision_fits_its_meeting_and_agenda(village, meeting):
    item = village.add(AgendaItem, 9, meeting="another", topic="Air").id
    assert told(village, Decision, "agenda", meeting=meeting.id, agenda_item=item) == {("W", "agenda_item")}
    assert told(village, Decision, "day", meeting=meeting.id, decided_on=FEB) == {("W", "decided_on")}
    assert told(village, Decision, "day", meeting=meeting.id, decided_on=JAN) == set()
