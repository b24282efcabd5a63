"""What may be said to be one thing, or two: refused at the door, for what arrives always loads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from empower_desktop.errors import Place, Problem
from empower_desktop.history.merge import Seen
from empower_desktop.language import N_
from empower_desktop.records import KINDS, Record, SameAs
from empower_desktop.records.fields import Plain
from empower_desktop.workspace.looking import no_record

PAIRING = ("kind", *SameAs.key)


def check_pair(kind: type[Record], plain: Mapping[str, Plain], seen: Seen, kind_of: Callable[[str], str]) -> None:
    """Refuse to pair records that are not here or not of the kind that is named: no list would ever show them as one.

    What stands already may be answered otherwise, whatever it pairs. `kind_of` gives the kind of a record that is here, else nothing.
    """
    if kind is not SameAs or all(plain[code] == seen.shown.get(code) for code in PAIRING if code in plain):
        return
    pair = {code: plain.get(code, seen.shown.get(code)) for code in PAIRING}
    for code in SameAs.key if pair["kind"] else ():
        record = str(pair[code])
        found = kind_of(record)
        if not found:
            raise no_record(record, Place(field=code))
        if found != pair["kind"]:
            message = N_(
                "Only two records of one kind can be one thing: {record} is a record of the kind “{kind}”.",
                record=record,
                kind=KINDS[found].label if found in KINDS else found,
            )
            raise Problem(message, "not_joinable", Place(field=code))
