"""The columns in which values stand side by side: a head, rows as high as those of the neighbours, a foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from empower_desktop.ui.kit.texts import Elided, column, label, row
from empower_desktop.ui.theme import Theme

HEAD, BUTTONS = 76, 52
DIFFERS, EQUAL = "≠", "="


class SideCell(QWidget):
    """A row of a column: a hairline above, warm ground where the sides differ."""

    def __init__(self, theme: Theme, ground: str = "") -> None:
        """Start empty, on white ground or one of the palette's."""
        super().__init__()
        self._theme, self._ground = theme, ground

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        painter = QPainter(self)
        if self._ground:
            painter.fillRect(self.rect(), self._theme.color(self._ground))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.color("line"))


class SideColumn(QFrame):
    """A card of head, rows and a foot, whose rows are as high as those of its neighbours."""

    def __init__(self, theme: Theme, head: QWidget, rows: Sequence[QWidget], foot: QWidget | None) -> None:
        """Put head, rows and foot under each other."""
        super().__init__()
        self.setObjectName("card")
        self.rows = rows
        head.setFixedHeight(theme.px(HEAD))
        whole = column(theme, head, *rows, space=0)
        if foot is not None:
            foot.setFixedHeight(theme.px(BUTTONS))
            whole.addWidget(foot)
        whole.setContentsMargins(0, 0, 0, 0 if foot is not None else theme.px(6))
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def side_head(theme: Theme, sign: QWidget | None, strong: str, *lines: str | Elided) -> QWidget:
    """Make the head of a column: a sign, who or what it is, and quiet lines below."""
    made = QWidget()
    texts = column(theme, space=2)
    texts.addStretch(1)
    for each in (Elided(strong, "strong"), *(Elided(line, "small") if isinstance(line, str) else line for line in lines if line)):
        each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        texts.addWidget(each)
    texts.addStretch(1)
    beside = row(theme, *([sign] if sign else []), space=11, margins=(14, 0, 10, 0))
    beside.addLayout(texts, 1)
    made.setLayout(beside)
    return made


def value_cell(theme: Theme, words: str, meaning: str, *, differs: bool, is_long: bool) -> QWidget:
    """Make the row of one value, with a sign whether it differs from its neighbours; `meaning` says so to a screen reader."""
    cell = SideCell(theme, "warn_soft" if differs else "")
    text = label(words or "–", "strong" if differs and words and not is_long else "body", wrap=True)
    if is_long:
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
    sign = QLabel(DIFFERS if differs else EQUAL)
    sign.setProperty("role", "warn" if differs else "small")
    sign.setAccessibleName(meaning)
    line = row(theme, margins=(14, 10 if is_long else 0, 14, 0))
    line.addWidget(text, 1)
    line.addWidget(sign, 0, height_of(is_long))
    cell.setLayout(line)
    return cell


def height_of(is_long: bool) -> Qt.AlignmentFlag:
    """Let what stands beside a long text begin where that begins."""
    return Qt.AlignmentFlag.AlignTop if is_long else Qt.AlignmentFlag.AlignVCenter
