"""What people of one name are called beside each other: by what people know them by, and by their ids only where nothing else differs."""

from __future__ import annotations

import pytest

from empower_desktop.records import Group, Membership, Person
from empower_desktop.workspace import Workspace
from empower_desktop.workspace.names_apart import titles_apart
from empower_desktop.workspace.saving import add_keyed, save

HAMLET = {"sex": "L", "area": "33.02.10.2003", "hamlet": "Dusun I"}


def called(work: Workspace, *people: dict[str, object]) -> list[str]:
    """Give what people of one name are called beside each other, who differ in these; a group stands for a membership."""
    ids = []
    for each in people:
        fields = {code: value for code, value in each.items() if code != "group"}
        ids.append(str(save(work, Person, {"name": "Joko", **HAMLET, **fields}).result))
        if "group" in each:
            group = str(save(work, Group, {"name": each["group"]}).result)
            add_keyed(work, Membership, {"group": group, "person": ids[-1]})
    titles = titles_apart(work, dict.fromkeys(ids, "person"))
    return [titles[one].replace(one[-4:], "id") for one in ids]


@pytest.mark.parametrize(
    ("people", "names"),
    [
        (({}, {"hamlet": "Dusun II"}), ["Joko (Dusun I)", "Joko (Dusun II)"]),
        (({"birth_year": "1980"}, {"birth_year": "1991"}), ["Joko (Dusun I, Tahun lahir 1980)", "Joko (Dusun I, Tahun lahir 1991)"]),
        (({"birth_year": "1980"}, {}), ["Joko (Dusun I, Tahun lahir 1980)", "Joko (Dusun I)"]),
        (({}, {"group": "KWT Melati"}), ["Joko (Dusun I)", "Joko (Dusun I, KWT Melati)"]),
        (({"phone": "081234567890"}, {"phone": "081234567123"}), ["Joko (Dusun I, phone …890)", "Joko (Dusun I, phone …123)"]),
        (({}, {}), ["Joko (Dusun I, #id)", "Joko (Dusun I, #id)"]),
        (({"birth_year": "1980"}, {}, {}), ["Joko (Dusun I, Tahun lahir 1980)", "Joko (Dusun I, #id)", "Joko (Dusun I, #id)"]),
    ],
)
def test_people_of_one_name_are_told_apart_by_what_they_differ_in(sari: Workspace, people: tuple[dict[str, object], ...], names: list[str]):
    assert called(sari, *people) == names


def test_what_all_of_one_name_share_is_not_said_of_them(sari: Workspace):
    told = called(sari, *[{"birth_year": "1980", "phone": f"08123456789{nth}"} for nth in (1, 2)])
    assert told == ["Joko (Dusun I, phone …891)", "Joko (Dusun I, phone …892)"]
