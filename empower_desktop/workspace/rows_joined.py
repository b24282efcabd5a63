"""Rows of two copies of a workbook that somebody said to be one: where both have come under ids of their own they are joined.

Who merges two copies that were passed on keeps the row of the first, and who merges them in the other order that of the other. When they
exchange what they have, both are here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from empower_desktop.history.change import Change
from empower_desktop.records import SameAs
from empower_desktop.records.author import JOINABLE, PAIR
from empower_desktop.workbook.ground import EDITED
from empower_desktop.workbook.one_or_two import one_thing_or_two
from empower_desktop.workbook.proposing import ANOTHER_NAME, Asked, Choice
from empower_desktop.workspace.coming import Ledger


def joined_with(ledger: Ledger, came: Sequence[Change]) -> list[Change]:
    """Give the joins of rows that came with those that they are, as was answered before they came.

    What came may itself say that they are one, for who sent it was asked the same.
    """
    rows = {change.id: change for change in came if change.kind in JOINABLE and change.why.startswith(EDITED)}
    fresh = rows.keys() - ledger.changes(rows.keys()).keys() if rows else rows.keys()
    if not fresh:
        return []
    asked = ledger.questions_made({rows[name].at for name in fresh}).values()
    chosen = [(each.asked, each.chosen) for each in asked if each.asked.code == ANOTHER_NAME]
    pairs = [pair for asked, choice in chosen if choice is not None for pair in rows_of(asked, choice) if pair[0].id in fresh]
    said = {change.record for change in came if change.kind == PAIR}
    return [join for join in _never_said(ledger, pairs) if join.record not in said]


def joined_by(ledger: Ledger, asked: Asked, choice: Choice) -> list[Change]:
    """Give the joins that an answer writes: the row may have come from elsewhere while the question waited."""
    pairs = list(rows_of(asked, choice)) if asked.code == ANOTHER_NAME else []
    here = ledger.changes(row.id for row, _ in pairs)
    return _never_said(ledger, [pair for pair in pairs if pair[0].id in here])


def partings_of_what_is_away(ledger: Ledger, questions: Iterable[Asked]) -> set[str]:
    """Give the ids of what answers write to say that rows are others than records which are not here: nobody needs to say that."""
    writes = [change for each in questions if each.code == ANOTHER_NAME for choice in each.choices for change in choice.changes]
    others = {change.id: {str(change.fields[code]) for code in SameAs.key} for change in writes if change.kind == PAIR}
    made = {change.record for change in writes}
    here = ledger.kinds({end for both in others.values() for end in both}).keys() | made if others else made
    if not all(both <= here for both in others.values()):
        # A copied row may still come by its own question.
        asked = ledger.questions_made({change.at for change in writes}).values()
        here = here.union(record for each in asked if not each.answer for record in each.asked.decides)
    return {name for name, both in others.items() if not both <= here}


def rows_of(asked: Asked, choice: Choice) -> Iterator[tuple[Change, str]]:
    """Give the rows that are another record by an answer, each as it would have come and with that record."""
    meant = {record: other for record, other in choice.means if record != other}
    for change in (change for each in asked.choices for change in each.first if each.code != choice.code):
        if change.record in meant:
            yield change, meant[change.record]


def _never_said(ledger: Ledger, pairs: Iterable[tuple[Change, str]]) -> list[Change]:
    """Join these, but for those of which somebody said before whether they are one."""
    made = {join.record: join for row, other in pairs for join in one_thing_or_two(row, other, same=True)}
    said = {record for record, history in ledger.histories(made.keys()).items() if history}
    return [join for record, join in made.items() if record not in said]
