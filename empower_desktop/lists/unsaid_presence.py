"""Who of a list may not have come although no mark says so: asked about, or noted as not recorded, rather than taken for present."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from empower_desktop.language import N_, P_, Message
from empower_desktop.lists.amounts import is_large, is_nothing, read_score
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.day_headings import numbers_days
from empower_desktop.lists.marks import MARK_OPTIONS, PRESENT_OPTIONS, Marks, presence_of
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import quoted_in_short
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.records.words import beginning, longest, meaning, plain, words_of

_INVITED = "diundang"
_UNSIGNED_OPTIONS = (PRESENT_OPTIONS[0], Option(_INVITED, N_("Invited: who came is not recorded")), PRESENT_OPTIONS[1])
_ABOUT_PEOPLE = ("element", "role", "official", "occupation", "group_type", "title")
"""The lists of words that say of somebody what they are, and not whether they came."""
_ADDRESS = re.compile(r"\s*(?:rt|rw|dusun|dsn|no)\b.*|[\d\s.,/:+\-]*|rp\b.*", re.IGNORECASE)
"""A remark that is a place, a number or a sum."""
_WORDS_OF_PRESENCE = frozenset(["hadir", "datang", "h", "i", "s", "a", "izin", "ijin", "sakit", "alpa", "absen"])
_BESIDE = 6
"""So many columns beside a table are looked at for marks."""
_NONE_OF = re.compile(r"[:=]?\s*(?:0|-|nihil)\s*(?:orang|org)?\s*$|\babsensi\b|daftar absen", re.IGNORECASE)
"""`Tidak hadir : 0`, or a title of lists of those who came."""
_PARTS_OF_REMARK = re.compile(r"[,;:/()–—-]|\.\s|\b(?:karena|karna|krn|sebab)\b", re.IGNORECASE)
_REASONS = ("sakit", "izin")
_WENT_HOME = re.compile(r"\bpulang (?:ke|kampung)\b")
"""Where somebody was instead, `tidak datang, pulang ke Bangli`: not that they left early."""
STANDS_FOR = re.compile(r"^(?:wakil|mewakili|utusan|mwk|perwakilan|a\.n)\b", re.IGNORECASE)
"""So begins a remark that says for whom somebody came, `mewakili ketua yg sakit`: what is said behind it is not of them."""


def has_unread_presence(part: Part) -> bool:
    """Say whether a table has columns of who was there that were not read: of days, under words that nobody knows, or by what they hold."""
    table = part.table
    unread = [(each.column, column.heading) for each, column in zip(table.headings, table.columns, strict=True) if not column.field]
    return any(map(numbers_days, table.headings)) or any(
        _may_say_who_came(heading) or _says_who_came(part, column) or _numbers_marks(part, column, heading) for column, heading in unread
    )


def _may_say_who_came(heading: str) -> bool:
    """Say whether a heading names a day by its number, or has a word for presence or signatures in it."""
    named = longest("heading", heading)[1] in ("presence", "signed")
    return named or heading.isdecimal() or meaning("presence", heading) == "hadir"


def _numbers_marks(part: Part, column: int, heading: str) -> bool:
    """Say whether a column is one of several that are numbered and hold nothing but marks, as those of days do: `Tgl 4`, `Ke-2`."""
    texts = [text for row in part.table.rows if (text := part.table.sheet.text(row, column))]
    return bool(texts) and any(word.isdecimal() for word in plain(heading).split()) and all(map(presence_of, texts))


def _says_who_came(part: Part, column: int) -> bool:
    """Say whether a column holds nothing but `Hadir`, `Izin`, `A` and the like; ticks, crosses, `Ya` and `Tidak` may be of anything."""
    texts = [text for row in part.table.rows if (text := part.table.sheet.text(row, column))]
    said = {word for text in texts for word in plain(text).split()}
    return bool(texts) and all(map(presence_of, texts)) and bool(said & _WORDS_OF_PRESENCE)


def _has_unread_marks(part: Part) -> bool:
    """Say whether several columns that were not read hold nothing but marks, `Pagi | Siang`, or one without a heading beside the table."""
    table = part.table
    unread = [each.column for each, column in zip(table.headings, table.columns, strict=True) if not column.field]
    is_free = [not any(table.sheet.text(row, table.right + step) for row in table.header_rows) for step in range(1, _BESIDE + 1)]
    beside = [table.right + step for step in range(1, _BESIDE + 1) if all(is_free[:step])] if table.header_rows else []
    return sum(_holds_marks(part, column) for column in unread) > 1 or any(_holds_marks(part, column) for column in beside)


def _holds_marks(part: Part, column: int) -> bool:
    texts = [text for row in part.table.rows if (text := part.table.sheet.text(row, column))]
    return bool(texts) and all(is_nothing(text) or presence_of(text) for text in texts)


def ask_of_unremarked(context: Context, part: Part, people: Sequence[Somebody], marks: Sequence[Marks]) -> None:
    """Ask about those of whom no remark says whether they came, where remarks alone say it of others."""
    if part.table.column("signed") or not any(presence_of(one.remark) == "hadir" for one in people):
        return
    for one, mark in zip(people, marks, strict=True):  # beside an `H` an `I` is one of its letters
        mark.update({"presence": said} if "presence" not in mark and (said := presence_of(one.remark)) else {})
    both = zip(people, marks, strict=True)
    unsaid = [(one, mark) for one, mark in both if "presence" not in mark and not (_says_present(one) or is_represented(one))]
    if unsaid:
        message = N_("No remark whether they came, where others have one. Were they present?")
        where = ",".join(one.cell for one, _ in unsaid)
        answer = context.asking.ask("not_signed", part.sheet, where, message, PRESENT_OPTIONS, "hadir")
        for _, mark in unsaid:
            mark["presence"] = answer or UNKNOWN


def _says_present(one: Somebody) -> bool:
    """Say whether a remark says that somebody came: `Ya`, or `Hadir, terlambat`, but not `Ada acara keluarga`."""
    word, said = beginning("presence", one.remark)
    return presence_of(one.remark) == "hadir" or (said == "hadir" and len(word) > len("ada"))


def _has_score(part: Part, one: Somebody) -> bool:
    """Say whether somebody has a mark of a training, and so was there at a test; a nought may stand for one who was not."""
    cells = (part.table.cell(one.row, code) for code in ("pre_score", "post_score"))
    scores = [score for cell in cells if cell is not None and (score := read_score(cell)) is not None]
    return any(Decimal(score) > 0 for score in scores)


def is_represented(one: Somebody) -> bool:
    """Say whether a remark or a note beside a name tells that another came instead."""
    return "diwakili" in (longest("remark_presence", one.name.note)[1], longest("remark_presence", one.remark)[1])


def ask_of_unsaid(context: Context, part: Part, people: Sequence[Somebody], marks: Sequence[Marks]) -> None:
    """Take those for present of whom nothing else is said where the list is one of those who came; else ask once about all of them.

    Also a list of those who came may say in a remark of its own words that somebody did not: what is not understood is asked.
    """
    unsaid, is_unread = [], has_unread_presence(part)
    for one, mark in zip(people, marks, strict=True):
        if "presence" not in mark and (_says_present(one) or (not is_unread and _has_score(part, one))):
            mark["presence"] = "hadir"
        elif "presence" not in mark:
            unsaid.append((one, mark))
    if not unsaid:
        return
    called = _called(part)
    came = "came" in called or ("took_part" in called and part.owner_kind == "training")
    if is_unread:
        presence = UNKNOWN
    elif came and not {"others", "counted"} & called and not tells_of_absent(part) and not _has_unread_marks(part):
        presence = "hadir"
        _ask_of_remarks(context, part, unsaid)
        _ask_of_unread(context, part, unsaid)
    else:
        title = part.head.title
        where = title.cell.name if title is not None else part.head_cell("name")
        message = N_("Nothing on the sheet says who was there. Is it a list of those who were present, or of those invited?")
        is_doubtful = {"others", "counted"} & called or _has_unread_marks(part) or tells_of_absent(part)
        ask_of_all(context, part, (where, message, "" if is_doubtful else "hadir"), [mark for _, mark in unsaid])
        return
    for _, mark in unsaid:
        mark.setdefault("presence", presence)


def tells_of_absent(part: Part) -> bool:
    """Say whether a line below a list tells that some were not there: `Catatan: Umi tidak hadir`, `Tidak hadir : 3`.

    One that says what a star behind a name means, `*) tidak hadir`, tells it of those alone.
    """
    table = part.table
    rows = [row for row in table.sheet.by_row if row > table.bottom or table.skipped.get(row) == "part of total"]
    cells = [cell for row in rows for cell in table.sheet.by_row[row] if table.left <= cell.column <= table.right and cell.text[:1] != "*"]
    said = [cell.text for cell in cells if longest("remark_presence", cell.text)[1] in ("izin", "sakit", "alpa")]
    return any(not _NONE_OF.search(text) and not _is_of_others(part, text) for text in said)


def _is_of_others(part: Part, text: str) -> bool:
    """Say whether a line names people behind a colon who are not on the list: those on it came."""
    named = {word for word in plain(text.partition(":")[2]).split() if word.isalpha()} - {"orang", "org"}
    names = (plain(part.table.sheet.text(row, part.table.column("name"))) for row in part.table.rows)
    return bool(named) and not any(named & set(name.split()) for name in names)


def _called(part: Part) -> set[str]:
    """Give what a list is one of: those who came, who took part, others, such as those who did not come, or of how often somebody came."""
    named = [*(said.text for said in part.head.lines), part.table.caption, part.sheet]
    took_part = {"took_part"} if part.table.column("post_score") else set()
    counted = {"counted"} if part.table.column("row_total") else set()
    return {longest("list_of", text)[1] for text in named} | took_part | counted


def ask_of_all(context: Context, part: Part, asked: tuple[str, Message, str], marks: Sequence[Marks]) -> None:
    """Ask whether those came of whom no row says it; a list of a training's participants says at least that they took part."""
    where, message, default = asked
    answer = context.asking.ask("signature_empty", part.sheet, where, message, _UNSIGNED_OPTIONS, default)
    unanswered = "hadir" if part.owner_kind == "training" and not {"others", "counted"} & _called(part) else UNKNOWN
    for mark in marks:
        mark.update({"invited": True} if answer == _INVITED else {})
        mark.setdefault("presence", UNKNOWN if answer == _INVITED else answer or unanswered)


