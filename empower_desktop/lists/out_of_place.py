"""Values that read as if they belonged elsewhere: taken as they stand, and named with their cells, so that somebody looks at them.

Whatever reads a list puts what stands somewhere into the field that stands there. Here each value is read once more by itself:
one that is known for what another field holds, a district in the place of a hamlet or a time within a venue, is not taken unsaid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.head_places import begins_with_level
from empower_desktop.lists.hours import HOURS
from empower_desktop.lists.questions import quoted_in_short
from empower_desktop.records import KINDS
from empower_desktop.records.words import beginning, meaning, plain, words_of

_OF_A_MEETING = re.compile(r"\b(?:(?:mem)?bahas|pembahasan|acara|agenda|mulai|selesai|jam|pukul|pkl)\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{4}")
_FEWEST_LETTERS = 3


def name_what_is_out_of_place(context: Context, parts: Sequence[Part]) -> None:
    """Say of each field, sheet by sheet, which values that were taken read like something else, with their cells."""
    above = {(part.sheet, name) for part in parts for name in _above_village(part)}
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for draft in context.drafts.values():
        for code, is_elsewhere in _ELSEWHERE.get(draft.kind, _NOWHERE).items():
            text = _text(draft, code)
            is_above = code == "hamlet" and (draft.sheet, plain(text)) in above
            if text and code in draft.cells and (is_above or is_elsewhere(text)):
                found.setdefault((draft.sheet, draft.kind, code), {})[draft.cells[code]] = text
    for (sheet, kind, code), texts in found.items():
        message = N_(
            "Taken as {field}, though it may be something else: {values}. Look whether it belongs there.",
            field=KINDS[kind].fields()[code].label,
            values=quoted_in_short(texts.values()),
        )
        context.asking.say("out_of_place", sheet, ",".join(texts), message)


def _above_village(part: Part) -> set[str]:
    """Give the district and the regency over a list: below `Alamat` they say of whom an officer is, and of nobody where at home."""
    head = part.head
    return {plain(name) for name in (head.district, head.regency) if name} - {plain(head.village)}


def _text(draft: Draft, code: str) -> str:
    value = draft.fields.get(code)
    return value if isinstance(value, str) else ""


def _no_hamlet(text: str) -> bool:
    is_above = begins_with_level(text) or bool(beginning("official", text)[0])
    return is_above or _is_of_somebody(text) or bool(_LONG_NUMBER.search(text))


def _no_venue(text: str) -> bool:
    return bool(_OF_A_MEETING.search(text) or HOURS.search(text) or DAYS.search(text))


def _no_office(text: str) -> bool:
    return _is_of_somebody(text) or bool(_LONG_NUMBER.search(text) or DAYS.search(text))


def _no_trainer(text: str) -> bool:
    return bool(_LONG_NUMBER.search(text)) or any(word in words_of("never_in_names") for word in plain(text).split())


def _no_group(text: str) -> bool:
    is_mark = any(meaning(name, text) for name in ("tick", "presence", "nobody"))
    return is_mark or sum(map(str.isalpha, text)) < _FEWEST_LETTERS


def _is_of_somebody(text: str) -> bool:
    """Say whether a text is a remark on a person, that she is a widow or was ill, and nothing that somebody is called by at a meeting."""
    is_state = bool(meaning("people", text)) and not any(meaning(name, text) for name in ("element", "occupation", "role"))
    return is_state or bool(beginning("remark_presence", text)[0])


_NOWHERE: Mapping[str, Callable[[str], bool]] = MappingProxyType({})
_ELSEWHERE: Mapping[str, Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {
        "person": {"hamlet": _no_hamlet, "position_title": _no_office, "institution": _no_office},
        "group": {"name": _no_group, "hamlet": _no_hamlet},
        "meeting": {"venue": _no_venue, "resource_persons": _no_trainer},
        "training": {"venue": _no_venue, "trainer_name": _no_trainer},
    }
)
"""By kind and field what reads like something else there."""
