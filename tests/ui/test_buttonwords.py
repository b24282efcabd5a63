"""The words that Qt itself shows: in our language where we know them, and as Qt has them everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from empower_desktop.language import Language
from empower_desktop.shipped import RESOURCES
from empower_desktop.ui.buttonwords import ButtonWords


@pytest.fixture
def installed(qapp: QApplication) -> Iterator[ButtonWords]:
    words = ButtonWords(Language("id", RESOURCES / "translations"), qapp)
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Cancel", "Batal"),
        ("&Cancel", "Batal"),
        ("&Choose", "Pilih"),
        ("Directories", "Folder"),
        ("Custom (%1mm x %2mm)", "Custom (%1mm x %2mm)"),
    ],
)
def test_a_text_that_we_do_not_know_stays_as_qt_has_it(installed: ButtonWords, source: str, shown: str) -> None:
    assert QCoreApplication.translate("QPageSize", source) == shown
