"""What to send: everything or a part, for merging or for reading, to whom, under which name and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, Label
from empower_desktop.records.fields import Area, Day
from empower_desktop.ui.inputs import Input, input_for
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.choose import RadioCards, Segmented
from empower_desktop.ui.kit.field import Field
from empower_desktop.ui.kit.texts import hair, row
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.workspace import Receipt
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import Profile
from empower_desktop.workspace.unpacking import PACKED

WORKBOOK = ".xlsx"
FOLDER, FOR_WHOM, HOLDS = "exchange/folder", "exchange/for", "exchange/holds"
AREA = Area(code="area", label=Label("Wilayah, dengan yang di bawahnya", "Area, with those below it"))
FIRST = Day(code="first", label=Label("Dari tanggal", "From"))
LAST = Day(code="last", label=Label("Sampai tanggal", "To"))
NEW_FILE = N_("New file")
WHAT, HOW = N_("What it holds"), N_("Made for")
EVERYTHING, NOT_RECEIVED, A_PART = N_("Everything"), N_("Not received yet"), N_("A part")
EVERYTHING_MEANS, A_PART_MEANS = N_("with their whole history"), N_("an area or a period")
NO_RECEIPT, ALL_RECEIVED = N_("no receipt yet, so everything"), N_("everything has arrived")
FULL, SHARE = Label("Digabung", "Merging"), Label("Dibaca", "Reading")
FULL_MEANS, SHARE_MEANS = N_("complete, for the coordinator"), N_("without personal data, never merged")
FOR, FILE_NAME, IN_FOLDER = N_("For whom"), N_("File name"), N_("Folder")
FILES, NO_FILES, WITH_FILES = N_("Files"), N_("Records only"), N_("With their files (.zip)")
CHOOSE_FOLDER = N_("Choose folder")
ABOUT_THE_FILE = ("file_open", "read_only", "is_folder")


def free_name(folder: Path, name: str) -> str:
    """Give a name like this one that no file in the folder has, `SARI_2026-11-24_no04 (2).xlsx`."""
    (stem, ending), number = (Path(name).stem, Path(name).suffix), 2
    while (folder / f"{stem} ({number}){ending}").exists():
        number += 1
    return f"{stem} ({number}){ending}"


def documents() -> str:
    """Give the folder to begin with: that for documents, or one's own where nobody has made it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if documents and Path(documents).is_dir() else str(Path.home())


