"""What records were called before: the texts that a field of theirs ever held, whoever wrote another or joined them since."""

from __future__ import annotations

import json

import sqlalchemy as sa

from empower_desktop.records.references import Homes
from empower_desktop.store.many import fetched
from empower_desktop.store.row_tables import home
from empower_desktop.store.tables import change, record

Texts = dict[str, tuple[str, ...]]


def texts_ever(connection: sa.Connection, kind: str, code: str) -> Texts:
    """Give all texts that a field of records ever held, by the id under which they are shown; those that held one alone are left out."""
    homes: Homes = dict(fetched(connection, sa.select(home.c.record, home.c.home)))
    found: dict[str, dict[str, None]] = {}
    for one, fields in fetched(connection, _setting_it(kind, code)):
        text = json.loads(fields).get(code)
        if isinstance(text, str):
            found.setdefault(homes.get(one, one), {})[text] = None
    return {one: tuple(texts) for one, texts in found.items() if len(texts) > 1}


def was_ever(connection: sa.Connection, kind: str, code: str, text: str) -> bool:
    """Say whether any change of records of a kind, also of deleted ones, set a field to a text."""
    sets_it = change.c.fields.contains(f"{json.dumps(code)}:{json.dumps(text, ensure_ascii=False)}", autoescape=True)
    return connection.execute(sa.select(change.c.seq).where(change.c.kind == kind, sets_it).limit(1)).first() is not None


def _setting_it(kind: str, code: str) -> sa.Select[tuple[str, str]]:
    """Ask for the changes that set a field of records which set it more than once, or which are joined with others."""
    sets_it = sa.and_(change.c.kind == kind, change.c.fields.contains(f'"{code}":', autoescape=True))
    often = sa.select(change.c.record).where(sets_it).group_by(change.c.record).having(sa.func.count() > 1)
    joined = sa.exists().where(home.c.record == record.c.id)
    query = sa.select(record.c.id, change.c.fields).join(record, record.c.n == change.c.record)
    return query.where(sets_it, sa.or_(change.c.record.in_(often), joined)).order_by(change.c.seq)
