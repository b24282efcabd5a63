"""Sari, who records, and Budi, who merges; three people who wrote different things, each test with copies of their stores."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from empower_desktop.workspace import Workspace
from tests.differing import PEOPLE, OpenWork, Village, differing

pytest.register_assert_rewrite("tests.workspace.photographed", "tests.workspace.posting")


@pytest.fixture
def sari(open_work: OpenWork) -> Workspace:
    return open_work("sari")


@pytest.fixture
def budi(open_work: OpenWork) -> Workspace:
    """Budi's clock goes an hour after that of Sari: what he does comes later."""
    return open_work("budi", hour=9)


@pytest.fixture(scope="session")
def differing_stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, str, str]]:
    """Make the stores once: each test works in a copy."""
    folder = tmp_path_factory.mktemp("village")
    return folder, differing(folder)


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path, differing_stores: tuple[Path, tuple[str, str, str]]) -> Village:
    made, ids = differing_stores
    for name in PEOPLE:
        shutil.copytree(made / name, tmp_path / name)
    return Village(open_work, tmp_path / "usb", ids)
