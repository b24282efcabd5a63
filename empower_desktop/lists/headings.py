"""From a column's heading, and from what stands below it, to the field that it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from empower_desktop.language import Label
from empower_desktop.lists.amounts import is_large, is_nothing, is_tick, sexes_of
from empower_desktop.lists.day_headings import Heading, is_month, is_session
from empower_desktop.lists.grid import Cell, letters
from empower_desktop.lists.names import is_count
from empower_desktop.lists.one_column_each import once
from empower_desktop.lists.understood import Certainty, Column
from empower_desktop.lists.values_below import field_of_values
from empower_desktop.records import KINDS
from empower_desktop.records.words import longest, meaning, plain, words_of

_OF_RECORDS = {
    "person": ("name", "nickname", "birth_date", "birth_year", "phone", "hamlet", "institution", "occupation", "education", "sex"),
    "attendance": ("presence", "signed", "remark", "transport_paid"),
    "participation": ("pre_score", "post_score", "satisfaction", "certificate_no", "attended_hours", "group"),
    "membership": ("member_no", "start_on", "end_on"),
    "action": ("what", "due_on"),
}
TARGETS: Mapping[str, Label] = {
    **{code: KINDS[kind].fields()[code].label for kind, codes in _OF_RECORDS.items() for code in codes},
    "village": Label("Desa/kelurahan", "Village"),
    "sex_male": Label("Centang laki-laki", "Tick for men"),
    "sex_female": Label("Centang perempuan", "Tick for women"),
    "birth": Label("Tempat, tanggal lahir / umur", "Place and date of birth / age"),
    "age": Label("Umur", "Age"),
    "capacity": Label("Jabatan/unsur", "Office or element"),
    "position": Label("Jabatan", "Position"),
    "represented_by": Label("Yang datang sebagai wakil", "Who came instead"),
    "session": Label("Hadir per tanggal/hari", "Presence by day"),
    "savings": Label("Simpanan per bulan", "Savings by month"),
    "saved_as": Label("Jenis simpanan di tiap baris", "Kind of savings in each row"),
    "loan": Label("Pinjaman", "Loan"),
    "paid_on": Label("Tanggal bayar", "Paid on"),
    "responsible": Label("Penanggung jawab", "Responsible"),
}
"""The fields that a column may hold, with their labels, for choosing one."""

PRIVATE = ("nik", "account")
WITHOUT_FIELD = ("other", "amount", "loan_rest", "loan_paid")
"""What is understood but has no field: said, so that nobody misses it."""
FOLLOWING = ("number", "row_total", "row_share")
"""What follows from the other columns: nothing is lost with it."""
_OF_PEOPLE = frozenset(
    ("name", "nickname", "birth_date", "birth_year", "birth", "age", "phone", "hamlet", "village", "institution", "occupation", "education")
) | {"sex", "sex_male", "sex_female", "remark"}
_OF_MEETINGS = _OF_PEOPLE | {"presence", "signed", "represented_by", "capacity", "position", "session", "transport_paid"}
_OF_TRAININGS = _OF_PEOPLE | {
    "presence",
    "pre_score",
    "post_score",
    "satisfaction",
    "certificate_no",
    "group",
    "session",
    "attended_hours",
    "position",
}
TAKEN: Mapping[str, frozenset[str]] = {
    "attendance": _OF_MEETINGS,
    "meeting": _OF_MEETINGS,
    "participation": _OF_TRAININGS,
    "training": _OF_TRAININGS,
    "membership": _OF_PEOPLE | {"group", "member_no", "start_on", "end_on", "position", "savings", "saved_as"},
    "contribution": _OF_PEOPLE | {"group", "savings", "saved_as", "loan", "paid_on"},
    "person": _OF_PEOPLE | {"position"},
}
"""The fields that a table of people takes, by what it is imported as; a column of another one is said to be left."""
FOR_NOTHING = ("number", "row_total", "row_share", "task", "matrix", *WITHOUT_FIELD, *PRIVATE)
_OFTEN = frozenset(["session", "savings", "phone", *FOR_NOTHING])
"""The fields that more than one column of a table may hold."""
_PERSONAL = frozenset(TARGETS) - {"what", "due_on", "responsible", "loan", "savings", "saved_as"} | {"number", *PRIVATE}
_FIGURE = re.compile(r"\d+|\d+(?:[.,]\d+)?\s*%")
_MARKS_SAID = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
"""What stands in brackets behind a heading, `Hadir (Ya/Tidak)`."""
HALVES = re.compile(r"\s*[/&,+]\s*|\s+(?:dan|atau|and|or)\s+", re.IGNORECASE)
"""Between the two things that one heading names."""
_OF_HOW_MANY = re.compile(r"(?:jumlah|jml|jlh|banyaknya)\s+\w")
"""A heading over numbers of people, `Jumlah Jiwa`."""
_LONGEST = 60
_MARKS_ONLY = frozenset(["v", "x", "y", "1", "0", "ttd", "paraf", "true", "false"])
_ANSWERS = frozenset(["ya", "ada"])
"""Words that head a column of one kind of presence only below a heading such as `Kehadiran`."""


def word_field(text: str) -> str:
    """Give the field that a heading names by its very words, "" for none; `% hadir` is a share, and `hadir` says who came."""
    field = meaning("heading", text) or _of_both_sexes(text) or _before_marks(text) or _before_advice(text) or _before_clause(text)
    return "row_share" if field == "presence" and "%" in text else field


def _before_marks(text: str) -> str:
    """Give the field of a heading that says in brackets by which marks it is filled in, `Hadir (Ya/Tidak)`."""
    found = _MARKS_SAID.search(text)
    if found is None or not all(meaning("presence", word) for word in plain(found[1]).split()):
        return ""
    field = meaning("heading", text[: found.start()])
    return field if field in ("presence", "signed") else ""


def _before_advice(text: str) -> str:
    """Give "name" for a heading that says in brackets how a name is written, `Nama Lengkap (huruf besar)`, and not of what it is one."""
    found = _MARKS_SAID.search(text)
    if found is None or longest("group_type", found[1])[0] or meaning("heading", found[1]) or longest("things", found[1])[0]:
        return ""
    return "name" if meaning("heading", text[: found.start()]) == "name" else ""


def _before_clause(text: str) -> str:
    """Give "name" for a heading that says of which people the names are, `Nama yang diundang`."""
    before, _, behind = plain(text).partition(" yang ")
    return "name" if behind and before.startswith("nama") and meaning("heading", before) == "name" else ""


def _of_both_sexes(text: str) -> str:
    """Say of a heading that names a man and a woman in either order, `P/L` or `Wanita / Pria`, that its column tells the sex."""
    return "sex" if sorted(meaning("sex", half) for half in HALVES.split(text)) == ["L", "P"] else ""


def halves_of(text: str) -> list[str]:
    """Give what the two halves of a heading name, `Nama / No HP`; nothing where it has other parts or one of them is not known."""
    fields = [meaning("heading", half) for half in HALVES.split(text)]
    return fields if len(fields) == 2 and all(fields) else []


_FORMERLY = frozenset(["sebelumnya", "terdahulu", "dahulu", "dulu", "semula", "mantan"])
_OF_WHAT_WAS_HELD = frozenset(["title", "topic", "venue", "date", "time", "hours", "month", "year"])
"""What the head of a list may say of an event: `Nama Pelatihan` names nobody."""


def part_field(text: str) -> str:
    """Give the field that the first of two halves names, or the longest words in a heading, if they are at least half of it.

    What was once, `Pekerjaan sebelumnya`, is not what is.
    """
    if _FORMERLY & {*plain(text).split()}:
        return ""
    if halves := [field for field in halves_of(text) if field != "number"]:
        return halves[0]
    tokens = plain(text).split()
    known = words_of("heading")
    for length in range(min(len(tokens) - 1, 4), 0, -1):
        for start in range(len(tokens) - length + 1):
            phrase = " ".join(tokens[start : start + length])
            if phrase in known and 2 * length >= len(tokens) and len(phrase) > 2:
                if known[phrase] == "name" and meaning("head", " ".join(tokens[1:])) in _OF_WHAT_WAS_HELD:
                    return "other"
                return "group" if known[phrase] == "name" and " ".join(tokens[1:]) in words_of("group_type") else known[phrase]
    return ""


def headed_presence(top: str, sub: str = "") -> str:
    """Give the presence that a column is of, `sakit` for `Sakit`, `S` or `Sakit (S)`, below a heading of them all or alone; "" for none."""
    words = plain(sub or top)
    if words in _MARKS_ONLY or (words in _ANSWERS and not over_presences(top if sub else "")):
        return ""
    if known := meaning("presence", words):
        return known
    each = {meaning("presence", word) for word in words.split() if word not in _MARKS_ONLY}
    return each.pop() if len(each) == 1 else ""


def over_presences(text: str) -> bool:
    """Say whether a heading may stand over several columns of presence, or of their sums: `Kehadiran`, `Keterangan`, `Jumlah`."""
    return word_field(text) in ("presence", "remark", "matrix", "row_total")


def is_heading(text: str) -> bool:
    """Say whether a text is one of the words that head columns."""
    return bool(text) and len(text) <= _LONGEST and bool(word_field(text) or part_field(text))


def columns_of(headings: Sequence[Heading], heads: Mapping[int, Cell | None], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Give what each column holds; `heads` are the cells that head them, `below` the filled cells of each."""
    found = [_column(each, heads.get(each.column), below.get(each.column, ())) for each in headings]
    if any(column.field == "name" and names_people(column.heading) for column in found):
        found = [column if names_people(column.heading) else _not_named(column) for column in found]
    found = _without_counts(headings, found, below)
    people = len({column.field for column in found} & _PERSONAL)
    each: frozenset[str] = frozenset()
    if any(column.field == "session" for column in found):
        found = [_summed(column, below.get(each.column, ())) for each, column in zip(headings, found, strict=True)]
    else:
        each = _of_presences(headings, found, below)
        found = [replace(column, field="presence", certainty="word") if column.letters in each else column for column in found]
    return [_settled(column, people) for column in once(found, each, _OFTEN)]


