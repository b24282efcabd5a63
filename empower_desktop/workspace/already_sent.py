"""What is said of files that carried away what is taken back here: where they were merged, it stays."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.language import N_, P_, Message
from empower_desktop.store import Export

MOST_NAMED = 3


def told_of_sent(done: Message, sent: Sequence[Export]) -> Message:
    """Say of what was undone with which files it had left, and for whom, where it had left with any."""
    files = list(dict.fromkeys(map(_named, sent)))
    if not files:
        return done
    named: Message | str = ", ".join(files[:MOST_NAMED])
    if (more := len(files) - MOST_NAMED) > 0:
        named = P_("{files} and {n} other file", "{files} and {n} other files", more, files=named)
    return N_("{done}. It had left already with {files}: what others merged of it comes back with their files.", done=done, files=named)


def _named(one: Export) -> str:
    return f"{one.file} ({one.for_name})" if one.for_name else one.file
