"""A list is a table that anybody can extend."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from empower_desktop.language import Label
from empower_desktop.records.choices import CHOICES, Choice, choice_of, class_of, read_choices, read_topics
from empower_desktop.records.fields import OneChoice
from empower_desktop.records.typed import folded

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "resources" / "lists"
RICE_BARN = "resource_kind,lumbung,Lumbung padi,Rice barn,\n"


def test_a_line_added_to_the_table_is_a_choice(tmp_path):
    table = tmp_path / "choices.csv"
    table.write_text((LISTS / "choices.csv").read_text(encoding="utf-8") + RICE_BARN, encoding="utf-8")
    assert read_choices(table)["resource_kind"][-1] == Choice("lumbung", Label("Lumbung padi", "Rice barn"))


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-8-sig", ";"), ("cp1252", ";")])
def test_any_spreadsheet_may_save_the_table(tmp_path, encoding, delimiter):
    with (LISTS / "choices.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    table = tmp_path / "choices.csv"
    with table.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([*rows, [""] * 5])
    assert read_choices(table) == read_choices(LISTS / "choices.csv")


def test_a_line_with_only_a_code_and_one_label_is_still_a_choice(tmp_path):
    table = tmp_path / "choices.csv"
    table.write_text("list,code,id,en,class\nunit,ikat,Ikat\n,,\n", encoding="utf-8")
    assert read_choices(table) == {"unit": (Choice("ikat", Label("Ikat", "Ikat")),)}


def test_a_line_added_to_the_shipped_table_is_offered_shown_and_read_by_the_program(tmp_path):
    copy = tmp_path / "house"
    shutil.copytree(ROOT / "empower_desktop", copy / "empower_desktop", ignore=shutil.ignore_patterns("__pycache__", "resources"))
    shutil.copytree(LISTS, copy / "resources" / "lists")
    with (copy / "resources" / "lists" / "choices.csv").open("a", encoding="utf-8") as table:
        table.write("meeting_type,arisan,Arisan,Savings round,\n")
    asked = (
        "from empower_desktop.records import Meeting; from empower_desktop.language import Language; import datetime\n"
        "field = Meeting.fields()['meeting_type']\n"
        "print(field.choices[-1].code, field.read('savings round', datetime.date(2026, 1, 1)), field.show('arisan', Language('id'), None))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == ["arisan", "arisan", "Arisan"]


def test_topics_are_read_from_their_own_table():
    topics = read_topics(LISTS / "training_topics.csv")
    assert topics == CHOICES["training_topics"]
    assert {"pupuk_bokashi", "lainnya"} <= {topic.code for topic in topics}


@pytest.mark.parametrize("name", CHOICES)
def test_no_code_or_label_of_a_list_stands_for_two_choices(name):
    words = Counter(word for choice in CHOICES[name] for word in {folded(choice.code), folded(choice.label.id), folded(choice.label.en)})
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("name", CHOICES)
def test_labels_can_be_joined_by_semicolons_and_parted_again(name):
    assert [choice for choice in CHOICES[name] if ";" in choice.label.id + choice.label.en] == []


@pytest.mark.parametrize(
    "typed", ["kelompok_perempuan", "Kelompok perempuan", "KELOMPOK  PEREMPUAN", "Women’s group", "women's group", "Women`s group "]
)
def test_a_code_or_a_label_of_either_language_is_understood(typed, today):
    assert OneChoice(label=Label("Pelaku", "Actor"), list_name="actor").read(typed, today) == "kelompok_perempuan"


def test_a_code_has_its_class_and_an_unknown_one_none():
    assert class_of("actor", "pemdes") == "pemerintah"
    assert (class_of("actor", "alien"), class_of("actor", None), choice_of("nothing", "x")) == ("", "", None)
