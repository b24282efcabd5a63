"""Workbooks built by hand, so that they can be as wrong as a stranger's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from empower_desktop.language import Language
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village

pytest.register_assert_rewrite("tests.workbook.proposed")

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Build = Callable[..., bytes]


def links(**targets: str) -> str:
    """Give a .rels part; `rId1_worksheet="…"` says id and kind."""
    each = "".join(
        f'<Relationship Id="{key.partition("_")[0]}" Type="{RELATIONS}/{key.partition("_")[2]}" Target="{target}"/>'
        for key, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def parts_of(rows: str, strings: str, styles: str, workbook: str) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(r1_officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": links(
            r1_worksheet="worksheets/sheet1.xml", r2_sharedStrings="sharedStrings.xml", r3_styles="styles.xml"
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The workbook of the small store in both languages, made once: tests alter copies of it."""
    folder = tmp_path_factory.mktemp("sent")
    for code in ("id", "en"):
        assert write_workbook(folder / code, village.outgoing(), Language(code))
    return {code: folder / code for code in ("id", "en")}


@pytest.fixture
def build() -> Build:
    """Build a workbook of one sheet from its rows; `parts` adds or replaces parts, None leaves one out."""

    def built(
        rows: str = "",
        strings: str = "",
        styles: str = "",
        workbook: str = '<sheets><sheet name="Satu" sheetId="1" r:id="r1"/></sheets>',
        parts: dict[str, str | bytes | None] | None = None,
    ) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (parts_of(rows, strings, styles, workbook) | (parts or {})).items():
                if content is not None:
                    archive.writestr(name, content)
        return stream.getvalue()

    return built
