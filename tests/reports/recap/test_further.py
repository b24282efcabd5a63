"""The further pages of a recap tell what became of things, and nothing that may not be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from itertools import chain

import pytest

from empower_desktop.language import Language
from empower_desktop.records import (
    Action,
    Assessment,
    AssessmentScore,
    ChoiceNote,
    Contribution,
    Decision,
    Engagement,
    Group,
    Issue,
    Outcome,
    Outreach,
    Proposal,
)
from empower_desktop.records.anchors import AIMS
from empower_desktop.reports.insight.indicators import INDICATORS
from empower_desktop.reports.recap import demands, judged, learned, left_out, matters, promises, savings, steps, welfare
from empower_desktop.reports.recap.group_sheet import sheet_of
from empower_desktop.reports.recap.recap import Item, Listed, Listing, Picture, Says
from empower_desktop.reports.recap.told import told
from tests.reports.insight.notebook import DAY, Notebook

ENGLISH = Language("en")


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


def said(items: Iterable[Item]) -> str:
    """Give all that items say, one cell or sentence a line."""
    listed = (told(cell, ENGLISH) for item in items if isinstance(item, Listing) for row in item.rows for cell in row.cells)
    return "\n".join(chain((told(item.text, ENGLISH) for item in items if isinstance(item, Says)), listed))


def grievance(notebook: Notebook, kind: str = "pengaduan", outcome: str = "terpenuhi") -> Engagement:
    return notebook.note(Engagement, date=DAY, engagement_type=kind, target_type="pemdes", demand="Petak Bu Wagini", outcome=outcome)


@pytest.mark.parametrize("kind", ["pengaduan", "pendampingan_hukum"])
def test_a_grievance_is_a_count_from_five_on_and_nothing_else(notebook: Notebook, kind: str) -> None:
    for number in range(1, 7):
        complaint = grievance(notebook, kind)
        notebook.note(Action, what="Mengembalikan petak Bu Wagini", due_on=DAY, status="belum", engagement=complaint.id)
        facts = notebook.facts(shared=True)
        text = said(demands.demands(facts, INDICATORS["A6a"].of(facts)))
        assert "Wagini" not in text + said([promises.overdue(facts, nameless=False)])
        assert text.startswith(f"Grievances and legal aid: {number if number >= 5 else 'n<5'}")
    assert "of those closed 100.0% (6 of 6) met" in text


def test_an_obstacle_is_named_from_the_fifth_time_on(notebook: Notebook) -> None:
    for number in range(1, 7):
        met = ("intimidasi", "anggaran") if number == 1 else ("anggaran",)
        notebook.note(Engagement, date=DAY, engagement_type="audiensi", target_type="pemkab", demand="Jalan", outcome="tidak", obstacle=met)
        text = said(demands.demands(notebook.facts(shared=True), None))
        assert ("No budget" in text) == (number >= 5)
        assert "Intimidation" not in text


def save(notebook: Notebook, group: str, savers: int, borrowers: int = 0) -> None:
    for person in range(savers):
        notebook.note(Contribution, date=DAY, group=group, entry_type="simpanan", amount=100_000, person=f"{group}-{person}")
    for person in range(borrowers):
        notebook.note(Contribution, date=DAY, group=group, entry_type="pinjaman_anggota", amount=50_000, person=f"{group}-{person}")


def fund(notebook: Notebook, *, nameless: bool = False) -> list[tuple[str, ...]]:
    listing = savings.savings(notebook.facts(shared=True), nameless=nameless)[0]
    assert isinstance(listing, Listing)
    return [tuple(told(cell, ENGLISH) for cell in row.cells) for row in listing.rows]


def test_a_fund_is_told_from_five_savers_on_and_its_loans_to_donors_from_five_borrowers(notebook: Notebook) -> None:
    save(notebook, "small", 4, 2)
    save(notebook, "large", 6, 2)
    notebook.titles = {"small": "Anggrek", "large": "Bougenvil"}
    assert fund(notebook) == [("Anggrek", "n<5", "n<5", "n<5", "Rp 0"), ("Bougenvil", "6", "Rp 600,000", "Rp 100,000", "Rp 0")]
    assert fund(notebook, nameless=True)[1] == ("Bougenvil", "6", "Rp 600,000", "n<5", "Rp 0")
    save(notebook, "large", 0, 5)
    assert fund(notebook, nameless=True)[1] == ("Bougenvil", "6", "Rp 600,000", "Rp 350,000", "Rp 0")


def test_no_total_gives_a_small_fund_away(notebook: Notebook) -> None:
    save(notebook, "one", 6)
    save(notebook, "two", 7)
    assert fund(notebook)[-1] == ("Total", "13", "Rp 1,300,000", "Rp 0", "Rp 0")
    save(notebook, "three", 2)
    assert [row[0] for row in fund(notebook)] == ["one", "three", "two"]


def test_what_is_saved_together_counts_those_who_gave_it_and_what_is_paid_back_is_owed_no_more(notebook: Notebook) -> None:
    together = {"entry_type": "simpanan", "amount": 340_000, "quantity": Decimal(17), "unit": "orang"}
    notebook.note(Contribution, date=DAY, group="kwt", **together)
    notebook.note(Contribution, date=DAY, group="kwt", entry_type="tarik_simpanan", amount=40_000)
    for entry, amount in (("pinjaman_diterima", 2_000_000), ("angsuran_dibayar", 1_500_000)):
        notebook.note(Contribution, date=DAY, group="kwt", entry_type=entry, amount=amount)
    assert fund(notebook) == [("kwt", "17", "Rp 300,000", "Rp 0", "Rp 500,000")]


def judge(notebook: Notebook, group: str, day: dt.date, level: str) -> None:
    held = notebook.note(Assessment, group=group, date=day)
    for aim in AIMS:
        notebook.note(AssessmentScore, assessment=held.id, aim=aim, level=level)


def test_one_group_has_its_radar_and_several_are_never_laid_over_each_other(notebook: Notebook) -> None:
    notebook.note(Group, id="kwt", name="KWT Mawar", status="aktif")
    notebook.titles["kwt"] = "KWT Mawar"
    judge(notebook, "kwt", DAY, "2")
    judge(notebook, "kwt", DAY + dt.timedelta(90), "3")
    facts = notebook.facts(shared=True)
    alone = judged.judged(facts, INDICATORS["MAT"].of(facts))
    assert [type(item) for item in alone] == [Says, Picture, Listing]
    assert "The group calls itself: Intermediate (before: Developing)" in said(alone)
    notebook.note(Group, id="poktan", name="Poktan Jati", status="aktif")
    notebook.titles["poktan"] = "Poktan Jati"
    judge(notebook, "poktan", DAY, "4")
    facts = notebook.facts(shared=True)
    several = judged.judged(facts, INDICATORS["MAT"].of(facts))
    assert not [item for item in several if isinstance(item, Picture)]
    assert "KWT Mawar\nDeveloping\nIntermediate\n11 up, 0 the same, 0 down\nPoktan Jati" in said(several)


def test_the_sheet_for_the_wall_says_what_the_letters_around_its_radar_mean(notebook: Notebook) -> None:
    group = notebook.note(Group, id="kwt", name="KWT Mawar", status="aktif")
    judge(notebook, "kwt", DAY, "3")
    facts = notebook.facts(shared=True)
    sheet = sheet_of(facts, {"MAT": INDICATORS["MAT"].of(facts)}, group, "Sumberagung", DAY)
    (aims,) = [part for part in sheet.parts if part.code == "aims"]
    assert said(aims.items).startswith("A1 Shared problems\nIntermediate\nA2 ")


def test_a_level_without_evidence_is_said_to_lack_it_on_the_wall_and_in_the_recap(notebook: Notebook) -> None:
    group = notebook.note(Group, id="kwt", name="KWT Mawar", status="aktif")
    judge(notebook, "kwt", DAY, "3")
    notebook.incomplete = {each.id for each in notebook.records if isinstance(each, AssessmentScore) and each.aim in ("A2", "A5")}
    facts = notebook.facts(shared=True)
    found = INDICATORS["MAT"].of(facts)
    (aims,) = [part for part in sheet_of(facts, {"MAT": found}, group, "Sumberagung", DAY).parts if part.code == "aims"]
    text = said(judged.judged(facts, found))
    for told_there in (said(aims.items), text):
        assert told_there.count("no evidence yet") == 2
        assert "“?”: not judged yet, or a level from 3 up of which no evidence is written" in told_there
    assert "“?”" not in said(judged.judged(notebook.facts(), INDICATORS["MAT"].of(notebook.facts())))


def test_a_choice_is_quoted_only_where_that_is_allowed_and_never_for_donors(notebook: Notebook) -> None:
    for allowed in (True, False, None, False, True):
        statement = "Berdagang sendiri" if allowed else "Suami yang memutuskan"
        notebook.note(ChoiceNote, date=DAY, statement=statement, decided_by="sendiri", quote_allowed=allowed)
    facts = notebook.facts(shared=True)
    figures = {code: INDICATORS[code].of(facts) for code in ("M2a", "M2b")}
    assert "5 choices noted; determined by themselves: 100.0% (5 of 5)." in said(learned.choices(facts, figures, nameless=False))
    assert said(learned.choices(facts, figures, nameless=False)).count("“Berdagang sendiri”") == 2
    assert "Suami" not in said(learned.choices(facts, figures, nameless=False))
    assert "Berdagang" not in said(learned.choices(facts, figures, nameless=True))


def test_donors_are_told_of_no_one_to_four_people_nor_of_what_they_could_be_worked_out_from(notebook: Notebook) -> None:
    for day, value in ((DAY, 3), (DAY + dt.timedelta(60), 12)):
        notebook.note(Outcome, date=day, indicator="anggota_menabung", value=Decimal(value), base_n=20, group="kwt")
    found = INDICATORS["A11"].of(notebook.facts(shared=True))
    assert said(welfare.welfare(found, nameless=False)).splitlines()[1:] == ["Members saving", "3 of 20", "12 of 20", "+9"]
    assert said(welfare.welfare(found, nameless=True)).splitlines()[1:] == ["Members saving", "1–4", "12 of 20", "hidden"]


def test_a_proposal_says_why_it_was_refused_or_where_it_was_adopted(notebook: Notebook) -> None:
    common = {"proposed_on": DAY, "proposer_type": "warga"}
    notebook.note(Proposal, title="Jalan", status="ditolak", reason_rejected="Melebihi pagu", **common)
    notebook.note(Proposal, title="Mesin", status="terlaksana", adopted_in="RKP Desa", adopted_amount=15_000_000, **common)
    text = said(matters.proposals(notebook.facts(shared=True)))
    assert "Rejected: Melebihi pagu" in text
    assert "Implemented; in RKP Desa; Rp 15,000,000" in text


def test_a_long_matter_tells_its_newest_steps_and_says_where_the_others_are(notebook: Notebook) -> None:
    rent = notebook.note(Issue, entry_type="masalah", title="Sewa naik", identified_on=DAY, status="dibahas")
    for number in range(25):
        decided = DAY + dt.timedelta(number)
        notebook.note(Decision, issue=rent.id, statement=f"Putusan {number}", decided_on=decided, final_decider="kelompok")
    (_, listing) = steps.steps(notebook.facts(shared=True), nameless=False)
    assert isinstance(listing, Listing)
    assert [told(row.cells[0], ENGLISH) for row in listing.rows[:2]] == [
        "Problem: Sewa naik – Discussed",
        "5 earlier steps stand in the app, with the problem.",
    ]
    assert [told(row.cells[2], ENGLISH) for row in listing.rows[2:]] == [f"Putusan {number}" for number in range(5, 25)]


def test_paper_shows_the_newest_rows_of_a_long_list_and_what_sums_up() -> None:
    rows = (*(Listed((number,)) for number in range(1, 31)), Listed(("others", 0), spread=2))
    shown, beyond = Listing((), rows, 20).on_paper()
    assert [row.cells[0] for row in shown.rows] == [*range(11, 31), "others"]
    assert beyond == 10
    assert [row.cells[0] for row in Listing((), rows, 20, first=True).on_paper()[0].rows] == [*range(1, 21), "others"]
    assert Listing((), rows, 30).on_paper() == (Listing((), rows, 30), 0)


def test_women_who_were_counted_alone_are_told_though_no_share_can_be_made_of_them(notebook: Notebook) -> None:
    notebook.note(Outreach, date=DAY, topic="Iuran", channel="rapat", reached_female=40)
    result = notebook.result("A9b", shared=True)
    assert [ENGLISH(note) for note in result.notes] == ["Women reached where the men were not counted: 40. Without both there is no share."]
    text = said(welfare.outreach(notebook.facts(shared=True), {"A9b": result}, nameless=False))
    assert text.startswith("40 contacts in all, at least 40 of them women; the men were not counted apart.")


def test_a_grievance_that_is_incomplete_is_left_out_without_its_day_or_demand(notebook: Notebook) -> None:
    complaint = grievance(notebook)
    out = left_out.LeftOut(Engagement, "", DAY, (Engagement.fields()["outcome"].label,))
    text = "\n".join(said(chapter.items) for chapter in left_out.chapters([out]))
    assert "Engagement\n1 record" in text
    assert not [word for word in ("12-01", "Wagini", complaint.id) if word in text]
