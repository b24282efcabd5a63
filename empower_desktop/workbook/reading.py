"""Changes out of a workbook of ours, held against its digest; every Problem with its sheet and cell.

`read_workbook` runs in the child process and gives plain data, `incoming` makes objects of it in the parent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, Plain, is_stamp, read_fields_json
from empower_desktop.history.digest import digest
from empower_desktop.language import LANGUAGES, N_, Message
from empower_desktop.workbook.contents import (
    FORMAT,
    FORMAT_VERSION,
    LOG,
    LOG_COLUMNS,
    META,
    META_COLUMNS,
    Edit,
    Incoming,
    Meta,
    Scope,
    SheetNote,
)
from empower_desktop.workbook.package import Package, SheetPart, column_letters
from empower_desktop.workbook.wire import pack_message, pack_refusal, unpack_message, unpack_refusal

SHARED = "berbagi"


def read_workbook(path: str) -> dict[str, Any]:
    """Read a workbook of ours and give, as plain data for `incoming`, its history and what was edited by hand.

    A file that is as its writer sealed it has no edits, so only `_log` and
    `_meta` are parsed. A Problem says why a file is refused as a whole.
    """
    with Package(path) as package:
        texts = _meta_texts(package)
        meta = _meta(texts, package.place)
        if SHARED in (meta.purpose, meta.privacy):
            raise Problem(N_("This is a shared copy: it is for reading and cannot be merged."), "share_copy", package.place)
        changes = _checked_changes(package, meta)
        answer: dict[str, Any] = {
            "meta": texts,
            "changes": [[one.record, one.kind, one.fields, one.over, one.by, one.at, one.why, one.id] for one in changes],
            "untouched": package.untouched,
            "filled_in_by": meta.author_name,
            "notes": [pack_message(note) for note in package.notes],
        }
        if not answer["untouched"]:
            answer.update(_by_hand(package, meta, changes))
        return answer


def incoming(answer: Mapping[str, Any]) -> Incoming:
    """Give what `read_workbook` found as objects."""
    return Incoming(
        meta=_meta(answer["meta"], Place()),
        changes=tuple(_change(parts) for parts in answer["changes"]),
        untouched=answer["untouched"],
        filled_in_by=answer["filled_in_by"],
        edits=tuple(_edit(parts) for parts in answer.get("edits", ())),
        notes=tuple(unpack_message(note) for note in answer["notes"]),
        problems=tuple(problem for one in answer.get("problems", ()) if isinstance(problem := unpack_refusal(one), Problem)),
    )


def logged_digest(path: Path) -> str:
    """Give the digest of the history that a workbook on the disk holds; "" when it is not as it was sealed."""
    with Package(path) as package:
        return _checked_digest(package) if package.untouched else ""


def _checked_digest(package: Package) -> str:
    return digest(change.id for change in _checked_changes(package, _meta(_meta_texts(package), package.place)))


def _by_hand(package: Package, meta: Meta, changes: list[Change]) -> dict[str, Any]:
    # Only files that somebody saved again need what is recorded; most never do.
    from empower_desktop.workbook.edits import find_edits

    found = find_edits(package, meta, changes)
    return {
        "edits": [[getattr(edit, name) for name in EDIT_PARTS] for edit in found.edits],
        "problems": [pack_refusal(problem) for problem in found.problems],
        "notes": [pack_message(note) for note in (*package.notes, *found.notes)],
        "filled_in_by": found.filled_in_by or meta.author_name,
    }


EDIT_PARTS = tuple(Edit.__dataclass_fields__)


def _edit(parts: list[Any]) -> Edit:
    named = dict(zip(EDIT_PARTS, parts, strict=True))
    return Edit(**{**named, "before": _plain(named["before"]), "after": _plain(named["after"])})


def _change(parts: list[Any]) -> Change:
    record, kind, fields, over, by, at, why, change = parts
    return Change(record, kind, {code: _plain(value) for code, value in fields.items()}, tuple(over), by, at, why, change)


def _plain(value: Any) -> Plain:
    return tuple(value) if isinstance(value, list) else value


def _meta_texts(package: Package) -> dict[str, str]:
    """Give what stands in `_meta`; a file without it is not ours."""
    sheet = package.sheet(META)
    if sheet is None:
        raise Problem(N_("This is an Excel workbook, but not one of Empower Desktop."), "not_ours", package.place)
    texts: dict[str, str] = {}
    for number, cells in package.rows(sheet):
        pair = {cell.column: cell.text for cell in cells if cell.column <= len(META_COLUMNS)}
        if number > 1 and 1 in pair:
            texts[pair[1]] = texts.get(pair[1], "") + pair.get(2, "")
    if texts.get("format") != FORMAT:
        raise Problem(N_("This is an Excel workbook, but not one of Empower Desktop."), "not_ours", package.place)
    return texts


def _meta(texts: Mapping[str, str], place: Place) -> Meta:
    version = texts.get("format_version", "")
    if version.isdecimal() and int(version[:9]) > FORMAT_VERSION:
        text = N_("This workbook was made by a newer version of Empower Desktop. Update the program, then try again.")
        raise Problem(text, "newer_format", place)
    try:
        return _meta_of(texts)
    except (KeyError, ValueError, TypeError, AttributeError):
        raise Problem(N_("What the workbook says of itself is damaged."), "bad_meta", Place(place.file, META)) from None


def _meta_of(texts: Mapping[str, str]) -> Meta:
    """Read what a workbook says of itself; any of Python's errors about values says that it is damaged."""
    scope, sheets = json.loads(texts["scope"]), json.loads(texts["sheets"])
    if not is_stamp(texts["created_at"]) or texts["language"] not in LANGUAGES or texts["practice"] not in ("yes", "no"):
        raise ValueError
    return Meta(
        purpose=texts["purpose"],
        app_version=texts.get("app_version", ""),
        export_id=texts["export_id"],
        store_id=texts["store_id"],
        practice=texts["practice"] == "yes",
        number=int(texts["export_no"]),
        previous_export=texts.get("previous_export", ""),
        author_id=texts["author_id"],
        author_name=texts["author_name"],
        created_at=texts["created_at"],
        language=texts["language"],
        privacy=texts["privacy"],
        scope=Scope(tuple(str(area) for area in scope["areas"]), str(scope["from"] or ""), str(scope["to"] or "")),
        authors={str(one): str(name) for one, name in json.loads(texts["authors"]).items()},
        sheets={kind: _sheet_note(note) for kind, note in sheets.items()},
        changes=int(texts["changes"]),
        digest=texts["digest"],
    )


