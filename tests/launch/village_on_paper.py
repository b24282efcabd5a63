"""The half-year of an invented village, small enough to be checked by hand against the paper that tells of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

VILLAGE = "33.02.10.2003"
WOMEN = ("Tumini Lestari", "Sumiyati", "Warsinah", "Rubiyem", "Painah", "Karmini")
MEN = ("Untung Subagyo", "Karso", "Wagimin", "Sarwono", "Tukiran", "Parjo")
POOR = frozenset({"Sumiyati", "Warsinah", "Rubiyem", "Painah", "Wagimin", "Tukiran"})
SPOKE = frozenset({"Tumini Lestari", "Untung Subagyo", "Karso", "Wagimin", "Sarwono", "Sumiyati"})
AWAY = frozenset({"Karmini", "Painah", "Parjo"})


def village_lines() -> str:
    """Give the village as JSON lines for the command batch."""
    return "\n".join(json.dumps(line) for line in (*_people(), *_meetings(), *_decisions(), *_training(), *_funds()))


def _add(kind: str, alias: str = "", **fields: object) -> dict[str, object]:
    return {"do": "add", "kind": kind, **({"as": alias} if alias else {}), "fields": fields}


def _people() -> Iterator[dict[str, object]]:
    yield _add("group", "kwt", name="KWT Melati Lestari", group_type="kwt", area=VILLAGE, status="aktif", hamlet="Dusun Kidul")
    for name in (*WOMEN, *MEN):
        sex = "P" if name in WOMEN else "L"
        poor = {"constituencies": ["miskin"]} if name in POOR else {}
        yield _add("person", name, name=name, sex=sex, person_kind="warga", consent="belum_ditanya", area=VILLAGE, **poor)
    for name in WOMEN:
        yield _add("membership", group="@kwt", person=f"@{name}", role="ketua" if name == WOMEN[0] else "anggota", start_on="2024-01-01")


def _meetings() -> Iterator[dict[str, object]]:
    common = {"area": VILLAGE, "status": "disahkan"}
    yield _add(
        "meeting",
        "water",
        title="Musyawarah Pembagian Air",
        meeting_type="musdus",
        date="2026-01-12",
        convened_by="kelompok",
        extra_male=3,
        **common,
    )
    yield _add("meeting", "plan", title="Rapat Rencana", meeting_type="rapat_kelompok", date="2026-03-10", convened_by="pemdes", **common)
    for name in (*WOMEN, *MEN):
        presence = "izin" if name in AWAY else "hadir"
        spoke = {"spoke": name in SPOKE} if presence == "hadir" else {}
        yield _add("attendance", meeting="@water", person=f"@{name}", presence=presence, invited=True, **spoke)
    yield _add(
        "proposal",
        title="Air dibagi bergilir",
        proposed_on="2026-01-12",
        proposer_type="warga",
        status="diterima",
        area=VILLAGE,
        proposer_person="@Tumini Lestari",
        meeting="@water",
    )


def _decisions() -> Iterator[dict[str, object]]:
    common = {"meeting": "@water", "area": VILLAGE, "status": "disepakati", "method": "musyawarah_mufakat", "decided_on": "2026-01-12"}
    moved = {
        "authority_kind": ["kelola_aset"],
        "authority_from": "pemdes",
        "authority_to": "kelompok",
        "authority_instrument": "berita_acara",
        "authority_status": "berlaku",
        "authority_until": "2027-12-31",
    }
    who = {"proposer_type": "warga", "final_decider": "musyawarah_warga", "participation_level": "memberdayakan"}
    yield _add("decision", statement="Air blok timur dibagi bergilir, dicatat Bu Tumini", **who, **moved, **common)
    for statement, proposer, decider, level in (
        ("Iuran air Rp 5.000 sebulan", "kelompok", "kelompok", "memberdayakan"),
        ("Pintu air diperbaiki desa", "pemdes", "pemdes", "konsultasi"),
        ("Jadwal jaga disusun bersama", "warga", "musyawarah_desa", "kolaborasi"),
        ("Laporan tiap bulan", "pendamping", "pengurus_kelompok", "menginformasikan"),
    ):
        yield _add("decision", statement=statement, proposer_type=proposer, final_decider=decider, participation_level=level, **common)
    for what, due, status, side, done in (
        ("Membersihkan saluran", "2026-02-10", "selesai", "kelompok", "2026-02-08"),
        ("Menulis surat ke dinas", "2026-02-20", "selesai", "kelompok", "2026-03-01"),
        ("Menjawab usulan pintu air", "2026-03-10", "belum", "pemdes", None),
        ("Membeli buku kas untuk Karso", "2026-05-31", "berjalan", "kelompok", None),
        ("Menghitung iuran", "2026-06-01", "selesai", "kelompok", "2026-05-30"),
    ):
        ended = {"done_on": done} if done else {}
        who = "Pemerintah desa" if side == "pemdes" else "Bu Tumini Lestari"
        yield _add("action", what=what, due_on=due, status=status, responsible_side=side, responsible_text=who, meeting="@water", **ended)


def _training() -> Iterator[dict[str, object]]:
    yield _add(
        "training",
        "bokashi",
        title="Pupuk Bokashi di rumah Bu Karmini",
        topic="pupuk_bokashi",
        date_start="2026-02-18",
        hours="6",
        area=VILLAGE,
        methods=["praktik"],
        group="@kwt",
        trainer_origin="penyuluh",
        score_min="0",
        score_max="100",
    )
    for at, name in enumerate(WOMEN):
        yield _add(
            "participation", training="@bokashi", person=f"@{name}", presence="hadir", pre_score=str(50 + at), post_score=str(70 + at)
        )


def _funds() -> Iterator[dict[str, object]]:
    for day, source, amount in (
        ("2026-01-15", "anggota", 2_000_000),
        ("2026-01-20", "dana_desa", 6_000_000),
        ("2026-03-02", "warga", 2_400_000),
        ("2026-03-05", "perusahaan", 1_600_000),
    ):
        yield _add("contribution", date=day, group="@kwt", entry_type="tunai", source=source, amount=amount, purpose="kegiatan")
