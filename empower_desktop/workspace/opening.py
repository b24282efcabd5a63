"""Starting a store with its author, and opening the one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from empower_desktop.errors import Problem
from empower_desktop.history.change import new_id
from empower_desktop.history.clock import FURTHEST_AHEAD, Clock, local_now, millis_of, stamp_of
from empower_desktop.language import N_, Language
from empower_desktop.records import Author
from empower_desktop.store import Store
from empower_desktop.store.areas import AreaList
from empower_desktop.store.opening import copy_file
from empower_desktop.workspace.scratch import clear_scratch
from empower_desktop.workspace.workspace import Identity, Workspace

STORE_FILE = "empower.db"
AREAS_FILE = "areas.db"
ORIGINALS = "originals"


def is_there(folder: Path) -> bool:
    """Say whether a store has been started in a data folder."""
    return (folder / STORE_FILE).exists()


def refuse_existing(folder: Path) -> None:
    """Raise the Problem that a store lies in a folder already."""
    if is_there(folder):
        message = N_("There is already a store in {folder}. Choose another folder, or open the one that is there.", folder=str(folder))
        raise Problem(message, "store_exists")


@contextmanager
def begun_whole(folder: Path) -> Iterator[None]:
    """Take away a store that is begun in a folder within the block when that fails; what lay there before it stays.

    An earlier store may have left its originals and attached files there, of which daily backups hold none.
    """
    before = _of_stores(folder)
    try:
        yield
    except BaseException:
        for path in _of_stores(folder) - before:
            with suppress(OSError):
                path.unlink()
        raise


def _of_stores(folder: Path) -> set[Path]:
    from empower_desktop.workspace.files import FILES

    wanted = (f"{STORE_FILE}*", f"{ORIGINALS}/*", f"{FILES}/*")
    return {path for pattern in wanted for path in folder.glob(pattern) if path.is_file()}


def start(folder: Path, name: str, role: str, area: str | None, language: str, practice: bool, author: str = "") -> Identity:
    """Start a new store with its author; one that exists is refused.

    `author` is given when it is the same person again, on a new laptop.
    """
    clock = Clock()
    refuse_existing(folder)
    plain = Author.read({"name": name, "role": role, "area": area}, clock.today())
    if not plain["name"]:
        raise Author.fields()["name"].missing()
    identity = Identity(author or new_id(millis_of(clock.stamp())), str(plain["name"]), str(plain["role"]), _text(plain["area"]))
    folder.mkdir(parents=True, exist_ok=True)
    with Store.open(folder / STORE_FILE, create=True) as store:
        for setting, value in {
            "author_id": identity.id,
            "author_name": identity.name,
            "author_role": identity.role,
            "author_area": identity.area or "",
            "language": language,
            "practice": "yes" if practice else "no",
        }.items():
            store.put_setting(setting, value)
    return identity


@contextmanager
def open_workspace(folder: Path, language: Language, clock: Clock | None = None) -> Iterator[Workspace]:
    """Open the store of a data folder for as long as the block lasts."""
    work = opened(folder, language, clock)
    try:
        yield work
    finally:
        close(work)


def opened(folder: Path, language: Language, clock: Clock | None = None) -> Workspace:
    """Open the store of a data folder; `close` it when done."""
    if not is_there(folder):
        raise Problem(
            N_("There is no store in {folder} yet. Start one first: empower-desktop init --name NAME", folder=str(folder)), "no_store"
        )
    kept = _originals(folder)
    since = clear_scratch(folder)
    store = Store.open(folder / STORE_FILE)
    try:
        if since is not None:
            _drop_stray(store, kept, since)
        clock = clock or Clock()
        clock.adopt(store.newest_stamp(before=stamp_of(local_now() + FURTHEST_AHEAD)))
        return Workspace(store, AreaList(folder / AREAS_FILE), clock, language, identity_of(store), folder)
    except BaseException:
        store.close()  # Windows lets no backup take the place of a file that is open
        raise


def _originals(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list((folder / ORIGINALS).iterdir())
    return []


def _drop_stray(store: Store, kept: Iterable[Path], since: float) -> None:
    """Let go of originals that a merge kept shortly before it was killed, so that what they brought was never written.

    `kept` are those that lay there before it was found that nobody else is at work: what somebody keeps from then on is theirs.
    """
    known = store.contents()
    for path in kept:
        with suppress(OSError):
            if path.stem not in known and path.stat().st_mtime >= since:
                path.unlink()


def in_language(work: Workspace, language: Language) -> Workspace:
    """Give the same store, person and clock in another language."""
    return Workspace(work.store, work.areas, work.clock, language, work.author, work.folder, work.readers)


@contextmanager
def empty_workspace(work: Workspace, folder: Path) -> Iterator[Workspace]:
    """Open a new store of the same person, in which nothing is recorded, for as long as the block lasts."""
    with Store.open(folder / STORE_FILE, create=True) as store, closing(AreaList(work.folder / AREAS_FILE)) as areas:
        yield Workspace(store, areas, Clock(), work.language, work.author, folder, work.readers)


@contextmanager
def copied(work: Workspace, folder: Path) -> Iterator[Workspace]:
    """Open a copy of the store as it is now, in which anything may be tried, for as long as the block lasts."""
    copy_file(work.store.path, folder / STORE_FILE)
    with Store.open(folder / STORE_FILE, reserve=False) as store:
        yield Workspace(store, work.areas, work.clock, work.language, work.author, folder, work.readers)


def close(work: Workspace) -> None:
    """Close the store and the area list."""
    work.areas.close()
    work.store.close()


def identity_of(store: Store) -> Identity:
    """Give who writes into a store."""
    return Identity(
        store.setting("author_id") or "",
        store.setting("author_name") or "",
        store.setting("author_role") or "lainnya",
        store.setting("author_area") or None,
    )


def _text(value: object) -> str | None:
    return str(value) if value else None
