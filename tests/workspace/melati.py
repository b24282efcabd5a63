"""KWT Melati of Kaliori: who belongs to its village, and the lists of those who came to its meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from empower_desktop.lists.understood import Ask
from empower_desktop.workspace import Workspace, importing
from empower_desktop.workspace.importing import Imported
from tests.own_lists import listed
from tests.people import change

KALIORI = "33.02.10.2003"
HEAD = [["DAFTAR HADIR RAPAT KWT MELATI"], ["Senin, 2 Maret 2026"], []]
COLUMNS = ["No", "Nama", "L/P"]


def known(work: Workspace, name: str, sex: str = "L", **more: object) -> str:
    """Record somebody of Kaliori."""
    return change(work, "person", "", name=name, sex=sex, area=KALIORI, **more)


def attended(folder: Path, *names: tuple[str, ...], columns: Sequence[str] = COLUMNS, name: str = "hadir.xlsx") -> Path:
    """Write the list of those who came to a meeting of KWT Melati."""
    return listed(folder, *HEAD, columns, *([at, *who] for at, who in enumerate(names, 1)), name=name)


def taken(work: Workspace, file: Path, answers: Mapping[str, str] | None = None) -> Imported:
    """Take a list in, and give what came of it."""
    found: Imported = importing.apply(work, file, "attendance", answers=answers or {}).result
    return found


def asked(imported: Imported, code: str) -> list[Ask]:
    """Give the questions of one code."""
    return [ask for ask in imported.asks if ask.code == code]


def words(work: Workspace, ask: Ask) -> list[str]:
    """Give the answers of a question in words."""
    return [work.language(option.label) for option in ask.options]


def people(work: Workspace) -> list[str]:
    """Give the names of everybody who is known."""
    return sorted(str(row.fields["name"]) for row in work.store.rows("person"))


def melati_at(work: Workspace) -> Workspace:
    """Let somebody know the group."""
    change(work, "group", name="KWT Melati", group_type="kwt", area=KALIORI, status="aktif")
    return work
