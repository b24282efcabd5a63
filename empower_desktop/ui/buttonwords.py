"""The words that Qt itself puts on buttons and menus, in our language: Qt ships none in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTranslator

from empower_desktop.language import N_, Language, Message

WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "OK": N_("OK"),
        "Save": N_("Save"),
        "Save All": N_("Save all"),
        "Open": N_("Open"),
        "Yes": N_("Yes"),
        "No": N_("No"),
        "Cancel": N_("Cancel"),
        "Close": N_("Close"),
        "Apply": N_("Apply"),
        "Reset": N_("Reset"),
        "Help": N_("Help"),
        "Discard": N_("Discard"),
        "Retry": N_("Try again"),
        "Ignore": N_("Ignore"),
        "Undo": N_("Undo"),
        "Redo": N_("Redo"),
        "Cut": N_("Cut"),
        "Cu&t": N_("Cut"),
        "Copy": N_("Copy"),
        "Paste": N_("Paste"),
        "Delete": N_("Delete"),
        "Select All": N_("Select all"),
        "Look in:": N_("Look in:"),
        "File name:": N_("File name:"),
        "Files of type:": N_("Files of type:"),
        "Choose": N_("Choose"),
        "Directory": N_("Folder"),
        "Directory:": N_("Folder:"),
        "Directories": N_("Folders"),
        "Find Directory": N_("Find a folder"),
        "Drive": N_("Disk"),
        "Folder": N_("Folder"),
        "Computer": N_("Computer"),
        "Back": N_("Back"),
        "Forward": N_("Forward"),
        "Parent Directory": N_("Folder above"),
        "Create New Folder": N_("New folder"),
        "New Folder": N_("New folder"),
        "List View": N_("Names only"),
        "Detail View": N_("With details"),
        "Rename": N_("Rename"),
        "Show hidden files": N_("Show hidden files"),
        "All Files (*)": N_("All files (*)"),
        "Save As": N_("Save as"),
        "Name": N_("Name"),
        "Size": N_("Size"),
        "Type": N_("Type"),
        "Date Modified": N_("Changed on"),
        "Print": N_("Print"),
    }
)


class ButtonWords(QTranslator):
    """Gives Qt its own few words in the reader's language."""

    def __init__(self, language: Language, parent: QObject) -> None:
        """Speak a language."""
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:
        """Say that there are words."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Give a word of Qt in the reader's language; None for one that is not known, as "" would be taken for its translation."""
        found = WORDS.get(sourceText) or WORDS.get(sourceText.replace("&", ""))
        return self._language(found) if found is not None else None
