"""What the window and the commands look up: offers while typing, lists by the page, what is missing in a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from empower_desktop.language import Language
from empower_desktop.records import KINDS, Record
from empower_desktop.records.fields import Plain
from empower_desktop.records.person import SEX_LETTERS
from empower_desktop.records.record import Finding
from empower_desktop.records.rules import findings, incomplete
from empower_desktop.store import Found
from empower_desktop.workspace.workspace import Workspace

OFFERS = 7


@dataclass(frozen=True)
class Offered:
    """A record or area that fits what is being typed."""

    key: str
    title: str
    meta: str = ""


def area_offers(work: Workspace, text: str, levels: Sequence[int] = (1, 2, 3, 4), limit: int = OFFERS) -> list[Offered]:
    """Give the areas whose names fit, each with what lies above it: names are not keys.

    Those of the author's own working area come first, villages before what they lie in, since most is recorded there.
    """
    own = work.areas.search(text, limit, levels, within=work.author.area) if work.author.area else []
    near = sorted(own, key=lambda place: -place.level)
    places = dict.fromkeys((*near, *work.areas.search(text, limit, levels)))
    return [Offered(place.code, place.name, f"{place.chain} · {place.code}") for place in [*places][:limit]]


def record_offers(work: Workspace, kind: str, text: str, limit: int = OFFERS) -> list[Offered]:
    """Give the records of a kind that fit what is typed: any word may be begun."""
    return [
        Offered(row.id, work.names.title(kind, row.fields), _meta(work, row.kind, row.fields))
        for row in work.store.rows(kind, search=text, limit=limit)
    ]


def find(work: Workspace, text: str, limit: int = 50) -> list[Found]:
    """Search everything that is recorded."""
    return work.store.find(text, limit)


def findings_of(work: Workspace, kind: type[Record], record: str) -> list[Finding]:
    """Tell everything that is missing or doubtful in a record; nothing for one that is not there."""
    found = work.one(kind, record)
    return findings(found, work) if found else []


def missing_in(work: Workspace, kind: type[Record], record: str, plain: Mapping[str, Plain]) -> list[Finding]:
    """Tell what makes these values of a record incomplete."""
    return incomplete(kind.load(record, plain), work)


def _meta(work: Workspace, code: str, fields: Mapping[str, Plain]) -> str:
    """Give what tells two of one name apart."""
    kind, language = KINDS[code], work.language
    telling = ("sex", "birth_year", "hamlet", "partner_type", "date", "date_start", "decided_on", "area")
    parts = [_shown(kind, name, fields, language, work) for name in telling]
    return " · ".join(part for part in parts if part)


def _shown(kind: type[Record], name: str, fields: Mapping[str, Plain], language: Language, work: Workspace) -> str:
    field = kind.fields().get(name)
    if field is None or fields.get(name) is None:
        return ""
    if name == "sex":
        letter = SEX_LETTERS.get(str(fields[name]))
        return language(letter) if letter else ""
    if name == "area":
        return work.areas.name(str(fields[name]))
    return field.show(fields[name], language, work.names)
