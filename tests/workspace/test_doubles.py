"""Who may be entered twice: found, told why, answered once and for every laptop."""

from __future__ import annotations

from random import Random

import pytest

from empower_desktop.records import Group, Meeting, Partner, Person
from empower_desktop.workspace import doubles
from empower_desktop.workspace.doubles import find_doubles, key_of, like_new, possible_doubles
from empower_desktop.workspace.joining import join, not_the_same, part
from empower_desktop.workspace.merging import apply
from empower_desktop.workspace.postponing import postpone
from empower_desktop.workspace.saving import add, delete
from empower_desktop.workspace.sending import export

VILLAGE, NEXT = "33.02.10.2003", "33.02.10.2004"


@pytest.fixture
def work(open_work):
    return open_work("sari")


def person(work, name, **more):
    return add(work, Person, {"name": name, "sex": "P", "area": VILLAGE, **more}).result


def pairs(work, kind="person"):
    return [(double.one.id, double.other.id) for double in possible_doubles(work, kind).pairs]


def test_the_likeliest_pair_comes_first_and_says_why(work):
    one = person(work, "Suminah", birth_year=1971, hamlet="Dusun II")
    other = person(work, "Bu Soeminah", hamlet="Dusun II")
    third = person(work, "Suminah", hamlet="Dusun IV")
    person(work, "Sumini", birth_year=1971, hamlet="Dusun II")
    found = possible_doubles(work, "person")
    assert found.total == len(found.pairs) == 3
    first = found.pairs[0]
    assert {first.one.id, first.other.id} == {one, other}
    assert (first.likeness.agree, first.likeness.near, first.likeness.differ) == (("area", "hamlet", "sex"), ("name",), ())
    assert {(double.one.id, double.other.id) for double in found.pairs[1:]} == {tuple(sorted((one, third))), tuple(sorted((other, third)))}
    assert possible_doubles(work, "person", most=1).total == 3


def test_a_pair_left_for_later_is_listed_however_little_alike_and_counts_among_those_that_wait_no_more(work, monkeypatch):
    monkeypatch.setattr(doubles, "MOST_LISTED", 1)
    for name, hamlet in (("Suminah", "Dusun II"), ("Bu Soeminah", "Dusun II"), ("Suminah", "Dusun IV")):
        person(work, name, hamlet=hamlet)
    few, every = (possible_doubles(work, "person", most=most).pairs for most in (2, 3))
    (last,) = [each for each in every if each not in few]
    postpone(work, key_of(last))
    found = find_doubles(work, "person").result
    assert (len(found.pairs), found.total, found.later) == (1, 2, (last,))


def test_who_said_no_is_not_asked_again_on_any_laptop_that_heard_of_it(work, open_work):
    one, other = person(work, "Suminah"), person(work, "Soeminah")
    assert pairs(work) == [tuple(sorted((one, other)))]
    not_the_same(work, Person, one, other)
    assert pairs(work) == []
    budi = open_work("budi")
    apply(budi, [export(work, work.folder / "a.xlsx").result.file])
    assert (len(budi.all(Person)), pairs(budi)) == (2, [])


def test_joined_persons_are_asked_about_as_one_and_a_no_to_one_of_them_holds(work):
    one, other, third = person(work, "Suminah"), person(work, "Soeminah"), person(work, "Suminah", hamlet="Dusun II")
    join(work, Person, one, other)
    first = min(one, other)
    assert pairs(work) == [tuple(sorted((first, third)))]
    not_the_same(work, Person, max(one, other), third)
    assert pairs(work) == []
    part(work, max(one, other))
    assert pairs(work) == [tuple(sorted((one, other))), tuple(sorted((first, third)))]


def test_a_new_record_is_asked_about_with_what_is_typed_of_it(work):
    known = person(work, "Suminah", birth_year=1971)
    gone = person(work, "Suminah")
    delete(work, Person, gone, work.seen(gone))
    (double,) = like_new(work, "person", {"name": "Soeminah", "sex": "P", "area": VILLAGE})
    assert double.other.id == known
    assert like_new(work, "person", {"name": "Soeminah", "sex": "L", "area": VILLAGE}) == []
    assert like_new(work, "person", {"name": "Soeminah", "birth_year": 1999, "area": VILLAGE}) == []


