"""The sheet `Baca dulu`: who sent what, the data code to read over the phone, how to fill in and send back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.history.clock import moment_of
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, Language, Message
from empower_desktop.workbook.cells import Shown
from empower_desktop.workbook.contents import Outgoing, Scope
from empower_desktop.workbook.looks import ALARM, CREAM, DARK, FADED, LINK, MISSING, PALE, RIVAL, SOFT_INK, TEXT, WHITE, Look, Looks
from empower_desktop.workbook.packing import SharedTexts, plain_row
from empower_desktop.workbook.sheets import TableSheet

WIDTHS = (("A", 2), ("B", 26), ("C", 15), ("D", 15), ("E", 34), ("F", 26), ("G", 2))
LETTERS = {letter: place for place, (letter, _) in enumerate(WIDTHS, 1)}

LABEL = Look(TEXT, ink=SOFT_INK, wrap=True, lines="below")
VALUE = Look(TEXT, lines="below")
HEADING = Look(TEXT, size=13, bold=True)
COLUMN = Look(TEXT, bold=True, fill=PALE, wrap=True)
COUNT = Look("#,##0", across="right", lines="below")
PARAGRAPH = Look(TEXT, wrap=True)
INPUT = Look(TEXT, fill=CREAM, lines="box", wrap=True)

CONTAINS = {
    "meeting": N_("date, place, chair"),
    "attendance": N_("who was invited, came, spoke"),
    "agenda_item": N_("what was discussed"),
    "decision": N_("wording, votes, authority"),
    "action": N_("who, what, by when"),
    "action_log": N_("how follow-ups went"),
    "training": N_("topic, trainer, cost"),
    "participation": N_("marks, use in practice"),
    "group": N_("about the groups"),
    "membership": N_("members and offices"),
    "person": N_("about the persons"),
    "proposal": N_("what was proposed and adopted"),
    "contribution": N_("money, labour and goods, savings and loans"),
}
HOW = (
    N_("1.  Change cells on the blue, green and brown sheets as usual. Filtering and sorting whole tables is fine."),
    N_("2.  To add: fill the empty rows below the data (cream). One row is one record."),
    N_("3.  Columns with a dark header must be filled. Choices come from the list; several are separated by a semicolon."),
    N_("4.  Save as .xlsx under any name, then send this file back. Every change is asked about before it is used."),
)
DO_NOT = (
    N_("×  Do not delete rows to delete records: a missing row is not a deletion. Delete records in the app."),
    N_("×  Do not paste a column that was copied in another order, and do not sort one column alone."),
    N_("×  Do not write NIK, KK or bank account numbers. Do not change the sheet _kamus and the hidden sheets."),
)
COLOURS = (
    (Look(TEXT, ink=WHITE, fill=DARK, across="center"), N_("header of a required column")),
    (Look(TEXT, fill=PALE, across="center"), N_("header of a column that may stay empty")),
    (Look(TEXT, fill=MISSING, across="center"), N_("required, still empty")),
    (Look(TEXT, fill=RIVAL, across="center"), N_("in dispute: two people wrote different things; see the column System note")),
    (Look(TEXT, ink=FADED, fill=CREAM, across="center"), N_("empty row for adding")),
)
PRACTICE = N_("practice data")
CHARACTERS = 112  # that fit into one line from B to F


@dataclass(frozen=True)
class Line:
    """A row of the cover: its height, its cells by column letter, the columns it joins, and the sheet that it leads to."""

    height: float
    cells: dict[str, tuple[Shown, Look]] = field(default_factory=dict)
    joined: str = ""
    link: str = ""
    name: str = ""


class Cover:
    """The lines of the cover, in order."""

    def __init__(self, content: Outgoing, sheets: Sequence[TableSheet], digest: str, language: Language) -> None:
        self._content = content
        self._sheets = sheets
        self._digest = digest
        self._language = language
        self.lines = tuple(self._all())

    def row_of(self, name: str) -> int:
        """Give the number of the line that has a name, 0 when there is none."""
        return next((number for number, line in enumerate(self.lines, 1) if line.name == name), 0)

    def furnish(self, sheet: Worksheet) -> None:
        """Set the sheet up: widths, joined cells, links, one page standing up."""
        for letter, width in WIDTHS:
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.tabColor = "111827"
        page = sheet.page_setup
        page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "portrait", 9, 1, 1
        if sheet.sheet_properties.pageSetUpPr is not None:
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        for number, line in enumerate(self.lines, 1):
            for pair in line.joined.split():
                sheet.merge_cells(":".join(f"{letter}{number}" for letter in pair))
            if line.link:
                place = f"B{number}"
                sheet[place].hyperlink = Hyperlink(ref=place, location=f"'{line.link}'!A1", display=line.link)

    def rows(self, looks: Looks, texts: SharedTexts) -> Iterator[str]:
        """Give the rows as XML."""
        for number, line in enumerate(self.lines, 1):
            cells = {LETTERS[letter]: (shown, looks.number(look)) for letter, (shown, look) in line.cells.items()}
            yield plain_row(number, cells, texts, line.height)

    def _all(self) -> Iterator[Line]:
        shared = self._content.privacy == "berbagi"
        yield Line(32, {"B": (self._said(N_("Empower Desktop – workbook")), Look(TEXT, size=20, bold=True, down="center"))})
        intro = N_("Groups, meetings, decisions and trainings, to be read, changed and sent back.")
        yield Line(
            18, {"B": (self._said(N_("Groups, meetings, decisions and trainings, to be read.") if shared else intro), Look(ink=SOFT_INK))}
        )
        yield Line(6)
        yield self._code_line(shared)
        yield Line(6)
        yield from self._facts(shared)
        yield Line(8)
        yield from self._contents()
        yield Line(8)
        yield from self._instructions(shared)
        yield Line(6)
        yield Line(20, {"B": (self._said(N_("What the colours mean")), HEADING)})
        for look, meaning in COLOURS[:2] if shared else COLOURS:
            yield Line(17, {"B": (self._said(N_("example")), look), "C": (self._said(meaning), Look(TEXT))})

    def _code_line(self, shared: bool) -> Line:
        label = Look(TEXT, bold=True, ink=SOFT_INK, down="center", wrap=True)
        large = Look(TEXT, size=30, bold=True, down="center")
        note = Look(TEXT, size=10, italic=True, ink=SOFT_INK, down="center", wrap=True)
        if shared:
            title, told = N_("SHARED COPY"), N_("For reading: it carries no history and no private details.")
            return Line(46, {"B": (self._said(title), label), "E": (self._said(told), note)}, "CD EF")
        told = N_("The same code means the same data. Read it over the phone to check.")
        return Line(
            46, {"B": (self._said(N_("DATA CODE")), label), "C": (data_code(self._digest), large), "E": (self._said(told), note)}, "CD EF"
        )

    def _facts(self, shared: bool) -> Iterator[Line]:
        content, language = self._content, self._language
        sender = ", ".join(part for part in (content.author.name, content.author.role) if part)
        moment = moment_of(content.created_at).astimezone(content.zone)
        when = N_(
            "{weekday}, {day} at {time}",
            weekday=language.weekday(moment.date()),
            day=language.day(moment.date()),
            time=language.time(moment.time()),
        )
        copy = self._said(N_("shared copy") if shared else N_("full copy"))
        facts = [
            (N_("From"), sender),
            (N_("Area"), content.author.area or "–"),
            (N_("Made"), self._said(when)),
            (N_("Scope"), self._scope(content.scope)),
            (N_("Export"), self._numbers()),
            (N_("For"), f"{content.for_name} – {copy}" if content.for_name else copy),
        ]
        for place, (label, text) in enumerate(facts):
            value = Look(TEXT, bold=not place, lines="below")
            rest = dict.fromkeys("DEF", (None, VALUE))
            yield Line(17, {"B": (self._said(label), LABEL), "C": (text, value), **rest}, "CF")

    def _scope(self, scope: Scope) -> str:
        areas = ", ".join(self._content.areas.area(code) for code in scope.areas)
        days = [self._language.day(dt.date.fromisoformat(day)) if day else "…" for day in (scope.first, scope.last)]
        period = f"{days[0]} – {days[1]}" if scope.first or scope.last else ""
        said = ", ".join(part for part in (areas, period) if part)
        everything = self._said(N_("all records"))
        practice = f" – {self._said(PRACTICE)}" if self._content.practice else ""
        return (f"{everything}, {said}" if said else everything) + practice

    def _numbers(self) -> str:
        previous = self._content.previous
        if previous is None:
            return self._said(N_("number {number}, the first", number=self._content.number))
        day = ""
        if previous.created_at:
            moment = moment_of(previous.created_at).astimezone(self._content.zone)
            day = f" ({self._language.day(moment.date())})"
        said = N_("number {number}; before it number {previous}", number=self._content.number, previous=previous.number)
        return self._said(said) + day

    def _contents(self) -> Iterator[Line]:
        yield Line(20, {"B": (self._said(N_("What the workbook holds")), HEADING)})
        right = Look(TEXT, bold=True, fill=PALE, across="right", wrap=True)
        heads = (N_("Sheet"), COLUMN), (N_("Records"), right), (N_("In dispute"), right), (N_("What is in it"), COLUMN)
        cells: dict[str, tuple[Shown, Look]] = {
            letter: (self._said(text), look) for letter, (text, look) in zip("BCDE", heads, strict=True)
        }
        yield Line(17, {**cells, "E": ("   " + self._said(heads[3][0]), COLUMN), "F": (None, COLUMN)})
        for sheet in self._sheets:
            alarm = Look("#,##0", bold=True, ink=ALARM, across="right", lines="below")
            about = CONTAINS.get(sheet.plan.kind.kind)
            row: dict[str, tuple[Shown, Look]] = {
                "B": (sheet.plan.sheet, Look(TEXT, ink=LINK, lines="below", wrap=True)),
                "C": (len(sheet.rows), COUNT),
                "D": (sheet.disputed or None, alarm),
                "E": ("   " + self._said(about) if about else None, Look(TEXT, ink=SOFT_INK, lines="below")),
                "F": (None, VALUE),
            }
            yield Line(16, row, link=sheet.plan.sheet)

    def _instructions(self, shared: bool) -> Iterator[Line]:
        if shared:
            yield self._paragraph(N_("This copy is for reading; changes in it cannot be merged."))
            return
        yield Line(20, {"B": (self._said(N_("Filling in and sending back")), HEADING)})
        told = N_("Write your name here if somebody else fills in.")
        input_cells: dict[str, tuple[Shown, Look]] = {
            "B": (self._said(N_("Filled in by")), Look(TEXT, bold=True)),
            "C": (self._content.author.name, INPUT),
            "D": (None, INPUT),
            "E": ("   " + self._said(told), Look(TEXT, size=10, italic=True, ink=SOFT_INK)),
        }
        yield Line(18, input_cells, "CD", name="filled_in_by")
        for message in HOW:
            yield self._paragraph(message)
        yield Line(6)
        yield Line(20, {"B": (self._said(N_("Do not")), HEADING)})
        for message in DO_NOT:
            yield self._paragraph(message)

    def _paragraph(self, message: Message) -> Line:
        text = self._said(message)
        return Line(17 if len(text) <= CHARACTERS else 32, {"B": (text, PARAGRAPH)}, "BF")

    def _said(self, message: Message) -> str:
        return self._language(message)
