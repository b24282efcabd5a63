"""Words laid out in a width of paper: in lines that are painted one by one, so that a page may end between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from empower_desktop.reports.papers.paper import Words
from empower_desktop.reports.papers.spelled import NBSP
from empower_desktop.ui.paper_type import Face, Type, printable

LEADING = 1.27
_ALIGNS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
# A figure and the word that belongs to it: `Rp 15.000`, `200 m`, `31 Desember 2027`, `abstain 3,`.
_FIGURE_AND_WORD = re.compile(r"(?<=\d) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d[\d.,:]*(?:[,;.)%]|$))|(?<=\bRp) (?=\d)")


@dataclass(frozen=True)
class Look:
    """How words are set: face, size in points, to which side, how far apart the lines, how dark (of 255), how far apart the letters."""

    face: Face = "sans"
    size: float = 9.0
    align: str = "left"
    leading: float = LEADING
    grey: int = 0
    bold: bool = False
    italic: bool = False
    spaced: float = 0


class LaidText:
    """Words in lines of one width; `height` is all of them, `pitch` one."""

    def __init__(self, said: Words, type_: Type, look: Look, width: float) -> None:
        """Lay the words out; one that is wider than the width is broken rather than let out of its column."""
        self._look = look
        self.pitch = type_.pt(look.size * look.leading)
        ordinary = type_.font(look.face, look.size, bold=look.bold, italic=look.italic, spaced=look.spaced)
        text, ranges = _styled(said, type_, look, ordinary, width)
        self._layout = QTextLayout(text, ordinary)
        option = QTextOption(_ALIGNS[look.align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(ranges)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        """Say in how many lines the words stand."""
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        """Say how high all lines are together."""
        return self.lines * self.pitch

    def widest(self) -> float:
        """Say how wide the widest line is."""
        return max((self._layout.lineAt(at).naturalTextWidth() for at in range(self.lines)), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint all lines, the first one's top at a place."""
        for at in range(self.lines):
            self.paint_line(painter, at, x, y + at * self.pitch)

    def paint_line(self, painter: QPainter, at: int, x: float, y: float) -> None:
        """Paint one line, its top at a place."""
        painter.setPen(QColor(self._look.grey, self._look.grey, self._look.grey))
        line = self._layout.lineAt(at)
        line.draw(painter, QPointF(x, y + (self.pitch - line.height()) / 2))


def _styled(said: Words, type_: Type, look: Look, ordinary: QFont, width: float) -> tuple[str, list[QTextLayout.FormatRange]]:
    text, ranges, metrics = "", [], QFontMetricsF(ordinary)
    for run in said:
        font = type_.font(look.face, look.size, bold=run.bold or look.bold, italic=run.italic or look.italic, spaced=look.spaced)
        words = printable(_kept_together(run.text, metrics, width), font).replace("\n", "\u2028")
        form = QTextCharFormat()
        form.setFont(font)
        each = QTextLayout.FormatRange()
        each.start, each.length, each.format = _units(text), _units(words), form
        ranges.append(each)
        text += words
    return text, ranges


def _units(text: str) -> int:
    """Count as Qt counts: a sign beyond the first plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _kept_together(text: str, metrics: QFontMetricsF, width: float) -> str:
    """Put a space that does not break between a figure and its word, wherever both have room in one line."""
    kept = _FIGURE_AND_WORD.sub(NBSP, text)
    widest = max((metrics.horizontalAdvance(word) for word in re.split(r"[ \n]", kept)), default=0.0)
    return kept if widest <= width else text
