"""One more record kind is one file and its name in the register: everything else is derived from them.

The code is that of ARCHITECTURE.md. It is put into a copy of the house, where real commands and a real window then use it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "resources")
COUNTED = ("date=12/1/2026", "area=33.02.10.2003", "indicator=Perempuan dalam BPD", "value=2", "base_n=9", "source_note=SK BPD")


def walk() -> str:
    """Give the code that ARCHITECTURE.md shows a developer."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return re.search(r"## Adding a record kind.*?```python\n(.*?)```", text, re.DOTALL)[1]  # type: ignore[index]  # it stands there


class House:
    """A copy of the program with one more kind, and its command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seats = folder / "seats"
        shutil.copytree(ROOT / "empower_desktop", folder / "empower_desktop", ignore=LEFT_OUT)
        shutil.copytree(ROOT / "resources", folder / "resources")

    def add_outcome(self) -> None:
        """Do what the walk says: a file, and two lines in the register."""
        records = self.folder / "empower_desktop" / "records"
        (records / "outcome.py").write_text(walk(), encoding="utf-8")
        register = (records / "__init__.py").read_text(encoding="utf-8")
        register = register.replace(
            "from empower_desktop.records.partner",
            "from empower_desktop.records.outcome import Outcome\nfrom empower_desktop.records.partner",
        )
        (records / "__init__.py").write_text(register.replace("    Partner,\n", "    Partner,\n    Outcome,\n", 1), encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run Python on the copy, never on the program beside it."""
        env = {**os.environ, "PYTHONPATH": str(self.folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, *words], cwd=self.folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def __call__(self, who: str, *words: str, ends: int = 0) -> Any:
        """Give the JSON of a command on somebody's store."""
        done = self.run("-m", "empower_desktop", "--data", str(self.seats / who), "--lang", "id", *words, "--json")
        assert done.returncode == ends, done.stderr
        return json.loads(done.stdout)

    def sent(self, who: str) -> Path:
        """Give a fresh workbook of somebody's."""
        file = self.folder / f"{who}.xlsx"
        self(who, "export", str(file))
        return file


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    made = House(tmp_path_factory.mktemp("house"))
    made.add_outcome()
    for who in ("sari", "budi"):
        made(who, "init", "--name", who.capitalize())
    return made


@pytest.fixture(scope="module")
def women(house: House) -> str:
    """An outcome that both know, Budi from Sari's workbook."""
    record = str(house("sari", "add", "outcome", *COUNTED)["id"])
    house("budi", "merge", str(house.sent("sari")))
    return record


def test_the_walk_is_written_as_the_house_wants_it(tmp_path: Path) -> None:
    (tmp_path / "outcome.py").write_text(walk(), encoding="utf-8")
    for check in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *check, "--no-cache", "--config", str(ROOT / "pyproject.toml"), "outcome.py"]
        done = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_fields_are_those_of_the_contract(house: House) -> None:
    contract = json.loads((ROOT / "tests" / "records" / "records.json").read_text(encoding="utf-8"))
    told = next(kind for kind in contract["kinds"] if kind["code"] == "outcome")
    found = next(kind for kind in house("sari", "kinds") if kind["kind"] == "outcome")
    assert [(field["code"], field["labels"]["id"], field["labels"]["en"], field["required"]) for field in found["fields"]] == [
        (field["code"], field["label_id"], field["label_en"], field["required"]) for field in told["fields"]
    ]


def test_it_is_kept_and_read_back(house: House, women: str) -> None:
    where, what = {"date": "2026-01-12", "area": "33.02.10.2003"}, {"indicator": "perempuan_di_bpd", "value": 2}
    fields = {**where, **what, "base_n": 9, "source_note": "SK BPD"}
    assert house("sari", "show", women)["fields"] == fields
    assert [found["id"] for found in house("sari", "list", "outcome", "--where", "source_note=SK BPD")] == [women]


