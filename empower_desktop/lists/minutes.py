"""Minutes: agenda, decisions with their votes, and follow-ups, out of numbered text and a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from empower_desktop.language import N_
from empower_desktop.lists.context import Context, Draft, Part, span
from empower_desktop.lists.days import read_cell
from empower_desktop.lists.grid import Cell, Listing, Sheet
from empower_desktop.lists.headings import HALVES
from empower_desktop.lists.names import read_name
from empower_desktop.lists.people import Somebody
from empower_desktop.lists.questions import LEAVE
from empower_desktop.lists.sure_days import sure_day
from empower_desktop.lists.understood import Option
from empower_desktop.records import Meeting
from empower_desktop.records.words import longest, meaning, plain, words_of

_NUMBERED = re.compile(r"^\s*(\d{1,2}|[a-z])\s*[.)]\s*(.+)$", re.DOTALL)
_COUNTED = re.compile(r"\s*(?:[IVX]{1,4}|[A-Z])\s*[.)]\s*\S")
_FIRST = re.compile(r"\s*(?:(?:1|a)\s*(?:[.)]|$)|[-–•*]\s)")
"""The first of several lines, or its number in a cell of its own."""
_COUNTED_LINE = re.compile(r"\s*\d{1,2}[.)]\s*[^\W\d]")
_DECIDED = re.compile(r"putus|sepakat|setuju", re.IGNORECASE)
_ONE_AND_HEAD = 2
_LONGEST_HEADING, _SHORT_HEADING, _SHORT_WORD = 60, 3, 3
_PAIR = re.compile(r"^\s*([^:\d]{2,40}?)\s*:\s+(\S.*)$", re.DOTALL)
_NUMBER = re.compile(r"^\s*(\d{1,2}|[a-z])\s*[.)]?\s*$")
_SECTION = re.compile(r"^\s*(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s*[.)]\s*(.+?)\s*:?\s*$")
_NO = ("tidak", "tdk")
"""A word against where nothing stands behind it: `3 tidak`, and not `3 tidak memenuhi syarat`."""
_VOTED = "|".join(sorted(words_of("vote").keys() - {*_NO}, key=len, reverse=True))
_VOTES = re.compile(
    rf"\b({_VOTED})\s*[:=]?\s*(\d{{1,4}})(?!\d|[./]\d)"
    rf"|(?<![\d.])(\d{{1,4}})\s*(?:suara\s+|orang\s+)?({_VOTED}|(?:{'|'.join(_NO)})(?=\s*(?:[,.;)]|dan\b|$)))\b",
    re.IGNORECASE,
)
_BEHIND_VOTES = re.compile(r"^[\s,.;)]*(?:(?:suara|orang|peserta)\b[\s,.;)]*)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*\.?\s*$")
_DISSENT = re.compile(r"^\s*(?:pendapat berbeda|pendapat lain|keberatan|catatan keberatan)\s*:?\s*(.+)$", re.IGNORECASE | re.DOTALL)
_SALUTATION = re.compile(r"^(?:Sdri?|Bpk|Bapak|Ibu|Bu|Pak)\.?\s+(?=[A-Z])")
OTHER = "other"
"""What stands in minutes under a label that heads none of their parts."""
_PARTS = ("agenda", "decision", "action", "attendance")
_NOT_TAKEN = ("invited", "topic")
"""What a head says that goes into no field."""
_VOTING = (Option("voting_terbuka", N_("Open vote")), Option("voting_rahasia", N_("Secret vote")))


def texts_of(listing: Listing) -> list[Sheet]:
    """Give the sheets of minutes without any table, which have a heading of agenda or decisions."""
    return [sheet for sheet in listing.sheets if not sheet.hidden and {"agenda", "decision"} & set(sections_of(sheet.cells.values()))]


def sections_of(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Give the lines under each heading of minutes, by what the heading means; `Agenda | : Iuran kas` heads what stands beside it.

    What stands beside a label that heads no part of minutes, `Peserta : 15 orang`, is of `OTHER`.
    """
    found: dict[str, list[Cell]] = {}
    now, is_counted = "", False
    listed = [line for cell in sorted(cells, key=lambda each: (each.row, each.column)) for line in counted_lines(cell)]
    for cell, beside in zip_longest(listed, listed[1:]):
        is_label = beside is not None and beside.row == cell.row and beside.text.lstrip().startswith(":")
        label, text = _label_and_text(cell)
        is_list_below = beside is not None and beside.row > cell.row and bool(_FIRST.match(beside.text))
        heading = section_of(cell.text) or (said_section(cell.text) if is_label or is_list_below else "")
        if heading:
            now, is_counted = heading, is_counted or bool(_COUNTED.match(cell.text))
            found.setdefault(now, [])
        elif text and (of_text := meaning("section", label)) in _PARTS:
            now = of_text
            found.setdefault(now, []).append(replace(cell, text=text))
        elif (now or cell.text.rstrip().endswith(":")) and heads_other(cell.text, is_counted):
            now = OTHER
            found.setdefault(OTHER, []).append(cell)
        elif (is_label and not _NUMBERED.match(cell.text)) or (not now and (text or _COUNTED_LINE.match(cell.text))):
            now = OTHER if is_label else now
            found.setdefault(OTHER, []).append(cell)
        elif now and (said := cell.text.lstrip(" :")):
            found[now].append(cell if said == cell.text else replace(cell, text=said))
    return found


