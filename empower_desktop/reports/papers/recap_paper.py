"""The activity recap as a paper: its parts in a tongue, with charts in grey and places to sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from empower_desktop.language import N_, P_, Label
from empower_desktop.reports.charting import chart_of
from empower_desktop.reports.charts import Chart, Charts, Funnel
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.shown import INDICATIVE, shown_value
from empower_desktop.reports.papers.paper import (
    Beside,
    Block,
    ChartBlock,
    Column,
    Heading,
    Letterhead,
    Paper,
    Prose,
    Row,
    Run,
    Signature,
    Signatures,
    Size,
    Table,
    Tile,
    Tiles,
    Title,
    Words,
    words,
)
from empower_desktop.reports.papers.spelled import days, months
from empower_desktop.reports.papers.tongue import Tongue
from empower_desktop.reports.recap.group_sheet import GroupSheet
from empower_desktop.reports.recap.recap import (
    Cell,
    Chapter,
    Head,
    Headed,
    Headline,
    Item,
    Listed,
    Listing,
    Picture,
    Recap,
    Says,
    Several,
    Spelled,
    older_left_out,
)
from empower_desktop.reports.recap.told import told

NAME = Label("Rekap Kegiatan", "Activity Recap")
TITLE = Label("Rekap kegiatan pemberdayaan", "Empowerment activity recap")
SHEET = Label("Lembar Kelompok", "Group Sheet")
FACILITATOR = Label("Pendamping", "Facilitator")
FORMS: Mapping[str, Literal["plain", "note", "large"]] = {"plain": "plain", "note": "note", "large": "large"}
EVERYWHERE = Label("Semua tempat", "Everywhere")
PERSONS_COUNTED = N_("Persons counted: {who}")


@dataclass(frozen=True)
class Office:
    """Whose recap it is: its letterhead, its paper, and who signs for the village, and in which role the person at work does."""

    letterhead: Letterhead
    village: str = ""
    head: str = ""
    author: str = ""
    role: Label = FACILITATOR
    size: Size = "F4"
    arial_only: bool = False


def recap_paper(recap: Recap, office: Office, tongue: Tongue) -> Paper:
    """Give the recap as a paper, in order: letterhead, title, large figures, its parts, places to sign."""
    blocks: list[Block] = [office.letterhead] if office.letterhead.is_set else []
    blocks.append(Title(tongue.title(TITLE), tuple(words(part) for part in _scope(recap, tongue))))
    blocks.append(_tiles(recap.headlines, tongue))
    for part in recap.parts:
        blocks.extend(_part(part, tongue))
    blocks.append(_signatures(recap, office, tongue))
    return Paper(
        tongue.first(NAME),
        tuple(blocks),
        foot=_foot(recap, tongue),
        tongues=tongue.tongues,
        size=office.size,
        arial_only=office.arial_only,
    )


def sheet_paper(sheet: GroupSheet, office: Office, tongue: Tongue) -> Paper:
    """Give the sheet of a group, set as large as one page allows."""
    language = tongue.first
    period = days(sheet.period.first, sheet.period.last, language)
    under = (*(_said(each, tongue) for each in sheet.about), words(period))
    blocks: list[Block] = [Title(words(sheet.name.upper(), bold=True), under), _tiles(sheet.headlines, tongue)]
    parts = {part.code: _part(part, tongue) for part in sheet.parts}
    first = (*parts["next"], *parts["months"], *parts.get("aims", ()))
    blocks.extend((Beside(first, tuple(parts["maturity"])),) if "maturity" in parts else first)
    blocks.extend(parts["promises"])
    foot = (Run(f"{language(SHEET)}   ·   "), *tongue(INDICATIVE))
    return Paper(language(SHEET), tuple(blocks), foot, tongue.tongues, office.size, one_page=True, arial_only=office.arial_only)


def _tiles(headlines: Sequence[Headline], tongue: Tongue) -> Tiles:
    return Tiles(
        tuple(Tile(shown_value(each.number, tongue.first), tongue(each.name), _said(each.below or "", tongue)) for each in headlines)
    )


def _scope(recap: Recap, tongue: Tongue) -> list[str]:
    language = tongue.first
    place = recap.place or ("" if recap.group else language(EVERYWHERE))
    whose = language(PERSONS_COUNTED.filled(who=recap.whose)) if recap.whose else ""
    return [each for each in (days(recap.period.first, recap.period.last, language), place, recap.group, whose) if each]


def _foot(recap: Recap, tongue: Tongue) -> Words:
    language = tongue.first
    what = f"{language(NAME)} {months(recap.period.first, recap.period.last, language)}"
    where = recap.group or recap.place
    return (Run(f"{what}, {where}" if where else what), Run("   ·   "), *tongue(INDICATIVE))


def _part(part: Chapter, tongue: Tongue) -> list[Block]:
    blocks: list[Block] = [Heading(tongue(part.title, bold=True))]
    numbered = 0
    for item in part.items:
        if isinstance(item, Says) and item.form == "numbered":
            numbered += 1
            blocks.append(Prose(_sentence(item, tongue), "plain", f"{numbered}."))
        else:
            blocks.extend(_item(item, tongue))
    return blocks


def _item(item: Item, tongue: Tongue) -> Sequence[Block]:
    match item:
        case Says():
            return [Prose(_sentence(item, tongue), FORMS[item.form])]
        case Picture():
            return [ChartBlock(chart, item.share) for chart in _charts(chart_of(item.result, tongue.first))]
        case Listing():
            shown, beyond = item.on_paper()
            return [_table(shown, tongue), *([_left_out(shown, beyond, tongue)] if beyond else [])]


def _left_out(shown: Listing, beyond: int, tongue: Tongue) -> Prose:
    """Say how many rows a long list does not show on paper, and where they are."""
    more = P_(
        "and {n} other, in the recap as an Excel workbook and in the app",
        "and {n} others, in the recap as an Excel workbook and in the app",
        beyond,
    )
    told = more if shown.first else older_left_out(shown.most, beyond)
    return Prose(_sentence(Says(told), tongue), "note")


def _charts(chart: Chart | None) -> list[Chart]:
    """Give the charts of a picture: funnels one by one, as each names its sides itself and a page may end between them."""
    if isinstance(chart, Charts) and all(isinstance(each.chart, Funnel) for each in chart.charts):
        return [each.chart for each in chart.charts]
    return [chart] if chart is not None else []


def _table(listing: Listing, tongue: Tongue) -> Table:
    rows = tuple(_row(row, tongue, heading=1 < len(listing.heads) == row.spread) for row in listing.rows)
    return Table(tuple(_column(head, tongue) for head in listing.heads), rows)


def _column(head: Head, tongue: Tongue) -> Column:
    return Column(tongue.head(head.name), head.share, "left" if head.form == "words" else "center")


def _row(row: Listed, tongue: Tongue, *, heading: bool) -> Row:
    return Row(tuple(_said(cell, tongue) for cell in row.cells), row.total or heading, row.spread)


def _said(cell: Cell, tongue: Tongue) -> Words:
    """Give a cell in the tongues of the paper; a figure is told once, with the signs of the first."""
    if isinstance(cell, Headed):
        return (*_said(cell.names, tongue), Run(f": {cell.typed.text}"))
    if isinstance(cell, Several):
        said = [_said(each, tongue) for each in cell.names]
        return tuple(run for at, each in enumerate(said) for run in (*((Run(cell.mark),) if at else ()), *each))
    one = told(cell, tongue.first)
    if tongue.second is None or isinstance(cell, Number | Spelled):
        return words(one)
    other = told(cell, tongue.second)
    return words(one) if one == other else (Run(f"{one} / "), Run(other, italic=True))


def _sentence(item: Says, tongue: Tongue) -> Words:
    one = told(item.text, tongue.first)
    if tongue.second is None:
        return words(one)
    other = told(item.text, tongue.second)
    return words(one) if one == other else (Run(f"{one}\n"), Run(other, italic=True))


def _signatures(recap: Recap, office: Office, tongue: Tongue) -> Signatures:
    """Leave places for the village head, where there is a village, and for who made the recap; without names, on dotted lines."""
    head, author = ("", "") if recap.nameless else (office.head, office.author)
    day = tongue.first.day(recap.made_on)
    here = Signature((words(f"{office.village or '……………'}, {day}"), (*tongue(office.role), Run(","))), author)
    if not (office.village or office.head):
        return Signatures(((here,),))
    known = tongue(N_("Acknowledged by,"))
    there = Signature((known, _said(N_("Head of {village}", village=office.village or "……………"), tongue)), head)
    return Signatures(((there, here),))
