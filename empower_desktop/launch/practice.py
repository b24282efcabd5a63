"""What the README's first command runs: the app with practice data, or without a display the same job on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from empower_desktop.errors import Refusal
from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, Language, Message
from empower_desktop.launch.filling import fill
from empower_desktop.launch.places import Places
from empower_desktop.launch.say import system_language
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import is_there, open_workspace, start
from empower_desktop.workspace.sending import default_name, export

RECORDS = 1_000
WORKERS = (("Sari Handayani", "33.02.10", 1), ("Rina Wulandari", "33.02.11", 2))
COORDINATOR = ("Budi Santoso", "33.02", 3)
SIZE = (1366, 768)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window on practice data in a folder; without a display do the job on disk and tell where all lies."""
    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0] if given else "practice").absolute()
    code = system_language()
    language = Language(code, Places.of(folder).translations)
    try:
        return _with_window(folder, code) if _has_display() else _without_window(folder, language)
    except Refusal as refusal:
        sys.stderr.write(language(refusal.message) + "\n")
        return 5


def _has_display() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _with_window(folder: Path, code: str) -> int:
    from empower_desktop.launch.app import open_window  # Qt only where there is a display

    store = folder / "sari"
    _filled(store, *WORKERS[0], Language(code, Places.of(store).translations))
    return open_window(Places.of(store), code)


def _without_window(folder: Path, language: Language) -> int:
    """Do a worker's evening and a coordinator's Friday on disk."""
    say = _Teller(language)
    say(N_("There is no display, so the same job is done without a window."))
    workbooks = [_worker(folder / name.split(" ")[0].lower(), name, area, seed, language, say) for name, area, seed in WORKERS]
    place = folder / "budi"
    if not is_there(place):
        start(place, COORDINATOR[0], "koordinator", COORDINATOR[1], language.code, practice=True)
    with open_workspace(place, language) as work:
        step = apply(work, workbooks)
        say(N_("{name} merged them: {what}", name=COORDINATOR[0], what=step.text))
        say(N_("Data code of {name}: {code}", name=COORDINATOR[0], code=data_code(work.store.digest())))
        pictures = _pictures(work, folder / "pictures")
    say(N_("{n} pictures of the screens lie in {folder}", n=pictures, folder=str(folder / "pictures")))
    say(N_("Everything lies in {folder}: a store for each of the three, and the workbooks.", folder=str(folder)))
    return 0


class _Teller:
    """Tells on the terminal, in the reader's tongue, what was done."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, message: Message) -> None:
        sys.stdout.write(self._language(message) + "\n")
        sys.stdout.flush()


def _worker(place: Path, name: str, area: str, seed: int, language: Language, say: _Teller) -> Path:
    _filled(place, name, area, seed, language)
    with open_workspace(place, language) as work:
        code = data_code(work.store.digest())
        known = work.store.exports(work.store.id)
        workbook = place / (known[-1].file if known else default_name(work))
        if not workbook.exists():
            export(work, workbook)
        say(N_("{name} recorded {n} records; data code {code}; workbook {file}", name=name, n=RECORDS, code=code, file=str(workbook)))
    return workbook


def _filled(place: Path, name: str, area: str, seed: int, language: Language) -> None:
    """Start a practice store with a village's year, unless it is there."""
    if is_there(place):
        return
    start(place, name, "pendamping", area, language.code, practice=True)
    with open_workspace(place, language) as work:
        fill(work, RECORDS, seed)


def _pictures(work: Workspace, folder: Path) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from empower_desktop.launch.shots import shots  # Qt is slow to import, and here it is wanted last

    return len(shots(work, folder, SIZE))


if __name__ == "__main__":
    sys.exit(main())
