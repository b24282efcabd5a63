"""New rows of a workbook in which nothing says what they are called: somebody looks at them, and finds them by sheet and row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.records import Action, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.left_out import why_left_out
from empower_desktop.workspace.saving import save
from tests.excel import Act, added
from tests.workspace.hand_edited import SentToBudi

OpenWork = Callable[..., Workspace]


class Village(SentToBudi):
    """A follow-up, and the coordinator who gets the workbook of it."""

    def __init__(self, sari: Workspace, budi: Workspace, folder: Path) -> None:
        save(sari, Action, {"what": "Membeli selang", "due_on": "2026-02-01"})
        save(sari, Person, {"name": "Suminah", "sex": "P"})
        super().__init__(sari, budi, folder)


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path) -> Village:
    return Village(open_work("sari"), open_work("budi", hour=9), tmp_path)


def test_a_day_dragged_beyond_the_table_is_a_row_to_be_looked_at_and_called_by_sheet_and_row(village: Village) -> None:
    (proposal,) = village.merged(added("action", due_on="2026-02-01")).proposals
    assert [Language("en")(why) for why in proposal.why_odd] == ["It holds nothing that says what it is called."]
    told = Language("en")(why_left_out(village.budi, proposal))
    assert f"new row {proposal.row} of the sheet {proposal.cells[0].sheet}" in told


@pytest.mark.parametrize("act", [added("action", what="Menanam cabai"), added("person", name="Parjo")])
def test_a_new_row_that_says_what_it_is_called_is_not_odd(village: Village, act: Act) -> None:
    (proposal,) = village.merged(act).proposals
    assert not proposal.is_odd
