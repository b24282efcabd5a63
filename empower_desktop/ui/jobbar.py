"""Long jobs under way: the bar at the foot, from half a second on, with the way to stop them."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from empower_desktop.errors import Refusal
from empower_desktop.language import N_
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.job import Job
from empower_desktop.ui.kit.card import JobBar
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace import Step

SHOWN_AFTER = 0.5
WORTH_AN_ESTIMATE = 3
CANCEL = N_("Cancel")


class Jobs(QWidget):
    """Shows the job that began first; the others wait their turn to be shown. `said` tells how one ended."""

    said = Signal(object, bool)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Listen to the desk."""
        super().__init__()
        self._desk = desk
        self._jobs: list[tuple[Job, float]] = []
        self._done, self._of = 0, 0
        self.bar = JobBar(theme, desk.say(CANCEL))
        self.bar.cancelled.connect(self._stop)
        self.setLayout(column(theme, self.bar))
        self._clock = QTimer(self)
        self._clock.setInterval(200)
        self._clock.timeout.connect(self._show)
        desk.started.connect(self._begin)

    def is_busy(self) -> bool:
        """Tell whether a job is under way."""
        return bool(self._jobs)

    def _begin(self, job: Job) -> None:
        self._jobs.append((job, time.monotonic()))
        job.progressed.connect(lambda done, of: self._progress(job, done, of))
        job.ended.connect(lambda step, refusal: self._end(job, step, refusal))
        self._clock.start()

    def _progress(self, job: Job, done: int, of: int) -> None:
        if self._jobs and self._jobs[0][0] is job:
            self._done, self._of = done, of

    def _show(self) -> None:
        if not self._jobs:
            self._clock.stop()
            return
        job, began = self._jobs[0]
        spent = time.monotonic() - began
        if spent < SHOWN_AFTER:
            return
        say, number = self._desk.say, self._desk.language.number
        share = left = pieces = ""
        if self._of:
            pieces = say(N_("{done} of {of}", done=self._done, of=self._of))
            share = f"{100 * self._done // self._of}%"
            seconds = round(spent / self._done * (self._of - self._done)) if self._done else 0
            left = say(N_("about {n} s left", n=number(seconds))) if seconds >= WORTH_AN_ESTIMATE else ""
        self.bar.show_progress(say(job.text), pieces, self._done, self._of, share, left)
        self.bar.offer_cancel(job.can_stop)

    def _end(self, job: Job, step: Step | None, refusal: Refusal | None) -> None:
        self._jobs = [each for each in self._jobs if each[0] is not job]
        self._done = self._of = 0
        if not self._jobs:
            self._clock.stop()
            self.bar.finish(self._desk.say(step.text if step and step.text.text else job.text))
        if step is not None and step.text.text and not (job.is_told and step.result is not None):
            self.said.emit(step.text, False)

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[0][0].stop()
