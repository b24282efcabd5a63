"""The history out of `_log`: complete, in its own order, and as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from empower_desktop.errors import Place, Problem
from empower_desktop.history.digest import digest
from empower_desktop.history.logged import Logged, logged
from empower_desktop.language import N_, Message
from empower_desktop.workbook.contents import LOG, LOG_COLUMNS, Meta
from empower_desktop.workbook.package import Package, SheetPart, column_letters
from empower_desktop.workbook.plainrows import NumberedRow

MOST_DIGITS = 9

_Row = tuple[int, int, dict[str, str]]
"""Where a row stands, its number, and what else it holds by column."""


@dataclass(slots=True)
class _Entry:
    """What `_log` holds of one change: the row it starts in, its parts, and the pieces of long ones."""

    row: int
    parts: dict[str, str] = field(default_factory=dict)
    over: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def checked_changes(package: Package, meta: Meta) -> list[Logged]:
    """Give the history of a file; one that is incomplete or was altered is refused."""
    changes = _changes(package)
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


def _changes(package: Package) -> list[Logged]:
    sheet = _sheet(package)
    plain = _plain_rows(package, sheet)
    if plain is not None and [one.number for one in plain] == list(range(1, len(plain) + 1)):
        # A row is a change, as we write it where none is too long for a cell.
        return [_logged(row, texts, package) for row, _, texts in plain]
    rows = _rows_cell_by_cell(package, sheet) if plain is None else map(_named, plain)
    return [_change(entry, package) for entry in _entries(package, rows)]


def written_ids(package: Package) -> Iterator[str]:
    """Give the ids of the changes of a file that we just wrote, row by row: so far its rows are in order."""
    current, entry = 0, _Entry(0)
    sheet = _sheet(package)
    plain = _plain_rows(package, sheet)
    for row, n, texts in _rows_cell_by_cell(package, sheet) if plain is None else map(_named, plain):
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


def _entries(package: Package, rows: Iterable[_Row]) -> Iterator[_Entry]:
    """Give the entries by number, from 1 and without gaps, whatever the order of the rows."""
    found: dict[int, _Entry] = {}
    for row, n, texts in rows:
        entry = found.get(n)
        if entry is None:
            entry = found[n] = _Entry(row)
        if not _add(entry, texts):
            raise _damaged(package, row, 1, N_("The number {n} stands twice in _log.", n=n))
    for n in range(1, len(found) + 1):
        if n not in found:
            raise _damaged(package, 1, 1, N_("Change {n} is missing in _log.", n=n))
        yield found[n]


def _plain_rows(package: Package, sheet: SheetPart) -> list[NumberedRow] | None:
    """Give the rows below the header where the sheet is as we write it."""
    plain = package.numbered_rows(sheet, len(LOG_COLUMNS))
    return plain.rows if plain is not None and tuple(plain.header) == LOG_COLUMNS else None


def _named(plain: NumberedRow) -> _Row:
    return plain.row, plain.number, {name: text for name, text in zip(LOG_COLUMNS[1:], plain.texts, strict=True) if text}


def _rows_cell_by_cell(package: Package, sheet: SheetPart) -> Iterator[_Row]:
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


def _change(entry: _Entry, package: Package) -> Logged:
    parts = {**entry.parts, "over": "".join(entry.over), "fields": "".join(entry.fields)}
    return _logged(entry.row, [parts.get(name, "") for name in LOG_COLUMNS[1:]], package)


def _logged(row: int, texts: list[str], package: Package) -> Logged:
    try:
        return logged(*texts)
    except Problem as problem:
        raise _damaged(package, row, len(LOG_COLUMNS), problem.message) from None


def _damaged(package: Package, row: int, column: int, what: Message) -> Problem:
    text = N_("The history in the workbook is damaged: {what} Ask for the file as it was sent.", what=what)
    return Problem(text, "log_damaged", Place(package.place.file, LOG, f"{column_letters(column)}{row}"))
