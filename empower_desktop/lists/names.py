"""Names as lists write them: titles and forms of address off, capitals brought to the usual, notes and second persons apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from empower_desktop.lists.behind import LETTERS, behind, is_title
from empower_desktop.lists.name_ends import parted_from_alias, parted_from_degrees, without_end, without_points
from empower_desktop.records.words import beginning, meaning, plain, words_of

_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,3}\s*[.):]\s*|[a-z]\s?[.)]\s+)")
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_OUTSIDE_BRACKETS = r"(?![^(\[]*[)\]])"
_STROKE = r"(?:(?<!\d)(?<!\d\s)/|/(?!\s*rw\b))"
"""A stroke that may part two names, unlike that of `RT 02/RW 01`."""
_TWO = re.compile(rf"\s*(?:{_STROKE}|&|\+|;|\bdan\b){_OUTSIDE_BRACKETS}\s*", re.IGNORECASE)
_DEGREES = re.compile(r"\s+((?:[SMAD]\.?\s?[A-Z][A-Za-z]{0,3}\.?(?:\s?[IH]\.?)?)(?:\s*,\s*.*)?)$")
_DASH = re.compile(rf"\s+[-–—]\s+(?=[^\W\d_]){_OUTSIDE_BRACKETS}")
"""A dash as it stands before a remark or another name: `Ani - Kader`, unlike that of `Siti Nur-Aini`."""
_UNNAMED = re.compile(
    r"[\s,]*(?:(?:/|&|\+|\b(?:dan|bersama|beserta)\b)\s*(?:bapak|bpk|pak|ibu|bu|istri|isteri|suami|anak|keluarga|kel|rombongan)(?:nya)?"
    r"|\+\s*\d{1,2}(?:\s*(?:orang|org))?|\bsekeluarga|\bdkk|(?<=\s)cs)\.?\s*(?=,|$)",
    re.IGNORECASE,
)
"""Somebody beside a person of whom only a form of address says that they were there: `Bpk. Joko & Ibu`."""
_LATE = re.compile(r"^\s*(alm(?:h|arhum|arhumah)?)\b\.?\s+(?=\w{2})", re.IGNORECASE)
_FOR_ANOTHER = re.compile(rf"\s+(?:a\.\s?n\b\.?|a/n\b|atas nama\b)\s*([^\s,;/&(][^,;/&(]*){_OUTSIDE_BRACKETS}", re.IGNORECASE)
"""In whose place somebody came: `Wati a.n. Joko`."""
_FIRST_LETTER = re.compile(r"^\W*\w")
"""The letter that a word begins with, also behind a quotation mark."""
_COUNT = re.compile(rf"\W*\d+\s*(?:{'|'.join(words_of('counted'))})\W*", re.IGNORECASE)
_NEXT_COUNTED = re.compile(r"(?:^|[\s,;]+)\(?\d{1,2}\s*[.)]\s*(?=[^\W\d])")
"""What counts names within a cell, `1. Tarno 2. Tarmin`."""
_SEVERAL = re.compile(r"[^\W\d]{2,}2\b|(?P<word>[^\W\d]+)-(?P=word)\b", re.IGNORECASE)
"""A form of address for several, `Ibu2` or `bapak-bapak`."""
_SAYS_NO_NAME = re.compile(r"(?:belum|blm|tidak|tdk|menyusul)\b", re.IGNORECASE)
"""With such a word it begins to be said why there is no name, `belum ada`; nobody is called so."""
_ALL_OF = re.compile(r"(?:seluruh|semua|segenap)\s+\w", re.IGNORECASE)
"""Before people or a body: all of them."""
_OFFICE = re.compile(r"(.+?)(?:\s+(?:\d{1,3}(?:\s*/\s*\d{1,3})?|[IVX]{1,4}))?")
"""An office, and the number of what it is held in: `RT 03`, `Kadus II`."""
_NEW_LINE = re.compile(r"\s*(?<![,;/&+(\-–—\s])\s*\n\s*(?![,;/&+)\-–—]|dan\b)", re.IGNORECASE)
"""A new line within a cell that parts what stands on both, where no sign or word does."""
_LABEL = re.compile(r"[^:]+:\s+\S")
"""What says of which kind something is before it is said, `Kesepakatan: 3x tidak hadir`."""
_COMMA = re.compile(f",{_OUTSIDE_BRACKETS}")
_LONGEST_CELL = 300
"""A longer text names nobody."""
_MORE = re.compile(r"\s*\+\s*\d")
"""With a plus and a number it is said how many more there were, `+ 3 anak SD`."""
_OF_PICTURES = "\ufe0f\u200d"
"""Signs without a look of their own that belong to a picture."""
_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
_BEHIND_POINT = re.compile(r"(?<=\.)[^\W\d_](?=\.)")
"""An initial behind another one, `R.A. Kartini`."""
_LONGEST_SHORT_FORM = 3
_ONE_LETTER_NAMES = frozenset(["a", "m", "i"])


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name: bare, with its titles apart, what is remarked of them, and the sex that its words suggest.

    `others` are what stands behind a comma and may be other names; they are in `note` too, as is who stands there `unnamed`.
    """

    name: str
    titles: str = ""
    note: str = ""
    hint: str = ""
    why: str = ""
    others: tuple[str, ...] = ()
    unnamed: str = ""
    alias: str = ""

    @property
    def with_others(self) -> str:
        """The name and what may be other names, where a text may name several people."""
        return ", ".join((f"{self.name} {self.unnamed}".strip(), *self.others))


