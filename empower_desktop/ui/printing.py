"""Printing a paper: seen before it is printed, on exactly the paper that it was laid out for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_
from empower_desktop.reports.papers.paper import Paper
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.question import ask
from empower_desktop.ui.paper import PROGRAM, SIZES, LaidPaper, laid, page_layout, paint
from empower_desktop.ui.theme import Theme

NEARLY = 2.0
"""So many millimetres may a printer's paper differ: US Folio (216 × 330) is taken as F4."""


def fits(paper: Paper, sizes: list[tuple[float, float]]) -> bool:
    """Say whether a printer that knows these sizes (in millimetres) prints a paper; one that tells none is believed."""
    wide, high = SIZES[paper.size]
    return not sizes or any(abs(wide - width) <= NEARLY and abs(high - height) <= NEARLY for width, height in sizes)


def preview(desk: Desk, theme: Theme, parent: QWidget | None, paper: Paper) -> None:
    """Show how a paper will look and let the person print it; a printer without its size is offered A4, nothing is scaled in silence."""
    chosen = paper if fits(paper, _sizes_of_printer()) else _on_a4(desk, theme, parent, paper)
    if chosen is None:
        return
    found = laid(chosen)
    printer = printer_for(found)
    dialog = QPrintPreviewDialog(printer, parent, Qt.WindowType.Window)
    dialog.setWindowTitle(chosen.name)
    dialog.paintRequested.connect(lambda device: paint(found, device))
    dialog.exec()


def printer_for(found: LaidPaper) -> QPrinter:
    """Give a printer set to the page of a paper, whose own margins stay out of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator(PROGRAM)
    printer.setDocName(found.paper.name)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(found.paper))
    return printer


def _sizes_of_printer() -> list[tuple[float, float]]:
    printer = QPrinterInfo.defaultPrinter()
    if printer.isNull():
        return []
    sizes = (size.size(size.Unit.Millimeter) for size in printer.supportedPageSizes())
    return [(size.width(), size.height()) for size in sizes]


def _on_a4(desk: Desk, theme: Theme, parent: QWidget | None, paper: Paper) -> Paper | None:
    say = desk.say
    question = say(N_("Print on A4?"))
    text = say(N_("This printer does not know {size}. The paper is laid out anew for A4, not made smaller.", size=paper.size))
    answers = [Action("", say(N_("Cancel"))), Action("a4", say(N_("Print on A4")), "printer", "primary")]
    return replace(paper, size="A4") if ask(theme, parent, question, text, answers) == "a4" else None
