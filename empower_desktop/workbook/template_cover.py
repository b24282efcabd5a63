"""The first sheet of a template: whose it is, who fills it in, and how."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from empower_desktop.language import N_, Language, Message
from empower_desktop.records import Meeting, Person, Record
from empower_desktop.workbook import cover_lines
from empower_desktop.workbook.contents import Outgoing
from empower_desktop.workbook.cover import PRACTICE, moment_words
from empower_desktop.workbook.cover_lines import COLUMN, COLUMN_OF_NUMBERS, COUNT, SHEET_NAME, VALUE, Cells, Line, fact, heading, paragraph
from empower_desktop.workbook.looks import CREAM, DARK, FADED, MISSING, SOFT_INK, TEXT, WHITE, Look
from empower_desktop.workbook.sheets import TableSheet

WAYS = {
    "meeting": N_("one row is one meeting"),
    "attendance": N_("choose the names from the list; write new ones on the sheet {people}"),
    "decision": N_("one row is one decision"),
    "action": N_("who, what, by when"),
    "person": N_("people who are known already; add below"),
}
MEETINGS_FIRST = N_(
    "1.  Write your name above. Begin with the sheet {meetings}, then choose meeting and names from the lists on the other sheets."
)
ROW_BY_ROW = N_("1.  Write your name above. Then fill in row by row; where a cell offers a list, choose from it.")
NEW_PEOPLE = N_("2.  Somebody new: first write the name on the sheet {people}, then choose it.")
NEW_NAMES = N_("2.  A name that is in no list: write it in full. Whoever merges the workbook is asked about it.")
SEND_BACK = N_("3.  Leave empty what you do not know. Save as .xlsx under any name and send it back.")
DO_NOT = (
    N_("×  Do not write NIK, KK or bank account numbers."),
    N_("×  Do not add columns in between; notes of your own may stand in the last column on the right."),
)
COLOURS = (
    (Look(TEXT, ink=WHITE, fill=DARK, across="center"), N_("header of a required column")),
    (Look(TEXT, fill=MISSING, across="center"), N_("required, still empty")),
    (Look(TEXT, ink=FADED, fill=CREAM, across="center"), N_("row to fill in")),
)


def template_cover(content: Outgoing, sheets: Sequence[TableSheet], say: Language) -> Iterator[Line]:
    """Give the lines of the cover, in order."""
    yield from cover_lines.title(
        say(N_("Template for group secretaries")), say(N_("Can be filled in with Excel, LibreOffice, WPS or a phone."))
    )
    version = say(N_("TEMPLATE {number}", number=str(content.number)))
    note = say(N_("A template holds no history; what is written in it becomes new records once it was looked through."))
    yield cover_lines.code_line(say(N_("VERSION")), version, note)
    yield Line(6)
    sender = ", ".join(part for part in (content.author.name, content.author.role) if part)
    yield fact(say(N_("From")), f"{sender} – {say(PRACTICE)}" if content.practice else sender, bold=True)
    yield fact(say(N_("Made")), moment_words(content.created_at, content.zone, say))
    back = N_("{name}, by WhatsApp, USB stick or mail", name=content.author.name)
    yield fact(say(N_("Send it back to")), say(back))
    yield Line(8)
    yield cover_lines.filler_line(say(N_("Filled in by")), "", say(N_("Required: the name of whoever fills this in.")))
    yield Line(8)
    yield from _contents(sheets, say)
    yield Line(8)
    yield from _part(N_("Filling in and sending back"), _how({sheet.plan.kind for sheet in sheets}), say)
    yield Line(6)
    yield from _part(N_("Do not"), DO_NOT, say)
    yield Line(6)
    yield heading(say(N_("What the colours mean")))
    for look, meaning in COLOURS:
        yield cover_lines.example(say(N_("example")), look, say(meaning))


def _how(kinds: Collection[type[Record]]) -> Sequence[Message]:
    """Say how it is filled in, with no word of a sheet that it has not."""
    first = MEETINGS_FIRST if Meeting in kinds else ROW_BY_ROW
    return first, NEW_PEOPLE if Person in kinds else NEW_NAMES, SEND_BACK


def _contents(sheets: Sequence[TableSheet], say: Language) -> Iterator[Line]:
    yield heading(say(N_("What the workbook holds")))
    heads = {"B": (say(N_("Sheet")), COLUMN), "C": (say(N_("Filled in")), COLUMN_OF_NUMBERS), "D": (None, COLUMN)}
    yield Line(17, {**heads, "E": ("   " + say(N_("How")), COLUMN), "F": (None, COLUMN)})
    for sheet in sheets:
        way = WAYS.get(sheet.plan.kind.kind)
        told = ("   " + say(_filled(way)) if way else None, Look(TEXT, ink=SOFT_INK, lines="below"))
        cells: Cells = {
            "B": (sheet.plan.sheet, SHEET_NAME),
            "C": (len(sheet.rows), COUNT),
            "D": (None, VALUE),
            "E": told,
            "F": (None, VALUE),
        }
        yield Line(16, cells, link=sheet.plan.sheet)


def _part(title: Message, messages: Sequence[Message], say: Language) -> Iterator[Line]:
    yield heading(say(title))
    for message in messages:
        yield paragraph(say(_filled(message)))


def _filled(message: Message) -> Message:
    """Fill in what the sheets are called."""
    return message.filled(meetings=Meeting.sheet, people=Person.sheet)
