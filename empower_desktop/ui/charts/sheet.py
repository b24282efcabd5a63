"""What is laid out for a chart: marks to be painted, and the spots that can be pointed at. Measured in painter units, from 0, 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from empower_desktop.reports.charts import Portion
from empower_desktop.ui.charts.look import SERIES, Fill, Look, Role

Align = Literal["left", "right", "centre"]
VEILED = 0.16
"""How much of its room a veiled part takes, whatever it holds."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in its room."""

    rect: QRectF
    text: str
    role: Role
    colour: str
    align: Align


@dataclass(frozen=True, slots=True)
class Block:
    """A filled rectangle; framed ones have an edge, dashed or whole."""

    rect: QRectF
    fill: Fill
    edge: Literal["", "whole", "dashed"] = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[QPointF, ...]
    colour: str
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Patch:
    """An area between points, in a thin wash of a colour."""

    points: tuple[QPointF, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Area:
    """What lies between points, filled like a rectangle."""

    points: tuple[QPointF, ...]
    fill: Fill


@dataclass(frozen=True, slots=True)
class Disc:
    """A dot, full or a ring."""

    middle: QPointF
    radius: float
    colour: str
    full: bool = True


Mark = Words | Block | Stroke | Patch | Area | Disc


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a part of the chart stands, to be pointed at."""

    rect: QRectF
    part: Portion


class Sheet:
    """The marks of one chart, put down from the top; texts break into lines where they have no room."""

    def __init__(self, look: Look, width: float) -> None:
        """Begin with nothing, as wide as there is room."""
        self.look, self.width = look, width
        self.marks: list[Mark] = []
        self.spots: list[Spot] = []
        self.height = 0.0
        self._metrics = {role: QFontMetricsF(look.font(role)) for role in ("body", "strong", "small", "key", "big")}
        self._measured: dict[tuple[str, Role], float] = {}

    def px(self, length: float) -> float:
        """Give a length of 96 dpi."""
        return self.look.px(length)

    def wide(self, text: str, role: Role = "small") -> float:
        """Give how wide a text is on one line; names and numbers stand in a chart many times, and measuring takes long."""
        width = self._measured.get((text, role))
        if width is None:
            width = self._measured[text, role] = self._metrics[role].horizontalAdvance(text) + self.px(1)
        return width

    def widest(self, texts: Iterable[str], role: Role = "small", most: float = 0.0) -> float:
        """Give the width that the widest of some texts takes, not more than `most` when that is given."""
        width = max((self.wide(text, role) for text in texts), default=0.0)
        return min(width, most) if most else width

    def tall(self, role: Role = "small") -> float:
        """Give the height of a line."""
        return self._metrics[role].height()

    def height_of(self, text: str, width: float, role: Role = "small") -> float:
        """Give the height that a text takes in a width."""
        return len(self._lines(text, width, role)) * self.tall(role)

    def write(self, x: float, y: float, width: float, text: str, role: Role = "small", colour: str = "ink", align: Align = "left") -> float:
        """Put a text down, in as many lines as it takes, and give their height."""
        tall = self.tall(role)
        for at, line in enumerate(lines := self._lines(text, width, role)):
            self.marks.append(Words(QRectF(x, y + at * tall, width, tall), line, role, colour, align))
        return len(lines) * tall

    def write_middle(self, rect: QRectF, text: str, role: Role = "small", colour: str = "ink", align: Align = "left") -> None:
        """Put a text down in the middle of a room by height."""
        height = self.height_of(text, rect.width(), role)
        self.write(rect.x(), rect.y() + (rect.height() - height) / 2, rect.width(), text, role, colour, align)

    def block(self, rect: QRectF, fill: Fill, edge: Literal["", "whole", "dashed"] = "", radius: float = 0.0) -> None:
        """Put a filled rectangle down; on paper every one has an edge."""
        if rect.width() > 0 and rect.height() > 0:
            framed = edge or ("whole" if self.look.printed and fill not in ("rest", "soft", "paper") else "")
            self.marks.append(Block(rect, fill, "dashed" if self.look.printed and fill == "rest" else framed, self.px(radius)))

    def stroke(self, points: Sequence[QPointF], colour: str = "line", width: float = 1.0, *, dashed: bool = False) -> None:
        """Put a line down."""
        self.marks.append(Stroke(tuple(points), colour, self.px(width), dashed))

    def area(self, points: Sequence[QPointF], fill: Fill) -> None:
        """Put a filled area down; it has an edge, so that bands that lie upon each other are told apart in print."""
        self.marks.append(Area(tuple(points), fill))

    def rule(self, x: float, y: float, width: float, colour: str = "line") -> None:
        """Put a level hairline down."""
        self.stroke((QPointF(x, y), QPointF(x + width, y)), colour)

    def disc(self, x: float, y: float, radius: float, colour: str = "one", *, full: bool = True) -> None:
        """Put a dot or a ring down."""
        self.marks.append(Disc(QPointF(x, y), self.px(radius), colour, full))

    def tick(self, rect: QRectF, colour: str = "one") -> None:
        """Put a check mark into a square."""
        x, y, side = rect.x(), rect.y(), rect.width()
        path = (
            QPointF(x + side * 0.2, y + side * 0.55),
            QPointF(x + side * 0.42, y + side * 0.75),
            QPointF(x + side * 0.82, y + side * 0.28),
        )
        self.stroke(path, colour, 2)

    def spot(self, rect: QRectF, part: Portion) -> None:
        """Let a part be pointed at there; one that stands for no number cannot be."""
        if part.line >= 0:
            self.spots.append(Spot(rect, part))

    def number_in(self, rect: QRectF, text: str, fill: Fill) -> bool:
        """Write a number into a bar where it fits, on a plate where the ground would swallow it; False when there is no room."""
        width, tall = self.wide(text, "small"), self.tall("small")
        if not text or width + self.px(6) > rect.width() or tall > rect.height():
            return not text
        if self.look.needs_plate(fill):
            plate = QRectF(rect.center().x() - width / 2 - self.px(3), rect.center().y() - tall / 2, width + self.px(6), tall)
            self.marks.append(Block(plate, "paper"))
        self.write_middle(rect, text, "small", "on_one" if fill == "one" else "ink", "centre")
        return True

    def legend(self, y: float, names: Sequence[str], fills: Sequence[Fill] = SERIES) -> float:
        """Put down which series has which fill, in as many lines as it takes, and give their height."""
        x, side, tall = 0.0, self.px(12), self.tall("small") + self.px(4)
        top = y
        for name, fill in zip(names, fills, strict=False):
            width = self.wide(name, "small")
            if x and x + side + self.px(6) + width > self.width:
                x, y = 0.0, y + tall
            self.block(QRectF(x, y + (tall - side) / 2, side, side), fill, "whole" if fill == "five" else "", 2)
            self.write(x + side + self.px(6), y + self.px(2), min(width, self.width - side - self.px(6)), name, "small", "muted")
            x += side + self.px(6 + 18) + width
        return y + tall - top if names else 0.0

    def _lines(self, text: str, width: float, role: Role) -> list[str]:
        if self.wide(text, role) <= width:
            return [text]
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.wide(longer, role) <= width:
                lines[-1] = longer
            else:
                lines += self._pieces(word, width, role)
        return lines or [""]

    def _pieces(self, word: str, width: float, role: Role) -> list[str]:
        """Break a word that is wider than its room."""
        if self.wide(word, role) <= width + self.px(2):
            return [word]
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.wide(pieces[-1] + letter, role) > width + self.px(2):
                pieces.append("")
            pieces[-1] += letter
        return pieces
