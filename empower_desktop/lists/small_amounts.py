"""In what the amounts of a table are: as its head says, `(dalam ribuan rupiah)`, or as is asked where some are too small for rupiah."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from empower_desktop.errors import Problem
from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing, read_amount
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.understood import REGISTERS, Option
from empower_desktop.records.typed import read_number

_SMALLEST = 500
"""The least that anybody pays in: what is less may be thousands, or a mark."""
_THOUSAND, _MILLION = 1000, 1_000_000
_TOO_LARGE = 1_000_000_000
"""What no line of a village's list comes to: where thousands would, they may be rupiah in spite of what stands over them."""
_AS_IT_STANDS, _ALL, _SMALL, _MILLIONS = "rupiah", "all_thousands", "small_thousands", "all_millions"
_TIMES = {_ALL: _THOUSAND, _MILLIONS: _MILLION}
_IN_THOUSANDS = Option(_ALL, N_("All amounts are in thousands"))
_IN_MILLIONS = Option(_MILLIONS, N_("All amounts are in millions"))
_SMALL_ONES = Option(_SMALL, N_("Those under 1,000 are in thousands"))
_IN_RUPIAH = Option(_AS_IT_STANDS, N_("Rupiah, as they stand"))
_WORD = r"(?P<word>ribu(?:an)?|juta(?:an)?)"
_SAID = (
    re.compile(rf"\b(?:dalam|satuan)\s*:?\s*(?:rp\.?\s*)?{_WORD}\b", re.IGNORECASE),
    re.compile(r"\b(?P<word>ribuan|jutaan)\s+(?:rupiah|rp)\b", re.IGNORECASE),
    re.compile(rf"\(\s*(?:x\s*)?(?:rp\.?\s*)?{_WORD}(?:\s*(?:rp\.?|rupiah))?\s*\)", re.IGNORECASE),
    re.compile(r"(?<!\d)(?<!\d\s)[x×]\s*(?:rp\.?\s*)?(?P<word>1[.,]?000(?:[.,]?000)?)(?![.,]?\d)", re.IGNORECASE),
    re.compile(r"\(\s*(?:rp\.?\s*)?['’.,]?(?P<word>000(?:[.,]000)?)\s*\)", re.IGNORECASE),
)
"""How lists say in what their amounts are. A number before it, `5 ribu`, says how much something is and no unit."""
_SAYS_ITSELF = re.compile(r"\d\s*(?:rb|ribu|jt|juta)\b", re.IGNORECASE)


def ask_unit(context: Context, part: Part, cells: Sequence[Cell | None], heading: str = "") -> str:
    """Give in what amounts are: as the `heading` or a line over the table says, or as is asked; "" while that is open.

    Rupiah as they stand where nothing says otherwise and none is too small for it.
    """
    filled = [cell for cell in cells if cell is not None and not is_nothing(cell.text) and not _SAYS_ITSELF.search(cell.text)]
    for text, where in [(heading, filled[0].name if filled else ""), *((line.text, line.cell.name) for line in part.head.lines)]:
        if filled and (unit := unit_said(text)):
            return _as_said(context, part, filled, unit, text, where)
    return _ask_of_small(context, part, filled)


def unit_said(text: str) -> str:
    """Give in what amounts are by a text over them, `Biaya (Rp juta)`, "" where it does not say."""
    found = next((match["word"].casefold() for each in _SAID if (match := each.search(text))), "")
    is_million = found.startswith("juta") or re.sub(r"\D", "", found) in ("000000", "1000000")
    return (_MILLIONS if is_million else _ALL) if found else ""


def _as_said(context: Context, part: Part, cells: Sequence[Cell], unit: str, text: str, where: str) -> str:
    """Take a unit as it is said, and tell that; it is asked where amounts would be larger than those of any village."""
    option = _IN_THOUSANDS if unit == _ALL else _IN_MILLIONS
    said = " ".join(text.split())[:60]
    large = [cell for cell in cells if (amount := in_rupiah(cell, unit)) is not None and amount >= _TOO_LARGE]
    if large:
        message = N_(
            "“{text}” stands over amounts as large as “{amount}”. In what are they? Until that is known they are not taken.",
            text=said,
            amount=large[0].shown[:30],
        )
        return context.asking.ask("amount_unit", part.sheet, ",".join(cell.name for cell in large[:20]), message, (option, _IN_RUPIAH))
    thousands = N_("“{text}” stands over the amounts: they were taken as thousands of rupiah.", text=said)
    millions = N_("“{text}” stands over the amounts: they were taken as millions of rupiah.", text=said)
    context.asking.say("money_text", part.sheet, where, thousands if unit == _ALL else millions)
    return unit


def _ask_of_small(context: Context, part: Part, cells: Sequence[Cell]) -> str:
    small = [cell for cell in cells if (amount := read_amount(cell)) and amount.rupiah and amount.rupiah < _SMALLEST]
    if not small:
        return _AS_IT_STANDS
    message = P_(
        "{n} amount is very small: {texts}. Is it in rupiah, or in thousands? Until that is known it is not taken.",
        "{n} amounts are very small: {texts}. Are they in rupiah, or in thousands? Until that is known they are not taken.",
        len(small),
        texts=", ".join(dict.fromkeys(f"“{cell.text}”" for cell in small[:6])),
    )
    where = ",".join(cell.name for cell in small[:20])
    options = (_IN_THOUSANDS, *((_IN_MILLIONS,) if context.kind in REGISTERS else ()), _SMALL_ONES, _IN_RUPIAH)
    return context.asking.ask("amount_unit", part.sheet, where, message, options)


def in_rupiah(cell: Cell, unit: str) -> int | None:
    """Give the amount of a cell in rupiah; None for what is none, and for a small one of which nobody said in what it is."""
    amount = read_amount(cell)
    if unit in _TIMES and not _SAYS_ITSELF.search(cell.text):
        return _times(cell, _TIMES[unit])
    if amount is None or amount.rupiah is None or unit == _AS_IT_STANDS:
        return amount.rupiah if amount is not None else None
    if unit == _SMALL and amount.rupiah < _THOUSAND:
        return amount.rupiah * _THOUSAND
    return amount.rupiah if amount.rupiah >= _SMALLEST or _SAYS_ITSELF.search(cell.text) else None


def as_totalled(cell: Cell, rupiah: int, unit: str) -> int:
    """Give what an amount is in the unit in which the totals of its table stand too: thousands where all of it is in thousands."""
    amount = read_amount(cell) if unit in _TIMES else None
    return amount.rupiah if amount is not None and amount.rupiah is not None else rupiah


def _times(cell: Cell, times: int) -> int | None:
    """Give what a cell says so many times over, 12.5 million too; None where it says no number, or no whole rupiah."""
    try:
        number = Decimal(cell.text) if cell.kind == "number" else read_number(cell.text.replace(",-", ""))
    except (Problem, ArithmeticError):
        return None
    return int(number * times) if number >= 0 and number * times == (number * times).to_integral_value() else None
