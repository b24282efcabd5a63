"""Records as people read them on a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.history.change import DELETED
from empower_desktop.language import N_, Language
from empower_desktop.records import KINDS
from empower_desktop.records.field import Names, as_it_stands
from empower_desktop.records.fields import Plain
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.dated_names import DatedNames
from empower_desktop.workspace.looking import Whole


def said_value(work: Workspace, kind_code: str, code: str, held: Plain | Mapping[str, Plain], names: Names | None = None) -> str:
    """Say a value; of a unit, or an edit beside a deletion, all its fields. `names` tell what it refers to, else as lists do."""
    if isinstance(held, Mapping):
        said = {each: said_value(work, kind_code, each, plain, names) for each, plain in held.items()}
        return ", ".join(f"{_called(work, kind_code, each)}: {value}" for each, value in said.items())
    if code == DELETED:
        return work.language(N_("deleted") if held is True else N_("kept"))
    kind = KINDS.get(kind_code)
    field = kind.fields().get(code) if kind else None
    if held is None:
        return work.language(N_("(empty)"))
    return field.show(held, work.language, names or DatedNames(work)) if field else as_it_stands(held)


def _called(work: Workspace, kind_code: str, code: str) -> str:
    field = KINDS[kind_code].fields().get(code) if kind_code in KINDS else None
    return work.language(field.label) if field else code


def said_marks(record: Whole, language: Language) -> str:
    """Say what a list marks a record with."""
    marks = {
        N_("in the trash"): record.standing == "deleted",
        N_("deleted here, edited there"): record.standing == "contested",
        N_("in dispute: {spots}", spots=", ".join(record.conflicts)): bool(record.conflicts),
        N_("incomplete"): bool(record.missing),
    }
    return "; ".join(language(mark) for mark, holds in marks.items() if holds)
