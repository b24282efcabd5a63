"""The worked examples of the eleven aims, with those of training and of a group's maturity (A, T and MAT), each through real records."""

from __future__ import annotations

import datetime as dt

from empower_desktop.language import Label
from empower_desktop.records import (
    Action,
    Assessment,
    AssessmentScore,
    Contribution,
    Engagement,
    Group,
    Issue,
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
from tests.reports.insight.notebook import DAY, Notebook, day, line, of, only, percent, two_decimals, value


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
