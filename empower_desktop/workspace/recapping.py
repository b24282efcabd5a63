"""The activity recap as a workbook: which sheets it has, and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Result
from empower_desktop.reports.insight.shown import INDICATIVE, told_coverage
from empower_desktop.reports.recap.by_group import NEEDS, WHOSE, by_group
from empower_desktop.reports.recap.figures import has_data
from empower_desktop.reports.recap.making import OF_PERSONS_ONLY, needs
from empower_desktop.reports.recap.recap import Chapter, Listing, Recap, Says
from empower_desktop.reports.recap.told import told as told_in
from empower_desktop.workbook.recapped import RecapBook, RecapChart, RecapColumn, RecapPage, RecapTable, Value
from empower_desktop.workspace.insight import View, whose
from empower_desktop.workspace.recap_funnels import funnel_tables
from empower_desktop.workspace.recap_sheets import BY_QUARTER, SHEETS, TOLD, Sheet
from empower_desktop.workspace.recap_tables import (
    NAME_WIDTH,
    NUMBER_WIDTH,
    by_quarter,
    listing_table,
    maturity_table,
    share_cells,
    table_of,
    turned,
    value_cell,
)
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.summing_up import counted, for_donors, recap_made_of
from empower_desktop.workspace.workspace import Workspace

SUMMARY, FUNNEL = Label("Ringkasan", "Summary"), Label("Corong", "Funnel")
GROUPS, ACTIVITIES, METHOD = Label("Per kelompok", "By group"), Label("Kegiatan", "Activities"), Label("Cara menghitung", "Method")
FUNNELS, WOMENS_FORUM = ("A4a", "F1"), "A4a-mkp"
NOT_SUMMED_UP = frozenset({"A7a", "P6-jejaring", "M1a-waktu"})
"""Figures of single groups or months, which stand in their own sheets."""
OUTCOMES, OUTCOME_ROWS = ("A3a", "A6a"), 3
"""Of these figures only met, partly met and not met are drawn; days and rupiah below them are no bars beside counts."""
LEVELS = 5
WIDE = 70.0
READING = (
    N_("Every share stands with its numerator and denominator; of fewer than five people it is written n<5."),
    N_("Charts use the cells beside them, and shares are formulas: change a cell, and both follow."),
    N_("Do not rank villages or groups by these figures. A group is compared only with itself, earlier."),
    N_("This file is not merged back: changes belong into the records."),
)


def save_recap_workbook(
    work: Workspace, view: View, path: Path, nameless: bool = False, watch: Watch = always, language: Language | None = None
) -> Step:
    """Write the recap of a view as a workbook; `result` is its path, None when it was stopped. Nothing in the store changes.

    It is in the language of the workspace, or in another one that is wanted.

    Small numbers are hidden as in whatever is shared; `nameless` leaves out the name of every person, for donors.
    """
    from empower_desktop.workbook.recap_writing import write_recap  # openpyxl is wanted only once something is written

    say = language or work.language
    book = recap_book(work, view, say, nameless=nameless)
    if not watch(1, 2):
        return Step(N_("Stopped; nothing was written."), result=None)
    write_recap(path, book, say)
    return Step(N_("Saved in {file}.", file=path.name), result=path)


def recap_book(work: Workspace, view: View, say: Language, *, nameless: bool = False) -> RecapBook:
    """Put the workbook of a view together in a language."""
    counting = counted(work, view, tuple(INDICATORS), needs(group=bool(view.group)), NEEDS)
    told = recap_made_of(work, view, counting, nameless=nameless)
    found = for_donors(work, counting.figures) if nameless else counting.figures
    groups = listing_table(by_group(counting.facts, lambda area: work.areas.name(area) or area, whose(work, WHOSE)), say(GROUPS), say)
    pages = [
        RecapPage(say(SUMMARY), say(N_("all figures with numerator and denominator")), (_summary(found, say), *_not_counted(told, say))),
        RecapPage(say(FUNNEL), say(N_("invited, present, spoke, proposed, accepted")), tuple(_funnels(found, say))),
        *(RecapPage(say(each.name), say(each.about), tuple(_tables(each, found, told, say))) for each in SHEETS),
        *(RecapPage(say(each.name), say(each.about), tuple(_tables(each, found, told, say))) for each in TOLD),
        RecapPage(say(GROUPS), say(N_("by village and name, never ranked")), (groups,)),
        RecapPage(say(ACTIVITIES), say(N_("meetings, decisions, trainings and information by day")), tuple(_lists(told, say))),
        RecapPage(say(METHOD), say(N_("what each figure tells, and what it does not")), (_method(say),)),
    ]
    held = [each for each in pages if each.tables]
    reading = (*READING, *([OF_PERSONS_ONLY.filled(who=told.whose)] if told.whose else []))
    return RecapBook(say(_title(told)), told.code, tuple(_facts(told, work.author.name, say)), tuple(map(say, reading)), held)


def _title(told: Recap) -> Message:
    return N_("Activity recap {first} – {last}", first=told.period.first, last=told.period.last)


def _facts(told: Recap, author: str, say: Language) -> Iterator[tuple[str, str]]:
    yield say(N_("Area")), told.place or say(N_("everything recorded here"))
    if told.group:
        yield say(N_("Group")), told.group
    if told.whose:
        yield say(N_("Persons counted")), say(told.whose)
    yield say(N_("Made on")), say.day(told.made_on)
    yield say(N_("Made by")), say(N_("(name not shown)")) if told.nameless else author
    yield say(N_("What it is")), say(INDICATIVE)


def _summary(found: Mapping[str, Result], say: Language) -> RecapTable:
    heads = (
        RecapColumn(say(N_("Serves")), "words", 14),
        RecapColumn(say(N_("Figure")), "words", 46),
        RecapColumn(say(N_("Numerator")), "count", NUMBER_WIDTH),
        RecapColumn(say(N_("Denominator")), "count", NUMBER_WIDTH),
        RecapColumn(say(N_("Share")), "share", NUMBER_WIDTH),
        RecapColumn(say(N_("Value")), "ratio", NUMBER_WIDTH),
        RecapColumn(say(N_("Note")), "words", 36),
    )
    rows = [row for code, result in found.items() for row in _summary_rows(code, result, say)]
    return RecapTable(say(SUMMARY), heads, rows, notes=(say(INDICATIVE),))


def _summary_rows(code: str, result: Result, say: Language) -> Iterator[list[Value]]:
    """Give the figures of one column, line by line; longer tables have a sheet of their own."""
    if code in NOT_SUMMED_UP or len(result.columns) != 1 or len(result.lines) > LEVELS + 3:
        return
    indicator = INDICATORS[code]
    for line in result.lines:
        name = say(indicator.title) if len(result.lines) == 1 else f"{say(indicator.title)}: {say(line.name)}"
        yield [", ".join(indicator.serves), name, *_numbers(line.numbers[0], say), _note(line, result, say)]


def _numbers(number: Number, say: Language) -> tuple[Value, Value, Value, Value]:
    if number.unit == "percent":
        return (*share_cells(number, 2, say), None)
    return None, number.n, None, value_cell(number, say)


def _note(line: Line, result: Result, say: Language) -> Value:
    parts = (say(line.word) if line.word else "", told_coverage(result, say))
    return "; ".join(part for part in parts if part) or None


def _funnels(found: Mapping[str, Result], say: Language) -> Iterator[RecapTable]:
    """Give the funnel of public affairs, or of all meetings where there were none, and beside it that of the women's forum."""
    held = [code for code in FUNNELS if code in found and _invited(found[code])]
    for code in held[:1]:
        yield from funnel_tables(found[code], say(INDICATORS[code].title), say)
    if WOMENS_FORUM in found and _invited(found[WOMENS_FORUM]):
        yield funnel_tables(found[WOMENS_FORUM], say(INDICATORS[WOMENS_FORUM].title), say)[0]


