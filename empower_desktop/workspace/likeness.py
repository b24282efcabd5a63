"""How much speaks for two records being one thing, and what: worked out from their fields alone, for a person to decide.

Points out of a hundred. A name alone never makes a certainty, nor does anything without a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from empower_desktop.records import UNANSWERED, Meeting, Person
from empower_desktop.records.fields import Plain
from empower_desktop.records.typed import folded
from empower_desktop.workspace.near_day import may_be_one_day
from empower_desktop.workspace.spelling import name_likeness, sound_of, sounds

LISTED = 60
"""From so many points a pair stands in the list of possible doubles."""
ASKED = 50
"""From so many points a new record is asked about, while the one who knows is there."""

GENERATION = 10
"""So many years apart are two people, and often parent and child: in a family one name and one phone serve several."""

Fields = Mapping[str, Plain]
_NAME_FROM, _NAME_MOST = 0.7, 60.0
_DISTRICT = 8  # 33.02.10
_OF_GROUPS = frozenset(
    map(sound_of, ["kelompok", "klp", "kwt", "poktan", "gapoktan", "tani", "wanita", "usaha", "bersama", "desa", "dusun"])
)
_OFFICES = ["pemerintah", "pemdes", "desa", "kelurahan", "kecamatan", "kec", "kabupaten", "kab", "kantor", "dinas", "badan", "balai"]
_FIRMS = ["bank", "koperasi", "kop", "ksp", "kud", "bum", "bumdes", "pt", "cv", "ud", "toko", "yayasan", "lsm", "perkumpulan", "dan"]
_OF_PARTNERS = frozenset(map(sound_of, [*_OFFICES, *_FIRMS]))


@dataclass(frozen=True)
class Likeness:
    """Points from 0 to 100, and by which fields: those that agree, that nearly do, and that speak against it."""

    points: int
    agree: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()


NOTHING = Likeness(0)


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a record: its names as they sound, and its other values."""

    id: str
    names: tuple[tuple[str, ...], ...]
    fields: Fields
    born: int = 0

    @classmethod
    def of(cls, kind: str, record: str, fields: Fields) -> Known:
        """Make ready what is compared of a record of a kind; that nobody recorded a value says nothing."""
        unanswered = UNANSWERED.get(kind, {})
        fields = {code: value for code, value in fields.items() if code not in unanswered or value != unanswered[code]}
        title = str(fields.get("title" if kind in ("meeting", "training") else "name") or "")
        others = [part for code in ("nickname", "name_variants") for part in str(fields.get(code) or "").split(";")]
        names = [sounds(name) for name in (title, *others) if name.strip()]
        born = year_of_birth(fields.get("birth_date"), fields.get("birth_year"))
        return cls(record, tuple(dict.fromkeys(name for name in names if name)), fields, born)


class _Tally:
    """Points as they come together, and why."""

    def __init__(self) -> None:
        self.points = 0.0
        self.agree: list[str] = []
        self.near: list[str] = []
        self.differ: list[str] = []

    def name(self, code: str, one: Known, other: Known, most: float = _NAME_MOST) -> float:
        """Weigh the names, and give their points: the most alike of all that each is called by."""
        likeness = max([name_likeness(mine, theirs) for mine in one.names for theirs in other.names], default=0.0)
        points = max(0.0, likeness - _NAME_FROM) / (1 - _NAME_FROM) * most
        self.points += points
        if likeness > _NAME_FROM:
            mine, theirs = (folded(str(known.fields.get(code) or "")) for known in (one, other))
            (self.agree if mine == theirs else self.near).insert(0, code)
        return points

    def value(self, code: str, one: Fields, other: Fields, same: float, differs: float) -> None:
        """Weigh a field that is the same or not; an empty one says nothing."""
        mine, theirs = one.get(code), other.get(code)
        if mine is not None and theirs is not None:
            self.note(code, mine == theirs, same if mine == theirs else differs)

    def area(self, one: Fields, other: Fields, same: float, district: float, elsewhere: float) -> None:
        """Weigh where two things are: in one village, in one district, or far from each other."""
        mine, theirs = str(one.get("area") or ""), str(other.get("area") or "")
        if not mine or not theirs:
            return
        near = mine[:_DISTRICT] == theirs[:_DISTRICT]
        self.note("area", mine == theirs, same if mine == theirs else district if near else elsewhere)

    def note(self, code: str, agrees: bool, points: float) -> None:
        """Note points and what they are for."""
        self.points += points
        (self.agree if agrees else self.differ).append(code)

    def result(self) -> Likeness:
        """Give what came together."""
        points = round(min(100.0, max(0.0, self.points)))
        return Likeness(points, tuple(self.agree), tuple(self.near), tuple(self.differ))


def compare(kind: str, one: Known, other: Known, least: int = 0) -> Likeness:
    """Say how much speaks for two records of a kind being one thing; nothing where it cannot be so much as the least that counts."""
    comparing = {"person": _persons, "meeting": _meetings, "training": _trainings, "partner": _partners}.get(kind, _groups)
    return comparing(one, other, least)


