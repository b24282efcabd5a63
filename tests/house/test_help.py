"""The help pages: one for every screen, the same in both languages, readable, and with links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from empower_desktop.ui.entries import SCREENS
from empower_desktop.ui.keys import KEYS

HELP = Path(__file__).parents[2] / "resources" / "help"
LANGUAGES = ("id", "en")
PAGES = {
    language: {path.stem: path.read_text(encoding="utf-8") for path in sorted((HELP / language).glob("*.md"))} for language in LANGUAGES
}
EVERY_PAGE = [(language, name) for language in LANGUAGES for name in PAGES[language]]
# Nobody is scolded, and nothing is shouted.
SCOLDING = re.compile(r"\b(errors?|invalid|gagal|failed|fatal)\b|!", re.IGNORECASE)
LINK = re.compile(r"\]\(([^)]*)\)")
ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_page(language: str) -> None:
    assert {screen.key for screen in SCREENS} | {"first_run"} <= PAGES[language].keys()


def test_both_languages_have_the_same_pages() -> None:
    assert PAGES["id"].keys() == PAGES["en"].keys()


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_a_page_says_first_what_it_is_for(language: str, name: str) -> None:
    title, empty, purpose, after = PAGES[language][name].split("\n")[:4]
    assert title.startswith("# ")
    assert (empty, after) == ("", "")
    assert purpose.endswith(".")


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_links_lead_to_pages(language: str, name: str) -> None:
    targets = LINK.findall(PAGES[language][name])
    assert targets
    assert {Path(target).stem for target in targets} <= PAGES[language].keys()
    assert all(target == f"{Path(target).stem}.md" for target in targets)


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_nobody_is_scolded(language: str, name: str) -> None:
    assert SCOLDING.findall(PAGES[language][name]) == []


@pytest.mark.parametrize(("language", "name"), EVERY_PAGE)
def test_every_row_of_a_table_has_its_cells(language: str, name: str) -> None:
    rows = [row for table in re.split(r"\n\n", PAGES[language][name]) for row in [ROW.findall(table)] if row]
    assert all(len({row.count("|") for row in table}) == 1 for table in rows)


@pytest.mark.parametrize("name", sorted(PAGES["id"]))
def test_both_languages_tell_the_same(name: str) -> None:
    def shape(text: str) -> list[int]:
        return [len(re.findall(sign, text, re.MULTILINE)) for sign in ("^## ", r"^\| ", r"^\d\. ", "^- ", r"\]\(")]

    assert shape(PAGES["id"][name]) == shape(PAGES["en"][name])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_keys_names_every_key(language: str) -> None:
    text = PAGES[language]["keyboard"].replace("Spasi", "Space")
    shown = [key for _, keys in KEYS for group, _ in keys for key in group.split(" · ")]
    assert [key for key in shown if key not in text and key.replace(" ", ", ") not in text] == []
