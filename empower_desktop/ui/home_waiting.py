"""What waits, on home: the most urgent first, a line each; the keyboard stays at its place while the lines are made anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.home_parts import WaitingRow
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.texts import column, empty_layout, hair, icon_label, label, row
from empower_desktop.ui.theme import Theme
from empower_desktop.ui.waiting_words import told_of
from empower_desktop.workspace.overview import Reminder

SHOWN = 6
LEAVE_OUT = N_("Del: no lesson needed")


class WaitingCard(Card):
    """The card of what waits; `opened` gives what is to be done, `left_out` the record that needs no lesson."""

    opened = Signal(object)
    left_out = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, desk.say(N_("Waiting")), actions=[Action("all", desk.say(N_("Show all")), kind="ghost")], ruled=True)
        self._desk, self._look = desk, theme
        self._found: Sequence[Reminder] = ()
        self._all_shown, self._sought = False, -1
        self.acted.connect(lambda _: self._show_all())
        self._rows = column(theme, space=0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_waiting(self, waiting: Sequence[Reminder]) -> None:
        """Show what waits now."""
        self._found = waiting
        if (button := self.findChild(Button)) is not None:
            button.setVisible(len(waiting) > SHOWN)
            button.set_text(self._desk.say(N_("Show fewer") if self._all_shown else N_("Show all")))
        self.set_count(self._desk.language.number(len(waiting)) if waiting else "")
        sought = max(self._sought, self.row_at_hand())
        empty_layout(self._rows)
        if not waiting:
            done = row(self._look, icon_label(self._look, "circle-check", "ok", 16), space=10, margins=(16, 16, 16, 16))
            done.addWidget(label(self._desk.say(N_("All done. Nothing is waiting.")), "muted"), 1)
            self._rows.addLayout(done)
        for number, each in enumerate(waiting if self._all_shown else waiting[:SHOWN]):
            if number:
                self._rows.addWidget(hair())
            self._rows.addWidget(self._row_of(each))
        if sought >= 0:
            self._stand_at(sought)
        self._sought = -1

    def row_at_hand(self) -> int:
        """Give the place of the line that has the keyboard, -1 if none has."""
        return next((at for at, each in enumerate(self._lines()) if each.hasFocus()), -1)

    def seek(self, at: int) -> None:
        """Bring the keyboard to the line of a place, and once more when the lines come anew."""
        self._stand_at(at)
        self._sought = at

    def _lines(self) -> list[WaitingRow]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [line for item in items if item is not None and isinstance(line := item.widget(), WaitingRow)]

    def _stand_at(self, at: int) -> None:
        if lines := self._lines():
            line = lines[min(at, len(lines) - 1)]
            line.show()  # now: what is not in sight yet would take the keyboard later, without its ring
            line.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _show_all(self) -> None:
        self._all_shown = not self._all_shown
        self.show_waiting(self._found)

    def _row_of(self, each: Reminder) -> WaitingRow:
        told = told_of(each, self._desk.say)
        made = WaitingRow(self._look, told.icon, told.title, told.meta, told.chip)
        made.clicked.connect(lambda: self.opened.emit(each))
        if each.why == "lesson":
            made.left_out.connect(lambda: self.left_out.emit(each.record))
            made.setToolTip(f"{made.toolTip()}\n{self._desk.say(LEAVE_OUT)}")
        return made
