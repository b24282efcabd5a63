"""The data code, as the commands say it that send and take in."""

from __future__ import annotations

from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, Message


def said_code(digest: str) -> Message:
    """Say the data code of what is here or in a file."""
    return N_("Data code: {code}", code=data_code(digest))
