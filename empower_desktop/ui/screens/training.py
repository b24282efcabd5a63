"""Trainings: what was taught, to whom, and what they took from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Participation, Training
from empower_desktop.records.training import ADOPTION_DUE
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.participants import Participants
from empower_desktop.ui.record_page import DETAILS, Part, RecordPage
from empower_desktop.ui.screens.screen import Page
from empower_desktop.workspace import Between, Row
from empower_desktop.workspace.listing import PageNames, Query, count_of, day_in

PARTICIPANTS = N_("Participants")
CHECK_WORDS = {"adoption_1m": N_("Check 1 month"), "adoption_3m": N_("Check 3 months"), "adoption_6m": N_("Check 6 months")}
LONGEST = 240
"""For how many days after a training one still asks whether it is applied."""


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
    touched_by = frozenset({"participation", "person", "group", "membership"})

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
                lambda today: {"date_start": Between(_ago(today, LONGEST), _ago(today, ADOPTION_DUE["adoption_1m"]))},
            ),
            Pill("year", N_("This year"), lambda today: {"date_start": Between(f"{today.year}-01-01", f"{today.year}-12-31")}),
        )

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the group or village, and how many took part."""
        where = names.show(row, "group") or names.show(row, "area")
        count = count_of(self.desk.work, Query(Participation.kind, {"training": row.id}))
        counted = self.desk.say(N_("{n} participants", n=count)) if count else ""
        return " · ".join(part for part in (where, counted) if part)

    def word(self, row: Row) -> tuple[str, str]:
        """Say which question about applying is due."""
        word = super().word(row)
        code = self._due(row)
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

    def _due(self, row: Row) -> str:
        ended = day_in(row, "date_end") or day_in(row, "date_start")
        if ended is None:
            return ""
        since = (self.desk.work.today - ended).days
        due = [code for code, days in ADOPTION_DUE.items() if days <= since <= LONGEST]
        return due[-1] if due else ""


class TrainingPage(RecordPage):
    """One training."""

    kind = Training
    new_title = N_("New training")

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give the two tabs."""
        return [("details", DETAILS), ("participants", PARTICIPANTS)]

    def make_part(self, key: str) -> Part:
        """Make a tab when it is first opened."""
        return Participants(self.frame) if key == "participants" else super().make_part(key)

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show when, how long, where, who asked for it, and how many took part."""
        say = self.desk.say
        day = names.show(row, "date_start")
        hours = say(N_("{n} hours", n=names.show(row, "hours"))) if row.fields.get("hours") else ""
        place = ", ".join(part for part in (names.show(row, "venue"), names.show(row, "area")) if part)
        asked = names.show(row, "requested_by")
        parts = [
            ("calendar-days", " · ".join(part for part in (day, hours) if part)),
            ("map-pin", place),
            ("hand", say(N_("Requested by: {who}", who=asked)) if asked else ""),
        ]
        self.head.set_meta([(icon, text) for icon, text in parts if text])
        count = count_of(self.desk.work, Query(Participation.kind, {"training": row.id}))
        self.tabs.set_count("participants", self.desk.language.number(count) if count else "")


def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
