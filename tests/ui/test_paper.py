from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from empower_desktop.errors import Trouble
from empower_desktop.reports.charts import BarRow, Bars, Portion
from empower_desktop.reports.papers.paper import (
    Block,
    ChartBlock,
    Column,
    Heading,
    KeepTogether,
    Letterhead,
    Paper,
    Prose,
    Row,
    Run,
    Signature,
    Signatures,
    Table,
    Tile,
    Tiles,
    Title,
    Words,
    words,
)
from empower_desktop.ui.paper import laid, paint_page, write_pdf
from empower_desktop.ui.paper_pager import Piece, paged
from empower_desktop.ui.paper_type import Type, load_paper_fonts, mm, printable

FOOT = words("Rekap Kegiatan Januari–Juni 2026, Desa Sumberagung   ·   Indikatif – dari catatan yang masuk, bukan survei")
KOP = Letterhead(("PEMERINTAH KABUPATEN LEMBAYUNG", "KECAMATAN WANATIRTA"), "DESA SUMBERAGUNG", "Jalan Raya Sumberagung Nomor 12")
TITLE = Title(words("REKAP KEGIATAN PEMBERDAYAAN", bold=True), (words("1 Januari – 30 Juni 2026"), words("Desa Sumberagung")))
TILES = Tiles((Tile("10", words("pertemuan"), words("6 diprakarsai warga")), Tile("8", words("tindak lanjut"))))
SIGN = Signatures(
    ((Signature((words("Mengetahui,"), words("Kepala Desa")), "H. Sutrisna Wijaya"), Signature((words("Pendamping,"),), "")),), along=5
)


def table(rows: int) -> Table:
    heads = (Column(words("No."), 1, "right"), Column(words("Kegiatan"), 6), Column(words("Jumlah"), 2, "right"))
    return Table(heads, tuple(Row((words(f"baris {at}"), words("Memperbaiki saluran air"), words("Rp 15.000"))) for at in range(rows)))


def prose(sentences: int) -> Prose:
    return Prose(words(" ".join(f"Kalimat ke-{at} tentang air dan saluran yang dirawat bersama." for at in range(sentences))))


def pages_of(tmp_path: Path, *blocks: Block, **more: object) -> list[str]:
    """Give the text of each page of a PDF as a reader finds it."""
    file = tmp_path / "paper.pdf"
    count = write_pdf(Paper("Rekap Kegiatan", blocks, FOOT, **more), file)  # type: ignore[arg-type]
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    pages = text.replace("\u00a0", " ").split("\f")[:-1]
    assert len(pages) == count
    return pages


def rows_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"baris (\d+)", page)]


def nothing(painter: QPainter, x: float, y: float) -> None:
    """Paint nothing."""


PIECES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9), st.booleans()), min_size=1, max_size=60)


@given(PIECES)
def test_the_pager_keeps_order_loses_nothing_and_never_paints_past_the_page(drawn: list[tuple[int, int, bool]]) -> None:
    pieces = [Piece(height, nothing, gap, glued) for height, gap, glued in drawn]
    pages = paged(pieces, 100)
    assert [placed.piece for page in pages for placed in page] == pieces
    assert all(placed.y + placed.piece.height <= 100.5 for page in pages for placed in page)
    for page in pages:
        assert page
        assert all(one.y + one.piece.height <= other.y for one, other in pairwise(page))


@given(PIECES)
def test_what_belongs_together_stands_on_one_page_if_one_can_hold_it(drawn: list[tuple[int, int, bool]]) -> None:
    pieces = [Piece(height, nothing, gap, glued) for height, gap, glued in drawn]
    page_of = {id(placed.piece): number for number, page in enumerate(paged(pieces, 100)) for placed in page}
    cluster: list[Piece] = []
    for piece in pieces:
        cluster.append(piece)
        if not piece.glued:
            if sum(each.gap + each.height for each in cluster) <= 100:
                assert len({page_of[id(each)] for each in cluster}) == 1
            cluster = []


def test_a_long_table_repeats_its_head_and_leaves_no_row_alone(qapp: QApplication, tmp_path: Path) -> None:
    for rows in range(30, 60):
        pages = pages_of(tmp_path, Heading(words("Daftar")), table(rows))
        assert [number for page in pages for number in rows_on(page)] == list(range(rows))
        assert all("Kegiatan" in page.splitlines()[0] + page.splitlines()[1] for page in pages[1:])
        if len(pages) > 1:
            assert len(rows_on(pages[0])) >= 2
            assert len(rows_on(pages[-1])) >= 3


