"""The card of what was edited in Excel in one file: a tick for each cell, for each record, for each sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import TableModel, TableRow
from empower_desktop.ui.kit.texts import label
from empower_desktop.ui.proposal_words import Line, columns, counted, in_full, lines_of, row_of_line
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.proposing import Proposal

PROPOSED = N_("Edited in Excel")
TAKE_ALL, TAKE_NONE, NEXT_FILE = N_("Take all"), N_("Take none"), N_("Next file")
TICK, FEWEST_ROWS, LONGEST_TOLD = 0, 4, 240


class TickTable(Table):
    """A table whose rows are taken or left: Space, Enter, or a press on the tick."""

    ticked = Signal(int)

    def __init__(self, theme: Theme, name: str, model: TableModel) -> None:
        """Show a model whose first column holds the ticks."""
        super().__init__(theme, name, model, "dense")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space or Enter."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.ticked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _pressed(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self.ticked.emit(index.row())


class ProposalsCard(Card):
    """What somebody edited in Excel; `refused` holds, across all files, the changes that are left out, odd ones from the beginning.

    What is `lacking` in the file that is shown is left out too, as long as a new row that it names is.
    """

    changed = Signal()
    next_asked = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start without edits."""
        say = desk.say
        actions = [Action(key, say(text), kind="ghost") for key, text in (("next", NEXT_FILE), ("all", TAKE_ALL), ("none", TAKE_NONE))]
        super().__init__(theme, say(PROPOSED), " ", actions)
        self._desk = desk
        self.refused: set[str] = set()
        self._left: set[str] = set()
        self._seen: set[str] = set()
        self._turned: set[str] = set()
        self.proposals: Sequence[Proposal] = ()
        self.lacking: frozenset[str] = frozenset()
        self.lines: Sequence[Line] = ()
        self._of: Sequence[Proposal] = ()
        self.model = TableModel(columns(desk), self)
        self.table = TickTable(theme, say(PROPOSED), self.model)
        self.body.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
        self.body.addWidget(self.table)
        self.table.setMinimumHeight(theme.px(32) + FEWEST_ROWS * theme.row("dense") + 2)
        self.told = label("", "small", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setFixedHeight(2 * QFontMetrics(theme.font(12)).lineSpacing() + 2)
        self.told.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.body.addWidget(self.told)
        self.table.ticked.connect(self.turn)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.acted.connect(self._act)

    def begin(self, proposals: Sequence[Proposal]) -> None:
        """Begin with all edits of a merge: odd ones are left out until somebody takes them; of those seen before the ticks stay."""
        here = {each.change.id for each in proposals}
        self._left |= {each.change.id for each in proposals if each.is_odd} - self._seen
        self._seen |= here
        self.refused = self._left & here

    def forget(self) -> None:
        """Let go of the edits seen and of their ticks."""
        self.refused, self._left, self._seen, self._turned = set(), set(), set(), set()

    def show_proposals(self, file: str, proposals: Sequence[Proposal], lacking: frozenset[str] = frozenset()) -> None:
        """Show the edits of one file; where they are the same ones, whoever reads them stays at the line."""
        are_same = [each.change.id for each in proposals] == [each.change.id for each in self.proposals]
        self.proposals, self.lines, self.lacking = proposals, lines_of(proposals), lacking
        self._of = self._owners()
        if are_same:
            self.model.renew(self._rows)
            self._tell()
            return
        self.model.show(len(self.lines), self._rows)
        self.set_count(f"{counted(self._desk, proposals)} · {file}")
        if self.lines:
            self.table.setCurrentIndex(self.model.index(0, TICK))

    def _tell(self) -> None:
        """Say in full what the table may have to cut short, and why an edit is left out: a tip is not there for the keyboard."""
        at = self.table.currentIndex().row()
        text = in_full(self._desk, self.lines[at], self._of[at]) if 0 <= at < len(self.lines) else ""
        self.told.setText(text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…")

    def offer_next(self, offer: bool) -> None:
        """Offer the way to the next file, where there is one with edits."""
        self.button("next").setVisible(offer)

    def turn(self, number: int) -> None:
        """Take what a line stands for, or leave it if all of it is taken already."""
        changes = self.lines[number].changes if number < len(self.lines) else frozenset()
        if changes:
            self._leave(changes, leave=changes.isdisjoint(self.refused | self.lacking))

    def take_all(self, *, take: bool) -> None:
        """Take or leave all edits of the file."""
        self._leave({each.change.id for each in self.proposals}, leave=not take)

    @property
    def undecided(self) -> set[str]:
        """Give the odd edits that are left out though nobody said so: they are to be offered again."""
        return self.refused - self._turned

    def _leave(self, changes: set[str] | frozenset[str], *, leave: bool) -> None:
        self._turned = self._turned | changes
        self._left = self._left | changes if leave else self._left - changes
        self.refused = self.refused | changes if leave else self.refused - changes
        self.model.renew(self._rows)
        self.changed.emit()

    def _rows(self, offset: int, limit: int) -> Sequence[TableRow]:
        some = range(offset, min(offset + limit, len(self.lines)))
        return [row_of_line(self._desk, str(at), self.lines[at], self._of[at], self.refused | self.lacking) for at in some]

    def _owners(self) -> list[Proposal]:
        """Give for each line the proposal that it belongs to: a cell without a tick to that of the line above."""
        owners: list[Proposal] = []
        for line in self.lines:
            owners.append(line.stands_for[0] if line.has_tick else owners[-1])
        return owners

    def _act(self, key: str) -> None:
        if key == "next":
            self.next_asked.emit()
        else:
            self.take_all(take=key == "all")
