"""What a workbook of the small store, altered in Excel, proposes and asks."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from empower_desktop.history.change import Change
from empower_desktop.language import Language
from empower_desktop.workbook.contents import Incoming, Outgoing
from empower_desktop.workbook.proposing import Asked, Proposed, propose
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village
from tests.workbook.altering import Alter

TODAY = date(2026, 4, 7)
OUTGOING = village.outgoing()
NAME = "Nama_lengkap_(tanpa_gelar)"


class Edited:
    """A workbook of the small store, altered with openpyxl and read again."""

    def __init__(self, path: Path, sent: Path) -> None:
        self.path = path
        self._sent = sent

    def read(self, *alters: Alter, outgoing: Outgoing | None = None, name: str = "") -> Incoming:
        if outgoing is None:
            shutil.copy(self._sent, self.path)
        else:
            assert write_workbook(self.path, outgoing, Language("id"))
        workbook = load_workbook(self.path)
        for alter in alters:
            alter(workbook)
        if name:
            workbook["Baca dulu"]["C25"] = name
        workbook.save(self.path)
        return incoming(read_workbook(str(self.path)))

    def proposed(self, *alters: Alter, name: str = "") -> Proposed:
        return propose(self.read(*alters, name=name), "a.xlsx", TODAY)


@pytest.fixture
def edited(sent: Mapping[str, Path], tmp_path: Path) -> Edited:
    return Edited(tmp_path / "a.xlsx", sent["id"])


def only(proposed: Proposed) -> Change:
    (proposal,) = proposed.proposals
    assert proposed.questions == proposed.problems == ()
    return proposal.change


def question(proposed: Proposed, code: str) -> Asked:
    (asked,) = [each for each in proposed.questions if each.code == code]
    return asked


def changes_of(asked: Asked, choice: str) -> tuple[Change, ...]:
    return next(each.changes for each in asked.choices if each.code == choice)
