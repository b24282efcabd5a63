"""From a result to its chart: which form fits which figure (`indicators.md`, "shown as")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from empower_desktop.language import Language
from empower_desktop.reports import charted_levels, charted_series, charted_shares
from empower_desktop.reports.charted_parts import Parts
from empower_desktop.reports.charts import Chart
from empower_desktop.reports.insight.result import Result

Charting = Callable[[Parts], Chart | None]
FUNNELS = ("F1", "A4a", "A4a-mkp")
OUTCOMES = ("terpenuhi", "sebagian", "tidak")


def chart_of(result: Result, language: Language) -> Chart | None:
    """Give the chart of a result in a language; None where there is nothing to draw, or too little is known (G7)."""
    if not result.drawn or not result.lines:
        return None
    return _CHARTINGS.get(result.code, charted_shares.bars)(Parts(result, language))


def _nothing(parts: Parts) -> None:
    """Draw nothing: the figure is a number or a list, and its table tells it."""


def _reached(parts: Parts) -> Chart | None:
    """Give the contacts of each month by type of information (A9a)."""
    return charted_series.columns_of(parts, range(1, len(parts.result.columns)))


_CHARTINGS: Mapping[str, Charting] = MappingProxyType(
    {
        **dict.fromkeys(FUNNELS, charted_shares.funnels),
        "F1-door": charted_shares.pairs,
        "A8a": charted_shares.pairs,
        "M1a": _nothing,
        "M1a-waktu": charted_series.steps_of,
        "M1d": charted_shares.gains_and_losses,
        "M2b": partial(charted_shares.counts_of, codes=("naik", "tetap", "turun")),
        "PARa": partial(charted_shares.shares_of, codes=("generatif", "distributif", "keduanya")),
        "PARc": partial(charted_shares.shares_of, codes=("menguat", "tetap", "melemah")),
        "D1": charted_shares.tiles,
        "D2a": charted_shares.levels_by_quarter,
        **dict.fromkeys(("D2b", "D2c"), charted_shares.filled_by_quarter),
        "A1b": partial(charted_shares.shares_of, codes=("komunitas", "bersama", "lainnya")),
        "A2a": charted_shares.commitments,
        "A2b": charted_series.months_met,
        "A2d": charted_levels.ticked_by_group,
        "A3a": partial(charted_shares.shares_of, codes=OUTCOMES),
        "A6a": partial(charted_shares.shares_of, codes=OUTCOMES),
        "A3b": charted_levels.dots,
        "P5": charted_levels.dots,
        "A8b": charted_levels.levels_by_group,
        "A5a": charted_levels.before_and_after,
        "A5d": partial(charted_series.columns_of, series=(0,), share=1),
        "A6c": _nothing,
        "A7a": _nothing,
        "KP": _nothing,
        "P6": _nothing,
        "P6-jejaring": charted_levels.network,
        "A9a": _reached,
        "P2a": partial(charted_series.columns_of, series=(0, 1, 2), share=4),
        "A10a": charted_series.bands_of_capital,
        "A11": _nothing,
        "A11-titik": charted_series.small_lines,
        "P4b": charted_levels.ticked,
        "MAT": charted_levels.radars,
    }
)
