"""Changes out of a workbook of ours, held against its digest; every Problem with its sheet and cell.

`read_workbook` runs in the child process and gives plain data, `incoming` makes objects of it in the parent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from empower_desktop.errors import Place, Problem
from empower_desktop.history.change import Change, is_id, is_stamp
from empower_desktop.history.digest import digest
from empower_desktop.history.logged import Logged, change_of
from empower_desktop.language import LANGUAGES, N_
from empower_desktop.workbook.answers import Answers
from empower_desktop.workbook.contents import (
    CREATOR,
    FORMAT,
    FORMAT_VERSION,
    META,
    META_COLUMNS,
    Edit,
    Incoming,
    Meta,
    Receipt,
    Scope,
    SheetNote,
)
from empower_desktop.workbook.logged import checked_changes, written_ids
from empower_desktop.workbook.package import Package
from empower_desktop.workbook.purposes import ANSWERED, SHARED, TEMPLATE
from empower_desktop.workbook.wire import pack_message, pack_refusal, unpack_message, unpack_refusal

MOST_EXPORTS = 10**9
_EMPTY: Mapping[str, Any] = {"changes": [], "untouched": False, "filled_in_by": "", "notes": []}
_NO_VALUES = (KeyError, ValueError, TypeError, AttributeError, OverflowError, RecursionError)
"""What Python says of texts that are not what they should be; JSON knows a number beyond all numbers."""


def read_workbook(path: str) -> dict[str, Any]:
    """Read a workbook of ours and give, as plain data for `incoming`, its history and what was edited by hand.

    A file that is as its writer sealed it has no edits, so only `_log` and
    `_meta` are parsed. A Problem says why a file is refused as a whole.
    """
    with Package(path) as package:
        texts = _meta_texts(package)
        meta = _meta(texts, package.place)
        if SHARED in (meta.purpose, meta.privacy):
            raise Problem(
                N_("This is a shared copy: it is for reading and cannot be merged. Ask for a full export."), "share_copy", package.place
            )
        if meta.purpose == ANSWERED:
            return {**_EMPTY, "meta": texts, **_answers(package, meta, texts)}
        changes = checked_changes(package, meta)
        answer: dict[str, Any] = {
            "meta": texts,
            "changes": list(zip(*changes, strict=True)),  # column by column
            "untouched": package.untouched,
            "filled_in_by": meta.author_name,
            "notes": [pack_message(note) for note in package.notes],
        }
        if not answer["untouched"]:
            answer.update(_by_hand(package, meta, [*map(change_of, changes), *_known(meta, texts)]))
        return answer


def store_of(path: str) -> str:
    """Give the id of the store that made a workbook, "" where it does not say, as a recap; a Problem says that it cannot be read."""
    with Package(path) as package:
        return _meta_texts(package).get("store_id", "") if package.sheet(META) is not None else ""


def incoming(answer: Mapping[str, Any]) -> Incoming:
    """Give what `read_workbook` found as objects."""
    meta = _meta(answer["meta"], Place())
    return Incoming(
        meta=meta,
        changes=tuple(change_of(Logged(*parts)) for parts in zip(*answer["changes"], strict=True)),
        untouched=answer["untouched"],
        filled_in_by=answer["filled_in_by"],
        edits=tuple(_edit(parts) for parts in answer.get("edits", ())),
        notes=tuple(unpack_message(note) for note in answer["notes"]),
        problems=tuple(problem for one in answer.get("problems", ()) if isinstance(problem := unpack_refusal(one), Problem)),
        columns=answer.get("columns", {}),
        rows=answer.get("rows", {}),
        answers=_as_objects(answer["answers"]) if "answers" in answer else None,
        known=tuple(_known(meta, answer["meta"])),
    )


def logged_digest(path: Path) -> str:
    """Give the digest of the history that a workbook on the disk holds, read row by row; "" when it is not as it was sealed."""
    with Package(path) as package:
        return digest(written_ids(package)) if package.untouched else ""


def _answers(package: Package, meta: Meta, texts: Mapping[str, str]) -> dict[str, Any]:
    # Few files are of this sort, and none else needs what is recorded.
    from empower_desktop.workbook.answer_reading import read_answers
    from empower_desktop.workbook.locating import filled_in_by

    answers, notes = read_answers(package, texts)
    return {
        "notes": [pack_message(note) for note in (*package.notes, *notes)],
        "answers": answers,
        "filled_in_by": filled_in_by(package) or meta.author_name,
    }


def _as_objects(answers: Mapping[str, Any]) -> Answers:
    from empower_desktop.workbook.answer_reading import answers_of  # as above

    return answers_of(answers)


def _known(meta: Meta, texts: Mapping[str, str]) -> list[Change]:
    if meta.purpose != TEMPLATE:
        return []
    from empower_desktop.workbook.known import KNOWN, unpack_known  # few files are of this sort

    return unpack_known(texts.get(KNOWN, ""), meta.author_id, meta.created_at)


def _by_hand(package: Package, meta: Meta, changes: list[Change]) -> dict[str, Any]:
    # Only files that somebody saved again need what is recorded; most never do.
    from empower_desktop.workbook.edits import find_edits
    from empower_desktop.workbook.locating import filler_place

    found = find_edits(package, meta, changes)
    # A template names people for choosing: who takes some out means nothing by it.
    edits = [edit for edit in found.edits if meta.purpose != TEMPLATE or edit.sort != "missing"]
    if meta.purpose == TEMPLATE and edits and not found.filled_in_by:
        message = N_("Nobody has said who filled in this template. Write the name on its first sheet, then merge it again.")
        raise Problem(message, "no_filler", filler_place(package))
    return {
        "edits": [[getattr(edit, name) for name in EDIT_PARTS] for edit in edits],
        "problems": [pack_refusal(problem) for problem in found.problems],
        "notes": [pack_message(note) for note in (*package.notes, *found.notes)],
        "filled_in_by": found.filled_in_by or ("" if meta.purpose == TEMPLATE else meta.author_name),
        "columns": found.columns,
        "rows": found.rows,
    }


EDIT_PARTS = tuple(Edit.__dataclass_fields__)


def _edit(parts: list[Any]) -> Edit:
    values: Any = [tuple(part) if isinstance(part, list) else part for part in parts]
    return Edit(*values)


def _not_ours(package: Package) -> Problem:
    """Make the refusal of a workbook that says nothing of itself: ours without it, a report or recap, or somebody else's, maybe a list."""
    if package.creator == CREATOR:
        from empower_desktop.workbook.layout import DICTIONARY  # that asks for what is recorded, and few files are of this sort

        if package.sheet(DICTIONARY) is not None:
            return _damaged(package.place)
        made = N_(
            "This workbook is a report or a recap of Empower Desktop, made for reading: nothing in it can be merged. "
            "Merge the workbooks that it tells of."
        )
        return Problem(made, "not_mergeable", package.place)
    asked = N_(
        "This is an Excel workbook, but not one of Empower Desktop. "
        "Choose an export that was made with this program, or take it in as a list (import)."
    )
    return Problem(asked, "not_ours", package.place)


