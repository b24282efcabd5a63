"""The pills above the figures: period, area, group and constituency, and the two days of a period of one's own."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.errors import Problem
from empower_desktop.language import N_, Label
from empower_desktop.records.choices import name_of
from empower_desktop.records.fields import Day
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES
from empower_desktop.reports.insight.scope import Period
from empower_desktop.ui.inputs import input_for
from empower_desktop.ui.insight_periods import LAST_TWELVE, OWN, PERIODS, period_of, told
from empower_desktop.ui.insight_words import PAGE
from empower_desktop.ui.kit.buttons import Action, Button, action_menu
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.texts import column, row
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.insight import View
from empower_desktop.workspace.listing import Query, areas_in, names_for, rows_of

EVERYWHERE, ALL_GROUPS, EVERYBODY = N_("All areas"), N_("All groups"), N_("All residents")
APPLY = N_("Show")
TURNED = N_("The period ends before it begins. Turn the days round.")
FIRST = Day(code="first", label=Label("Dari tanggal", "From"), required=True)
LAST = Day(code="last", label=Label("Sampai tanggal", "To"), required=True)
WITH_AREAS = ("meeting", "training", "group", "decision")
MOST = 60
"""How many groups and areas a menu offers."""


@dataclass(frozen=True)
class Places:
    """Where something is recorded: areas and groups by code or id and name, in the order of their names; where each group lies."""

    areas: Sequence[tuple[str, str]] = ()
    groups: Sequence[tuple[str, str]] = ()
    lying: Mapping[str, str] = field(default_factory=dict)

    def groups_in(self, area: str) -> Sequence[tuple[str, str]]:
        """Give the groups of an area and of all below it; of "" every one."""
        return [each for each in self.groups if f"{self.lying.get(each[0], '')}.".startswith(f"{area}." if area else "")]


def places(work: Workspace) -> Places:
    """Give the areas, with the districts around them, and the groups that figures can be asked of."""
    areas: dict[str, str] = {}
    for kind in WITH_AREAS:
        areas.update(areas_in(work, kind, MOST))
    around = {code.rpartition(".")[0] for code in areas if "." in code}
    areas.update({code: name for code in around if (name := work.areas.name(code))})
    several = {name for name, count in Counter(areas.values()).items() if count > 1}
    areas.update({code: work.areas.full(code) for code, name in areas.items() if name in several})
    rows = rows_of(work, Query("group", sort=(("name", False),)), 0, MOST)
    names = names_for(work, rows)
    lying = {row.id: str(row.fields.get("area") or "") for row in rows}
    by_name = sorted(areas.items(), key=lambda area: area[1].casefold())[:MOST]
    return Places(by_name, [(row.id, names.title(row)) for row in rows], lying)


class ViewPills(Asking):
    """What the figures are asked of; `changed` tells that it is something else now, `page_wanted` which page was chosen."""

    changed = Signal()
    page_wanted = Signal(str)

    def __init__(self, frame: Frame, pages: Sequence[tuple[str, str]]) -> None:
        """Start with the last twelve months, everywhere; `pages` are offered where their list has no room."""
        super().__init__(frame)
        say = self.desk.say
        self._pages, self._places = pages, Places()
        self._page, self._period = pages[0][0], LAST_TWELVE
        self._area, self._group, self._constituency = "", "", ""
        self._own = period_of(LAST_TWELVE, self.desk.work.today)
        shown = [
            ("page", say(PAGE), "chevron-down"),
            ("period", say(PERIODS[LAST_TWELVE]), "calendar-days"),
            ("area", say(EVERYWHERE), "map-pin"),
            ("group", say(ALL_GROUPS), "sprout"),
            ("constituency", say(EVERYBODY), "users-round"),
        ]
        self.pills = FilterPills(self.theme, shown, exclusive=False)
        self.pills.changed.connect(self._open)
        self.pills.button("page").hide()
        self._own_row = self._make_own()
        self.setLayout(column(self.theme, self.pills, self._own_row, space=8))
        self._own_row.hide()
        self._show()

    def view(self) -> View:
        """Give what the figures are asked of now."""
        return View(self.period(), self._area, self._group, constituency=self._constituency)

    def period(self) -> Period:
        """Give the period that is chosen, on this day."""
        return self._own if self._period == OWN else period_of(self._period, self.desk.work.today)

    def ask_places(self) -> None:
        """Look again which areas and groups there are."""
        self.desk.ask(places, then=self._take_places)

    def show_page(self, page: str, *, offered: bool) -> None:
        """Name the page in sight in its pill, where the list of pages has no room."""
        self._page = page
        self.pills.button("page").setVisible(offered)
        self.pills.set_pill("page", dict(self._pages).get(page, ""), offered)

    def choose(self, pill: str, value: str) -> None:
        """Choose a period by name, an area or constituency by code, a group by id, or a page by its key."""
        if pill == "page":
            self.page_wanted.emit(value)
            return
        if pill == "period":
            self._period = value
            self._own_row.setVisible(value == OWN)
            if value == OWN:
                self._first.setFocus()
        elif pill == "area":
            self._area = value
            if self._group not in dict(self._places.groups_in(value)):
                self._group = ""  # nothing of it would be left
        elif pill == "group":
            self._group = value
        else:
            self._constituency = value
        self._show()
        self.changed.emit()

    def choose_own(self, first: dt.date, last: dt.date) -> None:
        """Choose a period by its two days."""
        self._own, self._period = Period(first, last), OWN
        self._own_row.show()
        self._show()
        self.changed.emit()

    def _take_places(self, found: Places) -> None:
        self._places = found
        self._show()

    def _show(self) -> None:
        say = self.desk.say
        words = told(self._own, self.desk.language) if self._period == OWN else say(PERIODS[self._period])
        self.pills.set_pill("period", words, on=True)
        self.pills.set_pill("area", dict(self._places.areas).get(self._area, self._area) or say(EVERYWHERE), bool(self._area))
        self.pills.set_pill("group", dict(self._places.groups).get(self._group, self._group) or say(ALL_GROUPS), bool(self._group))
        name = say(name_of("constituency", self._constituency)) if self._constituency else say(EVERYBODY)
        self.pills.set_pill("constituency", name, bool(self._constituency))
        self._first.show_plain(self._own.first.isoformat())
        self._last.show_plain(self._own.last.isoformat())

    def _open(self, pill: str) -> None:
        say = self.desk.say
        offered = {
            "page": self._pages,
            "period": [(name, say(text)) for name, text in PERIODS.items()],
            "area": [("", say(EVERYWHERE)), *self._places.areas],
            "group": [("", say(ALL_GROUPS)), *self._places.groups_in(self._area)],
            "constituency": [("", say(EVERYBODY)), *((code, say(name_of("constituency", code))) for code in CONSTITUENCIES)],
        }[pill]
        chosen = {
            "page": self._page,
            "period": self._period,
            "area": self._area,
            "group": self._group,
            "constituency": self._constituency,
        }[pill]
        menu = action_menu(self.theme, self, [Action(value, text) for value, text in offered], lambda value: self.choose(pill, value))
        for line, (value, _) in zip(menu.actions(), offered, strict=True):
            line.setCheckable(True)
            line.setChecked(value == chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.pills.button(pill)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _make_own(self) -> QWidget:
        say, theme = self.desk.say, self.theme
        self._first, self._last = input_for(FIRST, self.desk, theme), input_for(LAST, self.desk, theme)
        self.own_fields = (Field(theme, say(FIRST.label), self._first), Field(theme, say(LAST.label), self._last))
        apply = Button(theme, say(APPLY), "default", "check")
        apply.clicked.connect(self._take_own)
        made = QWidget()
        line = row(theme, *self.own_fields, apply, space=12)
        line.addStretch(1)
        made.setLayout(line)
        return made

    def _take_own(self) -> None:
        days = []
        for shown, each in zip(self.own_fields, (self._first, self._last), strict=True):
            shown.clear()
            try:
                days.append(dt.date.fromisoformat(str(each.field.read(each.typed(), self.desk.work.today))))
            except Problem as problem:
                shown.show_problem(self.desk.say(problem.message))
                each.setFocus()
                return
            except ValueError:  # nothing was typed
                each.setFocus()
                return
        if days[0] > days[1]:
            self.own_fields[1].show_problem(self.desk.say(TURNED))
        else:
            self.choose_own(days[0], days[1])
