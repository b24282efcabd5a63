"""What follows from a reference that somebody chooses: filled in where nothing stands, and never over what does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from empower_desktop.records import Engagement, Outreach
from empower_desktop.workspace import Workspace, saving
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.following import REACHED
from tests.people import change

HERE, THERE = "33.02.10.2003", "33.02.10.2004"


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    return open_work("sari")


@pytest.fixture
def group(work: Workspace) -> str:
    return change(work, "group", name="KWT Melati", group_type="kwt", area=HERE, status="aktif")


def noted(work: Workspace, record: str) -> dict[str, object]:
    return dict(work.seen(record).shown)


def test_the_village_of_its_group_is_that_of_an_engagement_unless_it_has_one(work: Workspace, group: str) -> None:
    first = saving.add(work, Engagement, {"title": "Audiensi", "group": group}).result
    assert noted(work, first)["area"] == HERE
    second = saving.add(work, Engagement, {"title": "Audiensi", "area": THERE}).result
    saving.save(work, Engagement, {"group": group}, second, work.seen(second))
    assert noted(work, second)["area"] == THERE


def test_who_came_to_the_meeting_of_an_outreach_was_reached(work: Workspace, group: str) -> None:
    meeting = change(work, "meeting", title="Sosialisasi", date="2026-01-12", extra_male=3)
    for name, sex, presence in (("Suminah", "P", "hadir"), ("Rohmah", "P", "izin"), ("Wening", "tidak_dicatat", "hadir")):
        change(work, "attendance", meeting=meeting, person=change(work, "person", name=name, sex=sex), presence=presence)
    record = saving.add(work, Outreach, {"topic": "APB Desa", "meeting": meeting}).result
    told = noted(work, record)
    assert [told.get(code) for code in ("reached_female", "reached_male", "reached_unknown")] == [1, 3, 1]
    counted = saving.add(work, Outreach, {"topic": "APB Desa", "meeting": meeting, "reached_female": 40}).result
    assert [noted(work, counted).get(code) for code in ("reached_female", "reached_male")] == [40, None]


def test_what_was_cleared_stays_empty_until_the_reference_is_chosen_again(work: Workspace, group: str) -> None:
    record = saving.add(work, Engagement, {"title": "Audiensi", "group": group}).result
    saving.save(work, Engagement, {"area": ""}, record, work.seen(record))
    saving.save(work, Engagement, {"title": "Audiensi BPD"}, record, work.seen(record))
    assert noted(work, record).get("area") is None


def test_lines_of_a_batch_get_what_follows_as_single_commands_do(work: Workspace, group: str) -> None:
    meeting = change(work, "meeting", title="Sosialisasi", date="2026-01-12", area=THERE)
    came = change(work, "attendance", meeting=meeting, person=change(work, "person", name="Suminah", sex="P"), presence="hadir")
    lines = [
        {"do": "add", "kind": "decision", "fields": {"statement": "Air dibagi", "meeting": meeting}},
        {"do": "add", "kind": "engagement", "as": "e", "fields": {"title": "Audiensi"}},
        {"do": "set", "id": "@e", "fields": {"group": group}},
        {"do": "add", "kind": "outreach", "fields": {"topic": "APB Desa", "meeting": meeting}},
        {"do": "delete", "id": came},
        {"do": "add", "kind": "outreach", "fields": {"topic": "APB Desa", "meeting": meeting}},
    ]
    decision, engagement, _, outreach, _, later = (noted(work, answer.id) for answer in batch(work, lines).result)
    assert (decision["area"], engagement["area"]) == (THERE, HERE)
    assert [outreach.get(code) for code in REACHED.values()] == [1, 0, 0]
    assert not set(later) & set(REACHED.values())


def test_what_follows_in_a_batch_is_counted_from_the_lines_before_too(work: Workspace) -> None:
    old = change(work, "meeting", title="Sosialisasi", date="2026-01-12")
    gone = change(work, "person", name="Rohmah", sex="P")
    change(work, "attendance", meeting=old, person=gone, presence="hadir")
    tick = {"meeting": old, "person": gone, "presence": "izin"}
    lines = [
        {"do": "add", "kind": "meeting", "as": "m", "fields": {"title": "Musdus", "date": "2026-01-13", "area": HERE, "extra_male": 2}},
        {"do": "add", "kind": "person", "as": "p", "fields": {"name": "Wening", "sex": "P"}},
        {"do": "add", "kind": "attendance", "fields": {"meeting": "@m", "person": "@p", "presence": "hadir"}},
        {"do": "add", "kind": "attendance", "fields": {"meeting": old, "person": "@p", "presence": "hadir"}},
        {"do": "add", "kind": "attendance", "fields": tick},
        *({"do": "add", "kind": "outreach", "fields": {"topic": "APB Desa", "meeting": each}} for each in ("@m", old)),
        {"do": "add", "kind": "decision", "fields": {"statement": "Air dibagi", "meeting": "@m"}},
    ]
    answers = batch(work, lines).result
    new, older, decision = (noted(work, answer.id) for answer in answers[-3:])
    assert [[each.get(code) for code in REACHED.values()] for each in (new, older)] == [[1, 2, 0], [1, 0, 0]]
    assert decision["area"] == HERE
