"""What was found by people who tried to break the app: each once, so that it stays mended."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from empower_desktop.history.change import Change, Plain
from empower_desktop.history.clock import Clock
from empower_desktop.records import Action, Attendance, Decision, Group, Meeting, Person, SameAs, Training
from empower_desktop.workspace import overview
from empower_desktop.workspace.batching import batch
from empower_desktop.workspace.finding import area_offers
from empower_desktop.workspace.joining import join
from empower_desktop.workspace.looking import listed
from empower_desktop.workspace.merges import past_merges
from empower_desktop.workspace.merging import apply, preview
from empower_desktop.workspace.outgoing import outgoing
from empower_desktop.workspace.saving import add, delete, restore_record, save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export, in_scope, unsent
from empower_desktop.workspace.settling import type_another
from empower_desktop.workspace.unmerging import unmerge

ONE = "11111111-1111-4111-8111-111111111111"
TWO = "22222222-2222-4222-8222-222222222222"
WHO = "99999999-9999-4999-8999-999999999999"


def came(
    work, kind: str, record: str, fields: Mapping[str, Plain], at: str = "2026-01-12T08:00:00.000Z/0000", over: tuple[str, ...] = ()
) -> str:
    """Let a change arrive as another program may have written it."""
    change = Change.make(record, kind, fields, over, WHO, at)
    work.store.append([change])
    return change.id


def test_the_first_page_opens_with_days_that_are_none(open_work):
    work = open_work("sari")
    came(work, Action.kind, ONE, {"what": "Beli pompa", "due_on": "2026-02-30", "status": "belum"})
    came(work, Meeting.kind, TWO, {"title": "Musdus", "date": "2027-02-30"})
    assert overview.coming(work) == []
    assert [each.kind for each in overview.waiting(work) if each.record == ONE] == []


def test_a_reference_to_a_kind_of_a_newer_version_is_named_by_its_id(open_work):
    work = open_work("sari")
    add(work, Decision, {"statement": "Sumur dibersihkan"})
    assert work.names.record("field_visit", ONE) == ONE


def test_a_list_of_trainings_opens_with_money_that_is_none(open_work):
    work = open_work("sari")
    came(work, Training.kind, ONE, {"title": "Keripik", "cost_total": "lima", "cost_swadaya": 5})
    assert [each.id for each in listed(work, Training, {})] == [ONE]


def _meeting_with_one_tick(work) -> tuple[str, str]:
    """Note a meeting with one person present."""
    meeting = str(add(work, Meeting, {"title": "Musdus"}).result)
    person = str(add(work, Person, {"name": "Suminah", "sex": "P"}).result)
    return meeting, str(add(work, Attendance, {"meeting": meeting, "person": person, "presence": "hadir"}).result)


def _sent(work, name: str) -> Path:
    path = work.folder / f"{name}.xlsx"
    export(work, path)
    return path


def test_a_preview_of_several_files_foretells_what_an_earlier_one_hides(open_work):
    sari, budi, rina = open_work("sari"), open_work("budi"), open_work("rina")
    meeting, _ = _meeting_with_one_tick(sari)
    first = _sent(sari, "first")
    apply(rina, [first])
    apply(budi, [first])
    delete(budi, Meeting, meeting, budi.seen(meeting))
    files = [_sent(budi, "deleted"), _sent(sari, "second")]
    foretold = preview(rina, files).result
    assert [each.counts for each in foretold.files] == [each.counts for each in apply(rina, files).result.files]
    assert "attendance" not in foretold.files[1].counts


def test_parts_that_a_file_brings_back_with_their_owner_are_counted(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    meeting, _ = _meeting_with_one_tick(sari)
    delete(sari, Meeting, meeting, sari.seen(meeting))
    apply(budi, [_sent(sari, "deleted")])
    restore_record(sari, Meeting, meeting)
    counts = apply(budi, [_sent(sari, "restored")]).result.files[0].counts
    assert (counts["meeting"].new, counts["attendance"].same) == (1, 1)


def test_a_part_of_what_is_no_owner_is_never_counted(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    person = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    came(sari, "agenda_item", ONE, {"meeting": person, "topic": "Air"})
    path = _sent(sari, "all")
    first, again = (apply(budi, [path]).result.files[0] for _ in range(2))
    assert "agenda_item" not in first.counts
    assert first.total.read == again.total.read


def test_the_trash_of_a_kind_of_a_newer_version_is_not_counted(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    kept = came(sari, "newer", ONE, {"name": "x"})
    rival = came(sari, "newer", ONE, {"name": "y"})
    came(sari, "newer", ONE, {"_deleted": True}, over=(kept, rival))
    path = _sent(sari, "all")
    first, again = (apply(budi, [path]).result.files[0] for _ in range(2))
    assert (first.counts, again.counts) == ({}, {})
    assert budi.store.conflicts() == []


def test_what_a_second_file_brought_too_can_still_be_taken_back(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    before = budi.store.digest()
    first = apply(budi, [_sent(sari, "first")]).result.merge
    assert apply(budi, [_sent(sari, "second")]).result.merge is None
    unmerge(budi, first)
    assert [([file.file for file in past.files], past.changes) for past in past_merges(budi)] == [(["second.xlsx"], 2)]
    unmerge(budi, past_merges(budi)[0].merge.id)
    assert (past_merges(budi), budi.store.digest()) == ([], before)


def test_a_file_whose_original_is_gone_is_read_again(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    first = apply(budi, [_sent(sari, "first")]).result.merge
    add(sari, Person, {"name": "Wagiyo", "sex": "L"})
    second = _sent(sari, "second")
    apply(budi, [second])
    for original in budi.store.originals.iterdir():  # as after the backup of a day, restored on another laptop
        original.unlink()
    unmerge(budi, first)
    assert [each.status for each in apply(budi, [second]).result.files] == ["merged"]
    assert budi.store.digest() == sari.store.digest()


def test_a_shared_copy_hides_who_withdrew_consent_though_another_disputes_it(open_work):
    work = open_work("sari")
    came(work, Person.kind, ONE, {"name": "Suminah", "sex": "P", "consent": "lisan", "consent_on": None, "disability_type": ("fisik",)})
    came(work, Person.kind, ONE, {"consent": "dicabut", "consent_on": None}, "2026-01-13T08:00:00.000Z/0000")
    assert _told_of_a_person(work) == (ONE, "(nama tidak ditampilkan)")


def test_a_shared_copy_does_not_tell_which_private_field_is_in_dispute(open_work):
    work = open_work("sari")
    came(work, Person.kind, ONE, {"name": "Suminah", "sex": "P", "disability_type": ("fisik",)})
    came(work, Person.kind, ONE, {"disability_type": ("mental",)})
    assert _told_of_a_person(work) == (ONE, "Suminah", "Perempuan")


def _told_of_a_person(work) -> tuple[object, ...]:
    """Give what the first row of persons holds in a shared copy."""
    meeting = str(add(work, Meeting, {"title": "Musdus"}).result)
    add(work, Attendance, {"meeting": meeting, "person": ONE, "presence": "hadir"})
    path = work.folder / "shared.xlsx"
    export(work, path, profile="share")
    row = next(load_workbook(path)["Orang"].iter_rows(min_row=2, max_row=2, values_only=True))
    return tuple(value for value in row if value is not None)


HERE, THERE = "33.02.10.2003", "33.03.10.2003"


def _within(work, area: str) -> set[str]:
    return {change.record for change in in_scope(work, Scope((area,)))}


def test_two_that_are_the_same_thing_stay_within_the_scope_of_their_area(open_work):
    work = open_work("sari")
    pair = [str(add(work, Person, {"name": name, "sex": "P", "area": THERE}).result) for name in ("Suminah", "Sumina")]
    same = str(add(work, SameAs, {"kind": "person", "one": pair[0], "other": pair[1], "same": True}).result)
    assert _within(work, HERE).isdisjoint({*pair, same})
    assert _within(work, THERE) >= {*pair, same}


def test_a_record_is_in_the_area_of_every_rival_of_its_reference(open_work):
    work = open_work("sari")
    for area in (HERE, THERE):
        group = str(add(work, Group, {"name": f"Kelompok {area}", "area": area}).result)
        came(work, Meeting.kind, ONE, {"title": "Musdus", "group": group})
    assert ONE in _within(work, HERE) & _within(work, THERE)


def test_groups_of_groups_may_go_in_a_circle_or_stand_in_a_long_row(open_work):
    work = open_work("sari")
    row = [f"00000000-0000-4000-8000-{n:012}" for n in range(1_500)]
    at = "2026-01-12T08:00:00.000Z/0000"
    work.store.append([Change.make(one, "group", {"name": "G", "parent_group": above}, (), WHO, at) for one, above in pairwise(row)])
    came(work, "group", row[-1], {"name": "G", "parent_group": row[0]})
    assert _within(work, HERE) >= set(row)
    came(work, "group", row[-1], {"area": THERE})
    assert _within(work, HERE).isdisjoint(row)


def test_two_people_who_find_the_same_doubles_agree_whichever_they_name_first(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    for work, (one, other) in ((sari, (ONE, TWO)), (budi, (TWO, ONE))):
        add(work, SameAs, {"kind": "person", "one": one, "other": other, "same": True})
    apply(budi, [_sent(sari, "all")])
    assert budi.store.conflicts() == []
    answers = batch(budi, [{"do": "add", "kind": "same_as", "fields": {"kind": "person", "one": TWO, "other": ONE, "same": True}}]).result
    assert [answer.problem for answer in answers] == [None]


def test_a_name_of_a_batch_stands_for_an_id_in_references_alone(open_work):
    work = open_work("sari")
    lines = [
        {"do": "add", "kind": "person", "as": "ana", "fields": {"name": "Ana", "sex": "P"}},
        {"do": "add", "kind": "person", "as": "budi", "fields": {"name": "Budi", "sex": "L", "nickname": "@ana"}},
        {"do": "add", "kind": "meeting", "fields": {"title": "Musdus", "facilitators": "@ana; @budi", "resource_persons": "@ana"}},
    ]
    ana, budi, meeting = (answer.id for answer in batch(work, lines).result)
    assert work.one(Person, budi).nickname == "@ana"
    held = work.one(Meeting, meeting)
    assert (set(held.facilitators), held.resource_persons) == ({ana, budi}, "@ana")


@pytest.mark.parametrize(
    ("key", "value"),
    [("export_no", "9" * 25), ("export_no", "-5"), ("export_no", "0"), ("author_id", "me"), ("store_id", None), ("scope", "[" * 20_000)],
)
def test_a_workbook_that_says_nonsense_of_itself_is_refused_and_the_next_one_taken(open_work, key, value):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    sound, altered = _sent(sari, "sound"), sari.folder / "altered.xlsx"
    book = load_workbook(sound)
    next(row for row in book["_meta"].iter_rows() if row[0].value == key)[1].value = value
    book.save(altered)
    files = apply(budi, [altered, sound]).result.files
    assert [(each.status, [problem.code for problem in each.problems]) for each in files] == [("refused", ["bad_meta"]), ("merged", [])]


def test_two_workbooks_of_one_name_in_a_zip_are_both_taken(open_work):
    sari, budi, rina = open_work("sari"), open_work("budi"), open_work("rina")
    with ZipFile(sari.folder / "all.zip", "w") as pack, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for work, name in ((sari, "Suminah"), (budi, "Wagiyo")):
            add(work, Person, {"name": name, "sex": "L"})
            pack.write(_sent(work, "all"), "same.xlsx")
    assert [each.status for each in apply(rina, [sari.folder / "all.zip"]).result.files] == ["merged", "merged"]
    assert {person.name for person in rina.all(Person)} == {"Suminah", "Wagiyo"}


def test_two_exports_at_once_never_share_a_number(open_work, tmp_path):
    work, other = open_work("sari"), open_work("sari")
    add(work, Person, {"name": "Suminah", "sex": "P"})
    meanwhile = iter([lambda: export(other, tmp_path / "other.xlsx")])

    def watch(done: int, of: int) -> bool:
        next(meanwhile, lambda: None)()
        return True

    for n in range(300):  # so many that somebody watches
        came(work, Person.kind, f"00000000-0000-4000-8000-{n:012}", {"name": "Wagiyo"})
    mine = export(work, tmp_path / "mine.xlsx", watch=watch).result
    first, second = work.store.exports()
    assert [(each.number, each.file, each.previous) for each in (first, second)] == [(1, "other.xlsx", ""), (2, "mine.xlsx", first.id)]
    assert (mine.number, mine.export) == (2, second.id)


def test_what_is_saved_while_an_export_is_written_has_not_been_sent(open_work, tmp_path):
    work = open_work("sari")
    for n in range(300):
        came(work, Person.kind, f"00000000-0000-4000-8000-{n:012}", {"name": "Wagiyo"})

    def watch(done: int, of: int) -> bool:
        came(work, Person.kind, ONE, {"name": f"Suminah {done}"})
        return True

    export(work, tmp_path / "mine.xlsx", watch=watch)
    assert unsent(work) == 1


def test_exports_follow_each_other_though_the_clock_was_years_ahead(open_work, tmp_path):
    work = open_work("sari")
    add(work, Person, {"name": "Suminah", "sex": "P"})
    right = work.clock
    work.clock = Clock(lambda: datetime(2036, 1, 1, tzinfo=UTC))
    export(work, tmp_path / "ahead.xlsx")
    work.clock = right
    assert [export(work, tmp_path / f"{n}.xlsx").result.number for n in (2, 3)] == [2, 3]
    assert [each.file for each in work.store.exports()] == ["ahead.xlsx", "2.xlsx", "3.xlsx"]


def test_what_is_saved_after_a_merge_was_taken_back_has_not_been_sent(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    add(budi, Person, {"name": "Wagiyo", "sex": "L"})
    merge = apply(budi, [_sent(sari, "all")]).result.merge
    _sent(budi, "sent")
    unmerge(budi, merge)
    later = add(budi, Person, {"name": "Rohmah", "sex": "P"})
    assert unsent(budi) == 1
    assert budi.store.sent_with(later.changes[0]) == []


def test_nothing_waits_where_one_file_settles_what_another_disputes(open_work):
    sari, budi, rina = open_work("sari"), open_work("budi"), open_work("rina")
    person = str(add(sari, Person, {"name": "Suminah", "sex": "P"}).result)
    first = _sent(sari, "first")
    apply(budi, [first])
    apply(rina, [first])
    save(sari, Person, {"hamlet": "Dusun I"}, person, sari.seen(person))
    save(budi, Person, {"hamlet": "Dusun II"}, person, budi.seen(person))
    disputed = [_sent(sari, "one"), _sent(budi, "two")]
    apply(sari, disputed)
    type_another(sari, person, "hamlet", "Dusun III")
    settled = [*disputed, _sent(sari, "settled")]
    assert [preview(rina, files).result.waits for files in (disputed, settled)] == [True, False]
    assert not apply(rina, settled).result.waits


def test_what_others_brought_is_not_waiting_to_be_sent(open_work):
    sari, budi = open_work("sari"), open_work("budi")
    add(sari, Person, {"name": "Suminah", "sex": "P"})
    apply(budi, [_sent(sari, "all")])
    assert unsent(budi) == 0
    person = budi.store.rows("person")[0].id
    save(budi, Person, {"hamlet": "Dusun II"}, person, budi.seen(person))
    assert unsent(budi) == 1  # the person, and not who Budi is
    assert outgoing(budi).unsent == 1, "the page that sends counts as the sidebar does"


def test_what_waits_to_be_sent_is_what_the_first_file_says_it_holds(open_work, tmp_path):
    work = open_work("sari")
    one, other, gone = (str(add(work, Person, {"name": "Suminah", "sex": "P"}).result) for _ in range(3))
    join(work, Person, one, other)
    delete(work, Person, gone, work.seen(gone))
    waiting = unsent(work)
    written = export(work, tmp_path / "first.xlsx").result
    assert (waiting, written.gone) == (written.seen + 1, 1)
    assert unsent(work) == 0


def test_the_village_of_ones_own_district_is_offered_before_places_far_away_of_that_name(open_work) -> None:
    sari = open_work("sari")
    far = [("11", "Aceh"), ("11.01", "Aceh Jaya"), ("11.01.01", "Kalibagor"), ("11.01.01.2001", "Kalibagor")]
    near = [("33", "Jawa Tengah"), ("33.02", "Banyumas"), ("33.02.10", "Kalibagor"), ("33.02.10.2003", "Kalibagor")]
    sari.areas.replace([*far, *near])
    assert [offered.key for offered in area_offers(sari, "kalib")] == ["33.02.10.2003", "33.02.10", "11.01.01", "11.01.01.2001"]
