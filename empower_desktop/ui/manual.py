"""The help pages, `resources/help/<language>/<screen>.md`, in a window of their own (F1)."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from empower_desktop.language import N_, Language
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme

HELP = N_("Help")
NO_PAGE = N_("There is no help page for this screen yet.")


class Manual(QDialog):
    """One help page; links lead to others of the folder."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        """Read the pages of the reader's language."""
        super().__init__(parent)
        self.setObjectName("question")
        self._language = language
        self._folder = theme.resources / "help" / language.code
        self.setWindowTitle(language(HELP))
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(False)
        self.text.setSearchPaths([str(self._folder)])
        self.text.document().setDocumentMargin(theme.px(8))
        self.text.document().setDefaultFont(theme.font(13))
        self.text.setAccessibleName(language(HELP))
        self.setLayout(column(theme, self.text, margins=(16, 12, 8, 12)))
        self.resize(theme.px(560), theme.px(600))

    def show_page(self, screen: str) -> None:
        """Show the page of a screen, or the first page where it has none."""
        for name in (screen, "home"):
            if (page := self._folder / f"{name}.md").exists():
                self.text.setSource(QUrl.fromLocalFile(str(page)))
                break
        else:
            self.text.setPlainText(self._language(NO_PAGE))
        self.show()
        self.raise_()
        self.activateWindow()
