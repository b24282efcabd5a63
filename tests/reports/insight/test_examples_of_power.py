"""The worked examples of participation, authority, choice and decision (F, SUP, M, PAR and D), each through real records."""

from __future__ import annotations

from typing import Any

from empower_desktop.records import Attendance, ChoiceNote, Decision, Engagement, Meeting, Person, Proposal
from tests.reports.insight.notebook import DAY, Notebook, counts, day, line, of, only, percent, two_decimals, value

STEPS = {"present": 1, "spoke": 2, "proposed": 3, "adopted": 4}


def note_attendance(notebook: Notebook, rows: list[dict[str, Any]], meeting_type: str = "musdus") -> None:
    """Note a meeting with these rows of the roster, and the proposals made there."""
    meeting = notebook.note(Meeting, date=DAY, meeting_type=meeting_type, status="disahkan")
    for row in rows:
        tags = set(row["tags"])
        sex = "P" if "perempuan" in tags else "L"
        person = notebook.note(Person, sex=sex, constituencies=tuple(sorted(tags - {"perempuan"})))
        noted = {"invited": row["invited"], "presence": row["presence"], "spoke": row["spoke"]}
        notebook.note(Attendance, meeting=meeting.id, person=person.id, **noted)
        for number in range(row["proposed"]):
            status = "diterima" if number < row["adopted"] else "diusulkan"
            notebook.note(Proposal, proposed_on=DAY, meeting=meeting.id, proposer_person=person.id, status=status, proposer_type="warga")


def test_f1_the_funnel_of_women_poor_and_disabled_beside_all_others(notebook: Notebook) -> None:
    given, expected = of("F1")
    note_attendance(notebook, given["attendance_rows"])
    for code in ("F1", "A4a"):
        result = notebook.result(code)
        assert counts(line(result, "semua").numbers[:5]) == expected["all"]
        for constituency in ("perempuan", "miskin"):
            own = line(result, constituency).numbers
            assert counts(own[:5]) == expected[constituency]["counts"]
            assert counts(line(result, f"{constituency}:lainnya").numbers[:5]) == expected[constituency]["others"]
            for step, parity in expected[constituency]["parity"].items():
                assert two_decimals(own[4 + STEPS[step]]) == parity
        hidden = line(result, "difabel").numbers
        assert counts(hidden[:5]) == expected["difabel"]["counts"]
        assert {two_decimals(number) for number in hidden[5:]} == {expected["difabel"]["parity"]}
        assert result.coverage is not None
        assert percent(result.coverage) == expected["spoke_coverage_pct"]
        assert any("1 came without an invitation" in str(told) for told in result.notes)


def test_sup_of_two_cells_with_a_total_a_small_one_hides_the_other_too(notebook: Notebook) -> None:
    given, expected = of("SUP")
    came, stayed = {"invited": True, "spoke": None, "proposed": 0, "adopted": 0, "presence": "hadir"}, {"presence": "izin"}
    poor, others = given["cells"]["miskin"], given["cells"]["bukan_miskin"]
    rows = [came | {"tags": ["miskin"]}] * poor + [came | stayed | {"tags": ["miskin"]}] * 9 + [came | {"tags": []}] * others
    note_attendance(notebook, rows)
    result = notebook.result("F1", shared=True)
    present = {"miskin": line(result, "miskin").numbers[1], "bukan_miskin": line(result, "miskin:lainnya").numbers[1]}
    words = {"small": "1–4", "suppressed": "disembunyikan"}
    assert {code: words[number.hidden] for code, number in present.items()} == expected["shown"]
    assert not any(number.behind or number.made_of for number in present.values())
    assert line(result, "semua").numbers[1].made_of == (expected["total"], poor + 9 + others)


def test_m1_authority_in_force_and_strength_without_it(notebook: Notebook) -> None:
    given, expected = of("M1")
    for transfer in given["transfers"]:
        values = dict(transfer, authority_kind=tuple(transfer["authority_kind"]), authority_until=day(transfer["authority_until"]))
        notebook.note(Decision, decided_on=DAY, **values)
    for number in range(given["decisions_with_capability"]):
        kinds = () if number < given["of_which_without_authority"] else ("agenda",)
        notebook.note(Decision, decided_on=DAY, capability_given=("alat",), authority_kind=kinds)
    result = notebook.result("M1a")
    assert value(only(result, "aktif")) == expected["active"]
    assert sorted(each.code.removeprefix("kind:") for each in result.lines if each.code.startswith("kind:")) == expected["active_kinds"]
    assert value(only(result, "dijanjikan")) == expected["promised"]
    assert value(only(result, "berakhir")) == expected["expired"]
    assert value(only(result, "kembali")) == expected["returned_to_authority"]
    assert percent(only(notebook.result("M1b"))) == expected["capability_only_pct"]
    assert value(only(notebook.result("M1a-waktu"), "2026-06")) == expected["active"]


