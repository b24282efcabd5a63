"""The law of edits by hand (`merge.md` §10): exactly the edited cells change, whatever else is done to the workbook."""

from __future__ import annotations

import random
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from lived import Lived, law
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.history.change import Plain
from empower_desktop.history.merge import state_of
from empower_desktop.language import Language
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.fields import Field
from empower_desktop.workbook.layout import shown_fields
from empower_desktop.workbook.proposing import Proposed, propose
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village

TODAY = date(2026, 4, 7)
OUTGOING = village.outgoing()
HISTORIES = {record: [one for one in OUTGOING.changes if one.record == record] for record in {one.record for one in OUTGOING.changes}}
STATES = {record: state_of(changes, UNITS) for record, changes in HISTORIES.items()}
RECORDS = sorted(record for record, state in STATES.items() if state.kind in KINDS and state.kind != "author" and state.standing == "live")
PARAGRAPH = "Rapat membahas air.\nDiputuskan bergilir – “adil” untuk semua; lihat & <catatan>."
EDITABLE = {"text", "long_text", "date", "time", "integer", "money", "number", "yes_no", "choice", "multi_choice"}
Typed = dict[tuple[str, str], tuple[object, Plain]]


def typed_of(field: Field, language: Language) -> st.SearchStrategy[tuple[object, Plain]]:
    """Give what somebody may type into a cell of a field, with the plain value that it means."""
    if field.type == "date":
        return st.dates(date(2027, 1, 13), date(2027, 12, 28)).map(lambda day: (day, day.isoformat()))
    if field.type == "time":
        return st.times(time(1), time(4)).map(lambda at: (at.replace(second=0, microsecond=0), f"{at:%H:%M}"))
    if field.type in ("integer", "money"):
        return st.integers(1, 4).map(lambda number: (number, number))
    if field.type == "number":
        return st.integers(2, 96).map(lambda number: (number / 4, f"{number / 4:g}"))
    if field.type == "yes_no":
        return st.booleans().map(lambda yes: (language.yes_no(yes), yes))
    if field.type == "choice":
        return st.sampled_from(field.choices).map(lambda one: (language(one.label), one.code))
    if field.type == "multi_choice":
        some = st.lists(st.sampled_from(field.choices), min_size=1, max_size=3, unique_by=lambda one: one.code)
        return some.map(lambda chosen: ("; ".join(language(one.label) for one in chosen), tuple(sorted(one.code for one in chosen))))
    texts = ["=1+1+1", "- Balai", "@rapat", "'kutip", "Ñandú 😀"] + ([PARAGRAPH] if field.type == "long_text" else [])
    return st.sampled_from(texts).map(lambda text: (text, text))


@st.composite
def edits(draw: st.DrawFn) -> Typed:
    """Draw a few cells with what is typed into them."""
    language = Language("id")
    chosen: Typed = {}
    for _ in range(draw(st.integers(0, 8))):
        record = draw(st.sampled_from(RECORDS))
        kind = KINDS[STATES[record].kind]
        fields = [field for field in shown_fields(kind, "penuh") if field.type in EDITABLE and field.code not in kind.key]
        field = draw(st.sampled_from([field for field in fields if _takes(field)]))
        chosen[record, field.code] = draw(typed_of(field, language))
    return chosen


def _takes(field: Field) -> bool:
    """Leave out the texts and numbers of a narrower form, which refuse what is typed here."""
    try:
        for value in (4, "27") if field.type in ("integer", "money") else ("- Balai",) if "text" in field.type else ():
            field.read(value, TODAY)
    except Exception:  # noqa: BLE001 - whatever the field says against it
        return False
    return True


disturbances = st.fixed_dictionaries({"seed": st.integers(0, 99), "order": st.booleans(), "column": st.booleans(), "days": st.booleans()})


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edits") / "sent.xlsx"
    assert write_workbook(path, OUTGOING, Language("id"))
    return path