def _invited(result: Result) -> bool:
    return any(line.numbers[0].value for line in result.lines)


def _tables(sheet: Sheet, found: Mapping[str, Result], told: Recap, say: Language) -> Iterator[RecapTable]:
    here = {code: form for code, form in sheet.figures.items() if code in found and found[code].lines}
    for code, form in here.items():
        if has_data(found[code]):
            yield from _figure(code, found[code], form, say)
    for part in told.parts:
        if part.code in sheet.parts:
            yield from _listings(part, say)
    if empty := [[say(INDICATORS[code].title)] for code in here if not has_data(found[code])]:
        yield RecapTable(say(N_("No data yet")), [RecapColumn(say(N_("Figure")), "words", NAME_WIDTH)], empty)


def _figure(code: str, result: Result, form: str, say: Language) -> Iterator[RecapTable]:
    title = say(INDICATORS[code].title)
    if form == BY_QUARTER:
        yield by_quarter(result, say(N_("{figure} by quarter", figure=title)), say)
        yield turned(result, title, say)
    elif form == "radar":
        yield maturity_table(result, title, say)
    else:
        yield _as_it_stands(code, result, form, title, say)


def _as_it_stands(code: str, result: Result, form: str, title: str, say: Language) -> RecapTable:
    notes = result.notes if code != "M1a" else ()  # the list of transfers stands below
    table = table_of(replace(result, lines=_whole_last(result.lines), notes=notes), title, say)
    if len(result.lines) > 1 and any(line.code == WHOLE for line in result.lines):
        table = replace(table, totals=1)
    chart = _without_hidden(table, _chart(code, form, title, table), say) if form and result.drawn else None
    drawn = chart if chart and _has_bars(table, chart) else None
    return replace(table, chart=drawn, notes=(*table.notes, *_caveat(code, say)))


