"""Good workbooks with faults made by chance: each is taken or refused whole, and the store stays sound."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import settings
from laptops import Laptop, start_laptop
from mutating import mutated
from weighed import weighed

from empower_desktop.language import Language
from empower_desktop.workspace import opening

AT_ONCE = 500
SEED = 20_261_125

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much a process grew")


@pytest.fixture
def budi(tmp_path: Path, areas: Path) -> Laptop:
    """Give a laptop with a record of its own."""
    laptop = start_laptop(tmp_path / "budi", "Budi", "--area", "33.02.10", areas=areas)
    laptop.json("add", "person", "name=Ponirah", "sex=P")
    return laptop


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> list[bytes]:
    """Give workbooks as they come: as sent, saved again by another program, and edited there."""
    folder = tmp_path_factory.mktemp("good")
    sari = start_laptop(folder / "sari", "Sari", "--area", "33.02.10", areas=areas)
    sari.json("sample", "--records", 60)
    sari.json("export", folder / "sari.xlsx")
    return [(folder / "sari.xlsx").read_bytes(), *(_saved(folder, act) for act in (lambda book: None, _edited))]


def _saved(folder: Path, act: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(folder / "sari.xlsx")
    act(book)
    book.save(folder / "again.xlsx")
    return (folder / "again.xlsx").read_bytes()


def _edited(book: openpyxl.Workbook) -> None:
    sheet = next(each for each in book.worksheets if "t_meeting" in each.tables)
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, 12):
        sheet.cell(row, heads.index("Meeting title") + 1, f"Rapat {row}")


def test_a_workbook_with_chance_faults_is_taken_or_refused_and_never_breaks_the_program(
    good: list[bytes], budi: Laptop, tmp_path: Path
) -> None:
    """Twice as many files as a law has examples: 10,000 in the long profile."""
    before, chance, left = set(_sources(budi)), random.Random(SEED), settings().max_examples * 2
    taken: set[str] = set()
    for at in range(0, left, AT_ONCE):
        folder = tmp_path / str(at)
        folder.mkdir()
        for n in range(at, min(at + AT_ONCE, left)):
            (folder / f"{n}.xlsx").write_bytes(mutated(chance, chance.choice(good)))
        told = weighed(budi.folder, folder)
        taken |= {f"{name}.xlsx" for name, file in told.items() if file["status"] == "merged"}
        assert {file["status"] for file in told.values()} <= {"merged", "same", "refused"}
        assert all(file["said"] for file in told.values() if file["status"] == "refused")
        assert not any("reader_bug" in file["codes"] or "reader_died" in file["codes"] for file in told.values())
        assert budi.json("check")["ok"]
    sources = _sources(budi)
    assert {change for change, file in sources.items() if not file} == before
    assert {file for file in sources.values() if file} <= taken


def _sources(laptop: Laptop) -> dict[str, str]:
    """Give every change on a laptop with the file that brought it, nothing for its own."""
    work = opening.opened(laptop.folder, Language("en"))
    changes = [change.id for change in work.store.all_changes()]
    sources = work.store.sources_of(changes)
    opening.close(work)
    return {change: sources.get(change, "") for change in changes}