def names_people(heading: str) -> bool:
    """Say whether a heading calls those below it people: `Nama Kader`, `Nama Guru`, and not merely `Nama Sekolah`."""
    called = plain(heading).removeprefix("nama ")
    return word_field(heading) == "name" or any(meaning(words, called) for words in ("element", "role", "occupation"))


def _not_named(column: Column) -> Column:
    """Take a column for no names of people where another one is called so: `Nama Posyandu` beside `Nama Kader`."""
    return replace(column, field="", certainty="none") if column.field == "name" else column


def _column(heading: Heading, head: Cell | None, cells: Sequence[Cell]) -> Column:
    field, certainty = _field(heading, head, cells)
    return Column(letters(heading.column), heading.words, field, certainty)


def _field(heading: Heading, head: Cell | None, cells: Sequence[Cell]) -> tuple[str, Certainty]:
    by_words = _by_words(heading, head, cells)
    if by_words in PRIVATE:
        return by_words, "word"
    texts = [cell.text for cell in cells if not is_nothing(cell.text)]
    long_numbers = sum(cell.kind == "identity" for cell in cells)
    if long_numbers and 3 * long_numbers >= len(cells):
        return "nik", "values"
    if by_words == "name" and texts and all(text.isdecimal() or is_count(text) for text in texts):
        return "other", "values"
    if by_words:
        return by_words, "word"
    by_values = field_of_values(texts)
    return (by_values, "values") if by_values else ("", "none")


