"""Rows over which somebody or something else was typed: nothing is left of the record that the hidden mark is of."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.workbook.alike_titles import are_alike, words_of
from empower_desktop.workbook.contents import Edit
from empower_desktop.workbook.layout import shown_fields

_ENOUGH = 2
"""So many more cells must say something else of what has many; of what has few it is half of them."""


def typed_over(rows: Mapping[str, Mapping[str, Edit]], kind: str, stated: Mapping[str, Mapping[str, Plain]]) -> Collection[str]:
    """Give, of records whose rows have another title, those of which nothing alike is left: neither the title nor what stood beside it."""
    return [record for record, edits in rows.items() if _is_unlike(edits, kind, stated[record]) and _is_anew(edits, kind, stated[record])]


def _is_unlike(edits: Mapping[str, Edit], kind: str, stated: Mapping[str, Plain]) -> bool:
    codes = [code for code in KINDS[kind].title_fields if not KINDS[kind].fields()[code].refers_to]
    before, after = (
        words_of(each) for each in ([stated.get(code) for code in codes], [edits[code].after for code in codes if code in edits])
    )
    return bool(before and after) and before != after and not are_alike(before, after)


def _is_anew(edits: Mapping[str, Edit], kind: str, stated: Mapping[str, Plain]) -> bool:
    shown = [field.code for field in shown_fields(KINDS[kind]) if field.code not in KINDS[kind].title_fields]
    beside = [code for code in shown if stated.get(code) is not None]
    altered = [code for code in beside if code in edits]
    return bool(altered) and (len(altered) >= _ENOUGH or 2 * len(altered) >= len(beside))
