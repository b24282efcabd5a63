"""The card of home about what goes out and comes in: of a worker the last file and receipt, of a coordinator who sent what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from empower_desktop.language import N_, P_, Message
from empower_desktop.ui.coverage_rows import LONG_AGO, days_words
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import local_moment
from empower_desktop.ui.home_parts import TwoLines
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.card import Card
from empower_desktop.ui.kit.texts import empty_layout, icon_label, label, row
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.coverage import Coverage
from empower_desktop.workspace.overview import Overview, Sent

SHOWN = 5
SENDING, RECEIVED, SHOW_ALL = N_("Sending"), N_("Received"), N_("Show all")


class SendingCard(Card):
    """What was sent and received last; `all_asked` wants the whole page of it."""

    all_asked = Signal()

    def __init__(self, desk: Desk, theme: Theme, *, coordinator: bool) -> None:
        """Start empty."""
        actions = [Action("all", desk.say(SHOW_ALL), kind="ghost")] if coordinator else []
        super().__init__(theme, desk.say(RECEIVED if coordinator else SENDING), actions=actions)
        self._desk, self._look, self._coordinator = desk, theme, coordinator
        self.acted.connect(lambda _: self.all_asked.emit())

    def show_overview(self, found: Overview) -> None:
        """Show how things stand now."""
        empty_layout(self.body)
        if self._coordinator:
            self._show_workers(found.workers)
        else:
            self._show_sent(found.sent)

    def _show_workers(self, workers: Sequence[Coverage]) -> None:
        """Show those first who want looking after: something is missing, or nothing came for long."""
        say = self._desk.say
        for one in sorted(workers, key=lambda one: (not one.wanted, -(one.days or 0)))[:SHOWN]:
            told = [days_words(one.days)] if one.days is not None else []
            if missing := one.missing:
                numbers = ", ".join(str(gap.number) for gap in missing)
                told.insert(0, P_("file {numbers} has not come", "files {numbers} have not come", len(missing), numbers=numbers))
            late = bool(one.wanted) or (one.days or 0) >= LONG_AGO
            self._add("triangle-alert" if late else "circle-check", "warn" if late else "ok", one.worker.name, " · ".join(map(say, told)))
        if not workers:
            self.body.addWidget(label(say(N_("Nothing received yet. Drag Excel files onto this window.")), "muted", wrap=True))

    def _show_sent(self, sent: Sent) -> None:
        say = self._desk.say
        if sent.last is not None:
            self._add("upload", "muted", say(N_("Last sent on {day}", day=self._day(sent.last.at))), sent.last.file)
        else:
            self._add("upload", "muted", say(N_("Nothing was sent yet.")), say(N_("Ctrl E sends everything that is new.")))
        if sent.receipt is not None:
            got: Message = N_("Received by {name}", name=sent.receipt.author_name)
            self._add("circle-check", "ok", say(got), say(N_("receipt of {day}", day=self._day(sent.receipt.at))))

    def _add(self, icon: str, role: str, text: str, more: str) -> None:
        line = row(self._look, icon_label(self._look, icon, role, 16), space=10)
        line.addWidget(TwoLines(self._look, text, more), 1)
        self.body.addLayout(line)

    def _day(self, stamp: str) -> str:
        return self._desk.language.day(local_moment(stamp).date())
