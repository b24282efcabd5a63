"""A workbook's parts into one file: rows streamed, texts shared, the seal at the end.

openpyxl makes the parts without rows (styles, tables, rules, print setup); it would write every
text into its cell and could not style a column.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO

from empower_desktop.workbook.cells import Shown
from empower_desktop.workbook.container import seal

CHUNK = 128 * 1024
SPOOLED = 2 * 1024 * 1024
DENSE = 9  # a fourteenth of the file less than by the library's own choice, for a sixth of the time more
# The zip's own clock: the same content is the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)
STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
WORKBOOK_LINKS = "xl/_rels/workbook.xml.rels"
ROWS = re.compile(r"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
DIMENSION = re.compile(r"<dimension [^>]*/>")
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
SHEET_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# Excel reads _xHHHH_ as a character, so a text that holds such signs itself has its first line escaped.
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

Styled = tuple[Shown, int]
"""What a cell holds, and the number of its style."""


def escaped(text: str) -> str:
    """Give a text as XML that every spreadsheet reads back as it was."""
    if text.isascii() and text.isprintable() and not ("&" in text or "<" in text or ">" in text or "_x" in text):
        return text
    text = LOOKS_ESCAPED.sub("_x005F_", text)
    text = FORBIDDEN.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class SharedTexts:
    """The texts of all cells, each stored once, in the order in which they were met; `with` lets go of them."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._spool: IO[bytes] = SpooledTemporaryFile(SPOOLED)  # noqa: SIM115 - closed by `with`
        self._pending: list[str] = []
        self._stored = 0
        self._used = 0
        self._ids_end = 0

    def __enter__(self) -> SharedTexts:
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def index(self, text: str) -> int:
        """Give the number of a text, and store it if it is new."""
        self._used += 1
        found = self._index.get(text)
        if found is None:
            found = self._index[text] = self._store(text)
        return found

    def index_once(self, text: str) -> int:
        """Give a new number for a text that no other cell is expected to hold, and forget it."""
        self._used += 1
        return self._store(text)

    def keep(self, text: str) -> None:
        """Store a text that some cell will hold, here and not where the cell stands."""
        if text not in self._index:
            self._index[text] = self._store(text)

    def _store(self, text: str) -> int:
        kept = ' xml:space="preserve"' if text and (text[0] <= " " or text[-1] <= " " or "\n" in text or "  " in text) else ""
        self._pending.append(f"<si><t{kept}>{escaped(text)}</t></si>")
        if len(self._pending) > 1000:
            self._flush()
        self._stored += 1
        return self._stored - 1

    def _flush(self) -> None:
        self._spool.write("".join(self._pending).encode("utf-8"))
        self._pending.clear()

    def end_ids(self) -> None:
        """Note that all texts so far were ids, and that what follows are words: they are packed in different ways."""
        self._flush()
        self._ids_end = self._spool.tell()

    def ids_xml(self) -> Iterator[bytes]:
        """Give the beginning of the part of the workbook that holds the texts, as far as they are ids."""
        self._flush()
        counts = f'count="{self._used}" uniqueCount="{self._stored}"'
        yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="{SHEET_NAMESPACE}" {counts}>'.encode()
        self._spool.seek(0)
        while chunk := self._spool.read(min(CHUNK, self._ids_end - self._spool.tell())):
            yield chunk

    def words_xml(self) -> Iterator[bytes]:
        """Give the rest of that part, after `ids_xml`."""
        self._spool.seek(self._ids_end)
        while chunk := self._spool.read(CHUNK):
            yield chunk
        yield b"</sst>"


def cell_xml(shown: Shown, style: int, texts: SharedTexts) -> str:
    """Give a cell; an empty one keeps its style.

    Its reference is left out, as Excel allows where a cell follows the one before it: it would be half of the file.
    """
    styled = f' s="{style}"' if style else ""
    if shown is None or shown == "":
        return f"<c{styled}/>"
    if isinstance(shown, str):
        return f'<c{styled} t="s"><v>{texts.index(shown)}</v></c>'
    return f"<c{styled}><v>{number_xml(shown)}</v></c>"


def number_xml(number: int | float | Decimal) -> str:
    """Give a number as the file holds it."""
    return repr(number) if isinstance(number, float) else str(number)


