"""Reading a list of names that somebody pastes: numbers, titles and L/P columns are understood, identity numbers dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from empower_desktop.records.typed import visible
from empower_desktop.workspace.roster import Near, People, Somebody, fold, hamlet_of

_IDENTITY = re.compile(r"(?<!\d)\d(?:[ .-]?\d){14,15}(?!\d)")
_NUMBERING = re.compile(r"^\s*(?:no\.?\s*)?\(?\d{1,4}\s*[.):]?(?=\s|$|\D)\s*[-–]?\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*[-–•*·]+\s*")
_SPLIT = re.compile(r"\t|;|\||\s{3,}")
_AT_END = re.compile(r"[\s,]+\(?([LP])\)?\.?\s*$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE = re.compile(r"^(?:dusun|dukuh|dsn|rt|rw|kp|kampung)\b", re.IGNORECASE)
_HEADS = {
    "name": {"nama", "nama lengkap", "nama peserta", "name", "nama anggota"},
    "sex": {"l/p", "lp", "jk", "j/k", "jenis kelamin", "sex", "kelamin", "gender"},
    "hamlet": {"alamat", "dusun", "hamlet", "rt/rw", "address"},
    "": {"no", "no.", "nomor", "nik", "no. ktp", "no ktp", "no. kk", "tanda tangan", "ttd", "paraf", "jabatan", "keterangan", "unsur"},
}
_SEX: Mapping[str, str] = {
    **dict.fromkeys(("l", "laki-laki", "laki laki", "lk", "pria", "m", "male"), "L"),
    **dict.fromkeys(("p", "perempuan", "pr", "wanita", "f", "female"), "P"),
}
_ADDRESSES = frozenset(["bapak", "bpk", "bp", "pak", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "tn", "ny", "nn", "mas", "mbak"])
_TITLES = frozenset(["h", "hj", "kh", "ust", "ustadz", "ustadzah", "dr", "drs", "dra", "ir", "prof", "kyai", "nyai", "rr", "r", "mbah"])
_AFTER = re.compile(r"(?:[smad]\.?\s?[a-z]{1,4}\.?(?:[a-z]{1,4}\.?)*|amd\.?\w*|skm|sos)", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One person of a pasted list; `number` is the line it stood in."""

    number: int
    name: str
    titles: str = ""
    sex: str = ""
    hamlet: str = ""


@dataclass(frozen=True)
class Pasted:
    """What was read from a list, and the lines whose identity number was dropped."""

    lines: tuple[Line, ...]
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True)
class Recognised:
    """A line and who it may be: `known` for sure, `similar` to some, or `new`."""

    line: Line
    state: str
    persons: tuple[Somebody, ...] = ()


def read_list(text: str) -> Pasted:
    """Read the lines of a list; those without a name are left out, a name that stands twice is taken once."""
    lines: dict[str, Line] = {}
    dropped: list[int] = []
    heads: Sequence[str] = ()
    for number, raw in enumerate(visible(text).splitlines(), 1):
        clean = _IDENTITY.sub(" ", raw)
        if clean != raw:
            dropped.append(number)
        parts = [part.strip() for part in _SPLIT.split(clean)]
        if found := _heads(parts):
            heads = found
            continue
        line = _line(number, parts, heads)
        if line is not None:
            lines.setdefault(fold(line.name), line)
    return Pasted(tuple(lines.values()), tuple(dropped))


def recognise(people: People, near: Near, lines: Sequence[Line]) -> list[Recognised]:
    """Tell who each line is: one bearer of the name nearby is known, several or a like name are a question."""
    return [_recognise_one(people, near, line) for line in lines]


def _recognise_one(people: People, near: Near, line: Line) -> Recognised:
    bearers = [one for one in people.named(line.name) if not {line.sex, one.sex} >= {"L", "P"} and near.tier(one) != 5]
    listed = [one for one in bearers if near.tier(one) in (0, 1, 2, 6)]
    certain = listed if len(listed) == 1 else bearers
    if line.hamlet and len(certain) > 1:
        certain = [one for one in certain if hamlet_of(one.hamlet) == hamlet_of(line.hamlet)] or certain
    if len(certain) == 1:
        return Recognised(line, "known", tuple(certain))
    like = tuple(certain) or tuple(people.similar(line.name, line.sex, near))
    return Recognised(line, "similar" if like else "new", like)


def _heads(parts: Sequence[str]) -> tuple[str, ...]:
    """Give what the columns hold, if this is the line that says so."""
    plain = [part.casefold().strip(" .:") for part in parts if part]
    known = {word: head for head, words in _HEADS.items() for word in words}
    if not plain or not set(plain) & _HEADS["name"] or any(word not in known and len(word) > 24 for word in plain):
        return ()
    return tuple(known.get(part.casefold().strip(" :"), known.get(part.casefold().strip(" .:"), "")) for part in parts)


def _line(number: int, parts: Sequence[str], heads: Sequence[str]) -> Line | None:
    told = dict(zip(heads, parts, strict=False)) if heads else {}
    sex = _SEX.get(told.get("sex", "").casefold().strip(" ."), "")
    hamlet = told.get("hamlet", "")
    name = told.get("name", "")
    for part in () if told.get("name") else parts:
        if (word := part.casefold().strip(" .()")) in _SEX:
            sex = sex or _SEX[word]
        elif _PLACE.match(part) and name:
            hamlet = hamlet or part
        elif not name and _LETTERS.search(part):
            name = part
    return _named(Line(number, name, "", sex, hamlet))


def _named(line: Line) -> Line | None:
    name = _BULLET.sub("", _NUMBERING.sub("", line.name))
    if (end := _AT_END.search(name)) and not line.sex:
        line, name = replace(line, sex=end.group(1)), name[: end.start()]
    name, titles = _without_titles(re.sub(r"\d+", " ", name))
    return replace(line, name=name, titles=titles) if _LETTERS.search(name) else None


def _without_titles(text: str) -> tuple[str, str]:
    first, *after = [part.strip() for part in text.split(",")]
    words = first.split()
    before: list[str] = []
    while len(words) > 1 and words[0].casefold().strip(".") in _ADDRESSES | _TITLES and (words[0].endswith(".") or len(words[0]) > 1):
        before.append(words.pop(0))
    behind = [part for part in after if _AFTER.fullmatch(part)]
    name = " ".join(word.capitalize() if word.isupper() else word for word in words)
    kept = [word for word in before if word.casefold().strip(".") in _TITLES]
    return name.strip(" .-–"), " ".join([*kept, *behind])
