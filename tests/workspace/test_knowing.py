"""It is me again, on a new laptop; and somebody else who goes on with the work."""

from __future__ import annotations

import pytest

from empower_desktop.errors import Problem, Refusal
from empower_desktop.language import Language
from empower_desktop.records import Person
from empower_desktop.workspace import keeping, opening
from empower_desktop.workspace.knowing import begin_again, bring, sender_in
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.returning import give_back, worker_named
from empower_desktop.workspace.saving import save
from empower_desktop.workspace.sending import export


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
    identity = begin_again(folder, files[file], Language("id"), practice=False)
    assert (identity.id, identity.name, identity.area) == (sari.author.id, "Sari", "33.02.10")
    with opening.open_workspace(folder, Language("id")) as again:
        assert again.author == identity
        assert again.store.digest() == sari.store.digest()
        assert again.store.id != sari.store.id
        assert again.store.next_export() == (1, "")
        assert again.store.former_ids == ((sari.store.id,) if file != "return" else ())
        person = save(again, Person, {"name": "Tono", "sex": "L"}).result
        assert again.changes(person)[0].by == sari.author.id


def test_a_successor_has_a_name_of_their_own_and_all_that_was_recorded(sari, files, tmp_path):
    known = sender_in(files["export"])
    identity = opening.start(tmp_path / "lia", "Lia", "pendamping", known.author.area, "id", known.practice)
    with opening.open_workspace(tmp_path / "lia", Language("id")) as lia:
        bring(lia, files["return"])
        assert (lia.store.digest(), lia.store.receipts()) == (sari.store.digest(), [])
        assert (identity.area, identity.id != sari.author.id) == ("33.02.10", True)


@pytest.mark.parametrize(
    ("file", "practice", "code"), [("export", True, "not_practice"), ("backup", True, "not_practice"), ("damaged", False, None)]
)
def test_a_file_that_cannot_be_gone_on_with_leaves_nothing_behind(files, tmp_path, file, practice, code):
    (tmp_path / "damaged.xlsx").write_bytes(files["export"].read_bytes()[:-200])
    with pytest.raises(Refusal) as refused:
        begin_again(tmp_path / "new", files.get(file, tmp_path / "damaged.xlsx"), Language("id"), practice)
    assert code in (None, refused.value.code)
    assert not opening.is_there(tmp_path / "new")


def test_a_store_that_is_there_stays(sari, files):
    with pytest.raises(Problem):
        begin_again(sari.folder, files["export"], Language("id"), practice=False)
    assert sari.all(Person)
