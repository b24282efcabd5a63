"""A committee is left out of a roll of others, and is the roll where its file lists nobody else."""

from __future__ import annotations

from tests.paper import asked, of_kind, people, read, sheet_of

COMMITTEE = """
SUSUNAN PANITIA PERINGATAN HUT RI
DUSUN SUMBERJO

I. | PENGURUS HARIAN
No | Nama | L/P | Jabatan | No HP
1 | Yudi Hermawan | L | Ketua | 0857 0000 0302
2 | Nita Wulandari | P | Sekretaris | 0857 0000 0303
3 | Sukadi | L | Bendahara |
4 | Sulasmi | P | Bendahara II |

II. | SEKSI-SEKSI
No | Nama | L/P | Seksi | Keterangan
1 | Agung Wicaksono | L | Lomba | koordinator
2 | Jumiati | P | Konsumsi |
"""


def test_a_file_that_lists_a_committee_alone_is_a_roll_of_it() -> None:
    found = read("membership", sheet_of(COMMITTEE, "Panitia"))
    assert people(found) == ["Yudi Hermawan L", "Nita Wulandari P", "Sukadi L", "Sulasmi P", "Agung Wicaksono L", "Jumiati P"]
    assert "office_for_name" not in asked(found)
    assert {"D13:D14", "E13"} <= {left.cell for left in found.left}


def test_who_signed_for_somebody_counts_among_those_who_came() -> None:
    rows = ["1|Sudarmo|ttd|", "2|Kuswadi||izin", "3|Mad Sobari|ttd|diwakili istri", "4|Darkim|ttd|"]
    listed = "RAPAT KWT MAJU\n\nNo|Nama|Tanda tangan|Keterangan\n{}\nJumlah hadir : {} orang"
    said = ["total_mismatch" in asked(read("attendance", listed.format("\n".join(rows), count))) for count in (3, 5)]
    assert said == [False, True]
    assert len(of_kind(read("attendance", listed.format("\n".join(rows), 3)), "attendance")) == 4


def test_groups_that_part_the_list_of_their_federation_stand_below_it_and_a_column_of_posyandu_names_groups() -> None:
    listed = "DAFTAR ANGGOTA {}\n\nNo|Nama|L/P|{}\n1|Suyono|L|{}\n2|Partinah|P|{}"
    federation = listed.format("GAPOKTAN TANI MANUNGGAL", "Kelompok", "Kelompok Tani Margo Rukun", "Kelompok Tani Sri Rejeki")
    cadres = listed.format("KADER", "Posyandu", "Dahlia I", "Dahlia II")
    found = []
    for text in (federation, cadres):
        [ask] = [ask for ask in read("membership", text).asks if ask.code == "group_unknown"]
        groups = [entry for entry in read("membership", text, answers={ask.id: "rows"}).entries if entry.kind == "group"]
        found.append([(group.fields["name"], group.links.get("parent_group")) for group in groups])
    over = "group:gapoktan tani manunggal"
    assert found == [
        [("Gapoktan Tani Manunggal", None), ("Kelompok Tani Margo Rukun", over), ("Kelompok Tani Sri Rejeki", over)],
        [("Posyandu Dahlia I", None), ("Posyandu Dahlia II", None)],
    ]
