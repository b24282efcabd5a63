"""A widget for each field kind: it shows a plain value, and gives what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.records import fields as kinds
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.chips import ChipsField, find_among
from empower_desktop.ui.kit.choose import RadioCards, Segmented
from empower_desktop.ui.kit.search import Offer, PopupList
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.finding import area_offers, record_offers

FEW, SOME = 4, 24
SHORTEST = 2
WIDTHS = {"date": 150, "time": 90, "integer": 110, "number": 110, "money": 180, "choice": 300}
NOT_RECORDED = N_("Not recorded")
TYPE_TO_ADD = N_("Type to add…")
TYPE_TO_SEARCH = N_("Type two letters…")
TAKE_OUT = N_("Take out")
NOTHING = N_("–")


class Input(QWidget):
    """What every input can do; `edited` comes with every key, `left` when the value is meant."""

    edited = Signal()
    left = Signal()

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        """Serve one field."""
        super().__init__()
        self.field, self.desk, self.theme = field, desk, theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)

    def typed(self) -> object:
        """Give what stands in the input, for `Field.read`."""
        raise AssertionError("each input gives what was typed in it")

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        raise AssertionError("each input shows a value")

    def bring_back(self, typed: object) -> None:
        """Show again what was being typed when the app ended."""
        self.show_plain(tuple(typed) if isinstance(typed, list) else typed if isinstance(typed, bool | str) else None)

    def _meant(self) -> None:
        """Tell that a value was chosen: it was edited and is meant at once."""
        self.edited.emit()
        self.left.emit()

    def _hold(self, widget: QWidget, width: int = 0) -> None:
        self._lines.addWidget(widget)
        self.setFocusProxy(widget)
        if width:
            widget.setMaximumWidth(self.theme.px(width))

    def setAccessibleName(self, name: str) -> None:
        """Name the widget that takes the keyboard."""
        super().setAccessibleName(name)
        if proxy := self.focusProxy():
            proxy.setAccessibleName(name)


class LineInput(Input):
    """One line: texts, days, times and numbers; it shows what it understood when it is left."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.line.editingFinished.connect(self._finish)
        if isinstance(field, kinds.Integer | kinds.Number):
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if unit := getattr(field, "unit", None):
            self.line.setPlaceholderText(desk.say(unit))
        self._hold(self.line, WIDTHS.get(field.type, 0))

    def typed(self) -> object:
        """Give what stands in the input."""
        return self.line.text()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        words = self._words(plain)
        if words != self.line.text():  # the cursor of somebody who typed it stays
            self.line.setText(words)
            self.line.setCursorPosition(0)
        self.line.setModified(False)

    def bring_back(self, typed: object) -> None:
        """Show again what was being typed, word for word."""
        self.line.setText(str(typed))
        self.line.setModified(True)

    def _words(self, plain: Plain) -> str:
        if isinstance(self.field, kinds.Text) or plain is None:
            return str(plain or "")
        value = self.field.load(plain)
        if isinstance(self.field, kinds.Day) and value is not None:
            return self.desk.language.short_day(value)  # type: ignore[arg-type]  # a day's value is a date
        return self.field.show(plain, self.desk.language, self.desk.work.names)

    def _finish(self) -> None:
        if not self.line.isModified():
            return
        try:
            plain = self.field.read(self.line.text(), self.desk.work.today)
        except Problem:
            self.left.emit()
            return
        self.show_plain(plain)
        self.left.emit()


class _Paragraph(QPlainTextEdit):
    """Many lines; Tab goes on to the next field."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.document().isModified():
            self.document().setModified(False)
            self.finished.emit()


class LongInput(Input):
    """A text of many lines."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self.paragraph = _Paragraph()
        self.paragraph.setFixedHeight(theme.px(84))
        self.paragraph.textChanged.connect(self.edited)
        self.paragraph.finished.connect(self.left)
        self._hold(self.paragraph)

    def typed(self) -> object:
        """Give what stands in the input."""
        return self.paragraph.toPlainText()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        self.paragraph.blockSignals(True)
        self.paragraph.setPlainText(str(plain or ""))
        self.paragraph.blockSignals(False)
        self.paragraph.document().setModified(False)


