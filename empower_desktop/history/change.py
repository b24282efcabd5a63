"""The change: one save of one record, its canonical form and the id that follows from it."""

from __future__ import annotations

import json
import re
import secrets
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import NoReturn
from unicodedata import normalize

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Message

Plain = None | bool | int | str | tuple[str, ...]
"""A value in wire form: a day, a time and the type number are text, several choices a tuple."""

DELETED = "_deleted"
PARTS = frozenset(("at", "by", "fields", "kind", "over", "record", "why"))

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch
_CHANGE_ID = re.compile(r"[0-9a-f]{32}").fullmatch
_STAMP = re.compile(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z/[0-9a-f]{4}"
).fullmatch
# A ledger keeps whole numbers in 64 bits.
_GREATEST = 2**63 - 1

_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One save of one record, as it is stored, exported and merged.

    `make` and `read` work out the id and check every part; the bare
    constructor trusts what it is given, for changes out of the own ledger.
    """

    record: str
    kind: str
    fields: Mapping[str, Plain]
    over: tuple[str, ...]
    by: str
    at: str
    why: str
    id: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Change) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)

    @classmethod
    def make(cls, record: str, kind: str, fields: Mapping[str, Plain], over: Iterable[str], by: str, at: str, why: str = "") -> Change:
        """Make a change of our own, in canonical form."""
        return cls.read({"record": record, "kind": kind, "fields": fields, "over": tuple(over), "by": by, "at": at, "why": why})

    @classmethod
    def read(cls, parts: Mapping[str, object], stated: str | None = None) -> Change:
        """Make a change of the seven parts that arrived, in canonical form.

        Raises a Problem for any part that is not of its form, and when an id
        is stated that does not follow from the parts.
        """
        checked = _checked(parts)
        try:
            computed = sha256(_text(*checked).encode()).hexdigest()[:32]
        except UnicodeEncodeError:
            _refuse(N_("A text holds half of a character."), "change.surrogate", checked[0])
        if stated is not None and stated != computed:
            _refuse(N_("The id {stated} does not fit what the change holds.", stated=_short(stated)), "change.id", checked[0])
        return cls(*checked, computed)


def canonical(parts: Mapping[str, object]) -> str:
    """Give the canonical JSON of the seven parts of a change, of which its id is the hash."""
    return _text(*_checked(parts))


def canonical_json(value: object) -> str:
    """Give the canonical JSON of a plain value, or of a mapping of fields to plain values."""
    return _write_json(_canonical_fields(value, "") if isinstance(value, Mapping) else _canonical_value(value, ""))


def canonical_value(value: object) -> Plain:
    """Give a plain value in canonical form: NFC, arrays sorted and without doubles, nothing for an empty one."""
    return _canonical_value(value, "")


def read_fields_json(text: str) -> dict[str, object]:
    """Give the fields that a log keeps as JSON; what is not one flat object is a Problem."""
    try:
        fields = _read_json(text)
    except (ValueError, RecursionError):
        _refuse(N_("The fields of the change are not JSON."), "change.json")
    if not isinstance(fields, dict):
        _refuse(N_("The fields of the change are not one JSON object."), "change.fields")
    return fields


def keyed_id(namespace: str, name: str) -> str:
    """Give the id that a key makes: the UUIDv5 of a name within an id."""
    return str(uuid.uuid5(uuid.UUID(namespace), name))


def new_id(millis: int) -> str:
    """Give a fresh id for a time in milliseconds since 1970."""
    return time_id(millis, secrets.randbits(74))


def time_id(millis: int, chance: int) -> str:
    """Give the UUIDv7 of a time in milliseconds since 1970 and of 74 bits of chance."""
    number = (millis & (2**48 - 1)) << 80 | 0x7 << 76 | (chance >> 62 & 0xFFF) << 64 | 0b10 << 62 | chance & (2**62 - 1)
    return str(uuid.UUID(int=number))


def is_id(text: str) -> bool:
    """Say whether a text has the form of the ids of records, authors, stores and exports."""
    return bool(_UUID(text))


def is_stamp(text: str) -> bool:
    """Say whether a text is a stamp of the clock: a time that exists, in UTC, with its count."""
    if not _STAMP(text):
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


_Parts = tuple[str, str, dict[str, Plain], tuple[str, ...], str, str, str]


def _checked(parts: Mapping[str, object]) -> _Parts:
    """Check the seven parts and give them in canonical form, in the order of a Change."""
    if parts.keys() != PARTS:
        odd = ", ".join(sorted(str(part) for part in parts.keys() ^ PARTS))
        _refuse(N_("A change has seven parts; missing or too many: {parts}.", parts=_short(odd)), "change.parts")
    record, kind, by, at, why = parts["record"], parts["kind"], parts["by"], parts["at"], parts["why"]
    if not isinstance(record, str) or not _UUID(record):
        _refuse(N_("The id of the record is not of its form: {value}", value=_short(record)), "change.record")
    if not isinstance(by, str) or not _UUID(by):
        _refuse(N_("The id of the author is not of its form: {value}", value=_short(by)), "change.by", record)
    if not isinstance(at, str) or not is_stamp(at):
        _refuse(N_("The time stamp is not of its form: {value}", value=_short(at)), "change.at", record)
    if not isinstance(kind, str) or not kind:
        _refuse(N_("The kind of the record is missing."), "change.kind", record)
    if not isinstance(why, str):
        _refuse(N_("The reason of a change is a text."), "change.why", record)
    fields, over = _canonical_fields(parts["fields"], record), _canonical_over(parts["over"], record)
    return record, normalize("NFC", kind), fields, over, by, at, normalize("NFC", why)


def _text(record: str, kind: str, fields: dict[str, Plain], over: tuple[str, ...], by: str, at: str, why: str) -> str:
    # Written part by part, as most parts need no escaping: half the time of one encoder for all.
    named = ",".join([f'"{one}"' for one in over])
    return (
        f'{{"at":"{at}","by":"{by}","fields":{_write_json(fields)},"kind":{_write_json(kind)},'
        f'"over":[{named}],"record":"{record}","why":{_write_json(why)}}}'
    )


def _canonical_over(over: object, record: str) -> tuple[str, ...]:
    if not isinstance(over, list | tuple) or not all(isinstance(one, str) and _CHANGE_ID(one) for one in over):
        _refuse(N_("What the change is over is not a list of change ids."), "change.over", record)
    return tuple(sorted(set(over))) if len(over) > 1 else tuple(over)


def _canonical_fields(fields: object, record: str) -> dict[str, Plain]:
    if not isinstance(fields, Mapping) or not fields:
        _refuse(N_("A change sets at least one field."), "change.fields", record)
    plain: dict[str, Plain] = {}
    for code, value in fields.items():
        if not isinstance(code, str):
            _refuse(N_("The code of a field is a text."), "change.fields", record)
        plain[code if code.isascii() else normalize("NFC", code)] = _canonical_value(value, record, code)
    if len(plain) != len(fields):
        _refuse(N_("A field stands twice in one change."), "change.fields", record)
    return dict(sorted(plain.items())) if len(plain) > 1 else plain


def _canonical_value(value: object, record: str, field: str = "") -> Plain:
    if isinstance(value, str):
        return (value if value.isascii() else normalize("NFC", value)) or None
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -_GREATEST <= value <= _GREATEST:
            _refuse(N_("A whole number is too large."), "change.integer", record, field)
        return value
    if isinstance(value, float):
        _refuse(N_("A number with a decimal point is written as text."), "change.float", record, field)
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        _refuse(N_("A value is a text, a whole number, yes or no, nothing, or a list of texts."), "change.nested", record, field)
    return tuple(sorted({normalize("NFC", one) for one in value})) or None


def _refuse(message: Message, code: str, record: str = "", field: str = "") -> NoReturn:
    # The Problem tells what was wrong; how Python came to notice helps nobody.
    raise Problem(message, code, Place(record=record, field=field)) from None


def _short(value: object) -> str:
    text = value if isinstance(value, str) else ascii(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        _refuse(N_("A field stands twice in one change."), "change.fields")
    return fields


def _no_float(text: str) -> NoReturn:
    _refuse(N_("A number with a decimal point is written as text."), "change.float")


_read_json = json.JSONDecoder(object_pairs_hook=_pairs, parse_float=_no_float, parse_constant=_no_float).decode
