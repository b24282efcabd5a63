"""Advocacy and negotiation: what was asked of those who hold power, who stood up, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Decision, Engagement
from empower_desktop.records.engagement import GRIEVANCES, SUCCEEDED
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindPage, KindScreen, pill
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.lesson_acts import act_on_lesson, lesson_buttons, lesson_menu
from empower_desktop.ui.onward import Onward
from empower_desktop.workspace import OneOf, Row

WAY_TO_JUSTICE = ("justice_channel", "complainant")
WHAT_CAME_OF_IT = ("outcome_on", "outcome_note", "policy_instrument", "gain_value")
COMPLAINANT_KEPT_BACK = N_("Who complained is never printed and never in a copy to share.")
KEPT_BACK = N_("Who complained and who spoke for them is never printed and never in a copy to share.")


class EngagementForm(FittingForm):
    """The way to justice is asked of grievances alone, the result once there is one, the obstacle where a decision met resistance."""

    notice = ("info", "info")
    deciding = ("engagement_type", "outcome", "response")
    below: ClassVar[Mapping[str, Message]] = {
        "demand": N_("What was asked for, in one or two sentences, with numbers if there are any."),
        "obstacle": N_("What stood in the way. In reports it is only counted."),
        "evidence": N_("Figures, photos, letters, rules that were laid on the table."),
    }

    def unfitting(self, chosen: Mapping[str, Plain]) -> Collection[str]:
        """Leave out what has no sense for this type, or not yet."""
        justice = () if chosen.get("engagement_type") in GRIEVANCES else WAY_TO_JUSTICE
        result = () if chosen.get("outcome") not in (None, "menunggu") else WHAT_CAME_OF_IT
        return (*justice, *result, *(() if chosen.get("response") else ("response_on",)))

    def said(self, chosen: Mapping[str, Plain]) -> Message | None:
        """Say what is kept back of a grievance, and who resisted the decision that this is about."""
        if chosen.get("engagement_type") in GRIEVANCES:
            return KEPT_BACK if chosen.get("engagement_type") == "pengaduan" else COMPLAINANT_KEPT_BACK
        if who := self._who_resisted(chosen.get("related_decision")):
            self.open_at("obstacle")
            return N_("The decision met resistance from: {who}. Note the obstacle, and what was asked for.", who=who)
        return None

    def _who_resisted(self, decision: Plain) -> str:
        found = self._desk.work.one(Decision, decision) if isinstance(decision, str) else None
        field = Decision.fields()["resistance_from"]
        return field.show(found.resistance_from, self._desk.language, self._desk.work.names) if found and found.resistance_from else ""


class EngagementPage(KindPage):
    """One engagement, which once it is closed also asks what was learned."""

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer a lesson once it came to its end, and what may come of it."""
        return [*lesson_buttons(self, row), *super().buttons_for(row)]

    def menu_for(self, row: Row) -> Sequence[Action | None]:
        """Offer a lesson at any time."""
        return [*lesson_menu(self, row), None, *super().menu_for(row)]

    def act(self, key: str) -> None:
        """Note a lesson, or do what all pages can."""
        if not act_on_lesson(self, key):
            super().act(key)


class EngagementScreen(KindScreen):
    """All engagements, the newest first."""

    key, icon, title = "engagement", "megaphone", Label("Advokasi & perundingan", "Advocacy and negotiation")
    kind, form_of, shares = Engagement, EngagementForm, NOTES
    new = N_("Note advocacy")
    search = N_("Search advocacy…")
    none = N_("No advocacy yet. Begin with the last time people spoke up to somebody in power.")
    first = N_("Hearings, negotiations, petitions, grievances: what people asked of whom, who stood up, and what came of it.")
    hints = (
        ("flag", N_("From a problem"), N_("Its page notes advocacy with the problem and the group filled in.")),
        ("scale", N_("From a decision"), N_("One that met resistance offers it on its page.")),
        ("lock", N_("A grievance"), N_("Who complains is never named in print or in a copy to share.")),
    )
    sort = (("date", True),)
    page_of = EngagementPage
    touched_by = frozenset({"lesson"})
    told = ("engagement_type", "target_type")
    state = "outcome"
    narrowed = (
        pill("waiting", Label("Menunggu", "Waiting"), outcome="menunggu"),
        pill("met", Label("Terpenuhi", "Met"), outcome=OneOf(tuple(sorted(SUCCEEDED)))),
    )
    glance = (
        ("megaphone", "engagement_type"),
        ("calendar-days", "date"),
        ("building-2", "target_type", "target_partner"),
        ("sprout", "group"),
    )
    onward = (Onward("action", N_("Note a follow-up"), "list-checks", {"engagement": "id", "responsible_group": "group"}),)
