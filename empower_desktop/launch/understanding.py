"""What a call of the command line asks: shared options anywhere, then a command with its own."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from empower_desktop.language import LANGUAGES, N_, Label, Language
from empower_desktop.launch.call import Usage
from empower_desktop.launch.commands import COMMANDS
from empower_desktop.launch.parser import USAGE, Parser
from empower_desktop.launch.places import PROGRAM

_ABOUT = Label(
    "Mencatat pertemuan, keputusan, dan pelatihan tanpa internet, lalu menggabungkannya persis lewat buku kerja Excel. "
    "Tanpa perintah, jendelanya dibuka.",
    "Records meetings, decisions and trainings offline and merges them exactly through Excel workbooks. "
    "Without a command it opens the window.",
)

FREE_VALUES = ("--map", "--value")
"""The options whose value may be any text, one that begins with a dash too."""


def spoken(words: Sequence[str], otherwise: str) -> str:
    """Find the language that is asked for before anything else is understood, for help and refusals."""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        if word.startswith("--lang"):
            code = following if word == "--lang" else word.removeprefix("--lang=")
            if code in LANGUAGES:
                return code
    return otherwise


def understand(words: Sequence[str], language: Language) -> Namespace:
    """Understand a call; `command` is "" for the window. A call for help has its text in `help`.

    The shared options are taken out first, wherever they stand; then the command's own parser reads the rest.
    """
    top = _with_shared_options(Parser(language, PROGRAM, _ABOUT))
    asked, rest = top.parse_known_args(_held_together(words))
    asked.command, asked.help = "", ""
    if not rest:
        asked.help = _overview(top) if asked.wants_help else ""
        return asked
    name = rest[0]
    if name not in COMMANDS:
        raise Usage(
            N_("Not known here: {what}", what=name) if name.startswith("-") else N_("There is no command “{name}”.", name=name), PROGRAM
        )
    own = parser_of(name, language)
    if asked.wants_help:
        asked.command, asked.help = name, _with_shared_options(own).format_help()
        return asked
    asked = own.parse_intermixed_args(rest[1:], asked)
    asked.command = name
    return asked


def _held_together(words: Sequence[str]) -> list[str]:
    """Join an option with a value that begins with a dash, such as `--map -=C`, which argparse would take for another option."""
    held: list[str] = []
    for word in words:
        if held and held[-1] in FREE_VALUES and word.startswith("-") and not word.startswith("--"):
            held[-1] = f"{held[-1]}={word}"
        else:
            held.append(word)
    return held


def parser_of(name: str, language: Language) -> Parser:
    """Give the parser of one command, without the shared options."""
    command = COMMANDS[name]
    parser = Parser(language, f"{PROGRAM} {name}", command.about)
    command.describe(parser)
    # Reading words and options in any order, argparse would make this line itself, and cut it as if it were English.
    parser.usage = parser.format_usage().removeprefix(language(USAGE)).strip().replace("%", "%%")
    return parser


def _with_shared_options(parser: Parser) -> Parser:
    say = parser.language
    group = parser.add_argument_group(say(N_("Before or after every command")))
    group.add_argument("-h", "--help", dest="wants_help", action="store_true", help=say(N_("show this page")))
    group.add_argument(
        "--data", type=Path, metavar="DIR", help=say(N_("where the data lies (else EMPOWER_DATA, else the folder of the platform)"))
    )
    group.add_argument("--lang", choices=LANGUAGES, help=say(N_("the language: id or en")))
    group.add_argument("--json", action="store_true", help=say(N_("answer in JSON, for scripts")))
    group.add_argument("--passphrase-file", type=Path, metavar="FILE", help=say(N_("a file that holds the passphrase of encrypted data")))
    group.add_argument("--debug", action="store_true", help=say(N_("show the way into an error of the program")))
    group.add_argument("--version", action="store_true", help=say(N_("show the version")))
    return parser


def _overview(top: Parser) -> str:
    """Give the page that names all commands."""
    say = top.language
    widest = max(map(len, COMMANDS))
    commands = [f"  {name.ljust(widest)}  {say(command.about)}" for name, command in COMMANDS.items()]
    more = say(N_("More about one command: {program} COMMAND --help", program=PROGRAM))
    return "\n".join([top.format_help(), f"{say(N_('Commands'))}:", *commands, "", more, ""])
