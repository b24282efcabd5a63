"""The funnels of a recap workbook: each step with its share and parity, worked out by formulas from the counts."""

from __future__ import annotations

from empower_desktop.language import N_, Language
from empower_desktop.reports.insight.funnel import COLUMNS
from empower_desktop.reports.insight.funnel_rows import STEPS, parity_column
from empower_desktop.reports.insight.line_codes import OTHER_SIDE, WHOLE
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.shown import reading, shown_value
from empower_desktop.workbook.recapped import Formula, RecapChart, RecapColumn, RecapTable, Value
from empower_desktop.workspace.recap_tables import NAME_WIDTH, NUMBER_WIDTH, as_decimal, share_cells


def funnel_tables(result: Result, title: str, say: Language) -> list[RecapTable]:
    """Give a table for each group of residents of whom five or more were invited, beside all others."""
    by_code = {line.code: line for line in result.lines}
    pairs = [(line, by_code[line.code + OTHER_SIDE]) for line in result.lines if line.code + OTHER_SIDE in by_code]
    shown = [(ours, others) for ours, others in pairs if ours.numbers[0].value]
    few = [say(ours.name) for ours, _ in pairs if ours.numbers[0].hidden == "few"]
    whole = _whole(by_code[WHOLE], title, say, (*(say(note) for note in result.notes), *_too_few(few, say))) if WHOLE in by_code else None
    return [*([whole] if whole else []), *(_pair(ours, others, title, say) for ours, others in shown)]


def _too_few(names: list[str], say: Language) -> tuple[str, ...]:
    return (say(N_("{names}: n<5 – fewer than five people, not shown.", names=", ".join(names))),) if names else ()


def _whole(line: Line, title: str, say: Language, notes: tuple[str, ...]) -> RecapTable:
    heads = (
        RecapColumn(say(N_("Step")), "words", NAME_WIDTH),
        RecapColumn(say(N_("Count")), "count", NUMBER_WIDTH),
        RecapColumn(say(N_("Share of those invited")), "share", NUMBER_WIDTH),
    )
    rows: list[list[Value]] = []
    for step in STEPS:
        count, share = _step(line, step, 1, say)
        rows.append([say(COLUMNS[step]), count, share])
    return RecapTable(title, heads, rows, RecapChart("bars", title, (1,)), notes)


def _pair(ours: Line, others: Line, title: str, say: Language) -> RecapTable:
    name, other = say(ours.name), say(others.name)
    heads = (
        RecapColumn(say(N_("Step")), "words", NAME_WIDTH),
        RecapColumn(name, "count", NUMBER_WIDTH),
        RecapColumn(other, "count", NUMBER_WIDTH),
        RecapColumn(f"{name} %", "share", NUMBER_WIDTH),
        RecapColumn(f"{other} %", "share", NUMBER_WIDTH),
        RecapColumn(say(N_("Parity")), "ratio", NUMBER_WIDTH),
        RecapColumn(say(N_("In words")), "words", NUMBER_WIDTH),
    )
    rows = [_pair_row(ours, others, step, say) for step in STEPS]
    return RecapTable(f"{title}: {name}", heads, rows, RecapChart("bars", f"{title}: {name}", (1, 2)))


def _pair_row(ours: Line, others: Line, step: int, say: Language) -> list[Value]:
    count, share = _step(ours, step, 1, say)
    other_count, other_share = _step(others, step, 2, say)
    parity = ours.numbers[parity_column(step)] if step else None
    word = reading(parity) if parity else ""
    ratio: Value = None
    if parity is not None:
        both = isinstance(share, Formula) and isinstance(other_share, Formula)
        ratio = Formula("{3}/{4}", as_decimal(parity.value)) if both and parity.value is not None else shown_value(parity, say)
    return [say(COLUMNS[step]), count, other_count, share, other_share, ratio, say(word) if word else None]


def _step(line: Line, step: int, at: int, say: Language) -> tuple[Value, Value]:
    """Give the count of a step and its share of those invited, who stand in the first row of the same column."""
    number = line.numbers[step]
    if step == 0:
        count = shown_value(number, say) if number.value is None else int(number.value)
        return count, Formula(f"{{{at}}}/{{first[{at}]}}", 1) if number.value else None
    part, _, share = share_cells(number, at, say)
    if part is None or not isinstance(share, Formula):
        return (shown_value(number, say) if part is None else part), shown_value(number, say)
    return part, Formula(f"{{{at}}}/{{first[{at}]}}", share.value)
