"""The words that lists, and what people write below a table, are understood by; an office may extend their table.

It is `resources/lists/import_words.csv`.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from empower_desktop.records.typed import MONTH_WORDS, as_it_looks
from empower_desktop.shipped import RESOURCES

_WORD = re.compile(r"\w+")
_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_TABLE = RESOURCES / "lists" / "import_words.csv"


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Give a text for looking it up: small letters and digits, one blank between its words, no other signs."""
    letters = unicodedata.normalize("NFKD", as_it_looks(text).casefold())
    return " ".join(_WORD.findall("".join(sign for sign in letters if not unicodedata.combining(sign))))


def read_words(table: Path) -> dict[str, dict[str, str]]:
    """Read a table with the columns list, word, meaning: by list, each word with what it means."""
    lists: dict[str, dict[str, str]] = {}
    with table.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            name, word, meaning = ((row.get(column) or "").strip() for column in ("list", "word", "meaning"))
            if name and word:
                lists.setdefault(name, {})[plain(word) or word] = meaning
    return lists


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    lists = read_words(_TABLE)
    lists["month"] = {word: str(number) for word, number in MONTH_WORDS.items()} | lists.get("month", {})
    return MappingProxyType({name: MappingProxyType(words) for name, words in lists.items()})


def words_of(name: str) -> Mapping[str, str]:
    """Give a whole list, each word with its meaning."""
    return _words().get(name, _NO_WORDS)


def lists_of_words() -> Collection[str]:
    """Give the names of all lists."""
    return _words().keys()


@cache
def every_word() -> frozenset[str]:
    """Give each single word of all lists."""
    return frozenset(word for words in _words().values() for phrase in words for word in phrase.split())


def meaning(name: str, text: str) -> str:
    """Give what a text means as a whole; "" where the list does not know it."""
    return words_of(name).get(plain(text) or text.strip(), "")


def longest(name: str, text: str) -> tuple[str, str]:
    """Give the longest words of a list that stand in a text, with their meaning; the first of equally long ones."""
    tokens = plain(text).split()
    known = words_of(name)
    for length in range(min(len(tokens), 6), 0, -1):
        for start in range(len(tokens) - length + 1):
            phrase = " ".join(tokens[start : start + length])
            if phrase in known:
                return phrase, known[phrase]
    return "", ""


def beginning(name: str, text: str) -> tuple[str, str]:
    """Give the longest words of a list with which a text begins, with their meaning."""
    tokens = plain(text).split()
    known = words_of(name)
    for length in range(min(len(tokens), 6), 0, -1):
        phrase = " ".join(tokens[:length])
        if phrase in known:
            return phrase, known[phrase]
    return "", ""
