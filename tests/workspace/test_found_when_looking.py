"""What was found by people who tried to break the app where it shows, finds and understands names: each once, so that it stays mended."""

from __future__ import annotations

from empower_desktop.records import Action, Decision, Meeting, Person, Training
from empower_desktop.workspace import overview
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.finding import area_offers
from empower_desktop.workspace.looking import listed
from empower_desktop.workspace.saving import add
from tests.workspace.arriving import ONE, TWO, came


def test_the_first_page_opens_with_days_that_are_none(open_work):
    work = open_work("sari")
    came(work, Action.kind, ONE, {"what": "Beli pompa", "due_on": "2026-02-30", "status": "belum"})
    came(work, Meeting.kind, TWO, {"title": "Musdus", "date": "2027-02-30"})
    assert overview.coming(work) == []
    assert [each.kind for each in overview.waiting(work) if each.record == ONE] == []


def test_a_reference_to_a_kind_of_a_newer_version_is_named_by_its_id(open_work):
    work = open_work("sari")
    add(work, Decision, {"statement": "Sumur dibersihkan"})
    assert work.names.record("field_visit", ONE) == ONE


def test_a_list_of_trainings_opens_with_money_that_is_none(open_work):
    work = open_work("sari")
    came(work, Training.kind, ONE, {"title": "Keripik", "cost_total": "lima", "cost_swadaya": 5})
    assert [each.id for each in listed(work, Training, {})] == [ONE]


def test_a_name_of_a_batch_stands_for_an_id_in_references_alone(open_work):
    work = open_work("sari")
    lines = [
        {"do": "add", "kind": "person", "as": "ana", "fields": {"name": "Ana", "sex": "P"}},
        {"do": "add", "kind": "person", "as": "budi", "fields": {"name": "Budi", "sex": "L", "nickname": "@ana"}},
        {"do": "add", "kind": "meeting", "fields": {"title": "Musdus", "facilitators": "@ana; @budi", "resource_persons": "@ana"}},
    ]
    ana, budi, meeting = (answer.id for answer in batch(work, lines).result)
    assert work.one(Person, budi).nickname == "@ana"
    held = work.one(Meeting, meeting)
    assert (set(held.facilitators), held.resource_persons) == ({ana, budi}, "@ana")


def test_the_village_of_ones_own_district_is_offered_before_places_far_away_of_that_name(open_work) -> None:
    sari = open_work("sari")
    far = [("11", "Aceh"), ("11.01", "Aceh Jaya"), ("11.01.01", "Kalibagor"), ("11.01.01.2001", "Kalibagor")]
    near = [("33", "Jawa Tengah"), ("33.02", "Banyumas"), ("33.02.10", "Kalibagor"), ("33.02.10.2003", "Kalibagor")]
    sari.areas.replace([*far, *near])
    assert [offered.key for offered in area_offers(sari, "kalib")] == ["33.02.10.2003", "33.02.10", "11.01.01", "11.01.01.2001"]
