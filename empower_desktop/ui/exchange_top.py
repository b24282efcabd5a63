"""The head that sending, merging, conflicts and what came in share: title, the places, and the steps of the way in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from empower_desktop.language import N_, Label
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.kit.steps import Steps
from empower_desktop.ui.kit.tabs import Tabs
from empower_desktop.ui.kit.texts import column, label, row
from empower_desktop.ui.theme import Theme

TITLE = Label("Kirim & Gabung", "Send & Merge")
TO_ANSWER = Label("Konflik & tanya", "Conflicts & questions")
"""What waits for an answer, and is counted: both."""
PLACES = (
    ("send", N_("Send")),
    ("merge", N_("Merge")),
    ("conflict", TO_ANSWER),
    ("coverage", N_("Received")),
    ("history", N_("History")),
)
STEPS = (N_("Choose files"), N_("Check"), N_("Merge them"), N_("Report"))
LIST_STEPS = (N_("Choose a file"), N_("Check the columns"), N_("Answer questions"), N_("Take it in"), N_("Report"))
WAYS_IN = ("merge", "import")
"""The two pages of the way in: for workbooks of ours, and for lists that others keep."""


class ExchangeTop(QWidget):
    """Where one is between sending and history; `chosen` asks for another place."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, place: str) -> None:
        """Show one of the places as the one at hand."""
        super().__init__()
        self.setObjectName("head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme, self._language = theme, desk.language
        self._title = label(desk.say(TITLE), "title")
        self.tabs = Tabs(theme, [(key, desk.say(text)) for key, text in PLACES], desk.say(TITLE))
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.steps = Steps(theme, [desk.say(text) for text in STEPS])
        self.list_steps = Steps(theme, [desk.say(text) for text in LIST_STEPS])
        self._place = place
        self._beside = row(theme, self._title, space=28, margins=(24, 0, 24, 0))
        self._beside.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self._beside.addStretch(1)
        self._below = row(theme, margins=(24, 0, 24, 0))
        whole = column(theme, space=0)
        whole.addLayout(self._beside)
        whole.addLayout(self._below)
        whole.setContentsMargins(0, 0, 0, 1)
        self.setLayout(whole)
        self._title.setMinimumHeight(theme.px(52))
        self.show_place(place)
        self.tabs.changed.connect(self.chosen)

    def show_place(self, place: str) -> None:
        """Show another place as the one at hand, and tell nobody."""
        self._place = place
        self.tabs.blockSignals(True)
        self.tabs.choose("merge" if place in WAYS_IN else place)
        self.tabs.blockSignals(False)
        self._place_steps()

    def show_to_answer(self, count: int) -> None:
        """Show how many conflicts and questions wait."""
        self.tabs.set_count("conflict", self._language.number(count) if count else "")
        self._place_steps()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of title and tabs; the steps can go below."""
        wide = self._title.sizeHint().width() + self.tabs.least_width() + self._theme.px(48 + 28)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps below the title where there is no room beside it."""
        super().resizeEvent(event)
        self._place_steps()

    def _place_steps(self) -> None:
        px = self._theme.px
        steps, others = (self.list_steps, self.steps) if self._place == "import" else (self.steps, self.list_steps)
        needed = self._title.sizeHint().width() + self.tabs.sizeHint().width() + steps.sizeHint().width() + px(48 + 28 + 40)
        beside = needed <= self.width()
        for each in (steps, others):
            self._beside.removeWidget(each)
            self._below.removeWidget(each)
        (self._beside if beside else self._below).addWidget(steps, 0, Qt.AlignmentFlag.AlignVCenter)
        others.setParent(self)
        others.hide()
        steps.setVisible(self._place in WAYS_IN)
        self._below.setContentsMargins(px(24), 0, px(24), 0 if beside or steps.isHidden() else px(10))
        self._below.setSpacing(0)
