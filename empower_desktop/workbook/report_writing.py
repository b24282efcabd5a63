"""Writes the report of a merge as a workbook to keep: each file with its counts, and whatever is to be mended or answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.workbook import cover_lines
from empower_desktop.workbook.booklet import NUMBER, Booklet, TextColumn, TextTable
from empower_desktop.workbook.cells import Shown
from empower_desktop.workbook.cover import TO_CHECK, moment_words
from empower_desktop.workbook.cover_lines import COLUMN, COLUMN_OF_NUMBERS, COUNT, SHEET_NAME, VALUE, Cells, Line, fact, heading, paragraph
from empower_desktop.workbook.looks import MISSING, SOFT_INK, TEXT, Look
from empower_desktop.workbook.reported import ToReport
from empower_desktop.workbook.sheetdata import column_letters

FILES, KINDS, POINTS, EDITS = (
    Label("Berkas", "Files"),
    Label("Per jenis", "By kind"),
    Label("Yang perlu", "To do"),
    Label("Suntingan", "Edits"),
)
COUNTS = (N_("Read"), N_("New"), N_("Changed"), N_("Same"), N_("Conflict"), N_("Rejected"))
FOLLOW = (
    N_("1.  Mend what the sheet {points} names in the file itself, in the cell that stands there, and merge the file again."),
    N_("2.  Questions wait in the app until they are answered; conflicts too."),
    N_("3.  Nothing is lost by a file that was refused: ask for it again, or merge it once it is mended."),
)


def write_report(path: Path, content: ToReport, language: Language) -> None:
    """Write the report, whole or not at all; a Trouble says what is in the way."""
    booklet = Booklet(language, f"{content.author.name} · {data_code(content.digest)}")
    tables = _tables(content, language)
    booklet.cover(list(_cover(content, tables, language)))
    for table, _ in tables:
        sheet = booklet.table(table)
        if table.sheet == language(FILES):
            last = column_letters(len(table.columns))
            style = DifferentialStyle(fill=PatternFill(bgColor=MISSING))
            rule = Rule(type="expression", dxf=style, formula=[f"LEN(${last}2)>0"])
            sheet.conditional_formatting.add(f"A2:{last}{table.last_row}", rule)
    booklet.save(path)


def _cover(content: ToReport, tables: Sequence[tuple[TextTable, Message]], say: Language) -> Iterator[Line]:
    yield from cover_lines.title(say(N_("Report of a merge")), content.said)
    yield cover_lines.code_line(say(N_("DATA CODE")), data_code(content.digest), say(TO_CHECK))
    yield Line(6)
    yield fact(say(N_("Merged by")), ", ".join(part for part in (content.author.name, content.author.role) if part), bold=True)
    yield fact(say(N_("Made")), moment_words(content.made_at, content.zone, say))
    yield fact(say(N_("Number of the merge")), content.merge)
    yield Line(8)
    yield heading(say(N_("What the workbook holds")))
    heads = {"B": (say(N_("Sheet")), COLUMN), "C": (say(N_("Rows")), COLUMN_OF_NUMBERS), "D": (None, COLUMN)}
    yield Line(17, {**heads, "E": ("   " + say(N_("What is in it")), COLUMN), "F": (None, COLUMN)})
    for table, about in tables:
        told = ("   " + say(about), Look(TEXT, ink=SOFT_INK, lines="below"))
        cells: Cells = {"B": (table.sheet, SHEET_NAME), "C": (len(table.rows), COUNT), "D": (None, VALUE), "E": told, "F": (None, VALUE)}
        yield Line(16, cells, link=table.sheet)
    yield Line(8)
    yield heading(say(N_("What to do now")))
    for message in FOLLOW:
        yield paragraph(say(message.filled(points=POINTS)))


def _tables(content: ToReport, say: Language) -> list[tuple[TextTable, Message]]:
    counts = [TextColumn(say(each), 10, NUMBER) for each in COUNTS]
    number, file = TextColumn(say(N_("No.")), 6, NUMBER), TextColumn(say(N_("File")), 38)
    place = [file, TextColumn(say(N_("Sheet")), 18), TextColumn(say(N_("Cell")), 10)]
    files = [number, file, TextColumn(say(N_("From")), 24), TextColumn(say(N_("Outcome")), 22), *counts]
    files += [TextColumn(say(N_("Data code")), 14), TextColumn(say(N_("See")), 16)]
    points = [number, TextColumn(say(N_("Sort")), 14), *place, TextColumn(say(N_("Column")), 22)]
    points += [TextColumn(say(N_("What was found")), 60), TextColumn(say(N_("What to do")), 46)]
    edits = [number, *place, TextColumn(say(N_("Record")), 34), TextColumn(say(N_("Column")), 22)]
    edits += [TextColumn(say(N_("Before")), 30), TextColumn(say(N_("Now")), 30)]
    kinds = [number, file, TextColumn(say(N_("Kind")), 22), *counts]
    by_kind: list[Sequence[Shown]] = [(each.file, kind, *told) for each in content.files for kind, told in each.by_kind]
    told_files: list[Sequence[Shown]] = [
        (e.file, e.sender, e.outcome, *e.counts, e.code, say(POINTS) if e.needs_something else None) for e in content.files
    ]
    told_points = [(e.sort, e.file, e.sheet, e.cell, e.column, e.found, e.to_do) for e in content.points]
    told_edits = [(e.file, e.sheet, e.cell, e.record, e.column, e.before, e.after) for e in content.edits]
    return [
        (TextTable(say(FILES), "t_files", files, _numbered(told_files), frozen=2), N_("what became of each file, counted in records")),
        (
            TextTable(say(POINTS), "t_points", points, _numbered(told_points), frozen=2),
            N_("what is to be mended or answered, cell by cell"),
        ),
        (TextTable(say(EDITS), "t_edits", edits, _numbered(told_edits), frozen=2), N_("what was edited in Excel and taken")),
        (TextTable(say(KINDS), "t_kinds", kinds, _numbered(by_kind), frozen=2), N_("the same counts for each kind of record")),
    ]


def _numbered(rows: Iterable[Sequence[Shown]]) -> list[Sequence[Shown]]:
    return [(number, *row) for number, row in enumerate(rows, 1)]
