"""Inputs that look up: one record or area, or several choices or records as chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.records import fields as kinds
from empower_desktop.records.field import several
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.input import Input
from empower_desktop.ui.kit.chips import ChipsField, find_among
from empower_desktop.ui.kit.offers import Offer, PopupList
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.finding import area_offers, record_offers

SHORTEST = 2
TYPE_TO_ADD = N_("Type to add…")
TYPE_TO_SEARCH = N_("Type two letters…")
TAKE_OUT = N_("Take out")
Finding = Callable[[Workspace, str], Sequence[Offer]]


class ManyInput(Input):
    """Several choices or references, as chips."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        find = find_among([(each.code, desk.say(each.label)) for each in field.choices])
        if field.refers_to:
            find = finder(desk, field)
        self.chips = ChipsField(theme, desk.say(TYPE_TO_ADD), desk.say(TAKE_OUT), find)
        self.chips.changed.connect(self._meant)
        self.chips.left.connect(self._meant)
        self._hold(self.chips)

    def typed(self) -> object:
        """Give what stands in the input, letters that are no choice yet with the choices."""
        letters = self.chips.letters()
        return [*self.chips.values(), *([letters] if letters else [])]

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        codes = plain if isinstance(plain, tuple) else ()
        texts = [self.field.show((code,), self.desk.language, self.desk.work.names) for code in codes]
        self.chips.set_values(list(zip(codes, texts, strict=True)))
        self.chips.set_letters("")

    def bring_back(self, typed: object) -> None:
        """Show again what was chosen, and letters that are on no list as they were typed."""
        codes: list[str] = []
        letters = ""
        for each in typed if isinstance(typed, list) else []:
            try:
                codes.extend(several(self.field.read([each], self.desk.work.today)))
            except Problem:
                letters = str(each)
        self.show_plain(tuple(codes))
        self.chips.set_letters(letters)


def found_for(work: Workspace, field: kinds.Field, text: str) -> Sequence[Offer]:
    """Give the choices, records or areas that a field may hold and that fit what was typed."""
    if isinstance(field, kinds.OneChoice):
        return find_among([(each.code, work.language(each.label)) for each in field.choices])(text)
    found = area_offers(work, text, field.levels) if isinstance(field, kinds.Area) else record_offers(work, field.refers_to, text)
    return [Offer(each.key, each.title, each.meta) for each in found]


def finder(desk: Desk, field: kinds.Field) -> Callable[[str], Sequence[Offer]]:
    """Give what finds the records that a field may refer to."""
    return lambda text: found_for(desk.work, field, text) if len(text.strip()) >= SHORTEST else ()


@dataclass(frozen=True)
class _Picked:
    """What was chosen, and the words it is shown by."""

    key: str = ""
    words: str = ""


class PickInput(Input):
    """One record, area or choice of a long list, found by typing; ↓ in the empty field offers all choices."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self._picked = _Picked()
        self._popup: PopupList | None = None
        self._find: Finding = lambda work, text: found_for(work, field, text)
        self._offers_all = isinstance(field, kinds.OneChoice)
        self.line = QLineEdit()
        self.line.setPlaceholderText(desk.say(TYPE_TO_SEARCH))
        self.line.textEdited.connect(self._offer)
        self.line.editingFinished.connect(self._finish)
        self.line.installEventFilter(self)
        self._hold(self.line)

    def look_among(self, find: Finding) -> None:
        """Offer what `find` finds on the reading thread, in place of all records of the kind; ↓ offers all of that."""
        self._find, self._offers_all = find, True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer the whole list on ↓."""
        opens = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if opens and self._offers_all and not (self._popup and self._popup.isVisible()):
            self._ask("")
            return True
        return False

    def typed(self) -> object:
        """Give what stands in the input."""
        text = self.line.text().strip()
        return self._picked.key if text == self._picked.words else text

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        words = self.field.show(plain, self.desk.language, self.desk.work.names)
        self._picked = _Picked(str(plain or ""), words)
        self.line.setText(words)
        self.line.setModified(False)
        self.line.setCursorPosition(0)

    def bring_back(self, typed: object) -> None:
        """Show again what was chosen by the words for it, and letters that are on no list as they were typed."""
        try:
            self.show_plain(self.field.read(typed, self.desk.work.today))
        except Problem:
            self.show_plain(None)
            self.line.setText(str(typed))

    def _offer(self, text: str) -> None:
        self.edited.emit()
        if len(text.strip()) < SHORTEST:
            self._show_offers(text, text, ())
        else:
            self._ask(text)

    def _ask(self, wanted: str) -> None:
        if self._popup is None:  # the window is known only once the field is shown in it
            self._popup = PopupList(self.theme, self.line)
            self._popup.picked.connect(self._take)
            self._popup.missed.connect(self._finish)
        self._popup.expect()
        self.desk.ask(self._find, wanted, then=partial(self._show_offers, self.line.text(), wanted))

    def _show_offers(self, text: str, wanted: str, found: Sequence[Offer]) -> None:
        if isValid(self) and self._popup is not None and text == self.line.text():
            self._popup.offer(found if self.line.hasFocus() else (), wanted)

    def _take(self, key: str, how: str) -> None:
        self.show_plain(key)
        self.edited.emit()
        self.left.emit()

    def _finish(self) -> None:
        if self.line.isModified() and not (self._popup and self._popup.isVisible()):
            self.line.setModified(False)
            self.left.emit()
