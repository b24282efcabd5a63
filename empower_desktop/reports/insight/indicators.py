"""The register of the indicators, in the order of `indicators.md`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from empower_desktop.records import Meeting, Record
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.pages import PAGES
from empower_desktop.reports.insight.source import SOURCE, Sentence

INDICATORS: Mapping[str, Indicator] = {}


def needed(codes: Collection[str] = ()) -> Mapping[type[Record], tuple[str, ...]]:
    """Give the fields that these indicators read (all of them where none is named), by kind."""
    fields: dict[type[Record], set[str]] = {}
    for code in codes or INDICATORS:
        for kind, needs in INDICATORS[code].needs.items():
            fields.setdefault(kind, set()).update(needs)
    always = {kind: {kind.part_of} - {""} | ({"status"} if kind is Meeting else set()) for kind in fields}
    return {kind: tuple(sorted(named | always[kind])) for kind, named in fields.items()}


__all__ = ["INDICATORS", "PAGES", "SOURCE", "Indicator", "Sentence", "needed"]
