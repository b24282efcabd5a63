"""Words in the head of a list: the group it names, times and hours, a title in the usual capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from empower_desktop.lists.acronyms import without_initials
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.names import usual_title
from empower_desktop.records.typed import MONTH_WORDS
from empower_desktop.records.words import beginning, longest, meaning, plain, words_of

_NO_DAY = rf"(?!\d|\s*[-/]\s*\d|\.\d|\s*(?:{'|'.join(sorted(MONTH_WORDS, key=len, reverse=True))})\b)"
"""Numbers before a month or a further number are days: `2-4 Nov 2026`, `2-4-2026`."""

_ZONE = r"(?:\s*wi(?:b|ta|t)\b)?"

_OF_DAY = r"(?:\s*(pagi|siang|sore|petang|malam)\b)?"
"""Which half of the day the hours of a clock are of, `7.30 malam`."""

TIMES = re.compile(
    rf"(?:pukul|jam|pkl\.?)?\s*(?<![\d/-])(\d{{1,2}})(?:[.:](\d{{2}}))?\s*(?:wib|wita|wit)?{_OF_DAY}\s*"
    r"(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?|hingga)\s*"
    rf"(?:(\d{{1,2}})(?:[.:](\d{{2}}))?|(selesai)){_NO_DAY}{_ZONE}{_OF_DAY}",
    re.IGNORECASE,
)

ONE_TIME = re.compile(rf"(?:pukul|jam|pkl\.?)?\s*(\d{{1,2}})[.:](\d{{2}}){_NO_DAY}{_ZONE}{_OF_DAY}", re.IGNORECASE)

HOUR_OF_DAY = re.compile(r"(?:\b(?:pukul|jam|pkl\.?)|\A)\s*(\d{1,2})()\s*(pagi|siang|sore|petang|malam)\b", re.IGNORECASE)
"""An hour without minutes, which its half of the day tells from any other number, `jam 3 sore`."""

_YEARED = re.compile(r"[\s,–—\-(]*(?:tahun|thn|th|t\.?a\.?|tahun anggaran)\.?\s*(?:19|20)\d\d(?:\s*/\s*\d{2,4})?\)?\s*$", re.IGNORECASE)

_ENDS_OPEN = re.compile(r"\b(?:pe\w{4,}an|dan|serta|tentang|untuk|dalam rangka)\W*$", re.IGNORECASE)
"""A title that says what is done and not yet to what, `Pelatihan Pembuatan`, or ends in a word behind which more must come."""

_GOES_ON = re.compile(r"(?:dan|serta|untuk|tentang|bagi)\s", re.IGNORECASE)
"""Words that begin no title, but the second line of one."""

_BESIDE = re.compile(r"\s*[,&+/]\s*|\s+(?:dan|serta|bersama|dengan)\s+", re.IGNORECASE)
"""What stands between two groups that hold a meeting together."""

_LONGEST_TITLE = 12
"""A line of more words tells something, and is no part of a title."""
_NOON, _HOURS_OF_DAY = 12, 24

FURTHER_PAGE = {"lanjutan", "sambungan"}
"""What the title of a further page says."""

_OF_WHOM = re.compile(
    r"(?:(?:usaha|masyarakat|warga|perempuan|binaan)\s+)?(?:desa|kampung|gampong|nagari|pekon|dusun|banjar|jorong|kelurahan|kecamatan)"
)
"""Whose groups they are, where nothing else stands behind a kind: `Kelompok Usaha Kampung` names none of them."""

_ENDS_GROUP = frozenset(
    [
        "tahun",
        "thn",
        "th",
        "tanggal",
        "tgl",
        "pukul",
        "pkl",
        "jam",
        "bulan",
        "desa",
        "ds",
        "kel",
        "kelurahan",
        "kalurahan",
        "kecamatan",
        "kabupaten",
        "kec",
        "kab",
        "periode",
        "per",
        "keadaan",
        "triwulan",
        "semester",
        "hari",
        "di",
        "pada",
        "dusun",
        "ke",
        "dan",
        "untuk",
        "dengan",
        "tingkat",
        "bagi",
        "oleh",
    ]
)


_INNER_KEY = re.compile(r"(?:^|\s{2,}|[,;]\s*|\s)([A-Za-z./]{2,14}(?:\s[A-Za-z]{2,10})?)\.?\s*:\s*")
_BODY_OF_VILLAGE = re.compile(
    r"\b(?:(?:tp|tim\s+penggerak)[\s.]+)?(?:pkk|bpd|lpmd?|lpmk|karang\s+taruna|karang\s+werda|linmas|bum\s?desa|bumdes|"
    r"lembaga\s+(?:pemangku\s+)?adat)\s+(?:desa|kelurahan|nagari|kampung|gampong|pekon|kalurahan|tiyuh|negeri)\s+(?:(?!(?:kec|kecamatan|kab|kabupaten|kota|periode|tahun|thn|masa|rt|rw)\b)[^\W\d_][\w'’-]*\s*){1,3}",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"\([A-Za-z]{2,6}\)")
_KIND_IN_FULL = re.compile(r"\b([A-Za-z]{2,8})\s*\(([^)]{7,60})\)")
_ALL_OF = re.compile(r"se-?(?:desa|kel|kec|kab|dusun|rt|rw)", re.IGNORECASE)
"""`POSYANDU SE-DESA KALIORI` are all those of the village."""


def inner_keys(text: str) -> Iterator[tuple[str, str]]:
    """Give the pairs of `DESA : TENGKET   KEC. : AROSBAYA`."""
    marks = [found for found in _INNER_KEY.finditer(text) if meaning("head", found[1])]
    if len(marks) < 2:
        return
    for at, found in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        yield meaning("head", found[1]), text[found.end() : end].strip(" ,;")


def formed_in(text: str) -> str:
    """Give the day since which a line says that a group is there, `Poktan Tunas Muda, dibentuk 28 Oktober 2025`; "" for none."""
    for found in DAYS.finditer(text):
        before = text[: found.start()].split()
        if before and meaning("head", before[-1]) == "formed":
            return found[0].strip(" ,–—-()")
    return ""


def group_in(text: str) -> str:
    """Give the name of a group in a text, its kind first: `KWT Melati Lestari`; "" where none is named."""
    words = without_initials(_KIND_IN_FULL.sub(_short_alone, text)).split()
    known = words_of("group_type")
    passed: set[int] = set()
    wider = ""
    for length in range(4, 0, -1):
        for start in range(len(words) - length + 1):
            phrase = plain(" ".join(words[start : start + length]))
            if phrase in known and all(map(plain, words[start : start + length])) and start not in passed:
                passed.update(range(start, start + length))
                if phrase == "kelompok" and words[start + 1 :] and _names_kind(words[start + 1]):
                    continue  # "Kelompok KWT Melati" is KWT Melati
                name = _group_named(words[start : start + length], words[start + length :])
                if name and known[phrase] == "simpan_pinjam" and _names_kind(words[start + length]):
                    wider = wider or name  # what is saved or lent in KWT Melati
                elif name:
                    return name
    return wider


def begins_with_saving(text: str) -> bool:
    """Say whether a text begins with what is done with money, `Arisan rutin`: on an agenda that is no group, but what was done."""
    return bool(meaning("saved", beginning("group_type", text)[0]))


def _short_alone(found: re.Match[str]) -> str:
    """Give the short form of a kind of group without the long one in brackets behind it, `KUBE (Kelompok Usaha Bersama) Mawar`."""
    kind = meaning("group_type", found[1])
    return found[1] if kind and meaning("group_type", found[2]) == kind else found[0]


def body_of_village(text: str) -> str:
    """Give the body, of which a village has one, that a text calls by its village: `PKK DESA KALIORI`; "" for none."""
    found = _BODY_OF_VILLAGE.search(text)
    return " ".join(found[0].split()) if found else ""


def groups_together(text: str) -> list[str]:
    """Give the groups that a text names side by side, each with its kind: `KWT Melati dan KWT Mawar`; none where it names one only."""
    if _BESIDE.search(f" {longest('group_type', text)[0]} "):  # "Kelompok Usaha Bersama (KUB) Mina Jaya" is one
        return []
    first, *others = _BESIDE.split(text)
    beside = [named for each in others if beginning("group_type", each)[0] and (named := group_in(each))]
    return [named, *beside] if beside and (named := group_in(first)) else []


def _names_kind(word: str) -> bool:
    """Say whether a word names a kind of group; one in brackets is the short form of the words before it."""
    return word[:1] != "(" and bool(meaning("group_type", word))


def _group_named(kind: list[str], rest: list[str]) -> str:
    # "KELOMPOK WANITA TANI (KWT) SEKAR MELATI" is called by its short form.
    if rest and _SHORT_FORM.fullmatch(rest[0]):
        kind, rest = [rest[0].strip("()")], rest[1:]
    name: list[str] = []
    for word in rest:
        if name and _SHORT_FORM.fullmatch(word) and meaning("group_type", word):
            kind, name = [word.strip("()")], []  # "KELOMPOK PEREMPUAN KEPALA KELUARGA (PEKKA) CEMPAKA"
            continue
        bare = word.strip(",.;:()–—-")
        if not bare or plain(bare) in _ENDS_GROUP or _ALL_OF.match(bare) or re.fullmatch(r"\d*/.*|\d{4,}", bare) or word[0] in "(–—-":
            break
        name.append(bare)
        if word.endswith((",", ";", ")")):
            break
    called = plain(" ".join(name))
    is_unnamed = not name or called.replace(" ", "").isdecimal() or called in words_of("section_row") or _OF_WHOM.fullmatch(called)
    return "" if is_unnamed else " ".join([*(word.strip("()") for word in kind), *name])


def time_in(text: str) -> re.Match[str] | None:
    """Find the time, or the start and the end, that a text names."""
    return TIMES.search(text) or ONE_TIME.search(text) or HOUR_OF_DAY.search(text)


def times_in(text: str) -> tuple[str, str]:
    """Give the start and the end that a text names, each "" where it does not."""
    found = time_in(text)
    if found is None:
        return "", ""
    if found.re is not TIMES:
        return _time(found[1], found[2], found[3]), ""
    start = _time(found[1], found[2], found[3] or found[7])
    return start, _time(found[4], found[5], found[7]) if found[4] else ""


def _time(hour: str, minutes: str | None, of_day: str | None) -> str:
    at = _of_24(int(hour), (of_day or "").casefold())
    return f"{at:02}:{minutes or '00'}" if at < _HOURS_OF_DAY and int(minutes or 0) < 60 else ""


def _of_24(hour: int, of_day: str) -> int:
    """Give the hour that a clock of twelve shows in a part of the day, counted from midnight: two at night comes after it."""
    is_after_noon = (
        (of_day == "malam" and 4 < hour < _NOON) or (of_day in ("sore", "petang") and hour < _NOON) or (of_day == "siang" and hour < 6)
    )
    return hour + _NOON if is_after_noon else hour


def title_of(text: str) -> str:
    """Give a title in the usual capitals, a short name of a forum written out: `Musdus Dusun I` is `Musyawarah Dusun I`."""
    title = usual_title(_YEARED.sub("", text) if not _is_of_year(text) else text)
    title = re.sub(r"(?i)(?<!\()\bmusdus\b(?:\s+dusun\b)?", "Musyawarah Dusun", title)
    return re.sub(r"(?i)(?<!\()\bmusdes\b(?:\s+desa\b)?", "Musyawarah Desa", title).strip(" ,–—-")


def event_begun(text: str) -> str:
    """Give the word for what was held with which a text begins, or that it holds for a meeting; "" for none."""
    phrase, _ = beginning("event", text)
    if phrase:
        # A forum that says whose it is, is a group: "Forum Warga Peduli Air".
        return "" if beginning("group_type", text)[0] and not meaning("meeting_type", phrase) and phrase == "forum" else phrase
    phrase, _ = longest("meeting_type", text)
    return phrase


def is_bare(title: str) -> bool:
    """Say whether a title names a kind alone, `Pelatihan` or `Musyawarah Desa`, and not what it was about."""
    return bool(meaning("event", title) or meaning("meeting_type", title))


def is_open(title: str, below: str) -> bool:
    """Say whether a title goes on in the line below: a bare one, one that ends as `Pelatihan Pembuatan` does, or where `dan` begins it."""
    return is_bare(title) or bool(_ENDS_OPEN.search(title) or _GOES_ON.match(below))


def joined(title: str, below: str) -> str:
    """Give two lines of a title as one, in one way of writing."""
    whole = f"{title} {below}"
    return whole if whole.isupper() else f"{usual_title(title)} {usual_title(below)}"


def with_topic(title: str, topic: str) -> str:
    """Give a title with what a label below it says it was about: `Rapat Rutin: Persiapan HUT RI`, `Musyawarah Desa Air Bersih`.

    Where the label names the same kind of thing that was held, or the title says nothing but `Kegiatan`, it alone is the title.
    """
    kind, label_kind = _kind_held(title), _kind_held(topic)
    is_named_again = {*plain(title).split()} <= {*plain(topic).split()} or (kind and kind == label_kind)
    if is_named_again or (is_bare(title) and (label_kind or beginning("event", title)[1] == "loose")):
        return topic
    if is_bare(title):
        return joined(title, topic)
    return f"{usual_title(title)}: {usual_title(topic)}"


def _kind_held(text: str) -> str:
    """Give the word with which a text begins that names what was held, "" for none."""
    return (beginning("event", text)[0] or beginning("meeting_type", text)[0]).partition(" ")[0]


def may_complete(text: str) -> bool:
    """Say whether a line below a bare title may say what it was about, and not merely where, when, by whom or for whom."""
    if ":" in text or not re.search(r"[^\W\d_]{3}", text) or len(text.split()) > _LONGEST_TITLE:
        return False
    if any(beginning(name, text)[0] for name in ("venue", "section", "closing", "weekday", "month", "form_title")):
        return False
    return beginning("head", text)[1] in ("", "title", "topic", "group") and not meaning("head", text)


def _is_of_year(text: str) -> bool:
    """Say whether the year belongs to the title: a plan's, not the list's own."""
    return bool(re.search(r"(?i)\b(?:rkp|rpjm|apb|rencana|anggaran|perencanaan|musrenbang)", text))
