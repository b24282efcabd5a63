"""What stands over a register is noted with its rows only where it is of each of them, and named where it is not taken."""

from __future__ import annotations

import pytest

from tests.paper import of_kind, read, sheet_of

MEETING = "RAPAT PENGURUS GAPOKTAN MAJU⏎Desa Kaliori\nSelasa, 6 Oktober 2026\n\n"
ACTIONS = "No|Kegiatan|Penanggung Jawab|Batas Waktu\n1|Perbaikan|Kelompok Tani Sawargi|31 Oktober 2026\n2|Pendataan||10 November 2026"
PROPOSALS = "No|Usulan Kegiatan|Perkiraan Biaya|Ket\n1|Talud|60000000|{first}\n2|Lampu|22500000|{second}"


@pytest.mark.parametrize("kind", ["action", "proposal", "issue"])
def test_the_meeting_over_a_register_is_named_where_its_rows_are_not_noted_as_of_it(kind: str) -> None:
    rows = {"action": ACTIONS, "proposal": PROPOSALS, "issue": "No|Masalah|Penyebab\n1|Jalan rusak|hujan"}[kind]
    found = read(kind, sheet_of(f"MUSYAWARAH DUSUN PENYUSUNAN USULAN\n\n{rows}"))
    assert [left.cell for left in found.left if "MUSYAWARAH DUSUN" in str(left.why.values.get("title"))] == ["A1"]


def test_the_group_over_a_list_is_responsible_only_where_a_row_says_nobody_else() -> None:
    rows = [entry.links.get("responsible_group") for entry in read("action", MEETING + ACTIONS).entries if entry.kind == "action"]
    assert rows == [None, "group:gapoktan maju"]


def test_partners_are_not_of_the_village_whose_group_lists_them() -> None:
    found = read("partner", "DAFTAR MITRA KWT MAJU\nDesa Kaliori\n\nNo|Nama Lembaga|Jenis\n1|Yayasan Bina|LSM\n2|Bank Maju|Bank")
    assert [partner.get("area") for partner in of_kind(found, "partner")] == [None, None]
    assert "A2" in [left.cell for left in found.left]


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        ("bubar, gabung KWT", "bubar"),
        ("macet sejak 2023", "vakum"),
        ("aktif, punya rekening BRI", "aktif"),
        ("tidak aktif karena ketua pindah", "vakum"),
        ("gabung dengan kelompok yang bubar", None),
        ("belum pernah bubar", None),
    ],
)
def test_what_a_remark_begins_by_saying_is_the_status_of_a_group(remark: str, status: str | None) -> None:
    [group] = of_kind(read("group", f"No|Nama Kelompok|Jenis|Keterangan\n1|Mawar|KWT|{remark}"), "group")
    assert (group.get("status"), group["notes"]) == (status, remark)


def test_a_remark_says_what_became_of_a_proposal_and_is_still_named_itself() -> None:
    found = read("proposal", PROPOSALS.format(first="ditunda, menunggu izin tanah", second="prioritas"))
    assert [proposal.get("status") for proposal in of_kind(found, "proposal")] == ["ditunda", None]
    assert "D2:D3" in [left.cell for left in found.left]


def test_people_who_came_are_no_head_of_the_register_below_them() -> None:
    came = "A. DAFTAR HADIR\nNo|Nama|Umur|Mewakili|TTD\n1|Hasnawati|41|PKK|ttd\n2|Suharni|50|Kelompok tani perempuan|ttd"
    found = read("proposal", f"MUSYAWARAH KHUSUS PEREMPUAN\nDesa Kaliori\n\n{came}\n\nB. USULAN\n{PROPOSALS}")
    assert (of_kind(found, "group"), len(of_kind(found, "proposal"))) == ([], 2)


def test_a_register_that_says_of_whom_each_row_is_may_say_their_sex_and_age_too() -> None:
    found = read("choice_note", "PILIHAN WARGA\nNo|Nama|L/P|Umur|Pilihan|Alasan\n1|Siti|P|30|Jualan|ingin\n2|Wati|P|41|Tani|ya")
    assert [note["statement"] for note in of_kind(found, "choice_note")] == ["Jualan", "Tani"]


def test_what_was_talked_about_is_the_topic_and_what_was_said_of_it_is_not() -> None:
    head = "NOTULEN RAPAT KWT SEKAR\nSenin, 6 Juli 2026\n\nNO|POKOK BAHASAN|PEMBICARA|URAIAN|KESIMPULAN"
    [item] = of_kind(read("agenda_item", f"{head}\n1|Laporan kas|Rusmiati|Laba Rp 9.450.000|Diterima"), "agenda_item")
    assert (item["topic"], item["discussion"], item["conclusion"]) == ("Laporan kas", "Laba Rp 9.450.000", "Diterima")
