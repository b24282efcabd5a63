"""A widget for each field kind: it shows a plain value, and gives what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from empower_desktop.errors import Problem
from empower_desktop.language import N_
from empower_desktop.records import fields as kinds
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.input import Input
from empower_desktop.ui.kit.choose import RadioCards, Segmented
from empower_desktop.ui.kit.combo import Combo
from empower_desktop.ui.picking import ManyInput, PickInput
from empower_desktop.ui.theme import Theme

__all__ = ["ChoiceInput", "FewInput", "Input", "LineInput", "LongInput", "ManyInput", "PickInput", "YesNoInput", "input_for"]

FEW, SOME = 4, 24
WIDTHS = {"date": 150, "time": 90, "integer": 110, "number": 110, "money": 180, "choice": 300}
NOT_RECORDED = N_("Not recorded")
NOTHING = N_("–")
NONE_FITS = N_("Nothing matches “{text}”. Try part of a word.")


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
        self.choice.changed.connect(lambda _: self.edited.emit())
        self.choice.settled.connect(lambda _: self.left.emit())
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
        self.choice.changed.connect(lambda _: self.edited.emit())
        self.choice.settled.connect(lambda _: self.left.emit())
        self._hold(self.choice)

    def typed(self) -> object:
        """Give what stands in the input."""
        return self.choice.value()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        self.choice.set_value(plain)


class ChoiceInput(Input):
    """One of a longer list; typing finds it."""

    def __init__(self, field: kinds.Field, desk: Desk, theme: Theme) -> None:
        super().__init__(field, desk, theme)
        self.box = Combo(desk.say(NONE_FITS))
        self.box.addItem(desk.say(NOTHING), None)
        for each in field.choices:
            self.box.addItem(desk.say(each.label), each.code)
        self.box.walked.connect(self.edited)
        self.box.meant.connect(self.left)
        self._hold(self.box, WIDTHS["choice"])

    def typed(self) -> object:
        """Give what stands in the input."""
        return self.box.currentData()

    def show_plain(self, plain: Plain) -> None:
        """Show a value and tell nobody."""
        at = self.box.findData(plain) if plain is not None else 0
        if at < 0:  # a newer version's code is shown and kept
            self.box.addItem(str(plain), plain)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)


def input_for(field: kinds.Field, desk: Desk, theme: Theme) -> Input:
    """Give the input that a field wants."""
    if isinstance(field, kinds.ManyChoices | kinds.References):
        return ManyInput(field, desk, theme)
    if isinstance(field, kinds.OneChoice) and len(field.choices) <= SOME:
        return (FewInput if len(field.choices) <= FEW else ChoiceInput)(field, desk, theme)
    if isinstance(field, kinds.OneChoice | kinds.Reference | kinds.Area):
        return PickInput(field, desk, theme)
    if isinstance(field, kinds.YesNo):
        return YesNoInput(field, desk, theme)
    if isinstance(field, kinds.LongText):
        return LongInput(field, desk, theme)
    return LineInput(field, desk, theme)
