from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from empower_desktop.errors import Place, Problem
from empower_desktop.language import Language
from empower_desktop.workbook.reader import Reader
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.writing import write_workbook
from tests.workbook import village

Alter = Callable[[Workbook], object]


@pytest.fixture
def exported(sent: Mapping[str, Path], tmp_path: Path) -> Path:
    return Path(shutil.copy(sent["id"], tmp_path / "a.xlsx"))


def altered(path: Path, alter: Alter) -> Path:
    """Save the workbook again after something was done to it."""
    workbook = load_workbook(path)
    alter(workbook)
    workbook.save(path)
    return path


def set_meta(sheet: Worksheet, key: str, value: str) -> None:
    next(row for row in sheet.iter_rows() if row[0].value == key)[1].value = value


def refused(path: Path) -> Problem:
    with pytest.raises(Problem) as raised:
        read_workbook(str(path))
    return raised.value


def test_everything_that_was_sent_arrives(exported: Path) -> None:
    found = incoming(read_workbook(str(exported)))
    changes = village.village()
    assert {change: change.fields for change in found.changes} == {change: change.fields for change in changes}
    assert found.untouched
    assert found.edits == found.problems == found.notes == ()
    assert found.filled_in_by == "Sari Wulandari"


def test_the_workbook_says_whose_it_is(exported: Path) -> None:
    meta = incoming(read_workbook(str(exported))).meta
    content = village.outgoing()
    assert (meta.export_id, meta.store_id, meta.number) == (content.export_id, content.store_id, 17)
    assert meta.previous_export == content.previous.export_id if content.previous else ""
    assert (meta.author_name, meta.created_at, meta.practice) == ("Sari Wulandari", content.created_at, False)
    assert (meta.scope, meta.authors) == (content.scope, content.authors)
    assert meta.sheets["meeting"].table == "t_meeting"
    assert len(meta.sheets["meeting"].spare) == 10


def test_the_child_process_gives_the_same(exported: Path) -> None:
    with Reader() as reader:
        answer = reader.call(read_workbook, exported)
    assert incoming(answer) == incoming(json.loads(json.dumps(read_workbook(str(exported)))))


def test_the_child_process_needs_what_is_recorded_only_for_edits(exported: Path) -> None:
    with Reader() as reader:
        untouched = reader.call(read_workbook, exported)
        again = reader.call(read_workbook, altered(exported, lambda workbook: None))
    assert untouched["untouched"]
    assert not again["untouched"]
    assert incoming(again).changes == incoming(untouched).changes


def test_a_workbook_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlsx")
    problem = refused(tmp_path / "other.xlsx")
    assert problem.code == "not_ours"
    assert "take it in as a list (import)" in str(problem)


def test_a_shared_copy_is_not_taken_in(tmp_path: Path) -> None:
    write_workbook(tmp_path / "shared.xlsx", village.shared(), Language("id"))
    assert refused(tmp_path / "shared.xlsx").code == "share_copy"


@pytest.mark.parametrize(
    ("alter", "code"),
    [
        (lambda book: book.remove(book["_log"]), "no_log"),
        (lambda book: book.remove(book["_meta"]), "bad_meta"),
        (lambda book: set_meta(book["_meta"], "format", "something"), "bad_meta"),
        (lambda book: set_meta(book["_meta"], "format_version", "2"), "newer_format"),
        (lambda book: set_meta(book["_meta"], "created_at", "yesterday"), "bad_meta"),
        (lambda book: set_meta(book["_meta"], "sheets", "[]"), "bad_meta"),
        (lambda book: set_meta(book["_meta"], "changes", "18"), "log_incomplete"),
        (lambda book: set_meta(book["_meta"], "digest", "0" * 64), "digest"),
        (lambda book: book["_log"].delete_rows(5), "log_damaged"),
        (lambda book: book["_log"].delete_rows(18), "log_incomplete"),
        (lambda book: setattr(book["_log"]["F3"], "value", "another reason"), "digest"),
        (lambda book: setattr(book["_log"]["H3"], "value", '{"name":'), "log_damaged"),
        (lambda book: setattr(book["_log"]["H3"], "value", '{"name":1.5}'), "log_damaged"),
        (lambda book: setattr(book["_log"]["A3"], "value", "x"), "log_damaged"),
        (lambda book: setattr(book["_log"]["A3"], "value", 1), "log_damaged"),
        (lambda book: setattr(book["_log"]["D1"], "value", "wann"), "log_damaged"),
    ],
)  # fmt: skip
def test_what_was_damaged_is_refused(exported: Path, alter: Alter, code: str) -> None:
    assert refused(altered(exported, alter)).code == code


def test_the_refusal_names_the_cell(exported: Path) -> None:
    problem = refused(altered(exported, lambda book: setattr(book["_log"]["H3"], "value", "?")))
    assert problem.place == Place("a.xlsx", "_log", "H3")
    assert "damaged" in str(problem)


def test_the_order_of_the_rows_of_the_log_does_not_matter(exported: Path) -> None:
    def turn_over(workbook: Workbook) -> None:
        log = workbook["_log"]
        rows = [[cell.value for cell in row] for row in log.iter_rows(min_row=2)]
        log.delete_rows(2, len(rows))
        for row in reversed(rows):
            log.append(row)

    before = incoming(read_workbook(str(exported))).changes
    assert incoming(read_workbook(str(altered(exported, turn_over)))).changes == before


def test_what_the_format_adds_later_is_passed_over(exported: Path) -> None:
    def add(workbook: Workbook) -> None:
        workbook["_meta"].append(["receipt", "{}"])
        workbook["_log"]["J1"] = "more"
        workbook["_log"]["J2"] = "more"

    assert incoming(read_workbook(str(altered(exported, add)))).edits == ()


@pytest.mark.parametrize("told", ["", "{", "7", '{"a": 1}', '[1, null, ["x"], "sari"]'])
def test_former_stores_that_nobody_can_read_are_passed_over(exported: Path, told: str) -> None:
    path = altered(exported, lambda workbook: workbook["_meta"].append(["former_stores", told]))
    assert incoming(read_workbook(str(path))).meta.former_stores == ()
