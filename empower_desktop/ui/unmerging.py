"""Taking a merge back: asked first, because undo cannot bring it back."""

from __future__ import annotations

from collections.abc import Callable

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, P_
from empower_desktop.ui.kit.buttons import Action
from empower_desktop.ui.kit.question import Question
from empower_desktop.ui.screens.screen import Asking
from empower_desktop.workspace import Step, Watch, Workspace
from empower_desktop.workspace.unmerging import unmerge

UNDO_MERGE = N_("Undo the merge")
KEEP_IT = N_("Keep it")
SENT_BEFORE, SEEN = N_("Undone here, but sent before"), N_("Close")
ASK_LIST, UNDO_LIST = N_("Undo the import of this list?"), N_("Undo the import")


def ask_to_unmerge(
    page: Asking, merge: str, files: int, then: Callable[[Step], None], refused: Callable[[Refusal], None], *, is_list: bool = False
) -> Question:
    """Ask whether to take a whole merge back, or a list, and do it as a long job."""
    say = page.desk.say
    question = ASK_LIST if is_list else P_("Undo the merge of {n} file?", "Undo the merge of {n} files?", files)
    text = N_("What came with it first goes away again. The files stay as they are, and can be merged again later.")
    undo = Action("undo", say(UNDO_LIST if is_list else UNDO_MERGE), "undo-2", "danger")
    actions = [Action("keep", say(KEEP_IT)), undo]
    dialog = Question(page.theme, page.window(), say(question), say(text), actions)

    def done(step: Step) -> None:
        then(step)
        if step.result:
            _tell_of_sent(page, step)

    def answered() -> None:
        if dialog.answer == "undo":
            page.desk.start(_unmerge, merge, text=N_("Undoing the merge"), then=done, refused=refused)
        dialog.deleteLater()

    dialog.finished.connect(answered)
    dialog.open()
    return dialog


def _tell_of_sent(page: Asking, step: Step) -> None:
    """Say with which files it had left until somebody has read it: others may have to be told, and a toast goes away."""
    say = page.desk.say
    dialog = Question(page.theme, page.window(), say(SENT_BEFORE), say(step.text), [Action("seen", say(SEEN), kind="primary")])
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _unmerge(work: Workspace, merge: str, watch: Watch) -> Step:
    """Take a merge back; it is done whole, so it cannot be stopped half-way."""
    watch(0, 0)
    return unmerge(work, merge)
