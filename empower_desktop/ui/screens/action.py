"""Follow-ups: what was promised, by whom, until when, and how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from empower_desktop.language import N_, Label
from empower_desktop.records import Action
from empower_desktop.ui.columns import CHIPS
from empower_desktop.ui.kit import buttons
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.record_page import RecordPage
from empower_desktop.ui.screens.screen import Page
from empower_desktop.workspace import Between, Row
from empower_desktop.workspace.listing import PageNames
from empower_desktop.workspace.overview import OPEN
from empower_desktop.workspace.saving import save_plain

SOURCES = ("meeting", "decision", "training", "engagement", "lesson")
"""What a follow-up may come from: the field, and the screen that shows it."""


class ActionScreen(ListScreen):
    """All follow-ups, those that wait first."""

    key = "action"
    title = Label("Tindak lanjut", "Follow-ups")
    icon = "list-checks"
    kind = Action
    new = N_("New follow-up")
    search = N_("Search follow-ups…")
    none = N_("No follow-ups yet. They grow from meetings and decisions.")
    sort = (("due_on", True),)

    def make_page(self) -> Page:
        """Make the page of one follow-up."""
        return ActionPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all, those that wait, and those that are late."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill("open", Label("Berjalan", "Open"), lambda today: {"status": OPEN}),
            Pill("late", N_("Overdue"), lambda today: {"status": OPEN, "due_on": Between(None, _before(today))}),
        )

    def meta(self, row: Row, names: PageNames) -> str:
        """Give who is responsible."""
        return names.show(row, "responsible_text")

    def word(self, row: Row) -> tuple[str, str]:
        """Say what is late, or how it stands."""
        word = super().word(row)
        if word[0] or row.fields.get("status") not in OPEN.values:
            return word
        due = row.fields.get("due_on")
        if isinstance(due, str) and due < self.desk.work.today.isoformat():
            return self.desk.say(N_("Overdue")), "danger"
        return word

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of a follow-up, done ones by their state."""
        made = super().item(row, names)
        word, role = made.word, made.word_role
        if not word and row.fields.get("status") not in OPEN.values:
            word, role = names.show(row, "status"), "ok" if row.fields.get("status") == "selesai" else "muted"
        return ListItem(made.key, made.title, made.meta, made.day, made.month, made.icon, word, role)


class ActionPage(RecordPage):
    """One follow-up."""

    kind = Action
    new_title = N_("New follow-up")

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show how it stands, until when, and who does it."""
        kind, icon = CHIPS.get(str(row.fields.get("status")), ("neutral", ""))
        self.head.set_chip(kind, names.show(row, "status"), icon)
        due = names.show(row, "due_on")
        parts = [
            ("calendar-days", self.desk.say(N_("due {day}", day=due))) if due else ("", ""),
            ("user-round", names.show(row, "responsible_text")),
        ]
        self.head.set_meta([(icon, text) for icon, text in parts if text])

    def buttons_for(self, row: Row) -> Sequence[buttons.Action]:
        """Offer where it comes from, and to call it done."""
        say = self.desk.say
        came = [buttons.Action(f"from:{code}", say(N_("Open the source")), "arrow-right") for code in SOURCES if row.fields.get(code)][:1]
        done = [buttons.Action("done", say(N_("Done today")), "check", "primary")] if row.fields.get("status") in OPEN.values else []
        return [*came, *done]

    def act(self, key: str) -> None:
        """Call it done today, or go where it comes from."""
        if key == "done":
            self.settle()
            plain = {"status": "selesai", "done_on": self.desk.work.today.isoformat()}
            seen = self.desk.seen(Action, self.record)
            self.desk.do(save_plain, Action, plain, self.record, seen, then=lambda step: self.say(N_("Noted as done today."), undo=True))
        elif key.startswith("from:"):
            code = key.removeprefix("from:")
            found = self.desk.work.one(Action, self.record)
            if found is not None and (source := getattr(found, code)):
                self.go(code, source)
        else:
            super().act(key)


def _before(today: date) -> str:
    return date.fromordinal(today.toordinal() - 1).isoformat()
