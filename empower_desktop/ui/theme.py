"""Colours, sizes, fonts and icons: one Theme, made at the start and handed to every widget."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

Tone = Literal["light", "dark"]

SCALES = (1.0, 1.25, 1.5)
FAMILIES = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
STROKE = "1.8"
ROWS: Mapping[str, int] = MappingProxyType({"table": 32, "dense": 27, "list": 58, "control": 32})

_PALETTE: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "zebra"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "faint"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "toast"),
    (QPalette.ColorRole.ToolTipText, "on_toast"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "sunken"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line_strong"),
    (QPalette.ColorRole.Shadow, "line_strong"),
)


class Theme:
    """The look of the program: a tone of the palette, a text scale, and the icons recoloured to both."""

    def __init__(self, resources: Path, tone: Tone = "light", scale: float = 1.0) -> None:
        """Read the palette of this tone from `<resources>/theme`."""
        self.resources = resources
        self.tone: Tone = tone
        self.scale = scale
        text = (resources / "theme" / f"{tone}.json").read_text(encoding="utf-8")
        self.palette: Mapping[str, str] = MappingProxyType(json.loads(text))
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}
        self._drawings: dict[str, str] = {}

    def apply(self, app: QApplication) -> None:
        """Dress the whole program: style, palette, fonts and style sheet."""
        app.setStyle(QStyleFactory.create("Fusion"))
        dark = self.tone == "dark"
        app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        app.setPalette(self._qt_palette())
        self._load_fonts()
        app.setFont(self.font())
        app.setStyleSheet(self.style_sheet())

    def px(self, at_96_dpi: float) -> int:
        """Give a length at this text scale, in whole pixels."""
        return round(at_96_dpi * self.scale)

    def row(self, kind: str) -> int:
        """Give the height of a row: table, dense, list or control."""
        return self.px(ROWS[kind])

    def color(self, name: str) -> QColor:
        """Give a colour of the palette by its name."""
        return QColor(self.palette[name])

    def font(self, size: float = 13, weight: int = 400) -> QFont:
        """Give the typeface with figures that align, at a size of 96 dpi."""
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def pixmap(self, name: str, role: str = "ink", size: int = 16, ratio: float | None = None) -> QPixmap:
        """Give a lucide icon in a colour of the palette; drawn once for each size and screen density."""
        density = ratio or QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]  # a Theme paints only in a running program
        key = (name, role, size, density)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, self.palette[role], self.px(size), density)
        return self._drawn[key]

    def icon(self, name: str, role: str = "ink", size: int = 16, gap: int = 0) -> QIcon:
        """Give a lucide icon for a button or menu, greyed while that is disabled, with a gap at its right."""
        icon = QIcon(self._widened(self.pixmap(name, role, size), gap))
        icon.addPixmap(self._widened(self.pixmap(name, "faint", size), gap), QIcon.Mode.Disabled)
        return icon

    def icon_size(self, size: int = 16) -> QSize:
        """Give the square that an icon takes at this text scale."""
        return QSize(self.px(size), self.px(size))

    def style_sheet(self) -> str:
        """Give the style sheet with colours filled in and lengths scaled."""
        folder = self.resources / "theme"
        text = (folder / "theme.qss").read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        text = re.sub(r"(?<![\w.-])(-?\d+(?:\.\d+)?)(?:-(\d+))?px(?! solid)", self._scaled, text)
        text = text.replace("@folder", folder.as_posix()).replace("@tone", self.tone)
        for name in sorted(self.palette, key=len, reverse=True):
            text = text.replace(f"@{name}", self.palette[name])
        return text

    def _widened(self, pixmap: QPixmap, gap: int) -> QPixmap:
        if not gap:
            return pixmap
        density = pixmap.devicePixelRatio()
        wide = QPixmap(pixmap.width() + round(self.px(gap) * density), pixmap.height())
        wide.setDevicePixelRatio(density)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
        return wide

    def _scaled(self, match: re.Match[str]) -> str:
        length, borders = match.group(1), int(match.group(2) or 0)
        if "." in length:
            return f"{float(length) * self.scale:.2f}px"
        return f"{self.px(int(length)) - borders}px"

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, self.color("line"))
        return palette

    def _load_fonts(self) -> None:
        if FAMILIES[0] not in QFontDatabase.families():
            for file in sorted((self.resources / "fonts").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))

    def _draw(self, name: str, color: str, side: int, density: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # the ground is painted before the first icon

        if name not in self._drawings:
            drawing = (self.resources / "icons" / f"{name}.svg").read_text(encoding="utf-8")
            self._drawings[name] = drawing.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
        svg = self._drawings[name].replace("currentColor", color)
        pixmap = QPixmap(round(side * density), round(side * density))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(density)
        return pixmap


def system_tone(app: QGuiApplication) -> Tone:
    """Give the tone that the desktop itself wears, for those who follow it."""
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
