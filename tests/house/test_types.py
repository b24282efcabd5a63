"""Every value in the program has the type that it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_mypy_strict_finds_nothing() -> None:
    mypy = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert mypy.returncode == 0, mypy.stdout + mypy.stderr


def test_a_field_that_a_kind_does_not_have_and_a_value_put_into_a_record_are_found(tmp_path: Path) -> None:
    wrong = 'from empower_desktop.records import Person\n\none = Person(id="a", nmae="Sari")\none.name = "Tini"\n'
    (tmp_path / "wrong.py").write_text(wrong, "utf-8")
    mypy = subprocess.run(
        [sys.executable, "-m", "mypy", str(tmp_path / "wrong.py")], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert 'Unexpected keyword argument "nmae" for "Person"' in mypy.stdout
    assert 'Property "name" defined in "Person" is read-only' in mypy.stdout