def counted_lines(cell: Cell) -> list[Cell]:
    """Give each of several lines that are counted within one cell, `1. Iuran 2. Panen`; else the cell as it is."""
    texts, rest = [""], cell.text
    while found := re.search(rf"(?:^|(?<=\s)|(?<=:)){len(texts)}[.)]\s*(?=[^\W\d])", rest):
        texts[-1] += rest[: found.start()]
        texts.append(found[0])
        rest = rest[found.end() :]
    texts[-1] += rest
    lines = [text.strip() for text in texts if text.strip()]
    return [replace(cell, text=line) for line in lines] if len(texts) > _ONE_AND_HEAD else [cell]


def heads_other(text: str, is_counted: bool) -> bool:
    """Say whether a line heads a part that nothing is taken from: `PEMBAHASAN`, `Saran-saran:`, `II. Pembahasan` below `I. Agenda`."""
    bare = text.strip()
    is_short = 0 < len(plain(bare).split()) <= _SHORT_HEADING and not _NUMBERED.match(bare) and not _DECIDED.search(bare)
    is_headed = bare.endswith(":") or (bare.isupper() and len(bare) > _SHORT_WORD)
    return (is_counted and bool(_COUNTED.match(bare)) and len(bare) <= _LONGEST_HEADING) or (is_short and is_headed)


def _label_and_text(cell: Cell) -> tuple[str, str]:
    """Give the label of a line and what it says behind it, each "" where there is none: `Agenda : Iuran kas`."""
    pair = None if _NUMBERED.match(cell.text) else _PAIR.match(cell.text)
    return (pair[1], pair[2].strip()) if pair else ("", "")


def section_of(text: str) -> str:
    """Give what a heading of minutes begins, "" for a text that is none."""
    numbered = _SECTION.match(text)
    bare = numbered[1] if numbered else text.strip().rstrip(":")
    is_heading = numbered is not None or text.strip().endswith(":") or text == text.upper()
    return said_section(bare) if is_heading and len(text) <= _LONGEST_HEADING else ""


def said_section(text: str) -> str:
    """Give what part of minutes a text calls, "" for none; `Hasil / Kesimpulan` calls one by two names."""
    halves = {meaning("section", half) for half in HALVES.split(text)} - {""}
    return meaning("section", text) or (halves.pop() if len(halves) == 1 else "")


