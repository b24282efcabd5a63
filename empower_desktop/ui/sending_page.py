"""Send: the data code, what to send to whom, a file as a long job, and what was sent before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import MONTHS, N_, P_, Label
from empower_desktop.records.fields import Area, Day
from empower_desktop.store import Export
from empower_desktop.ui.desk import Job
from empower_desktop.ui.exchange_parts import CodeCard, DecidingFoot, local_moment
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.choose import RadioCards
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.listview import ListItem, ListView
from empower_desktop.ui.kit.texts import column, hair, label, row
from empower_desktop.ui.record_page import scrolled
from empower_desktop.ui.screens.screen import Asking, Frame, Room
from empower_desktop.workspace import Step, Workspace
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import Exported, default_name, export

WORKBOOK = ".xlsx"
FOLDER, FOR_WHOM = "exchange/folder", "exchange/for"
AREA = Area(code="area", label=Label("Wilayah, dengan yang di bawahnya", "Area, with those below it"))
FIRST = Day(code="first", label=Label("Dari tanggal", "From"))
LAST = Day(code="last", label=Label("Sampai tanggal", "To"))
NEW_FILE = N_("New file")
WHAT = N_("What it holds")
HOW = N_("Made for")
EVERYTHING, A_PART = N_("Everything"), N_("A part")
EVERYTHING_MEANS, A_PART_MEANS = N_("all records, with their history"), N_("an area or a period")
FULL, SHARE = N_("Merging"), N_("Reading")
FULL_MEANS, SHARE_MEANS = N_("complete, for the coordinator"), N_("without personal data, never merged")
FOR = N_("For whom")
FILE_NAME = N_("File name")
IN_FOLDER = N_("Folder")
CHOOSE_FOLDER = N_("Choose folder")
MAKE_FILE = N_("Make the file")
CANCEL = N_("Cancel")
OPEN_FOLDER = N_("Open folder")
SENT_BEFORE = N_("Sent before")
NOTHING_SENT = N_("Nothing sent yet. The first file holds everything.")
CODE_COPIED = N_("Data code copied.")


@dataclass(frozen=True)
class Facts:
    """What is known before sending: data code, records changed since the last export, the exports, the name of the next."""

    digest: str
    changed: int
    exports: Sequence[Export]
    name: str


def facts_of(work: Workspace) -> Facts:
    """Look up what the page shows."""
    exports = work.store.exports()
    changed = work.store.changed_since(exports[-1].upto if exports else 0)
    return Facts(work.store.digest(), changed, exports, default_name(work))


def free_name(folder: Path, name: str) -> str:
    """Give a name like this one that no file in the folder has, `SARI_2026-11-24_no04 (2).xlsx`."""
    stem, number = name.removesuffix(WORKBOOK), 2
    while (folder / f"{stem} ({number}){WORKBOOK}").exists():
        number += 1
    return f"{stem} ({number}){WORKBOOK}"


class SendingPage(Asking):
    """The way out: one file, made whole or not at all."""

    def __init__(self, frame: Frame) -> None:
        """Lay out the form, the data code, and what was sent before."""
        super().__init__(frame)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._facts = Facts("", 0, (), "")
        self._job: Job | None = None
        self._name_typed, self._replacing, self._last_folder = False, Path(), Path()
        self._make_fields()
        self.done = Note(self.theme, "ok", "circle-check")
        self.done.acted.connect(lambda key: self._open_folder())
        self.done.hide()
        self.code = CodeCard(self.desk, self.theme)
        self.code.copied.connect(lambda: self.say(CODE_COPIED))
        self.past = ListView(self.theme, self.desk.say(SENT_BEFORE))
        self._none = label(self.desk.say(NOTHING_SENT), "muted", wrap=True)
        self.foot = DecidingFoot(self.theme)
        self._lay_out()
        self._show_scope()
        self._show_foot()

    def refresh(self, step: Step | None) -> None:
        """Look again at what changed since the last export."""
        self.desk.ask(facts_of, then=self._show_facts)

    def focus_first(self) -> None:
        """Bring the keyboard to where one begins."""
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_room(self, room: Room) -> None:
        """Put the second column below the first in a narrow window."""
        self._columns.setDirection(self._columns.Direction.TopToBottom if room.one_column else self._columns.Direction.LeftToRight)
        wide = 16777215 if room.one_column else self.theme.px(330)
        self._second.setMaximumWidth(wide)

    def go_ahead(self) -> None:
        """Make the file, unless something in the form cannot be taken."""
        if self._job is not None:
            return
        scope, path = self._scope(), self._path()
        if scope is None or path is None:
            return
        profile = "full" if self.how.value() == "full" else "share"
        for_name = self.whom.text().strip()
        self.frame.settings.setValue(FOR_WHOM, for_name)
        self.done.hide()
        text = N_("Preparing {file}", file=path.name)
        self._job = self.desk.start(export, path, scope, profile, for_name, text=text, then=self._sent, refused=self._refused)
        self._show_foot()

    def path(self) -> Path:
        """Give the file as it is named now."""
        name = self.file.text().strip() or self._facts.name
        return Path(self.folder.text()) / (name if name.lower().endswith(WORKBOOK) else name + WORKBOOK)

    def _make_fields(self) -> None:
        say, theme = self.desk.say, self.theme
        self.what = RadioCards(
            theme,
            [("all", say(EVERYTHING), say(EVERYTHING_MEANS)), ("part", say(A_PART), say(A_PART_MEANS))],
            "all",
            fill=True,
        )
        self.how = RadioCards(theme, [("full", say(FULL), say(FULL_MEANS)), ("share", say(SHARE), say(SHARE_MEANS))], "full", fill=True)
        self.what.changed.connect(lambda _: self._show_scope())
        self.area, self.first, self.last = (input_for(each, self.desk, theme) for each in (AREA, FIRST, LAST))
        self._parts: dict[str, tuple[Field, Input]] = {
            each.field.code: (Field(theme, say(each.field.label), each), each) for each in (self.area, self.first, self.last)
        }
        self.whom, self.file, self.folder = QLineEdit(), QLineEdit(), QLineEdit()
        self.whom.setText(str(self.frame.settings.value(FOR_WHOM, "")))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(str(self.frame.settings.value(FOLDER, documents or str(Path.home()))))
        self.file.textEdited.connect(self._name_was_typed)
        self._file_field = Field(theme, say(FILE_NAME), self.file)
        self._file_field.cured.connect(self._take_name)
        choose = Button(theme, say(CHOOSE_FOLDER), "default", "folder-open")
        choose.clicked.connect(self._choose_folder)
        place = QWidget()
        line = row(theme)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        place.setLayout(line)
        place.setFocusProxy(self.folder)
        self._folder_field = Field(theme, say(IN_FOLDER), place)
        self.folder.setAccessibleName(say(IN_FOLDER))
        self.folder.textEdited.connect(lambda _: self._folder_field.clear())

    def _lay_out(self) -> None:
        say, theme = self.desk.say, self.theme
        card = Card(theme, say(NEW_FILE))
        card.body.setSpacing(theme.px(12))
        card.body.addWidget(Field(theme, say(WHAT), self.what))
        self._part_row = QWidget()
        grid = QGridLayout(self._part_row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(16))
        for at, (code, stretch) in enumerate((("area", 2), ("first", 1), ("last", 1))):
            grid.addWidget(self._parts[code][0], 0, at)
            grid.setColumnStretch(at, stretch)
        card.body.addWidget(self._part_row)
        card.body.addWidget(Field(theme, say(HOW), self.how))
        card.body.addWidget(hair())
        names = QGridLayout()
        names.setHorizontalSpacing(theme.px(16))
        names.addWidget(Field(theme, say(FOR), self.whom), 0, 0)
        names.addWidget(self._file_field, 0, 1)
        names.setColumnStretch(0, 1)
        names.setColumnStretch(1, 1)
        card.body.addLayout(names)
        card.body.addWidget(self._folder_field)
        first = column(theme, card, self.done, space=12)
        first.addStretch(1)
        before = Card(theme, say(SENT_BEFORE), ruled=True)
        before.body.addWidget(self.past, 1)
        before.body.addWidget(self._none)
        self._none.setMargin(theme.px(16))
        self.past.setMinimumHeight(theme.px(58 * 3))
        self._second = QWidget()
        self._second.setLayout(column(theme, self.code, space=12))
        self._second.layout().addWidget(before)  # type: ignore[union-attr]  # the layout set in the line above
        self._columns = row(theme, space=12, margins=(24, 16, 24, 16))
        self._columns.addLayout(first, 1)
        self._columns.addWidget(self._second, 1)
        inside = QWidget()
        inside.setLayout(self._columns)
        whole = column(theme, space=0)
        whole.addWidget(scrolled(inside), 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self._second.setMaximumWidth(theme.px(330))

    def _show_facts(self, facts: Facts) -> None:
        self._facts = facts
        self.code.show_code(facts.digest)
        if not self._name_typed:
            self.file.setText(facts.name)
        exports = list(reversed(facts.exports))
        self.past.setVisible(bool(exports))
        self._none.setVisible(not exports)
        self.past.show_items(len(exports), lambda offset, limit: [self._item(each) for each in exports[offset : offset + limit]])
        self._show_foot()

    def _item(self, sent: Export) -> ListItem:
        language, moment = self.desk.language, local_moment(sent.at)
        count = language(P_("{n} change", "{n} changes", sent.changes))
        meta = " · ".join(part for part in (sent.for_name, count) if part)
        return ListItem(
            sent.id,
            sent.file,
            meta,
            str(moment.day),
            MONTHS[language.code][moment.month - 1][:3],
            word=data_code(sent.digest),
            word_role="faint",
        )

    def _show_scope(self) -> None:
        self._part_row.setVisible(self.what.value() == "part")

    def _show_foot(self) -> None:
        say, facts = self.desk.say, self._facts
        last = facts.exports[-1] if facts.exports else None
        if self._job is not None:
            self.foot.show_sentence(
                "file-spreadsheet", "accent", say(self._job.text), say(N_("If it is cancelled, no file is left behind."))
            )
            stop = Button(self.theme, say(CANCEL), "default", "x")
            stop.clicked.connect(self._job.stop)
            self.foot.show_buttons(stop)
            return
        since = N_("Last sent: {file}, {day}", file=last.file, day=local_moment(last.at).date()) if last else NOTHING_SENT
        changed = P_("{n} record changed since the last file", "{n} records changed since the last file", facts.changed)
        self.foot.show_sentence("upload", "muted", say(changed), say(since))
        ahead = Button(self.theme, say(MAKE_FILE), "primary", "send", "Ctrl+Enter")
        ahead.clicked.connect(self.go_ahead)
        self.foot.show_buttons(ahead)

    def _scope(self) -> Scope | None:
        if self.what.value() != "part":
            return Scope()
        plain: dict[str, str | None] = {}
        for code, (field, each) in self._parts.items():
            field.clear()
            try:
                value = each.field.read(each.typed(), self.desk.work.today)
            except Problem as problem:
                field.show_problem(self.desk.say(problem.message))
                each.setFocus()
                return None
            plain[code] = str(value) if value else None
        first, last = (date.fromisoformat(day) if (day := plain[code]) else None for code in ("first", "last"))
        if first and last and first > last:
            self._parts["last"][0].show_problem(self.desk.say(N_("The period ends before it begins. Turn the days round.")))
            return None
        return Scope((plain["area"],) if plain["area"] else (), first, last)

    def _path(self) -> Path | None:
        self._file_field.clear()
        self._folder_field.clear()
        path = self.path()
        if not path.parent.is_dir():
            self._folder_field.show_problem(
                self.desk.say(N_("The folder {folder} is not there. Choose another one.", folder=path.parent.name))
            )
            return None
        if path.exists() and path != self._replacing:
            self._replacing = path
            message = N_("{file} is there already. Making it again replaces it.", file=path.name)
            self._file_field.show_warning(self.desk.say(message), self._other_name(path))
            return None
        self.frame.settings.setValue(FOLDER, str(path.parent))
        return path

    def _other_name(self, path: Path) -> Action:
        other = free_name(path.parent, path.name)
        return Action(other, self.desk.say(N_("Use {file}", file=other)))

    def _take_name(self, name: str) -> None:
        self._name_typed = True
        self.file.setText(name)
        self._file_field.clear()

    def _name_was_typed(self, text: str) -> None:
        self._name_typed = bool(text.strip())
        self._file_field.clear()

    def _sent(self, step: Step) -> None:
        self._job, self._name_typed, self._replacing = None, False, Path()
        result = step.result
        if isinstance(result, Exported):
            say, count = self.desk.say, sum(result.records.values())
            code = N_("data code {code}", code=data_code(result.digest)) if result.digest else N_("a copy for reading, without history")
            said = f"{say(P_('{n} record', '{n} records', count))} · {say(code)}"
            text = f"<b>{escape(result.file.name)}</b> · {said}"
            self._last_folder = result.file.parent
            self.done.show_text(text, [Action("folder", say(OPEN_FOLDER), "folder-open", "ghost")])
        self.refresh(step)

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        self._show_foot()
        path = self.path()
        if refusal.code in ("file_open", "read_only", "is_folder"):
            self._file_field.show_problem(self.desk.say(refusal.message), self._other_name(path))
            self.file.setFocus()
        elif refusal.code.startswith("folder"):
            self._folder_field.show_problem(self.desk.say(refusal.message))
        else:
            self.desk.refused.emit(refusal)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.desk.say(CHOOSE_FOLDER), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self._folder_field.clear()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last_folder)))
