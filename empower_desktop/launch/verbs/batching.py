"""The command that takes many records at once, as JSON lines: batch."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from empower_desktop.errors import Problem, Trouble
from empower_desktop.language import N_, P_
from empower_desktop.launch.call import Call, told_of
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.say import error_of
from empower_desktop.workspace import batching

Line = Mapping[str, Any] | Problem


def batch(call: Call) -> Exit:
    """Do the lines; one JSON line comes back per line."""
    lines = [_line(text) for text in _texts(call.options.file)]
    with call.workspace() as work:
        step = work.at_once(lambda: batching.batch(work, lines, call.options.keep_going), sparing=True)
    for answer in step.result:
        said = {"error": error_of(answer.problem, call.language)} if answer.problem else {"id": answer.id}
        call.say.line(json.dumps({"line": answer.line, **said}, ensure_ascii=False))
    refused, taken = len(step.problems), len(lines) - len(step.problems)
    if not refused:
        return Exit.DONE
    kept = call.options.keep_going
    if kept:
        call.say.word(P_("{n} line was refused; the others are saved.", "{n} lines were refused; the others are saved.", refused))
    else:
        call.say.word(N_("Nothing was saved. Mend the lines that were refused, or save the others with --keep-going."))
    return Exit.IN_PART if kept and taken else Exit.REFUSED


def _texts(file: str | None) -> list[str]:
    """Give the lines of a file or of standard input, without the mark that PowerShell puts before the first."""
    path = Path(file) if file and file != "-" else None
    if path is None and sys.stdin is None:
        raise Trouble(N_("There is no standard input to read the lines from. Give a file: empower-desktop batch FILE"), "no_stdin")
    with told_of(path or Path("stdin")):
        given = path.read_bytes() if path else sys.stdin.buffer.read()
        texts = given.decode("utf-8-sig").split("\n")
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _line(text: str) -> Line:
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return Problem(N_("This line is not JSON. One object a line is expected."), "not_json")
    if not isinstance(line, dict):
        return Problem(N_("This line is not JSON. One object a line is expected."), "not_json")
    return line
