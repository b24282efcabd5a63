"""Decisions: who proposed, who finally decided, and what authority moved from whom to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QWidget

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Decision, Meeting
from empower_desktop.records.authority import IN_FORCE
from empower_desktop.records.fields import Plain
from empower_desktop.ui.columns import CHIPS
from empower_desktop.ui.decision_steps import DecisionForm
from empower_desktop.ui.decision_words import QUESTIONS
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.texts import label, row
from empower_desktop.ui.lesson_acts import act_on_lesson, lesson_buttons, lesson_menu
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.meeting_parts import decision_of
from empower_desktop.ui.onward import BEGIN, Onward, begun_by, buttons_onward
from empower_desktop.ui.record_page import FormPart, Part, RecordPage
from empower_desktop.ui.screens.screen import Frame, Page
from empower_desktop.workspace import Between, OneOf, Row, Wanted
from empower_desktop.workspace.listing import PageNames, row_of

COMPLETE = N_("The required part is complete.")
MAY_STOP = N_("You may stop here; steps 4–6 enrich the story of change.")
ALL_TOLD = N_("All six questions are answered.")
STILL = N_("Still needed:")
MOST_NAMED = 3
AS_STEPS, AS_ONE = N_("Step by step (Ctrl Shift F)"), N_("As one long form (Ctrl Shift F)")
OPEN_MEETING = N_("Open the meeting")
ADVOCACY = Onward(
    "engagement",
    N_("Note advocacy"),
    "megaphone",
    {"related_decision": "id", "group": "group", "area": "area", "issue": "issue"},
    lambda row: bool(row.fields.get("resistance_from")),
)
LONG_FORM_KEY = "Ctrl+Shift+F"


def in_force(today: date) -> Mapping[str, Wanted]:
    """Ask for what `status_on` gives as in force on a day."""
    return {"authority_status": IN_FORCE, "authority_until": OneOf((None, Between(first=today.isoformat())))}


class DecisionScreen(ListScreen):
    """All decisions, the newest first."""

    key = "decision"
    title = Label("Keputusan", "Decisions")
    icon = "scale"
    kind = Decision
    new = N_("Record a decision")
    search = N_("Search decisions…")
    none = N_("No decisions recorded yet")
    sort = (("decided_on", True),)
    touched_by = frozenset({"meeting", "action", "person", "group", "proposal", "lesson"})

    def make_page(self) -> Page:
        """Make the page of one decision."""
        return DecisionPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all, those decided by the people's assembly, and those by the government."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill("promised", N_("Promised"), lambda today: {"authority_status": "dijanjikan"}),
            Pill("in_force", N_("In force"), in_force),
        )

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the meeting or group, and how it was decided."""
        where = names.show(row, "meeting") or names.show(row, "group") or names.show(row, "area")
        return " · ".join(part for part in (where, names.show(row, "method")) if part)

    def make_empty(self) -> EmptyState:
        """Say how a first decision comes to be."""
        say = self.desk.say
        hints = [
            ("users-round", say(N_("From a meeting")), say(N_("Open the meeting, tab Decisions. Day and village come along."))),
            ("scale", say(N_("By itself")), say(N_("Decided outside a meeting? Six questions, three of them required."))),
            (
                "file-spreadsheet",
                say(N_("From Excel")),
                say(N_("Send a template to the group’s secretary, and merge it when it is filled in.")),
            ),
        ]
        text = N_(
            "Decisions are born in meetings. Write who proposed, which options there were, who finally decided, and what authority moved."
        )
        keys = say(N_("Ctrl N new decision  ·  F1 help"))
        return EmptyState(self.theme, self.icon, say(self.none), say(text), [self.new_action()], hints, keys)

    def step_record(self, by: int) -> None:
        """Go to the step before or after while a decision is being told; in the list, to the record."""
        page = self.page
        if isinstance(page, DecisionPage) and page.isVisible() and page.holds_focus():
            page.open_step(page.form.at + by)
        else:
            super().step_record(by)


