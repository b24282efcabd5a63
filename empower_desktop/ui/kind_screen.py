"""Screen and page of a kind, derived from its description and a few words: what most kinds need, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from empower_desktop.language import N_, Label, Message
from empower_desktop.ui.columns import CHIPS
from empower_desktop.ui.form import Form
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.listing import ListScreen, Pill
from empower_desktop.ui.onward import BEGIN, Onward, begun_by, buttons_onward
from empower_desktop.ui.record_page import FormPart, Part, RecordPage
from empower_desktop.ui.screens.screen import Frame, Page
from empower_desktop.workspace import Row
from empower_desktop.workspace.listing import PageNames, Wanted

EMPTY_KEYS = N_("Ctrl N new  ·  F1 help")
ALL = N_("All")


def pill(key: str, text: Message | Label, **where: Wanted) -> Pill:
    """Make a filter that asks the same on every day."""
    return Pill(key, text, lambda today: where)


class KindPage(RecordPage):
    """One record as its screen describes it; one with more to say overrides what differs."""

    def __init__(self, frame: Frame, face: type[KindScreen]) -> None:
        """Show records as the screen that lists them describes them."""
        self.face = face
        self.kind, self.new_title = face.kind, face.new
        super().__init__(frame)

    def make_part(self, key: str) -> Part:
        """Make the form."""
        return FormPart(self.frame, self.face.form_of(self.desk, self.theme, self.kind, settings=self.frame.settings))

    def show_head(self, row: Row, names: PageNames) -> None:
        """Show its state as a chip, and below the title what one wants to know at a glance."""
        if word := names.show(row, self.face.state) if self.face.state else "":
            kind, icon = CHIPS.get(str(row.fields[self.face.state]), ("neutral", ""))
            self.head.set_chip(kind, word, icon)
        parts = [(icon, " · ".join(text for code in codes if (text := names.show(row, code)))) for icon, *codes in self.face.glance]
        self.head.set_meta([(icon, text) for icon, text in parts if text])

    def buttons_for(self, row: Row) -> Sequence[Action]:
        """Offer what may come of it."""
        return buttons_onward(row, self.face.onward, self.desk.say)

    def act(self, key: str) -> None:
        """Begin what may come of it."""
        if not key.startswith(BEGIN):
            super().act(key)
            return
        self.settle()
        way = self.face.onward[int(key.removeprefix(BEGIN))]
        self.desk.ask(begun_by, way, self.kind.kind, self.record, then=lambda given: self.go_new(way.to, given))


class KindScreen(ListScreen):
    """The records of a kind: a list, a page and a wide list, of its fields and of the words that a screen of its own gives."""

    first: ClassVar[Message]
    """What one notes here, and what for; said while there is nothing."""
    hints: ClassVar[tuple[tuple[str, Message, Message], ...]] = ()
    """Up to three ways to begin: icon, title, text."""
    told: ClassVar[tuple[str, ...]] = ()
    """The fields of the second line of an item."""
    state: ClassVar[str] = ""
    """The field that says how it stands: the word at the right of an item, and the chip of the page."""
    narrowed: ClassVar[tuple[Pill, ...]] = ()
    """The filters above the list, besides the one for all."""
    glance: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The parts of the line below the title of a page: an icon, and the fields said there."""
    onward: ClassVar[tuple[Onward, ...]] = ()
    """What may come of a record, the most likely first."""
    page_of: ClassVar[type[KindPage]] = KindPage
    form_of: ClassVar[type[Form]] = Form

    def make_page(self) -> Page:
        """Make the page of one record."""
        return self.page_of(self.frame, type(self))

    def pills(self) -> Sequence[Pill]:
        """Offer all, and what the screen names."""
        return (pill("all", ALL), *self.narrowed) if self.narrowed else ()

    def meta(self, row: Row, names: PageNames) -> str:
        """Give the fields of the second line."""
        return " · ".join(text for code in self.told if (text := names.show(row, code)))

    def word(self, row: Row) -> tuple[str, str]:
        """Say how it stands, in the colour that its chip has."""
        word = super().word(row)
        code = row.fields.get(self.state)
        if word[0] or code is None:
            return word
        role = CHIPS.get(str(code), ("neutral", ""))[0]
        said = self.kind.fields()[self.state].show(code, self.desk.language, self.desk.work.names)
        return said, "muted" if role == "neutral" else role

    def make_small_empty(self) -> EmptyState:
        """Say the same in place of the wide list, without more hints."""
        say = self.desk.say
        return EmptyState(self.theme, self.icon, say(self.none), say(self.first), [self.new_action()])

    def make_empty(self) -> EmptyState:
        """Say what one notes here and how to begin."""
        say = self.desk.say
        hints = [(icon, say(title), say(text)) for icon, title, text in self.hints]
        return EmptyState(self.theme, self.icon, say(self.none), say(self.first), [self.new_action()], hints, say(EMPTY_KEYS))
