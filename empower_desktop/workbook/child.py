"""The process in which strangers' files are read: it does what it is asked, one call after the other.

It is started by `reader` and ends with it. What it imports must stay few and small.
"""

from __future__ import annotations

import faulthandler
import gc
import importlib
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from empower_desktop.errors import Refusal, Trouble
from empower_desktop.language import N_
from empower_desktop.workbook import wire

# The parent ends a call that takes too long; these seconds later the child ends itself, should the parent be gone.
GRACE = 5.0
# How seldom Python looks for garbage while files are read: rows come by the ten thousand, and hardly any are garbage of that kind.
SELDOM = 50_000, 20, 20


def limit_memory(memory: int) -> None:
    """Let this process have no more memory than so many bytes, where the system can hold it to that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for which, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(which)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(which, (allowed, allowed))
        except (ValueError, OSError):  # macOS refuses some
            continue


def serve(requests: BinaryIO, answers: BinaryIO, most: int) -> None:
    """Answer each request until the parent ends."""
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        while True:
            try:
                request = wire.receive(requests, most)
            except EOFError:
                return
            faulthandler.dump_traceback_later(request["seconds"] + GRACE, exit=True, file=nowhere)
            answer = _answer(request, most)
            faulthandler.cancel_dump_traceback_later()
            wire.send(answers, answer)


def _answer(request: dict[str, Any], most: int) -> bytes:
    """Give the encoded answer: `result`, `refusal`, or `bug` with its traceback."""
    try:
        function = getattr(importlib.import_module(request["module"]), request["function"])
        answer = wire.encode({"result": function(*request["arguments"])})
        if len(answer) > most:
            raise Trouble(
                N_("The file holds more than this computer can take in at once. Ask for an export of a shorter period."), "memory"
            )
    except Refusal as refusal:
        return wire.encode({"refusal": wire.pack_refusal(refusal)})
    except MemoryError:
        return wire.encode({"memory": True})
    except Exception:  # noqa: BLE001 - a bug here is told in the parent, with all that is known of it
        return wire.encode({"bug": traceback.format_exc()})
    return answer


def main() -> None:
    """Serve the parent over standard input and output, within the memory and answer sizes of the command line."""
    memory, most = int(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not lie between the answers
    limit_memory(memory)
    gc.freeze()
    gc.set_threshold(*SELDOM)
    serve(sys.stdin.buffer, answers, most)