def _by_words(heading: Heading, head: Cell | None, cells: Sequence[Cell]) -> str:
    top, sub = word_field(heading.top), word_field(heading.sub)
    texts = [cell.text for cell in cells if not is_nothing(cell.text)]
    marks = [text for text in texts if is_tick(text) or meaning("presence", text)]
    if heading.sub:
        if top == "sex" and sub in ("sex", "sex_male", "sex_female"):
            return sub
        if top in ("birth", "birth_date") and (part := meaning("head", heading.sub)) in ("date", "venue"):
            return "birth_date" if part == "date" else "other"
        if top in ("start_on", "end_on"):  # below `Berhenti`, `Sebab` is no day
            return top if meaning("head", heading.sub) == "date" else sub
        if is_month(heading.sub) and ("savings" in (top, part_field(heading.top)) or (top == "matrix" and any(map(is_large, texts)))):
            return "savings"
        if is_session(heading, head) and 2 * len(marks) >= len(texts):
            return "session"
        if is_month(heading.top) and texts and not marks and (is_session(heading, head) or sub == "savings"):
            return "savings"
        if is_month(heading.sub) and top == "matrix" and marks and 2 * len(marks) >= len(texts):
            return "session"
        return word_field(f"{heading.top} {heading.sub}") or sub or part_field(heading.sub) or top or part_field(heading.top)
    if is_session(heading, head) and top in ("", "matrix", "sex_female") and 2 * len(marks) >= len(texts):
        return "session"
    if top in ("sex_male", "sex_female") and texts and not marks:
        said = [sexes_of(text) for text in texts]
        if all(each == [meaning("sex", heading.top)] for each in said):  # `L` below `L`, and `P` below `P` beside it
            return top
        return "sex" if all(said) else ""
    if is_month(heading.top) and texts:
        return "session" if 2 * len(marks) >= len(texts) and not any(map(is_large, texts)) else "savings"
    return top or part_field(heading.top)


