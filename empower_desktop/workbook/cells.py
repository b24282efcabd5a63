"""Between Excel's values and ours: the only place with their types."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Protocol
from unicodedata import normalize

from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.language import N_, Language
from empower_desktop.records.field import several
from empower_desktop.records.fields import Area, Clock, Day, Field, Integer, Number, OneChoice, Phone, Reference, Text, YesNo
from empower_desktop.records.texts import with_lead
from empower_desktop.records.typed import no_time, visible
from empower_desktop.workbook.sheetdata import Cell
from empower_desktop.workbook.strings import unescape

Shown = None | str | int | float | Decimal
"""What stands in a cell: nothing, a text, or a number; days and times are numbers with a format."""

EPOCH = date(1899, 12, 30)
FIRST_SAFE_DAY = date(1900, 3, 1)  # Excel's year 1900 has a 29 February
LAST_SERIAL = 2_958_465
DAYS_1904 = 1462
YEARS = range(1900, 2101)
"""What somebody who types it for a day means as a year: a spreadsheet shows a day in 1905 then."""
MINUTES = 24 * 60
CELL_UNITS = 32_767
EXACT_DIGITS = 15  # that Excel keeps of a number
EXACT = 10**EXACT_DIGITS
JOIN = "; "
_BETWEEN_NAMES = re.compile(r"[,\n&/+]|\s(?:dan|and)\s", re.IGNORECASE)


class Readable(Protocol):
    """Who can say what a reference or an area is called within the file."""

    def record(self, kind: str, record: str) -> str:
        """Give the words that name a record, the same wherever it is referred to."""

    def area(self, code: str) -> str:
        """Give an area with its code in brackets at the end."""


def shower(field: Field, language: Language, names: Readable) -> Callable[[Plain], Shown]:
    """Give the function that turns a field's plain values into what its cells show.

    A value of another form than the field's, from a newer version, is shown as it stands.
    """
    if isinstance(field, Day):
        return _day
    if isinstance(field, Clock):
        return _time
    if isinstance(field, Integer):
        return lambda plain: plain if type(plain) is int and abs(plain) < EXACT else _as_it_stands(plain)
    if isinstance(field, Number):
        return lambda plain: found if isinstance(found := field.load(plain), Decimal) and _is_exact(found) else _as_it_stands(plain)
    if isinstance(field, Reference):
        return lambda plain: cut(JOIN.join(names.record(field.to, one) for one in several(plain))) or None
    if isinstance(field, Area):
        return lambda plain: cut(names.area(plain)) if isinstance(plain, str) else _as_it_stands(plain)
    if isinstance(field, YesNo):
        return lambda plain: language.yes_no(plain) if isinstance(plain, bool) else _as_it_stands(plain)
    if isinstance(field, OneChoice):
        labels = {choice.code: language(choice.label) for choice in field.choices}
        return lambda plain: cut(JOIN.join(labels.get(code, code) for code in several(plain))) or None
    return _as_it_stands


def _is_exact(number: Decimal) -> bool:
    return len(number.as_tuple().digits) <= EXACT_DIGITS


def _as_it_stands(plain: Plain) -> Shown:
    if isinstance(plain, str):
        return cut(plain)
    return cut(JOIN.join(several(plain))) or None


def cut(text: str) -> str:
    """Give as much of a text as a cell can hold; longer ones come only from other programs."""
    if len(text) * 2 <= CELL_UNITS:
        return text
    return text.encode("utf-16-le")[: CELL_UNITS * 2].decode("utf-16-le", "ignore")


def _day(plain: Plain) -> Shown:
    try:
        day = date.fromisoformat(plain) if isinstance(plain, str) else None
    except ValueError:
        day = None
    return serial(day) if day is not None and day > EPOCH and len(str(plain)) == 10 else _as_it_stands(plain)


def serial(day: date) -> int:
    """Give the number by which Excel counts a day."""
    days = (day - EPOCH).days
    return days if day >= FIRST_SAFE_DAY else days - 1


def _time(plain: Plain) -> Shown:
    try:
        moment = time.fromisoformat(plain) if isinstance(plain, str) else None
    except ValueError:
        moment = None
    return (moment.hour * 60 + moment.minute) / MINUTES if moment is not None and len(str(plain)) == 5 else _as_it_stands(plain)


def stands(cell: Cell | None, shown: Shown, days: int = 0) -> bool:
    """Say whether a cell still holds what was written into it, whatever program saved it again.

    `days` is what the file's count of days lacks to the usual one.
    """
    if isinstance(shown, str) and not _even(shown):
        shown = None  # a text of blanks, which only other programs write, is an empty cell to whoever looks
    if cell is not None and cell.kind == "text" and cell.text and not _even(cell.text):
        cell = None  # as is one of signs that nobody sees
    if cell is None or shown is None:
        return cell is None and shown is None
    if isinstance(shown, str):
        # Some programs take an _xHHHH_ that people typed for a sign when they save again.
        return cell.kind == "text" and _even(cell.text) in (_even(shown), _even(unescape(shown)))
    return cell.kind == "number" and abs(Decimal(cell.text) + days - Decimal(shown)) < Decimal("0.0000001")


def same_phone(cell: Cell | None, before: Plain) -> bool:
    """Say whether a cell holds, as a number, the phone number that stood there: whoever wrote it without its zero changed nothing."""
    return cell is not None and cell.kind == "number" and with_lead(_plainly(Decimal(cell.text))) == with_lead(str(before))


def _even(text: str) -> str:
    # What programs do to texts when they save: line ends, outer blanks of cells that people see as empty, and signs that nobody sees.
    return normalize("NFC", visible(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


Resolve = Callable[[str, str], str]
"""Finds the one record of a kind that some words name; raises a Problem when there is none or several."""

Codes = Mapping[str, Mapping[str, str]]
"""Of each list the codes by label that the file's own dictionary knows, labels casefolded."""


