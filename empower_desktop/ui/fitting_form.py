"""A form that shows only the fields that fit what was chosen in it, and says above them what matters now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from shiboken6 import isValid

from empower_desktop.language import Message
from empower_desktop.records import Record
from empower_desktop.records.fields import Plain
from empower_desktop.records.record import Finding
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.form_section import FormGrid
from empower_desktop.ui.inputs import Input
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.theme import Theme

PUT_IN = "put_in:"


class FittingForm(Form):
    """A form with fields that others decide about.

    What holds a value is always shown: nothing that came from elsewhere is ever hidden.
    """

    deciding: ClassVar[tuple[str, ...]] = ()
    """The fields that decide what fits."""
    below: ClassVar[Mapping[str, Message]] = {}
    """What is said below fields, to tell what is meant."""
    order: ClassVar[tuple[str, ...]] = ()
    """The fields that stand first, in this order, in their part of the form."""
    notice: ClassVar[tuple[str, str]] = ("info", "lightbulb")
    """The colour and the icon of what is said above the fields."""
    mended: ClassVar[Mapping[tuple[str, str], tuple[str, Plain, Message]]] = {}
    """For a doubt of a rule at a field: the field that settles it, the value, and the word of the button."""

    def __init__(self, desk: Desk, theme: Theme, kind: type[Record], **options: Any) -> None:
        """Show the fields that fit."""
        self._note = Note(theme, *self.notice)
        self._opened: set[tuple[str, str]] = set()
        super().__init__(desk, theme, kind, **options)
        self._note.setParent(self)  # shown before it has one, it would be a window of its own
        self._note.hide()
        self._note.acted.connect(self.do_noted)
        self._lines.insertWidget(0, self._note)

    def unfitting(self, chosen: Mapping[str, Plain]) -> Collection[str]:
        """Give the fields that have no sense with these values."""
        return ()

    def said(self, chosen: Mapping[str, Plain]) -> Message | None:
        """Give what is said above the fields."""
        return None

    def offered(self) -> list[Action]:
        """Give the buttons beside what is said above the fields."""
        return []

    def do_noted(self, key: str) -> None:
        """Do what a button above the fields says."""

    def chosen(self) -> dict[str, Plain]:
        """Give the values as they stand in the form: those shown, and what is being chosen where that decides."""
        typed = {code: self.inputs[code].typed() for code in self.deciding if code in self.inputs.made}
        return {**self.shown, **{code: plain if isinstance(plain, str | bool) else None for code, plain in typed.items()}}

    def put_in(self, values: Mapping[str, Plain]) -> None:
        """Put values into their fields, as if they had been typed there."""
        for code, plain in values.items():
            self.inputs[code].show_plain(plain)
            self.inputs[code].edited.emit()
            self.inputs[code].left.emit()

    def open_at(self, code: str) -> None:
        """Open the section of a field, once for each record, without remembering it for others."""
        if (self.record, code) in self._opened:
            return
        self._opened.add((self.record, code))
        for section in self._sections:
            if code in section.codes:
                section.blockSignals(True)
                section.set_open(True)
                section.blockSignals(False)

    def next_section(self) -> None:
        """Open the section after the one at hand that has something to ask."""
        for section in self._sections:
            if not section.is_open() and not section.isHidden():
                section.set_open(True)
                left_out = self._left_out()
                self.inputs[next(code for code in section.codes if code not in left_out)].setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def cures(self, found: Finding) -> list[Action]:
        """Offer the value that settles a doubt."""
        cure = self.mended.get((found.rule, found.field))
        return [*super().cures(found), *([Action(PUT_IN + found.rule, self._desk.say(cure[2]))] if cure else [])]

    def fit(self) -> None:
        """Show the fields that fit, and what is said above them; nothing in a form that is gone by the time an answer comes."""
        if not isValid(self):
            return
        chosen = self.chosen()
        unfitting = self._left_out()
        for grid in self.findChildren(FormGrid):
            grid.leave_out(unfitting)
        for section in self._sections:
            section.setVisible(not unfitting.issuperset(section.codes))
        text = self.said(chosen)
        if text is None:
            self._note.hide()
        else:
            self._note.show_text(self._desk.say(text), self.offered())

    def _summarise(self) -> None:
        super()._summarise()
        self.fit()

    def _cure(self, code: str, key: str) -> None:
        if key.startswith(PUT_IN):
            field, plain, _ = self.mended[key.removeprefix(PUT_IN), code]
            self.put_in({field: plain})
        else:
            super()._cure(code, key)

    def _make_input(self, code: str) -> Input:
        made = super()._make_input(code)
        if code in self.deciding:
            made.edited.connect(self.fit)
        return made

    def _make_field(self, code: str) -> Field:
        made = super()._make_field(code)
        if code in self.below:
            made.show_hint(self._desk.say(self.below[code]))
        return made

    def _grid(self, codes: Iterable[str]) -> FormGrid:
        wanted = list(codes)
        first: Iterator[str] = (code for code in self.order if code in wanted)
        grid = super()._grid(dict.fromkeys(chain(first, wanted)))
        grid.leave_out(self._left_out())
        return grid

    def _left_out(self) -> set[str]:
        """Give the fields that are not asked: those that do not fit and hold nothing, also nothing that is being typed."""
        held = {code for code, plain in self.shown.items() if plain is not None}
        return set(self.unfitting(self.chosen())) - held - self._sitting.mine