def _ask_of_remarks(context: Context, part: Part, unsaid: Sequence[tuple[Somebody, Marks]]) -> None:
    """Ask about those whose remarks may say in words that nobody knows that they were not there."""
    paid = _paid_to_come(part)
    unclear = [(one, mark) for one, mark in unsaid if not (_is_harmless(remark_of(one)) or one.row in paid)]
    message = _may_say_absent([remark_of(one) for one, _ in unclear])
    ask_of_words(context, part, "remark" if all(one.remark for one, _ in unclear) else "name", unclear, message)


def _may_say_absent(remarks: Sequence[str]) -> Message:
    return P_(
        "{n} remark may say that somebody was not there: {words}. Were they present?",
        "{n} remarks may say that somebody was not there: {words}. Were they present?",
        len(remarks),
        words=quoted_in_short(remarks),
    )


def _ask_of_unread(context: Context, part: Part, unsaid: Sequence[tuple[Somebody, Marks]]) -> None:
    """Ask about those of whom a column that holds no field says that they were not there, `tdk datang` among weights and heights."""
    both = zip(part.table.headings, part.table.columns, strict=True)
    columns = [each.column for each, column in both if column.field in ("", "other")]
    cells = {one.row: [part.table.sheet.cell(one.row, column) for column in columns] for one, mark in unsaid if "presence" not in mark}
    found = {row: cell for row, of_row in cells.items() for cell in of_row if cell is not None and absence_said(cell.text)}
    where = [cell.name for cell in found.values()]
    marks = [mark for one, mark in unsaid if one.row in found]
    _ask_whether_present(context, part, where, marks, _may_say_absent([cell.text for cell in found.values()]), "")


