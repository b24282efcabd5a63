"""Three sentences of change: counts of what is recorded, and nothing where a figure is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from empower_desktop.records import Attendance, Contribution, Decision, Group, Meeting, Person, Record
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.opening import close
from empower_desktop.workspace.saving import add
from empower_desktop.workspace.sentences import sentences_of_change
from tests.people import person_at_work

VILLAGE = "33.99.01.2003"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    sari = person_at_work(tmp_path / "sari", "Sari")
    yield sari
    close(sari)


def made(work: Workspace, kind: type[Record], **typed: object) -> str:
    return str(add(work, kind, typed).result)


def told(work: Workspace) -> list[tuple[str, str]]:
    return [(work.language(each.text), each.code) for each in sentences_of_change(work)]


def test_what_is_recorded_is_counted_and_too_few_are_not_told(work: Workspace) -> None:
    assert told(work) == []
    day = work.today.isoformat()
    group = made(work, Group, name="KWT Melati", group_type="kwt", area=VILLAGE)
    plain = {"title": "Rapat", "meeting_type": "rapat_kelompok", "date": day, "area": VILLAGE, "convened_by": "kelompok", "group": group}
    meeting = made(work, Meeting, **plain)

    def comes(number: int, presence: str, spoke: bool) -> None:
        person = made(work, Person, name=f"Warga {chr(65 + number)}", sex="P")
        made(work, Attendance, meeting=meeting, person=person, presence=presence, spoke=spoke)

    for number in range(4):
        comes(number, "hadir", number == 0)
    decision = {"decided_on": day, "method": "musyawarah_mufakat", "meeting": meeting, "area": VILLAGE, "final_decider": "warga"}
    made(work, Decision, **decision, statement="Iuran", proposer_type="kelompok_perempuan")
    authority = {"authority_kind": ["kelola_aset"], "authority_from": "pemdes", "authority_to": "kelompok", "authority_status": "berlaku"}
    made(work, Decision, **decision, statement="Kelola air", proposer_type="pemdes", **authority)
    made(work, Contribution, date=day, group=group, entry_type="tunai", source="anggota", purpose="kegiatan", amount="300000")
    assert told(work) == [
        ("1 of 2 decisions were begun by the people.", "D1"),
        ("Authority moved to group members, in force: manage an asset.", "M1a"),
        ("Self-help gave Rp 300,000 of Rp 300,000.", "P2a"),
    ]
    comes(4, "izin", spoke=False)
    assert told(work)[0] == ("Women: 5 invited, 4 present, 1 spoke.", "F1")
    assert len(told(work)) == 3
