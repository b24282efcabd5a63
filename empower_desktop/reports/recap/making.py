"""Making the activity recap: which parts it has, in order, from facts and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Label, Message
from empower_desktop.records import Decision, Meeting, Participation, Record, Training
from empower_desktop.records.choices import name_of
from empower_desktop.reports.insight.classes import is_community
from empower_desktop.reports.insight.commitments import of_the_period
from empower_desktop.reports.insight.facts import Facts
from empower_desktop.reports.insight.line_codes import OTHER_SIDE, WHOLE
from empower_desktop.reports.insight.number import Number
from empower_desktop.reports.insight.power import state_of, transfers
from empower_desktop.reports.insight.result import Line, Name, Result
from empower_desktop.reports.recap import further, left_out, lists, money, power, promises
from empower_desktop.reports.recap.figures import NO_DATA, counted, drawn, has_data, line_of, listing_of, only
from empower_desktop.reports.recap.left_out import LeftOut
from empower_desktop.reports.recap.recap import Chapter, Headline, Item, Listing, Picture, Recap, Says, older_left_out
from empower_desktop.reports.recap.sentences import what_changed

CODES = ("D1", "D2a", "D2b", "D2c", "M1b", "A4a", "F1", "P2a", "A2a", "A5a", *further.CODES)
"""The indicators that a recap shows."""
RESIDENTS = Label("Kelompok warga", "Residents")
MEN = Label("Laki-laki", "Men")
DRAWN = ("perempuan", "miskin", "difabel")
"""Whom the funnel shows on paper: women, the poor, people with disabilities; the workbook shows everybody."""

TRAININGS_A_PICTURE = 7
"""A picture never splits; two of these stand on a page."""
OF_PERSONS_ONLY = N_("Figures of persons count only: {who}. All other figures are about all residents.")
MOST_TRAININGS = 2 * TRAININGS_A_PICTURE


def needs(*, group: bool = False) -> Mapping[type[Record], tuple[str, ...]]:
    """Give the fields that the lists of a recap read, by kind, or of one of a group; the figures say theirs themselves."""
    found: dict[type[Record], set[str]] = {}
    for each in (lists.NEEDS, power.NEEDS, promises.NEEDS, *further.NEEDS, *(further.OF_A_GROUP if group else ())):
        for kind, codes in each.items():
            found.setdefault(kind, set()).update(codes)
    return {kind: tuple(sorted(codes)) for kind, codes in found.items()}


def recap_of(
    facts: Facts,
    figures: Mapping[str, Result],
    *,
    place: str,
    group: str,
    digest: str,
    made_on: date,
    nameless: bool = False,
    not_counted: Sequence[LeftOut] = (),
) -> Recap:
    """Put a recap together; its figures are those of what is shared: small numbers are hidden, incomplete records not counted."""
    funnel = _funnel(figures)
    more = further.further(facts, figures, group=bool(group), nameless=nameless)
    parts = (
        _changes(facts, figures, funnel, left_out.said_at_the_top(not_counted)),
        _initiative(figures),
        _authority(facts, figures),
        *_levels(figures),
        *_participation(funnel),
        _swadaya(figures),
        _promises(facts, figures),
        _knowledge(figures),
        *more,
        _lists(facts, nameless),
        _overdue(facts, nameless),
        _funds(figures),
        *left_out.chapters(not_counted),
        _reading(facts, digest),
    )
    code = data_code(digest) if digest else ""
    whose = name_of("constituency", facts.constituency) if facts.constituency else ""
    return Recap(facts.period, place, group, _tiles(facts, nameless), parts, code, made_on, nameless, whose)


def _tiles(facts: Facts, nameless: bool) -> tuple[Headline, ...]:
    meetings, trainings = facts.within(Meeting), {each.id for each in facts.within(Training)}
    convened = sum(1 for each in meetings if is_community(each.convened_by))
    active = sum(1 for each in transfers(facts) if state_of(each, facts.period.last) == "aktif")
    present = [each for each in facts.all(Participation) if each.training in trainings and each.presence == "hadir"]
    shown = lists.people_shown(facts, nameless=nameless)
    took_part, people = shown(len(present)), shown(len({each.person for each in present}))
    undertaken = of_the_period(facts)
    due = [each for each in undertaken if each.is_due(facts.period.last)]
    on_time = sum(1 for each in due if each.on_time)
    moved = P_("{n} transfer of authority in force", "{n} transfers of authority in force", active)
    return (
        _tile(len(meetings), Label("pertemuan", "meetings"), N_("{n} called by residents", n=convened)),
        _tile(len(facts.within(Decision)), Label("keputusan", "decisions"), moved),
        _tile(len(trainings), Label("pelatihan", "trainings"), N_("{n} took part, {people} different people", n=took_part, people=people)),
        _tile(len(undertaken), Label("tindak lanjut", "follow-ups"), N_("{n} of {due} done on time", n=on_time, due=len(due))),
    )


def _tile(count: int, name: Label, below: Message) -> Headline:
    return Headline(Number(Fraction(count), "count"), name, below)


def _changes(facts: Facts, figures: Mapping[str, Result], funnel: Result | None, missing: Sequence[Says]) -> Chapter:
    said = what_changed(facts, figures, funnel)
    title = Label("Tiga hal yang berubah", "Three things that changed") if len(said) == 3 else Label("Yang berubah", "What changed")
    return Chapter("changes", title, (*(tuple(Says(each, "numbered") for each in said) or (Says(NO_DATA, "note"),)), *missing))


def _initiative(figures: Mapping[str, Result]) -> Chapter:
    title = Label("Keputusan: siapa memulai, siapa memutuskan", "Decisions: who began, who decided")
    result = figures.get("D1")
    table = power.began_and_decided(result) if result else Listing(power.INITIATIVE_HEADS, ())
    note = N_("Decided jointly is not added to decided by residents. “Leaders alone” are not the residents.")
    return Chapter("initiative", title, _with(table, Says(note, "note")))


def _authority(facts: Facts, figures: Mapping[str, Result]) -> Chapter:
    notes = []
    alone = line_of(figures.get("M1b"), "M1b")
    if alone is not None and alone.numbers[0].hidden != "empty":
        text = N_("Strength without authority: {share}. Not every training needs authority to move.", share=alone.numbers[0])
        notes.append(Says(text, "note"))
    return Chapter("authority", Label("Wewenang yang beralih", "Authority that moved"), _with(power.authority(facts), *notes))


def _levels(figures: Mapping[str, Result]) -> tuple[Chapter, ...]:
    """Give the level of participation by quarter, and of the rungs and ways of deciding what was noted of them."""
    title = Label("Tingkat partisipasi", "Level of participation")
    level, whole = figures.get("D2a"), line_of(figures.get("D2a"), WHOLE)
    if level is None or whole is None or not has_data(level):
        return (Chapter("levels", title, (Says(NO_DATA, "note"),)),)
    word = (Says(N_("Median: {word}. Villages and groups are never ranked.", word=whole.word), "note"),) if whole.word else ()
    return (Chapter("levels", title, (*drawn(_by_quarter(level)), *word)), *_rungs(figures.get("D2b")), *_ways(figures.get("D2c")))


def _rungs(rungs: Result | None) -> tuple[Chapter, ...]:
    """Give Arnstein's ladder where somebody noted a rung: doing so is optional."""
    if rungs is None or not has_data(rungs):
        return ()
    return (Chapter("rungs", Label("Anak tangga Arnstein", "Arnstein's ladder"), drawn(_by_quarter(rungs))),)


