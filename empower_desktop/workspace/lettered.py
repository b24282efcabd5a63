"""The values that fight for a spot by the letters under which a workbook asks them: the same for the same changes, in any store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.history.change import DELETED, Change
from empower_desktop.records import UNITS
from empower_desktop.records.fields import Plain
from empower_desktop.workbook.answers import DELETED_IT, EDITED_IT, LETTERS, RESTORED_IT

Value = Plain | Mapping[str, Plain]


@dataclass(frozen=True)
class Lettered:
    """One value and the changes that wrote it; of a unit the fields that they set, of a contested deletion whether to delete."""

    value: Value
    changes: tuple[Change, ...]


def codes_of(kind: str, spot: str) -> tuple[str, ...]:
    """Give the fields that a spot is made of."""
    return tuple(UNITS.get(kind, {}).get(spot, (spot,)))


def lettered(kind: str, spot: str, changes: Sequence[Change]) -> list[Lettered]:
    """Give the values in the order of their letters, A first: by the changes that wrote them, in the order given.

    Beside a filled value of another record, which is one thing with this one, an empty value does not count.
    """
    if spot == DELETED:
        return _deletion(changes)
    codes = codes_of(kind, spot)
    found: dict[str, tuple[Value, list[Change]]] = {}
    for change in changes:
        value = _value(change, spot, codes)
        if value is not None:
            found.setdefault(repr(value), (value[0], []))[1].append(change)
    values = [Lettered(value, tuple(wrote)) for value, wrote in found.values()]
    filled = [each for each in values if _is_filled(each.value)]
    several = len({change.record for change in changes}) > 1
    return filled if several and filled else values


def place_of(spot: str, word: str) -> int:
    """Give the place of the value that a letter means, or of a contested deletion a word that is shown for it; -1 where none is."""
    if spot == DELETED:
        for place, words in enumerate(((DELETED_IT,), (RESTORED_IT, EDITED_IT))):
            if word in {text for each in words for text in (each.id, each.en)}:
                return place
    return LETTERS.find(word.upper()) if len(word) == 1 else -1


def _value(change: Change, spot: str, codes: Iterable[str]) -> tuple[Value] | None:
    """Give what a change writes, in a tuple of one; None where it writes nothing of the spot."""
    if codes == (spot,):
        return (change.fields[spot],) if spot in change.fields else None
    of_unit = {code: change.fields[code] for code in codes if code in change.fields}
    return (of_unit,) if of_unit else None


def _is_filled(value: Value) -> bool:
    return any(each is not None for each in value.values()) if isinstance(value, Mapping) else value is not None


def _deletion(changes: Sequence[Change]) -> list[Lettered]:
    """Give the two answers to a contested deletion: delete it, or keep it with what was edited or restored.

    What is one thing with it and was not deleted by itself has nothing to say for keeping it.
    """
    deletions = tuple(change for change in changes if change.fields.get(DELETED) is True)
    seen = {one for change in deletions for one in change.over}
    contested = {change.record for change in deletions}
    others = tuple(change for change in changes if change.record in contested and change not in deletions and change.id not in seen)
    return [Lettered(True, deletions), Lettered(False, others)]
