"""The template as a secretary sees it, and what it says of people without their history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.errors import Problem
from empower_desktop.history.change import Change
from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.shipped import RESOURCES
from empower_desktop.workbook.contents import Outgoing
from empower_desktop.workbook.known import pack_known, unpack_known
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.templates import FIELDS, USUAL, template_kinds
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village
from tests.workbook.grid import grids
from tests.workbook.test_writing import of_any_version

INDONESIAN = Language("id", RESOURCES / "translations")
MOMENT = "2026-04-06T12:42:10.000Z/0000"


def known() -> list[Change]:
    """Give two people and a group of the small store, cut down to what a template shows."""
    told = {village.SUMINAH: ("name", "sex", "person_kind", "consent", "consent_on", "hamlet"), village.GROUP: ("name", "area")}
    changes = [change for change in village.village() if change.record in told and "name" in change.fields]
    return [replace(one, fields={code: one.fields.get(code) for code in told[one.record] if code in one.fields}) for one in changes]


def a_template() -> Outgoing:
    return replace(village.outgoing([]), purpose="templat", number=3, known=known(), kinds=USUAL, previous=None, for_name="")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "templat.xlsx"
    assert write_workbook(path, a_template(), INDONESIAN)
    return path


def test_every_sheet_is_as_reviewed(written: Path, golden: Callable[[str, str], None]) -> None:
    for name, text in grids(written).items():
        if name != "_kamus":
            golden(f"templat_{name.strip('_').replace(' ', '_').lower()}.md", of_any_version(text))


def test_names_are_chosen_from_the_sheets_themselves_and_new_ones_may_be_typed(written: Path) -> None:
    sheet = load_workbook(written)["Kehadiran"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules["E2"].formula1 == "'Pertemuan'!$F$2:$F$13"
    assert rules["F2"].formula1 == "'Orang'!$C$2:$C$42"
    assert rules["E2"].errorStyle == rules["F2"].errorStyle == "warning"
    group = next(rule for rule in load_workbook(written)["Pertemuan"].data_validations.dataValidation if str(rule.sqref).startswith("L2"))
    dictionary = load_workbook(written)["_kamus"]
    assert [cell.value for (cell,) in dictionary[group.formula1.split("!")[1].replace("$", "")]] == ["KWT Melati Lestari"]


def test_a_template_that_nobody_touched_holds_nothing(written: Path) -> None:
    content = incoming(read_workbook(str(written)))
    assert content.untouched
    assert content.changes == content.edits == ()
    assert {change.id for change in content.known} == {change.id for change in known()}


def test_what_is_known_comes_back_with_the_ids_of_its_changes() -> None:
    back = unpack_known(pack_known(known()), village.SARI, MOMENT)
    assert [(one.record, one.kind, dict(one.fields), one.id) for one in back] == sorted(
        [(one.record, one.kind, dict(one.fields), one.id) for one in known()], key=lambda one: (one[1], one[0])
    )


@pytest.mark.parametrize(
    "text", ["[]", '{"person":3}', '{"person":{"x":{}}}', f'{{"person":{{"{village.SUMINAH}":{{"zz":{{"name":"A"}}}}}}}}', "{"]
)
def test_what_is_damaged_of_it_refuses_the_file(text: str) -> None:
    if text == '{"person":{"x":{}}}':
        assert unpack_known(text, village.SARI, MOMENT) == []
    else:
        with pytest.raises(Problem) as raised:
            unpack_known(text, village.SARI, MOMENT)
        assert raised.value.code == "bad_meta"


def test_a_template_asks_for_every_field_that_a_record_must_have() -> None:
    for kind, codes in FIELDS.items():
        required = {code for code, field in KINDS[kind].fields().items() if field.required}
        assert required <= set(codes)
    assert {kind: len(codes) for kind, codes in FIELDS.items()} == {
        "meeting": 18,
        "attendance": 7,
        "decision": 11,
        "action": 5,
        "person": 7,
        "issue": 13,
        "partnership": 10,
        "engagement": 15,
        "lesson": 10,
        "choice_note": 9,
    }


def test_the_cover_speaks_only_of_sheets_that_are_there(tmp_path: Path) -> None:
    write_workbook(tmp_path / "t.xlsx", replace(a_template(), kinds=("issue",)), INDONESIAN)
    said = " ".join(str(cell.value) for row in load_workbook(tmp_path / "t.xlsx")["Baca dulu"].iter_rows() for cell in row if cell.value)
    assert "Masalah dan potensi" in said
    assert not [sheet for sheet in ("lembar Pertemuan", "lembar Orang") if sheet in said]


def test_a_part_brings_its_owner() -> None:
    assert template_kinds(["action_log"]) == ("action", "action_log")
    assert template_kinds([]) == USUAL
