"""The blocks of a paper as pieces for the pager: letterhead, title, headings, prose, tiles, charts and places to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from empower_desktop.reports.papers.paper import (
    Beside,
    Block,
    ChartBlock,
    Heading,
    KeepTogether,
    Letterhead,
    Prose,
    Signature,
    Signatures,
    Table,
    Tile,
    Tiles,
    Title,
    words,
)
from empower_desktop.ui.kit.picture import picture_of
from empower_desktop.ui.paper_pager import Piece, glued, stacked
from empower_desktop.ui.paper_table import table_pieces
from empower_desktop.ui.paper_text import LaidText, Look
from empower_desktop.ui.paper_type import INK, QUIET, Type, mm, pt

LOGO = mm(20)
HEADED = mm(16)
"""Room that a heading wants over a chart as high as a page."""
SIGNATURE_RULE, DOTTED_RULE = mm(38), mm(42)
PROSE = {
    "prose": Look("serif", 10.5, "justify"),
    "plain": Look("sans", 9, leading=1.35),
    "note": Look("sans", 8, italic=True, grey=QUIET),
    "large": Look("sans", 12, leading=1.35),
}
GAPS = {"prose": 6, "plain": 4, "note": 3, "large": 6}


@dataclass(frozen=True)
class Sheet:
    """What blocks are laid out on: the type of the paper, how wide its text is, and how high a page."""

    type: Type
    width: float
    height: float


def pieces_of(blocks: Sequence[Block], sheet: Sheet) -> list[Piece]:
    """Lay blocks out, one below the other; what must stand on one page is glued."""
    pieces: list[Piece] = []
    leading = False
    for block in blocks:
        if pieces and isinstance(block, Prose) and block.form == "note":
            pieces[-1] = replace(pieces[-1], glued=True)
        if leading and isinstance(block, Prose | Table | ChartBlock):
            # Neither a heading nor the sentences that lead in to a table stand at the foot of a page without it.
            pieces[-1] = replace(pieces[-1], glued=True)
        if isinstance(block, Signatures):
            pieces[-block.along :] = glued(pieces[-block.along :], last=True)
        pieces.extend(_pieces(block, sheet))
        leading = isinstance(block, Heading) or (leading and isinstance(block, Prose) and block.form != "prose")
    return pieces


def _pieces(block: Block, sheet: Sheet) -> list[Piece]:
    match block:
        case Letterhead():
            return [_letterhead(block, sheet)]
        case Title():
            return [_title(block, sheet)]
        case Heading():
            return [_heading(block, sheet)]
        case Prose():
            return _prose(block, sheet)
        case Table():
            return table_pieces(block, sheet.type, sheet.width)
        case Tiles():
            return [_tiles(block, sheet)]
        case ChartBlock():
            return [_chart(block, sheet)]
        case Signatures():
            return glued([_signatures(row, sheet) for row in block.rows])
        case KeepTogether():
            return glued(pieces_of(block.blocks, sheet))
        case Beside():
            return [_beside(block, sheet)]


def _beside(block: Beside, sheet: Sheet) -> Piece:
    """Set two columns as one piece, each from the top down."""
    between = sheet.type.mm(6)
    half = replace(sheet, width=(sheet.width - between) / 2)
    sides = [stacked(pieces_of(blocks, half)) for blocks in (block.left, block.right)]

    def paint(painter: QPainter, x: float, y: float) -> None:
        for at, side in enumerate(sides):
            for placed in side:
                placed.piece.paint(painter, x + at * (half.width + between), y + placed.y)

    height = max((placed.y + placed.piece.height for side in sides for placed in side), default=0)
    return Piece(height, paint, gap=sheet.type.pt(14))


def _letterhead(block: Letterhead, sheet: Sheet) -> Piece:
    """Set the letterhead in the middle of the paper, whatever the logo leaves, over its double rule."""
    kop = [(line, Look("serif", 12, "center", 1.3)) for line in block.above]
    kop.append((block.name, Look("serif", 15.5, "center", 1.25, bold=True)))
    if block.address:
        kop.append((block.address, Look("serif", 8.5, "center", 1.4, italic=True)))
    lines = [LaidText(words(text), sheet.type, look, sheet.width - (2 * LOGO if block.logo else 0)) for text, look in kop]
    logo = picture_of(block.logo)
    text_height = sum(line.height for line in lines)
    rule = max(LOGO if block.logo else 0, text_height) + mm(2)
    height = rule + pt(2.2) + mm(0.9) + pt(0.6)

    def paint(painter: QPainter, x: float, y: float) -> None:
        top = y + (max(LOGO, text_height) - text_height) / 2 if block.logo else y
        if not logo.isNull():
            size = logo.size().scaled(int(LOGO), int(LOGO), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(x + (LOGO - size.width()) / 2, y + (LOGO - size.height()) / 2, size.width(), size.height())
            painter.drawImage(place, logo)
        for line in lines:
            line.paint(painter, x + (LOGO if block.logo else 0), top)
            top += line.height
        painter.fillRect(QRectF(x, y + rule, sheet.width, pt(2.2)), INK)
        painter.fillRect(QRectF(x, y + rule + pt(2.2) + mm(0.9), sheet.width, pt(0.6)), INK)

    return Piece(height, paint)


def _title(block: Title, sheet: Sheet) -> Piece:
    title = LaidText(block.text, sheet.type, Look("serif", 13.5, "center", 1.3, bold=True, spaced=0.6), sheet.width)
    joined = [run for at, part in enumerate(block.under) for run in (*(words("   ·   ") if at else ()), *part)]
    under = LaidText(tuple(joined), sheet.type, Look("sans", 9.5, "center", 1.4), sheet.width)
    air = sheet.type.pt(3)

    def paint(painter: QPainter, x: float, y: float) -> None:
        title.paint(painter, x, y)
        under.paint(painter, x, y + title.height + air)

    return Piece(title.height + (air + under.height if block.under else 0), paint, gap=mm(5), glued=True)


def _heading(block: Heading, sheet: Sheet) -> Piece:
    text = LaidText(block.text, sheet.type, Look("sans", 11, leading=1.35, bold=True), sheet.width)

    def paint(painter: QPainter, x: float, y: float) -> None:
        text.paint(painter, x, y)
        painter.fillRect(QRectF(x, y + text.height + pt(1), sheet.width, pt(0.6)), INK)

    return Piece(text.height + pt(1.6), paint, gap=sheet.type.pt(17), glued=True)


def _prose(block: Prose, sheet: Sheet) -> list[Piece]:
    """Set sentences line by line; a page begins or ends with two lines of them at least."""
    look = PROSE[block.form]
    number = LaidText(words(block.number), sheet.type, look, sheet.width) if block.number else None
    indent = number.widest() + sheet.type.pt(5) if number else 0.0
    text = LaidText(block.text, sheet.type, look, sheet.width - indent)
    pieces = [_line(text, at, indent, number if at == 0 else None) for at in range(text.lines)]
    if not pieces:
        return []
    together = glued(pieces) if len(pieces) < 4 else [*glued(pieces[:2]), *pieces[2:-2], *glued(pieces[-2:])]
    return [replace(together[0], gap=sheet.type.pt(GAPS[block.form])), *together[1:]]


def _line(text: LaidText, at: int, indent: float, number: LaidText | None) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        if number is not None:
            number.paint(painter, x, y)
        text.paint_line(painter, at, x + indent, y)

    return Piece(text.pitch, paint)


def _tiles(block: Tiles, sheet: Sheet) -> Piece:
    between = mm(3)
    width = (sheet.width - between * (len(block.tiles) - 1)) / max(1, len(block.tiles))
    laid = [_tile(tile, sheet, width - mm(3)) for tile in block.tiles]
    air = sheet.type.mm(2.4)
    height = max((sum(line.height for line in lines) for lines in laid), default=0) + 2 * air

    def paint(painter: QPainter, x: float, y: float) -> None:
        for at, lines in enumerate(laid):
            left = x + at * (width + between)
            painter.setPen(QPen(INK, pt(0.6)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left, y, width, height), mm(1.6), mm(1.6))
            top = y + air
            for line in lines:
                line.paint(painter, left + mm(1.5), top)
                top += line.height

    return Piece(height, paint, gap=sheet.type.pt(9))


def _tile(tile: Tile, sheet: Sheet, width: float) -> list[LaidText]:
    return [
        LaidText(words(tile.figure), sheet.type, Look("sans", 18, "center", 1.3, bold=True), width),
        LaidText(tile.name, sheet.type, Look("sans", 9, "center", 1.6, bold=True), width),
        LaidText(tile.below, sheet.type, Look("sans", 7.5, "center", 1.35, grey=QUIET), width),
    ]


def _chart(block: ChartBlock, sheet: Sheet) -> Piece:
    from empower_desktop.ui.paper_chart import chart_height, paint_chart  # charts are loaded only where a paper shows one

    width = sheet.width * block.share
    height = chart_height(block.chart, sheet.type, width)
    smaller = min(1.0, (sheet.height - HEADED) / height)  # one that is higher than a page is made to fit rather than cut off
    type_ = replace(sheet.type, scale=sheet.type.scale * smaller)
    height = min(height, chart_height(block.chart, type_, width), sheet.height - HEADED)

    def paint(painter: QPainter, x: float, y: float) -> None:
        paint_chart(painter, QRectF(x + (sheet.width - width) / 2, y, width, height), block.chart, type_)

    return Piece(height + sheet.type.pt(3), paint, gap=sheet.type.pt(6))


def _signatures(row: Sequence[Signature], sheet: Sheet) -> Piece:
    """Set places to sign side by side, their rules at one height."""
    width = sheet.width / len(row)
    look = Look("serif", 10.5, "center", 1.3)
    above = [[LaidText(line, sheet.type, look, width - mm(4)) for line in each.above] for each in row]
    names = [LaidText(words(each.name.upper(), bold=True), sheet.type, look, width - mm(4)) for each in row]
    below = [LaidText(each.below, sheet.type, Look("serif", 8.5, "center", 1.4), width - mm(4)) for each in row]
    high = max(sum(line.height for line in lines) for lines in above)
    rule = high + mm(18) + max(name.height for name in names)

    def paint(painter: QPainter, x: float, y: float) -> None:
        for at, each in enumerate(row):
            left, top = x + at * width + mm(2), y
            for line in above[at]:
                line.paint(painter, left, top)
                top += line.height
            names[at].paint(painter, left, y + rule - names[at].height)
            _rule(painter, left + (width - mm(4)) / 2, y + rule, names[at].widest() if each.name else 0)
            below[at].paint(painter, left, y + rule + pt(2))

    return Piece(rule + pt(3) + max(line.height for line in below), paint, gap=sheet.type.pt(12))


def _rule(painter: QPainter, middle: float, y: float, name: float) -> None:
    """Underline a name, or leave a dotted line where it is not known."""
    length = max(SIGNATURE_RULE, name) if name else DOTTED_RULE
    pen = QPen(INK, pt(0.7), Qt.PenStyle.SolidLine if name else Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QPointF(middle - length / 2, y), QPointF(middle + length / 2, y))
