"""What somebody writes into a workbook of conflicts: in which words, into which cells, in rows that were sorted or copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.errors import Problem
from empower_desktop.history.change import DELETED
from empower_desktop.workspace import merging
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from tests.differing import ANSWERS, HAMLET, VOTES, OpenWork, Village, answer, merge, only, shown, waiting
from tests.excel import by_hand, taken_out
from tests.people import change, send


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


@pytest.mark.parametrize(
    ("spot", "value"), [(HAMLET, "Dusun II RT 02"), (HAMLET, 2), (VOTES, "Suara terbanyak (terbuka); 30 / 6 / 2"), (VOTES, 30)]
)
def test_a_value_that_was_typed_over_is_not_taken_by_its_letter_as_it_was(village: Village, spot: str, value: object) -> None:
    (problem,) = only(merge(village.sari, _typed_over(village, spot, value))).problems
    assert (problem.code, spot in waiting(village.sari)) == ("value_altered", True)


def test_a_value_that_was_typed_anew_in_other_words_is_taken_by_its_letter(village: Village) -> None:
    assert only(merge(village.sari, _typed_over(village, VOTES, "suara terbanyak (terbuka); 28/6/2"))).problems == ()
    assert VOTES not in waiting(village.sari)


def _typed_over(village: Village, spot: str, value: object) -> Path:
    """Give a workbook of conflicts in which A is chosen, and something else typed over what stands below A."""

    def typed_over(book: Workbook) -> None:
        sheet = book["Konflik"]
        (row,) = [cell.row for cell in sheet["B"] if cell.value == spot]
        (column,) = [cell.column for cell in sheet[1] if cell.value == "A"]
        sheet.cell(row, column).value = value

    return by_hand(answer(village.ask(village.budi), {spot: ("A",)}), typed_over)


def _moved_up(sheet: Worksheet, beside: int) -> None:
    """Move each row up by one, the first to the end, without the hidden columns, so many, that say what they ask."""
    rows = [[cell.value for cell in row[beside:]] for row in sheet.iter_rows(min_row=2) if row[0].value]
    for number, values in enumerate([*rows[1:], rows[0]], 2):
        for column, value in enumerate(values, beside + 1):
            sheet.cell(number, column).value = value


@pytest.mark.parametrize("names", [("Suminah", "Paikem"), ("Suminah", "Suminah")])
def test_rows_that_were_sorted_without_their_hidden_cells_answer_nothing(village: Village, names: tuple[str, str]) -> None:
    others = [change(village.sari, "person", name=name, sex="P") for name in names]
    village.give(village.sari, village.budi)
    for work, year in ((village.sari, "1970"), (village.budi, "1971")):
        for other in others:
            change(work, "person", other, birth_year=year)
    village.give(village.sari, village.budi)
    answered = answer(village.ask(village.budi), {"birth": ("A",)})
    by_hand(answered, lambda book: [_moved_up(book["Konflik"], 3)])
    before = village.budi.store.digest()
    assert {problem.code for problem in only(merge(village.budi, answered)).problems} == {"row_moved"}
    assert village.budi.store.digest() == before


def test_questions_that_were_sorted_without_their_hidden_cells_are_not_answered(village: Village) -> None:
    other = change(village.sari, "person", name="Suminah", sex="P")
    edited = by_hand(village.give(village.sari), taken_out("person", village.person), taken_out("person", other))
    merge(village.budi, edited)
    asked = by_hand(village.ask(village.budi), lambda book: book["Pertanyaan"].__setitem__("H2", "ya"))
    (problem,) = only(merge(village.budi, by_hand(asked, lambda book: _moved_up(book["Pertanyaan"], 1)))).problems
    assert (problem.code, problem.place.cell) == ("row_moved", "H3")
    assert {village.budi.standing(each) for each in (village.person, other)} == {"live"}


def test_an_answer_beside_no_question_is_named_and_the_others_are_taken(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("A",)})
    by_hand(answered, lambda book: (book["Konflik"].__setitem__("P9", "B"), book["Pertanyaan"].__setitem__("H4", "ya")))
    problems = only(merge(village.sari, answered)).problems
    assert [(problem.code, problem.place.cell) for problem in problems] == [("row_without_question", cell) for cell in ("P9", "H4")]
    assert HAMLET not in waiting(village.sari)


@pytest.mark.parametrize(("letter", "problems"), [(None, []), ("B", []), ("A", ["answered_twice"])])
def test_answers_in_a_copy_of_the_sheet_count_too(village: Village, letter: str | None, problems: list[str]) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("B",)})

    def copied_sheet(book: Workbook) -> None:
        copy = book.copy_worksheet(book["Konflik"])
        for row in book["Konflik"].iter_rows(min_row=2):
            row[15].value = letter if row[1].value == HAMLET else None
        assert copy.title == "Konflik Copy"

    report = only(merge(village.sari, by_hand(answered, copied_sheet)))
    assert [problem.code for problem in report.problems] == problems
    assert (HAMLET in waiting(village.sari)) is bool(problems)


def test_an_answer_that_was_merged_over_rows_is_that_of_each(village: Village) -> None:
    answered = answer(village.ask(village.budi), {})
    by_hand(answered, lambda book: (book["Konflik"].__setitem__("P2", "A"), book["Konflik"].merge_cells("P2:P4")))
    assert only(merge(village.sari, answered)).problems == ()
    assert waiting(village.sari) == set()


def test_who_answers_a_question_in_other_words_reads_which_there_are(village: Village) -> None:
    merge(village.budi, by_hand(village.give(village.sari), taken_out("person", village.person)))
    (problem,) = only(
        merge(village.budi, by_hand(village.ask(village.budi), lambda book: book["Pertanyaan"].__setitem__("H2", "setuju")))
    ).problems
    assert (problem.code, str(problem.message).endswith("Choose one of: ya, tidak.")) == ("no_such_choice", True)


def test_a_percentage_is_taken_as_it_is_seen(village: Village) -> None:
    answered = answer(village.ask(village.budi), {HAMLET: ("lain", 0.4)})

    def as_a_percentage(book: Workbook) -> None:
        (cell,) = [cell for row in book["Konflik"].iter_rows() for cell in row if cell.value == 0.4]
        cell.number_format = "0%"

    merge(village.sari, by_hand(answered, as_a_percentage))
    assert shown(village.sari, village.person)["hamlet"] == "40%"


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
