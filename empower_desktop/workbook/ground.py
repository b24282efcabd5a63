"""What a file's own history gives to an edit by hand: whose it is, and the changes that it replaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from unicodedata import normalize

from empower_desktop.history.change import Change, Plain, canonical_json, keyed_id
from empower_desktop.history.merge import RecordState, state_of
from empower_desktop.records import KINDS, UNITS
from empower_desktop.workbook.contents import Incoming

EDITED = "edited in Excel"
_EDITED_BY = f"{EDITED}: "


def folded_name(name: str) -> str:
    """Give the name of somebody who filled in as ids are made of it: NFC, casefolded, runs of blanks as one, trimmed."""
    return _in_one_line(normalize("NFC", name).casefold())


def filler(name: str, exporter: str) -> str:
    """Give the folded name of who filled in; nothing when it is the exporter."""
    folded = folded_name(name)
    return "" if folded == folded_name(exporter) else folded


def named_filler(content: Incoming) -> str:
    """Give the name of who filled in as a change bears it, in one line; nothing when it is the exporter."""
    is_other = filler(content.filled_in_by, content.meta.author_name)
    return _in_one_line(normalize("NFC", content.filled_in_by)) if is_other else ""


def filler_of(why: str) -> str:
    """Give the folded name of who filled in out of the reason of a change that was edited in Excel."""
    return folded_name(why.removeprefix(EDITED).removeprefix(":"))


def editor_in(why: str) -> str:
    """Give who edited in somebody else's workbook out of the reason of a change, as it was written there; else nothing."""
    return why.removeprefix(_EDITED_BY) if why.startswith(_EDITED_BY) else ""


def spare_row_id(export: str, name: str, spare: str) -> str:
    """Give the id of a row that was typed into a spare one; `name` is that of `filler`."""
    return keyed_id(export, f"{name}\n{spare}")


def typed_row_id(export: str, name: str, kind: str, fields: Mapping[str, Plain], ordinal: int) -> str:
    """Give the id of a row that was typed without a spare id: of its filled fields, and its place among equal rows, from 1."""
    return keyed_id(export, f"{name}\n{kind}\n{canonical_json(fields)}\n{ordinal}")


class Ground:
    """The file's own history, and the changes by hand that stand on it."""

    def __init__(self, content: Incoming) -> None:
        self.meta = content.meta
        self.name = filler(content.filled_in_by, content.meta.author_name)
        self.why = f"{_EDITED_BY}{named_filler(content)}" if self.name else EDITED
        # What a template names of records carries the ids of the changes that say so: an edit is over them as over any other.
        self._changes = (*content.changes, *content.known)
        self._states: dict[str, RecordState | None] = {}

    @cached_property
    def _by_record(self) -> Mapping[str, list[Change]]:
        return by_record(self._changes)

    @cached_property
    def _by_id(self) -> Mapping[str, Change]:
        return {change.id: change for change in self._changes}

    def state(self, record: str) -> RecordState | None:
        """Give a record as the file's history makes it; None for one that it does not hold."""
        if record not in self._states:
            changes = self._by_record.get(record)
            self._states[record] = state_of(changes, UNITS) if changes else None
        return self._states[record]

    def shown(self, record: str) -> Mapping[str, Plain]:
        """Give the values that the file shows of a record."""
        state = self.state(record)
        return state.fields if state is not None else {}

    def everything(self, record: str) -> tuple[str, ...]:
        """Give what a deletion of a record is over: all survivors of all its fields."""
        state = self.state(record)
        return tuple(sorted({one for ids in state.survivors.values() for one in ids})) if state is not None else ()

    def whole(self, record: str, kind: str, values: Mapping[str, Plain]) -> dict[str, Plain]:
        """Give these values with the rest of each unit as the file shows it; what is empty is none."""
        shown = self.shown(record)
        codes = dict.fromkeys(values)
        for unit in UNITS.get(kind, {}).values():
            if not codes.keys().isdisjoint(unit):
                codes.update(dict.fromkeys(unit))
        return {code: values[code] if code in values else shown.get(code) for code in codes}

    def over(self, record: str, codes: Iterable[str]) -> set[str]:
        """Give the changes of the file that an edit of these fields replaces: of what is in dispute only the shown value's."""
        state = self.state(record)
        if state is None:
            return set()
        return {one for code in codes for one in self._replaced(state, code)}

    def change(self, record: str, kind: str, values: Mapping[str, Plain], after: Iterable[str] = ()) -> Change:
        """Make the change of an edit by hand, over what the file shows and the changes `after` which it comes."""
        fields = self.whole(record, kind, values)
        return self.exactly(record, kind, fields, {*self.over(record, fields), *after})

    def exactly(self, record: str, kind: str, fields: Mapping[str, Plain], over: Iterable[str]) -> Change:
        """Make a change of this file with these parts."""
        return Change.make(record, kind, fields, over, self.meta.author_id, self.meta.created_at, self.why)

    def _replaced(self, state: RecordState, code: str) -> Iterable[str]:
        unit = next((codes for codes in UNITS.get(state.kind, {}).values() if code in codes), (code,))
        rivals = {one for each in unit for one in state.survivors.get(each, ())}
        if state.disputed.isdisjoint(unit):
            return rivals
        whole = {one for one in rivals if self._by_id[one].fields.keys() >= set(unit)}
        if whole:
            return (one for one in whole if all(same_value(self._by_id[one].fields[each], state.fields.get(each)) for each in unit))
        return (one for one in state.survivors.get(code, ()) if same_value(self._by_id[one].fields[code], state.fields.get(code)))


def _in_one_line(text: str) -> str:
    """Give a text with runs of blanks as one, and without characters that no change may hold."""
    return "".join([sign for sign in " ".join(text.split()) if sign.isprintable()])


def by_record(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Give changes by the record that they are of, in their order."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.record, []).append(change)
    return found


def label_of(kind: str, code: str) -> object:
    """Name a field as people read it."""
    field = KINDS[kind].fields().get(code)
    return field.label if field is not None else code


def same_value(one: Plain, other: Plain) -> bool:
    """Say whether two plain values are the same; yes is not one."""
    return one.__class__ is other.__class__ and one == other
