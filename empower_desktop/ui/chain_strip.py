"""The chain of a record as one line below its head: what it came from, itself, what came of it; each stage leads there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from empower_desktop.language import N_, P_, Label
from empower_desktop.records import KINDS
from empower_desktop.ui.entries import SCREENS
from empower_desktop.ui.kit.buttons import ARROWS, ENTERS, Action, Button, action_menu
from empower_desktop.ui.kit.texts import empty_layout, icon_label, label, row
from empower_desktop.ui.routes import place_of
from empower_desktop.ui.screens.screen import Asking, Frame
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.chain import ADOPTION_WORD, Chain, Link, Stage, chain_of

ICONS = {entry.key: entry.icon for entry in SCREENS} | {"participation": "circle-check"}
ADOPTION = "adoption"
"""The tab of a training that a link to its use in practice leads to."""
CHAIN = "chain"
"""What one who walks along the chain keeps the keyboard at on the next page."""
WORDS = {
    "group": Label("Kelompok", "Group"),
    "partner": Label("Mitra", "Partner"),
    "issue": Label("Masalah/potensi", "Problem/asset"),
    "proposal": Label("Usulan", "Proposal"),
    "meeting": Label("Pertemuan", "Meeting"),
    "decision": Label("Keputusan", "Decision"),
    "engagement": Label("Advokasi", "Advocacy"),
    "action": Label("Tindak lanjut", "Follow-up"),
    "contribution": Label("Swadaya & dana", "Self-help"),
    "training": Label("Pelatihan", "Training"),
    "participation": ADOPTION_WORD,
    "outreach": Label("Informasi", "Outreach"),
    "lesson": Label("Pembelajaran", "Lesson"),
}
"""What a stage is called where there is no room for titles."""
WIDEST, ICON_ALONE, AROUND_TEXT = 230, 38, 44
TITLE_WORTH = 60
"""So much more than its word a title must have, or it says less than the word."""
LONGEST_IN_MENU = 64


class ChainLink(Button):
    """One stage in as much room as there is: its title, its word, or its icon alone; what it stands for is read out whole."""

    def __init__(self, theme: Theme, kind: str, word: str, title: str, told: str, count: str = "") -> None:
        """Take the word for the stage, what to show where there is room, all that can be told, and how many there are if several."""
        super().__init__(theme, "", "filter", ICONS.get(kind, "file-text"))
        self._theme_px, self._told = theme.px, told
        self._words = f"{word} {count}" if count else word
        self._title = title or self._words
        self._count = count
        self.setToolTip(told)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fit(0)

    def widths(self) -> tuple[int, int, int]:
        """Give the room that icon, word and title take."""
        letters, px = self.fontMetrics().horizontalAdvance, self._theme_px
        alone = px(ICON_ALONE) + (letters(self._count) + px(4) if self._count else 0)
        word = letters(self._words) + px(AROUND_TEXT)
        return alone, word, max(word, min(letters(self._title) + px(AROUND_TEXT), px(WIDEST)))

    def fit(self, wide: int) -> None:
        """Show what fits into so much room, and take it."""
        alone, word, title = self.widths()
        room = wide - self._theme_px(AROUND_TEXT) + 1
        if wide < word:
            text, wide = self._count, alone
        elif wide == word < title:
            text = self._words
        else:
            text = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.set_text(text)
        self.set_on(self.is_on())
        self.setAccessibleName(self._told)
        self.setFixedWidth(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter; leave the arrows to the line."""
        if event.key() in ARROWS:
            event.ignore()
        elif event.key() in ENTERS:
            self.click()
        else:
            super().keyPressEvent(event)


