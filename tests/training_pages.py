"""The cell into which somebody types on the page of a training."""

from __future__ import annotations

from empower_desktop.ui.adoption_part import AdoptionPart
from empower_desktop.ui.entry_grid import CellEditor
from empower_desktop.ui.participants import Participants


def editor_of(part: Participants | AdoptionPart) -> CellEditor:
    return next(each for each in part.grid.findChildren(CellEditor) if each.isVisible())
