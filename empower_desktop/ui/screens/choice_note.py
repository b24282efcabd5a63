"""Choices: a person or a group that became able to determine its own life, in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import ChoiceNote
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindScreen, pill
from empower_desktop.workspace import OneOf

BY_THEMSELVES = OneOf(tuple(each.code for each in CHOICES["choice_decider"] if each.group == "mandiri"))


class ChoiceNoteForm(FittingForm):
    """Says clearly who may read it."""

    deciding = ("quote_allowed",)
    notice = ("info", "lock")
    below: ClassVar[Mapping[str, Message]] = {
        "statement": N_("In their own words, as it was told."),
        "person": N_("Leave it empty where the group chose together."),
        "options_known": N_("One to a line: what else could have been chosen."),
        "confidence_before": N_("1 not at all sure, 4 quite sure."),
        "confidence_after": N_("1 not at all sure, 4 quite sure."),
        "quote_allowed": N_("Ask first. Without a yes nothing of it is quoted."),
    }

    def said(self, chosen: Mapping[str, Plain]) -> Message | None:
        """Say who may read it, and what reports tell of it."""
        if chosen.get("quote_allowed") is True:
            return N_(
                "You and your coordinator can read this. The words of the choice may be quoted in reports, without a name; "
                "the rest is only counted."
            )
        return N_("Only you and your coordinator can read this. Reports tell how many choices there were, never this one.")


class ChoiceNoteScreen(KindScreen):
    """All choices, the newest first."""

    key, icon, title = "choice_note", "signpost", Label("Catatan pilihan", "Choice notes")
    kind, form_of, shares = ChoiceNote, ChoiceNoteForm, NOTES
    new = N_("New choice note")
    search = N_("Search choice notes…")
    none = N_("No choice notes yet. Begin with one that somebody is proud of.")
    first = N_("A person or a group that chose for itself: a business, a school, a seat in the council. Told in their own words.")
    hints = (
        ("signpost", N_("The choice"), N_("What was chosen, what else was known, and who decided.")),
        ("lock", N_("Kept safe"), N_("Never printed one by one, never in a copy to share.")),
        ("message-circle", N_("A quotation"), N_("Only where the person said yes, and without a name.")),
    )
    sort = (("date", True),)
    told = ("domain", "group")
    state = "realised"
    narrowed = (pill("own", Label("Ditentukan sendiri", "Own decision"), decided_by=BY_THEMSELVES),)
    glance = (("signpost", "domain"), ("calendar-days", "date"), ("sprout", "group"))
