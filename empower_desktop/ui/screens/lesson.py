"""Lessons: what was planned, what happened, why, and what changes now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Lesson
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kind_screen import KindScreen
from empower_desktop.ui.onward import Onward


class LessonForm(FittingForm):
    """The four questions in their order, each in plain words."""

    order = ("date", "title", "planned", "happened", "why", "change")
    below: ClassVar[Mapping[str, Message]] = {
        "planned": N_("What did we want to reach, before we began?"),
        "happened": N_("What came of it, the good and the less good?"),
        "why": N_("What helped, what stood in the way? Nobody is to blame."),
        "change": N_("The one thing that is done otherwise next time. A follow-up can be noted from it."),
        "community_count": N_("How many residents thought along."),
        "bureaucracy_count": N_("How many from the village government or an agency thought along."),
    }


class LessonScreen(KindScreen):
    """All lessons, the newest first."""

    key, icon, title = "lesson", "book-open", Label("Pembelajaran", "Lessons")
    kind, form_of, shares = Lesson, LessonForm, NOTES
    new = N_("New lesson")
    search = N_("Search lessons…")
    none = N_("No lessons yet. Begin with what went otherwise than planned.")
    first = N_("Four questions at the end of something done together: what was planned, what happened, why, what changes now.")
    hints = (
        ("users-round", N_("Together"), N_("Residents and officials at one table: note how many of each.")),
        ("clock", N_("A quarter of an hour"), N_("One sentence for each question is enough.")),
        ("list-checks", N_("Then onward"), N_("What changes becomes a follow-up with a name and a day.")),
    )
    sort = (("date", True),)
    told = ("group", "cycle_stage")
    glance = (("calendar-days", "date"), ("sprout", "group"), ("graduation-cap", "training"), ("users-round", "meeting"))
    onward = (Onward("action", N_("Note a follow-up"), "list-checks", {"lesson": "id", "what": "change", "responsible_group": "group"}),)
