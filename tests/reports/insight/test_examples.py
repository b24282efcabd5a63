"""Every worked example of the contract is tried, in one of the files beside this one."""

from __future__ import annotations

import re
from pathlib import Path

from tests.reports.insight.notebook import EXAMPLES


def test_every_example_is_tried() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_examples_*.py")]
    tried = {name.upper() for source in sources for name in re.findall(r"^def test_([^_]+)_", source, re.MULTILINE)}
    assert {one.upper() for one in EXAMPLES} <= tried
