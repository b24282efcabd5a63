"""What the source says empowerment is: each sentence with what is recorded for it and its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from empower_desktop.language import Label
from empower_desktop.records import Record


@dataclass(frozen=True)
class Sentence:
    """One sentence of the source, what is recorded for it, and the codes of its indicators.

    `part` is `meaning`, `dimension`, `aim` or `principle`. `recorded` names fields by kind, or none where the whole kind is.
    """

    code: str
    part: str
    label: Label
    recorded: Mapping[type[Record], tuple[str, ...]]
    indicators: tuple[str, ...]


SOURCE: Mapping[str, Sentence] = {}
