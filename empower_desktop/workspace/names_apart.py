"""What records are called that stand beside others of their name: two Suminahs are told apart by where they live, or else by their id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS
from empower_desktop.records.field import several
from empower_desktop.store import Conflict
from empower_desktop.workspace.dated_names import DatedNames, titles_of
from empower_desktop.workspace.workspace import Workspace

_ID_END = 4


class NamesApart(DatedNames):
    """Names as the store has them now, no two of the records alike that are named here by kind and id."""

    def __init__(self, work: Workspace, named: Iterable[tuple[str, str]]) -> None:
        """Look up what these are called; any other record is called as everywhere."""
        super().__init__(work)
        asked = set(named)
        self._plainly = DatedNames(work)
        self._home = work.store.homes([record for _, record in asked])
        plain = {(kind, self._home.get(record, record)): self._plainly.record(kind, record) for kind, record in asked}
        told = self._apart(plain, {one: self._detail(*one) for one in plain})
        self._apart_names = self._apart(told, {one: f"#{one[1][-_ID_END:]}" for one in plain})

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record, with what tells it from others of that title."""
        return self._apart_names.get((kind, self._home.get(record, record))) or self._plainly.record(kind, record)

    def _apart(self, names: Mapping[tuple[str, str], str], details: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        times = Counter((kind, name) for (kind, _), name in names.items())
        return {one: f"{name} ({details[one]})" if times[one[0], name] > 1 and details[one] else name for one, name in names.items()}

    def _detail(self, kind: str, record: str) -> str:
        """Give the last of what people know a record by besides its title and day."""
        described = KINDS.get(kind)
        row = self._store.row(kind, record) if described else None
        if described is None or row is None:
            return ""
        more = [code for code in described.soft_key if code not in (*described.title_fields, described.date_field)]
        said = (described.fields()[code].show(row.fields.get(code), self._language, self._plainly) for code in reversed(more))
        return next((words for words in said if words), "")


def titles_apart(work: Workspace, kinds: Mapping[str, str]) -> dict[str, str]:
    """Give what records are called, from their kinds by id, no two alike; only those of one title are looked up one by one."""
    titles = titles_of(work, kinds)
    times = Counter((kinds[record], title) for record, title in titles.items())
    alike = {record for record, title in titles.items() if times[kinds[record], title] > 1}
    names = NamesApart(work, [(kinds[record], record) for record in alike])
    return {**titles, **{record: names.record(kinds[record], record) for record in alike}}


def named_by(conflicts: Iterable[Conflict]) -> Iterator[tuple[str, str]]:
    """Give the records that the values refer to which fight, each by kind and id."""
    for one in conflicts:
        for rival in one.rivals:
            yield from named_in(one.kind, rival.value if isinstance(rival.value, Mapping) else {one.spot: rival.value})


def named_in(kind: str, fields: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """Give the records that some values refer to, each by kind and id."""
    described = KINDS[kind].fields() if kind in KINDS else {}
    for code, plain in fields.items():
        refers_to = described[code].refers_to if code in described else ""
        if refers_to in KINDS:
            yield from ((refers_to, record) for record in several(plain))
