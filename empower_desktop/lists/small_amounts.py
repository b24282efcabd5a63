"""Amounts so small that they may stand for thousands, `50` for 50 thousand rupiah: asked once for a table."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing, read_amount
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.understood import Option

_SMALLEST = 500
"""The least that anybody pays in: what is less may be thousands, or a mark."""
_THOUSAND = 1000
_AS_IT_STANDS, _ALL, _SMALL = "rupiah", "all_thousands", "small_thousands"
_OPTIONS = (
    Option(_ALL, N_("All amounts are in thousands")),
    Option(_SMALL, N_("Those under 1,000 are in thousands")),
    Option(_AS_IT_STANDS, N_("Rupiah, as they stand")),
)


def ask_unit(context: Context, part: Part, cells: Sequence[Cell | None]) -> str:
    """Ask in what the amounts of a table are where some are too small for rupiah; "" while that is open, rupiah where none is."""
    filled = [cell for cell in cells if cell is not None and not is_nothing(cell.text)]
    small = [cell for cell in filled if (amount := read_amount(cell)) and amount.rupiah and amount.rupiah < _SMALLEST]
    if not small:
        return _AS_IT_STANDS
    message = P_(
        "{n} amount is very small: {texts}. Is it in rupiah, or in thousands? Until that is known it is not taken.",
        "{n} amounts are very small: {texts}. Are they in rupiah, or in thousands? Until that is known they are not taken.",
        len(small),
        texts=", ".join(dict.fromkeys(f"“{cell.text}”" for cell in small[:6])),
    )
    where = ",".join(cell.name for cell in small[:20])
    return context.asking.ask("amount_unit", part.sheet, where, message, _OPTIONS)


def in_rupiah(amount: int | None, unit: str) -> int | None:
    """Give an amount in rupiah; None for a small one of which nobody said in what it is."""
    if amount is None or unit == _AS_IT_STANDS:
        return amount
    if unit == _ALL or (unit == _SMALL and amount < _THOUSAND):
        return amount * _THOUSAND
    return amount if amount >= _SMALLEST else None