def read_agenda(context: Context, part: Part, cells: Sequence[Cell]) -> None:
    """Make an agenda item of each numbered line; letters below numbers count no items of their own."""
    lines = list(_lines(cells))
    lettered = not any(number.isdigit() for _, number, _ in lines)
    for cell, number, text in lines:
        if not number or len(text) < 3:
            leave_lines(context, part, [cell])
            continue
        order = int(number) if number.isdigit() else ord(number) - 96 if lettered else 0
        name = f"{part.owner}\n{order or number}"
        is_first = f"agenda_item:{name}" not in context.drafts
        item = context.line("agenda_item", name, f"{name}\n{plain(text)}", part.sheet)
        item.put("order_no", order if order and is_first else None, cell.name)
        item.put("topic", " ".join(text.split()).rstrip(".")[:200], cell.name)
        item.links["meeting"] = part.owner


def _lines(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str, str]]:
    """Give each line with its number, "" for none, which may stand in a cell of its own before the text."""
    before = ""
    for at, cell in enumerate(cells, 1):
        begins = at == 1 or cells[at - 2].row != cell.row  # a number further on in a row is none of a line, but that of votes
        if begins and (alone := _NUMBER.match(cell.text)) and at < len(cells) and cells[at].row == cell.row:
            before = alone[1]
            continue
        found = None if before else _NUMBERED.match(cell.text)
        yield cell, before or (found[1] if found else ""), (found[2] if found else cell.text).strip()
        before = ""


def leave_lines(context: Context, part: Part, cells: Iterable[Cell]) -> None:
    """Name lines of minutes as not taken, but for those that say who led and the like: the head is read from them, wherever they stand."""
    said = {each.cell.name for code, each in part.head.keys.items() if _is_taken(part, code)}
    left = [cell.name for cell in cells if cell.name not in said and not _is_key(part, cell)]
    context.asking.leave(part.sheet, left, N_("A line of the minutes that was not taken"))


def _is_key(part: Part, cell: Cell) -> bool:
    """Say whether a cell says what the one to the right of it, which was taken, is: `Notulis`, or the colon behind it."""
    key = cell.text.strip().rstrip(":").strip()
    keys = part.head.keys.items()
    beside = [code for code, each in keys if _is_taken(part, code) and each.cell.row == cell.row and each.cell.column > cell.column]
    return bool(beside) and (not key or meaning("head", key) in beside)


def _is_taken(part: Part, code: str) -> bool:
    """Say whether what the head says under a key goes into a record, or is held against the rows of a table."""
    return code not in _NOT_TAKEN and (code != "count" or bool(part.table.rows))


def read_decisions(context: Context, part: Part, cells: Sequence[Cell]) -> None:
    """Make a decision of each numbered line, with its method and votes; a line of dissent belongs to the one before."""
    made: list[tuple[Draft, Cell]] = []
    for cell, number, text in _lines(cells):
        if (dissent := _DISSENT.match(cell.text)) and made:
            _dissent(made[-1][0], _SALUTATION.sub("", dissent[1].strip()).rstrip("."), cell.name)
        elif number:
            made.append((_decision(context, part, cell, number, text), cell))
        else:
            leave_lines(context, part, [cell])
    if made:
        where = span(made[0][1].column, [cell.row for _, cell in made])
        message = N_("Who proposed, who finally decided and the level of participation are not on the paper: the decisions stay drafts.")
        context.asking.say("decision_fields_missing", part.sheet, where, message)


def _dissent(decision: Draft, said: str, cell: str) -> None:
    """Note what somebody said against a decision, beside what others said; a copy of its sheet says the same once more."""
    before = str(decision.fields.get("dissent", ""))
    if f"\n{said}\n" not in f"\n{before}\n":
        decision.put("dissent", f"{before}\n{said}".strip(), cell)


