"""What is said of the maturity of a group: its axes for the radar, its levels in words, how it changed."""

from __future__ import annotations

from empower_desktop.language import N_, P_, Language, Message
from empower_desktop.records import Assessment
from empower_desktop.records.anchors import LEVELS, short_name
from empower_desktop.records.choices import choice_of
from empower_desktop.reports.charts import NOTHING, Axis, Portion, Radar
from empower_desktop.reports.insight.maturity import DRAWN_FROM
from empower_desktop.workspace.judging import AimLevel, Maturity

MOST = len(LEVELS)
NOT_JUDGED, SAME = N_("not judged"), N_("as before")
DISCUSS, NO_REPORT_CARD = N_("Something to discuss"), N_("the lowest levels, not a report card")
NEEDS_EIGHT = N_("A picture needs {n} judged aims", n=DRAWN_FROM)


def word_of(level: int | None, language: Language) -> str:
    """Give the class word of a level."""
    found = choice_of("maturity", str(level)) if level is not None else None
    return language(found.label if found else NOT_JUDGED)


def rise_of(each: AimLevel) -> tuple[Message | None, str, str]:
    """Say how an aim changed since the time before, with colour and icon; nothing where one of the two is missing."""
    if each.rise is None:
        return None, "", ""
    if each.rise > 0:
        return P_("up {n}", "up {n}", each.rise), "ok", "chevron-up"
    if each.rise < 0:
        return P_("down {n}", "down {n}", -each.rise), "warn", "chevron-down"
    return SAME, "", ""


def judged_by(found: Assessment, language: Language) -> str:
    """Say who judged: the group alone or not, and how many women and men."""
    how = choice_of("assessor", found.assessor or "")
    counts = [
        P_("{n} woman", "{n} women", found.participants_female) if found.participants_female else None,
        P_("{n} man", "{n} men", found.participants_male) if found.participants_male else None,
    ]
    people = ", ".join(language(each) for each in counts if each is not None)
    return " · ".join(part for part in (language(how.label) if how else "", people) if part)


def radar_of(found: Maturity, language: Language) -> Radar:
    """Give the radar of an assessment against the one before."""
    axes = tuple(Axis(each.aim, _part(each.level, each, language), _part(each.before, each, language)) for each in found.aims)
    return Radar(axes, _day(found.assessment, language), _day(found.before, language), MOST)


def _part(level: int | None, each: AimLevel, language: Language) -> Portion:
    if level is None:
        return NOTHING
    return Portion(level / MOST, str(level), f"{each.aim} {language(short_name(each.aim))}: {word_of(level, language)}")


def _day(found: Assessment | None, language: Language) -> str:
    return language.day(found.date) if found and found.date else ""
