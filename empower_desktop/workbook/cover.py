"""The sheet `Baca dulu`: who sent what, the data code to read over the phone, how to fill in and send back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from empower_desktop.history.clock import moment_of
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Language, Message
from empower_desktop.workbook import cover_lines
from empower_desktop.workbook.contents import Outgoing, Scope
from empower_desktop.workbook.cover_lines import COLUMN, COLUMN_OF_NUMBERS, COUNT, SHEET_NAME, VALUE, Cells, Line, fact, heading, paragraph
from empower_desktop.workbook.looks import ALARM, CREAM, DARK, FADED, MISSING, PALE, RIVAL, SOFT_INK, TEXT, WHITE, Look
from empower_desktop.workbook.sheets import TableSheet

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
    "partner": N_("offices, firms and organisations, and what power they hold"),
    "issue": N_("what troubles people, what they own and could use"),
    "partnership": N_("agreements with partners, and who does what"),
    "engagement": N_("talks with those who decide, and what they answered"),
    "outreach": N_("what was told to whom, and by which way"),
    "assessment": N_("when a group judged itself, and with whom"),
    "assessment_score": N_("the level of each aim, with its evidence"),
    "lesson": N_("what was planned, what happened, what changes"),
    "choice_note": N_("what persons and groups chose, and how sure they were"),
    "outcome": N_("what changed, measured before and after"),
    "attachment": N_("photos and scans that belong to the records"),
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
FILLED_IN, BY_SOMEBODY_ELSE = N_("Filled in by"), N_("Write your name here if somebody else fills in.")
PRACTICE = N_("practice data")
MOST_RECEIVED = 8
TO_CHECK = N_("The same code means the same data. Read it over the phone to check.")


class Cover:
    """The lines of the cover, in order."""

    def __init__(self, content: Outgoing, sheets: Sequence[TableSheet], digest: str, language: Language) -> None:
        self._content = content
        self._sheets = sheets
        self._digest = digest
        self._language = language
        self.lines = tuple(self._all())

    def _all(self) -> Iterator[Line]:
        shared = self._content.privacy == "berbagi"
        intro = N_("Groups, meetings, decisions and trainings, to be read, changed and sent back.")
        intro = N_("Groups, meetings, decisions and trainings, to be read.") if shared else intro
        if self._content.receipt is not None:
            intro = N_("Goes back to {name}. Merge it in the app, and it knows what has arrived.", name=self._content.for_name)
        yield from cover_lines.title(self._said(N_("Empower Desktop – workbook")), self._said(intro))
        yield self._code_line(shared)
        yield Line(6)
        yield from self._facts(shared)
        yield Line(8)
        if self._content.receipt is not None:
            yield from self._arrived()
            yield Line(8)
        yield from self._contents()
        yield Line(8)
        yield from self._instructions(shared)
        yield Line(6)
        yield heading(self._said(N_("What the colours mean")))
        for look, meaning in COLOURS[:2] if shared else COLOURS:
            yield cover_lines.example(self._said(N_("example")), look, self._said(meaning))

    def _code_line(self, shared: bool) -> Line:
        if shared:
            told = N_("For reading: it carries no history and no private details.")
            return cover_lines.code_line(self._said(N_("SHARED COPY")), "", self._said(told))
        return cover_lines.code_line(self._said(N_("DATA CODE")), data_code(self._digest), self._said(TO_CHECK))

    def _facts(self, shared: bool) -> Iterator[Line]:
        content, language = self._content, self._language
        sender = ", ".join(part for part in (content.author.name, content.author.role) if part)
        when = moment_words(content.created_at, content.zone, language)
        copy = self._said(N_("shared copy") if shared else N_("full copy"))
        facts = [
            (N_("From"), sender),
            (N_("Area"), content.author.area or "–"),
            (N_("Made"), when),
            (N_("Scope"), self._scope(content.scope)),
            (N_("Return"), self._said(numbered(content.number))) if content.receipt is not None else (N_("Export"), self._numbers(shared)),
            (N_("For"), f"{content.for_name} – {copy}" if content.for_name else copy),
        ]
        for place, (label, text) in enumerate(facts):
            yield fact(self._said(label), text, bold=not place)

    def _scope(self, scope: Scope) -> str:
        areas = ", ".join(self._content.areas.area(code) for code in scope.areas)
        days = [self._language.day(dt.date.fromisoformat(day)) if day else "…" for day in (scope.first, scope.last)]
        period = f"{days[0]} – {days[1]}" if scope.first or scope.last else ""
        delta = self._said(N_("only what was not yet received")) if scope.since else ""
        said = ", ".join(part for part in (areas, period, delta) if part)
        everything = self._said(N_("all records"))
        practice = f" – {self._said(PRACTICE)}" if self._content.practice else ""
        return (f"{everything}, {said}" if said else everything) + practice

    def _numbers(self, shared: bool) -> str:
        """Say which export it is, and which came before it: by these numbers a receiver sees what is missing."""
        if shared:
            return self._said(N_("without a number: a copy for reading is not counted among what is sent"))
        previous = self._content.previous
        if previous is None:
            return self._said(N_("number {number}, the first", number=self._content.number))
        day = ""
        if previous.created_at:
            moment = moment_of(previous.created_at).astimezone(self._content.zone)
            day = f" ({self._language.day(moment.date())})"
        said = N_("number {number}; before it number {previous}", number=self._content.number, previous=previous.number)
        return self._said(said) + day

    def _arrived(self) -> Iterator[Line]:
        """List the latest exports that have arrived, with the codes to read over the phone."""
        received, zone = sorted(self._content.received, key=lambda one: one.made, reverse=True), self._content.zone
        yield heading(self._said(N_("What has arrived")))
        for one in received[:MOST_RECEIVED]:
            day = self._language.day(moment_of(one.made).astimezone(zone).date()) if one.made else ""
            yield fact(self._said(numbered(one.number)), " · ".join(part for part in (data_code(one.digest), day, one.file) if part))
        if not received:
            yield self._paragraph(N_("Nothing yet. Please send everything again."))
        if len(received) > MOST_RECEIVED:
            yield self._paragraph(P_("and {n} before", "and {n} before", len(received) - MOST_RECEIVED))

    def _contents(self) -> Iterator[Line]:
        yield heading(self._said(N_("What the workbook holds")))
        heads = (
            (N_("Sheet"), COLUMN),
            (N_("Records"), COLUMN_OF_NUMBERS),
            (N_("In dispute"), COLUMN_OF_NUMBERS),
            (N_("What is in it"), COLUMN),
        )
        cells: Cells = {letter: (self._said(text), look) for letter, (text, look) in zip("BCDE", heads, strict=True)}
        yield Line(17, {**cells, "E": ("   " + self._said(heads[3][0]), COLUMN), "F": (None, COLUMN)})
        for sheet in self._sheets:
            alarm = Look("#,##0", bold=True, ink=ALARM, across="right", lines="below")
            about = CONTAINS.get(sheet.plan.kind.kind)
            row: Cells = {
                "B": (sheet.plan.sheet, SHEET_NAME),
                "C": (sheet.count, COUNT),
                "D": (sheet.disputed or None, alarm),
                "E": ("   " + self._said(about) if about else None, Look(TEXT, ink=SOFT_INK, lines="below")),
                "F": (None, VALUE),
            }
            yield Line(16, row, link=sheet.plan.sheet)

    def _instructions(self, shared: bool) -> Iterator[Line]:
        if shared:
            yield self._paragraph(N_("This copy is for reading; changes in it cannot be merged."))
            return
        yield heading(self._said(N_("Filling in and sending back")))
        yield cover_lines.filler_line(self._said(FILLED_IN), self._content.author.name, self._said(BY_SOMEBODY_ELSE))
        for message in HOW:
            yield self._paragraph(message)
        yield Line(6)
        yield heading(self._said(N_("Do not")))
        for message in DO_NOT:
            yield self._paragraph(message)

    def _paragraph(self, message: Message) -> Line:
        return paragraph(self._said(message))

    def _said(self, message: Message) -> str:
        return self._language(message)


def numbered(number: int) -> Message:
    """Say which number an export or a return has."""
    return N_("number {number}", number=number)


def moment_words(stamp: str, zone: dt.tzinfo | None, language: Language) -> str:
    """Say a moment as a cover tells when it was made, `Jumat, 10 April 2026 pukul 09.15`."""
    moment = moment_of(stamp).astimezone(zone)
    day, time = language.day(moment.date()), language.time(moment.time())
    return language(N_("{weekday}, {day} at {time}", weekday=language.weekday(moment.date()), day=day, time=time))
