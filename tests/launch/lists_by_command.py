"""Lists taken in by command: what is foretold of them, and every answer as it is proposed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

SHEETS = Path(__file__).parents[1] / "lists" / "sheets"
NAMES = sorted(path.name.removesuffix(".xlsx") for path in SHEETS.glob("*.xlsx"))
Expected = Mapping[str, Any]


def list_of(name: str) -> str:
    return str(SHEETS / f"{name}.xlsx")


def expected_of(name: str) -> Expected:
    return dict(json.loads((SHEETS / f"{name}.expected.json").read_text("utf-8")))


def foretold(sari: Seat, file: str, kind: str, *more: str) -> Any:
    told = sari("import", file, "--as", kind, "--dry-run", "--json", *more)
    assert told.status in (0, 1, 3), told.err
    return told.json


def answered(sari: Seat, file: str, kind: str) -> Path:
    """Answer every question as it proposes, until nothing more is asked that proposes an answer; the file of answers."""
    path, answers = sari.folder.parent / "answers.json", dict[str, str]()
    for _ in range(4):
        path.write_text(json.dumps(answers), "utf-8")
        asked = foretold(sari, file, kind, "--answers", str(path))["questions"]
        more = {each["question"]: each["default"] for each in asked if each["default"]}
        if not more:
            break
        answers.update(more)
    path.write_text(json.dumps(answers), "utf-8")
    return path


def all_of(sari: Seat, *kinds: str) -> dict[str, dict[str, Any]]:
    return {one["id"]: one["fields"] for kind in kinds for one in sari.json("list", kind)}
