"""Whose value it is that fights, also after an answer was undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from empower_desktop.records import Decision, Meeting
from empower_desktop.workspace import Conflict, Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add, save, undo
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.settling import open_conflicts, take, take_all_from, writers_of

Open = Callable[..., Workspace]
Fought = Mapping[str, object]


def sent(work: Workspace, name: str) -> Path:
    path = work.folder / f"{name}.xlsx"
    export(work, path)
    return path


def both(sari: Workspace, rina: Workspace, kind: type[Meeting | Decision], start: Fought, ours: Fought, theirs: Fought) -> str:
    """Let two people change the same without seeing each other, and bring it to Sari."""
    record = str(add(sari, kind, start).result)
    apply(rina, [sent(sari, f"first-{record}")])
    save(rina, kind, theirs, record, rina.seen(record))
    save(sari, kind, ours, record, sari.seen(record))
    apply(sari, [sent(rina, f"second-{record}")])
    return record


@pytest.fixture
def sari(open_work: Open) -> Workspace:
    return open_work("sari")


@pytest.fixture
def rina(open_work: Open) -> Workspace:
    return open_work("rina", hour=9)


def writers(work: Workspace) -> dict[object, str]:
    """Name who wrote each value that fights."""
    waiting: list[Conflict] = open_conflicts(work)
    wrote, names = writers_of(work, waiting), work.author_names()
    return {str(rival.value): names[wrote[rival.change].by] for each in waiting for rival in each.rivals}


def test_a_value_put_back_by_an_undo_stays_with_who_wrote_it(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    before = writers(sari)
    undo(sari, take(sari, record, "venue", open_conflicts(sari)[0].rivals[0].change))
    again = open_conflicts(sari)
    assert {rival.by for each in again for rival in each.rivals} == {sari.author.id}
    assert writers(sari) == before == {"Balai": "Sari", "Sekolah": "Rina"}


def test_fields_put_back_together_stay_with_who_wrote_them(sari: Workspace, rina: Workspace) -> None:
    votes = {"votes_for": "18", "votes_against": "3", "votes_abstain": "1"}
    start = {"statement": "Air dikelola", "method": "voting_terbuka"}
    record = both(sari, rina, Decision, start, votes, {"votes_for": "21", "votes_against": "3"})
    undo(sari, take(sari, record, "votes", open_conflicts(sari)[0].rivals[0].change))
    assert sorted(writers(sari).values()) == ["Rina", "Sari"]


def test_all_from_somebody_are_those_they_wrote_not_those_put_back_in_their_name(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    undo(sari, take(sari, record, "venue", open_conflicts(sari)[0].rivals[0].change))
    assert take_all_from(sari, rina.author.id).result == 1
    assert sari.one(Meeting, record).venue == "Sekolah"