def _persons(one: Known, other: Known, least: int) -> Likeness:
    if one.born and other.born and abs(one.born - other.born) > GENERATION:
        return NOTHING
    tally = _Tally()
    _birth(tally, one, other)
    tally.area(one.fields, other.fields, 15, -10, -30)
    if one.fields.get("area") == other.fields.get("area"):
        _hamlet(tally, one.fields, other.fields)
    tally.value("sex", one.fields, other.fields, 0, -45)
    tally.value("phone", one.fields, other.fields, 15, -10)
    # Names last: to compare them takes longest, and without theirs many come to nothing.
    if tally.points + _NAME_MOST < least or not tally.name("name", one, other):
        return NOTHING
    return tally.result()


def _birth(tally: _Tally, one: Known, other: Known) -> None:
    if one.fields.get("birth_date") and other.fields.get("birth_date"):
        tally.value("birth_date", one.fields, other.fields, 25, -25)
        return
    if not one.born or not other.born:
        return
    apart = abs(one.born - other.born)
    guessed = bool(one.fields.get("birth_year_estimated") or other.fields.get("birth_year_estimated"))
    if not apart:
        tally.note("birth_year", agrees=True, points=20)
    elif apart <= (5 if guessed else 1):
        tally.points += 5
        tally.near.append("birth_year")
    else:
        tally.note("birth_year", agrees=False, points=-15 if apart <= (10 if guessed else 2) else -40)


def year_of_birth(birthday: Plain, year: Plain) -> int:
    """Give the year in which somebody was born, by the day where it is one; 0 where nothing tells it."""
    day = Person.fields()["birth_date"].load(birthday)
    return day.year if isinstance(day, date) else year if isinstance(year, int) else 0


def _hamlet(tally: _Tally, one: Fields, other: Fields) -> None:
    mine, theirs = (" ".join(str(fields.get("hamlet") or "").casefold().split()) for fields in (one, other))
    if mine and theirs:
        tally.note("hamlet", mine == theirs, 10 if mine == theirs else -10)


def _groups(one: Known, other: Known, _least: int) -> Likeness:
    """Compare groups: by what is left of their names without the words that every group has."""
    tally = _Tally()
    if not tally.name("name", _without(_OF_GROUPS, one), _without(_OF_GROUPS, other)):
        return NOTHING
    tally.area(one.fields, other.fields, 25, -15, -30)
    tally.value("group_type", one.fields, other.fields, 10, -15)
    return tally.result()


def _partners(one: Known, other: Known, _least: int) -> Likeness:
    """Compare partners in the same way; of an agency one writes the regency and another the village where it is met."""
    tally = _Tally()
    if not tally.name("name", _without(_OF_PARTNERS, one), _without(_OF_PARTNERS, other)):
        return NOTHING
    mine, theirs = sorted((str(each.fields.get("area") or "") for each in (one, other)), key=len)
    if mine and theirs.startswith(f"{mine}."):
        tally.points += 10
        tally.near.append("area")
    else:
        tally.area(one.fields, other.fields, 25, -15, -30)
    tally.value("partner_type", one.fields, other.fields, 10, -15)
    return tally.result()


def _without(generic: frozenset[str], known: Known) -> Known:
    words = [tuple(word for word in name if word not in generic) for name in known.names]
    return Known(known.id, tuple(name or whole for name, whole in zip(words, known.names, strict=True)), known.fields)


def _meetings(one: Known, other: Known, _least: int) -> Likeness:
    """Compare meetings: one group meets once a day, so these say more than the title; day and title alone are enough to be listed.

    On days of which one may be the other mistyped they are one only if all else agrees.
    """
    mine, theirs = (Meeting.fields()["date"].load(each.fields.get("date")) for each in (one, other))
    tally = _Tally()
    if mine is not None and mine == theirs:
        tally.note("date", agrees=True, points=30)
    elif may_be_one_day(mine, theirs):
        tally.points += 10
        tally.near.append("date")
    else:
        return NOTHING
    tally.value("group", one.fields, other.fields, 30, -30)
    tally.area(one.fields, other.fields, 15, -20, -40)
    tally.name("title", one, other, 30)
    if _hours(one.fields, other.fields) >= 2:
        tally.note("start_time", agrees=False, points=-25)
    return tally.result()


def _hours(one: Fields, other: Fields) -> float:
    times = [Meeting.fields()["start_time"].load(fields.get("start_time")) for fields in (one, other)]
    minutes = [moment.hour * 60 + moment.minute for moment in times if isinstance(moment, time)]
    return abs(minutes[0] - minutes[1]) / 60 if len(minutes) == 2 else 0.0


def _trainings(one: Known, other: Known, _least: int) -> Likeness:
    if not one.fields.get("date_start") or one.fields.get("date_start") != other.fields.get("date_start"):
        return NOTHING
    tally = _Tally()
    tally.note("date_start", agrees=True, points=30)
    tally.name("title", one, other, 40)
    tally.area(one.fields, other.fields, 20, -20, -40)
    tally.value("group", one.fields, other.fields, 20, -30)
    return tally.result()


def compared_fields(kind: str) -> Sequence[str]:
    """Give the fields of a kind that are compared."""
    return {
        "person": (
            *("name", "nickname", "name_variants", "sex"),
            *("birth_year", "birth_date", "birth_year_estimated", "area", "hamlet", "phone"),
        ),
        "group": ("name", "area", "group_type"),
        "partner": ("name", "area", "partner_type"),
        "meeting": ("title", "date", "start_time", "area", "group"),
        "training": ("title", "date_start", "area", "group"),
    }[kind]
