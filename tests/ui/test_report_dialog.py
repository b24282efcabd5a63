from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.records import Action, Group, Meeting, Person
from empower_desktop.reports.insight.scope import Period
from empower_desktop.reports.papers.paper import Paper, Prose, words
from empower_desktop.ui import printing
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.paper import laid, paint
from empower_desktop.ui.printing import fits, printer_for
from empower_desktop.ui.report_dialog import ReportDialog
from empower_desktop.ui.screens.insight import InsightScreen
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.saving import save

HALF_YEAR = Period(date(2026, 1, 1), date(2026, 6, 30))


@pytest.fixture
def group(work: Workspace) -> str:
    """A group that met once, and somebody whose name stands in the title of its meeting."""
    save(work, Person, {"name": "Tumini Lestari", "sex": "P", "person_kind": "warga", "consent": "lisan", "consent_on": "2026-01-01"})
    kwt = {"name": "KWT Melati", "group_type": "kwt", "area": "33.99.01.2003", "status": "aktif"}
    group = str(save(work, Group, kwt).result)
    meeting = {"title": "Rapat di rumah Tumini", "meeting_type": "rapat_kelompok", "date": "2026-02-03", "area": "33.99.01.2003"}
    save(work, Meeting, {**meeting, "convened_by": "kelompok", "status": "disahkan", "group": group})
    promise = {"what": "Membelikan Tumini buku kas", "due_on": "2026-12-01", "status": "belum", "responsible_text": "Tumini Lestari"}
    save(work, Action, {**promise, "responsible_side": "kelompok", "responsible_group": group})
    return group


def text_of(file: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout


def saved(dialog: ReportDialog, file: Path, desk: Desk, qtbot: QtBot) -> str:
    with qtbot.waitSignal(desk.stepped, timeout=20_000):
        dialog.save(file)
    return text_of(file)


def test_a_report_is_saved_beside_the_work_in_the_tongue_that_was_chosen(
    desk: Desk, theme: Theme, group: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ReportDialog(desk, theme, View(HALF_YEAR, group=group))
    qtbot.addWidget(dialog)
    assert dialog.file_name() == "recap_kwt-melati_2026-01-01_2026-06-30.pdf"
    dialog.tongues._take("both")
    text = saved(dialog, tmp_path / "rekap.pdf", desk, qtbot)
    assert "REKAP KEGIATAN PEMBERDAYAAN / EMPOWERMENT ACTIVITY" in text
    assert "KWT Melati" in text


def test_a_report_for_donors_names_nobody(desk: Desk, theme: Theme, group: str, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ReportDialog(desk, theme, View(HALF_YEAR))
    qtbot.addWidget(dialog)
    dialog.names._take(True)
    text = saved(dialog, tmp_path / "rekap.pdf", desk, qtbot)
    assert "Tumini" not in text
    assert "Sari" not in text


def test_a_report_of_one_constituency_says_whom_it_counts(desk: Desk, theme: Theme, group: str, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ReportDialog(desk, theme, View(HALF_YEAR, constituency="miskin"))
    qtbot.addWidget(dialog)
    assert dialog.file_name() == "recap_miskin_2026-01-01_2026-06-30.pdf"
    text = " ".join(saved(dialog, tmp_path / "rekap.pdf", desk, qtbot).split())
    assert "Persons counted: Poor" in text
    assert "Figures of persons count only: Poor. All other figures are about all residents." in text


def test_one_sheet_for_the_wall_is_offered_for_one_group_only(desk: Desk, theme: Theme, group: str, tmp_path: Path, qtbot: QtBot) -> None:
    everywhere = ReportDialog(desk, theme, View(HALF_YEAR))
    dialog = ReportDialog(desk, theme, View(HALF_YEAR, group=group))
    for each in (everywhere, dialog):
        qtbot.addWidget(each)
    assert "sheet" not in everywhere.form._buttons
    dialog.form._take("sheet")
    assert dialog.file_name() == "group_sheet_kwt-melati_2026-01-01_2026-06-30.pdf"
    text = saved(dialog, tmp_path / "lembar.pdf", desk, qtbot)
    assert "KWT MELATI" in text
    assert "Page 1 of 1" in text
    assert "Membelikan … buku kas" in text
    assert "Tumini" not in text


def test_a_folder_that_takes_no_file_is_told_and_the_window_goes_on(desk: Desk, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ReportDialog(desk, theme, View(HALF_YEAR))
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(desk.refused, timeout=20_000) as refused:
        dialog.save(tmp_path / "missing" / "rekap.pdf")
    assert refused.args
    assert refused.args[0].code == "not_written"


def test_ctrl_p_shows_the_figures_in_sight_as_they_will_be_printed(
    frame: Frame, group: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Paper] = []
    monkeypatch.setattr(printing, "preview", lambda desk, theme, parent, paper: seen.append(paper))
    screen = InsightScreen(frame)
    qtbot.addWidget(screen)
    screen.print_page()
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen[0].name == "Activity Recap"


def test_a_printer_gets_every_page_at_the_size_of_its_paper(qapp: QApplication, tmp_path: Path) -> None:
    found = laid(Paper("Rekap", tuple(Prose(words("Kalimat tentang air. " * 200)) for _ in range(8)), size="A4"))
    printer = printer_for(found)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint(found, printer) == len(found.pages) > 1
    told = subprocess.run(["pdfinfo", str(tmp_path / "printed.pdf")], check=True, capture_output=True, text=True).stdout
    assert f"Pages:           {len(found.pages)}" in told
    assert "(A4)" in told


def test_a_printer_without_f4_is_noticed_and_us_folio_passes_for_it() -> None:
    paper = Paper("Rekap", ())
    assert fits(paper, [(210, 297), (215.9, 330.2)])
    assert not fits(paper, [(210, 297), (216, 279)])
    assert fits(paper, [])
