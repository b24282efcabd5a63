"""The funds of the period by origin, in figures and their total in words."""

from __future__ import annotations

from fractions import Fraction

from empower_desktop.language import N_, Label
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.recap.figures import line_of
from empower_desktop.reports.recap.recap import Head, Item, Listed, Listing, Says, Spelled

HEADS = (
    Head(Label("Asal", "Origin"), 5),
    Head(Label("Jumlah", "Amount"), 3, "figure"),
    Head(Label("Bagian", "Share"), 2, "figure"),
    Head(Label("Banyak catatan", "Records"), 2, "figure"),
)
ORIGINS = (
    Label("Swadaya kelompok dan warga", "Own means of groups and residents"),
    Label("Desa (Dana Desa, ADD)", "Village (Village Fund, ADD)"),
    Label("Luar desa", "From outside"),
)
TOTAL = Label("Jumlah", "Total")


def by_origin(result: Result) -> tuple[Item, ...]:
    """Give what came from whom, and the whole in words, which Indonesian papers want; nothing where nothing came."""
    whole = line_of(result, WHOLE)
    amount = _amount(whole, 3)
    if whole is None or not amount:
        return ()
    rows = [_row(name, whole.numbers[at], amount) for at, name in enumerate(ORIGINS)]
    rows.append(Listed((TOTAL, whole.numbers[3], _share(amount, amount), sum(number.n or 0 for number in whole.numbers[:3])), total=True))
    return (Listing(HEADS, tuple(rows)), Says(N_("In words: {amount} rupiah.", amount=Spelled(amount)), "note"))


def _row(name: Label, number: Number, whole: int) -> Listed:
    return Listed((name, number, _share(int(number.value or 0), whole), number.n or 0))


def _share(part: int, whole: int) -> Number:
    """Give a share of a sum, without what it is made of: that stands in the same row."""
    return Number(Fraction(part, whole), "percent")


def _amount(line: Line | None, at: int) -> int:
    return int(line.numbers[at].value or 0) if line is not None and len(line.numbers) > at else 0
