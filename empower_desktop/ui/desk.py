"""The desk: does acts on threads, announces their steps, and shows what was refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from empower_desktop.errors import Refusal
from empower_desktop.history.merge import Seen
from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.records import Record
from empower_desktop.ui.awaited import Awaited, Outcome, Then, hand_over, let_go, outcome_of
from empower_desktop.ui.job import Job
from empower_desktop.workspace import Step, Workspace
from empower_desktop.workspace.saving import undo

LOOK_FOR_OTHERS_MS = 1500
UNDOABLE = 50
UNDONE, DONE_AGAIN = N_("Undone: {what}"), N_("Done again: {what}")


class Desk(QObject):
    """Between the window and the workspace: one writer thread does the short acts, in order.

    `turned_back` says what was undone or done again, for it may be out of sight.
    """

    stepped = Signal(object)
    turned_back = Signal(object)
    refused = Signal(object)
    started = Signal(object)
    changed_elsewhere = Signal()
    _arrived = Signal(int, object)

    def __init__(self, work: Workspace, parent: QObject | None = None) -> None:
        """Serve one workspace until `close`."""
        super().__init__(parent)
        self.work = work
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._long = ThreadPoolExecutor(2, "job")
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._jobs: set[Job] = set()
        self._numbers = count()
        self._awaited: dict[int, Awaited] = {}
        self._closed = False
        self._waiting: list[tuple[int | None, Callable[[], object]]] = []
        self._arrived.connect(self._receive)
        self._version = work.version()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look_for_others)
        self._looking.start(LOOK_FOR_OTHERS_MS)

    @property
    def language(self) -> Language:
        """The reader's tongue."""
        return self.work.language

    def say(self, text: Message | Label | str) -> str:
        """Give a text in the reader's tongue."""
        return self.work.language(text)

    @property
    def is_writing(self) -> bool:
        """Say whether an act still waits for the disk."""
        return any(each.is_step for each in self._awaited.values())

    @property
    def is_closed(self) -> bool:
        """Say whether the window is on its way out, so that nothing is asked any more."""
        return self._closed

    @property
    def under_way(self) -> Job | None:
        """Give a long act that would be cut short if the window went now."""
        return next((job for job in self._jobs if job.is_to_finish), None)

    @property
    def is_busy(self) -> bool:
        """Say whether anything that was asked or done has not come back yet."""
        return bool(self._awaited)

    def do(self, act: Callable[..., Step], *args: Any, then: Then | None = None, refused: Then | None = None) -> None:
        """Do a short act; its Step is announced, `then` is called with it, and it can be undone.

        A refusal goes to `refused`, or is announced to the window.
        """
        self._write(partial(act, self.work, *args), partial(self._stepped, then), partial(self._written_not, refused), is_step=True)

    def do_quietly(self, act: Callable[..., Any], *args: Any) -> None:
        """Do something on the writer thread that is no step: keeping what is being typed."""
        self._write(partial(act, self.work, *args), let_go, self.refused.emit)

    def do_beside(self, act: Callable[..., Any], *args: Any, then: Then = let_go) -> None:
        """Do something long that nobody waits for, such as the backup of the day; a refusal is announced."""
        self._send(self._long, partial(act, self.work, *args), Awaited(partial(hand_over, then), self.refused.emit))

    def ask(self, question: Callable[..., Any], *args: Any, then: Then, refused: Then | None = None) -> None:
        """Read something on the reader thread and hand it to `then`; a refusal goes to `refused`, or is announced."""
        self._send(self._reader, partial(question, self.work, *args), Awaited(partial(hand_over, then), refused or self.refused.emit))

    def start(
        self,
        act: Callable[..., Step],
        *args: Any,
        text: Message,
        then: Then | None = None,
        refused: Then | None = None,
        can_stop: bool = True,
    ) -> Job:
        """Start a long act, whose last argument is a `watch`; it is announced like a short one when it ends.

        A refusal goes to `refused`, or is announced to the window. What is done whole or not at all cannot be stopped.
        """
        job = Job(text, self, can_stop=can_stop)
        self._jobs.add(job)
        self.started.emit(job)
        awaited = Awaited(partial(self._ended, job, then), partial(self._failed, job, refused))
        self._send(self._long, partial(act, self.work, *args, job.watch), awaited)
        return job

    @property
    def last(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    def undo_last(self) -> bool:
        """Undo the last step of this sitting, once what is on its way has arrived; False when there is none.

        An undo that waits is for the last step on its way. Where that is refused it takes back nothing, and no step before it.
        """
        if self.is_writing:
            self._waiting.append((self._on_its_way(), self.undo_last))
            return True
        if not self._done:
            return False
        self._turn_back(self._done.pop(), self._undone, UNDONE)
        return True

    def redo_last(self) -> bool:
        """Do again what was undone last, which is to undo the undoing; False when there is none, or something was done since."""
        if self.is_writing:
            self._waiting.append((None, self.redo_last))
            return True
        if not self._undone:
            return False
        self._turn_back(self._undone.pop(), self._done, DONE_AGAIN)
        return True

    def forget(self, step: Step) -> None:
        """Take a step off what can be undone."""
        self._done = [each for each in self._done if each is not step]
        self._undone = [each for each in self._undone if each is not step]

    def seen(self, kind: type[Record], record: str) -> Seen:
        """Give what somebody who looks at the record now has before them."""
        return self.work.seen(record)

    def flush(self) -> None:
        """Wait until everything that was typed is on the disk, also what waited for an earlier save (before the window closes)."""
        self._writer.submit(lambda: None).result()
        while self.is_writing:
            QCoreApplication.sendPostedEvents(self)
            self._writer.submit(lambda: None).result()

    def stop_all(self) -> None:
        """Ask all that is under way to stop after the piece it is at."""
        for job in self._jobs:
            job.stop()

    def close(self) -> None:
        """Finish what is under way and end the threads."""
        self._looking.stop()
        self._closed = True
        self.stop_all()
        for pool in (self._long, self._reader, self._writer):
            pool.shutdown(wait=True)

    def _send(self, pool: ThreadPoolExecutor, act: Callable[[], object], awaited: Awaited) -> None:
        if not self._closed:  # a last timer of a window on its way out has nobody to answer to
            number = next(self._numbers)
            self._awaited[number] = awaited
            pool.submit(lambda: self._arrived.emit(number, outcome_of(act)))

    def _write(self, act: Callable[[], object], then: Then, refused: Then, *, is_step: bool = False) -> None:
        self._send(self._writer, partial(self._written, act), Awaited(then, refused, is_step))

    def _written(self, act: Callable[[], object]) -> object:
        """Do an act on the writer thread, whose own writing is not taken for something from elsewhere.

        What commands wrote before it stays to be noticed.
        """
        elsewhere = self.work.version() != self._version
        value = act()
        if not elsewhere:
            self._version = self.work.version()
        return value

    def _turn_back(self, step: Step, kept: list[Step], told: Message) -> None:
        """Undo a step, and keep the step that undid it so that it can be undone in turn; it is still called what was done first."""
        then = partial(self._turned_back, kept, step.text, told.filled(what=step.text))
        self._write(partial(undo, self.work, step), then, partial(self._written_not, None), is_step=True)

    def _turned_back(self, kept: list[Step], what: Message, told: Message, step: Step) -> None:
        if step.can_be_undone:
            kept.append(replace(step, text=what))
            self.turned_back.emit(told)
        self._announce(None, step)

    @Slot(int, object)
    def _receive(self, number: int, outcome: Outcome) -> None:
        awaited = self._awaited.pop(number)
        try:
            if self._closed:  # what was asked before the window went has nobody to answer to
                return
            if outcome.refusal is not None:
                self._waiting = [each for each in self._waiting if each[0] != number]
                awaited.refused(outcome.refusal)
            else:
                awaited.then(outcome.value)
        finally:
            if outcome.bug is not None:
                raise outcome.bug

    def _stepped(self, then: Then | None, step: Step) -> None:
        if step.can_be_undone:
            self._done = [*self._done[-UNDOABLE:], step]
            self._undone.clear()
        self._announce(then, step)

    def _announce(self, then: Then | None, step: Step) -> None:
        try:
            if then:
                hand_over(then, step)
            self.stepped.emit(step)
        finally:
            self._do_what_waited()

    def _written_not(self, refused: Then | None, refusal: Refusal) -> None:
        try:
            (refused or self.refused.emit)(refusal)
        finally:
            self._do_what_waited()

    def _on_its_way(self) -> int | None:
        """Give the number of the last step on its way that no undo waits for yet."""
        taken = {number for number, _ in self._waiting}
        return next((number for number, each in reversed(self._awaited.items()) if each.is_step and number not in taken), None)

    def _do_what_waited(self) -> None:
        if self._waiting and not self.is_writing:
            _, act = self._waiting.pop(0)
            act()

    def _ended(self, job: Job, then: Then | None, step: Step) -> None:
        self._jobs.discard(job)
        job.ended.emit(step, None)
        if then:
            hand_over(then, step)
        self.stepped.emit(step)

    def _failed(self, job: Job, refused: Then | None, refusal: Refusal) -> None:
        self._jobs.discard(job)
        job.ended.emit(None, refusal)
        (refused or self.refused.emit)(refusal)

    def _look_for_others(self) -> None:
        """Notice what commands wrote beside the window."""
        version = self.work.version()
        if version != self._version and not self.is_writing and not self._jobs:
            self._version = version
            self.changed_elsewhere.emit()