def _paid_to_come(part: Part) -> frozenset[int]:
    """Give the rows of those who were paid the way to a meeting, where others were not: who was paid came."""
    column = part.table.column("transport_paid")
    paid = frozenset(row for row in part.table.rows if column and is_large(part.table.sheet.text(row, column)))
    return paid if len(paid) < len(part.table.rows) else frozenset()


def ask_of_words(context: Context, part: Part, column: str, unclear: Sequence[tuple[Somebody, Marks]], message: Message) -> None:
    """Ask once about all those of whom a column says in words that nobody knows why they may not have been there."""
    where = [part.cells_of(column, [one.row]) for one, _ in unclear]
    _ask_whether_present(context, part, where, [mark for _, mark in unclear], message, "hadir")


def _ask_whether_present(
    context: Context, part: Part, where: Sequence[str], marks: Sequence[Marks], message: Message, proposed: str
) -> None:
    if where:
        answer = context.asking.ask("remark_unknown", part.sheet, ",".join(where), message, PRESENT_OPTIONS, proposed)
        for mark in marks:
            mark["presence"] = answer or UNKNOWN


def _is_harmless(remark: str) -> bool:
    """Say whether each part of a remark tells what somebody is, for whom they came, where they live or nothing: `Ketua RT 03, kader`."""
    return is_nothing(remark) or all(map(_is_about_somebody, re.split("[,;]", remark)))


