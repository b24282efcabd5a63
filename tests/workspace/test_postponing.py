"""Conflicts that are left for later, and when they come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from empower_desktop.records import Meeting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.postponing import take_up
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.settling import (
    key_of,
    open_conflicts,
    postpone_conflict,
    waiting_conflicts,
)
from tests.workspace.test_settling import both, one_conflict, rina, sent

__all__ = ["rina"]
Open = Callable[..., Workspace]


def test_what_is_left_for_later_comes_back_after_a_week(sari: Workspace, rina: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    postpone_conflict(sari, record, "venue")
    assert (waiting_conflicts(sari), len(open_conflicts(sari))) == ([], 1)
    today = sari.today
    monkeypatch.setattr(type(sari), "today", property(lambda _: today + timedelta(days=7)))
    assert waiting_conflicts(sari) == open_conflicts(sari)


def test_what_was_left_for_later_while_the_clock_was_years_ahead_comes_back_once_it_is_set_right(
    sari: Workspace, rina: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    right = sari.today
    monkeypatch.setattr(type(sari), "today", property(lambda _: right + timedelta(days=5 * 365)))
    postpone_conflict(sari, record, "venue")
    assert waiting_conflicts(sari) == []
    monkeypatch.setattr(type(sari), "today", property(lambda _: right))
    assert waiting_conflicts(sari) == open_conflicts(sari) != []


def test_what_is_left_for_later_comes_back_when_somebody_adds_a_rival(sari: Workspace, rina: Workspace, open_work: Open) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    wati = open_work("wati", hour=10)
    apply(wati, [sent(rina, "early")])
    postpone_conflict(sari, record, "venue")
    save(wati, Meeting, {"title": "Rapat desa"}, record, wati.seen(record))
    apply(sari, [sent(wati, "else")])
    assert waiting_conflicts(sari) == []
    save(wati, Meeting, {"venue": "Lapangan"}, record)
    apply(sari, [sent(wati, "rival")])
    assert waiting_conflicts(sari) == open_conflicts(sari) != []


def test_leaving_something_for_later_is_no_change_and_can_be_taken_up_again(sari: Workspace, rina: Workspace) -> None:
    record = both(sari, rina, Meeting, {"title": "Rapat"}, {"venue": "Balai"}, {"venue": "Sekolah"})
    before = sari.store.digest()
    postpone_conflict(sari, record, "venue")
    take_up(sari, key_of(one_conflict(sari)))
    assert sari.store.digest() == before
    assert waiting_conflicts(sari) == open_conflicts(sari)
