"""How the words in the rows of a list were read as choices: shown in fields, so that a reading can be corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from empower_desktop.language import N_, P_
from empower_desktop.lists.understood import Reading
from empower_desktop.records import KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.import_said import Said, SaidFields
from empower_desktop.ui.import_words import place
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.importing import Imported

WORDS = N_("How words were read")
UNKNOWN = N_("The program does not know these words. Choose what they mean, or leave it so.")
AT_ONCE = 8
"""So many are shown, and with each wish for more so many again: to make a field takes its time."""
FEW_ROWS = 3


class WordFields(SaidFields):
    """The words that came to a choice, with the choice."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Show no words yet."""
        super().__init__(desk, theme, desk.say(WORDS), " ")
        self._imported: Imported | None = None
        self._shown = AT_ONCE
        self.more = Note(theme, "info", "info")
        self.more.acted.connect(self._show_more)
        self.body.addWidget(self.more)

    def show_readings(self, imported: Imported | None) -> None:
        """Show how the words of a list were read, those first that are not known."""
        if imported is None or self._imported is None or imported.file != self._imported.file:
            self._shown = AT_ONCE
        self._imported = imported
        readings = _by_words(imported.understood.readings) if imported else []
        sheets = len(imported.listing.sheets) if imported and imported.listing else 1
        self.set_count(self._desk.say(P_("{n} word", "{n} words", len(readings))))
        self.show_said([self._said(each, sheets) for each in readings[: self._shown]])
        self._offer_more(len(readings) - self._shown)

    def _said(self, one: Reading, sheets: int) -> Said:
        described, say = KINDS[one.kind].fields()[one.field], self._desk.say
        where = place(one.sheet, one.cells, sheets) if one.cells and one.rows <= FEW_ROWS else say(P_("{n} row", "{n} rows", one.rows))
        name = N_("“{words}” ({where}): {label}", words=one.words, where=where, label=described.label)
        return Said(one.key, described, say(name), one.value or None, hint="" if one.known else say(UNKNOWN))

    def _offer_more(self, left: int) -> None:
        self.more.setVisible(left > 0)
        if left > 0:
            more = Action("more", self._desk.say(N_("Show more")), "list-checks", "ghost")
            self.more.show_text(self._desk.say(P_("and {n} more word", "and {n} more words", left)), [more])

    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self.show_readings(self._imported)


def _by_words(readings: Iterable[Reading]) -> list[Reading]:
    """Give one reading for the same words in the rows of all sheets: what is said of them counts for all, and no cells are named."""
    found: dict[str, Reading] = {}
    for each in readings:
        if each.rows:
            before = found.get(each.key)
            found[each.key] = _of_both(before, each) if before is not None else each
    return list(found.values())


def _of_both(one: Reading, other: Reading) -> Reading:
    return replace(one, cells="", rows=one.rows + other.rows, value=one.value if one.value == other.value else "")
