"""Authority that moves, interests that are represented, who gains and who loses (`indicators.md` M1)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection

from empower_desktop.language import N_, Label, Message
from empower_desktop.records import Decision
from empower_desktop.records.authority import IN_FORCE, status_on
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.classes import in_list_order, is_community
from empower_desktop.reports.insight.counting import AMOUNT, FEWEST, SHARE, bar, count, share
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.result import Entry, Ledger, Line, Result
from empower_desktop.reports.insight.scope import months_later
from empower_desktop.reports.insight.time_lines import month_code, month_name
from empower_desktop.reports.insight.wording import listed

ACTIVE, PROMISED, ENDED = Label("Berlaku", "In force"), Label("Dijanjikan", "Promised"), Label("Berakhir", "Ended")
REVOKED, RETURNED = Label("Dicabut", "Revoked"), Label("Kembali ke pemegang wewenang", "Back to the holders of authority")
ELSEWHERE = Label("Kepada pihak lain", "To others")
STATES = {"aktif": ACTIVE, "dijanjikan": PROMISED, "berakhir": ENDED, "dicabut": REVOKED, "kembali": RETURNED, "lain": ELSEWHERE}
UNWRITTEN, UNLIMITED = Label("tanpa dasar tertulis", "no ground noted"), Label("tanpa batas", "without limit")
LEDGER_HEADS = (
    Label("Wewenang", "Authority"),
    Label("Dari", "From"),
    Label("Kepada", "To"),
    Label("Dasar", "Ground"),
    Label("Sampai", "Until"),
    Label("Keadaan", "State"),
)
OFTEN = 3
"""So many decisions with the same party on the losing side are told (M1d)."""


def transfers(facts: Facts) -> list[Decision]:
    """Give the decisions up to the reference date in which authority moves or is to move."""
    found = [each for each in facts.until(Decision) if each.authority_to and each.authority_from]
    return sorted(found, key=lambda each: (facts.days.get(each.id, dt.date.min), each.id))


def state_of(transfer: Decision, day: dt.date) -> str:
    """Say how a transfer stands on a day: a code of STATES.

    Active is what is in force, comes from elsewhere to the community, and has not run out (`records.md`, authority_active).
    """
    if is_community(transfer.authority_from):
        return "kembali" if not is_community(transfer.authority_to) else "lain"
    if not is_community(transfer.authority_to):
        return "lain"
    status = status_on(transfer, day)
    if status == IN_FORCE:
        return "aktif"
    return status if status in ("dicabut", "berakhir") else "dijanjikan"


def authority(facts: Facts) -> Result:
    """Give M1a: `aktif`, then each kind of authority in force (`kind:anggaran`), then what is promised, ended, revoked, returned.

    The ledger lists each transfer in that order: what, from whom, to whom, on which ground, until when, and how it stands.
    """
    moved, day = transfers(facts), facts.period.last
    states = {each.id: state_of(each, day) for each in moved}
    active = [each for each in moved if states[each.id] == "aktif"]
    lines = [Line(ACTIVE, (count(active),), "aktif")]
    kinds = in_list_order("authority_kind", {kind for each in active for kind in each.authority_kind or ()})
    lines.extend(Line(name_of("authority_kind", kind), (count(_of_kind(active, kind)),), f"kind:{kind}") for kind in kinds)
    in_state = {state: [each for each in moved if states[each.id] == state] for state in STATES}
    lines.extend(Line(STATES[state], (count(found),), state) for state, found in in_state.items() if state != "aktif")
    entries = tuple(_entry(each, state) for state, found in in_state.items() for each in found)
    ledger = Ledger(Label("Buku kewenangan", "Authority ledger"), LEDGER_HEADS, entries) if entries else None
    return Result("M1a", (AMOUNT,), tuple(lines), ledger=ledger)


def authority_over_time(facts: Facts) -> Result:
    """Give how many transfers were active at the end of each month of the period, and on its last day (M1a's stepped line)."""
    moved = transfers(facts)
    lines = []
    for month in facts.period.months():
        day = min(months_later(month, 1) - dt.timedelta(days=1), facts.period.last)
        lines.append(Line(month_name(month), (count([each for each in moved if _was_active(facts, each, day)]),), month_code(month)))
    return Result("M1a-waktu", (ACTIVE,), tuple(lines))


def without_authority(facts: Facts) -> Result:
    """Give M1b: the share of decisions that gave strength but no authority, of those that gave strength."""
    given = [each for each in facts.within(Decision) if each.capability_given]
    return bar(
        facts,
        "M1b",
        Label("Kekuatan tanpa kewenangan", "Strength without authority"),
        [each for each in given if not each.authority_kind],
        given,
    )


def represented(facts: Facts) -> Result:
    """Give M1c: `terwakili`, the share of decisions in which nobody was missing; then who was missing, most often first.

    The list wants five decisions. It orders constituencies, never villages or groups.
    """
    asked = [each for each in facts.within(Decision) if each.interests_represented or each.interests_missing]
    whole = [each for each in asked if not each.interests_missing]
    lines = [Line(Label("Semua terwakili", "Everybody represented"), (share(facts, whole, asked),), "terwakili")]
    missing = Counter(code for each in asked for code in set(each.interests_missing or ()))
    order = in_list_order("constituency", set(missing))
    for code in sorted(order, key=lambda code: -missing[code]) if len(asked) >= FEWEST else ():
        part = [each for each in asked if code in (each.interests_missing or ())]
        lines.append(Line(N_("Missing: {who}", who=name_of("constituency", code)), (share(facts, part, asked),), code))
    silent = len(facts.within(Decision)) - len(asked)
    return Result("M1c", (SHARE,), tuple(lines), notes=_not_asked(silent))


def gains_and_losses(facts: Facts) -> Result:
    """Give M1d: for each party on how many decisions it gained and lost; the word marks who lost in three or more."""
    decisions = facts.within(Decision)
    named = {code for each in decisions for code in (*(each.gains or ()), *(each.losses or ()))}
    lines = []
    for code in in_list_order("interest_party", named):
        gained = [each for each in decisions if code in (each.gains or ())]
        lost = [each for each in decisions if code in (each.losses or ())]
        word = Label("beberapa kali di pihak yang rugi", "several times on the losing side") if len(lost) >= OFTEN else ""
        lines.append(Line(name_of("interest_party", code), (count(gained), count(lost)), code, word))
    return Result("M1d", (Label("Untung", "Gains"), Label("Rugi", "Loses")), tuple(lines))


def _of_kind(decisions: Collection[Decision], kind: str) -> list[Decision]:
    return [each for each in decisions if kind in (each.authority_kind or ())]


def _was_active(facts: Facts, transfer: Decision, day: dt.date) -> bool:
    """Say whether a transfer was active on a day; one that has ended was so until the day that it names."""
    if facts.days.get(transfer.id, day) > day:
        return False
    ended_since = state_of(transfer, day) == "berakhir" and transfer.authority_until is not None and transfer.authority_until >= day
    return state_of(transfer, day) == "aktif" or (ended_since and day < facts.period.last)


def _not_asked(silent: int) -> tuple[Message, ...]:
    return (N_("Decisions of which nobody noted whose interests were represented: {n}.", n=silent),) if silent else ()


def _entry(transfer: Decision, state: str) -> Entry:
    """Give a transfer as a line of the ledger; one in force that names no day is without limit."""
    what = listed([name_of("authority_kind", code) for code in transfer.authority_kind or ()]) or transfer.statement or ""
    ends = (name_of("actor", transfer.authority_from or ""), name_of("actor", transfer.authority_to or ""))
    ground = name_of("authority_instrument", transfer.authority_instrument or "") or UNWRITTEN
    until = transfer.authority_until or (UNLIMITED if state == "aktif" else "")
    return Entry(transfer.id, Decision.kind, (what, *ends, ground, until, STATES[state]))


_AUTHORITY = (
    "statement",
    "authority_kind",
    "authority_from",
    "authority_to",
    "authority_instrument",
    "authority_status",
    "authority_until",
)
INDICATORS = (
    Indicator(
        "M1a",
        Label("Kewenangan yang beralih dan berlaku", "Authority handed over and in force"),
        N_("Which authority has moved to the residents and is in force today."),
        "decisions",
        ("M1", "AUTHORITY", "EVEN"),
        authority,
        {Decision: _AUTHORITY},
        N_("A promise is listed apart and does not count. Authority that ran out or was taken back is listed too."),
        stock=True,
    ),
    Indicator(
        "M1a-waktu",
        Label("Kewenangan yang berlaku dari bulan ke bulan", "Authority in force, month by month"),
        N_("How many handovers of authority were in force at the end of each month."),
        "decisions",
        ("M1", "AUTHORITY"),
        authority_over_time,
        {Decision: _AUTHORITY},
        N_("A handover that was revoked without a day is left out of the earlier months too."),
        stock=True,
    ),
    Indicator(
        "M1b",
        Label("Kekuatan tanpa kewenangan", "Strength without authority"),
        N_("How many of the decisions that gave knowledge, skill or means gave no authority with it."),
        "decisions",
        ("AUTHORITY", "M1"),
        without_authority,
        {Decision: ("capability_given", "authority_kind")},
        N_("Not every training needs a handover of authority."),
    ),
    Indicator(
        "M1c",
        Label("Keterwakilan kepentingan", "Interests represented"),
        N_("In how many decisions nobody's interest was noted as missing, and whose was missing."),
        "decisions",
        ("EVEN", "M1"),
        represented,
        {Decision: ("interests_represented", "interests_missing")},
        N_("The facilitator noted this. Ask the group."),
    ),
    Indicator(
        "M1d",
        Label("Untung dan rugi", "Gains and losses"),
        N_("Who gained and who lost by the decisions."),
        "decisions",
        ("EVEN", "M1", "PAR-D"),
        gains_and_losses,
        {Decision: ("gains", "losses")},
        N_("The aim is to even out, not to turn the tables: talk about it where the same party loses again and again."),
    ),
)
