"""The look: every colour readable, every length scaled, every figure aligned."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from empower_desktop.ui.theme import SCALES, Theme, Tone

RESOURCES = Path(__file__).parents[2] / "resources"
TONES: tuple[Tone, ...] = ("light", "dark")
TEXTS = (
    ("ink", "surface"),
    ("ink", "selection"),
    ("muted", "surface"),
    ("muted", "selection"),
    ("faint", "sunken"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("ok", "ok_soft"),
    ("warn", "warn_soft"),
    ("danger", "danger_soft"),
    ("info", "info_soft"),
    ("on_toast", "toast"),
    ("toast_link", "toast"),
)


def luminance(color: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (color.redF(), color.greenF(), color.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_every_text_is_readable_on_its_ground(tone: Tone, text: str, ground: str) -> None:
    theme = Theme(RESOURCES, tone)
    assert contrast(theme.color(text), theme.color(ground)) >= 4.5


@pytest.mark.parametrize("tone", TONES)
def test_borders_of_fields_are_seen(tone: Tone) -> None:
    theme = Theme(RESOURCES, tone)
    assert contrast(theme.color("line_strong"), theme.color("surface")) >= 3


def test_both_tones_name_the_same_colours() -> None:
    names = [set(json.loads((RESOURCES / "theme" / f"{tone}.json").read_text(encoding="utf-8"))) for tone in TONES]
    assert names[0] == names[1]


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_style_sheet_is_filled_in(tone: Tone, scale: float) -> None:
    sheet = Theme(RESOURCES, tone, scale).style_sheet()
    assert "@" not in sheet
    assert all(Path(file).exists() for file in re.findall(r'url\("([^"]+)"\)', sheet))


def test_lengths_grow_with_the_text_and_borders_do_not() -> None:
    sheet = Theme(RESOURCES, "light", 1.25).style_sheet()
    assert "* { font-size: 16px;" in sheet
    assert "min-height: 38px" in sheet
    assert "border: 2px solid #0C6B60; padding: 0 10px; min-height: 36px" in sheet


@pytest.mark.parametrize(("scale", "rows"), [(1.0, [32, 27, 58]), (1.25, [40, 34, 72]), (1.5, [48, 40, 87])])
def test_rows_have_the_heights_of_the_design(scale: float, rows: list[int]) -> None:
    theme = Theme(RESOURCES, "light", scale)
    assert [theme.row(kind) for kind in ("table", "dense", "list")] == rows


@pytest.mark.parametrize("tone", TONES)
def test_the_arrows_and_ticks_of_the_style_sheet_wear_the_palette(tone: Tone) -> None:
    theme = Theme(RESOURCES, tone)
    for file, role in ((f"chevron-{tone}.svg", "muted"), (f"tick-{tone}.svg", "on_accent")):
        assert theme.palette[role].casefold() in (RESOURCES / "theme" / file).read_text(encoding="utf-8").casefold()


def test_the_program_is_set_in_inter(theme: Theme) -> None:
    assert QFontInfo(theme.font()).family() == "Inter"


def test_each_weight_has_its_own_cut(theme: Theme) -> None:
    widths = [QFontMetricsF(theme.font(40, weight)).horizontalAdvance("Musdus") for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))


def test_figures_stand_under_each_other(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font(40))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8080")


def test_text_is_not_hinted(theme: Theme, qapp: QApplication) -> None:
    assert qapp.font().hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_the_palette_is_explicit(theme: Theme, qapp: QApplication) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("window")


@pytest.mark.parametrize("role", ["accent", "danger"])
def test_icons_wear_the_colour_asked_for(theme: Theme, role: str) -> None:
    image = theme.pixmap("minus", role, 24, 1.0).toImage()
    assert image.pixelColor(12, 12).rgb() == theme.color(role).rgb()


def test_an_icon_is_drawn_once(theme: Theme) -> None:
    assert theme.pixmap("house", "ink", 16, 1.0) is theme.pixmap("house", "ink", 16, 1.0)


def test_icons_are_sharp_on_dense_screens(theme: Theme) -> None:
    assert theme.pixmap("house", "ink", 16, 2.0).width() == 32


def test_every_icon_can_be_drawn(theme: Theme) -> None:
    for file in (RESOURCES / "icons").glob("*.svg"):
        image = theme.pixmap(file.stem, "ink", 16, 1.0).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)), file.stem
