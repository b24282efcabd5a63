"""The commands that keep data safe: backup, restore, check."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.language import N_
from empower_desktop.launch.call import Call
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.say import error_of, sentence
from empower_desktop.workspace import keeping
from empower_desktop.workspace.replacing import refuse_to_replace_backup


def backup(call: Call) -> Exit:
    """Copy the whole store into one file."""
    file = Path(call.options.file).absolute()
    with call.workspace() as work:
        refuse_to_replace_backup(work, file)
        step = keeping.backup(work, file)
    if call.say.as_json:
        call.say.json({"file": str(file)})
    else:
        call.say.word(step.text)
    return Exit.DONE


def restore(call: Call) -> Exit:
    """Bring a backup back; what lay there before is kept aside."""
    step = keeping.restore(call.places.data, Path(call.options.file).absolute())
    aside = step.result.kept_aside
    if call.say.as_json:
        call.say.json({"folder": str(step.result.folder), "kept": str(aside) if aside else None})
        return Exit.DONE
    call.say.word(step.text)
    if aside:
        call.say.word(N_("What was there before is kept in {place}.", place=str(aside)))
    return Exit.DONE


def check(call: Call) -> Exit:
    """Check that the store is whole."""
    with call.workspace() as work:
        problems = keeping.check(work, call.options.rebuild)
    if call.say.as_json:
        call.say.json({"ok": not problems, "problems": [error_of(problem, call.language) for problem in problems]})
    else:
        for problem in problems:
            call.say.line(sentence(problem, call.language))
        if not problems:
            call.say.word(N_("The store is whole."))
    return Exit.IN_PART if problems else Exit.DONE
