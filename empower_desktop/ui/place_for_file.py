"""Where a file shall lie that is written for a person: asked in a dialog, with the ending of its kind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_place(parent: QWidget, question: str, proposed: Path) -> Path | None:
    """Ask where a file shall lie; None where nothing was chosen.

    A name without the ending of the proposed one gets it behind whatever it says, "Laporan 24.11" too. Where it becomes the name
    of a file that lies there, it is asked once more: only the dialog asks whether that file may be replaced.
    """
    ending = proposed.suffix
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, question, str(proposed), f"*{ending}")
        if not chosen:
            return None
        if chosen.lower().endswith(ending.lower()):
            return Path(chosen)
        proposed = Path(f"{chosen}{ending}")
        if not proposed.exists():
            return proposed
