"""A law of the preview: whatever edits are left out, what it says of each file is what the report says afterwards."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example
from hypothesis import strategies as st
from lived import Lived, law
from openpyxl import Workbook
from replicas import Ground, Village

from empower_desktop.records import Attendance, Decision, Meeting, Person
from empower_desktop.workspace import Workspace, foretelling
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.retelling import retold
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import add_keyed, delete, save
from tests.excel import Act, added, by_hand, copied, filled_in_by, once_done, taken_out, typed

PEOPLE = ("", "Bu Tuti")
MOST_HELD = (foretelling.MOST_HELD, 3)
"""Foretold in memory, and in a copy of the store."""


class Circle:
    """Workbooks that go round in a village, plain ones, and copies that people edited, each made once."""

    def __init__(self, ground: Ground, folder: Path) -> None:
        self.folder = folder
        self._copies: dict[tuple[int, tuple[int, ...]], Path] = {}
        with ground.village(("sari", "rina", "budi")) as here:
            self._fill(here)

    def _fill(self, here: Village) -> None:
        sari, rina, budi = here.laptops.values()
        self.meeting = str(save(sari, Meeting, {"title": "Musdus", "date": "2026-01-12", "venue": "Balai"}).result)
        self.person = str(save(sari, Person, {"name": "Suminah", "sex": "P"}).result)
        self.decision = str(save(sari, Decision, {"statement": "Iuran", "method": "voting_terbuka", "votes_for": 12}).result)
        self.tick = str(add_keyed(sari, Attendance, {"meeting": self.meeting, "person": self.person, "presence": "hadir"}).result)
        self.sent = self._kept(here.export("sari"))
        here.merge("rina", self.sent)
        here.merge("budi", self.sent)
        self._save(rina, Meeting, self.meeting, venue="Rumah Bu Rohmah")
        self._save(rina, Decision, self.decision, votes_for=15)
        others = self._kept(here.export("rina"))
        self._save(budi, Meeting, self.meeting, venue="Balai Dusun II")
        here.merge("budi", others)
        conflict = here.folder / "konflik.xlsx"
        ask_in_excel(budi, conflict)
        self.plain = [self.sent, others, self._kept(here.export("budi")), self._kept(by_hand(conflict, _every_first))]
        delete(rina, Meeting, self.meeting, rina.seen(self.meeting))
        self.plain.append(self._kept(here.export("rina")))
        # A coordinator who took in an edited copy sends on what it brought.
        here.merge("rina", self.copy(0, (0, 5, 7)))
        self.plain.append(self._kept(here.export("rina")))
        here.merge("budi", self.copy(0, (5,)))
        self.plain.append(self._kept(here.export("budi")))
        # A return to Budi, and the same saved again.
        here.merge("sari", self.plain[2])
        give_back(sari, worker_named(sari, "budi"), here.folder / "balasan.xlsx")
        self.plain += [self._kept(here.folder / "balasan.xlsx"), by_hand(here.folder / "balasan.xlsx", to=self.folder / "balasan (1).xlsx")]
        self.plain += self._joined(sari, here)

    def _joined(self, sari: Workspace, here: Village) -> list[Path]:
        """Give workbooks in which a second meeting, with the same person at it, is noted, and is found to be the first one."""
        other = str(save(sari, Meeting, {"title": "Musdus kedua", "date": "2026-01-12", "venue": "Balai"}).result)
        add_keyed(sari, Attendance, {"meeting": other, "person": self.person, "presence": "izin"})
        apart = self._kept(here.export("sari"))
        join(sari, Meeting, self.meeting, other)
        return [apart, self._kept(here.export("sari"))]

    def _kept(self, file: Path) -> Path:
        return Path(shutil.copy(file, self.folder / file.name))

    def _save(self, work: Workspace, kind: type, record: str, **values: object) -> None:
        save(work, kind, values, record, work.seen(record))

    def copy(self, who: int, chosen: tuple[int, ...]) -> Path:
        """Give a copy of Sari's workbook in which somebody did some of what one may do."""
        if (who, chosen) not in self._copies:
            name = [filled_in_by(PEOPLE[who])] if PEOPLE[who] else []
            to = self.folder / f"copy{len(self._copies)}.xlsx"
            menu = self.menu()
            self._copies[who, chosen] = by_hand(self.sent, *name, *[menu[at] for at in chosen], to=to)
        return self._copies[who, chosen]

    def menu(self) -> list[Act]:
        """Give what one may do in a copy."""
        return [
            typed("meeting", self.meeting, venue="Balai RW"),
            typed("meeting", self.meeting, venue="Balai RT"),
            typed("decision", self.decision, votes_for=14),
            typed("attendance", self.tick, presence="Izin"),
            added("person", name="Parjo", sex="Laki-laki"),
            added("meeting", title="Rapat KWT", date="2026-02-01"),
            added("attendance", meeting="Musdus", person="Parjo", presence="Hadir"),
            added("attendance", meeting="Rapat KWT", person="Suminah", presence="Hadir"),
            copied("person", self.person, name="Suminem"),
            taken_out("decision", self.decision),
            added("attendance", meeting="Rapat yang tidak ada", person="Suminah"),
        ]


def _every_first(book: Workbook) -> None:
    """Choose the first value of every conflict."""
    sheet = book["Konflik"]
    choice = next(cell.column for cell in sheet[1] if cell.value == "Pilih")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, choice).value = "A"


