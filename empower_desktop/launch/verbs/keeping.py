"""The commands that keep data safe, and the one that takes pictures: backup, restore, check, shots."""

from __future__ import annotations

import os
import re
from pathlib import Path

from empower_desktop.language import N_
from empower_desktop.launch.asked import Asked, Usage, no_window
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


def shots(asked: Asked) -> Exit:
    """Save a picture of every screen, each exactly as large as asked."""
    size = re.fullmatch(r"(\d{3,4})x(\d{3,4})", asked.options.size)
    if not size:
        raise Usage(N_("{what} is written as 1366x768.", what="--size"), "empower-desktop shots")
    # Pictures need no display, and a night job has none.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from empower_desktop.launch.shots import shots as take
    except ImportError as error:
        raise no_window(error) from error
    with asked.workspace() as work:
        pictures = take(work, Path(asked.options.folder).absolute(), (int(size[1]), int(size[2])))
    if asked.say.as_json:
        asked.say.array(str(picture) for picture in pictures)
    for picture in () if asked.say.as_json else pictures:
        asked.say.line(str(picture))
    return Exit.DONE
