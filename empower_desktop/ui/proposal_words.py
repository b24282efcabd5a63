"""The edits that somebody made in Excel as lines to take or leave: sheet, record, cell, each with its tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from empower_desktop.language import N_, P_
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.workbook.ground import editor_in
from empower_desktop.workbook.proposing import EditedCell, Proposal

BLANK = Cell(" ")
TAKEN, LEFT, SOME = N_("taken"), N_("left out"), N_("some of it taken")


@dataclass(frozen=True)
class Line:
    """A line of the table: of a sheet, a record or one cell; `stands_for` are the proposals that its tick takes or leaves.

    The second cell of a unit, and those of a new row, have no tick of their own. `under_sheet` says that its sheet is named above it.
    """

    level: Literal["sheet", "record", "cell"]
    sheet: str
    stands_for: tuple[Proposal, ...]
    cell: EditedCell | None = None
    under_sheet: bool = False

    @property
    def has_tick(self) -> bool:
        """Say whether there is something to take or leave."""
        return bool(self.stands_for)

    @property
    def changes(self) -> frozenset[str]:
        """Give the changes that its tick stands for."""
        return frozenset(each.change.id for each in self.stands_for)


def lines_of(proposals: Sequence[Proposal]) -> list[Line]:
    """Give the lines of a file: by sheet where there are several, by record, by cell."""
    sheets: dict[str, dict[tuple[int, str], list[Proposal]]] = {}
    for each in proposals:
        records = sheets.setdefault(_sheet(each), {})
        records.setdefault((each.row, each.change.record), []).append(each)
    lines: list[Line] = []
    for sheet, records in sheets.items():
        if len(sheets) > 1:
            lines.append(Line("sheet", sheet, tuple(each for some in records.values() for each in some)))
        for some in records.values():
            lines.append(Line("record", sheet, tuple(some), under_sheet=len(sheets) > 1))
            for each in some:
                ticked = () if each.is_new else (each,)
                lines.extend(Line("cell", sheet, ticked if at == 0 else (), cell) for at, cell in enumerate(each.cells))
    return lines


def columns(desk: Desk) -> list[Column]:
    """Give the columns of the table."""
    say = desk.say
    return [
        Column("tick", "", 38, "center", tip=say(N_("Take or leave (Space)"))),
        Column("record", say(N_("Record and column")), 224, wide=True),
        Column("place", say(N_("Where in Excel")), 140),
        Column("before", say(N_("Before")), 132, wide=True),
        Column("arrow", "", 32, "center"),
        Column("after", say(N_("After")), 224, wide=True),
    ]


def row_of_line(desk: Desk, key: str, line: Line, of: Proposal, refused: Collection[str]) -> TableRow:
    """Give a line in words; `of` is the proposal that it belongs to."""
    say = desk.say
    tick = _tick(desk, line, refused)
    if line.level == "sheet":
        cells = sum(len(each.cells) for each in line.stands_for)
        counted = say(P_("{n} cell", "{n} cells", cells))
        return TableRow(key, (tick, Cell(line.sheet, "strong"), Cell(counted, "muted"), BLANK, BLANK, BLANK), grouping=True)
    if line.level == "record":
        place = say(N_("row {row}", row=of.row) if line.under_sheet else N_("{sheet}, row {row}", sheet=line.sheet, row=of.row))
        odd_row = of.is_odd and of.is_new
        title = Cell(_title(desk, of), "strong", role="warn" if odd_row else "", icon="triangle-alert" if odd_row else "")
        more = Cell(_why(desk, of), role="warn") if odd_row else Cell(_begun(desk, of) or " ", "muted")
        return TableRow(key, (tick, title, Cell(place, "muted"), BLANK, BLANK, more), grouping=True)
    assert line.cell is not None
    kind = KINDS.get(of.change.kind)
    field = kind.fields().get(line.cell.field) if kind else None
    name = say(field.label) if field else line.cell.field
    before = Cell("" if of.is_new else _shown(desk, of, line.cell, line.cell.before, ""), "muted")
    after = _shown(desk, of, line.cell, line.cell.after, line.cell.words)
    odd = of.is_odd and not of.is_new
    made = Cell(after, "strong")
    if odd:
        made = Cell(say(N_("{value}, odd", value=after)), role="warn", icon="triangle-alert", tip=f"{after}\n{_why(desk, of)}")
    return TableRow(key, (tick, Cell(name, "muted"), Cell(line.cell.cell, "muted"), before, Cell(kind="arrow"), made))


def in_full(desk: Desk, line: Line, of: Proposal) -> str:
    """Say in full what a line of the table may have to cut short, and why it is odd."""
    why = _why(desk, of)
    if line.level == "sheet":
        return ""
    if line.cell is None:
        more = ". ".join(part for part in (_begun(desk, of), why) if part)
        return f"{_title(desk, of)}. {more}".strip() if of.is_new else _title(desk, of)
    before = "" if of.is_new else _shown(desk, of, line.cell, line.cell.before, "")
    made = _shown(desk, of, line.cell, line.cell.after, line.cell.words)
    words = " ".join(f"{before} → {made}".split() if before else made.split())
    return f"{words}. {why}" if why and not of.is_new else words


def counted(desk: Desk, proposals: Sequence[Proposal]) -> str:
    """Say how much was edited, `3 records, 4 cells`, and who wrote into the workbook of another."""
    records = len({(each.change.kind, each.change.record, each.row) for each in proposals})
    cells = sum(len(each.cells) for each in proposals)
    how_much = f"{desk.say(P_('{n} record', '{n} records', records))}, {desk.say(P_('{n} cell', '{n} cells', cells))}"
    names = dict.fromkeys(name for each in proposals if (name := editor_in(each.change.why)))
    # First who it was: at large text the end is cut.
    return " · ".join([*(desk.say(N_("filled in by {name}", name=name)) for name in names), how_much])


def _why(desk: Desk, proposal: Proposal) -> str:
    """Say what is odd of an edit."""
    return " ".join(desk.say(each) for each in proposal.why_odd)


def _begun(desk: Desk, proposal: Proposal) -> str:
    """Say what a new row gets of which no cell says anything."""
    fields = KINDS[proposal.change.kind].fields() if proposal.begun else {}
    values = {code: fields[code].show(plain, desk.language, desk.work.names) for code, plain in proposal.begun.items()}
    told = [f"{desk.say(fields[code].label)}: {value}" for code, value in values.items()]
    return desk.say(N_("As in a new form: {what}", what=", ".join(told))) if told else ""


def _tick(desk: Desk, line: Line, refused: Collection[str]) -> Cell:
    if not line.has_tick:
        return BLANK
    left = sum(1 for change in line.changes if change in refused)
    if 0 < left < len(line.changes):
        return Cell(desk.say(SOME), "check", value=None)
    return Cell(desk.say(LEFT if left else TAKEN), "check", value=not left)


def _title(desk: Desk, proposal: Proposal) -> str:
    """Give what the record is called; a new row is said to be one."""
    names, kind = desk.work.names, proposal.change.kind
    if not proposal.is_new:
        is_here = kind in KINDS and desk.work.standing(proposal.change.record) != "absent"
        return names.record(kind, proposal.change.record) if is_here or not proposal.title else proposal.title
    words = {each.field: each.words for each in proposal.cells if each.words}
    described = KINDS[kind]
    fields, given = described.fields(), proposal.change.fields
    shown = [(fields[code], words.get(code) or fields[code].show(given.get(code), desk.language, names)) for code in described.title_fields]
    parts = [field.in_title(text) for field, text in shown]
    title = " ".join(part for part in parts if part)
    return desk.say(N_("New row: {title}", title=title)) if title else desk.say(N_("New row {row}", row=proposal.row))


def _shown(desk: Desk, proposal: Proposal, cell: EditedCell, plain: Plain, words: str) -> str:
    """Give a value as people read it; of a reference the words that were typed, since the record may have come with the file."""
    kind = KINDS.get(proposal.change.kind)
    field = kind.fields().get(cell.field) if kind else None
    if plain is None:
        return ""
    if field is None:
        return str(plain)
    return words if words and field.refers_to else field.show(plain, desk.language, desk.work.names)


def _sheet(proposal: Proposal) -> str:
    return proposal.cells[0].sheet if proposal.cells else ""
