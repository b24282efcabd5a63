"""Sample data obey every rule of the data dictionary, are as many as asked for, and the same for the same seed."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest

from empower_desktop.launch.sample.texts import read_texts
from empower_desktop.launch.sample.year import Act, sample
from empower_desktop.shipped import RESOURCES

TODAY = date(2026, 11, 25)
VILLAGES = [(f"33.02.10.{2001 + number}", name) for number, name in enumerate(("Sukamaju", "Karangjati", "Wonosari", "Banjarsari"))]
DICTIONARY = json.loads((Path(__file__).parents[1] / "records" / "records.json").read_text(encoding="utf-8"))
KINDS: dict[str, dict[str, Any]] = {kind["code"]: {field["code"]: field for field in kind["fields"]} for kind in DICTIONARY["kinds"]}
CODES = {name: {choice["code"] for choice in choices} for name, choices in DICTIONARY["lists"].items()}
NAMES = json.loads((RESOURCES / "lists" / "names.json").read_text(encoding="utf-8"))
with (RESOURCES / "lists" / "training_topics.csv").open(encoding="utf-8", newline="") as table:
    CODES["training_topics.csv"] = {row["code"] for row in csv.DictReader(table)}
TOPICS = sorted(CODES["training_topics.csv"])
KEYS = {
    "membership": ("group", "person"),
    "attendance": ("meeting", "person"),
    "participation": ("training", "person"),
    "assessment_score": ("assessment", "aim"),
    "same_as": ("one", "other"),
}
GRIEVANCES = ("pengaduan", "pendampingan_hukum")
STAGE = (
    *("group", "person", "membership", "meeting", "attendance", "agenda_item"),
    *("proposal", "decision", "action", "action_log", "training", "participation", "contribution", "partner"),
)
BIG_STAGE = {*STAGE, "issue", "partnership", "engagement", "outreach", "assessment", "assessment_score", "lesson", "choice_note", "outcome"}
PAST = {
    *("identified_on", "mobilised_on", "solved_on", "response_on", "outcome_on"),
    *("formed_on", "consent_on", "start_on", "role_since", "end_on", "date", "proposed_on", "decided_on"),
    *("done_on", "logged_on", "date_start", "date_end", "adoption_checked_on", "birth_date"),
}


def made(records: int, seed: int = 7, villages: list[tuple[str, str]] = VILLAGES) -> list[Act]:
    return list(sample(records, seed, villages, NAMES, TOPICS, TODAY))


def sort(acts: list[Act]) -> dict[str, list[Any]]:
    sorted_out: dict[str, list[Any]] = defaultdict(list)
    for kind, fields in as_it_stands(acts).values():
        sorted_out[kind].append(fields)
    return sorted_out


def as_it_stands(acts: list[Act]) -> dict[str, tuple[str, Any]]:
    """Give kind and fields of each record, with all that was noted on it later."""
    records: dict[str, tuple[str, Any]] = {}
    for act in acts:
        told = {**records.get(act.record, ("", {}))[1], **act.fields}
        records[act.record] = (act.kind, {code: value for code, value in told.items() if value is not None})
    return records


@pytest.fixture(scope="module")
def acts() -> list[Act]:
    return made(6_000)


@pytest.fixture(scope="module")
def of(acts: list[Act]) -> dict[str, list[Any]]:
    return sort(acts)


def test_the_same_seed_makes_the_same_records(acts: list[Act]) -> None:
    assert made(6_000) == acts
    assert not {act.record for act in made(600, seed=8)} & {act.record for act in made(600, seed=9)}


@pytest.mark.parametrize("records", [0, 1, 11, 12, 13, 17, 29, 30, 60, 61, 99, 137, 299, 300, 301, 450, 600, 601, 1000, 2345])
def test_there_are_exactly_as_many_records_as_asked_for(records: int) -> None:
    for seed in range(4):
        acts = made(records, seed)
        assert len({act.record for act in acts}) == sum(not act.again for act in acts) == records


@pytest.mark.parametrize(("records", "kinds"), [(60, set(STAGE)), (1000, {*BIG_STAGE, "same_as", "attachment"})])
def test_every_kind_is_met(records: int, kinds: set[str]) -> None:
    for seed in range(6):
        assert set(sort(made(records, seed))) == kinds


def test_ids_have_the_shape_the_contract_asks_for(acts: list[Act]) -> None:
    for act in (act for act in acts if not act.again):
        if act.kind in KEYS:
            first, second = (str(act.fields[code]) for code in KEYS[act.kind])
            assert act.record == str(uuid5(UUID(first), second))
        else:
            made_at = UUID(act.record)
            assert (made_at.version, made_at.variant) == (7, "specified in RFC 4122")
            assert made_at.int >> 80 == round(act.at.timestamp() * 1000)


def test_records_are_noted_in_order_within_the_year_before(acts: list[Act]) -> None:
    moments = [act.at for act in acts]
    assert all(one < next_one for one, next_one in pairwise(moments))
    assert date(2025, 11, 25) <= moments[0].date() < moments[-1].date() < TODAY


def test_no_record_knows_what_came_after_it(acts: list[Act]) -> None:
    known: set[str] = set()
    for act in acts:
        for code, value in set_in(act):
            if "reference(" in KINDS[act.kind][code]["type"]:
                assert set(value if isinstance(value, list) else [value]) <= known, (act, code)
            if code in PAST:
                assert str(value) <= act.at.date().isoformat(), (act, code)
        known.add(act.record)


def test_references_name_the_kind_they_should(acts: list[Act]) -> None:
    kind_of = {act.record: act.kind for act in acts}
    for act in acts:
        for code, value in set_in(act):
            if found := re.fullmatch(r"(?:multi )?reference\((\w+)\)", KINDS[act.kind][code]["type"]):
                assert {kind_of[record] for record in (value if isinstance(value, list) else [value])} == {found[1]}


def test_every_value_has_its_type_and_keeps_its_limits(acts: list[Act]) -> None:
    for act in acts:
        for code, value in set_in(act):
            field = KINDS[act.kind][code]
            check_type(field["type"], value)
            check_limits(field["type"], field["validation"], value)


def set_in(act: Act) -> list[tuple[str, Any]]:
    return [(code, value) for code, value in act.fields.items() if value is not None]


def check_type(kind: str, value: Any) -> None:
    if found := re.fullmatch(r"(multi-)?choice\(([\w.]+)\)", kind):
        assert set(value if found[1] else [value]) <= CODES[found[2]]
    patterns = {
        "date": r"\d{4}-\d\d-\d\d",
        "time": r"[012]\d:[0-5]\d",
        "area": r"\d\d(\.\d\d){1,2}(\.\d{4})?",
        "number": r"\d+(\.\d?[1-9])?",
    }
    if kind in patterns:
        assert re.fullmatch(patterns[kind], value)
    plain = {"integer": int, "money IDR": int, "yes/no": bool}.get(kind, list if kind.startswith("multi") else str)
    assert type(value) is plain
    if plain is list:
        assert value == sorted(set(value)) != []


def check_limits(kind: str, validation: str, value: Any) -> None:
    found = re.match(r"(?:(\d[\d.]*)–)?(?:≤ )?([\d,]+)(?= chars|;|$| \(|,)", validation.replace("≥", "min"))
    if found and kind in ("text", "long text", "integer", "number"):
        size = len(value) if "text" in kind else float(value)
        assert float(found[1] or 0) <= size <= float(found[2].replace(",", "")), (validation, value)
    if kind in ("integer", "money IDR"):
        assert value >= 0
    if kind == "text":
        assert "\n" not in value
    if isinstance(value, str):
        assert "{" not in value
        assert value == value.strip() != ""


def incomplete(act: Act) -> set[str]:
    return {code for code, field in KINDS[act.kind].items() if field["required"] and code not in act.fields}


def test_a_few_records_are_incomplete_but_none_in_ratified_minutes(acts: list[Act]) -> None:
    missing = [act for act in acts if not act.again and incomplete(act)]
    assert 0 < len(missing) < len(acts) / 100
    assert {(act.kind, code) for act in missing for code in incomplete(act)} <= {
        ("person", "sex"),
        ("meeting", "convened_by"),
        ("decision", "participation_level"),
        ("action", "responsible_text"),
    }
    ratified = {act.record for act in acts if act.fields.get("status") == "disahkan"}
    assert not [act for act in missing if act.record in ratified]
    assert not [act for act in missing if act.kind == "decision" and act.fields["meeting"] in ratified]


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


@pytest.mark.parametrize(
    ("records", "province"), [(1_000, "33"), (1_000, "53"), (1_200, "51"), (20_000, "33"), (20_000, "32"), (20_000, "13")]
)
def test_names_and_groups_are_as_in_life(records: int, province: str) -> None:
    for seed in range(1 if records > 2_000 else 5):
        of = sort(made(records, seed, [(province + code[2:], name) for code, name in VILLAGES]))
        names = Counter(row["name"] for row in of["person"])
        people = len(of["person"])
        assert 0.50 <= sum(count for name, count in names.items() if " " not in name) / people <= 0.58
        assert 0.18 <= sum(count for count in names.values() if count > 1) / people <= 0.28
        # The group of the story is small, as a hamlet is.
        assert 30 <= len(of["membership"]) / len(of["group"]) <= 45


def test_villages_drawn_by_chance_have_a_share_of_every_kind() -> None:
    acts = list(sample(20_000, 3, VILLAGES, NAMES, TOPICS, TODAY, with_story=False))
    counted = Counter(act.kind for act in acts)
    assert set(counted) == BIG_STAGE
    for kind in BIG_STAGE - set(STAGE):
        assert counted[kind] >= 25, kind
    assert sum("issue" in act.fields for act in acts if act.kind == "decision") > 50


def test_what_hinders_people_stands_as_a_problem_and_not_as_an_agenda() -> None:
    acts = list(sample(5_000, 3, VILLAGES, NAMES, TOPICS, TODAY, with_story=False))
    topics = {act.fields["topic"] for act in acts if act.kind == "agenda_item"}
    problems = [act.fields for act in acts if act.kind == "issue" and act.fields.get("entry_type") == "masalah"]
    assert len(problems) > 20
    assert not topics & {problem["title"] for problem in problems}
    assert all("problem" in matter for matter in read_texts(RESOURCES / "sample").matters["matters"])


def test_life_is_varied(of: dict[str, list[Any]]) -> None:
    assert {row["consent"] for row in of["person"]} == CODES["consent"]
    assert {row["presence"] for row in of["attendance"]} == CODES["presence"]
    for code in ("invited", "spoke"):
        assert {row.get(code) for row in of["attendance"]} == {True, False, None}
    assert {row["status"] for row in of["action"]} == CODES["action_status"]
    assert any(row["due_on"] < TODAY.isoformat() for row in of["action"] if row["status"] in ("belum", "berjalan"))
    assert {row.get("power_dimension") for row in of["decision"]} == {*CODES["power_dimension"], None}
    assert 0.2 < sum("authority_kind" in row for row in of["decision"]) / len(of["decision"]) < 0.7
    assert {"voting_terbuka", "mufakat_dengan_catatan", "musyawarah_mufakat", "ditetapkan_pengurus"} <= {
        row["method"] for row in of["decision"]
    }
    drafts = [row["date"] for row in of["meeting"] if row["status"] == "draf"]
    assert 0 < len(drafts) < len(of["meeting"]) / 4
    assert any("group" not in row for row in of["meeting"])
    gains = [float(row["post_score"]) - float(row["pre_score"]) for row in of["participation"] if "post_score" in row]
    assert sum(gains) > 0 > min(gains)


def test_memory_grows_with_people_and_not_with_records() -> None:
    tracemalloc.start()
    try:
        counted = Counter(act.kind for act in sample(12_000, 1, VILLAGES, NAMES, TOPICS, TODAY))
        # The story, of which nothing is forgotten, takes as much in a sample of any size.
        assert tracemalloc.get_traced_memory()[1] < 1_000_000 + 1_000 * counted["person"]
    finally:
        tracemalloc.stop()
    assert counted["attendance"] > counted["person"] > counted["meeting"]


def test_another_process_makes_the_same_records(acts: list[Act]) -> None:
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import test_sample as t; print(t.digest(t.made(6_000)))"
    for hashing in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=RESOURCES.parent,
            env={**os.environ, "PYTHONHASHSEED": hashing},
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode().strip() == digest(acts)


def digest(acts: list[Act]) -> str:
    told = json.dumps([(act.kind, act.record, act.fields, act.at.isoformat()) for act in acts], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


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


def test_sample_data_need_a_village() -> None:
    with pytest.raises(ValueError, match="village"):
        sample(10, 1, [], NAMES, TOPICS, TODAY)
