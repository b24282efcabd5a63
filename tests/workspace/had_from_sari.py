"""A meeting with two people at it, which Budi has from Sari; and how both change and send what they have."""

import pytest

from empower_desktop.records import Attendance, Meeting, Person
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.sending import export


@pytest.fixture
def held(sari, budi, tmp_path):
    """A meeting with two people at it, which Budi has from Sari."""
    meeting = save(sari, Meeting, {"title": "Musdus"}).result
    for name in ("Suminah", "Tono"):
        person = save(sari, Person, {"name": name, "sex": "P"}).result
        add_keyed(sari, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"})
    apply(budi, [sent(sari, tmp_path / "first.xlsx")])
    return meeting


def sent(work, path):
    export(work, path)
    return path


def change(work, kind, record, **typed):
    save(work, kind, typed, record, work.seen(record))
