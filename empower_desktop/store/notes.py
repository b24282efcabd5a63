"""What only this store knows: settings, exports, receipts, questions, and forms not saved yet."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import sqlalchemy as sa

from empower_desktop.records import Author
from empower_desktop.store.carried import EVERYTHING, held_whole, numbers_in, ranges
from empower_desktop.store.ledger import numbers_of
from empower_desktop.store.many import among, several
from empower_desktop.store.row_tables import home
from empower_desktop.store.tables import arrival, change, export, question, receipt, record, setting, unsaved

EXPORT: Final = "export"
RETURN: Final = "kembali"


@dataclass(frozen=True, slots=True)
class Export:
    """A workbook that went out; `upto` is how far the ledger reached by then, `records` the numbers of the records it carried.

    Before it is noted, an `upto` of None stands for as far as the ledger reaches then; 0 is that of an empty one.
    """

    id: str
    number: int
    at: str
    file: str
    digest: str
    changes: int
    previous: str = ""
    scope: str = ""
    for_name: str = ""
    store_id: str = ""
    upto: int | None = None
    purpose: str = EXPORT
    records: str = EVERYTHING

    @property
    def is_return(self) -> bool:
        """Say whether it went back to a worker, with a receipt."""
        return self.purpose == RETURN


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a coordinator's store said it holds: ids of exports; `export_id` is that of the return that said so.

    `instead_of` names the stores that it stands in the place of; `held` says that the return is merged here still. `records`
    are the numbers of those that the return held with every change that there was, when the ledger reached as far as `upto`.
    """

    export_id: str
    store_id: str
    number: int
    author_id: str
    author_name: str
    at: str
    exports: tuple[str, ...]
    instead_of: tuple[str, ...] = ()
    held: bool = True
    records: str = ""
    upto: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a merge or an import asked; `body` is JSON of who asked, `answer` is empty until answered."""

    id: str
    merge: str
    at: str
    body: str
    answer: str = ""
    answered_at: str = ""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A form that was not saved, with what was typed and what was seen, both as JSON."""

    key: str
    kind: str
    record: str
    typed: str
    seen: str
    at: str


def get_setting(connection: sa.Connection, name: str) -> str | None:
    """Give a setting."""
    return connection.execute(sa.select(setting.c.value).where(setting.c.name == name)).scalar_one_or_none()


def put_setting(connection: sa.Connection, name: str, value: str) -> None:
    """Keep a setting."""
    _put(connection, setting, {"name": name, "value": value})


def settings_named(connection: sa.Connection, beginning: str) -> dict[str, str]:
    """Give the settings whose names begin so."""
    rows = connection.execute(sa.select(setting.c.name, setting.c.value).where(setting.c.name.startswith(beginning, autoescape=True)))
    return {row.name: row.value for row in rows}


def drop_settings(connection: sa.Connection, names: Iterable[str]) -> None:
    """Forget settings."""
    connection.execute(sa.delete(setting).where(among(setting.c.name)), several(names))


