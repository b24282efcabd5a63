"""The laws of the merge (`merge.md` §10) for workbooks that several people edited in Excel, in whatever order they come."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import strategies as st
from lived import SEED, Lived, law
from replicas import Ground, Picture, Village, pictured

from empower_desktop.history.digest import digest
from empower_desktop.records import Attendance, Decision, Group, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import Merged
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import Act, added, by_hand, copied, filled_in_by, taken_out, typed

COPIES = 3
PEOPLE = ("", "Bu Tuti", "pak  DARMO")
EMPTY = digest(())
SPARE_ROWS = (8, 9, 10)
ORDERS = list(permutations(range(COPIES)))
MENU = 14
SOME = random.Random(SEED)
DOINGS = [(), *((one,) for one in range(MENU)), *(tuple(sorted(SOME.sample(range(MENU), SOME.randint(2, 5)))) for _ in range(35))]


class Sent:
    """Sari's workbook, what people may do in it, and copies in which they did, each made once."""

    def __init__(self, here: Village) -> None:
        work = here.laptops["sari"]
        self.meeting = str(save(work, Meeting, {"title": "Musdus", "date": "2026-01-12", "venue": "Balai"}).result)
        self.person = str(save(work, Person, {"name": "Suminah", "sex": "P"}).result)
        self.group = str(save(work, Group, {"name": "KWT Melati"}).result)
        self.decision = str(save(work, Decision, {"statement": "Iuran", "method": "voting_terbuka", "votes_for": 12}).result)
        self.tick = str(add_keyed(work, Attendance, {"meeting": self.meeting, "person": self.person, "presence": "hadir"}).result)
        self.file = here.export("sari").rename(here.folder.parent / "sent.xlsx")
        self._copies: dict[tuple[int, tuple[int, ...]], Path] = {}

    def acts(self) -> list[Act]:
        """Give what one may do, each by itself."""
        return [
            typed("meeting", self.meeting, venue="Balai RW"),
            typed("meeting", self.meeting, venue="Balai RT"),
            typed("meeting", self.meeting, start_time="08:30"),
            typed("decision", self.decision, votes_for=14),
            typed("decision", self.decision, votes_against=3),
            typed("attendance", self.tick, presence="Izin"),
            typed("person", self.person, sex=None),
            typed("group", self.group, name="KWT Mawar"),
            added("person", name="Parjo", sex="Laki-laki"),
            added("person", name="Warsini"),
            added("group", name="Karang Taruna"),
            copied("group", self.group, name="KWT Anggrek"),
            taken_out("decision", self.decision),
            added("attendance", meeting="Musdus", person="Orang baru", presence="Hadir"),
        ]

    def copy(self, who: int, chosen: tuple[int, ...]) -> Path:
        """Give a copy in which somebody did some of it."""
        if (who, chosen) not in self._copies:
            name = [filled_in_by(PEOPLE[who])] if PEOPLE[who] else []
            to = self.file.with_name(f"copy{len(self._copies)}.xlsx")
            menu = self.acts()
            self._copies[who, chosen] = by_hand(self.file, *name, *[menu[at] for at in chosen], to=to)
        return self._copies[who, chosen]


@dataclass(frozen=True)
class Taken:
    """What was seen when a coordinator took in one copy, again, took it back, and took it in once more."""

    before: tuple[str, set[str]]
    merged: Merged
    after: tuple[str, set[str]]
    again: Merged
    taken_back: tuple[str, set[str]]
    once_more: tuple[str, set[str]]


@dataclass(frozen=True)
class Answered:
    """What was seen when Budi took in each copy as above and answered, Rina answered at the end, and they sent each other all of it."""

    taken: tuple[Taken, ...]
    rina: Picture
    budi: Picture
    undone: tuple[str, set[str]]


