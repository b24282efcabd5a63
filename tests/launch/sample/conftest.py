"""A year of a few villages, made once."""

from __future__ import annotations

from typing import Any

import pytest

from empower_desktop.launch.sample.year import Act
from tests.launch.sample.making import made, sort


@pytest.fixture(scope="package")
def acts() -> list[Act]:
    return made(6_000)


@pytest.fixture(scope="package")
def of(acts: list[Act]) -> dict[str, list[Any]]:
    return sort(acts)
