"""A hamlet group's year, read by somebody who was not there: from the printed recap alone, and from the workbook alone.

The practice data tell the year of KWT Tunas Harapan. A village head asks: what changed, and who decided?
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from laptops import Laptop, start_laptop

pytestmark = pytest.mark.usefixtures("qapp")  # the command makes an application of its own where there is none
GROUP = "KWT Tunas Harapan"
RECORDS, SEED = 605, 7
FACTS: dict[str, tuple[str, ...]] = {
    "the problem, and that it is solved": (
        "Masalah: Sewa lahan blok timur naik sepihak, dibayar di muka, tanpa surat – Selesai",
        "oleh warga bersama pihak luar",
    ),
    "three meetings with the village head, and who decided in each": (
        "diputuskan oleh Kepala desa/perangkat desa dalam “Pertemuan Pertama dengan Kepala Desa",
        "diputuskan oleh Musyawarah warga/dusun dalam “Pertemuan Kedua dengan Kepala Desa",
        "diputuskan oleh Musyawarah desa dalam “Pertemuan Ketiga dengan Kepala Desa",
    ),
    "the negotiation that failed and the one that succeeded": (
        "Pemilik lahan blok timur",
        "Tidak terpenuhi pada",
        "Perjanjian sewa tertulis dua tahun",
        "senilai Rp 13.950.000",
    ),
    "the hearing in the district, with whom, and its result": (
        "Audiensi/dengar pendapat",
        "Komisi Ekonomi DPRD Kabupaten; bersama",
        "Forum KWT Kecamatan",
        "Terpenuhi sebagian pada",
        "kebijakan yang berubah: Surat edaran kabupaten tentang perjanjian sewa lahan tertulis",
    ),
    "both trainings, and that they are used": (
        "Pelatihan Hak Penggarap dan Cara Berunding",
        "Pelatihan Keripik Singkong dan Pembukuan Usaha",
        "76,9% (10 dari 13)",
        "83,3% (10 dari 12)",
    ),
    "what the group saves": ("Penabung", "Simpanan bersih", "belum kembali"),
    "the authority that moved, from whom to whom": (
        "Tanah kas desa 0,8 hektare di tepi sungai dikelola kelompok perempuan selama tiga tahun",
        "Perkades/SK Kades",
        "berlaku s.d. ",
    ),
    "what failed, and what is done otherwise": (
        "Perundingan yang gagal",
        "Berlatih dulu, membawa hitungan, dan meminta pemerintah desa hadir sebagai saksi",
    ),
    "how the group judges itself": ("Kelompok menyebut dirinya: Madya (sebelumnya: Pemula)", "Berunding harga singkong"),
    "with whom it works, and with whom no more": ("Koperasi Wanita Rukun Sejahtera", "Putus pada", "Timbangan tetap tidak boleh diperiksa"),
    "what people chose, where they allow it to be told": ("Berbicara di depan anggota dewan",),
    "what became better": ("Anggota lepas dari rentenir", "14 dari 17"),
}
NOT_FOR_PAPER = (
    "petak ditanami orang lain",  # the grievances
    "keluarga terlewat",
    "Petak dikembalikan",
    "Naskah dua halaman",  # the legal aid
    "suami memutuskan ia tetap di rumah",  # a choice that may not be quoted
    "Berhenti meminjam ke rentenir dan membeli bibit",
)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory, areas: Path) -> Laptop:
    """A laptop on which the practice data were made, asked in Indonesian."""
    begun = start_laptop(tmp_path_factory.mktemp("year") / "sari", "Sari", "--area", "33.02.10", "--practice", areas=areas)
    begun.json("sample", "--records", RECORDS, "--seed", SEED)
    return replace(begun, options=("--lang", "id"))


@pytest.fixture(params=["pdf", "xlsx"])
def ending(request: pytest.FixtureRequest) -> str:
    """The form of the recap: printed, or as a workbook."""
    return str(request.param)


def recap(laptop: Laptop, file: Path, *options: str) -> str:
    """Write the recap of the year with the real command, and give all its words in one line."""
    told = laptop("report", file, "--from", (date.today() - timedelta(365)).isoformat(), *options)
    assert told.status == 0, told
    return _printed(file) if file.suffix == ".pdf" else _in_cells(file)


def _printed(file: Path) -> str:
    """Give the words cell by cell, as they were painted, on however many lines."""
    return _in_one_line(subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True, text=True).stdout)


def _in_cells(file: Path) -> str:
    rows = (row for sheet in openpyxl.load_workbook(file, data_only=True) for row in sheet.iter_rows(values_only=True))
    return _in_one_line(" ".join(str(cell) for row in rows for cell in row if cell is not None))


def _in_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).replace("/ ", "/")


def test_the_year_can_be_read_by_somebody_who_was_not_there(laptop: Laptop, tmp_path: Path, ending: str) -> None:
    text = recap(laptop, tmp_path / f"rekap.{ending}", "--group", GROUP)
    missing = {what: lost for what, said in FACTS.items() if (lost := [each for each in said if each not in text])}
    assert missing == {}
    fund = "17 Rp 3.980.000 Rp 300.000 Rp 0" if ending == "pdf" else "17 3980000 300000 0"
    assert f"{GROUP} {fund}" in text
    learned = r"\+31,92 · n-gain 0,52 sedang 38,85 70,77" if ending == "pdf" else r"38\.84\d+ 70\.76\d+"
    assert re.search(learned, text)


def test_what_one_thing_led_to_stands_in_its_order(laptop: Laptop, tmp_path: Path, ending: str) -> None:
    text = recap(laptop, tmp_path / f"rekap.{ending}", "--group", GROUP)
    story = text.partition("Siapa yang memutuskan tertulis" if ending == "pdf" else "Langkah Apa Apa jadinya")[2]
    steps = (
        "Sewa lahan blok timur naik sepihak",
        "Pertemuan Pertama dengan Kepala Desa",
        "Pertemuan Kedua dengan Kepala Desa",
        "Perundingan yang gagal",
        "Pelatihan Hak Penggarap dan Cara Berunding",
        "Surat edaran kabupaten tentang perjanjian sewa lahan tertulis",
        "Penggarap menerima perjanjian sewa tertulis dua tahun",
        "Setahun bersama: dari menunggu menjadi berunding",
    )
    found = [story.find(step) for step in steps]
    assert -1 not in found
    assert found == sorted(found)


def test_nothing_sensitive_of_the_year_is_printed(laptop: Laptop, tmp_path: Path, ending: str) -> None:
    for options in (("--group", GROUP), (), ("--no-names",)):
        text = recap(laptop, tmp_path / f"rekap.{ending}", *options)
        assert [said for said in NOT_FOR_PAPER if said in text] == []
        assert "Pengaduan dan pendampingan hukum: n<5" in text


def test_for_donors_the_year_is_told_without_anybody_in_it(laptop: Laptop, tmp_path: Path, ending: str) -> None:
    text = recap(laptop, tmp_path / f"rekap.{ending}", "--group", GROUP, "--no-names")
    named = [person["fields"]["name"] for person in laptop.json("list", "person")]
    assert len(named) > 20
    assert [name for name in named if len(name.split()) > 1 and name in text] == []
    assert "Berbicara di depan anggota dewan" not in text
    assert "Pertemuan Ketiga dengan Kepala Desa" in text
    assert "kebijakan yang berubah: Surat edaran kabupaten" in text
