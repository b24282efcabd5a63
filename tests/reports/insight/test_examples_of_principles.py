"""The worked examples of the principles of empowerment (P), each through real records."""

from __future__ import annotations

import datetime as dt

from empower_desktop.records import Contribution, Decision, Lesson, Meeting, Partner, Partnership
from empower_desktop.reports.insight.scope import Period
from tests.reports.insight.notebook import DAY, Notebook, day, line, of, only, percent, value


def test_p1_meetings_convened_by_the_community(notebook: Notebook) -> None:
    given, expected = of("P1")
    for actor in given["convened_by"]:
        notebook.note(Meeting, date=DAY, convened_by=actor)
    convened = only(notebook.result("P1"), "P1-pertemuan")
    assert (convened.made_of, percent(convened)) == ((expected["community"], expected["n"]), expected["pct"])


def test_p2_self_help_over_time(notebook: Notebook) -> None:
    given, expected = of("P2")
    for entry in given["entries"]:
        on = dt.date.fromisoformat(f"{entry['month']}-15")
        notebook.note(Contribution, date=on, **{code: entry[code] for code in ("entry_type", "source", "amount")})
    result = notebook.result("P2a")
    for month, told in expected.items():
        *rupiah, ours = line(result, "semua" if month == "all" else month).numbers
        assert [value(number) for number in rupiah] == [told[key] for key in ("swadaya", "desa", "luar", "total")]
        assert percent(ours) == told["swadaya_pct"]


def test_p3_fitted_to_local_conditions(notebook: Notebook) -> None:
    given, expected = of("P3")
    for number in range(given["decisions"]):
        fitted = "Mengikuti giliran ulu-ulu" if number < given["with_local_adaptation"] else None
        notebook.note(Decision, decided_on=DAY, local_adaptation=fitted)
    assert percent(only(notebook.result("P3"))) == expected["pct"]


def test_p4_learning_together(notebook: Notebook) -> None:
    given, expected = of("P4")
    for one in given["lessons"]:
        notebook.note(Lesson, date=DAY, cycle_stage=one["stage"], community_count=one["c"], bureaucracy_count=one["b"])
    result = notebook.result("P4a")
    assert result.coverage is not None
    assert result.coverage.made_of == (expected["known"], expected["n"])
    assert (percent(only(result)), len(only(result).behind)) == (expected["joint_pct"], expected["joint"])
    stages = [one.code for one in notebook.result("P4b").lines if one.numbers[0].value]
    assert (sorted(stages), len(stages)) == (expected["stages"], expected["stages_with_joint"])


def test_p5_equality_respect_and_trust(notebook: Notebook) -> None:
    given, expected = of("P5")
    for number, scores in enumerate(zip(*given.values(), strict=True)):
        felt = dict(zip((f"{score}_score" for score in given), scores, strict=True))
        notebook.note(Meeting if number % 2 else Lesson, date=DAY, **felt)
    result = notebook.result("P5")
    for score in given:
        now = only(result, f"{score}_score")
        assert {"n": now.n, "median": value(now)} == expected[score]


def test_p6_partnerships(notebook: Notebook) -> None:
    given, expected = of("P6")
    types = {"pemerintah": "pemdes", "modal": "pengepul", "masyarakat_sipil": "lsm"}
    for kind, partner_type in types.items():
        notebook.note(Partner, id=kind, partner_type=partner_type)
    for one in given["partnerships"]:
        days = {"start_on": day(one["start"]), "end_on": day(one["end"])}
        status = "selesai" if one["end"] else "aktif"
        notebook.note(Partnership, partner=one["cls"], group="G1", status=status, initiated_by=one["initiated_by"], **days)
    period = Period(dt.date.fromisoformat(given["period_start"]), dt.date.fromisoformat(given["reference_date"]))
    result = notebook.result("P6", period)
    active, new, ended, ours = line(result, "semua").numbers
    assert [value(number) for number in (active, new, ended)] == [expected[key] for key in ("active", "new", "ended")]
    assert {kind: value(only(result, kind)) for kind in types} == expected["active_by_class"]
    assert (percent(ours), len(ours.among)) == (expected["initiated_community_pct"], expected["initiated_known"])
