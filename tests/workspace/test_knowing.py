"""It is me again, on a new laptop; and somebody else who goes on with the work."""

from __future__ import annotations

import zipfile

import pytest
from few_areas import few_areas
from PIL import Image

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import Language
from empower_desktop.records import Attachment, Person
from empower_desktop.workbook.sniffing import IS_BACKUP
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.attaching import attach
from empower_desktop.workspace.carrying import export_with_files
from empower_desktop.workspace.files import file_of
from empower_desktop.workspace.knowing import begin_again, bring, known_in, predecessor_in, take_over
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.scope import Scope
from empower_desktop.workspace.sending import export
from tests.excel import added, by_hand


@pytest.fixture
def sari(open_work):
    work = open_work("sari")
    save(work, Person, {"name": "Ani", "sex": "P"})
    return work


@pytest.fixture
def files(sari, open_work, tmp_path):
    """What Sari may still have: an export, a return and a backup."""
    budi = open_work("budi", hour=9)
    export(sari, tmp_path / "export.xlsx")
    apply(budi, [tmp_path / "export.xlsx"])
    give_back(budi, worker_named(budi, "Sari"), tmp_path / "return.xlsx")
    keeping.backup(sari, tmp_path / "backup.empower")
    return {file.stem: file for file in tmp_path.iterdir() if file.is_file()}


@pytest.mark.parametrize("file", ["export", "return", "backup"])
def test_on_a_new_laptop_everything_is_back_and_exports_are_numbered_anew(sari, files, tmp_path, file):
    folder = tmp_path / "new"
    few_areas(folder)
    identity = begin_again(folder, files[file], Language("id"), practice=False)
    assert (identity.id, identity.name, identity.area) == (sari.author.id, "Sari", "33.02.10")
    with opening.open_workspace(folder, Language("id")) as again:
        assert again.author == identity
        assert again.store.digest() == sari.store.digest()
        assert again.store.id != sari.store.id
        assert again.store.next_export() == (1, "")
        assert again.store.former_ids == (sari.store.id,)
        person = save(again, Person, {"name": "Tono", "sex": "L"}).result
        assert again.changes(person)[0].by == sari.author.id


@pytest.mark.parametrize("name", ["backup.zip", "backup.xlsx"])
def test_a_backup_that_came_under_another_name_is_known_for_what_it_is(sari, files, tmp_path, name):
    renamed = files["backup"].rename(tmp_path / name)
    few_areas(tmp_path / "new")
    assert begin_again(tmp_path / "new", renamed, Language("id"), practice=False).id == sari.author.id
    with opening.open_workspace(tmp_path / "new", Language("id")) as again:
        assert again.store.digest() == sari.store.digest()
    with pytest.raises(Problem) as refused:
        predecessor_in(renamed)
    (report,) = apply(sari, [renamed]).result.files
    for told in (refused.value, *report.problems):
        assert told.message.text == IS_BACKUP.text


def _sealed(packed):
    """Mark what a .zip holds as encrypted."""
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(sign) + at] |= 1


def _packed_strangely(packed):
    """Say that what a .zip holds is packed in a way that nobody knows."""
    for sign, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        packed[packed.index(sign) + at] = 77


@pytest.mark.parametrize(("told", "spoil"), [("{}", _sealed), ("{}", _packed_strangely), ("[" * 100_000, None)])
def test_what_a_stranger_calls_as_a_backup_calls_its_own_breaks_nothing(sari, tmp_path, told, spoil):
    file = tmp_path / "about.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("about.json", told)
    if spoil:
        packed = bytearray(file.read_bytes())
        spoil(packed)
        file.write_bytes(packed)
    (report,) = apply(sari, [file]).result.files
    assert [problem.code for problem in report.problems] == ["no_workbooks"]


def test_a_file_that_holds_only_a_part_warns_beforehand_and_one_that_holds_all_does_not(sari, files, tmp_path):
    apply(sari, [files["return"]])
    save(sari, Person, {"name": "Lestari", "sex": "P"})
    export(sari, tmp_path / "delta.xlsx", since_receipt=True)
    export(sari, tmp_path / "village.xlsx", Scope(areas=("33.02.10.2003",)))
    told = []
    few_areas(tmp_path / "new")
    begin_again(tmp_path / "new", tmp_path / "delta.xlsx", Language("id"), practice=False, warn=told.append)
    assert [each.values["file"] for each in told] == ["delta.xlsx"]
    lacks = {each.stem: known_in(each).lacks for each in (*files.values(), tmp_path / "village.xlsx")}
    assert [name for name, each in lacks.items() if each is not None] == ["village"]
    whole = [predecessor_in(each).lacks is None for each in (tmp_path / "delta.xlsx", files["export"], files["return"])]
    assert whole == [False, True, True]


