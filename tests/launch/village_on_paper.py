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
    return "\n".join(json.dumps(line) for line in _every_line())


def _every_line() -> Iterator[dict[str, object]]:
    for part in (_people, _meetings, _matters, _decisions, _training, _funds, _demands, _looking_back):
        yield from part()


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


def _matters() -> Iterator[dict[str, object]]:
    common = {"area": VILLAGE, "group": "@kwt", "meeting": "@water", "identified_on": "2026-01-12", "identified_by": "warga"}
    solved = {"status": "selesai", "solved_by": "bersama", "solved_on": "2026-05-02"}
    yield _add("issue", "gate", entry_type="masalah", title="Pintu air rusak di sawah Bu Warsinah", **solved, **common)
    used = {"status": "ditangani", "mobilised_on": "2026-04-01"}
    yield _add("issue", entry_type="potensi", title="Mata air di kebun Pak Karso", **used, **common)
    refused = {"status": "ditolak", "reason_rejected": "Pak Tukiran tidak menyetujui biayanya"}
    yield _add("proposal", title="Pintu air baru", proposed_on="2026-02-01", proposer_type="pemdes", issue="@gate", area=VILLAGE, **refused)


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
        gate = {"issue": "@gate"} if statement.startswith("Pintu air") else {}
        who = {"proposer_type": proposer, "final_decider": decider, "participation_level": level}
        yield _add("decision", "repair" if gate else "", statement=statement, **who, **gate, **common)
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
        scores = {"pre_score": str(50 + at), "post_score": str(70 + at)}
        used = {"adoption_1m": "belum" if name == "Painah" else "mencoba", "adoption_3m": "rutin"}
        yield _add("participation", training="@bokashi", person=f"@{name}", presence="hadir", **scores, **used)


def _funds() -> Iterator[dict[str, object]]:
    for day, source, amount in (
        ("2026-01-15", "anggota", 2_000_000),
        ("2026-01-20", "dana_desa", 6_000_000),
        ("2026-03-02", "warga", 2_400_000),
        ("2026-03-05", "perusahaan", 1_600_000),
    ):
        yield _add("contribution", date=day, group="@kwt", entry_type="tunai", source=source, amount=amount, purpose="kegiatan")
    for at, name in enumerate(WOMEN):
        saved = {"entry_type": "simpanan", "source": "anggota", "amount": 100_000 + 10_000 * at, "purpose": "simpan_pinjam"}
        yield _add("contribution", date="2026-02-14", group="@kwt", person=f"@{name}", **saved)
    lent = {"entry_type": "pinjaman_anggota", "source": "kas_kelompok", "amount": 200_000, "purpose": "simpan_pinjam"}
    yield _add("contribution", date="2026-04-14", group="@kwt", person="@Rubiyem", **lent)


def _demands() -> Iterator[dict[str, object]]:
    """Tell of a hearing that changed a policy, a grievance that nobody may find, and a partner."""
    yield _add("partner", "office", name="Dinas Pengairan", partner_type="opd_kabupaten")
    yield _add("partner", "farmers", name="Forum Petani Kalibagor", partner_type="kelompok_lain")
    heard = {
        "response": "ditanggapi",
        "response_on": "2026-03-12",
        "outcome": "terpenuhi",
        "outcome_on": "2026-04-20",
        "gain_value": 7_500_000,
    }
    yield _add(
        "engagement",
        engagement_type="audiensi",
        title="Dengar pendapat tentang pintu air",
        date="2026-03-02",
        target_type="pemkab",
        target_partner="@office",
        allies=["@farmers"],
        demand="Pintu air diperbaiki sebelum musim tanam",
        obstacle=["anggaran"],
        policy_instrument="Keputusan kepala dinas tentang pintu air",
        group="@kwt",
        issue="@gate",
        area=VILLAGE,
        **heard,
    )
    yield _add(
        "engagement",
        engagement_type="pengaduan",
        title="Pengaduan jatah bantuan",
        date="2026-05-04",
        target_type="pemdes",
        demand="Nama keluarga yang terlewat didata lagi",
        outcome="menunggu",
        complainant="@Painah",
        group="@kwt",
        area=VILLAGE,
    )
    shared = {"purpose": "Belajar menjaga air bersama Pak Wagimin", "start_on": "2026-02-01", "status": "aktif", "equality": 3}
    yield _add("partnership", group="@kwt", partner="@farmers", form="jejaring", initiated_by="kelompok", **shared)


def _looking_back() -> Iterator[dict[str, object]]:
    """Tell what was learned, chosen and passed on, how the group judges itself, and what became better."""
    for alias, day, level in (("before", "2026-01-20", "1"), ("now", "2026-06-20", "2")):
        said = {
            "participants_female": 6,
            "participants_male": 0,
            "summary": "Bu Sumiyati kini berani bicara" if level == "2" else "Baru mulai",
        }
        yield _add("assessment", alias, group="@kwt", date=day, assessor="mandiri", **said)
        for aim in range(1, 12):
            yield _add("assessment_score", assessment=f"@{alias}", aim=f"A{aim}", level=level, next_step=f"Langkah {aim}")
    yield _add(
        "lesson",
        date="2026-05-10",
        title="Air dibagi dengan jadwal",
        planned="Air dibagi menurut luas sawah",
        happened="Pak Sarwono mengusulkan jadwal jaga",
        change="Jadwal jaga ditulis dan ditempel",
        group="@kwt",
        decision="@repair",
        community_count=9,
        bureaucracy_count=1,
        bureaucracy_institutions="Pemerintah desa",
    )
    for at, name in enumerate(WOMEN):
        quoted = {"statement": "Saya, Karmini, memilih sendiri bibitnya", "quote_allowed": True} if name == "Karmini" else {}
        told = {"statement": "Memilih sendiri bibitnya", "decided_by": "sendiri", "domain": "usaha", **quoted}
        sure = {"confidence_before": 2, "confidence_after": 3}
        yield _add("choice_note", date=f"2026-05-0{at + 1}", group="@kwt", person=f"@{name}", **told, **sure)
    reached = {"reached_female": 40, "reached_male": 35, "estimate": True, "requested": True}
    known = {"topic": "Jadwal air yang disusun Bu Rubiyem", "info_type": "kebijakan", "channel": "papan_informasi"}
    yield _add("outreach", date="2026-01-20", area=VILLAGE, group="@kwt", **known, **reached)
    for day, value in (("2026-01-31", "1"), ("2026-06-15", "6")):
        yield _add("outcome", date=day, area=VILLAGE, group="@kwt", indicator="anggota_menabung", value=value, base_n=6)
