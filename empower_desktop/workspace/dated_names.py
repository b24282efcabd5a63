"""What records are called where several of one title must be told apart: after their day, as in workbooks, a part with its owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from empower_desktop.language import N_
from empower_desktop.records import KINDS
from empower_desktop.records.field import Names
from empower_desktop.records.fields import Plain
from empower_desktop.store import Row
from empower_desktop.workbook.day_before import short_day
from empower_desktop.workspace.listing import names_for
from empower_desktop.workspace.names import DELETED_MARK, StoredNames
from empower_desktop.workspace.workspace import Workspace

WITH_OWNER = N_("{title} – {owner}")


class DatedNames(StoredNames):
    """Names as the store has them now, `12-01-2026 Rapat bulanan`; what is a part of another is named with that."""

    def __init__(self, work: Workspace) -> None:
        """Serve a workspace."""
        super().__init__(work.store, work.areas, work.language)

    def title(self, kind: str, fields: Mapping[str, Plain], within: Names | None = None) -> str:
        """Give the title that these fields make, after their day."""
        return dated(kind, fields, super().title(kind, fields, within))

    def standing_title(self, kind: str, fields: Mapping[str, Plain]) -> str:
        """Give the title of a record that is here, with what it is a part of."""
        title, owner = self.title(kind, fields), fields.get(KINDS[kind].part_of)
        if not isinstance(owner, str):
            return title
        named = self.record(KINDS[kind].fields()[KINDS[kind].part_of].refers_to, owner)
        return self._language(WITH_OWNER.filled(title=title, owner=named))


def dated(kind: str, fields: Mapping[str, Plain], title: str) -> str:
    """Give a title after the day of its record, where it has one."""
    day = fields.get(KINDS[kind].date_field) if KINDS[kind].date_field else None
    return f"{short_day(day)} {title}".strip() if isinstance(day, str) else title


def titles_of(work: Workspace, kinds: Mapping[str, str]) -> dict[str, str]:
    """Give what records are called, from their kinds by id; nothing of those that have not come.

    However many there are, the store is asked a few times, but for those that are joined to another.
    """
    of_kind: dict[str, list[str]] = defaultdict(list)
    for record, kind in kinds.items():
        of_kind[kind].append(record)
    rows = [row for kind, records in of_kind.items() for row in work.store.rows_by_id(kind, records)]
    titles, names = _with_owners(work, rows), DatedNames(work)
    for row in rows:
        if row.standing == "deleted":
            titles[row.id] = f"{titles[row.id]} {work.language(DELETED_MARK)}"
    rest = [record for record in kinds if record not in titles and work.standing(record) != "absent"]
    return {**titles, **{record: names.record(kinds[record], record) for record in rest}}


def _with_owners(work: Workspace, rows: Sequence[Row]) -> dict[str, str]:
    """Give what these are called, by their ids, what is a part of another with that."""
    owners, titles = _titles(work, _owners(work, rows)), _titles(work, rows)
    for row in rows:
        owner = owners.get(str(row.fields.get(KINDS[row.kind].part_of)))
        if owner is not None:
            titles[row.id] = work.language(WITH_OWNER.filled(title=titles[row.id], owner=owner))
    return titles


def _titles(work: Workspace, rows: Sequence[Row]) -> dict[str, str]:
    names = names_for(work, rows)
    return {row.id: dated(row.kind, row.fields, names.title(row)) for row in rows}


def _owners(work: Workspace, rows: Iterable[Row]) -> list[Row]:
    """Look up what some records are parts of."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        kind = KINDS[row.kind]
        if isinstance(owner := row.fields.get(kind.part_of), str):
            wanted[kind.fields()[kind.part_of].refers_to].add(owner)
    return [row for kind, ids in wanted.items() for row in work.store.rows_by_id(kind, ids)]
