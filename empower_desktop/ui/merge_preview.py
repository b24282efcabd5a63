"""What merging would do, a row a file; below it what was edited in Excel in the chosen one, and what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from empower_desktop.language import N_, Message
from empower_desktop.ui.asked_card import AskedCard
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import put_on_clipboard
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card, Note
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.table import Table
from empower_desktop.ui.kit.table_model import TableModel, TableRow
from empower_desktop.ui.kit.texts import column, row
from empower_desktop.ui.merge_words import (
    TAKE_AS_LIST,
    file_columns,
    file_row,
    may_be_a_list,
    message_for,
    needs_passphrase,
    reason,
    show_room,
)
from empower_desktop.ui.passphrase import ENTER_PASSPHRASE
from empower_desktop.ui.proposals_card import ProposalsCard
from empower_desktop.ui.screens.screen import Room
from empower_desktop.ui.theme import Theme
from empower_desktop.workbook.container import NOT_A_WORKBOOK
from empower_desktop.workbook.proposing import Proposal
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.spelling import first_name

FEWEST_ROWS, FEWEST_ABOVE, FROM_AT = 4, 3, 1
ASKED_WIDE, ASKED_HIGH, WIDEST = 270, 130, 16_777_215


class MergePreview(QWidget):
    """The files with their counts; below them why the chosen one is refused, or its edits with a tick each and its questions.

    `copied` tells that a message to the sender lies on the clipboard, `ticked` that something was taken or left,
    `list_wanted` that a file which is none of ours is to be taken in as a list (None where it lies in a .zip file),
    `passphrase_wanted` that one is to be given, `turned` that another file is looked at.
    """

    copied = Signal()
    ticked = Signal()
    list_wanted = Signal(object)
    passphrase_wanted = Signal(str)
    turned = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start without files."""
        super().__init__()
        self._desk, self._theme = desk, theme
        self._reports: Sequence[FileReport] = ()
        self._looked_at: FileReport | None = None
        self.files = TableModel(file_columns(desk), self)
        self.table = Table(theme, desk.say(N_("Files to merge")), self.files, "dense")
        self.short_of_room = Note(theme, "warn", "hard-drive")
        self.short_of_room.hide()
        self.refusal = Note(theme, "danger", "file-x")
        self.refusal.acted.connect(self._act)
        self._card = Card(theme)
        self._card.body.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(6))
        self._card.body.addWidget(self.table)
        self.proposals, self.asked = ProposalsCard(desk, theme), AskedCard(desk, theme)
        for table in (self.table, self.proposals.table):  # they share what height there is, rather than let the page scroll
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.proposals.changed.connect(self.ticked)
        self.proposals.next_asked.connect(self._to_next)
        self._below: QHBoxLayout = row(theme, space=12)
        self._below.addWidget(self.proposals, 1)
        self._below.addWidget(self.asked)
        self._details = QWidget()
        self._details.setLayout(self._below)
        self.setLayout(column(theme, scrolled(self._lines()), space=0))  # in a small window at large text
        self.set_room(Room())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_details())

    def _lines(self) -> QWidget:
        inside = QWidget()
        lines = column(self._theme, space=9, margins=(24, 11, 24, 12))
        lines.addWidget(self.short_of_room)
        lines.addWidget(self._card, 12)
        lines.addWidget(self.refusal)
        lines.addWidget(self._details, 26)
        lines.addStretch(1)
        inside.setLayout(lines)
        return inside

    @property
    def refused(self) -> set[str]:
        """Give the changes, of all files, that were not taken of what was edited in Excel."""
        return self.proposals.refused

    @property
    def undecided(self) -> set[str]:
        """Give those of them about which nobody said anything."""
        return self.proposals.undecided

    def begin(self, merged: Merged) -> None:
        """Begin with other files: all edits are taken but the odd ones.

        The first file with something to look at is chosen; of files that are checked anew the one that was looked at.
        """
        reports = merged.files
        show_room(self.short_of_room, self._desk, merged)
        self.proposals.begin([each for report in reports for each in report.proposals])
        wanted = [at for at, each in enumerate(reports) if self._looked_at is not None and _is_same(each, self._looked_at)]
        wanted += [at for at, each in enumerate(reports) if each.proposals or each.questions or each.status == "refused"]
        self.show_files(reports)
        if wanted:
            self.table.setCurrentIndex(self.files.index(wanted[0], 0))

    def count_anew(self, reports: Sequence[FileReport]) -> None:
        """Show what the same files bring as the ticks stand; an edit may be offered only now that another is left out."""
        was, self._reports = self._reports, reports
        self.proposals.begin([each for report in reports for each in report.proposals])
        self.files.renew(partial(self._rows, reports, 0))
        chosen = self.table.currentIndex().row()
        if 0 <= chosen < len(was) and _details(was[chosen]) != _details(reports[chosen]):
            self._show_details()

    def show_files(self, reports: Sequence[FileReport], done: int = 0) -> None:
        """Show the files; the first `done` of them are merged already."""
        self._looked_at = self.chosen_file() or self._looked_at
        self._reports = reports
        current = max(self.table.currentIndex().row(), 0)
        self.files.show(len(reports), partial(self._rows, reports, done))
        if reports:
            self.table.setCurrentIndex(self.files.index(min(current, len(reports) - 1), 0))
        self._show_details()

    def show_done(self, done: int) -> None:
        """Show that the first files are merged by now; hundreds of questions below them are not laid out anew for each."""
        self.files.renew(partial(self._rows, self._reports, done))

    def _rows(self, reports: Sequence[FileReport], done: int, offset: int, limit: int) -> list[TableRow]:
        some = range(offset, min(offset + limit, len(reports)))
        return [file_row(self._desk, str(at), reports[at], done=at < done) for at in some]

    def chosen_file(self) -> FileReport | None:
        """Give the file that is chosen."""
        key = self.table.current_key()
        return self._reports[int(key)] if key and int(key) < len(self._reports) else None

    def refused_file(self) -> FileReport | None:
        """Give the refused file that is spoken of: the chosen one, or the first."""
        chosen = self.chosen_file()
        if chosen is not None and chosen.status == "refused":
            return chosen
        return next((each for each in self._reports if each.status == "refused"), None)

    def list_at_hand(self) -> Path | None:
        """Give the file that is spoken of where it may be somebody's own list; not one that lies in a .zip file."""
        report = self.refused_file()
        return report.path if report is not None and may_be_a_list(report) else None

    def copy_message(self) -> None:
        """Copy what to write to the one whose file was refused."""
        report = self.refused_file()
        if report is not None:
            put_on_clipboard(message_for(self._desk, report))
            self.copied.emit()

    def _act(self, key: str) -> None:
        report = self.refused_file()
        if key == "list" and report is not None:
            self.list_wanted.emit(report.path)
        elif key == "unlock" and report is not None:
            self.passphrase_wanted.emit(report.file)
        else:
            self.copy_message()

    def set_room(self, room: Room) -> None:
        """Put the questions below the edits in a narrow window; the counts go before the sender's name, which the file's tip tells too."""
        self.table.setColumnHidden(FROM_AT, room.one_column)
        self.table.fit_columns()
        beside = QHBoxLayout.Direction.LeftToRight
        self._below.setDirection(QHBoxLayout.Direction.TopToBottom if room.one_column else beside)
        self._room = room
        self._widen()

    def _widen(self) -> None:
        """Give the questions the whole width where nothing stands beside them."""
        self.proposals.setMinimumHeight(self.proposals.minimumSizeHint().height())  # or its lines would be squeezed into each other
        alone = self._room.one_column or self.proposals.isHidden()
        self.asked.setMinimumSize(self._theme.px(ASKED_WIDE), self._theme.px(ASKED_HIGH))
        self.asked.setMaximumWidth(WIDEST if alone else self._theme.px(ASKED_WIDE))

    def _to_next(self) -> None:
        """Choose the next file in which something was edited, round and round."""
        edited = [at for at, each in enumerate(self._reports) if each.proposals]
        here = self.table.currentIndex().row()
        if edited:
            self.table.setCurrentIndex(self.files.index(next((at for at in edited if at > here), edited[0]), 0))

    def _show_details(self) -> None:
        chosen = self.chosen_file()
        proposals = _with_reasons(chosen) if chosen is not None else ()
        asks = chosen is not None and self.asked.show_file(chosen)
        if chosen is not None:
            self.proposals.show_proposals(chosen.file, proposals, chosen.lacking)
        self.proposals.setVisible(bool(proposals))
        self.proposals.offer_next(sum(1 for each in self._reports if each.proposals) > 1)
        self.asked.setVisible(asks)
        self._widen()
        self._details.setVisible(bool(proposals) or asks)
        self._fit()
        self._show_refusal()
        self.turned.emit()

    def _show_refusal(self) -> None:
        refused, say = self.refused_file(), self._desk.say
        self.refusal.setVisible(refused is not None)
        if refused is None:
            return
        is_list = may_be_a_list(refused)
        self.refusal.set_kind(*(("info", "clipboard-paste") if is_list else ("danger", "file-x")))
        if is_list:
            text = say(_perhaps_a_list(refused))
            self.refusal.show_text(escape(text), [Action("list", say(TAKE_AS_LIST), "clipboard-paste", "ghost")])
            return
        first = first_name(refused.sender)
        copy = N_("Copy message for {name}", name=first) if first else N_("Copy message")
        why, strong = reason(self._desk.language, refused), refused.file
        if why.startswith(strong):
            why = why.removeprefix(strong)
        else:
            strong, why = say(N_("{file} refused.", file=refused.file)), f" {why}"
        unlock = [Action("unlock", say(ENTER_PASSPHRASE), "lock-open")] if needs_passphrase(refused) else []
        self.refusal.show_text(f"<b>{escape(strong)}</b>{escape(why)}", [*unlock, Action("copy", say(copy), "copy", "ghost")])

    def _fit(self) -> None:
        """Let the card of files be as high as its rows want, and no higher."""
        head, height, rows = self._theme.px(32), self._theme.row("dense"), len(self._reports)
        fewest = FEWEST_ROWS if self._details.isHidden() else FEWEST_ABOVE
        self.table.setMinimumHeight(head + height * min(max(rows, 1), fewest) + 2)
        self._card.setMaximumHeight(head + height * max(rows, FEWEST_ROWS) + self._theme.px(8) + 4)


def _perhaps_a_list(report: FileReport) -> Message:
    """Ask whether a file is a list; one in another form may as well be an export that was saved so by mistake."""
    if any(each.code == NOT_A_WORKBOOK for each in report.problems):
        return N_("{file} is no .xlsx. If Empower made it, save it as .xlsx and choose that. Or take it in as a list?", file=report.file)
    return N_("{file} is no export of Empower. Take it in as a list?", file=report.file)


def _with_reasons(report: FileReport) -> Sequence[Proposal]:
    """Give the edits of a file; those that are left out with what they name say so."""
    lacking = {each.change.id: each for each in report.left_out if each.change.id in report.lacking}
    return [lacking.get(each.change.id, each) for each in report.proposals]


def _details(report: FileReport) -> tuple[object, ...]:
    """Give what stands below the files of a chosen one, but for its ticks."""
    edits = [each.change.id for each in report.proposals], report.lacking
    return edits, [each.id for each in report.questions], report.problems, report.notes


def _is_same(one: FileReport, other: FileReport) -> bool:
    return (one.file, one.path, one.sha256) == (other.file, other.path, other.sha256)