def _whole_last(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put the line of all others together below them, where a total stands: it is summed up there, and no bar beside the others."""
    return tuple(sorted(lines, key=lambda line: line.code == WHOLE))


def _has_bars(table: RecapTable, chart: RecapChart) -> bool:
    """Say whether any number is there to be drawn: hidden ones are words."""
    return any(isinstance(cell, int | Decimal) and cell for at in chart.series for cell in _drawn_cells(table, chart, at))


def _without_hidden(table: RecapTable, chart: RecapChart, say: Language) -> RecapChart:
    """Leave out of a stack what is hidden in part, and say so: its columns would seem to hold less than there is."""
    if chart.form != "stacked":
        return chart
    hidden = [at for at in chart.series if any(isinstance(cell, str) for cell in _drawn_cells(table, chart, at))]
    left = tuple(at for at in chart.series if at not in hidden and any(_drawn_cells(table, chart, at)))
    names = ", ".join(table.columns[at].header for at in hidden)
    title = say(N_("{figure} (without {columns})", figure=chart.title, columns=names)) if hidden else chart.title
    return replace(chart, series=left, title=title)


def _drawn_cells(table: RecapTable, chart: RecapChart, at: int) -> list[Value]:
    return [row[at] for row in table.rows[: chart.rows or len(table.rows) - table.totals]]


def _caveat(code: str, say: Language) -> tuple[str, ...]:
    caveat = INDICATORS[code].caveat
    return (say(caveat),) if caveat else ()


def _chart(code: str, form: str, title: str, table: RecapTable) -> RecapChart:
    """Choose what is drawn: of shares their numerators, of money the classes with the share as a line, else every number."""
    headers = [column.form for column in table.columns]
    if code in OUTCOMES:
        return RecapChart(form, title, (1,), rows=OUTCOME_ROWS)  # type: ignore[arg-type]  # the forms stand in SHEETS
    if code == "P2a":
        return RecapChart("stacked", title, (1, 2, 3), line=7)
    if code == "A10a":
        return RecapChart("stacked", title, tuple(range(1, 7)))
    if code == "A5a":
        return RecapChart("columns", title, (1, 2))
    shares = [at for at, kind in enumerate(headers) if kind == "share"]
    if shares and form != "stacked":
        return RecapChart(form, title, (1,))  # type: ignore[arg-type]  # the forms stand in SHEETS
    numbers = tuple(at for at, kind in enumerate(headers) if kind in ("count", "ratio"))
    return RecapChart(form, title, numbers[:6])  # type: ignore[arg-type]  # the forms stand in SHEETS


def _not_counted(told: Recap, say: Language) -> Iterator[RecapTable]:
    """Give what is left out as incomplete, below the figures that leave it out."""
    for part in told.parts:
        if part.code == "left_out":
            yield from _listings(part, say)


def _lists(told: Recap, say: Language) -> Iterator[RecapTable]:
    for part in told.parts:
        if part.code in ("lists", "outreach"):
            yield from _listings(part, say)


def _listings(part: Chapter, say: Language) -> Iterator[RecapTable]:
    """Give the tables of a part, the sentences of the part below the last; those alone where it has no table."""
    listings = [item for item in part.items if isinstance(item, Listing) and item.rows]
    notes = [told_in(item.text, say) for item in part.items if isinstance(item, Says)]
    if not listings and notes:
        yield RecapTable(say(part.title), [RecapColumn(say(part.title), "words", WIDE)], [[note] for note in notes])
    for at, item in enumerate(listings, 1):
        title = say(part.title) if len(listings) == 1 else f"{say(part.title)}: {say(item.heads[min(1, len(item.heads) - 1)].name)}"
        yield listing_table(item, title, say, notes if at == len(listings) else ())


def _method(say: Language) -> RecapTable:
    heads = (
        RecapColumn(say(N_("Code")), "words", 12),
        RecapColumn(say(N_("Figure")), "words", NAME_WIDTH),
        RecapColumn(say(N_("What it tells")), "words", WIDE),
        RecapColumn(say(N_("What to keep in mind")), "words", WIDE),
        RecapColumn(say(N_("Serves")), "words", 20),
    )
    rows: list[list[Value]] = [
        [code, say(each.title), say(each.says), say(each.caveat) if each.caveat else None, ", ".join(each.serves)]
        for code, each in INDICATORS.items()
    ]
    return RecapTable(say(METHOD), heads, rows)
