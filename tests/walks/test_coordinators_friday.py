"""A coordinator's Friday at the real window: files dropped, checked, merged, one conflict settled, the answer sent back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from at_the_window import CTRL, Key, Sitter
from exchanging import change, send
from few_areas import coordinators_laptop, few_areas
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from empower_desktop.history.digest import data_code
from empower_desktop.language import Language
from empower_desktop.records import Meeting, Person
from empower_desktop.ui.home_parts import BigAction
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.table_model import CELL, TableModel
from empower_desktop.ui.merging_page import CHECK, REPORT
from empower_desktop.ui.screens.conflict import ConflictScreen
from empower_desktop.ui.screens.exchange import ExchangeScreen
from empower_desktop.ui.unmerging import UNDO_MERGE
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import close, opened, start
from empower_desktop.workspace.unpacking import Source

MANY = 12
SLOW_DISK = 0.3


@dataclass
class Friday:
    """Budi at his window, three workers with stores of their own, and the meeting that two of them know."""

    budi: Sitter
    sari: Workspace
    rina: Workspace
    yanto: Workspace
    meeting: str
    folder: Path

    @property
    def screen(self) -> ExchangeScreen:
        """The screen where files are merged."""
        found = self.budi.window.screen_of("exchange")
        assert isinstance(found, ExchangeScreen)
        return found

    def check(self, *files: Path) -> None:
        """Drop files on the window and wait until they are checked."""
        self.budi.drop(files)
        self.budi.until(lambda: self.screen.merging.at == CHECK and bool(self.screen.merging._reports()))

    def merge(self) -> None:
        """Press the keys of the deciding button and wait for the report."""
        self.budi.press(Key.Key_Return, CTRL)
        self.budi.until(lambda: self.screen.merging.at == REPORT)
        self.budi.rest()


def worker(folder: Path, name: str) -> Workspace:
    start(folder, name, "pendamping", None, "id", practice=False)
    few_areas(folder)
    return opened(folder, Language("id"))


@pytest.fixture
def friday(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Friday]:
    """Sari's meeting is known to Rina; since then both wrote down where it was, and Yanto wrote down people."""
    sari, rina, yanto = (worker(tmp_path / name.split()[0], name) for name in ("Sari Handayani", "Rina Astuti", "Yanto Prabowo"))
    meeting = change(sari, "meeting", title="Rembuk blok timur", date="2026-11-14", status="draf")
    apply(rina, [send(sari, tmp_path / "awal")])
    coordinators_laptop(tmp_path / "budi")
    settings = QSettings(str(tmp_path / "budi" / "window.ini"), QSettings.Format.IniFormat)
    (tmp_path / "balik").mkdir()
    settings.setValue("exchange/folder", str(tmp_path / "balik"))
    settings.sync()
    sitter = Sitter(qtbot, qapp, tmp_path / "budi")
    yield Friday(sitter, sari, rina, yanto, meeting, tmp_path)
    sitter.close()
    for work in (sari, rina, yanto):
        close(work)


def column(model: TableModel, at: int) -> list[str]:
    return [model.index(row, at).data(CELL).text for row in range(model.rowCount())]


def edited_in_excel(file: Path, before: str, after: str) -> Path:
    """Change a cell as a person does in Excel, under another name."""
    book = openpyxl.load_workbook(file)
    cell = next(cell for row in book["Orang"].iter_rows() for cell in row if cell.value == before)
    cell.value = after
    other = file.with_name("YANTO diedit.xlsx")
    book.save(other)
    return other


def test_merging_and_sending_are_one_step_away_also_while_files_are_checked(friday: Friday) -> None:
    budi, home = friday.budi, friday.budi.window.screen_now()
    budi.tab_to(next(each for each in home.findChildren(BigAction) if each.text() == "Gabung"))
    budi.press(Key.Key_Space)
    assert friday.screen._place == "merge"
    change(friday.yanto, "person", name="Tarno", sex="L")
    friday.check(send(friday.yanto, friday.folder / "masuk"))
    budi.press(Key.Key_E, CTRL)
    assert friday.screen._place == "send"


