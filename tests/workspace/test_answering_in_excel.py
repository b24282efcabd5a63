"""Conflicts and questions asked in a workbook, answered in Excel, merged back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from few_areas import few_areas
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED, Change
from empower_desktop.history.clock import Clock
from empower_desktop.language import Language
from empower_desktop.records import KINDS
from empower_desktop.records.fields import Plain
from empower_desktop.workspace import Workspace, kept_questions, merging, opening, questions, saving, settling, unmerging
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.joining import join, part
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.report import FileReport, Merged
from empower_desktop.workspace.settled import settled_conflicts
from empower_desktop.workspace.what_became import answerers_of
from tests.excel import by_hand, filled_in_by, taken_out
from tests.people import change, send

OpenWork = Callable[..., Workspace]
VOTES, HAMLET = "votes", "hamlet"
PEOPLE = ("sari", "budi", "rina")


class Village:
    """Three people who wrote different things: of one vote, of where somebody lives, and of a follow-up that one deleted."""

    def __init__(self, open_work: OpenWork, folder: Path, ids: tuple[str, str, str]) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.sari, self.budi, self.rina = (open_work(name, hour=hour) for hour, name in enumerate(PEOPLE, 8))
        self.decision, self.person, self.action = ids

    @property
    def all(self) -> tuple[Workspace, ...]:
        return self.sari, self.budi, self.rina

    def give(self, giver: Workspace, *takers: Workspace) -> Path:
        """Send everything to some others."""
        return give(self.folder, giver, *takers)

    def ask(self, work: Workspace, name: str = "konflik.xlsx") -> Path:
        path = self.folder / name
        ask_in_excel(work, path)
        return path


def give(folder: Path, giver: Workspace, *takers: Workspace) -> Path:
    file = send(giver, folder)
    for work in takers:
        merging.apply(work, [file])
    return file


def _at_work(folder: Path, name: str, hour: int) -> Workspace:
    opening.start(folder, name.capitalize(), "pendamping", "33.02.10", "id", False)
    few_areas(folder)
    seconds = count()
    return opening.opened(
        folder, Language("id"), Clock(lambda: datetime(2026, 11, 24, hour, tzinfo=UTC) + timedelta(seconds=next(seconds)))
    )


def differing(folder: Path) -> tuple[str, str, str]:
    """Make the three stores of the village, and give its decision, person and follow-up."""
    sari, budi, rina = works = [_at_work(folder / name, name, hour) for hour, name in enumerate(PEOPLE, 5)]
    out = folder / "out"
    held: dict[str, object] = {"statement": "Air dibagi bergilir", "decided_on": "2026-01-12", "method": "voting_terbuka"}
    decision = change(sari, "decision", **held, votes_for=25)
    person = change(sari, "person", name="Parjo", sex="L", hamlet="Dusun I")
    action = change(sari, "action", what="Menyusun jadwal gilir air", due_on="2026-02-01", status="belum")
    give(out, sari, budi, rina)
    change(sari, "decision", decision, votes_for=28, votes_against=6, votes_abstain=2)
    change(budi, "decision", decision, votes_for=31, votes_against=6)
    for work, hamlet in ((sari, "Dusun II"), (budi, "Dusun II RT 03"), (rina, "Dusun 2")):
        change(work, "person", person, hamlet=hamlet)
    saving.delete(sari, KINDS["action"], action, sari.seen(action))
    change(budi, "action", action, status="berjalan")
    give(out, budi, sari)
    give(out, rina, sari)
    give(out, sari, budi, rina)
    for work in works:
        opening.close(work)
    return decision, person, action


@pytest.fixture(scope="session")
def differing_stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, str, str]]:
    """Make the stores once: each test works in a copy."""
    folder = tmp_path_factory.mktemp("village")
    return folder, differing(folder)


@pytest.fixture
def village(open_work: OpenWork, tmp_path: Path, differing_stores: tuple[Path, tuple[str, str, str]]) -> Village:
    made, ids = differing_stores
    for name in PEOPLE:
        shutil.copytree(made / name, tmp_path / name)
    return Village(open_work, tmp_path / "usb", ids)


def answer(path: Path, answers: dict[str, tuple[object, ...]], sheet: str = "Konflik") -> Path:
    """Answer rows by their spot with a letter, another value and a reason, as far as given; save as Excel does."""
    workbook = load_workbook(path)
    told = workbook[sheet]
    heads = {str(cell.value): cell.column for cell in told[1]}
    for row in told.iter_rows(min_row=2):
        for header, value in zip(("Pilih", "Nilai lain", "Alasan"), answers.get(str(row[1].value), ()), strict=False):
            told.cell(row[0].row, heads[header]).value = value
    answered = path.with_name(f"jawab_{path.name}")
    workbook.save(answered)
    return answered


def merge(work: Workspace, *paths: Path) -> Merged:
    merged = merging.apply(work, list(paths)).result
    assert isinstance(merged, Merged)
    return merged


def only(merged: Merged) -> FileReport:
    (report,) = merged.files
    return report


def shown(work: Workspace, record: str) -> dict[str, Plain]:
    state = work.store.state(record)
    assert state is not None
    assert not state.conflicts
    return dict(state.fields)


def waiting(work: Workspace) -> set[str]:
    return {conflict.spot for conflict in settling.open_conflicts(work)}


ANSWERS: dict[str, tuple[object, ...]] = {
    VOTES: ("lain", "Suara terbanyak (terbuka); 30 / 5 / –"),
    HAMLET: ("b", None, "sesuai KTP"),
    DELETED: ("B",),
}


def test_one_persons_answers_settle_the_same_in_every_store(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    for work in village.all:
        assert waiting(work) == {VOTES, HAMLET, DELETED}
        foretold = merging.preview(work, [answered]).result
        merged = merge(work, answered)
        report = only(merged)
        assert (report, merged.digest) == (only(foretold), foretold.digest)
        assert report.status == "merged"
        assert {kind: (counts.read, counts.updated) for kind, counts in report.counts.items()} == dict.fromkeys(
            ("decision", "action", "person"), (1, 1)
        )
        assert waiting(work) == set()
        votes = {"votes_for": 30, "votes_against": 5, "votes_abstain": None}
        assert {code: shown(work, village.decision).get(code) for code in votes} == votes
        assert shown(work, village.person)["hamlet"] == "Dusun II RT 03"
        assert work.standing(village.action) == "live"
        last = max(work.changes(village.person), key=lambda each: each.at)
        assert (last.by, last.why) == (village.budi.author.id, "resolved: sesuai KTP")
    assert len({work.store.digest() for work in village.all}) == 1


def test_who_filled_in_the_workbook_is_named_with_what_it_settles_and_answers(village: Village) -> None:
    edited = by_hand(village.give(village.sari), taken_out("person", village.person))
    for work in village.all:
        merge(work, edited)
    answered = answer(village.ask(village.budi), {HAMLET: ("b", None, "sesuai KTP: asli"), DELETED: ("B",)})
    by_hand(answered, filled_in_by("  Bu  Tono: ketua "), lambda book: book["Pertanyaan"].__setitem__("H2", "tidak"))
    foretold = [only(merging.preview(work, [answered]).result) for work in village.all]
    assert [only(merge(work, answered)) for work in village.all] == foretold
    for work in village.all:
        assert [(each.filler, each.reason, each.answer.by) for each in settled_conflicts(work) if each.conflict.spot == HAMLET] == [
            ("Bu Tono ketua", "sesuai KTP: asli", village.budi.author.id)
        ]
        assert max(work.changes(village.person), key=lambda each: each.at).why == "resolved by Bu Tono ketua: sesuai KTP: asli"
        assert max(work.changes(village.action), key=lambda each: each.at).why == "resolved by Bu Tono ketua"
    (asked,) = kept_questions.answered(village.budi)
    assert answerers_of(village.budi, [asked]) == {asked.asked.id: f"Bu Tono: ketua ({answered.name})"}
    assert len({work.store.digest() for work in village.all}) == 1


@pytest.mark.parametrize("name", ["BUDI ", "", None])
def test_a_workbook_filled_in_by_who_made_it_names_nobody_besides(village: Village, name: str | None) -> None:
    asked = village.ask(village.budi)
    book = load_workbook(asked)
    sheet, _, cell = book.defined_names["diisi_oleh"].attr_text.rpartition("!")
    assert book[sheet.strip("'")][cell.replace("$", "")].value == "Budi"
    merge(village.sari, by_hand(answer(asked, {HAMLET: ("A",)}), filled_in_by(name)))
    assert max(village.sari.changes(village.person), key=lambda each: each.at).why == "resolved"


def test_a_workbook_that_comes_again_brings_nothing_new(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    merge(village.sari, answered)
    digest = village.sari.store.digest()
    again = merge(village.sari, answered)
    assert (only(again).status, again.merge) == ("same", None)
    assert village.sari.store.digest() == digest
    corrected = answer(answered, {HAMLET: ("A",)})
    (problem,) = only(merge(village.sari, corrected)).problems
    assert problem.code == "answered_before"


def test_a_deletion_over_everything_deletes_wherever_it_comes(village: Village) -> None:
    answered = answer(village.ask(village.rina), {DELETED: ("A",)})
    for work in village.all:
        merge(work, answered)
        assert work.standing(village.action) == "deleted"
        assert waiting(work) == {VOTES, HAMLET}
    assert len({work.store.digest() for work in village.all}) == 1


def test_a_record_is_deleted_for_good_though_the_same_workbook_answers_its_fields_too(village: Village) -> None:
    saving.delete(village.sari, KINDS["person"], village.person, village.sari.seen(village.person))
    change(village.budi, "person", village.person, nickname="Pak Jo")
    for giver in (village.sari, village.budi):
        village.give(giver, *village.all)
    answered = answer(village.ask(village.rina), {DELETED: ("A",), HAMLET: ("B",)})
    for work in village.all:
        merge(work, answered)
        assert work.standing(village.person) == "deleted"


def test_what_somebody_settled_meanwhile_is_left_out_and_the_rest_is_taken(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    conflict = next(each for each in settling.open_conflicts(village.sari) if each.spot == HAMLET)
    settling.take(village.sari, conflict.record, HAMLET, conflict.rivals[0].change)
    report = only(merge(village.sari, answered))
    (problem,) = report.problems
    assert isinstance(problem, Problem)
    assert (problem.code, problem.place.sheet, problem.place.record) == ("settled_meanwhile", "Konflik", village.person)
    assert report.counts["person"].rejected == report.counts["person"].read == 1
    assert shown(village.sari, village.person)["hamlet"] == "Dusun II"
    assert waiting(village.sari) == set()


def test_a_new_rival_keeps_an_answer_from_deciding_what_it_did_not_see(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("A",)})
    change(village.rina, "person", village.person, hamlet="Dusun III")
    report = only(merge(village.rina, answered))
    assert [problem.code for problem in report.problems] == ["settled_meanwhile"]


def test_rows_without_an_answer_go_on_waiting(village: Village) -> None:
    report = only(merge(village.sari, answer(village.ask(village.budi), {HAMLET: ("C",)})))
    assert waiting(village.sari) == {VOTES, DELETED}
    assert {kind: counts.same for kind, counts in report.counts.items()} == {"decision": 1, "action": 1, "person": 0}
    assert only(merge(village.rina, village.ask(village.rina, "leer.xlsx"))).status == "same"


@pytest.mark.parametrize(
    ("given", "code", "column"),
    [
        ({HAMLET: ("D",)}, "no_such_letter", "Pilih"),
        ({HAMLET: ("mungkin B",)}, "no_such_letter", "Pilih"),
        ({HAMLET: ("lain",)}, "no_value", "Pilih"),
        ({HAMLET: ("A", "Dusun IV")}, "value_without_other", "Nilai lain"),
        ({HAMLET: (None, "Dusun IV")}, "value_without_other", "Nilai lain"),
        ({HAMLET: ("lain", "x" * 200)}, "too_long", "Nilai lain"),
        ({VOTES: ("lain", "30")}, "not_a_unit", "Nilai lain"),
        ({VOTES: ("lain", "Suara terbanyak (terbuka); dua / 5 / 1")}, "not_a_number", "Nilai lain"),
        ({VOTES: ("lain", "Undian; 30 / 5 / 1")}, "unknown_choice", "Nilai lain"),
        ({DELETED: ("lain", "ya")}, "only_letters", "Nilai lain"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_with_its_cell(
    village: Village, given: dict[str, tuple[object, ...]], code: str, column: str
) -> None:
    answered = answer(village.ask(village.budi), given)
    before = village.sari.store.digest()
    (problem,) = only(merge(village.sari, answered)).problems
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert column == _header(load_workbook(answered)["Konflik"], problem.place.cell)
    assert village.sari.store.digest() == before


def _header(sheet: Worksheet, cell: str) -> str:
    return str(sheet.cell(1, sheet[cell].column).value)


def test_a_value_of_ones_own_is_read_as_the_field_reads_it(village: Village) -> None:
    merge(
        village.sari, answer(village.ask(village.budi), {HAMLET: ("Lain", "  Dusun  IV "), VOTES: ("other", "musyawarah_mufakat/30/-/ ")})
    )
    assert shown(village.sari, village.person)["hamlet"] == "Dusun  IV"
    assert shown(village.sari, village.decision)["votes_for"] == 30
    assert "votes_against" not in shown(village.sari, village.decision)


@pytest.mark.parametrize("word", ["Lainnya", "“lain”", "OTHER", ' "lainnya" '])
def test_every_word_for_something_else_is_understood_in_either_language(village: Village, word: str) -> None:
    merge(village.sari, answer(village.ask(village.budi), {HAMLET: (word, "(empty)")}))
    assert "hamlet" not in shown(village.sari, village.person)


@pytest.mark.parametrize(("word", "standing"), [("dihapus", "deleted"), ("Deleted", "deleted"), ("disunting", "live"), ("edited", "live")])
def test_a_contested_deletion_is_answered_by_its_words_too(village: Village, word: str, standing: str) -> None:
    merge(village.sari, answer(village.ask(village.budi), {DELETED: (word,)}))
    assert village.sari.standing(village.action) == standing


def test_an_area_is_shown_with_its_code_and_read_back_as_it_is_shown(village: Village) -> None:
    for work, area in ((village.sari, "33.02.10.2001"), (village.budi, "33.02.10.2002")):
        change(work, "person", village.person, area=area)
    village.sari.areas.replace((code, f"Desa {code[-1]}") for code in ("33.02.10.2001", "33.02.10.2002"))
    village.give(village.budi, village.sari)
    file = village.ask(village.sari)
    values = next(row for row in load_workbook(file)["Konflik"].iter_rows(min_row=2) if row[1].value == "area")
    assert {str(values[column].value).rpartition(" ")[2] for column in (7, 9)} == {"(33.02.10.2001)", "(33.02.10.2002)"}
    merge(village.sari, answer(file, {"area": ("lain", values[7].value), HAMLET: ("A",)}))
    assert f"({shown(village.sari, village.person)['area']})" in str(values[7].value)


def test_a_field_can_be_emptied_by_the_word_for_it(village: Village) -> None:
    merge(village.sari, answer(village.ask(village.budi), {HAMLET: ("lain", "(kosong)")}))
    assert "hamlet" not in shown(village.sari, village.person)


def test_sorted_rows_renamed_sheets_and_moved_columns_are_read_all_the_same(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    workbook = load_workbook(answered)
    sheet = workbook["Konflik"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    sheet.title = "Yang bertentangan"
    for table in list(sheet.tables):
        del sheet.tables[table]
    sheet.move_range(f"A1:R{sheet.max_row}", rows=3, cols=2)
    del workbook["Pertanyaan"], workbook["Baca dulu"]
    workbook.save(answered)
    merge(village.sari, answered)
    assert waiting(village.sari) == set()
    assert shown(village.sari, village.person)["hamlet"] == "Dusun II RT 03"


def test_a_workbook_that_lost_its_hidden_columns_is_refused(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    workbook = load_workbook(answered)
    workbook["Konflik"].delete_cols(1, 3)
    del workbook["Pertanyaan"]
    workbook.save(answered)
    report = only(merge(village.sari, answered))
    assert (report.status, [problem.code for problem in report.problems]) == ("refused", ["no_answers"])


def test_undoing_the_merge_brings_the_conflicts_back(village: Village) -> None:
    before = village.sari.store.digest()
    answered = answer(village.ask(village.budi), ANSWERS)
    merged = merge(village.sari, answered)
    after = village.sari.store.digest()
    assert merged.merge
    unmerging.unmerge(village.sari, merged.merge)
    assert village.sari.store.digest() == before
    assert waiting(village.sari) == {VOTES, HAMLET, DELETED}
    merge(village.sari, answered)
    assert village.sari.store.digest() == after


def test_undoing_takes_the_answers_back_though_the_same_file_was_merged_twice(village: Village) -> None:
    before = village.sari.store.digest()
    answered = answer(village.ask(village.budi), ANSWERS)
    merged = merge(village.sari, answered)
    assert (merge(village.sari, answered).merge, merged.merge is None) == (None, False)
    unmerging.unmerge(village.sari, str(merged.merge))
    assert village.sari.store.digest() == before
    assert waiting(village.sari) == {VOTES, HAMLET, DELETED}
    assert merge(village.sari, answered).digest == merged.digest


def test_an_answer_stays_while_another_file_brings_it_too(village: Village) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    merge(village.budi, answered)
    first = merge(village.sari, answered)
    after = village.sari.store.digest()
    village.give(village.budi, village.sari)
    assert first.merge
    unmerging.unmerge(village.sari, first.merge)
    assert village.sari.store.digest() == after


def test_an_answer_may_arrive_together_with_the_files_that_it_is_about(village: Village, open_work: OpenWork) -> None:
    answered = answer(village.ask(village.budi), ANSWERS)
    newcomer = open_work("tono")
    alone = only(merge(newcomer, answered))
    assert {problem.code for problem in alone.problems} == {"not_come"}
    everything = send(village.sari, village.folder, "z.xlsx")
    foretold = merging.preview(newcomer, [answered, everything]).result
    merged = merge(newcomer, answered, everything)
    assert merged.files == foretold.files
    assert not merged.problems
    merge(village.sari, answered)
    assert newcomer.store.digest() == village.sari.store.digest()


def test_more_values_than_a_row_holds_go_on_in_further_rows(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    person = change(sari, "person", name="Parjo", sex="L")
    first = send(sari, tmp_path, "first.xlsx")
    for number, name in enumerate(("ani", "edi", "oki", "udin", "wati", "yusuf"), 1):
        work = open_work(name, hour=8 + number)
        merging.apply(work, [first])
        change(work, "person", person, hamlet=f"RT {number % 6}")
        merging.apply(sari, [send(work, tmp_path, f"{name}.xlsx")])
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    sheet = load_workbook(path)["Konflik"]
    above, below = list(sheet.iter_rows(min_row=2, values_only=True))
    assert above[:3] == below[:3]
    assert [above[column] for column in range(7, 15, 2)] == ["RT 1", "RT 2", "RT 3", "RT 4"]
    assert [below[column] for column in range(7, 15, 2)] == ["E: RT 5", "F: RT 0", None, None]
    assert '"A,B,C,D,E,F,lain"' in {rule.formula1 for rule in sheet.data_validations.dataValidation}
    merge(sari, answer(path, {HAMLET: ("F",)}))
    assert shown(sari, person)["hamlet"] == "RT 0"


def test_two_rows_that_answer_one_conflict_differently_are_both_left_out(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("A",)})
    workbook = load_workbook(answered)
    sheet = workbook["Konflik"]
    copied = [cell.value for row in sheet.iter_rows(min_row=2) if row[1].value == HAMLET for cell in row]
    for column, value in enumerate(copied, 1):
        sheet.cell(9, column).value = value
    sheet["P9"] = "B"
    workbook.save(answered)
    (problem,) = only(merge(village.sari, answered)).problems
    assert isinstance(problem, Problem)
    assert (problem.code, problem.place.cell) == ("answered_twice", "P9")
    assert HAMLET in waiting(village.sari)


def test_a_row_that_got_the_hidden_cells_of_another_decides_nothing(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("A",)})
    workbook = load_workbook(answered)
    for row in workbook["Konflik"].iter_rows(min_row=2):
        row[0].value = village.decision if row[1].value == HAMLET else row[0].value
    workbook.save(answered)
    before = village.sari.store.digest()
    assert [problem.code for problem in only(merge(village.sari, answered)).problems] == ["settled_meanwhile"]
    assert village.sari.store.digest() == before


def test_practice_answers_never_reach_real_data(village: Village, open_work: OpenWork) -> None:
    practice = open_work("latihan", practice=True)
    path = village.folder / "latihan.xlsx"
    ask_in_excel(practice, path)
    report = only(merge(village.sari, path))
    assert [problem.code for problem in report.problems] == ["practice"]
    report = only(merge(practice, village.ask(village.sari)))
    assert [problem.code for problem in report.problems] == ["not_practice"]


def test_questions_are_answered_in_the_same_workbook(village: Village) -> None:
    edited = village.give(village.sari)
    workbook = load_workbook(edited)
    sheet = workbook["Orang"]
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[0].value == village.person))
    workbook.save(edited)
    for work in (village.budi, village.rina):
        merge(work, edited)
        assert [each.asked.code for each in open_questions(work)] == ["missing"]
    path = village.ask(village.budi)
    workbook = load_workbook(path)
    sheet = workbook["Pertanyaan"]
    assert sheet["C2"].value == edited.name
    sheet["H2"] = "ya"
    workbook.save(path)
    merged = merge(village.budi, path)
    assert village.budi.standing(village.person) == "deleted"
    assert open_questions(village.budi) == []
    merge(village.rina, path)
    assert village.rina.store.digest() == village.budi.store.digest()
    assert merged.merge
    unmerging.unmerge(village.budi, merged.merge)
    assert village.budi.standing(village.person) == "live"
    assert len(open_questions(village.budi)) == 1
    (problem,) = only(merge(village.sari, path)).problems
    assert problem.code == "no_such_question"


def test_what_differs_in_joined_records_is_one_row_and_a_change_to_each(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    pair = [change(sari, "person", name=name, sex="P", hamlet=hamlet) for name, hamlet in (("Suminah", "Dusun I"), ("Ibu Suminah", ""))]
    join(sari, KINDS["person"], *pair)
    merging.apply(budi, [send(sari, tmp_path, "berdua.xlsx")])
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(budi, path)
    sheet = load_workbook(path)["Konflik"]
    assert [(row[0], row[1]) for row in sheet.iter_rows(min_row=2, values_only=True)] == [(min(pair), "name")]
    answered = answer(path, {"name": ("lain", "Suminah Karto")})
    for work in (sari, budi):
        report = only(merge(work, answered))
        assert (report.problems, report.counts["person"].updated) == ((), 1)
        assert waiting(work) == set()
        assert [work.changes(one)[-1].over for one in pair] == [(work.changes(one)[0].id,) for one in pair]
    assert sari.store.digest() == budi.store.digest()


def test_an_answer_for_joined_records_is_left_out_once_they_are_parted(open_work: OpenWork, tmp_path: Path) -> None:
    sari = open_work("sari")
    pair = [change(sari, "person", name=name, sex="P") for name in ("Suminah", "Suminem")]
    join(sari, KINDS["person"], *pair)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    part(sari, pair[0])
    (problem,) = only(merge(sari, answer(path, {"name": ("A",)}))).problems
    assert problem.code == "settled_meanwhile"
    assert {sari.store.state(one).fields["name"] for one in pair} == {"Suminah", "Suminem"}  # type: ignore[union-attr]


@pytest.mark.parametrize(("letter", "standings"), [("A", ("deleted", "deleted")), ("B", ("live", "live"))])
def test_a_contested_record_goes_with_all_that_it_is_one_thing_with_as_in_the_window(
    open_work: OpenWork, tmp_path: Path, letter: str, standings: tuple[str, str]
) -> None:
    sari, budi, window = open_work("sari"), open_work("budi", hour=9), open_work("rina", hour=10)
    pair = [change(sari, "person", name="Suminah", sex="P", hamlet="Dusun I"), change(sari, "person", name="Suminah", phone="081200000012")]
    give(tmp_path, sari, budi)
    saving.delete(sari, KINDS["person"], pair[0], sari.seen(pair[0]))
    change(budi, "person", pair[0], hamlet="Dusun II")
    join(budi, KINDS["person"], *pair)
    files = [send(sari, tmp_path, "sari.xlsx"), send(budi, tmp_path, "budi.xlsx")]
    merging.apply(window, files)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(window, path)
    (row,) = load_workbook(path)["Konflik"].iter_rows(min_row=2, values_only=True)
    assert (row[1], row[7], row[9]) == (DELETED, "dihapus", "disunting: Dusun/RT/RW = Dusun II")
    answered = [*files, answer(path, {DELETED: (letter,)})]
    (waits,) = settling.open_conflicts(window)
    settling.type_another(window, waits.record, DELETED, letter == "A")
    for work in (sari, budi):
        merging.apply(work, files)
        report = only(merge(work, answered[-1]))
        assert (report.counts["person"].read, report.counts["person"].updated, len(report.notes)) == (1, 1, 1)
    late = [open_work("tono"), open_work("wati")]
    for work, order in zip(late, ((2, 0, 1), (1, 2, 0)), strict=True):
        given = [answered[at] for at in order]
        assert merging.preview(work, given).result.files == merge(work, *given).files
    for work in (sari, budi, window, *late):
        assert tuple(map(work.standing, pair)) == standings
        assert waiting(work) == set()
        assert [len(work.changes(one)) for one in pair] == [len(window.changes(one)) for one in pair]
    assert len({work.store.digest() for work in (sari, budi, *late)}) == 1


def test_a_deletion_is_left_out_once_the_record_is_one_thing_with_another_that_it_did_not_name(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    pair = [change(sari, "person", name="Suminah", sex="P") for _ in range(2)]
    give(tmp_path, sari, budi)
    saving.delete(sari, KINDS["person"], pair[0], sari.seen(pair[0]))
    change(budi, "person", pair[0], hamlet="Dusun II")
    give(tmp_path, budi, sari)
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(sari, path)
    join(sari, KINDS["person"], *pair)
    (problem,) = only(merge(sari, answer(path, {DELETED: ("A",)}))).problems
    assert problem.code == "settled_meanwhile"
    assert [sari.standing(one) for one in pair] == ["contested", "live"]


def test_what_a_newer_version_recorded_is_answered_by_its_letter_and_told_as_it_was_answered(open_work: OpenWork, tmp_path: Path) -> None:
    sari, budi = open_work("sari"), open_work("budi", hour=9)
    person, channel = change(sari, "person", name="Parjo"), str(uuid4())
    merging.apply(budi, [send(sari, tmp_path)])
    for work, flow, mood in ((sari, "0.5", "tenang"), (budi, "0.7", "gusar")):
        made = [Change.make(channel, "irrigation", {"flow": flow}, (), work.author.id, work.clock.stamp())]
        made.append(Change.make(person, "person", {"mood": mood}, (), work.author.id, work.clock.stamp()))
        work.store.append(made)
    merging.apply(budi, [send(sari, tmp_path)])
    path = tmp_path / "konflik.xlsx"
    ask_in_excel(budi, path)
    answered = answer(path, {"flow": ("A",), "mood": ("B",)})
    for act in (merging.preview, merging.apply):
        (report,) = act(budi, [answered]).result.files
        assert report.status == "merged"
        assert sorted(map(budi.language, report.notes)) == sorted([f"Answered: {channel}, flow: 0.5", "Answered: Parjo, mood: gusar"])
    assert waiting(budi) == set()


def test_an_answer_that_was_undone_here_is_left_out_and_its_question_goes_on_waiting(village: Village) -> None:
    edited = village.give(village.sari)
    workbook = load_workbook(edited)
    sheet = workbook["Orang"]
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows() if row[0].value == village.person))
    workbook.save(edited)
    merge(village.budi, edited)
    path = village.ask(village.budi)
    workbook = load_workbook(path)
    workbook["Pertanyaan"]["H2"] = "ya"
    workbook.save(path)
    (waits,) = open_questions(village.budi)
    saving.undo(village.budi, questions.answer(village.budi, waits.asked.id, "yes"))
    report = only(merge(village.budi, path))
    assert [(problem.code, problem.place.cell) for problem in report.problems] == [("undone", "H2")]
    assert (village.budi.standing(village.person), len(open_questions(village.budi))) == ("live", 1)
