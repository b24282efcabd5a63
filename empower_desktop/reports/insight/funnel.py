"""The participation funnel: who is invited, comes, speaks, proposes, and whose proposals are accepted (`indicators.md` F1, A4a)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Attendance, Meeting, Person, Proposal, Record
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.classes import ALL, OTHERS
from empower_desktop.reports.insight.constituencies import CONSTITUENCIES, SENSITIVE
from empower_desktop.reports.insight.counting import FEWEST, LEAST_COVERAGE, known_of, thinned
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.funnel_cells import both_or_none, is_kept_back, parities, row_numbers, sheltered
from empower_desktop.reports.insight.funnel_rows import PRESENT, SPOKE, Crowd, Row, Side, is_public, is_womens, meetings_of, rows_of
from empower_desktop.reports.insight.indicator import Indicator
from empower_desktop.reports.insight.line_codes import OTHER_SIDE, WHOLE
from empower_desktop.reports.insight.number import BLANK, Number
from empower_desktop.reports.insight.result import Line, Result

COLUMNS = (
    Label("Diundang", "Invited"),
    Label("Hadir", "Present"),
    Label("Bicara", "Spoke"),
    Label("Mengusulkan", "Proposed"),
    Label("Diterima", "Accepted"),
    Label("Kesetaraan hadir", "Parity, present"),
    Label("Kesetaraan bicara", "Parity, spoke"),
    Label("Kesetaraan mengusulkan", "Parity, proposed"),
    Label("Kesetaraan diterima", "Parity, accepted"),
)
OF_SPEAKING = (SPOKE, 6)
"""The columns that rest on who spoke: the step and its parity."""


def all_meetings(facts: Facts) -> Result:
    """Give F1 over all meetings: a line `semua`, then each constituency with its `:lainnya`; five steps and four parities."""
    return facts.once(_over_all)


def public_affairs(facts: Facts) -> Result:
    """Give F1 over the public forums (A4a)."""
    return _funnel(facts, "A4a", facts.once(_in_public), meetings_of(facts, is_public))


def womens_forum(facts: Facts) -> Result:
    """Give F1 over the women's special assemblies, which stand beside A4a."""
    return _funnel(facts, "A4a-mkp", facts.once(_among_women), meetings_of(facts, is_womens))


def voice_of_women(facts: Facts) -> Number:
    """Give the parity at "spoke" of women (F1), which stands beside P5."""
    rows = rows_of(facts)
    number = parities(*Crowd(rows).two_sides("perempuan"), (False,) * 5)[SPOKE - 1]
    return number if _is_heard(_voice(rows)) else thinned(number, facts.shared)


def _over_all(facts: Facts) -> Result:
    parts = (facts.once(_in_public), facts.once(_among_women))
    return _funnel(facts, "F1", Crowd(rows_of(facts)), meetings_of(facts, lambda meeting: True), parts)


def _in_public(facts: Facts) -> Crowd:
    return Crowd(rows_of(facts, is_public))


def _among_women(facts: Facts) -> Crowd:
    return Crowd(rows_of(facts, is_womens))


def _funnel(facts: Facts, code: str, crowd: Crowd, meetings: Sequence[Meeting], parts: Sequence[Crowd] = ()) -> Result:
    everyone, name = crowd.everyone(), name_of("constituency", facts.constituency) if facts.constituency else ALL
    numbers = _sheltered(facts, facts.constituency, everyone, [part.everyone() for part in parts])
    lines = [Line(name, (*numbers, *(BLANK,) * 4), WHOLE)]
    for constituency in CONSTITUENCIES:
        lines.extend(_two_lines(facts, constituency, crowd, parts))
    voice = _voice(crowd.rows)
    if not _is_heard(voice):
        lines = [replace(line, numbers=_unheard(facts, line.numbers)) for line in lines]
    if len(crowd.rows) < FEWEST:
        return Result(code, COLUMNS, tuple(lines))
    return Result(code, COLUMNS, tuple(lines), voice, tuple(_left_out(facts, crowd.rows, meetings)))


