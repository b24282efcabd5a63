"""What the pages of the exchange share: the data code, large; a foot of two lines; dates of stamps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from empower_desktop.history import clock
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, Language, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.buttons import Action, Button
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.sentence import Sentence
from empower_desktop.ui.kit.texts import column, empty_layout, icon_label, label, row
from empower_desktop.ui.theme import Theme

DATA_CODE = N_("Data code")
SAME_CODE = N_("Read it out over the phone: the same code means the same data.")
COPY = N_("Copy")
MERGE_FILES = N_("Merge files")
LOW = 56
WAIT = N_("Wait until this is done, then drop the others.")


def put_on_clipboard(text: str) -> None:
    """Let another program paste a text."""
    QApplication.clipboard().setText(text)


def local_moment(stamp: str) -> datetime:
    """Give the moment of a stamp by the clock on the wall."""
    return clock.local_moment(stamp)


def day_and_time(language: Language, stamp: str) -> str:
    """Say when a change was made, `14 Nov 2026, 20.14`."""
    moment = local_moment(stamp)
    return f"{language.short_day(moment.date())}, {language.time(moment.time())}"


class CodeCard(Card):
    """The eight signs by which two people on a phone know that they hold the same data."""

    copied = Signal()

    def __init__(self, desk: Desk, theme: Theme, title: Message = DATA_CODE, meaning: Message = SAME_CODE) -> None:
        """Show no code yet."""
        super().__init__(theme, desk.say(title))
        self.code = label("", "display")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        copy = Button(theme, desk.say(COPY), "ghost", "copy")
        copy.clicked.connect(self._copy)
        line = row(theme, self.code)
        line.addStretch(1)
        line.addWidget(copy)
        self.body.addLayout(line)
        self.body.addWidget(label(desk.say(meaning), "small", wrap=True))
        self._title = desk.say(title)

    def show_code(self, digest: str) -> None:
        """Show the code of a digest."""
        self.code.setText(data_code(digest))
        self.code.setAccessibleName(f"{self._title} {' '.join(data_code(digest))}")

    def _copy(self) -> None:
        put_on_clipboard(self.code.text())
        self.copied.emit()


class DecidingFoot(QWidget):
    """The foot of a page: a strong sentence over a quiet one, figures, and the buttons that decide."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icon = row(theme)
        self._strong, self._text = Sentence("", "strong"), Sentence("", "small")
        self._figures, self._more = label("", "strong"), label("", "small")
        self._buttons = row(theme, space=10)
        for part in (self._figures, self._more):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
        whole = row(theme, space=10, margins=(24, 6, 24, 6))
        whole.addLayout(self._icon)
        whole.addLayout(_together(theme, self._strong, self._text))
        whole.addStretch(1)
        whole.addLayout(_together(theme, self._figures, self._more))
        whole.addSpacing(theme.px(12))
        whole.addLayout(self._buttons)
        self.setLayout(whole)
        self.setFixedHeight(theme.px(LOW))

    def event(self, event: QEvent) -> bool:
        """Be as high as the sentence wants beside the buttons: with little room it goes on in a second line."""
        done = super().event(event)
        layout = self.layout()
        if layout is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setFixedHeight(max(self._theme.px(LOW), layout.totalHeightForWidth(self.width())))
        return done

    def show_sentence(self, icon: str, role: str, strong: str, text: str = "") -> None:
        """Say how things stand, at the left."""
        empty_layout(self._icon)
        self._icon.addWidget(icon_label(self._theme, icon, role, 17))
        self._strong.set_text(strong)
        self._text.set_text(text)
        self._text.setVisible(bool(text))

    def show_figures(self, strong: str = "", text: str = "") -> None:
        """Show numbers at the right, before the buttons."""
        for part, words in ((self._figures, strong), (self._more, text)):
            part.setText(words)
            part.setVisible(bool(words))

    def show_buttons(self, *buttons: Button) -> None:
        """Offer other buttons, the one that goes ahead last; it gets the keyboard if a former one had it."""
        here = QApplication.focusWidget()
        had_keyboard = here is not None and self.isAncestorOf(here)
        empty_layout(self._buttons)
        for button in buttons:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._buttons.addWidget(button)
            button.show()  # now, not when it is laid out: by then others may have come in its place, and the keyboard is lost
        if had_keyboard and buttons:
            buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def sentence(self) -> str:
        """Give what is said."""
        return f"{self._strong.whole_text()} {self._text.whole_text()}".strip()


def to_merging(say: Callable[[Message], str]) -> Action:
    """Offer the way to where files are merged, where nothing has come yet."""
    return Action("merge", say(MERGE_FILES), "git-merge", "primary")


def _together(theme: Theme, *lines: QWidget) -> QVBoxLayout:
    """Keep lines close to each other, in the middle of the height."""
    made = column(theme, space=1)
    made.addStretch(1)
    for line in lines:
        made.addWidget(line)
    made.addStretch(1)
    return made
