"""The type of printed papers: two families that the app carries, in sizes of points, and lengths in the units they are painted in.

A paper is painted at 1440 dots an inch, where a point is 20 units, so that every size of type is a whole number of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QRawFont

from empower_desktop.shipped import RESOURCES

RESOLUTION = 1440
_POINT = RESOLUTION // 72
FONTS = RESOURCES / "fonts" / "paper"

Face = Literal["serif", "sans"]
FAMILIES: dict[Face, str] = {"serif": "TeX Gyre Bonum", "sans": "TeX Gyre Heros"}

INK = QColor(0, 0, 0)
QUIET, FAINT = 110, 222
"""Greys of words, of 255."""
HEAD = QColor(232, 232, 232)


def pt(points: float) -> float:
    """Give a length of points in units."""
    return points * _POINT


def mm(millimetres: float) -> float:
    """Give a length of millimetres in units."""
    return millimetres * RESOLUTION / 25.4


def load_paper_fonts() -> None:
    """Make the families of papers known to Qt, once."""
    known = set(QFontDatabase.families())
    if not set(FAMILIES.values()) <= known:
        for file in sorted(FONTS.glob("*.otf")):
            QFontDatabase.addApplicationFont(str(file))


@dataclass(frozen=True)
class Type:
    """The faces of one paper, all of them larger or smaller by `scale`; with `arial_only` the sans serif alone."""

    scale: float = 1.0
    arial_only: bool = False

    def font(self, face: Face, size: float, *, bold: bool = False, italic: bool = False, spaced: float = 0) -> QFont:
        """Give a font of a size in points, its letters set apart by `spaced` points."""
        font = QFont(FAMILIES["sans" if self.arial_only else face])
        font.setPixelSize(round(pt(size * self.scale)))
        font.setBold(bold)
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("liga"), 0)  # a word with a ligature is not found by who searches the PDF
        if spaced:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pt(spaced * self.scale))
        return font

    def pt(self, points: float) -> float:
        """Give a length that grows with the type, of points, in units."""
        return pt(points * self.scale)

    def mm(self, millimetres: float) -> float:
        """Give a length that grows with the type, of millimetres, in units."""
        return mm(millimetres * self.scale)


def printable(text: str, font: QFont) -> str:
    """Give a text without a single empty box: a sign that no face on this machine has is written as its code, `[U+1F600]`."""
    own = QRawFont.fromFont(font)
    if all(sign in "\n\u2028\u00a0 " or own.supportsCharacter(ord(sign)) for sign in text):
        return text
    anywhere = QFontMetricsF(font)
    return "".join(_shown(sign, own, anywhere) for sign in text)


def _shown(sign: str, own: QRawFont, anywhere: QFontMetricsF) -> str:
    if sign in "\n\u2028\u00a0 " or own.supportsCharacter(ord(sign)) or anywhere.inFontUcs4(ord(sign)):
        return sign
    return f"[U+{ord(sign):04X}]"