def _ways(ways: Result | None) -> tuple[Chapter, ...]:
    whole = line_of(ways, WHOLE)
    if ways is None or whole is None or not has_data(ways):
        return ()
    dissent = Says(N_("A different opinion was written down: {share}.", share=whole.numbers[-1]), "note")
    return (Chapter("ways", Label("Cara memutuskan", "Way of deciding"), (*drawn(_by_quarter(ways)), dissent)),)


def _by_quarter(result: Result) -> Result:
    """Give a figure of quarters and the whole period; the whole alone where no more than one quarter holds anything."""
    held = [line for line in result.lines if line.code != WHOLE and any(number.value for number in line.numbers)]
    return result if len(held) > 1 else only(result, (WHOLE,))


def _funnel(figures: Mapping[str, Result]) -> Result | None:
    """Take the forums on public affairs, and where nobody was invited to any, all meetings."""
    for code in ("A4a", "F1"):
        whole = line_of(figures.get(code), WHOLE)
        if whole is not None and whole.numbers[0].value:
            return figures[code]
    return None


def _participation(funnel: Result | None) -> tuple[Chapter, ...]:
    if funnel is None:
        title = Label("Corong partisipasi", "Participation funnel")
        return (Chapter("funnel", title, (Says(NO_DATA, "note"),)),)
    public = Label("Corong partisipasi – urusan publik", "Participation funnel – public affairs")
    every = Label("Corong partisipasi – semua pertemuan", "Participation funnel – all meetings")
    parity = N_(
        "Parity is the rate of this group divided by that of the others: below 0.80 not yet equal; 0.80–1.25 equal; above 1.25 more often."
    )
    caveat = N_("Voice is counted, not its weight. A silent meeting culture is not a failure.")
    hidden = N_("One to four people of a group that needs shelter are not printed, nor what they could be worked out from.")
    shown = [code for code in DRAWN if (line := line_of(funnel, code)) is not None and line.numbers[0].value is not None]
    chart = drawn(only(funnel, _both_sides(shown)), notes=False)
    told = tuple(Says(note) for note in funnel.notes)
    table = listing_of(only(funnel, _both_sides(DRAWN)), RESIDENTS, range(5), named=_side, cell=counted, total=WHOLE)
    few = tuple(Says(N_("{name}: n<5 – fewer than five people, not shown.", name=line.name), "note") for line in _too_few(funnel))
    title = public if funnel.code == "A4a" else every
    items = (*told, Says(parity), *chart, *few, Says(hidden, "note"), Says(caveat, "note"))
    same = Label("Angka yang sama sebagai tabel", "The same figures as a table")
    return (Chapter("funnel", title, items), Chapter("funnel_table", same, (table,)))


