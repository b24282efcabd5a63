"""The card of the settings for papers: the letterhead with its picture, the size of the paper, and who signs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, Label
from empower_desktop.records.fields import LongText, Text
from empower_desktop.reports.papers.paper import Size
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.choose import Segmented
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.picture import picture_of
from empower_desktop.ui.kit.texts import label, row
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.stationery import Stationery, change_stationery, proposed_stationery, read_logo, stationery_of

SIDE = 56
FIELDS: tuple[Text | LongText, ...] = (
    LongText(
        code="above",
        label=Label("Baris di atas nama, misalnya kabupaten dan kecamatan", "Lines above the name, such as regency and district"),
    ),
    Text(code="name", label=Label("Nama desa atau kantor", "Name of the village or office")),
    Text(code="address", label=Label("Alamat", "Address")),
    Text(code="signs", label=Label("Kepala desa yang menandatangani, dengan gelar", "Village head who signs, with titles")),
)


class StationeryCard(Card):
    """What the papers of this office look like; each field is kept when it is left."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Lay the fields out and show what is kept."""
        super().__init__(theme, desk.say(N_("Letterhead and paper")))
        self._desk, self._theme = desk, theme
        self.now = Stationery()
        say = desk.say
        self.body.addWidget(
            label(say(N_("Stands at the head of printed recaps. Without a name, papers begin with their title.")), "muted", wrap=True)
        )
        self.inputs: dict[str, Input] = {}
        self.fields: dict[str, Field] = {}
        for field in FIELDS:
            each = input_for(field, desk, theme)
            each.setObjectName(f"stationery_{field.code}")
            each.left.connect(self.save)
            self.inputs[field.code], self.fields[field.code] = each, Field(theme, say(field.label), each)
            self.body.addWidget(self.fields[field.code])
        self.body.addLayout(row(theme, *self._pictures(), QWidget()))
        self._add_paper()
        desk.ask(stationery_of, then=self.show_kept)

    def _pictures(self) -> list[QWidget]:
        say = self._desk.say
        self.logo = QLabel()
        self.logo.setFixedSize(self._theme.px(SIDE), self._theme.px(SIDE))
        choose = Button(self._theme, say(N_("Choose an emblem…")), "default", "image")
        choose.clicked.connect(self._ask_logo)
        self.without = Button(self._theme, say(N_("Without emblem")), "ghost", "x")
        self.without.clicked.connect(lambda: self.keep(replace(self._typed(), logo=b"")))
        self.propose = Button(self._theme, say(N_("Propose from my area")), "ghost", "map-pin")
        self.propose.clicked.connect(lambda: self._desk.ask(proposed_stationery, then=self._proposed))
        return [self.logo, choose, self.without, self.propose]

    def _add_paper(self) -> None:
        say = self._desk.say
        self.paper = Segmented(self._theme, [("F4", "F4 (215 × 330 mm)"), ("A4", "A4 (210 × 297 mm)")])
        self.faces = Segmented(self._theme, [(False, say(N_("Bookman and Arial"))), (True, say(N_("Arial only")))])
        for name, text, choice in (("paper_size", N_("Paper"), self.paper), ("paper_faces", N_("Typeface"), self.faces)):
            choice.setObjectName(name)
            choice.settled.connect(lambda _: self.save())
            self.body.addWidget(Field(self._theme, say(text), choice))

    def show_kept(self, kept: Stationery) -> None:
        """Show what is kept, where nobody is typing."""
        self.now = kept
        for code, each in self.inputs.items():
            focused = QApplication.focusWidget()
            if focused is None or not each.isAncestorOf(focused):
                each.show_plain(getattr(kept, code) or None)
        self.paper.set_value(kept.size)
        self.faces.set_value(kept.arial_only)
        image = picture_of(kept.logo)
        self.logo.setPixmap(
            QPixmap() if image.isNull() else QPixmap.fromImage(image.scaled(self.logo.size(), Qt.AspectRatioMode.KeepAspectRatio))
        )
        self.logo.setVisible(not image.isNull())
        self.without.setVisible(bool(kept.logo))
        self.propose.setVisible(not kept.name)

    def take_logo(self, file: Path) -> None:
        """Put a picture on the letterhead."""
        try:
            self.keep(replace(self._typed(), logo=read_logo(file)))
        except Refusal as refusal:
            self._desk.refused.emit(refusal)

    def save(self) -> None:
        """Keep what was typed, if it is something new."""
        if self._typed() != self.now:
            self.keep(self._typed())

    def keep(self, stationery: Stationery) -> None:
        """Keep the stationery, and show it."""
        self.now = stationery
        self._desk.do(change_stationery, stationery, then=lambda _: self._kept(), refused=self._refused)

    def _kept(self) -> None:
        for field in self.fields.values():
            field.clear()
        self._desk.ask(stationery_of, then=self.show_kept)

    def _refused(self, refusal: Refusal) -> None:
        code = refusal.place.field if isinstance(refusal, Problem) else ""
        if code in self.fields:
            self.fields[code].show_problem(self._desk.say(refusal.message))
        else:
            self._desk.refused.emit(refusal)

    def _proposed(self, proposed: Stationery) -> None:
        if proposed.name:
            self.keep(replace(self._typed(), above=proposed.above, name=proposed.name))

    def _typed(self) -> Stationery:
        above, name, address, signs = (str(self.inputs[code].typed() or "") for code in self.inputs)
        size: Size = "A4" if self.paper.value() == "A4" else "F4"
        return Stationery(above, name, address, signs, self.now.logo, size, bool(self.faces.value()))

    def _ask_logo(self) -> None:
        say = self._desk.say
        chosen, _ = QFileDialog.getOpenFileName(self, say(N_("Choose an emblem…")), str(Path.home()), "*.png *.jpg *.jpeg")
        if chosen:
            self.take_logo(Path(chosen))
