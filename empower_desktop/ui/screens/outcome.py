"""Outcomes: what became better or worse in a village, counted on a day, beside the count before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Outcome
from empower_desktop.records.fields import Plain
from empower_desktop.records.outcome import unit_of
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindPage, KindScreen
from empower_desktop.workspace import Row
from empower_desktop.workspace.counted_before import counted_before
from empower_desktop.workspace.listing import PageNames, names_for

GROUND = ("indicator", "area", "group", "date")


class OutcomeForm(FittingForm):
    """Says in what the measure is counted, and what was counted the last time."""

    deciding = ("indicator",)
    below: ClassVar[Mapping[str, Message]] = {
        "base_n": N_("Out of how many: 2 of 9 seats. A measure of fewer than five is not shown to others."),
        "source_note": N_("From where the number is known: a decree, a register, a count at the meeting."),
        "story": N_("What changed, and what did it? Without names."),
    }
    _asked: tuple[Plain, ...] = ()
    _before: Row | None = None

    def said(self, chosen: Mapping[str, Plain]) -> Message | None:
        """Tell the unit, and the point before this one."""
        asked = (self.record, *(chosen.get(code) for code in GROUND))
        if asked != self._asked:
            self._asked, self._before = asked, None
            ground = {code: chosen.get(code) for code in GROUND}
            self._desk.ask(counted_before, self.record, ground, then=lambda found: self._found(asked, found))
        unit = unit_of(str(chosen.get("indicator") or ""))
        if unit is None:
            return None
        if self._before is None:
            return N_("Counted in: {unit}. It is the first count of this measure here.", unit=unit)
        names = names_for(self._desk.work, [self._before])
        value, day = _counted(self._before, names), names.show(self._before, "date")
        return N_("Counted in: {unit}. Before: <b>{value}</b> on {day}.", unit=unit, value=value, day=day)

    def _found(self, asked: tuple[Plain, ...], found: Row | None) -> None:
        if asked == self._asked:
            self._before = found
            self.fit()


class OutcomePage(KindPage):
    """One measure as it stood on a day."""

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show the value in its unit, the day and the place."""
        super().show_head(row, names)
        self.head.set_chip("neutral", _measured(row, names), "trending-up")


class OutcomeScreen(KindScreen):
    """All measures, the newest first."""

    key, icon, title = "outcome", "trending-up", Label("Perubahan", "Changes")
    kind, page_of, form_of, shares = Outcome, OutcomePage, OutcomeForm, NOTES
    new = N_("New count")
    search = N_("Search changes…")
    none = N_("No changes counted yet. Begin with how it stands today.")
    first = N_("Income, seats, school, water: count the same measure again after half a year, and the change shows.")
    hints = (
        ("circle-dot", N_("Today first"), N_("Without a first count no change can be seen later.")),
        ("trending-up", N_("Then again"), N_("Same measure, same place; the count before is shown.")),
        ("book-open", N_("The story"), N_("A number and one sentence on what did it. Without names.")),
    )
    sort = (("date", True),)
    glance = (("calendar-days", "date"), ("map-pin", "area"), ("sprout", "group"))

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the value in its unit, and where."""
        return " · ".join(part for part in (_measured(row, names), names.show(row, "group") or names.show(row, "area")) if part)


def _counted(row: Row, names: PageNames) -> str:
    """Give the value of a row, and of how many."""
    value, base = names.show(row, "value"), names.show(row, "base_n")
    return names.language(N_("{value} of {base}", value=value, base=base)) if value and base else value


def _measured(row: Row, names: PageNames) -> str:
    """Give the value of a row in its unit."""
    said, unit = _counted(row, names), unit_of(str(row.fields.get("indicator") or ""))
    return f"{said} {names.language(unit)}" if unit and said else said
