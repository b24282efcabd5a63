"""The list of areas: opening it, and taking in a newer one."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_, P_
from empower_desktop.store.areas import AreaList
from empower_desktop.workspace.opening import AREAS_FILE
from empower_desktop.workspace.step import Step

_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_UNDOTTED = re.compile(r"(\d{2})(\d{2})?(\d{2})?(\d{4})?")
_HEADS = frozenset(("code", "kode", "kode wilayah", "kode_wilayah"))
LARGEST_LIST = 64 * 1024 * 1024
LONGEST_NAME = 200


@contextmanager
def area_list(folder: Path) -> Iterator[AreaList]:
    """Open the area list of a data folder, where no store need be."""
    folder.mkdir(parents=True, exist_ok=True)
    areas = AreaList(folder / AREAS_FILE)
    try:
        yield areas
    finally:
        areas.close()


def take_in_areas(areas: AreaList, file: Path) -> Step:
    """Put a newer list in the place of the one that is there; whole or not at all.

    Its first columns are code and name, with or without a heading; a row that is neither refuses the file.
    """
    rows = _checked(_rows(file), file.name)
    areas.replace(rows)
    return Step(P_("{n} area taken in", "{n} areas taken in", len(rows)), result=len(rows))


def _rows(file: Path) -> Sequence[Sequence[str]]:
    if file.suffix.lower() == ".xlsx":
        from empower_desktop.workbook.foreign import first_sheet
        from empower_desktop.workbook.reader import Reader

        with Reader() as reader:
            sheet: list[list[str]] = reader.call(first_sheet, file, 2)
        return sheet
    try:
        text = _content(file).decode("utf-8-sig")
    except (OSError, EOFError) as error:
        raise Trouble(N_("{file} cannot be read. Is it whole, and closed in other programs?", file=file.name), "unreadable") from error
    except UnicodeDecodeError:
        raise Problem(N_("{file} is not UTF-8 text. Save it as CSV UTF-8 and try again.", file=file.name), "not_utf8") from None
    mark = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    return list(csv.reader(io.StringIO(text), delimiter=mark))


def _content(file: Path) -> bytes:
    """Read a file, unpacked no further than a list of areas can be long."""
    with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as stream:
        content = stream.read(LARGEST_LIST + 1)
    if len(content) > LARGEST_LIST:
        raise Problem(N_("{file} is too large for a list of areas.", file=file.name), "too_large", Place(file.name))
    return content


def _checked(rows: Sequence[Sequence[str]], name: str) -> list[tuple[str, str]]:
    """Give code and name of every row; the first that is wrong refuses the list, with its place."""
    areas: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        code, title = (part.strip() for part in (*row, "", "")[:2])
        if not (code or title) or (number == 1 and code.casefold() in _HEADS):
            continue
        dotted = _dotted(code)
        if not dotted:
            raise Problem(
                N_("“{code}” is not an area code such as 33.02.10.2003.", code=code), "not_an_area", Place(name, cell=f"A{number}")
            )
        if not title or len(title) > LONGEST_NAME:
            raise Problem(N_("The area {code} needs a name.", code=code), "required", Place(name, cell=f"B{number}"))
        areas[dotted] = title
    if not areas:
        raise Problem(N_("{file} holds no areas. Its first columns are code and name.", file=name), "empty", Place(name))
    return list(areas.items())


def _dotted(code: str) -> str:
    """Give a code with its dots, which some lists leave out; nothing for what is no code."""
    if _CODE.fullmatch(code):
        return code
    found = _UNDOTTED.fullmatch(code)
    return ".".join(part for part in found.groups() if part) if found else ""
