"""It is me again: who an author is, from a file that they sent or kept before."""

from __future__ import annotations

from pathlib import Path

from empower_desktop.errors import Place, Problem, Trouble
from empower_desktop.history.merge import state_of
from empower_desktop.language import N_
from empower_desktop.records import UNITS
from empower_desktop.workspace.workspace import Identity

# What reads either file is imported with it: a first run mostly needs neither, and the window waits for them.
WORKBOOK = ".xlsx"


def author_in(file: Path) -> Identity:
    """Give the author of an export or a backup: the same person on a new laptop."""
    if not file.exists():
        raise Trouble(N_("{file} is not there. Was it moved or the stick taken out?", file=file.name), "missing")
    return _sender(file) if file.suffix.lower() == WORKBOOK else _keeper(file)


def _sender(file: Path) -> Identity:
    from empower_desktop.workbook.reader import Reader
    from empower_desktop.workbook.reading import incoming, read_workbook

    with Reader() as reader:
        content = incoming(reader.call(read_workbook, file))
    meta = content.meta
    if meta.purpose != "export" or not meta.author_id:
        message = N_("{file} is no export of yours. Choose a workbook that you sent, or a backup.", file=file.name)
        raise Problem(message, "not_mine", Place(file.name))
    own = [change for change in content.changes if change.record == meta.author_id]
    fields = state_of(own, UNITS).fields if own else {}
    area = fields.get("area")
    return Identity(meta.author_id, meta.author_name, str(fields.get("role") or "lainnya"), str(area) if area else None)


def _keeper(file: Path) -> Identity:
    from empower_desktop.store.backup import settings_in

    settings = settings_in(file)
    return Identity(
        settings["author_id"], settings["author_name"], settings.get("author_role") or "lainnya", settings.get("author_area") or None
    )