def _without_counts(headings: Sequence[Heading], columns: list[Column], below: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """Leave `L` and `P` that say how many there are, as below `Jumlah Jiwa`, or beside a column that says of each row which it is."""
    ticked = {column.letters: each for each, column in zip(headings, columns, strict=True) if column.field in ("sex_male", "sex_female")}
    numbers = [int(cell.text) for each in ticked.values() for cell in below.get(each.column, ()) if cell.text.isdecimal()]
    are_counts = any(number > 1 for number in numbers) or any(column.field == "sex" for column in columns)
    are_counts |= any(each.sub and _OF_HOW_MANY.match(plain(each.top)) for each in ticked.values())
    return [replace(column, field="other") if are_counts and column.letters in ticked else column for column in columns]


def _of_presences(headings: Sequence[Heading], columns: Sequence[Column], below: Mapping[int, Sequence[Cell]]) -> frozenset[str]:
    """Give the letters of several columns that are of one presence each, `Hadir | Izin | Sakit`; none where they count something."""
    found = {}
    for each, column in zip(headings, columns, strict=True):
        said = headed_presence(each.top, each.sub)
        if said and (column.field in ("", "presence") or (column.field == "remark" and (each.sub or not word_field(each.top)))):
            found[column.letters] = said
            if any(cell.text.isdecimal() and int(cell.text) > 1 for cell in below.get(each.column, ())):
                return frozenset()
    return frozenset(found if len(set(found.values())) > 1 else ())


def _summed(column: Column, cells: Sequence[Cell]) -> Column:
    """Take numbers below `Hadir`, in a table of days, for how often somebody came."""
    is_sum = column.field == "presence" and all(cell.kind in ("number", "formula") or _FIGURE.fullmatch(cell.text) for cell in cells)
    return replace(column, field="row_total") if is_sum else column


def _settled(column: Column, people: int) -> Column:
    """Leave "Nama …" with words that nobody knows, and no other sign of people beside it, to nobody."""
    if column.field == "name" and not word_field(column.heading) and people < 3:
        return replace(column, field="", certainty="none")
    return column
