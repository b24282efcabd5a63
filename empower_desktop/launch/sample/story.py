"""The year of one hamlet group, told from beginning to end: what was written beforehand is noted day by day, under names of the region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from empower_desktop.launch.sample.clerk import Act, Clerk, Fields, Plain
from empower_desktop.launch.sample.names import Namer
from empower_desktop.launch.sample.people import PHONE, Village
from empower_desktop.launch.sample.texts import SampleTexts, Table, fill
from empower_desktop.records import KINDS
from empower_desktop.shipped import RESOURCES

ABSENCES = ("izin", "sakit", "alpa")
"""How somebody who was invited can be away."""
ADOPTIONS = ("belum", "mencoba", "rutin", "berhenti", "tidak_tahu")
PICTURES = RESOURCES / "sample" / "pictures"
REACHES = {"village": 13, "district": 8, "regency": 5}
FIRST_PHONE = 80_000
MEMBER_OF = "member {}"
"""What the membership of a member is called in the story."""
LINES_OF_SCORES = ("person", "pre_score", "post_score", "satisfaction")


def hash_of(picture: Path) -> str:
    """Give the name by which an attachment knows the content of a picture."""
    return sha256(picture.read_bytes()).hexdigest()


def records_told(texts: SampleTexts) -> int:
    """Count the records that the story makes."""
    people = len(texts.story_people["members"]) + len(texts.story_people["others"])
    return people + sum(_records_of(told) for told in texts.story["told"])


def _records_of(told: Table) -> int:
    if "again" in told or "adopted" in told:
        return 0
    away = sum(len(_named(told.get(code, ""))) for code in ABSENCES)
    return 1 + len(_named(told.get("present", ""))) + away + len(told.get("scores", ())) + len(told.get("levels", ()))


class Story:
    """Note the story in a village; each record is known by the name that the story gives it."""

    def __init__(self, clerk: Clerk, namer: Namer, village: Village) -> None:
        """Begin before the first day."""
        self._clerk, self._namer, self._village = clerk, namer, village
        self._people: dict[str, Table] = {**clerk.texts.story_people["members"], **clerk.texts.story_people["others"]}
        self._ids: dict[str, str] = {}
        self._acts: dict[str, list[Act]] = {}
        self._slots: dict[str, str] = {"desa": village.name, "dusun": village.hamlets[0], "kelompok": ""}

    def schedule(self) -> None:
        """Have everybody noted on the first day, and what happened on its day."""
        self._clerk.later(0, self._note_people)
        for day, told in groupby(self._clerk.texts.story["told"], lambda each: int(each["day"])):
            self._clerk.later(day, partial(self._tell, day, tuple(told)))

    def _note_people(self) -> Iterator[Act]:
        for number, (alias, person) in enumerate(self._people.items()):
            name = self._namer.name(self._village.code, person["female"])
            self._slots[f"n{alias}" if alias.isdecimal() else alias] = name
            yield self._known(alias, self._clerk.write("person", self._person_fields(name, person, FIRST_PHONE + number)))

    def _person_fields(self, name: str, person: Table, phone: int) -> Fields:
        clerk, asked = self._clerk, person["consent"] in ("lisan", "tertulis")
        told: dict[str, Plain | None] = {
            "name": name,
            "sex": "P" if person["female"] else "L",
            "person_kind": person.get("kind", "warga"),
            "consent": person["consent"],
            "consent_on": clerk.noted_on.isoformat() if asked else None,
            "area": self._village.code,
            "status": "aktif",
        }
        if not asked:
            return told
        position = person.get("position")
        return told | {
            "birth_year": clerk.first_day.year - person["age"],
            "birth_year_estimated": True,
            "hamlet": self._village.hamlets[0] if person.get("kind", "warga") == "warga" else None,
            "phone": PHONE.format(phone) if person.get("phone") else None,
            "occupation": person["occupation"],
            "education": person["education"],
            "institution": person.get("institution"),
            "position_title": fill(position, self._slots) if position else None,
            "constituencies": person.get("constituencies"),
            "disability_type": person.get("disability"),
            "household_head_female": True if person.get("head") else None,
        }

    def _tell(self, day: int, lines: Sequence[Table]) -> Iterator[Act]:
        year = self._clerk.day(day).year
        self._slots |= {"tahun": str(year), "tahun_depan": str(year + 1)}
        for told in lines:
            if "again" in told:
                yield self._again(told["again"], told["with"])
            elif "adopted" in told:
                yield from self._adoptions(told)
            elif "same_as" in told:
                yield self._joined(told["same_as"], [self._ids[alias] for alias in told["of"]])
            else:
                yield from self._new(next(code for code in told if code in KINDS), told)

    def _new(self, kind: str, told: Table) -> Iterator[Act]:
        alias, given = told[kind], dict(told["with"])
        if kind == "membership":
            given, alias = given | {"person": alias}, MEMBER_OF.format(alias)
        if kind == "partner":
            given["area"] = self._village.code[: REACHES[given.pop("reach", "district")]]
        if kind == "meeting":
            given = self._counted(told) | given
        if kind == "attachment":
            owner = self._acts[given.pop("owner")][0]
            given |= {"file": hash_of(PICTURES / given["file"]), "owner_kind": owner.kind, "owner_id": owner.record}
        yield self._written(kind, alias, given)
        if kind == "group":
            self._slots["kelompok"] = given["name"]
        yield from self._came(alias, told)
        yield from self._trained(alias, told)
        for aim, (level, evidence, next_step) in told.get("levels", {}).items():
            fields = {"assessment": alias, "aim": aim, "level": str(level), "evidence": evidence, "next_step": next_step}
            yield self._written("assessment_score", f"{alias} {aim}", fields)

    def _written(self, kind: str, alias: str, given: Table) -> Act:
        fields = self._read(kind, {**self._where(kind), **given})
        key = KINDS[kind].key
        return self._known(alias, self._clerk.write(kind, fields, (str(fields[key[0]]), str(fields[key[1]])) if key else None))

    def _where(self, kind: str) -> dict[str, Any]:
        """Give the group and the village where the story does not name them."""
        fields = KINDS[kind].fields()
        usual = {"group": "kelompok", "area": self._village.code, "language": self._clerk.texts.region(self._village.code)["language"]}
        return {code: value for code, value in usual.items() if code in fields and (code != "group" or "kelompok" in self._ids)}

    def _again(self, alias: str, given: Table) -> Act:
        before = self._acts[alias]
        kind = before[0].kind
        fields = self._read(kind, given)
        for unit in {KINDS[kind].unit_of(code) for code in fields} - {""}:
            for code in KINDS[kind].units[unit]:
                fields.setdefault(code, _standing(before, code))
        over = {id(act): act for code in fields if (act := _last(before, code))}
        return self._known(alias, self._clerk.write_again(kind, before[0].record, fields, tuple(over.values())))

    def _counted(self, told: Table) -> dict[str, Any]:
        """Give what the attendance says of who was invited and whether they were enough."""
        present, uninvited = _named(told["present"]), _named(told.get("uninvited", ""))
        invited = len(present) - len(uninvited) + sum(len(_named(told.get(code, ""))) for code in ABSENCES)
        came = len(present) + sum(told["with"].get(code, 0) for code in ("extra_male", "extra_female"))
        return {"invited_count": invited, "quorum_met": 3 * came >= 2 * invited}

    def _came(self, meeting: str, told: Table) -> Iterator[Act]:
        if "meeting" not in told:
            return
        spoke, silent, uninvited = (_named(told.get(code, "")) for code in ("spoke", "silent", "uninvited"))
        for presence in ("hadir", *ABSENCES):
            for alias in _named(told.get("present" if presence == "hadir" else presence, "")):
                came = presence == "hadir"
                fields = {
                    "meeting": meeting,
                    "person": alias,
                    "presence": presence,
                    "invited": alias not in uninvited,
                    "spoke": True if alias in spoke else False if alias in silent else None,
                    "capacity_as": self._people[alias]["element"],
                    "represents_group": "kelompok" if alias.isdecimal() else None,
                    "signed": True if came else None,
                }
                yield self._written("attendance", f"{meeting} {alias}", fields)

    def _trained(self, training: str, told: Table) -> Iterator[Act]:
        if "training" not in told:
            return
        for line in told["scores"]:
            person, *marks = line.split()
            given: dict[str, Any] = dict(zip(LINES_OF_SCORES[1:], (None if mark == "-" else int(mark) for mark in marks), strict=True))
            yield self._participation(training, person, given | {"presence": "hadir", "attended_hours": told["with"]["hours"]})
        for presence in ABSENCES:
            for person in _named(told.get(presence, "")):
                yield self._participation(training, person, {"presence": presence})

    def _participation(self, training: str, person: str, given: Table) -> Act:
        return self._written("participation", f"{training} {person}", {"training": training, "person": person, **given})

    def _adoptions(self, told: Table) -> Iterator[Act]:
        barriers, taught = told.get("barrier", {}), _named(told.get("taught", ""))
        for adoption in ADOPTIONS:
            for person in _named(told.get(adoption, "")):
                fields: dict[str, Any] = {f"adoption_{told['month']}m": adoption, "adoption_checked_on": told["day"]}
                fields |= {"barrier": barriers[person]} if person in barriers else {}
                fields |= {"taught_others": person in taught} if taught else {}
                yield self._again(f"{told['adopted']} {person}", fields)

    def _joined(self, alias: str, records: Sequence[str]) -> Act:
        one, other = sorted(records)
        kind = next(acts[0].kind for acts in self._acts.values() if acts[0].record == one)
        fields: Fields = {"kind": kind, "one": one, "other": other, "same": True}
        return self._known(alias, self._clerk.write("same_as", fields, (one, other)))

    def _known(self, alias: str, act: Act) -> Act:
        self._ids[alias] = act.record
        self._acts.setdefault(alias, []).append(act)
        return act

    def _read(self, kind: str, given: Table) -> dict[str, Plain | None]:
        return {code: self._value(KINDS[kind].fields()[code].type, value) for code, value in given.items()}

    def _value(self, type_of_field: str, value: Any) -> Plain | None:
        if value is None:
            return None
        match type_of_field:
            case "date":
                return self._clerk.day(value).isoformat()
            case "reference":
                return self._ids[value]
            case "multi_reference":
                return [self._ids[alias] for alias in value]
            case "text" | "long_text":
                return fill(value, self._slots)
            case "number":
                return str(value)
        plain: Plain = value
        return plain


def _named(text: str) -> list[str]:
    """Read whom a text such as `1-4 9 kades` names."""
    named: list[str] = []
    for word in text.split():
        letter = word[0] if word[0] == "w" else ""
        first, _, last = word.replace(letter, "").partition("-") if letter else word.partition("-")
        named += [f"{letter}{number}" for number in range(int(first), int(last) + 1)] if last else [word]
    return named


def _last(acts: Sequence[Act], code: str) -> Act | None:
    return next((act for act in reversed(acts) if code in act.fields), None)


def _standing(acts: Sequence[Act], code: str) -> Plain | None:
    last = _last(acts, code)
    return last.fields[code] if last else None
