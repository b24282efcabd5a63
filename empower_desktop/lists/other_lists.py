"""A list in which no table of people was found: what it seems to be instead, by its headings, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence

from empower_desktop.errors import Place, Problem
from empower_desktop.language import N_, Message
from empower_desktop.lists.grid import Listing, Sheet, line_of
from empower_desktop.lists.headings import HALVES, is_heading, word_field
from empower_desktop.lists.understood import OF_EVENTS, REGISTERS
from empower_desktop.records import KINDS
from empower_desktop.records.words import longest, meaning, plain

_DEEPEST = 60
"""So many filled rows are looked through for the headings."""
_FEWEST = 2
_SENTENCE = 10
"""So many words in one cell are a sentence: titles and lines of a head are shorter."""
_WORDS = ("head", "register", "beside_things", "heads_other")
_BARE = ("nama", "name")
_WHICH = ("nama", "jenis", "judul", "tema", "bentuk", "uraian")
"""What stands before the word for what was held: `Jenis Pelatihan`."""


def not_of_people(listing: Listing, kind: str) -> Problem:
    """Say what a list without people seems to be, and what to do with it; where that is not clear, what it lacks."""
    for sheet in listing.sheets:
        row, headings = _headings(sheet)
        title = " ".join(line_of(cells) for at, cells in sheet.by_row.items() if at < row)
        said = _seems(listing.file, kind, headings, title) if headings and not sheet.hidden else None
        if said is not None:
            return Problem(said, "no_table", Place(listing.file, sheet.name))
    if kind in OF_EVENTS and any(len(cell.text.split()) >= _SENTENCE for sheet in listing.sheets for cell in sheet.cells.values()):
        return Problem(_in_sentences(listing.file), "no_table", Place(listing.file))
    said = N_(
        "No table of people was found in {file}. Put the heading “Nama” over the names, or say which column holds them.", file=listing.file
    )
    return Problem(said, "no_table", Place(listing.file))


def lists_labour(listing: Listing) -> bool:
    """Say whether a list counts days of work, `HOK`."""
    return any(_heads("labour", heading) for sheet in listing.sheets for heading in _headings(sheet)[1])


def of_labour(file: str) -> Message:
    """Say that days of work are not taken in from a list, and where they go instead."""
    return N_(
        "{file} seems to list days of labour. They are not taken in from a list: enter them among the funds of the group, or in a "
        "template workbook that is merged afterwards (by command: template FILE --kind contribution).",
        file=file,
    )


def _headings(sheet: Sheet) -> tuple[int, list[str]]:
    """Give the row of a sheet that most looks like headings, and what they say; nothing where no two of them are known."""
    best: tuple[int, list[str]] = (0, [])
    most = _FEWEST - 1
    for row, cells in list(sheet.by_row.items())[:_DEEPEST]:
        texts = [" ".join(cell.text.split()) for cell in cells]
        known = sum(is_heading(text) or any(meaning(words, text) for words in _WORDS) for text in texts)
        if known > most and 2 * known >= len(texts):
            best, most = (row, texts), known
    return best


def _seems(file: str, kind: str, headings: Sequence[str], title: str) -> Message | None:
    """Say what a table with these headings, below this title, seems to be; None where they do not tell."""
    if any(_heads("labour", heading) for heading in headings):
        return of_labour(file)
    events = [heading for heading in headings if _names_events(heading)]
    is_held = any(_is_day(heading) or meaning("head", heading) == "venue" for heading in headings)
    if events and is_held:
        return _register_of_trainings(file) if any(_heads("training", text) for text in (*events, title)) else _register_of_meetings(file)
    if any(map(_is_day, headings)) and any(_heads("cash", heading) or word_field(heading) == "savings" for heading in headings):
        return _cash_book(file)
    subject = next((heading for heading in headings if word_field(heading) not in ("number", "matrix") and not _is_day(heading)), "")
    if (code := next((code for code in REGISTERS if _is_called(code, subject)), "")) and code != kind:
        return N_("{file} lists “{kind}”. Take it in as that (by command: --as {code}).", file=file, kind=KINDS[code].label, code=code)
    is_named = plain(subject).partition(" ")[0] in _BARE and plain(subject) not in _BARE
    if is_named or word_field(subject) in ("hamlet", "village", "institution"):
        return N_(
            "{file} lists “{heading}” and no people: nothing of it was taken. If people stand there, say which column holds their names.",
            file=file,
            heading=subject,
        )
    return None


def _heads(what: str, text: str) -> bool:
    """Say whether the longest words of a heading that tell of a list of another kind are of this one."""
    return longest("heads_other", text)[1] == what


def _names_events(heading: str) -> bool:
    """Say whether a heading names what was held and nothing more, `Kegiatan/Acara`: `Biaya kegiatan` says something of it."""
    halves = [[word for word in plain(half).split() if word not in _WHICH] for half in HALVES.split(heading)]
    return any(meaning("heads_other", " ".join(half)) in ("meeting", "training") for half in halves)


def _is_day(heading: str) -> bool:
    return meaning("head", heading) in ("date", "venue_date") or "date" in meaning("register", heading).split()


def _is_called(code: str, heading: str) -> bool:
    """Say whether a heading is called as the records of a kind are: `Nama Kelompok`, `Keputusan`."""
    label = KINDS[code].label
    called = {plain(half) for text in (label.id, label.en) for half in HALVES.split(text)}
    return plain(heading).removeprefix("nama ") in called or (code == word_field(heading) == "group")


def _in_sentences(file: str) -> Message:
    return N_(
        "{file} is written in sentences, and out of these neither names nor decisions are read. Put the names below each other "
        "under the heading “Nama”, and each decision on a line of its own below “Keputusan:”; or note the meeting and paste the "
        "names into its roster.",
        file=file,
    )


def _register_of_meetings(file: str) -> Message:
    return N_(
        "{file} seems to be a register of meetings or a schedule, one line for each. A list is taken in for one meeting at a time, with "
        "the people who came. Enter the meetings in the window, or in a template workbook that is merged afterwards (by command: "
        "template FILE).",
        file=file,
    )


def _register_of_trainings(file: str) -> Message:
    return N_(
        "{file} seems to be a register of trainings, one line for each. A list is taken in for one training at a time, with the people "
        "who took part. Enter the trainings in the window, or in a template workbook that is merged afterwards (by command: template "
        "FILE --kind training).",
        file=file,
    )


def _cash_book(file: str) -> Message:
    return N_(
        "{file} seems to be a cash book: its rows have a day and an amount, and no member. Savings are taken in from a list with the "
        "names of the members. Enter the others among the funds of the group, or in a template workbook that is merged afterwards (by "
        "command: template FILE --kind contribution).",
        file=file,
    )
