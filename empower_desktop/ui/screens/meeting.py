"""Meetings: what was on, who came, what was said, decided and promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Meeting
from empower_desktop.records.fields import Plain
from empower_desktop.ui.agenda_part import AgendaPart
from empower_desktop.ui.columns import CHIPS
from empower_desktop.ui.form import Form
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.kit.table_model import Column
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.lesson_acts import act_on_lesson, lesson_buttons, lesson_menu
from empower_desktop.ui.lessons_part import LESSONS, LessonsPart, told_open
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.meeting_parts import ActionsPart, DecisionsPart
from empower_desktop.ui.record_page import DETAILS, FormPart, Part, RecordPage
from empower_desktop.ui.roster import Roster
from empower_desktop.ui.screens.screen import Frame, Page
from empower_desktop.workspace import Between, OneOf, Row, Step
from empower_desktop.workspace.lessons import PLANNING, open_lessons
from empower_desktop.workspace.listing import PageNames, Query, count_of, counts_by
from empower_desktop.workspace.minutes import CANCELLED, DRAFT, RATIFIED, Wrong, first_wrong, set_standing

RATIFY, REOPEN, CANCEL = N_("Ratify"), N_("Reopen"), N_("Cancel meeting")
ASK_RATIFY = N_("Ratify this meeting?")
WILL_BE_LOCKED = N_("Votes and headcount will be locked.")
NOT_YET = N_("Not yet")
LOOK = N_("Show")
AGENDA, ROSTER = N_("Agenda & notes"), N_("Roster")
DECISIONS, ACTIONS = N_("Decisions"), N_("Follow-ups")
LOCKED_FIELDS = ("invited_count", "extra_male", "extra_female", "quorum_met")
COUNTED = (("agenda", "agenda_item"), ("roster", "attendance"), ("decisions", "decision"), ("actions", "action"))


class MeetingScreen(ListScreen):
    """All meetings, the newest first."""

    key = "meeting"
    title = Label("Pertemuan", "Meetings")
    icon = "users-round"
    kind = Meeting
    new = N_("New meeting")
    search = N_("Search meetings…")
    none = N_("No meetings yet. Start with the latest one attended.")
    sort = (("date", True),)
    touched_by = frozenset({"attendance", "agenda_item", "decision", "action", "proposal", "person", "membership", "group", "lesson"})

    def make_page(self) -> Page:
        """Make the page of one meeting."""
        return MeetingPage(self.frame)

    def make_wide(self) -> WideList:
        """Make the table of all meetings, with how many came and what they decided."""
        wide = MeetingList(self.frame, self.kind, self.icon, self.title, self.new)
        say = self.desk.say
        wide.show_more_columns([Column("present", say(N_("Present")), 72, "right"), Column("decisions", say(N_("Decisions")), 84, "right")])
        wide.show_actions([self.new_action()], self.doubles_menu())
        return wide

    def pills(self) -> Sequence[Pill]:
        """Offer all, the drafts, and those of this month."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill("drafts", N_("Drafts"), lambda today: {"status": DRAFT}),
            Pill("month", N_("This month"), lambda today: {"date": Between(today.isoformat()[:7] + "-01", today.isoformat()[:7] + "-31")}),
        )

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the group or the place, and the village."""
        where = names.show(row, "group") or names.show(row, "venue")
        return " · ".join(part for part in (where, names.show(row, "area")) if part)

    def make_empty(self) -> EmptyState:
        """Say how a first meeting comes to be."""
        say = self.desk.say
        hints = [
            ("users-round", say(N_("While it happens")), say(N_("A title and the day are enough. The rest can wait."))),
            ("user-plus", say(N_("Who came")), say(N_("Two letters of a name, then Enter. 39 people in two minutes."))),
            (
                "file-spreadsheet",
                say(N_("From Excel")),
                say(N_("Send a template to the group’s secretary, and merge it when it is filled in.")),
            ),
        ]
        text = N_("A meeting holds its agenda, who came and spoke, what was decided, and who does what until when.")
        return EmptyState(
            self.theme,
            self.icon,
            say(self.none),
            say(text),
            [self.new_action()],
            hints,
            say(N_("Ctrl N new meeting  ·  F1 help")),
        )


class MeetingList(WideList):
    """The table of all meetings."""

    def more_cells(self, rows: Sequence[Row]) -> Mapping[str, Sequence[Cell]]:
        """Give how many came by name and how much was decided."""
        number, these = self.desk.language.number, {"meeting": OneOf(tuple(row.id for row in rows))}
        counted = (
            counts_by(self.desk.work, Query("attendance", {**these, "presence": "hadir"}), "meeting"),
            counts_by(self.desk.work, Query("decision", these), "meeting"),
        )
        return {row.id: [Cell(number(counts[row.id]) if row.id in counts else "", "number") for counts in counted] for row in rows}


class MeetingPage(RecordPage):
    """One meeting."""

    kind = Meeting
    new_title = N_("New meeting")

    def __init__(self, frame: Frame) -> None:
        """Make the page."""
        super().__init__(frame)
        self.question: Question | None = None
        self._come_back = Note(self.theme, "info", "lightbulb")
        self._come_back.acted.connect(lambda key: self.show_part(key, ""))
        self._note_place = QWidget()
        self._note_place.setLayout(column(self.theme, self._come_back, margins=(24, 12, 24, 0)))
        self._note_place.hide()
        self.tabs.changed.connect(lambda _: self._show_head())
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self._note_place)

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a meeting; a new one has no lessons that come back yet."""
        self._note_place.hide()
        super().show_record(record, given)

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give the tabs: the meeting, what belongs to it, and the lessons that come back at it."""
        parts = [("details", DETAILS), ("agenda", AGENDA), ("roster", ROSTER), ("decisions", DECISIONS), ("actions", ACTIONS)]
        return [*parts, ("lessons", LESSONS)]

    def make_part(self, key: str) -> Part:
        """Make a tab when it is first opened."""
        made = {"agenda": AgendaPart, "roster": Roster, "decisions": DecisionsPart, "actions": ActionsPart, "lessons": LessonsPart}
        if key in made:
            return made[key](self.frame)
        form = Form(self.desk, self.theme, Meeting, without=("status",), settings=self.frame.settings)  # ratifying asks first
        return FormPart(self.frame, form)

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show how it stands, when and where it was, who convened it, and how much is in each tab."""
        status = str(row.fields.get("status") or DRAFT)
        kind, icon = CHIPS.get(status, ("neutral", ""))
        self.head.set_chip(kind, names.show(row, "status"), icon)
        self.head.set_meta([(icon, text) for icon, text in self._meta(row, names) if text])
        for key, counted in COUNTED:
            count = count_of(self.desk.work, Query(counted, {"meeting": row.id}))
            self.tabs.set_count(key, self.desk.language.number(count) if count else "")
        back = len(open_lessons(self.desk.work, str(row.fields.get("group") or ""), row.id))
        self.tabs.set_count("lessons", self.desk.language.number(back) if back else "")
        self._come_back.show_text(self.desk.say(told_open(back)), [Action("lessons", self.desk.say(LOOK), kind="ghost")])
        asked = row.fields.get("cycle_stage") == PLANNING and status == DRAFT and self.tabs.current() != "lessons"
        self._note_place.setVisible(bool(back) and asked)
        details = self.part("details")
        if isinstance(details, FormPart):
            details.form.lock(LOCKED_FIELDS, status == RATIFIED)

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer to ratify, or to reopen and to note what was learned."""
        say = self.desk.say
        if row.fields.get("status") == RATIFIED:
            # What is wanted next stands last: where room is short, the first ones go into the menu.
            return [Action("reopen", say(REOPEN), "lock-open"), *lesson_buttons(self, row)]
        return [Action("ratify", say(RATIFY), "check", "primary")]

    def menu_for(self, row: Row) -> Sequence[Action | None]:
        """Offer to cancel, or to take that back."""
        say = self.desk.say
        if row.fields.get("status") == CANCELLED:
            changed = [Action("reopen", say(REOPEN), "undo-2")]
        else:
            changed = [Action("cancel", say(CANCEL), "x")]
        return [*lesson_menu(self, row), *changed, None, *super().menu_for(row)]

    def act(self, key: str) -> None:
        """Ratify, reopen or cancel."""
        if key == "ratify":
            self.settle()
            self.desk.ask(first_wrong, self.record, then=self._ratify_unless)
        elif key in ("reopen", "cancel"):
            self._set(DRAFT if key == "reopen" else CANCELLED)
        elif not act_on_lesson(self, key):
            super().act(key)

    def _ratify_unless(self, wrong: Wrong | None) -> None:
        """Go to the first thing that is wrong, or ask."""
        if wrong is not None:
            self.say(wrong.message)
            self.show_part(wrong.part, wrong.spot)
            return
        say = self.desk.say
        actions = [Action("", say(NOT_YET)), Action("ratify", say(RATIFY), "check", "primary")]
        self.question = Question(self.theme, self.window(), say(ASK_RATIFY), say(WILL_BE_LOCKED), actions)
        self.question.finished.connect(self._answered)
        self.question.open()

    def _answered(self) -> None:
        if self.question is not None and self.question.answer == "ratify":
            self._set(RATIFIED)
        self.question = None

    def _set(self, standing: str) -> None:
        self.desk.do(set_standing, self.record, standing, then=self._was_set)

    def _was_set(self, step: Step) -> None:
        self.say(step.text, undo=True)
        self.refresh(None)

    def _meta(self, row: Row, names: PageNames) -> list[tuple[str, str]]:
        language, fields = self.desk.language, Meeting.fields()
        day, *times = [fields[code].load(row.fields.get(code)) for code in ("date", "start_time", "end_time")]
        when = f"{language.weekday(day)}, {language.day(day)}" if isinstance(day, date) else ""
        clock = "–".join(language.time(each) for each in times if isinstance(each, time))
        place = ", ".join(part for part in (names.show(row, "venue"), names.show(row, "area")) if part)
        convened = names.show(row, "convened_by")
        return [
            ("calendar-days", " · ".join(part for part in (when, clock) if part)),
            ("map-pin", place),
            ("megaphone", language(N_("Convened by: {who}", who=convened)) if convened else ""),
        ]
