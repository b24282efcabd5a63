"""Filter pills of a wide list: a period, a place, a group, and the choices of the kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Record
from empower_desktop.records.fields import Area, ManyChoices, OneChoice, Reference, References
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.choose import FilterPills
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Between, Within
from empower_desktop.workspace.listing import Query, Wanted, areas_in, names_for, rows_of

ALL = N_("All")
PERIOD = N_("Period")
THIS_MONTH = N_("This month")
LAST_MONTH = N_("Last month")
LAST_THREE = N_("Last three months")
THIS_YEAR = N_("This year")
LAST_YEAR = N_("Last year")
PERIODS: tuple[tuple[str, Message], ...] = (
    ("this_month", THIS_MONTH),
    ("last_month", LAST_MONTH),
    ("last_three", LAST_THREE),
    ("this_year", THIS_YEAR),
    ("last_year", LAST_YEAR),
)
MOST_IN_A_MENU = 24
CHOICE_FILTERS = 2


def period(name: str, today: date) -> Between:
    """Give the first and last day of a period by its name."""
    month = today.replace(day=1)
    first, last = {
        "this_month": (month, _end(month)),
        "last_month": ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
        "last_three": (_months_before(month, 2), _end(month)),
        "this_year": (date(today.year, 1, 1), date(today.year, 12, 31)),
        "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }[name]
    return Between(first.isoformat(), last.isoformat())


def _months_before(month: date, by: int) -> date:
    years, at = divmod(month.month - 1 - by, 12)
    return date(month.year + years, at + 1, 1)


def _end(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True)
class Filter:
    """One pill: the field that it asks, its word, and what may be chosen."""

    code: str
    text: Message | Label
    options: Callable[[Mapping[str, str]], Sequence[tuple[str, str]]]
    """What is offered beside what the other pills want."""


def filters_of(kind: type[Record], desk: Desk) -> list[Filter]:
    """Give the filters that a kind's description suggests."""
    found: list[Filter] = []
    if kind.date_field:
        found.append(Filter(kind.date_field, PERIOD, lambda _: [(key, desk.say(text)) for key, text in PERIODS]))
    for code, field in kind.fields().items():
        if isinstance(field, OneChoice) and not isinstance(field, ManyChoices) and field.required:
            found.append(Filter(code, field.label, lambda _, field=field: [(each.code, desk.say(each.label)) for each in field.choices]))  # type: ignore[misc]  # the loop's own field
    found = [*found[:1], *found[1 : 1 + CHOICE_FILTERS]]
    places = [code for code, field in kind.fields().items() if isinstance(field, Area)]
    for code, field in kind.fields().items():
        if isinstance(field, Area):
            found.append(Filter(code, field.label, lambda _: areas_in(desk.work, kind.kind, MOST_IN_A_MENU)))
        elif isinstance(field, Reference) and not isinstance(field, References) and field.refers_to == "group":
            found.append(Filter(code, field.label, lambda chosen: _groups(desk, [chosen[each] for each in places if each in chosen])))
    return found[:5]


def _groups(desk: Desk, areas: Sequence[str]) -> list[tuple[str, str]]:
    """Give the groups of the area that is chosen, if one is."""
    where = {"area": Within(areas[0])} if areas else {}
    rows = rows_of(desk.work, Query("group", where, sort=(("name", False),)), 0, MOST_IN_A_MENU)
    names = names_for(desk.work, rows)
    return [(row.id, names.title(row)) for row in rows]


class Filters(QWidget):
    """The pills, each with a menu; the pill that filters shows what it wants."""

    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme, kind: type[Record]) -> None:
        """Offer the filters of a kind."""
        super().__init__()
        self._desk, self._kind = desk, kind
        self._filters = {each.code: each for each in filters_of(kind, desk)}
        self._state: dict[str, str] = {}
        self._words: dict[str, str] = {}
        shown = [
            (each.code, desk.say(each.text), "calendar-days" if each.code == kind.date_field else "chevron-down")
            for each in self._filters.values()
        ]
        self._pills = FilterPills(theme, shown, exclusive=False)
        self._pills.changed.connect(self._open)
        self.setLayout(column(theme, self._pills))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._gap = theme.px(7)

    def state(self) -> dict[str, str]:
        """Give what is chosen, by field."""
        return dict(self._state)

    def set_state(self, state: Mapping[str, str]) -> None:
        """Choose by field, and tell nobody."""
        self._state = {code: value for code, value in state.items() if code in self._filters}
        for code, each in self._filters.items():
            if code in self._state and code not in self._words:
                self._words.update({f"{code}={value}": text for value, text in each.options(self._state)})
            self._show(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the pills that there is room for; those that filter something stay."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        room = self.width()
        for code in sorted(self._filters, key=lambda code: code not in self._state):
            pill = self._pills.button(code)
            room -= pill.sizeHint().width() + self._gap
            pill.setVisible(room + self._gap >= 0)

    def where(self) -> dict[str, Wanted]:
        """Give what the rows must be like."""
        today = self._desk.work.today
        return {code: period(value, today) if code == self._kind.date_field else value for code, value in self._state.items()}

    def _open(self, code: str) -> None:
        menu = QMenu(self)
        chosen = self._state.get(code, "")
        for value, text in [("", self._desk.say(ALL)), *self._filters[code].options(self._state)]:
            line = menu.addAction(text.replace("&", "&&"))
            line.setCheckable(True)
            line.setChecked(value == chosen)
            self._words[f"{code}={value}"] = text
            line.triggered.connect(lambda _checked=False, value=value: self._choose(code, value))
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._pills.button(code)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _choose(self, code: str, value: str) -> None:
        if value:
            self._state[code] = value
        else:
            self._state.pop(code, None)
        self._show(code)
        self.changed.emit()

    def _show(self, code: str) -> None:
        value = self._state.get(code, "")
        text = self._words.get(f"{code}={value}", value) if value else self._desk.say(self._filters[code].text)
        self._pills.set_pill(code, text, bool(value))
        self._give_way()
