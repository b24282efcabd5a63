"""The foot of the merge page: what is being done, would be done or was done, and the buttons that fit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from empower_desktop.language import N_, P_, Message
from empower_desktop.ui.desk import Desk
from empower_desktop.ui.exchange_parts import DecidingFoot
from empower_desktop.ui.kit.buttons import Button
from empower_desktop.ui.merge_words import TAKE_AS_LIST, edits_done, edits_taken, figures, foretold, outcome, waiting_in
from empower_desktop.ui.theme import Theme
from empower_desktop.workspace.report import FileReport, Merged

CANCEL, OTHERS, OTHER_FILES = N_("Cancel"), N_("Merge others"), N_("Choose other files")
SAVE_REPORT, UNDO, UNDO_SHORT, NOTHING_WRITTEN = N_("Save report"), N_("Undo the merge"), N_("Undo"), N_("Nothing has been written yet.")


class MergeFoot(DecidingFoot):
    """Tells how a merge stands; `acted` names the button that was pressed: ahead, over, undo, save or answer."""

    acted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme)
        self._desk = desk

    def show_job(self, merging: Sequence[FileReport], done: int) -> None:
        """Say which of the files is being merged, or that all are being checked."""
        say = self._desk.say
        self.show_figures()
        if merging:
            now = merging[min(done, len(merging) - 1)].file
            kept = N_("If it is cancelled, the files already done stay merged.")
            self.show_sentence("git-merge", "accent", say(N_("Merging {file}", file=now)), say(kept))
        else:
            self.show_sentence("shield-check", "ok", say(N_("Checking the files…")), say(NOTHING_WRITTEN))

    def offer_cancel(self) -> None:
        """Offer to stop what is being done."""
        self.show_buttons(self._button("over", CANCEL, icon="x"))

    def show_check(self, merged: Merged, refused: Collection[str]) -> None:
        """Say what a merge would bring, without the edits that are refused."""
        say, said = self._desk.say, foretold(self._desk.language, merged)
        self.show_sentence("shield-check", "ok", say(NOTHING_WRITTEN), f"{say(edits_taken(merged, refused))} {said}.")
        self.show_figures(*(figures(self._desk.language, merged) if merged.count("refused") < len(merged.files) else ()))

    def offer_ahead(self, merged: Merged, list_at_hand: Path | None) -> None:
        """Offer to merge; where nothing can be merged, to take in the list that is looked at, or to choose other files."""
        if ready := merged.count("merged"):
            text = P_("Merge {n} file", "Merge {n} files", ready)
            self.show_buttons(self._button("over", CANCEL), self._button("ahead", text, "primary", "git-merge", "Ctrl+Enter"))
        elif list_at_hand is not None:
            take = self._button("ahead", TAKE_AS_LIST, "primary", "clipboard-paste", "Ctrl+Enter")
            self.show_buttons(self._button("over", OTHER_FILES), take)
        else:
            self.show_buttons(self._button("over", OTHER_FILES, "primary"))

    def show_report(self, merged: Merged) -> None:
        """Say what was merged, and offer what comes next: to answer what waits, else other files."""
        self.show_figures()
        icon, role, strong, later = outcome(merged)
        edits, waits = edits_done(merged), waiting_in(merged)
        self.show_sentence(icon, role, self._desk.say(strong), " ".join(map(self._desk.say, [*edits, later])))
        # Beside a long sentence or three others it is short, or they would not fit at large text.
        undo = self._button("undo", UNDO_SHORT if edits or waits else UNDO, icon="undo-2", hint=self._desk.say(UNDO))
        save = self._button("save", SAVE_REPORT, icon="download")
        others = self._button("over", OTHERS, "default" if waits else "primary")
        on = [self._button("answer", waits.text, "primary", waits.icon)] if waits else []
        self.show_buttons(*([undo] if merged.merge else []), save, others, *on)

    def _button(self, key: str, text: Message, kind: str = "default", icon: str = "", hint: str = "") -> Button:
        made = Button(self._theme, self._desk.say(text), kind, icon, hint)
        made.clicked.connect(lambda: self.acted.emit(key))
        return made