class YesNoInput(Input):
    """Yes, no, not recorded."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        words = [
            (True, desk.language.yes_no(True).capitalize()),
            (False, desk.language.yes_no(False).capitalize()),
            (None, desk.say(NOT_RECORDED)),
        ]
        self.choice = Segmented(theme, words)
        self.choice.changed.connect(lambda _: self._meant())
        self._hold(self.choice)

    def typed(self) -> object:
        """Give what stands in the input."""
        return self.choice.value()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        self.choice.set_value(plain if isinstance(plain, bool) else None)


class FewInput(Input):
    """Up to four choices, all in sight."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self.choice = RadioCards(theme, [(each.code, desk.say(each.label), "") for each in field.choices])
        self.choice.changed.connect(lambda _: self._meant())
        self._hold(self.choice)

    def typed(self) -> object:
        """Give what stands in the input."""
        return self.choice.value()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        self.choice.set_value(plain)


class _Wheelless(QObject):
    """Scrolling a form must not change a choice that the wheel passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


class ChoiceInput(Input):
    """One of a longer list; typing finds it."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self.box = QComboBox()
        self.box.setEditable(len(field.choices) > SOME)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.addItem(desk.say(NOTHING), None)
        for each in field.choices:
            self.box.addItem(desk.say(each.label), each.code)
        if (completer := self.box.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
        self.box.activated.connect(lambda _: self._meant())
        self._wheel = _Wheelless(self)
        self.box.installEventFilter(self._wheel)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._hold(self.box, WIDTHS["choice"])

    def typed(self) -> object:
        """Give what stands in the input."""
        if self.box.isEditable() and self.box.currentText() != self.box.itemText(self.box.currentIndex()):
            return self.box.currentText()
        return self.box.currentData()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        at = self.box.findData(plain) if plain is not None else 0
        if at < 0:  # a newer version's code is shown and kept
            self.box.addItem(str(plain), plain)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)


class ManyInput(Input):
    """Several choices or references, as chips."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        find = find_among([(each.code, desk.say(each.label)) for each in field.choices])
        if field.refers_to:
            find = finder(desk, field)
        self.chips = ChipsField(theme, desk.say(TYPE_TO_ADD), desk.say(TAKE_OUT), find)
        self.chips.changed.connect(self._meant)
        self._hold(self.chips)

    def typed(self) -> object:
        """Give what stands in the input."""
        return list(self.chips.values())

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        codes = plain if isinstance(plain, tuple) else ()
        texts = [self.field.show((code,), self.desk.language, self.desk.work.names) for code in codes]
        self.chips.set_values(list(zip(codes, texts, strict=True)))


def found_for(work: Workspace, field: kinds.Field, text: str) -> Sequence[Offer]:
    """Give the records or areas that a field may refer to and that fit what was typed."""
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
    """One record or area, found by typing."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self._picked = _Picked()
        self._popup: PopupList | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(desk.say(TYPE_TO_SEARCH))
        self.line.textEdited.connect(self._offer)
        self.line.editingFinished.connect(self._finish)
        self._hold(self.line)

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

    def _offer(self, text: str) -> None:
        self.edited.emit()
        if len(text.strip()) < SHORTEST:
            self._show_offers(text, ())
        else:
            self.desk.ask(found_for, self.field, text, then=partial(self._show_offers, text))

    def _show_offers(self, text: str, found: Sequence[Offer]) -> None:
        if not isValid(self) or text != self.line.text():
            return
        if self._popup is None:  # the window is known only once the field is shown in it
            self._popup = PopupList(self.theme, self.line)
            self._popup.picked.connect(self._take)
        self._popup.offer(found if self.line.hasFocus() else (), text)

    def _take(self, key: str, how: str) -> None:
        self.show_plain(key)
        self.edited.emit()
        self.left.emit()

    def _finish(self) -> None:
        if self.line.isModified() and not (self._popup and self._popup.isVisible()):
            self.line.setModified(False)
            self.left.emit()


def input_for(field: kinds.Field, desk: Desk, theme: Theme) -> Input:
    """Give the input that a field wants."""
    if isinstance(field, kinds.ManyChoices | kinds.References):
        return ManyInput(field, desk, theme)
    if isinstance(field, kinds.OneChoice):
        return (FewInput if len(field.choices) <= FEW else ChoiceInput)(field, desk, theme)
    if isinstance(field, kinds.Reference | kinds.Area):
        return PickInput(field, desk, theme)
    if isinstance(field, kinds.YesNo):
        return YesNoInput(field, desk, theme)
    if isinstance(field, kinds.LongText):
        return LongInput(field, desk, theme)
    return LineInput(field, desk, theme)
