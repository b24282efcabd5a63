"""What the roster shows of those on it: the cells, what a tick makes of them at once, the counts in the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.language import N_, Label, Language, Message
from empower_desktop.records import Attendance
from empower_desktop.records.choices import choice_of
from empower_desktop.records.fields import Plain
from empower_desktop.records.meeting import quorum_needed
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.ui.kit.cells import Cell
from empower_desktop.ui.kit.table_model import Column, TableRow
from empower_desktop.workspace.attending import Attender

Marks = dict[str, dict[str, Plain]]
PRESENCES: Mapping[str, str] = {"H": "hadir", "I": "izin", "S": "sakit", "A": "alpa", "T": "alpa"}
TICKS = ("invited", "presence", "spoke", "proposed")
NOT_NOTED = "tidak_dicatat"
CAME_BY_THEMSELVES = N_("came on their own")
DISPUTED = N_("Two values were recorded. Settle them under Conflicts.")
_REPRESENTING = "Perwakilan "
_WORDS: Mapping[str, Label] = {"izin": Label("izin", "excused"), "sakit": Label("sakit", "ill"), "alpa": Label("alpa", "absent")}
HEADS: Mapping[str, Message] = {
    "number": N_("No."),
    "name": N_("Name"),
    "sex": N_("M/F"),
    "capacity_as": N_("Stands for"),
    "invited": N_("Invited"),
    "presence": N_("Present"),
    "spoke": N_("Spoke"),
    "proposed": N_("Proposed"),
    "remark": N_("Remark"),
}
WIDTHS: Mapping[str, int] = {"number": 36, "name": 172, "sex": 44, "capacity_as": 156, "remark": 120}


@dataclass(frozen=True)
class Counts:
    """How many are on the list, invited, present (of them women and men), spoke, proposed; and the unnamed."""

    listed: int = 0
    invited: int = 0
    present: int = 0
    women: int = 0
    men: int = 0
    spoke: int = 0
    proposed: int = 0
    unnamed_women: int = 0
    unnamed_men: int = 0

    @property
    def unnamed(self) -> int:
        """Those who were there without being named."""
        return self.unnamed_women + self.unnamed_men

    @property
    def everybody(self) -> int:
        """All who were there."""
        return self.present + self.unnamed


@dataclass(frozen=True)
class Quorum:
    """How many of those invited are there, and how many are needed."""

    present: int
    invited: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Tell whether enough are there."""
        return self.present >= self.needed


def columns_of(language: Language) -> list[Column]:
    """Give the columns of the roster."""
    made = []
    for key, text in HEADS.items():
        align = "center" if key in TICKS else "left"
        made.append(Column(key, language(text), WIDTHS.get(key, 64), align, wide=key == "remark"))  # type: ignore[arg-type]  # one of the three
    return made


def noted(attenders: Sequence[Attender], waiting: Mapping[str, Mapping[str, Plain]], arriving: Mapping[str, Attender]) -> list[Attender]:
    """Give those on the list as they will stand once everything that waits is saved."""
    shown = [replace(each, fields={**each.fields, **waiting[each.person]}) if each.person in waiting else each for each in attenders]
    known = {each.person for each in attenders}
    late = [each for person, each in arriving.items() if person not in known]
    return [*shown, *(replace(each, fields={**each.fields, **waiting.get(each.person, {})}) for each in late)]


def rows_of(attenders: Sequence[Attender], language: Language) -> list[TableRow]:
    """Give the rows of the grid."""
    return [TableRow(each.person, _cells(number, each, language)) for number, each in enumerate(attenders, 1)]


def after(attenders: Sequence[Attender], marks: Mapping[str, Mapping[str, Plain]]) -> tuple[Marks, list[str]]:
    """Give what these marks make of the rest of each line, and the names of those whose “spoke” goes with them."""
    made: Marks = {}
    silenced: list[str] = []
    by_person = {each.person: each for each in attenders}
    for person, values in marks.items():
        made[person] = dict(values)
        held = by_person.get(person)
        if held and values.get("presence", "hadir") != "hadir" and held.fields.get("spoke"):
            made[person]["spoke"] = None
            silenced.append(held.name)
    return made, silenced


def ticked(attender: Attender, column: str) -> bool | None:
    """Tell whether a tick column says yes, no, or nothing of somebody."""
    if column == "presence":
        return None if not attender.presence else attender.presence == "hadir"
    if column == "proposed":
        return True if attender.proposals else None
    if column == "spoke":
        return attender.spoke
    value = attender.fields.get(column)
    return value if isinstance(value, bool) else None


def flipped(attender: Attender, column: str) -> Plain:
    """Give what Space makes of a tick: yes, and of a yes nothing again."""
    yes = ticked(attender, column)
    if column == "presence":
        return NOT_NOTED if yes else "hadir"
    return None if yes else True


def refused(column: str) -> Plain:
    """Give what “no” is in a column."""
    return "alpa" if column == "presence" else False


def emptied(column: str) -> Plain:
    """Give what “not recorded” is in a column."""
    return NOT_NOTED if column == "presence" else None


def counts_of(attenders: Sequence[Attender], meeting: Mapping[str, Plain]) -> Counts:
    """Count those on the list."""
    present = [each for each in attenders if each.presence == "hadir"]
    return Counts(
        listed=len(attenders),
        invited=sum(1 for each in attenders if each.fields.get("invited")),
        present=len(present),
        women=sum(1 for each in present if each.sex == "P"),
        men=sum(1 for each in present if each.sex == "L"),
        spoke=sum(1 for each in present if each.spoke),
        proposed=sum(1 for each in attenders if each.proposals),
        unnamed_women=_number(meeting.get("extra_female")),
        unnamed_men=_number(meeting.get("extra_male")),
    )


def quorum_of(counts: Counts, meeting: Mapping[str, Plain]) -> Quorum | None:
    """Give the quorum hint; None while nobody is invited."""
    invited = _number(meeting.get("invited_count")) or counts.invited
    needed = quorum_needed(invited)
    return Quorum(counts.everybody, invited, needed) if needed else None


def capacity_words(code: Plain, language: Language) -> str:
    """Say what somebody stands for; in a narrow column “representative of” goes without saying."""
    found = choice_of("stakeholder_element", str(code)) if code else None
    text = language(found.label) if found else str(code or "")
    short = text.removeprefix(_REPRESENTING)
    return text if short == text else short[:1].upper() + short[1:]


def capacities(language: Language) -> list[tuple[str, str]]:
    """Give everything that somebody may stand for, by code and word."""
    return [(each.code, language(each.label)) for each in Attendance.fields()["capacity_as"].choices]


def _cells(number: int, each: Attender, language: Language) -> tuple[Cell, ...]:
    disputed = language(DISPUTED)
    sex = SEX_LETTERS.get(each.sex)
    made = [
        Cell(str(number), "muted"),
        Cell(each.name, "strong"),
        Cell(language(sex) if sex else "", "muted"),
        Cell(capacity_words(each.fields.get("capacity_as"), language), "muted"),
    ]
    for column in TICKS:
        word = _WORDS.get(each.presence) if column == "presence" else None
        yes = None if word else ticked(each, column)
        bad = column in each.conflicts
        made.append(Cell(_spoken(word, yes, language), "tick", yes, tip=disputed if bad else "", bad=bad))
    made.append(Cell(str(each.fields.get("remark") or ""), "muted"))
    return tuple(made)


def _spoken(word: Label | None, yes: bool | None, language: Language) -> str:
    if word is not None:
        return language(word)
    return "" if yes is None else language.yes_no(yes)


def _number(value: Plain) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
