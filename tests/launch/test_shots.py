"""Pictures of every screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.launch.shots import shots
from empower_desktop.ui.entries import SCREENS
from empower_desktop.workspace.opening import open_workspace, start

SIZE = (1366, 768)


def test_every_screen_has_pictures_of_one_size_and_no_two_alike(qapp: QApplication, tmp_path: Path) -> None:
    start(tmp_path / "data", "Sari", "pendamping", None, "id", practice=True)
    with open_workspace(tmp_path / "data", Language("id")) as work:
        fill(work, 200, 3)
        before = work.store.digest()
        paths = shots(work, tmp_path / "pictures", SIZE)
        assert work.store.digest() == before
    assert {QImage(str(path)).size() for path in paths} == {QSize(*SIZE)}
    assert len({path.read_bytes() for path in paths}) == len(paths)
    names = " ".join(path.name for path in paths)
    assert all(f"-{entry.key}" in names for entry in SCREENS)
    assert all(look in names for look in ("-gelap", "-125", "-en", "-kosong", "-mulai"))
