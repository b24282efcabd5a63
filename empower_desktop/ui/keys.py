"""The table of keys (Ctrl+/)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from empower_desktop.language import N_, Language, Message
from empower_desktop.ui.kit.texts import column, label
from empower_desktop.ui.theme import Theme

TITLE = N_("Keys")
KEYS: tuple[tuple[Message, tuple[tuple[str, Message], ...]], ...] = (
    (
        N_("Everywhere"),
        (
            ("Ctrl+F", N_("Search everything")),
            ("Ctrl+1 · 2 · 3", N_("New meeting, decision, training")),
            ("Ctrl+N", N_("New of this kind")),
            ("Ctrl+L", N_("Whole list, and back")),
            ("Ctrl+E · Ctrl+M", N_("Send · merge")),
            ("Ctrl+P", N_("Print the figures")),
            ("Ctrl+Z · Ctrl+Shift+Z", N_("Undo · redo")),
            ("F6", N_("Next of sidebar, list and page")),
            ("F1 · Ctrl+/", N_("Help · this table")),
        ),
    ),
    (
        N_("In a list"),
        (
            ("↑ ↓ PgUp PgDn", N_("Choose")),
            ("Enter", N_("Open")),
            ("A … Z", N_("Search")),
            ("Del", N_("Move to trash")),
            ("Esc", N_("Back to the page")),
            ("Ctrl+PgUp · Ctrl+PgDn", N_("Former · next list of notes")),
        ),
    ),
    (
        N_("On a page"),
        (
            ("Ctrl+Tab · Ctrl+Shift+Tab", N_("Next · former tab")),
            ("Alt+↑ · Alt+↓", N_("Former · next record; in a decision, step")),
            ("Esc · Alt+←", N_("Back to where one came from")),
            ("Ctrl+Enter", N_("Finish the section")),
            ("12/1 · +7", N_("A day as one writes it")),
        ),
    ),
    (
        N_("At a choice"),
        (
            ("↑ ↓", N_("Former · next choice")),
            ("A … Z", N_("Find a choice; where none fits, it stays as it was")),
            ("Space · F4", N_("Open the list")),
            ("Tab", N_("In the open list: take it and go on")),
        ),
    ),
    (
        N_("On the roster"),
        (
            ("A … Z", N_("Find a name; Enter notes them as present")),
            ("Shift+Enter", N_("Present without being invited")),
            ("Ctrl+Enter", N_("A new person")),
            ("Space · H I S A · T", N_("Tick · present, excused, ill, absent · no")),
            ("Ctrl+Space", N_("The whole column")),
            ("F2 · Ctrl+Del", N_("Remark · take off the list")),
        ),
    ),
    (
        N_("On a conflict or a question"),
        (
            ("1 · 2 · 3", N_("Take that value, give that answer")),
            ("T", N_("Write another")),
            ("N", N_("Leave it for a week")),
            ("Space", N_("In the check of a merge: take or leave an edit")),
        ),
    ),
)


class KeyTable(QDialog):
    """The keys in two columns; Esc closes it."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        """Show the keys in the reader's language."""
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(language(TITLE))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(40))
        grid.setVerticalSpacing(theme.px(18))
        for number, (place, keys) in enumerate(KEYS):
            block = QGridLayout()
            block.setHorizontalSpacing(theme.px(16))
            block.setVerticalSpacing(theme.px(5))
            block.addWidget(label(language(place), "section"), 0, 0, 1, 2)
            for at, (key, meaning) in enumerate(keys, 1):
                block.addWidget(label(key, "strong"), at, 0)
                block.addWidget(label(language(meaning), "muted"), at, 1)
            block.setColumnStretch(1, 1)
            block.setColumnMinimumWidth(0, theme.px(170))
            block.setRowStretch(len(keys) + 1, 1)
            grid.addLayout(block, number // 2, number % 2)
        whole = column(theme, label(language(TITLE), "title"), space=16, margins=(24, 20, 24, 24))
        whole.addLayout(grid)
        self.setLayout(whole)
