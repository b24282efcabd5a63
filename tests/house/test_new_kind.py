"""One more record kind is one file, its codes and its name in the register: everything else is derived from them.

The code is that of ARCHITECTURE.md. It is put into a copy of the house, where real commands and a real window then use it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from other_program import OtherProgram

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns("resources")
AGREED = ("date=12/1/2026", "area=33.02.10.2003", "commons=Hutan desa", "hectares=2", "households=9", "written_in=Perdes 4/2026")


def walk(language: str = "python") -> str:
    """Give the code, or the codes of its list, that ARCHITECTURE.md shows a developer."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    shown = re.search(rf"## Adding a record kind.*?```{language}\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    return shown[1]


class House:
    """A copy of the program with one more kind, and its command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seats = folder / "seats"
        self.program = OtherProgram(folder)
        shutil.copytree(ROOT / "empower_desktop", folder / "empower_desktop", ignore=LEFT_OUT)
        shutil.copytree(ROOT / "resources", folder / "resources")

    def add_use_agreement(self) -> None:
        """Do what the walk says: a file, the codes of its list, and two lines in the register."""
        records = self.folder / "empower_desktop" / "records"
        (records / "use_agreement.py").write_text(walk(), encoding="utf-8")
        with (self.folder / "resources" / "lists" / "choices.csv").open("a", encoding="utf-8", newline="") as lists:
            lists.write(walk("csv"))
        register = (records / "__init__.py").read_text(encoding="utf-8")
        register = register.replace("\n_ALL:", "from empower_desktop.records.use_agreement import UseAgreement\n\n_ALL:", 1).replace(
            "    Outcome,\n", "    Outcome,\n    UseAgreement,\n", 1
        )
        (records / "__init__.py").write_text(register, encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run Python on the copy, never on the program beside it."""
        env = {**os.environ, "PYTHONPATH": str(self.folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, *words], cwd=self.folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def __call__(self, who: str, *words: str, ends: int = 0) -> Any:
        """Give the JSON of a command on somebody's store."""
        done = self.program(["--data", str(self.seats / who), "--lang", "id", *words, "--json"])
        assert done.status == ends, done.err
        return done.json

    def digest(self, who: str) -> str:
        """Give somebody's data code."""
        return self.program(["--data", str(self.seats / who), "digest"]).out

    def sent(self, who: str) -> Path:
        """Give a fresh workbook of somebody's."""
        file = self.folder / f"{who}.xlsx"
        file.unlink(missing_ok=True)  # one that somebody edited is not written over
        self(who, "export", str(file))
        return file


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house"))
    made.add_use_agreement()
    with made.program:
        for who in ("sari", "budi"):
            made(who, "init", "--name", who.capitalize())
        yield made


@pytest.fixture(scope="module")
def forest(house: House) -> str:
    """An agreement that both know, Budi from Sari's workbook."""
    record = str(house("sari", "add", "use_agreement", *AGREED)["id"])
    house("budi", "merge", str(house.sent("sari")))
    return record


def test_the_walk_is_written_as_the_house_wants_it(tmp_path: Path) -> None:
    (tmp_path / "use_agreement.py").write_text(walk(), encoding="utf-8")
    for check in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *check, "--no-cache", "--config", str(ROOT / "pyproject.toml"), "use_agreement.py"]
        done = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_are_told_its_fields_in_their_order_and_both_languages(house: House) -> None:
    found = next(kind for kind in house("sari", "kinds") if kind["kind"] == "use_agreement")
    told = [(field["code"], field["labels"]["id"], field["labels"]["en"], field["required"]) for field in found["fields"]]
    assert told[:3] == [
        ("date", "Tanggal", "Date", True),
        ("area", "Desa/kelurahan", "Village", True),
        ("commons", "Milik bersama", "Commons", True),
    ]
    assert [code for code, *_ in told[3:]] == ["hectares", "group", "households", "written_in", "terms"]
    assert [choice["code"] for choice in found["fields"][2]["choices"]] == ["hutan", "air", "lahan"]


def test_it_is_kept_and_read_back(house: House, forest: str) -> None:
    where, what = {"date": "2026-01-12", "area": "33.02.10.2003"}, {"commons": "hutan", "hectares": 2}
    fields = {**where, **what, "households": 9, "written_in": "Perdes 4/2026"}
    assert house("sari", "show", forest)["fields"] == fields
    assert [found["id"] for found in house("sari", "list", "use_agreement", "--where", "written_in=Perdes 4/2026")] == [forest]


