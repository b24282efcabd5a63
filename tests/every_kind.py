"""What three laptops may do to records of every kind: two of each, that name each other in every reference there is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hypothesis import strategies as st
from openpyxl import load_workbook
from replicas import NAMES, Village

from empower_desktop.errors import Problem
from empower_desktop.history.change import keyed_id
from empower_desktop.records import KINDS, Record
from empower_desktop.records.attachment import WITHOUT
from empower_desktop.records.fields import Field
from empower_desktop.workspace import Workspace, joining, saving
from empower_desktop.workspace.files import keep

NOTED = tuple(kind for kind in KINDS.values() if kind.kind not in ("author", "same_as"))
TWO = range(2)
ABSENT = str(uuid5(NAMESPACE_URL, "one that never comes"))
PAPERS = (b"%PDF-1.7 the first", b"%PDF-1.7 the second")
WORDS = {
    "text": ("Bu Wening", "=1+1"),
    "long_text": ("Baris satu\nbaris dua", "- lain"),
    "date": ("2026-01-31", "2026-02-28"),
    "time": ("08:30", "13:00"),
    "integer": ("1", "4"),
    "number": ("1,5", "6"),
    "money": ("50000", "1250000"),
    "yes_no": ("ya", "tidak"),
    "area": ("33.02.10.2003", "33.02.10.2004"),
    "phone": ("0812 0000 0001", "+62 812 0000 0002"),
}

_who, _which = st.sampled_from(NAMES), st.sampled_from(TWO)


def _acts(few: list[type[Record]]) -> st.SearchStrategy[list[tuple]]:
    """Draw what is done to records of a few kinds and of those that they belong to: often enough to the same for values to fight."""
    held = [KINDS[kind.fields()[code].refers_to] for kind in few for code in kind.key if kind.fields()[code].refers_to]
    kinds = st.sampled_from([*few, *held])
    joined = st.sampled_from([kind for code in joining.JOINABLE if (kind := KINDS[code]) in (*few, *held)] or [KINDS["person"]])
    saves = st.tuples(st.just("save"), _who, kinds, _which, st.integers(0, 60), st.integers(0, 3))
    whole = st.tuples(st.just("whole"), _who, kinds, _which, st.sampled_from(TWO))
    return st.lists(
        st.one_of(
            saves,
            saves,
            whole,
            whole,
            st.tuples(st.just("delete"), _who, kinds, _which),
            st.tuples(st.just("restore"), _who, kinds, _which),
            st.tuples(st.just("join"), _who, joined),
            st.tuples(st.just("part"), _who, joined),
            st.tuples(st.just("send"), _who, _who),
        ),
        min_size=6,
        max_size=24,
    )


doings = st.lists(st.sampled_from(NOTED), min_size=1, max_size=4, unique=True).flatmap(_acts)


@cache
def id_of(kind: type[Record], which: int) -> str:
    """Give the id of one of the two records of a kind: of its key, where it has one."""
    if not kind.key:
        return str(uuid5(NAMESPACE_URL, f"{kind.kind} {which}"))
    one, other = (key_of(kind, code, which) for code in kind.key)
    return keyed_id(one, other)


def key_of(kind: type[Record], code: str, which: int) -> str:
    """Give what the key of a record says: both are of one owner, or of the two that may be joined."""
    refers_to = kind.fields()[code].refers_to
    return id_of(KINDS[refers_to], which) if refers_to else "A3"


def typed(kind: type[Record], code: str, value: int) -> str:
    """Give what somebody types into a field: one of two things, nothing, or what only a field of its sort may hold."""
    field = kind.fields()[code]
    if value == 3:
        return ""
    if field.refers_to:
        return _named(field, value)
    if code == "owner_id":
        return id_of(KINDS["meeting"], value % 2)
    if code == "owner_kind":
        return [one for one in KINDS if one not in WITHOUT][value]
    if field.type == "file":
        return hash_of(PAPERS[value % 2])
    offered = [choice.code for choice in field.choices]
    if offered:
        return ";".join(offered[: value + 1]) if field.type == "multi_choice" else offered[value % len(offered)]
    return WORDS["phone" if "phone" in code else field.type][value % 2]


def _named(field: Field, value: int) -> str:
    first, second = (id_of(KINDS[field.refers_to], which) for which in TWO)
    if field.type == "multi_reference":
        return (first, f"{first};{second}", f"{second};{ABSENT}")[value]
    return (first, second, ABSENT)[value]


@cache
def hash_of(content: bytes) -> str:
    """Give the name under which a file is kept."""
    return sha256(content).hexdigest()


def answer_first(asked: Path) -> None:
    """Answer every conflict of a workbook with the first of its values, as somebody does in Excel."""
    book = load_workbook(asked)
    sheet = book["Konflik"]
    chosen = next(cell.column for cell in sheet[1] if cell.value == "Pilih")
    for row in sheet.iter_rows(min_row=2):
        if row[1].value:
            sheet.cell(row[0].row, chosen).value = "A"
    book.save(asked)


def do(here: Village, act: Sequence[object]) -> None:
    """Do one act on one laptop; what the program refuses there a person leaves undone."""
    verb, who, *rest = act
    work = here.laptops[str(who)]
    if verb == "send":
        here.merge(str(rest[0]), here.export(str(who)))
        return
    with suppress(Problem):
        _do(work, str(verb), *rest)
    here.remember(work)


def _do(work: Workspace, verb: str, kind: type[Record], which: int = 0, field: int = 0, value: int = 0) -> None:
    record = id_of(kind, which)
    if verb == "join":
        joining.join(work, kind, record, id_of(kind, 1))
    elif verb == "part":
        joining.part(work, record)
    elif verb == "save":
        codes = [code for code in kind.fields() if code not in kind.key]
        _save(work, kind, which, {codes[field % len(codes)]: value})
    elif verb == "whole":
        _save(work, kind, which, {code: (field + number) % 2 for number, code in enumerate(kind.fields()) if code not in kind.key})
    elif work.standing(record) != "absent":
        saving.delete(work, kind, record, work.seen(record)) if verb == "delete" else saving.restore_record(work, kind, record)


def _save(work: Workspace, kind: type[Record], which: int, values: dict[str, int]) -> None:
    taken = {}
    for code, value in values.items():
        with suppress(Problem):
            text = typed(kind, code, value)
            kind.read({code: text}, work.today)
            taken[code] = text
    if kind is KINDS["attachment"]:
        keep(work, PAPERS[0], ".pdf")
    if kind.key:
        saving.add_keyed(work, kind, kind.read({**{code: key_of(kind, code, which) for code in kind.key}, **taken}, work.today))
    elif taken:
        record = id_of(kind, which)
        saving.save(work, kind, taken, record, work.seen(record))
