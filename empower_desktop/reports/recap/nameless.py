"""Taking names out of what people typed: for a recap that goes to donors, where nobody may be found in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

HIDDEN = "…"
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SPOKEN = "bu ibu pak bapak mbak mas kang teh ceu mbok mbah nyi ny nyonya tn tuan sdr sdri saudara saudari gus ning"
_TITLES = "h hj haji hajah kh ustaz ustazah"
_FORMS_OF_ADDRESS = frozenset((*_SPOKEN.split(" "), *_TITLES.split(" ")))
_LONGEST = 6
"""So many words of a text are held against names at once."""


def without_names(names: Iterable[str], kept: Iterable[str] = ()) -> Callable[[str], str]:
    """Give what tells a text without these persons' names.

    A name goes out whole and by its first word, and so does any capitalised word after a form of address, whoever is
    meant. What groups, partners and places are called (`kept`) stays.
    """
    whole = {_plain(name) for name in names if len(_plain(name)) > 1}
    first = {name.split()[0] for name in whole} - _FORMS_OF_ADDRESS
    public = {_plain(name) for name in kept}

    def told(text: str) -> str:
        return _told(text, whole, first, public)

    return told


def _told(text: str, whole: set[str], first: set[str], public: set[str]) -> str:
    found = list(_WORD.finditer(text))
    plain = [_plain(match[0]) for match in found]
    told, at, end = "", 0, 0
    while at < len(found):
        many = _names_ahead(plain, at, public)
        if many:
            at += many
            continue
        many = _names_ahead(plain, at, whole) or _hidden_word(found, plain, at, first)
        if many:
            told += text[end : found[at].start()] + HIDDEN
            end = found[at + many - 1].end()
        at += many or 1
    return told + text[end:]


def _names_ahead(words: list[str], at: int, known: set[str]) -> int:
    """Say how many words from here on are something known; the longest wins."""
    return next((many for many in range(_LONGEST, 0, -1) if at + many <= len(words) and " ".join(words[at : at + many]) in known), 0)


def _hidden_word(found: list[re.Match[str]], plain: list[str], at: int, first: set[str]) -> int:
    """Hide a capitalised word that is somebody's first name or comes after a form of address."""
    addressed = at > 0 and plain[at - 1] in _FORMS_OF_ADDRESS
    return int(found[at][0][0].isupper() and (plain[at] in first or addressed) and plain[at] not in _FORMS_OF_ADDRESS)


def _plain(text: str) -> str:
    return " ".join(word.strip(".'’-") for word in text.casefold().split())
