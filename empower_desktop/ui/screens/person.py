"""People: who takes part, and in which meetings and trainings each of them was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Person
from empower_desktop.records.fields import Plain
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.listview import ListItem
from empower_desktop.ui.kit.page import Foot
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.record_page import DETAILS, FormPart, Part, RecordPage
from empower_desktop.ui.screens.screen import Frame, Page
from empower_desktop.workspace import Row, Step, Workspace
from empower_desktop.workspace.listing import PageNames
from empower_desktop.workspace.taking_part import Took, groups_of, meetings_of, trainings_of

CONSENT_CHIPS = {"tertulis": ("ok", "check"), "lisan": ("ok", "check"), "menolak": ("danger", "eye-off"), "dicabut": ("danger", "eye-off")}


class PersonScreen(ListScreen):
    """The people, by name."""

    key = "person"
    title = Label("Warga", "People")
    icon = "contact-round"
    kind = Person
    new = N_("New person")
    search = N_("Search people…")
    none = N_("No people yet. Names grow from the rosters.")
    sort = (("name", False),)

    def make_page(self) -> Page:
        """Make the page of one person."""
        return PersonPage(self.frame)

    def pills(self) -> Sequence[Pill]:
        """Offer all, women, men."""
        return (
            Pill("all", N_("All"), lambda today: {}),
            Pill("women", N_("Women"), lambda today: {"sex": "P"}),
            Pill("men", N_("Men"), lambda today: {"sex": "L"}),
        )

    def make_empty(self) -> EmptyState:
        """Say that names come by themselves."""
        say = self.desk.say
        hints = [
            (
                "users-round",
                say(N_("From a meeting")),
                say(N_("Type two letters of a name on the roster. Who is new is noted here too.")),
            ),
            ("sprout", say(N_("From a group")), say(N_("Open a group and add its members, one name after the other."))),
            ("file-spreadsheet", say(N_("From Excel")), say(N_("A file from a colleague brings its people along."))),
        ]
        keys = say(N_("Ctrl N new person  ·  F1 help"))
        text = N_("No ID numbers are needed here. A name and a hamlet are enough.")
        return EmptyState(self.theme, self.icon, say(self.none), say(text), [self.new_action()], hints, keys)

    def item(self, row: Row, names: PageNames) -> ListItem:
        """Give the item of a person: what tells two of one name apart."""
        word, role = self.word(row)
        born = row.fields.get("birth_year")
        letter = SEX_LETTERS.get(str(row.fields.get("sex")))
        parts = [self.desk.say(letter) if letter else "", str(born) if born else "", names.show(row, "hamlet") or names.show(row, "area")]
        meta = " · ".join(part for part in parts if part)
        return ListItem(row.id, names.title(row), meta, icon=self.icon, word=word, word_role=role)


class PersonPage(RecordPage):
    """One person."""

    kind = Person
    new_title = N_("New person")

    def part_names(self) -> Sequence[tuple[str, Message]]:
        """Give details, meetings, trainings and groups."""
        return [("details", DETAILS), ("meetings", N_("Meetings")), ("trainings", N_("Trainings")), ("groups", N_("Groups"))]

    def make_part(self, key: str) -> Part:
        """Make a part when it is first opened."""
        if key == "details":
            return FormPart(self.frame, Form(self.desk, self.theme, Person, settings=self.frame.settings))
        return TookPart(self.frame, key)

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show where they live, their age group, and what they agreed to."""
        consent = str(row.fields.get("consent") or "")
        kind, icon = CONSENT_CHIPS.get(consent, ("neutral", "circle-help"))
        self.head.set_chip(kind, names.show(row, "consent"), icon)
        place = ", ".join(part for part in (names.show(row, "hamlet"), names.show(row, "area")) if part)
        work = ", ".join(
            part for part in (names.show(row, "position_title"), names.show(row, "institution") or names.show(row, "occupation")) if part
        )
        born = str(row.fields.get("birth_year") or "")
        parts = [("user-round", names.show(row, "sex")), ("calendar-days", born), ("map-pin", place), ("hand", work)]
        self.head.set_meta([(icon, text) for icon, text in parts if text])


ASKED: Mapping[str, Callable[[Workspace, str], list[Took]]] = MappingProxyType(
    {"meetings": meetings_of, "trainings": trainings_of, "groups": groups_of}
)
NONE: Mapping[str, Message] = MappingProxyType(
    {"meetings": N_("Not on any roster yet."), "trainings": N_("In no training yet."), "groups": N_("In no group yet.")}
)
PLACES: Mapping[str, str] = MappingProxyType({"meetings": "meeting", "trainings": "training", "groups": "group"})


class TookPart(Part):
    """What a person took part in, the newest first; Enter opens it."""

    def __init__(self, frame: Frame, what: str) -> None:
        """Show meetings, trainings or groups."""
        super().__init__(frame)
        say = self.desk.say
        self._what, self._record = what, ""
        columns = [
            Column("day", say(N_("Joined") if what == "groups" else N_("Day")), 110),
            Column("title", say({"meetings": N_("Meeting"), "trainings": N_("Training"), "groups": N_("Group")}[what]), 280, wide=True),
            Column("how", say(N_("Office") if what == "groups" else N_("Presence")), 130),
            Column("more", say(N_("Remark")), 260),
        ]
        self.model = TableModel(columns, self)
        self.table = Table(self.theme, say(N_("Meetings")), self.model)
        self.table.opened.connect(lambda key: self.go(PLACES[what], key))
        self.foot = Foot(self.theme, 40)
        paper = Part(frame)
        paper.setObjectName("paper")
        paper.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        paper.setLayout(column(self.theme, self.table, margins=(16, 0, 16, 0)))
        self.setLayout(column(self.theme, paper, self.foot, space=0))

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show what a person took part in."""
        self._record = record
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show it again when something changed that it shows."""
        if step is None or step.kinds & {"attendance", "meeting", "participation", "training", "membership", "group"}:
            self._reload()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reload(self) -> None:
        if self._record:
            self.desk.ask(ASKED[self._what], self._record, then=self._show)

    def _show(self, found: Sequence[Took]) -> None:
        rows = [self._row(each) for each in found]
        self.model.show_all(rows)
        number = self.desk.language.number(len(rows))
        self.counted.emit(number if rows else "")
        if rows:
            self.foot.set_figures([(number, self.desk.say(N_("in all")), "")])
        else:
            self.foot.set_sentence("", self.desk.say(NONE[self._what]))

    def _row(self, each: Took) -> TableRow:
        say = self.desk.say
        more = " · ".join(say(part) for part in each.more)
        day = self.desk.language.short_day(each.day) if each.day else ""
        return TableRow(each.record, (Cell(day, "muted"), Cell(each.title, "strong"), Cell(say(each.how), "muted"), Cell(more, "muted")))