def as_seen(cell: Cell, is_percentage: bool) -> Cell:
    """Give a cell as people see it: a number that is shown as a percentage is the text that they typed, `80%`, and not 0.8."""
    if not is_percentage or cell.kind != "number":
        return cell
    return cell._replace(kind="text", text=f"{_plainly(_without_dust(Decimal(cell.text).scaleb(2)))}%")


def typed(cell: Cell, field: Field, is_date: bool, date1904: bool) -> object:
    """Give what a cell holds in the form that the field reads; a Problem says that it is of the wrong type."""
    if cell.kind == "error":
        raise Problem(N_("The cell holds an error of the spreadsheet: {error}.", error=cell.text[:40]), "cell_error")
    if cell.kind == "text" and not cell.text and cell.formula:
        raise Problem(N_("The cell holds a formula without a result. Type the value itself."), "no_result")
    if cell.kind == "text":
        return cell.text
    if cell.kind == "bool":
        return cell.text == "1"
    if cell.kind == "date":
        return _from_iso(cell.text, field)
    number = Decimal(cell.text)
    if isinstance(field, Day):
        return _day_of(number, date1904)
    if isinstance(field, Clock):
        return _time_of(number)
    if is_date:
        raise Problem(N_("The spreadsheet made a date of this. Format the cell as text and type it again."), "became_date")
    if isinstance(field, Integer | Number):
        return Decimal(_plainly(_without_dust(number)))
    return with_lead(_plainly(number)) if isinstance(field, Phone) else _plainly(number)


def _without_dust(number: Decimal) -> Decimal:
    """Give a number without the dust that what a spreadsheet adds up in binary has at its end; one of very many digits has none."""
    return round(number, 9) if abs(number) < EXACT else number


def _plainly(number: Decimal) -> str:
    return format(number.normalize(), "f") if number else "0"


def _day_of(number: Decimal, date1904: bool) -> date:
    days = int(number) + (DAYS_1904 if date1904 else 0)
    if not 1 <= days <= LAST_SERIAL or number in YEARS:
        raise Problem(N_("The number {number} is no date.", number=str(number)[:20]), "not_a_date")
    return EPOCH + timedelta(days if days >= serial(FIRST_SAFE_DAY) else days + 1)


def _time_of(number: Decimal) -> time:
    """Give the time of a part of a day, alone or after a day; 8 and 8.30 that were typed for an hour are none to a spreadsheet."""
    alone, after_a_day = 0 <= number < 1, serial(FIRST_SAFE_DAY) < number <= LAST_SERIAL and number % 1
    if not (alone or after_a_day):
        raise no_time(_plainly(_without_dust(number))[:20])
    minutes = round(number % 1 * MINUTES) % MINUTES
    return time(minutes // 60, minutes % 60)


def _from_iso(text: str, field: Field) -> object:
    day, _, moment = text.partition("T")
    if isinstance(field, Clock):
        return (moment or day)[:5]
    return day


def read_cell(cell: Cell, field: Field, today: date, is_date: bool, date1904: bool, resolve: Resolve, codes: Codes) -> Plain:
    """Give the plain value that a cell's content means, or raise a Problem that says what to do."""
    content = typed(cell, field, is_date, date1904)
    if isinstance(content, str) and not content.strip():
        return None
    if isinstance(field, Reference):
        found = tuple(sorted({one for part in _words(content, field) if part.strip() for one in _named(part.strip(), field, resolve)}))
        return found if field.type == "multi_reference" else (found[0] if found else None)
    if isinstance(field, OneChoice) and isinstance(content, str):
        return _codes_of(content, field, codes.get(field.list_name, {}))
    if isinstance(content, bool) and isinstance(field, Text):
        content = cell.text
    return field.read(content, today)


def _named(words: str, field: Reference, resolve: Resolve) -> list[str]:
    """Give the record that some words name; where there may be several, also those whose names stand side by side, each of them clear."""
    try:
        return [resolve(field.to, words)]
    except Problem:
        names = side_by_side(words)
        if field.type == "multi_reference" and len(names) > 1:
            with suppress(Problem):
                return [resolve(field.to, name) for name in names]
        raise


def side_by_side(words: str) -> list[str]:
    """Give what stands between what people write between names; a name with titles may hold such signs too."""
    return [name for name in map(str.strip, _BETWEEN_NAMES.split(words)) if name]


def _words(content: object, field: Field) -> list[str]:
    text = str(content)
    return text.split(";") if field.type == "multi_reference" else [text]


def _codes_of(text: str, field: OneChoice, known: Mapping[str, str]) -> Plain:
    parts = [part.strip() for part in text.split(";")] if field.type == "multi_choice" else [text.strip()]
    found: set[str] = set()
    for part in parts:
        if part:
            try:
                found.add(field.code_of(part))
            except Problem:
                # A list of a newer version: its own dictionary travels with the file.
                if part.casefold() not in known:
                    raise
                found.add(known[part.casefold()])
    if field.type == "multi_choice":
        return tuple(sorted(found)) or None
    return next(iter(found), None)
