"""Saved views of a list: filters and sorting under a name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QWidget

from empower_desktop.language import N_, Message
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.theme import Theme

VIEW_NAME = N_("What is this view called?")
VIEW_TEXT = N_("It keeps the filters and the sorting.")
SAVE, CANCEL = N_("Save"), N_("Cancel")


@dataclass(frozen=True)
class View:
    """A saved view of a list: its name, its filters, its sorting."""

    name: str
    state: Mapping[str, str]
    sort: str = ""
    descending: bool = False


def read_views(settings: QSettings, kind: str) -> list[View]:
    """Give the views that were saved of a kind's list."""
    text = str(settings.value(f"views/{kind}", "[]"))
    return [View(**each) for each in json.loads(text)]


def keep_views(settings: QSettings, kind: str, views: Sequence[View]) -> None:
    """Keep the views of a kind's list."""
    plain = [{"name": view.name, "state": dict(view.state), "sort": view.sort, "descending": view.descending} for view in views]
    settings.setValue(f"views/{kind}", json.dumps(plain))


def ask_name(theme: Theme, window: QWidget, say: Callable[[Message], str]) -> str:
    """Ask what a view is called; "" when it is not to be kept."""
    answers = [Action("", say(CANCEL)), Action("save", say(SAVE), kind="primary")]
    dialog = Question(theme, window, say(VIEW_NAME), say(VIEW_TEXT), answers)
    name = QLineEdit()
    name.setMaxLength(40)
    name.setAccessibleName(say(VIEW_NAME))
    dialog.content.addWidget(name)
    name.setFocus()
    dialog.exec()
    return name.text().strip() if dialog.answer == "save" else ""
