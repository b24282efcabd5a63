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
BANK = ("name=Bank Desa", "partner_type=Bank", "contact_phone=0812-0000-0001", "power_held=anggaran")


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

    def add_partner(self) -> None:
        """Do what the walk says: a file, and two lines in the register."""
        records = self.folder / "empower_desktop" / "records"
        (records / "partner.py").write_text(walk(), encoding="utf-8")
        register = (records / "__init__.py").read_text(encoding="utf-8")
        register = register.replace(
            "from empower_desktop.records.person",
            "from empower_desktop.records.partner import Partner\nfrom empower_desktop.records.person",
        )
        (records / "__init__.py").write_text(register.replace("    Person,\n", "    Person,\n    Partner,\n", 1), encoding="utf-8")

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
    made.add_partner()
    for who in ("sari", "budi"):
        made(who, "init", "--name", who.capitalize())
    return made


@pytest.fixture(scope="module")
def bank(house: House) -> str:
    """A partner that both know, Budi from Sari's workbook."""
    record = str(house("sari", "add", "partner", *BANK)["id"])
    house("budi", "merge", str(house.sent("sari")))
    return record


def test_the_walk_is_written_as_the_house_wants_it(tmp_path: Path) -> None:
    (tmp_path / "partner.py").write_text(walk(), encoding="utf-8")
    for check in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *check, "--no-cache", "--config", str(ROOT / "pyproject.toml"), "partner.py"]
        done = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_fields_are_those_of_the_contract(house: House) -> None:
    contract = json.loads((ROOT / "tests" / "records" / "records.json").read_text(encoding="utf-8"))
    told = next(kind for kind in contract["kinds"] if kind["code"] == "partner")
    found = next(kind for kind in house("sari", "kinds") if kind["kind"] == "partner")
    assert [(field["code"], field["labels"]["id"], field["labels"]["en"], field["required"]) for field in found["fields"]] == [
        (field["code"], field["label_id"], field["label_en"], field["required"]) for field in told["fields"]
    ]


def test_it_is_kept_and_read_back(house: House, bank: str) -> None:
    fields = {"name": "Bank Desa", "partner_type": "bank", "contact_phone": "081200000001", "power_held": ["anggaran"]}
    assert house("sari", "show", bank)["fields"] == fields
    assert [found["id"] for found in house("sari", "list", "partner", "--where", "name=Bank Desa")] == [bank]


def test_what_is_missing_in_it_is_told_and_it_is_found_by_search(house: House, bank: str) -> None:
    lacking = house("sari", "add", "partner", "name=Radio Wanatirta")["id"]
    assert [gap["field"] for gap in house("sari", "show", lacking)["incomplete"]] == ["partner_type"]
    assert lacking in {found["id"] for found in house("sari", "find", "wanatirta")}


def test_a_workbook_has_its_sheet_and_brings_it_to_others(house: House, bank: str) -> None:
    heads = [cell.value for cell in load_workbook(house.sent("sari"))["Mitra"][1]]
    assert {"Nama lembaga/pihak", "Jenis pihak", "Wewenang/sumber daya yang dipegang"} <= set(heads)
    assert house("budi", "show", bank)["fields"]["name"] == "Bank Desa"


def test_what_is_edited_in_its_sheet_is_taken(house: House, bank: str) -> None:
    file = house.sent("sari")
    workbook = load_workbook(file)
    sheet = workbook["Mitra"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "Narahubung")
    cell = f"{column}{next(row[0].row for row in sheet.iter_rows() if row[0].value == bank)}"
    sheet[cell] = "Bu Ratna"
    workbook.save(file)
    assert house("sari", "merge", str(file))["files"][0]["counts"]["partner"]["updated"] == 1
    assert house("sari", "show", bank)["fields"]["contact_name"] == "Bu Ratna"


def test_what_two_changed_apart_is_a_conflict_and_is_settled(house: House, bank: str) -> None:
    house("budi", "set", bank, "notes=Buka hari Selasa")
    house("sari", "set", bank, "notes=Buka hari Rabu")
    house("budi", "merge", str(house.sent("sari")), ends=3)
    fighting = house("budi", "conflicts")
    assert [(found["id"], found["kind"], found["field"], len(found["values"])) for found in fighting] == [(bank, "partner", "notes", 2)]
    house("budi", "resolve", bank, "notes", "--value", "Buka Selasa dan Rabu")
    assert (house("budi", "conflicts"), house("budi", "show", bank)["fields"]["notes"]) == ([], "Buka Selasa dan Rabu")


def test_it_has_a_history_and_goes_through_the_trash(house: House) -> None:
    record = house("sari", "add", "partner", "name=LSM Lestari", "partner_type=LSM")["id"]
    house("sari", "set", record, "name=LSM Lestari Alam")
    house("sari", "delete", record)
    assert [found["id"] for found in house("sari", "list", "partner", "--deleted")] == [record]
    house("sari", "restore-record", record)
    history = house("sari", "show", record, "--history")["history"]
    assert [sorted(change["fields"]) for change in history] == [["name", "partner_type"], ["name"], ["_deleted"], ["_deleted"]]


def test_a_form_and_a_list_are_made_of_it(house: House) -> None:
    house("rina", "init", "--name", "Rina")
    done = house.run(str(Path(__file__).with_name("partner_window.py")), str(house.seats / "rina"))
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert set(shown["inputs"]) == {
        field["code"] for kind in house("rina", "kinds") if kind["kind"] == "partner" for field in kind["fields"]
    }
    assert shown["heads"][0].startswith("Nama lembaga/pihak")
    assert shown["rows"] == ["Bank Desa"]
    assert house("rina", "show", shown["id"])["fields"] == {"name": "Bank Desa"}


def test_a_store_of_the_program_before_opens_with_it_and_checks_whole(house: House, bank: str, tmp_path: Path) -> None:
    before = House(tmp_path / "before")
    before("sari", "init", "--name", "Sari")
    before("sari", "add", "person", "name=Suminah", "sex=P")
    before("sari", "merge", str(house.sent("sari")))
    digest = before.run("-m", "empower_desktop", "--data", str(before.seats / "sari"), "digest").stdout
    before.add_partner()
    assert bank in {found["id"] for found in before("sari", "list", "partner")}
    assert before("sari", "check") == {"ok": True, "problems": []}
    assert before.run("-m", "empower_desktop", "--data", str(before.seats / "sari"), "digest").stdout == digest