def _meta_texts(package: Package) -> dict[str, str]:
    """Give what stands in `_meta`; a file without it is not ours."""
    sheet = package.sheet(META)
    if sheet is None:
        raise _not_ours(package)
    texts: dict[str, str] = {}
    for number, cells in package.rows(sheet):
        pair = {cell.column: cell.text for cell in cells if cell.column <= len(META_COLUMNS)}
        if number > 1 and 1 in pair:
            texts[pair[1]] = texts.get(pair[1], "") + pair.get(2, "")
    if texts.get("format") != FORMAT:
        raise _not_ours(package)
    return texts


def _meta(texts: Mapping[str, str], place: Place) -> Meta:
    version = texts.get("format_version", "")
    if version.isdecimal() and int(version[:9]) > FORMAT_VERSION:
        text = N_("This workbook was made by a newer version of Empower Desktop. Update the program, then try again.")
        raise Problem(text, "newer_format", place)
    try:
        return _meta_of(texts)
    except _NO_VALUES:
        raise _damaged(place) from None


def _damaged(place: Place) -> Problem:
    return Problem(N_("What the workbook says of itself is damaged. Ask for it to be sent again."), "bad_meta", Place(place.file, META))


def _meta_of(texts: Mapping[str, str]) -> Meta:
    """Read what a workbook says of itself; any of Python's errors about values says that it is damaged."""
    scope, sheets = json.loads(texts["scope"]), json.loads(texts["sheets"])
    if not is_stamp(texts["created_at"]) or texts["language"] not in LANGUAGES or texts["practice"] not in ("yes", "no"):
        raise ValueError
    if not all(is_id(texts[key]) for key in ("export_id", "store_id", "author_id")) or not 0 < int(texts["export_no"]) < MOST_EXPORTS:
        raise ValueError
    return Meta(
        purpose=texts["purpose"],
        app_version=texts.get("app_version", ""),
        export_id=texts["export_id"],
        store_id=texts["store_id"],
        practice=texts["practice"] == "yes",
        # What is no export stands in no row of them, from which one could be missing.
        number=0 if texts["purpose"] in (ANSWERED, TEMPLATE) else int(texts["export_no"]),
        previous_export=texts.get("previous_export", ""),
        author_id=texts["author_id"],
        author_name=texts["author_name"],
        created_at=texts["created_at"],
        language=texts["language"],
        privacy=texts["privacy"],
        scope=_scope(scope),
        authors={str(one): str(name) for one, name in json.loads(texts["authors"]).items()},
        sheets={kind: _sheet_note(note) for kind, note in sheets.items()},
        changes=int(texts["changes"]),
        digest=texts["digest"],
        receipt=_receipt(texts) if texts["purpose"] == "kembali" else None,
        for_author=texts["for_author"] if is_id(texts.get("for_author", "")) else "",
        former_stores=_former_stores(texts),
    )


