"""Possible doubles: which records of a kind may be one thing, why, and what nobody has answered yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop

from empower_desktop.history.change import new_id
from empower_desktop.language import N_, Message
from empower_desktop.records import KINDS, Partner, Person
from empower_desktop.records.author import PAIR
from empower_desktop.records.fields import Plain
from empower_desktop.store import Row, Wanted, Within
from empower_desktop.workspace.likeness import ASKED, LISTED, Known, Likeness, compared_fields
from empower_desktop.workspace.listing import names_for
from empower_desktop.workspace.lookalikes import DATED, DISTRICT, Lookalikes
from empower_desktop.workspace.postponing import postponed
from empower_desktop.workspace.step import Step, Watch, always
from empower_desktop.workspace.workspace import Workspace

MOST_LISTED = 500
"""So many pairs are listed, the likeliest: who has answered these is shown the next."""
_BETWEEN_LOOKS = 500
_DOUBLE = "double "
TRAITS = ("birth_year", "hamlet", "group_type", "partner_type", "date", "date_start", "venue")
"""By these somebody tells at a glance which one is meant."""
EVERYWHERE: Mapping[str, Wanted] = {}
_Entry = tuple[int, str, str, Likeness]
"""A pair while all are gone through: its points, which sort it, both ids, and the likeness."""


@dataclass(frozen=True)
class Double:
    """Two records that may be one thing, and what speaks for it and against it."""

    kind: str
    one: Row
    other: Row
    likeness: Likeness


@dataclass(frozen=True)
class Doubles:
    """The likeliest pairs of a kind, how many there are in all, and besides those that were left for later."""

    pairs: tuple[Double, ...]
    total: int
    later: tuple[Double, ...] = ()


def possible_doubles(
    work: Workspace, kind: str, watch: Watch = always, most: int = MOST_LISTED, resting: Collection[str] = frozenset()
) -> Doubles:
    """Go through all records of a kind for such as may be one thing and about which nobody said yes or no.

    Of those that wait it gives the likeliest, so many at `most`, and besides all those that are left for later: their keys are among
    the `resting`. Stopped by `watch`, it gives what it had found by then.
    """
    everybody = [Known.of(kind, one, fields) for one, fields in _compared(work, kind)]
    answered, total = _answered(work, kind), 0
    lookalikes, best, left = Lookalikes(kind, everybody), list[_Entry](), list[_Entry]()
    for at, one in enumerate(everybody):
        if at % _BETWEEN_LOOKS == 0 and not watch(at, len(everybody)):
            break
        for other, likeness in lookalikes.like(one, LISTED, after=one.id):
            first, second = sorted((one.id, other.id))
            if (first, second) in answered:
                continue
            entry = (likeness.points, first, second, likeness)
            if _key(first, second) in resting:
                left.append(entry)
                continue
            total += 1
            heappush(best, entry) if len(best) < most else heappushpop(best, entry)
    return Doubles(_shown(work, kind, best), total, _shown(work, kind, left))


def _shown(work: Workspace, kind: str, found: Sequence[_Entry]) -> tuple[Double, ...]:
    """Give the pairs with their records as they are shown, the likeliest first."""
    rows = {row.id: row for row in work.store.rows_by_id(kind, {one for _, *pair, _ in found for one in pair})}
    pairs = (Double(kind, rows[one], rows[other], likeness) for _, one, other, likeness in found if one in rows and other in rows)
    return tuple(sorted(pairs, key=likeliest_first))


def likeliest_first(double: Double) -> tuple[int, str, str]:
    """Give by what pairs are sorted; those that are as likely stand by their ids, and so always in one order."""
    return -double.likeness.points, double.one.id, double.other.id


def find_doubles(work: Workspace, kind: str, watch: Watch = always) -> Step:
    """Do the same as a long act, which says nothing besides, and part what was left for later: `step.result` is the Doubles."""
    resting = frozenset(filter(is_of_doubles, postponed(work)))
    return Step(Message(""), result=possible_doubles(work, kind, watch, MOST_LISTED, resting))


def key_of(double: Double) -> str:
    """Give the key under which a pair is left for later."""
    return _key(double.one.id, double.other.id)


def _key(one: str, other: str) -> str:
    return f"{_DOUBLE}{one} {other}"


def is_of_doubles(key: str) -> bool:
    """Say whether what is left for later under a key is a pair of doubles."""
    return key.startswith(_DOUBLE)


def like_new(work: Workspace, kind: str, plain: Mapping[str, Plain], record: str = "") -> list[Double]:
    """Give the records that a new one may be the same as, the likeliest first; `record` is its id where it is saved already."""
    one = Known.of(kind, record or new_id(0), plain)
    answered = _answered(work, kind)
    around = [Known.of(kind, each, fields) for where in _around(kind, plain) for each, fields in _compared(work, kind, where)]
    found = Lookalikes(kind, around).like(one, ASKED)
    asked = [(other, likeness) for other, likeness in found if tuple(sorted((one.id, other.id))) not in answered]
    rows = {row.id: row for row in work.store.rows_by_id(kind, [other.id for other, _ in asked])}
    itself = Row(one.id, kind, plain, "", (), "live", False, "", "", "")
    return [Double(kind, itself, rows[other.id], likeness) for other, likeness in asked if other.id in rows]


def like_saved(work: Workspace, kind: str, record: str) -> list[Double]:
    """Give the records that one just saved may be the same as."""
    row = work.store.row(kind, record)
    return like_new(work, kind, row.fields, row.id) if row and row.standing == "live" else []


def asked_about(work: Workspace, double: Double) -> Message:
    """Ask in a sentence whether a record is the other one, told by its name and what somebody knows it by."""
    other, names = double.other, names_for(work, [double.other])
    traits = [str(other.fields[code]) if code == "birth_year" else names.show(other, code) for code in TRAITS if code in other.fields]
    what = ", ".join(trait for trait in traits if trait) or names.show(other, "area") or "–"
    if double.kind == Person.kind:
        return N_("Similar to {name} ({what}). The same person?", name=names.title(other), what=what)
    return N_("Similar to {name} ({what}). Is it the same?", name=names.title(other), what=what)


def _around(kind: str, plain: Mapping[str, Plain]) -> list[Mapping[str, Wanted]]:
    """Give where the likes of a new record are to be looked for, so that not all of a large store is read: its district, or its day."""
    if code := DATED.get(kind):
        return [{code: plain[code]}] if plain.get(code) else []
    area = str(plain.get("area") or "")
    if kind == Partner.kind:  # there are few, and the area of some is wider than any district
        return [{}]
    return [{"area": Within(area[:DISTRICT])}, {"area": None}] if area else [{}]


def _compared(work: Workspace, kind: str, where: Mapping[str, Wanted] = EVERYWHERE) -> list[tuple[str, dict[str, Plain]]]:
    described = KINDS[kind].fields()
    codes = [code for code in compared_fields(kind) if code in described]
    return [
        (str(record), {code: value for code, value in zip(codes, values, strict=True) if value is not None})
        for record, *values in work.store.columns(kind, codes, where)
    ]


def _answered(work: Workspace, kind: str) -> set[tuple[str, str]]:
    """Give the pairs about which somebody said yes or no, as they are shown now."""
    rows = work.store.rows(PAIR, {"kind": kind})
    pairs = [(str(row.fields.get("one")), str(row.fields.get("other"))) for row in rows]
    homes = work.store.homes({one for pair in pairs for one in pair})
    return {(min(pair), max(pair)) for one, other in pairs for pair in ((homes.get(one, one), homes.get(other, other)),)}
