"""A page of one table over what is known of its chosen row; what to do where there are no rows stands in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme


class TableOver(QStackedWidget):
    """A table on a card, what is chosen below it, and the empty state that takes the place of both."""

    def __init__(
        self, theme: Theme, empty: EmptyState, table: Table, below: QWidget, shares: tuple[int, int], tools: QWidget | None = None
    ) -> None:
        """Begin empty; `shares` part the height between the two, 0 is as much as is needed. `tools` stand over the table and go with it."""
        super().__init__()
        card = Card(theme)
        card.body.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
        card.body.addWidget(table)
        whole = column(theme, *([tools] if tools is not None else []), space=0)
        inside = column(theme, space=10, margins=(24, 4, 24, 12))
        inside.addWidget(card, shares[0])
        inside.addWidget(below, shares[1])
        whole.addLayout(inside, 1)
        page = QWidget()
        page.setLayout(whole)
        self.addWidget(empty)
        self.addWidget(page)

    def show_whether(self, filled: bool, instead: QWidget | None = None) -> None:
        """Show the table, or where there is nothing what to do, or what was added to be said instead."""
        self.setCurrentIndex(int(filled))
        if instead is not None and not filled:
            self.setCurrentWidget(instead)
