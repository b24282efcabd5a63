"""Merge: choose files, check them, merge them, read the report; nothing is written before the third step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, Message
from empower_desktop.ui.exchange_parts import WAIT
from empower_desktop.ui.job import Job
from empower_desktop.ui.kit.scrolling import scrolled
from empower_desktop.ui.kit.texts import announce, column
from empower_desktop.ui.merge_acts import CHANGED, Lying, check, merge, still_holds
from empower_desktop.ui.merge_beginning import ask_for_files, ask_for_folder, nothing_chosen
from empower_desktop.ui.merge_foot import SAVE_REPORT, MergeFoot
from empower_desktop.ui.merge_preview import MergePreview
from empower_desktop.ui.merge_report import MergeReport
from empower_desktop.ui.merge_words import IN_A_ZIP, waiting_in
from empower_desktop.ui.passphrase import ask_passphrase, passphrase_of
from empower_desktop.ui.place_for_file import ask_for_place
from empower_desktop.ui.screens.screen import Asking, Frame, Room, focused_in
from empower_desktop.ui.tick_counting import TickCounting
from empower_desktop.ui.unmerging import ask_to_unmerge
from empower_desktop.workspace import Step
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.reporting import report_name, save_report

CHOOSE, CHECK, MERGE, REPORT = range(4)


class MergingPage(Asking):
    """The way in, in four steps; `stepped` tells which one is at hand, `list_wanted` that a list is to be taken in ("" to choose one)."""

    stepped = Signal(int)
    list_wanted = Signal(str)

    def __init__(self, frame: Frame) -> None:
        """Begin by choosing files."""
        super().__init__(frame)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.at = CHOOSE
        self._paths: list[Path] = []
        self._passphrase, self._done, self._files = "", 0, Lying()
        self._merged: Merged | None = None
        self._job: Job | None = None
        self.foot = MergeFoot(self.desk, self.theme)
        self.foot.acted.connect(self._act)
        self._stack = QStackedWidget()
        self._beginning = nothing_chosen(self.desk, self.theme)
        does: dict[str, Callable[[], object]] = {"files": self.choose_files, "folder": lambda: self.take(ask_for_folder(self.desk, self))}
        self._beginning.acted.connect(lambda key: does.get(key, partial(self.list_wanted.emit, ""))())
        self._stack.addWidget(scrolled(self._beginning))
        self.preview = MergePreview(self.desk, self.theme)
        self.preview.copied.connect(lambda: self.say(N_("Message copied. Paste it into WhatsApp.")))
        self.preview.ticked.connect(self._ticked)
        self.counting = TickCounting(self.desk, self)
        self.counting.counted.connect(self._counted)
        self.preview.list_wanted.connect(self._take_as_list)
        self.preview.turned.connect(self._turned)
        self.preview.passphrase_wanted.connect(self.ask_for_passphrase)
        self._stack.addWidget(self.preview)
        self.report = MergeReport(self.desk, self.theme)
        self.report.copied.connect(lambda: self.say(N_("Data code copied.")))
        self._stack.addWidget(self.report)
        self.setLayout(column(self.theme, self._stack, self.foot, space=0))
        self._show(CHOOSE)

    @property
    def is_under_way(self) -> bool:
        """Tell whether files were chosen and wait for something."""
        return self.at in (CHECK, MERGE)

    def take(self, paths: Sequence[str]) -> None:
        """Check these files, folders and .zip files, together with those that wait already; without any, nothing happens."""
        if self._job is not None:
            self.say(WAIT)
        elif paths:
            before = self._paths if self.at == CHECK else []
            self._paths = list(dict.fromkeys([*before, *map(Path, paths)]))
            self._check()

    def go_ahead(self) -> None:
        """Do what the deciding button says."""
        if self._job is not None:
            return
        if self.at == CHOOSE:
            self.choose_files()
        elif self.at == CHECK and self._merged and self._merged.count("merged"):
            self._done = 0
            if self.foot.isAncestorOf(QApplication.focusWidget() or self):
                self.preview.table.setFocus(Qt.FocusReason.OtherFocusReason)  # the pressed button goes away with the foot
            self._start(merge, self._files, self.preview.refused, self.preview.undecided, text=N_("Merging"), then=self._finished)
            self._show(MERGE)
        elif self.at == CHECK and (file := self.preview.list_at_hand()) is not None:
            self._take_as_list(file)
        elif self.at in (CHECK, REPORT):
            self.start_over()

    def start_over(self) -> None:
        """Let go of the files chosen."""
        if self._job is not None:
            self._job.stop()
            return
        self._paths, self._passphrase, self._merged = [], "", None
        self.counting.begin(None)
        self.preview.proposals.forget()
        self._show(CHOOSE)

    def begin_anew(self) -> None:
        """Begin with other files where a merge is done; what is under way goes on."""
        if self.at == REPORT:
            self.start_over()

    def ask_for_passphrase(self, file: str) -> None:
        """Ask for the passphrase of a locked file, and check all of them again with it."""
        if self.at == CHECK and self._job is None:
            ask_passphrase(self.theme, self.desk.language, self, passphrase_of(file), self._check_with, self._passphrase)

    def choose_files(self) -> None:
        """Choose files in a dialog."""
        self.take(ask_for_files(self.desk, self))

    def save_report(self) -> None:
        """Keep the report of the merge as a workbook."""
        if chosen := ask_for_place(self, self.desk.say(SAVE_REPORT), Path.home() / report_name(self.desk.work)):
            self.write_report(chosen)

    def write_report(self, file: Path) -> None:
        """Write the report where it was asked for, or say what is in the way."""
        if self._merged is not None:
            self.desk.do(save_report, self._merged, file, then=lambda step: self.say(step.text))

    def undo_merge(self) -> None:
        """Take the merge back, once asked."""
        if self._merged is not None and self._merged.merge:
            ask_to_unmerge(self, self._merged.merge, self._merged.count("merged"), self.refresh, self.desk.refused.emit)

    def refresh(self, step: Step | None) -> None:
        """Let go of the report of a merge that was undone; files that wait are checked anew where other things are here by now."""
        if self._merged is not None and (self.at == CHECK or (self.at == REPORT and self._merged.merge)):
            self.desk.ask(still_holds, self._merged, then=partial(self._look_again, self.at))

    def _look_again(self, at: int, holds: bool) -> None:
        if at == self.at and self._job is None and not holds:
            self.start_over() if at == REPORT else self._check(is_anew=True)

    def set_room(self, room: Room) -> None:
        """Put the data code below the report in a narrow window."""
        self.report.set_room(room)
        self.preview.set_room(room)

    def focus_first(self) -> None:
        """Bring the keyboard to where one works now."""
        if self.at in (CHOOSE, CHECK):
            (self._beginning if self.at == CHOOSE else self.preview.table).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _check_with(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._check()

    def _check(self, *, is_anew: bool = False) -> None:
        self._merged, self._done = None, 0
        self._start(check, text=N_("Checking the files"), then=partial(self._checked, is_anew))
        self._show(CHECK)

    def _start(self, act: Callable[..., Step], *given: object, text: Message, then: Callable[[Step], None]) -> None:
        self._job = self.desk.start(act, self._paths, self._passphrase, *given, text=text, then=then, refused=self._refused)
        self._job.told_on = self
        self._job.progressed.connect(self._progressed)

    def _show(self, at: int) -> None:
        self.at = at
        self._stack.setCurrentIndex({CHOOSE: 0, CHECK: 1, MERGE: 1, REPORT: 2}[at])
        self.foot.setVisible(at != CHOOSE)
        self.preview.proposals.setEnabled(at == CHECK)
        if at in (CHECK, MERGE):
            self.preview.show_files(self._reports(), self._done if at == MERGE else 0)
        self._show_foot()
        self.stepped.emit(at)

    def _reports(self) -> Sequence[FileReport]:
        return self._merged.files if self._merged else ()

    def _act(self, key: str) -> None:
        """Do what a button of the foot says."""
        does = {"ahead": self.go_ahead, "over": self.start_over, "undo": self.undo_merge, "save": self.save_report, "answer": self._answer}
        does[key]()

    def _answer(self) -> None:
        if self._merged is not None and (waits := waiting_in(self._merged)) is not None:
            self.go("conflict", waits.first)

    def _show_foot(self) -> None:
        if self._job is not None:
            self.foot.show_job(self._reports() if self.at == MERGE else (), self._done)
            self.foot.offer_cancel()
        elif self.at == CHECK and self._merged is not None:
            self._show_check(self._merged)
        elif self.at == REPORT and self._merged is not None:
            self.foot.show_report(self._merged)

    def _show_check(self, merged: Merged) -> None:
        self.foot.show_check(merged, self.preview.refused)
        self.foot.offer_ahead(merged, self.preview.list_at_hand())

    def _turned(self) -> None:
        """Offer what fits the file that is looked at now, where none can be merged: only then does it depend on that."""
        if self.at == CHECK and self._merged is not None and self._job is None and not self._merged.count("merged"):
            self._show_check(self._merged)

    def _progressed(self, done: int, of: int) -> None:
        self._done = done
        if self.at == MERGE:
            self.preview.show_done(done)
            self.foot.show_job(self._reports(), done)  # the button to cancel stays, or a press of it could fall between two files

    def _ticked(self) -> None:
        if self._merged is not None:
            self.foot.show_check(self._merged, self.preview.refused)
            self.counting.count(self.preview.refused, self.preview.undecided)

    def _counted(self, merged: Merged) -> None:
        """Show what each file brings as the ticks stand now."""
        if self.at != CHECK or self._merged is None or self._job is not None:
            return
        was, self._merged, refused = self._merged.count("merged"), merged, set(self.preview.refused)
        self.preview.count_anew(merged.files)
        if merged.count("merged") == was:  # the buttons stay as they are where they can, wherever the keyboard is
            self.foot.show_check(merged, self.preview.refused)
        else:
            self._show_check(merged)
        if self.preview.refused != refused:
            self.counting.count(self.preview.refused, self.preview.undecided)

    def _take_as_list(self, file: Path | None) -> None:
        """Hand on a file that is none of ours; the others, also those of its folder, wait until they are merged."""
        if file is None:
            self.say(IN_A_ZIP)
            return
        if self._paths == [file]:
            self.start_over()
        self.list_wanted.emit(str(file))

    def _checked(self, is_anew: bool, step: Step) -> None:
        self._job = None
        merged, self._files = step.result
        if merged.stopped:
            self.start_over()
            return
        self._merged = merged
        self.counting.begin(merged)
        self.preview.begin(merged)
        # Ticks of before stay where files were dropped beside those that waited.
        self.counting.count(self.preview.refused, self.preview.undecided)
        self._show(CHECK)
        if not is_anew or self.holds_keyboard() or focused_in(self) is None:  # nobody elsewhere in the window asked for it
            self.preview.table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.foot.sentence())

    def _finished(self, step: Step) -> None:
        self._job, self._merged, self._paths, self._passphrase = None, step.result, [], ""
        self.report.show_report(step.result)
        had_keyboard = self.holds_keyboard()
        self._show(REPORT)
        if had_keyboard:
            self.report.table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.foot.sentence())

    def _refused(self, refusal: Refusal) -> None:
        self._job = None
        if refusal.code == CHANGED:
            self._check(is_anew=True)
            self.say(refusal.message)
        else:
            self.start_over()
            self.desk.refused.emit(refusal)
