"""Who writes, and which two records are one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Label
from empower_desktop.records.fields import Plain
from empower_desktop.records.record import Finding, Look, Record, area, choice, record, text, yes_no

_ID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ID_HINT = Label("id sebuah catatan", "the id of a record")
PAIR = "same_as"
"""The code of the kind below, whose own field `kind` hides it."""
JOINABLE = ("person", "group", "meeting", "training", "partner")
"""The kinds of which two records may be found to be one thing."""
_KINDS = "|".join(JOINABLE)
_KINDS_HINT = Label("person, group, meeting, training atau partner", "person, group, meeting, training or partner")


@record("author", Label("Penulis", "Author"), title=("name",))
class Author(Record):
    """Who saved a change; made at the first run, travels with every export."""

    name: str | None = text("Nama", "Name", required=True, least=2, most=100)
    role: str | None = choice("Peran", "Role", "author_role", required=True)
    area: str | None = area("Wilayah kerja", "Working area")


WITH_ITSELF = N_("A record is always the same as itself. Name another one.")


def _are_two(pair: SameAs, look: Look) -> Iterator[Finding]:
    if pair.one and pair.one == pair.other:
        yield Finding("same", "E", "other", WITH_ITSELF)


@record(PAIR, Label("Data yang sama", "Same thing"), key=("one", "other"), title=("kind",), rules=(_are_two,))
class SameAs(Record):
    """Two records of one kind that are one thing, or (same = no) never to be asked about again."""

    kind: str | None = text("Jenis catatan", "Record kind", required=True, pattern=_KINDS, hint=_KINDS_HINT)  # type: ignore[assignment,misc]  # the contract names this field like the class
    one: str | None = text("Yang satu", "One", required=True, privacy="personal", pattern=_ID, hint=_ID_HINT)
    other: str | None = text("Yang lain", "The other", required=True, privacy="personal", pattern=_ID, hint=_ID_HINT)
    same: bool | None = yes_no("Sama", "Same", required=True)

    @classmethod
    def read(cls, typed: Mapping[str, object], today: date) -> dict[str, Plain]:
        """Read what was typed; of the two ids the smaller one goes first, or two people who agree would dispute their order.

        A record with itself is refused here, at the door: one that arrives loads, joins nothing and is called incomplete.
        """
        plain = super().read(typed, today)
        one, other = plain.get("one"), plain.get("other")
        if isinstance(one, str) and one == other:
            raise Problem(WITH_ITSELF, "same", Place(field="other"))
        if isinstance(one, str) and isinstance(other, str):
            plain["one"], plain["other"] = sorted((one, other))
        return plain
