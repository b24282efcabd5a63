"""The list of areas: opening it where no store need be, and taking in a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.language import N_, P_
from empower_desktop.store.area_source import Named, read_list
from empower_desktop.store.areas import AreaList
from empower_desktop.workspace.opening import AREAS_FILE
from empower_desktop.workspace.step import Step

WORKBOOK = ".xlsx"


@contextmanager
def area_list(folder: Path) -> Iterator[AreaList]:
    """Open the area list of a data folder for as long as the block lasts."""
    areas = AreaList(folder / AREAS_FILE)
    try:
        yield areas
    finally:
        areas.close()


def take_in_areas(areas: AreaList, file: Path) -> Step:
    """Put a newer list, .csv, .csv.gz or .xlsx, in the place of the one that is there; whole or not at all."""
    rows = _rows(file)
    if not any(code.strip()[:1].isdigit() for code, _ in rows):
        message = N_("{file} holds no areas. Its first two columns are code and name.", file=file.name)
        raise Problem(message, "no_areas", Place(file.name))
    count = areas.replace(rows)
    return Step(P_("{n} area taken in", "{n} areas taken in", count), result=count)


def _rows(file: Path) -> list[Named]:
    if file.suffix.lower() == WORKBOOK:
        # Only a list in a workbook needs the reading process.
        from empower_desktop.workbook.foreign import first_sheet
        from empower_desktop.workbook.reader import Reader

        with Reader() as reader:
            return [(code, name) for code, name in reader.call(first_sheet, file, 2)]
    try:
        return read_list(file.read_bytes())
    except OSError as error:
        message = N_("{file} cannot be read: {why}. Copy it to this laptop and try again.", file=file.name, why=error.strerror or "")
        raise Trouble(message, "unreadable") from error
