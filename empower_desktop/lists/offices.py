"""The offices that a list of members names: which one of the group it is, which is held elsewhere, and what no choice says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from empower_desktop.language import N_, Message
from empower_desktop.lists.amounts import is_nothing
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.elements import is_not_own
from empower_desktop.lists.offices_beside import OFFICES_PARTED
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import UNKNOWN_WORDS
from empower_desktop.lists.several_heads import HELD_BY_ONE
from empower_desktop.records.words import beginning, longest, meaning, plain

BODIES = ("pengawas", "pembina")
"""Offices that are those of a whole body: `Ketua Pengawas` and `Anggota Pengawas` supervise, and head no group."""
_BARE_SECTIONS = frozenset(["seksi", "sie", "koordinator", "kabid", "ketua seksi"])
"""Words for the office of a section that do not say which one it is."""
_NEIGHBOURHOOD = re.compile(r"\b(rt|rw)\W{0,3}0*(\d{1,3})\b", re.IGNORECASE)
_WITHOUT_DEPUTY = ("sekretaris", "bendahara")
_DEPUTY = re.compile(r"\s*(?:wakil|wkl|wk)\b", re.IGNORECASE)
"""Of a deputy of the head alone there is an office."""
_COUNTED = re.compile(r"\s(?:[IVX]{1,4}|\d)\W*$", re.IGNORECASE)
"""What tells one holder of an office from the next, `Bendahara II`."""


def role_of(text: str) -> str:
    """Give the office in a group that a text names; a former one, `Mantan Ketua`, is none, nor is that of another, `Istri Ketua`."""
    if is_not_own(text):
        return ""
    of_body = next((role for half in text.split() if (role := meaning("role", half)) in BODIES), "")
    return meaning("role", text) or of_body or longest("role", text)[1]


def role_here(part: Part, text: str) -> str:
    """Give the office in the group of the list that a text names: `Ketua RT 01` heads a neighbourhood, unless the list is of that one."""
    over = " ".join(said.text for said in (part.head.group, part.head.title, *part.head.lines) if said is not None)
    role = role_of(text) if _neighbourhoods(text) <= _neighbourhoods(over) else ""
    return "seksi" if role in HELD_BY_ONE and _is_in_body_within(part, text, plain(over)) else role


def _is_in_body_within(part: Part, text: str, over: str) -> bool:
    """Say whether an office is one of a body within the group, `Ketua Petkuq`: others are its members, and again others of the group."""
    body = plain(text).removeprefix(beginning("role", text)[0]).strip()
    column = part.table.column("position")
    if not (body and column) or body in over or role_of(body) or longest("group_type", body)[0]:
        return False
    offices = {plain(part.table.sheet.text(row, column)) for row in part.table.rows}
    of_body = {office for office in offices if office.endswith(f" {body}")}
    return any(role_of(each) == "anggota" for each in of_body) and any(role_of(each) in HELD_BY_ONE for each in offices - of_body)


def _neighbourhoods(text: str) -> set[tuple[str, str]]:
    return {(kind.casefold(), number) for kind, number in _NEIGHBOURHOOD.findall(text)}


def is_elsewhere(part: Part, office: str) -> bool:
    """Say whether an office that a text names is one in a neighbourhood, and none of the group."""
    return bool(role_of(office)) and not role_here(part, office)


def say_offices(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Name the offices that no choice is known for, whose holder stands as a plain member meanwhile, and those that one holds besides."""
    cells = {one.row: cell.text for one in people if (cell := part.table.cell(one.row, "position")) and not is_nothing(cell.text)}
    cells = {row: text for row, text in cells.items() if not is_elsewhere(part, text)}
    unknown = {row: text for row, text in cells.items() if not role_of(text)}
    _say_of_offices(context, part, unknown, UNKNOWN_WORDS)
    both = {row: text for row, text in cells.items() if len(_offices_in(text)) > 1}
    _say_of_offices(context, part, both, N_("A member has one office here, and more stand there: {words}. The first was taken."))
    sections = {row: text for row, text in cells.items() if role_here(part, text) == "seksi" and plain(text) not in _BARE_SECTIONS}
    _say_of_offices(context, part, sections, N_("That these are of a section is noted, not of which one: {words}."))
    deputies = {row: text for row, text in cells.items() if role_of(text) in _WITHOUT_DEPUTY and _DEPUTY.match(text)}
    _say_of_offices(context, part, deputies, N_("The office is noted, not that these are deputies in it: {words}."))
    counted = {row: text for row, text in cells.items() if role_of(text) in _WITHOUT_DEPUTY and _COUNTED.search(text)}
    _say_of_offices(context, part, counted, N_("The office is noted, not which of several in it: {words}."))


def _say_of_offices(context: Context, part: Part, offices: Mapping[int, str], message: Message) -> None:
    """Say something of the offices in some rows, with the first of their words."""
    if offices:
        words = ", ".join(sorted({" ".join(text.split())[:40] for text in offices.values()}))
        context.asking.say("word_unknown", part.sheet, part.cells_of("position", offices), message.filled(words=words))


def _offices_in(text: str) -> set[str]:
    """Give the offices that one cell names, `Sekretaris/Bendahara`; a leader is a member anyway."""
    return {role_of(half) for half in OFFICES_PARTED.split(text)} - {"", "anggota"}
