"""What a group's own records say for each of the eleven aims: counts only, as something to judge by and to quote as evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from empower_desktop.language import N_, P_, Message
from empower_desktop.records.choices import CHOICES, class_of, name_of
from empower_desktop.records.engagement import GRIEVANCES, SUCCEEDED
from empower_desktop.records.fields import Plain
from empower_desktop.records.meeting import VILLAGE_FORUMS
from empower_desktop.records.proposal import ADOPTED
from empower_desktop.records.training import ADOPTION_APPLIED
from empower_desktop.reports.insight.counting import FEWEST
from empower_desktop.store import Between, OneOf
from empower_desktop.workspace.funds import GIVEN
from empower_desktop.workspace.workspace import Workspace

YEAR = timedelta(days=365)
BARGAINED = ("perundingan", "audiensi", "advokasi_kebijakan", "forum_publik", "petisi")
Values = Sequence[tuple[Plain, ...]]


@dataclass(frozen=True)
class Ground:
    """The records that are asked: those of a group, in the year that ends on a day."""

    work: Workspace
    group: str
    until: date

    @property
    def year(self) -> Between:
        """The year that ends on the day."""
        return Between((self.until - YEAR).isoformat(), self.until.isoformat())

    def columns(self, kind: str, day: str, *codes: str, **where: object) -> Values:
        """Give some fields of the records of the group in the year, without their ids."""
        found = self.work.store.columns(kind, codes, {"group": self.group, day: self.year, **where})  # type: ignore[dict-item]  # wanted values
        return [values[1:] for values in found]


def facts_for(work: Workspace, group: str, aim: str, until: date) -> list[Message]:
    """Give the sentences that the records of the year before a day hold on an aim; none where nothing is recorded."""
    tell = _TELLERS.get(aim)
    return list(tell(Ground(work, group, until))) if tell else []


def _problems(ground: Ground) -> Iterator[Message]:
    found = ground.columns("issue", "identified_on", "identified_by", "status", "solved_by", entry_type="masalah")
    if found:
        own = sum(class_of("actor", _text(by)) == "komunitas" for by, _, _ in found)
        yield P_(
            "{n} problem noted, {own} recognised by people themselves.",
            "{n} problems noted, {own} recognised by people themselves.",
            len(found),
            own=own,
        )
    solved = [by for _, status, by in found if status == "selesai"]
    if solved:
        alone = sum(class_of("solution_driver", _text(by)) == "komunitas" for by in solved)
        yield P_("{n} problem solved, {alone} by people alone.", "{n} problems solved, {alone} by people alone.", len(solved), alone=alone)


def _strength(ground: Ground) -> Iterator[Message]:
    held = [row for row in ground.columns("meeting", "date", "date", "status", "accountability_report") if row[1] != "dibatalkan"]
    if held:
        months = len({_text(day)[:7] for day, _, _ in held})
        yield P_(
            "{n} meeting within a year, in {months} different months.",
            "{n} meetings within a year, in {months} different months.",
            len(held),
            months=months,
        )
    told = [answer for _, _, answer in held if isinstance(answer, bool)]
    if told:
        yield N_("Leaders reported at {n} of {of} meetings.", n=sum(told), of=len(told))
    yield from _books(ground)
    due = ground.work.store.columns("action", ("status", "done_on", "due_on"), {"responsible_group": ground.group, "due_on": ground.year})
    due = [row for row in due if row[1] != "batal"]
    if due:
        kept = sum(status == "selesai" and _text(done) <= _text(until) for _, status, done, until in due)
        yield N_("{n} of {of} promises of the group kept in time.", n=kept, of=len(due))


def _books(ground: Ground) -> Iterator[Message]:
    row = ground.work.store.row("group", ground.group)
    books = row.fields.get("admin_books") if row else None
    if isinstance(books, tuple) and books:
        yield N_("{n} of {of} kinds of books are kept.", n=len(books), of=len(CHOICES["admin_book"]))


def _bargaining(ground: Ground) -> Iterator[Message]:
    found = ground.columns("engagement", "date", "outcome", engagement_type=OneOf(BARGAINED))
    if found:
        met = sum(outcome in SUCCEEDED for (outcome,) in found)
        yield P_(
            "{n} negotiation or hearing, {met} with a result.", "{n} negotiations or hearings, {met} with a result.", len(found), met=met
        )


def _public_affairs(ground: Ground) -> Iterator[Message]:
    store = ground.work.store
    forums = store.ids("meeting", {"meeting_type": OneOf(tuple(sorted(VILLAGE_FORUMS))), "date": ground.year})
    came = store.columns("attendance", ("meeting", "spoke"), {"represents_group": ground.group, "presence": "hadir"})
    there = [(meeting, spoke) for _, meeting, spoke in came if meeting in set(forums)]
    if there:
        spoke = sum(each is True for _, each in there)
        count = len({meeting for meeting, _ in there})
        yield P_(
            "Present at {n} village forum, {spoke} times somebody spoke.",
            "Present at {n} village forums, {spoke} times somebody spoke.",
            count,
            spoke=spoke,
        )
    proposals = store.columns("proposal", ("status",), {"proposer_group": ground.group, "proposed_on": ground.year})
    if proposals:
        adopted = sum(status in ADOPTED for _, status in proposals)
        yield P_(
            "{n} proposal of the group, {adopted} adopted.",
            "{n} proposals of the group, {adopted} adopted.",
            len(proposals),
            adopted=adopted,
        )


def _knowledge(ground: Ground) -> Iterator[Message]:
    trainings = ground.work.store.ids("training", {"group": ground.group, "date_start": ground.year})
    if not trainings:
        return
    codes = ("presence", "adoption_1m", "adoption_3m", "adoption_6m", "taught_others")
    parts = ground.work.store.columns("participation", codes, {"training": OneOf(tuple(trainings)), "presence": "hadir"})
    count = P_("{n} training, {people} participations.", "{n} trainings, {people} participations.", len(trainings), people=len(parts))
    yield count
    checked = [row for row in parts if any(row[2:5])]
    if checked:
        applied = sum(bool(ADOPTION_APPLIED.intersection(map(_text, row[2:5]))) for row in checked)
        yield N_("{n} of {of} who were asked apply what they learned.", n=applied, of=len(checked))
    taught = sum(row[5] is True for row in parts)
    if taught:
        yield N_("{n} taught it to others.", n=taught)


def _justice(ground: Ground) -> Iterator[Message]:
    found = ground.columns("engagement", "date", "outcome", engagement_type=OneOf(tuple(sorted(GRIEVANCES))))
    if len(found) >= FEWEST:
        yield N_("{n} complaints, {met} settled.", n=len(found), met=sum(outcome in SUCCEEDED for (outcome,) in found))
    shared = [answer for (answer,) in ground.columns("meeting", "date", "finance_shared") if isinstance(answer, bool)]
    if shared:
        yield N_("Finances opened at {n} of {of} meetings.", n=sum(shared), of=len(shared))


def _civil_society(ground: Ground) -> Iterator[Message]:
    store = ground.work.store
    partners = {partner for _, partner in store.columns("partnership", ("partner",), {"group": ground.group, "status": "aktif"})}
    kinds = [row.fields.get("partner_type") for row in store.rows_by_id("partner", [_text(each) for each in partners])]
    civil = sum(class_of("partner_type", _text(kind)) == "masyarakat_sipil" for kind in kinds)
    if civil:
        yield P_("{n} partner in civil society.", "{n} partners in civil society.", civil)
    joint = sum(bool(allies) for (allies,) in ground.columns("engagement", "date", "allies"))
    if joint:
        yield P_("Spoke up together with others {n} time.", "Spoke up together with others {n} times.", joint)


def _poor_people(ground: Ground) -> Iterator[Message]:
    """Name shares only where neither the poor nor the others are few: evidence travels and is printed."""
    rows = ground.work.store.columns("membership", ("person", "role", "end_on"), {"group": ground.group})
    active = {_text(person): _text(role) for _, person, role, ended in rows if not ended and role != "pembina"}
    people = ground.work.store.rows_by_id("person", list(active))
    poor = {row.id for row in people if "miskin" in (row.fields.get("constituencies") or ())}  # type: ignore[operator]  # several codes
    for text, chosen in (
        (N_("{n} of {of} members are poor."), set(active)),
        (N_("{n} of {of} office holders are poor."), {one for one, role in active.items() if class_of("member_role", role) == "pengurus"}),
    ):
        count = len(chosen & poor)
        if count >= FEWEST and len(chosen) - count >= FEWEST:
            yield text.filled(n=count, of=len(chosen))


def _information(ground: Ground) -> Iterator[Message]:
    found = ground.columns("outreach", "date", "reached_female", "reached_male", "reached_unknown")
    if found:
        reached = sum(number for row in found for number in row if isinstance(number, int))
        yield P_(
            "Information was spread {n} time, {reached} contacts.",
            "Information was spread {n} times, {reached} contacts.",
            len(found),
            reached=reached,
        )


def _self_reliance(ground: Ground) -> Iterator[Message]:
    entries = ground.columns("contribution", "date", "entry_type", "source", "amount")
    given = [(class_of("fund_source", _text(source)), amount) for kind, source, amount in entries if kind in GIVEN]
    whole = sum(amount for _, amount in given if isinstance(amount, int))
    if whole:
        own = sum(amount for side, amount in given if side == "swadaya" and isinstance(amount, int))
        yield N_("Self-help {own} of {whole}.", own=ground.work.language.money(own), whole=ground.work.language.money(whole))
    saved = sum(amount for kind, _, amount in entries if kind == "simpanan" and isinstance(amount, int))
    if saved:
        yield N_("Members saved {amount}.", amount=ground.work.language.money(saved))
    decided = [class_of("actor", _text(who)) for (who,) in ground.columns("decision", "decided_on", "final_decider") if who]
    if decided:
        yield N_("{n} of {of} decisions were finally made by the people.", n=decided.count("komunitas"), of=len(decided))


def _change(ground: Ground) -> Iterator[Message]:
    found = ground.work.store.columns("outcome", ("indicator", "date", "value", "base_n"), {"group": ground.group})
    points: dict[str, list[tuple[str, Plain]]] = {}
    for _, indicator, day, value, base in found:
        is_few = isinstance(base, int) and base < FEWEST
        if day and value is not None and not is_few and _text(day) <= ground.until.isoformat():
            points.setdefault(_text(indicator), []).append((_text(day), value))
    for indicator, series in points.items():
        if len(series) > 1:
            (_, first), (_, last) = min(series), max(series)
            measure = name_of("outcome_indicator", indicator)
            yield N_("{measure}: {first} before, {last} now.", measure=measure, first=_shown(ground, first), last=_shown(ground, last))


def _shown(ground: Ground, value: Plain) -> str:
    from empower_desktop.records import Outcome  # the register of kinds, which not every caller has loaded

    return Outcome.fields()["value"].show(value, ground.work.language, ground.work.names)


def _text(value: Plain) -> str:
    return "" if value is None else str(value)


_TELLERS: Mapping[str, Callable[[Ground], Iterator[Message]]] = MappingProxyType(
    {
        "A1": _problems,
        "A2": _strength,
        "A3": _bargaining,
        "A4": _public_affairs,
        "A5": _knowledge,
        "A6": _justice,
        "A7": _civil_society,
        "A8": _poor_people,
        "A9": _information,
        "A10": _self_reliance,
        "A11": _change,
    }
)
