"""Proof that the tests can fail: each of these faults, put into a copy of the house, is found by the tests named beside it.

The list is that of `merge.md` §10, as far as the code for it exists.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HISTORY = "tests/history/test_merge.py", "tests/history/test_change.py"


@dataclass(frozen=True)
class Mutant:
    """A fault: in a file, this text in the place of that one; and the tests that must notice."""

    name: str
    file: str
    sound: str
    faulty: str
    tests: tuple[str, ...] = HISTORY


MUTANTS = (
    Mutant(
        "winner by time instead of over",
        "history/merge.py",
        "    return _by_time([change for change in setting.values() if change.id not in replaced])",
        "    return (max(setting.values(), key=_time),)",
    ),
    Mutant(
        "incoming wins instead of union",
        "history/merge.py",
        "    return frozenset().union(*sets)",
        "    incoming = frozenset(sets[-1])\n"
        "    theirs = {change.record for change in incoming}\n"
        "    return frozenset(c for some in sets[:-1] for c in some if c.record not in theirs) | incoming",
    ),
    Mutant(
        "deletion ignores unseen edits",
        "history/merge.py",
        "if len(deletions) == len(acts) and not unseen:",
        "if len(deletions) == len(acts):",
    ),
    Mutant(
        "id without over",
        "history/change.py",
        '    named = ",".join([f\'"{one}"\' for one in over])',
        '    named = ""',
    ),
    Mutant(
        "waiting changes dropped",
        "history/merge.py",
        "    return {code: _left(setting[code]) for code in sorted(setting)}",
        "    here = {one for some in setting.values() for one in some}\n"
        "    return {code: _left({i: c for i, c in setting[code].items() if here.issuperset(c.over)}) for code in sorted(setting)}",
    ),
    Mutant(
        "unknown fields dropped",
        "history/change.py",
        "    return dict(sorted(plain.items())) if len(plain) > 1 else plain",
        '    return {code: value for code, value in sorted(plain.items()) if not code.startswith("x_")}',
    ),
    Mutant(
        "save over what the store holds instead of what was seen",
        "workspace/workspace.py",
        "over = save.over if save.over is not None else save.seen.over(fields, units)",
        "over = save.over if save.over is not None else self.seen(save.record).over(fields, units)",
        ("tests/workspace/test_saving.py",),
    ),
    Mutant(
        "incoming file wins over what the store holds",
        "workspace/merging.py",
        "        kept = work.store.append(fresh, arrival)",
        "        kept = work.store.append([change for change in fresh if work.standing(change.record) == 'absent'], arrival)",
        ("tests/workspace/test_laws.py", "-k", "same_files"),
    ),
)


def _house_with(mutant: Mutant, folder: Path) -> Path:
    shutil.copytree(ROOT / "empower_desktop", folder / "empower_desktop", ignore=shutil.ignore_patterns("__pycache__", "ui"))
    shutil.copytree(ROOT / "resources", folder / "resources", ignore=shutil.ignore_patterns("fonts", "icons"))
    file = folder / "empower_desktop" / mutant.file
    text = file.read_text(encoding="utf-8")
    assert text.count(mutant.sound) == 1, f"the fault has no place in {mutant.file} any more: write it anew"
    file.write_text(text.replace(mutant.sound, mutant.faulty), encoding="utf-8")
    return folder


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_tests_find_the_fault(mutant, tmp_path):
    house = _house_with(mutant, tmp_path)
    command = [
        sys.executable,
        "-P",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--hypothesis-profile=mutants",
        *mutant.tests,
    ]
    environment = {**os.environ, "PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 1, said.stdout[-2_000:] + said.stderr[-1_000:]
