"""A coordinator's month: twelve workers, four weeks, and everything that goes wrong on the way.

Real files, the real command line, a real LibreOffice, and for one worker an older program. Lost, doubled, late and edited files, a
laptop brought back from an old backup and a clock two years ahead: in the end everybody holds the same, and no value is missing.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.walks.twelve_workers import LOST, UNKNOWN_TO_THE_OLD, WORKERS, Month, month, survivors_on

__all__ = ["month"]
pytestmark = pytest.mark.libreoffice
COUNTED = ("new", "updated", "same", "conflict", "rejected")


def _in_the_end_everybody_holds_the_same(month: Month) -> None:
    assert {worker("digest").out.strip() for worker in month.workers.values()} == {month.coordinator.digest()}
    assert month.coordinator.json("conflicts") == []


def _no_value_was_lost_doubled_or_overwritten_unseen(month: Month) -> None:
    left, replaced = survivors_on(month.coordinator)
    assert month.ever <= left | replaced
    titles = [each["fields"]["title"] for each in month.coordinator.json("list", "meeting")]
    assert sorted(titles) == sorted(f"Rapat {n}-{week}" for n in range(1, 13) for week in range(1, 5))


def _what_was_edited_in_excel_is_there_also_when_two_people_edited_one_file(month: Month) -> None:
    shown = {each["fields"].get("venue") for each in month.coordinator.json("list", "meeting")}
    written = {
        change["fields"].get("venue") for each in month.coordinator.json("list", "meeting") for change in _history(month, each["id"])
    }
    assert len(month.by_hand) == 4
    assert set(month.by_hand) <= written
    assert len(set(month.by_hand) & shown) == 3


def _history(month: Month, record: str) -> list[dict[str, Any]]:
    return month.coordinator.json("show", record, "--history")["history"]


def _what_the_older_program_did_not_know_came_back_whole(month: Month) -> None:
    group = month.coordinator.json("show", month.group)
    assert group["fields"][UNKNOWN_TO_THE_OLD] == "141/07/2025"
    assert any(change["fields"].get("purpose", "").startswith("Tujuan menurut 11") for change in _history(month, month.group))


def _the_gaps_were_right_every_week(month: Month) -> None:
    gaps = {week: {name: numbers for name, numbers in told.items() if numbers} for week, told in month.gaps.items()}
    lost_in = {name: week for week, name in LOST}
    assert all(sorted(told) == sorted(WORKERS) for told in month.gaps.values())
    assert gaps == {week: {name: [lost] for name, lost in lost_in.items() if lost < week} for week in range(1, 5)}


def _the_counts_of_every_report_add_up(month: Month) -> None:
    counts = [each for report in month.reports for file in report["files"] for each in file["counts"].values()]
    assert len(counts) > 100
    assert all(each["read"] == sum(each[name] for name in COUNTED) for each in counts)
    assert {file["status"] for report in month.reports for file in report["files"]} == {"merged", "same"}


def test_a_month_of_twelve_workers_ends_with_one_data_code_and_every_value_accounted_for(month: Month) -> None:
    _in_the_end_everybody_holds_the_same(month)
    _no_value_was_lost_doubled_or_overwritten_unseen(month)
    _what_was_edited_in_excel_is_there_also_when_two_people_edited_one_file(month)
    _what_the_older_program_did_not_know_came_back_whole(month)
    _the_gaps_were_right_every_week(month)
    _the_counts_of_every_report_add_up(month)