def _both_sides(codes: Sequence[str]) -> list[str]:
    return [WHOLE, *(code for each in codes for code in (each, each + OTHER_SIDE))]


def _too_few(funnel: Result) -> list[Line]:
    return [line for line in funnel.lines if line.code in DRAWN and line.numbers[0].hidden == "few"]


def _side(line: Line) -> Name:
    """Name the other side: of women it is the men, of all else everybody else."""
    return MEN if line.code == "perempuan" + OTHER_SIDE else line.name


def _swadaya(figures: Mapping[str, Result]) -> Chapter:
    note = N_("Money, labour, goods and facilities. Savings and loans are no contributions; village funds are their own class.")
    title = Label("Porsi swadaya", "Share of own means")
    return Chapter("swadaya", title, (*drawn(figures.get("P2a")), Says(note, "note")))


def _promises(facts: Facts, figures: Mapping[str, Result]) -> Chapter:
    title, items = Label("Janji yang ditepati", "Promises kept"), promises.kept(facts)
    if not items:
        return Chapter("promises", title, (Says(NO_DATA, "note"),))
    note = Says(N_("Shares of fewer than five are not shown; their counts stay visible."), "note")
    return Chapter("promises", title, (items[0], *drawn(figures.get("A2a"), notes=False), *items[1:], note))


def _knowledge(figures: Mapping[str, Result]) -> Chapter:
    title = Label("Pengetahuan sebelum dan sesudah pelatihan", "Knowledge before and after training")
    note = N_("Trainings with different tests are never compared.")
    result = figures.get("A5a")
    if result is None or not has_data(result) or not result.drawn:
        return Chapter("knowledge", title, drawn(result))
    newest = result.lines[-MOST_TRAININGS:]
    lines = [newest[at : at + TRAININGS_A_PICTURE] for at in range(0, len(newest), TRAININGS_A_PICTURE)]
    pictures = (Picture(replace(result, lines=some)) for some in lines)
    notes = [*result.notes, note]
    if len(result.lines) > len(newest):
        notes.insert(0, older_left_out(MOST_TRAININGS, len(result.lines) - len(newest)))
    return Chapter("knowledge", title, (*pictures, *(Says(each, "note") for each in notes)))


def _lists(facts: Facts, nameless: bool) -> Chapter:
    tables = (lists.meetings(facts, nameless=nameless), lists.decisions(facts), lists.trainings(facts, nameless=nameless))
    held = tuple(table for table in tables if table.rows)
    return Chapter("lists", Label("Daftar kegiatan", "Activities"), held or (Says(NO_DATA, "note"),))


def _overdue(facts: Facts, nameless: bool) -> Chapter:
    title = Label("Tindak lanjut yang lewat waktu", "Overdue follow-ups")
    table = promises.overdue(facts, nameless=nameless)
    return Chapter("overdue", title, (table,) if table.rows else (Says(N_("None is overdue."), "note"),))


def _funds(figures: Mapping[str, Result]) -> Chapter:
    result = figures.get("P2a")
    items = money.by_origin(result) if result else ()
    return Chapter("funds", Label("Dana menurut asal", "Funds by origin"), items or (Says(NO_DATA, "note"),))


def _reading(facts: Facts, digest: str) -> Chapter:
    code: str | Message = data_code(digest) if digest else "—"
    text = N_(
        "All figures are worked out from the records that came in up to {day} (data code {code}). “n<5”: fewer than five; "
        "“—”: no data yet; what was not noted is not read as “no”. Villages and groups are not ranked.",
        day=facts.period.last,
        code=code,
    )
    told = [text]
    if facts.constituency:
        told.append(OF_PERSONS_ONLY.filled(who=name_of("constituency", facts.constituency)))
    return Chapter("reading", Label("Cara membaca", "How to read this"), tuple(map(Says, told)))


def _with(table: Listing, *notes: Says) -> tuple[Item, ...]:
    return (table, *notes) if table.rows else (Says(NO_DATA, "note"), *notes)
