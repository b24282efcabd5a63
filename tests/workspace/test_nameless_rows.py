"""New rows of a workbook that somebody looks at: nothing says what they are called, or they are crossed out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from empower_desktop.language import Language
from empower_desktop.records import Action, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.left_out import why_left_out
from empower_desktop.workspace.saving import save
from tests.excel import Act, added, by_hand, sheet_of
from tests.workspace.hand_edited import SentToBudi, foretold

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


def crossed_out(name: str) -> Act:
    """Cross out a name on the sheet of people."""

    def act(book: Workbook) -> None:
        cell = next(cell for row in sheet_of(book, "person").iter_rows() for cell in row if cell.value == name)
        cell.font = Font(strike=True)

    return act


def test_a_new_row_that_is_crossed_out_is_looked_at_first_and_one_that_was_merged_stays(village: Village, tmp_path: Path) -> None:
    parjo = added("person", name="Parjo")
    file = by_hand(village.file, parjo, crossed_out("Parjo"), to=tmp_path / "crossed out.xlsx")
    (proposal,) = foretold(village.budi, file).files[0].proposals
    assert [Language("en")(why) for why in proposal.why_odd] == ["It is crossed out."]
    village.merged(parjo)
    assert [each.is_odd for each in foretold(village.budi, file).files[0].proposals] == []
