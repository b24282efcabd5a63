"""The history out of `_log`: complete, in its own order, and as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, read_fields_json
from empower_desktop.history.digest import digest
from empower_desktop.language import N_, Message
from empower_desktop.workbook.contents import LOG, LOG_COLUMNS, Meta
from empower_desktop.workbook.package import Package, SheetPart, column_letters

MOST_DIGITS = 9


@dataclass(slots=True)
class _Entry:
    """What `_log` holds of one change: the row it starts in, its parts, and the pieces of long ones."""

    row: int
    parts: dict[str, str] = field(default_factory=dict)
    over: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def checked_changes(package: Package, meta: Meta) -> list[Change]:
    """Give the history of a file; one that is incomplete or was altered is refused."""
    changes = [_change(entry, package) for entry in _entries(package, _sheet(package))]
    place = Place(package.place.file, LOG)
    if len(changes) != meta.changes:
        text = N_(
            "The history in the workbook is incomplete: {found} changes of {all}. Ask for the file as it was sent.",
            found=len(changes),
            all=meta.changes,
        )
        raise Problem(text, "log_incomplete", place)
    if digest(change.id for change in changes) != meta.digest:
        raise Problem(N_("The history in the workbook was altered. Ask for the file as it was sent."), "digest", place)
    return changes


def written_ids(package: Package) -> Iterator[str]:
    """Give the ids of the changes of a file that we just wrote, row by row: so far its rows are in order."""
    current, entry = 0, _Entry(0)
    for row, n, texts in _numbered_rows(package, _sheet(package)):
        if n != current:
            if current:
                yield _change(entry, package).id
            current, entry = n, _Entry(row)
        _add(entry, texts)
    if current:
        yield _change(entry, package).id


def _sheet(package: Package) -> SheetPart:
    sheet = package.sheet(LOG)
    if sheet is None:
        text = N_("The hidden sheet _log is missing, so the workbook cannot be merged. Ask for the file as it was sent.")
        raise Problem(text, "no_log", package.place)
    return sheet


def _entries(package: Package, sheet: SheetPart) -> Iterator[_Entry]:
    """Give the entries by number, from 1 and without gaps, whatever the order of the rows."""
    found: dict[int, _Entry] = {}
    for row, n, texts in _numbered_rows(package, sheet):
        entry = found.get(n)
        if entry is None:
            entry = found[n] = _Entry(row)
        if not _add(entry, texts):
            raise _damaged(package, row, 1, N_("The number {n} stands twice in _log.", n=n))
    for n in range(1, len(found) + 1):
        if n not in found:
            raise _damaged(package, 1, 1, N_("Change {n} is missing in _log.", n=n))
        yield found[n]


def _numbered_rows(package: Package, sheet: SheetPart) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Give each row below the header: its place, its number, and what else it holds by column."""
    plain = package.numbered_rows(sheet, len(LOG_COLUMNS))
    if plain is None or tuple(plain.header) != LOG_COLUMNS:
        yield from _rows_cell_by_cell(package, sheet)
        return
    for row, n, texts in plain.rows:
        yield row, n, {name: text for name, text in zip(LOG_COLUMNS[1:], texts, strict=True) if text}


def _rows_cell_by_cell(package: Package, sheet: SheetPart) -> Iterator[tuple[int, int, dict[str, str]]]:
    for row, cells in package.rows(sheet):
        texts = {LOG_COLUMNS[cell.column - 1]: cell.text for cell in cells if cell.column <= len(LOG_COLUMNS)}
        if row == 1:
            if tuple(texts.values()) != LOG_COLUMNS or tuple(texts) != LOG_COLUMNS:
                raise _damaged(package, row, 1, N_("The header of _log is not as it was written."))
        elif texts:
            stated = texts.pop("n", "")
            if not stated.isdecimal() or len(stated) > MOST_DIGITS:
                raise _damaged(package, row, 1, N_("A row of _log has no number."))
            yield row, int(stated), texts


def _add(entry: _Entry, texts: dict[str, str]) -> bool:
    """Add what a row holds to its entry; False says that a second row has parts which only the first may have."""
    entry.over.append(texts.pop("over", ""))
    entry.fields.append(texts.pop("fields", ""))
    if texts and entry.parts:
        return False
    entry.parts = entry.parts or texts
    return True


def _change(entry: _Entry, package: Package) -> Change:
    over = "".join(entry.over)
    parts: dict[str, object] = {"why": "", **entry.parts, "over": over.split(" ") if over else []}
    try:
        parts["fields"] = read_fields_json("".join(entry.fields))
        return Change.read(parts)
    except Problem as problem:
        raise _damaged(package, entry.row, len(LOG_COLUMNS), problem.message) from None


def _damaged(package: Package, row: int, column: int, what: Message) -> Problem:
    text = N_("The history in the workbook is damaged: {what} Ask for the file as it was sent.", what=what)
    return Problem(text, "log_damaged", Place(package.place.file, LOG, f"{column_letters(column)}{row}"))
