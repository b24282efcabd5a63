"""Who was there: from signatures, marks and remarks of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from empower_desktop.language import N_, P_
from empower_desktop.lists.amounts import is_nothing, is_tick
from empower_desktop.lists.context import Context, Part
from empower_desktop.lists.elements import element_of
from empower_desktop.lists.grid import Cell
from empower_desktop.lists.mark_keys import bare, marks_said
from empower_desktop.lists.marks import CROSS, MARK_OPTIONS, PRESENT_OPTIONS, Marks, ask_marks, known_marks, presence_of
from empower_desktop.lists.names import is_name, read_name
from empower_desktop.lists.part_headings import without_count
from empower_desktop.lists.people import Somebody, names_of
from empower_desktop.lists.presence_columns import presence_columns, ticked_presences
from empower_desktop.lists.questions import quoted_in_short
from empower_desktop.lists.understood import UNKNOWN, Option
from empower_desktop.lists.unsaid_presence import (
    STANDS_FOR,
    absence_said,
    ask_of_all,
    ask_of_excused,
    ask_of_unremarked,
    ask_of_unsaid,
    ask_of_words,
    is_represented,
    remark_of,
    tells_of_absent,
)
from empower_desktop.records.choices import choice_of
from empower_desktop.records.words import beginning, longest, plain

_PLACEHOLDER = re.compile(r"\s*\d{0,3}\s*[.)]?\s*[.…_\-]*\s*")
_INITIALS = 3
_FOR_ANOTHER = re.compile(r"^\s*a\.?\s?n\.?\s", re.IGNORECASE)


def presences(context: Context, part: Part, people: Sequence[Somebody]) -> list[Marks]:
    """Give, for each person of a table of one day, whether they were there and what else the row says of that."""
    if columns := presence_columns(part.table):
        marks: list[Marks] = [{"presence": said} if said else {} for said in ticked_presences(context, part, people, columns)]
    else:
        meanings = _meanings(context, part, people)
        marks = [_by_row(part, one, meanings) for one in people]
        _ask_of_unknown(context, part, people, marks)
    for one, mark in zip(people, marks, strict=True):
        _reason(part, one, mark)
    _signatures(context, part, people, marks)
    ask_of_unremarked(context, part, people, marks)
    for one, mark in zip(people, marks, strict=True):
        ask_of_excused(context, part, one, mark)
        _notes(context, part, one, mark)
        mark.update({"presence": "hadir"} if mark.get("signed") and "presence" not in mark else {})
    ask_of_unsaid(context, part, people, marks)
    _say_represented(context, part, people)
    return marks


def _names_who_came(part: Part, row: int) -> bool:
    """Say whether a row names in a column of its own who came instead."""
    cell = part.table.cell(row, "represented_by")
    return cell is not None and not is_nothing(cell.text)


def _rows_represented(part: Part) -> list[int]:
    return [row for row in part.table.rows if _names_who_came(part, row)]


def ticked_for_another(part: Part) -> int:
    """Count the rows that are ticked or signed, though another came: the list may count them among those who came."""
    marks = ([part.table.cell(row, code) for code in ("presence", "signed")] for row in _rows_represented(part))
    return sum(any(cell is not None and not is_nothing(cell.text) for cell in cells) for cells in marks)


def _say_represented(context: Context, part: Part, people: Sequence[Somebody]) -> None:
    """Say of whom it is noted that they were not there, since another came instead: that one is nobody on the list."""
    if rows := _rows_represented(part):
        message = P_(
            "{n} person is noted as absent, since another came instead: {names}. Add that one by hand if it is known who it was.",
            "{n} people are noted as absent, since others came instead: {names}. Add these by hand if it is known who they were.",
            len(rows),
            names=names_of(one for one in people if one.row in rows),
        )
        context.asking.say("represented_by", part.sheet, part.cells_of("represented_by", rows), message)


def _meanings(context: Context, part: Part, people: Sequence[Somebody]) -> dict[str, str]:
    """Give what each mark of a column of presence means, "" where nobody knows: a cross that stands alone may be a tick, numbers count.

    What a key beside the table says goes before that.
    """
    cells = [cell for one in people if (cell := part.table.cell(one.row, "presence")) is not None]
    keyed = marks_said(part.table.sheet, [part.table])
    meanings = {text: keyed.get(bare(text), usual) for text, usual in known_marks(cell.text for cell in cells).items()}
    crosses = [cell for cell in cells if plain(cell.text)]
    if {plain(cell.text) for cell in crosses} == {CROSS} and CROSS not in keyed:
        message = N_("What does “{mark}” mean in this column?", mark=crosses[0].text[:20])
        meanings |= dict.fromkeys((cell.text for cell in crosses), ask_marks(context, part, crosses, message, "", MARK_OPTIONS))
    return meanings


def _by_row(part: Part, one: Somebody, meanings: Mapping[str, str]) -> Marks:
    mark: Marks = {}
    cell = part.table.cell(one.row, "presence")
    if cell is not None:
        if found := meanings[cell.text]:
            mark["presence"] = found
        elif is_nothing(cell.text) and (is_represented(one) or absence_said(remark_of(one))):  # `-`, and beside it `ijin`
            mark["presence"] = UNKNOWN
    elif part.table.column("presence"):
        mark["presence"] = UNKNOWN
    return mark


def _ask_of_unknown(context: Context, part: Part, people: Sequence[Somebody], marks: Sequence[Marks]) -> None:
    """Ask what each mark of the column means that nobody knows, once for all cells that say it; a dash may mean absent."""
    unknown: dict[str, list[tuple[Cell, Marks]]] = {}
    for one, mark in zip(people, marks, strict=True):
        if "presence" not in mark and (cell := part.table.cell(one.row, "presence")) is not None:
            unknown.setdefault(cell.text, []).append((cell, mark))
    for text, said in unknown.items():
        message = N_("What does “{mark}” mean in this column?", mark=text[:20])
        default = "alpa" if is_nothing(text) else ""
        answer = ask_marks(context, part, [cell for cell, _ in said], message, default, MARK_OPTIONS)
        for _, mark in said:
            mark["presence"] = answer


def _reason(part: Part, one: Somebody, mark: Marks) -> None:
    """Take from a remark why somebody was not there, as long as no mark says that they were."""
    said = absence_said(remark_of(one)) if _is_marked(part) or not _sent_along(one) else ""
    if not said and "presence" not in mark:  # who stands under `Yang tidak hadir:` was not there, unless the row says it otherwise
        said = absence_said(without_count(one.section).removeprefix("Yang ").removeprefix("yang "))
    if said not in ("", "diwakili") and mark.get("presence", "alpa") in ("alpa", UNKNOWN):
        mark["presence"] = said


def _is_marked(part: Part) -> bool:
    """Say whether a column tells of everybody whether they came, by marks or signatures."""
    return bool(part.table.column("presence") or part.table.column("signed"))


def _sent_along(one: Somebody) -> bool:
    """Say whether a remark tells that something was sent along, `titip`: that alone does not say that somebody stayed at home."""
    return longest("remark_presence", remark_of(one))[0] == _SENT


_KIN = re.compile(r"(?:istri|isteri|suami|anak|menantu|adik|kakak|ayah|ibu|bapak)(?:nya)?\W*$", re.IGNORECASE)
_WHO_CAME = re.compile(
    r"\b(?:diganti|digantikan|diwakili|diwakilkan)\b\s*(?:(?:oleh|kepada)\b)?[\s:]*(?P<who>[^\s;,(][^;,(]*)", re.IGNORECASE
)
_SENT = "titip"
_SIGNED_BY_WORD = frozenset(["ttd", "jempol"])
"""Short for a signature, and the thumb of `cap jempol`."""
_MOST_FIRST = ("hadir", "izin", "sakit", "alpa", UNKNOWN)


def most_present(first: str, second: str) -> str:
    """Give the presence of somebody of whom two rows say one each: who is present in one was there."""
    return min(first, second, key=_MOST_FIRST.index)


def _signatures(context: Context, part: Part, people: Sequence[Somebody], marks: Sequence[Marks]) -> None:
    """Take signatures; a column that nobody signed, and a row without a mark beside others, are asked about."""
    if not part.table.column("signed"):
        return
    texts = [_signature(part, one) for one in people]
    signed = [not _PLACEHOLDER.fullmatch(text) and bool(plain(text) or is_tick(text)) for text in texts]
    if not any(signed):
        if not any(texts) and any("presence" not in mark for mark in marks):
            message = N_("Nobody signed. Is it a list of those who were present, or of those invited?")
            ask_of_all(context, part, (part.head_cell("signed"), message, ""), marks)
        return
    missing: list[int] = []
    unclear: list[tuple[Somebody, Marks]] = []
    for one, text, is_signed, mark in zip(people, texts, signed, marks, strict=True):
        if is_signed and (said := _said_instead(context, part, one, text)):
            mark.setdefault("presence", said)
        elif is_signed and "presence" not in mark and not _is_sign(one, text):
            unclear.append((one, mark))
        elif is_signed and not _FOR_ANOTHER.match(text):
            mark["signed"] = True
        elif _FOR_ANOTHER.match(text):
            mark.setdefault("presence", "alpa")
        elif "presence" not in mark and not is_represented(one):
            missing.append(one.row)
    if missing:
        message = N_("No mark in the column of signatures, where others have one. Were they present?")
        where = part.cells_of("signed", missing) if len(missing) == 1 else ",".join(part.cells_of("signed", [row]) for row in missing)
        default = "" if tells_of_absent(part) else "hadir"
        answer = context.asking.ask("not_signed", part.sheet, where, message, PRESENT_OPTIONS, default)
        for one, mark in zip(people, marks, strict=True):
            if one.row in missing:
                mark["presence"] = answer or UNKNOWN
    _ask_of_unclear(context, part, unclear)


def _ask_of_unclear(context: Context, part: Part, unclear: Sequence[tuple[Somebody, Marks]]) -> None:
    message = P_(
        "{n} word in the column of signatures may say that somebody was not there: {words}. Were they present?",
        "{n} words in the column of signatures may say that somebody was not there: {words}. Were they present?",
        len(unclear),
        words=quoted_in_short(_signature(part, one) for one, _ in unclear),
    )
    ask_of_words(context, part, "signed", unclear, message)


def _is_sign(one: Somebody, text: str) -> bool:
    """Say whether what was typed for a signature is one: a mark, initials, or words of the name; another word may be a reason."""
    words = plain(text).split()
    is_short = len("".join(words)) <= _INITIALS
    is_mark = (
        bool(_FOR_ANOTHER.match(text))
        or is_tick(text)
        or beginning("presence", text)[1] == "hadir"
        or not _SIGNED_BY_WORD.isdisjoint(words)
    )
    return is_short or is_mark or any(word in plain(one.name.with_others) for word in words if len(word) > 1)


def _signature(part: Part, one: Somebody) -> str:
    """Give what stands where somebody was to sign; lists of two columns under one heading are signed to the left and right in turns."""
    column = part.table.column("signed")
    cell = part.table.sheet.cell(one.row, column)
    if cell is not None and cell.kind == "bool":  # a box to tick, which else looks like the number of a row
        return "✓" if cell.text == "1" else ""
    text = part.table.sheet.text(one.row, column)
    beside = part.table.sheet.text(one.row, part.table.signed_beside) if part.table.signed_beside else ""
    return beside if beside and _PLACEHOLDER.fullmatch(text) else text


def _said_instead(context: Context, part: Part, one: Somebody, text: str) -> str:
    """Give what is written where a signature was wanted: excused, ill, absent; a single letter may be somebody's sign."""
    said = presence_of(text) or absence_said(text)
    if said not in ("izin", "sakit", "alpa") or plain(text) in ("x", ""):
        return ""
    if len(plain(text)) > 1:
        return said
    message = N_("What does “{mark}” mean in this column?", mark=text[:20])
    where = part.cells_of("signed", [one.row])
    return context.asking.ask("mark_unknown", part.sheet, where, message, MARK_OPTIONS) or UNKNOWN


