"""A small hand-made store for the tests: one village, a dozen records, one dispute; every id and moment fixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta, timezone

from empower_desktop.history.change import DELETED, Change, Plain, keyed_id
from empower_desktop.workbook.contents import Outgoing, Previous, Scope, Sender

SARI = "01990000-0000-7000-8000-00000000a001"
BUDI = "01990000-0000-7000-8000-00000000b002"
AREA = "33.99.01.2003"
NAMES = {AREA: "Sumberagung, Wanatirta"}


def identity(kind: int, number: int) -> str:
    """Give a fixed id."""
    return f"019bb138-b6{kind:02}-7000-8000-{number:012}"


GROUP = identity(1, 1)
SUMINAH, ROHMAH, OTHER_SUMINAH, SUTARJO = (identity(2, number) for number in range(1, 5))
MEETING, SECOND_MEETING = identity(3, 1), identity(3, 2)
DECISION, ACTION, TRAINING = identity(4, 1), identity(5, 1), identity(6, 1)


class Names:
    """Areas by code."""

    def area(self, code: str) -> str:
        return f"{NAMES[code]} ({code})" if code in NAMES else code


class Ledger:
    """Gathers changes, a minute apart."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def save(self, record: str, kind: str, fields: Mapping[str, Plain], over: tuple[Change, ...] = (), by: str = SARI) -> Change:
        minute = len(self.changes)
        at = f"2026-01-{12 + minute // 60:02}T08:{minute % 60:02}:00.000Z/0000"
        change = Change.make(record, kind, fields, [one.id for one in over], by, at)
        self.changes.append(change)
        return change


PERSON: Mapping[str, Plain] = {"sex": "P", "person_kind": "warga", "consent": "lisan", "consent_on": "2026-01-12", "area": AREA}


def village() -> list[Change]:
    """Give the changes of the small store."""
    ledger = Ledger()
    save = ledger.save
    save(SARI, "author", {"name": "Sari Wulandari", "role": "pendamping", "area": "33.99.01"})
    save(GROUP, "group", {"name": "KWT Melati Lestari", "group_type": "kwt", "area": AREA, "status": "aktif", "formed_on": "2019-03-14",
                          "focus_constituencies": ("miskin", "perempuan"), "has_bylaws": True, "registration_no": "007"})  # fmt: skip
    save(SUMINAH, "person", {**PERSON, "name": "Suminah", "hamlet": "Dusun I", "birth_year": 1955, "phone": "081200000000",
                             "notes": "=1+1 adalah catatan, bukan rumus 😀", "constituencies": ("miskin",)})  # fmt: skip
    save(ROHMAH, "person", {**PERSON, "name": "Rohmah Wulandari", "titles": "Hj.", "hamlet": "Dusun II", "consent": "menolak"})
    save(OTHER_SUMINAH, "person", {**PERSON, "name": "Suminah", "hamlet": "Dusun III", "position_title": "-"})
    gone = save(SUTARJO, "person", {**PERSON, "name": "Sutarjo", "sex": "L", "nickname": "@tarjo"})
    held = {"title": "Musyawarah Pembagian Air Blok Timur", "meeting_type": "musdus", "date": "2026-01-12", "area": AREA,
            "convened_by": "kelompok", "status": "disahkan", "group": GROUP, "start_time": "13:00", "end_time": "15:30", "chair": SUMINAH,
            "facilitators": (ROHMAH, SUTARJO), "invited_count": 45, "extra_male": 0, "extra_female": 3, "quorum_met": True,
            "equality_score": 3, "inclusion_measures": ("bahasa_daerah",),
            "summary": "Baris pertama pembahasan.\nBaris kedua, dengan – dan “kutip” & <tanda>."}  # fmt: skip
    save(MEETING, "meeting", held)
    save(SECOND_MEETING, "meeting", {"title": "Rapat Rutin", "meeting_type": "rapat_kelompok", "date": "2026-02-10", "area": AREA,
                                     "convened_by": "kelompok", "status": "draf", "doc_no": "_x0041_ 006/BA"})  # fmt: skip
    save(keyed_id(MEETING, SUMINAH), "attendance", {"meeting": MEETING, "person": SUMINAH, "presence": "hadir", "invited": True,
                                                    "spoke": True, "transport_paid": 25000})  # fmt: skip
    save(keyed_id(MEETING, ROHMAH), "attendance", {"meeting": MEETING, "person": ROHMAH, "presence": "izin", "invited": False})
    decided = save(DECISION, "decision", {"statement": "Kelompok mengelola sendiri pembagian air blok timur", "decided_on": "2026-01-12",
                                          "proposer_type": "kelompok", "method": "voting_terbuka", "final_decider": "musyawarah_warga",
                                          "participation_level": "memberdayakan", "meeting": MEETING, "votes_for": 25, "votes_against": 6,
                                          "votes_abstain": 3, "resistance_from": ("pemdes",)})  # fmt: skip
    votes: dict[str, Plain] = {"method": "voting_terbuka", "votes_for": 28, "votes_against": 6, "votes_abstain": 3}
    save(DECISION, "decision", votes, (decided,))
    save(DECISION, "decision", {**votes, "votes_for": 31, "votes_abstain": 0}, (decided,), by=BUDI)
    save(ACTION, "action", {"what": "Membersihkan saluran 200 m", "due_on": "2026-02-01", "responsible_text": "Regu 2", "status": "belum",
                            "decision": DECISION, "cost": 150000, "from_the_future": "kept"})  # fmt: skip
    save(TRAINING, "training", {"title": "Pelatihan Pupuk Bokashi", "topic": "pupuk_bokashi", "date_start": "2026-02-04", "hours": "6.5",
                                "area": AREA, "methods": ("ceramah", "praktik"), "score_max": "100"})  # fmt: skip
    save(SUTARJO, "person", {DELETED: True}, (gone,))
    save(identity(9, 1), "harvest", {"weight": "1.5"})
    return ledger.changes


def outgoing(changes: list[Change] | None = None) -> Outgoing:
    """Give the small store ready to be written."""
    return Outgoing(
        export_id="01991c2e-7a10-7000-8000-0000000000e1",
        store_id="5c0f7a52-1d2e-4b7a-9b7e-0f0e3c1d2a11",
        number=17,
        author=Sender(SARI, "Sari Wulandari", "pendamping", "Wanatirta"),
        created_at="2026-04-06T12:42:10.000Z/0000",
        changes=village() if changes is None else changes,
        areas=Names(),
        previous=Previous("01991a00-1b20-7000-8000-0000000000d0", 16, "2026-03-30T02:00:00.000Z/0000"),
        scope=Scope((AREA,), "2026-01-01", "2026-03-31"),
        authors={SARI: "Sari Wulandari", BUDI: "Budi Hartono"},
        for_name="Budi Hartono",
        zone=timezone(timedelta(hours=7)),
    )


def shared(changes: list[Change] | None = None) -> Outgoing:
    """Give the small store ready to be written for others to read."""
    return replace(outgoing(changes), purpose="berbagi", privacy="berbagi")
