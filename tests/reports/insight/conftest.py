"""What the tests of the formulas share."""

from __future__ import annotations

import pytest

from tests.reports.insight.notebook import Notebook


@pytest.fixture
def notebook() -> Notebook:
    """Give an empty notebook."""
    return Notebook()
