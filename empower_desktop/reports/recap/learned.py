"""What was learned and is done otherwise from now on, who learned it together, and which choices people made themselves."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import ChoiceNote, Lesson, Record
from empower_desktop.records.lesson import is_joint
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.insight.small_cells import without_small
from empower_desktop.reports.recap.figures import from_five, line_of
from empower_desktop.reports.recap.lists import few_hidden
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Item, Listed, Listing, Says, Several, Typed

HEADS = (
    Head(Label("Tanggal", "Date"), 2.2, "day"),
    Head(Label("Yang terjadi", "What happened"), 6.4),
    Head(Label("Yang kita ubah", "What we change"), 5.4),
    Head(Label("Yang belajar bersama", "Who learned together"), 3.8),
)
QUOTE_HEADS = (Head(Label("Kutipan, dengan izin", "Quoted, with consent"), 1),)
MOST_QUOTES = 5
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Lesson: ("date", "title", "happened", "change", "community_count", "bureaucracy_count", "bureaucracy_institutions"),
    ChoiceNote: ("date",),
}


def lessons(facts: Facts, *, nameless: bool) -> tuple[Item, ...]:
    """List the lessons of the period, by day, with how many were learned by residents and officials together."""
    found = sorted(facts.within(Lesson), key=lambda each: (str(each.date), str(each.title), each.id))
    if not found:
        return ()
    rows = []
    for each in found:
        happened = Several((Typed(each.title or ""), Typed(each.happened or "")), ": ")
        rows.append(Listed((each.date or "", happened, Typed(each.change or ""), _together(each, nameless))))
    joint = sum(1 for each in found if is_joint(each))
    told = P_("{n} lesson, {joint} of them with officials.", "{n} lessons, {joint} of them with officials.", len(found), joint=joint)
    return (Says(told), Listing(HEADS, tuple(rows), MOST_LISTED))


def choices(facts: Facts, figures: Mapping[str, Result], *, nameless: bool) -> tuple[Item, ...]:
    """Count the choices noted; those that may be quoted stand in people's own words, but never for donors."""
    noted = facts.within(ChoiceNote)
    whole = line_of(figures.get("M2a"), "M2a")
    if not noted or whole is None:
        return ()
    own = without_small(whole.numbers[0]) if nameless else whole.numbers[0]
    items: list[Item] = [Says(N_("{n} choices noted; determined by themselves: {share}.", n=from_five(len(noted)), share=own))]
    sure = line_of(figures.get("M2b"), "rata-rata")
    if sure is not None and sure.numbers[0].value is not None:
        items.append(Says(N_("How sure they are of themselves (1–4) changed by {change} on average.", change=sure.numbers[0])))
    quotes = figures["M2a"].quotes if not nameless else ()
    if quotes:
        items.append(Listing(QUOTE_HEADS, tuple(Listed((Typed(f"“{text}”"),)) for _, text in quotes), MOST_QUOTES, first=True))
    return tuple(items)


def _together(lesson: Lesson, nameless: bool) -> Cell:
    shown = few_hidden if nameless else int
    told: list[Cell] = []
    if lesson.community_count is not None:
        told.append(N_("residents: {n}", n=shown(lesson.community_count)))
    if lesson.bureaucracy_count is not None:
        officials = N_("officials: {n}", n=shown(lesson.bureaucracy_count))
        named = lesson.bureaucracy_count and lesson.bureaucracy_institutions
        told.append(N_("{people} ({institutions})", people=officials, institutions=Typed(named)) if named else officials)
    return Several(tuple(told)) if told else "—"