class ChainStrip(Asking):
    """The line; out of sight while a record has no chain. One stop of the Tab key, within it the arrow keys walk."""

    def __init__(self, frame: Frame) -> None:
        """Start out of sight."""
        super().__init__(frame)
        self._kind, self._record = "", ""
        self._shown: Chain | None = None
        self._awaited = False
        self.links: list[ChainLink] = []
        self._arrows: list[QWidget] = []
        self._word = label(self.desk.say(N_("Origin → result")), "small")
        self._row = row(self.theme, space=2, margins=(24, 5, 24, 5))
        self.setLayout(self._row)
        self.setAccessibleName(self.desk.say(N_("What it came from and what came of it")))
        self._keep_word()
        self.hide()

    def show_record(self, kind: str, record: str) -> None:
        """Look up the chain of a record; "" is a new one."""
        if record != self._record:
            self._shown = None
            self.hide()
        self._kind, self._record = kind, record
        self._awaited = False
        if record:
            self.desk.ask(chain_of, kind, record, then=partial(self._show, record))

    def take_keyboard(self) -> None:
        """Bring the keyboard to this record in the line, as soon as it is in sight."""
        self._awaited = self.isHidden()
        here = next((link for link in self.links if link.is_on()), None)
        if here is not None and not self._awaited:
            here.setFocus(Qt.FocusReason.TabFocusReason)

    def set_low(self, low: bool) -> None:
        """Take less height in a low window."""
        edge = 1 if low else 5
        self._row.setContentsMargins(self.theme.px(24), self.theme.px(edge), self.theme.px(24), self.theme.px(edge))

    def sizeHint(self) -> QSize:
        """Ask for the height alone; what does not fit becomes shorter."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the chain with the arrow keys."""
        steps = {int(Qt.Key.Key_Right): 1, int(Qt.Key.Key_Left): -1}
        at = next((at for at, link in enumerate(self.links) if link.hasFocus()), -1)
        if event.key() in steps and at >= 0:
            self._stand_on(max(0, min(at + steps[event.key()], len(self.links) - 1)))
        else:
            super().keyPressEvent(event)

    def _keep_word(self) -> None:
        self._row.addWidget(self._word)

    def _show(self, record: str, found: Chain | None) -> None:
        if record != self._record or (found == self._shown and found is not None):
            return
        self._shown = found
        if found is None or not (found.before or found.after):
            self.hide()
            return
        focused = next((at for at, link in enumerate(self.links) if link.hasFocus()), None)
        if focused is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or the form would have it while the links are made anew
        self._row.removeWidget(self._word)
        empty_layout(self._row)
        self._keep_word()
        self.links, self._arrows = [], []
        for stage in found.before:
            self._add(self._stage(stage))
        self._add(self._here(found.here))
        for stage in found.after:
            self._add(self._stage(stage))
        self._row.addStretch(1)
        self.show()
        self._fit()
        here = len(found.before)
        self._stand_on(here if focused is None else min(focused, len(self.links) - 1), take=focused is not None or self._awaited)
        self._awaited = False

    def _add(self, link: ChainLink) -> None:
        if self.links:
            arrow = icon_label(self.theme, "chevron-right", "faint", 12)
            self._arrows.append(arrow)
            self._row.addWidget(arrow)
        self.links.append(link)
        self._row.addWidget(link)
        link.show()

    def _here(self, here: Link) -> ChainLink:
        told = self.desk.say(N_("This record: {title}", title=here.title))
        link = ChainLink(self.theme, here.kind, self._word_of(here.kind), here.title, told)
        link.set_on(True)
        return link

    def _word_of(self, kind: str) -> str:
        return self.desk.say(WORDS.get(kind, KINDS[kind].label))

    def _stage(self, stage: Stage) -> ChainLink:
        word, only = self._word_of(stage.kind), stage.links[0]
        if stage.count == 1:
            link = ChainLink(self.theme, stage.kind, word, only.title, f"{word}: {self._told(only)}")
            link.clicked.connect(lambda: self._open(only))
            return link
        count = self.desk.language.number(stage.count)
        told = "\n".join([f"{word}: {count}", *map(self._told, stage.links), *self._more(stage)])
        link = ChainLink(self.theme, stage.kind, word, f"{word} {count}", told, count)
        link.clicked.connect(lambda: self._unfold(stage, link))
        return link

    def _told(self, link: Link) -> str:
        return f"{link.title} ({self.desk.language.day(link.day)})" if link.day else link.title

    def _more(self, stage: Stage) -> Sequence[str]:
        return [self.desk.say(P_("and {n} other", "and {n} others", stage.more))] if stage.more else []

    def _unfold(self, stage: Stage, link: ChainLink) -> None:
        """List the records of a stage; the last line leads to all of the kind."""
        metrics = self.fontMetrics()
        most = metrics.averageCharWidth() * LONGEST_IN_MENU
        lines: list[Action | None] = [
            Action(str(at), metrics.elidedText(self._told(each), Qt.TextElideMode.ElideMiddle, most), ICONS.get(each.kind, "file-text"))
            for at, each in enumerate(stage.links)
        ]
        lines += [Action("more", text, "ellipsis") for text in self._more(stage)]
        menu = action_menu(self.theme, self, lines, partial(self._chosen, stage))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(link.mapToGlobal(QPoint(0, link.height())))

    def _chosen(self, stage: Stage, key: str) -> None:
        if key == "more":
            self.go(stage.kind)
        else:
            self._open(stage.links[int(key)])

    def _open(self, link: Link) -> None:
        """Go to a record; who walks along the line by keyboard stays in it."""
        if link.kind == "participation":
            self.go("training", link.id, at=ADOPTION)
        else:
            screen, record, *_ = place_of(self.desk.work, link.kind, link.id)
            self.go(screen, record, focus=CHAIN if self.holds_keyboard() else "")

    def _stand_on(self, at: int, *, take: bool = True) -> None:
        for number, link in enumerate(self.links):
            link.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.NoFocus)
        if take:
            self.links[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """Give out the room from this record outwards: words first, then titles; its own stands in the head of the page already."""
        if not self.links:
            return
        margins = self._row.contentsMargins()
        left = self.width() - margins.left() - margins.right() - self._row.spacing() * (2 * len(self.links) + 1)
        left -= sum(arrow.sizeHint().width() for arrow in self._arrows)
        widths = [link.widths() for link in self.links]
        beside = self._word.sizeHint().width()
        self._word.setVisible(sum(word for _, word, _ in widths) + beside <= left)
        left -= 0 if self._word.isHidden() else beside
        given = [alone for alone, _, _ in widths]
        left -= sum(given)
        here = next((at for at, link in enumerate(self.links) if link.is_on()), 0)
        outwards = sorted(range(len(widths)), key=lambda at: abs(at - here))
        for at in outwards:
            if (more := widths[at][1] - given[at]) <= left:
                given[at] += more
                left -= more
        if all(wide >= word for wide, (_, word, _) in zip(given, widths, strict=True)):
            self._give_titles(given, widths, left, here)
        for link, wide in zip(self.links, given, strict=True):
            link.fit(wide)

    def _give_titles(self, given: list[int], widths: Sequence[tuple[int, int, int]], left: int, here: int) -> None:
        """Share what is left among the titles, those that need least first; the one of this record takes what then remains."""
        others = sorted((at for at in range(len(widths)) if at != here), key=lambda at: widths[at][2] - given[at])
        for number, at in enumerate([*others, here]):
            wanted = widths[at][2] - given[at]
            more = min(wanted, left // max(len(others) - number, 1))
            if more >= min(wanted, self.theme.px(TITLE_WORTH)):
                given[at] += more
                left -= more
