"""Three sentences of change for home: what moved within a year, in counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Decision
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.line_codes import WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.result import Result
from empower_desktop.workspace.workspace import Workspace

MOST = 3
CODES = ("F1", "D1a", "D1b", "D1c", "M1a", "P2a", "A2a")
Figures = Mapping[str, Result]


@dataclass(frozen=True)
class Sentence:
    """One sentence, a line on it, and the code of the figure that it is taken from."""

    text: Message
    more: Message
    code: str


def sentences_of_change(work: Workspace) -> list[Sentence]:
    """Give the first three that there is something to say for, of everything recorded here within the last twelve months.

    They count and do not judge (rule G10 of indicators.md); where a figure is hidden, nothing is said of it.
    """
    from empower_desktop.workspace.insight import default_view, figures  # home is shown before figures are wanted

    results = figures(work, default_view(work), CODES)
    told = [*_women(results), *_decisions(results), *_authority(work, results), *_self_help(results, work), *_promises(results)]
    return told[:MOST]


def _women(results: Figures) -> Iterator[Sentence]:
    numbers = _numbers(results["F1"], "perempuan")[:3]
    counts = [_count(number) for number in numbers if number.value is not None]
    if len(counts) == len(numbers) == 3:  # the three steps of the sentence
        invited, present, spoke = counts
        text = N_("Women: {invited} invited, {present} present, {spoke} spoke.", invited=invited, present=present, spoke=spoke)
        yield Sentence(text, N_("at meetings within a year"), "F1")


def _decisions(results: Figures) -> Iterator[Sentence]:
    begun, ended, joint = (_made_of(results[code]) for code in ("D1a", "D1b", "D1c"))
    if begun is not None:
        more = N_("{own} finally taken by the people, {joint} jointly", own=ended[0] if ended else 0, joint=joint[0] if joint else 0)
        yield Sentence(N_("{n} of {of} decisions were begun by the people.", n=begun[0], of=begun[1]), more, "D1")


def _authority(work: Workspace, results: Figures) -> Iterator[Sentence]:
    """Tell the newest authority that moved to the people and is in force."""
    active = _numbers(results["M1a"], "aktif")
    decisions = [one for record in (active[0].behind if active else ()) if (one := work.one(Decision, record))]
    newest = max(decisions, key=lambda one: (one.decided_on is not None and one.decided_on.toordinal(), one.id), default=None)
    if newest is None or newest.decided_on is None:
        return
    what = ", ".join(_within(work, name_of("authority_kind", code)) for code in newest.authority_kind or ())
    source, to = (_within(work, name_of("actor", code)) for code in (newest.authority_from, newest.authority_to))
    text = N_("Authority moved to {to}, in force: {what}.", to=to, what=what)
    yield Sentence(text, N_("from {source} · {day}", source=source, day=work.language.short_day(newest.decided_on)), "M1a")


def _self_help(results: Figures, work: Workspace) -> Iterator[Sentence]:
    numbers = _numbers(results["P2a"], WHOLE)
    made_of = numbers[-1].made_of if numbers else None
    if made_of and made_of[1]:
        own, whole = (work.language.money(each) for each in made_of)
        yield Sentence(N_("Self-help gave {own} of {all}.", own=own, all=whole), N_("in money, labour and goods, within a year"), "P2a")


def _promises(results: Figures) -> Iterator[Sentence]:
    made_of = next((number.made_of for number in _numbers(results["A2a"], "tepat")[:1]), None)
    if made_of and made_of[1]:
        yield Sentence(
            N_("{n} of {of} promises were kept in time.", n=made_of[0], of=made_of[1]), N_("follow-ups due within a year"), "A2a"
        )


def _numbers(result: Result, code: str) -> tuple[Number, ...]:
    return next((line.numbers for line in result.lines if line.code == code), ())


def _made_of(result: Result) -> tuple[int, int] | None:
    """Give the counts of a share, unless it is made of nothing."""
    found = result.lines[0].numbers[0].made_of if result.lines else None
    return found if found and found[1] else None


def _count(number: Number) -> int:
    return number.made_of[0] if number.made_of else int(number.value or 0)


def _within(work: Workspace, label: Label | str) -> str:
    """Say a label within a sentence: with a small letter, unless it begins with an abbreviation."""
    text = work.language(label)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
