"""The command that takes pictures: shots."""

from __future__ import annotations

import os
import re
from pathlib import Path

from empower_desktop.language import N_
from empower_desktop.launch.asked import Asked, Usage, no_window
from empower_desktop.launch.exits import Exit


def shots(asked: Asked) -> Exit:
    """Save a picture of every screen, each exactly as large as asked."""
    size = re.fullmatch(r"(\d{3,4})x(\d{3,4})", asked.options.size)
    if not size:
        raise Usage(N_("{what} is written as 1366x768.", what="--size"), "empower-desktop shots")
    # Pictures need no display, and a night job has none.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from empower_desktop.launch.shots import shots as take  # Qt, which a server may lack
    except ImportError as error:
        raise no_window(error) from error
    with asked.workspace() as work:
        pictures = take(work, Path(asked.options.folder).absolute(), (int(size[1]), int(size[2])))
    if asked.say.as_json:
        asked.say.array(str(picture) for picture in pictures)
    for picture in () if asked.say.as_json else pictures:
        asked.say.line(str(picture))
    return Exit.DONE
