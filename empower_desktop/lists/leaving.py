"""Who left a group: of whom a row says so, why, and since which day."""

from __future__ import annotations

import re

from empower_desktop.language import N_, Message
from empower_desktop.lists.context import Context, Draft, Part
from empower_desktop.lists.day_words import DAYS
from empower_desktop.lists.days import last_day, read_day
from empower_desktop.lists.headings import word_field
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import option
from empower_desktop.lists.understood import Option
from empower_desktop.records.words import beginning, longest, plain, words_of

_DIED, _LEFT = "meninggal", "keluar"
_CLAUSES = re.compile(r"[,;()]|\b(?:karena|karna|krn|sebab)\b", re.IGNORECASE)
"""Behind these a remark may say why somebody left, of whom it says no more before than that: `keluar Mei 2025, pindah ke Tegal`."""
_DIED_ON = frozenset(
    ("pada", "di", "tgl", "tanggal", "tahun", "thn", "th", "bulan", "bln", "hari", "sejak", "karena", "krn", "sebab", "akibat")
)
"""Behind a word of death it goes on so with when, where and why somebody died; anything else may say who it was."""
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?\s*(\d{4})?$", re.IGNORECASE)
_MOVED_NEARBY = re.compile(
    r"\bpindah(?:\s+(?:rumah|alamat|tempat\s+tinggal))?(?:\s+ke)?\s+(?:r[tw]|dusun|dsn|dukuh|lingkungan|blok|gang|gg)\b\.?", re.IGNORECASE
)
"""Who moved to another neighbourhood, `pindah RT 04/02`, lives in the village still."""
_ONE_BEFORE = re.compile(
    r"\b(?:(?i:menggantikan|pengganti)\s+\S|(?i:ganti)\s+[A-Z]|(?i:sebelumnya|semula|dulunya|dahulu)\s*:?\s+(?:(?i:bapak|ibu|pak|bu|bpk|sdri?)\b|[A-Z]))"
)
"""From here on somebody's predecessor is spoken of: `sebelumnya Hadijah, mengundurkan diri`."""


_OF_OTHERS = re.compile(
    r"\b(?:(?:suami|isteri|istri|anak|cucu|mertua|menantu|orang\s*tua)(?:nya)?|(?:bapak|ibu|ayah|kakak|adik)nya|janda|duda|ahli\s+waris|ganti)\s+"
    r"(?:(?:dari|sudah|sdh|telah|tlh|baru|dr)\s+)?(?:alm(?:arhum)?|almh|almarhumah|meninggal|wafat|mati)\b[^,;()]*",
    re.IGNORECASE,
)
"""Who died is somebody else: `istri alm. Tugimin`, `suami meninggal 2024`, `ahli waris alm. Pak Karto`."""


def said_to_have_left(part: Part, one: Somebody) -> str | Message:
    """Give the words by which a row says that somebody left: a remark, also behind the name, in a column that was not read, or over it."""
    both = zip(part.table.headings, part.table.columns, strict=True)
    unread = [each.column for each, column in both if not (column.field or _names_others(each.words))]
    texts = [one.remark, *(part.table.sheet.text(one.row, column) for column in unread)]
    said = next((text for text in texts if _reason(text)), "")
    position = part.table.cell(one.row, "position")
    notes = [*one.name.note.split("; "), position.text if position else ""]
    said = said or next((note for note in notes if beginning("end_reason", note)[0]), "")
    said = said or (one.section if longest("end_reason", one.section)[1] else "")  # below `Anggota yang keluar`
    return said or (one.remark or N_("struck out") if one.struck else "")


def _reason(text: str) -> str:
    """Give why the one whom a text is beside left, "" where it says so of nobody, or of who was there before."""
    text = _OF_OTHERS.sub(" ", text)
    own = _MOVED_NEARBY.sub(" ", text[: found.start()] if (found := _ONE_BEFORE.search(text)) else text)
    phrase, reason = longest("end_reason", own)
    further = (beginning("end_reason", clause) for clause in _CLAUSES.split(own)) if phrase == _LEFT else ()
    return next((why for word, why in further if word and word != _LEFT), reason)


def _names_others(heading: str) -> bool:
    """Say whether a column names others than the members, `Nama Suami`: what is said behind such a name is said of these."""
    return word_field(heading) == "name" or plain(heading).startswith("nama ")


def note_leaving(context: Context, part: Part, one: Somebody, member: Draft, why: str | Message) -> None:
    """Ask about somebody who is struck out, or of whom a row says that they left."""
    said = why if isinstance(why, str) else ""
    member.put("end_reason", _reason(said), one.cell)
    if member.fields.get("end_on"):
        note_death(context, one, said)
        return
    day = _day_in(context, part, said)
    message = N_("{name} seems to have left ({why}). Since which day?", name=one.name.name, why=why)
    options = [option(day)] if day else []
    options.append(Option("active", N_("Still a member")))
    answer = context.asking.ask("left_member", part.sheet, one.cell, message, options, typed="day")
    if answer == "active":
        member.fields.pop("end_reason", None)
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", answer):
        member.put("end_on", answer, one.cell)
        note_death(context, one, said)


def note_death(context: Context, one: Somebody, why: str = "") -> None:
    """Note of a person that they died, where their name or the beginning of what stands beside it says so, `Alm.` or `Wafat 3 April`.

    `Meninggal suaminya` and `Alm. Karto` are beside a widow.
    """
    if any(map(_says_own_death, (*one.name.note.split("; "), one.remark, why))):
        context.drafts[f"person:{one.key}"].put("status", _DIED, one.cell)


def _says_own_death(text: str) -> bool:
    phrase, reason = beginning("end_reason", text)
    behind = plain(text).split()[len(phrase.split()) :][:1]
    return reason == _DIED and all(word[0].isdecimal() or word in _DIED_ON or word in words_of("month") for word in behind)


def _day_in(context: Context, part: Part, said: str) -> str:
    """Give the day that a remark names, or the last one of the month that it ends with; "" for neither."""
    if found := DAYS.search(said):
        return read_day(found[0], context.clues, part.year or 0, context.today).iso
    month = _MONTH_YEAR.search(said.strip())
    number = words_of("month").get(month[1].casefold(), "") if month else ""
    year = int((month and month[2]) or part.year or 0)
    return last_day(year, int(number)) if number and year else ""
