"""The steps of a walk say what they found, as a test does; the list of all areas is made once for all walks."""

from __future__ import annotations

from pathlib import Path

import pytest
from laptops import whole_area_list

pytest.register_assert_rewrite("tests.walks.evening_meeting", "tests.walks.exchanged_year", "tests.walks.twelve_workers")


@pytest.fixture(scope="session")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the list of all areas, which laptops begin with a copy of: to make it takes longer than many a walk."""
    return whole_area_list(tmp_path_factory.mktemp("areas"))
