"""How a training was taught, as the head of its list says: by whom, and by which methods."""

from __future__ import annotations

import re

from empower_desktop.lists.names import read_name
from empower_desktop.records.words import beginning, longest, meaning

_COUNTED = re.compile(r"\s\d[.)]\s*(?=[^\W\d])")
"""What counts several people in one line."""
_AND = re.compile(r"\s+(?:dan|&)\s+(?![^(\[]*[)\]])", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[,;]\s*")
_OF_NOBODY = ("method", "topic", "date", "time", "hours")
"""What a line on who taught may go on with, `Pelatih : Ibu Sri, metode praktik`."""
_BESIDE = re.compile(r"\s*(?:[,;/&+]|\bdan\b|\bserta\b)\s*", re.IGNORECASE)
"""What stands between two methods."""


def trainer_of(text: str) -> str:
    """Give who trained as the list says it, with titles and office, for which there is no other field; of numbers beside it nothing.

    Several that are counted, `1. Umi, S.P 2. Edi (dinas)`, or parted by *dan*, are told one after the other. Of others the names alone
    are: which office is whose is not clear.
    """
    counted = [each.strip(" ,;") for each in _COUNTED.split(f" {text}") if each.strip(" ,;")]
    if len(counted) > 1:
        return "; ".join(trainer_of(each) for each in counted)
    together = [each.strip(" ,;") for each in _AND.split(text) if each.strip(" ,;")]
    if len(together) > 1:
        return " dan ".join(trainer_of(each) for each in together)
    written, name = " ".join(text.split()), read_name(text)
    return name.with_others if name.others or re.search(r"\d", written) else written


def parted_from_trainer(text: str) -> tuple[str, str]:
    """Give who trained, and what else a line goes on with behind a comma: the method, the topic, the time; "" for nothing."""
    for found in _BEHIND.finditer(text):
        if beginning("head", text[found.end() :])[1] in _OF_NOBODY:
            return text[: found.start()], text[found.end() :]
    return text, ""


def methods_in(text: str) -> tuple[tuple[str, ...], list[str]]:
    """Give the methods that a text names, `ceramah, praktek`, and the words of it that no method is known for."""
    label = beginning("head", text)
    bare = " ".join(text.split()[len(label[0].split()) :]) if label[1] == "method" else text
    said = [each.strip(" .:") for each in _BESIDE.split(bare) if each.strip(" .:")]
    found = {each: meaning("training_method", each) or longest("training_method", each)[1] for each in said}
    return tuple(sorted({code for code in found.values() if code})), [each for each, code in found.items() if not code]
