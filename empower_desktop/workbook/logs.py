"""The hidden sheets `_log` and `_meta`: the complete history, a change a row, and what the workbook says of itself."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import empower_desktop
from empower_desktop.history.change import Change
from empower_desktop.history.logged import fields_json
from empower_desktop.workbook.cells import cut
from empower_desktop.workbook.contents import FORMAT, FORMAT_VERSION, LOG_COLUMNS, META_COLUMNS, Outgoing
from empower_desktop.workbook.known import KNOWN, pack_known
from empower_desktop.workbook.nearness import Nearness
from empower_desktop.workbook.packing import LOOKS_ESCAPED, SharedTexts, escaped, next_row_xml, row_xml
from empower_desktop.workbook.sheets import TableSheet

LONGEST_PIECE = 30_000
IN_CELL, LONGEST_IN_CELL = -1, 999
EMPTY = "<c/>"


class Log:
    """The rows of `_log`, in an order and with their texts stored so that packing makes least of them."""

    def __init__(self, changes: Sequence[Change], texts: SharedTexts, nearness: Nearness) -> None:
        self._texts = texts
        by_record: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            by_record[change.record].append(change)
        order = nearness.order()
        self._changes = [change for record in order for change in by_record[record]]
        # Digits among words take half as much again as among their like.
        for record in nearness.unnamed():
            texts.keep(record)
        overs = [" ".join(change.over)[:LONGEST_PIECE] for change in self._changes]
        self._overs = array("q", [texts.index_once(over) if over else 0 for over in overs])
        texts.end_ids()
        self._fields = array("q")
        for record in order:
            shown = nearness.texts(record)
            for text in shown:
                texts.keep(cut(text))
            self._fields.extend([self._place(change, beside_texts=len(shown) > 1) for change in by_record[record]])

    def _place(self, change: Change, *, beside_texts: bool) -> int:
        """Give where the fields of a change are stored: among the texts that they repeat, or IN_CELL where they repeat none.

        Whom somebody's attendance names was named a few rows above, so that there it packs into a quarter less.
        """
        fields = _fields(change)
        if beside_texts or len(fields) > LONGEST_IN_CELL or escaped(fields) != fields:
            return self._texts.index_once(fields[:LONGEST_PIECE])
        return IN_CELL

    def rows(self, watched: Callable[[], None]) -> Iterator[str]:
        """Give the rows as XML; `watched` is called before each change."""
        texts = self._texts
        yield next_row_xml([_text(name, texts) for name in LOG_COLUMNS])
        for n, (change, over, fields) in enumerate(zip(self._changes, self._overs, self._fields, strict=True), 1):
            watched()
            # Written out for speed: half of all rows of an export are these. Stamps stand in their cells, where each is much like
            # the one before: shared, they would be a twentieth of the file more.
            yield (
                f'<row><c><v>{n}</v></c><c t="s"><v>{texts.index(change.record)}</v></c>'
                f'<c t="s"><v>{texts.index(change.kind)}</v></c>{_inline(change.at)}'
                f'<c t="s"><v>{texts.index(change.by)}</v></c>{_text(change.why, texts)}'
                f"{_stored(over) if change.over else EMPTY}{_inline(_fields(change)) if fields == IN_CELL else _stored(fields)}</row>"
            )
            for further in self._further(n, change):
                yield next_row_xml(further)

    def _further(self, n: int, change: Change) -> Iterator[list[str]]:
        """Give the cells of the rows in which what was too long for one goes on."""
        # A sign takes twelve letters at most, and most changes are far too short for a second row.
        longest = 12 * sum(len(code) + len(str(value)) + 6 for code, value in change.fields.items())
        if max(len(change.over) * 33, longest) <= LONGEST_PIECE:
            return
        over, fields = " ".join(change.over), _fields(change)
        for start in range(LONGEST_PIECE, max(len(over), len(fields)), LONGEST_PIECE):
            pieces = [_text(text[start : start + LONGEST_PIECE], self._texts) for text in (over, fields)]
            yield [f"<c><v>{n}</v></c>", *[EMPTY] * 5, *pieces]


def _fields(change: Change) -> str:
    # Some programs take _xHHHH_ for a sign when they save again; as JSON writes it, they cannot.
    return LOOKS_ESCAPED.sub(r"\\u005f", fields_json(change))


def _inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _stored(index: int) -> str:
    return f'<c t="s"><v>{index}</v></c>'


def meta_rows(values: Mapping[str, str], texts: SharedTexts) -> Iterator[str]:
    """Give the rows of `_meta` as XML."""
    pairs = [META_COLUMNS]
    for key, value in values.items():
        pieces = [value[start : start + LONGEST_PIECE] for start in range(0, len(value), LONGEST_PIECE)] or [""]
        pairs += [(key, piece) for piece in pieces]
    for row, pair in enumerate(pairs, 1):
        yield row_xml(row, [_text(text, texts) for text in pair])


def meta_of(content: Outgoing, sheets: Sequence[TableSheet], digest: str, language: str) -> dict[str, str]:
    """Give what a workbook says of itself, all of it text."""
    shared = content.privacy == "berbagi"
    notes = {
        sheet.plan.kind.kind: {"sheet": sheet.plan.sheet, "table": sheet.plan.table, "rows": len(sheet.rows), "spare": list(sheet.spare)}
        for sheet in sheets
    }
    scope: dict[str, object] = {"areas": list(content.scope.areas), "from": content.scope.first, "to": content.scope.last}
    if content.scope.since:  # a delta; who does not know the word reads it like any other workbook
        scope["since_receipt"] = dict(content.scope.since)
    return {
        "format": FORMAT,
        "format_version": str(FORMAT_VERSION),
        "purpose": content.purpose,
        "app_version": empower_desktop.__version__,
        "export_id": content.export_id,
        "store_id": content.store_id,
        "practice": "yes" if content.practice else "no",
        "export_no": str(content.number),
        "previous_export": content.previous.export_id if content.previous else "",
        "author_id": content.author.id,
        "author_name": content.author.name,
        "created_at": content.created_at,
        "language": language,
        "privacy": content.privacy,
        "scope": _json(scope),
        "authors": _json(dict(sorted(content.authors.items()))),
        "sheets": _json(notes),
        "changes": "0" if shared else str(len(content.changes)),
        "digest": "" if shared else digest,
        **_return_of(content),
        **({"former_stores": _json(list(content.former_stores))} if content.former_stores else {}),
        **_template_of(content),
    }


def _template_of(content: Outgoing) -> dict[str, str]:
    """Give what only a template says: its number, and what it shows of records without their history."""
    if content.purpose != "templat":
        return {}
    return {"template": str(content.number), KNOWN: pack_known(content.known)}


def _return_of(content: Outgoing) -> dict[str, str]:
    """Give what only a return says: for whom it is, and what of theirs has arrived."""
    if content.receipt is None:
        return {}
    one = content.receipt
    receipt = {"store": one.store, "number": one.number, "instead_of": "".join(one.instead_of[:1]), "exports": list(one.exports)}
    # Of a store that was restored several times every former one is named, or a late return of the first would count again.
    formers = {"formers": list(one.instead_of)} if len(one.instead_of) > 1 else {}
    return {"for_author": content.for_author, "receipt": _json({**receipt, **formers})}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(text: str, texts: SharedTexts) -> str:
    return _stored(texts.index(text)) if text else EMPTY
