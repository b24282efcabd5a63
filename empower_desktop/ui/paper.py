"""Papers on pages: laid out, then painted into a PDF or on a printer, each page with its foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QIODevice, QMarginsF, QPointF, QRectF, QSaveFile, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from empower_desktop.errors import Trouble
from empower_desktop.language import N_
from empower_desktop.reports.papers.paper import Paper, Size, words
from empower_desktop.reports.papers.spelled import page_of
from empower_desktop.ui.paper_pager import Placed, paged
from empower_desktop.ui.paper_pieces import Sheet, pieces_of
from empower_desktop.ui.paper_text import LaidText, Look
from empower_desktop.ui.paper_type import FAINT, INK, QUIET, RESOLUTION, Type, load_paper_fonts, mm, pt

PROGRAM = "Empower Desktop"
SIZES: dict[Size, tuple[float, float]] = {"F4": (215, 330), "A4": (210, 297)}
FOOT = mm(12)
LARGEST, SMALLEST, STEP = 1.65, 0.8, 0.05

Watch = Callable[[int, int], bool]


@dataclass(frozen=True)
class LaidPaper:
    """A paper laid out: what stands where on each of its pages."""

    paper: Paper
    type: Type
    pages: list[list[Placed]]


def page_layout(paper: Paper) -> QPageLayout:
    """Give the page of a paper exactly, without margins of the device: the paper keeps its own."""
    size = QPageSize(QSizeF(*SIZES[paper.size]), QPageSize.Unit.Millimeter, paper.size, QPageSize.SizeMatchPolicy.ExactMatch)
    way = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))


def laid(paper: Paper) -> LaidPaper:
    """Lay a paper out; one that is to stand on one page is set as large as that allows."""
    load_paper_fonts()
    scale = LARGEST if paper.one_page else 1.0
    while True:
        found = _laid(paper, scale)
        if not paper.one_page or len(found.pages) == 1 or scale <= SMALLEST:
            return found
        scale = round(scale - STEP, 2)


def _laid(paper: Paper, scale: float) -> LaidPaper:
    type_ = Type(scale, paper.arial_only)
    width, height = _page(paper)
    margins = paper.margins
    sheet = Sheet(type_, width - mm(margins.left + margins.right), height - mm(margins.top + margins.bottom))
    return LaidPaper(paper, type_, paged(pieces_of(paper.blocks, sheet), sheet.height))


def _page(paper: Paper) -> tuple[float, float]:
    width, height = (mm(side) for side in SIZES[paper.size])
    return (height, width) if paper.landscape else (width, height)


def write_pdf(paper: Paper, path: Path, watch: Watch = lambda done, of: True) -> int:
    """Write a paper as a PDF and give the number of its pages; whole or not at all, and no name of a person in its properties.

    `watch` is told of each page; when it says no, nothing is written and 0 is given. Trouble when the file cannot be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _not_written(path)
    writer = QPdfWriter(file)
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout(paper))
    writer.setTitle(paper.name)
    writer.setCreator(PROGRAM)
    count = paint(laid(paper), writer, watch)
    if not count:
        file.cancelWriting()
    elif not file.commit():
        raise _not_written(path)
    return count


def _not_written(path: Path) -> Trouble:
    return Trouble(N_("“{file}” could not be written. Close it where it is open, or choose another folder.", file=str(path)), "not_written")


def paint(found: LaidPaper, device: QPagedPaintDevice, watch: Watch = lambda done, of: True) -> int:
    """Paint the pages on a PDF or a printer and give how many; 0 when `watch` said no."""
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = device.logicalDpiX() / RESOLUTION
        painter.scale(scale, scale)
        for number, page in enumerate(found.pages, 1):
            if not watch(number - 1, len(found.pages)):
                return 0
            if number > 1:
                device.newPage()
            paint_page(painter, found, page, number)
    finally:
        painter.end()
    return len(found.pages)


def paint_page(painter: QPainter, found: LaidPaper, page: list[Placed], number: int) -> None:
    """Paint one page: its mark behind, its pieces, and its foot."""
    left, top = mm(found.paper.margins.left), mm(found.paper.margins.top)
    if found.paper.mark:
        _paint_mark(painter, found)
    for placed in page:
        placed.piece.paint(painter, left, top + placed.y)
    _paint_foot(painter, found, number)


def _paint_mark(painter: QPainter, found: LaidPaper) -> None:
    """Print the state of the record large and grey across the page."""
    width, height = _page(found.paper)
    text = LaidText(words(found.paper.mark), Type(), Look("sans", 120, "center", 1.0, FAINT, bold=True), height)
    painter.save()
    painter.translate(QPointF(width / 2, height / 2))
    painter.rotate(-52)
    text.paint(painter, -height / 2, -text.height / 2)
    painter.restore()


def _paint_foot(painter: QPainter, found: LaidPaper, number: int) -> None:
    """Rule the foot off in the lower margin, with what the paper is at the left and the page at the right."""
    paper, type_ = found.paper, Type(arial_only=found.paper.arial_only)
    width, height = _page(paper)
    left, inner = mm(paper.margins.left), width - mm(paper.margins.left + paper.margins.right)
    page = LaidText(words(page_of(number, len(found.pages), paper.tongues)), type_, Look("sans", 8, "right", 1.2), inner)
    said = LaidText(paper.foot, type_, Look("sans", 7.5, "left", 1.2, QUIET), inner - page.widest() - mm(4))
    rule = height - FOOT - max(page.height, said.height) - pt(3)
    painter.fillRect(QRectF(left, rule, inner, pt(0.5)), INK)
    said.paint(painter, left, rule + pt(3))
    page.paint(painter, left, rule + pt(3))
