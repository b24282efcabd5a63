"""Names for sample people: of their region, half of them one word, about a quarter borne by more than one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from empower_desktop.launch.sample.texts import SampleTexts

ONE_WORD_OF_FIFTY = 27
SHARED = 0.23
NAMESAKES_KEPT = 60
# Among the first come officials and officers, who are easier to follow when each has a name of their own
FIRST_SHARED = 12
TRIES = 24
# How many were written the way of before 1972, so that a name made of parts is seldom met twice
OLD_SPELLING = (("u", "oe"), ("j", "dj"), ("y", "j"))
SEXES = {False: "male", True: "female"}


class Namer:
    """Give people names, and see to how many have one word and how many share theirs."""

    def __init__(self, rng: Random, names: Mapping[str, Any], texts: SampleTexts) -> None:
        """Name people from the lists of given names and the parts that further ones are made of."""
        self._rng, self._names, self._texts = rng, names, texts
        families: Mapping[str, Mapping[str, str]] = texts.parts["families"]
        self._parts = {code: {part: words.split() for part, words in parts.items()} for code, parts in families.items()}
        self._alone = frozenset(texts.parts["never_alone"])
        self._variants = {words[0]: words[1:] for words in names["spelling_variants"]}
        self._used: set[str] = set()
        self._borne_by_more: set[str] = set()
        self._unique: dict[tuple[str, bool, bool], list[str]] = {}
        self._people = self._sharing = 0
        self._one_word = self._blocks()

    def name(self, village: str, female: bool) -> str:
        """Give the next person of a village a name, now and then that of a neighbour."""
        one_word = next(self._one_word)
        self._people += 1
        neighbours = self._unique.setdefault((village, female, one_word), [])
        if neighbours and self._people > FIRST_SHARED and self._sharing < SHARED * self._people and self._rng.random() < 0.7:
            return self._shared(neighbours.pop(self._rng.randrange(len(neighbours))))
        name = self._fresh(village, female, one_word)
        if name in self._used:
            return self._shared(name)
        self._used.add(name)
        if len(neighbours) < NAMESAKES_KEPT:
            neighbours.append(name)
        return name

    def variants(self, name: str) -> str | None:
        """Give other spellings of a name, when its first word has any."""
        first, _, rest = name.partition(" ")
        others = self._variants.get(first)
        return "; ".join(f"{other} {rest}".strip() for other in others[:2]) if others else None

    def _shared(self, name: str) -> str:
        self._sharing += 1 if name in self._borne_by_more else 2
        self._borne_by_more.add(name)
        return name

    def _blocks(self) -> Iterator[bool]:
        block = [True] * ONE_WORD_OF_FIFTY + [False] * (50 - ONE_WORD_OF_FIFTY)
        while True:
            self._rng.shuffle(block)
            yield from block

    def _fresh(self, village: str, female: bool, one_word: bool) -> str:
        region = self._texts.region(village)
        name = ""
        for attempt in range(TRIES):
            name = self._single(region, female, attempt) if one_word else self._longer(region, female, attempt)
            if name not in self._used:
                return name
        return name

    def _given(self, region: Mapping[str, Any], female: bool) -> str:
        lists = region["names"]
        chosen = self._rng.choices(list(lists), list(lists.values()))[0]
        given: list[str] = self._names["regions"][chosen][SEXES[female]]
        return self._rng.choice(given)

    def _made(self, family: str, female: bool) -> str:
        parts = self._parts[family]
        return self._rng.choice(parts["stems"]) + self._rng.choice(parts[SEXES[female]])

    def _single(self, region: Mapping[str, Any], female: bool, attempt: int) -> str:
        given = self._given(region, female)
        if attempt < 2 and given not in self._alone:
            return given
        made = self._made(region["parts"] if attempt < TRIES - 4 else "melayu", female)
        if attempt > TRIES // 2:
            for new, old in OLD_SPELLING:
                made = made[0] + made[1:].replace(new, old, 1)
        return made

    def _longer(self, region: Mapping[str, Any], female: bool, attempt: int) -> str:
        words = self._names["second_words"]
        given = self._given(region, female)
        prefix = self._texts.parts["prefixes"].get(region["parts"], {}).get(SEXES[female])
        if region["parts"] == "timur" and attempt < TRIES // 2:
            last = str(self._rng.choice(words["family_like"]))
        elif attempt < 2 and not prefix:
            last = str(self._rng.choice(words[SEXES[female]]))
        else:
            last = self._made(region["parts"], female)
        middle = self._given(region, female) if self._rng.random() < 0.06 else ""
        kept = [word for word in (prefix, given, "" if middle in (given, last) else middle, last) if word]
        return " ".join(kept) if given != last else f"{given} {self._made(region['parts'], female)}"
