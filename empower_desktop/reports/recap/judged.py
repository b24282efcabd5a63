"""How a group judges itself on the eleven aims, now and before; several groups stand one after the other, never over each other."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Label
from empower_desktop.records import Assessment, AssessmentScore, Group, Record
from empower_desktop.records.anchors import AIMS
from empower_desktop.records.choices import choice_of, name_of
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.line_codes import BEFORE, CHANGE
from empower_desktop.reports.insight.maturity import unproven
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Line, Name, Result
from empower_desktop.reports.recap.figures import drawn
from empower_desktop.reports.recap.recap import MOST_LISTED, Cell, Head, Item, Listed, Listing, Picture, Says, Several, Typed

AIM_HEADS = (
    Head(Label("Sasaran", "Aim"), 6),
    Head(Label("Dulu", "Before"), 2.2, "figure"),
    Head(Label("Kini", "Now"), 2.2, "figure"),
    Head(Label("Langkah berikut menurut kelompok", "Next step, as the group says"), 6),
)
GROUP_HEADS = (
    Head(Label("Kelompok", "Group"), 5),
    Head(Label("Dulu", "Before"), 3),
    Head(Label("Kini", "Now"), 3),
    Head(Label("Sasaran yang naik, tetap, turun", "Aims that went up, stayed, went down"), 5),
)
RADAR_SHARE = 0.62
NO_EVIDENCE = N_("no evidence yet")
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Assessment: ("group", "date", "summary"),
    AssessmentScore: ("assessment", "aim", "level", "next_step"),
    Group: ("name",),
}


def judged(facts: Facts, result: Result | None) -> tuple[Item, ...]:
    """Tell of one group its radar, levels, next steps and conclusion; of several in which class each sees itself, by name."""
    lines = {line.code: line for line in result.lines} if result else {}
    groups = [code for code in lines if ":" not in code]
    if result is None or not groups:
        return ()
    if len(groups) > 1:
        note = N_("Each group judged itself and is compared only with itself, earlier.")
        rows = tuple(_group(lines, code) for code in groups)
        return (Listing(GROUP_HEADS, rows, MOST_LISTED, first=True), Says(note, "note"))
    return _of_one(facts, result, lines, groups[0])


def _of_one(facts: Facts, result: Result, lines: Mapping[str, Line], group: str) -> tuple[Item, ...]:
    newest = max(
        (each for each in facts.within(Assessment) if each.group == group), key=lambda each: (str(each.date), each.id), default=None
    )
    steps = {each.aim: each.next_step for each in facts.all(AssessmentScore) if newest and each.assessment == newest.id}
    now, before = lines[group], lines.get(group + BEFORE)
    lacking = unproven(facts, group)
    rows = tuple(
        Listed(
            (
                _aim(aim),
                _level(before.numbers[at]) if before else "—",
                NO_EVIDENCE if aim in lacking else _level(now.numbers[at]),
                Typed(steps.get(aim) or "—"),
            )
        )
        for at, aim in enumerate(AIMS)
    )
    word = N_("The group calls itself: {word}", word=now.word) if now.word else None
    if word and before and before.word:
        word = N_("The group calls itself: {word} (before: {earlier})", word=now.word, earlier=before.word)
    told = [Says(word)] if word else []
    if newest and newest.summary:
        told.append(Says(N_("“{note}”", note=Typed(newest.summary))))
    radar = (Picture(result, RADAR_SHARE),) if result.drawn else drawn(result, notes=False)
    return (*told, *radar, Listing(AIM_HEADS, rows), *gaps_explained(now))


def gaps_explained(now: Line) -> tuple[Says, ...]:
    """Say what the question mark at an aim of the radar means, where there is one."""
    gaps = any(number.value is None for number in now.numbers[: len(AIMS)])
    return (
        (Says(N_("“?”: not judged yet, or a level from 3 up of which no evidence is written; such a level is not counted here."), "note"),)
        if gaps
        else ()
    )


def _aim(aim: str) -> Cell:
    """Name an aim with its code, which stands on the radar."""
    return Several((aim, name_of("aim", aim)), " ")


def _level(number: Number) -> Cell:
    found = choice_of("maturity", str(int(number.value))) if number.value is not None else None
    return N_("{level} ({word})", level=found.code, word=found.label) if found else "—"


def _group(lines: Mapping[str, Line], code: str) -> Listed:
    now, before, change = lines[code], lines.get(code + BEFORE), lines.get(code + CHANGE)
    return Listed((now.name, before.word or "—" if before else "—", now.word or "—", _moves(change)))


def _moves(change: Line | None) -> Name:
    if change is None:
        return N_("judged once so far")
    moved = [number.value for number in change.numbers[: len(AIMS)] if number.value is not None]
    up, down = sum(1 for each in moved if each > 0), sum(1 for each in moved if each < 0)
    return N_("{up} up, {same} the same, {down} down", up=up, same=len(moved) - up - down, down=down)