def _is_about_somebody(words: str) -> bool:
    known = any(beginning(name, words)[0] for name in _ABOUT_PEOPLE)
    return known or bool(_ADDRESS.fullmatch(words) or meaning("remark_person", words) or STANDS_FOR.match(words.strip()))


def remark_of(one: Somebody) -> str:
    """Give what is remarked of somebody, also behind the name, `Umi - izin`, where that speaks of absence."""
    note = one.name.note if longest("remark_presence", one.name.note)[1] not in ("", "diwakili") else ""
    return "; ".join(text for text in (one.remark, note) if text)


def absence_said(remark: str) -> str:
    """Give the absence that a remark says for certain, "" for none: `izin pulang cepat` and `tidak ikut post test` are of a part of it.

    Words before it may say of whom or of what it is said, `anak sakit`, `tidak absen`: a remark, or a part of one, has to begin with it.
    The reason in `tidak hadir karena sakit` goes before the absence.
    """
    phrase, said = longest("remark_presence", remark)
    told = {each for words in _PARTS_OF_REMARK.split(remark) for each in _absences(words)}
    further = _WENT_HOME.sub(" ", f" {plain(remark)} ".replace(f" {phrase} ", " "))
    if not said or said not in told or longest("partly", further)[0]:
        return ""
    return next((reason for reason in _REASONS if reason in told), said) if said in (*_REASONS, "alpa") else said


def _absences(words: str) -> Iterator[str]:
    """Give the absences that words begin with, one behind the other, `izin sakit`."""
    rest = plain(words)
    while found := beginning("remark_presence", rest)[0]:
        yield words_of("remark_presence")[found]
        rest = rest.removeprefix(found).strip()


def ask_of_excused(context: Context, part: Part, one: Somebody, mark: Marks) -> None:
    """Ask about somebody who signed or was tested although a remark says that they were not there, perhaps for a while only."""
    remark = remark_of(one)
    cell, said = part.table.cell(one.row, "remark" if one.remark else "name"), longest("remark_presence", remark)[1]
    is_excused = said in ("izin", "sakit", "alpa") and mark.get("presence", said) == said
    tested = _has_score(part, one) and bool(absence_said(remark))
    if cell is None or not is_excused or STANDS_FOR.match(remark) or not (mark.get("signed") or tested):
        return
    message = (
        N_("{name} signed, but the remark says “{remark}”. Were they present?", name=one.name.name, remark=remark[:60])
        if mark.get("signed")
        else N_("{name} has a mark, but the remark says “{remark}”. Were they present?", name=one.name.name, remark=remark[:60])
    )
    mark["presence"] = context.asking.ask("mark_unknown", part.sheet, cell.name, message, MARK_OPTIONS) or UNKNOWN
