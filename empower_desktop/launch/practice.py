"""What the README's first command runs: the app with practice data, or without a display the same job on disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from empower_desktop.errors import Refusal
from empower_desktop.language import N_, Language, Message
from empower_desktop.launch.call import file_trouble, has_display, no_window
from empower_desktop.launch.exits import of_refusals
from empower_desktop.launch.places import Places
from empower_desktop.launch.sample.filling import fill
from empower_desktop.launch.say import prepare, system_language
from empower_desktop.records import KINDS
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.diagnosing import about
from empower_desktop.workspace.listing import Query, rows_of
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.opening import is_there, open_workspace, start
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import default_name, export, last_export

RECORDS = 1_000
WORKERS = (("Sari Handayani", "33.02.10", 1), ("Rina Wulandari", "33.02.11", 2))
COORDINATOR = ("Budi Santoso", "33.02", 3)
BOTH_SAW: tuple[Mapping[str, Mapping[str, object]], ...] = (
    {"meeting": {"venue": "Balai Dusun II"}, "decision": {"method": "voting_terbuka", "votes_for": 18, "votes_against": 3}},
    {"meeting": {"venue": "Balai Desa"}, "decision": {"method": "voting_terbuka", "votes_for": 21, "votes_against": 3}},
)
SIZE = (1366, 768)


def main(arguments: Sequence[str] | None = None, records: int = RECORDS) -> int:
    """Open the window on practice data in a folder; without a display do the job on disk and tell where all lies.

    Begun again it goes on with what is there; each worker has about so many records.
    """
    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0] if given else "practice").absolute()
    code = system_language()
    language = Language(code, Places.of(folder).translations)
    out, err = prepare(sys.stdout), prepare(sys.stderr)
    try:
        return _with_window(folder, code, records) if has_display() else _without_window(folder, language, records, _Teller(language, out))
    except (Refusal, OSError, ImportError) as error:
        refusal = file_trouble(error) if isinstance(error, OSError) else no_window(error) if isinstance(error, ImportError) else error
        _Teller(language, err)(refusal.message)
        return of_refusals([refusal])


def _with_window(folder: Path, code: str, records: int) -> int:
    from empower_desktop.launch.app import open_window  # Qt only where there is a display

    store = folder / "sari"
    _two_workers(folder, Language(code, Places.of(store).translations), records)
    return open_window(Places.of(store), code)


def _without_window(folder: Path, language: Language, records: int, say: _Teller) -> int:
    """Do two workers' evening and a coordinator's Friday on disk."""
    say(N_("There is no display, so the same job is done without a window."))
    workbooks = _two_workers(folder, language, records)
    with open_workspace(_place(folder, WORKERS[1][0]), language) as work:
        apply(work, workbooks[:1])
    for (name, _, _), workbook in zip(WORKERS, workbooks, strict=True):
        with open_workspace(_place(folder, name), language) as work:
            held = about(work)
        say(
            N_(
                "{name} has {n} records; data code {code}; workbook {file}",
                name=name,
                n=held.records,
                code=held.data_code,
                file=str(workbook),
            )
        )
    place = _place(folder, COORDINATOR[0])
    if not is_there(place):
        start(place, COORDINATOR[0], "koordinator", COORDINATOR[1], language.code, practice=True)
    with open_workspace(place, language) as work:
        step = apply(work, workbooks)
        say(N_("{name} merged them: {what}", name=COORDINATOR[0], what=step.text))
        say(N_("Data code of {name}: {code}", name=COORDINATOR[0], code=about(work).data_code))
        pictures = _pictures(work, folder / "pictures")
    say(N_("{n} pictures of the screens lie in {folder}", n=pictures, folder=str(folder / "pictures")))
    say(N_("Everything lies in {folder}: a store for each of the three, and the workbooks.", folder=str(folder)))
    return 0


class _Teller:
    """Tells on the terminal, in the reader's tongue, what was done."""

    def __init__(self, language: Language, stream: TextIO | None) -> None:
        self._language, self._stream = language, stream

    def __call__(self, message: Message) -> None:
        if self._stream is not None:
            self._stream.write(self._language(message) + "\n")
            self._stream.flush()


def _place(folder: Path, name: str) -> Path:
    return folder / name.split(" ")[0].lower()


def _two_workers(folder: Path, language: Language, records: int) -> list[Path]:
    """Let two workers record a year each and both change the same records; give their last workbooks.

    Rina has seen what Sari sent first; Sari has yet to merge Rina's workbook, which is for whoever practises to do.
    What was broken off is done again: what stands already makes no change.
    """
    sari, rina = (_place(folder, name) for name, _, _ in WORKERS)
    if not (is_there(rina) and _has_sent(rina, language)):
        for place, (name, area, seed) in zip((sari, rina), WORKERS, strict=True):
            _filled(place, name, area, seed, language, records)
        first = _sent(sari, language)
        with open_workspace(rina, language) as work:
            apply(work, [first])
        for place, values in zip((sari, rina), BOTH_SAW, strict=True):
            _change_what_both_know(place, values, language)
            _sent(place, language)
    return [_last_sent(place, language) for place in (sari, rina)]


def _sent(place: Path, language: Language) -> Path:
    with open_workspace(place, language) as work:
        workbook = place / default_name(work)
        export(work, workbook)
    return workbook


def _has_sent(place: Path, language: Language) -> bool:
    with open_workspace(place, language) as work:
        return last_export(work) is not None


def _last_sent(place: Path, language: Language) -> Path:
    """Give the last workbook that lies beside somebody's store; where none does it is sent anew."""
    return max(place.glob("[!~]*.xlsx"), default=None) or _sent(place, language)


def _change_what_both_know(place: Path, values: Mapping[str, Mapping[str, object]], language: Language) -> None:
    """Give the newest record of each kind by the first worker, which both have, another value."""
    with open_workspace(place, language) as work:
        for code, typed in values.items():
            kind = KINDS[code]
            (newest,) = rows_of(work, Query(code, {"_made_by": _first_worker(work)}, sort=(("_made", True),)), 0, 1)
            save(work, kind, typed, newest.id, work.seen(newest.id))


def _first_worker(work: Workspace) -> str:
    return next(author for author, name in work.author_names().items() if name == WORKERS[0][0])


def _filled(place: Path, name: str, area: str, seed: int, language: Language, records: int) -> None:
    """Start a practice store unless it is there, and record a village's year."""
    if not is_there(place):
        start(place, name, "pendamping", area, language.code, practice=True)
    with open_workspace(place, language) as work:
        # It is one group's story: the coordinator who merges both workers meets it once.
        fill(work, records, seed, with_story=name == WORKERS[0][0])


def _pictures(work: Workspace, folder: Path) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from empower_desktop.launch.shots import shots  # Qt is slow to import, and here it is wanted last

    return len(shots(work, folder, SIZE))


if __name__ == "__main__":
    sys.exit(main())
