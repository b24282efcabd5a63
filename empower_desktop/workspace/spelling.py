"""Names as they sound: titles left out, old and new spelling written in one way; and how alike two names are then."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from empower_desktop.records.typed import as_it_looks
from empower_desktop.shipped import RESOURCES

_WORDS = RESOURCES / "lists" / "name_words.csv"
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATED = re.compile(r"(?<=[ ,.])\b([A-Za-z])\.\s?(?=[A-Za-z]{1,3}\b\.?(?:,|$))")
_SPELLINGS = (
    *(("oe", "u"), ("oo", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("hj", "hy"), ("sj", "s"), ("sy", "s"), ("ts", "s"), ("dz", "z")),
    *(("kh", "h"), ("ch", "h"), ("dh", "d"), ("th", "t"), ("bh", "b"), ("ph", "p"), ("ck", "k"), ("x", "ks")),
    *(("v", "p"), ("f", "p"), ("z", "s"), ("q", "k")),
)
_VOWELS = "aeiou"
_DOUBLED = re.compile(r"(.)\1+")
_Y_BEFORE_VOWEL = re.compile(r"(?<![^aeiou])y(?=[aeiou])")
_I_AND_J = re.compile(r"ij(?=[aeou])")
_SAME_VOWELS = (frozenset("ei"), frozenset("ou"), frozenset("ao"))
LEAST_ALIKE = 0.75
COMMON_WEIGHT = 0.3
CONTAINED = 0.7


@lru_cache(maxsize=50_000)
def sounds(name: str) -> tuple[str, ...]:
    """Give the words of a name as they sound: `Bu Hj. Soeminah` as `sumina`; titles stay where there is nothing else."""
    text = _ABBREVIATED.sub(r"\1", as_it_looks(name).replace("'", "").replace("’", ""))
    words = [_plain(word) for word in _LETTERS.findall(text)]
    used = _used()
    kept = [word for at, word in enumerate(words) if word not in used["title"] and not (at and word in used["degree"])] or words
    if len(kept) > 1:
        kept[0] = used["first"].get(kept[0], kept[0])
    return tuple(sound for word in kept if (sound := sound_of(used["short"].get(word, word))))


def first_name(name: str) -> str:
    """Give the first word of a name that is no title: of `Pak H. Ahmad Dahlan` Ahmad; the title where there is nothing else."""
    words = name.split()
    for word in words:
        before, _, after = word.rstrip(",").partition(".")
        if _plain(before) not in _used()["title"]:
            return word.rstrip(",")
        if after:  # H.Ahmad
            return after
    return words[0] if words else ""


def short_names(names: Collection[str]) -> dict[str, str]:
    """Give people by their first names, and whole where two of them would be called alike."""
    called = Counter(map(first_name, set(names)))
    return {name: first_name(name) if called[first_name(name)] == 1 else name for name in names}


@cache
def sound_of(word: str) -> str:
    """Give one word, in small letters without accents, as it sounds."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    # In the old spelling j was what y is now; at the end of a word y is i.
    word = _Y_BEFORE_VOWEL.sub("j", word).replace("y", "i")
    word = _I_AND_J.sub("i", word)
    return _DOUBLED.sub(r"\1", word.replace("h", "")) or word


def telling(words: Sequence[str]) -> list[str]:
    """Give the words of a name by which to look for it: those that few bear; all where there are no such."""
    return [word for word in words if word not in _borne_by_many() and len(word) > 1] or list(words)


@lru_cache(maxsize=200_000)
def name_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Say how alike two names are that `sounds` gave: 1 for the same, 0 for nothing in common.

    A name that is the other one with a word left out is less than the same; common words alone are little.
    """
    if not one or not other:
        return 0.0
    if one == other or "".join(one) == "".join(other):
        return 1.0
    if sorted(one) == sorted(other):
        return 0.95
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    left, matched, weighed = list(longer), 0.0, 0.0
    for word in sorted(shorter, key=len, reverse=True):
        weight = _weight(word)
        weighed += weight
        best = max(left, key=lambda each: word_likeness(word, each), default="")
        likeness = word_likeness(word, best) if best else 0.0
        if likeness >= LEAST_ALIKE:
            left.remove(best)
            matched += weight * likeness
    whole = max(weighed, sum(map(_weight, longer)))
    likeness = CONTAINED * matched / weighed + (1 - CONTAINED) * matched / whole
    return likeness * min(1.0, matched + COMMON_WEIGHT)


@lru_cache(maxsize=200_000)
def word_likeness(one: str, other: str) -> float:
    """Say how alike two words are as they sound; a single letter stands for any word that begins with it."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) == 1:
        return 0.8 if one[0] == other[0] else 0.0
    return max(_letters_alike(one, other) - _told_apart(one, other), 0.0)


def is_nearly_among(word: str, words: Iterable[str]) -> bool:
    """Say whether a word, as it sounds, may be one of few others misspelt: among those of one list also Warsini may be Warsinah."""
    return any(_letters_alike(word, each) >= LEAST_ALIKE for each in words)


def _letters_alike(one: str, other: str) -> float:
    # Only now, so that what never compares names starts without it.
    from rapidfuzz.distance import OSA

    return float(OSA.normalized_similarity(one, other))


def _told_apart(one: str, other: str) -> float:
    """Give what a difference weighs more: Sumini and Suminah, Suparman and Suparmin are different people, e and i are a matter of ear."""
    if one[-1] != other[-1] and one[-1] in _VOWELS and other[-1] in _VOWELS:
        return 0.15
    if len(one) == len(other):
        changed = [{mine, theirs} for mine, theirs in zip(one, other, strict=True) if mine != theirs]
        if any(pair <= set(_VOWELS) and pair not in _SAME_VOWELS for pair in changed):
            return 0.1
    return 0.05 if (one[-1] in _VOWELS) != (other[-1] in _VOWELS) else 0.0


def _weight(word: str) -> float:
    return COMMON_WEIGHT if word in _borne_by_many() else 1.0


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign))


@cache
def _used() -> Mapping[str, Mapping[str, str]]:
    """Read what words are in names: titles, degrees behind one, short forms with what they stand for, names that too many bear."""
    used: dict[str, dict[str, str]] = defaultdict(dict)
    with _WORDS.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            used[row["use"]][row["word"]] = row["stands_for"]
    return used


@cache
def _borne_by_many() -> frozenset[str]:
    return frozenset(map(sound_of, _used()["common"]))
