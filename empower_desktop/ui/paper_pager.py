"""The pager: puts pieces of a paper on pages, none split, and none parted from what it must stand with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

Paint = Callable[[QPainter, float, float], None]


@dataclass(frozen=True)
class Piece:
    """A piece of a page that is never split, painted by its upper left corner.

    `gap` is the air above it, except at the top of a page; `glued` keeps it on one page with the next;
    `head` comes before it where it begins a page (the head of a table).
    """

    height: float
    paint: Paint
    gap: float = 0
    glued: bool = False
    head: Piece | None = None


@dataclass(frozen=True)
class Placed:
    """A piece on a page, so far below its upper margin."""

    y: float
    piece: Piece


def glued(pieces: Sequence[Piece], *, last: bool = False) -> list[Piece]:
    """Keep pieces on one page; with `last` also with whatever follows."""
    return [replace(piece, glued=True) for piece in pieces[:-1]] + [replace(piece, glued=last or piece.glued) for piece in pieces[-1:]]


def stacked(pieces: Sequence[Piece]) -> list[Placed]:
    """Put pieces below each other, on however high a page."""
    return paged(pieces, float("inf"))[0]


def paged(pieces: Sequence[Piece], height: float) -> list[list[Placed]]:
    """Put pieces on pages of a height, in order; those glued together stand on one page where one can hold them all."""
    pages: list[list[Placed]] = [[]]
    filled = 0.0

    def place(piece: Piece) -> None:
        nonlocal filled
        page = pages[-1]
        if not page and piece.head is not None:
            page.append(Placed(0, piece.head))
            filled = piece.head.height
        top = filled + (piece.gap if page else 0)
        page.append(Placed(top, piece))
        filled = top + piece.height

    def turn() -> None:
        nonlocal filled
        if pages[-1]:
            pages.append([])
            filled = 0.0

    for cluster in _clusters(pieces):
        if not _fits(cluster, filled, height):
            turn()
        for piece in cluster:
            if pages[-1] and not _fits([piece], filled, height):  # a cluster that is higher than a page
                turn()
            place(piece)
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]


def _fits(cluster: Sequence[Piece], filled: float, height: float) -> bool:
    needed = sum(piece.gap + piece.height for piece in cluster)
    return filled + needed <= height + 0.5


def _clusters(pieces: Sequence[Piece]) -> list[list[Piece]]:
    clusters: list[list[Piece]] = []
    open_ = False
    for piece in pieces:
        if open_:
            clusters[-1].append(piece)
        else:
            clusters.append([piece])
        open_ = piece.glued
    return clusters