def test_a_small_table_moves_to_the_next_page_with_its_heading(qapp: QApplication, tmp_path: Path) -> None:
    for lines in range(60, 100, 3):
        pages = pages_of(tmp_path, prose(lines), Heading(words("Janji yang ditepati")), table(8))
        with_rows = [page for page in pages if rows_on(page)]
        assert len(with_rows) == 1
        assert "Janji yang ditepati" in with_rows[0]


def test_the_sentence_that_leads_in_to_a_table_goes_with_it(qapp: QApplication, tmp_path: Path) -> None:
    leads_in = Prose(words("Empat masalah, tiga terpecahkan."), "plain")
    for lines in range(60, 100, 3):
        pages = pages_of(tmp_path, prose(lines), Heading(words("Masalah dan potensi")), leads_in, table(8))
        (page,) = [page for page in pages if "Masalah dan potensi" in page]
        assert "Empat masalah" in page
        assert rows_on(page)


def test_a_row_over_the_whole_width_is_not_left_at_the_foot_of_a_page(qapp: QApplication, tmp_path: Path) -> None:
    matter = Row((words("Masalah: sewa lahan"),), bold=True, spread=3)
    for before in range(20, 60):
        rows = table(before + 6)
        pages = pages_of(tmp_path, Table(rows.columns, (*rows.rows[:before], matter, *rows.rows[before:])))
        (page,) = [page for page in pages if "Masalah: sewa lahan" in page]
        assert f"baris {before}" in page


def test_signatures_never_stand_alone(qapp: QApplication, tmp_path: Path) -> None:
    for lines in range(60, 100, 3):
        last = pages_of(tmp_path, prose(lines), SIGN)[-1]
        assert "SUTRISNA" in last
        assert last.count("Kalimat") >= 3


def test_prose_leaves_neither_its_first_nor_its_last_line_alone(qapp: QApplication) -> None:
    for lines in range(60, 120):
        assert all(len(page) >= 2 for page in laid(Paper("Notulen", (prose(lines),))).pages)


def test_a_block_kept_together_is_not_split(qapp: QApplication, tmp_path: Path) -> None:
    pages = pages_of(tmp_path, prose(85), KeepTogether((Heading(words("Keputusan 1")), prose(5), table(4))))
    assert [bool(rows_on(page)) for page in pages] == ["Keputusan 1" in page for page in pages]


def test_a_chart_never_splits_and_one_higher_than_a_page_is_made_to_fit(qapp: QApplication) -> None:
    for rows in (10, 40, 120):
        bars = Bars(tuple(BarRow(f"Baris {at}", (Portion(0.5, "50,0% (5 dari 10)"),)) for at in range(rows)))
        pages = laid(Paper("Rekap", (prose(40), Heading(words("Porsi")), ChartBlock(bars)))).pages
        chart = pages[-1][-1]
        assert chart.y + chart.piece.height <= mm(330 - 14 - 24) + 1
        assert len(pages[-1]) >= 2  # its heading stands over it


def test_every_page_counts_itself_and_says_that_its_figures_are_indicative(qapp: QApplication, tmp_path: Path) -> None:
    pages = pages_of(tmp_path, KOP, TITLE, TILES, table(90), SIGN)
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari 3" in page
        assert "Indikatif – dari catatan yang masuk, bukan survei" in page
    assert [("DESA SUMBERAGUNG" in page) for page in pages] == [True, False, False]
    assert "Halaman / Page 1 dari / of 1" in pages_of(tmp_path, TITLE, tongues="both")[0]


@pytest.mark.parametrize(("size", "millimetres"), [("F4", (215, 330)), ("A4", (210, 297))])
def test_a_page_is_exactly_as_large_as_its_paper(qapp: QApplication, tmp_path: Path, size: str, millimetres: tuple[int, int]) -> None:
    pages_of(tmp_path, TITLE, size=size)
    told = subprocess.run(["pdfinfo", str(tmp_path / "paper.pdf")], check=True, capture_output=True, text=True).stdout
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", told)
    assert found
    assert [round(float(side) / 72 * 25.4) for side in found.groups()] == list(millimetres)


