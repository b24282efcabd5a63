"""The short form that stands in brackets behind the words it is short for."""

from __future__ import annotations

import re

from empower_desktop.records.words import meaning, plain

_IN_BRACKETS = re.compile(r"\s*\(\s*([A-Za-z]{2,8})\s*\)(?=\s+\S)")


def without_initials(text: str) -> str:
    """Give a text without the initials that go on within it, `Kerapatan Adat Nagari Balingka` of `Kerapatan Adat Nagari (KAN) Balingka`.

    Brackets that end it, or hold other letters than the first ones of the words before, stay, and so does a known kind of group, `(KWT)`.
    """
    for found in reversed([*_IN_BRACKETS.finditer(text)]):
        before = plain(text[: found.start()]).split()[-len(found[1]) :]
        if "".join(word[0] for word in before) == found[1].casefold() and not meaning("group_type", found[1]):
            text = text[: found.start()] + text[found.end() :]
    return text