def reach(connection: sa.Connection) -> int:
    """Say how far the ledger reaches: the number of the last change."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(change.c.seq), 0))).scalar_one())


def count_changes(connection: sa.Connection) -> int:
    """Count the changes of the ledger."""
    return connection.execute(sa.select(sa.func.count()).select_from(change)).scalar_one()


def note_export(connection: sa.Connection, one: Export, store_id: str, records: Collection[str] | None) -> Export:
    """Note a workbook that went out, with these records, or (None) with all that the ledger held."""
    carried = EVERYTHING if records is None else ranges(numbers_of(connection, records).values())
    upto = reach(connection) if one.upto is None else one.upto
    values = asdict(one) | {"store_id": one.store_id or store_id, "upto": upto, "records": carried}
    connection.execute(sa.insert(export).values(values))
    return Export(**values)


def exports(connection: sa.Connection, store_id: str, purpose: str) -> list[Export]:
    """Give the exports, of one store id or all, in the order they went out, whatever the clock said then."""
    query = sa.select(export).where(export.c.purpose == purpose).order_by(sa.literal_column("rowid"))
    rows = connection.execute(query.where(export.c.store_id == store_id) if store_id else query)
    return [Export(**row) for row in rows.mappings()]


def export_of(connection: sa.Connection, name: str) -> Export:
    """Give an export by its id."""
    return Export(**connection.execute(sa.select(export).where(export.c.id == name)).mappings().one())


def next_export(connection: sa.Connection, store_id: str, purpose: str) -> tuple[int, str]:
    """Give the number of the next export and the id of the one before it; returns are numbered by themselves."""
    query = sa.select(export.c.number, export.c.id).where(export.c.store_id == store_id, export.c.purpose == purpose)
    last = connection.execute(query.order_by(export.c.number.desc()).limit(1)).first()
    return (last.number + 1, last.id) if last else (1, "")


def written_since(connection: sa.Connection, upto: int, parts: Sequence[Export] = ()) -> int:
    """Count the records of which something was written here after the ledger reached so far, not what others brought.

    What left since then with exports of a `part` of the records is not counted. Who the authors are is no record that anybody
    looks at; what is joined is one.
    """
    # A list that was taken in is no workbook that somebody exported: who did it wrote its records here.
    lists = sa.select(arrival.c.seq).where(arrival.c.export_id == "")
    written_here = sa.or_(change.c.arrival.is_(None), change.c.arrival.in_(lists))
    wanted = sa.and_(change.c.kind != Author.kind, written_here)
    if parts:
        return _written_beside(connection, wanted, upto, parts)
    several_in_one = sa.select(sa.func.count(home.c.record.distinct()) - sa.func.count(home.c.home.distinct())).select_from(
        home.join(record, record.c.id == home.c.record).join(change, change.c.record == record.c.n)
    )
    every = sa.select(sa.func.count(change.c.record.distinct())).where(wanted, change.c.seq > upto)
    # Plus nothing, or SQLite would read the ledger once more, in place of the changes of the few that are joined.
    joined = several_in_one.where(wanted, change.c.seq + 0 > upto)
    return int(connection.execute(every).scalar_one() - connection.execute(joined).scalar_one())


def _written_beside(connection: sa.Connection, wanted: sa.ColumnElement[bool], upto: int, parts: Sequence[Export]) -> int:
    gone: dict[int, int] = {}
    for one in sorted(parts, key=lambda one: one.upto or 0):
        gone.update(dict.fromkeys(numbers_in(one.records), one.upto or 0))
    shown_as = sa.func.coalesce(home.c.home, record.c.id)
    of = change.join(record, record.c.n == change.c.record).outerjoin(home, home.c.record == record.c.id)
    written = sa.select(record.c.n, shown_as, sa.func.max(change.c.seq)).select_from(of).where(wanted, change.c.seq > upto)
    rows = connection.execute(written.group_by(record.c.n))
    return len({one for number, one, last in rows if last > gone.get(number, 0)})


def note_receipt(connection: sa.Connection, one: Receipt, changes: Mapping[str, int]) -> None:
    """Keep what a return said, and of which records it held all that is here; it speaks as long as the return is merged here.

    `changes` counts, by record, those that the return held; all of them are here.
    """
    carried = {"records": ranges(held_whole(connection, changes)), "upto": reach(connection)}
    values = asdict(one) | {"exports": json.dumps(one.exports), "instead_of": " ".join(one.instead_of), **carried}
    del values["held"]
    _put(connection, receipt, values)


def receipts(connection: sa.Connection) -> list[Receipt]:
    """Give every receipt that ever came, those of one store by their numbers.

    One whose return was taken back is not `held`; it stays known, as what came before it was already replaced by it.
    """
    held = sa.exists(sa.select(arrival.c.seq).where(arrival.c.export_id == receipt.c.export_id)).label("held")
    rows = connection.execute(sa.select(receipt, held).order_by(receipt.c.store_id, receipt.c.number, receipt.c.export_id)).mappings()
    return [
        Receipt(
            **{
                **row,
                "exports": tuple(json.loads(row["exports"])),
                "instead_of": tuple(row["instead_of"].split()),
                "held": bool(row["held"]),
            }
        )
        for row in rows
    ]


def ask(connection: sa.Connection, questions: Iterable[Question]) -> list[Question]:
    """Keep questions; one that was asked before is not asked again. Give the new ones."""
    fresh = []
    for one in questions:
        if connection.execute(sa.select(question.c.id).where(question.c.id == one.id)).first() is None:
            connection.execute(sa.insert(question).values(asdict(one)))
            fresh.append(one)
    return fresh


def questions(connection: sa.Connection, answered: bool | None = False) -> list[Question]:
    """Give the open questions, the answered ones, or (None) all, the oldest first."""
    query = sa.select(question).order_by(question.c.at, question.c.id)
    if answered is not None:
        query = query.where(question.c.answer != "" if answered else question.c.answer == "")
    return [Question(**row) for row in connection.execute(query).mappings()]


def reopen(connection: sa.Connection, stamps: Iterable[str]) -> None:
    """Let questions wait again that were answered at these moments."""
    connection.execute(sa.update(question).where(among(question.c.answered_at)).values(answer="", answered_at=""), several(stamps))


def unask(connection: sa.Connection, names: Iterable[str]) -> None:
    """Forget questions."""
    connection.execute(sa.delete(question).where(among(question.c.id)), several(names))


def answer(connection: sa.Connection, name: str, choice: str, at: str, body: str = "") -> bool:
    """Note the answer to a question, and what it asks where that is more now; say whether there is such a question."""
    more = {"body": body} if body else {}
    changed = connection.execute(sa.update(question).where(question.c.id == name).values(answer=choice, answered_at=at, **more))
    return changed.rowcount > 0


def keep_unsaved(connection: sa.Connection, form: Unsaved) -> None:
    """Keep a form that is not saved yet, in place of what was kept under its key."""
    _put(connection, unsaved, asdict(form))


def unsaved_forms(connection: sa.Connection) -> list[Unsaved]:
    """Give the forms kept, the newest first."""
    rows = connection.execute(sa.select(unsaved).order_by(unsaved.c.at.desc(), unsaved.c.key))
    return [Unsaved(**row) for row in rows.mappings()]


def drop_unsaved(connection: sa.Connection, key: str) -> None:
    """Forget a form."""
    connection.execute(sa.delete(unsaved).where(unsaved.c.key == key))


def _put(connection: sa.Connection, table: sa.Table, values: dict[str, object]) -> None:
    key = next(iter(table.primary_key))
    connection.execute(sa.delete(table).where(key == values[key.name]))
    connection.execute(sa.insert(table).values(values))
