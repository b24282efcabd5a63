"""What is said of a merge: a row a file, a message to paste into WhatsApp, and the report to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from empower_desktop.errors import Problem, Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Label, Language, Message
from empower_desktop.records import KINDS, Record
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table import Column, TableRow
from empower_desktop.workspace.listing import row_of
from empower_desktop.workspace.report import FileReport, Merged

FILE, FROM, STATE = N_("File"), N_("From"), N_("State")
NEW, CHANGED, SAME, CONFLICT, REJECTED = N_("New"), N_("Changed"), N_("Same"), N_("Conflict"), N_("Rejected")
WHAT, CODE = Label("Hasil", "What"), N_("Code")
NOT_READ = N_("not readable")
READY, NOTHING_NEW, REFUSED, LOCKED, MERGED = N_("Ready"), N_("Nothing new"), N_("Refused"), N_("Needs a passphrase"), N_("Merged")
GROUPS = (("merged", N_("Merged files")), ("same", N_("Files with nothing new")), ("refused", N_("Refused files")))
COUNTS = (("new", NEW), ("updated", CHANGED), ("same", SAME), ("conflict", CONFLICT), ("rejected", REJECTED))
COUNTED_IN_WORDS = (
    ("new", N_("{n} new")),
    ("updated", N_("{n} changed")),
    ("same", N_("{n} the same")),
    ("conflict", N_("{n} in conflict")),
)
EDITED = "edited_"


def file_columns(desk: Desk) -> list[Column]:
    """Give the columns of the preview."""
    say = desk.say
    return [
        Column("file", say(FILE), 240, wide=True),
        Column("from", say(FROM), 170, wide=True),
        Column("state", say(STATE), 176),
        *(Column(code, say(text), 76, "right") for code, text in COUNTS),
    ]


def file_row(desk: Desk, key: str, report: FileReport, *, done: bool = False) -> TableRow:
    """Give the row of a file: name, sender, state, and its counts, each with its kinds in the tooltip."""
    refused = report.status == "refused"
    sender = Cell(report.sender or desk.say(NOT_READ), "muted")
    name = Cell(report.file, "strong", icon="file-x" if refused else "file-spreadsheet", role="danger" if refused else "")
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
    """Give the report in three groups."""
    rows: list[TableRow] = []
    for status, title in GROUPS:
        files = [(at, each) for at, each in enumerate(merged.files) if each.status == status]
        if files:
            blank = Cell(" ")
            rows.append(TableRow(status, (Cell(f"{desk.say(title)}  {len(files)}", "strong"), blank, blank, blank), grouping=True))
            rows.extend(_reported(desk, str(at), each) for at, each in files)
    return rows


def counts_in_words(language: Language, report: FileReport) -> str:
    """Say what a file brings, `212 new · 31 changed`."""
    total = report.total
    parts = [language(Message(text.text, {"n": n})) for code, text in COUNTED_IN_WORDS if (n := getattr(total, code))]
    return " · ".join(parts)


def refusals_of(report: FileReport) -> list[Refusal]:
    """Give why a file was refused, but for the single cells that were edited."""
    return [each for each in report.problems if not each.code.startswith(EDITED)]


def reason(language: Language, report: FileReport) -> str:
    """Say in one line why a file was refused, and where."""
    said = []
    for each in refusals_of(report)[:2]:
        place = each.place if isinstance(each, Problem) else None
        where = f"{place.sheet} {place.cell}: " if place and place.sheet and place.cell else ""
        said.append(where + language(each.message))
    return " ".join(said)


@dataclass(frozen=True)
class EditedCell:
    """A cell that somebody changed in Excel, in words."""

    kind: str
    record: str
    field: str
    place: str
    row: str
    before: str
    after: str


def edited_cells(desk: Desk, report: FileReport) -> list[EditedCell]:
    """Give the cells of a refused file that were edited by hand."""
    return [_edited(desk, each) for each in report.problems if isinstance(each, Problem) and each.code.startswith(EDITED)]


def edited_columns(desk: Desk) -> list[Column]:
    """Give the columns of the edited cells."""
    say = desk.say
    return [
        Column("record", say(N_("Record and column")), 260, wide=True),
        Column("place", say(N_("Where in Excel")), 190),
        Column("before", say(N_("Before")), 150, wide=True),
        Column("arrow", "", 32, "center"),
        Column("after", say(N_("After")), 170, wide=True),
    ]


def edited_rows(desk: Desk, cells: Sequence[EditedCell]) -> list[TableRow]:
    """Give the edited cells below the record that each is of."""
    rows: list[TableRow] = []
    blank = Cell(" ")
    for number, cell in enumerate(cells):
        if number == 0 or (cells[number - 1].record, cells[number - 1].row) != (cell.record, cell.row):
            title = _title(desk, cell)
            rows.append(TableRow(f"of{number}", (Cell(title, "strong"), Cell(cell.row, "muted"), blank, blank, blank), grouping=True))
        words = Cell(cell.field, "muted"), Cell(cell.place, "muted"), Cell(cell.before, "muted")
        rows.append(TableRow(str(number), (*words, Cell(kind="arrow"), Cell(cell.after, "strong"))))
    return rows


def _title(desk: Desk, cell: EditedCell) -> str:
    """Give what the record of a cell is called, or its kind alone while it has not come."""
    if not cell.record:
        return desk.say(N_("New row"))
    known = cell.kind and row_of(desk.work, cell.kind, cell.record)
    return desk.work.names.record(cell.kind, cell.record) if known else _kind_word(desk, cell.kind)


def message_for(desk: Desk, report: FileReport) -> str:
    """Write what to send to the one whose file was refused, ready to paste."""
    language = desk.language
    hello = N_("Hello {name},", name=report.sender) if report.sender else N_("Hello,")
    lines = [language(hello), language(N_("{file} could not be merged.", file=report.file)), reason(language, report)]
    lines.extend(f"• {cell.place}, {cell.field}: {cell.before or '–'} → {cell.after or '–'}" for cell in edited_cells(desk, report))
    return "\n".join(line for line in lines if line)


def report_text(language: Language, merged: Merged, when: datetime) -> str:
    """Write the report of a merge as a text to keep."""
    lines = [
        f"# {language(N_('Report of a merge'))}",
        f"{language.day(when.date())}, {language.time(when.time())}",
        "",
        language(N_("Data code afterwards: {code}", code=data_code(merged.digest))),
    ]
    for status, title in GROUPS:
        files = [each for each in merged.files if each.status == status]
        lines.extend(["", f"## {language(title)} ({len(files)})", ""])
        for each in files:
            what = reason(language, each) if status == "refused" else counts_in_words(language, each)
            code = data_code(each.digest) if each.digest else ""
            lines.append("- " + " · ".join(part for part in (each.file, each.sender, what, code) if part))
    if merged.stopped:
        lines.extend(["", language(stopped_text(merged))])
    return "\n".join(lines) + "\n"


def stopped_text(merged: Merged) -> Message:
    """Say what a cancelled merge left done."""
    return P_(
        "Cancelled. {n} file is merged, the rest are not.", "Cancelled. {n} files are merged, the rest are not.", merged.count("merged")
    )


def _state(desk: Desk, report: FileReport, done: bool) -> Cell:
    if report.status == "refused":
        if any(each.code == "encrypted" for each in report.problems):
            return Cell(desk.say(LOCKED), "chip", role="warn", icon="lock")
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
    what = reason(desk.language, report) if refused else counts_in_words(desk.language, report)
    name = Cell(report.file, "strong", icon="file-x" if refused else "file-check", role="danger" if refused else "ok")
    code = Cell(data_code(report.digest) if report.digest else "", "muted")
    return TableRow(key, (name, Cell(report.sender, "muted"), Cell(what, "muted"), code))


def _edited(desk: Desk, problem: Problem) -> EditedCell:
    place = problem.place
    kind = next((each for each in KINDS.values() if place.sheet in (each.sheet.id, each.sheet.en)), None)
    field = kind.fields().get(place.field) if kind else None
    letters = place.cell.rstrip("0123456789")
    row = N_("{sheet}, row {row}", sheet=place.sheet, row=place.cell.removeprefix(letters))
    before, after = (_words(desk, kind, place.field, str(problem.message.values.get(when, ""))) for when in ("before", "after"))
    label = desk.say(field.label) if field else place.field
    return EditedCell(kind.kind if kind else "", place.record, label, f"{place.sheet} {place.cell}", desk.say(row), before, after)


def _words(desk: Desk, kind: type[Record] | None, code: str, plain: str) -> str:
    """Give a value as people read it, and as it came where it is none of this field."""
    field = kind.fields().get(code) if kind else None
    if field is None or plain in ("", "–"):
        return "" if plain == "–" else plain
    try:
        return field.show(field.read(plain, desk.work.today), desk.language, desk.work.names)
    except Problem:
        return plain
