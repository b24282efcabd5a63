"""The laws of the merge (`merge.md` §10) for workbooks that several people edited in Excel, in whatever order they come."""

from __future__ import annotations

from itertools import count, permutations
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from replicas import Village, whole_state

from empower_desktop.history.digest import digest
from empower_desktop.records import Attendance, Decision, Group, Meeting, Person
from empower_desktop.workspace import Workspace, questions
from empower_desktop.workspace.saving import add_keyed, save
from empower_desktop.workspace.unmerging import unmerge
from tests.excel import Act, added, by_hand, copied, filled_in_by, taken_out, typed

# Each example takes seconds, so a fault is shown as it was found.
LAWS = settings(
    max_examples=max(5, settings.default.max_examples // 10),
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
COPIES = 3
PEOPLE = ("", "Bu Tuti", "pak  DARMO")
EMPTY = digest(())
SPARE_ROWS = (8, 9, 10)
ORDERS = list(permutations(range(COPIES)))


class Sent:
    """Sari's workbook, and what people may do in it."""

    def __init__(self, here: Village) -> None:
        work = here.laptops["sari"]
        self.meeting = str(save(work, Meeting, {"title": "Musdus", "date": "2026-01-12", "venue": "Balai"}).result)
        self.person = str(save(work, Person, {"name": "Suminah", "sex": "P"}).result)
        self.group = str(save(work, Group, {"name": "KWT Melati"}).result)
        self.decision = str(save(work, Decision, {"statement": "Iuran", "method": "voting_terbuka", "votes_for": 12}).result)
        self.tick = str(add_keyed(work, Attendance, {"meeting": self.meeting, "person": self.person, "presence": "hadir"}).result)
        self.file = here.export("sari")
        self._numbers = count()

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

    def copy(self, doings: tuple[int, list[int]]) -> Path:
        """Give a copy in which somebody did some of it."""
        who, chosen = doings
        name = [filled_in_by(PEOPLE[who])] if PEOPLE[who] else []
        menu = self.acts()
        return by_hand(
            self.file, *name, *[menu[at] for at in sorted(set(chosen))], to=self.file.with_name(f"copy{next(self._numbers)}.xlsx")
        )


copies = st.lists(st.tuples(st.integers(0, 2), st.lists(st.integers(0, 13), max_size=5)), min_size=COPIES, max_size=COPIES)


@LAWS
@given(copies, st.sampled_from(ORDERS), st.sampled_from(ORDERS))
def test_copies_edited_by_people_who_gave_their_names_come_to_the_same_in_any_order(ground, doings, first, second):
    with ground.village() as here:
        sent = Sent(here)
        # A spare row that two people used is asked about, by whoever meets it second.
        files = [sent.copy((who, [at for at in chosen if at not in SPARE_ROWS])) for who, (_, chosen) in enumerate(doings)]
        for name, order in (("rina", first), ("budi", second)):
            for at in order:
                here.merge(name, files[at])
        rina, budi = here.laptops["rina"], here.laptops["budi"]
        assert rina.store.digest() == budi.store.digest()
        assert whole_state(rina) == whole_state(budi)


@LAWS
@given(copies, st.sampled_from(ORDERS), st.sampled_from(ORDERS), st.sampled_from(["yes", "no"]))
def test_two_coordinators_hold_the_same_once_they_exchanged_what_they_took_and_answered(ground, doings, first, second, choice):
    with ground.village() as here:
        sent = Sent(here)
        files = [sent.copy(each) for each in doings]
        for name, order in (("rina", first), ("budi", second)):
            for at in order:
                here.merge(name, files[at])
            answer_all(here.laptops[name], choice)
        here.merge("budi", here.export("rina"))
        here.merge("rina", here.export("budi"))
        rina, budi = here.laptops["rina"], here.laptops["budi"]
        assert rina.store.digest() == budi.store.digest()
        assert whole_state(rina) == whole_state(budi)


@LAWS
@given(copies)
def test_counts_add_up_twice_is_once_and_undo_leaves_nothing_of_edited_copies(ground, doings):
    with ground.village() as here:
        sent = Sent(here)
        budi = here.laptops["budi"]
        for file in map(sent.copy, doings):
            before = budi.store.digest(), open_ids(budi)
            merged = here.merge("budi", file)
            after = budi.store.digest(), open_ids(budi)
            for counts in merged.files[0].counts.values():
                assert counts.read == counts.new + counts.updated + counts.same + counts.conflict + counts.rejected
            again = here.merge("budi", file)
            assert (again.merge, again.files[0].status, again.files[0].questions) == (None, "same", ())
            if merged.merge is not None:
                unmerge(budi, merged.merge)
                assert (budi.store.digest(), open_ids(budi)) == before
                here.merge("budi", file)
                assert (budi.store.digest(), open_ids(budi)) == after
            answer_all(budi, "yes")
        while merges := budi.store.merges():
            unmerge(budi, merges[0].id)
        assert budi.store.digest() == EMPTY
        assert open_ids(budi) == set()


def answer_all(work: Workspace, choice: str) -> None:
    """Give every question that waits this answer, or its first where it has no such answer."""
    for each in questions.open_questions(work):
        codes = [one.code for one in each.asked.choices]
        questions.answer(work, each.asked.id, choice if choice in codes else codes[0])


def open_ids(work: Workspace) -> set[str]:
    return {each.asked.id for each in questions.open_questions(work)}
