"""Whatever stands on a sheet, understanding it ends in records, questions or a refusal, never in a crash."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from empower_desktop.errors import Problem
from empower_desktop.lists.grid import Block, Cell, Listing, Sheet, listed, unpack
from empower_desktop.lists.reading import read_list
from empower_desktop.lists.surveyed import Surveyed
from empower_desktop.lists.understanding import understand
from empower_desktop.lists.understood import LISTS
from empower_desktop.records import KINDS
from tests.paper import TODAY

SHEETS = sorted((Path(__file__).parent / "sheets").glob("*.xlsx"))
HEADS = """
No|Nama|L/P|L|P|NIK|Jabatan|Unsur|Alamat|RT|Ttd|Hadir|Umur|Tgl Lahir|Thn Lahir|TTL|Pre|Post|Nilai|Ket|Hari 1|Hari 2
Kepuasan|Jan|Feb|12/1|9/2|Simpanan Wajib|Simpanan|Jumlah|Pinjaman|Tugas|Kegiatan|Penanggung jawab|Waktu|No HP|Utusan
No. Anggota|Tgl Masuk|Pekerjaan|Instansi
"""
WORDS = """
Tumini|H. Paijo, S.Pd|Ibu Murni (wakil RT 3)|Budi / Ani|v|x|-|H|√|P|L|50 rb|± 40|34 th|3/4/20|31 Februari 1977
Pati, 1/7/90|12 Maret|2019|Total|Jumlah|DAFTAR HADIR|RAPAT KWT SEKAR|PELATIHAN POKTAN MAJU 4-5 Maret 2026 (6 JP)
Tanggal : 02/03/2026|Hari : Kamis, 12 Maret|Keputusan:|1. Setuju 3|A. PERANGKAT DESA|Mengetahui,|( ..... )|an. ttd
diwakili|pindah Feb|puas|085|081200000001/081200000002|secepatnya|DESA X KEC. Y KAB. Z|Notulis : Ani
"""
NAMES = ("Tumini", "H. Paijo, S.Pd", "Ibu Murni (wakil RT 3)", "Budi / Ani", "SITI AMINAH", "Tumini", "Bpk. Darwis (diwakili)")


def _parts(text: str) -> list[str]:
    return text.strip().replace("\n", "|").split("|")


CELLS = st.one_of(
    st.sampled_from(_parts(WORDS)).map(lambda word: ("text", word)),
    st.sampled_from(_parts(HEADS)).map(lambda word: ("text", word)),
    st.integers(0, 120).map(lambda number: ("number", str(number))),
    st.integers(0, 10**16).map(lambda number: ("number", str(number))),
    st.sampled_from([("date", "2026-03-04"), ("time", "09:00"), ("bool", "1"), ("error", "#REF!"), ("formula", "")]),
    st.text(max_size=12).map(lambda text: ("text", text)),
)
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 8))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A sheet with anything anywhere, often with a row of headings and rows below it."""
    drawn = draw(st.dictionaries(PLACES, CELLS, max_size=60))
    if draw(st.booleans()):
        top, heads = (
            draw(st.integers(1, 5)),
            draw(st.permutations(["Nama", *draw(st.lists(st.sampled_from(_parts(HEADS)), min_size=1, max_size=6))])),
        )
        drawn = {where: cell for where, cell in drawn.items() if where[0] < top or where[1] <= len(heads)}
        drawn.update({(top, column): ("text", head) for column, head in enumerate(heads, 1)})
        name = heads.index("Nama") + 1
        drawn.update({(top + row, name): ("text", draw(st.sampled_from(NAMES))) for row in range(1, draw(st.integers(1, 5)) + 1)})
    corners = draw(st.lists(st.tuples(PLACES, st.integers(0, 2), st.integers(0, 3)), max_size=3))
    cells = {where: Cell(*where, kind, text, draw(st.booleans())) for where, (kind, text) in drawn.items() if text or kind == "formula"}
    return Sheet(
        draw(st.sampled_from(["Sheet1", "Dusun I", "2026"])),
        cells,
        merged=tuple(Block(row, column, row + down, column + right) for (row, column), down, right in corners),
        hidden_rows=frozenset(draw(st.sets(st.integers(1, 12), max_size=2))),
    )


def _is_sound(listing: Listing, kind: str) -> None:
    """Understand a list unanswered and as it proposes; all it gives can be kept, or is refused at its cell."""
    answers: dict[str, str] = {}
    for _ in range(2):
        try:
            found = understand(Surveyed(listing), kind, TODAY, lambda *_: "", {}, answers)
        except Problem:
            return
        names = {entry.name for entry in found.entries}
        for entry in found.entries:
            described = KINDS[entry.kind].fields()
            assert set(entry.links.values()) <= names
            for code, value in entry.fields.items():
                with suppress(Problem):
                    described[code].read(value, TODAY)
        answers = {ask.id: ask.default or (ask.options[0].code if ask.options else "") for ask in found.asks if ask.options}


@given(sheets(), st.sampled_from(LISTS))
def test_no_sheet_is_too_strange_to_be_understood_or_refused(sheet: Sheet, kind: str) -> None:
    _is_sound(listed("list.xlsx", [sheet]), kind)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_list_whose_cells_were_mixed_up_is_understood_or_refused(path: Path) -> None:
    listing = unpack(read_list(str(path)))
    for seed in range(settings().max_examples // 8):
        chance = random.Random(seed)
        mixed = []
        for sheet in listing.sheets:
            cells = list(sheet.cells.values())
            for _ in range(min(chance.randrange(1, 8), len(cells) - 1)):
                one, other = chance.randrange(len(cells)), chance.randrange(len(cells))
                first, second = cells[one], cells[other]
                cells[one], cells[other] = (
                    replace(second, row=first.row, column=first.column),
                    replace(first, row=second.row, column=second.column),
                )
                cells.pop(chance.randrange(len(cells)))
            mixed.append(replace(sheet, cells={(cell.row, cell.column): cell for cell in cells}))
        for kind in LISTS:
            _is_sound(replace(listing, sheets=tuple(mixed)), kind)
