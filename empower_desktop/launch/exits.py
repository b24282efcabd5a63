"""With what number a command ends; scripts and night jobs build on these."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from empower_desktop.errors import Refusal, Trouble


class Exit(IntEnum):
    """The exit statuses of the command line; none changes without a new major version."""

    DONE = 0
    IN_PART = 1
    USAGE = 2
    WAITS = 3
    REFUSED = 4
    TROUBLE = 5
    BUG = 70


def of_refusals(refusals: Iterable[Refusal]) -> Exit:
    """Tell a refusal of data from a failure of the environment: the latter only where nothing else was wrong."""
    return Exit.TROUBLE if all(isinstance(refusal, Trouble) for refusal in refusals) else Exit.REFUSED
