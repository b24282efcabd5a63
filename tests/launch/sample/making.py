"""Sample data as they are made for the tests, and the data dictionary that they are held against."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from empower_desktop.launch.sample.year import Act, sample
from empower_desktop.shipped import RESOURCES

TODAY = date(2026, 11, 25)
VILLAGES = [(f"33.02.10.{2001 + number}", name) for number, name in enumerate(("Sukamaju", "Karangjati", "Wonosari", "Banjarsari"))]
DICTIONARY = json.loads((Path(__file__).parents[2] / "records" / "records.json").read_text(encoding="utf-8"))
KINDS: dict[str, dict[str, Any]] = {kind["code"]: {field["code"]: field for field in kind["fields"]} for kind in DICTIONARY["kinds"]}
CODES = {name: {choice["code"] for choice in choices} for name, choices in DICTIONARY["lists"].items()}
NAMES = json.loads((RESOURCES / "lists" / "names.json").read_text(encoding="utf-8"))
with (RESOURCES / "lists" / "training_topics.csv").open(encoding="utf-8", newline="") as table:
    CODES["training_topics.csv"] = {row["code"] for row in csv.DictReader(table)}
TOPICS = sorted(CODES["training_topics.csv"])


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


def digest(acts: list[Act]) -> str:
    told = json.dumps([(act.kind, act.record, act.fields, act.at.isoformat()) for act in acts], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
