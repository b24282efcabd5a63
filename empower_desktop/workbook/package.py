"""A stranger's workbook opened with limits: its sheets, tables, names and cells, whatever they mean.

Meant for the child process, see `reader`; the classes behind it are `container`, `sheetdata`, `strings` and `styles`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from urllib.parse import unquote

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Message
from empower_desktop.workbook.container import WORKBOOK, Container, is_sealed, seal
from empower_desktop.workbook.limits import LIMITS, Limits
from empower_desktop.workbook.plainrows import NumberedRows, numbered_rows
from empower_desktop.workbook.sheetdata import Cell, Row, column_letters, column_number, read_rows
from empower_desktop.workbook.strings import shared_strings, unescape
from empower_desktop.workbook.styles import ShownAs, shown_as
from empower_desktop.workbook.xmlstream import Element, elements

__all__ = ["LIMITS", "Cell", "Limits", "Package", "Row", "SheetPart", "Table", "column_letters", "column_number", "is_sealed", "seal"]

State = Literal["visible", "hidden", "veryHidden"]
STATES: Mapping[str, State] = {"hidden": "hidden", "veryHidden": "veryHidden"}

# Found in the names of parts: what a workbook may carry that is never run, followed or read.
IGNORED = (
    ("vbaproject", N_("Macros in the file were ignored.")),
    ("xl/macrosheets/", N_("Macros in the file were ignored.")),
    ("xl/externallinks/", N_("Links to other workbooks were ignored.")),
    ("xl/connections.xml", N_("Links to outside data were ignored.")),
    ("xl/embeddings/", N_("Embedded objects were ignored.")),
    ("xl/activex/", N_("Embedded objects were ignored.")),
)


_BEFORE_A_THREAD = re.compile(r"^\[[^\]]*\].*?linkid=870924\.?", re.DOTALL)
"""What Excel puts, in its own language, before the words of a comment that may be replied to, for programs that know none such."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, whether people see it, and the part of the file that holds it."""

    name: str
    state: State
    path: str


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table: the sheet it lies on, its range such as `A1:F14`, and its column names."""

    name: str
    sheet: str
    ref: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    target: str


class Package:
    """A workbook as it came, opened for reading; `with` closes it."""

    def __init__(self, source: Path | str | bytes, limits: Limits = LIMITS, name: str = "") -> None:
        self.limits = limits
        self._container = Container(Path(source) if isinstance(source, str) else source, limits, name)
        self.place = self._container.place
        self.date1904 = False
        self.sheets: tuple[SheetPart, ...] = ()
        self.defined_names: Mapping[str, str] = MappingProxyType({})
        try:
            self._workbook = self._find_workbook()
            self._links = self._links_of(self._workbook)
            self._read_workbook()
        except BaseException:
            self._container.close()
            raise

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    @property
    def untouched(self) -> bool:
        """Whether the file is as its writer sealed it, so that nobody edited it since."""
        return is_sealed(self._container.archive)

    @cached_property
    def notes(self) -> tuple[Message, ...]:
        """What the file carries that was ignored."""
        names = self._container.names
        found = {text.text: text for mark, text in IGNORED if any(mark in name for name in names)}
        return tuple(found.values())

    @property
    def creator(self) -> str:
        """Who or what made the workbook, as it says; nothing where it does not."""
        paths = [link.target for link in self._links_of("").values() if link.kind == "core-properties"]
        told = (element.text for path in paths for element in self.elements(path) if element.path.endswith("/creator"))
        with suppress(Problem):
            return next(told, "")
        return ""

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The Excel tables by name; two of one name are refused."""
        found: dict[str, Table] = {}
        for sheet in self.sheets:
            for link in self._links_of(sheet.path).values():
                if link.kind == "table":
                    table = self._read_table(sheet, link.target)
                    if table.name in found:
                        raise self._container.refuse(
                            "duplicate_table", N_("The file holds two tables named {name}. Ask for a new export.", name=table.name)
                        )
                    found[table.name] = table
        return MappingProxyType(found)

    def sheet(self, name: str) -> SheetPart | None:
        """Give the sheet of that name, upper and lower case alike, as in Excel."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold()), None)

    def rows(self, sheet: SheetPart, merged: list[str] | None = None) -> Iterator[Row]:
        """Stream the rows that have filled cells: row number and cells, in order.

        A cell is left out when it holds nothing, a formula's empty result excepted. `merged` gets the blocks of merged cells at the end.
        """
        place = replace(self.place, sheet=sheet.name)
        return read_rows(self._container.chunks(sheet.path), lambda: self._strings, place, self.limits, merged)

    def numbered_rows(self, sheet: SheetPart, columns: int) -> NumberedRows | None:
        """Give the rows of a sheet of a number and texts each, all at once; None for a sheet that only `rows` can read."""
        place = replace(self.place, sheet=sheet.name)
        return numbered_rows(self._container.chunks(sheet.path), columns, self._strings, place, self.limits)

    def is_date(self, style: int) -> bool:
        """Say whether a cell's style shows its number as a day or a time."""
        return style in self._shown_as.dates

    def is_percentage(self, style: int) -> bool:
        """Say whether a cell's style shows its number as a percentage."""
        return style in self._shown_as.percentages

    def is_lasting(self, style: int) -> bool:
        """Say whether a cell's style shows its number as how long something lasts."""
        return style in self._shown_as.lasting

    def is_struck(self, style: int) -> bool:
        """Say whether a cell's style strikes out what is in it; of damaged styles nobody knows."""
        with suppress(Problem):
            return style in self._shown_as.struck
        return False

    def elements(self, path: str) -> Iterator[Element]:
        """Give the elements of a part that is not large, in the order in which they end."""
        return self._elements(path)

    def linked(self, kind: str, sheet: SheetPart | None = None) -> list[str]:
        """Give the parts of a kind that the workbook, or one of its sheets, leads to."""
        links = self._links_of(sheet.path) if sheet else self._links
        return [link.target for link in links.values() if link.kind == kind]

    def comments(self, sheet: SheetPart) -> Iterator[tuple[str, str]]:
        """Give the comments on the cells of a sheet, each with the name of its cell, in one line."""
        pieces: list[str] = []
        for element in (one for path in self.linked("comments", sheet) for one in self.elements(path)):
            if element.path.startswith("comments/commentList/comment/text/") and element.path.endswith("/t"):
                pieces.append(element.text)
            elif element.path == "comments/commentList/comment":
                yield element.attributes.get("ref", ""), " ".join(_BEFORE_A_THREAD.sub("", "".join(pieces)).split())
                pieces.clear()

    @cached_property
    def _strings(self) -> list[str | None]:
        path = self._part_linked("sharedStrings")
        return shared_strings(self._container.chunks(path), self.place, self.limits) if path else []

    @cached_property
    def _shown_as(self) -> ShownAs:
        path = self._part_linked("styles")
        return shown_as(self._container.small_part(path), self.place, self.limits) if path else ShownAs()

    def _part_linked(self, kind: str) -> str:
        return next((link.target for link in self._links.values() if link.kind == kind), "")

    def _elements(self, path: str, place: Place | None = None) -> Iterator[Element]:
        return elements(self._container.small_part(path), place or self.place, self.limits)

    def _links_of(self, part: str) -> dict[str, _Link]:
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        found: dict[str, _Link] = {}
        if path.lower() not in self._container.names:
            return found
        for element in self._elements(path):
            attributes = element.attributes
            if element.path == "Relationships/Relationship" and attributes.get("TargetMode", "").lower() != "external":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(attributes.get("Target", "")))).lstrip("/")
                found[attributes.get("Id", "")] = _Link(attributes.get("Type", "").rpartition("/")[2], target)
        return found

    def _find_workbook(self) -> str:
        linked = [link.target for link in self._links_of("").values() if link.kind == "officeDocument"]
        path = linked[0] if linked else WORKBOOK
        if path.lower() not in self._container.names:
            raise self._container.refuse(
                "missing_part", N_("The file is incomplete: {part} is missing. Ask for it to be sent again.", part=path)
            )
        return path

    def _read_workbook(self) -> None:
        sheets: list[SheetPart] = []
        names: dict[str, str] = {}
        for path, attributes, text in self._elements(self._workbook):
            if path == "workbook/workbookPr":
                self.date1904 = attributes.get("date1904", "").lower() in ("1", "true")
            elif path == "workbook/sheets/sheet":
                sheets.extend(self._sheet_part(attributes))
                if len(sheets) > self.limits.sheets:
                    raise self._container.refuse(
                        "too_many_sheets", N_("The file has more than {limit} sheets. Ask for a new export.", limit=self.limits.sheets)
                    )
            elif path == "workbook/definedNames/definedName":
                # A name for the whole workbook goes before one of the same name for a single sheet.
                name = attributes.get("name", "")
                names[name] = names.get(name, text) if "localSheetId" in attributes else text
        self.sheets = tuple(sheets)
        self.defined_names = MappingProxyType(names)
        self._check_sheets()

    def _sheet_part(self, attributes: Mapping[str, str]) -> Iterator[SheetPart]:
        """Give the sheet, or nothing for a sheet that holds only a chart or a dialog."""
        name = unescape(attributes.get("name", ""))
        link = self._links.get(attributes.get("id", ""))
        if link is None or link.target.lower() not in self._container.names:
            raise self._container.refuse(
                "missing_part", N_("The file is incomplete: {part} is missing. Ask for it to be sent again.", part=name)
            )
        if link.kind == "worksheet":
            yield SheetPart(name, STATES.get(attributes.get("state", ""), "visible"), link.target)

    def _check_sheets(self) -> None:
        names = [sheet.name.casefold() for sheet in self.sheets]
        if not names:
            raise self._container.refuse("no_sheets", N_("The file has no sheets. Ask for a new export."))
        if len(set(names)) != len(names):
            raise self._container.refuse("duplicate_sheet", N_("The file has two sheets of the same name. Ask for a new export."))

    def _read_table(self, sheet: SheetPart, path: str) -> Table:
        columns: list[str] = []
        head: Mapping[str, str] = {}
        for element in self._elements(path, replace(self.place, sheet=sheet.name)):
            if element.path == "table/tableColumns/tableColumn":
                columns.append(unescape(element.attributes.get("name", "")))
            elif element.path == "table":
                head = element.attributes
        return Table(head.get("name") or head.get("displayName", ""), sheet.name, head.get("ref", ""), tuple(columns))
