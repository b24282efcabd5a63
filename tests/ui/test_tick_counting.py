"""Counting while somebody ticks: what is told at the end is what holds then."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.ui import tick_counting
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.tick_counting import TickCounting
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.report import Merged


def test_what_was_ticked_while_a_question_was_refused_is_counted_all_the_same(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: Any = object()
    foretold = Merged(None, "", (), False, False, kept)

    def retold(work: Workspace, foretold: Merged, without: frozenset[str], undecided: frozenset[str]) -> Merged:
        if without == {"one"}:
            raise Problem(N_("Merging"), "refused")
        return foretold

    monkeypatch.setattr(tick_counting, "retold", retold)
    counting = TickCounting(desk, desk)
    counting.begin(foretold)
    with qtbot.waitSignal(counting.counted):
        counting.count({"one"}, ())
        counting.count({"one", "other"}, ())
