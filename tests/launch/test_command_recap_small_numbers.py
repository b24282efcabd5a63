"""The recap of a small store, searched whole: what is hidden in one place is told in no other, nor left over when others are taken away."""

from __future__ import annotations

import html
import itertools
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from tests.launch.village_on_paper import VILLAGE

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

pytestmark = pytest.mark.usefixtures("qapp")
WHEN = ("--from", "2026-01-01", "--to", "2026-06-30")
SAVED = (("2026-01-10", "Ani", 100_017), ("2026-02-11", "Ibah", 70_031), ("2026-03-12", "Uti", 79_969))
SUMS = {100_017, 170_048, 250_017}
"""What one, two and all three of the savers have together, month by month."""
OTHER_CAPITAL = (("tunai", "anggota", 30_011), ("hasil_usaha", "hasil_usaha", 50_003), ("pinjaman_diterima", "bank", 200_009))
NUMBER = re.compile(r"(?<![\w.,])-?\d[\d.]*(?:,\d+)?(?![\w])")


def small_store() -> Iterator[dict[str, object]]:
    def add(kind: str, alias: str = "", **fields: object) -> dict[str, object]:
        return {"do": "add", "kind": kind, **({"as": alias} if alias else {}), "fields": fields}

    yield add("group", "g", name="KWT Sekar", group_type="kwt", area=VILLAGE, status="aktif")
    names = ("Ani", "Ibah", "Uti", *(f"Orang {at}" for at in "ABCDEFGHI"))
    for name in names:
        yield add("person", name, name=name, sex="P" if len(name) < 5 else "L", person_kind="warga", consent="belum_ditanya", area=VILLAGE)
    saving = {"group": "@g", "source": "anggota", "purpose": "simpan_pinjam"}
    for day, name, amount in SAVED:
        yield add("contribution", date=day, person=f"@{name}", entry_type="simpanan", amount=amount, **saving)
    for entry, source, amount in OTHER_CAPITAL:
        yield add("contribution", date="2026-02-20", group="@g", entry_type=entry, source=source, amount=amount, purpose="modal")
    yield add("partner", "ngo", name="Yayasan Terang", partner_type="lsm")
    asked = {"group": "@g", "area": VILLAGE, "target_type": "pemdes", "allies": ["@ngo"]}
    for at in range(6):
        yield add("engagement", engagement_type="audiensi", title=f"Audiensi {at}", date=f"2026-04-0{at + 1}", demand="Jalan", **asked)
    closed = {"response": "ditanggapi", "response_on": "2026-05-20", "outcome": "terpenuhi", "outcome_on": "2026-05-21"}
    for at in range(2):
        yield add("engagement", engagement_type="pengaduan", title=f"Keluhan {at}", date="2026-05-04", demand="Jatah", **asked, **closed)
    for title, day, many in (("Kompos", "2026-03-03", 3), ("Bibit", "2026-03-20", 12)):
        about = {
            "topic": "pupuk_bokashi",
            "hours": "6",
            "area": VILLAGE,
            "methods": ["praktik"],
            "group": "@g",
            "trainer_origin": "penyuluh",
        }
        yield add("training", title, title=title, date_start=day, score_min="0", score_max="100", **about)
        for name in names[:many]:
            yield add("participation", training=f"@{title}", person=f"@{name}", presence="hadir")


@pytest.fixture
def small(sari: Seat, typed: Callable[[str], None]) -> Seat:
    """A store with one group in which three people save, two grievances, and a training of three people."""
    typed("\n".join(json.dumps(line) for line in small_store()))
    told = sari("batch")
    assert told.status == 0, told.err + told.out
    return sari.speaking("id")


def words_of(file: Path) -> str:
    """Give everything that stands in a file: on all pages, or in all parts of a workbook, formulas, charts and shared texts too."""
    if file.suffix == ".pdf":
        return subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout.replace(
            "\u00a0", " "
        )
    with zipfile.ZipFile(file) as parts:
        texts = [
            parts.read(name).decode() for name in parts.namelist() if re.search(r"worksheets/sheet|sharedStrings|charts/|comments", name)
        ]
    return html.unescape("\n".join(re.sub(r"<[^>]+>", " ", text) for text in texts))


def numbers_of(file: Path) -> set[float]:
    """Give every number in a file, as it stands in cells and in sentences."""
    found = set()
    for written in NUMBER.findall(words_of(file)):
        plain = (
            written.replace(".", "").replace(",", ".")
            if "," in written or written.count(".") > 1 or re.search(r"\.\d{3}$", written)
            else written
        )
        found.add(float(plain))
    return found


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
@pytest.mark.parametrize("options", [(), ("--group", "KWT Sekar"), ("--no-names",)], ids=["everything", "group", "nameless"])
def test_what_three_people_saved_stands_nowhere_nor_is_it_what_is_left_of_two_numbers(
    small: Seat, tmp_path: Path, ending: str, options: tuple[str, ...]
) -> None:
    file = tmp_path / f"rekap.{ending}"
    assert small("report", str(file), *WHEN, *options).status == 0
    assert "n<5" in words_of(file)
    numbers = numbers_of(file)
    assert {30_011.0, 200_009.0} <= numbers or ending == "pdf"
    assert numbers & SUMS == set()
    assert {one - other for one, other in itertools.permutations(numbers, 2)} & SUMS == set()


def test_the_share_of_own_capital_goes_with_the_savings_that_it_would_give_away(small: Seat, tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    small("report", str(file), *WHEN)
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name("Swadaya").to_python()
    top = next(at for at, row in enumerate(rows) if row[0] == "Modal sendiri")
    (whole,) = [row for row in rows[top:] if row[0] == "Semua"][:1]
    assert [whole[1], whole[2], whole[3], whole[6]] == [30_011, "n<5", 50_003, 200_009]
    assert "disembunyikan" in whole
    assert not [cell for cell in whole[7:] if isinstance(cell, float)]


def test_where_few_complained_no_number_tells_how_many_they_are_besides_what_is_listed(small: Seat, tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    small("report", str(file), *WHEN)
    book = CalamineWorkbook.from_path(file)
    (joint,) = [row for row in book.get_sheet_by_name("Ringkasan").to_python() if row[1] == "Suara bersama"]
    assert joint[2:5] == ["", "", "disembunyikan"]
    assert len([row for row in book.get_sheet_by_name("Tuntutan").to_python() if "Audiensi" in str(row[1])]) == 6


def test_donors_cannot_work_out_a_small_training_from_the_others(small: Seat, tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    small("report", str(file), *WHEN, "--no-names")
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name("Kegiatan").to_python()
    told = {str(row[1]): row[3:5] for row in rows if row[1] in ("Kompos", "Bibit")}
    assert told == {"Kompos": ["1–4", "disembunyikan"], "Bibit": ["disembunyikan", "disembunyikan"]}