def test_what_is_missing_in_it_is_told_and_it_is_found_by_search(house: House, women: str) -> None:
    lacking = house("sari", "add", "outcome", "story=Sumur Wanatirta jadi")["id"]
    assert [gap["field"] for gap in house("sari", "show", lacking)["incomplete"]] == ["date", "area", "indicator", "value"]
    assert lacking in {found["id"] for found in house("sari", "find", "wanatirta")}


def test_a_workbook_has_its_sheet_and_brings_it_to_others(house: House, women: str) -> None:
    heads = [cell.value for cell in load_workbook(house.sent("sari"))["Perubahan"][1]]
    assert {"Ukuran", "Nilai", "Kelompok", "Cerita perubahan"} <= set(heads)
    assert house("budi", "show", women)["fields"]["value"] == 2


def test_what_is_edited_in_its_sheet_is_taken(house: House, women: str) -> None:
    file = house.sent("sari")
    workbook = load_workbook(file)
    sheet = workbook["Perubahan"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "Sumber data")
    cell = f"{column}{next(row[0].row for row in sheet.iter_rows() if row[0].value == women)}"
    sheet[cell] = "SK BPD 2026"
    workbook.save(file)
    assert house("sari", "merge", str(file))["files"][0]["counts"]["outcome"]["updated"] == 1
    assert house("sari", "show", women)["fields"]["source_note"] == "SK BPD 2026"


def test_what_two_changed_apart_is_a_conflict_and_is_settled(house: House, women: str) -> None:
    house("budi", "set", women, "story=Dua perempuan terpilih")
    house("sari", "set", women, "story=Dua perempuan ditunjuk")
    house("budi", "merge", str(house.sent("sari")), ends=3)
    fighting = house("budi", "conflicts")
    assert [(found["id"], found["kind"], found["field"], len(found["values"])) for found in fighting] == [(women, "outcome", "story", 2)]
    house("budi", "resolve", women, "story", "--value", "Dua perempuan masuk")
    assert (house("budi", "conflicts"), house("budi", "show", women)["fields"]["story"]) == ([], "Dua perempuan masuk")


def test_it_has_a_history_and_goes_through_the_trash(house: House) -> None:
    record = house("sari", "add", "outcome", "indicator=Rumah tangga berair bersih", "value=12")["id"]
    house("sari", "set", record, "value=14")
    house("sari", "delete", record)
    assert [found["id"] for found in house("sari", "list", "outcome", "--deleted")] == [record]
    house("sari", "restore-record", record)
    history = house("sari", "show", record, "--history")["history"]
    assert [sorted(change["fields"]) for change in history] == [["indicator", "value"], ["value"], ["_deleted"], ["_deleted"]]


def test_a_form_and_a_list_are_made_of_it(house: House) -> None:
    house("rina", "init", "--name", "Rina")
    done = house.run(str(Path(__file__).with_name("outcome_window.py")), str(house.seats / "rina"))
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert set(shown["inputs"]) == {
        field["code"] for kind in house("rina", "kinds") if kind["kind"] == "outcome" for field in kind["fields"]
    }
    assert {"Tanggal", "Ukuran", "Nilai"} <= {head.rstrip(" ↓") for head in shown["heads"]}
    assert shown["rows"] == ["2,5"]
    assert house("rina", "show", shown["id"])["fields"] == {"value": 2.5}


def test_a_store_of_the_program_before_opens_with_it_and_checks_whole(house: House, women: str, tmp_path: Path) -> None:
    before = House(tmp_path / "before")
    before("sari", "init", "--name", "Sari")
    before("sari", "add", "person", "name=Suminah", "sex=P")
    before("sari", "merge", str(house.sent("sari")))
    digest = before.run("-m", "empower_desktop", "--data", str(before.seats / "sari"), "digest").stdout
    before.add_outcome()
    assert women in {found["id"] for found in before("sari", "list", "outcome")}
    assert before("sari", "check") == {"ok": True, "problems": []}
    assert before.run("-m", "empower_desktop", "--data", str(before.seats / "sari"), "digest").stdout == digest