MENU, PLAIN = 11, 11
some = st.lists(st.integers(0, MENU - 1), max_size=4, unique=True).map(sorted).map(tuple)
files = st.lists(
    st.one_of(
        st.tuples(st.just("plain"), st.integers(0, PLAIN - 1)),
        st.tuples(st.just("copy"), st.integers(0, len(PEOPLE) - 1), some),
    ),
    min_size=1,
    max_size=5,
    unique=True,
)
before = st.lists(st.integers(0, PLAIN - 1), max_size=2, unique=True)


@dataclass(frozen=True)
class Seen:
    """What was told of the same files with every edit taken, twice, and with some left out, before and after."""

    whole: Merged
    whole_again: Merged
    foretold: Merged
    merged: Merged
    left: frozenset[str]


@pytest.fixture(scope="module")
def circle(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Circle:
    return Circle(ground, tmp_path_factory.mktemp("circle"))


@pytest.fixture(scope="module")
def seen(ground: Ground, circle: Circle) -> Lived[..., Seen]:
    def live(came: list[int], chosen: list[tuple], ticks: int, unsaid: int, most: int) -> Seen:
        with ground.village(("budi",)) as here, pytest.MonkeyPatch.context() as patched:
            patched.setattr(foretelling, "MOST_HELD", most)
            budi = here.laptops["budi"]
            for at in came:
                here.merge("budi", circle.plain[at])
            paths = [circle.plain[each[1]] if each[0] == "plain" else circle.copy(*each[1:]) for each in chosen]
            whole = preview(budi, paths).result
            left: frozenset[str] = frozenset()
            for bits in (ticks, ticks >> 3):  # edits that only come to be offered by this may be left out too
                offered = [each.change.id for report in retold(budi, whole, left).files for each in report.proposals]
                new = [name for name in offered if name not in left]
                left |= {name for at, name in enumerate(new) if bits >> at & 1}
            undecided = frozenset(name for at, name in enumerate(sorted(left)) if unsaid >> at & 1)
            whole_again, foretold = retold(budi, whole, ()), retold(budi, whole, left, undecided)
            return Seen(whole, whole_again, foretold, apply(budi, paths, without=left, undecided=undecided).result, left)

    return Lived(live)


@example(
    came=[],
    chosen=[("copy", 0, (6,)), ("copy", 0, (1, 2, 8, 9)), ("copy", 1, (3, 4)), ("copy", 1, ()), ("copy", 0, (2, 3, 6, 8))],
    ticks=10,
    unsaid=0,
    most=3,
)
@example(
    came=[0],
    chosen=[("copy", 0, (6,)), ("copy", 0, (1, 2, 8, 9)), ("copy", 1, (3, 4)), ("copy", 1, ()), ("copy", 0, (2, 3, 6, 8))],
    ticks=10,
    unsaid=0,
    most=3_000,
)
@example(
    came=[3, 4],
    chosen=[("plain", 1), ("plain", 5), ("copy", 0, ()), ("copy", 1, (0, 2, 5, 7)), ("copy", 0, (5, 6, 7, 10))],
    ticks=0,
    unsaid=0,
    most=3_000,
)
@example(
    came=[],
    chosen=[("copy", 1, (4, 9)), ("copy", 0, (4, 6, 7, 9)), ("plain", 4), ("copy", 1, (4, 7)), ("plain", 1)],
    ticks=247,
    unsaid=0,
    most=3_000,
)
@example(came=[5], chosen=[("copy", 0, (5,)), ("copy", 1, (5,))], ticks=0, unsaid=0, most=3_000)
@example(came=[6], chosen=[("copy", 0, (5,)), ("copy", 0, ())], ticks=0, unsaid=0, most=3)
@example(came=[], chosen=[("plain", 7), ("plain", 8)], ticks=0, unsaid=0, most=3)
@example(came=[], chosen=[("plain", 8), ("copy", 0, (0,)), ("plain", 7)], ticks=0, unsaid=0, most=3_000)
@example(came=[], chosen=[("plain", 9), ("copy", 0, (3,)), ("plain", 10)], ticks=1, unsaid=0, most=3_000)
@example(came=[9], chosen=[("copy", 0, (3,)), ("copy", 1, (0,)), ("plain", 10), ("copy", 1, (3,))], ticks=3, unsaid=0, most=3_000)
@example(
    came=[4],
    chosen=[("copy", 1, (10,)), ("copy", 0, (1, 3)), ("copy", 1, ()), ("plain", 4), ("plain", 10)],
    ticks=180,
    unsaid=0,
    most=3_000,
)
@example(came=[], chosen=[("plain", 0), ("copy", 0, (4,))], ticks=1, unsaid=1, most=3_000)
@law(before, files, st.integers(0, 255), st.integers(0, 15), st.sampled_from(MOST_HELD), few=4)
def test_with_any_edits_left_out_the_preview_says_what_the_report_says_afterwards(seen, came, chosen, ticks, unsaid, most):
    was = seen(came, chosen, ticks, unsaid, most)
    assert [told(each, was.left) for each in was.foretold.files] == [told(each, was.left) for each in was.merged.files]
    assert was.left or was.whole.digest == was.merged.digest
    assert [told(each, frozenset()) for each in was.whole_again.files] == [told(each, frozenset()) for each in was.whole.files]


def told(report: FileReport, left: frozenset[str]) -> tuple[object, ...]:
    """Give what is said of a file, but for the edits that are left out, which only the preview lists."""
    left = left.union(each.change.id for each in report.left_out)  # with what they name
    taken = sorted(each.change.id for each in report.proposals if each.change.id not in left)
    asked = sorted(each.id for each in report.questions)
    problems = [str(each.message) for each in report.problems]
    return report.file, report.status, dict(report.counts), taken, asked, problems, once_done(report).notes
