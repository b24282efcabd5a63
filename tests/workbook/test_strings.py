"""The list of shared texts as we write it is read without the parser: nobody can tell the difference."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from empower_desktop.errors import Place, Problem
from empower_desktop.workbook import strings
from empower_desktop.workbook.limits import LIMITS
from empower_desktop.workbook.packing import SharedTexts
from empower_desktop.workbook.strings import shared_strings

PLACE = Place("a.xlsx")
texts = st.lists(st.text(max_size=8) | st.text("<&>]_x00419 \n\t", max_size=8), max_size=4)
SPOILERS = [b"", b"<", b">", b"&", b"&lt", b"]]>", b"<x/>", b"<!--", b"</t>", b"<si>", b" ", b"a"]
SPOILERS += [b"\0", b"\r", b"\x1f", b"\xff", b"\xef\xbf\xbf"]


def written(held: list[str]) -> bytes:
    with SharedTexts() as shared:
        for text in held:
            shared.index_once(text)
        return b"".join([*shared.ids_xml(), *shared.words_xml()])


def read(data: bytes) -> list[str | None] | None:
    try:
        return shared_strings([data], PLACE, LIMITS)
    except Problem:
        return None


@pytest.fixture(scope="module")
def by_the_parser() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@given(texts, st.integers(0, 10**6), st.integers(0, 3), st.sampled_from(SPOILERS))
@example(["a"], 0, 0, b"")
@example(["a"], 10**6, 0, b"</sst>")
def test_a_list_is_read_alike_with_the_parser_and_without(
    by_the_parser: pytest.MonkeyPatch, held: list[str], at: int, gone: int, spoiler: bytes
) -> None:
    data = written(held)
    at = len(data) - at % (len(data) + 1)
    spoiled = data[:at] + spoiler + data[at + gone :]
    found = read(spoiled)
    with by_the_parser.context() as patch:
        patch.setattr(strings, "_is_as_we_write", lambda data: False)
        assert found == read(spoiled)


@given(texts)
def test_what_was_written_is_read(held: list[str]) -> None:
    assert read(written(held)) == held
