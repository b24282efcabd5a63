"""The help pages, `resources/help/<language>/<screen>.md`, in a window of their own (F1)."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QBrush, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from empower_desktop.language import N_, Language
from empower_desktop.ui.kit.texts import column
from empower_desktop.ui.theme import Theme

LINE_HEIGHT = 135
# Above and below headings, lines of a list and paragraphs
AIR = {"heading": (18, 6), "item": (2, 2), "paragraph": (6, 6)}
HELP = N_("Help")
NO_PAGE = N_("There is no help page for this screen yet.")


class Manual(QDialog):
    """One help page; links lead to others of the folder."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        """Read the pages of the reader's language."""
        super().__init__(parent)
        self.setObjectName("question")
        self._language = language
        self._theme = theme
        self._folder = theme.resources / "help" / language.code
        self.setWindowTitle(language(HELP))
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(False)
        self.text.setSearchPaths([str(self._folder)])
        self.text.document().setDocumentMargin(theme.px(8))
        self.text.document().setDefaultFont(theme.font(13))
        self.text.sourceChanged.connect(lambda _: self._set_type())
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

    def _set_type(self) -> None:
        """Give the page the sizes and the air of the program: Qt sets Markdown large and tight."""
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if (table := _table(cursor)) is None:
                self._set_block(block, cursor)
            else:
                shape = table.format()
                shape.setCellPadding(self._theme.px(5))
                shape.setBorderBrush(QBrush(self._theme.color("line")))
                table.setFormat(shape)
            block = block.next()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_block(self, block: QTextBlock, cursor: QTextCursor) -> None:
        level = block.blockFormat().headingLevel()
        above, below = AIR["heading" if level else "item" if block.blockFormat().objectIndex() >= 0 else "paragraph"]
        air = QTextBlockFormat()
        air.setTopMargin(0 if level == 1 else self._theme.px(above))
        air.setBottomMargin(self._theme.px(below))
        air.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(air)
        if level:
            letters = QTextCharFormat()
            letters.setFont(self._theme.font(20 if level == 1 else 15, 600))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(letters)


def _table(cursor: QTextCursor) -> QTextTable | None:
    return cursor.currentTable()
