"""The files of a record as small pictures with their titles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from empower_desktop.language import N_, Language
from empower_desktop.ui.kit.picture import picture_of
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace.attaching import Attached

SMALL = 96
NOT_HERE = N_("The file has not come yet. Ask who attached it to send it along.")


class AttachedPictures(QListWidget):
    """The files as small pictures with their titles, to walk through with the arrow keys."""

    def __init__(self, frame: Frame, name: str) -> None:
        """Start without files."""
        super().__init__()
        self._theme = frame.theme
        self._made: dict[str, QIcon] = {}
        side = frame.theme.px(SMALL)
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(side, side))
        self.setGridSize(QSize(side + frame.theme.px(28), side + frame.theme.px(44)))
        self.setWordWrap(True)
        self.setMinimumWidth(side + frame.theme.px(48))

    def chosen(self) -> str:
        """Give the id of the chosen file's record."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if self.currentRow() >= 0 else ""

    def has_picture(self, name: str) -> bool:
        """Say whether the small picture of a file was made already."""
        return name in self._made

    def show_files(self, files: Sequence[Attached], language: Language) -> None:
        """Show these files; nothing moves where they are the same."""
        told = [(each.record.id, each.record.title or "", each.record.file or "") for each in files]
        if told == [self._told(self.item(at)) for at in range(self.count())]:
            return
        self.blockSignals(True)
        self.clear()
        for each, (record, title, name) in zip(files, told, strict=True):
            icon = self._made.get(name) or self._theme.icon("image" if each.is_picture else "file-text", "muted")
            item = QListWidgetItem(icon, title, self)
            item.setData(Qt.ItemDataRole.UserRole, record)
            item.setData(Qt.ItemDataRole.UserRole + 1, name)
            item.setToolTip(title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {about(each, language)}")
        self.blockSignals(False)

    def show_picture(self, name: str, content: bytes) -> None:
        """Show the small picture of a file, wherever it stands."""
        made = QPixmap.fromImage(picture_of(content))
        if made.isNull():
            return
        self._made[name] = QIcon(made)
        for at in range(self.count()):
            if self.item(at).data(Qt.ItemDataRole.UserRole + 1) == name:
                self.item(at).setIcon(self._made[name])

    def _told(self, item: QListWidgetItem) -> tuple[str, str, str]:
        return str(item.data(Qt.ItemDataRole.UserRole)), item.text(), str(item.data(Qt.ItemDataRole.UserRole + 1))


def about(attached: Attached, language: Language) -> str:
    """Say what a file is and how large."""
    if attached.path is None:
        return language(NOT_HERE)
    kind = attached.path.suffix.removeprefix(".").upper()
    return f"{kind} · {language.number(max(1, round(attached.size / 1024)))} KB"
