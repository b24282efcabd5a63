"""The lines of a cover: how high each is, what its cells hold, and how the sheet is set up for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.workbook.cells import Shown
from empower_desktop.workbook.layout import FILLED_IN_BY
from empower_desktop.workbook.looks import CREAM, LINK, MISSING, PALE, SOFT_INK, TEXT, Look, Looks
from empower_desktop.workbook.packing import SharedTexts, plain_row

WIDTHS = (("A", 2), ("B", 26), ("C", 15), ("D", 15), ("E", 34), ("F", 26), ("G", 2))
FILLER = "filled_in_by"
LETTERS = {letter: place for place, (letter, _) in enumerate(WIDTHS, 1)}
CHARACTERS = 112  # that fit into one line from B to F

LABEL = Look(TEXT, ink=SOFT_INK, wrap=True, lines="below")
VALUE = Look(TEXT, lines="below")
HEADING = Look(TEXT, size=13, bold=True)
COLUMN = Look(TEXT, bold=True, fill=PALE, wrap=True)
COLUMN_OF_NUMBERS = Look(TEXT, bold=True, fill=PALE, across="right", wrap=True)
COUNT = Look("#,##0", across="right", lines="below")
PARAGRAPH = Look(TEXT, wrap=True)
INPUT = Look(TEXT, fill=CREAM, lines="box", wrap=True)
SHEET_NAME = Look(TEXT, ink=LINK, lines="below", wrap=True)

Cells = dict[str, tuple[Shown, Look]]


@dataclass(frozen=True)
class Line:
    """A row of the cover: its height, its cells by column letter, the columns it joins, and the sheet that it leads to."""

    height: float
    cells: Cells = field(default_factory=dict)
    joined: str = ""
    link: str = ""
    name: str = ""


def title(text: str, told: str) -> Iterator[Line]:
    """Give the first lines: what the workbook is, and a sentence about it."""
    yield Line(32, {"B": (text, Look(TEXT, size=20, bold=True, down="center"))})
    yield Line(18, {"B": (told, Look(ink=SOFT_INK))})
    yield Line(6)


def code_line(label: str, code: str, note: str) -> Line:
    """Give the line of the large code, with what it is for."""
    small = Look(TEXT, bold=True, ink=SOFT_INK, down="center", wrap=True)
    large = Look(TEXT, size=30, bold=True, down="center")
    aside = Look(TEXT, size=10, italic=True, ink=SOFT_INK, down="center", wrap=True)
    cells: Cells = {"B": (label, small), "E": (note, aside)}
    if code:
        cells["C"] = (code, large)
    return Line(46, cells, "CD EF")


def fact(label: str, text: str, *, bold: bool = False) -> Line:
    """Give a line that tells one thing."""
    value = Look(TEXT, bold=bold, lines="below")
    return Line(17, {"B": (label, LABEL), "C": (text, value), **dict.fromkeys("DEF", (None, VALUE))}, "CF")


def heading(text: str) -> Line:
    """Give the heading of a part."""
    return Line(20, {"B": (text, HEADING)})


def paragraph(text: str) -> Line:
    """Give a sentence over the whole width, of two lines where it needs them."""
    return Line(17 if len(text) <= CHARACTERS else 32, {"B": (text, PARAGRAPH)}, "BF")


def example(text: str, look: Look, meaning: str) -> Line:
    """Give a line that shows a colour and says what it means."""
    return Line(17, {"B": (text, look), "C": (meaning, Look(TEXT))})


def filler_line(label: str, name: str, told: str) -> Line:
    """Give the line that asks who fills in."""
    aside = Look(TEXT, size=10, italic=True, ink=SOFT_INK)
    cells: Cells = {"B": (label, Look(TEXT, bold=True)), "C": (name or None, INPUT), "D": (None, INPUT), "E": ("   " + told, aside)}
    return Line(18, cells, "CD", name=FILLER)


def name_filler(workbook: Workbook, lines: Sequence[Line]) -> None:
    """Give the cell that asks who fills in the name by which it is found again, wherever it goes; the cover is the first sheet."""
    place = f"'{workbook.worksheets[0].title}'!$C${row_of(lines, FILLER)}"
    workbook.defined_names[FILLED_IN_BY] = DefinedName(FILLED_IN_BY, attr_text=place)


def row_of(lines: Sequence[Line], name: str) -> int:
    """Give the number of the line that has a name, 0 when there is none."""
    return next((number for number, line in enumerate(lines, 1) if line.name == name), 0)


def furnish(sheet: Worksheet, lines: Sequence[Line]) -> None:
    """Set the sheet up: widths, joined cells, links, one page standing up."""
    for letter, width in WIDTHS:
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "111827"
    page = sheet.page_setup
    page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "portrait", 9, 1, 1
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, line in enumerate(lines, 1):
        for pair in line.joined.split():
            # Not `merge_cells`, which also makes each cell; the rows are written by `rows`.
            sheet.merged_cells.add(":".join(f"{letter}{number}" for letter in pair))
        if line.link:
            place = f"B{number}"
            sheet[place].hyperlink = Hyperlink(ref=place, location=f"'{line.link}'!A1", display=line.link)
        if line.name and line.cells["C"][0] is None:  # somebody has to fill it in
            missing = DifferentialStyle(fill=PatternFill(bgColor=MISSING))
            rule = Rule(type="expression", dxf=missing, formula=[f"LEN(TRIM($C${number}))=0"])
            sheet.conditional_formatting.add(f"C{number}:D{number}", rule)


def rows(lines: Sequence[Line], looks: Looks, texts: SharedTexts) -> Iterator[str]:
    """Give the rows as XML."""
    for number, line in enumerate(lines, 1):
        cells = {LETTERS[letter]: (shown, looks.number(look)) for letter, (shown, look) in line.cells.items()}
        yield plain_row(number, cells, texts, line.height)
