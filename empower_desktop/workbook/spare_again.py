"""Rows typed into spare ones that stand in others when a later copy comes: cells were inserted or deleted above them.

By its place each of them would be its neighbour. One that says exactly what an earlier copy brought from another place is that one;
what is left is new, or one of those that are left, corrected, which is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.history.change import DELETED, Change, Plain
from empower_desktop.history.merge import survivors
from empower_desktop.records import KINDS
from empower_desktop.workbook.contents import Incoming
from empower_desktop.workbook.ground import Ground, spare_row_id, typed_row_id
from empower_desktop.workbook.proposing import Asked, Proposal, Proposed
from empower_desktop.workbook.turning import turned, turned_value


def moved_rows(proposed: Proposed, content: Incoming, ground: Ground, earlier: Mapping[str, Sequence[Change]]) -> dict[str, str]:
    """Give which record a row is, by the one that its place would make it; rows that stayed where they were are not in it."""
    moved: dict[str, str] = {}
    for kind in KINDS:
        # A row that was typed below the spare ones may be the last of them, pushed down.
        rows = [each for each in proposed.proposals if each.is_new and each.change.kind == kind and not KINDS[kind].key]
        note = content.meta.sheets.get(kind)
        if rows and note is not None:
            places = {spare_row_id(ground.meta.export_id, ground.name, spare) for spare in note.spare}
            merged = {
                record: what_stands(changes)
                for record, changes in earlier.items()
                if changes[0].kind == kind and ground.state(record) is None
            }
            moved |= _moved_of_kind(rows, merged, places, ground, moved)
    return moved


def _moved_of_kind(
    rows: Sequence[Proposal], merged: Mapping[str, Mapping[str, Plain]], places: set[str], ground: Ground, before: Mapping[str, str]
) -> dict[str, str]:
    says = {each.change.record: filled(_renamed(each.change, before).fields) for each in rows}
    stays = {record for record, said in says.items() if merged.get(record) == said}
    left = [record for record in merged if record not in stays]
    found: dict[str, str] = {}
    for record in (one for one in says if one not in stays):
        same = next((one for one in left if merged[one] == says[record]), "")
        if same:
            found[record] = same
            left.remove(same)
    if places.isdisjoint(found.values()):
        # Nothing slid: a row that was answered to be another one stays where it is asked about.
        return {record: other for record, other in found.items() if record not in merged}
    taken = set(found.values())
    free = [record for record in left if record not in says or record in found]
    for each in rows:
        record = each.change.record
        if record in taken and record not in found:
            found[record] = free.pop(0) if free else _new_id(each, says[record], ground, taken | set(merged))
            taken = {*taken, found[record]}
    return found


def _new_id(row: Proposal, said: Mapping[str, Plain], ground: Ground, known: set[str]) -> str:
    """Give the id of a row that was typed where another one had been: as of one without a spare id."""
    filled = {cell.field: said[cell.field] for cell in row.cells if cell.field in said}
    ordinal = 1
    while (made := typed_row_id(ground.meta.export_id, ground.name, row.change.kind, filled, ordinal)) in known:
        ordinal += 1
    return made


def what_stands(changes: Sequence[Change]) -> Mapping[str, Plain]:
    """Give what stands of a row that was merged; nothing of one that was deleted since, or is in dispute."""
    standing = survivors(changes)
    if any(one.fields[DELETED] is True for one in standing.get(DELETED, ())):
        return {}
    return filled({code: ones[0].fields[code] for code, ones in standing.items() if code != DELETED})


def filled(fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """Give what a row says, without what is empty."""
    return {code: plain for code, plain in fields.items() if plain is not None}


def as_moved(proposed: Proposed, moved: Mapping[str, str]) -> Proposed:
    """Give what a workbook proposes and asks with each row as the record that it is, wherever it is named."""
    proposals = tuple(_moved_proposal(each, moved) for each in proposed.proposals)
    ids = {was.change.id: now.change.id for was, now in zip(proposed.proposals, proposals, strict=True)}
    questions = tuple(_moved_question(each, moved, ids) for each in proposed.questions)
    spare = {moved.get(record, record): place for record, place in proposed.spare.items()}
    return replace(proposed, proposals=proposals, questions=questions, spare=spare)


def _moved_proposal(proposal: Proposal, moved: Mapping[str, str]) -> Proposal:
    cells = tuple(replace(cell, after=turned_value(cell.after, moved)) for cell in proposal.cells)
    return replace(proposal, change=_renamed(proposal.change, moved), cells=cells)


def _moved_question(asked: Asked, moved: Mapping[str, str], ids: Mapping[str, str]) -> Asked:
    choices = tuple(replace(choice, changes=tuple(_renamed(change, moved, ids) for change in choice.changes)) for choice in asked.choices)
    return replace(asked, choices=choices)


def _renamed(change: Change, moved: Mapping[str, str], ids: Mapping[str, str] | None = None) -> Change:
    """Give a change with the records that it names, and the one that it is about, as they are; `ids` are those of the changes before it."""
    named = turned(change, moved)
    about = moved.get(named.record, named.record)
    if about == named.record and not ids:
        return named
    over = [(ids or {}).get(one, one) for one in named.over]
    return Change.make(about, named.kind, named.fields, over, named.by, named.at, named.why)