def test_groups_and_meetings_of_the_same_are_found(work):
    group = add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result
    add(work, Group, {"name": "KWT Mawar", "group_type": "kwt", "area": VILLAGE})
    add(work, Group, {"name": "Kelompok Wanita Tani Melati", "group_type": "kwt", "area": VILLAGE})
    assert len(pairs(work, "group")) == 1
    held = {"title": "Rapat rutin", "date": "2026-01-12", "group": group, "area": VILLAGE}
    add(work, Meeting, held)
    (double,) = like_new(work, "meeting", {**held, "title": "Pertemuan bulanan"})
    assert double.likeness.agree == ("date", "group", "area")


def test_meetings_of_one_group_and_title_on_days_close_by_are_listed_and_not_asked_about_while_typing(work):
    group = add(work, Group, {"name": "KWT Melati", "group_type": "kwt", "area": VILLAGE}).result
    held = {"title": "Rapat rutin", "group": group, "area": VILLAGE}
    first, mistyped, _next_week = [add(work, Meeting, {**held, "date": f"2026-01-{day}"}).result for day in (12, 18, 25)]
    assert pairs(work, "meeting") == [tuple(sorted((first, mistyped)))]
    assert like_new(work, "meeting", {**held, "date": "2026-01-14"}) == []


def test_a_partner_is_found_under_another_name_and_in_a_wider_area_and_joined(work, open_work):
    one = add(work, Partner, {"name": "Dinas Pertanian", "partner_type": "opd_kabupaten", "area": "33.02"}).result
    add(work, Partner, {"name": "Dinas Kesehatan", "partner_type": "opd_kabupaten", "area": "33.02"})
    typed = {"name": "Dinas Pertanian Kabupaten", "partner_type": "opd_kabupaten", "area": VILLAGE}
    assert [double.other.id for double in like_new(work, "partner", typed)] == [one]
    other = add(work, Partner, typed).result
    assert pairs(work, "partner") == [tuple(sorted((one, other)))]
    join(work, Partner, one, other)
    budi = open_work("budi")
    apply(budi, [export(work, work.folder / "a.xlsx").result.file])
    assert (pairs(work, "partner"), len(work.all(Partner)), len(budi.all(Partner))) == ([], 2, 2)


def test_a_list_that_is_stopped_gives_what_it_had_found(work):
    for n in range(3):
        person(work, "Suminah", hamlet=f"RT {n}")
    assert possible_doubles(work, "person", watch=lambda done, of: False).total == 0


def test_slips_and_old_spelling_are_found_and_few_others():
    """Of names entered again as others write them most are found; namesakes of other ages are not."""
    from empower_desktop.workspace.likeness import LISTED, Known
    from empower_desktop.workspace.lookalikes import Lookalikes

    rng = Random(5)
    parts = [
        f"{a}{b}"
        for a in ("Su", "Dar", "War", "Kar", "Har", "Tu", "Mar", "Pon")
        for b in ("minah", "tini", "siyem", "yanti", "nirah", "tono", "jiman")
    ]
    known = []
    for number in range(400):
        name = " ".join(rng.sample(parts, rng.randint(1, 2)))
        fields = {"name": name, "sex": "P", "area": VILLAGE if number % 2 else NEXT, "birth_year": rng.randint(1940, 2008)}
        known.append(Known.of("person", f"{number:03}", fields))
        if number % 10 == 0:
            old = name.replace("u", "oe", 1) if rng.random() < 0.5 else f"Bu {name}"
            known.append(Known.of("person", f"{number:03}x", {**fields, "name": old}))
    lookalikes = Lookalikes("person", known)
    found = {(one.id, other.id) for one in known for other, _ in lookalikes.like(one, LISTED, after=one.id)}
    right = {pair for pair in found if pair[1] == f"{pair[0]}x"}
    assert len(right) == 40
    assert len(right) / len(found) >= 0.5
