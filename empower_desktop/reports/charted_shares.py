"""Shares as charts: bars, stacked bars, the funnel, pairs, tiles, two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from empower_desktop.language import N_
from empower_desktop.reports.charted_parts import Parts
from empower_desktop.reports.charts import (
    MOST_SERIES,
    NOTHING,
    BarRow,
    Bars,
    Chart,
    Charts,
    Funnel,
    FunnelStep,
    NamedChart,
    Portion,
    Sentence,
    SidesRow,
    Single,
    Tiles,
    TwoSided,
)
from empower_desktop.reports.insight.funnel_rows import STEPS, parity_column
from empower_desktop.reports.insight.line_codes import OTHER_SIDE
from empower_desktop.reports.insight.shown import reading

OTHERS = N_("Others")
THE_REST = N_("the rest")
PARITY = N_("parity")
TOO_FEW = N_("n<5 – fewer than five people, not shown.")
BEGUN_BY = N_("begun by (rows), decided by (columns)")


def bars(parts: Parts) -> Chart | None:
    """Give a bar for each line that holds a share."""
    shares = [at for at, line in enumerate(parts.result.lines) if line.numbers and line.numbers[0].unit == "percent"]
    rows = tuple(BarRow(parts.name(at), (parts.share(at),)) for at in shares)
    return Bars(rows) if rows else None


def shares_of(parts: Parts, codes: Sequence[str]) -> Chart | None:
    """Give lines that share one whole as the pieces of one bar."""
    at = parts.codes()
    lines = [at[code] for code in codes if code in at]
    if not lines or any(parts.number(line, 0).value is None for line in lines):
        return bars(parts)
    return Bars((BarRow("", tuple(parts.share(line, text=parts.counted(line, 0)) for line in lines)),), _names(parts, lines))


def counts_of(parts: Parts, codes: Sequence[str]) -> Chart | None:
    """Give lines of counts as the pieces of one bar."""
    at = parts.codes()
    lines = [at[code] for code in codes if code in at]
    whole = sum((parts.number(line, 0).value or Fraction(0) for line in lines), Fraction(0))
    if not whole:
        return None
    return Bars((BarRow("", tuple(parts.out_of(line, 0, whole) for line in lines)),), _names(parts, lines))


def _names(parts: Parts, lines: Sequence[int]) -> tuple[str, ...]:
    """Name the pieces of a bar, each with its share, which the piece itself may be too narrow for."""
    return tuple(f"{parts.name(line)} {parts.sized(line, 0, None).text}" for line in lines)


def levels_by_quarter(parts: Parts) -> Chart | None:
    """Give the levels of each quarter as a bar of pieces, the whole period last (D2a)."""
    return _by_quarter(parts, range(len(parts.result.columns) - 1))


def filled_by_quarter(parts: Parts) -> Chart | None:
    """Give what was chosen in each quarter as a bar of pieces, the whole period last (D2b, and D2c without the dissent)."""
    return _by_quarter(parts, [column for column in range(len(parts.result.columns) - 1) if _of_lines(parts, column)])


def _by_quarter(parts: Parts, columns: Sequence[int]) -> Chart | None:
    """Give the counts of each quarter as the pieces of a bar; of more series than can be told apart the smallest together."""
    by_size = sorted(columns, key=lambda column: -_of_lines(parts, column))
    apart = [column for column in columns if len(columns) <= MOST_SERIES or column in by_size[: MOST_SERIES - 1]]
    rows = []
    for at, line in enumerate(parts.result.lines):
        if all_counted := sum(_count(parts, at, column) for column in columns):
            counts = [_count(parts, at, column) for column in apart]
            pieces = _pieces(parts, [(at, column) for column in apart], counts, all_counted)
            rest = all_counted - sum(counts)
            more = (Portion(rest / all_counted, parts.language.number(rest)),) if len(apart) < len(columns) else ()
            rows.append(BarRow(parts.name(at), (*pieces, *more), parts.language(line.word)))
    names = [parts.column(column) for column in apart] + ([parts.language(THE_REST)] if len(apart) < len(columns) else [])
    return Bars(tuple(rows), tuple(names)) if rows else None


def _of_lines(parts: Parts, column: int) -> int:
    return sum(_count(parts, at, column) for at in range(len(parts.result.lines)))


def _count(parts: Parts, line: int, column: int) -> int:
    number = parts.number(line, column)
    return number.made_of[0] if number.made_of else int(number.value or 0)


def pairs(parts: Parts) -> Chart | None:
    """Give two shares of each line beside each other (F1-door, A8a)."""
    steps = tuple(
        FunnelStep(
            parts.name(at),
            parts.share(at, 0),
            parts.share(at, 1),
            parts.sized(at, 2, None) if len(line.numbers) > 2 else NOTHING,
        )
        for at, line in enumerate(parts.result.lines)
    )
    ratio = parts.column(2).lower() if len(parts.result.columns) > 2 else ""
    return Funnel(parts.column(0), parts.column(1), ratio, steps) if steps else None


def funnels(parts: Parts) -> Chart | None:
    """Give a funnel for each constituency beside everyone else; one of fewer than five is a sentence."""
    at = parts.codes()
    named = [
        NamedChart(parts.name(line), _funnel(parts, line, at[code + OTHER_SIDE])) for code, line in at.items() if code + OTHER_SIDE in at
    ]
    return Charts(tuple(named)) if named else None


def _funnel(parts: Parts, own: int, others: int) -> Single:
    if all(number.hidden == "few" for number in parts.result.lines[own].numbers[: len(STEPS)]):
        return Sentence(parts.language(TOO_FEW))
    steps = []
    for step in STEPS:
        ratio = parts.number(own, parity_column(step)) if step else None
        steps.append(
            FunnelStep(
                parts.column(step),
                parts.sized(own, step, _of_invited(parts, own, step)),
                parts.sized(others, step, _of_invited(parts, others, step)),
                parts.sized(own, parity_column(step), None) if step else NOTHING,
                parts.language(reading(ratio)) if ratio is not None else "",
            )
        )
    return Funnel(parts.name(own), parts.language(OTHERS), parts.language(PARITY), tuple(steps))


def _of_invited(parts: Parts, line: int, step: int) -> float | None:
    number = parts.number(line, step)
    if number.value is None:
        return None
    return float(number.value) if number.unit == "percent" else (1.0 if number.value else 0.0)


def tiles(parts: Parts) -> Chart | None:
    """Give a table of counts (D1: who began it by who decided it)."""
    cells = tuple(tuple(parts.sized(at, column, None) for column in range(len(line.numbers))) for at, line in enumerate(parts.result.lines))
    names = tuple(parts.name(at) for at in range(len(cells)))
    return Tiles(names, tuple(parts.column(at) for at in range(len(parts.result.columns))), cells, parts.language(BEGUN_BY))


def gains_and_losses(parts: Parts) -> Chart | None:
    """Give what each party lost to the left and gained to the right (M1d)."""
    most = max((number.value or 0 for line in parts.result.lines for number in line.numbers), default=Fraction(0))
    if not most:
        return None
    rows = tuple(SidesRow(parts.name(at), parts.out_of(at, 1, most), parts.out_of(at, 0, most)) for at in range(len(parts.result.lines)))
    return TwoSided(parts.column(1), parts.column(0), rows)


def commitments(parts: Parts) -> Chart | None:
    """Give what became of commitments as pieces of a bar for each side that has some (A2a)."""
    at = parts.codes()
    kept = [at[code] for code in ("tepat", "terlambat", "lewat", "belum", "batal") if code in at]
    rows = []
    for column in range(len(parts.result.columns)):
        if any(_is_kept_back(parts, line, column) for line in kept):
            rows.append(BarRow(parts.column(column), (replace(NOTHING, text=parts.short(kept[0], column)),)))
        elif any(counts := [_count(parts, line, column) for line in kept]):
            pieces = _pieces(parts, [(line, column) for line in kept], counts, sum(counts))
            rows.append(BarRow(parts.column(column), pieces, parts.sized(kept[0], column, None).text))
    return Bars(tuple(rows), tuple(parts.name(line) for line in kept)) if rows else None


def _is_kept_back(parts: Parts, line: int, column: int) -> bool:
    """Say whether a number does not even tell what it is made of, as in what is shared."""
    number = parts.number(line, column)
    return number.value is None and number.made_of is None and number.hidden != "empty"


def _pieces(parts: Parts, places: Sequence[tuple[int, int]], counts: Sequence[int], whole: int) -> tuple[Portion, ...]:
    """Give counts as the pieces of one bar; their shares may be kept back, they themselves are not."""
    made = [parts.sized(*place, count / whole, parts.language.number(count)) for place, count in zip(places, counts, strict=True)]
    return tuple(replace(piece, veiled=False) for piece in made)