@pytest.mark.parametrize("name", ["return", "village"])
def test_what_was_edited_in_the_file_one_begins_from_does_not_stay_behind_without_a_word(sari, files, tmp_path, name):
    export(sari, tmp_path / "village.xlsx", Scope(areas=("33.02.10.2003",)))
    edited = by_hand(tmp_path / f"{name}.xlsx", added("person", name="Karsih", sex="P"))
    told = Language("en")(known_in(edited).lacks)
    assert "merge it to look that over" in told
    assert ("some villages" in told) is (name == "village")


def test_a_successor_has_a_name_of_their_own_and_all_that_was_recorded(sari, files, tmp_path):
    known = predecessor_in(files["export"])
    few_areas(tmp_path / "lia")
    identity = opening.start(tmp_path / "lia", "Lia", "pendamping", known.author.area, "id", known.practice)
    with opening.open_workspace(tmp_path / "lia", Language("id")) as lia:
        bring(lia, files["return"])
        assert (lia.store.digest(), lia.store.receipts()) == (sari.store.digest(), [])
        assert (identity.area, identity.id != sari.author.id) == ("33.02.10", True)


def test_of_a_return_the_successor_takes_the_place_of_whom_it_is_for_and_not_of_its_maker(sari, files, open_work, tmp_path):
    assert predecessor_in(files["return"]).author == sari.author
    for name in ("regency", "new"):
        few_areas(tmp_path / name)
    begun = opening.start(tmp_path / "regency", "Rina", "koordinator", "33.02", "id", practice=False)
    with opening.open_workspace(tmp_path / "regency", Language("id")) as rina:
        apply(rina, [files["export"]])
        give_back(rina, worker_named(rina, "Sari"), tmp_path / "other.xlsx")
    assert begun.area != sari.author.area == predecessor_in(tmp_path / "other.xlsx").author.area
    assert begin_again(tmp_path / "new", tmp_path / "other.xlsx", Language("id"), practice=False).area == sari.author.area


@pytest.fixture
def packed(sari, tmp_path):
    """What Sari sent with a file of hers in one .zip."""
    photo = tmp_path / "hadir.png"
    Image.new("RGB", (8, 8)).save(photo)
    attach(sari, photo, "person", sari.all(Person)[0].id, doc_type="daftar_hadir")
    return export_with_files(sari, tmp_path / "SARI.zip").result.file


@pytest.mark.parametrize("start", ["again", "after"])
def test_an_export_with_its_files_begins_a_store_too_and_the_files_come_along(sari, packed, tmp_path, start):
    folder = tmp_path / "new"
    few_areas(folder)
    if start == "again":
        assert begin_again(folder, packed, Language("id"), practice=False).id == sari.author.id
    else:
        area = predecessor_in(packed).author.area
        assert take_over(folder, packed, Language("id"), "Lia", "pendamping", area).area == sari.author.area
    with opening.open_workspace(folder, Language("id")) as begun:
        assert begun.store.digest() == sari.store.digest()
        assert [file_of(begun, each.file).exists() for each in begun.all(Attachment)] == [True]


def test_an_export_that_was_saved_in_another_form_is_known_or_called_what_it_is(files, sari, tmp_path):
    with_macros, open_sheet = tmp_path / "sari.xlsm", tmp_path / "sari.ods"
    with_macros.write_bytes(files["export"].read_bytes())
    with zipfile.ZipFile(open_sheet, "w") as pack:
        pack.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert known_in(with_macros).author.id == sari.author.id
    with pytest.raises(Problem, match=r"\.ods.*\.xlsx") as refused:
        known_in(open_sheet)
    assert refused.value.code == "not_a_workbook"


