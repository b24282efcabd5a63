"""Law 8 (`merge.md` §10): whatever is restored or undone at either end, further exports and returns bring both ends to all changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replicas import Ground, Village

from empower_desktop.errors import Problem
from empower_desktop.records import Person
from empower_desktop.workspace import Workspace, keeping, opening
from empower_desktop.workspace.returning import Worker, give_back
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge

LAWS = settings(max_examples=max(6, settings.default.max_examples // 4), suppress_health_check=[HealthCheck.function_scoped_fixture])
ENDS = ("sari", "budi")

_end = st.sampled_from(ENDS)
_choice = st.integers(0, 9)
doings = st.lists(
    st.one_of(
        st.tuples(st.just("note"), _end),
        st.tuples(st.just("change"), _end, _choice),
        st.tuples(st.just("send"), _end),
        st.tuples(st.just("merge"), _end, _choice),
        st.tuples(st.just("undo"), _end, _choice),
        st.tuples(st.just("keep"), _end),
        st.tuples(st.just("restore"), _end, _choice),
    ),
    min_size=4,
    max_size=22,
)


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
            for person in work.all(Person)[choice : choice + 1]:
                self.made += 1
                save(work, Person, {"nickname": f"O{self.made}"}, person.id, work.seen(person.id))
        elif verb == "send":
            self.send(end)
        elif verb == "merge":
            # Any workbook that ever came, so that some come late, twice or never.
            for file in self.coming[end][choice : choice + 1]:
                self.here.merge(end, file)
        elif verb == "undo":
            self._undo(work, choice)
        elif verb == "keep":
            self.made += 1
            file = self.here.folder / f"{end}{self.made}.empower"
            keeping.backup(work, file)
            self.backups[end].append(file)
        else:
            for file in self.backups[end][choice : choice + 1]:
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
        for merge in work.store.merges()[choice : choice + 1]:
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

    def changes(self, end: str) -> set[str]:
        """Give the ids of all changes at one end."""
        return {change.id for change in self.here.laptops[end].store.all_changes()}


@contextmanager
def _post(ground: Ground) -> Iterator[Post]:
    with ground.village(ENDS) as here:
        yield Post(here)


@LAWS
@given(doings)
def test_what_either_end_holds_comes_to_both_whatever_was_undone_restored_or_lost(ground: Ground, doings: list[tuple]) -> None:
    with _post(ground) as post:
        for doing in doings:
            post.do(*doing)
        everything = post.changes("sari") | post.changes("budi")
        # The first return may find the worker trusting an old receipt; from the second delta on nothing may be missing.
        for _ in range(2):
            post.here.merge("budi", post.send("sari"))
            post.here.merge("sari", post.send("budi"))
        assert post.changes("budi") >= everything
        assert post.changes("sari") == post.changes("budi")


@LAWS
@given(doings)
def test_what_a_delta_leaves_out_is_at_the_coordinators_once_their_latest_return_has_come(ground: Ground, doings: list[tuple]) -> None:
    with _post(ground) as post:
        for doing in doings:
            post.do(*doing)
        post.here.merge("sari", post.send("budi"))
        post.here.merge("budi", post.send("sari"))
        assert post.changes("budi") >= post.changes("sari")
