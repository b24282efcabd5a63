"""The workbook of conflicts and questions as people see it, and units said in one cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from empower_desktop import __version__
from empower_desktop.errors import Problem
from empower_desktop.history.change import Plain
from empower_desktop.language import Language
from empower_desktop.records import KINDS, UNITS
from empower_desktop.records.fields import Clock, Day, Field, Integer, ManyChoices, Number, OneChoice, YesNo
from empower_desktop.shipped import RESOURCES
from empower_desktop.workbook.answer_writing import write_answers
from empower_desktop.workbook.answers import AskedConflict, AskedQuestion, Contender, ToAnswer
from empower_desktop.workbook.contents import Sender
from empower_desktop.workbook.reading import incoming, read_workbook
from empower_desktop.workbook.unit_words import unit_form, unit_parts, unit_text
from tests.workbook import village
from tests.workbook.grid import grids

INDONESIAN, ENGLISH = Language("id", RESOURCES / "translations"), Language("en")
SURVIVORS = tuple(digit * 32 for digit in "abcdef")


def asked() -> ToAnswer:
    """Give what three people disagree on, and two questions."""
    votes = (
        Contender("Suara terbanyak (terbuka); 28 / 6 / 2", "Sari Wulandari, 13 Januari 2026, ditulis di aplikasi"),
        Contender("Suara terbanyak (terbuka); 31 / 6 / –", "Budi Hartono, 14 Januari 2026, BUDI_2026-01-14_no02.xlsx"),
    )
    hamlets = tuple(Contender(f"Dusun {number}", f"Rini Astuti, {number} Maret 2026, =1+1.xlsx") for number in range(1, 6))
    deleted = (
        Contender("dihapus", "Sari Wulandari, 2 Maret 2026, ditulis di aplikasi"),
        Contender("disunting: Status = Berjalan", "Budi Hartono, 5 Maret 2026"),
    )
    column = "Cara mengambil keputusan; Suara setuju / Suara tidak setuju / Abstain"
    return ToAnswer(
        export_id="019bb198-86d8-7ccd-8173-407fcd8f2207",
        store_id="019bb198-86d8-7ccd-8173-407fcd8f2208",
        author=Sender(village.BUDI, "Budi Hartono", "Koordinator"),
        created_at="2026-04-10T02:15:00.000Z/0000",
        digest="cab442d1" + "0" * 56,
        brought="12 berkas yang digabung, terakhir 10 April 2026",
        conflicts=(
            AskedConflict(village.DECISION, "votes", SURVIVORS[:2], "Keputusan", "1. Air blok timur", column, votes),
            AskedConflict(village.ROHMAH, "hamlet", SURVIVORS[:5], "Warga", "_x0041_ Parjo", "Dusun/RT/RW", hamlets),
            AskedConflict(
                village.ACTION, "_deleted", SURVIVORS[3:], "Tindak lanjut", "Menyusun jadwal", "(dihapus atau disunting)", deleted
            ),
        ),
        questions=(
            AskedQuestion("q1", "ekspor-17-sari.xlsx", "Orang", "12", "Baris “Wagiyem” hilang dari lembar.", "Dihapus"),
            AskedQuestion("q2", "anggota.xlsx", "Daftar", "C4", "Kolom mana yang berisi nama?", "", (("B", "Kolom B"), ("C", "Kolom C"))),
        ),
        names={"person": {village.SUMINAH: "Suminah"}},
        authors={village.BUDI: "Budi Hartono", village.SARI: "Sari Wulandari"},
        zone=timezone(timedelta(hours=7)),
    )


def test_every_sheet_is_as_reviewed(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    path = tmp_path / "konflik.xlsx"
    write_answers(path, asked(), INDONESIAN)
    for name, text in grids(path).items():
        golden(f"konflik_{name.strip('_').replace(' ', '_').lower()}.md", text.replace(f"| {__version__} |", "| … |"))


def test_only_the_columns_to_answer_in_offer_something(tmp_path: Path) -> None:
    path = tmp_path / "konflik.xlsx"
    write_answers(path, asked(), INDONESIAN)
    sheet = load_workbook(path)["Konflik"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert rules.keys() == {"P2", "Q2"}
    assert rules["P2"].formula1 == '"A,B,C,D,E,lain"'
    assert rules["Q2"].type is None
    assert all(len(rule.prompt) <= 254 for rule in rules.values())
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCD"] == [True, True, True, False]
    assert sheet.freeze_panes == "E2"
    (amber,) = [rule.formula for rules_of in sheet.conditional_formatting for rule in rules_of.rules]
    assert amber == ['AND(LEN($Q2)>0,$P2<>"lain")']
    questions = load_workbook(path)["Pertanyaan"]
    assert [rule.formula1 for rule in questions.data_validations.dataValidation] == ['"ya,tidak,A,B"']


def test_what_was_asked_comes_back_as_it_was_written(tmp_path: Path) -> None:
    for language in (INDONESIAN, ENGLISH):
        path = tmp_path / f"{language.code}.xlsx"
        write_answers(path, asked(), language)
        content = incoming(read_workbook(str(path)))
        assert content.answers is not None
        assert not content.changes
        back = {(row.record, row.spot, row.survivors) for row in content.answers.conflicts}
        assert back == {(one.record, one.spot, one.survivors) for one in asked().conflicts}
        assert not any(row.is_answered for row in content.answers.conflicts)
        assert [(row.question, row.codes) for row in content.answers.questions] == [("q1", ()), ("q2", ("B", "C"))]
        assert content.answers.names == asked().names


def _values(field: Field) -> st.SearchStrategy[Plain]:
    if isinstance(field, ManyChoices):
        return st.sets(st.sampled_from([choice.code for choice in field.choices]), min_size=1).map(lambda some: tuple(sorted(some)))
    if isinstance(field, OneChoice):
        return st.sampled_from([choice.code for choice in field.choices])
    if isinstance(field, Day):
        return st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
    if isinstance(field, Clock):
        return st.times().map(lambda time: f"{time:%H:%M}")
    if isinstance(field, YesNo):
        return st.booleans()
    if isinstance(field, Integer):
        return st.integers(field.least, field.most)
    if isinstance(field, Number):
        return st.integers(0, 10_000).map(lambda cents: f"{cents / 100:.2f}".rstrip("0").rstrip("."))
    return st.sampled_from(["Alasan", "Air / tanah; dan / lain", "a; b"])


SPOTS = [(kind, unit) for kind, units in UNITS.items() for unit in units]


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
@given(data=st.data())
def test_a_unit_is_read_as_it_is_said(language: Language, data: st.DataObject) -> None:
    kind, unit = data.draw(st.sampled_from(SPOTS))
    fields = [KINDS[kind].fields()[code] for code in UNITS[kind][unit]]
    values = {field.code: data.draw(st.none() | _values(field)) for field in fields}
    parts = unit_parts(fields, unit_text(fields, values, language, village.Names()), unit_form(fields, language))
    assert {field.code: field.read(parts[field.code], date(2026, 4, 10)) for field in fields} == values


def test_a_part_of_a_unit_is_no_unit() -> None:
    fields = [KINDS["decision"].fields()[code] for code in UNITS["decision"]["votes"]]
    with pytest.raises(Problem, match="Suara setuju / Suara tidak setuju / Abstain"):
        unit_parts(fields, "28 / 6", unit_form(fields, INDONESIAN))
