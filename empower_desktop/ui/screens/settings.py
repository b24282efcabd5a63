"""Settings: who one is, how it looks, areas, backups, practice, and what one tells who helps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import LANGUAGES, N_, P_, Label, Message
from empower_desktop.records import Author
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.choose import Segmented
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.page import PageHead
from empower_desktop.ui.kit.question import ask
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import column, label, row
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.practice_bar import BACK, BEGIN, PRACTICE
from empower_desktop.ui.screens.screen import Frame, Screen
from empower_desktop.ui.stationery_card import StationeryCard
from empower_desktop.ui.theme import SCALES
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.diagnosing import About, about, examine
from empower_desktop.workspace.keeping import backup
from empower_desktop.workspace.overview import Status, status
from empower_desktop.workspace.placing import take_in_areas
from empower_desktop.workspace.practising import is_practice
from empower_desktop.workspace.profile import change_look, change_profile, look_of

WORDS = {"id": "Bahasa Indonesia", "en": "English"}
TONES: tuple[tuple[str, Message], ...] = (("light", N_("Light")), ("dark", N_("Dark")), ("system", N_("Follow the system")))
PROFILE: tuple[tuple[str, Message], ...] = (
    ("name", N_("Your name as it stands in the minutes")),
    ("role", N_("Role")),
    ("area", N_("Where you work")),
)


class SettingsScreen(Screen):
    """Everything that is chosen once."""

    key = "settings"
    title = Label("Pengaturan", "Settings")
    icon = "settings"

    def __init__(self, frame: Frame) -> None:
        """Lay the cards out."""
        super().__init__(frame)
        say, theme = self.desk.say, self.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = PageHead(theme, say(self.title), more="", back="")
        inside = QWidget()
        cards = column(theme, space=12, margins=(24, 16, 24, 16))
        for card in (
            self._profile(),
            self._look(),
            StationeryCard(self.desk, theme),
            self._keeping(),
            self._practising(),
            self._areas(),
            self._about(),
        ):
            cards.addWidget(card)
        cards.addStretch(1)
        inside.setLayout(cards)
        inside.setMaximumWidth(theme.px(868))
        self.setLayout(column(theme, head, scrolled(inside), space=0))
        self._show_all()

    def show_list(self) -> None:
        """Bring the keyboard to the name."""
        self._show_all()
        self.inputs["name"].setFocus()

    def open_record(self, record: str, at: str = "", focus: str = "") -> None:
        """Show the settings; they hold no records."""
        self.show_list()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        self._show_all()

    def settle(self) -> None:
        """Save the profile as it stands."""
        self._save_profile()

    def next_place(self) -> bool:
        """Bring the keyboard to the name."""
        if self.holds_keyboard():
            return False
        self.inputs["name"].setFocus()
        return True

    def _profile(self) -> Card:
        card = Card(self.theme, self.desk.say(N_("Profile")))
        self.inputs: dict[str, Input] = {}
        self.fields: dict[str, Field] = {}
        self._touched: set[str] = set()
        for code, text in PROFILE:
            each = input_for(Author.fields()[code], self.desk, self.theme)
            each.setObjectName(f"profile_{code}")
            each.edited.connect(lambda code=code: self._touched.add(code))
            each.left.connect(self._save_profile)
            self.inputs[code] = each
            self.fields[code] = Field(self.theme, self.desk.say(text), each)
            card.body.addWidget(self.fields[code])
        return card

    def _look(self) -> Card:
        say, work = self.desk.say, self.desk.work
        card = Card(self.theme, say(N_("Language and look")))
        tongue = Segmented(self.theme, [(code, WORDS[code]) for code in LANGUAGES], self.desk.language.code)
        sizes = [(str(scale), f"{round(scale * 100)} %") for scale in SCALES]
        size = Segmented(self.theme, sizes, str(self.theme.scale))
        tone = Segmented(self.theme, [(code, say(text)) for code, text in TONES], look_of(work, "tone") or "light")
        for name, text, choice in (("language", N_("Language"), tongue), ("text_scale", N_("Text size"), size), ("tone", N_("Tone"), tone)):
            choice.setObjectName(name)
            choice.changed.connect(lambda value, name=name: self.choose_look(name, str(value)))
            card.body.addWidget(Field(self.theme, say(text), choice))
        return card

    def _keeping(self) -> Card:
        say = self.desk.say
        card = Card(self.theme, say(N_("Backup")))
        self._backup_line = label("", "muted", wrap=True)
        card.body.addWidget(self._backup_line)
        save = Button(self.theme, say(N_("Back up to a file…")), "default", "hard-drive")
        save.clicked.connect(self._ask_backup)
        bring = Button(self.theme, say(N_("Restore a backup…")), "default", "archive-restore")
        bring.clicked.connect(self._ask_restore)
        trash = Button(self.theme, say(N_("Trash")), "default", "trash-2")
        trash.clicked.connect(lambda: self.go("trash"))
        line = row(self.theme, save, bring, trash)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _practising(self) -> Card:
        """Offer the practice data, or the way back from it."""
        say, practises = self.desk.say, is_practice(self.desk.work)
        card = Card(self.theme, say(N_("Practise")))
        text = PRACTICE if practises else N_("An invented village to try everything in. It lies apart and never mixes with your data.")
        card.body.addWidget(label(say(text), "muted", wrap=True))
        word = (BACK if self.frame.way_out == "back" else BEGIN) if practises else N_("Try practice mode")
        go = Button(self.theme, say(word), "default", "arrow-right" if practises else "sprout")
        go.setObjectName("practise")
        if practises and not self.frame.way_out:
            go.hide()
        go.clicked.connect(lambda: self.practice_asked.emit(not practises))
        line = row(self.theme, go)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _areas(self) -> Card:
        say = self.desk.say
        card = Card(self.theme, say(N_("Areas")))
        self._areas_line = label("", "muted", wrap=True)
        card.body.addWidget(self._areas_line)
        take = Button(self.theme, say(N_("Take in a newer list…")), "default", "map-pin")
        take.clicked.connect(self._ask_areas)
        line = row(self.theme, take)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _about(self) -> Card:
        say = self.desk.say
        card = Card(self.theme, say(N_("About")))
        self._about_line = label("", "muted", wrap=True)
        self._about_line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(self._about_line)
        look = Button(self.theme, say(N_("Check the data")), "default", "shield-check")
        look.clicked.connect(lambda: self.desk.start(examine, text=N_("Checking the data"), then=self._show_findings))
        copy = Button(self.theme, say(N_("Copy for who helps")), "ghost", "copy")
        copy.clicked.connect(self._copy)
        line = row(self.theme, look, copy)
        line.addStretch(1)
        card.body.addLayout(line)
        self._found = Note(self.theme, "info", "info")
        self._found.hide()
        card.body.addWidget(self._found)
        return card

    def choose_look(self, name: str, value: str) -> None:
        """Keep a choice and wear it."""
        self.frame.settings.setValue(f"look/{name}", value)
        self.desk.do(change_look, name, value, then=lambda _: self.wants_restart.emit())

    def _show_all(self) -> None:
        author = self.desk.work.author
        for code, each in self.inputs.items():
            if code not in self._touched:
                each.show_plain(getattr(author, code))
        self.desk.ask(about, then=self._show_about)
        self.desk.ask(status, then=self._show_status)

    def _save_profile(self) -> None:
        if not self._touched:
            return
        typed = {code: self.inputs[code].typed() for code in self._touched}
        self.desk.do(change_profile, typed, then=self._profile_saved, refused=self._profile_refused)

    def _profile_saved(self, step: Step) -> None:
        self._touched.clear()
        for field in self.fields.values():
            field.clear()

    def _profile_refused(self, refusal: Refusal) -> None:
        code = refusal.place.field if isinstance(refusal, Problem) else ""
        if code in self.fields:
            self.fields[code].show_problem(self.desk.say(refusal.message))
        else:
            self.desk.refused.emit(refusal)

    def _show_status(self, found: Status) -> None:
        say, day = self.desk.say, self.desk.language.day
        last = N_("Last backup on {day}, made by itself once a day.", day=day(found.backup)) if found.backup else N_("No backup yet.")
        self._backup_line.setText(say(last))

    def _show_about(self, found: About) -> None:
        say = self.desk.say
        self._areas_line.setText(say(P_("{n} area is known.", "{n} areas are known.", found.areas)))
        self._about_line.setText("\n".join(self._about_texts(found)))

    def _about_texts(self, found: About) -> list[str]:
        say = self.desk.say
        return [
            f"Empower Desktop {found.version}",
            say(P_("{n} record · data code {code}", "{n} records · data code {code}", found.records, code=found.data_code)),
            say(N_("Data folder: {folder}", folder=str(found.folder))),
        ]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._about_line.text())
        self.say(N_("Copied."))

    def _show_findings(self, step: Step) -> None:
        found: Sequence[Refusal] = step.result
        texts = [self.desk.say(each.message) for each in found] or [self.desk.say(N_("The data is in order."))]
        self._found.show_text("<br>".join(texts))

    def _ask_backup(self) -> None:
        say = self.desk.say
        name = f"Empower_{date.today().isoformat()}.empower"
        if chosen := ask_for_place(self, say(N_("Back up to a file…")), Path.home() / name):
            self.back_up(chosen)

    def back_up(self, file: Path) -> None:
        """Write a backup into a file."""
        self.desk.start(_back_up, file, text=N_("Backing up to {file}", file=file.name))

    def _ask_restore(self) -> None:
        say = self.desk.say
        chosen, _ = QFileDialog.getOpenFileName(self, say(N_("Restore a backup…")), str(self.desk.work.folder))
        if chosen:
            self.restore_from(Path(chosen))

    def restore_from(self, file: Path) -> None:
        """Ask, and then put a backup in the place of the data."""
        say = self.desk.say
        question = say(N_("Restore the backup {file}?", file=file.name))
        text = say(N_("The data of now is kept aside first. What was recorded since the backup is not in it."))
        answers = [Action("", say(N_("Cancel"))), Action("restore", say(N_("Restore")), "archive-restore", "danger")]
        if ask(self.theme, self.window(), question, text, answers) == "restore":
            self.restore_asked.emit(str(file))

    def _ask_areas(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.desk.say(N_("Take in a newer list…")), str(Path.home()), "*.csv *.csv.gz *.xlsx")
        if chosen:
            self.take_areas(Path(chosen))

    def take_areas(self, file: Path) -> None:
        """Take in a newer list of areas."""
        self.desk.start(_take_areas, file, text=N_("Taking in {file}", file=file.name))


def _back_up(work: Workspace, file: Path, watch: Watch) -> Step:
    watch(0, 0)
    return backup(work, file)


def _take_areas(work: Workspace, file: Path, watch: Watch) -> Step:
    watch(0, 0)
    return take_in_areas(work.areas, file)