def test_a_pdf_brings_its_own_type_and_tells_of_no_person(qapp: QApplication, tmp_path: Path) -> None:
    pages_of(tmp_path, KOP, TITLE, TILES, Heading(words("Daftar")), table(3), Prose(words("Catatan"), "note"), prose(2), SIGN)
    fonts = subprocess.run(["pdffonts", str(tmp_path / "paper.pdf")], check=True, capture_output=True, text=True).stdout
    listed = [line.split() for line in fonts.splitlines()[2:]]
    assert {line[0].split("-")[0] for line in listed} == {"TeXGyreBonum", "TeXGyreHeros"}
    assert all(line[-5] == "yes" for line in listed)  # embedded
    told = subprocess.run(["pdfinfo", str(tmp_path / "paper.pdf")], check=True, capture_output=True, text=True).stdout
    properties = dict(re.findall(r"^(Title|Author|Creator|Subject|Keywords):[ \t]*(.*)$", told, re.MULTILINE))
    assert properties == {"Title": "Rekap Kegiatan", "Creator": "Empower Desktop", "Author": ""}


def test_an_office_that_prescribes_arial_gets_nothing_else(qapp: QApplication, tmp_path: Path) -> None:
    pages_of(tmp_path, KOP, TITLE, prose(2), SIGN, arial_only=True)
    fonts = subprocess.run(["pdffonts", str(tmp_path / "paper.pdf")], check=True, capture_output=True, text=True).stdout
    assert "Bonum" not in fonts


def test_a_sign_that_no_face_has_is_printed_as_its_code(qapp: QApplication, tmp_path: Path) -> None:
    load_paper_fonts()
    font = Type().font("sans", 9)
    assert printable("Rp\u00a015.000 – “baik”", font) == "Rp\u00a015.000 – “baik”"
    assert printable("\U0010fffd", font) == "[U+10FFFD]"
    assert "[U+10FFFD]" in pages_of(tmp_path, Prose(words("Kata \U0010fffd asing")))[0]


def test_a_figure_stays_with_its_word_unless_its_column_is_too_narrow(qapp: QApplication, tmp_path: Path) -> None:
    for length in range(60, 76):
        said = pages_of(tmp_path, Prose(words("m" * 20 + " " + "n" * (length - 21) + " Rp 15.000.000 saja"), "plain"))[0]
        assert "Rp 15.000.000 saja" in said
    narrow = Table((Column(words("A"), 1), Column(words("B"), 9)), (Row((words("sampai 31 Desember 2027"), ())),))
    assert "2027" in pages_of(tmp_path, narrow)[0]


def test_english_stands_second_and_in_italics(qapp: QApplication, tmp_path: Path) -> None:
    both: Words = (Run("Jumlah\n"), Run("Total", italic=True))
    said = pages_of(tmp_path, Table((Column(both),), (Row((words("3"),)),)))[0]
    assert re.search(r"Jumlah\s+Total", said)


def test_a_paper_for_a_wall_is_set_as_large_as_one_page_allows(qapp: QApplication) -> None:
    short, long = (laid(Paper("Lembar", (TITLE, Heading(words("Kas")), prose(n)), one_page=True)) for n in (3, 40))
    assert len(short.pages) == len(long.pages) == 1
    assert short.type.scale > long.type.scale


def test_draft_stands_grey_behind_every_page(qapp: QApplication) -> None:
    found = laid(Paper("Notulen", (table(60),), mark="DRAF"))
    assert len(found.pages) == 2
    for number, page in enumerate(found.pages, 1):
        image = QImage(215 * 2, 330 * 2, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.scale(image.width() / mm(215), image.width() / mm(215))
        paint_page(painter, found, page, number)
        painter.end()
        assert 222 in {image.pixelColor(x, y).red() for x in range(0, 430, 3) for y in range(0, 660, 3)}


def test_a_pdf_that_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not be written"):
        write_pdf(Paper("Rekap Kegiatan", (TITLE,)), tmp_path / "missing" / "paper.pdf")
    kept = tmp_path / "paper.pdf"
    kept.write_text("before")
    assert write_pdf(Paper("Rekap Kegiatan", (table(90),)), kept, lambda done, of: False) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["paper.pdf"]
    assert kept.read_text() == "before"


def test_painting_twenty_thousand_rectangles_harms_nothing(qapp: QApplication, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "rectangles.pdf"))
    painter = QPainter(writer)
    for _ in range(20_000):
        painter.drawRect(0, 0, 1, 1)
    painter.end()
