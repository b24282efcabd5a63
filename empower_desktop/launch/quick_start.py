"""What keeps the start of the window short: nothing is read or looked through that the start does not need."""

from __future__ import annotations

import builtins
import gc


def hasten() -> None:
    """Collect no garbage until the window is filled, for what a start makes stays, and import as Python does it.

    PySide reads the source of whatever is imported after it and keeps it, to see whether it wants Qt's names spelled otherwise,
    which nothing here does: a tenth of the start, and 18 MiB. Where a later PySide does not, there is nothing to put back.
    """
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