orders = st.sampled_from(ORDERS)
doings = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(DOINGS)), min_size=COPIES, max_size=COPIES)
# A spare row that two people used is asked about, by whoever meets it second.
apart = st.lists(st.sampled_from([each for each in DOINGS if not set(each) & set(SPARE_ROWS)]), min_size=COPIES, max_size=COPIES)


@pytest.fixture(scope="module")
def sent(ground: Ground) -> Sent:
    with ground.village(("sari",)) as here:
        return Sent(here)


@pytest.fixture(scope="module")
def merged(ground: Ground, sent: Sent) -> Lived[..., tuple[Picture, Picture]]:
    def live(chosen: list[tuple[int, ...]], *in_order: tuple[int, ...]) -> tuple[Picture, Picture]:
        with ground.village(("rina", "budi")) as here:
            for name, order in zip(here.laptops, in_order, strict=True):
                for at in order:
                    here.merge(name, sent.copy(at, chosen[at]))
            rina, budi = map(pictured, here.laptops.values())
            return rina, budi

    return Lived(live)


@pytest.fixture(scope="module")
def answered(ground: Ground, sent: Sent) -> Lived[..., Answered]:
    def live(done: list[tuple[int, tuple[int, ...]]], first: tuple[int, ...], second: tuple[int, ...], choice: str) -> Answered:
        with ground.village(("rina", "budi")) as here:
            rina, budi = here.laptops.values()
            for at in first:
                here.merge("rina", sent.copy(*done[at]))
            answer_all(rina, choice)
            taken = []
            for at in second:
                taken.append(_taken(here, sent.copy(*done[at])))
                answer_all(budi, choice)
            here.merge("budi", here.export("rina"))
            here.merge("rina", here.export("budi"))
            pictures = pictured(rina), pictured(budi)
            while merges := budi.store.merges():
                unmerge(budi, merges[0].id)
            return Answered(tuple(taken), *pictures, _held(budi))

    return Lived(live)


def _taken(here: Village, file: Path) -> Taken:
    budi = here.laptops["budi"]
    before = _held(budi)
    merged = here.merge("budi", file)
    after, again = _held(budi), here.merge("budi", file)
    if merged.merge is None:
        return Taken(before, merged, after, again, before, after)
    unmerge(budi, merged.merge)
    taken_back = _held(budi)
    here.merge("budi", file)
    return Taken(before, merged, after, again, taken_back, _held(budi))


def _held(work: Workspace) -> tuple[str, set[str]]:
    """Give the data code and the questions that wait."""
    return work.store.digest(), {each.asked.id for each in open_questions(work)}


@law(apart, orders, orders, few=4)
def test_copies_edited_by_people_who_gave_their_names_come_to_the_same_in_any_order(merged, chosen, first, second):
    rina, budi = merged(chosen, first, second)
    assert rina == budi


@law(doings, orders, orders, st.sampled_from(["yes", "no"]), few=4)
def test_two_coordinators_hold_the_same_once_they_exchanged_what_they_took_and_answered(answered, done, first, second, choice):
    seen = answered(done, first, second, choice)
    assert seen.rina == seen.budi


@law(doings, orders, orders, st.sampled_from(["yes", "no"]), few=4)
def test_counts_add_up_twice_is_once_and_undo_leaves_nothing_of_edited_copies(answered, done, first, second, choice):
    seen = answered(done, first, second, choice)
    for each in seen.taken:
        for counts in each.merged.files[0].counts.values():
            assert counts.read == counts.new + counts.updated + counts.same + counts.conflict + counts.rejected
        assert (each.again.merge, each.again.files[0].status, each.again.files[0].questions) == (None, "same", ())
        assert each.taken_back == each.before
        assert each.once_more == each.after
    assert seen.undone == (EMPTY, set())


def answer_all(work: Workspace, choice: str) -> None:
    """Give every question that waits this answer, or its first where it has no such answer."""
    for each in open_questions(work):
        codes = [one.code for one in each.asked.choices]
        questions.answer(work, each.asked.id, choice if choice in codes else codes[0])
