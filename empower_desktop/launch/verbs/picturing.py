"""The command that takes pictures: shots."""

from __future__ import annotations

import os
import re
from pathlib import Path

from empower_desktop.language import N_
from empower_desktop.launch.call import Call, Usage, no_window
from empower_desktop.launch.exits import Exit


def shots(call: Call) -> Exit:
    """Save a picture of every screen, each exactly as large as asked."""
    size = re.fullmatch(r"(\d{3,4})x(\d{3,4})", call.options.size)
    if not size:
        raise Usage(N_("{what} is written as 1366x768.", what="--size"), "empower-desktop shots")
    # Pictures need no display, and a night job has none.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from empower_desktop.launch.shots import shots as take  # Qt, which a server may lack
    except ImportError as error:
        raise no_window(error) from error
    with call.workspace() as work:
        pictures = take(work, Path(call.options.folder).absolute(), (int(size[1]), int(size[2])))
    if call.say.as_json:
        call.say.array(str(picture) for picture in pictures)
    for picture in () if call.say.as_json else pictures:
        call.say.line(str(picture))
    return Exit.DONE
