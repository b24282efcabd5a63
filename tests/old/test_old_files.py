"""What earlier versions left is opened, read and merged whole, for good."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from laptops import Laptop, start_laptop

from empower_desktop.language import Language
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import STORE_FILE, open_workspace

HERE = Path(__file__).parent
VERSIONS = sorted(path.name for path in HERE.iterdir() if (path / "holds.json").exists())


@pytest.fixture(params=VERSIONS)
def left(request: pytest.FixtureRequest) -> Path:
    """Give the folder of what one version left."""
    return HERE / str(request.param)


@pytest.fixture
def holds(left: Path) -> Any:
    return json.loads((left / "holds.json").read_text(encoding="utf-8"))


@pytest.fixture
def old(left: Path, tmp_path: Path) -> Laptop:
    """Give a laptop with a copy of the old database."""
    laptop = Laptop(tmp_path / "old")
    laptop.folder.mkdir()
    with gzip.open(left / "empower.db.gz") as packed, (laptop.folder / STORE_FILE).open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return laptop


@pytest.fixture
def new(tmp_path: Path) -> Laptop:
    return start_laptop(tmp_path / "new", "Rina")


def _workbook(left: Path) -> Path:
    return next(left.glob("*.xlsx"))


def _held(laptop: Laptop) -> Any:
    """Give all that a laptop holds, in the form in which it was noted."""
    with open_workspace(laptop.folder, Language("en")) as work:
        return {
            "digest": work.store.digest(),
            "changes": sorted(change.id for change in work.store.all_changes()),
            "records": _records(work),
        }


def _records(work: Workspace) -> Any:
    states = work.store.states({change.record for change in work.store.all_changes()})
    told = {
        record: {"kind": state.kind, "standing": state.standing, "fields": dict(state.fields), "disputed": sorted(state.conflicts)}
        for record, state in sorted(states.items())
    }
    return json.loads(json.dumps(told))


def test_there_are_files_of_a_version() -> None:
    assert "0.1.0" in VERSIONS


def test_an_old_database_opens_as_it_was(old: Laptop, holds: Any) -> None:
    assert old.digest() == holds["digest"]
    assert _held(old) == holds
    assert old.json("check") == {"ok": True, "problems": []}


def test_an_old_database_is_listed_and_worked_on(old: Laptop) -> None:
    assert [one["fields"]["name"] for one in old.json("list", "person")] == ["Ani"]
    assert [one["fields"]["name"] for one in old.json("list", "person", "--deleted")] == ["Tono"]
    assert {(one["kind"], one["field"]) for one in old.json("conflicts")} == {("meeting", "time"), ("decision", "_deleted")}
    meeting = old.json("list", "meeting")[0]["id"]
    old.json("resolve", meeting, "time", "--value", '{"start_time": "09:30"}')
    assert old.json("show", meeting)["fields"]["start_time"] == "09:30"


def test_an_old_workbook_is_read_and_merged_whole(left: Path, new: Laptop, holds: Any) -> None:
    told = new.json("merge", _workbook(left), status=3)
    assert (told["files"][0]["status"], told["digest"]) == ("merged", holds["digest"])
    assert _held(new) == holds


def test_an_old_workbook_brings_its_own_store_nothing(left: Path, old: Laptop, holds: Any) -> None:
    assert old.json("merge", _workbook(left))["merge"] is None
    assert old.digest() == holds["digest"]


def test_what_an_old_store_holds_goes_on_whole(old: Laptop, new: Laptop, holds: Any, tmp_path: Path) -> None:
    old.json("export", tmp_path / "again.xlsx")
    new.json("merge", tmp_path / "again.xlsx", status=3)
    assert _held(new) == holds


def test_an_old_database_is_backed_up_and_brought_back(old: Laptop, new: Laptop, holds: Any, tmp_path: Path) -> None:
    old.json("backup", tmp_path / "old.empower")
    new.json("restore", tmp_path / "old.empower")
    assert _held(new) == holds