def _notes(context: Context, part: Part, one: Somebody, mark: Marks) -> None:
    note, signature = one.name.note, part.table.cell(one.row, "signed")
    remark = "; ".join(text for text in (note, one.remark) if text)
    if remark:
        mark["remark"] = remark[:200]
    if is_represented(one) or (signature and _FOR_ANOTHER.match(signature.text)):
        mark["presence"] = "alpa"
        mark.setdefault("remark", signature.text if signature else "diwakili")
        if _names_who_came(part, one.row):
            return
        message = N_("{name} was represented. Who came instead?", name=one.name.name)
        options = [Option("unknown", N_("Not known"))]
        if named := _who_came(remark):
            options.insert(0, Option(named, N_("{value}", value=named)))
        answer = context.asking.ask("represented_by", part.sheet, one.cell, message, options, options[0].code, typed="text")
        if answer and answer != "unknown":
            mark["remark"] = f"{mark['remark']}: {answer}"[:200] if answer != named else mark["remark"]
            if part.owner_kind == "training":  # of whose participants nothing is remarked
                message = N_("{name} came instead of {other}: add them by hand.", name=answer[:60], other=one.name.name)
                context.asking.say("represented_by", part.sheet, one.cell, message)
    elif note and STANDS_FOR.match(note):
        _stands_for(context, part, one, note, mark)


def _who_came(remark: str) -> str:
    """Give whom a remark names as the one who came, `diganti Roni`; "" where it names nobody, `diwakili istrinya`."""
    found = _WHO_CAME.search(remark)
    if found is None or not found["who"][:1].isupper() or _KIN.match(found["who"]):
        return ""
    name = read_name(found["who"]).name
    return name if is_name(name) else ""


def _stands_for(context: Context, part: Part, one: Somebody, note: str, mark: Marks) -> None:
    element = element_of(STANDS_FOR.sub("", note))
    message = N_("“{note}”: does {name} represent them as a body, or come in the place of a person?", note=note, name=one.name.name)
    options = [Option("person", N_("In the place of a person"))]
    if element:
        known = choice_of("stakeholder_element", element)
        options.insert(0, Option(element, N_("{value}", value=known.label if known else element)))
    answer = context.asking.ask("proxy", part.sheet, one.cell, message, options, element)
    if answer and answer == element:
        mark["capacity_as"] = element
