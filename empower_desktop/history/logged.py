"""Changes as a log keeps them: text, of which nothing is taken apart before somebody asks for it."""

from __future__ import annotations

import json
import re
from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from hashlib import sha256
from operator import lt
from typing import Any, NamedTuple

from empower_desktop.history.change import Change, Plain, is_id, is_stamp, read_fields_json

# A field's value in canonical form that needs no second look: no sign beyond ASCII, no list, no number that could be too great.
_TEXT = r'"(?!")[ !#-\[\]-~]*+(?:\\["\\bfnrt][ !#-\[\]-~]*+)*+"'
_VALUE = rf"(?:{_TEXT}|-?[1-9][0-9]{{0,17}}|0|true|false|null)"
_CODE = "[a-z_][a-z0-9_]*+"
_ALL_PLAIN = re.compile(rf'\{{"{_CODE}":{_VALUE}(?:,"{_CODE}":{_VALUE})*+\}}').fullmatch
_CODES = re.compile(rf'[{{,]"({_CODE})":{_VALUE}').findall
_KIND = re.compile(_CODE).fullmatch
_read_json = json.JSONDecoder().raw_decode
_write_ascii = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode
_CHANGE_IDS = re.compile("(?:[0-9a-f]{32}(?: [0-9a-f]{32})*+)?").fullmatch


class Logged(NamedTuple):
    """A change as a log keeps it: `over` as ids with a blank between them, `fields` as JSON."""

    record: str
    kind: str
    at: str
    by: str
    why: str
    over: str
    fields: str
    id: str


class LoggedFields(Mapping[str, Plain]):
    """The fields of a change out of a log, read when somebody first looks, as for most changes nobody does."""

    __slots__ = ("_read", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._read: dict[str, Plain] | None = None

    def _fields(self) -> dict[str, Plain]:
        if self._read is None:
            self._read = plain_fields(self.text)
        return self._read

    def __getitem__(self, code: str) -> Plain:
        return (self._read or self._fields())[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields())

    def __len__(self) -> int:
        return len(self._fields())

    def __contains__(self, code: object) -> bool:
        return code in (self._read or self._fields())

    def __repr__(self) -> str:
        return repr(self._fields())

    def keys(self) -> KeysView[str]:
        """Give the codes."""
        return self._fields().keys()

    def values(self) -> ValuesView[Plain]:
        """Give the values."""
        return self._fields().values()

    def items(self) -> ItemsView[str, Plain]:
        """Give the codes with their values."""
        return self._fields().items()


def fields_json(change: Change) -> str:
    """Give the fields of a change as the JSON that a log keeps: ASCII, keys sorted, no blanks."""
    return change.fields.text if isinstance(change.fields, LoggedFields) else _write_ascii(change.fields)


def plain_fields(text: str) -> dict[str, Plain]:
    """Give the fields that a log of ours keeps as JSON."""
    fields: dict[str, Any] = _read_json(text)[0]
    if "[" in text:
        return {code: tuple(value) if value.__class__ is list else value for code, value in fields.items()}
    return fields


def logged(record: str, kind: str, at: str, by: str, why: str, over: str, fields: str) -> Logged:
    """Give, with its id, a change that stands in somebody's log; a Problem says what of it is not of its form."""
    if not why and _are_plain(record, kind, at, by, over, fields):
        # Its fields stand as they are hashed: nearly all do, and are held to their form in a fifth of the time.
        named = '"' + over.replace(" ", '","') + '"' if over else ""
        text = f'{{"at":"{at}","by":"{by}","fields":{fields},"kind":"{kind}","over":[{named}],"record":"{record}","why":""}}'
        return Logged(record, kind, at, by, why, over, fields, sha256(text.encode("ascii")).hexdigest()[:32])
    parts = {"record": record, "kind": kind, "at": at, "by": by, "why": why, "fields": read_fields_json(fields)}
    change = Change.read({**parts, "over": over.split(" ") if over else []})
    return Logged(change.record, change.kind, at, by, change.why, " ".join(change.over), fields_json(change), change.id)


def change_of(one: Logged) -> Change:
    """Give the change that a log of ours keeps, or that of another after `logged`."""
    record, kind, at, by, why, over, fields, name = one
    return Change(record, kind, LoggedFields(fields), tuple(over.split(" ")) if over else (), by, at, why, name)


def _are_plain(record: str, kind: str, at: str, by: str, over: str, fields: str) -> bool:
    if not (is_id(record) and is_id(by) and is_stamp(at) and _KIND(kind) and _CHANGE_IDS(over) and _ALL_PLAIN(fields)):
        return False
    return _ascending(_CODES(fields)) and (len(over) <= 32 or _ascending(over.split(" ")))


def _ascending(texts: list[str]) -> bool:
    return all(map(lt, texts, texts[1:]))
