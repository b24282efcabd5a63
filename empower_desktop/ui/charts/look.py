"""How a chart looks: its colours, fonts and lengths, on the screen as the theme says, on paper in black and three greys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from PySide6.QtGui import QColor, QFont

from empower_desktop.ui.theme import FAMILIES, Theme

Role = Literal["body", "strong", "small", "key", "big"]
Fill = Literal["one", "two", "three", "four", "five", "others", "rest", "veiled", "soft", "paper"]
SERIES: tuple[Fill, ...] = ("one", "two", "three", "four", "five")
HATCHED: tuple[Fill, ...] = ("two", "veiled")

_SIZES: Mapping[Role, tuple[float, int]] = MappingProxyType(
    {"body": (13, 400), "strong": (13, 600), "small": (12, 400), "key": (11, 400), "big": (20, 600)}
)
_PRINTED_SIZES: Mapping[Role, tuple[float, int]] = MappingProxyType(  # 9.4, 9.4, 8.5, 7.9 and 15 pt
    {"body": (12.5, 400), "strong": (12.5, 700), "small": (11.4, 400), "key": (10.5, 400), "big": (20, 700)}
)
_GREYS: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#000000",
        "muted": "#2D2D2D",
        "faint": "#2D2D2D",
        "line": "#CDCDCD",
        "line_strong": "#787878",
        "surface": "#FFFFFF",
        "one": "#2D2D2D",
        "two": "#2D2D2D",
        "three": "#FFFFFF",  # between hatch and grey, so that neighbours always differ
        "four": "#787878",
        "five": "#D7D7D7",
        "others": "#CDCDCD",
        "rest": "#FFFFFF",
        "veiled": "#787878",
        "soft": "#E8E8E8",
        "paper": "#FFFFFF",
        "on_one": "#FFFFFF",
    }
)
_FROM_THEME: Mapping[str, str] = MappingProxyType(
    {
        "one": "data1",
        "two": "data2",
        "three": "data3",
        "four": "data4",
        "five": "surface",
        "others": "data2",
        "rest": "sunken",
        "veiled": "line_strong",
        "soft": "accent_soft",
        "paper": "surface",
        "on_one": "on_accent",
    }
)


@dataclass(frozen=True)
class Look:
    """What a chart is dressed in. `unit` is how many painter units one pixel at 96 dpi is; `printed` means greys, frames and hatch."""

    unit: float
    colours: Mapping[str, str]
    families: tuple[str, ...]
    printed: bool = False
    _fonts: dict[Role, QFont] = field(default_factory=dict, compare=False, repr=False)

    def px(self, at_96_dpi: float) -> float:
        """Give a length in units of the painter."""
        return at_96_dpi * self.unit

    def colour(self, name: str) -> QColor:
        """Give a colour by its name: ink, muted, line, surface, or a fill."""
        return QColor(self.colours[name])

    def font(self, role: Role) -> QFont:
        """Give the face of a role, with figures that align."""
        if role not in self._fonts:
            self._fonts[role] = self._made(role)
        return self._fonts[role]

    def _made(self, role: Role) -> QFont:
        size, weight = (_PRINTED_SIZES if self.printed else _SIZES)[role]
        font = QFont(list(self.families))
        font.setPixelSize(max(round(self.px(size)), 1))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def is_hatched(self, fill: Fill) -> bool:
        """Say whether a fill is drawn as hatch, so that print and colour-blind eyes can tell it."""
        return fill in HATCHED or (fill == "others" and not self.printed)

    def needs_plate(self, fill: Fill) -> bool:
        """Say whether a number on a fill stands on a plate of its own, as the fill would swallow it."""
        return self.is_hatched(fill) or fill == ("four" if self.printed else "three")


def screen_look(theme: Theme) -> Look:
    """Give the look of the window, in its tone and at its text scale."""
    colours = {**theme.palette, **{fill: theme.palette[name] for fill, name in _FROM_THEME.items()}}
    return Look(theme.scale, MappingProxyType(colours), FAMILIES)


def grey_look(unit: float, families: tuple[str, ...] = FAMILIES) -> Look:
    """Give the look of paper: black, three greys and one hatch, legible after a photocopy.

    `unit` is how many painter units 1/96 inch is (15 at a resolution of 1440).
    """
    return Look(unit, _GREYS, families, printed=True)
