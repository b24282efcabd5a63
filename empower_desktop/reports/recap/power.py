"""Who began and who decided, and which authority moved: the tables of the first page."""

from __future__ import annotations

from collections.abc import Mapping

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Decision, Record
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.power import state_of, transfers
from empower_desktop.reports.insight.result import Result
from empower_desktop.reports.recap.figures import share_of
from empower_desktop.reports.recap.recap import Cell, Head, Headed, Listed, Listing, Several, Typed

INITIATIVE_HEADS = (
    Head(Label("Diprakarsai oleh (baris), diputuskan akhir oleh (kolom)", "Begun by (rows), finally decided by (columns)"), 5),
    Head(Label("Warga", "Residents"), 2.4, "figure"),
    Head(Label("Bersama", "Jointly"), 2.4, "figure"),
    Head(Label("Lainnya", "Others"), 2.4, "figure"),
    Head(Label("Jumlah", "Total"), 3, "figure"),
)
MOST_TRANSFERS = 6
"""So many leave room on the first page for who decided."""
RESIDENTS = Label("Warga", "Residents")
NOT_RESIDENTS = Label("Bukan warga (pengurus, pemerintah, pendamping)", "Not residents (leaders, government, facilitator)")
TOTAL = Label("Jumlah", "Total")
AUTHORITY_HEADS = (
    Head(Label("Wewenang", "Authority"), 7),
    Head(Label("Dari", "From"), 2.6),
    Head(Label("Kepada", "To"), 2.6),
    Head(Label("Dasar", "Ground"), 2.4),
    Head(Label("Keadaan", "State"), 2.8),
)
STATES: Mapping[str, Label] = {
    "aktif": Label("berlaku", "in force"),
    "dijanjikan": Label("dijanjikan (belum dihitung)", "promised (not counted yet)"),
    "berakhir": Label("berakhir", "ended"),
    "dicabut": Label("dicabut", "revoked"),
    "kembali": Label("kembali ke pemegang wewenang", "back to the holders of authority"),
    "lain": Label("kepada pihak lain", "to others"),
}
NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Decision: (
        "statement",
        "decided_on",
        "authority_kind",
        "authority_from",
        "authority_to",
        "authority_instrument",
        "authority_status",
        "authority_until",
    )
}


def began_and_decided(result: Result) -> Listing:
    """Lay D1 out with its sums: who began the decisions down, who took them in the end across."""
    counts = [[int(number.value or 0) for number in line.numbers] for line in result.lines]
    whole = sum(map(sum, counts))
    if not whole:
        return Listing(INITIATIVE_HEADS, ())
    rows = [
        Listed((name, *own, _sum_of(sum(own), whole))) for name, own in zip((RESIDENTS, NOT_RESIDENTS), counts, strict=True) if sum(own)
    ]
    sums = (_sum_of(sum(column), whole) for column in zip(*counts, strict=True))
    return Listing(INITIATIVE_HEADS, (*rows, Listed((TOTAL, *sums, whole), total=True)))


def _sum_of(part: int, whole: int) -> Number | int:
    """Give a sum with its share; of fewer than five decisions the sum alone, as its parts stand beside it and are no people (G3)."""
    return part if whole < FEWEST else share_of(part, whole)


def authority(facts: Facts) -> Listing:
    """List what authority moved or is to move: what, from whom, to whom, on which ground, and how it stands."""
    rows = tuple(_row(each, state_of(each, facts.period.last)) for each in transfers(facts))
    return Listing(AUTHORITY_HEADS, rows, MOST_TRANSFERS)


def moved_lately(facts: Facts) -> Decision | None:
    """Give the newest transfer of the period that is in force."""
    within = {decision.id for decision in facts.within(Decision)}
    active = [each for each in transfers(facts) if each.id in within and state_of(each, facts.period.last) == "aktif"]
    return active[-1] if active else None


def kinds_of(transfer: Decision) -> Several:
    """Name the kinds of authority that a decision moves."""
    return Several(tuple(name_of("authority_kind", code) for code in transfer.authority_kind or ()))


def _row(transfer: Decision, state: str) -> Listed:
    stated = Typed(transfer.statement or "")
    what: Cell = Headed(kinds_of(transfer), stated) if transfer.authority_kind else stated
    instrument = name_of("authority_instrument", transfer.authority_instrument) if transfer.authority_instrument else "—"
    ends = (name_of("actor", transfer.authority_from or ""), name_of("actor", transfer.authority_to or ""))
    return Listed((what, *ends, instrument, _standing(transfer, state)))


def _standing(transfer: Decision, state: str) -> Label | Message:
    if state != "aktif":
        return STATES[state]
    if transfer.authority_until:
        return N_("in force until {day}", day=transfer.authority_until)
    return N_("in force, without limit")
