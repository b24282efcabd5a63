"""Photos of villages: each travels with what it lies at, in the scope of that."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from empower_desktop.records import Attachment, Meeting, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attaching import attach
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.saving import add
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import in_scope

HERE, THERE = "33.02.10.2003", "33.02.10.2004"


@pytest.fixture
def villages(sari: Workspace, tmp_path: Path) -> dict[str, str]:
    """Give the photos of two villages: each at a meeting of its own, one of them of last year."""
    photos = {}
    for area, day in ((HERE, "2026-01-12"), (THERE, "2025-01-12")):
        held = str(add(sari, Meeting, {"title": f"Rapat {area}", "date": day, "area": area}).result)
        file = tmp_path / f"{area}.jpg"
        Image.effect_noise((60, 60), 60).convert("RGB").save(file)
        photos[area] = str(attach(sari, file, "meeting", held, consent_photo=True).result)
    return photos


def _attachments(work: Workspace, scope: Scope) -> set[str]:
    return {change.record for change in in_scope(work, scope) if change.kind == Attachment.kind}


def test_attachments_are_of_the_village_and_the_day_of_what_they_lie_at(sari: Workspace, villages: dict[str, str]) -> None:
    assert _attachments(sari, Scope((HERE,))) == {villages[HERE]}
    assert _attachments(sari, Scope(start=date(2025, 1, 1), end=date(2025, 12, 31))) == {villages[THERE]}
    assert _attachments(sari, Scope(("33.02.10",))) == set(villages.values())


def test_the_photos_of_another_village_do_not_travel_with_an_export_of_this_one(
    sari: Workspace, villages: dict[str, str], tmp_path: Path
) -> None:
    export_with_files(sari, tmp_path / "out.zip", Scope((HERE,)))
    noted = sari.one(Attachment, villages[HERE])
    assert noted is not None
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert [Path(name).stem for name in packed.namelist() if name.endswith(".jpg")] == [noted.file]


def test_a_photo_comes_with_what_it_lies_at_wherever_that_is_and_waits_in_every_scope_while_it_has_not_come(
    sari: Workspace, villages: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "waiting.jpg"
    Image.effect_noise((50, 50), 60).convert("RGB").save(file)
    person = str(add(sari, Person, {"name": "Suminah", "sex": "P", "area": THERE}).result)
    portrait = str(attach(sari, file, "person", person, consent_photo=True).result)
    values = {"file": "a" * 64, "title": "Foto", "owner_kind": "person", "owner_id": "01900000-0000-7000-8000-000000000000"}
    waiting = str(add(sari, Attachment, values).result)
    assert _attachments(sari, Scope((HERE,))) == {villages[HERE], waiting}
    add(sari, Meeting, {"title": "Rapat", "date": "2026-01-12", "area": HERE, "chair": person})
    assert _attachments(sari, Scope((HERE,))) == {villages[HERE], waiting, portrait}