def _without_pictures(text: str) -> str:
    """Take off the small pictures that people of a chat set behind their names, and the stars around what they write in bold."""
    return bold_off("".join(sign for sign in text if unicodedata.category(sign) != "So" and sign not in _OF_PICTURES))


def bold_off(text: str) -> str:
    """Take off the stars around what a chat shows in bold, `*LIST HADIR*`; one behind a name is the mark of a footnote."""
    return _BOLD.sub(r"\1", text)


def read_name(text: str) -> Name:
    """Read the name of one person."""
    text = _NUMBERING.sub("", " ".join(_without_pictures(text).split()))
    notes = [note.strip() for note in _NOTE.findall(text) if note.strip()]
    text = " ".join(_NOTE.sub(" ", text).split())
    text, unnamed = _without_unnamed(text)
    notes += [unnamed] if unnamed else []
    text, alias = parted_from_alias(text)
    text, remarked = without_end(text)
    notes += remarked
    if late := _LATE.match(text):
        text, notes = text[late.end() :], [late[1], *notes]
    first, *after = [part.strip() for part in text.split(",")]
    found = list(zip(behind(first, after), after, strict=True))
    titles = [part for what, part in found if what == "title"]
    others = [part for what, part in found if what == "name"]
    notes += [part for what, part in found if what in ("remark", "name")]
    before, words = _titles_before(first.split())
    if not titles and (degrees := _DEGREES.search(" ".join(words))) and meaning("degree", degrees[1]):
        titles, words = [degrees[1].strip()], " ".join(words)[: degrees.start()].split()
    elif not titles and (parted := parted_from_degrees(words))[1]:
        words, titles = parted[0], [parted[1]]
    hint, why = _hint(before, words)
    name = without_points(usual_capitals(" ".join(words)))
    if is_office(name):  # `Bu RT` is called so, and not RT
        before, name = [], " ".join([*before, name])
    return Name(
        name, "; ".join([*before, *titles]), "; ".join(notes), hint, why, tuple(map(usual_capitals, others)), unnamed, usual_capitals(alias)
    )


def _without_unnamed(text: str) -> tuple[str, str]:
    """Give a name, and who stands behind it without one."""
    found = _UNNAMED.search(text)
    if found is None or not LETTERS.search(text[: found.start()]):
        return text, ""
    return text[: found.start()] + text[found.end() :], found[0].strip(" ,.")


def read_names(text: str) -> list[Name]:
    """Read a cell that may name several persons, joined by `/`, `&`, "dan" or a comma."""
    if len(text) > _LONGEST_CELL:
        return [read_name(text)]
    if text.lstrip(" (").startswith("1") and len(counted := [one for one in _NEXT_COUNTED.split(text) if one.strip()]) > 1:
        return [read_name(one) for one in counted]
    text = _FOR_ANOTHER.sub(r" (a.n. \1)", _DASH.sub(", ", one_line(text)))
    if _without_unnamed(" ".join(_NOTE.sub(" ", text).split()))[1]:
        return [read_name(text)]
    parts = [part for part in _TWO.split(text) if part.strip()]
    if len(parts) < 2 or not all(LETTERS.search(_NOTE.sub(" ", part)) and not is_title(part) for part in parts):
        parts = [text]
    return [read_name(one) for part in parts for one in _parted(part)]


def one_line(text: str) -> str:
    """Give a cell with a comma where it begins a new line, unless that goes on with a name as `bin Sarjo` does."""
    first, *others = _NEW_LINE.split(text)
    for each in others:
        is_of_name = plain(each).partition(" ")[0] in words_of("lineage")
        first = f"{first} {each}" if is_of_name or not first.strip() else f"{first}, {each}"
    return first


def _parted(text: str) -> list[str]:
    """Part a text at the commas behind which another name begins; titles and remarks stay with the name before them."""
    first, *after = _COMMA.split(text)
    found = [first]
    for what, part in zip(behind(first, after), after, strict=True):
        if what == "name" and found[-1].strip():
            found.append(part)
        else:
            found[-1] = f"{found[-1]},{part}"
    return found


def is_name(text: str) -> bool:
    """Say whether a text may be somebody's name: letters, no sentence, no label before something else, and no `dst`."""
    return (
        plain(text) not in words_of("nobody")
        and not _SAYS_NO_NAME.match(text)
        and bool(LETTERS.search(text))
        and not (_LABEL.match(text) or _MORE.match(text))
        and len(text) <= 100
        and len(text.split()) <= 9
        and not re.search(r"\d{3}", text)
        and not is_count(text)
    )


