"""Which commands there are, what each does and takes, and which function does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from empower_desktop.language import N_, Message
from empower_desktop.launch.parser import Parser

THE_RECORD = N_("the id of the record")
# The records are imported where a command names them: the window is painted before it needs them.
ROLES = ("pendamping", "koordinator", "sekretaris", "lainnya")


@dataclass(frozen=True)
class Command:
    """One command: the module and function of `verbs` that do it, a sentence about it, and its own arguments."""

    module: str
    function: str
    about: Message
    describe: Callable[[Parser], None]


def _init(parser: Parser) -> None:
    say, add = parser.language, parser.options.add_argument
    add("--name", metavar="NAME", help=say(N_("your name")))
    add("--area", metavar="CODE", help=say(N_("where you work: the code of a village, district, regency or province")))
    add("--role", choices=ROLES, default=None, help=say(N_("your role")))
    add("--again", metavar="FILE", help=say(N_("you again, on a new laptop: an export, return or backup of yours")))
    add("--practice", action="store_true", help=say(N_("a store to practise with; its workbooks never mix with real ones")))


def _sample(parser: Parser) -> None:
    say, add = parser.language, parser.options.add_argument
    add("--records", type=int, default=1_000, metavar="N", help=say(N_("about how many records (1000)")))
    add("--seed", type=int, default=1, metavar="S", help=say(N_("the same number gives the same records (1)")))


def _nothing(parser: Parser) -> None:
    """Take no arguments of its own."""


def _areas(parser: Parser) -> None:
    say = parser.language
    parser.needs.add_argument("file", nargs="?", metavar="FILE", help=say(N_("a newer list: .csv, .csv.gz or .xlsx with code and name")))
    parser.options.add_argument("--find", metavar="TEXT", help=say(N_("look a place up by a part of its name, or by its code")))


def _kind(parser: Parser) -> None:
    from empower_desktop.records import KINDS

    parser.needs.add_argument(
        "kind", choices=tuple(KINDS), metavar="KIND", help=parser.language(N_("the record kind; see the command kinds"))
    )


def _pairs(parser: Parser, nargs: str) -> None:
    help_text = parser.language(N_("a field and its value; FIELD= empties it, several values are joined by “;”"))
    parser.needs.add_argument("fields", nargs=nargs, default=[], metavar="FIELD=VALUE", help=help_text)


def _id(parser: Parser) -> None:
    parser.needs.add_argument("id", metavar="ID", help=parser.language(THE_RECORD))


def _add(parser: Parser) -> None:
    _kind(parser)
    _pairs(parser, "*")


def _set(parser: Parser) -> None:
    _id(parser)
    _pairs(parser, "+")


def _batch(parser: Parser) -> None:
    say = parser.language
    told = N_(
        "a file of JSON lines; without it, or with -, standard input. Each is an object: “do” is add, set or delete; add has “kind”, "
        "the others “id”; “fields” holds the values, by the names that kinds lists"
    )
    parser.needs.add_argument("file", nargs="?", metavar="FILE", help=say(told))
    parser.options.add_argument("--keep-going", action="store_true", help=say(N_("save what can be taken, though a line was refused")))


def _list(parser: Parser) -> None:
    _kind(parser)
    say, add = parser.language, parser.options.add_argument
    add("--where", action="append", default=[], metavar="FIELD=VALUE", help=say(N_("only records with this value; may be given again")))
    add("--deleted", action="store_true", help=say(N_("the trash instead")))


def _show(parser: Parser) -> None:
    say = parser.language
    parser.needs.add_argument("ids", nargs="+", metavar="ID", help=say(N_("the id of the record")))
    parser.options.add_argument("--history", action="store_true", help=say(N_("with every change ever made")))


def _find(parser: Parser) -> None:
    parser.needs.add_argument("text", nargs="+", metavar="TEXT", help=parser.language(N_("words, or the beginnings of words")))


def _area_option(parser: Parser) -> None:
    help_text = parser.language(N_("only this area, with those below it; may be given again"))
    parser.options.add_argument("--area", action="append", default=[], metavar="CODE", help=help_text)


def _export(parser: Parser) -> None:
    _file(parser, N_("the workbook to write, .xlsx; with .zip the attached files go along"))
    _area_option(parser)
    say, add = parser.language, parser.options.add_argument
    add("--from", dest="start", metavar="DATE", help=say(N_("only from this day on")))
    add("--to", dest="end", metavar="DATE", help=say(N_("only up to this day")))
    profile = say(N_("full (everything, to be merged) or share (nothing personal, for reading only)"))
    add("--profile", choices=("full", "share"), default="full", help=profile)
    delta = N_("leave out what a receipt proves to have arrived (of whom it is for, or of every coordinator)")
    add("--since-receipt", action="store_true", help=say(delta))
    add("--for", dest="for_name", default="", metavar="NAME", help=say(N_("for whom it is")))


def _return(parser: Parser) -> None:
    about = N_("whose files came: a name, its beginning, or an id; see the command coverage")
    parser.needs.add_argument("name", metavar="NAME", help=parser.language(about))
    _file(parser, N_("the workbook to write, .xlsx"))


def _coverage(parser: Parser) -> None:
    say, wanted = parser.language, parser.options.add_mutually_exclusive_group()
    gone = N_("ask no more for files of this worker that will never come, since their laptop is gone: a name, its beginning, or an id")
    wanted.add_argument("--ask-no-more", metavar="NAME", help=say(gone))
    wanted.add_argument("--ask-again", metavar="NAME", help=say(N_("ask again for what was let go of this worker")))


def _merge(parser: Parser) -> None:
    say, add = parser.language, parser.options.add_argument
    parser.needs.add_argument("paths", nargs="+", metavar="PATH", help=say(N_("workbooks, folders of workbooks, .zip files")))
    add("--dry-run", action="store_true", help=say(N_("say what would come, and change nothing")))
    add("--no-edits", action="store_true", help=say(N_("leave out what was edited in Excel")))
    single = N_("leave out this edit for good: a sheet, SHEET!CELL, or its change as --dry-run --json names it; may be given again")
    add("--without", action="append", default=[], metavar="EDIT", help=say(single))
    kept = N_("keep the report as a workbook: what became of each file, and what to mend in which cell")
    add("--report", metavar="FILE.xlsx", help=say(kept))


def _unmerge(parser: Parser) -> None:
    parser.needs.add_argument("merge", metavar="MERGE_ID", help=parser.language(N_("the id that merge gave; see the command merges")))


def _template(parser: Parser) -> None:
    from empower_desktop.records import KINDS

    _file(parser, N_("the workbook to write, .xlsx"))
    kinds = [code for code in KINDS if code not in ("author", "same_as")]
    help_text = parser.language(N_("the record kinds to be filled in, instead of meetings and what belongs to them"))
    parser.options.add_argument("--kind", nargs="+", action="extend", choices=kinds, default=[], metavar="KIND", help=help_text)
    parser.usage = f"{parser.prog} FILE [--kind KIND [KIND ...]]"  # the file first: after the kinds it would be taken for one of them


def _doubles(parser: Parser) -> None:
    from empower_desktop.records.author import JOINABLE

    help_text = parser.language(N_("only of this kind: {kinds}", kinds=", ".join(JOINABLE)))
    parser.options.add_argument("--kind", choices=tuple(JOINABLE), default="", metavar="KIND", help=help_text)


def _conflicts(parser: Parser) -> None:
    help_text = parser.language(N_("write them and the questions into a workbook instead, to be answered in Excel and merged back"))
    wanted = parser.options.add_mutually_exclusive_group()
    wanted.add_argument("--workbook", metavar="FILE.xlsx", help=help_text)
    settled = N_("those that were settled instead: by whom, when, and which value won")
    wanted.add_argument("--settled", action="store_true", help=parser.language(settled))


def _resolve(parser: Parser) -> None:
    say = parser.language
    spot = N_("what is in dispute, as conflicts names it")
    value = N_("a value of your own; of a unit a JSON object; of _deleted true to delete the record, false to keep it")
    parser.needs.add_argument("id", nargs="?", metavar="ID", help=say(THE_RECORD))
    parser.needs.add_argument("spot", nargs="?", metavar="FIELD_OR_UNIT", help=say(spot))
    answer = parser.options.add_mutually_exclusive_group(required=True)
    answer.add_argument("--take", metavar="CHANGE_ID", help=say(N_("the value of this change")))
    answer.add_argument("--value", metavar="V", help=say(value))
    all_from = N_("instead of one conflict all in which this person wrote something: what they wrote; a name, its beginning, or an id")
    answer.add_argument("--all-from", metavar="NAME", help=say(all_from))


def _import(parser: Parser) -> None:
    from empower_desktop.lists.understood import LISTS

    say, add = parser.language, parser.options.add_argument
    _file(parser, N_("a list of somebody's own: .xlsx, .xls, .ods or .csv"))
    kinds = say(N_("what it is taken as: {kinds}", kinds=", ".join(LISTS)))
    add("--as", dest="kind", required=True, choices=LISTS, metavar="KIND", help=kinds)
    column = N_("which column holds a field: a letter or a heading; -=COLUMN takes none from it")
    add("--map", action="append", default=[], metavar="FIELD=COLUMN", help=say(column))
    add("--group", metavar="NAME", help=say(N_("the group that the list is of, where it names none itself")))
    add("--answers", metavar="FILE.json", help=say(N_("answers to questions, by their ids")))
    add("--dry-run", action="store_true", help=say(N_("say what would come, and change nothing")))


def _report(parser: Parser) -> None:
    say, add = parser.language, parser.options.add_argument
    _file(parser, N_("the recap to write, .pdf or .xlsx"))
    add("--area", metavar="CODE", help=say(N_("only this area, with those below it")))
    add("--from", dest="start", metavar="DATE", help=say(N_("only from this day on")))
    add("--to", dest="end", metavar="DATE", help=say(N_("only up to this day")))
    add("--group", default="", metavar="ID", help=say(N_("only this group: its id, or its whole name")))
    add("--no-names", action="store_true", help=say(N_("without the name of any person, for donors")))


def _answer(parser: Parser) -> None:
    say, add = parser.language, parser.needs.add_argument
    add("question", metavar="QUESTION", help=say(N_("the id of the question; see the command questions")))
    add("choice", metavar="CHOICE", help=say(N_("the code of the answer, such as yes or no")))


def _file(parser: Parser, about: Message) -> None:
    parser.needs.add_argument("file", metavar="FILE", help=parser.language(about))


def _backup(parser: Parser) -> None:
    _file(parser, N_("the one file to write"))


def _restore(parser: Parser) -> None:
    _file(parser, N_("a backup"))


def _check(parser: Parser) -> None:
    parser.options.add_argument("--rebuild", action="store_true", help=parser.language(N_("work the lists and the search out anew first")))


def _shots(parser: Parser) -> None:
    say = parser.language
    parser.needs.add_argument("folder", metavar="DIR", help=say(N_("where the pictures go")))
    parser.options.add_argument("--size", default="1366x768", metavar="WxH", help=say(N_("how large each picture is (1366x768)")))


COMMANDS: Mapping[str, Command] = {
    "init": Command("setting_up", "init", N_("start a new store with you as its author"), _init),
    "sample": Command("setting_up", "sample", N_("fill a store with realistic practice data"), _sample),
    "kinds": Command("setting_up", "kinds", N_("show the record kinds with their fields and choices"), _nothing),
    "areas": Command("setting_up", "areas", N_("look a place up, or take in a newer list of areas"), _areas),
    "add": Command("entering", "add", N_("add a record; prints its id"), _add),
    "set": Command("entering", "change", N_("change fields of a record"), _set),
    "delete": Command("entering", "delete", N_("put a record into the trash"), _id),
    "restore-record": Command("entering", "restore_record", N_("take a record out of the trash"), _id),
    "batch": Command("batching", "batch", N_("add, set and delete many records, one JSON line each"), _batch),
    "list": Command("reading", "listed", N_("list the records of a kind"), _list),
    "show": Command("reading", "show", N_("show records whole"), _show),
    "find": Command("reading", "find", N_("search everything"), _find),
    "export": Command("exchanging", "export", N_("write a workbook to send"), _export),
    "merge": Command("merging", "merge", N_("take in workbooks that others sent"), _merge),
    "merges": Command("exchanging", "merges", N_("list what was merged"), _nothing),
    "unmerge": Command("exchanging", "unmerge", N_("take one merge back"), _unmerge),
    "return": Command("returning", "give_back", N_("write the workbook that goes back to a worker, with the receipt"), _return),
    "coverage": Command("returning", "coverage", N_("per worker: what came, what is missing, what to write to them"), _coverage),
    "conflicts": Command("settling", "conflicts", N_("list the values that fight, or write them into a workbook"), _conflicts),
    "template": Command("templating", "template", N_("write an empty workbook for people without the app"), _template),
    "resolve": Command("settling", "resolve", N_("settle a conflict"), _resolve),
    "import": Command("importing", "import_list", N_("take in somebody's own list"), _import),
    "questions": Command("asking", "questions", N_("list what merges and imports asked"), _nothing),
    "answer": Command("asking", "answer", N_("answer a question of a merge or an import"), _answer),
    "doubles": Command("doubling", "doubles", N_("list the records that may be one thing, entered twice"), _doubles),
    "digest": Command("reading", "digest", N_("print the data code: the same code, the same data"), _area_option),
    "report": Command("reporting", "report", N_("write the activity recap with indicators and charts"), _report),
    "backup": Command("keeping", "backup", N_("copy the whole store into one file"), _backup),
    "restore": Command("keeping", "restore", N_("bring a backup back; what is there now is kept aside"), _restore),
    "check": Command("keeping", "check", N_("check that the store is whole"), _check),
    "shots": Command("picturing", "shots", N_("save a picture of every screen"), _shots),
}