def _scope(scope: Mapping[str, Any]) -> Scope:
    since = scope.get("since_receipt") or {}
    return Scope(
        tuple(str(area) for area in scope["areas"]),
        str(scope["from"] or ""),
        str(scope["to"] or ""),
        tuple((str(store), int(number)) for store, number in since.items()),
    )


def _receipt(texts: Mapping[str, str]) -> Receipt | None:
    """Give what a return says to have arrived; one that says nothing plain is still read for its records."""
    try:
        told = json.loads(texts.get("receipt", ""))
        formers = [one for one in (told.get("instead_of"), *told.get("formers", ())) if one]
        exports = tuple(dict.fromkeys(map(str, told["exports"])))
        receipt = Receipt(str(told["store"]), int(told["number"]), exports, tuple(dict.fromkeys(map(str, formers))))
    except _NO_VALUES:
        return None
    plain = all(map(is_id, (receipt.store, *receipt.exports, *receipt.instead_of)))
    return receipt if plain and 0 < receipt.number < MOST_EXPORTS else None


def _former_stores(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Give the stores in place of which one stands that is begun again from the file; files of before do not tell."""
    try:
        told = json.loads(texts.get("former_stores", "[]"))
    except (ValueError, RecursionError):
        return ()
    return tuple(dict.fromkeys(one for one in told if isinstance(one, str) and is_id(one))) if isinstance(told, list) else ()


def _sheet_note(note: Mapping[str, Any]) -> SheetNote:
    return SheetNote(str(note["sheet"]), str(note["table"]), int(note["rows"]), tuple(str(one) for one in note["spare"]))
