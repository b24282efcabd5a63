"""What is needed a moment only: gone afterwards, also what a killed program left; nothing is taken from one that is alive."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from empower_desktop.workspace.scratch import SCRATCH, clear_scratch, scratch

HOLD = """
import sys
from pathlib import Path
from empower_desktop.workspace.scratch import scratch
with scratch(Path(sys.argv[1])) as place:
    (place / "unlocked.xlsx").write_text("names")
    print(place, flush=True)
    sys.stdin.read()
"""


def names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / SCRATCH).rglob("*"))


def test_nothing_is_left_however_the_block_ends(tmp_path: Path) -> None:
    with scratch(tmp_path) as one, scratch(tmp_path) as other:
        (one / "a.xlsx").write_text("a")
        assert one != other
    with pytest.raises(ZeroDivisionError), scratch(tmp_path) as one:
        (one / str(1 // 0)).touch()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_goes_away_and_not_what_one_still_needs(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        place = Path(program.stdout.readline().strip())
        clear_scratch(tmp_path)
        with scratch(tmp_path):
            assert (place / "unlocked.xlsx").exists()
        program.kill()
    assert names(tmp_path) == sorted([place.name, f"{place.name}.lock", "unlocked.xlsx"])
    clear_scratch(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_a_data_folder_to_write_into_the_system_gives_one(tmp_path: Path) -> None:
    for data in (None, tmp_path / "not there"):
        with scratch(data) as place:
            (place / "a").write_text("a")
        assert not place.exists()
    assert list(tmp_path.iterdir()) == []
