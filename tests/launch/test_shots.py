"""Pictures of every screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from empower_desktop.language import Language
from empower_desktop.launch.sample.filling import fill
from empower_desktop.launch.shots import shots
from empower_desktop.ui.entries import SCREENS
from empower_desktop.workspace.opening import open_workspace, start

SIZE = (1366, 768)
CHANGE = QRect(1010, 465, 300, 80)
"""Where home says in three sentences what changes; that takes longer than the rest."""
RECORDS = 640
"""With the story of a village's year, whose meetings have pictures attached."""


def test_every_screen_has_pictures_of_one_size_and_no_two_alike(qapp: QApplication, tmp_path: Path) -> None:
    start(tmp_path / "data", "Sari", "pendamping", None, "id", practice=True)
    with open_workspace(tmp_path / "data", Language("id")) as work:
        fill(work, RECORDS, 3)
        before = work.store.digest()
        paths = shots(work, tmp_path / "pictures", SIZE)
        assert work.store.digest() == before
    assert {QImage(str(path)).size() for path in paths} == {QSize(*SIZE)}
    assert len({path.read_bytes() for path in paths}) == len(paths)
    names = " ".join(path.name for path in paths)
    assert all(f"-{entry.key}" in names for entry in SCREENS)
    assert all(look in names for look in ("-gelap", "-125", "-en", "-kosong", "-mulai"))
    assert all(over in names for over in ("-berkas", "-proyektor", "-laporan"))
    assert 0.02 < _inked(next(path for path in paths if path.stem.endswith("-home")), CHANGE) < 0.5


def _inked(path: Path, part: QRect) -> float:
    """Give the share of a part of a picture that is neither white nor the ground of the page."""
    image = QImage(str(path)).copy(part)
    shades = [image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())]
    return sum(shade < 150 for shade in shades) / len(shades)
