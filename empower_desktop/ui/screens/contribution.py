"""Notes of empowerment: what groups gather and spend, own and others' means, savings and loans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import N_, Label
from empower_desktop.records import Contribution
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.contribution import direction, worked_out
from empower_desktop.records.record import Finding
from empower_desktop.ui.entries import NOTES
from empower_desktop.ui.form import Form
from empower_desktop.ui.funds_part import WHAT_IT_IS, side_cells, side_columns
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.inputs import Input
from empower_desktop.ui.kind_screen import KindPage, KindScreen, pill
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.kit.offers import Offer
from empower_desktop.ui.picking import PickInput
from empower_desktop.workspace import OneOf, Row, Workspace
from empower_desktop.workspace.funds import another_like, funds_of, left_of, loans_of, repayment_of
from empower_desktop.workspace.listing import PageNames, Query

TAKE_PRODUCT = "take_product"
WAYS: Mapping[str, tuple[Label, str]] = {
    "masuk": (Label("Masuk", "In"), "arrow-down"),
    "keluar": (Label("Keluar", "Out"), "arrow-up"),
}


def _entries(way: str) -> OneOf:
    return OneOf(tuple(each.code for each in CHOICES["fund_entry"] if each.group == way))


class ContributionList(WideList):
    """The table of all entries."""

    def more_cells(self, rows: Sequence[Row]) -> Mapping[str, Sequence[Cell]]:
        """Give each amount in the column where it belongs."""
        return {row.id: side_cells(self.desk.language, row) for row in rows}

    def totals(self, query: Query) -> str:
        """Add up what is listed."""
        funds, money = funds_of(self.desk.work, query), self.desk.language.money
        return self.desk.say(N_("money in {in_} · money out {out}", in_=money(funds.came_in), out=money(funds.went_out)))


class ContributionForm(Form):
    """The form of an entry: an amount can be taken from quantity and value."""

    def cures(self, found: Finding) -> list[Action]:
        """Offer the amount that quantity and value make."""
        product = worked_out(Contribution.load(self.record, self.shown)) if found.rule == "worth" and found.field == "amount" else None
        if product is None:
            return []
        return [Action(TAKE_PRODUCT, self._desk.say(N_("Make it {guess}", guess=self._desk.language.money(product))))]

    def focus_first(self) -> None:
        """Put the cursor into the first field that is empty; into the person where only that is left to say."""
        complete = all(self.shown.get(code) is not None for code, field in self.kind.fields().items() if field.required)
        if complete and not self.record and self.shown.get("person") is None:
            self.show_problem_at("person")
        else:
            super().focus_first()

    def _make_input(self, code: str) -> Input:
        made = super()._make_input(code)
        if code == "loan_ref" and isinstance(made, PickInput):
            made.look_among(self._loans)
        return made

    def _loans(self, work: Workspace, text: str) -> list[Offer]:
        found = loans_of(work, str(self.shown.get("group") or ""), str(self.shown.get("entry_type") or ""), text)
        return [Offer(each.key, each.title, each.meta) for each in found]

    def _cure(self, code: str, key: str) -> None:
        if key == TAKE_PRODUCT:
            self.inputs["amount"].show_plain(worked_out(Contribution.load(self.record, self.shown)))
            self.inputs["amount"].edited.emit()
            self.inputs["amount"].left.emit()
        else:
            super()._cure(code, key)


class ContributionPage(KindPage):
    """One entry."""

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show which way it goes, when, of which group, how much, and what is left of a loan."""
        way = WAYS.get(direction(Contribution.load(row.id, row.fields)))
        if way is not None:
            self.head.set_chip("neutral", self.desk.say(way[0]), way[1])
        left = left_of(self.desk.work, row.id)
        owed = self.desk.say(N_("{amount} left to repay", amount=self.desk.language.money(left))) if left is not None else ""
        parts = [
            ("calendar-days", names.show(row, "date")),
            ("sprout", names.show(row, "group")),
            ("hand-coins", " · ".join(part for part in (names.show(row, "amount"), owed) if part)),
        ]
        self.head.set_meta([(icon, text) for icon, text in parts if text])

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer to note a repayment of a loan, and one more entry like this."""
        say = self.desk.say
        repay = [Action("repay", say(N_("Note a repayment")), "hand-coins")] if left_of(self.desk.work, row.id) else []
        return [*repay, Action("another", say(N_("One more like this")), "plus", "primary")]

    def act(self, key: str) -> None:
        """Begin the next entry."""
        if key in ("another", "repay"):
            self.settle()
            begun = another_like if key == "another" else repayment_of
            self.desk.ask(begun, self.record, then=lambda given: self.go_new("contribution", given))
        else:
            super().act(key)


class ContributionScreen(KindScreen):
    """All entries of all groups, the newest first."""

    key, icon, title = "contribution", "hand-coins", Label("Swadaya & dana", "Self-help and funds")
    kind, page_of, form_of, shares = Contribution, ContributionPage, ContributionForm, NOTES
    new = N_("New entry")
    search = N_("Search entries…")
    none = N_("Nothing noted yet. Begin with what was saved or given last.")
    first = WHAT_IT_IS
    hints = (
        ("hand-coins", N_("Savings and dues"), N_("One entry for each member, or one for all of them together.")),
        ("hand-helping", N_("Labour and goods"), N_("How many days or kilos, and what one is worth here.")),
        ("sprout", N_("From the group"), N_("Its page has a tab with the cash book.")),
    )
    sort = (("date", True),)
    touched_by = frozenset({"group", "person", "partner"})
    told = ("amount", "group")
    narrowed = (
        pill("in", WAYS["masuk"][0], entry_type=_entries("masuk")),
        pill("out", WAYS["keluar"][0], entry_type=_entries("keluar")),
    )

    def make_wide(self) -> WideList:
        """Make the table of all entries, as a cash book."""
        wide = ContributionList(self.frame, self.kind, self.icon, self.title, self.new)
        wide.show_more_columns(side_columns(self.desk.language))
        wide.show_actions([self.new_action()], self.menu())
        return wide

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of an entry, with its note."""
        made, note = super().item(row, names), row.fields.get("note")
        return replace(made, title=f"{made.title} · {note}") if note else made

    def word(self, row: Row) -> tuple[str, str]:
        """Say what went out."""
        word = super().word(row)
        out = direction(Contribution.load(row.id, row.fields)) == "keluar"
        return (self.desk.say(WAYS["keluar"][0]), "muted") if out and not word[0] else word
