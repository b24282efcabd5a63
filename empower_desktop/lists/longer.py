"""What tells a row of people from the others of its list when that comes again with more rows, in another order or numbered anew."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from empower_desktop.lists.context import Part
from empower_desktop.records.words import plain

_OF_THE_DAY = frozenset(
    (
        "number",
        "session",
        "savings",
        "presence",
        "signed",
        "row_total",
        "row_share",
        "amount",
        "loan",
        "loan_rest",
        "loan_paid",
        "paid_on",
        "transport_paid",
        "pre_score",
        "post_score",
        "satisfaction",
        "attended_hours",
        "certificate_no",
    )
)
"""Columns that say nothing of who somebody is: they are another's, or another number, in the next list of the same."""


def fingerprint_rows(parts: Sequence[Part]) -> None:
    """Give each row of a table what tells it wherever the same list comes again; rows that could be taken for each other get nothing."""
    told = [(part, row, _fingerprint(part, row)) for part in parts if part.table.column("name") and _is_of(part) for row in part.table.rows]
    many = Counter(said for _, _, said in told)
    for part, row, said in told:
        if many[said] == 1:
            part.fingerprints[row] = said


def _fingerprint(part: Part, row: int) -> str:
    """Sum up what a row says of somebody, and of what its list is; the order of the columns tells nothing."""
    table = part.table
    said = [
        f"{plain(each.words)}\t{' '.join(text.split())}"
        for each, column in zip(table.headings, table.columns, strict=True)
        if column.field not in _OF_THE_DAY and (text := table.sheet.text(row, each.column))
    ]
    lines = (*_is_of(part), table.sections.get(row, ""), *sorted(said))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_of(part: Part) -> tuple[str, ...]:
    """Give of what a list is: a meeting or training with its day, a group, or a title and a place; nothing where it says none."""
    head = part.head
    where = tuple(map(plain, (head.village, head.district, head.hamlet)))
    if part.owner:
        return (part.owner, part.day, *where) if part.day else ()
    if part.group:
        return (part.group, *where)
    return (plain(head.title.text), part.sheet, *where) if head.title is not None and any(where) else ()
