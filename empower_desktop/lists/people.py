"""The people of a table: one for each row, or two where a cell names two, with what the row says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from empower_desktop.history.change import Plain
from empower_desktop.language import N_
from empower_desktop.lists.amounts import is_nothing, sexes_of
from empower_desktop.lists.births import Births
from empower_desktop.lists.context import Context, Draft, Part, span
from empower_desktop.lists.elements import element_of, word_within
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.headings import TAKEN
from empower_desktop.lists.homes import read_homes
from empower_desktop.lists.names import Name, is_held, is_name, is_several, read_name, read_names, usual_capitals
from empower_desktop.lists.part_headings import home_in
from empower_desktop.lists.phones import read_phones
from empower_desktop.lists.questions import UNKNOWN_WORDS, in_short
from empower_desktop.lists.sexes import read_sexes
from empower_desktop.lists.understood import Option
from empower_desktop.lists.whom_meant import whom_they_mean
from empower_desktop.records.choices import CHOICES
from empower_desktop.records.words import longest, meaning, plain

_KIAI = re.compile(r"K\.\s+(?=\w{3})")
_CLERIC = "tokoh_agama"


@dataclass
class Somebody:
    """One person of a row, as the row says it.

    `own_key` names them within the list, and `key` the person whom somebody said they are: two rows of one share it.
    `group` is the group that they are noted as a member of, where the list is one of members.
    """

    part: Part
    row: int
    name: Name
    letter: str = ""
    own_key: str = ""
    key: str = ""
    sex: str = ""
    fields: dict[str, Plain] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    struck: bool = False
    remark: str = ""
    section: str = ""
    group: str = ""
    assumed: set[str] = field(default_factory=set)

    @property
    def fingerprint(self) -> str:
        """What tells them from others in a longer list of the same, "" where nothing does."""
        row = self.part.fingerprints.get(self.row, "")
        return row and f"{row}{self.letter}"

    @property
    def cell(self) -> str:
        """The cell that names them."""
        return span(self.part.table.column("name"), [self.row])

    def put(self, code: str, value: Plain, cell: str) -> None:
        """Give a field of the person a value."""
        if value is not None and value != "":
            self.fields[code], self.cells[code] = value, cell


def put_once(context: Context, noted: Draft, one: Somebody, code: str, value: Plain, cell: str) -> None:
    """Note what a row says, unless another row of that person said something before."""
    context.put_once(noted, code, value, one.part.sheet, cell, N_("Another row of {name} says something else.", name=one.name.name))


def read_people(context: Context, part: Part) -> list[Somebody]:
    """Read the people of a table, in order."""
    people: list[Somebody] = []
    meant = whom_they_mean(context, part)
    for row in part.table.rows:
        people.extend(_of_row(context, part, row, meant))
    read_sexes(context, part, people)
    read_phones(context, part, people)
    read_homes(context, part, people)
    _words(context, part, people)
    Births(context, part).read(people)
    return people


def _of_row(context: Context, part: Part, row: int, meant: Mapping[int, Name | None]) -> list[Somebody]:
    cell = part.table.cell(row, "name")
    if cell is None:
        return []
    text = cell.text
    names = read_names(text)
    if row in meant:
        names = [name] if (name := meant[row]) is not None else []
    elif len(names) == 2:
        names = _one_or_two(context, part, cell, names)
    elif len(names) > 2:
        message = N_("“{text}” names several people: give each of them a row. The row was not taken.", text=text[:40])
        context.asking.say("no_name", part.sheet, cell.name, message)
        return []
    found = []
    for at, name in enumerate(names):
        if is_several(text):
            message = N_("“{text}” names several people or a group, and nobody by name: the row was not taken.", text=text[:40])
            context.asking.say("no_name", part.sheet, cell.name, message)
            return []
        if cell.is_error or not is_name(name.name) or is_held(text):
            message = N_("“{text}” is not a name: the row was not taken.", text=text[:40])
            if context.kind == "contribution" and not cell.is_error:
                message = N_("“{text}” names nobody: the row was not taken. Enter its amount by hand, without a person.", text=text[:40])
            context.asking.say("no_name", part.sheet, cell.name, message)
            continue
        if name.unnamed:
            message = N_("“{text}”: only {name} was taken, since the other one has no name there.", text=text[:40], name=name.name)
            context.asking.say("unnamed_beside", part.sheet, cell.name, message)
        found.append(_somebody(context, part, cell, name, "ab"[at] if len(names) == 2 else ""))
    return found


def _somebody(context: Context, part: Part, cell: Cell, name: Name, letter: str) -> Somebody:
    """Begin somebody by their name; the `letter` tells the two in one cell apart."""
    row = cell.row
    remark, called = part.table.cell(row, "remark"), part.table.cell(row, "nickname")
    section = part.table.sections.get(row, "")
    name = _with_kiai_apart(part, row, name)
    one = Somebody(part, row, name, letter, struck=cell.struck, remark=remark.text if remark else "", section=section)
    instead = part.table.cell(row, "represented_by") if "represented_by" in TAKEN[context.kind] else None
    if instead is not None and not (is_nothing(instead.text) or part.table.columns_with("session")):
        one.remark = "; ".join(filter(None, (f"diwakili {' '.join(instead.text.split())}", one.remark)))
    one.put("name", name.name, cell.name)
    one.put("titles", name.titles, cell.name)
    one.put("nickname", name.alias, cell.name)
    if called is not None and not is_nothing(called.text) and not letter:
        one.put("nickname", usual_capitals(" ".join(called.text.split()))[:60], called.name)
    if name.note and (context.kind not in ("attendance", "meeting") or part.table.column("session")):
        context.asking.leave(part.sheet, cell.name, N_("Remarks, for which there is no field"))
    return one


def _with_kiai_apart(part: Part, row: int, name: Name) -> Name:
    """Give a name without the `K.` for kiai where the row says that somebody leads in religion; of others that may be an initial."""
    found = _KIAI.match(name.name)
    cells = (part.table.cell(row, code) for code in ("capacity", "position", "remark")) if found else ()
    if found is None or not any(cell is not None and element_of(cell.text) == _CLERIC for cell in cells):
        return name
    titles = "; ".join(filter(None, ("K.", name.titles)))
    return replace(name, name=name.name[found.end() :], titles=titles, hint=name.hint or "L", why=name.why or "K.")


def _one_or_two(context: Context, part: Part, cell: Cell, names: list[Name]) -> list[Name]:
    """Give whom a cell with two names means, as was answered; nobody before that, unless it says the sex of both."""
    message = N_("“{text}” in one cell: two people, or one?", text=cell.text)
    options = (Option("two", N_("Two people: {names}", names=" · ".join(name.name for name in names))), Option("one", N_("One person")))
    sexes = part.table.cell(cell.row, "sex")
    sure = sexes is not None and len(sexes_of(sexes.text)) == 2
    is_counted = cell.text.lstrip(" (").startswith("1")
    default = "two" if sure or is_counted or "," not in cell.text else ""
    answer = context.asking.ask("two_people_in_cell", part.sheet, cell.name, message, options, default)
    if answer == "one":
        return [read_name(cell.text)]
    return names if answer or sure else []


def _words(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    for one in people:
        for code in ("institution",):
            cell = part.table.cell(one.row, code)
            if cell and not is_nothing(cell.text):
                text = " ".join(cell.text.split())[:120]
                one.put(code, text, cell.name)
                if not home_in(text) and longest("official", text)[0]:
                    one.put("person_kind", "aparatur", cell.name)
        if one.section and not home_in(one.section) and longest("official", one.section)[0]:
            one.put("person_kind", "aparatur", one.cell)
    for code in ("occupation", "education"):
        unknown = [one for one in people if not _put_code(part, one, code)]
        if unknown:
            words = ", ".join(sorted({part.table.sheet.text(one.row, part.table.column(code)) for one in unknown}))
            message = UNKNOWN_WORDS.filled(words=words)
            context.asking.say("word_unknown", part.sheet, part.cells_of(code, [one.row for one in unknown]), message)


def _put_code(part: Part, one: Somebody, code: str) -> bool:
    cell = part.table.cell(one.row, code)
    if cell is None or is_nothing(cell.text):
        return True
    found = meaning(code, cell.text) or choice_code(code, cell.text) or word_within(code, cell.text)
    one.put(code, found or None, cell.name)
    if found == "perangkat_desa":
        one.put("person_kind", "aparatur", cell.name)
    return bool(found)


def choice_code(list_name: str, text: str) -> str:
    """Give the code of the choice of a list that a text calls by its code or its label, "" for none."""
    return _codes_by_name(list_name).get(plain(text), "")


@cache
def _codes_by_name(list_name: str) -> Mapping[str, str]:
    names = ((name, choice.code) for choice in CHOICES[list_name] for name in (choice.code, choice.label.id, choice.label.en))
    found: dict[str, str] = {}
    for name, code in names:
        found.setdefault(plain(name), code)
    return found


def names_of(people: Iterable[Somebody]) -> str:
    """Give the names of some people in one line."""
    return in_short(one.name.name for one in people)
