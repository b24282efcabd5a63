"""What records are called beside others of their name: two Suminahs are told apart by home, birth, groups or phone, last by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice

from empower_desktop.history.change import Plain
from empower_desktop.records import KINDS, Author
from empower_desktop.records.field import several
from empower_desktop.records.measures import Integer
from empower_desktop.store import Conflict
from empower_desktop.workspace.dated_names import DatedNames, titles_of
from empower_desktop.workspace.known_here import Known
from empower_desktop.workspace.told_apart import groups_of, phone_of
from empower_desktop.workspace.workspace import Workspace

_ID_END = 4
Named = tuple[str, str]
"""A record by its kind and id."""


class NamesApart(DatedNames):
    """Names as the store has them now, no two of the records alike that are named here by kind and id."""

    def __init__(self, work: Workspace, named: Iterable[tuple[str, str]]) -> None:
        """Look up what these are called; any other record is called as everywhere."""
        super().__init__(work)
        asked = set(named)
        self._plainly = DatedNames(work)
        self._known = Known(work)
        self._home = work.store.homes([record for _, record in asked])
        plain = {(kind, self._home.get(record, record)): self._plainly.record(kind, record) for kind, record in asked}
        # Where it is of, then what else is known, last the ids.
        self._apart_names = _told_apart(plain, (self._first_detail, *self._further_ways(), _end_of_id))

    def record(self, kind: str, record: str) -> str:
        """Give the title of a record, with what tells it from others of that title."""
        return self._apart_names.get((kind, self._home.get(record, record))) or self._plainly.record(kind, record)

    def _further_ways(self) -> list[Callable[[str, str], str]]:
        """Give what else people know records by, of people also their groups and phone numbers."""
        most = max(len(described.soft_key) for described in KINDS.values())
        return [*(partial(self._nth_detail, nth) for nth in range(1, most + 1)), self._groups, self._phone]

    def _first_detail(self, kind: str, record: str) -> str:
        """Give the last of what people know a record by besides its title and day."""
        return next(filter(None, self._details(kind, record)), "")

    def _nth_detail(self, nth: int, kind: str, record: str) -> str:
        return next(islice(self._details(kind, record), nth - 1, None), "")

    def _details(self, kind: str, record: str) -> Iterator[str]:
        """Give what people know a record by besides its title and day, the last of it first; a number with what it counts."""
        row = self._known.row(kind, record) if kind in KINDS else None
        if row is None:
            return
        described = KINDS[kind]
        for code in reversed(described.soft_key):
            if code not in (*described.title_fields, described.date_field):
                field = described.fields()[code]
                shown = field.show(row.fields.get(code), self._language, self._plainly)
                yield f"{self._language(field.label)} {shown}" if shown and isinstance(field, Integer) else shown

    def _groups(self, kind: str, record: str) -> str:
        return ", ".join(groups_of(self._known, record)) if kind == "person" else ""

    def _phone(self, kind: str, record: str) -> str:
        return ", ".join(map(self._language, phone_of(self._known, record))) if kind == "person" else ""


def _told_apart(plain: Mapping[Named, str], ways: Iterable[Callable[[str, str], str]]) -> dict[Named, str]:
    """Give each name with as much as tells it from the others: the first thing known of it, then only what they differ in."""
    told: dict[Named, list[str]] = {one: [] for one in plain}
    for nth, way in enumerate(ways):
        alike: dict[tuple[str, ...], list[Named]] = {}
        for one, name in plain.items():
            alike.setdefault((one[0], name, *told[one]), []).append(one)
        for some in alike.values():
            said = {one: way(*one) for one in some} if len(some) > 1 else {}
            for one, words in said.items():
                if words and words not in told[one] and (nth == 0 or len({*said.values()}) > 1):
                    told[one].append(words)
    return {one: f"{name} ({', '.join(told[one])})" if told[one] else name for one, name in plain.items()}


def _end_of_id(_kind: str, record: str) -> str:
    return f"#{record[-_ID_END:]}"


def titles_apart(work: Workspace, kinds: Mapping[str, str]) -> dict[str, str]:
    """Give what records are called, from their kinds by id, no two alike; only those of one title are looked up one by one."""
    titles = titles_of(work, kinds)
    times = Counter((kinds[record], title) for record, title in titles.items())
    alike = {record for record, title in titles.items() if times[kinds[record], title] > 1}
    names = NamesApart(work, [(kinds[record], record) for record in alike])
    return {**titles, **{record: names.record(kinds[record], record) for record in alike}}


def authors_apart(work: Workspace) -> dict[str, str]:
    """Give the names of everybody who wrote something here, by id; two of one name are told apart by area and role, last by their ids."""
    names = work.author_names()
    times = Counter(names.values())
    alike = {(Author.kind, author): name for author, name in names.items() if times[name] > 1}
    rows = {row.id: row.fields for row in work.store.rows_by_id(Author.kind, [author for _, author in alike])}
    rows.setdefault(work.author.id, {"role": work.author.role, "area": work.author.area})

    def shown(code: str, _kind: str, author: str) -> str:
        return Author.fields()[code].show(rows.get(author, {}).get(code), work.language, work.names)

    ways = (partial(shown, "area"), partial(shown, "role"), _end_of_id)
    return {**names, **{author: name for (_, author), name in _told_apart(alike, ways).items()}}


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
