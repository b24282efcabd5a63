"""Every text that people see stands in both languages, and nothing is shown past the translations."""

from __future__ import annotations

import ast
import csv
import re
import string
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "empower_desktop"
FOLDER = ROOT / "resources" / "translations"
SOURCES = sorted(PACKAGE.rglob("*.py"))
SCREENS = sorted((PACKAGE / "ui").rglob("*.py"))
SHOWN_BY = {
    *("setText", "setPlaceholderText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setTitle", "setSubTitle"),
    *("setLabelText", "setInformativeText", "setDetailedText", "setAccessibleName", "setAccessibleDescription", "setHtml", "setPlainText"),
    *("setPrefix", "setSuffix", "setSpecialValueText", "setButtonText", "setCancelButtonText", "setMarkdown", "showMessage"),
    *("addItem", "addAction", "addMenu", "addTab", "addRow", "addButton", "addSection", "insertItem", "insertTab"),
    *("QLabel", "QPushButton", "QToolButton", "QAction", "QGroupBox", "QCheckBox", "QRadioButton", "QMenu", "QCommandLinkButton"),
}
NAMED = {"text", "title", "label", "tooltip", "placeholderText", "windowTitle", "toolTip"}


def read(path: Path) -> ast.Module:
    """Parse one source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> list[tuple[str, ast.Call]]:
    """Give every call in a file with the last part of what is called."""
    found = [node for node in ast.walk(read(path)) if isinstance(node, ast.Call)]
    return [(getattr(call.func, "attr", getattr(call.func, "id", "")), call) for call in found]


def fixed_text(node: ast.expr) -> str:
    """Give the letters that stand fixed in an expression, tags of rich text left out."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    fixed = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return re.sub(r"<[^>]*>|&\w+;", "", fixed)


def untranslated(path: Path) -> list[str]:
    """Name the places where a file shows a text of its own instead of a message."""
    shown = []
    for name, call in calls(path):
        texts = call.args[:2] + [keyword.value for keyword in call.keywords if keyword.arg in NAMED] if name in SHOWN_BY else []
        shown += [f"{path.name}:{call.lineno}: {fixed_text(text)!r}" for text in texts if re.search(r"[^\W\d_]", fixed_text(text))]
    return shown


def values_in(text: str) -> set[str]:
    """Give the names of the values that fill a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts_of(value: object) -> list[str]:
    """Give the one text or the plural forms of a message as a list."""
    return [str(text) for text in value] if isinstance(value, list | tuple) else [str(value)]


def said(catalogue: Catalog) -> dict[tuple[str, ...], list[str]]:
    """Give each message of a catalogue, in all its forms, with its translation."""
    return {tuple(texts_of(message.id)): texts_of(message.string) for message in catalogue if message.id}


@pytest.fixture(scope="module")
def update() -> dict[str, Any]:
    return run_path(str(FOLDER / "update.py"))


@pytest.fixture(scope="module")
def indonesian(update: dict[str, Any]) -> Catalog:
    catalogue = update["read_catalogue"](FOLDER / "id.po")
    assert isinstance(catalogue, Catalog)
    return catalogue


def test_every_message_has_its_indonesian(update: dict[str, Any], indonesian: Catalog) -> None:
    assert update["unfinished"](indonesian, update["extracted"]()) == []


def test_translations_are_filled_with_the_same_values(indonesian: Catalog) -> None:
    for message in indonesian:
        wanted = set().union(*map(values_in, texts_of(message.id)))
        assert all(values_in(text) == wanted for text in texts_of(message.string) if message.id), message.id


def test_compiled_catalogue_is_the_one_that_was_translated(indonesian: Catalog) -> None:
    with (FOLDER / "id.mo").open("rb") as stream:
        compiled = read_mo(stream)
    assert said(compiled) == said(indonesian)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_marked_texts_are_literal(path: Path) -> None:
    marked = [text for name, call in calls(path) if name in {"N_", "P_"} for text in call.args[: 1 if name == "N_" else 2]]
    assert [text.lineno for text in marked if not (isinstance(text, ast.Constant) and isinstance(text.value, str))] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_label_stands_in_both_languages(path: Path) -> None:
    labels = [[*call.args, *(keyword.value for keyword in call.keywords)] for name, call in calls(path) if name == "Label"]
    written = [texts for texts in labels if not any(isinstance(text, ast.Starred) for text in texts)]
    assert [texts[0].lineno for texts in written if len(texts) != 2 or any(getattr(text, "value", " ") == "" for text in texts)] == []


@pytest.mark.parametrize(("table", "columns"), [("choices.csv", ("id", "en")), ("training_topics.csv", ("label_id", "label_en"))])
def test_every_choice_stands_in_both_languages(table: str, columns: tuple[str, str]) -> None:
    with (ROOT / "resources" / "lists" / table).open(encoding="utf-8", newline="") as stream:
        assert [row for row in csv.DictReader(stream) if not all(row[column].strip() for column in columns)] == []


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_screens_show_only_messages(path: Path) -> None:
    assert untranslated(path) == []


def test_a_text_past_the_translations_is_found(tmp_path: Path) -> None:
    screen = tmp_path / "screen.py"
    screen.write_text(
        'QLabel("<b>Hello</b>")\nbox.setText(f"{n} rows")\nbox.setText("<b> – </b>")\nbox.setText(say(N_("Hello")))\n', encoding="utf-8"
    )
    assert untranslated(screen) == ["screen.py:1: 'Hello'", "screen.py:2: ' rows'"]


def test_a_message_inside_an_f_string_is_found(update: dict[str, Any]) -> None:
    module = ast.parse("""say(f"{file} · {say(P_('{n} cell', '{n} cells', n))}, {say(N_('Hello'))}")""")
    assert sorted(update["_marked"](module)) == [("Hello",), ("{n} cell", "{n} cells")]
