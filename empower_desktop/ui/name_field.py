"""The field that brings people onto a list: two letters of a name, Enter, next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from empower_desktop.language import N_, Language
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.ui.kit.offers import Offer, PopupList
from empower_desktop.ui.kit.search import SearchField
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.roster import Somebody

TWO_LETTERS = N_("Two letters of a name, then Enter")
FRESH = "new"
LEAST = 2
ENTER = N_("Enter ↵")
CTRL_ENTER = N_("Ctrl Enter")
ON_THE_LIST = N_("on the list already")

Find = Callable[[str], Sequence[Offer]]


def offer_of(known: Somebody, language: Language, today: date, more: Sequence[str] = ()) -> Offer:
    """Give the line of a type-ahead for a person: sex, age, hamlet, and what else tells them apart."""
    sex = SEX_LETTERS.get(known.sex)
    age = language(N_("{n} yrs", n=today.year - known.born)) if known.born else ""
    parts = (language(sex) if sex else "", *(more or (age, known.hamlet)))
    return Offer(known.id, known.name, " · ".join(part for part in parts if part), language(ENTER))


def fresh_offer(text: str, language: Language) -> Offer:
    """Give the line that makes a new person of what is typed."""
    return Offer(FRESH, language(N_("New person: “{text}”", text=text)), "", language(CTRL_ENTER), "user-plus", fresh=True)


class NameField(SearchField):
    """Where names are begun: it offers who may be meant, and tells who it is and how Enter was pressed."""

    picked = Signal(str, str)
    wanted_new = Signal(str)
    list_pasted = Signal(str)
    went_down = Signal()

    def __init__(self, theme: Theme, language: Language, find: Find, text: str) -> None:
        """Offer what `find` gives for the letters typed."""
        super().__init__(theme, text, "user-plus")
        self._language, self._find = language, find
        self._popup: PopupList | None = None
        self._offered: list[Offer] = []
        self.textEdited.connect(lambda _: self.offer_again())

    def offer_again(self) -> None:
        """Show who may be meant now, as after more people became known."""
        text = self.text().strip()
        if self._popup is None:  # the window is known only once the field is shown in it
            self._popup = PopupList(self._theme, self)
            self._popup.picked.connect(self._pick)
            self._popup.escaped.connect(self.clear)
        self._offered = [*self._find(text), fresh_offer(text, self._language)] if len(text) >= LEAST else []
        self._popup.offer(self._offered, text)

    def popup_offers(self) -> list[Offer]:
        """Give the lines that are offered now."""
        return self._offered

    def start_again(self) -> None:
        """Empty the field for the next name, with nothing left to undo in it."""
        self.setText("")
        if self._popup is not None:
            self._popup.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def type_in(self, text: str) -> None:
        """Go on with letters that were typed elsewhere, or a name that was not taken."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(text)
        self.offer_again()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing to undo here, and keep Ctrl+Enter from it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                event.ignore()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a list that is pasted, go down into the grid, make a new person."""
        clipboard = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if len([line for line in clipboard.splitlines() if line.strip()]) > 1:
            self.list_pasted.emit(clipboard)
        elif event.key() == Qt.Key.Key_Down and not self.text():
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ask_new()
        elif enters and len(self.text().strip()) >= LEAST:
            self.offer_again()
        else:
            super().keyPressEvent(event)

    def ask_new(self) -> None:
        """Ask for a new person of the name typed."""
        if text := self.text().strip():
            self.wanted_new.emit(text)

    def _pick(self, key: str, how: str) -> None:
        if key == FRESH:
            self.ask_new()
        else:
            self.picked.emit(key, how)
