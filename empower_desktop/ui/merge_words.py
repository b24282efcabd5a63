"""What is said of a merge: a row a file, a message to paste into WhatsApp, and the report to keep."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape

from empower_desktop.errors import Problem, Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Label, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.card import Note
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.workbook.container import NOT_A_WORKBOOK
from empower_desktop.workbook.unlocking import NEEDS_PASSPHRASE
from empower_desktop.workspace.counts import Counts
from empower_desktop.workspace.disk_room import short_of_room
from empower_desktop.workspace.left_out import odd_first, place_of, why_left_out
from empower_desktop.workspace.report import FileReport, Merged

FILE, FROM, STATE = N_("File"), N_("From"), N_("State")
NEW, CHANGED, SAME, CONFLICT, REJECTED = N_("New"), N_("Changed"), N_("Same"), N_("Conflict"), N_("Rejected")
WHAT, CODE = Label("Hasil", "What"), N_("Code")
NOT_READ = N_("not readable")
READY, NOTHING_NEW, REFUSED, LOCKED, MERGED = N_("Ready"), N_("Nothing new"), N_("Refused"), N_("Needs a passphrase"), N_("Merged")
LISTED = "list"
GROUPS = (
    ("merged", N_("Merged files")),
    ("same", N_("Files with nothing new")),
    (LISTED, N_("Perhaps lists: not merged")),
    ("refused", N_("Refused files")),
)
COUNTS = (("new", NEW), ("updated", CHANGED), ("same", SAME), ("conflict", CONFLICT), ("rejected", REJECTED))
PERHAPS_A_LIST, TAKE_AS_LIST = N_("Perhaps a list"), N_("Take it in as a list")
IN_A_ZIP = N_("It lies in a .zip file. Take it out first, then choose it.")
LISTS = (".xls", ".ods", ".csv")
COUNTED_IN_WORDS = (
    ("new", N_("{n} new")),
    ("updated", N_("{n} changed")),
    ("same", N_("{n} the same")),
    ("conflict", N_("{n} in conflict")),
)
MOST_TOLD = 50
"""So many lines stand below a file in the report; the saved one holds all."""


def file_columns(desk: Desk) -> list[Column]:
    """Give the columns of the preview."""
    say = desk.say
    return [
        Column("file", say(FILE), 240, wide=True),
        Column("from", say(FROM), 170, wide=True),
        Column("state", say(STATE), 188),
        *(Column(code, say(text), 70, "right") for code, text in COUNTS),
    ]


def file_row(desk: Desk, key: str, report: FileReport, *, done: bool = False) -> TableRow:
    """Give the row of a file: name, sender, state, and its counts, each with its kinds in the tooltip."""
    is_list = may_be_a_list(report)
    refused = report.status == "refused" and not is_list
    sender = Cell(report.sender or ("" if is_list else desk.say(NOT_READ)), "muted")
    asks = [
        P_("{n} edit from Excel", "{n} edits from Excel", len(report.proposals)),
        P_("{n} question", "{n} questions", len(report.questions)),
    ]
    tip = "\n".join(
        [report.file, *filter(None, [report.sender]), *(desk.say(each) for each in asks if each.count), *map(desk.say, report.notes)]
    )
    icon = "file-x" if refused else "pencil" if report.proposals else "circle-help" if report.questions else "file-spreadsheet"
    name = Cell(report.file, "strong", icon=icon, role="danger" if refused else "", tip=tip)
    return TableRow(key, (name, sender, _state(desk, report, done), *(_count(desk, report, code) for code, _ in COUNTS)))


def report_columns(desk: Desk) -> list[Column]:
    """Give the columns of the report."""
    say = desk.say
    return [
        Column("file", say(FILE), 250, wide=True),
        Column("from", say(FROM), 150),
        Column("what", say(WHAT), 250, wide=True),
        Column("code", say(CODE), 96),
    ]


def report_rows(desk: Desk, merged: Merged) -> list[TableRow]:
    """Give the report in groups, by what became of each file."""
    rows: list[TableRow] = []
    for status, title in GROUPS:
        files = [(at, each) for at, each in enumerate(merged.files) if _group_of(each) == status]
        if files:
            blank = Cell(" ")
            rows.append(TableRow(status, (Cell(f"{desk.say(title)}  {len(files)}", "strong"), blank, blank, blank), grouping=True))
            for at, each in files:
                rows.append(_reported(desk, str(at), each))
                rows.extend(_told(desk, f"{at}.", each))
    return rows


def _group_of(report: FileReport) -> str:
    return LISTED if may_be_a_list(report) else report.status


def _told(desk: Desk, key: str, report: FileReport) -> list[TableRow]:
    """Give below a file what of it could not be taken, what was left out and what it asks, with sheet and cell, and what else is told."""
    say, blank = desk.say, Cell(" ")
    told = [] if report.status == "refused" else [("circle-alert", "warn", *_problem(desk, each)) for each in report.problems]
    told += [
        ("pencil", "warn" if each.is_odd else "", f"{place_of(each).sheet} {place_of(each).cell}", say(why_left_out(desk.work, each)))
        for each in odd_first(report.left_out)
    ]
    told += [("circle-help", "info", f"{each.sheet} {each.cell}".strip(), say(each.message)) for each in report.questions]
    told += [("info", "", "", say(each)) for each in report.notes if report.status != "refused" and report.counts]
    return [
        TableRow(f"{key}{number}", (Cell(place or say(report.file), "muted", icon=icon, role=role), blank, Cell(text, "muted"), blank))
        for number, (icon, role, place, text) in enumerate(told[:MOST_TOLD])
    ]


def _problem(desk: Desk, refusal: Refusal) -> tuple[str, str]:
    place = refusal.place if isinstance(refusal, Problem) else None
    return f"{place.sheet} {place.cell}".strip() if place else "", desk.say(refusal.message)


def counts_in_words(language: Language, report: FileReport) -> str:
    """Say what a file brings, `212 new · 31 changed`."""
    total = report.total
    parts = [language(text.filled(n=n)) for code, text in COUNTED_IN_WORDS if (n := getattr(total, code))]
    return " · ".join([*parts, *(language(each) for each in _not_taken([report]) if each.count)])


def _not_taken(reports: Sequence[FileReport]) -> list[Message]:
    """Count the records that were rejected, and the cells that are listed one by one because they could not be taken."""
    rejected, cells = sum(each.total.rejected for each in reports), sum(each.to_mend for each in reports)
    return [P_("{n} record rejected", "{n} records rejected", rejected), P_("{n} cell to mend", "{n} cells to mend", cells)]


def may_be_a_list(report: FileReport) -> bool:
    """Say whether a refused file may be a list that somebody keeps for themselves."""
    codes = {each.code for each in report.problems}
    return "not_ours" in codes or (NOT_A_WORKBOOK in codes and report.file.lower().endswith(LISTS))


def needs_passphrase(report: FileReport) -> bool:
    """Say whether a refused file opens with its passphrase, or with another than the one that was given."""
    return any(each.code in NEEDS_PASSPHRASE for each in report.problems)


def reason(language: Language, report: FileReport) -> str:
    """Say in one line why a file was refused, and where."""
    said = []
    for each in report.problems[:2]:
        place = each.place if isinstance(each, Problem) else None
        where = f"{place.sheet} {place.cell}: " if place and place.sheet and place.cell else ""
        said.append(where + language(each.message))
    return " ".join(said)


def message_for(desk: Desk, report: FileReport) -> str:
    """Write what to send to the one whose file was refused, ready to paste."""
    language = desk.language
    hello = N_("Hello {name},", name=report.sender) if report.sender else N_("Hello,")
    lines = [language(hello), language(N_("{file} could not be merged.", file=report.file)), reason(language, report)]
    return "\n".join(line for line in lines if line)


def foretold(language: Language, merged: Merged) -> str:
    """Say how many files there are of each state."""
    lists = sum(1 for each in merged.files if may_be_a_list(each))
    parts = [
        P_("{n} file to merge", "{n} files to merge", merged.count("merged")),
        P_("{n} with nothing new", "{n} with nothing new", merged.count("same")),
        P_("{n} perhaps a list", "{n} perhaps lists", lists),
        P_("{n} refused", "{n} refused", merged.count("refused") - lists),
    ]
    return " · ".join(language(part) for part in parts if part.count)


def edits_taken(merged: Merged, refused: Collection[str]) -> Message:
    """Say how many of the edits from Excel are taken; without edits, that a merge can be undone; or that there is nothing to merge."""
    if not merged.count("merged"):
        return N_("Nothing will be merged.")
    edits = {each.change.id for report in merged.files for each in report.proposals}
    if not edits:
        return N_("It can be undone afterwards.")
    lacking = [report.lacking for report in merged.files]
    return N_("Of {all} edits from Excel {n} are taken.", all=len(edits), n=len(edits.difference(refused, *lacking)))


def edits_done(merged: Merged) -> list[Message]:
    """Say how many of the edits from Excel were taken by a merge, and how many not; nothing where there were none."""
    taken = len({each.change.id for report in merged.files for each in report.proposals})
    left_out = len({each.change.id for report in merged.files for each in report.left_out})
    told = [
        P_("{n} edit from Excel was taken.", "{n} edits from Excel were taken.", taken),
        P_("{n} edit from Excel was left out.", "{n} edits from Excel were left out.", left_out),
    ]
    return [each for each in told if each.count]


def figures(language: Language, merged: Merged) -> tuple[str, str]:
    """Say how many records a merge would bring, and what of it was rejected or is asked, else how much is the same."""
    total = whole(merged)
    brings = [
        P_("{n} record new", "{n} records new", total.new),
        N_("{n} changed", n=total.updated),
        N_("{n} in conflict", n=total.conflict),
    ]
    asked = sum(len(report.questions) for report in merged.files)
    more = [*_not_taken(merged.files), P_("{n} question", "{n} questions", asked)]
    told = [language(each) for each in more if each.count] or [language(P_("{n} record the same", "{n} records the same", total.same))]
    return " · ".join(language(each) for each in brings), ", ".join(told)


def whole(merged: Merged) -> Counts:
    """Add up all files."""
    total = Counts()
    for report in merged.files:
        total = total.plus(report.total)
    return total


@dataclass(frozen=True)
class Waits:
    """What waits for an answer after a merge: the words and the icon of the button that leads there, and what it opens first."""

    text: Message
    icon: str
    first: str = ""


def waiting_in(merged: Merged) -> Waits | None:
    """Say what waits after a merge: its own conflicts, else its own questions, the first of them by its id; None where nothing does."""
    if merged.fought:
        return Waits(N_("Resolve conflicts"), "git-compare", merged.fought)
    asked = [each.id for report in merged.files for each in report.questions]
    return Waits(N_("Answer questions"), "circle-help", asked[0]) if asked else None


def stopped_text(merged: Merged) -> Message:
    """Say what a cancelled merge left done."""
    return P_(
        "Cancelled. {n} file is merged, the rest are not.", "Cancelled. {n} files are merged, the rest are not.", merged.count("merged")
    )


def outcome(merged: Merged) -> tuple[str, str, Message, Message]:
    """Say how a merge ended: an icon with its role, what came, and whether it can be undone."""
    is_hindered = bool(merged.missing or (not merged.merge and merged.count("refused")))
    icon, role = ("triangle-alert", "warn") if is_hindered else ("circle-check", "ok")
    if merged.merge:
        later = N_("It can be undone here, or later under History.")
    else:
        later = N_("Nothing was written.") if is_hindered else N_("Nothing had to be written.")
    return icon, role, stopped_text(merged) if merged.stopped else merged.said(), later


def show_room(note: Note, desk: Desk, merged: Merged) -> None:
    """Say in a note how much room is missing on the disk, where any is."""
    note.setVisible(bool(merged.missing))
    if merged.missing:
        note.show_text(escape(desk.say(short_of_room(merged))))


def _state(desk: Desk, report: FileReport, done: bool) -> Cell:
    if report.status == "refused":
        if needs_passphrase(report):
            return Cell(desk.say(LOCKED), "chip", role="warn", icon="lock")
        if may_be_a_list(report):
            return Cell(desk.say(PERHAPS_A_LIST), "chip", role="info", icon="clipboard-paste")
        return Cell(desk.say(REFUSED), "chip", role="danger", icon="file-x")
    if report.status == "same":
        return Cell(desk.say(NOTHING_NEW), "chip", role="neutral", icon="check")
    return Cell(desk.say(MERGED if done else READY), "chip", role="ok", icon="check" if done else "file-check")


def _count(desk: Desk, report: FileReport, code: str) -> Cell:
    total = getattr(report.total, code)
    of_kinds = [(kind, getattr(counts, code)) for kind, counts in report.counts.items()]
    tip = "\n".join(f"{_kind_word(desk, kind)} {desk.language.number(count)}" for kind, count in of_kinds if count)
    role = {"conflict": "danger", "rejected": "warn"}.get(code, "") if total else ""
    return Cell(desk.language.number(total) if total else "", "number", role=role, tip=tip)


def _kind_word(desk: Desk, kind: str) -> str:
    return desk.say(KINDS[kind].label) if kind in KINDS else kind


def _reported(desk: Desk, key: str, report: FileReport) -> TableRow:
    refused = report.status == "refused"
    what = reason(desk.language, report) if refused else counts_in_words(desk.language, report) or " · ".join(map(desk.say, report.notes))
    icon, role = ("clipboard-paste", "info") if may_be_a_list(report) else ("file-x", "danger") if refused else ("file-check", "ok")
    name = Cell(report.file, "strong", icon=icon, role=role)
    code = Cell(data_code(report.digest) if report.digest else "", "muted")
    return TableRow(key, (name, Cell(report.sender, "muted"), Cell(what, "muted"), code))
