"""What stands for a name without being one: an office, `Kadus Krajan`, a body, `Tim Desa`, a family, `Kel. Bp. Tarmin`, or other words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from empower_desktop.lists.behind import LETTERS
from empower_desktop.lists.names import Name, is_name, is_several, read_name, read_names, usual_title
from empower_desktop.records.words import beginning, every_word, meaning, plain, words_of

_COUPLE = re.compile(r"(?:bapak|bpk|bp|pak|tuan|tn)\b[\s.]*(?:/|&|\+|\bdan\b)?\s*(?:ibu|bu|nyonya|ny|isteri|istri)\b[\s./]*", re.IGNORECASE)
"""Before a name it says that a husband and his wife are meant, `Bp/Ibu Tarmin`."""
_NUMBER = re.compile(r"\b(?:(?:rt|rw|no)\b[\s.]*)?(?:\d{1,3}|[IVX]{1,4})\b[\s./,]*", re.IGNORECASE)
"""The number of what an office is held in, `03` or `RW 01`."""
_BODIES = ("group_type", "element", "official", "section_row", "second_table", "venue")
"""The lists of words that begin the name of a body or a place: behind an office they begin nobody's name, `Ketua PKK`."""

_OFFICES = ("office", "role")
"""The lists of offices that may be a label before who holds them."""
_BEFORE_PLACE = ("di", "bertempat")
_INITIAL = 2
"""Words of no more letters are initials and short forms, `P. Mat`: they stand in names."""
_ALSO_A_NAME = frozenset(["imam"])
"""Offices by which many are called: `Bidan Imam`."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a text names in the place of a person: `whole` as it stands; `named` is who may be called so behind it, None for nobody.

    Of other words `may_be_name` says that somebody may be called so after all: `Masih`, but not `Kas bulan lalu`.
    """

    stands: Literal["office", "body", "household", "words"]
    whole: Name
    named: Name | None = None
    may_be_name: bool = False


def stand_in(text: str, is_place: Callable[[str], bool]) -> StandIn | None:
    """Say what a text names in the place of a person, None for one that may be a name; `is_place` knows the places of the list."""
    bare = " ".join(text.split())
    if is_several(bare):
        return None
    if (labelled := _labelled(bare)) is not None:
        return labelled
    couple, phrase = _COUPLE.match(bare), beginning("household", bare)[0]
    if couple is not None or phrase:
        named = _named(bare, couple.end() if couple is not None else _end_of(phrase, bare))
        of_office = _office(replace(named, note=""), is_place) if named is not None else None  # `Bapak/Ibu Kepala Desa`
        return replace(of_office, whole=_whole(bare)) if of_office is not None else StandIn("household", _whole(bare), named)
    if len(read_names(bare)) != 1 or not is_name((whole := _whole(bare)).name):
        return None
    return _office(whole, is_place) or _other_words(whole)


def _labelled(text: str) -> StandIn | None:
    """Give who is named behind an office as behind a label, `Kadus Krajan : Slamet`; None where anything else is said so."""
    label, _, rest = (part.strip() for part in text.partition(":"))
    if not any(beginning(each, label)[0] for each in _OFFICES) or len(read_names(rest)) != 1:
        return None
    named = _named(f"{label} {rest}", len(label))
    return StandIn("office", _whole(text), named) if named is not None else None


def _other_words(whole: Name) -> StandIn | None:
    """Give what looks like no name: words that no name holds, `Hadir dengan kuasa`, or only such as lists have, `Kas bulan lalu`."""
    words = [word for word in plain(whole.name).split() if not any(sign.isdecimal() for sign in word)]
    are_of_lists = len(words) > 1 and all(map(_is_of_lists, words))
    holds_none_of_names = any(word in words_of("never_in_names") for word in words)
    return StandIn("words", whole, may_be_name=not are_of_lists) if are_of_lists or holds_none_of_names else None


def _is_of_lists(word: str) -> bool:
    """Say whether a word is one that lists have, such as `kas`, and names have not."""
    is_short_name = len(word) <= _INITIAL and word not in words_of("office")
    return word in every_word() and not is_short_name and word not in _ALSO_A_NAME