class DecisionPart(FormPart):
    """The six questions, and below them how far one is."""

    def __init__(self, frame: Frame) -> None:
        """Make form and foot."""
        self.form: DecisionForm
        form = DecisionForm(frame.desk, frame.theme)
        super().__init__(frame, form)
        self.foot = Foot(self.theme, 40)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(self.theme.px(120))
        self._bar.setRange(0, len(QUESTIONS))
        self._count = label("", "muted")
        progress = QWidget()
        progress.setLayout(row(self.theme, self._count, self._bar, space=8))
        self.foot.set_right(progress)
        self.layout().addWidget(self.foot)  # type: ignore[union-attr]  # the part has its lines
        form.moved.connect(self._show_foot)
        key = QShortcut(QKeySequence(LONG_FORM_KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(lambda: form.show_whole(not form.is_whole))
        self._show_foot()

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show a decision; a new one of a meeting takes over what it can."""
        if not record and given and given.get("meeting") and "decided_on" not in given:
            given = {**decision_of(row_of(self.desk.work, Meeting.kind, str(given["meeting"]))), **given}
        super().show_record(record, given)

    def _named(self, missing: Sequence[str]) -> str:
        """Name what is missing as far as there is room; each folded step says the rest."""
        if len(missing) <= MOST_NAMED:
            return ", ".join(missing)
        more = self.desk.say(P_("and {n} other", "and {n} others", len(missing) - MOST_NAMED + 1))
        return f"{', '.join(missing[: MOST_NAMED - 1])} {more}"

    def _show_foot(self) -> None:
        form, say = self.form, self.desk.say
        missing, wrong, answered = form.missing(), form.wrong(), form.answered()
        if missing:
            self.foot.set_sentence(say(STILL), self._named(missing), "pencil", "warn")
        elif wrong:
            self.foot.set_sentence(say(N_("Incomplete")), say(wrong[0].message), "pencil", "warn")
        elif answered == len(QUESTIONS):
            self.foot.set_sentence(say(ALL_TOLD), "", "check")
        else:
            self.foot.set_sentence(say(COMPLETE), say(MAY_STOP), "check")
        self._count.setText(say(N_("{a} of {b}", a=answered, b=len(QUESTIONS))))
        self._bar.setValue(answered)
        self._bar.setAccessibleName(self._count.text())


class DecisionPage(RecordPage):
    """One decision, step by step or as one form."""

    kind = Decision
    new_title = N_("New decision")

    @property
    def form(self) -> DecisionForm:
        """The form with its six steps."""
        part = self.part("details")
        assert isinstance(part, DecisionPart)
        return part.form

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give the one part there is."""
        return [("details", N_("Details"))]

    def make_part(self, key: str) -> Part:
        """Make the six questions."""
        return DecisionPart(self.frame)

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show the meeting, the day and the place."""
        day = Decision.fields()["decided_on"].show(row.fields.get("decided_on"), self.desk.language, names)
        place = names.show(row, "area")
        parts = [("users-round", names.show(row, "meeting") or names.show(row, "group")), ("calendar-days", day), ("map-pin", place)]
        self.head.set_meta([(icon, text) for icon, text in parts if text])
        status = str(row.fields.get("status") or "")
        kind, icon = CHIPS.get(status, ("neutral", ""))
        self.head.set_chip(kind if status not in ("", "disepakati") else "", names.show(row, "status"), icon)

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer a lesson once it came to its end, the way to the meeting, and advocacy where those in power resisted."""
        to_meeting = [Action("meeting", self.desk.say(OPEN_MEETING), "users-round")] if row.fields.get("meeting") else []
        return [*lesson_buttons(self, row), *to_meeting, *buttons_onward(row, (ADVOCACY,), self.desk.say)]

    def menu_for(self, row: Row) -> Sequence[Action | None]:
        """Offer the other way of telling it."""
        whole = Action("whole", self.desk.say(AS_STEPS if self.form.is_whole else AS_ONE), "list-checks")
        return [whole, *lesson_menu(self, row), None, *super().menu_for(row)]

    def act(self, key: str) -> None:
        """Go to the meeting, begin advocacy, or change the way of telling."""
        if key == "meeting":
            found = self.desk.work.one(Decision, self.record)
            if found is not None and found.meeting:
                self.go("meeting", found.meeting, "decisions", self.record)
        elif key.startswith(BEGIN):
            self.settle()
            self.desk.ask(begun_by, ADVOCACY, Decision.kind, self.record, then=lambda given: self.go_new(ADVOCACY.to, given))
        elif key == "whole":
            self.show_whole(not self.form.is_whole)
        elif not act_on_lesson(self, key):
            super().act(key)

    def show_whole(self, whole: bool) -> None:
        """Show all questions at once, or one at a time."""
        self.form.show_whole(whole)
        self.refresh(None)

    def open_step(self, number: int) -> None:
        """Open a step by its number, counted from 0."""
        self.form.open_step(number)

    def holds_focus(self) -> bool:
        """Tell whether the keyboard is in this page."""
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def pictures(self) -> list[tuple[str, str]]:
        """Name the fourth step and the long form."""
        return [("langkah-4", "4"), ("semua", "all")]

    def show_part(self, at: str, focus: str) -> None:
        """Open a step, all of them, or the field that is named."""
        if at.isdigit():
            self.open_step(int(at) - 1)
        elif at == "all":
            self.show_whole(True)
        else:
            super().show_part("", focus)
