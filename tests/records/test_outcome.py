"""Outcomes: their story names nobody of the group."""

from __future__ import annotations

from datetime import date

from empower_desktop.records import Group, Membership, Outcome, Person


def test_a_story_that_names_a_member_is_warned_of(village):
    group = village.add(Group, 1, name="KWT Melati")
    suminah = village.add(Person, 2, name="Suminah", sex="P")
    village.add(Membership, 3, group=group.id, person=suminah.id)

    def told(**values: object) -> list[str]:
        found = village.asked(village.add(Outcome, 50 + len(village.records), date=date(2025, 6, 30), **values))
        return [finding.field for finding in found if finding.rule == "story"]

    assert told(group=group.id, story="Sejak itu Suminah duduk di BPD.") == ["story"]
    assert told(group=group.id, story="Seorang anggota duduk di BPD.") == told(story="Suminah duduk di BPD.") == []
