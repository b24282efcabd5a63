"""Groups: who belongs to them, who holds which office, when they met, and what they gather and spend."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Group
from empower_desktop.ui.form import Form
from empower_desktop.ui.funds_part import FUNDS, FundsPart
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.maturity_part import JUDGE_AGAIN, MATURITY, MaturityPart
from empower_desktop.ui.meetings_part import MeetingsPart
from empower_desktop.ui.members_part import MembersPart
from empower_desktop.ui.record_page import DETAILS, FormPart, Part, RecordPage
from empower_desktop.ui.screens.screen import Frame, Page
from empower_desktop.ui.timeline_part import LIFE, TimelinePart
from empower_desktop.workspace import Row
from empower_desktop.workspace.listing import PageNames, row_of
from empower_desktop.workspace.members import Member, members_of


class GroupScreen(ListScreen):
    """The groups, with their members and meetings."""

    key = "group"
    title = Label("Kelompok", "Groups")
    icon = "sprout"
    kind = Group
    new = N_("New group")
    search = N_("Search groups…")
    none = N_("No groups yet. Add one, then paste its member list.")
    sort = (("name", False),)
    touched_by = frozenset({"membership", "assessment", "assessment_score"})

    def make_page(self) -> Page:
        """Make the page of one group."""
        return GroupPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all groups, or those at work."""
        return (Pill("all", N_("All"), lambda today: {}), Pill("active", N_("Active"), lambda today: {"status": "aktif"}))

    def make_empty(self) -> EmptyState:
        """Say how a first group comes to be."""
        say = self.desk.say
        hints = [
            ("sprout", say(N_("By hand")), say(N_("A name, a village, a kind. The rest can wait."))),
            ("clipboard-paste", say(N_("Members from a list")), say(N_("Open the group, then paste names from Excel or WhatsApp."))),
            ("file-spreadsheet", say(N_("From Excel")), say(N_("A file from a colleague brings its groups along."))),
        ]
        keys = say(N_("Ctrl N new group  ·  F1 help"))
        text = N_("A group holds its members, its offices, its meetings and its decisions.")
        return EmptyState(self.theme, self.icon, say(self.none), say(text), [self.new_action()], hints, keys)

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of a group: its village and its kind."""
        word, role = self.word(row)
        if not word and row.fields.get("status") not in (None, "aktif"):
            word, role = names.show(row, "status"), "muted"
        meta = " · ".join(part for part in (names.show(row, "area"), names.show(row, "group_type")) if part)
        return ListItem(row.id, names.title(row), meta, icon=self.icon, word=word, word_role=role)


class GroupPage(RecordPage):
    """One group."""

    kind = Group
    new_title = N_("New group")

    def __init__(self, frame: Frame) -> None:
        """Offer in the head what belongs to the part in sight."""
        super().__init__(frame)
        self.tabs.changed.connect(lambda _: self._show_head())

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give details, members, meetings, the cash book, how the group sees itself, and its life so far."""
        parts = [("details", DETAILS), ("members", N_("Members")), ("meetings", N_("Meetings")), ("funds", FUNDS)]
        return [*parts, ("maturity", MATURITY), ("life", LIFE)]

    def make_part(self, key: str) -> Part:
        """Make a part when it is first opened."""
        if key == "members":
            return MembersPart(self.frame)
        if key == "meetings":
            return MeetingsPart(self.frame)
        if key == "funds":
            return FundsPart(self.frame)
        if key == "maturity":
            return MaturityPart(self.frame)
        if key == "life":
            return TimelinePart(self.frame)
        return FormPart(self.frame, Form(self.desk, self.theme, Group, settings=self.frame.settings))

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show its state, where it is, since when, and who leads it."""
        self.head.set_chip(
            "ok" if row.fields.get("status") == "aktif" else "neutral",
            names.show(row, "status"),
            "check" if row.fields.get("status") == "aktif" else "",
        )
        place = ", ".join(part for part in (names.show(row, "hamlet"), names.show(row, "area")) if part)
        since = self.desk.say(N_("since {day}", day=names.show(row, "formed_on"))) if row.fields.get("formed_on") else ""
        self._meta = [(icon, text) for icon, text in (("map-pin", place), ("calendar-days", since)) if text]
        self.head.set_meta(self._meta)
        self.desk.ask(members_of, row.id, then=partial(self._show_members, row.id))

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer to judge again where it is seen how the group stands, else a meeting of this group."""
        if self.tabs.current() == "maturity":
            part = self.part("maturity")
            is_judged = isinstance(part, MaturityPart) and part.is_judged  # where it is not, the page itself says how to begin
            return [Action("judge", self.desk.say(JUDGE_AGAIN), "plus", "primary")] if is_judged else []
        return [Action("meeting", self.desk.say(N_("New meeting")), "plus", "primary")]

    def act(self, key: str) -> None:
        """Begin a meeting of this group."""
        if key == "meeting":
            row = row_of(self.desk.work, Group.kind, self.record)
            self.go_new("meeting", {"group": self.record, "area": row.fields.get("area") if row else None})
        elif key == "judge":
            self.part("maturity").finish()
        else:
            super().act(key)

    def _show_members(self, group: str, members: Sequence[Member]) -> None:
        if group != self.record:
            return
        now = [member for member in members if not member.ended]
        self.tabs.set_count("members", self.desk.language.number(len(now)) if now else "")
        chair = next((member.name for member in now if member.role == "ketua"), "")
        if now:
            text = P_("{n} member", "{n} members", len(now))
            led = self.desk.say(N_("{members}, led by {chair}", members=text, chair=chair) if chair else text)
            self.head.set_meta([*self._meta, ("users-round", led)])
