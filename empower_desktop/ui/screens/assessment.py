"""Self-assessments: a group judges itself on the eleven aims, alone or before a projector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Assessment
from empower_desktop.records.anchors import AIMS
from empower_desktop.records.fields import Plain
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.judging_part import JudgingPart
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.maturity_words import judged_by
from empower_desktop.ui.record_page import DETAILS, Part, RecordPage
from empower_desktop.ui.screens.screen import Page
from empower_desktop.workspace import Between, Row
from empower_desktop.workspace.judging import maturity_of
from empower_desktop.workspace.listing import PageNames

PROJECT = N_("Whole screen")
OPEN_GROUP = N_("Open the group")
THE_AIMS = "aims"


class AssessmentScreen(ListScreen):
    """All assessments, the newest first: never by how a group stands."""

    key = "assessment"
    title = Label("Penilaian mandiri", "Self-assessments")
    icon = "square-check"
    kind = Assessment
    shares = NOTES
    new = N_("New assessment")
    search = N_("Search assessments…")
    none = N_("No assessments yet. Take half an hour with one group.")
    sort = (("date", True),)
    touched_by = frozenset({"assessment_score", "group"})

    def make_page(self) -> Page:
        """Make the page of one assessment."""
        return AssessmentPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all, and those of this year."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill("year", N_("This year"), lambda today: {"date": Between(f"{today.year}-01-01", f"{today.year}-12-31")}),
        )

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of an assessment: the group, and who judged."""
        made = super().item(row, names)
        by = judged_by(Assessment.load(row.id, row.fields), self.desk.language)
        return replace(made, title=names.show(row, "group"), meta=by)

    def make_empty(self) -> EmptyState:
        """Say how a first assessment comes to be."""
        say = self.desk.say
        hints = [
            ("users-round", say(N_("With the members")), say(N_("Open the group, tab Maturity. The members judge, you write."))),
            ("monitor", say(N_("Before a projector")), say(N_("One aim a page, large letters; keys 1 to 4 choose."))),
            ("notebook-pen", say(N_("With evidence")), say(N_("Beside each aim stands what the records already say."))),
        ]
        text = N_("A group says itself where it stands on each of the eleven aims: beginner, developing, intermediate, advanced.")
        keys = say(N_("Ctrl N new  ·  F1 help"))
        return EmptyState(self.theme, self.icon, say(self.none), say(text), [self.new_action()], hints, keys)

    def step_record(self, by: int) -> None:
        """Go to the aim before or after while a group is being judged; in the list, to the record."""
        page = self.page
        if isinstance(page, AssessmentPage) and page.isVisible() and page.holds_keyboard() and page.tabs.current() == THE_AIMS:
            page.judging.step_aim(by)
        else:
            super().step_record(by)


class AssessmentPage(RecordPage):
    """One assessment: who judged, and the aims."""

    kind = Assessment
    new_title = N_("New assessment")

    @property
    def judging(self) -> JudgingPart:
        """The part in which the aims are judged."""
        part = self.part(THE_AIMS)
        assert isinstance(part, JudgingPart)
        return part

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give the two tabs."""
        return [("details", DETAILS), (THE_AIMS, N_("Aims"))]

    def make_part(self, key: str) -> Part:
        """Make a tab when it is first opened."""
        return JudgingPart(self.frame) if key == THE_AIMS else super().make_part(key)

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show an assessment at its aims, a new one at who judges."""
        super().show_record(record, given)
        if record:
            self.tabs.choose(THE_AIMS)

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show when it was, and who judged."""
        found = Assessment.load(row.id, row.fields)
        parts = [("calendar-days", names.show(row, "date")), ("users-round", judged_by(found, self.desk.language))]
        self.head.set_meta([(icon, text) for icon, text in parts if text])
        count = maturity_of(self.desk.work, found.group, found.id).answered
        self.tabs.set_count(THE_AIMS, f"{count}/{len(AIMS)}" if count else "")

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer the group, and the whole screen."""
        say = self.desk.say
        group = [Action("group", say(OPEN_GROUP), "sprout")] if row.fields.get("group") else []
        return [*group, Action("project", say(PROJECT), "monitor")]

    def act(self, key: str) -> None:
        """Go to the group, or show it on the whole screen."""
        if key == "group":
            found = self.desk.work.one(Assessment, self.record)
            if found is not None and found.group:
                self.go("group", found.group, "maturity")
        elif key == "project":
            self.project()
        else:
            super().act(key)

    def project(self) -> None:
        """Judge on the whole screen, for a projector, from the aim at hand on."""
        from empower_desktop.ui.projector import Projector  # charts are loaded when one is shown

        self.settle()
        self.projector = Projector(self.desk, self.theme, self.record, self.window(), aim=self.judging.aim)
        self.projector.closed.connect(self._back)
        self.projector.showFullScreen()
        self.projector.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _back(self) -> None:
        self.refresh(None)
        self.window().activateWindow()
        self.judging.focus_on("")

    def pictures(self) -> list[tuple[str, str]]:
        """Name the details; the aims are shown first."""
        return [("rincian", "details")]
