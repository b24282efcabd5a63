"""Where the files that ship with the app lie, in a checkout and when installed."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "resources"
RESOURCES = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[1] / "resources"
