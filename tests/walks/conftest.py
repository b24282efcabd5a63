"""The steps of a walk say what they found, as a test does."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.walks.evening_meeting", "tests.walks.exchanged_year", "tests.walks.twelve_workers")
