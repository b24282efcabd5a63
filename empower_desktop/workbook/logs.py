"""The hidden sheets `_log` and `_meta`: the complete history, a change a row, and what the workbook says of itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import empower_desktop
from empower_desktop.history.change import Change, fields_json
from empower_desktop.workbook.contents import FORMAT, FORMAT_VERSION, LOG_COLUMNS, META_COLUMNS, Outgoing
from empower_desktop.workbook.packing import SharedTexts, row_xml
from empower_desktop.workbook.sheets import TableSheet

LONGEST_PIECE = 30_000


def log_rows(changes: Iterable[Change], texts: SharedTexts, watched: Callable[[], None]) -> Iterator[str]:
    """Give the rows of `_log` as XML; `watched` is called before each change."""
    yield row_xml(1, [_text("ABCDEFGH"[place], 1, name, texts) for place, name in enumerate(LOG_COLUMNS)])
    row = 1
    for n, change in enumerate(changes, 1):
        watched()
        over, fields = " ".join(change.over), fields_json(change)
        row += 1
        # Written out for speed: half of all rows of an export are these.
        cells = (
            f'<c r="A{row}"><v>{n}</v></c><c r="B{row}" t="s"><v>{texts.index(change.record)}</v></c>'
            f'<c r="C{row}" t="s"><v>{texts.index(change.kind)}</v></c><c r="D{row}" t="s"><v>{texts.index_once(change.at)}</v></c>'
            f'<c r="E{row}" t="s"><v>{texts.index(change.by)}</v></c>'
        )
        why = _text("F", row, change.why, texts) if change.why else ""
        named = f'<c r="G{row}" t="s"><v>{texts.index_once(over[:LONGEST_PIECE])}</v></c>' if over else ""
        yield f'<row r="{row}">{cells}{why}{named}<c r="H{row}" t="s"><v>{texts.index_once(fields[:LONGEST_PIECE])}</v></c></row>'
        for start in range(LONGEST_PIECE, max(len(over), len(fields)), LONGEST_PIECE):
            row += 1
            further = [(letter, text[start : start + LONGEST_PIECE]) for letter, text in (("G", over), ("H", fields))]
            yield row_xml(row, [f'<c r="A{row}"><v>{n}</v></c>', *(_text(letter, row, text, texts) for letter, text in further if text)])


def meta_rows(values: Mapping[str, str], texts: SharedTexts) -> Iterator[str]:
    """Give the rows of `_meta` as XML."""
    pairs = [META_COLUMNS]
    for key, value in values.items():
        pieces = [value[start : start + LONGEST_PIECE] for start in range(0, len(value), LONGEST_PIECE)] or [""]
        pairs += [(key, piece) for piece in pieces]
    for row, pair in enumerate(pairs, 1):
        yield row_xml(row, [_text(letter, row, text, texts) for letter, text in zip("AB", pair, strict=True) if text])


def meta_of(content: Outgoing, sheets: Sequence[TableSheet], digest: str, language: str) -> dict[str, str]:
    """Give what a workbook says of itself, all of it text."""
    shared = content.privacy == "berbagi"
    notes = {
        sheet.plan.kind.kind: {"sheet": sheet.plan.sheet, "table": sheet.plan.table, "rows": len(sheet.rows), "spare": list(sheet.spare)}
        for sheet in sheets
    }
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
        "scope": _json({"areas": list(content.scope.areas), "from": content.scope.first, "to": content.scope.last}),
        "authors": _json(dict(sorted(content.authors.items()))),
        "sheets": _json(notes),
        "changes": "0" if shared else str(len(content.changes)),
        "digest": "" if shared else digest,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(letter: str, row: int, text: str, texts: SharedTexts) -> str:
    return f'<c r="{letter}{row}" t="s"><v>{texts.index(text)}</v></c>'
