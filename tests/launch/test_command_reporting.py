"""What report writes, read back from the PDF as somebody reads it who was not there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.launch.village_on_paper import MEN, VILLAGE, WOMEN

if TYPE_CHECKING:
    from tests.launch.conftest import Seat

pytestmark = pytest.mark.usefixtures("qapp")  # the command makes an application of its own where there is none
HALF_YEAR = ("--from", "2026-01-01", "--to", "2026-06-30")


def read(file: Path) -> str:
    """Give the words of a PDF, line by line, with what differs from day to day left out."""
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    text = re.sub(r"(kode data|data code) [0-9A-F]{4} [0-9A-F]{4}", r"\1 ….", text.replace("\u00a0", " "))
    text = re.sub(r"(……………|Kaliori), \d+ \w+ \d{4}", r"\1, (hari)", text)
    return "".join(f"{re.sub(r'  +', '  ', line).strip()}\n" for line in text.replace("\f", "\n---\n").splitlines() if line.strip())


def test_the_recap_of_a_village_reads_as_reviewed(village: Seat, tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    file = tmp_path / "rekap.pdf"
    told = village.speaking("id")("report", str(file), *HALF_YEAR, "--area", VILLAGE)
    assert (told.status, told.out) == (0, f"{file}\n")
    golden("recap.txt", read(file))


def test_the_recap_of_a_group_tells_how_a_problem_led_to_what_was_decided_and_learned(
    village: Seat, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    file = tmp_path / "rekap.pdf"
    village.speaking("id")("report", str(file), *HALF_YEAR, "--group", "KWT Melati Lestari")
    golden("steps.txt", read(file).partition("Dari masalah ke hasil\n")[2].partition("Masalah dan potensi\n")[0])


def test_nothing_in_a_recap_leads_to_who_complained(village: Seat, tmp_path: Path) -> None:
    for file in (tmp_path / "whole.pdf", tmp_path / "group.pdf"):
        village("report", str(file), *HALF_YEAR, *(("--group", "KWT Melati Lestari") if file.stem == "group" else ()))
        text = read(file)
        assert "Grievances and legal aid: n<5" in text
        assert "jatah bantuan" not in text
        assert "terlewat" not in text
        assert "Painah" not in text


def test_a_recap_without_names_names_nobody_though_names_stand_in_sentences(village: Seat, tmp_path: Path) -> None:
    named, nameless = tmp_path / "named.pdf", tmp_path / "nameless.pdf"
    village("report", str(named), *HALF_YEAR)
    village("report", str(nameless), *HALF_YEAR, "--no-names")
    assert "Bu Tumini Lestari" in read(named)
    left = read(nameless)
    assert [name for full in (*WOMEN, *MEN, "Sari") for name in {full, full.split()[0]} if name.casefold() in left.casefold()] == []
    assert "Membeli buku kas untuk …" in left
    assert "Pupuk Bokashi di rumah Bu …" in left
    assert "Pintu air rusak di sawah Bu …" in left
    assert "memilih sendiri bibitnya" not in left
    assert "Musyawarah Pembagian Air" in left


def test_a_recap_hides_few_people_of_groups_that_need_shelter(village: Seat, tmp_path: Path) -> None:
    file = tmp_path / "rekap.pdf"
    village.speaking("id")("report", str(file), *HALF_YEAR)
    table = read(file).partition("Angka yang sama sebagai tabel")[2].splitlines()
    poor = next(at for at, line in enumerate(table) if line.startswith("Warga miskin"))
    assert table[poor : poor + 2] == ["Warga miskin  6  n<5  1–4  0  0", "Lainnya  6  disembunyikan  disembunyikan  1  1"]


def test_a_recap_for_donors_tells_of_no_one_to_four_people(village: Seat, tmp_path: Path) -> None:
    file = tmp_path / "recap.pdf"
    village("report", str(file), *HALF_YEAR, "--no-names")
    text = read(file)
    table = text.partition("The same figures as a table")[2].splitlines()
    assert [line for line in table if line.startswith("Men  ")] == ["Men  6  n<5  1–4  hidden  hidden"]
    assert "Hamlet assembly  hidden  1–4  5" in text


def test_a_recap_says_beside_its_figures_what_it_leaves_out_and_names_it_with_what_it_lacks(
    village: Seat, typed: Callable[[str], None], tmp_path: Path
) -> None:
    water = next(each["id"] for each in village.json("list", "meeting") if each["fields"]["title"] == "Musyawarah Pembagian Air")
    votes = ("method=voting_terbuka", "votes_for=20", "votes_against=2", "proposer_type=warga", "final_decider=musyawarah_warga")
    told = ("statement=Iuran Bu Tumini Lestari naik", "decided_on=2026-01-12", "status=disepakati", "participation_level=konsultasi")
    village.add("decision", *told, *votes, f"meeting={water}", f"area={VILLAGE}")
    village.add("meeting", "title=Rapat tanpa pemrakarsa", "meeting_type=rapat_kelompok", "date=2026-04-01", f"area={VILLAGE}")
    training, *_ = village.json("list", "training")
    somebody = village.add("person", "name=Wagirah Setia", "sex=P", "person_kind=warga", "consent=belum_ditanya", f"area={VILLAGE}")
    village.add("participation", f"training={training['id']}", f"person={somebody}", "presence=hadir", "post_score=160")
    village.add("meeting", "title=Rapat tahun lalu", "meeting_type=rapat_kelompok", "date=2025-04-01", f"area={VILLAGE}")
    file = tmp_path / "rekap.pdf"
    village("report", str(file), *HALF_YEAR)
    text = " ".join(read(file).split())
    assert "2 5 1 5 meetings decisions" in text
    assert (
        "3 incomplete records are not counted here, though the app counts them: Decision 1, Meeting 1, " in text.partition("Page 1 of")[0]
    )
    named = text.partition("Not counted, as it is incomplete")[2]
    assert "22 votes are more than those present (12)" in named
    assert "Rapat tanpa pemrakarsa" in named
    assert "Post score" in named
    assert [word for word in ("Rapat tahun lalu", "Wagirah", "160") if word in named] == []
    village("report", str(file), *HALF_YEAR, "--no-names")
    assert "Iuran Bu … naik" in " ".join(read(file).split())


def test_a_recap_is_of_a_group_an_area_or_a_period(village: Seat, tmp_path: Path) -> None:
    file = tmp_path / "recap.pdf"
    by_name = village.json("report", str(file), *HALF_YEAR, "--group", "kwt melati lestari")
    assert by_name == {"file": str(file), "pages": by_name["pages"]}
    assert "KWT Melati Lestari" in read(file)
    assert "12-01-2026  Musyawarah Pembagian Air" not in read(file)
    village("report", str(file), *HALF_YEAR, "--area", "33.71")
    assert "Musyawarah Pembagian Air" not in read(file)
    village("report", str(file), "--from", "2026-03-01", "--to", "2026-03-31")
    assert "March 2026" in read(file)
    assert "Musyawarah Pembagian Air" not in read(file)


def test_english_is_said_throughout(village: Seat, tmp_path: Path) -> None:
    file = tmp_path / "recap.pdf"
    village("report", str(file), *HALF_YEAR)
    text = read(file)
    assert "Indicative – from the records received, not a survey" in text
    assert "Page 1 of" in text
    assert not re.search(r"\b(dari|pertemuan|tindak lanjut|belum)\b", re.sub(r"(?m)^.*(Membeli|Menjawab|Menulis).*$", "", text))


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("rekap.doc",), 2, ".pdf"),
        (("rekap.pdf", "--group", "KWT Entah"), 4, "KWT Entah"),
        (("rekap.pdf", "--from", "2026-06-30", "--to", "2026-01-01"), 2, "before it begins"),
        (("missing/rekap.pdf",), 5, "could not be written"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_reason(
    sari: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], status: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    told = sari("report", *words)
    assert told.status == status
    assert said in told.err
    assert list(tmp_path.glob("**/*.pdf")) == []


def test_a_recap_of_nothing_says_so_and_is_whole(sari: Seat, tmp_path: Path) -> None:
    file = tmp_path / "rekap.pdf"
    assert sari.speaking("id")("report", str(file)).status == 0
    assert "Belum ada data." in read(file)
    assert "Pendamping," in read(file)


def test_a_server_without_a_display_writes_the_recap_too(sari: Seat, tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    call = [sys.executable, "-m", "empower_desktop", "--data", str(sari.folder), "report", str(tmp_path / "rekap.pdf")]
    done = subprocess.run(call, env=bare, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'rekap.pdf'}\n"), done.stderr
    assert read(tmp_path / "rekap.pdf")
