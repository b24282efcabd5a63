"""The first run: two fields, or practice data, a backup, or a file of one's own from before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import LANGUAGES, N_, Label, Language, Message
from empower_desktop.ui.aside import Aside
from empower_desktop.ui.beginning import Wanted, area_named, areas_like, begin
from empower_desktop.ui.cover import FORM, Cover
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.chips import ChipsField
from empower_desktop.ui.kit.choose import RadioCards, Segmented
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.offers import PopupList
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, icon_label, label, row
from empower_desktop.ui.passphrase import ask_passphrase, passphrase_of
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.unlocking import NEEDS_PASSPHRASE
from empower_desktop.workspace.keeping import restore
from empower_desktop.workspace.knowing import Known, known_in, predecessor_in
from empower_desktop.workspace.opening import is_there

WORDS = {"id": "Bahasa Indonesia", "en": "English"}


class FirstRun(QWidget):
    """Asks for name, role and place; `started` says that there is a store now, with whether practice data is wanted."""

    started = Signal(bool)
    language_chosen = Signal(str)

    def __init__(
        self, theme: Theme, languages: Mapping[str, Language], code: str, folder: Path, practice: Path, begun: Wanted | None = None
    ) -> None:
        """Show the fields; real data goes into one folder, practice data into another; `begun` is what was typed before."""
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme, self._languages, self._folder, self._practice = theme, languages, folder, practice
        self.language = languages[code]
        self._aside = Aside(self)
        self._file = begun.file if begun else None
        self._is_again = begun is not None and begun.again
        self._name_in_file = begun.name if begun and begun.again else ""
        self._passphrase, self._lacks = (begun.passphrase, begun.lacks) if begun else ("", None)
        self._cover = Cover(theme, self.language)
        self._lay_out(begun)

    def close_down(self) -> None:
        """End what is under way beside the window."""
        self._aside.close()

    def typed(self) -> Wanted:
        """Give what stands in the fields."""
        areas = self.area.values()
        return Wanted(
            self.name.text().strip(),
            str(self.role.value()),
            areas[-1] if areas else None,
            self.language.code,
            file=self._file,
            again=self._is_again,
            passphrase=self._passphrase,
            lacks=self._lacks,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the form where both do not fit."""
        super().resizeEvent(event)
        self._cover.give_way(self.width())

    def _lay_out(self, begun: Wanted | None) -> None:
        self._make_fields(begun)
        self._make_notes()
        inside = QWidget()
        inside.setLayout(self._form())
        inside.setFixedWidth(self.theme.px(500))
        self.setMinimumWidth(self.theme.px(FORM))
        around = scrolled(inside)  # large letters need more height than a small window has
        around.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = row(self.theme, space=0)
        whole.addWidget(self._cover)
        whole.addWidget(around, 1)
        self.setLayout(whole)
        if begun and begun.area:
            self._aside.do(partial(area_named, self._folder, begun.area), self._show_area, self._refuse)
        self.name.setFocus()

    def _make_fields(self, begun: Wanted | None) -> None:
        say, theme = self.language, self.theme
        self.name = QLineEdit(begun.name if begun else "")
        self.name.setMaxLength(100)
        self.name.returnPressed.connect(self.begin)
        self.name_field = Field(theme, say(N_("Your name as it stands in the minutes")), self.name, required=say(N_("needed to begin")))
        roles = [
            ("pendamping", say(Label("Pendamping", "Field worker")), say(N_("records in the village"))),
            ("koordinator", say(Label("Koordinator", "Coordinator")), say(N_("merges what is sent"))),
        ]
        self.role = RadioCards(theme, roles, begun.role if begun else "pendamping", fill=True)
        self.area = ChipsField(theme, say(N_("Type the name of a village or district")), say(N_("Take out")), lambda text: ())
        (self._area_typed,) = self.area.findChildren(QLineEdit)
        self.area.typed.connect(self._search_area)
        self.area.changed.connect(self._keep_one)
        self._popup: PopupList | None = None
        self._area_names: dict[str, str] = {}

    def _make_notes(self) -> None:
        self._note, self._brought = Note(self.theme, "danger", "circle-alert"), Note(self.theme, "info", "file-spreadsheet")
        self._partly = Note(self.theme, "warn", "triangle-alert")
        for note in (self._brought, self._partly):
            note.acted.connect(lambda _: self._let_go())
        self._note.hide()
        self._show_brought()

    def _form(self) -> QVBoxLayout:
        say, theme = self.language, self.theme
        form = column(theme, space=0, margins=(0, 40, 0, 32))
        form.addLayout(self._tongues())
        form.addStretch(3)
        form.addWidget(label(say(N_("Welcome")), "display"))
        form.addSpacing(theme.px(4))
        form.addWidget(label(say(N_("Nothing else is needed. All of it can be changed later in Settings.")), "muted", wrap=True))
        form.addSpacing(theme.px(20))
        form.addWidget(self.name_field)
        form.addSpacing(theme.px(14))
        form.addWidget(Field(theme, say(N_("Role")), self.role))
        form.addSpacing(theme.px(14))
        form.addWidget(Field(theme, say(N_("Where you work")), self.area, hint=say(N_("May be left out."))))
        form.addSpacing(theme.px(20))
        form.addWidget(self._brought)
        form.addWidget(self._partly)
        form.addWidget(self._note)
        form.addSpacing(theme.px(8))
        form.addLayout(self._buttons())
        form.addStretch(4)
        form.addLayout(self._before())
        return form

    def _tongues(self) -> QHBoxLayout:
        tongues = Segmented(self.theme, [(code, WORDS[code]) for code in LANGUAGES], self.language.code)
        tongues.changed.connect(lambda code: self.language_chosen.emit(str(code)))
        tongues.setMaximumWidth(self.theme.px(260))
        top = row(self.theme)
        top.addStretch(1)
        top.addWidget(tongues)
        return top

    def _buttons(self) -> QHBoxLayout:
        say, theme = self.language, self.theme
        go = Button(theme, say(N_("Begin")), "primary", "arrow-right")
        go.clicked.connect(self.begin)
        practice = Button(theme, say(N_("Try with practice data")), "ghost", "sprout")
        practice.clicked.connect(partial(self.begin, practice=True))
        buttons = row(theme, go, practice, space=12)
        buttons.addStretch(1)
        return buttons

    def _before(self) -> QVBoxLayout:
        say, theme = self.language, self.theme
        lines = column(theme, space=2)
        for icon, text, word, act in (
            ("archive-restore", N_("Used it before?"), N_("Restore a backup"), self.restore_from),
            ("user-round", N_("It is me again, on another laptop"), N_("Begin from my file"), self.recognise),
            ("handshake", N_("Going on with somebody else’s work"), N_("Begin from their file"), self.go_on_with),
        ):
            button = Button(theme, say(word), "ghost")
            button.clicked.connect(partial(self._choose_file, word, act))
            line = row(theme, icon_label(theme, icon, "muted", 16), label(say(text), "muted"), button, space=8)
            line.addStretch(1)
            lines.addLayout(line)
        return lines

    def begin(self, *, practice: bool = False) -> None:
        """Start the notebook; without a name only with practice data, and go on with that if it was begun before."""
        if practice and is_there(self._practice):
            self.started.emit(True)
            return
        wanted = self.typed()
        name = wanted.name or (self.language(N_("Practice")) if practice else "")
        if not name:
            self.name_field.show_problem(self.language(N_("The name is still empty. It stands under the minutes.")))
            self.name.setFocus()
            return
        act = partial(begin, self._practice if practice else self._folder, self.language, replace(wanted, name=name, practice=practice))
        self._slowly(N_("Beginning…"), act, lambda _: self.started.emit(practice), self._refuse)

    def _search_area(self, text: str) -> None:
        if self._popup is None:
            self._popup = PopupList(self.theme, self._area_typed)
            self._popup.picked.connect(lambda key, how: self._take_area(key))
        if len(text.strip()) >= 2:
            self._popup.expect()
            self._aside.do(partial(areas_like, self._folder, text), partial(self._offer_areas, text), self._refuse)
        else:
            self._popup.offer([])

    def _offer_areas(self, text: str, found: object) -> None:
        assert isinstance(found, list)
        assert self._popup is not None
        self._area_names.update({offer.key: offer.title for offer in found})
        if self._area_typed.text() == text:
            self._popup.offer(found, text)

    def _take_area(self, key: str) -> None:
        self._area_typed.clear()
        self.area.set_values([(key, self._area_names[key])])

    def _show_area(self, found: object) -> None:
        assert isinstance(found, tuple)
        self.area.set_values([found])
        self._show_brought()

    def _keep_one(self) -> None:
        if len(self.area.values()) > 1:
            key = self.area.values()[-1]
            self.area.set_values([(key, self._area_names[key])])

    def _choose_file(self, title: Message, act: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.language(title), str(Path.home()))
        if chosen:
            act(Path(chosen))

    def restore_from(self, file: Path) -> None:
        """Begin with what a backup holds."""
        told = N_("Reading {file}…", file=file.name)
        self._slowly(told, partial(restore, self._folder, file), lambda _: self.started.emit(False), self._refuse)

    def recognise(self, file: Path, passphrase: str = "") -> None:
        """Be the same author as the one who sent a file, or whom it came back to; where it is locked, its passphrase is asked for."""
        told, locked = N_("Reading {file}…", file=file.name), partial(self._locked, file, self.recognise, passphrase)
        self._slowly(told, partial(known_in, file, passphrase), partial(self._recognised, file, passphrase, True), locked)

    def go_on_with(self, file: Path, passphrase: str = "") -> None:
        """Go on with the work of the one who sent a file, or whom it came back to, under a name of one's own."""
        told, locked = N_("Reading {file}…", file=file.name), partial(self._locked, file, self.go_on_with, passphrase)
        self._slowly(told, partial(predecessor_in, file, passphrase), partial(self._recognised, file, passphrase, False), locked)

    def _slowly(self, told: Message, act: Callable[[], object], then: Callable[[object], None], refused: Callable[[Refusal], None]) -> None:
        """Say what takes a while; begun meanwhile, the notebook would begin without the file."""
        self._note.hide()
        self._partly.hide()
        self._brought.show_text(escape(self.language(told)), [])
        self._aside.do_alone(act, then, refused)

    def _locked(self, file: Path, act: Callable[[Path, str], None], tried: str, refusal: Refusal) -> None:
        self._show_brought()
        if refusal.code in NEEDS_PASSPHRASE:
            ask_passphrase(self.theme, self.language, self, passphrase_of(file.name), partial(act, file), tried)
        else:
            self._refuse(refusal)

    def _recognised(self, file: Path, passphrase: str, again: bool, found: object) -> None:
        """Show what is known of the person; of somebody else only the place is taken, so that nobody begins under another's name."""
        assert isinstance(found, Known)
        self._file, self._passphrase, self._is_again, self._lacks = file, passphrase, again, found.lacks
        author = found.author
        if again:
            self._name_in_file = author.name
            self.name.setText(author.name)
            self.role.set_value(author.role)
        elif self.name.text().strip() == self._name_in_file:
            self.name.clear()
        self._show_brought()
        self.name.setFocus()
        if author.area:  # begun before its name is known, the notebook would be without it
            told = N_("Reading {file}…", file=file.name)
            self._slowly(told, partial(area_named, self._folder, author.area), self._show_area, self._refuse)

    def _show_brought(self) -> None:
        """Say that what a file holds comes along, or warn that it is only a part, with a way to leave it."""
        self._brought.hide()
        self._partly.hide()
        if self._file is not None:
            back = N_("All that {file} holds is back once you begin.", file=self._file.name)
            told = back if self._is_again else N_("All that {file} holds comes along.", file=self._file.name)
            note = self._partly if self._lacks else self._brought
            note.show_text(escape(self.language(self._lacks or told)), [Action("leave", self.language(N_("Without it")), kind="ghost")])

    def _let_go(self) -> None:
        self._file, self._passphrase, self._is_again, self._lacks = None, "", False, None
        self._show_brought()

    def _refuse(self, refusal: Refusal) -> None:
        self._show_brought()
        if isinstance(refusal, Problem) and refusal.place.field == "name":
            self.name_field.show_problem(self.language(refusal.message))
        else:
            self._note.show_text(self.language(refusal.message))