def test_a_list_that_lies_beside_the_export_in_its_zip_does_not_keep_it_from_beginning_a_store(files, sari, tmp_path):
    pack = tmp_path / "sari.zip"
    with zipfile.ZipFile(pack, "w") as packed:
        packed.writestr("a.csv", "Nama;Usia\nSiti;30\n")
        packed.write(files["export"], "b.xlsx")
    few_areas(tmp_path / "new")
    assert predecessor_in(pack).author.id == sari.author.id
    assert begin_again(tmp_path / "new", pack, Language("id"), practice=False).id == sari.author.id
    with opening.open_workspace(tmp_path / "new", Language("id")) as begun:
        assert [each.name for each in begun.all(Person)] == ["Ani"]


def _with_two_workbooks(path, files):
    with zipfile.ZipFile(path, "w") as pack:
        pack.write(files["export"], "a.xlsx")
        pack.write(files["return"], "b.xlsx")


@pytest.mark.parametrize(
    ("fill", "code"),
    [
        (_with_two_workbooks, "several_workbooks"),
        (lambda path, files: zipfile.ZipFile(path, "w").close(), "no_workbooks"),
        (lambda path, files: path.write_bytes(b"PK"), "bad_zip"),
    ],
)
def test_a_zip_of_which_nobody_can_tell_whose_it_is_says_what_it_lacks(files, tmp_path, fill, code):
    pack = tmp_path / "pack.zip"
    fill(pack, files)
    for asked in (lambda: begin_again(tmp_path / "new", pack, Language("id"), practice=False), lambda: predecessor_in(pack)):
        with pytest.raises(Problem) as refused:
            asked()
        assert refused.value.code == code


def test_somebody_who_never_wrote_anything_is_known_by_name_from_a_return(open_work, tmp_path):
    coordinator, office = open_work("rina"), open_work("dinas", hour=9)
    export(coordinator, tmp_path / "export.xlsx")
    apply(office, [tmp_path / "export.xlsx"])
    give_back(office, worker_named(office, "Rina"), tmp_path / "return.xlsx")
    few_areas(tmp_path / "new")
    identity = begin_again(tmp_path / "new", tmp_path / "return.xlsx", Language("id"), practice=False)
    assert (identity.id, identity.name) == (coordinator.author.id, "Rina")


def test_a_zip_of_practice_data_says_so(open_work, tmp_path):
    practice = open_work("latihan", practice=True)
    packed = export_with_files(practice, tmp_path / "LATIHAN.zip").result.file
    for asked in (
        lambda: begin_again(tmp_path / "new", packed, Language("id"), practice=False),
        lambda: take_over(tmp_path / "new", packed, Language("id"), "Lia", "pendamping", None),
    ):
        with pytest.raises(Problem) as refused:
            asked()
        assert refused.value.code == "practice"
        assert not opening.is_there(tmp_path / "new")


@pytest.mark.parametrize(
    ("file", "practice", "code"), [("export", True, "not_practice"), ("backup", True, "not_practice"), ("damaged", False, None)]
)
def test_a_file_that_cannot_be_gone_on_with_leaves_nothing_behind(files, tmp_path, file, practice, code):
    (tmp_path / "damaged.xlsx").write_bytes(files["export"].read_bytes()[:-200])
    with pytest.raises(Refusal) as refused:
        begin_again(tmp_path / "new", files.get(file, tmp_path / "damaged.xlsx"), Language("id"), practice)
    assert code in (None, refused.value.code)
    assert not opening.is_there(tmp_path / "new")


def test_what_an_earlier_store_left_in_the_folder_stays_when_a_file_is_refused(open_work, tmp_path):
    new, practice = tmp_path / "new", open_work("latihan", practice=True)
    export(practice, tmp_path / "practice.xlsx")
    earlier = [new / "originals" / f"{'ab' * 32}.xlsx", new / "files" / f"{'cd' * 32}.jpg", new / "empower-kept-20261101-080000.db"]
    for path in earlier:  # daily backups hold none of them
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"as it came")
    with pytest.raises(Problem):
        take_over(new, tmp_path / "practice.xlsx", Language("id"), "Lia", "pendamping", None)
    assert sorted(path for path in new.rglob("*") if path.is_file()) == sorted(earlier)


def test_a_store_that_is_there_stays(sari, files):
    with pytest.raises(Problem):
        begin_again(sari.folder, files["export"], Language("id"), practice=False)
    assert sari.all(Person)
