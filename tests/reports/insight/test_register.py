"""The register holds every indicator of the contract, and every sentence of the source has its records and indicators."""

from __future__ import annotations

import pytest

from empower_desktop.records import KINDS
from empower_desktop.reports.insight.indicators import INDICATORS, PAGES, PARTS, SOURCE, needed
from empower_desktop.reports.insight.one_constituency import OF_SOMEBODY

# fmt: off
CONTRACT = (
    "F1", "M1a", "M1b", "M1c", "M1d", "M2a", "M2b", "PARa", "PARb", "PARc", "D1a", "D1b", "D1c", "D1d", "D2a", "D2b",
    "D2c", "A1a", "A1b", "A1c", "A2a", "A2b", "A2c", "A2d", "A3a", "A3b", "A4a", "A4b", "A5a", "A5b", "A5c", "A5d",
    "A6a", "A6b", "A6c", "A7a", "A7b", "A8a", "A8b", "A9a", "A9b", "A9c", "A10a", "A10b", "A10c", "A11", "MAT", "P1",
    "P2a", "P2b", "P3", "P4a", "P4b", "P5", "P6",
)
"""The ids of the indicator contract, in its order; its T1 is A5a, its T2 is A5b."""
SENTENCES = (
    "M1", "M2", "EVEN", "AUTHORITY", "ADVOCACY", "PAR-D", "PAR-G", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9",
    "A10", "A11", "P1", "P2", "P3", "P4", "P5", "P6",
)
# fmt: on


def test_every_indicator_of_the_contract_is_there() -> None:
    assert set(CONTRACT) <= set(INDICATORS)
    assert {code: indicator.code for code, indicator in INDICATORS.items()} == {code: code for code in INDICATORS}


def test_every_sentence_of_the_source_has_records_and_indicators() -> None:
    assert tuple(SOURCE) == SENTENCES
    for sentence in SOURCE.values():
        assert sentence.part in PARTS
        assert sentence.recorded, sentence.code
        assert sentence.indicators, sentence.code
        assert set(sentence.indicators) <= set(INDICATORS)
    assert {code for indicator in INDICATORS.values() for code in indicator.serves} == set(SENTENCES)


def test_every_kind_that_is_described_serves_a_figure_or_carries_one() -> None:
    read = {kind.kind for kind in needed()}
    assert set(KINDS) - read == {"agenda_item", "attachment", "author", "same_as"}


@pytest.mark.parametrize("code", list(INDICATORS))
def test_an_indicator_says_what_it_tells_and_where_it_stands(code: str) -> None:
    indicator = INDICATORS[code]
    assert indicator.page in PAGES
    assert indicator.says.text.endswith(".")
    assert indicator.caveat is None or indicator.caveat.text.endswith(".")
    assert indicator.title.id
    assert indicator.title.en
    for kind, fields in indicator.needs.items():
        assert set(fields) <= set(kind.fields()), kind.kind
    assert all(set(fields) <= set(kind.fields()) for each in indicator.serves for kind, fields in SOURCE[each].recorded.items())


def test_what_is_made_of_records_of_persons_can_be_asked_of_one_constituency() -> None:
    """All but two: P5 shows one parity beside what meetings felt, A8b tells of groups, which the poor among their members choose."""
    of_somebody = {code for code, each in INDICATORS.items() if set(OF_SOMEBODY) & set(each.needs)}
    assert of_somebody - {code for code, each in INDICATORS.items() if each.counts_persons} == {"P5", "A8b"}
    assert {code for code, each in INDICATORS.items() if each.counts_persons} <= of_somebody


@pytest.mark.parametrize("page", list(PAGES))
def test_every_page_has_indicators(page: str) -> None:
    assert any(indicator.page == page for indicator in INDICATORS.values())
