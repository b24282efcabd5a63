"""Every kind of record goes the whole way: noted, exported, edited in Excel, merged, in conflict, and out of a template."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.history.change import keyed_id
from empower_desktop.records import KINDS, Record
from empower_desktop.workbook.layout import NO_SHEET
from empower_desktop.workspace import Workspace, merging, saving
from empower_desktop.workspace.finding import missing_in
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.settling import open_conflicts
from empower_desktop.workspace.templating import template
from tests.people import send

OpenWork = Callable[..., Workspace]
CONTRACT = json.loads((Path(__file__).parents[1] / "records" / "records.json").read_text("utf-8"))
EXAMPLES = {kind["code"]: {field["code"]: field["example"] for field in kind["fields"]} for kind in CONTRACT["kinds"]}
SHEETS = (
    (
        "Pertemuan Kehadiran|Mata acara|Keputusan|Tindak lanjut|Perkembangan|Pelatihan|Peserta pelatihan|Kelompok|Keanggotaan|Orang"
        "|Masalah dan potensi|Usulan|Swadaya dan dana|Mitra|Kemitraan|Advokasi|Penyebaran informasi|Penilaian mandiri|Nilai per sasaran"
        "|Pembelajaran|Catatan pilihan|Perubahan|Lampiran"
    )
    .replace("Pertemuan ", "Pertemuan|")
    .split("|")
)
NAMED = [kind for code, kind in KINDS.items() if code not in NO_SHEET]


def id_of(kind: str) -> str:
    """Give the id of the one record of a kind."""
    key = KINDS[kind].key
    if not key:
        return str(uuid5(NAMESPACE_URL, kind))
    one, other = (id_of(to) if (to := KINDS[kind].fields()[code].refers_to) else EXAMPLES[kind][code] for code in key)
    return keyed_id(one, other)


def values_of(kind: type[Record]) -> Iterator[tuple[str, object]]:
    """Give what the contract shows as examples; references lead to the one record of their kind."""
    for code, field in kind.fields().items():
        if field.refers_to == kind.kind:
            continue
        if field.refers_to:
            yield code, [id_of(field.refers_to)] if field.type == "multi_reference" else id_of(field.refers_to)
        elif field.type == "file":
            yield code, "a" * 64
        elif code == "owner_id":
            yield code, id_of("meeting")
        elif (example := EXAMPLES[kind.kind][code]) not in ("", "—"):
            yield code, example


def note_all(work: Workspace) -> None:
    for kind in NAMED:
        saving.save(work, kind, dict(values_of(kind)), id_of(kind.kind))


def text_of(kind: type[Record]) -> str:
    """Give the field of a kind in which a few more words are allowed: one of text, or else none."""
    needed = [code for code, field in kind.fields().items() if type(field).type in ("text", "long_text") and code != "owner_id"]
    return needed[-1] if needed else ""


@pytest.fixture
def sari(open_work: OpenWork) -> Workspace:
    work = open_work("sari")
    note_all(work)
    saving.save(work, KINDS["person"], {"name": "Wening", "sex": "P", "person_kind": "warga", "consent": "lisan"})
    return work


def test_every_kind_has_its_sheet_in_the_order_of_the_contract(sari: Workspace, tmp_path: Path) -> None:
    export(sari, tmp_path / "semua.xlsx")
    sheets = load_workbook(tmp_path / "semua.xlsx").sheetnames
    assert sheets == ["Baca dulu", *SHEETS, "_kamus", "_log", "_meta"]
    assert max(map(len, sheets)) <= 20


def test_every_kind_is_edited_in_its_sheet_and_fights_with_what_another_wrote(sari: Workspace, open_work: OpenWork, tmp_path: Path) -> None:
    budi = open_work("budi")
    file = send(sari, tmp_path)
    merging.apply(budi, [file])
    texts = {kind.kind: code for kind in NAMED if (code := text_of(kind))}
    book = load_workbook(file)
    for kind, code in texts.items():
        put(book, kind, code, "Dari Excel")
    book.save(tmp_path / "diisi.xlsx")
    for kind, code in texts.items():
        saving.save(budi, KINDS[kind], {code: "Dari Budi"}, id_of(kind), budi.seen(id_of(kind)))
    report = merging.apply(budi, [tmp_path / "diisi.xlsx"]).result
    assert [problem for each in report.files for problem in each.problems] == []
    assert {(each.kind, each.spot) for each in open_conflicts(budi)} == set(texts.items())


def put(book: Workbook, kind: str, code: str, value: object) -> None:
    """Write into the one row of a kind."""
    sheet = book[KINDS[kind].sheet.id]
    column = next(cell.column for cell in sheet[1] if cell.value == KINDS[kind].fields()[code].label.id)
    row = next(each[0].row for each in sheet.iter_rows() if each[0].value == id_of(kind))
    sheet.cell(row, column).value = value


@pytest.mark.parametrize("kind", [kind.kind for kind in NAMED if all(field.type != "file" for field in kind.fields().values())])
def test_a_template_of_any_kind_is_filled_in_by_hand_and_comes_back_whole(
    kind: str, sari: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    template(sari, tmp_path / "templat.xlsx", [kind])
    book = load_workbook(tmp_path / "templat.xlsx")
    book["Baca dulu"][book.defined_names["diisi_oleh"].attr_text.split("!")[1].replace("$", "")] = "Bu Wening"
    needed = filled(book, kind)
    book.save(tmp_path / "diisi.xlsx")
    known = {row.id for row in sari.store.rows(kind)}
    report = merging.apply(sari, [tmp_path / "diisi.xlsx"]).result
    assert [problem for each in report.files for problem in each.problems] == []
    [fresh] = [row for row in sari.store.rows(kind) if row.id not in known]
    assert {code for code in needed if fresh.fields.get(code) in (None, ())} == set()
    missing = missing_in(sari, KINDS[kind], fresh.id, fresh.fields)
    assert [finding.message for finding in missing if finding.rule == "required"] == []


def filled(book: Workbook, kind: str) -> list[str]:
    """Fill in the required cells of the first empty row, as people do: names of others are chosen, all else is written."""
    described, sheet = KINDS[kind], book[KINDS[kind].sheet.id]
    needed = [code for code, field in described.fields().items() if field.required]
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    title = heads[described.fields()[needed[0]].label.id]
    row = next(at for at in range(2, sheet.max_row + 1) if sheet.cell(at, title).value is None)
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    for code in needed:
        field, column = described.fields()[code], heads[described.fields()[code].label.id]
        if field.refers_to:
            sheet.cell(row, column).value = chosen(book, rules[f"{sheet.cell(2, column).column_letter}2"])
        else:
            sheet.cell(row, column).value = OTHER.get(code, EXAMPLES[kind][code])
    return needed


OTHER = {"name": "Wagiyem Baru", "title": "Yang lain", "aim": "A3", "consent": "belum_ditanya"}
"""What tells the new record from the one that is there."""


def chosen(book: Workbook, formula: str) -> object:
    """Give the last name that a drop-down list offers."""
    sheet, _, cells = formula.rpartition("!")
    return [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")] if cell.value][-1]
