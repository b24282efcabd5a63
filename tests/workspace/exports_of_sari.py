"""Exports of Sari that come to Budi, or do not, and what goes back to her."""

from __future__ import annotations

import pytest

from empower_desktop.records import Person
from empower_desktop.workspace.coverage import coverage
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export

HERE = Scope(("33.02.10",))


@pytest.fixture
def files(sari, tmp_path):
    """Four exports of the district, a person more in each."""
    made = []
    for number in range(1, 5):
        save(sari, Person, {"name": f"Ani {number}", "sex": "P"})
        export(sari, tmp_path / f"{number}.xlsx", HERE)
        made.append(tmp_path / f"{number}.xlsx")
    return made


@pytest.fixture
def delta(sari, tmp_path):
    """Send somebody more, in a file of what nobody confirmed."""

    def sent(name):
        save(sari, Person, {"name": name, "sex": "P"})
        export(sari, tmp_path / f"{name}.xlsx", since_receipt=True)
        return tmp_path / f"{name}.xlsx"

    return sent


@pytest.fixture
def give(budi, sari, tmp_path):
    """Give back to Sari what has arrived, and merge it at hers."""

    def given():
        give_back(budi, worker_named(budi, "Sari"), tmp_path / "back.xlsx")
        apply(sari, [tmp_path / "back.xlsx"])

    return given


def only(work):
    """Give the one worker of whom anything came."""
    (one,) = coverage(work)
    return one
