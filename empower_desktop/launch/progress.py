"""How far a long act is, on a terminal; Ctrl+C asks it to stop after the piece at hand."""

from __future__ import annotations

import signal
import time
from types import FrameType, TracebackType
from typing import Any, Self

from empower_desktop.language import N_
from empower_desktop.launch.say import Say

_SHOWN_EVERY = 0.1


class Progress:
    """A watch for a long act: `with Progress(say) as watch: act(work, watch)`.

    The first Ctrl+C lets the act end after the piece at hand, so that what is done stays done; the second breaks it off.
    """

    def __init__(self, say: Say) -> None:
        """Show the progress through this voice."""
        self.stopped = False
        self._say = say
        self._shown = 0.0
        self._former: Any = None

    def __call__(self, done: int, of: int) -> bool:
        """Show how far the act is; False once it is to stop."""
        now = time.monotonic()
        if now - self._shown >= _SHOWN_EVERY:
            self._shown = now
            self._say.over_this_line(f"{done}/{of}")
        return not self.stopped

    def __enter__(self) -> Self:
        self._former = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._former)
        if self._shown:
            self._say.over_this_line("")
        if self.stopped:
            self._say.word(N_("Stopped. What was done before stays done."))

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True