def _two_lines(facts: Facts, constituency: str, crowd: Crowd, parts: Sequence[Crowd]) -> list[Line]:
    own, others = crowd.two_sides(constituency)
    if not own[0] or constituency == facts.constituency:
        return []
    in_parts = [part.two_sides(constituency) for part in parts]
    mine = _sheltered(facts, constituency, own, [one for one, _ in in_parts])
    theirs = _sheltered(facts, facts.constituency, others, [other for _, other in in_parts])
    if facts.shared:
        mine, theirs = both_or_none(mine, theirs)
    ratios = parities(own, others, [is_kept_back(one) or is_kept_back(other) for one, other in zip(mine, theirs, strict=True)])
    return [
        Line(name_of("constituency", constituency), (*mine, *ratios), constituency),
        Line(OTHERS, (*theirs, *(BLANK,) * 4), constituency + OTHER_SIDE),
    ]


def _sheltered(facts: Facts, constituency: str, side: Side, parts: Sequence[Side]) -> tuple[Number, ...]:
    """Give the steps of people who all belong to a constituency and to that of the figure; where shared, of no few sensitive ones."""
    numbers = row_numbers(side)
    is_sensitive = bool({constituency, facts.constituency} & SENSITIVE)
    return sheltered(numbers, side, parts) if facts.shared and is_sensitive else numbers


def _voice(rows: Sequence[Row]) -> Number:
    present = [row for row in rows if row.step >= PRESENT]
    return known_of([row.noted for row in present if row.voice_known], [row.noted for row in present])


def _is_heard(voice: Number) -> bool:
    """Say whether it is known of at least half of those present whether they spoke (G7)."""
    return voice.value is None or voice.value >= LEAST_COVERAGE


def _unheard(facts: Facts, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """Hide what is said of speaking."""
    hidden = [thinned(number, facts.shared) if place in OF_SPEAKING and number != BLANK else number for place, number in enumerate(numbers)]
    return tuple(hidden)


def _left_out(facts: Facts, rows: Sequence[Row], meetings: Sequence[Meeting]) -> list[Message]:
    unnamed = sum((meeting.extra_male or 0) + (meeting.extra_female or 0) for meeting in meetings)
    uninvited = sum(1 for row in rows if row.noted.invited is False)
    notes = [
        P_(
            "{n} named attendance at {meetings} meetings.",
            "{n} named attendances at {meetings} meetings.",
            len(rows),
            meetings=len(meetings),
        )
    ]
    few_sensitive = facts.shared and facts.constituency in SENSITIVE and uninvited < FEWEST
    if uninvited and not few_sensitive:
        notes.append(
            P_(
                "{n} came without an invitation, and is counted as invited.",
                "{n} came without an invitation, and are counted as invited.",
                uninvited,
            )
        )
    if unnamed:
        notes.append(
            P_(
                "{n} was present without a name, and is not counted here.",
                "{n} were present without a name, and are not counted here.",
                unnamed,
            )
        )
    return notes


_NEEDS: Mapping[type[Record], tuple[str, ...]] = {
    Meeting: ("meeting_type", "extra_male", "extra_female"),
    Attendance: ("person", "presence", "invited", "spoke"),
    Person: ("sex", "birth_date", "birth_year", "household_head_female", "constituencies"),
    Proposal: ("meeting", "proposer_person", "status"),
}
_SAYS = N_("Of those invited, how many came, spoke, proposed, and saw a proposal accepted, one group of residents beside all others.")
_CAVEAT = N_("Voices are counted, not their weight. Where people keep silent out of custom, that is no failure.")

INDICATORS = (
    Indicator(
        "F1",
        Label("Corong partisipasi", "Participation funnel"),
        _SAYS,
        "participation",
        ("A4", "P1", "P5", "M1", "EVEN"),
        all_meetings,
        _NEEDS,
        _CAVEAT,
        counts_persons=True,
    ),
    Indicator(
        "A4a",
        Label("Corong partisipasi dalam urusan publik", "Participation funnel in public affairs"),
        _SAYS,
        "participation",
        ("A4",),
        public_affairs,
        _NEEDS,
        N_("Only assemblies of hamlet, village and between villages count here. The women's own assembly stands apart."),
        counts_persons=True,
    ),
    Indicator(
        "A4a-mkp",
        Label("Corong musyawarah khusus perempuan", "Funnel of the women's special assembly"),
        N_("Who came, spoke and proposed in the assembly that is the women's own."),
        "participation",
        ("A4",),
        womens_forum,
        _NEEDS,
        _CAVEAT,
        counts_persons=True,
    ),
)