def test_what_is_missing_in_it_is_told_and_it_is_found_by_search(house: House, forest: str) -> None:
    lacking = house("sari", "add", "use_agreement", "terms=Mata air Wanatirta dijaga")["id"]
    assert [gap["field"] for gap in house("sari", "show", lacking)["incomplete"]] == ["date", "area", "commons", "hectares"]
    assert lacking in {found["id"] for found in house("sari", "find", "wanatirta")}


def test_a_workbook_has_its_sheet_and_brings_it_to_others(house: House, forest: str) -> None:
    heads = [cell.value for cell in load_workbook(house.sent("sari"))["Kesepakatan"][1]]
    assert {"Milik bersama", "Luas (ha)", "Kelompok", "Isi kesepakatan"} <= set(heads)
    assert house("budi", "show", forest)["fields"]["hectares"] == 2


def test_what_is_edited_in_its_sheet_is_taken(house: House, forest: str) -> None:
    file = house.sent("sari")
    workbook = load_workbook(file)
    sheet = workbook["Kesepakatan"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "Tertulis dalam")
    cell = f"{column}{next(row[0].row for row in sheet.iter_rows() if row[0].value == forest)}"
    sheet[cell] = "Perdes 5/2026"
    workbook.save(file)
    assert house("sari", "merge", str(file))["files"][0]["counts"]["use_agreement"]["updated"] == 1
    assert house("sari", "show", forest)["fields"]["written_in"] == "Perdes 5/2026"


def test_what_two_changed_apart_is_a_conflict_and_is_settled(house: House, forest: str) -> None:
    house("budi", "set", forest, "terms=Tebang pilih")
    house("sari", "set", forest, "terms=Tidak menebang")
    house("budi", "merge", str(house.sent("sari")), ends=3)
    fighting = house("budi", "conflicts")
    assert [(found["id"], found["kind"], found["field"], len(found["values"])) for found in fighting] == [
        (forest, "use_agreement", "terms", 2)
    ]
    house("budi", "resolve", forest, "terms", "--value", "Tebang satu tanam tiga")
    assert (house("budi", "conflicts"), house("budi", "show", forest)["fields"]["terms"]) == ([], "Tebang satu tanam tiga")


def test_it_has_a_history_and_goes_through_the_trash(house: House) -> None:
    record = house("sari", "add", "use_agreement", "commons=Lahan bersama", "hectares=12")["id"]
    house("sari", "set", record, "hectares=14")
    house("sari", "delete", record)
    assert [found["id"] for found in house("sari", "list", "use_agreement", "--deleted")] == [record]
    house("sari", "restore-record", record)
    history = house("sari", "show", record, "--history")["history"]
    assert [sorted(change["fields"]) for change in history] == [["commons", "hectares"], ["hectares"], ["_deleted"], ["_deleted"]]


def test_a_form_and_a_list_are_made_of_it(house: House) -> None:
    house("rina", "init", "--name", "Rina")
    done = house.run(str(Path(__file__).with_name("use_agreement_window.py")), str(house.seats / "rina"))
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)
    assert set(shown["inputs"]) == {
        field["code"] for kind in house("rina", "kinds") if kind["kind"] == "use_agreement" for field in kind["fields"]
    }
    assert {"Tanggal", "Milik bersama", "Luas (ha)"} <= {head.rstrip(" ↓") for head in shown["heads"]}
    assert shown["rows"] == ["2,5"]
    assert house("rina", "show", shown["id"])["fields"] == {"hectares": 2.5}


def test_a_store_of_the_program_before_opens_with_it_and_checks_whole(house: House, forest: str, tmp_path: Path) -> None:
    before = House(tmp_path / "before")
    with before.program:
        before("sari", "init", "--name", "Sari")
        before("sari", "add", "person", "name=Suminah", "sex=P")
        before("sari", "merge", str(house.sent("sari")))
        digest = before.digest("sari")
    before.add_use_agreement()
    with before.program:
        assert forest in {found["id"] for found in before("sari", "list", "use_agreement")}
        assert before("sari", "check") == {"ok": True, "problems": []}
        assert before.digest("sari") == digest != ""
