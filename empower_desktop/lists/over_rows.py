"""What stands over the rows of a register and is true of each: what became of them, of what kind they are, and in which village."""

from __future__ import annotations

import re
from collections.abc import Iterator

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headings import word_field
from empower_desktop.lists.part_headings import heading_over, without_count
from empower_desktop.lists.register_columns import register_fields
from empower_desktop.lists.register_values import Values, code_in, known_code
from empower_desktop.records import KINDS
from empower_desktop.records.fields import OneChoice, Text
from empower_desktop.records.words import beginning, plain

_KIND_IN = {"group": "group_type", "issue": "entry_type", "partner": "partner_type"}
"""The field that says of what kind a record is, which the words over a list often say once for all."""
_LISTS = re.compile(r"^\s*(?:(?:daftar|data|rekap|rekapitulasi|nama|nama-nama|profil|jumlah)\s+)+", re.IGNORECASE)
_TOGETHER = re.compile(r"[&/,+]|\bdan\b|\bserta\b", re.IGNORECASE)
_REST = re.compile(r"\s*(?:[,;.(:–—]|\s-\s|\b(?:sejak|mulai|karena|krn|sebab|tahun|thn|th|per|pada|tgl|tanggal)\b)")
"""Before what a remark goes on to say: since when, or why."""
_VILLAGE = re.compile(r"\s*(?:desa|ds|kelurahan|kalurahan|kel|nagari|gampong)\b\.?\s*:?\s*\S", re.IGNORECASE)


def put_what_stands_over(part: Part, row: int, record: Draft, values: Values) -> None:
    """Fill from what stands over a row what no column says of it: its status, its kind, and its village."""
    _status(part, row, record)
    _kind(part, row, record)
    _village(part, row, record, values)


def say_unnoted_meeting(context: Context, part: Part) -> None:
    """Name the meeting over a list whose rows are not noted as of it: what is only linked to one is told by the person who knows it."""
    said = part.head.title
    if said is not None and part.head.event and "meeting" in register_fields(context.kind) and not part.owner:
        title = " ".join(said.cell.text.split())[:160]
        why = N_("The rows are not noted as of the meeting over the list: {title}", title=title)
        if not any((left.sheet, left.cell) == (part.sheet, said.cell.name) for left in context.asking.left):
            context.asking.leave(part.sheet, said.cell.name, why)


def _status(part: Part, row: int, record: Draft) -> None:
    """Put what became of a row where no column does: as a remark says that says nothing else, the heading over it, or the title."""
    field, kind = KINDS[record.kind].fields().get("status"), plain(KINDS[record.kind].label.id)
    if not isinstance(field, OneChoice) or part.table.column("status"):
        return
    if remarked := _remarked(field, part, row, record):
        record.put("status", *remarked)
        return
    titles = [line.cell for line in part.head.lines if f" {kind} " in f" {plain(line.text)} "]
    section = heading_over(part.table, row)
    for cell in [section] if section is not None else titles:
        record.put("status", code_in(field, cell.text), cell.name)


def _remarked(field: OneChoice, part: Part, row: int, record: Draft) -> tuple[str, str] | None:
    """Give the status that a remark is or begins with, with its cell: `sudah selesai`; None where none does, or several do."""
    kind = KINDS[record.kind]
    texts = [code for code, other in kind.fields().items() if isinstance(other, Text) and code not in kind.title_fields]
    remarks = {record.cells.get(code, ""): str(record.fields.get(code, "")) for code in texts}
    columns = (heading.column for heading in part.table.headings if word_field(heading.words) == "remark")
    remarks |= {cell.name: cell.text for column in columns if (cell := part.table.sheet.cell(row, column)) is not None}
    said = [(status, name) for name, text in remarks.items() if (status := known_code(field, text) or _begun(field, text))]
    return said[0] if len(said) == 1 else None


def _begun(field: OneChoice, remark: str) -> str:
    """Give the status that stands by itself before the rest of a remark, `bubar, gabung KWT`, `macet sejak 2023`."""
    first = _REST.split(remark, maxsplit=1)[0]
    return known_code(field, first) if first and first != remark else ""


def _kind(part: Part, row: int, record: Draft) -> None:
    """Put of what kind a record is: as its own name says, or else the heading of the names, the heading of its part, or the title."""
    code = _KIND_IN.get(record.kind, "")
    field = KINDS[record.kind].fields().get(code)
    if not isinstance(field, OneChoice) or part.table.column(code):
        return
    for cell in _saying(part, row, record):
        said = _kinds_said(field, cell.text)
        if len(said) == 1:
            record.put(code, said.pop(), cell.name)
        if said or code in record.fields:  # what names several says of none which it is, and nothing farther off knows better
            return


def _saying(part: Part, row: int, record: Draft) -> Iterator[Cell]:
    """Give what may say of what kind a record is, the nearest first. A partner's name and title may speak of somebody else."""
    subject = KINDS[record.kind].title_fields[0]
    named, column = part.table.cell(row, subject), part.table.column(subject)
    if named is not None and record.kind == "group":
        yield named
    if column:
        yield Cell(max(part.table.header_rows, default=0), column, "text", part.table.heading(column).words)
    if (section := heading_over(part.table, row)) is not None:
        yield section
    if record.kind != "partner":
        yield from (line.cell for line in part.head.lines)


def _kinds_said(field: OneChoice, text: str) -> set[str]:
    """Give the kinds that a text names: of groups those it begins with, of problems and assets any, of partners what it is alone."""
    said = _LISTS.sub("", without_count(text))
    if field.list_name == "group_type":
        return _kinds_of_group(said)
    if field.list_name == "issue_entry":
        return {code for half in _TOGETHER.split(text) if (code := code_in(field, half))}
    return {code} if (code := known_code(field, said)) else set()


def _kinds_of_group(text: str) -> set[str]:
    """Give what kind of group a text begins with, and what stands behind a word such as `dan`; a bare `Kelompok` says none."""
    found = set()
    for half in _TOGETHER.split(text):
        words = plain(half).split()
        rest = words[1:] if beginning("group_type", half)[0] == "kelompok" else words
        found.add(beginning("group_type", " ".join(rest))[1])
    return found - {""}


def _village(part: Part, row: int, record: Draft, values: Values) -> None:
    """Put the village that heads the part of a list in which a row stands, `B. DESA LIMPAKUWUS`."""
    section = heading_over(part.table, row)
    if section is None or "area" not in KINDS[record.kind].fields() or "area" in record.fields:
        return
    said = without_count(section.text)
    if _VILLAGE.match(said):
        record.put("area", values.village_of_part(section, said), section.name)
