from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from empower_desktop.language import Language
from empower_desktop.records.record import Record
from empower_desktop.workbook.cover import CONTAINS
from empower_desktop.workbook.dictionary import dictionary_of
from empower_desktop.workbook.entry_rules import rules_for
from empower_desktop.workbook.layout import kinds_with_sheets, plan_of, plans, shown_fields

KINDS = tuple(kinds_with_sheets())
LANGUAGES = [Language("id"), Language("en")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_table_can_be_made_of_every_kind(kind: type[Record], language: Language) -> None:
    plan = plan_of(kind, language)
    headers = [column.header.casefold() for column in plan.columns]
    assert len(set(headers)) == len(headers)
    assert len(plan.sheet) <= 20
    assert not re.search(r"[:\\/?*\[\]]", plan.sheet)
    hidden = [column.hidden for column in plan.columns]
    assert hidden == sorted(hidden, reverse=True)
    required = [column.field.required for column in plan.visible if column.field]
    assert required == sorted(required, reverse=True)


@pytest.fixture(scope="module")
def ranges() -> dict[Language, Mapping[str, str]]:
    """Where the words of every kind that one chooses from stand, by language: there are thousands of them."""
    return {language: dictionary_of([plan_of(kind, language) for kind in KINDS], language).ranges for language in LANGUAGES}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_what_a_spreadsheet_says_while_typing_fits_into_its_box(
    ranges: Mapping[Language, Mapping[str, str]], kind: type[Record], language: Language
) -> None:
    rules = rules_for(plan_of(kind, language), ranges[language], 99, language)
    assert rules
    for rule in rules:
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225
        assert max(len(rule.promptTitle or ""), len(rule.errorTitle or "")) <= 32


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_shared_copy_has_no_private_column(kind: type[Record]) -> None:
    private = {field.code for field in shown_fields(kind, "berbagi") if field.privacy != "public"}
    assert private <= ({"name", "sex"} if kind.kind == "person" else {"person"})
    assert "sensitive" not in {field.privacy for field in shown_fields(kind, "berbagi")}


def test_the_cover_says_of_every_sheet_what_it_holds() -> None:
    assert {kind.kind for kind in KINDS} <= CONTAINS.keys()


def test_an_export_has_the_sheets_that_a_worker_fills_and_those_with_records() -> None:
    assert [plan.kind.kind for plan in plans(["proposal"], "export", LANGUAGES[0], "penuh")] == [
        *("meeting", "attendance", "decision", "action", "training", "participation", "group", "person", "proposal"),
    ]
    assert [plan.kind.kind for plan in plans(["group"], "berbagi", LANGUAGES[0], "berbagi")] == ["group"]
