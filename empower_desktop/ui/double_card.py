"""Two records that may be one thing, side by side: what agrees, what nearly does, what differs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from empower_desktop.language import N_, Language
from empower_desktop.records import KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, empty_layout, label
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.doubles import Double
from empower_desktop.workspace.listing import names_for

OPEN = N_("Open")
MADE = N_("Entered")
EQUAL, NEAR, DIFFERS = "=", "≈", "≠"
MARKS = {EQUAL: ("ok", N_("the same")), NEAR: ("info", N_("nearly the same")), DIFFERS: ("warn", N_("differs"))}


def reasons(language: Language, double: Double) -> str:
    """Say which fields speak for two records being one thing, and which against."""
    fields, likeness = KINDS[double.kind].fields(), double.likeness
    told = [(N_("the same: {fields}", fields=_named(language, fields, likeness.agree)), likeness.agree)]
    told.append((N_("nearly: {fields}", fields=_named(language, fields, likeness.near)), likeness.near))
    told.append((N_("differs: {fields}", fields=_named(language, fields, likeness.differ)), likeness.differ))
    return "  ·  ".join(language(text) for text, codes in told if codes)


def _named(language: Language, fields: object, codes: tuple[str, ...]) -> str:
    return ", ".join(_short(language(fields[code].label)) for code in codes)  # type: ignore[index]  # the fields of a kind by code


def _short(text: str) -> str:
    """Give a label as it stands within a sentence, without what it says in brackets."""
    plain = text.partition(" (")[0]
    return plain[:1].lower() + plain[1:]


class DoubleCard(Card):
    """A line for every field that one of the two has."""

    opened = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme)
        self._desk, self._theme = desk, theme
        holder = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, stretch in ((0, 0), (1, 1), (2, 0), (3, 1)):
            self._grid.setColumnStretch(place, stretch)
        whole = column(theme, space=0)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        holder.setLayout(whole)
        self.body.setContentsMargins(theme.px(16), theme.px(8), theme.px(4), theme.px(8))
        self.body.addWidget(scrolled(holder))

    def show_double(self, double: Double) -> None:
        """Show another pair."""
        empty_layout(self._grid)
        language, fields = self._desk.language, KINDS[double.kind].fields()
        names = names_for(self._desk.work, [double.one, double.other])
        for place, row in ((1, double.one), (3, double.other)):
            button = Button(self._theme, names.title(row) or "–", "ghost", hint=language(OPEN))
            button.clicked.connect(lambda _=False, record=row.id: self.opened.emit(record))
            self._grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignLeft)
        codes = [code for code in fields if code in double.one.fields or code in double.other.fields]
        weighed = {*double.likeness.agree, *double.likeness.near, *double.likeness.differ}
        for code in sorted(codes, key=lambda each: each not in weighed):
            values = [names.show(row, code) for row in (double.one, double.other)]
            self._line(language(fields[code].label), values, self._mark(double, code, values))
        authors = self._desk.work.author_names()
        made = [f"{language.day(local_moment(row.made).date())}, {authors.get(row.made_by, '–')}" for row in (double.one, double.other)]
        self._line(language(MADE), made, "")

    def _mark(self, double: Double, code: str, values: list[str]) -> str:
        if code in double.likeness.near:
            return NEAR
        if code in double.likeness.agree or values[0] == values[1]:
            return EQUAL
        return DIFFERS if all(values) else ""

    def _line(self, name: str, values: list[str], mark: str) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(label(name, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
        for place, value in ((1, values[0]), (3, values[1])):
            self._grid.addWidget(label(value or "–", "body" if value else "faint", wrap=True), at, place, Qt.AlignmentFlag.AlignTop)
        role, word = MARKS.get(mark, ("muted", N_("only one says it")))
        sign = label(mark or " ", role)
        sign.setToolTip(self._desk.say(word))
        sign.setAccessibleName(self._desk.say(word))
        self._grid.addWidget(sign, at, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
