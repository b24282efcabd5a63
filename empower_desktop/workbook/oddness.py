"""Which edits look like a slip, so that a person should look before they are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from empower_desktop.history.change import Change, Plain
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Day
from empower_desktop.records.record import R
from empower_desktop.workbook.new_rows import NewRow

FAR = timedelta(days=3652)
NEAR = timedelta(days=31)
MONTHS = 12


@dataclass(frozen=True)
class _Alone:
    """A record looked at by itself: of the others nothing is known."""

    today: date

    def one(self, kind: type[R], record: str) -> R | None:
        """Give none."""
        return None

    def where(self, kind: type[R], **fields: str) -> Sequence[R]:
        """Give none."""
        return ()

    def standing(self, record: str) -> str:
        """Say that it is there."""
        return "live"


def why_odd(change: Change, before: Mapping[str, Plain], today: date) -> tuple[Message, ...]:
    """Say what is odd of a change: a day ahead, one with day and month turned round, a rule broken that held before; else nothing."""
    after = {code: plain for code, plain in {**before, **change.fields}.items() if plain is not None}
    days = [_why_odd_day(change.kind, code, plain, before.get(code), today) for code, plain in change.fields.items()]
    held = _broken(change, before, today)
    broken = [message for spot, message in _broken(change, after, today).items() if spot not in held]
    return (*filter(None, days), *broken)


def why_odd_row(row: NewRow) -> tuple[Message, ...]:
    """Say what is odd of a whole new row: nothing in it names it, as when a cell was dragged beyond the table, or it is crossed out."""
    kind = KINDS[row.first.kind]
    naming = {*kind.key, *kind.title_fields}
    named = [edit for edit in row.edits if edit.field in naming]
    if not named:
        return (N_("It holds nothing that says what it is called."),)
    return (N_("It is crossed out."),) if any(edit.is_struck for edit in named) else ()


def _why_odd_day(kind: str, code: str, plain: Plain, before: Plain, today: date) -> Message | None:
    field = KINDS[kind].fields().get(code)
    day = field.load(plain) if isinstance(field, Day) else None
    if not isinstance(field, Day) or not isinstance(day, date):
        return None
    former = field.load(before)
    if isinstance(former, date) and _is_turned_round(day, former):
        return N_("{label}: day and month may have changed places.", label=field.label)
    if field.is_too_late(day, today):
        return N_("{label}: this day is still to come.", label=field.label)
    if isinstance(former, date) and abs(day - former) > FAR:  # 2062 for 2026
        return N_("{label}: more than ten years from what stood there.", label=field.label)
    return None


def _is_turned_round(day: date, former: date) -> bool:
    """Say whether a day would be near the former one if day and month changed places, and is not."""
    if day.day > MONTHS or day.day == day.month:
        return False
    turned = date(day.year, day.day, day.month)
    return abs(turned - former) <= NEAR < abs(day - former)


def _broken(change: Change, fields: Mapping[str, Plain], today: date) -> dict[tuple[str, str], Message]:
    kind, look = KINDS[change.kind], _Alone(today)
    record = kind.load(change.record, fields)
    found = [finding for rule in kind.rules for finding in rule(record, look) if finding.level in "EW"]
    return {(finding.rule, finding.field): finding.message for finding in found}
