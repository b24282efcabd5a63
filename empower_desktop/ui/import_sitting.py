"""One list before a person: which file, what they said of it, and what was understood of that so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import N_, Message
from empower_desktop.lists.answer_keys import is_correction
from empower_desktop.lists.grid import Listing
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.job import Job
from empower_desktop.workbook.unlocking import NEEDS_PASSPHRASE
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.importing import Imported, apply, preview, read

SOON = 150
"""Milliseconds after which what was said of a list is worked out."""
FITS_NO_MORE = ("no_such_question", "no_such_choice", "taken_back", "answered")
CHANGED_SINCE = N_("What is here has changed meanwhile, and an answer fits no more. Look at what comes of the list now, then take it in.")


class ImportSitting(QObject):
    """Reads a list, has it understood anew after everything that is said of it, and takes it in.

    `looked_at` carries the list as it is, `understood` and `taken` what it comes to; `unclear` why it cannot be understood as it is
    told now, `refused` why the file cannot be read, or taken in; `locked` that it needs a passphrase, with the one that did not match.
    """

    looked_at = Signal(object)
    understood = Signal(object)
    taken = Signal(object)
    unclear = Signal(object)
    refused = Signal(object)
    locked = Signal(object, str)
    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Have no list yet."""
        super().__init__(parent)
        self._desk = desk
        self.file: Path | None = None
        self.kind = ""
        self.imported: Imported | None = None
        self._surveyed: Surveyed | None = None
        self._mapping: dict[str, str] = {}
        self._answers: dict[str, str] = {}
        self._asked, self._tried, self._digest = 0, "", ""
        self._job: Job | None = None
        self._writing: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._work_out)

    @property
    def listing(self) -> Listing | None:
        """Give the list as it is, once it is read."""
        return self._surveyed.listing if self._surveyed is not None else None

    @property
    def is_busy(self) -> bool:
        """Tell whether something of it is being worked out."""
        return self._job is not None or self._soon.isActive()

    @property
    def is_taking_in(self) -> bool:
        """Tell whether the list is being written, which cannot be stopped."""
        return self._job is not None and self._job is self._writing

    @property
    def doing(self) -> Message | None:
        """Say what is being done."""
        return self._job.text if self._job is not None else None

    def open(self, file: Path, passphrase: str = "") -> None:
        """Read a file as it is, with its passphrase if it is locked."""
        self.close()
        self.file, self._tried = file, passphrase
        act, refused = partial(_look, number=self._asked), partial(self._not_read, self._asked)
        self._start(act, file, passphrase, text=N_("Reading the list"), then=self._looked_at, refused=refused)

    def close(self) -> None:
        """Let go of the list; what is still being worked out is not waited for."""
        self.file, self.kind, self.imported, self._surveyed, self._job = None, "", None, None, None
        self._mapping, self._answers, self._tried = {}, {}, ""
        self._soon.stop()
        self._asked += 1

    def take_as(self, kind: str) -> None:
        """Say what the list is."""
        if kind and kind != self.kind:
            self.kind, self._mapping, self._answers = kind, {}, {}
            self._work_out()

    def say_column(self, ref: str, field: str) -> None:
        """Say what a column holds, "" for nothing."""
        self._mapping[ref] = field
        self._soon.start()

    def answer(self, key: str, answer: str) -> None:
        """Answer a question, or correct what a head says or how words are read; "" leaves a question open again, and empties the rest."""
        self._answers.pop(key, None)
        if answer or is_correction(key):
            self._answers[key] = answer
        self._soon.start()

    def look_again(self) -> None:
        """Have the list understood anew where other things are here by now."""
        if self.imported is not None:
            self._desk.ask(_digest_of, then=self._compare)

    def take_in(self) -> None:
        """Take the list in as it is understood now."""
        if self.file is not None and not self.is_busy:
            given = (self.file, self.kind, dict(self._mapping), dict(self._answers), self._surveyed)
            act, refused = partial(_take_in, number=self._asked), partial(self._not_taken, self._asked)
            self._start(act, *given, text=N_("Taking in the list"), then=self._taken, refused=refused)
            self._writing = self._job

    def _work_out(self) -> None:
        if self.file is None or not self.kind:
            return
        self._asked += 1
        given = (self.file, self.kind, dict(self._mapping), dict(self._answers), self._surveyed)
        act = partial(_understand, number=self._asked)
        refused = partial(self._not_understood, self._asked)
        self._start(act, *given, text=N_("Reading the list"), then=self._understood, refused=refused)

    def _compare(self, digest: str) -> None:
        if self.imported is not None and not self.is_busy and digest != self._digest:
            self._work_out()

    def _start(self, act: object, *given: object, text: Message, then: object, refused: object) -> None:
        self._job = self._desk.start(act, *given, text=text, then=then, refused=refused, can_stop=False)  # type: ignore[arg-type]  # handed on as they are
        self.moved.emit()

    def _looked_at(self, step: Step) -> None:
        number, surveyed = step.result
        if number == self._asked:
            self._job, self._surveyed = None, surveyed
            self.looked_at.emit(surveyed.listing)

    def _understood(self, step: Step) -> None:
        """Show what was understood, unless more was said meanwhile."""
        number, imported, fitting, digest = step.result
        if number == self._asked:
            self._job, self.imported, self._digest = None, imported, digest
            if not self._soon.isActive():  # else what was said meanwhile is worked out in a moment
                self._answers = fitting
            self.understood.emit(imported)

    def _not_understood(self, number: int, refusal: Refusal) -> None:
        if number == self._asked:
            self._job, self.imported = None, None
            self.unclear.emit(refusal)

    def _taken(self, step: Step) -> None:
        number, imported = step.result
        if number == self._asked:
            self._job, self.imported = None, imported
            self.taken.emit(imported)

    def _not_read(self, number: int, refusal: Refusal) -> None:
        if number != self._asked:  # another was opened meanwhile
            return
        file, tried = self.file, self._tried
        self.close()
        if refusal.code in NEEDS_PASSPHRASE and file is not None:
            self.locked.emit(file, tried)
        else:
            self.refused.emit(refusal)

    def _not_taken(self, number: int, refusal: Refusal) -> None:
        if number != self._asked:
            self._desk.refused.emit(refusal)
            return
        self._job = None
        fits_no_more = refusal.code in FITS_NO_MORE
        self.refused.emit(Problem(CHANGED_SINCE, refusal.code) if fits_no_more else refusal)
        if fits_no_more:  # else it would be refused again and again, until something else is said of the list
            self._work_out()


