"""The worked examples of the contract, each through real records."""

from __future__ import annotations

import datetime as dt
from typing import Any

from empower_desktop.language import Label
from empower_desktop.records import (
    Action,
    Assessment,
    AssessmentScore,
    Attendance,
    ChoiceNote,
    Contribution,
    Decision,
    Engagement,
    Group,
    Issue,
    Lesson,
    Meeting,
    Membership,
    Outcome,
    Outreach,
    Participation,
    Partner,
    Partnership,
    Person,
    Proposal,
    Training,
)
from empower_desktop.reports.insight.maturity import Judgement
from empower_desktop.reports.insight.scope import Period
from empower_desktop.reports.insight.training_gain import scores_of
from tests.reports.insight.notebook import DAY, EXAMPLES, Notebook, counts, line, only, percent, two_decimals, value

STEPS = {"present": 1, "spoke": 2, "proposed": 3, "adopted": 4}


def of(example: str) -> tuple[Any, Any]:
    """Give input and expected values of an example."""
    return EXAMPLES[example]["input"], EXAMPLES[example]["expected"]


def day(text: str | None) -> dt.date | None:
    """Read a day as the examples write it."""
    return dt.date.fromisoformat(text) if text else None


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


def test_a1_problems_recognised_and_solved(notebook: Notebook) -> None:
    given, expected = of("A1")
    for number, actor in enumerate(given["identified_by"]):
        solved = {"status": "selesai", "solved_by": given["solved"][number]} if number < len(given["solved"]) else {}
        notebook.note(Issue, identified_on=DAY, entry_type="masalah", identified_by=actor, **solved)
    recognised, solved_by = only(notebook.result("A1a")), notebook.result("A1b")
    assert (percent(recognised), len(recognised.among)) == (expected["recognised_pct"], expected["n_recognised"])
    assert len(only(solved_by).among) == expected["solved"]
    assert percent(only(solved_by, "komunitas")) == expected["solved_self_pct"]
    assert percent(only(solved_by, "bersama")) == expected["solved_with_others_pct"]


def test_a2a_commitments_kept(notebook: Notebook) -> None:
    given, expected = of("A2a")
    for action in given["actions"]:
        notebook.note(Action, status=action["status"], due_on=day(action["due_on"]), done_on=day(action["done_on"]))
    kept = notebook.result("A2a", Period(dt.date(2025, 7, 1), dt.date.fromisoformat(given["reference_date"])))
    assert only(kept, "tepat").made_of == (expected["kept_on_time"], expected["due"])
    assert percent(only(kept, "tepat")) == expected["kept_on_time_pct"]
    assert percent(only(kept, "selesai")) == expected["kept_any_pct"]
    assert len(only(kept, "terlambat").behind) == expected["kept_late"]
    assert len(only(kept, "lewat").behind) == expected["overdue"]
    assert [value(only(kept, code)) for code in ("due", "belum", "batal")] == [
        expected["due"],
        expected["not_yet_due"],
        expected["cancelled"],
    ]


def test_a3a_outcomes_of_advocacy(notebook: Notebook) -> None:
    given, expected = of("A3a")
    for outcome, days in zip(given["outcomes"], given["response_days"], strict=True):
        answered = None if days is None else DAY + dt.timedelta(days=days)
        notebook.note(Engagement, date=DAY, engagement_type="audiensi", target_type="pemdes", outcome=outcome, response_on=answered)
    result = notebook.result("A3a")
    assert result.coverage is not None
    assert len(result.coverage.among) == expected["all"]
    assert len(only(result).among) == expected["closed"]
    assert percent(only(result, "terpenuhi")) == expected["met_pct"]
    assert percent(only(result, "tercapai")) == expected["met_or_part_pct"]
    assert value(only(result, "menunggu")) == expected["pending"]
    assert value(only(result, "tanggapan")) == expected["median_response_days"]


def test_a4b_proposals_of_the_community_accepted(notebook: Notebook) -> None:
    given, expected = of("A4b")
    for proposer, status in given["proposals"]:
        notebook.note(Proposal, proposed_on=DAY, proposer_type=proposer, status=status)
    result = notebook.result("A4b")
    accepted, waiting = only(result, "diterima"), only(result, "menunggu")
    assert (accepted.made_of, percent(accepted)) == ((expected["adopted"], expected["answered"]), expected["adopted_pct"])
    assert value(waiting) == expected["waiting"]
    assert len(accepted.among) + len(waiting.behind) == expected["community"]