def test_m2_choices_determined_by_themselves_and_confidence(notebook: Notebook) -> None:
    given, expected = of("M2")
    for number, decider in enumerate(given["decided_by"]):
        before, after = given["confidence"][number] if number < len(given["confidence"]) else (None, None)
        notebook.note(ChoiceNote, date=DAY, decided_by=decider, confidence_before=before, confidence_after=after)
    determined, confidence = only(notebook.result("M2a")), notebook.result("M2b")
    assert (percent(determined), len(determined.among)) == (expected["self_pct"], expected["n"])
    assert two_decimals(only(confidence, "rata-rata")) == expected["mean_change"]
    assert only(confidence, "rata-rata").n == expected["confidence_pairs"]
    told = [value(only(confidence, code)) for code in ("naik", "tetap", "turun")]
    assert told == [expected["up"], expected["same"], expected["down"]]


def test_par_the_two_dimensions_of_power(notebook: Notebook) -> None:
    given, expected = of("PAR")
    resisted = given["distributif_with_resistance"]
    for dimension in given["power_dimension"]:
        against = ("pemdes",) if dimension == "distributif" and resisted > 0 else ()
        resisted -= bool(against)
        decision = notebook.note(Decision, decided_on=DAY, power_dimension=dimension, resistance_from=against)
        if against and resisted < given["of_which_followed_by_engagement"]:
            notebook.note(Engagement, date=DAY, related_decision=decision.id)
    nature = notebook.result("PARa")
    assert nature.coverage is not None
    assert (percent(nature.coverage), len(nature.coverage.behind)) == (expected["tag_coverage_pct"], expected["tagged"])
    assert len(only(nature).among) == expected["power_decisions"]
    assert {code: percent(only(nature, code)) for code in ("generatif", "distributif", "keduanya")} == {
        code: expected[f"{code}_pct"] for code in ("generatif", "distributif", "keduanya")
    }
    answered = only(notebook.result("PARb"))
    assert (percent(answered), answered.made_of) == (expected["resistance_answered_pct"], (2, 3))
    assert only(notebook.result("PARb", shared=True)).made_of is None


def test_par_trust_in_government(notebook: Notebook) -> None:
    given, expected = of("PAR")
    for effect in given["legitimacy"]:
        notebook.note(Decision, decided_on=DAY, authority_kind=("agenda",), legitimacy_effect=effect)
    stronger = only(notebook.result("PARc"), "menguat")
    assert (percent(stronger), len(stronger.among)) == (expected["legitimacy_stronger_pct"], expected["legitimacy_n"])


def test_d1_begun_and_decided_by_the_community(notebook: Notebook) -> None:
    given, expected = of("D1")
    for decision in given["decisions"]:
        notebook.note(Decision, decided_on=DAY, **decision)
    begun, decided = only(notebook.result("D1a")), only(notebook.result("D1b"))
    assert (begun.made_of, percent(begun)) == ((expected["initiated_community"], expected["n"]), expected["initiated_pct"])
    assert (decided.made_of, percent(decided)) == ((expected["decided_community"], expected["n"]), expected["decided_pct"])
    assert percent(only(notebook.result("D1c"))) == expected["decided_joint_pct"]
    assert percent(only(notebook.result("D1d"))) == expected["both_community_pct"]
    tile = line(notebook.result("D1"), "komunitas").numbers
    assert sum(value(number) or 0 for number in tile) == expected["initiated_community"]


def test_d2_levels_of_participation_and_their_median(notebook: Notebook) -> None:
    given, expected = of("D2")
    for level in given["participation_level"]:
        notebook.note(Decision, decided_on=DAY, participation_level=level)
    whole = line(notebook.result("D2a"), "semua")
    assert [len(number.behind) for number in whole.numbers[:5]] == list(expected["distribution"].values())
    assert len(whole.numbers[0].among) == expected["n"]
    assert two_decimals(whole.numbers[5]) == expected["median_rank"]
    words = getattr(whole.word, "values", {})
    assert f"antara {words['low'].id} dan {words['high'].id}" == expected["median_text"]
