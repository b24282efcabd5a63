"""The register of the indicators, in the order of `indicators.md`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from empower_desktop.records import Meeting, Record
from empower_desktop.reports.insight import (
    adoption,
    advocacy,
    change,
    commitments,
    deciding,
    door,
    funnel,
    leadership,
    learning,
    levels,
    local,
    maturity,
    money,
    networks,
    organising,
    own_choices,
    parsons,
    participants,
    power,
    problems,
    proposals,
    reach,
    training_gain,
)
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.pages import PAGES
from empower_desktop.reports.insight.source import PARTS, SENTENCES, Sentence

_FUNNEL, _PUBLIC, _WOMENS = funnel.INDICATORS
_IN_ORDER: tuple[Indicator, ...] = (
    _FUNNEL,
    *door.INDICATORS,
    *power.INDICATORS,
    *own_choices.INDICATORS,
    *parsons.INDICATORS,
    *deciding.INDICATORS,
    *levels.INDICATORS,
    *problems.INDICATORS,
    *commitments.INDICATORS,
    *organising.INDICATORS,
    *advocacy.INDICATORS,
    networks.EQUALITY,
    _PUBLIC,
    _WOMENS,
    *proposals.INDICATORS,
    *training_gain.INDICATORS,
    *adoption.INDICATORS,
    *participants.INDICATORS,
    training_gain.KIRKPATRICK,
    advocacy.JUSTICE,
    organising.OPEN_FINANCES,
    advocacy.RESPONSE,
    networks.CIVIL,
    advocacy.VOICE,
    *leadership.INDICATORS,
    maturity.POOR_GROUPS,
    *reach.INDICATORS,
    *money.INDICATORS,
    deciding.OWN_DECISIONS,
    *change.INDICATORS,
    *maturity.INDICATORS,
    deciding.PRINCIPLE,
    money.MOBILISED,
    problems.ASSETS,
    *local.INDICATORS,
    *learning.INDICATORS,
    *networks.INDICATORS,
)
INDICATORS: Mapping[str, Indicator] = {indicator.code: indicator for indicator in _IN_ORDER}


def _with_indicators(sentence: Sentence) -> Sentence:
    """Give a sentence with every indicator that serves it: those named first, then its own, then the others."""
    serving = [code for code, indicator in INDICATORS.items() if sentence.code in indicator.serves]
    own = [code for code in serving if code.rstrip("abcd") == sentence.code]
    return replace(sentence, indicators=tuple(dict.fromkeys((*sentence.indicators, *own, *serving))))


SOURCE: Mapping[str, Sentence] = {sentence.code: _with_indicators(sentence) for sentence in SENTENCES}
"""The sentences of the source by their code, in its order."""


def needed(codes: Collection[str] = ()) -> Mapping[type[Record], tuple[str, ...]]:
    """Give the fields that these indicators read (all of them where none is named), by kind."""
    fields: dict[type[Record], set[str]] = {}
    for code in codes or INDICATORS:
        for kind, needs in INDICATORS[code].needs.items():
            fields.setdefault(kind, set()).update(needs)
    always = {kind: {kind.part_of} - {""} | ({"status"} if kind is Meeting else set()) for kind in fields}
    return {kind: tuple(sorted(named | always[kind])) for kind, named in fields.items()}


__all__ = ["INDICATORS", "PAGES", "PARTS", "SOURCE", "Indicator", "Sentence", "needed"]