def _digest_of(work: Workspace) -> str:
    return work.store.digest()


def _look(work: Workspace, file: Path, passphrase: str, watch: Watch, *, number: int) -> Step:
    watch(0, 0)
    return Step(Message(""), result=(number, read(work, file, passphrase)))


Said = Mapping[str, str]


def _understand(
    work: Workspace, file: Path, kind: str, mapping: Said, answers: Said, surveyed: Surveyed, watch: Watch, *, number: int
) -> Step:
    """Have a list understood; an answer to what is asked no more, since another was changed, is let go."""
    watch(0, 0)
    fitting, digest = dict(answers), _digest_of(work)
    while True:
        try:
            step = preview(work, file, kind, mapping, fitting, surveyed)
        except Problem as problem:
            stale = str(problem.message.values.get("id", "")) if problem.code in FITS_NO_MORE else ""
            if fitting.pop(stale, None) is None:
                raise
        else:
            return Step(Message(""), result=(number, step.result, fitting, digest))


def _take_in(
    work: Workspace, file: Path, kind: str, mapping: Said, answers: Said, surveyed: Surveyed, watch: Watch, *, number: int
) -> Step:
    """Take in a list as a long job; it is taken whole, so it cannot be stopped half-way."""
    watch(0, 0)
    step = apply(work, file, kind, mapping, answers, surveyed, watch)
    return replace(step, text=Message(""), problems=(), result=(number, step.result))  # what there is to say stands in the report