def row_xml(number: int, cells: Iterable[str], height: float = 0) -> str:
    """Give a row of cells from column A on, without gaps."""
    tall = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{tall}>{"".join(cells)}</row>'


def next_row_xml(cells: Iterable[str], height: float = 0) -> str:
    """Give the row below the one before it, as `row_xml` does; its number is left out, as Excel allows: a twentieth of the file."""
    tall = f' ht="{height:g}" customHeight="1"' if height else ""
    return f"<row{tall}>{''.join(cells)}</row>"


def plain_row(number: int, cells: Mapping[int, Styled], texts: SharedTexts, height: float = 0) -> str:
    """Give a row of styled cells by column."""
    filled = [cell_xml(*cells.get(column, (None, 0)), texts) for column in range(1, max(cells, default=0) + 1)]
    return row_xml(number, filled, height)


class _IdsAndWords:
    """Packs a part that begins with ids: in digits by chance no short repeat is looked for, each would take more than it saves."""

    def __init__(self) -> None:
        self._ids = zlib.compressobj(DENSE, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.Z_FILTERED)
        self._words = zlib.compressobj(DENSE, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._packing = self._ids
        self._between = b""

    def end_ids(self) -> None:
        """Go over to words: a stream may be put together of pieces of which all but the last are flushed."""
        self._between = self._ids.flush(zlib.Z_SYNC_FLUSH)
        self._packing = self._words

    def compress(self, data: bytes) -> bytes:
        """Pack some more, as the library asks."""
        between, self._between = self._between, b""
        return between + self._packing.compress(data)

    def flush(self) -> bytes:
        """Pack what is left."""
        return self._between + self._packing.flush()


class Packer:
    """Writes the parts of a workbook into its zip, one after the other."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def part(self, name: str, chunks: Iterable[bytes], ids: Iterable[bytes] = ()) -> None:
        """Write one part, which may begin with ids."""
        info = zipfile.ZipInfo(name, MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        info._compresslevel = DENSE  # type: ignore[attr-defined]  # noqa: SLF001 - for an entry of our own there is no other way to say it
        info.create_system = 0  # not the machine's own, which would make other bytes on another system
        info.external_attr = 0
        with self._archive.open(info, "w", force_zip64=False) as stream:
            if ids:
                packed = stream._compressor = _IdsAndWords()  # type: ignore[attr-defined]  # noqa: SLF001 - nor here
                for chunk in ids:
                    stream.write(chunk)
                packed.end_ids()
            for chunk in chunks:
                stream.write(chunk)

    def sheet(self, name: str, skeleton: str, size: str, rows: Iterable[str]) -> None:
        """Write a sheet: what openpyxl made of it, with the rows in their place."""
        before, after = ROWS.split(DIMENSION.sub("", skeleton, count=1), maxsplit=1)
        # The size stands right after the sheet's properties.
        properties, end, rest = before.rpartition("</sheetPr>")
        self.part(name, _joined(f'{properties}{end}<dimension ref="{size}"/>{rest}<sheetData>', rows, f"</sheetData>{after}"))

    def finish(self) -> None:
        """Seal the file, so that a reader can tell that nobody saved it again."""
        self._archive.comment = seal(self._archive.infolist())


def _joined(before: str, rows: Iterable[str], after: str) -> Iterator[bytes]:
    pieces, size = [before], len(before)
    for row in rows:
        pieces.append(row)
        size += len(row)
        if size > CHUNK:
            yield "".join(pieces).encode("utf-8")
            pieces, size = [], 0
    pieces.append(after)
    yield "".join(pieces).encode("utf-8")


def with_shared_texts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Name the part of shared texts in the list of contents and among the workbook's own links."""
    told = dict(parts)
    types, links = parts[TYPES].decode("utf-8"), parts[WORKBOOK_LINKS].decode("utf-8")
    if STRINGS not in types:
        told[TYPES] = types.replace("</Types>", f'<Override PartName="/{STRINGS}" ContentType="{STRINGS_TYPE}"/></Types>').encode()
    if "sharedStrings" not in links:
        link = f'<Relationship Type="{STRINGS_LINK}" Target="/{STRINGS}" Id="rIdTexts"/>'
        told[WORKBOOK_LINKS] = links.replace("</Relationships>", f"{link}</Relationships>").encode()
    return told
