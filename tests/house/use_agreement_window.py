"""A window in a house that has use agreements: type one into its form, and print what form and list show then."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from empower_desktop.language import Label, Language, Message
from empower_desktop.records import KINDS
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.form import Form
from empower_desktop.ui.grid import WideList
from empower_desktop.ui.inputs import LineInput
from empower_desktop.ui.screens.screen import Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.opening import open_workspace

AGREEMENT = KINDS["use_agreement"]


def typed(form: Form, desk: Desk, text: str) -> str:
    """Type a value into the form, leave the field, and give the id of what was saved."""
    form.show_record("")
    hectares = form.inputs["hectares"]
    assert isinstance(hectares, LineInput)
    QTest.keyClicks(hectares.line, text)
    QTest.keyClick(hectares.line, Qt.Key.Key_Return)
    while desk.is_writing or not form.record:
        QApplication.processEvents()
    return form.record


def main(data: Path) -> None:
    """Make the form and the list on a store that is there already."""
    app = QApplication([])
    theme = Theme(RESOURCES)
    theme.apply(app)
    with open_workspace(data, Language("id")) as work:
        desk = Desk(work)
        frame = Frame(desk, theme, QSettings(str(data / "window.ini"), QSettings.Format.IniFormat))
        form = Form(desk, theme, AGREEMENT)
        record = typed(form, desk, "2,5")
        found = WideList(frame, AGREEMENT, "sprout", Label("Kesepakatan", "Use agreements"), Message("New"))
        found.resize(1400, 600)
        found.reload()
        while not found.model.rowCount():
            app.processEvents()
        heads = [found.model.headerData(at, Qt.Orientation.Horizontal) for at in range(found.model.columnCount())]
        shown = next(at for at, head in enumerate(heads) if str(head).startswith("Luas"))
        rows = [found.model.index(at, shown).data() for at in range(found.model.rowCount())]
        print(json.dumps({"inputs": list(form.inputs), "id": record, "heads": heads, "rows": rows}))
        desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
