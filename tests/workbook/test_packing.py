from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empower_desktop.errors import Place
from empower_desktop.history.change import keyed_id
from empower_desktop.workbook.container import is_sealed
from empower_desktop.workbook.limits import LIMITS
from empower_desktop.workbook.packing import STRINGS, Packer, SharedTexts, escaped, plain_row, row_xml
from empower_desktop.workbook.strings import shared_strings, unescape

SKELETON = '<worksheet><sheetPr/><dimension ref="A1"/><sheetPr></sheetPr><cols/><sheetData><row r="9"/></sheetData><pageSetup/></worksheet>'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_from_its_xml(text: str) -> None:
    element = ET.fromstring(f"<t>{escaped(text)}</t>")
    assert unescape(element.text or "") == text


def test_what_looks_escaped_is_escaped() -> None:
    assert escaped("_x0041_") == "_x005F_x0041_"
    assert escaped("a_xyz & <b>") == "a_xyz &amp; &lt;b&gt;"
    assert escaped("\x00\r\x1f\ufffe") == "_x0000__x000D__x001F__xFFFE_"


@pytest.fixture
def texts() -> Iterator[SharedTexts]:
    with SharedTexts() as shared:
        yield shared


def test_each_text_is_stored_once_and_counted(texts: SharedTexts) -> None:
    texts.keep("later")
    assert [texts.index(text) for text in ("a", "b", "a", "later")] == [1, 2, 1, 0]
    assert texts.index_once("a") == 3
    xml = b"".join([*texts.ids_xml(), *texts.words_xml()]).decode()
    assert 'count="5" uniqueCount="4"' in xml
    assert xml.endswith("<si><t>later</t></si><si><t>a</t></si><si><t>b</t></si><si><t>a</t></si></sst>")


@pytest.mark.parametrize(("text", "kept"), [(" a", True), ("a\n", True), ("a\nb", True), ("a  b", True), ("a b", False), ("", False)])
def test_blanks_that_count_are_kept(texts: SharedTexts, text: str, kept: bool) -> None:
    texts.index(text)
    assert (b'xml:space="preserve"' in b"".join([*texts.ids_xml(), *texts.words_xml()])) is kept


def test_rows_stand_without_gaps(texts: SharedTexts) -> None:
    assert plain_row(4, {3: ("a", 2), 1: (5, 0)}, texts, 18) == (
        '<row r="4" ht="18" customHeight="1"><c><v>5</v></c><c/><c s="2" t="s"><v>0</v></c></row>'
    )


def test_rows_are_streamed_into_the_sheet_and_the_file_is_sealed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        packer = Packer(archive)
        packer.sheet("sheet1.xml", SKELETON, "A1:B2", (row_xml(number, ["<c/>"] * 50) for number in range(1, 2000)))
        packer.finish()
    with zipfile.ZipFile(stream) as archive:
        xml = archive.read("sheet1.xml").decode()
        assert is_sealed(archive)
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)
    assert xml.startswith('<worksheet><sheetPr/><sheetPr></sheetPr><dimension ref="A1:B2"/><cols/><sheetData><row r="1">')
    assert xml.endswith('<row r="1999">' + "<c/>" * 50 + "</row></sheetData><pageSetup/></worksheet>")
    assert 'r="9"/' not in xml


def _packed(ids: list[str], words: list[str], *, apart: bool) -> tuple[int, list[str | None]]:
    """Give how many bytes the shared texts take, and what a reader finds."""
    stream = io.BytesIO()
    with SharedTexts() as shared, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, word in [(each, "") for each in ids] + [("", word) for word in words] if apart else zip(ids, words, strict=True):
            for text in filter(None, (each, word)):
                shared.index_once(text)
            if apart and each == ids[-1]:
                shared.end_ids()
        Packer(archive).part(STRINGS, shared.words_xml(), shared.ids_xml())
    with zipfile.ZipFile(stream) as archive:
        assert archive.testzip() is None
        return archive.infolist()[0].compress_size, shared_strings([archive.read(STRINGS)], Place(), LIMITS)


def test_ids_that_no_other_text_names_are_packed_apart_in_less_room_and_read_like_any_other() -> None:
    ids = [keyed_id("01990000-0000-7000-8000-00000000a001", str(number)) for number in range(2000)]
    words = [f"Musyawarah dusun ke-{number} tentang air bersih" for number in range(2000)]
    together, apart = _packed(ids, words, apart=False), _packed(ids, words, apart=True)
    assert apart[1] == [*ids, *words]
    assert set(together[1]) == set(apart[1])
    assert apart[0] < 0.9 * together[0]
