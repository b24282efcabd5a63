"""The style of the house holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "check", [["check", "--no-cache", "--output-format=concise"], ["format", "--check", "--no-cache"]], ids=["rules", "format"]
)
def test_ruff_finds_nothing(check: list[str]) -> None:
    ruff = subprocess.run(
        [sys.executable, "-m", "ruff", *check, "."], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ruff.returncode == 0, ruff.stdout + ruff.stderr
