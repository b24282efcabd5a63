"""Whom a name in a workbook means, asked in Excel: those of exactly that name here are offered there as in the window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from empower_desktop.errors import Problem
from empower_desktop.history.change import keyed_id
from empower_desktop.language import Language
from empower_desktop.records import Attendance, Person
from empower_desktop.workspace import Workspace, kept_questions, questions
from empower_desktop.workspace.asking_in_excel import ask_in_excel
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.kept_questions import open_questions
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.saving import delete
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.unmerging import unmerge
from empower_desktop.workspace.what_is_written import effects_of
from tests.excel import by_hand
from tests.office import Office
from tests.workspace.test_namesakes import KNOWN, asked, met, teguh

OpenWork = Callable[..., Workspace]
Through = Callable[[Path, str], Path]


def in_excel(work: Workspace, file: Path) -> Path:
    """Write what waits into a workbook."""
    ask_in_excel(work, file)
    return file


def offers(file: Path) -> dict[str, str]:
    """Give the letters that the only question of a workbook offers in its list, with the words printed for each."""
    sheet = load_workbook(file)["Pertanyaan"]
    lines = str(sheet["G2"].value).split("\n")
    (rule,) = sheet.data_validations.dataValidation
    letters = [letter for letter in rule.formula1.strip('"').split(",") if len(letter) == 1]
    assert letters == [line[0] for line in lines]
    return {line[0]: line[3:] for line in lines}


def letter_of(file: Path, words: str) -> str:
    (letter,) = [letter for letter, said in offers(file).items() if words in said]
    return letter


def answered(file: Path, answer: str, name: str = "jawab.xlsx") -> Path:
    """Answer the only question of a workbook, and save it as openpyxl does."""

    def typed_in(book: Workbook) -> None:
        book["Pertanyaan"]["H2"] = answer

    return by_hand(file, typed_in, to=file.with_name(name))


def answered_in_libreoffice(file: Path, answer: str) -> Path:
    folder = file.parent / "office"
    folder.mkdir()
    return Office(folder).work(file, file.with_name("libre.xlsx"), {("Pertanyaan", "H2"): answer})


@pytest.mark.parametrize(
    ("names", "through"),
    [
        *((names, answered) for names in KNOWN),
        pytest.param(KNOWN[-1], answered_in_libreoffice, marks=pytest.mark.libreoffice),
    ],
)
def test_in_excel_too_who_bears_exactly_that_name_here_is_offered_and_can_be_meant(
    names: list[str], through: Through, budi: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    here = teguh(budi, "Krajan")
    meeting = met(open_work("sari"), names, tmp_path / "sari.xlsx")
    apply(budi, [tmp_path / "sari.xlsx"])
    file = in_excel(budi, tmp_path / "konflik.xlsx")
    for said, choice in zip(offers(file).values(), asked(budi).choices, strict=True):
        assert said == " – ".join([budi.language(choice.label), *[" · ".join(effects_of(budi, choice))] * bool(choice.changes)])
    back = through(file, letter_of(file, "Krajan"))
    assert preview(budi, [back]).result.files[0].problems == ()
    merged = apply(budi, [back]).result
    assert merged.files[0].problems == ()
    assert [(tick.id, tick.person) for tick in budi.all(Attendance)] == [(keyed_id(meeting, here), here)]
    (known,) = kept_questions.answered(budi)
    assert known.chosen is not None
    assert budi.language(known.chosen.label).startswith("Teguh, Krajan")
    assert apply(budi, [back]).result.merge is None
    unmerge(budi, str(merged.merge))
    assert (budi.all(Attendance), [each.asked.id for each in open_questions(budi)]) == ([], [known.asked.id])


def test_such_an_answer_comes_to_the_same_in_whatever_order_it_arrives(open_work: OpenWork, tmp_path: Path) -> None:
    met(open_work("sari"), ["Teguh Rahman"], tmp_path / "sari.xlsx")
    rina = open_work("rina")
    here = teguh(rina, "Sumber")
    export(rina, tmp_path / "rina.xlsx")
    apply(rina, [tmp_path / "sari.xlsx"])
    file = in_excel(rina, tmp_path / "konflik.xlsx")
    files = [tmp_path / "sari.xlsx", tmp_path / "rina.xlsx", answered(file, letter_of(file, "Sumber"))]
    apply(rina, files[2:])
    for number, order in enumerate([[*files], [files[0], files[2], files[1]], [files[1], files[0], files[2]]]):
        work = open_work(f"budi{number}", hour=9 + number)
        for one in order:
            assert apply(work, [one]).result.files[0].problems == ()
        assert ([tick.person for tick in work.all(Attendance)], work.store.digest()) == ([here], rina.store.digest())
    for number, dropped in enumerate(permutations(files)):
        work = open_work(f"koordinator{number}")
        teguh(work, "Krajan")  # one more of that name, before whom or after whom the other would stand
        assert [each.problems for each in apply(work, list(dropped)).result.files] == [()] * 3
        assert [tick.person for tick in work.all(Attendance)] == [here]


@pytest.mark.parametrize(
    ("answer", "code"), [("{id}", ""), ("somebody", "no_such_choice"), ("Z", "no_such_choice"), ("ya", "no_such_choice")]
)
def test_somebody_is_named_by_id_too_and_nobody_by_what_means_nobody(
    answer: str, code: str, budi: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    here = teguh(budi, "Krajan")
    met(open_work("sari"), ["Suminah"], tmp_path / "sari.xlsx")
    apply(budi, [tmp_path / "sari.xlsx"])
    (report,) = apply(budi, [answered(in_excel(budi, tmp_path / "konflik.xlsx"), answer.format(id=here))]).result.files
    assert [each.code for each in report.problems] == ([code] if code else [])
    assert [tick.person for tick in budi.all(Attendance)] == ([] if code else [here])


def test_an_answer_that_makes_somebody_and_what_they_did_is_told_once(budi: Workspace, open_work: OpenWork, tmp_path: Path) -> None:
    met(open_work("sari"), ["Suminah"], tmp_path / "sari.xlsx")
    apply(budi, [tmp_path / "sari.xlsx"])
    file = in_excel(budi, tmp_path / "konflik.xlsx")
    (report,) = preview(budi, [answered(file, "A")]).result.files
    (told,) = [Language("en")(each) for each in report.notes]
    assert told.startswith("Would answer: “Teguh” in “Person” ")


@pytest.mark.parametrize("hidden", [None, '["another","1","new","no"]', "["])
def test_a_letter_whose_hidden_cell_is_lost_or_of_another_row_answers_nothing(
    hidden: str | None, budi: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    teguh(budi, "Krajan")
    met(open_work("sari"), ["Suminah"], tmp_path / "sari.xlsx")
    apply(budi, [tmp_path / "sari.xlsx"])
    file = answered(in_excel(budi, tmp_path / "konflik.xlsx"), "A")
    (report,) = apply(budi, [by_hand(file, lambda book: book["Pertanyaan"].__setitem__("J2", hidden))]).result.files
    assert [(each.code, each.place.cell) for each in report.problems if each.place] == [("damaged_row", "H2")]
    assert budi.all(Attendance) == []


def test_one_who_was_joined_or_deleted_meanwhile_is_still_the_one_that_the_workbook_named(
    budi: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    first, second = sorted((teguh(budi, "Krajan"), teguh(budi, "Sumber")))
    met(open_work("sari"), ["Suminah"], tmp_path / "sari.xlsx")
    before = apply(budi, [tmp_path / "sari.xlsx"]).result
    file = in_excel(budi, tmp_path / "konflik.xlsx")
    join(budi, Person, first, second)
    for named in (first, second):
        questions.answer(budi, asked(budi).id, named)
        assert [tick.person for tick in budi.all(Attendance)] == [first]
        unmerge(budi, str(before.merge))
        before = apply(budi, [tmp_path / "sari.xlsx"]).result
    delete(budi, Person, first, budi.seen(first))
    for named in (first, second):
        with pytest.raises(Problem, match="restored"):
            questions.answer(budi, asked(budi).id, named)
    (report,) = apply(budi, [answered(file, letter_of(file, "Sumber"))]).result.files
    assert (report.problems, len(budi.all(Attendance))) == ((), 1)


def test_the_first_of_two_who_answer_differently_counts_and_the_other_hears_who_that_was(
    budi: Workspace, open_work: OpenWork, tmp_path: Path
) -> None:
    teguh(budi, "Krajan")
    met(open_work("sari"), ["Suminah"], tmp_path / "sari.xlsx")
    apply(budi, [tmp_path / "sari.xlsx"])
    file = in_excel(budi, tmp_path / "konflik.xlsx")
    one, other = answered(file, letter_of(file, "Krajan"), "satu.xlsx"), answered(file, "tidak", "dua.xlsx")
    reports = [apply(budi, [each]).result.files[0] for each in (one, other, one)]
    assert [[each.code for each in report.problems] for report in reports] == [[], ["answered"], []]
    assert "Teguh, Krajan" in budi.language(reports[1].problems[0].message)
    assert "satu.xlsx" in budi.language(reports[1].problems[0].message)
    assert len(budi.all(Attendance)) == 1
