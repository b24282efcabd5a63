"""The members of a group: added by two letters of a name, with their offices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import Group, Membership
from empower_desktop.records.fields import Plain
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.ui.acquaintances import Acquaintances
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.offers import Offer, PopupList
from empower_desktop.ui.kit.page import Foot, ToolRow
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import Column, TableModel, TableRow
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.newcoming import Newcoming
from empower_desktop.ui.record_page import Part
from empower_desktop.ui.roster_rows import Newcomer, Slot
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Step
from empower_desktop.workspace.finding import Offered, record_offers
from empower_desktop.workspace.members import Member, add_member, add_new_member, members_of, near_group
from empower_desktop.workspace.roster import Near, Somebody
from empower_desktop.workspace.saving import delete

TYPE_NAME = N_("Two letters of a name, then Enter")
NEW_PERSON = N_("New person: “{text}”")
FRESH = "fresh:"
NO_MEMBERS = N_("No members yet. Type two letters of a name above.")


class MembersPart(Part):
    """Who belongs to a group: a line to add by typing, and a table; the chosen member's fields at the side."""

    def __init__(self, frame: Frame) -> None:
        """Lay out the line, the table and the fields of one member."""
        super().__init__(frame)
        say = self.desk.say
        self._group = ""
        self.name = SearchField(self.theme, say(TYPE_NAME), "user-plus")
        self.name.setFixedWidth(self.theme.px(318))
        self.name.textEdited.connect(self._offer)
        self._popup: PopupList | None = None
        self._known = Acquaintances(self.desk, self)
        self.slot = Slot(self.theme)
        self.newcoming = Newcoming(frame, self.slot, self._like, self)
        self.newcoming.came.connect(self._add_new)
        self.newcoming.was_known.connect(self._add)
        self.newcoming.given_up.connect(self._type_again)
        self._out = Button(self.theme, say(N_("Take out")), "ghost", "trash-2")
        self._out.clicked.connect(self._take_out)
        tools = ToolRow(self.theme)
        tools.add(self.name)
        tools.add_right(self._out)
        self.model = TableModel(self._columns(), self)
        self.table = Table(self.theme, say(N_("Members")), self.model, "table")
        self.table.opened.connect(lambda key: self._open_person())
        self.table.selectionModel().currentRowChanged.connect(lambda now, before: self._show_member())
        self.form = Form(self.desk, self.theme, Membership, without=("group", "person"), settings=frame.settings)
        self.form.hide()
        self._members: Sequence[Member] = ()
        self.foot = Foot(self.theme, 40)
        self.setLayout(column(self.theme, tools, self.slot, self.newcoming.place, space=0))
        body = column(self.theme, space=0, margins=(16, 0, 16, 0))
        body.addWidget(self.table, 1)
        body.addWidget(self.form)
        self.layout().addLayout(body)  # type: ignore[union-attr]  # the layout set above
        self.layout().addWidget(self.foot)  # type: ignore[union-attr]  # as above

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the members of a group."""
        self._group = record
        self.newcoming.close()
        self.setEnabled(bool(record))
        if self._known.people is None:
            self._known.ask_everybody()
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show the members again when one changed."""
        if step is None or step.kinds & {"membership", "person"}:
            self._reload()
            self.form.refresh()

    def settle(self) -> None:
        """Save what is being typed about a member."""
        self.form.settle()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the line that adds."""
        self.name.setFocus()

    def _columns(self) -> list[Column]:
        say, fields = self.desk.say, Membership.fields()
        return [
            Column("no", "No", 40, "right"),
            Column("name", say(N_("Name")), 200, wide=True),
            Column("sex", say(N_("M/F")), 48),
            Column("role", say(N_("Office")), 170),
            Column("start_on", say(fields["start_on"].label), 110),
            Column("role_since", say(fields["role_since"].label), 120),
            Column("hamlet", say(Label("Dusun", "Hamlet")), 130),
        ]

    def _reload(self) -> None:
        if self._group:
            self.desk.ask(members_of, self._group, then=partial(self._show, self._group))
        else:
            self.model.show_all(())

    def _show(self, group: str, members: Sequence[Member]) -> None:
        if group != self._group:
            return
        keep = self.table.current_key()
        self._members = members
        rows = [self._row(number, member) for number, member in enumerate(members, 1)]
        self.model.show_all(rows)
        for at, member in enumerate(members):
            if member.record == keep:
                self.table.setCurrentIndex(self.model.index(at, 1))
        now = [member for member in members if not member.ended]
        number = self.desk.language.number
        women, men = (sum(1 for member in now if member.sex == sex) for sex in ("P", "L"))
        say = self.desk.say
        figures = [(number(len(now)), say(P_("member", "members", len(now))), "")]
        figures += [(number(women), say(P_("woman", "women", women)), ""), (number(men), say(P_("man", "men", men)), "")] if now else []
        if members:
            self.foot.set_figures(figures)
        else:
            self.foot.set_sentence(say(NO_MEMBERS), "")
        self._out.setEnabled(bool(members))

    def _row(self, number: int, member: Member) -> TableRow:
        short, say = self.desk.language.short_day, self.desk.say
        name = f"{member.name} ({say(N_('until {day}', day=short(member.ended)))})" if member.ended else member.name
        cells = (
            Cell(str(number), "muted"),
            Cell(name, "muted" if member.ended else "strong"),
            Cell(say(SEX_LETTERS[member.sex]) if member.sex in SEX_LETTERS else "", "muted"),
            Cell(
                say(member.office),
                "chip" if member.role != "anggota" and not member.ended else "muted",
                role="" if member.ended or member.role == "anggota" else "accent",
            ),
            Cell(short(member.start_on) if member.start_on else "", "muted"),
            Cell(short(member.role_since) if member.role_since else "", "muted"),
            Cell(member.hamlet, "muted"),
        )
        return TableRow(member.record, cells)

    def _offer(self, text: str) -> None:
        if self._popup is None:
            self._popup = PopupList(self.theme, self.name)
            self._popup.picked.connect(self._picked)
        if len(text.strip()) < 2:
            self._popup.offer([])
            return
        self._popup.expect()
        self.desk.ask(record_offers, "person", text, then=partial(self._show_offers, text))

    def _show_offers(self, text: str, found: Sequence[Offered]) -> None:
        if self._popup is None or text != self.name.text():
            return
        known = {member.person for member in self._members if not member.ended}
        say = self.desk.say
        already = say(N_("already a member"))
        offers = [
            Offer(each.key, each.title, " · ".join(part for part in (each.meta, already if each.key in known else "") if part), "Enter ↵")
            for each in found
        ]
        fresh = Offer(FRESH + text, say(NEW_PERSON).format(text=text), hint="Ctrl Enter", icon="user-plus", fresh=True)
        self._popup.offer([*offers, fresh], text)

    def _picked(self, key: str, how: str) -> None:
        self.name.clear()
        if key.startswith(FRESH):
            group = self.desk.work.one(Group, self._group)
            self.newcoming.open(key.removeprefix(FRESH).strip(), (group.hamlet if group else "") or "", [])
        else:
            self._add(key)

    def _like(self, newcomer: Newcomer, then: Callable[[list[Somebody]], None]) -> None:
        group = self.desk.work.one(Group, self._group)
        self._known.like(newcomer, near_group(group, self._members) if group else Near(), then)

    def _add(self, person: str) -> None:
        self.desk.do(add_member, self._group, person, then=self._added)

    def _add_new(self, newcomer: Newcomer, unlike: str = "") -> None:
        typed = {"name": newcomer.name, "sex": newcomer.sex, "hamlet": newcomer.hamlet}
        self.desk.do(add_new_member, self._group, typed, unlike, then=self._added)

    def _added(self, step: Step) -> None:
        self.name.setFocus()

    def _type_again(self, name: str) -> None:
        self.name.setFocus()
        self.name.setText(name)
        self._offer(name)

    def _show_member(self) -> None:
        key = self.table.current_key()
        if key != self.form.record:
            self.form.settle()
            self.form.setVisible(bool(key))
            if key:
                self.form.show_record(key)

    def _member(self) -> Member | None:
        key = self.table.current_key()
        return next((member for member in self._members if member.record == key), None)

    def _open_person(self) -> None:
        if (member := self._member()) is not None:
            self.go("person", member.person)

    def _take_out(self) -> None:
        if (member := self._member()) is not None:
            seen = self.desk.seen(Membership, member.record)
            text = N_("{name} taken out.", name=member.name)
            self.desk.do(delete, Membership, member.record, seen, then=lambda step: self.say(text, undo=True))