def _whole(text: str) -> Name:
    """Give what stands there as the name: abbreviations stay as they are."""
    whole = read_name(text)
    return replace(whole, name=usual_title(whole.name.upper())) if text == text.upper() else whole


def _office(whole: Name, is_place: Callable[[str], bool]) -> StandIn | None:
    words = whole.name.split()
    said = " ".join(words[1:]) if len(words) > 1 and plain(words[0]) in words_of("title") else whole.name
    phrase, what = beginning("office", said)
    if what in ("others", "body") or _is_placed(said) or _is_building(said):
        return StandIn("office" if what == "others" else "body", whole, _in_brackets(whole))
    if _is_held(said, phrase, is_place) and (what != "honorific" or phrase == plain(said)):
        return StandIn("office", whole, _in_brackets(whole))
    if phrase and (what == "of_place" or " " in phrase):
        return StandIn("office", whole, _named(f"{said} ({whole.note})" if whole.note else said, _end_of(phrase, said)))
    return None  # `Guru Made` is called so


def _is_placed(text: str) -> bool:
    """Say whether a text names a place, `Dusun Krajan`, and not by an office that is called as the place is, `RT 03`."""
    first = plain(text).partition(" ")[0]
    return " " in plain(text) and first not in words_of("office") and meaning("heading", first) in ("hamlet", "village")


def _is_building(text: str) -> bool:
    """Say whether a text names a building, which gives and saves as a body does: `Masjid Al-Huda`, `SDN 1 Kaliori`."""
    phrase, _ = beginning("venue", text)
    return phrase not in ("", plain(text), *_BEFORE_PLACE)


def _is_held(said: str, office: str, is_place: Callable[[str], bool]) -> bool:
    """Say whether a text is an office and what it is held in, and nothing that may be a name."""
    role, _ = beginning("role", said)
    others = (beginning(each, said)[0] for each in ("occupation", "element", "official"))
    phrases = [office, role, role.partition(" ")[0], *(each for each in others if " " in each)]  # `Imam` alone may be a name
    return any(_is_nobody(said[_end_of(phrase, said) :], is_place) for phrase in phrases if phrase)


def _is_nobody(rest: str, is_place: Callable[[str], bool]) -> bool:
    """Say whether what stands behind an office is a number, a place or a body, and nobody's name."""
    bare = _NUMBER.sub("", rest.strip(" .,/-")).strip(" .,/-")
    is_body = any(beginning(each, bare)[0] not in ("", *_ALSO_A_NAME) for each in _BODIES)
    is_body = is_body or meaning("heading", plain(bare).partition(" ")[0]) in ("hamlet", "village")
    return not bare or is_body or is_place(bare)


def _named(text: str, start: int) -> Name | None:
    """Give who is named from a place in a text on; what stands before is remarked of them."""
    before, rest = text[:start].strip(" .,/-"), _NUMBER.sub("", text[start:].strip(" .,/-"))
    if not LETTERS.search(rest):
        return None
    name = read_name(rest)
    return replace(name, note="; ".join(part for part in (before, name.note) if part)) if is_name(name.name) else None


def _in_brackets(whole: Name) -> Name | None:
    """Give who is named in brackets behind an office, `Ketua RT 03 (Slamet)`."""
    said = [note for note in whole.note.split("; ") if LETTERS.search(note)]
    if len(said) != 1 or not said[0][0].isupper() or not is_name(said[0]):
        return None
    is_remark = any(beginning(each, said[0])[0] for each in (*_BODIES, "remark_person", "office", "role"))
    return None if is_remark else replace(read_name(said[0]), note=whole.name)


def _end_of(phrase: str, text: str) -> int:
    """Give where the words of a phrase, as `plain` counts them, end in a text that begins with it."""
    ends = [found.end() for found in re.finditer(r"\w+", text)]
    return ends[min(len(phrase.split()), len(ends)) - 1]
