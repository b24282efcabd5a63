"""What somebody does and finds where a list of their own is taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.importing_page import OUTCOME, REPORT, ImportingPage
from empower_desktop.ui.kit.buttons import Button
from tests.at_the_window import Sitter
from tests.own_lists import listed

SHEETS = Path(__file__).parent / "lists" / "sheets"
SAVINGS, ROSTER, ROLL = "12_anggota_spp_simpanan.xlsx", "01_daftar_hadir_musdes.xlsx", "10_anggota_kwt.xlsx"


def looked(page: ImportingPage, file: Path, kind: str, qtbot: QtBot) -> None:
    """Choose a file and say what it is."""
    page.take(str(file))
    qtbot.waitUntil(lambda: page.sitting.listing is not None, timeout=20_000)
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.kind.meant.emit()
    rested(page, qtbot)


def rested(page: ImportingPage, qtbot: QtBot) -> None:
    """Wait until what was said is worked out."""
    qtbot.waitUntil(lambda: not page.sitting.is_busy, timeout=20_000)


def take_in(page: ImportingPage) -> None:
    """Begin to write what the list brings."""
    while page.at < OUTCOME:
        page.go_ahead()
    page.go_ahead()


def taken_in(page: ImportingPage, qtbot: QtBot) -> None:
    """Go on to the end."""
    take_in(page)
    qtbot.waitUntil(lambda: page.at == REPORT, timeout=20_000)


def decide(budi: Sitter, page: ImportingPage, text: str) -> None:
    """Walk to a button of the foot, once it is the one in sight."""

    def found() -> list[Button]:
        return [button for button in page.foot.findChildren(Button) if button.text() == text and button.isVisible()]

    budi.until(lambda: len(found()) == 1)
    budi.tab_to(found()[0])


def words_in(page: QWidget) -> str:
    """Give all that can be read on the page."""
    labels = [each.text() for each in page.findChildren(QLabel)]
    assert isinstance(page, ImportingPage)
    model = page.columns.sheet.cells
    cells = [str(model.index(row, at).data()) for row in range(model.rowCount()) for at in range(model.columnCount())]
    return "\n".join([*labels, *cells])


def line_of(line: object) -> str:
    """Give the heading that a line of a column showed."""
    return str(line.heading.whole_text())  # type: ignore[attr-defined]  # a line of a column


def list_of(file: Path, *names: str) -> Path:
    """Write a list of people."""
    head = (["DAFTAR HADIR RAPAT"], ["Senin, 2 Maret 2026"], [], ["No", "Nama"])
    return listed(file.parent, *head, *enumerate(names, 1), name=file.name)
