"""Whose values fight, where somebody else filled in the workbook that they came in, as the command says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.excel import by_hand, filled_in_by, typed

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

DEWI, ANTON = "Dewi (in the workbook of Sari)", "Anton (in the workbook of Sari)"


@pytest.fixture
def budi(seat: Callable[[str], Seat], sari: Seat) -> Seat:
    """Budi, to whom two copies of Sari's workbook came: Dewi and Anton had set the same cell."""
    budi, folder, meeting = seat("budi"), sari.folder.parent, sari.meeting("venue=Balai desa")
    sari.json("export", str(folder / "sari.xlsx"))
    for name, venue in (("Dewi", "Balai RW"), ("Anton", "Masjid")):
        copy = by_hand(folder / "sari.xlsx", filled_in_by(name), typed("meeting", meeting, venue=venue), to=folder / f"{name}.xlsx")
        assert budi("merge", str(copy)).status in (0, 3)
    return budi


def test_what_two_people_wrote_into_copies_of_one_workbook_is_told_with_their_names(budi: Seat) -> None:
    told = budi("conflicts").out
    assert (told.count(DEWI), told.count(ANTON)) == (1, 1)
    assert "Dewi (di buku kerja Sari)" in budi.speaking("id")("conflicts").out
    (conflict,) = budi.json("conflicts")
    assert {each["value"]: each["filled_in_by"] for each in conflict["values"]} == {"Balai RW": "Dewi", "Masjid": "Anton"}
    budi.json("resolve", conflict["id"], "venue", "--take", conflict["values"][0]["change"])
    told = budi("conflicts", "--settled").out
    assert (told.count(DEWI), told.count(ANTON)) == (1, 1)
    (settled,) = budi.json("conflicts", "--settled")
    assert [each["filled_in_by"] for each in settled["values"]] == [each["filled_in_by"] for each in conflict["values"]]


def test_a_workbook_of_what_waits_names_who_edited_in_another_ones_workbook(budi: Seat) -> None:
    file = budi.folder.parent / "konflik.xlsx"
    budi.json("conflicts", "--workbook", str(file))
    (row,) = load_workbook(file)["Conflicts"].iter_rows(min_row=2)
    whose = [str(cell.value).split(",")[0] for cell in row if cell.value]
    assert {DEWI, ANTON} <= set(whose)
