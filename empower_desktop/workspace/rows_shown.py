"""What the rows of an answered conflict show under which letter, and what is written in them where it decides nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from empower_desktop.language import N_, Message
from empower_desktop.workbook.answers import A_ROW, LETTERS, UNWRITTEN, AnsweredConflict, Written
from empower_desktop.workbook.unread import elsewhere, some
from empower_desktop.workspace.coming import Ledger
from empower_desktop.workspace.lettered import lettered

_COLUMNS = LETTERS[:A_ROW]


def shown_under(rows: Iterable[AnsweredConflict], answered: AnsweredConflict, place: int, count: int) -> list[Written]:
    """Give the cells one of which has to show the value of a letter, without the letter before it.

    Of `count` values more than four go on in further rows. None is given for a row that is gone.
    """
    column = _COLUMNS[place % A_ROW]
    if count <= A_ROW:
        return [answered.shown.get(column, UNWRITTEN)]
    asked = (answered.sheet, answered.record, answered.spot)
    mates = [row for row in rows if (row.sheet, row.record, row.spot) == asked]
    holders = [row for row in mates if _part(row) == place // A_ROW]
    if not holders and len(unlettered := [row for row in mates if not _part(row)]) > 1:
        holders = unlettered  # the letter before it was typed over too
    cells = [row.shown.get(column, UNWRITTEN) for row in holders]
    return [_without_letter(each, LETTERS[place]) for each in cells] if place >= A_ROW else cells


def written_beside(ledger: Ledger, rows: Sequence[AnsweredConflict]) -> Iterator[Message]:
    """Tell what was written where it decides nothing: reasons without an answer, and values under letters that have none."""
    answered = {(row.record, row.spot) for row in rows if row.is_answered and row.record}
    reasons: dict[str, list[str]] = defaultdict(list)
    values: dict[str, list[str]] = defaultdict(list)
    known, kinds = ledger.changes({one for row in rows for one in row.survivors}), ledger.kinds({row.record for row in rows if row.record})
    for row in rows:
        if row.reason.text and (row.record, row.spot) not in answered:
            reasons[row.sheet].append(row.reason.cell)
        fighting = [known[one] for one in row.survivors if one in known]
        if row.record in kinds and 0 < len(fighting) == len(row.survivors):
            count = len(lettered(kinds[row.record], row.spot, fighting))
            free = _COLUMNS[max(count - A_ROW * (_part(row) if count > A_ROW else 0), 0) :]
            values[row.sheet] += [row.shown[letter].cell for letter in free if row.shown.get(letter, UNWRITTEN).text]
    for sheet, cells in reasons.items():
        message = N_("On the sheet “{sheet}” a reason is written without an answer ({cells}); what it is about goes on waiting.")
        yield message.filled(sheet=sheet, cells=some(cells))
    yield from (elsewhere(sheet, cells) for sheet, cells in values.items() if cells)


def _part(row: AnsweredConflict) -> int:
    """Say which four of the values a row shows, the first without their letters."""
    for start in range(A_ROW, len(LETTERS), A_ROW):
        columns = zip(_COLUMNS, LETTERS[start:], strict=False)
        if any(_lettered(letter).match(row.shown.get(column, UNWRITTEN).text) for column, letter in columns):
            return start // A_ROW
    return 0


def _lettered(letter: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{letter}\s*:\s*")


def _without_letter(written: Written, letter: str) -> Written:
    """Give the value after its letter; what has none was typed over, and shows nothing that fights."""
    if not written.text:
        return written
    found = _lettered(letter).match(written.text)
    return written._replace(text=written.text[found.end() :]) if found else written
