"""The parser of the command line: argparse in the reader's language, which refuses instead of leaving."""

from __future__ import annotations

import argparse
import re
from functools import partial
from typing import Any, NoReturn

from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.launch.call import Usage

USAGE = Label("Pemakaian: ", "Usage: ")

# What argparse says, in sentences that can be translated.
_WORDINGS = (
    (r"the following arguments are required: (?P<what>.+)", N_("Missing: {what}")),
    (r"one of the arguments (?P<what>.+) is required", N_("One of these is needed: {what}")),
    (r"argument (?P<what>.+?): expected (one|at least one) argument", N_("{what} needs a value.")),
    (r"argument (?P<what>.+?): not allowed with argument (?P<other>.+)", N_("{what} cannot stand beside {other}.")),
    (r"argument (?P<what>.+?): invalid int value: (?P<value>.+)", N_("{what} needs a whole number, not {value}.")),
    (
        r"argument (?P<what>.+?): invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)",
        N_("{what} cannot be {value}: choose from {known}."),
    ),
    (r"argument (?P<what>.+?): ignored explicit argument (?P<value>.+)", N_("{what} takes no value, not {value} either.")),
    (r"unrecognized arguments: (?P<what>.+)", N_("Not known here: {what}")),
)


class _Layout(argparse.HelpFormatter):
    """Help whose first word is in the reader's language."""

    def __init__(self, prog: str, *, usage: str) -> None:
        super().__init__(prog, max_help_position=32)
        self._usage_word = usage

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Add the line that shows how it is called."""
        super().add_usage(usage, actions, groups, self._usage_word)


class Parser(argparse.ArgumentParser):
    """An argparse parser that speaks the reader's language and raises `Usage` instead of leaving."""

    def __init__(self, language: Language, prog: str, about: Message | Label | str = "") -> None:
        """Say what the command is called and what it does."""
        layout = partial(_Layout, usage=language(USAGE))
        super().__init__(prog=prog, description=language(about), add_help=False, allow_abbrev=False, formatter_class=layout)
        self.language = language
        self.needs = self.add_argument_group(language(N_("What it needs")))
        self.options = self.add_argument_group(language(N_("Options")))

    def error(self, message: str) -> NoReturn:
        """Refuse the call in a sentence."""
        raise Usage(_worded(message), self.prog)


def _worded(message: str) -> Message:
    for pattern, wording in _WORDINGS:
        if found := re.fullmatch(pattern, message):
            return Message(wording.text, found.groupdict())
    return Message("{reason}", {"reason": message})
