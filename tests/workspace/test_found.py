"""What was found by people who tried to break the app: each once, so that it stays mended."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import Action, Decision, Meeting, Training
from empower_desktop.workspace import overview
from empower_desktop.workspace.saving import add

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"
WHO = "99999999-9999-4999-8999-999999999999"


def came(
    work, kind: str, record: str, fields: Mapping[str, Plain], at: str = "2026-01-12T08:00:00.000Z/0000", over: tuple[str, ...] = ()
) -> str:
    """Let a change arrive as another program may have written it."""
    change = Change.make(record, kind, fields, over, WHO, at)
    work.store.append([change])
    return change.id


def test_the_first_page_opens_with_days_that_are_none(open_work):
    work = open_work("sari")
    came(work, Action.kind, ONE, {"what": "Beli pompa", "due_on": "2026-02-30", "status": "belum"})
    came(work, Meeting.kind, TWO, {"title": "Musdus", "date": "2027-02-30"})
    assert overview.coming(work) == []
    assert [each.kind for each in overview.waiting(work) if each.record == ONE] == []


def test_a_reference_to_a_kind_of_a_newer_version_is_named_by_its_id(open_work):
    work = open_work("sari")
    add(work, Decision, {"statement": "Sumur dibersihkan", "issue": ONE})
    assert work.names.record("issue", ONE) == ONE


def test_a_list_of_trainings_opens_with_money_that_is_none(open_work):
    from empower_desktop.workspace.looking import listed

    work = open_work("sari")
    came(work, Training.kind, ONE, {"title": "Keripik", "cost_total": "lima", "cost_swadaya": 5})
    assert [each.id for each in listed(work, Training, {})] == [ONE]