def test_t1_the_gain_of_a_training(notebook: Notebook) -> None:
    given, expected = of("T1")
    training = notebook.note(Training, date_start=DAY, title="Kompos", score_min=given["score_min"], score_max=given["score_max"])
    participants = [
        notebook.note(Participation, training=training.id, presence="hadir", pre_score=one["pre"], post_score=one["post"])
        for one in given["scores"]
    ]
    told = line(notebook.result("A5a"), training.id)
    before, after, raised, gain, individual, declined, alone = told.numbers
    assert (before.n, value(alone)) == (expected["pairs"], expected["without_pair"])
    assert [two_decimals(one) for one in (before, after, raised)] == [
        expected["mean_pre"],
        expected["mean_post"],
        expected["mean_gain_points"],
    ]
    assert two_decimals(gain) == expected["class_ngain"]
    assert (two_decimals(individual), individual.n) == (expected["mean_individual_ngain"], expected["n_individual"])
    assert value(declined) == expected["declined"]
    assert told.word == Label("rendah", "low")
    assert told.word.id == expected["category"]
    gains = dict(scores_of(training, participants).individual_gains)
    shown = [round(float(gains[one]), 2) if one in gains else None for one in participants[: expected["pairs"]]]
    assert shown == expected["individual_ngain"]


def test_t2_use_in_practice_after_three_months(notebook: Notebook) -> None:
    given, expected = of("T2")
    training = notebook.note(Training, date_start=DAY)
    for answer in given["adoption_3m"]:
        notebook.note(Participation, training=training.id, presence="hadir", adoption_3m=answer)
    used, regular, known, asked = line(notebook.result("A5b"), "3").numbers
    assert (used.made_of, percent(used)) == ((expected["adopted"], expected["known"]), expected["adoption_pct"])
    assert percent(regular) == expected["regular_pct"]
    assert (percent(known), len(known.among)) == (expected["coverage_pct"], given["present"])
    assert value(asked) == expected["checked"]


def test_a6_grievances_open_finances_and_the_time_to_a_response(notebook: Notebook) -> None:
    given, expected = of("A6")
    for grievance in given["grievances"]:
        days = grievance["response_days"]
        answered = None if days is None else DAY + dt.timedelta(days=days)
        notebook.note(Engagement, date=DAY, engagement_type="pengaduan", outcome=grievance["outcome"], response_on=answered)
    for opened in given["finance_shared"]:
        notebook.note(Meeting, date=DAY, finance_shared=opened)
    resolved = only(notebook.result("A6a"), "tercapai")
    assert (resolved.made_of, percent(resolved)) == ((expected["resolved"], expected["closed"]), expected["resolved_pct"])
    assert value(only(notebook.result("A6c"), "tanggapan")) == expected["median_response_days"]
    assert value(only(notebook.result("A6c"), "belum")) == expected["unanswered"]
    finances = notebook.result("A6b")
    assert (percent(only(finances)), len(only(finances).among)) == (expected["finance_open_pct"], expected["finance_known"])
    assert finances.coverage is not None
    assert percent(finances.coverage) == expected["finance_coverage_pct"]


def test_a7_the_network_of_civil_society(notebook: Notebook) -> None:
    given, expected = of("A7")
    types = {"masyarakat_sipil": "lsm", "pemerintah": "pemdes"}
    for one in {each["group"] for each in given["active_partnerships"]}:
        notebook.note(Group, id=one, status="aktif")
    for partner, kind in {(each["partner"], each["cls"]) for each in given["active_partnerships"]}:
        notebook.note(Partner, id=partner, partner_type=types[kind])
    for each in given["active_partnerships"]:
        notebook.note(Partnership, start_on=DAY, status="aktif", group=each["group"], partner=each["partner"])
    for number in range(given["engagements"]):
        notebook.note(Engagement, date=DAY, allies=("P1",) if number < given["with_civil_society_ally"] else ())
    result = notebook.result("A7a")
    assert {one.code: value(one.numbers[0]) for one in result.lines[:-1]} == expected["per_group"]
    assert value(only(result, "semua")) == expected["distinct_partners"]
    assert percent(only(notebook.result("A7b"))) == expected["joint_voice_pct"]


def test_a8_poor_people_among_leaders_and_members(notebook: Notebook) -> None:
    given, expected = of("A8")
    group = notebook.note(Group, status="aktif")
    for number in range(given["members"]):
        leads = number < given["leaders"]
        poor = number < given["leaders_poor"] or number >= given["members"] - (given["members_poor"] - given["leaders_poor"])
        person = notebook.note(Person, constituencies=("miskin",) if poor else ())
        notebook.note(Membership, group=group.id, person=person.id, role="seksi" if leads else "anggota")
    adviser = notebook.note(Person, constituencies=("miskin",))
    notebook.note(Membership, group=group.id, person=adviser.id, role="pembina")
    leaders, members, parity = notebook.result("A8a").lines[0].numbers
    assert (percent(members), percent(leaders)) == (expected["member_share_pct"], expected["leader_share_pct"])
    assert (leaders.made_of, members.made_of) == ((given["leaders_poor"], given["leaders"]), (given["members_poor"], given["members"]))
    assert two_decimals(parity) == expected["parity"]