@pytest.fixture(scope="module")
def edited(sent: Path) -> Lived[..., tuple[Proposed, Proposed]]:
    """Give what the workbook proposes once somebody has typed into it, and once they have rearranged it too."""

    def live(typed: Typed, disturbance: dict[str, Any]) -> tuple[Proposed, Proposed]:
        book = load_workbook(sent)
        for (record, code), (value, _) in typed.items():
            kind = KINDS[STATES[record].kind]
            sheet = book[kind.sheet.id]
            row = next(cell.row for cell in sheet["A"] if cell.value == record)
            cell = sheet.cell(row, next(cell.column for cell in sheet[1] if cell.value == kind.fields()[code].label.id))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl takes =1+1 for a formula
        plainly = proposed_by(book, sent.with_name("edited.xlsx"))
        rearrange(book, **disturbance)
        return plainly, proposed_by(book, sent.with_name("edited.xlsx"))

    return Lived(live)


def proposed_by(book: Workbook, saved: Path) -> Proposed:
    """Save a workbook, and give what it proposes."""
    book.save(saved)
    return propose(incoming(read_workbook(str(saved))), saved.name, TODAY)


def rearrange(book: Workbook, seed: int, order: bool, column: bool, days: bool) -> None:
    """Do what makes no edit: whole rows in another order, other sheets' names and places, a column more, another count of days."""
    chance = random.Random(seed)
    for kind in KINDS.values():
        if kind.sheet.id in book.sheetnames and order:
            shuffle(book[kind.sheet.id], chance)
    if order:
        book["Orang"].title = "Warga kita"
        book.move_sheet("Keputusan", chance.randint(-3, 3))
    if column:
        for sheet in book.worksheets:
            if sheet.tables:
                sheet.cell(1, sheet.max_column + 1).value = "Catatan saya"
    if days:
        book.epoch = CALENDAR_MAC_1904


def shuffle(sheet: Worksheet, chance: random.Random) -> None:
    """Put the whole rows of a sheet into another order."""
    rows = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)]
    chance.shuffle(rows)
    for row, cells in zip(sheet.iter_rows(min_row=2), rows, strict=True):
        for cell, (value, data_type) in zip(row, cells, strict=True):
            cell.value = value
            if isinstance(value, str):
                cell.data_type = data_type


@law(edits(), disturbances, few=5)
def test_exactly_the_edited_cells_change_whatever_else_is_done_to_the_workbook(edited, typed, disturbance):
    plainly, after = edited(typed, disturbance)
    if plainly.questions or any(asked.code == "filled" for asked in after.questions):
        return  # values that change places, or are those of the rows beside them, are asked: laws of their own
    assert plainly.problems == after.problems == after.questions == ()
    wanted = {spot: plain for spot, (_, plain) in typed.items() if STATES[spot[0]].fields.get(spot[1]) != plain}
    for found in (plainly, after):
        assert {(each.change.record, cell.field): cell.after for each in found.proposals for cell in each.cells} == wanted
    assert {each.change.id for each in plainly.proposals} == {each.change.id for each in after.proposals}


@law(edits(), disturbances, few=5)
def test_an_edit_replaces_only_what_the_file_showed_and_sets_only_its_unit(edited, typed, disturbance):
    found, _ = edited(typed, disturbance)
    for each in found.proposals:
        change, state = each.change, STATES[each.change.record]
        before = HISTORIES[change.record]
        after = state_of([*before, change], UNITS)
        for code in after.fields.keys() | state.fields.keys():
            expected = next((cell.after for cell in each.cells if cell.field == code), state.fields.get(code))
            # A disputed unit shows its first rival still; the edit stands beside it.
            if code not in state.disputed:
                assert after.fields.get(code) == expected, code
        shown = {code: state.fields.get(code) for code in change.fields}
        replaced = [one for one in before if one.id in change.over]
        assert all(one.fields[code] == shown[code] for one in replaced for code in one.fields.keys() & change.fields.keys())
        assert len(change.over) == len(replaced)


def test_the_drawn_cells_reach_every_kind_of_field() -> None:
    reached = {field.type for record in RECORDS for field in KINDS[STATES[record].kind].fields().values() if _takes(field)}
    assert reached >= EDITABLE
