"""The command line: what a script or a night job needs, on the same acts as the window."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

import empower_desktop
from empower_desktop.errors import Problem, Refusal, Trouble
from empower_desktop.language import N_, Language
from empower_desktop.launch.bug import write_report
from empower_desktop.launch.call import Call, Usage, file_trouble, has_display, no_display, no_window
from empower_desktop.launch.commands import COMMANDS
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.places import PROGRAM, Places
from empower_desktop.launch.say import Say, prepare, system_language
from empower_desktop.launch.understanding import spoken, understand
from empower_desktop.shipped import RESOURCES


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks, and give the exit status; no command opens the window.

    Data goes to stdout, all else to stderr. Nothing that can go wrong shows a traceback unless `--debug` asks for it.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    language = Language(spoken(words, system_language()), RESOURCES / "translations")
    say = Say(language, "--json" in words, prepare(sys.stdout), prepare(sys.stderr))
    status = _answered(words, say)
    try:
        say.finish()
    except Trouble as trouble:
        say.refusal(trouble)
        status = Exit.TROUBLE
    if argv is not None:
        gc.unfreeze()  # who called goes on, and may have made garbage meanwhile
    return int(status)


def _answered(words: Sequence[str], say: Say) -> int:
    doing, data = next((word for word in words if word in COMMANDS), ""), None
    try:
        options = understand(words, say.language)
        data = options.data
        return _done(Call(options, Places.of(data), say.language, say))
    except Usage as usage:
        say.refusal(Problem(usage.message, "usage"))
        say.word(N_("See: {command} --help", command=usage.command or f"{PROGRAM} {doing}".strip()))
        return Exit.USAGE
    except Trouble as trouble:
        say.refusal(trouble)
        return Exit.TROUBLE
    except Refusal as refusal:
        say.refusal(refusal)
        return Exit.REFUSED
    except KeyboardInterrupt:
        say.word(N_("Stopped. What was being done was not done."))
        return Exit.REFUSED
    except OSError as error:
        say.refusal(file_trouble(error))
        return Exit.TROUBLE
    except MemoryError:
        say.refusal(Trouble(N_("The memory is full. Close other programs and try again."), "memory"))
        return Exit.TROUBLE
    except Exception as error:  # noqa: BLE001  # whatever else comes up is a bug, and becomes a report
        return _bug(error, doing, "--debug" in words, Places.of(data), say)


def _done(call: Call) -> int:
    options = call.options
    if options.help:
        call.say.line(options.help.rstrip())
        return Exit.DONE
    if options.version:
        call.say.line(f"{PROGRAM} {empower_desktop.__version__}")
        return Exit.DONE
    _read_passphrase(options)
    if not options.command:
        return _window(call)
    command = COMMANDS[options.command]
    # Only what this one command needs is imported: SQLAlchemy takes a fifth of a second on a village laptop,
    # openpyxl and Qt as much again, and a script may call `list` a thousand times.
    verbs = _imported(command.module)
    status: Exit = getattr(verbs, command.function)(call)
    return status


def _imported(module: str) -> ModuleType:
    """Import the functions of a command without looking for garbage, of which imports make none: a tenth of the time.

    Nor is what they made looked through later, not even at the end: it stays as long as the command.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return import_module(f"empower_desktop.launch.verbs.{module}")
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _read_passphrase(options: Namespace) -> None:
    """Look at the file with the passphrase, so that a wrong path is told at once."""
    if options.passphrase_file is not None and not options.passphrase_file.is_file():
        raise file_trouble(FileNotFoundError(str(options.passphrase_file)), options.passphrase_file)


def _window(call: Call) -> int:
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        raise no_display()
    try:
        from empower_desktop.launch.app import open_window  # Qt is slow to import, and only the window needs it
    except ImportError as error:
        raise no_window(error) from error
    return open_window(call.places, call.language.code if call.options.lang else None)


def _bug(error: Exception, doing: str, wants_way: bool, places: Places, say: Say) -> Exit:
    if wants_way:
        import traceback

        say.word("".join(traceback.format_exception(error)).rstrip())
    report = write_report(error, places, doing)
    message = N_(
        "The program made a mistake; your data was not the cause. A report without personal data lies in {file}. "
        "Send it to those who look after the program.",
        file=str(report),
    )
    say.refusal(Trouble(message, "bug"))
    return Exit.BUG