def test_a_friday(friday: Friday) -> None:
    budi, sari, rina, yanto = friday.budi, friday.sari, friday.rina, friday.yanto
    change(sari, "meeting", friday.meeting, venue="Balai Dusun II")
    change(rina, "meeting", friday.meeting, venue="Rumah Bu Rohmah")
    for name in ("Wagiyah", "Tarno"):
        change(yanto, "person", name=name, sex="P" if name == "Wagiyah" else "L")
    files = [send(work, friday.folder / "masuk") for work in (sari, rina, yanto)]
    edited = edited_in_excel(files[2], "Tarno", "Tarno Wijaya")
    before = budi.work.store.digest()

    friday.check(*files, edited)
    preview = friday.screen.merging.preview
    assert column(preview.files, 2) == ["Siap digabung"] * 4
    proposed = preview.proposals
    assert [row[1:] for row in zip(*(column(proposed.model, at) for at in (1, 3, 5)), strict=True)][-1] == ("Tarno", "Tarno Wijaya")
    budi.tab_to(proposed.table)
    budi.press(Key.Key_Space)
    assert "0 dari 1 usul Excel diambil." in friday.screen.merging.foot.sentence()
    budi.press(Key.Key_Space)
    assert "1 dari 1 usul Excel diambil." in friday.screen.merging.foot.sentence()
    assert "Belum ada yang ditulis." in friday.screen.merging.foot.sentence()
    assert (budi.work.store.digest(), budi.work.store.arrivals()) == (before, [])

    budi.rest()
    budi.tab_to(next(each for each in friday.screen.merging.foot.findChildren(Button) if each.isVisible() and "Gabungkan" in each.text()))
    friday.merge()
    assert budi.focused() is friday.screen.merging.report.table
    assert friday.screen.merging.foot.sentence().startswith("4 berkas digabung. Catatan: 6 baru, 1 berubah, 1 berkonflik.")
    assert column(friday.screen.merging.report.rows, 2)[1:5] == [
        "2 baru",
        "1 baru · 1 sama · 1 berkonflik",
        "3 baru",
        "1 berubah · 2 sama",
    ]
    budi.tab_to(friday.screen.merging.foot.findChildren(Button)[-1])
    budi.press(Key.Key_Return)
    budi.rest()
    conflicts = budi.window.screen_now()
    assert isinstance(conflicts, ConflictScreen)
    assert len(conflicts._all) == 1
    budi.press(Key.Key_2)
    budi.rest()
    assert budi.work.store.conflicts() == []
    chosen = budi.work.store.row("meeting", friday.meeting)
    assert chosen is not None
    assert chosen.fields["venue"] in ("Balai Dusun II", "Rumah Bu Rohmah")

    budi.press(Key.Key_E, CTRL)
    budi.press(Key.Key_Return, CTRL)
    budi.until(lambda: bool(list((friday.folder / "balik").glob("*.xlsx"))) and not friday.screen.sending.is_under_way)
    budi.rest()
    (back,) = (friday.folder / "balik").glob("*.xlsx")
    for work in (sari, rina, yanto):
        apply(work, [back])
        assert data_code(work.store.digest()) == friday.screen.sending.code.code.text()
        assert work.store.row("meeting", friday.meeting).fields["venue"] == chosen.fields["venue"]  # type: ignore[union-attr]  # it came


def test_a_whole_merge_is_taken_back_from_the_history(friday: Friday) -> None:
    budi = friday.budi
    before = budi.work.store.digest()
    file = send(friday.sari, friday.folder / "masuk")
    friday.check(file)
    friday.merge()
    assert budi.work.store.digest() == friday.sari.store.digest()
    while friday.screen.top.tabs.current() != "history":
        budi.press(Key.Key_Tab, CTRL)
        budi.rest()
    history = friday.screen.history
    assert column(history.files, 1) == ["Sari Handayani"]
    budi.tab_to(history.foot.findChildren(Button)[-1])
    budi.press(Key.Key_Space)
    budi.answer()
    budi.rest()
    assert budi.work.store.digest() == friday.sari.store.digest(), "Esc answers with nothing"
    budi.tab_to(history.foot.findChildren(Button)[-1])
    budi.press(Key.Key_Space)
    budi.answer(budi.desk.say(UNDO_MERGE))
    budi.until(lambda: budi.work.store.digest() == before)
    budi.rest()
    assert budi.work.all(Meeting) == []
    friday.check(file)
    assert column(friday.screen.merging.preview.files, 2) == ["Siap digabung"], "it can be merged again"


def test_cancelling_keeps_the_files_that_are_done(friday: Friday, monkeypatch: pytest.MonkeyPatch) -> None:
    budi = friday.budi
    files = []
    for number in range(MANY):
        change(friday.sari, "person", name=f"Orang {chr(65 + number)}", sex="P")
        files.append(send(friday.sari, friday.folder / "masuk", f"{number:02}.xlsx"))
    friday.check(*files)
    quick = Source.opened

    def slow(source: Source, place: Path) -> AbstractContextManager[Path]:
        time.sleep(SLOW_DISK)
        return quick(source, place)

    monkeypatch.setattr(Source, "opened", slow)
    budi.press(Key.Key_Return, CTRL)
    budi.until(lambda: friday.screen.merging._done >= 2)
    budi.tab_to(friday.screen.merging.foot.findChildren(Button)[-1])
    budi.press(Key.Key_Space)
    budi.until(lambda: friday.screen.merging.at == REPORT)
    budi.rest()
    done = len(budi.work.store.arrivals())
    assert 2 <= done < MANY
    assert friday.screen.merging.foot.sentence().startswith(f"Dibatalkan. {done} berkas sudah digabung, sisanya belum.")
    assert len(budi.work.all(Person)) == done

    friday.check(*files)
    assert column(friday.screen.merging.preview.files, 2).count("Tidak ada yang baru") == done
    friday.merge()
    assert budi.work.store.digest() == friday.sari.store.digest()