def is_office(text: str) -> bool:
    """Say whether a text says nothing but an office, `RT 03` or `Kades`, by which somebody is known."""
    found = _OFFICE.fullmatch(text.strip())
    return found is not None and bool(meaning("office", found[1]))


def is_several(text: str) -> bool:
    """Say whether a text names several at once without their names: a group, `KWT Mekar`, or `Ibu2 PKK (5 orang)`."""
    said = _NOTE.sub(" ", text).split()
    first = said[0] if said else ""
    if _ALL_OF.match(" ".join(said)):
        return True
    several = _SEVERAL.fullmatch(first)
    counted = any(is_count(note) for note in _NOTE.findall(text))
    return counted or bool(several and plain(several[0].split("-")[0].rstrip("2")) in words_of("title")) or _names_group(" ".join(said))


def is_held(text: str) -> bool:
    """Say whether a text names something that was held, `Pelatihan Kompos`; somebody may be called Mad or Rat."""
    return len(beginning("event", text)[0]) > _LONGEST_SHORT_FORM


def _names_group(text: str) -> bool:
    return bool(beginning("group_type", text)[0])


def is_count(text: str) -> bool:
    """Say whether a text says how many people there were, `25 orang`."""
    return bool(_COUNT.fullmatch(text))


def usual_capitals(text: str) -> str:
    """Bring a name all in capitals, or all in small letters, to capitals at the start of its words; bin, binti and b. stay small."""
    lineage = words_of("lineage")
    words = text.split()
    rest = [word for at, word in enumerate(words) if not (0 < at < len(words) - 1 and plain(word) in lineage)]
    shouted = all(word == word.upper() for word in rest) and any(len(plain(word)) > 2 for word in rest)
    whispered = all(word == word.lower() for word in rest)
    usual = []
    for at, word in enumerate(words):
        if 0 < at < len(words) - 1 and plain(word) in lineage and (len(plain(word)) > 1 or word.endswith(".")):
            usual.append(word.lower())
        else:
            usual.append(_capitalised(word) if shouted or whispered else word)
    return " ".join(usual)


def _capitalised(word: str) -> str:
    capital = "-".join(_FIRST_LETTER.sub(lambda found: found[0].upper(), part.lower(), count=1) for part in word.split("-"))
    return _BEHIND_POINT.sub(lambda found: found[0].upper(), capital)


def _titles_before(words: list[str]) -> tuple[list[str], list[str]]:
    titles = words_of("title")
    before: list[str] = []
    while len(words) > 1:
        first = words[0]
        # `H.` glued to the name: `H.Ahmad`.
        if (glued := re.fullmatch(r"(H|Hj|Drs|Dra|Ir|KH|Bpk|Ny|Sdr)\.(\w{3,})", first, re.IGNORECASE)) is not None:
            first, words = f"{glued[1]}.", [f"{glued[1]}.", glued[2], *words[1:]]
        key = plain(first)
        if key not in titles or (len(key) == 1 and ((not first.endswith(".") and len(words) < 3) or key in _ONE_LETTER_NAMES)):
            break
        if len(key) == 2 and first == first.lower() and not first.endswith(".") and titles[key] == "title":
            break
        before.append(_title(first))
        words = words[1:]
    return before, words


def _title(word: str) -> str:
    """Bring a title that is all in capitals to the usual; `K.H.` and `KH` are short forms of two words."""
    is_usual = word != word.upper() or "." in word.rstrip(".") or len(plain(word)) < 2 or plain(word) == "kh"
    return word if is_usual else word.capitalize()


def sex_of_titles(titles: str) -> str:
    """Give the sex that one of the titles of a person says, `L` of “Bpk.”; "" where none does."""
    return _hint(titles.replace(";", " ").split(), [])[0]


def _hint(before: list[str], words: list[str]) -> tuple[str, str]:
    """Give the sex that titles or bin and binti suggest, and the word that does."""
    for title in before:
        if (sex := words_of("title").get(plain(title), "")) in ("L", "P"):
            return sex, title
    for word in words[1:-1]:
        if (sex := words_of("lineage").get(plain(word), "")) and (len(plain(word)) > 1 or word.endswith(".")):
            return sex, word
    return "", ""


_ACRONYM = re.compile(r"[^aeiou]{2,6}", re.IGNORECASE)
_SMALL = frozenset(["dan", "di", "ke", "dari", "dengan", "untuk", "yang", "pada", "dalam", "atau", "oleh", "bagi", "serta"])


def usual_title(text: str) -> str:
    """Bring a title of a meeting or group that is all in capitals to the usual; abbreviations stay as they are."""
    text = " ".join(text.split())
    if text != text.upper():
        return text
    return " ".join(_word_of_title(word, at) for at, word in enumerate(text.split()))


def _word_of_title(word: str, at: int) -> str:
    key = plain(word)
    kept = words_of("acronym").get(key, "")
    if kept and kept != "keep":
        return kept
    if kept or (_ACRONYM.fullmatch(key) and not key.isdigit()):
        return word
    if at and key in _SMALL:
        return word.lower()
    return "/".join(_capitalised(part) for part in word.split("/"))
