"""What came from a worker, in words: what is missing, and the reply to paste where they read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from empower_desktop.history.digest import data_code
from empower_desktop.language import N_, P_, Language, Message
from empower_desktop.store import Arrival
from empower_desktop.workbook.proposing import Asked
from empower_desktop.workspace.coverage import Coverage, Laptop
from empower_desktop.workspace.gaps import EMPTY, Gap
from empower_desktop.workspace.spelling import first_name
from empower_desktop.workspace.untaken import Untaken

SEND_AGAIN = N_("Please send it again, or send everything once.")
SEND_FROM_THERE = N_("Please send it again from there, or everything once. If that laptop is gone, please say so.")
CAME_LATER = N_("What was in it came later, so nothing is lost.")
LACKS_OLDER = N_("Only what is new is in it; older records have not come here. Please send everything once.")
MOST_TOLD = 3
"""So many questions are told in a reply, the oldest first, and so many cells that could not be taken."""


def code_words(arrival: Arrival) -> Message | str:
    """Give the data code of a file; one that was exported without anything new has none: it would be the same for everybody."""
    return N_("(empty)") if arrival.digest == EMPTY else data_code(arrival.digest)


def gap_words(one: Coverage) -> list[Message]:
    """Say in words what never came from a worker, many at once, and where all of it came later that nothing is lost.

    Of what nobody is asked for any more nothing is said.
    """
    name, missing = one.worker.name, one.missing
    healed = [CAME_LATER] if missing and not one.wanted else []
    if len(one.laptops) > 1:
        return [*(_gap_of(laptop, name) for laptop in one.laptops if laptop.gaps), *healed]
    if len(missing) <= MOST_TOLD:
        return [*(_gap_told(gap, gap in one.undone).filled(n=gap.number, name=name) for gap in missing), *healed]
    return [N_("The files number {numbers} from {name} have not come yet.", numbers=_numbers(missing), name=name), *healed]


def _gap_told(gap: Gap, is_undone: bool) -> Message:
    return (
        N_("File number {n} from {name} came, and was undone here.") if is_undone else N_("File number {n} from {name} has not come yet.")
    )


def gap_numbers(one: Coverage, say: Language) -> str:
    """Give the numbers of what never came from a worker, for a table; those of a laptop before are told apart."""
    return _by_laptop([(laptop, laptop.gaps) for laptop in one.laptops], say)


def forgone_words(one: Coverage, say: Language) -> str:
    """Say which files of a worker nobody is asked for any more; nothing where there are none."""
    numbers = _by_laptop([(laptop, laptop.forgone) for laptop in one.laptops], say)
    return say(N_("Not asked for any more: {numbers}.", numbers=numbers)) if numbers else ""


def _by_laptop(gaps: Iterable[tuple[Laptop, Sequence[Gap]]], say: Language) -> str:
    told = []
    for laptop, some in gaps:
        if some:
            which = "" if laptop.is_present else f" ({say(laptop.called or N_('laptop before'))})"
            told.append(f"{_numbers(some)}{which}")
    return "; ".join(told)


def _gap_of(laptop: Laptop, name: str) -> Message:
    """Say what never came from one of several laptops of a worker."""
    told = {**_told_of(laptop), "name": name}
    if laptop.is_present:
        return N_("Not come yet from the laptop that {name} uses now: number {numbers}.").filled(**told)
    told["which"] = laptop.called or N_("an earlier laptop")
    if not laptop.last.held:
        return N_(
            "Not here from {which} of {name} (or before a backup was restored), since all of it was undone: number {numbers}."
        ).filled(**told)
    said = N_(
        "Not come yet from {which} of {name} (or before a backup was restored), whose last file here is number {last} of {day}: "
        "number {numbers}."
    )
    return said.filled(**told)


def _told_of(laptop: Laptop) -> dict[str, object]:
    return {"numbers": _numbers(laptop.gaps), "last": laptop.last.number, "day": laptop.day}


def _not_come(laptop: Laptop) -> Iterator[Message]:
    """Tell a worker what of one laptop of theirs never came or was undone here, and what to do about it."""
    again = SEND_AGAIN
    if laptop.of == 1:
        yield from _not_come_of_the_only_one(laptop)
    elif laptop.is_present:
        said = P_(
            "Of the laptop that you use now, file {numbers} has not come.",
            "Of the laptop that you use now, files {numbers} have not come.",
            len(laptop.gaps),
        )
        yield said.filled(numbers=_numbers(laptop.gaps))
    else:
        again = SEND_FROM_THERE
        yield _not_come_before(laptop).filled(**_told_of(laptop), which=laptop.called or N_("the laptop before it"))
    yield again if laptop.wanted else CAME_LATER


def _not_come_before(laptop: Laptop) -> Message:
    many = len(laptop.gaps)
    if not laptop.last.held:
        return P_(
            "Of {which} (or this one before a backup was restored), file {numbers} is not here: what came was undone.",
            "Of {which} (or this one before a backup was restored), files {numbers} are not here: what came was undone.",
            many,
        )
    return P_(
        "Of {which} (or this one before a backup was restored), whose last file here is number {last} of {day}, "
        "file {numbers} has not come.",
        "Of {which} (or this one before a backup was restored), whose last file here is number {last} of {day}, "
        "files {numbers} have not come.",
        many,
    )


def _not_come_of_the_only_one(laptop: Laptop) -> Iterator[Message]:
    """Tell apart what never came and what came and was undone: its sender knows that they sent it."""
    never = [gap for gap in laptop.gaps if gap not in laptop.undone]
    if never:
        said = P_("File {numbers} has not come.", "Files {numbers} have not come.", len(never))
        yield said.filled(numbers=_numbers(never))
    if laptop.undone:
        said = P_("File {numbers} came, and was undone here.", "Files {numbers} came, and were undone here.", len(laptop.undone))
        yield said.filled(numbers=_numbers(laptop.undone))


def reply_to(one: Coverage, language: Language) -> str:
    """Give the reply to a worker as one text, to be pasted where they read; each question stands on a line of its own."""
    hello = N_("Hello {name}.", name=first_name(one.worker.name))
    said = " ".join(language(message) for message in (hello, *_sentences(one)))
    asked = [f"• {_spot(each.asked)}{language(each.asked.message)}" for each in one.questions[:MOST_TOLD]]
    more = len(one.questions) - len(asked)
    rest = [language(P_("… and {n} more question", "… and {n} more questions", more))] if more else []
    return "\n".join([said, *asked, *rest, *_not_taken(one.untaken, language)])


def _sentences(one: Coverage) -> tuple[Message, ...]:
    """Give what to write to the worker, sentence by sentence."""
    told = [_received(one.last, one.laptops)] if one.last is not None else []
    for laptop in one.laptops:
        # What a laptop that is not in use any more never sent is no matter once it came otherwise.
        if laptop.wanted or (laptop.gaps and laptop.is_present):
            told += _not_come(laptop)
    if not told:
        told = [N_("Nothing of yours is here. Please send everything.")]
    if one.lacks_older:
        told.append(LACKS_OLDER)
    if one.questions:
        told.append(P_("{n} question about what you sent:", "{n} questions about what you sent:", len(one.questions)))
    return tuple(told)


def _received(last: Arrival, laptops: Sequence[Laptop]) -> Message:
    """Say which file came last: with its data code, or that it was exported with nothing new in it."""
    told = {"number": last.number, "code": code_words(last)}
    if laptops[1:] and laptops[0].last is not last:
        return N_("File {number} of an earlier laptop received, data code {code}.").filled(**told)
    if last.digest == EMPTY:
        said = N_("File {number} received; it was exported without anything new.")
        if laptops[1:]:
            said = N_("File {number} of the laptop that you use now received; it was exported without anything new.")
        return said.filled(**told)
    said = N_("File {number} received, data code {code}.")
    if laptops[1:]:
        said = N_("File {number} of the laptop that you use now received, data code {code}.")
    return said.filled(**told)


def _not_taken(untaken: Sequence[Untaken], say: Language) -> Iterator[str]:
    """Name what the worker should mend in the files that came last."""
    if not untaken:
        return
    head = P_(
        "{n} thing in it could not be taken. Please mend it in the file, and send the file again:",
        "{n} things in it could not be taken. Please mend them in the file, and send the file again:",
        len(untaken),
    )
    yield say(head)
    for each in untaken[:MOST_TOLD]:
        yield f"• {', '.join(filter(None, (each.file, each.place)))}: {say(each.message)}"
    if more := len(untaken[MOST_TOLD:]):
        yield say(P_("… and {n} more", "… and {n} more", more))


def _spot(asked: Asked) -> str:
    return f"{asked.sheet} {asked.cell}: " if asked.cell else ""


def _numbers(gaps: Iterable[Gap]) -> str:
    """Name the numbers of gaps; how often one is missing is not told."""
    counted = Counter(gap.number for gap in gaps)
    return ", ".join(str(number) for number in sorted(counted))
