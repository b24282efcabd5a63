"""What home says of one thing that waits: its icon, its two lines, and the chip that says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import KINDS
from empower_desktop.records.record import Finding
from empower_desktop.workspace.overview import Reminder

SHOWN_MISSING = 2
ICONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "overdue": ("clock", "danger"),
        "soon": ("clock", "warn"),
        "draft": ("pencil", "muted"),
        "unsaved": ("square-pen", "warn"),
        "conflict": ("git-compare", "danger"),
        "question": ("circle-help", "info"),
        "adoption": ("graduation-cap", "info"),
        "lesson": ("lightbulb", "muted"),
    }
)
CHECK_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "adoption_1m": N_("Check after 1 month"),
        "adoption_3m": N_("Check after 3 months"),
        "adoption_6m": N_("Check after 6 months"),
    }
)
Say = Callable[[Message | Label], str]


@dataclass(frozen=True)
class Told:
    """The words of one thing that waits; the chip is its kind, word and icon."""

    icon: tuple[str, str]
    title: str
    meta: str
    chip: tuple[str, str, str]


def told_of(each: Reminder, say: Say) -> Told:
    """Say what waits, and why."""
    title, meta = each.title or (say(KINDS[each.kind].label) if each.kind in KINDS else ""), each.meta
    if each.why == "overdue":
        chip = ("danger", say(P_("{n} day late", "{n} days late", -each.days)), "clock")
    elif each.why == "soon":
        chip = ("warn", say(P_("in {n} day", "in {n} days", each.days) if each.days else N_("today")), "clock")
    elif each.why == "draft":
        chip, meta = ("neutral", say(N_("Draft")), "pencil"), missing_words(each.missing, say)
    elif each.why == "conflict":
        chip, meta = ("danger", say(N_("Conflict")), "git-compare"), say(N_("Two records differ. Both are kept."))
    elif each.why == "question":
        chip, meta = ("info", say(N_("Question")), "circle-help"), say(P_("{n} question", "{n} questions", each.count))
    elif each.why == "adoption":
        title = say(N_("{check}: {training}", check=CHECK_WORDS[each.spot], training=title))
        chip, meta = ("info", say(N_("Ask")), "circle-help"), say(P_("{n} person to ask", "{n} people to ask", each.count))
    elif each.why == "lesson":
        title, meta = say(N_("What was learned from “{title}”?", title=title)), say(KINDS[each.kind].label)
        chip = ("neutral", say(N_("Lesson")), "lightbulb")
    else:
        chip, meta = ("warn", say(N_("Not saved")), "square-pen"), say(N_("What was typed last is kept here."))
    return Told(ICONS[each.why], title, meta, chip)


def missing_words(missing: Sequence[Finding], say: Say) -> str:
    """Say what a record still needs, the first two things in words."""
    if not missing:
        return say(N_("Complete. It can be ratified."))
    texts = [say(finding.message) for finding in missing[:SHOWN_MISSING]]
    more = len(missing) - len(texts)
    return " ".join([*texts, say(P_("{n} more.", "{n} more.", more)) if more else ""]).strip()
