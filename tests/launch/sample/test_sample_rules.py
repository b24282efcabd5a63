"""Sample data obey every rule of the data dictionary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from empower_desktop.launch.sample.year import Act

Rule = Callable[[dict[str, Any]], bool]
RULES: dict[str, dict[str, Rule]] = {
    "person": {
        "R27": lambda row: row["consent"] not in ("lisan", "tertulis") or "consent_on" in row,
        "birth year": lambda row: "birth_date" not in row or row["birth_date"][:4] == str(row["birth_year"]),
        "grown up": lambda row: row.get("birth_date", "1990") < "2007-11-25" and row.get("birth_year", 1990) <= 2007,
        "derived": lambda row: not {"perempuan", "pemuda", "lansia", "perempuan_kk"} & set(row.get("constituencies", [])),
        "disability": lambda row: "disability_type" not in row or "difabel" in row["constituencies"],
        "head": lambda row: "household_head_female" not in row or row["sex"] == "P",
        "no digits": lambda row: not re.search(r"\d", row["name"]),
        "nobody's phone": lambda row: re.fullmatch(r"08120{3}\d{5}", row.get("phone", "081200012345")) is not None,
        "refused": lambda row: row["consent"] not in ("menolak", "dicabut") or not {"phone", "birth_year", "constituencies"} & set(row),
    },
    "membership": {
        "R17": lambda row: row["start_on"] <= min(row.get(code, "9") for code in ("end_on", "role_since", "term_end_on")),
        "end reason": lambda row: ("end_reason" in row) == ("end_on" in row),
    },
    "attendance": {
        "R06": lambda row: row["presence"] == "hadir" or not row.get("spoke", False),
        "proxy": lambda row: row.get("proxy_for") != row["person"],
    },
    "meeting": {
        "end": lambda row: row.get("end_time", "24:00") > row.get("start_time", "00:00"),
        "next": lambda row: row.get("next_meeting_on", "9") > row["date"],
    },
    "proposal": {
        "R16": lambda row: (row["status"] == "ditolak") == ("reason_rejected" in row),
        "self-help": lambda row: row.get("swadaya_offered", 0) <= row.get("cost_estimate", 0),
        "adopted": lambda row: "adopted_in" not in row or row["status"] in ("diterima", "diterima_sebagian", "terlaksana"),
    },
    "decision": {
        "R04": lambda row: not row["method"].startswith("voting") or row["votes_for"] > row["votes_against"] >= 0,
        "R05": lambda row: row["method"] != "musyawarah_mufakat" or not {"dissent", "votes_against"} & set(row),
        "R10": lambda row: "authority_kind" not in row or (row["authority_from"] != row["authority_to"] and "authority_status" in row),
        "R11": lambda row: "power_dimension" not in row or "power_reason" in row,
        "R12": lambda row: "losses" not in row or "losses_note" in row,
        "R12a": lambda row: not set(row.get("interests_missing", [])) & set(row.get("interests_represented", [])),
        "R28": lambda row: "area" in row,
        "outside": lambda row: ("budget_outside" in row) == ("outside_source" in row),
        "until": lambda row: row.get("authority_until", "9") >= row["decided_on"],
    },
    "action": {"R15": lambda row: (row["status"] == "selesai") == ("done_on" in row)},
    "action_log": {"postponed": lambda row: ("new_due_on" in row) == (row["status"] == "ditunda")},
    "training": {
        "R17": lambda row: row.get("date_end", "9") >= row["date_start"],
        "R08": lambda row: ("score_min" in row) == ("score_max" in row),
        "cost": lambda row: row.get("cost_swadaya", 0) <= row.get("cost_total", 0),
        "other": lambda row: (row["topic"] == "lainnya") == ("topic_other" in row),
    },
    "issue": {
        "R16": lambda row: (row["status"] == "selesai") == ("solved_by" in row) == ("solved_on" in row),
        "problem or asset": lambda row: (
            not ({"resource_kind", "mobilised_on"} & set(row) if row["entry_type"] == "masalah" else {"severity"} & set(row))
        ),
    },
    "engagement": {
        "R17": lambda row: row["date"] <= min(row.get(code, "9") for code in ("response_on", "outcome_on")),
        "when": lambda row: row["outcome"] not in ("terpenuhi", "sebagian") or "outcome_on" in row,
        "R21": lambda row: row["engagement_type"] != "pengaduan" or "spokespersons" not in row,
        "justice": lambda row: (
            row["engagement_type"] in ("pengaduan", "pendampingan_hukum") or not {"justice_channel", "complainant"} & set(row)
        ),
    },
    "partnership": {
        "R17": lambda row: row.get("end_on", "9") >= row["start_on"],
        "ended": lambda row: ("end_on" in row) == (row["status"] in ("selesai", "putus")),
    },
    "assessment_score": {"R19": lambda row: row["level"] < "3" or "evidence" in row},
    "contribution": {
        "R14": lambda row: row["amount"] > 0,
        "worth": lambda row: "unit" not in row or int(row["quantity"]) * row["unit_value"] == row["amount"],
        "loans alone fall due": lambda row: "due_on" not in row or row["entry_type"].startswith("pinjaman"),
        "repaid": lambda row: ("loan_ref" in row) == row["entry_type"].startswith("angsuran"),
        "due": lambda row: row.get("due_on", "9") >= row["date"],
    },
    "participation": {
        "R25": lambda row: row["presence"] == "hadir" or not {"adoption_1m", "pre_score", "attended_hours"} & set(row),
        "barrier": lambda row: "barrier" not in row or {"belum", "berhenti"} & {row.get(f"adoption_{n}m") for n in (1, 3, 6)} != set(),
    },
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, rules in RULES.items() for name in rules])
def test_every_record_obeys_its_rules(of: dict[str, list[Any]], kind: str, name: str) -> None:
    assert [row for row in of[kind] if not RULES[kind][name](row)] == []


def test_votes_quorum_and_invitations_agree_with_the_attendance(acts: list[Act], of: dict[str, list[Any]]) -> None:
    present = Counter(row["meeting"] for row in of["attendance"] if row["presence"] == "hadir")
    invited = Counter(row["meeting"] for row in of["attendance"] if row.get("invited"))
    came = {(row["meeting"], row["person"]) for row in of["attendance"] if row["presence"] == "hadir"}
    for act in (act for act in acts if act.kind == "meeting"):
        row: Any = act.fields
        present[act.record] += row.get("extra_male", 0) + row.get("extra_female", 0)
        assert row["invited_count"] >= invited[act.record]
        assert row.get("quorum_met", True) == (3 * present[act.record] >= 2 * row["invited_count"]) or "quorum_met" not in row
        assert {(act.record, row[code]) for code in ("chair", "note_taker")} <= came
    for row in of["decision"]:
        assert row.get("votes_for", 0) + row.get("votes_against", 0) + row.get("votes_abstain", 0) <= present[row["meeting"]]
    assert {(row["meeting"], row["proposer_person"]) for row in of["proposal"] if "proposer_person" in row} <= came


def test_scores_hours_and_adoption_fit_the_training(acts: list[Act], of: dict[str, list[Any]]) -> None:
    trainings: dict[str, Any] = {act.record: act.fields for act in acts if act.kind == "training"}
    for row in of["participation"]:
        training = trainings[row["training"]]
        assert float(row.get("attended_hours", 0)) <= float(training["hours"])
        for code in ("pre_score", "post_score"):
            assert code not in row or 0 <= float(row[code]) <= float(training["score_max"])
        for code, days in {"adoption_1m": 21, "adoption_3m": 75, "adoption_6m": 150}.items():
            if code in row:
                assert (date.fromisoformat(row["adoption_checked_on"]) - date.fromisoformat(training["date_start"])).days >= days


def test_each_group_has_one_chair_and_each_agenda_its_order(of: dict[str, list[Any]]) -> None:
    assert Counter(row["group"] for row in of["membership"] if row["role"] == "ketua") == Counter(
        {row["group"] for row in of["membership"]}
    )
    orders = Counter((row["meeting"], row["order_no"]) for row in of["agenda_item"])
    assert set(orders.values()) == {1}
    numbers = [row["doc_no"] for row in of["meeting"] if "doc_no" in row]
    assert len(set(numbers)) == len(numbers)


def test_a_cash_book_never_gives_what_it_does_not_have(acts: list[Act]) -> None:
    cash: Counter[str] = Counter()
    owed: Counter[str] = Counter()
    saved: Counter[str] = Counter()
    way = {"simpanan": 1, "tarik_simpanan": -1, "tunai": 1, "hasil_usaha": 1, "pinjaman_diterima": 1}
    way |= {"belanja": -1, "pinjaman_anggota": -1, "angsuran_anggota": 1, "angsuran_dibayar": -1}
    for act in (act for act in acts if act.kind == "contribution"):
        row: Any = act.fields
        cash[row["group"]] += way.get(row["entry_type"], 0) * row["amount"]
        if row["entry_type"].startswith("pinjaman"):
            owed[act.record] = row["amount"]
        elif "loan_ref" in row:
            owed[row["loan_ref"]] -= row["amount"]
        elif row["entry_type"] in ("simpanan", "tarik_simpanan"):
            saved[row["group"]] += way[row["entry_type"]] * row["amount"]
        assert min(cash[row["group"]], *owed.values(), *saved.values(), 0) == 0


def test_money_from_outside_names_the_partner_of_that_area(acts: list[Act]) -> None:
    partners: dict[str, Any] = {act.record: act.fields for act in acts if act.kind == "partner"}
    villages: dict[str, Any] = {act.record: act.fields["area"] for act in acts if act.kind == "group" and not act.again}
    assert {"pemdes", "bumdes", "pengepul", "koperasi", "lsm", "opd_kabupaten"} <= {row["partner_type"] for row in partners.values()}
    named = [act.fields for act in acts if act.kind == "contribution" and "partner" in act.fields]
    assert {partners[str(row["partner"])]["partner_type"] for row in named} >= {"pemdes", "opd_kabupaten"}
    assert all(villages[row["group"]].startswith(partners[str(row["partner"])]["area"]) for row in named)
