"""The commands that keep data safe: backup, restore, check."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.language import N_
from empower_desktop.launch.asked import Asked
from empower_desktop.launch.exits import Exit
from empower_desktop.launch.say import error_of, sentence
from empower_desktop.workspace import keeping


def backup(asked: Asked) -> Exit:
    """Copy the whole store into one file."""
    file = Path(asked.options.file).absolute()
    with asked.workspace() as work:
        step = keeping.backup(work, file)
    if asked.say.as_json:
        asked.say.json({"file": str(file)})
    else:
        asked.say.word(step.text)
    return Exit.DONE


def restore(asked: Asked) -> Exit:
    """Bring a backup back; what lay there before is kept aside."""
    step = keeping.restore(asked.places.data, Path(asked.options.file).absolute())
    aside = step.result.kept_aside
    if asked.say.as_json:
        asked.say.json({"folder": str(step.result.folder), "kept": str(aside) if aside else None})
        return Exit.DONE
    asked.say.word(step.text)
    if aside:
        asked.say.word(N_("What was there before is kept in {place}.", place=str(aside)))
    return Exit.DONE


def check(asked: Asked) -> Exit:
    """Check that the store is whole."""
    with asked.workspace() as work:
        problems = keeping.check(work, asked.options.rebuild)
    if asked.say.as_json:
        asked.say.json({"ok": not problems, "problems": [error_of(problem, asked.language) for problem in problems]})
    else:
        for problem in problems:
            asked.say.line(sentence(problem, asked.language))
        if not problems:
            asked.say.word(N_("The store is whole."))
    return Exit.IN_PART if problems else Exit.DONE