def test_a9_reach_of_information(notebook: Notebook) -> None:
    given, expected = of("A9")
    for one in given["outreach"]:
        reached = {"reached_female": one["f"], "reached_male": one["m"], "reached_unknown": one["u"]}
        notebook.note(Outreach, date=DAY, info_type="hukum", **reached)
    contacts = line(notebook.result("A9a"), "semua").numbers[0]
    assert (value(contacts), len(contacts.behind)) == (expected["contacts"], expected["activities"])
    women = only(notebook.result("A9b"))
    assert (percent(women), women.made_of) == (expected["women_pct"], (52, expected["split_contacts"]))


def test_a10_own_capital_and_running_costs(notebook: Notebook) -> None:
    given, expected = of("A10")
    sources = {"swadaya": "anggota", "luar": "perusahaan", "desa": "dana_desa"}
    modal = given["modal"]
    entries = [("tunai", source, modal[code], "modal") for code, source in sources.items()]
    entries += [("tunai", source, given["operasional"][code], "operasional") for code, source in sources.items()]
    entries += [("simpanan", "anggota", modal["simpanan_net"] + 200_000, "simpan_pinjam"), ("tarik_simpanan", "anggota", 200_000, "sosial")]
    entries += [("hasil_usaha", "hasil_usaha", modal["hasil_usaha"], "modal"), ("hasil_usaha", "hasil_usaha", 700_000, "kegiatan")]
    entries += [("pinjaman_diterima", "bank", modal["pinjaman_luar"] + 500_000, "modal"), ("angsuran_dibayar", "bank", 500_000, "modal")]
    for entry_type, source, amount, purpose in entries:
        notebook.note(Contribution, date=DAY, entry_type=entry_type, source=source, amount=amount, purpose=purpose)
    own = line(notebook.result("A10a"), "semua").numbers[-1]
    assert (own.made_of, percent(own)) == ((expected["own_capital"], expected["all_capital"]), expected["own_capital_pct"])
    assert percent(only(notebook.result("A10b"))) == expected["self_running_pct"]


def test_a11_change_of_an_outcome(notebook: Notebook) -> None:
    given, expected = of("A11")
    for measure in (given, given["other"], given["single"]):
        for point in measure["points"]:
            values = {"indicator": measure["indicator"], "value": point["value"], "base_n": point["base_n"]}
            notebook.note(Outcome, date=dt.date.fromisoformat(point["date"]), area="33.02.10.2003", **values)
    result = notebook.result("A11")
    told = {one.code.split(":")[1]: one for one in result.lines}
    women = told["perempuan_di_bpd"]
    assert women.code.split(":")[0] == expected["perempuan_di_bpd"]["dimension"]
    assert [value(number) for number in women.numbers] == [expected["perempuan_di_bpd"][key] for key in ("first", "latest", "change")]
    words = {"few": "n<5", "one_point": "baru satu titik"}
    assert {code: words[told[code].numbers[2].hidden] for code in ("balita_gizi", "air_bersih")} == {
        code: expected[code] for code in ("balita_gizi", "air_bersih")
    }


def test_mat_the_radar_of_a_group(notebook: Notebook) -> None:
    given, expected = of("MAT")
    group = notebook.note(Group, status="aktif")
    for levels, on in ((given["levels_before"], dt.date(2025, 3, 1)), (given["levels_now"], DAY)):
        assessment = notebook.note(Assessment, date=on, group=group.id)
        for aim, level in levels.items():
            if level is not None:
                notebook.note(AssessmentScore, assessment=assessment.id, aim=aim, level=str(level))
    result = notebook.result("MAT")
    now = line(result, group.id)
    levels = dict(zip(given["levels_now"], now.numbers, strict=False))
    assert result.drawn == expected["drawn"]
    assert sum(number.value is not None for number in levels.values()) == expected["answered"]
    assert [aim for aim, number in levels.items() if number.value is None] == expected["gaps"]
    assert (two_decimals(now.numbers[11]), two_decimals(now.numbers[12])) == (expected["mean"], expected["median"])
    assert isinstance(now.word, Label)
    assert now.word.id == expected["class"]
    change = dict(zip(given["levels_now"], line(result, f"{group.id}:perubahan").numbers, strict=False))
    assert {aim: value(number) for aim, number in change.items() if number.value} == expected["changed"]
    answered = {aim: level for aim, level in given["levels_now"].items() if level is not None}
    assert list(Judgement(answered, {}).weakest) == expected["weakest"]


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


def test_every_example_is_tried() -> None:
    tried = {name.split("_")[1].upper() for name in globals() if name.startswith("test_")}
    assert {one.upper() for one in EXAMPLES} <= tried
