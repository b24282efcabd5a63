"""What a chart shows, as frozen values: words already written out, lengths and places between 0 and 1, and no colour."""

from __future__ import annotations

from dataclasses import dataclass

MOST_SERIES = 5
"""How many series a chart tells apart, also in grey print."""


@dataclass(frozen=True, slots=True)
class Portion:
    """One thing that is drawn: how large, with which number written at it, and which number of its result it is.

    `size` is a share of the whole (0–1), or None where nothing is drawn. A veiled
    portion is hatched at one fixed length, so that its length tells nothing.
    """

    size: float | None
    text: str
    said: str = ""
    line: int = -1
    column: int = -1
    veiled: bool = False


NOTHING = Portion(None, "")


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its name, its pieces one after the other, and what stands at its right."""

    name: str
    parts: tuple[Portion, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars below each other, each a whole of which its pieces take their share; with several series a legend."""

    rows: tuple[BarRow, ...]
    series: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One step of the funnel: both sides, the ratio between them and its word."""

    name: str
    ours: Portion
    others: Portion
    ratio: Portion = NOTHING
    word: str = ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """A constituency beside everyone else, step by step; each side is measured on its own first step."""

    ours: str
    others: str
    ratio: str
    steps: tuple[FunnelStep, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name below, its pieces from the ground up, its total above, and a share for the line."""

    name: str
    parts: tuple[Portion, ...]
    total: str = ""
    share: Portion = NOTHING


@dataclass(frozen=True, slots=True)
class Columns:
    """Stacked columns over time; above them a share as a line, where one is given. `most` is written at the full height.

    What is added up from month to month is `flowing`: its bands go on from one column to the next as areas.
    """

    columns: tuple[Column, ...]
    series: tuple[str, ...]
    most: str
    share: str = ""
    flowing: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a line: where it stands in time (0–1), how high (0–1), and its day in words."""

    at: float
    part: Portion
    name: str


@dataclass(frozen=True, slots=True)
class Steps:
    """A line that goes in steps: how many there are at each time."""

    points: tuple[Point, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A small line of its own: title, points, and the change in words; `head` names what it and those after it are about."""

    title: str
    points: tuple[Point, ...]
    text: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Small lines beside each other, each on its own scale: never summed, never compared."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Tiles:
    """Counts in a table of few rows and columns, with the sums at the edge where there are some."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Portion, ...], ...]
    corner: str = ""


@dataclass(frozen=True, slots=True)
class SidesRow:
    """What one party loses and what it gains."""

    name: str
    left: Portion
    right: Portion


@dataclass(frozen=True, slots=True)
class TwoSided:
    """Bars to the left and to the right of one line."""

    left: str
    right: str
    rows: tuple[SidesRow, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a radar: the level now and the one before; without a size it is a gap and a question mark.

    A name begins with its code, which stands alone where there is no room for names.
    """

    name: str
    now: Portion
    before: Portion = NOTHING

    @property
    def code(self) -> str:
        """Give the first word of the name."""
        return self.name.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Radar:
    """Levels on as many axes as there are aims: now, and before as a dashed line. A level of `most` has the size 1."""

    axes: tuple[Axis, ...]
    now: str
    before: str = ""
    most: int = 4


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """Before and after on one scale from `least` to `most`; what is hidden is said instead."""

    name: str
    before: Portion
    after: Portion
    text: str = ""
    least: str = "0"
    most: str = "100"


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Before (a ring) and after (a full dot), each row on its own scale."""

    before: str
    after: str
    rows: tuple[DumbbellRow, ...]


@dataclass(frozen=True, slots=True)
class DotRow:
    """Where the middle of what people said lies between 1 and `most`."""

    name: str
    middle: Portion
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows of dots from 1 to `most`, the middle marked; a size of 0 is the first dot, of 1 the last."""

    rows: tuple[DotRow, ...]
    most: int = 4


@dataclass(frozen=True, slots=True)
class StripRow:
    """A month after the other: filled where something was held."""

    name: str
    parts: tuple[Portion, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """Squares for months, filled or empty; a size above 0 is filled."""

    months: tuple[str, ...]
    rows: tuple[StripRow, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One thing that is there or is not yet."""

    name: str
    part: Portion


@dataclass(frozen=True, slots=True)
class Boxes:
    """A few boxes, ticked where there is something; a size above 0 is ticked."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between a dot at the left and one at the right."""

    left: int
    right: int
    part: Portion


@dataclass(frozen=True, slots=True)
class Network:
    """Groups at the left, partners at the right, and a line for each tie."""

    left_head: str
    right_head: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words where nothing may or can be drawn."""

    text: str


Single = Bars | Funnel | Columns | Steps | Lines | Tiles | TwoSided | Radar | Dumbbell | Dots | MonthStrip | Boxes | Network | Sentence


@dataclass(frozen=True, slots=True)
class NamedChart:
    """A chart with its name, one of several."""

    name: str
    chart: Single


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts of one figure: on paper below each other, in the window one at a time where there are choices."""

    charts: tuple[NamedChart, ...]


Chart = Single | Charts
