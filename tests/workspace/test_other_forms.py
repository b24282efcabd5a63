"""What another or a newer program wrote in a form of its own: it loads like all that arrives, and stands in the way of nothing."""

from __future__ import annotations

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from empower_desktop.history.change import Change, Plain
from empower_desktop.records import Meeting, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.adoption import due_codes
from empower_desktop.workspace.doubles import like_saved, possible_doubles
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.overview import overview
from empower_desktop.workspace.roster import People
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export
from empower_desktop.workspace.training_results import results_of
from tests.excel import by_hand, typed


def _written_otherwise(work: Workspace, kind: str, name: str = "one", **fields: Plain) -> str:
    """Put a record into a store as no form of this version would save it."""
    record = str(uuid5(NAMESPACE_URL, name))
    work.store.append([Change.make(record, kind, fields, (), work.author.id, work.clock.stamp())])
    return record


def _pair(work: Workspace) -> list[str]:
    """Give two persons found to be one, the smaller id first."""
    pair = sorted(save(work, Person, {"name": name, "sex": "P"}).result for name in ("Siti", "Siti A"))
    join(work, Person, *pair)
    return pair


def test_a_tick_at_a_meeting_that_is_named_by_no_id_keeps_no_workbook_from_coming(sari: Workspace, budi: Workspace, tmp_path: Path) -> None:
    person = _pair(budi)[0]
    _written_otherwise(sari, "attendance", meeting="rapat 1", person=person, presence="hadir")
    save(sari, Person, {"name": "Ujang", "sex": "L"})
    export(sari, tmp_path / "sari.xlsx")
    for act in (preview, apply):
        assert [file.status for file in act(budi, [tmp_path / "sari.xlsx"]).result.files] == ["merged"]
    assert "Ujang" in {each.name for each in budi.all(Person)}


def test_a_cash_book_with_amounts_beyond_all_money_still_adds_up(sari: Workspace) -> None:
    for name, amount in (("one", 2**63 - 1), ("two", 2**62), ("three", -5)):
        _written_otherwise(sari, "contribution", name, entry_type="tunai", source="anggota", amount=amount)
    assert sari.store.sums_by("contribution", "amount", ("entry_type", "source")) == {("tunai", "anggota"): 2**63 - 1 + 2**62 - 5}


def test_a_meeting_whose_time_is_told_in_words_is_still_found_when_another_of_its_day_is_entered(sari: Workspace) -> None:
    told = _written_otherwise(sari, "meeting", title="Musdus", date="2026-11-01", start_time="pagi", area="33.02.10.2003")
    typed = {"title": "Musdus", "date": "2026-11-01", "start_time": "08:00", "area": "33.02.10.2003"}
    entered = str(save(sari, Meeting, typed).result)
    assert [double.other.id for double in like_saved(sari, "meeting", entered)] == [told]
    assert len(possible_doubles(sari, "meeting").pairs) == 1


def test_somebody_whose_day_of_birth_is_told_in_words_still_stands_on_the_list_of_people(sari: Workspace) -> None:
    told = _written_otherwise(sari, "person", name="Suminah", sex="P", birth_date="sekitar panen")
    assert [each.id for each in People.load(sari)] == [told]


def test_a_training_at_the_end_of_all_days_keeps_neither_home_nor_its_own_page_from_being_shown(sari: Workspace) -> None:
    last_day = "9999-12-31"
    training = _written_otherwise(sari, "training", title="Pupuk", date_start=last_day, date_end=last_day)
    assert [each.why for each in overview(sari).waiting if each.why in ("adoption", "lesson")] == []
    assert due_codes({"date_start": last_day, "date_end": last_day}, sari.today) == []
    assert results_of(sari, training) is not None


@pytest.mark.parametrize("phone", ["081200000001", "81200000001", "6281200000001", "+6281200000001"])
def test_a_phone_number_of_which_a_program_made_a_number_is_no_edit_however_it_was_recorded(
    sari: Workspace, budi: Workspace, tmp_path: Path, phone: str
) -> None:
    person = str(save(sari, Person, {"name": "Suminah", "sex": "P", "phone": phone}).result)
    export(sari, tmp_path / "sari.xlsx")
    (told,) = preview(budi, [by_hand(tmp_path / "sari.xlsx", typed("person", person, phone=int(phone)))]).result.files
    assert (told.proposals, told.problems, told.questions) == ((), (), ())
