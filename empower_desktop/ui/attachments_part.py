"""The tab of a record's files: photos, scans and other evidence, chosen, dropped or pasted, each with what may be shown of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Attachment, Record
from empower_desktop.records.fields import Plain
from empower_desktop.records.record import Section
from empower_desktop.ui.attached_pictures import NOT_HERE, SMALL, AttachedPictures, about
from empower_desktop.ui.fitting_form import FittingForm
from empower_desktop.ui.kit.buttons import Action, action_button
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.empty import EmptyState
from empower_desktop.ui.kit.page import ToolRow
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import announce, column, label, row
from empower_desktop.ui.part import Part
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.screens.screen import Frame, Room
from empower_desktop.workspace import Step, Workspace
from empower_desktop.workspace.attaching import Attached, attach, attached_to, save_copy
from empower_desktop.workspace.photos import small_picture
from empower_desktop.workspace.saving import delete

ATTACH, OPEN, SAVE_COPY, TO_TRASH = N_("Attach files…"), N_("Open"), N_("Save a copy…"), N_("Move to trash")
NONE = N_("No files here yet")
WHAT = N_("Photos, the signed list, receipts: what proves this record. Photos are made small and do not say where they were taken.")
DROP = N_("or drop them here, or paste with Ctrl V")
CHOOSE = N_("Choose files to attach")
STAYS = N_("Does not leave this laptop: it shows an identity number, or people of whom it is not noted that they agreed.")
TRAVELS = N_("Goes along when records are sent with their files.")
ENDINGS = "*.jpg *.jpeg *.png *.pdf *.xlsx *.docx *.mp3 *.m4a"
NOTED = Section(Label("Yang dicatat", "What is noted"), ("doc_type", "consent_photo", "contains_nik", "taken_on"))
OF_THE_PROGRAM = ("file", "owner_kind", "owner_id")


class AttachmentForm(FittingForm):
    """What is noted of a file; whether people agreed is asked of pictures alone."""

    deciding = ("doc_type",)
    is_picture = True

    def unfitting(self, chosen: Mapping[str, Plain]) -> Collection[str]:
        """Leave out the consent of people where no people can be seen."""
        return () if self.is_picture and chosen.get("doc_type") in (None, "foto") else ("consent_photo",)


class AttachmentsPart(Part):
    """The files of one record: small pictures, and beside them what is noted of the chosen one."""

    def __init__(self, frame: Frame, owner_kind: type[Record]) -> None:
        """Lay out the pictures, the details of one, and what to do while there is none."""
        super().__init__(frame)
        self.owner_kind, self.owner = owner_kind.kind, ""
        self.files: Sequence[Attached] = ()
        say = self.desk.say
        self.setAcceptDrops(True)
        self.tools = ToolRow(self.theme)
        self.tools.add(action_button(self.theme, Action("attach", say(ATTACH), "paperclip", "primary"), lambda _: self._choose_files()))
        self.tools.add(label(say(DROP), "muted"), 1)
        self.pictures = AttachedPictures(frame, say(N_("Files")))
        self.pictures.currentItemChanged.connect(lambda *_: self._show_details())
        self.pictures.itemActivated.connect(lambda _: self._open())
        self.form = AttachmentForm(self.desk, self.theme, Attachment, without=OF_THE_PROGRAM, sections=(NOTED,))
        self.form.saved.connect(lambda _: self._reload())
        self.note = Note(self.theme, "info", "info")
        self.about = label("", "muted", wrap=True)
        self._details = self._make_details()
        self._both = QWidget()
        both = row(self.theme, space=16, margins=(24, 8, 24, 16))
        both.addWidget(self.pictures, 1)
        both.addWidget(self._details, 1)
        self._both.setLayout(both)
        self.empty = EmptyState(self.theme, "paperclip", say(NONE), say(WHAT), [Action("attach", say(ATTACH), "paperclip", "primary")])
        self.empty.acted.connect(lambda _: self._choose_files())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._both)
        whole = column(self.theme, self.tools, space=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def show_record(self, record: str, given: Mapping[str, Plain] | None = None) -> None:
        """Show the files of a record."""
        self.owner = record
        self.pictures.clear()
        self._reload()

    def refresh(self, step: Step | None) -> None:
        """Show again what a step touched."""
        if step is None or Attachment.kind in step.kinds:
            self._reload()

    def settle(self) -> None:
        """Save what is being typed of a file."""
        if self.form.record:
            self.form.settle()

    def focus_on(self, focus: str) -> None:
        """Bring the keyboard to the files, or to one of them."""
        if focus:
            self._select(focus)
        self.pictures.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_room(self, room: Room) -> None:
        """Put the fields below each other in a narrow window."""
        self.form.set_columns(1)
        self.pictures.setMaximumWidth(self.theme.px(240 if room.one_column else 420))

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Take files in, one after the other; what cannot be kept is told and does not keep the others."""
        for path in paths if self.owner else ():
            self.desk.do(attach, path, self.owner_kind, self.owner, then=self._was_attached)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste files that were copied elsewhere."""
        if event.matches(QKeySequence.StandardKey.Paste) and (paths := _paths_in(QApplication.clipboard().mimeData())):
            self.attach_files(paths)
        elif event.key() == Qt.Key.Key_Delete and self.pictures.hasFocus():
            self._to_trash()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, of whatever kind: what they are their content tells."""
        if self.owner and _paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped, instead of looking for workbooks in it."""
        event.acceptProposedAction()
        self.attach_files(_paths_in(event.mimeData()))

    def _make_details(self) -> QWidget:
        say = self.desk.say
        buttons = row(self.theme, space=8)
        for action in (
            Action("open", say(OPEN), "eye"),
            Action("copy", say(SAVE_COPY), "download"),
            Action("trash", "", "trash-2", "icon", say(TO_TRASH)),
        ):
            buttons.addWidget(action_button(self.theme, action, self._act))
        buttons.addStretch(1)
        inside = QWidget()
        lines = column(self.theme, self.about, self.note, space=8, margins=(0, 0, 8, 0))
        lines.insertLayout(1, buttons)
        lines.addWidget(self.form)
        inside.setLayout(lines)
        return scrolled(inside)

    def _act(self, key: str) -> None:
        {"open": self._open, "copy": self._save_copy, "trash": self._to_trash}[key]()

    def _choose_files(self) -> None:
        say = self.desk.say
        chosen, _ = QFileDialog.getOpenFileNames(self, say(CHOOSE), str(Path.home()), f"{say(N_('Files'))} ({ENDINGS})")
        self.attach_files([Path(each) for each in chosen])

    def _was_attached(self, step: Step) -> None:
        self.say(step.text, undo=bool(step.changes))
        self._reload(str(step.result))

    def _reload(self, chosen: str = "") -> None:
        owner = self.owner
        if owner:
            self.desk.ask(attached_to, owner, then=lambda files: self._show(owner, files, chosen))
        else:
            self._show("", (), "")

    def _show(self, owner: str, files: Sequence[Attached], chosen: str) -> None:
        if owner != self.owner:
            return
        before = chosen or self.pictures.chosen()
        self.files = files
        self.counted.emit(self.desk.language.number(len(files)) if files else "")
        self._stack.setCurrentWidget(self._both if files else self.empty)
        self.pictures.show_files(files, self.desk.language)
        for each in files:
            name = each.record.file or ""
            if each.is_picture and each.path is not None and not self.pictures.has_picture(name):
                self.desk.ask(_small, each.path, self.theme.px(SMALL), then=partial(self.pictures.show_picture, name))
        self._select(before)
        announce(self.pictures, self.desk.say(P_("{n} file", "{n} files", len(files))))

    def _select(self, attachment: str) -> None:
        place = next((at for at, each in enumerate(self.files) if each.record.id == attachment), 0)
        if self.files:
            self.pictures.setCurrentRow(place)
        self._show_details()

    def _chosen(self) -> Attached | None:
        return next((each for each in self.files if each.record.id == self.pictures.chosen()), None)

    def _show_details(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        if self.form.record != chosen.record.id:
            self.form.is_picture = chosen.is_picture
            self.form.show_record(chosen.record.id)
            self.form.open_at("doc_type")
        say = self.desk.say
        self.about.setText(about(chosen, self.desk.language))
        if chosen.path is None:
            self.note.show_text(say(NOT_HERE))
        else:
            self.note.show_text(say(TRAVELS if chosen.may_leave else STAYS))

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(chosen.path)))

    def _save_copy(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.path is None:
            return
        proposed = Path.home() / f"{_file_name(chosen.record.title or '')}{chosen.path.suffix}"
        if target := ask_for_place(self, self.desk.say(SAVE_COPY), proposed):
            self.desk.ask(_copied, chosen.record, target, then=self.say)

    def _to_trash(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.settle()
            seen = self.desk.seen(Attachment, chosen.record.id)
            self.desk.do(delete, Attachment, chosen.record.id, seen, then=lambda step: self.say(step.text, undo=True))


def _small(work: Workspace, path: Path, side: int) -> bytes:
    """Give the small picture of a file; nothing for one that is damaged, which its icon then stands for."""
    try:
        return small_picture(path, side)
    except Refusal:
        return b""


def _copied(work: Workspace, attachment: Attachment, target: Path) -> Message:
    save_copy(work, attachment, target)
    return N_("Saved in {file}.", file=target.name)


def _paths_in(data: object) -> list[Path]:
    urls = data.urls() if hasattr(data, "urls") else ()
    return [path for url in urls if url.isLocalFile() and (path := Path(url.toLocalFile())).is_file()]


def _file_name(title: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in title).strip() or "file"
