"""Workbooks to be filled in, filled in with the real LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.workspace import Workspace, merging, settling
from empower_desktop.workspace.templating import template
from tests.differing import ANSWERS, Village, answer, shown
from tests.office import Office, Sorting
from tests.people import change

pytestmark = pytest.mark.libreoffice
OpenWork = Callable[..., Workspace]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


def test_answers_chosen_and_sorted_in_libreoffice_settle_as_those_of_excel(village: Village, tmp_path: Path, office: Office) -> None:
    asked = village.ask(village.budi)
    sheet = load_workbook(asked)["Konflik"]
    cells: dict[tuple[str, str], str | float] = {}
    for row in sheet.iter_rows(min_row=2):
        for letter, value in zip("PQR", ANSWERS[str(row[1].value)], strict=False):
            if value is not None:
                cells["Konflik", f"{letter}{row[0].row}"] = str(value)
    sorting = Sorting("Konflik", f"A1:R{sheet.max_row}", 4)
    answered = office.work(asked, tmp_path / "jawab.xlsx", cells, sort=sorting)
    order = [cell.value for (cell,) in load_workbook(answered)["Konflik"]["E2:E4"]]
    assert order == sorted(order, reverse=True)
    merging.apply(village.sari, [answered])
    merging.apply(village.rina, [answer(asked, ANSWERS)])
    assert not settling.open_conflicts(village.sari)
    assert village.sari.store.digest() == village.rina.store.digest()
    assert shown(village.sari, village.person)["hamlet"] == "Dusun II RT 03"


def test_a_template_filled_in_with_libreoffice_becomes_records(open_work: OpenWork, tmp_path: Path, office: Office) -> None:
    sari = open_work("sari")
    change(sari, "person", name="Suminah", sex="P", hamlet="Dusun I")
    path = tmp_path / "templat.xlsx"
    template(sari, path)
    told = {"F": "Rapat rutin", "G": "Musyawarah dusun", "H": 46124, "I": "33.02.10.2003", "J": "Warga perorangan", "K": "Draf"}
    more = {"M": 0.5625, "P": "Suminah", "R": 20, "U": "ya"}
    cells: dict[tuple[str, str], str | float] = {("Pertemuan", f"{letter}2"): value for letter, value in {**told, **more}.items()}
    came = {"E": "Rapat rutin", "F": "Suminah", "G": "Hadir", "I": "tidak"}
    cells.update({("Kehadiran", f"{letter}2"): value for letter, value in came.items()})
    cells["Baca dulu", "C10"] = "Bu Yatmi"
    filled = office.work(path, tmp_path / "terisi.xlsx", cells)
    (report,) = merging.apply(sari, [filled]).result.files
    assert (report.status, report.problems, report.questions, report.notes) == ("merged", (), (), ())
    (meeting,) = sari.store.rows("meeting")
    (attendance,) = sari.store.rows("attendance")
    assert {code: meeting.fields[code] for code in ("date", "start_time", "meeting_type", "invited_count", "accountability_report")} == {
        "date": "2026-04-12", "start_time": "13:30", "meeting_type": "musdus", "invited_count": 20, "accountability_report": True
    }  # fmt: skip
    assert (attendance.fields["presence"], attendance.fields["spoke"]) == ("hadir", False)
    assert office.work(path, tmp_path / "kosong.xlsx", {}).exists()
    assert merging.apply(sari, [tmp_path / "kosong.xlsx"]).result.files[0].status == "same"
