"""How a notebook begins: what is wanted of it, and doing it away from the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from empower_desktop.language import Language, Message
from empower_desktop.ui.kit.offers import Offer
from empower_desktop.workspace.knowing import begin_again, take_over
from empower_desktop.workspace.opening import start
from empower_desktop.workspace.placing import area_list
from empower_desktop.workspace.workspace import Identity


@dataclass(frozen=True)
class Wanted:
    """How a new notebook is to begin: with whose name, and with what a file holds, as its author again or as who comes after.

    `passphrase` opens the file, if it is locked; `lacks` is the warning that it holds only a part.
    """

    name: str
    role: str
    area: str | None
    language: str
    practice: bool = False
    file: Path | None = None
    again: bool = False
    passphrase: str = ""
    lacks: Message | None = None


def begin(folder: Path, language: Language, wanted: Wanted) -> Identity:
    """Start the notebook; nothing is left behind when its file is refused."""
    if wanted.file is None or wanted.practice:
        return start(folder, wanted.name, wanted.role, wanted.area, wanted.language, wanted.practice)
    if wanted.again:
        changed = {"name": wanted.name, "role": wanted.role, "area": wanted.area or ""}
        return begin_again(folder, wanted.file, language, practice=False, changed=changed, passphrase=wanted.passphrase)
    return take_over(folder, wanted.file, language, wanted.name, wanted.role, wanted.area, wanted.passphrase)


def areas_like(folder: Path, text: str) -> Sequence[Offer]:
    """Give the places whose names go with a text, while it is typed."""
    with area_list(folder) as areas:
        return [Offer(place.code, place.name, place.chain) for place in areas.search(text, 7)]


def area_named(folder: Path, code: str) -> tuple[str, str]:
    """Give an area with its name."""
    with area_list(folder) as areas:
        return code, areas.name(code) or code