def _sheet_note(note: Mapping[str, Any]) -> SheetNote:
    return SheetNote(str(note["sheet"]), str(note["table"]), int(note["rows"]), tuple(str(one) for one in note["spare"]))


def _checked_changes(package: Package, meta: Meta) -> list[Change]:
    """Give the history of a file; one that is incomplete or was altered is refused."""
    sheet = package.sheet(LOG)
    if sheet is None:
        raise Problem(
            N_("The hidden sheet _log is missing, so the workbook cannot be merged. Ask for the file as it was sent."),
            "no_log",
            package.place,
        )
    changes = [_logged(n, entry, package) for n, entry in _entries(package, sheet)]
    if len(changes) != meta.changes:
        text = N_("The history in the workbook is incomplete: {found} changes of {all}.", found=len(changes), all=meta.changes)
        raise Problem(text, "log_incomplete", Place(package.place.file, LOG))
    if digest(change.id for change in changes) != meta.digest:
        raise Problem(
            N_("The history in the workbook was altered. Ask for the file as it was sent."), "digest", Place(package.place.file, LOG)
        )
    return changes


@dataclass(slots=True)
class _Entry:
    """What `_log` holds of one change: the row it starts in, its parts, and the pieces of long ones."""

    row: int
    parts: dict[str, str]
    over: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def _entries(package: Package, sheet: SheetPart) -> Iterator[tuple[int, _Entry]]:
    """Give the entries by number, from 1 and without gaps, whatever the order of the rows."""
    found: dict[int, _Entry] = {}
    for row, cells in package.rows(sheet):
        texts = {LOG_COLUMNS[cell.column - 1]: cell.text for cell in cells if cell.column <= len(LOG_COLUMNS)}
        if row == 1:
            if tuple(texts.values()) != LOG_COLUMNS or tuple(texts) != LOG_COLUMNS:
                raise _damaged(package, row, 1, N_("The header of _log is not as it was written."))
            continue
        if not texts:
            continue
        stated = texts.pop("n", "")
        if not stated.isdecimal() or len(stated) > 9:
            raise _damaged(package, row, 1, N_("A row of _log has no number."))
        entry = found.setdefault(int(stated), _Entry(row, {}))
        entry.over.append(texts.pop("over", ""))
        entry.fields.append(texts.pop("fields", ""))
        if texts and entry.parts:
            raise _damaged(package, row, 1, N_("The number {n} stands twice in _log.", n=stated))
        entry.parts = entry.parts or texts
    for n in range(1, len(found) + 1):
        if n not in found:
            raise _damaged(package, 1, 1, N_("Change {n} is missing in _log.", n=n))
        yield n, found[n]


def _logged(n: int, entry: _Entry, package: Package) -> Change:
    parts: dict[str, object] = {"why": "", **entry.parts}
    try:
        parts["over"] = "".join(entry.over).split(" ") if any(entry.over) else []
        parts["fields"] = read_fields_json("".join(entry.fields))
        return Change.read(parts)
    except Problem as problem:
        raise _damaged(package, entry.row, len(LOG_COLUMNS), problem.message) from None


def _damaged(package: Package, row: int, column: int, what: Message) -> Problem:
    text = N_("The history in the workbook is damaged: {what} Ask for the file as it was sent.", what=what)
    return Problem(text, "log_damaged", Place(package.place.file, LOG, f"{column_letters(column)}{row}"))
