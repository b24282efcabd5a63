"""A copy for others: whoever complained, stood up for it or made a choice is in no part of the file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.workspace import Workspace
from empower_desktop.workspace.sending import export
from tests.people import change


@pytest.fixture
def work(open_work: Callable[..., Workspace]) -> Workspace:
    """Somebody with a grievance, and a meeting of a group that may be shown."""
    work = open_work("sari")
    group = change(work, "group", name="KWT Melati", group_type="kwt", area="33.02.10.2003", status="aktif")
    complains = change(work, "person", name="Suminah", sex="P", consent="lisan", consent_on="2026-01-12")
    speaks = change(work, "person", name="Wagiyem", sex="P")
    comes = change(work, "person", name="Rohmah", sex="P")
    meeting = change(work, "meeting", title="Rapat rutin", date="2026-01-12", group=group)
    change(work, "attendance", meeting=meeting, person=comes, presence="hadir")
    change(
        work,
        "engagement",
        engagement_type="pengaduan",
        title="Upah belum dibayar",
        date="2026-01-12",
        target_type="lainnya",
        demand="Upah dibayar",
        outcome="menunggu",
        group=group,
        complainant=complains,
        spokespersons=speaks,
        justice_channel="paralegal",
    )
    change(work, "choice_note", date="2026-01-12", domain="usaha", statement="Membuka warung", decided_by="sendiri", group=group)
    return work


def held(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_a_shared_copy_tells_of_a_grievance_without_its_people(work: Workspace, tmp_path: Path) -> None:
    export(work, tmp_path / "berbagi.xlsx", profile="shared")
    text = held(tmp_path / "berbagi.xlsx")
    assert "Upah belum dibayar" in text
    assert "Rohmah" in text
    assert not [word for word in ("Suminah", "Wagiyem", "Paralegal", "Membuka warung") if word in text]
    heads = [cell.value for cell in load_workbook(tmp_path / "berbagi.xlsx")["Advokasi"][1]]
    assert {"Pengadu", "Juru bicara", "Jalur keadilan", "Hambatan kekuasaan", "_id:complainant", "_id:spokespersons"}.isdisjoint(heads)


def test_the_copy_for_ones_own_coordinator_holds_all_of_it(work: Workspace, tmp_path: Path) -> None:
    export(work, tmp_path / "penuh.xlsx")
    assert all(word in held(tmp_path / "penuh.xlsx") for word in ("Suminah", "Wagiyem", "Rohmah", "Membuka warung"))
