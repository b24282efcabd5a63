"""Law 8 (`merge.md` §10): whatever is restored or undone at either end, further exports and returns bring both ends to all changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example
from hypothesis import strategies as st
from lived import Lived, law
from replicas import Ground, Village

from empower_desktop.errors import Problem
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace, keeping, opening
from empower_desktop.workspace.returning import Worker, give_back
from empower_desktop.workspace.saving import delete, save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge

T = TypeVar("T")
ENDS = ("sari", "budi")

_end = st.sampled_from(ENDS)
_choice = st.integers(0, 9)
doings = st.lists(
    st.one_of(
        st.tuples(st.just("note"), _end),
        st.tuples(st.just("change"), _end, _choice),
        st.tuples(st.just("throw away"), _end, _choice),
        st.tuples(st.just("send"), _end),
        st.tuples(st.just("merge"), _end, _choice),
        st.tuples(st.just("undo"), _end, _choice),
        st.tuples(st.just("keep"), _end),
        st.tuples(st.just("restore"), _end, _choice),
    ),
    min_size=4,
    max_size=22,
)
# The coordinator took in what the worker sent, said so, and begins again from a backup of before.
RESTORED = [
    ("note", "sari"),
    ("send", "sari"),
    ("keep", "budi"),
    ("merge", "budi", 0),
    ("send", "budi"),
    ("merge", "sari", 0),
    ("restore", "budi", 0),
]


@dataclass
class Post:
    """A worker and a coordinator, the workbooks on their way to each, and the backups that each keeps."""

    here: Village
    coming: dict[str, list[Path]] = field(default_factory=lambda: {end: [] for end in ENDS})
    backups: dict[str, list[Path]] = field(default_factory=lambda: {end: [] for end in ENDS})
    made: int = 0

    def do(self, verb: str, end: str, choice: int = 0) -> None:
        """Do one thing at one end."""
        work = self.here.laptops[end]
        if verb == "note":
            self.made += 1
            save(work, Person, {"name": f"Orang {self.made}", "sex": "P"})
        elif verb == "change":
            for person in _one_of(work.all(Person), choice):
                self.made += 1
                save(work, Person, {"nickname": f"O{self.made}"}, person.id, work.seen(person.id))
        elif verb == "throw away":
            for person in _one_of(work.all(Person), choice):
                delete(work, Person, person.id, work.seen(person.id))
        elif verb == "send":
            self.send(end)
        elif verb == "merge":
            # Any workbook that ever came, so that some come late, twice or never.
            for file in _one_of(self.coming[end], choice):
                self.here.merge(end, file)
        elif verb == "undo":
            self._undo(work, choice)
        elif verb == "keep":
            self.made += 1
            file = self.here.folder / f"{end}{self.made}.empower"
            keeping.backup(work, file)
            self.backups[end].append(file)
        else:
            for file in _one_of(self.backups[end], choice):
                self._restore(end, file)

    def send(self, end: str) -> Path:
        """Send a delta up, or a return down."""
        self.made += 1
        file = self.here.folder / f"{end}{self.made}.xlsx"
        work = self.here.laptops[end]
        if end == "sari":
            export(work, file, since_receipt=True)
            self.coming["budi"].append(file)
        else:
            give_back(work, Worker(self.here.laptops["sari"].author.id, "sari"), file)
            self.coming["sari"].append(file)
        return file

    def _undo(self, work: Workspace, choice: int) -> None:
        for merge in _one_of(work.store.merges(), choice):
            try:
                unmerge(work, merge.id)
            except Problem as problem:
                if problem.code != "built_upon":
                    raise

    def _restore(self, end: str, file: Path) -> None:
        work = self.here.laptops[end]
        opening.close(work)
        keeping.restore(work.folder, file)
        self.here.laptops[end] = opening.opened(work.folder, work.language, work.clock)
        self.here.laptops[end].readers = self.here.readers

    def changes(self, end: str) -> frozenset[str]:
        """Give the ids of all changes at one end."""
        return frozenset(change.id for change in self.here.laptops[end].store.all_changes())


def _one_of(several: Sequence[T], choice: int) -> Sequence[T]:
    """Give one of several, or none where there are none."""
    return [several[choice % len(several)]] if several else []


@dataclass(frozen=True)
class Settled:
    """What the ends held after a return and a delta, and after one more return, by the ids of all changes."""

    ever: frozenset[str]
    worker_sent: frozenset[str]
    coordinator_then: frozenset[str]
    worker: frozenset[str]
    coordinator: frozenset[str]


@pytest.fixture(scope="module")
def settled(ground: Ground) -> Lived[..., Settled]:
    def live(acts: list[tuple], delta_first: bool) -> Settled:
        with ground.village(ENDS) as here:
            post = Post(here)
            for act in acts:
                post.do(*act)
            ever = post.changes("sari") | post.changes("budi")
            if delta_first:
                here.merge("budi", post.send("sari"))
            # The worker may still trust an old receipt: until this return has come.
            here.merge("sari", post.send("budi"))
            here.merge("budi", post.send("sari"))
            sent, then = post.changes("sari"), post.changes("budi")
            here.merge("sari", post.send("budi"))
            return Settled(ever, sent, then, post.changes("sari"), post.changes("budi"))

    return Lived(live)


@example(RESTORED, False)
@law(doings, st.booleans(), few=5)
def test_what_either_end_holds_comes_to_both_whatever_was_undone_restored_or_lost(settled, acts, delta_first):
    seen = settled(acts, delta_first)
    assert seen.coordinator >= seen.ever
    assert seen.worker == seen.coordinator


@example(RESTORED, False)
@law(doings, st.booleans(), few=5)
def test_what_a_delta_leaves_out_is_at_the_coordinators_once_their_latest_return_has_come(settled, acts, delta_first):
    seen = settled(acts, delta_first)
    assert seen.coordinator_then >= seen.worker_sent