class SendingForm(Card):
    """The fields of a new file; what cannot be taken is said beside its field."""

    def __init__(self, frame: Frame) -> None:
        """Start with everything, for merging, under the name suggested."""
        super().__init__(frame.theme, frame.desk.say(NEW_FILE))
        self._frame, self._desk = frame, frame.desk
        self._suggested: dict[Profile, str] = {"full": "", "share": ""}
        self._replacing, self._has_files = Path(), False
        say, theme = frame.desk.say, frame.theme
        whole = [
            ("all", say(EVERYTHING), say(EVERYTHING_MEANS)),
            ("new", say(NOT_RECEIVED), say(NO_RECEIPT)),
            ("part", say(A_PART), say(A_PART_MEANS)),
        ]
        kept = "new" if frame.settings.value(HOLDS) == "new" else "all"
        kinds = [("full", say(FULL), say(FULL_MEANS)), ("share", say(SHARE), say(SHARE_MEANS))]
        self.what, self.how = RadioCards(theme, whole, kept, fill=True), RadioCards(theme, kinds, "full", fill=True)
        self.files = Segmented(theme, [("", say(NO_FILES)), (PACKED, say(WITH_FILES))], "")
        self.parts: dict[str, tuple[Field, Input]] = {}
        for described in (AREA, FIRST, LAST):
            each = input_for(described, frame.desk, theme)
            self.parts[described.code] = (Field(theme, say(described.label), each), each)
        self.whom = QLineEdit(str(frame.settings.value(FOR_WHOM, "")))
        self.file = QLineEdit()
        self.folder = QLineEdit(str(frame.settings.value(FOLDER, documents())))
        self.file_field = Field(theme, say(FILE_NAME), self.file)
        self.folder_field = Field(theme, say(IN_FOLDER), self._place())
        self.folder.setAccessibleName(say(IN_FOLDER))
        for choice in (self.what, self.how, self.files):
            choice.changed.connect(lambda _: self._show_choice())
        self.file.textEdited.connect(lambda _: self.file_field.clear())
        self.folder.textEdited.connect(lambda _: self.folder_field.clear())
        self.file_field.cured.connect(self._take_name)
        self._lay_out()

    def suggest(self, name: str, for_reading: str) -> None:
        """Suggest a name for a file to be merged, and one for a copy to be read, unless another was typed."""
        was_typed = self._is_typed()
        self._suggested = {"full": name, "share": for_reading}
        if not was_typed:
            self.file.clear()
            self._show_name()

    def show_waiting(self, receipt: Receipt | None, waiting: int, of: int) -> None:
        """Say how much nothing proves to have arrived."""
        told = NO_RECEIPT if receipt is None else N_("{n} of {of} records", n=waiting, of=of) if waiting else ALL_RECEIVED
        self.what.set_meaning("new", self._desk.say(told))

    def show_files(self, count: int) -> None:
        """Offer to send the attached files along, where there are any."""
        self._has_files = count > 0
        self._show_what()

    def sent(self) -> None:
        """Go on to the next file: its name is suggested anew, and as much is sent."""
        self.file.clear()
        self._replacing = Path()
        self._frame.settings.setValue(HOLDS, self.what.value())

    def path(self) -> Path:
        """Give the file as it is named now."""
        name = self.file.text().strip() or self._suggested[self.profile()]
        ending = PACKED if self.with_files() else WORKBOOK
        stem = name[: -len(WORKBOOK)] if name.lower().endswith(WORKBOOK) else name.removesuffix(PACKED)
        return Path(self.folder.text().strip()) / (stem + ending)

    def with_files(self) -> bool:
        """Tell whether the attached files go along; a copy for reading carries none."""
        return bool(self.files.value()) and self.profile() == "full"

    def since_receipt(self) -> bool:
        """Tell whether what has arrived is to be left out."""
        return self.what.value() == "new"

    def profile(self) -> Profile:
        """Give what the file is made for; what has arrived is known of files for merging alone."""
        return "full" if self.since_receipt() or self.how.value() == "full" else "share"

    def for_name(self) -> str:
        """Give for whom it is, and remember it for the next one."""
        name = self.whom.text().strip()
        self._frame.settings.setValue(FOR_WHOM, name)
        return name

    def scope(self) -> Scope | None:
        """Give which part is wanted; None when a field cannot be taken, which then says why."""
        if self.what.value() != "part":
            return Scope()
        plain: dict[str, str] = {}
        for code, (field, each) in self.parts.items():
            field.clear()
            try:
                plain[code] = str(each.field.read(each.typed(), self._desk.work.today) or "")
            except Problem as problem:
                field.show_problem(self._desk.say(problem.message))
                each.setFocus()
                return None
        first, last = (date.fromisoformat(plain[code]) if plain[code] else None for code in ("first", "last"))
        if first and last and first > last:
            self.parts["last"][0].show_problem(self._desk.say(N_("The period ends before it begins. Turn the days round.")))
            return None
        return Scope((plain["area"],) if plain["area"] else (), first, last)

    def checked_path(self) -> Path | None:
        """Give where to write; None when that cannot be, or would replace a file nobody spoke of."""
        self.file_field.clear()
        self.folder_field.clear()
        path = self.path()
        if not path.parent.is_dir():
            message = N_("The folder {folder} is not there. Choose another one.", folder=path.parent.name)
            self.folder_field.show_problem(self._desk.say(message))
            return None
        if path.exists() and path != self._replacing:
            self._replacing = path
            message = N_("{file} is there already. Making it again replaces it.", file=path.name)
            self.file_field.show_warning(self._desk.say(message), self._other_name(path))
            return None
        self._frame.settings.setValue(FOLDER, str(path.parent))
        return path

    def show_refusal(self, refusal: Refusal) -> bool:
        """Say beside its field why nothing was written, with another name to use; False when it is about neither."""
        if refusal.code in ABOUT_THE_FILE:
            self.file_field.show_problem(self._desk.say(refusal.message), self._other_name(self.path()))
            self.file.setFocus()
        elif refusal.code.startswith("folder"):
            self.folder_field.show_problem(self._desk.say(refusal.message))
            self.folder.setFocus()
        else:
            return False
        return True

    def _other_name(self, path: Path) -> Action:
        other = free_name(path.parent, path.name)
        return Action(other, self._desk.say(N_("Use {file}", file=other)))

    def _take_name(self, name: str) -> None:
        self.file.setText(name)
        self.file_field.clear()

    def _place(self) -> QWidget:
        choose = Button(self._frame.theme, self._desk.say(CHOOSE_FOLDER), "default", "folder-open")
        choose.clicked.connect(self._choose_folder)
        place = QWidget()
        line = row(self._frame.theme)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        place.setLayout(line)
        place.setFocusProxy(self.folder)
        return place

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._desk.say(CHOOSE_FOLDER), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.folder_field.clear()

    def _lay_out(self) -> None:
        say, theme = self._desk.say, self._frame.theme
        self._part = QWidget()
        part = _grid(theme.px(16), [(self.parts["area"][0], 2), (self.parts["first"][0], 1), (self.parts["last"][0], 1)])
        self._part.setLayout(part)
        self._how = Field(theme, say(HOW), self.how)
        self.body.setSpacing(theme.px(12))
        self.body.addWidget(Field(theme, say(WHAT), self.what))
        self.body.addWidget(self._part)
        self.body.addWidget(self._how)
        self._files = Field(theme, say(FILES), self.files)
        self.body.addWidget(self._files)
        self.body.addWidget(hair())
        self.body.addLayout(_grid(theme.px(16), [(Field(theme, say(FOR), self.whom), 1), (self.file_field, 1)]))
        self.body.addWidget(self.folder_field)
        self._show_what()

    def _show_choice(self) -> None:
        self._show_what()
        self._show_name()

    def _show_name(self) -> None:
        """Show the name that the file would have if it were made now."""
        if not self._is_typed():
            self.file.setText(self._suggested[self.profile()])
        if self.file.text():
            self.file.setText(self.path().name)

    def _is_typed(self) -> bool:
        """Tell whether another name was typed than those suggested."""
        return Path(self.file.text().strip()).stem not in ("", *(Path(name).stem for name in self._suggested.values()))

    def _show_what(self) -> None:
        self._part.setVisible(self.what.value() == "part")
        self._how.setVisible(not self.since_receipt())
        self._files.setVisible(self._has_files and self.profile() == "full")


def _grid(space: int, fields: list[tuple[Field, int]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space)
    for at, (field, stretch) in enumerate(fields):
        grid.addWidget(field, 0, at)
        grid.setColumnStretch(at, stretch)
    return grid
