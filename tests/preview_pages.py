"""Who sends and who merges, and what somebody does and finds in the preview of a merge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from people import put_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.ui.kit.table_model import CELL
from empower_desktop.ui.merge_words import COUNTS
from empower_desktop.ui.merging_page import CHECK, REPORT
from empower_desktop.ui.proposals_card import ProposalsCard
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.workspace import Workspace

Show = Callable[..., QWidget]
SLOW = 30_000
Key = Qt.Key


@dataclass
class Village:
    """Sari, whose workbook somebody edits, and Budi, who merges it."""

    sari: Workspace
    budi: Workspace
    folder: Path
    sent: Path
    meeting: str
    person: str

    def workbook(self, folder: Path | None = None) -> Path:
        """Give the workbook that Sari sent, in the folder of all or in another."""
        return put_into(folder or self.folder, self.sent)


def edited(file: Path, edits: Mapping[str, Mapping[str, object]], gone: str = "") -> Path:
    """Edit cells by what they held, per sheet, and save as a spreadsheet program would; the row that holds `gone` is taken out."""
    book = openpyxl.load_workbook(file)
    for name, values in edits.items():
        for held, value in values.items():
            cell = next(cell for row in book[name].iter_rows() for cell in row if str(cell.value) == held)
            cell.value = value  # type: ignore[assignment]  # whatever somebody types
    if gone:
        sheet, row = next((sheet, cell.row) for sheet in _visible(book) for row in sheet.iter_rows() for cell in row if cell.value == gone)
        sheet.delete_rows(row)
    book.save(file)
    return file


def _visible(book: openpyxl.Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def drop(qtbot: QtBot, screen: ExchangeScreen, *files: Path) -> ProposalsCard:
    screen.drop([str(file) for file in files])
    qtbot.waitUntil(lambda: screen.merging.at == CHECK and bool(screen.merging._reports()), timeout=SLOW)
    return screen.merging.preview.proposals


def merge(qtbot: QtBot, screen: ExchangeScreen) -> None:
    screen.finish_part()
    qtbot.waitUntil(lambda: screen.merging.at == REPORT, timeout=SLOW)


def texts(card: ProposalsCard) -> list[list[str]]:
    model = card.model
    return [[model.index(row, column).data(CELL).text.strip() for column in range(6)] for row in range(model.rowCount())]


def lines(card: ProposalsCard) -> dict[str, tuple[str, str]]:
    """Give of each record whether it is taken, and why not."""
    return {row[1]: (row[0], row[5]) for row in texts(card) if row[2].startswith("row")}


def venue(village: Village) -> object:
    row = village.budi.store.row("meeting", village.meeting)
    return row.fields.get("venue") if row else None


def counts(screen: ExchangeScreen, row: int = 0) -> dict[str, int]:
    """What the row of a file says that it brings; what is 0 is left out."""
    model = screen.merging.preview.files
    texts = {column.key: model.index(row, at).data(CELL).text for at, column in enumerate(model.columns)}
    return {code: int(texts[code]) for code, _ in COUNTS if texts[code]}


def settled_counts(qtbot: QtBot, screen: ExchangeScreen, row: int = 0) -> dict[str, int]:
    """The same once everything that was asked has come back."""
    qtbot.waitUntil(lambda: not screen.desk.is_busy, timeout=SLOW)
    return counts(screen, row)


def reported(screen: ExchangeScreen, row: int = 0) -> dict[str, int]:
    """What the report says that a file brought."""
    total = screen.merging._reports()[row].total
    return {code: count for code, _ in COUNTS if (count := getattr(total, code))}


def figures(screen: ExchangeScreen) -> str:
    """What the foot foretells of all files."""
    return next(each.text() for each in screen.merging.foot.findChildren(QLabel) if "in conflict" in each.text())


def new_records(screen: ExchangeScreen) -> int:
    """How many new records the foot foretells."""
    return int(figures(screen).split(" ")[0])
