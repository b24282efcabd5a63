"""Trainings: what was taught, to whom, and what they took from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Participation, Training
from empower_desktop.records.training import ADOPTION_DUE
from empower_desktop.ui.adoption_part import ADOPTION, AdoptionPart
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.lesson_acts import act_on_lesson, lesson_buttons, lesson_menu
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.participants import Participants
from empower_desktop.ui.record_page import DETAILS, Part, RecordPage
from empower_desktop.ui.results_part import RESULTS, ResultsPart
from empower_desktop.ui.screens.screen import Page
from empower_desktop.workspace import Between, Row
from empower_desktop.workspace.adoption import ASKED_FOR, check_due
from empower_desktop.workspace.listing import PageNames, Query, count_of

PARTICIPANTS = N_("Participants")
CHECK_WORDS = {"adoption_1m": N_("Check 1 month"), "adoption_3m": N_("Check 3 months"), "adoption_6m": N_("Check 6 months")}


class TrainingScreen(ListScreen):
    """All trainings, the newest first."""

    key = "training"
    title = Label("Pelatihan", "Trainings")
    icon = "graduation-cap"
    kind = Training
    new = N_("Record a training")
    search = N_("Search trainings…")
    none = N_("No trainings yet. Even a small one counts.")
    sort = (("date_start", True),)
    touched_by = frozenset({"participation", "person", "group", "membership", "outcome", "lesson"})

    def make_page(self) -> Page:
        """Make the page of one training."""
        return TrainingPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all, those to be asked about, and those of this year."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill(
                "check",
                N_("To check"),
                lambda today: {"date_start": Between(_ago(today, ASKED_FOR), _ago(today, ADOPTION_DUE["adoption_1m"]))},
            ),
            Pill("year", N_("This year"), lambda today: {"date_start": Between(f"{today.year}-01-01", f"{today.year}-12-31")}),
        )

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the group or village, and how many took part."""
        where = names.show(row, "group") or names.show(row, "area")
        count = count_of(self.desk.work, Query(Participation.kind, {"training": row.id}))
        counted = self.desk.say(P_("{n} participant", "{n} participants", count)) if count else ""
        return " · ".join(part for part in (where, counted) if part)

    def word(self, row: Row) -> tuple[str, str]:
        """Say which question about applying is due."""
        word = super().word(row)
        code = check_due(row.fields, self.desk.work.today)
        if word[0] or not code:
            return word
        came = {"training": row.id, "presence": "hadir"}
        listed = count_of(self.desk.work, Query(Participation.kind, came))
        open_ones = count_of(self.desk.work, Query(Participation.kind, {**came, code: None}))
        return (self.desk.say(CHECK_WORDS[code]), "warn") if listed and open_ones == listed else word

    def make_empty(self) -> EmptyState:
        """Say how a first training comes to be."""
        say = self.desk.say
        hints = [
            ("graduation-cap", say(N_("What and when")), say(N_("A title, a topic, the day and the hours are enough."))),
            ("user-plus", say(N_("Who took part")), say(N_("Two letters of a name, then Enter; marks are typed down the column."))),
            ("clipboard-paste", say(N_("Marks from Excel")), say(N_("Copy a column there, press Ctrl V in the first cell here."))),
        ]
        text = N_("A training holds its participants, their marks before and after, how content they were, and what they apply later.")
        keys = say(N_("Ctrl N new training  ·  F1 help"))
        return EmptyState(self.theme, self.icon, say(self.none), say(text), [self.new_action()], hints, keys)


class TrainingPage(RecordPage):
    """One training."""

    kind = Training
    new_title = N_("New training")

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give the tabs: the training, who took part, what they apply, what came of it."""
        return [("details", DETAILS), ("participants", PARTICIPANTS), ("adoption", ADOPTION), ("results", RESULTS)]

    def make_part(self, key: str) -> Part:
        """Make a tab when it is first opened."""
        made: dict[str, type[Part]] = {"participants": Participants, "adoption": AdoptionPart, "results": ResultsPart}
        return made[key](self.frame) if key in made else super().make_part(key)

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show when, how long, where, who asked for it, and how many took part."""
        say = self.desk.say
        day = names.show(row, "date_start")
        hours = row.fields.get("hours")
        lasted = say(P_("{hours} hour", "{hours} hours", 1 if hours == "1" else 2, hours=names.show(row, "hours"))) if hours else ""
        place = ", ".join(part for part in (names.show(row, "venue"), names.show(row, "area")) if part)
        asked = names.show(row, "requested_by")
        parts = [
            ("calendar-days", " · ".join(part for part in (day, lasted) if part)),
            ("map-pin", place),
            ("hand", say(N_("Requested by: {who}", who=asked)) if asked else ""),
        ]
        self.head.set_meta([(icon, text) for icon, text in parts if text])
        came = Query(Participation.kind, {"training": row.id})
        due = check_due(row.fields, self.desk.work.today)
        not_asked = replace(came, where={**came.where, "presence": "hadir", due: None}) if due else None
        for key, query in (("participants", came), ("adoption", not_asked)):
            count = count_of(self.desk.work, query) if query else 0
            self.tabs.set_count(key, self.desk.language.number(count) if count else "")

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer a lesson once the last question about use in practice is due."""
        return lesson_buttons(self, row)

    def menu_for(self, row: Row) -> Sequence[Action | None]:
        """Offer a lesson at any time."""
        return [*lesson_menu(self, row), None, *super().menu_for(row)]

    def act(self, key: str) -> None:
        """Note a lesson, or do what all pages can."""
        if not act_on_lesson(self, key):
            super().act(key)


def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