def _decision(context: Context, part: Part, cell: Cell, number: str, text: str) -> Draft:
    name = f"{part.owner}\n{number}"
    decision = context.line("decision", name, f"{name}\n{plain(text)}", part.sheet)
    decision.put("decision_no", number, cell.name)
    method = ""
    if (bracket := _BRACKET.search(text)) and (found := longest("decision_method", bracket[1])[1]):
        method, text = found, text[: bracket.start()]
    votes = list(_VOTES.finditer(text))
    for found_vote in votes:
        word, count = (found_vote[1], found_vote[2]) if found_vote[1] else (found_vote[4], found_vote[3])
        code = words_of("vote").get(plain(word), "")
        if code:
            decision.put(f"votes_{code}", int(count), cell.name)
    if votes:
        method = method or longest("decision_method", text)[1]
        behind = _BEHIND_VOTES.sub("", text[votes[-1].end() :])
        text = ", ".join(each for each in (text[: votes[0].start()].strip(" ,;("), behind) if each)
    else:
        method = method or longest("decision_method", text)[1]
    if votes and not method:
        message = N_("Votes are given, but not whether the vote was open or secret.")
        method = context.asking.ask("method_assumed", part.sheet, cell.name, message, _VOTING, "voting_terbuka")
    decision.put("method", method, cell.name)
    decision.put("statement", " ".join(text.split()).strip(" ,;(").rstrip(".")[:4000], cell.name)
    decision.put("decided_on", part.day)
    decision.links["meeting"] = part.owner
    if part.group:
        decision.links["group"] = part.group
    return decision


def read_actions(context: Context, part: Part) -> int:
    """Make a follow-up of each row of a table of deeds, and count them."""
    times = Counter(plain(cell.text) for row in part.table.rows if (cell := part.table.cell(row, "what")) is not None)
    for row in part.table.rows:
        what, who, when = (part.table.cell(row, code) for code in ("what", "responsible", "due_on"))
        if what is None:
            continue
        name = f"{part.owner}\n{plain(what.text)}"
        said = "\n".join((name, *(plain(cell.text) if cell else "" for cell in (who, when))))
        # The same deed of several people, or on several days, is several.
        is_named_in_full = times[plain(what.text)] > 1 or f"action:{name}" in context.drafts
        known = context.lines.get((f"action:{said}", 1))
        action = known or context.line("action", said if is_named_in_full else name, said, part.sheet, row)
        action.put("what", " ".join(what.text.split())[:1000], what.name)
        action.put("responsible_text", " ".join(who.text.split())[:500] if who else "", who.name if who else "")
        if part.owner:
            action.links["meeting"] = part.owner
        if when is None:
            continue
        read = read_cell(when, context.clues, part.year or int(part.day[:4] or 0), context.today)
        if read.doubt == "year_given" and read.iso >= part.day:
            action.put("due_on", read.iso, when.name)
        elif read.doubt in ("none", "year_only"):
            message = N_("“{text}” is no date: by which day?", text=when.text)
            answer = context.asking.ask("due_missing", part.sheet, when.name, message, (LEAVE,), "leave", typed="day")
            action.put("due_on", answer if re.fullmatch(r"\d{4}-\d\d-\d\d", answer) else None, when.name)
        else:
            action.put("due_on", sure_day(context, part.sheet, when, read), when.name)
    return len(part.table.rows)


def read_leaders(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Note chair and note-taker, found among those present or added as people."""
    for code in ("chair", "note_taker"):
        said = part.head.key(code)
        if said is None:
            continue
        name = read_name(said.text)
        known = [one for one in people if plain(one.name.name) == plain(name.name)]
        meeting = context.drafts[part.owner]
        leader = f"person:{known[0].key if known else f'{plain(name.name)}#1'}"
        if meeting.links.get(code, leader) != leader:
            title = meeting.fields.get("title") or Meeting.label
            message = N_("Another head of this list says something else of {name}.", name=title)
            context.asking.leave(part.sheet, said.cell.name, message)
            continue
        if len({one.key for one in known}) == 1:
            meeting.links[code] = leader
        elif not known and name.name:
            person = context.draft("person", f"{plain(name.name)}#1", part.sheet)
            person.put("name", name.name, said.cell.name)
            person.put("titles", name.titles, said.cell.name)
            person.put("sex", "tidak_dicatat")
            meeting.links[code] = person.name
        elif known:
            context.asking.leave(part.sheet, said.cell.name, N_("Several people on this list are called {name}.", name=name.name))
        meeting.cells[code] = said.cell.name
        if name.note:
            context.asking.leave(part.sheet, said.cell.name, N_("Remarks, for which there is no field"))
