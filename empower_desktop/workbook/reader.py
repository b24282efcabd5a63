"""A child process kept warm, in which strangers' files are read: it may die, hang or grow, this one does not."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import LifoQueue
from typing import Any, BinaryIO, Literal, cast

import empower_desktop
from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.workbook import wire
from empower_desktop.workbook.limits import LIMITS, Limits

End = Literal["", "timeout", "stopped"]

# The child finds modules where its parent does, and runs nothing else at its start: no site, no PYTHON* variables.
START = "import sys; sys.path[:] = {path!r}; from empower_desktop.workbook.child import main; main()"


def child_command() -> list[str]:
    """Give the command that starts a child; two numbers follow, its memory and the longest answer in bytes."""
    root = str(Path(empower_desktop.__file__).parents[1])
    path = [root, *(entry for entry in sys.path if entry and entry != root)]
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", START.format(path=path)]


class _Child:
    """A running child, and why it was ended if it was."""

    def __init__(self, command: list[str]) -> None:
        self.end: End = ""
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self.end and self.process.poll() is None

    def kill(self, why: End) -> None:
        """End it at once, whatever it is doing."""
        self.end = self.end or why
        self.process.kill()

    def ask(self, request: bytes, most: int) -> Any:
        """Give its answer; EOFError or OSError says that it died."""
        wire.send(cast(BinaryIO, self.process.stdin), request)
        return wire.receive(cast(BinaryIO, self.process.stdout), most)

    def close(self) -> None:
        """End it and let go of its pipes."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what it was told last never reached it
                    continue
        self.process.wait()


class Reader:
    """Runs functions on strangers' files in a child process; `with` ends it.

    Calls from several threads take turns. After a call that ended badly the next
    one finds a fresh child.
    """

    def __init__(self, limits: Limits = LIMITS, command: list[str] | None = None) -> None:
        """Keep the limits; a frozen program hands in a command of its own (see `child_command`)."""
        self.limits = limits
        self._command = [*(command or child_command()), str(limits.memory), str(limits.answer)]
        self._turn = threading.Lock()
        self._child: _Child | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, after the call under way."""
        with self._turn:
            self._drop()

    def stop(self) -> None:
        """End the call under way, from any thread: it raises a Trouble with the code `stopped`."""
        child = self._child
        if child is not None:
            child.kill("stopped")

    def warm(self) -> None:
        """Start the child ahead of the first call."""
        with self._turn:
            self._running()

    def call(self, function: Callable[..., Any], path: Path | str, *arguments: Any, seconds: float | None = None) -> Any:
        """Give what a function of a module returns for a file, both being plain data as in JSON.

        Raises the Problem or Trouble that it raised. A Trouble says that the child died
        (`reader_died`), took too long (`timeout`) or too much memory (`memory`), was
        stopped (`stopped`) or met a bug (`reader_bug`, its traceback in the notes).
        """
        allowed = self.limits.seconds if seconds is None else seconds
        request = wire.encode(
            {
                "module": function.__module__,
                "function": function.__qualname__,
                "arguments": [os.fspath(path), *arguments],
                "seconds": allowed,
            }
        )
        name = Path(path).name
        with self._turn:
            answer = self._ask(self._running(), name, request, allowed)
            if "memory" in answer:
                self._drop()
        return _result(answer, name)

    def _ask(self, child: _Child, name: str, request: bytes, seconds: float) -> dict[str, Any]:
        timer = threading.Timer(seconds, child.kill, ("timeout",))
        timer.daemon = True
        timer.start()
        try:
            answer: dict[str, Any] = child.ask(request, self.limits.answer)
        except (EOFError, OSError, ValueError):
            self._drop()
            raise _died(child, name) from None
        finally:
            timer.cancel()
        return answer

    def _running(self) -> _Child:
        if self._child is not None and not self._child.alive:
            self._drop()
        if self._child is None:
            try:
                self._child = _Child(self._command)
            except OSError as error:
                raise Trouble(N_("The reading process cannot be started. Close other programs and try again."), "reader_died") from error
        return self._child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


class Readers:
    """Several children, so that files are read side by side; who calls gets one that is free. `with` ends them."""

    def __init__(self, count: int, limits: Limits = LIMITS, command: list[str] | None = None) -> None:
        """Prepare for so many; each is started when it is first needed."""
        self._readers = [Reader(limits, command) for _ in range(count)]
        self._free: LifoQueue[Reader] = LifoQueue()
        for reader in self._readers:
            self._free.put(reader)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            reader.close()

    def stop(self) -> None:
        """End the calls under way, as `Reader.stop` does."""
        for reader in self._readers:
            reader.stop()

    def call(self, function: Callable[..., Any], path: Path | str, *arguments: Any) -> Any:
        """Give what `Reader.call` gives, as soon as a child is free."""
        reader = self._free.get()
        try:
            return reader.call(function, path, *arguments)
        finally:
            self._free.put(reader)


def _died(child: _Child, name: str) -> Trouble:
    if child.end == "timeout":
        return Trouble(N_("Reading {file} took too long. Ask for a new export.", file=name), "timeout")
    if child.end == "stopped":
        return Trouble(N_("Reading {file} was stopped.", file=name), "stopped")
    trouble = Trouble(N_("Reading {file} made the reading process break down. Ask for a new export.", file=name), "reader_died")
    trouble.add_note(f"exit code {child.process.returncode}")
    return trouble


def _result(answer: dict[str, Any], name: str) -> Any:
    if "result" in answer:
        return answer["result"]
    if "refusal" in answer:
        raise wire.unpack_refusal(answer["refusal"])
    if "memory" in answer:
        raise Trouble(N_("Reading {file} took more memory than is allowed. Ask for an export of a shorter period.", file=name), "memory")
    trouble = Trouble(
        N_("{file} cannot be read because of an error in the program. Tell those who look after the program.", file=name), "reader_bug"
    )
    trouble.add_note(str(answer.get("bug", "")))
    raise trouble
