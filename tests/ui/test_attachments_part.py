"""Files at the window: attached to a record, shown small, asked who may see them, and never mistaken for workbooks to merge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from empower_desktop.records import Attachment, Meeting
from empower_desktop.ui.attachments_part import AttachmentsPart
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.record_page import RecordPage
from empower_desktop.ui.screens.screen import Frame, Going
from empower_desktop.ui.sending_form import SendingForm
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.window import MainWindow
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.attaching import attach
from empower_desktop.workspace.photos import small_picture
from empower_desktop.workspace.saving import add


@pytest.fixture
def meeting(work: Workspace) -> str:
    return str(add(work, Meeting, {"title": "Musyawarah air", "date": "2026-01-12", "area": "33.99.01.2003"}).result)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "warga berkumpul.jpg"
    Image.linear_gradient("L").convert("RGB").resize((400, 300)).save(path, "JPEG")
    return path


@pytest.fixture
def window(qtbot: QtBot, meeting: str, desk: Desk, theme: Theme, tmp_path: Path) -> MainWindow:
    made = MainWindow(desk, theme, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    made.resize(1366, 697)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def files(window: MainWindow, meeting: str, settled: Callable[[], None]) -> AttachmentsPart:
    """The tab of the meeting's files, opened."""
    window.go("meeting", meeting, Going(at="files"))
    settled()
    part = window.findChild(AttachmentsPart)
    assert part is not None
    return part


def dropped(files: AttachmentsPart, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mouse, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    files.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, mouse, keys))


def says(files: AttachmentsPart, words: str) -> bool:
    return any(words in each.text() for each in files.note.findChildren(QLabel))


def test_what_is_dropped_on_a_record_belongs_to_it_and_is_shown_small(
    files: AttachmentsPart, photo: Path, window: MainWindow, qtbot: QtBot, work: Workspace
) -> None:
    dropped(files, photo)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)
    noted = work.all(Attachment)[0]
    qtbot.waitUntil(lambda: files.pictures.has_picture(noted.file or ""))
    assert files.pictures.item(0).text() == "warga berkumpul"
    page = window.findChild(RecordPage)
    assert page is not None
    qtbot.waitUntil(lambda: any("1" in button.text() for button in page.tabs.findChildren(Button) if "Files" in button.text()))
    assert window.screen_now().key == "meeting"


def test_a_photo_stays_on_the_laptop_until_its_people_agreed(
    files: AttachmentsPart, photo: Path, qtbot: QtBot, work: Workspace, settled: Callable[[], None]
) -> None:
    dropped(files, photo)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)
    assert says(files, "Does not leave this laptop")
    files.form.put_in({"consent_photo": True})
    settled()
    qtbot.waitUntil(lambda: says(files, "Goes along"))
    assert work.all(Attachment)[0].consent_photo is True


def test_of_a_scan_nobody_is_asked_whether_its_people_agreed(files: AttachmentsPart, tmp_path: Path, qtbot: QtBot) -> None:
    scan = tmp_path / "daftar hadir.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    dropped(files, scan)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)
    assert not files.form.fields["consent_photo"].isVisible()
    assert "PDF" in files.about.text()


def test_a_file_goes_into_the_trash_by_its_key_and_comes_back(
    files: AttachmentsPart, photo: Path, qtbot: QtBot, work: Workspace, desk: Desk, settled: Callable[[], None]
) -> None:
    dropped(files, photo)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)
    files.pictures.setFocus()
    QTest.keyClick(files.pictures, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: files.pictures.count() == 0)
    assert desk.undo_last()
    qtbot.waitUntil(lambda: files.pictures.count() == 1)
    assert len(work.all(Attachment)) == 1


def test_files_copied_elsewhere_are_pasted(files: AttachmentsPart, photo: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    QApplication.clipboard().setMimeData(data)
    files.setFocus()
    QTest.keyClick(files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)


def test_what_cannot_be_kept_is_told_and_does_not_keep_the_others(
    files: AttachmentsPart, photo: Path, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    program = tmp_path / "program.exe"
    program.write_bytes(b"MZ")
    with qtbot.waitSignal(files.desk.refused):
        dropped(files, program, photo)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)


def test_a_file_that_has_not_come_says_so(
    files: AttachmentsPart, photo: Path, meeting: str, qtbot: QtBot, work: Workspace, settled: Callable[[], None]
) -> None:
    attach(work, photo, "meeting", meeting)
    for kept in (work.folder / "files").iterdir():
        kept.unlink()
    files.refresh(None)
    qtbot.waitUntil(lambda: files.pictures.count() == 1)
    assert "has not come" in files.about.text()


@pytest.mark.parametrize("sample", ["daftar_hadir.jpg", "pohon_masalah.jpg"])
def test_the_photos_of_the_practice_data_are_shown_small(files: AttachmentsPart, sample: str) -> None:
    picture = Path(__file__).parents[2] / "resources" / "sample" / "pictures" / sample
    files.pictures.show_picture(sample, small_picture(picture, 96))
    assert files.pictures.has_picture(sample)


def test_the_name_of_a_file_says_whether_its_files_go_along(frame: Frame, shown: Callable[..., QWidget]) -> None:
    form = SendingForm(frame)
    shown(form)
    form.suggest("SARI_no04.xlsx", "SARI_for_reading.xlsx")
    form.show_files(1)
    for key, name in ((".zip", "SARI_no04.zip"), ("", "SARI_no04.xlsx")):
        next(each for each in form.files.findChildren(QPushButton) if (".zip" in each.text()) is bool(key)).click()
        assert (form.file.text(), form.path().name) == (name, name)


def test_the_name_of_a_file_goes_on_saying_what_is_made_until_another_is_typed(frame: Frame, shown: Callable[..., QWidget]) -> None:
    def choose(group: QWidget, word: str) -> None:
        next(each for each in group.findChildren(QAbstractButton) if word in each.text()).click()

    form = SendingForm(frame)
    shown(form)
    form.suggest("SARI_no04.xlsx", "SARI_for_reading.xlsx")
    form.show_files(1)
    steps: list[tuple[Callable[[], None], str]] = [
        (lambda: choose(form.files, "With their files"), "SARI_no04.zip"),
        (lambda: choose(form.how, "Reading"), "SARI_for_reading.xlsx"),
        (lambda: choose(form.what, "Not received"), "SARI_no04.zip"),
        (lambda: choose(form.what, "Everything"), "SARI_for_reading.xlsx"),
        (lambda: choose(form.how, "Merging"), "SARI_no04.zip"),
        (form.sent, ""),
        (lambda: form.suggest("SARI_no05.xlsx", "SARI_for_reading.xlsx"), "SARI_no05.zip"),
        (lambda: form.file.setText("laporan"), "laporan"),
        (lambda: form.suggest("SARI_no06.xlsx", "SARI_for_reading.xlsx"), "laporan"),
        (lambda: choose(form.how, "Reading"), "laporan.xlsx"),
    ]
    for act, name in steps:
        act()
        assert form.file.text() == name
