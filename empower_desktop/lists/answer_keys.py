"""Keys among the answers to a list that go over what was understood of it, and answer no question.

`@SHEET!kind.field` says what goes over the head of a sheet; `@!group.name` is said of every sheet, and counts where the head names no
group. `=KIND.FIELD:WORDS` says as which choice words in the rows are read.
"""

from __future__ import annotations

from empower_desktop.records.words import plain

OF_HEAD, OF_WORDS = "@", "="
GROUP = f"{OF_HEAD}!group.name"


def is_correction(key: str) -> bool:
    """Say whether an answer goes over what was understood."""
    return key.startswith((OF_HEAD, OF_WORDS))


def head_key(sheet: str, kind: str, field: str) -> str:
    """Give the key under which an answer goes over what the head of a sheet says."""
    return f"{OF_HEAD}{sheet}!{kind}.{field}"


def words_key(kind: str, field: str, words: str) -> str:
    """Give the key under which an answer says how words are read in a field."""
    return f"{OF_WORDS}{kind}.{field}:{plain(words)}"
